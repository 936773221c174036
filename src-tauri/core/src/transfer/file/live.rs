//! What counts of a file: without what was voided or superseded, typed and in order.

use super::{FileCard, FileError, LogFile};
use crate::chronicle::Chronicle;
use crate::entry::card::{Animal, CardType, Litter, LogCard, Media, Person, Place, Profile};
use crate::entry::field::FieldError;
use crate::entry::{Kind, LiveEntry};
use crate::values::Moment;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl LogFile {
    /// What counts of the file up to a moment (by default the one the log names, else that of its last entry).
    pub fn chronicle(&self, as_of: Option<Moment>) -> Result<Chronicle, FileError> {
        let log = LogCard::read_fields(self.card(CardType::Log, "log").unwrap_or(&Map::new()))
            .map_err(|e| FileError::field("The log", &e))?;
        let as_of = as_of
            .or_else(|| log.as_of.as_deref().and_then(Moment::parse))
            .or_else(|| self.entries.iter().map(|e| e.at).max())
            .ok_or_else(|| FileError::whole("The log is empty"))?;
        let mut chronicle = Chronicle {
            as_of,
            log,
            profile: Profile::read_fields(self.card(CardType::Profile, "profile").unwrap_or(&Map::new()))
                .map_err(|e| FileError::field("The profile", &e))?,
            people: BTreeMap::new(),
            places: BTreeMap::new(),
            animals: BTreeMap::new(),
            litters: BTreeMap::new(),
            media: BTreeMap::new(),
            entries: self.live(as_of),
        };
        for FileCard { card, id, value } in &self.cards {
            chronicle
                .add_card(*card, id, value)
                .map_err(|e| FileError::field(&format!("The {} {id}", card.name()), &e))?;
        }
        Ok(chronicle)
    }

    fn live(&self, as_of: Moment) -> Vec<LiveEntry> {
        let mut gone: BTreeSet<&str> = BTreeSet::new();
        for entry in self.entries.iter().rev() {
            if gone.contains(entry.id.as_str()) {
                continue;
            }
            if let Kind::Void(void) = &entry.says {
                gone.extend(void.voids.iter().map(String::as_str));
            }
        }
        let corrects = self.corrects();
        let mut corrections: Vec<(usize, &str, &str)> = self
            .entries
            .iter()
            .filter(|e| e.supersedes.is_some() && !gone.contains(e.id.as_str()))
            .map(|e| {
                let (root, steps) = root(&corrects, &e.id);
                (steps, root, e.id.as_str())
            })
            .collect();
        // A correction of a correction comes after it, wherever it stands in the file.
        corrections.sort_by_key(|(steps, _, _)| *steps);
        let corrected: HashMap<&str, &str> =
            corrections.into_iter().map(|(_, root, correction)| (root, correction)).collect();
        let mut entries: Vec<LiveEntry> = self
            .entries
            .iter()
            .filter(|e| e.at <= as_of && !gone.contains(e.id.as_str()) && !matches!(e.says, Kind::Void(_)))
            .filter(|e| corrected.get(root(&corrects, &e.id).0).is_none_or(|winner| *winner == e.id))
            .map(|e| LiveEntry {
                id: e.id.clone(),
                at: e.at,
                precision: e.precision.unwrap_or_default(),
                subjects: e.subjects.clone(),
                by: e.by.clone(),
                note: e.note.clone(),
                visibility: e.effective_visibility(),
                kind: e.says.clone(),
            })
            .collect();
        entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        entries
    }

    /// Which entry each correction corrects.
    pub(super) fn corrects(&self) -> HashMap<&str, &str> {
        self.entries.iter().filter_map(|e| Some((e.id.as_str(), e.supersedes.as_deref()?))).collect()
    }
}

/// The first entry of a chain of corrections, and how many steps away it is.
fn root<'a>(corrects: &HashMap<&'a str, &'a str>, id: &'a str) -> (&'a str, usize) {
    let (mut root, mut steps) = (id, 0);
    while let Some(earlier) = corrects.get(root) {
        root = earlier;
        steps += 1;
    }
    (root, steps)
}

impl Chronicle {
    /// Adds a card; those of the log itself and of its profile are not kept by id.
    pub(crate) fn add_card(
        &mut self,
        card: CardType,
        id: &str,
        value: &Map<String, Value>,
    ) -> Result<(), FieldError> {
        let id = id.to_owned();
        match card {
            CardType::Log | CardType::Profile => {}
            CardType::Person => drop(self.people.insert(id, Person::read_fields(value)?)),
            CardType::Place => drop(self.places.insert(id, Place::read_fields(value)?)),
            CardType::Animal => drop(self.animals.insert(id, Animal::read_fields(value)?)),
            CardType::Litter => drop(self.litters.insert(id, Litter::read_fields(value)?)),
            CardType::Media => drop(self.media.insert(id, Media::read_fields(value)?)),
        }
        Ok(())
    }
}
