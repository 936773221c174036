//! The sourced figures that rules rest on: the one file that holds them.
//!
//! A table in Rust rather than in a data format, because nothing has to be read and checked while the program runs:
//! a figure that is renamed or lost does not compile, and no package is needed to read it. Each has its unit, the
//! species and ages (whole days since birth) it was published for, and its source. What no publication backs is
//! marked as our proposal, and shown as such. Not reviewed by a veterinarian.

#[path = "ages.rs"]
mod ages;
#[path = "births.rs"]
mod births;

pub use ages::{CARE_STEPS, CareStep, DoneBy, GRUEL, MILESTONES, Milestone, SOLID, WEANED};
use births::PUPPIES_BY_BREED;
pub use births::{BIRTH_WEIGHTS, BirthWeight};

use serde::Serialize;
use ts_rs::TS;

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Source {
    /// Its key in the reference data.
    pub key: &'static str,
    /// What stands beside the figure on the screen.
    pub mark: &'static str,
    /// The work, for whoever wants to read it.
    pub cite: &'static str,
    /// No publication says so: it is our proposal.
    pub proposal: bool,
}

const fn published(key: &'static str, mark: &'static str, cite: &'static str) -> Source {
    Source { key, mark, cite, proposal: false }
}

/// The mark of everything that no publication backs.
pub const OUR_PROPOSAL: &str = "our proposal, ask your vet";

/// A proposal, with what it leans on.
const fn proposal(key: &'static str, cite: &'static str) -> Source {
    Source { key, mark: OUR_PROPOSAL, cite, proposal: true }
}

/// Which species a figure was published for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Cats.
    Cat,
    /// Dogs.
    Dog,
    /// Cats and dogs.
    Both,
    /// A rule of this program, whatever the species.
    Any,
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// What it says, as a heading.
    pub what: &'static str,
    /// The value.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// For which species.
    pub species: For,
    /// From the first to the last whole day of age.
    pub ages: (i64, i64),
    /// Its source.
    pub source: Source,
}

/// Without an upper limit of age.
pub const EVER: i64 = i64::MAX;

const SACN_KITTENS: Source = published(
    "sacn_ch23",
    "Small Animal Clinical Nutrition 2010, ch. 23",
    "Gross KL, Becvarova I, Debraekeleer J. Feeding nursing and orphaned kittens from birth to weaning. In: Small Animal Clinical Nutrition, 5th ed. Mark Morris Institute, 2010, ch. 23, pp. 415-428",
);
const SACN_PUPPIES: Source = published(
    "sacn_ch16",
    "Small Animal Clinical Nutrition 2010, ch. 16",
    "Debraekeleer J, Gross KL, Zicker SC. Feeding nursing and orphaned puppies from birth to weaning. In: Small Animal Clinical Nutrition, 5th ed. Mark Morris Institute, 2010, ch. 16, pp. 295-310",
);
const NORMAL_NEONATE: Source = published(
    "dvm360_normal",
    "The normal neonate, dvm360 2011",
    "The normal neonate: what is normal and abnormal? (Proceedings). dvm360, May 2011",
);
const FASTEST: Source = published(
    "alves2020",
    "Alves 2020, n = 345",
    "Alves I. A model of puppy growth during the first three weeks. Vet Med Sci 2020. doi 10.1002/vms3.322 (345 puppies of 19 breeds)",
);
const ORPHANS: Source = published(
    "dvm360_orphan",
    "dvm360; Small Animal Pediatrics, ch. 6",
    "Caring and feeding orphaned puppies and kittens (Proceedings). dvm360; Peterson ME, Kutzler MA (eds). Small Animal Pediatrics, ch. 6",
);
const STOMACH: Source = published(
    "lawler_chart",
    "Lawler 2008, stomach capacity",
    "Kitten Bottle Feeding and Stomach Capacity Chart, after Lawler DF, Theriogenology 2008;70:384-392; for puppies Rybachuk GQ, Proceedings I PetFeeding (after Macintire 1999, 2008; Little 2013)",
);
const PRACTICAL_TIPS: Source = published(
    "practical_tips",
    "Practical tips for orphaned kitten care",
    "Practical tips for orphaned kitten care (handout: physical exam, temperature, feeding, daily record)",
);
const FIRST_DAY: Source = published(
    "umn",
    "Root Kustritz, University of Minnesota",
    "Root Kustritz MV, University of Minnesota. Feeding orphan, weanling and adolescent puppies and kittens",
);
const RESCUE_CREW: Source = published(
    "rescuecrew",
    "Rescue Crew, medical care and emergencies",
    "Rescue Crew: medical care and emergencies",
);
const PETPLACE: Source = published(
    "petplace_k",
    "PetPlace, orphaned kittens",
    "PetPlace: providing care and nutrition to orphaned kittens",
);
const QUARANTINE: Source = published(
    "kittenlady_numpkin",
    "Kitten Lady; Best Friends",
    "Kitten Lady: Numpkin (mixing FAQ); Best Friends: keeping your pets safe when you foster",
);
/// Parvovirus and panleukopenia pass between dogs and cats: who met them stays apart.
pub const PANLEUKOPENIA: Source = published(
    "decaro2010",
    "Decaro 2010; feline panleukopenia review",
    "Decaro N, et al. Characterisation of canine parvovirus strains isolated from cats with feline panleukopenia. Res Vet Sci 2010;89:275-278; Feline panleukopenia: a re-emergent disease (review)",
);
const PANLEUKOPENIA_QUARANTINE: Source = published(
    "uw_fpv",
    "UW-Madison; UC Davis Shelter Medicine",
    "Ellis A. When to quarantine cats exposed to feline panleukopenia. UW-Madison Shelter Medicine; UC Davis Koret Shelter Medicine. Canine parvovirus guidebook, ch. 6 Quarantine",
);
const DISTEMPER: Source = published(
    "bf_cdv",
    "Best Friends, distemper playbook",
    "Best Friends Network: canine distemper playbook (incubation 10-14 days, at most 30)",
);
const RINGWORM: Source = published(
    "uf_ringworm",
    "University of Florida, ringworm",
    "University of Florida, Shelter animal physical health: ringworm (incubation 7-14 days)",
);
/// Tests of cats for the two retroviruses.
pub const RETROVIRUS: Source = published(
    "aafp_retro",
    "AAFP retrovirus toolkit 2020",
    "AAFP/FelineVMA retrovirus toolkit: diagnosis (2020 guidelines)",
);
/// Sucking on each other separates at once.
pub const SUCKING: Source =
    published("kittenlady_sib", "Kitten Lady, sibling sucking", "Kitten Lady: sibling sucking");
