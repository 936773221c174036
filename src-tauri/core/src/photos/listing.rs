//! Which photos the log knows, of whom, and who may see them.

use super::PhotoLine;
use super::shelf::{PhotoHash, PhotoShelf};
use crate::animals::when;
use crate::book::Reader;
use crate::entry::Visibility;
use crate::entry::card::Media;
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::store::log;
use crate::store::names::{Names, id_in};
use crate::values::{Moment, Precision, SubjectId};
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// The card type of a photo.
pub(super) const MEDIA: &str = "media";

/// A photo that counts: its card, and the entries that show it.
pub(super) struct Known {
    pub(super) id: SubjectId,
    pub(super) card: Media,
    /// The animals on it: those of its card, then those of its entries.
    pub(super) animals: Vec<SubjectId>,
    /// The entries that count, by time.
    pub(super) entries: Vec<Stored>,
}

impl Known {
    /// The name of its file, when the card gives one that can be ours.
    pub(super) fn hash(&self) -> Option<PhotoHash> {
        self.card.file.as_deref().and_then(PhotoHash::parse)
    }

    /// When it was taken or shown, and how exactly that is known.
    pub(super) fn moment(&self) -> Option<(Moment, Precision)> {
        let entry = self.entries.first().map(|e| (e.at, e.precision.unwrap_or_default()));
        entry.or_else(|| {
            let taken = self.card.taken.as_deref()?;
            let day = || {
                let noon = NaiveDate::parse_from_str(taken, "%Y-%m-%d").ok()?.and_hms_opt(12, 0, 0)?;
                Some((Moment::from(noon.and_utc().fixed_offset()), Precision::Day))
            };
            Moment::parse(taken).map(|m| (m, Precision::Minute)).or_else(day)
        })
    }

    /// Who may see it: the strictest of what its card and its entries say.
    pub(super) fn visibility(&self) -> Visibility {
        let strictness = |visibility: &Visibility| match visibility {
            Visibility::Public => 0,
            Visibility::Ask => 1,
            Visibility::InternalMedical => 2,
            Visibility::Private => 3,
        };
        // A word that is not understood is not taken for leave to publish.
        let of_card =
            self.card.visibility.as_deref().map(|v| Visibility::parse(v).unwrap_or(Visibility::Private));
        let of_entries = self.entries.iter().map(Stored::effective_visibility);
        of_entries.chain(of_card).max_by_key(strictness).unwrap_or_default()
    }
}

impl Reader<'_> {
    /// Every photo that counts, in the order the log came to know them. One whose entries were all taken back does
    /// not; one that a file brought without any entry does.
    pub(super) fn known_photos(&self, names: &Names) -> Result<Vec<Known>> {
        let mut shown: HashMap<SubjectId, Vec<Stored>> = HashMap::new();
        let entries = log::select(
            self.connection,
            "WHERE id IN (SELECT entry FROM about WHERE kind = 'photo') ORDER BY at, id",
            &[],
        )?;
        for entry in entries {
            if let Some(media) = media_of(&entry) {
                shown.entry(media).or_default().push(entry);
            }
        }
        let mut taken_back = None;
        let mut known = Vec::new();
        for row in self.card_rows("WHERE type = 'media'", &[])? {
            let entries = shown.remove(&row.id).unwrap_or_default();
            if entries.is_empty() {
                let taken_back = match &mut taken_back {
                    Some(taken_back) => taken_back,
                    none => none.insert(self.media_ever_shown()?),
                };
                if taken_back.contains(&row.id) {
                    continue;
                }
            }
            let card = Media::read_fields(&names.renamed(row.log, row.value))?;
            let of_card = card.subjects.iter().flatten().filter_map(|name| names.inside(name));
            let mut animals: Vec<SubjectId> = Vec::new();
            for animal in of_card.chain(entries.iter().flat_map(|e| e.subjects.iter().copied())) {
                if !animals.contains(&animal) {
                    animals.push(animal);
                }
            }
            known.push(Known { id: row.id, card, animals, entries });
        }
        Ok(known)
    }

    /// The photos of some animals (any of them), or of all when none is named; the oldest first, those without a
    /// date last.
    pub(crate) fn photo_lines(&self, animals: &[String]) -> Result<Vec<PhotoLine>> {
        let folder = PhotoShelf::beside(Path::new(self.connection.path().unwrap_or_default()));
        let names = self.names()?;
        let wanted = animals.iter().map(|a| self.animal_named(a)).collect::<Result<Vec<_>>>()?;
        let mut photos = self.known_photos(names)?;
        photos.retain(|k| wanted.is_empty() || k.animals.iter().any(|a| wanted.contains(a)));
        photos.sort_by_key(|k| k.moment().map_or((true, self.now), |(at, _)| (false, at)));
        let line = |known: Known| PhotoLine {
            media: names.outside(known.id),
            hash: known.hash().filter(|hash| folder.has(hash)).map(|hash| hash.text().to_owned()),
            at: known.moment().map(|(at, _)| at.to_string()).unwrap_or_default(),
            when: when_words(known.moment(), self.now),
            visibility: known.visibility().name().to_owned(),
            people_visible: known.card.people_visible,
            alt: known.card.alt.unwrap_or_default(),
            what: known.card.what.unwrap_or_default(),
        };
        Ok(photos.into_iter().map(line).collect())
    }

    fn media_ever_shown(&self) -> Result<BTreeSet<SubjectId>> {
        let entries = log::select(self.connection, "WHERE kind = 'photo'", &[])?;
        Ok(entries.iter().filter_map(media_of).collect())
    }

    /// One photo that counts.
    pub(super) fn known_photo(&self, names: &Names, media: &str) -> Result<Known> {
        let not_found = || Error::not_found("photo", media);
        let id = names.inside(media).ok_or_else(not_found)?;
        self.known_photos(names)?.into_iter().find(|known| known.id == id).ok_or_else(not_found)
    }

    /// What each animal is called.
    pub(super) fn animal_labels(&self) -> Result<HashMap<SubjectId, String>> {
        let mut statement = self.connection.prepare_cached("SELECT id, name FROM animal")?;
        let labels = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(labels.collect::<rusqlite::Result<_>>()?)
    }
}

fn media_of(entry: &Stored) -> Option<SubjectId> {
    entry.data.get(MEDIA).and_then(Value::as_str).map(|media| SubjectId(id_in(entry.log, media)))
}

/// When a photo is of, in the words of the screen.
pub(super) fn when_words(of: Option<(Moment, Precision)>, now: Moment) -> String {
    of.map(|(at, precision)| when::known(at, precision, now)).unwrap_or_default()
}

/// A name for a file that says whose photo it is: small Latin letters, digits and hyphens, at most 60 of them.
pub(super) fn slug<'a>(names: impl Iterator<Item = &'a str>) -> String {
    /// As much of a name as fits a folder's column.
    const LONGEST: usize = 60;
    let mut slug = String::new();
    for name in names {
        for letter in name.chars().flat_map(char::to_lowercase).chain([' ']) {
            match plain_letter(letter) {
                Some(plain) => slug.push_str(plain),
                None if letter.is_ascii_alphanumeric() => slug.push(letter),
                None if letter == '\'' || letter == '’' || slug.is_empty() || slug.ends_with('-') => {}
                None => slug.push('-'),
            }
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "photo".to_owned() } else { slug.to_owned() }
}

/// A letter with a mark, without it.
fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

/// The values of a new photo's card that are not empty.
pub(super) fn without_empty(values: Map<String, Value>) -> Map<String, Value> {
    values.into_iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some("")).collect()
}
