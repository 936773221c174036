//! What counts of a file: without what was voided or superseded, typed and in order.

use super::{FileCard, FileError, LogFile};
use crate::chronicle::Chronicle;
use crate::entry::card::{Animal, CardType, Litter, LogCard, Media, Person, Place, Profile};
use crate::entry::field::FieldError;
use crate::entry::stored::typed_of;
use crate::entry::{Kind, LiveEntry};
use crate::settings::Settings;
use crate::values::Moment;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap, HashSet};

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
            settings: Settings::default(),
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
        let gone = self.taken_back();
        let ordered = self.in_order();
        let corrects: HashMap<&str, &str> =
            ordered.iter().filter_map(|e| Some((e.id.as_str(), e.supersedes.as_deref()?))).collect();
        let mut roots: HashMap<&str, &str> = HashMap::new();
        let mut winners: HashMap<&str, &str> = HashMap::new();
        for id in ordered.iter().map(|e| e.id.as_str()) {
            // What it corrects stands before it in the order.
            let root = corrects.get(id).and_then(|earlier| roots.get(earlier)).copied().unwrap_or(id);
            roots.insert(id, root);
            if root != id && !gone.contains(id) {
                winners.insert(root, id);
            }
        }
        let counts =
            |id: &str| roots.get(id).and_then(|root| winners.get(root)).is_none_or(|winner| *winner == id);
        let mut entries: Vec<LiveEntry> = self
            .entries
            .iter()
            .filter(|e| e.at <= as_of && !gone.contains(e.id.as_str()) && !matches!(e.says, Kind::Void(_)))
            .filter(|e| counts(&e.id))
            .map(|e| LiveEntry {
                id: e.id.clone(),
                at: e.at,
                precision: e.precision.unwrap_or_default(),
                subjects: e.subjects.clone(),
                by: e.by.clone(),
                note: e.note.clone(),
                visibility: e.effective_visibility(),
                typed: typed_of(&e.extra),
                kind: e.says.clone(),
            })
            .collect();
        entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        entries
    }

    /// The entries that a void takes back which nobody took back itself.
    fn taken_back(&self) -> HashSet<&str> {
        let mut voids: HashMap<&str, Vec<&str>> = HashMap::new();
        for entry in &self.entries {
            if let Kind::Void(void) = &entry.says {
                for target in &void.voids {
                    voids.entry(target).or_default().push(&entry.id);
                }
            }
        }
        let mut living: HashMap<&str, bool> = HashMap::new();
        for start in voids.keys() {
            let mut path = vec![*start];
            while let Some(at) = path.last().copied() {
                let by = voids.get(at).map(Vec::as_slice).unwrap_or_default();
                // No circle was let in, so this comes to an end.
                match by.iter().find(|void| !living.contains_key(**void)) {
                    Some(unknown) => path.push(unknown),
                    None => {
                        living.insert(at, !by.iter().any(|void| living[*void]));
                        path.pop();
                    }
                }
            }
        }
        living.into_iter().filter(|(_, lives)| !lives).map(|(id, _)| id).collect()
    }
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