/// Puppies raised with kittens alone preferred cats later: contact with the own species.
pub const OWN_SPECIES: Source = published(
    "fox1971",
    "Fox 1971",
    "Fox MW, 1969/1971, Chihuahua puppies fostered with kittens (as summarised by Bradshaw, Dog Sense)",
);
/// A neonate holds only six or seven degrees above its surroundings in its first week.
pub const HUDDLING: Source = published(
    "cascma",
    "Canadian Association for Shelter Medicine",
    "Canadian Association for Shelter Medicine: medical care of neonatal kittens",
);
const EARLY_GROWTH: Source = published(
    "mila2015",
    "Mila 2015",
    "Mila H, et al. Differential impact of birth weight and early growth on neonatal mortality in puppies. J Anim Sci 2015",
);
const DOG_HANDBOOK: Source = published(
    "dohvh",
    "Dog Owner's Home Veterinary Handbook",
    "Eldredge DM, et al. Dog Owner's Home Veterinary Handbook, 4th ed., pp. 493, 499",
);
const MERCK: Source = published(
    "merck_q",
    "Merck Veterinary Manual, as quoted",
    "Merck Veterinary Manual, management of the neonate in small animals (values as quoted by a secondary page)",
);
const COLORADO: Source = published(
    "care_co",
    "Colorado Animal Rescue",
    "Colorado Animal Rescue: kitten foster expectations and guidelines",
);
const CAT_QUARANTINE: Source = published(
    "uw_fpv",
    "UW-Madison Shelter Medicine",
    "Ellis A. When to quarantine cats exposed to feline panleukopenia. UW-Madison Shelter Medicine",
);
const DOG_QUARANTINE: Source = published(
    "ucd_cpv_q",
    "UC Davis Koret Shelter Medicine",
    "UC Davis Koret Shelter Medicine. Canine parvovirus guidebook, ch. 6 Quarantine",
);
const TEST_WEIGHING: Source = published(
    "kittensfirst",
    "Kittens First, monitoring",
    "Kittens First: monitoring (weighing before and after every bottle, 1 g is about 1 mL taken)",
);
const PUPPY_MILESTONES: Source = published(
    "petplace_p",
    "PetPlace, milestones of the puppy",
    "PetPlace: developmental milestones in the puppy",
);
const CAPC: Source = published(
    "capc",
    "Companion Animal Parasite Council",
    "Companion Animal Parasite Council guidelines (as summarised by Lachine Veterinary Clinic)",
);
const VACCINES_OF_CATS: Source = published(
    "aaha2020",
    "AAHA/AAFP vaccination guidelines 2020",
    "2020 AAHA/AAFP Feline Vaccination Guidelines: core vaccines for shelter cats",
);
const UF_VACCINES: Source = published(
    "uf_vax",
    "University of Florida, vaccination",
    "University of Florida, Shelter animal physical health: vaccination best practices",
);
const LITTLE_RETRO: Source = published(
    "little_retro",
    "Little, FeLV and FIV in kittens",
    "Presentation recap: FeLV and FIV in kittens (S. Little, AAFP 2010). dvm360",
);
const ALLEY_CAT: Source = published(
    "aca_spay",
    "Alley Cat Allies, pediatric spay and neuter",
    "Alley Cat Allies: protocols, pediatric spay and neuter",
);
const GAPS: Source = proposal("almwv", "After Animal Lives Matter WV foster manual, ch. 5 (puppies)");
const NRC: Source = published(
    "wikivet_nrc",
    "NRC 2006, as quoted by WikiVet",
    "National Research Council. Nutrient Requirements of Dogs and Cats, 2006, pp. 28-48 (as quoted by WikiVet)",
);
const FLUID: Source = published(
    "petfeeding",
    "Rybachuk, PetFeeding; Small Animal Clinical Nutrition 2010, ch. 23",
    "Rybachuk GQ. Orphan feeding and nutrition of the orphan kitten and puppy. Proceedings I PetFeeding; Small Animal Clinical Nutrition, 5th ed., ch. 23",
);
const SHELTER: Source = published(
    "ucd_orphan",
    "UC Davis Koret Shelter Medicine",
    "UC Davis Koret Shelter Medicine: shelter medicine for orphaned kittens",
);
/// First aid as foster guides for kittens print it.
pub const FADING: Source = published(
    "sca_fading",
    "Stray Cat Alliance; Austin Pets Alive!",
    "Stray Cat Alliance: medical triage, fading kitten protocol; fading kitten protocol adapted from Austin Pets Alive! (Maddie's Fund document); on the gums only: Rybachuk GQ, Proceedings I PetFeeding",
);
/// The same for other species.
pub const FIRST_AID_OTHERS: Source =
    proposal("sca_fading_others", "After Stray Cat Alliance and Austin Pets Alive! (kittens)");
