//! Photos: originals kept by content hash beside the book, cards and entries that say what is on them, copies for the
//! screen and for stories that carry nothing but the picture.

mod jpeg;
mod listing;
mod origin;
mod picture;
mod shelf;

pub use shelf::{KeptPhoto, PhotoShelf, PhotoSize};

use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::entry::Visibility;
use crate::entry::card::CardType;
use crate::error::{Error, Result};
use crate::store::names::Names;
use crate::values::{Moment, Precision, SubjectId};
use listing::{Known, MEDIA, slug, without_empty};
use picture::Picture;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

/// The longer side of a picture in an export, in pixels.
const EXPORT_PIXELS: u32 = 1600;
/// The quality of a picture in an export, of 100.
const EXPORT_QUALITY: u8 = 88;
/// The longest description, in characters: what the most generous channel takes as alternative text.
const LONGEST_TEXT: usize = 1500;
/// How many animals a file is named after.
const MOST_NAMED: usize = 3;

/// What is said of a photo when it is added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct NewPhoto {
    /// The animals on it, by id or name; at least one.
    pub subjects: Vec<String>,
    /// What it shows; may be empty.
    pub what: String,
    /// Its alternative text; may be empty, and is never invented.
    pub alt: String,
    /// When it was taken, as typed; empty for the camera's own date, without one for now.
    pub at: String,
    /// Who may see it: `public`, `ask`, `private` or `internal_medical`; empty for `public`.
    pub visibility: String,
    /// Whether people can be seen on it, when somebody looked.
    #[ts(optional)]
    pub people_visible: Option<bool>,
}

/// A photo, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PhotoLine {
    /// Its id.
    pub media: String,
    /// The name of its file, when that is on this machine.
    pub hash: Option<String>,
    /// Its alternative text; empty when nobody has written one.
    pub alt: String,
    /// What it shows; empty when nobody said.
    pub what: String,
    /// When, in RFC 3339; empty when nobody knows.
    pub at: String,
    /// When, in words.
    pub when: String,
    /// Who may see it.
    pub visibility: String,
    /// Whether people can be seen on it; nothing when nobody said.
    pub people_visible: Option<bool>,
}

/// A photo, ready to leave the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPhoto {
    /// A name for its file, such as `pip-wren-1.jpg`; no two photos of a book have the same.
    pub file_name: String,
    /// A JPEG: upright, sRGB, at most 1600 pixels a side, with no data but the picture.
    pub bytes: Vec<u8>,
    /// Its alternative text; empty when nobody has written one.
    pub alt: String,
}

/// A photo that may leave the log, and the name its copy will have.
#[derive(Debug, Clone)]
pub(crate) struct NamedPhoto {
    hash: shelf::PhotoHash,
    file_name: String,
    alt: String,
}

impl PhotoShelf {
    /// The copy of a photo that leaves the log.
    pub(crate) fn export(&self, photo: &NamedPhoto) -> Result<ExportPhoto> {
        let bytes = Picture::read(&self.original(&photo.hash)?)?.into_jpeg(EXPORT_PIXELS, EXPORT_QUALITY)?;
        Ok(ExportPhoto { file_name: photo.file_name.clone(), bytes, alt: photo.alt.clone() })
    }
}

impl Book {
    /// The folder of this book's photos: a handle that works while the book does something else.
    pub fn photo_shelf(&self) -> PhotoShelf {
        PhotoShelf::beside(self.path())
    }

    /// Adds a photo from the bytes of its file (JPEG, PNG or WebP; at most 60 MB, 12,000 pixels a side); gives its
    /// id. The same bytes for the same animals add nothing. Code `invalid` with one sentence for what is no picture.
    pub fn add_photo(&mut self, bytes: &[u8], photo: &NewPhoto) -> Result<Outcome<String>> {
        self.read(|r| Said::read(r, photo).map(drop))?;
        let kept = self.photo_shelf().keep(bytes)?;
        self.add_kept_photo(&kept, photo)
    }

    /// Adds a photo whose original [`PhotoShelf::keep`] has put on the disk; gives its id.
    pub fn add_kept_photo(&mut self, kept: &KeptPhoto, photo: &NewPhoto) -> Result<Outcome<String>> {
        if !self.photo_shelf().has(&kept.hash) {
            return Err(shelf::not_at_hand());
        }
        self.write(|w| {
            let names = Names::load(w.connection)?;
            let said = Said::read(&w.reader(), photo)?;
            let same = |known: &Known| {
                let all = said.animals.iter().all(|animal| known.animals.contains(animal));
                all && known.animals.len() == said.animals.len() && known.hash().as_ref() == Some(&kept.hash)
            };
            match w.reader().known_photos(&names)?.iter().find(|known| same(known)) {
                Some(known) => Ok(names.outside(known.id)),
                None => w.add_photo(&names, kept, photo, said),
            }
        })
    }

    /// A photo for the screen, as a JPEG; see [`PhotoShelf::display`].
    pub fn photo(&mut self, hash: &str, size: PhotoSize) -> Result<Vec<u8>> {
        self.photo_shelf().display(hash, size)
    }

    /// A photo as a story may show it. Code `not_found` with field `file` when the log knows it and its file is not
    /// on this machine, `invalid` with field `visibility` when it is not to leave the log.
    pub fn photo_for_export(&mut self, media: &str) -> Result<ExportPhoto> {
        let named = self.photo_to_export(media)?;
        self.photo_shelf().export(&named)
    }

