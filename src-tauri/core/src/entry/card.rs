//! Cards: what is known of an animal, a litter, a person, a place or a picture, beside its entries.

use super::field::{Free, choices, records};
use super::kind::Ratio;

/// What a card is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardType {
    /// The log itself: title, zone, language.
    Log,
    /// Whose log it is and how it is told.
    Profile,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An animal.
    Animal,
    /// A litter.
    Litter,
    /// A picture.
    Media,
}

impl CardType {
    /// Every type, in the order of the log's file.
    pub const ALL: [Self; 7] =
        [Self::Log, Self::Profile, Self::Person, Self::Place, Self::Animal, Self::Litter, Self::Media];

    /// The word a card entry uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Profile => "profile",
            Self::Person => "person",
            Self::Place => "place",
            Self::Animal => "animal",
            Self::Litter => "litter",
            Self::Media => "media",
        }
    }

    /// Reads the word a card entry uses.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// The key of the log's file under which such cards stand.
    pub fn file_key(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Profile => "profile",
            Self::Person => "people",
            Self::Place => "places",
            Self::Animal => "animals",
            Self::Litter => "litters",
            Self::Media => "media",
        }
    }
}

choices! {
    /// How large a dog will be.
    AdultSize { Toy "toy" "toy", Small "small" "small", Medium "medium" "medium", Large "large" "large", Giant "giant" "giant" }
}

records! {
    /// What a person allows to be published.
    Consent [] {
        name "name" "Name": String,
        quotes "quotes" "Quotes": String,
        photos "photos" "Photos": String,
    }
    /// A person: the carer, a finder, a vet, an adopter.
    Person [] {
        role "role" "Role": String,
        name "name" "Name": String,
        publish_as "publish_as" "Told in stories as": String,
        short_name "short_name" "Short name": String,
        pronoun "pronoun" "Pronoun": String,
        bio "bio" "About, may be published": Vec<String>,
        consent "consent" "Consent": Consent,
        phone "phone" "Phone (private)": String,
        address "address" "Address (private)": String,
        age "age" "Age (private)": Free,
        permit "permit" "Permit (private)": String,
    }
    /// A place: a home, a shelter, where an animal was found.
    Place [] {
        kind "kind" "Kind": String,
        public_label "public_label" "Told in stories as": String,
        visibility "visibility" "Visibility": String,
        city "city" "City": String,
        full_name "full_name" "Full name (private)": String,
        address "address" "Address (private)": String,
        gps "gps" "Position (private)": Free,
    }
    /// When an animal was born.
    Birth [] {
        date "date" "Date": String,
        precision "precision" "How exactly": String,
    }
    /// An animal.
    Animal [species "species" "Species": String] {
        name "name" "Name": String,
        wild "wild" "Wild": bool,
        sex "sex" "Sex": String,
        coat "coat" "Coat": String,
        breed "breed" "Breed": String,
        adult_size "adult_size" "Adult size, of a dog": AdultSize,
        collar "collar" "Collar": String,
        birth "birth" "Born": Birth,
        litter "litter" "Litter": String,
        mother "mother" "Mother": String,
        role "role" "Role": String,
        name_reason "name_reason" "Why the name": String,
        publish_as "publish_as" "Told in stories as": String,
        weight_kg "weight_kg" "Weight, kg": f64,
        age_years_est "age_years_est" "Age in years, about": f64,
        ear_tip "ear_tip" "Ear tip": Free,
        origin "origin" "Origin": String,
        origin_visibility "origin_visibility" "Origin may be told": String,
        code "code" "Code (private)": Free,
        microchip "microchip" "Microchip (private)": Free,
        shelter_id "shelter_id" "Shelter id (private)": Free,
    }
    /// A litter.
    Litter [] {
        name "name" "Name": String,
        species "species" "Species": String,
        mother "mother" "Mother": String,
        born "born" "How many were born": f64,
    }
    /// A picture.
    Media [] {
        kind "kind" "Kind": String,
        file "file" "File": String,
        subjects "subjects" "Who is on it": Vec<String>,
        what "what" "What it shows": String,
        alt "alt" "Alternative text": String,
        taken "taken" "Taken": String,
        people_visible "people_visible" "People visible": bool,
        visibility "visibility" "Visibility": String,
        exif "exif" "What the original carried": Free,
    }
    /// The log's own card.
    LogCard [] {
        title "title" "Title": String,
        as_of "as_of" "Known up to": String,
        timezone "timezone" "Time zone": String,
        language "language" "Language": String,
    }
    /// What a reader is asked to do at the end of a story.
    CallToAction [] {
        kind "kind" "Kind": String,
        text "text" "Words": String,
    }
    /// Whose log it is and how it is told.
    Profile [] {
        carer "carer" "Carer": String,
        voice "voice" "Voice": String,
        place_label "place_label" "Place that may be named": String,
        call_to_action "call_to_action" "Call to action": CallToAction,
    }
}

/// The part of a weight that a card and an entry share the meaning of.
impl Ratio {
    /// The fraction as a number, when both parts are known and the whole is not nothing.
    pub fn value(&self) -> Option<f64> {
        (self.den != 0.0).then(|| self.num / self.den)
    }
}