/// A rule of this program.
pub const HOUSE: Source = proposal("proposal", "");

macro_rules! figures {
    ($($name:ident: $what:literal, $value:literal $unit:literal, $species:ident, $from:tt..=$to:tt, $source:ident;)*) => {
        $(
            #[doc = concat!($what, ": ", stringify!($value), " ", $unit, ".")]
            pub const $name: Figure = Figure {
                what: $what, value: $value, unit: $unit, species: For::$species, ages: ($from, $to), source: $source,
            };
        )*
        /// Every figure.
        pub const ALL: &[Figure] = &[$($name),*];
    };
}

figures! {
    // Feeding
    GAP_WEEK_1: "Longest gap between feeds", 3.0 "h", Both, 0..=6, GAPS;
    GAP_WEEK_2: "Longest gap between feeds", 4.0 "h", Both, 7..=13, GAPS;
    GAP_WEEK_3: "Longest gap between feeds", 6.0 "h", Both, 14..=20, GAPS;
    GAP_LATER: "Longest gap between feeds", 6.0 "h", Both, 21..=EVER, HOUSE;
    FEED_CAP: "Most milk in one feed", 4.0 "mL per 100 g", Both, 0..=EVER, STOMACH;
    FEED_WARN: "A feed that is too large", 5.0 "mL per 100 g", Both, 0..=EVER, STOMACH;
    RUN_IN_DAYS: "Formula is being introduced", 3.0 "days", Both, 0..=EVER, SACN_KITTENS;
    KITTEN_ENERGY_FIRST: "Energy of orphans, days 1 to 3 on formula", 15.0 "kcal per 100 g a day", Cat, 0..=28, SACN_KITTENS;
    KITTEN_ENERGY_NEXT: "Energy of orphans, days 4 to 6 on formula", 20.0 "kcal per 100 g a day", Cat, 0..=28, SACN_KITTENS;
    KITTEN_ENERGY_FROM: "Energy of orphans, later, from", 20.0 "kcal per 100 g a day", Cat, 0..=28, SACN_KITTENS;
    KITTEN_ENERGY_TO: "Energy of orphans, later, to", 25.0 "kcal per 100 g a day", Cat, 0..=28, SACN_KITTENS;
    PUPPY_ENERGY_FIRST: "Energy of orphans, days 1 to 3 on formula", 20.0 "kcal per 100 g a day", Dog, 0..=28, HOUSE;
    PUPPY_ENERGY: "Energy of orphans, later", 25.0 "kcal per 100 g a day", Dog, 0..=28, NRC;
    RUN_IN_NEXT_DAYS: "Formula is new to the gut", 6.0 "days", Both, 0..=EVER, SACN_KITTENS;
    GAP_WEAK: "Longest gap between feeds, weak or very small", 2.0 "h", Both, 0..=27, GAPS;
    FLUID_LEAST: "Fluid needed", 18.0 "mL per 100 g a day", Both, 0..=28, FLUID;
    UNKNOWN_WEEK_1_FROM: "Milk of unknown energy, from", 10.0 "% of weight a day", Cat, 0..=6, SACN_KITTENS;
    UNKNOWN_WEEK_1_TO: "Milk of unknown energy, to", 15.0 "% of weight a day", Cat, 0..=6, SACN_KITTENS;
    UNKNOWN_FROM: "Milk of unknown energy, from", 20.0 "% of weight a day", Cat, 7..=28, SACN_KITTENS;
    UNKNOWN_TO: "Milk of unknown energy, to", 25.0 "% of weight a day", Cat, 7..=28, SACN_KITTENS;
    PUPPY_UNKNOWN_WEEK_1_FROM: "Milk of unknown energy, from", 10.0 "% of weight a day", Dog, 0..=6, HOUSE;
    PUPPY_UNKNOWN_WEEK_1_TO: "Milk of unknown energy, to", 15.0 "% of weight a day", Dog, 0..=6, HOUSE;
    PUPPY_UNKNOWN_FROM: "Milk of unknown energy, from", 20.0 "% of weight a day", Dog, 7..=28, HOUSE;
    PUPPY_UNKNOWN_TO: "Milk of unknown energy, to", 25.0 "% of weight a day", Dog, 7..=28, HOUSE;
    FORMULA_LEAST: "Energy of a formula, from", 0.3 "kcal per mL", Any, 0..=EVER, HOUSE;
    FORMULA_MOST: "Energy of a formula, to", 3.0 "kcal per mL", Any, 0..=EVER, HOUSE;
    DISCARD_AFTER: "Mixed formula is discarded after", 24.0 "h", Any, 0..=EVER, SHELTER;
    OLD_WEIGHT: "A weight is weighed again before more rests on it", 2.0 "days", Any, 0..=EVER, HOUSE;
    LONGEST_NIGHT: "Longest night without a feed that is taken as meant", 12.0 "h", Any, 0..=EVER, HOUSE;
    FORMULA_SPOKEN_OF: "Mixed formula is spoken of for", 3.0 "days", Any, 0..=EVER, HOUSE;
    MILK_ALONE: "Taken for one to be fed by hand before its first feed, up to this age", 28.0 "days", Any, 0..=28, HOUSE;
    FAR_FROM_PLAN: "A plan in words is held against the worked-out one when they differ by", 10.0 "%", Any, 0..=EVER, HOUSE;
    FINE_SYRINGE: "The syringe with the smaller steps is used under", 3.0 "mL", Any, 0..=EVER, HOUSE;
    NO_INTERVAL: "Feeds closer than this are no interval", 30.0 "minutes", Any, 0..=EVER, HOUSE;
    WEAK_SPEAKS: "Signs of weakness speak for now", 24.0 "h", Any, 0..=EVER, HOUSE;
    LOG_STOPPED: "After this without an entry the log has stopped, and no time is told", 24.0 "h", Any, 0..=EVER, HOUSE;
    FED_JUST_NOW: "Asked before another feed", 30.0 "minutes", Any, 0..=EVER, HOUSE;
    REFUSED: "Feeds refused in a row", 2.0 "feeds", Cat, 0..=27, RESCUE_CREW;
    REFUSED_OTHERS: "Feeds refused in a row", 2.0 "feeds", Any, 0..=EVER, HOUSE;
    REFUSAL_SPEAKS: "A refused feed speaks for now", 24.0 "h", Any, 0..=EVER, HOUSE;
    FEED_SPEAKS: "A feed that was taken speaks for now", 24.0 "h", Any, 0..=EVER, HOUSE;
    NOTHING_LOGGED: "Nothing logged is asked about later than planned by at least", 60.0 "minutes", Any, 0..=EVER, HOUSE;
    NOTHING_LOGGED_ASKED: "Nothing logged is asked about for", 3.0 "days", Any, 0..=EVER, HOUSE;
    // Warmth
    STOP_FEEDING: "Too cold to feed", 34.4 "°C", Both, 0..=EVER, ORPHANS;
    WARM_FIRST_NEWBORN: "Warm first", 35.0 "°C", Both, 0..=13, HOUSE;
    WARM_FIRST_THIRD_WEEK: "Warm first", 36.0 "°C", Both, 14..=27, HOUSE;
    WARM_FIRST_LATER: "Warm first", 37.0 "°C", Both, 28..=EVER, HOUSE;
    TOO_WARM_KITTEN: "Too warm above", 37.2 "°C", Cat, 0..=13, PRACTICAL_TIPS;
    TOO_WARM_KITTEN_THIRD_WEEK: "Too warm above", 37.8 "°C", Cat, 14..=27, PRACTICAL_TIPS;
    TOO_WARM_KITTEN_LATER: "Too warm above", 39.2 "°C", Cat, 28..=EVER, HOUSE;
    TOO_WARM_PUPPY: "Too warm above", 37.2 "°C", Dog, 0..=13, SACN_PUPPIES;
    TOO_WARM_PUPPY_THIRD_WEEK: "Too warm above", 37.8 "°C", Dog, 14..=27, SACN_PUPPIES;
    TOO_WARM_PUPPY_LATER: "Too warm above", 38.3 "°C", Dog, 28..=EVER, SACN_PUPPIES;
    NEWBORN: "Cold is expected, and no emergency, under", 24.0 "h", Any, 0..=1, HOUSE;
    TEMPERATURE_SPEAKS: "A temperature of the body speaks for now", 24.0 "h", Any, 0..=EVER, HOUSE;
    NEST_SPEAKS: "A temperature of the nest speaks for now", 12.0 "h", Any, 0..=EVER, HOUSE;
    NEST_KITTEN_WEEK_1: "The nest, at least", 30.0 "°C", Cat, 0..=6, HOUSE;
    NEST_KITTEN_WEEK_2: "The nest, at least", 27.0 "°C", Cat, 7..=13, SACN_KITTENS;
    NEST_KITTEN_WEEK_3: "The nest, at least", 24.0 "°C", Cat, 14..=20, SACN_KITTENS;
    NEST_PUPPY_WEEK_1: "The nest, at least", 29.0 "°C", Dog, 0..=6, MERCK;
    NEST_PUPPY_WEEK_2: "The nest, at least", 26.7 "°C", Dog, 7..=20, MERCK;
    NEST_CEILING: "The nest, at most", 32.0 "°C", Both, 0..=27, HUDDLING;
    // Growth
    WEIGHED_APART: "Weighings are compared when apart by at least", 12.0 "h", Any, 0..=EVER, HOUSE;
    WEIGHED_TOGETHER: "Weighings are compared when apart by at most", 3.0 "days", Any, 0..=EVER, HOUSE;
    SMOOTHED: "A gain is smoothed over", 48.0 "h", Any, 0..=EVER, HOUSE;
    WEIGHED_AGAIN: "Of weighings so close only the last counts", 30.0 "minutes", Any, 0..=EVER, HOUSE;
    WEIGHT_SPEAKS: "A weighing speaks for now", 7.0 "days", Any, 0..=EVER, HOUSE;
    LOSS_WITHIN: "A great loss is one within", 36.0 "h", Any, 0..=EVER, HOUSE;
    AGREES_AFTER: "A great loss is weighed again after at least", 5.0 "minutes", Any, 0..=EVER, HOUSE;
    AGREES_APART: "A loss is confirmed by a weighing before it, by at least", 120.0 "minutes", Any, 0..=EVER, HOUSE;
    AGREES_WITHIN: "A weighing that confirms a loss is no further from it than", 12.0 "h", Any, 0..=EVER, HOUSE;
    TWO_DAYS_FROM: "Two days between weighings, give or take: from", 36.0 "h", Any, 0..=EVER, HOUSE;
    TWO_DAYS_TO: "Two days between weighings, give or take: to", 72.0 "h", Any, 0..=EVER, HOUSE;
    KITTEN_LOWEST_GAIN: "Lowest published gain, normal birth weight", 7.0 "g a day", Cat, 0..=41, SACN_KITTENS;
    KITTEN_GAIN_FROM: "Gain of nursed kittens, from", 10.0 "g a day", Cat, 0..=27, NORMAL_NEONATE;
    KITTEN_GAIN_TO: "Gain of nursed kittens, to", 15.0 "g a day", Cat, 0..=27, NORMAL_NEONATE;
    KITTEN_GAIN_OF_BIRTH: "Lowest gain, of a measured birth weight", 7.0 "% a day", Cat, 0..=27, PRACTICAL_TIPS;
    PUPPY_GAIN_WEEK_1_FROM: "Gain of puppies, from", 5.0 "% of weight a day", Dog, 0..=6, SACN_PUPPIES;
    PUPPY_GAIN_WEEK_1_TO: "Gain of puppies, to", 10.0 "% of weight a day", Dog, 0..=6, SACN_PUPPIES;
    PUPPY_GAIN_FROM: "Gain of puppies, from", 3.5 "% of weight a day", Dog, 7..=27, SACN_PUPPIES;
    PUPPY_GAIN_TO: "Gain of puppies, to", 6.0 "% of weight a day", Dog, 7..=27, SACN_PUPPIES;
    NO_GAIN: "Two days without gain", 48.0 "h", Any, 0..=EVER, HOUSE;
    ANY_LOSS: "Weight lost in a day", 1.0 "g", Any, 2..=EVER, HOUSE;
    LOSS_ALLOWED: "A slight loss is expected on the first day", 1.0 "day", Both, 0..=1, FIRST_DAY;
    FIRST_LOSS: "More than a slight loss on the first day", 10.0 "%", Any, 0..=1, HOUSE;
    GREAT_LOSS: "A great loss in a day", 5.0 "%", Any, 2..=EVER, HOUSE;
    PUPPY_LOSS_SINCE_BIRTH: "Lighter than at birth after two days", 4.0 "%", Dog, 1..=20, EARLY_GROWTH;
    DOUBLED_WHEN_NURSED: "Birth weight doubled, nursed", 10.0 "days", Both, 10..=27, NORMAL_NEONATE;
    DOUBLED_ON_FORMULA: "Birth weight doubled, on formula", 14.0 "days", Both, 14..=27, NORMAL_NEONATE;
    BIRTH_CLASS_DAYS: "A low birth weight is kept in view", 21.0 "days", Dog, 0..=20, PUPPIES_BY_BREED;
    UNDER_THE_LITTER: "Birth weight under the mean of the litter", 25.0 "%", Dog, 0..=20, DOG_HANDBOOK;
    // The growth chart, beside the gains above
    PUPPY_GAIN_ADULT_FROM: "Gain of puppies, from", 2.0 "g a day per kg of adult weight", Dog, 28..=69, SACN_PUPPIES;
    PUPPY_GAIN_ADULT_TO: "Gain of puppies, to", 2.0 "g a day per kg of adult weight", Dog, 28..=69, SACN_PUPPIES;
    PUPPY_GAIN_MONTH_3_FROM: "Gain of puppies, from", 2.0 "g a day per kg of adult weight", Dog, 70..=120, SACN_PUPPIES;
    PUPPY_GAIN_MONTH_3_TO: "Gain of puppies, to", 4.0 "g a day per kg of adult weight", Dog, 70..=120, SACN_PUPPIES;
    FASTEST_PUPPIES: "Fastest growth seen, a in e^(a·days − b·days²) of the birth weight", 0.13084 "a day", Dog, 0..=21, FASTEST;
    FASTEST_PUPPIES_SLOWING: "Fastest growth seen, b in e^(a·days − b·days²) of the birth weight", 0.001_616 "a day squared", Dog, 0..=21, FASTEST;
    ADULT_TOY: "Adult weight of a toy dog", 3.0 "kg", Dog, 0..=EVER, HOUSE;
    ADULT_SMALL: "Adult weight of a small dog", 8.0 "kg", Dog, 0..=EVER, HOUSE;
    ADULT_MEDIUM: "Adult weight of a medium dog", 18.0 "kg", Dog, 0..=EVER, HOUSE;
    ADULT_LARGE: "Adult weight of a large dog", 32.0 "kg", Dog, 0..=EVER, HOUSE;
    ADULT_GIANT: "Adult weight of a giant dog", 55.0 "kg", Dog, 0..=EVER, HOUSE;
    LITTER_WITHIN: "Littermates are compared when weighed within", 12.0 "h", Any, 0..=EVER, HOUSE;
    // Signs
    CRISIS_SPEAKS: "A crisis speaks for now", 12.0 "h", Any, 0..=EVER, HOUSE;
    NOW_SPEAKS: "A sign that is an emergency speaks for now", 12.0 "h", Any, 0..=EVER, HOUSE;
    SIGN_SPEAKS: "Another sign that was seen speaks for now", 7.0 "days", Any, 0..=EVER, HOUSE;
    LOOK_SPEAKS: "A look at pee and poo speaks for now", 24.0 "h", Any, 0..=EVER, HOUSE;
    LOOSE_SPEAKS: "Loose poo speaks for now", 48.0 "h", Any, 0..=EVER, HOUSE;
    CRIES_COUNTED: "Cries are counted over", 24.0 "h", Any, 0..=EVER, HOUSE;
    NOT_EATING: "Without eating, as far as refusals are logged", 12.0 "h", Cat, 28..=EVER, RESCUE_CREW;
    NOT_EATING_OTHERS: "Without eating, as far as refusals are logged", 12.0 "h", Any, 28..=EVER, HOUSE;
    NO_POO: "Looked for, and no poo", 24.0 "h", Any, 0..=EVER, COLORADO;
    NO_POO_CALL: "Looked for, and no poo: the vet is called", 48.0 "h", Any, 0..=EVER, COLORADO;
    NO_PEE: "Stimulated, and no pee", 24.0 "h", Any, 0..=EVER, HOUSE;
    LOOSE: "Loose poo, from a score of", 6.0 "of 7", Any, 0..=EVER, HOUSE;
    AFTER_A_DEATH_OF_A_CAT: "After an unexplained death its group keeps to itself", 14.0 "days", Cat, 0..=EVER, CAT_QUARANTINE;
    AFTER_A_DEATH_OF_A_DOG: "After an unexplained death its group keeps to itself", 14.0 "days", Dog, 0..=EVER, DOG_QUARANTINE;
    AFTER_A_DEATH: "After an unexplained death its group keeps to itself", 14.0 "days", Any, 0..=EVER, HOUSE;
    LONG_CRY: "Frequent crying worth a call", 20.0 "minutes", Cat, 0..=EVER, PETPLACE;
    LONG_CRY_OTHERS: "Frequent crying worth a call", 20.0 "minutes", Any, 0..=EVER, HOUSE;
    REPEATED_CRIES: "Repeated crying in a day", 3.0 "cries", Any, 0..=EVER, HOUSE;
    // Milestones and care plan; their ages stand in `ages.rs`
    MILESTONE_BEFORE: "A milestone is told before its first day", 2.0 "days", Any, 0..=EVER, HOUSE;
    MILESTONE_AFTER: "A milestone is asked about after its last day", 14.0 "days", Any, 0..=EVER, HOUSE;
    CARE_AHEAD: "What is due is told ahead", 7.0 "days", Any, 0..=EVER, HOUSE;
    FIV_AGAIN: "A positive FIV test before this age is repeated at it", 182.0 "days", Cat, 0..=181, LITTLE_RETRO;
    SAME_MEDICINE: "The same medicine again, when no interval is known", 12.0 "h", Any, 0..=EVER, HOUSE;
    // Crisis
    SUGAR_EVERY: "Sugar on the gums, every", 3.0 "minutes", Cat, 0..=EVER, FADING;
    SUGAR_DROPS_FROM: "Sugar on the gums, from", 1.0 "drops", Cat, 0..=EVER, FADING;
    SUGAR_DROPS_TO: "Sugar on the gums, to", 3.0 "drops", Cat, 0..=EVER, FADING;
    CRISIS_GAP: "Steps of one crisis lie at most apart", 2.0 "h", Any, 0..=EVER, HOUSE;
    // The alarm clock
    ALARM_RINGS: "An alarm nobody answers sounds", 3.0 "times", Any, 0..=EVER, HOUSE;
    ALARM_TOGETHER: "Feeds of a litter told in one alarm, within", 30.0 "minutes", Any, 0..=EVER, HOUSE;
    ALARM_QUIET: "An alarm keeps quiet after something was written in the round", 15.0 "minutes", Any, 0..=EVER, HOUSE;
    ALARM_AHEAD: "The alarm and its calendar look ahead", 24.0 "h", Any, 0..=EVER, HOUSE;
    // Company
    PANLEUKOPENIA_DAYS: "Apart after meeting panleukopenia or parvovirus", 14.0 "days", Both, 0..=EVER, PANLEUKOPENIA_QUARANTINE;
    DISTEMPER_DAYS: "Apart after meeting distemper", 30.0 "days", Both, 0..=EVER, DISTEMPER;
    RINGWORM_DAYS: "Apart after meeting ringworm", 14.0 "days", Both, 0..=EVER, RINGWORM;
    RESPIRATORY_DAYS: "Apart after meeting a respiratory infection", 14.0 "days", Cat, 0..=EVER, QUARANTINE;
    NEST_UNDER: "A nest without supervision, up to this age", 27.0 "days", Any, 0..=27, HOUSE;
    NEONATE_UNDER: "Alone, a neonate lacks warmth and company, up to this age", 27.0 "days", Any, 0..=27, HOUSE;
    HUDDLING_WEEK: "Holds no more than this above its surroundings", 7.0 "°C", Both, 0..=6, HUDDLING;
    CRY_PATTERN: "A pattern of crying looks back", 7.0 "days", Any, 0..=EVER, HOUSE;
    COMPARED_BEFORE: "Crying before an introduction is counted over", 14.0 "days", Any, 0..=EVER, HOUSE;
    GAIN_BEFORE: "Gain before an introduction is taken over", 7.0 "days", Any, 0..=EVER, HOUSE;
    GAIN_NEAR: "And from weights as near to it as", 12.0 "h", Any, 0..=EVER, HOUSE;
    QUARANTINE_DAYS: "Apart after the newest arrival", 14.0 "days", Any, 0..=EVER, QUARANTINE;
    AGE_GAP: "Ages within, for a nest without supervision", 7.0 "days", Any, 0..=EVER, HOUSE;
    WEIGHT_GAP: "Weights within, for a nest without supervision", 25.0 "%", Any, 0..=EVER, HOUSE;
    // The round: what is asked about before it is taken for what was meant
    ROUND_STAYS: "A round that nobody finished goes on for", 100.0 "minutes", Any, 0..=EVER, HOUSE;
    SLIP: "A weight is asked about when it differs from the last by", 15.0 "%", Any, 0..=EVER, HOUSE;
    SLIP_APART: "Weights further apart are not held against each other", 36.0 "h", Any, 0..=EVER, HOUSE;
    SLIP_NEIGHBOUR: "The same, when the row above or below weighs as much", 5.0 "%", Any, 0..=EVER, HOUSE;
    SLIP_NEIGHBOUR_APART: "And the last weight is no older than", 12.0 "h", Any, 0..=EVER, HOUSE;
    SLIP_ALIKE: "As much as the row above or below: within", 2.0 "%", Any, 0..=EVER, HOUSE;
    SLIP_DOSE: "An amount is asked about above", 10.0 "mL per 100 g", Any, 0..=EVER, HOUSE;
    MILK_WEIGHS: "Milk taken, by the weights before and after the feed", 1.0 "g per mL", Any, 0..=EVER, TEST_WEIGHING;
}

impl Figure {
    /// A figure that is a span of time, in whole days.
    pub fn days(&self) -> i64 {
        self.minutes() / (24 * 60)
    }

    /// The same, in minutes.
    #[allow(clippy::cast_possible_truncation)] // A span of days at most.
    pub fn minutes(&self) -> i64 {
        let minutes = match self.unit {
            "day" | "days" => 24.0 * 60.0,
            "h" => 60.0,
            _ => 1.0,
        };
        (self.value * minutes).round() as i64
    }

    /// Whether the figure was published for an age; an unknown age is not covered.
    pub fn covers(&self, days: Option<i64>) -> bool {
        days.is_some_and(|days| (self.ages.0..=self.ages.1).contains(&days))
    }
}