    /// What the log says of a photo that is to leave it: [`PhotoShelf::export`] makes the copy without the book.
    pub(crate) fn photo_to_export(&mut self, media: &str) -> Result<NamedPhoto> {
        self.read(|r| {
            let names = r.names()?;
            let id = r.known_photo(names, media)?.id;
            let labels = r.animal_labels()?;
            let stem = |known: &Known| {
                let names = known.animals.iter().filter_map(|id| labels.get(id)).map(String::as_str);
                slug(names.take(MOST_NAMED))
            };
            let all = r.known_photos(names)?;
            let (before, from_it) = all.split_at(all.iter().position(|k| k.id == id).unwrap_or(all.len()));
            let known = from_it.first().ok_or_else(|| Error::not_found("photo", media))?;
            if matches!(known.visibility(), Visibility::Private | Visibility::InternalMedical) {
                return Err(Error::invalid("visibility", "This photo is private, so it stays in the log."));
            }
            let name = stem(known);
            let number = 1 + before.iter().filter(|k| stem(k) == name).count();
            let hash = known.hash().ok_or_else(shelf::not_at_hand)?;
            let alt = known.card.alt.clone().unwrap_or_default();
            Ok(NamedPhoto { hash, file_name: format!("{name}-{number}.jpg"), alt })
        })
    }

    /// The photos of some animals (any of them), or of all when none is named; the oldest first, those without a
    /// date last.
    pub fn photos_of(&mut self, animals: &[String]) -> Result<Vec<PhotoLine>> {
        self.read(|r| r.photo_lines(animals))
    }

    /// Sets what a photo shows and its alternative text; an empty text takes the one there was away.
    pub fn set_photo_text(&mut self, media: &str, what: &str, alt: &str) -> Result<Outcome<()>> {
        self.write(|w| {
            let names = Names::load(w.connection)?;
            let known = w.reader().known_photo(&names, media)?;
            let mut changes = Map::new();
            for (key, text, before) in [("what", what, &known.card.what), ("alt", alt, &known.card.alt)] {
                let text = checked(key, text)?;
                if text != before.as_deref().unwrap_or_default() {
                    changes.insert(key.to_owned(), if text.is_empty() { Value::Null } else { json!(text) });
                }
            }
            if changes.is_empty() {
                return Ok(());
            }
            w.put_card(MEDIA, known.id, None, None, changes)
        })
    }
}

/// What was said of a photo, read.
struct Said {
    animals: Vec<SubjectId>,
    visibility: Visibility,
    typed: Option<(Moment, Precision)>,
    zone: Option<chrono_tz::Tz>,
    by: Option<SubjectId>,
}

impl Said {
    fn read(reader: &Reader<'_>, photo: &NewPhoto) -> Result<Self> {
        let mut animals = Vec::new();
        for subject in &photo.subjects {
            let animal = reader.animal_named(subject)?;
            if !animals.contains(&animal) {
                animals.push(animal);
            }
        }
        if animals.is_empty() {
            return Err(Error::invalid("subjects", "Which animal is on the photo?"));
        }
        let visibility = match photo.visibility.as_str() {
            "" => Visibility::Public,
            word => Visibility::parse(word)
                .ok_or_else(|| Error::invalid("visibility", "Choose who may see this photo."))?,
        };
        checked("what", &photo.what)?;
        checked("alt", &photo.alt)?;
        let typed = match photo.at.trim() {
            "" => None,
            text => Some(reader.typed_time(text)?),
        };
        Ok(Self { animals, visibility, typed, zone: reader.zone, by: reader.carer()? })
    }
}

impl Writer<'_> {
    fn add_photo(&mut self, names: &Names, kept: &KeptPhoto, photo: &NewPhoto, said: Said) -> Result<String> {
        let zone = said.zone.or_else(|| self.zone.parse().ok());
        let by_camera = || kept.origin.taken(self.now, zone).map(|at| (at, Precision::Minute));
        let known = said.typed.or_else(by_camera);
        let (at, precision) = known.unwrap_or((self.now, Precision::Minute));
        let media = self.new_subject();
        let subjects: Vec<String> = said.animals.iter().map(|animal| names.outside(*animal)).collect();
        let card = [
            ("kind", json!("photo")),
            ("file", json!(kept.hash.text())),
            ("subjects", json!(subjects)),
            ("what", json!(checked("what", &photo.what)?)),
            ("alt", json!(checked("alt", &photo.alt)?)),
            ("taken", json!(at.to_string())),
            ("people_visible", json!(photo.people_visible)),
            ("visibility", json!(said.visibility.name())),
            ("exif", kept.origin.summary()),
        ];
        let card = card.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.put_card(CardType::Media.name(), media, None, None, without_empty(card))?;
        let mut data = Map::new();
        data.insert(MEDIA.to_owned(), json!(media.to_string()));
        self.append(NewEntry {
            at: Some(at),
            precision: Some(precision),
            subjects: said.animals,
            by: said.by,
            kind: "photo".to_owned(),
            data,
            visibility: Some(said.visibility),
            ..NewEntry::default()
        })?;
        Ok(media.to_string())
    }
}

/// A description, without space around it.
fn checked<'t>(field: &str, text: &'t str) -> Result<&'t str> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::invalid(field, format!("This text holds up to {LONGEST_TEXT} characters.")));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Error::invalid(field, "This text holds characters that cannot be shown. Type it again."));
    }
    Ok(text)
}
