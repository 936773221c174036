//! A file in the log's format taken into the book: all of it or nothing, and twice is once.

use super::export::{ABSENT, ORIGIN, TOP};
use super::file::{FileCard, FileEntry, LogFile};
use crate::book::{Area, Book, NewEntry, Outcome, Writer};
use crate::entry::Kind;
use crate::entry::card::CardType;
use crate::entry::stored::Stored;
use crate::error::{Code, Error, Result};
use crate::store::live::VOID;
use crate::store::names::{id_in, own_id_in, rename};
use crate::store::project::card_value;
use crate::store::{live, log};
use crate::values::{EntryId, Moment, SubjectId, canonical_json};
use rusqlite::params;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use ts_rs::TS;

/// The setting that lists logs whose files came without an id.
const WITHOUT_ID: &str = "logs_without_id";

/// Fields of a person that live where they can be erased; of adopters and donors the name is one of them.
const PRIVATE_FIELDS: [&str; 2] = ["phone", "address"];

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Imported {
    /// Entries that are new in the book.
    #[ts(type = "number")]
    pub added: usize,
    /// Entries that were already there.
    #[ts(type = "number")]
    pub known: usize,
    /// Animals, people, places, litters and pictures that are new or changed.
    #[ts(type = "number")]
    pub cards: usize,
    /// Kinds of entries that this version keeps without understanding them.
    pub not_understood: Vec<String>,
}

impl Book {
    /// Imports a file in the log's format. A file with an error leaves the book untouched.
    pub fn import_log(&mut self, text: &str) -> Result<Outcome<Imported>> {
        let file = LogFile::parse(text)?;
        self.write(|w| Import::new(w, &file)?.run())
    }
}

/// One import under way.
struct Import<'i, 'w> {
    w: &'i mut Writer<'w>,
    file: &'i LogFile,
    log: SubjectId,
    /// Ids of the file's cards, as the file calls them.
    cards: HashMap<&'i str, SubjectId>,
    /// Ids of the file's entries, as the file calls them.
    entries: HashMap<&'i str, EntryId>,
    /// What a card of another log is called there, where the file calls it otherwise.
    original: HashMap<String, String>,
    done: Imported,
}

/// Where something says it comes from.
fn origin(of: &Map<String, Value>) -> Option<(SubjectId, &str)> {
    let origin = of.get(ORIGIN)?;
    Some((SubjectId::parse(origin.get("log")?.as_str()?)?, origin.get("id")?.as_str()?))
}

impl<'i, 'w> Import<'i, 'w> {
    fn new(w: &'i mut Writer<'w>, file: &'i LogFile) -> Result<Self> {
        let log = log_of(w, file)?;
        let place = |name: &str, value: &Map<String, Value>| match origin(value) {
            Some((log, name)) => id_in(log, name),
            None => id_in(log, name),
        };
        let cards = file.cards.iter().map(|c| (c.id.as_str(), SubjectId(place(&c.id, &c.value)))).collect();
        let entries = file.entries.iter().map(|e| (e.id.as_str(), EntryId(place(&e.id, &e.extra)))).collect();
        let original = file
            .cards
            .iter()
            .filter_map(|c| Some((c.id.clone(), origin(&c.value)?.1.to_owned())))
            .filter(|(here, there)| here != there)
            .collect();
        Ok(Self { w, file, log, cards, entries, original, done: Imported::default() })
    }

    fn run(mut self) -> Result<Imported> {
        self.w.let_wait();
        let empty: bool =
            self.w.connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM entry)", [], |r| r.get(0))?;
        if empty {
            self.w.adopt_log(self.log)?;
        }
        if let Some(zone) =
            self.file.card(CardType::Log, "log").and_then(|c| c.get("timezone")).and_then(Value::as_str)
        {
            zone.clone_into(&mut self.w.zone);
        }
        for card in &self.file.cards {
            self.card(card)?;
        }
        let absent = self.file.absent.iter().map(|key| (key.clone(), json!(true))).collect();
        for (card, value) in [(TOP, &self.file.extra), (ABSENT, &absent)] {
            let id = own_id_in(self.log, card);
            if !value.is_empty() || self.imported_values(id)?.is_some() {
                self.card_values(card, id, self.log, card, value)?;
            }
        }
        self.entries()?;
        self.w.touch(Area::Animals);
        Ok(self.done)
    }

    fn card(&mut self, card: &FileCard) -> Result<()> {
        let mut value = card.value.clone();
        let (log, name) = match origin(&card.value) {
            Some((log, name)) => (log, name.to_owned()),
            None => (self.log, card.id.clone()),
        };
        value.shift_remove(ORIGIN);
        if log != self.log {
            value = self.as_original(value);
        }
        let (id, name) = match card.card {
            CardType::Log => (log, self.file.id.clone().unwrap_or_else(|| log.to_string())),
            CardType::Profile => (own_id_in(log, "profile"), name),
            _ => (SubjectId(id_in(log, &name)), name),
        };
        if card.card == CardType::Person {
            self.private_details(id, &mut value)?;
        }
        self.card_values(card.card.name(), id, log, &name, &value)
    }

    /// Writes those values of a card that differ from what the last import of it brought.
    fn card_values(
        &mut self,
        card: &str,
        id: SubjectId,
        log: SubjectId,
        name: &str,
        value: &Map<String, Value>,
    ) -> Result<()> {
        let before = self.imported_values(id)?;
        let mut changes: Map<String, Value> = value
            .iter()
            .filter(|(k, v)| before.as_ref().and_then(|b| b.get(*k)) != Some(*v))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        for key in before.iter().flat_map(Map::keys).filter(|key| !value.contains_key(*key)) {
            changes.insert(key.clone(), Value::Null);
        }
        if before.is_some() && changes.is_empty() {
            return Ok(());
        }
        self.done.cards += usize::from(CardType::parse(card).is_some());
        self.w.put_card(card, id, Some(log), Some(name.to_owned()), changes)
    }

    fn imported_values(&self, id: SubjectId) -> Result<Option<Map<String, Value>>> {
        let entries = log::select(
            self.w.connection,
            "WHERE id IN (SELECT entry FROM card_entry WHERE card = ?1) AND name IS NOT NULL ORDER BY hlc, replica, id",
            &[&id],
        )?;
        Ok((!entries.is_empty()).then(|| card_value(&entries)))
    }

    /// Moves what must be erasable out of a person's card.
    fn private_details(&self, person: SubjectId, value: &mut Map<String, Value>) -> Result<()> {
        let role = value.get("role").and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let from_outside = ["adopter", "donor", "applicant"].iter().any(|r| role.contains(r));
        for field in PRIVATE_FIELDS.into_iter().chain(from_outside.then_some("name")) {
            let Some(detail) = value.shift_remove(field) else {
                self.w
                    .connection
                    .prepare_cached("DELETE FROM private_detail WHERE person = ?1 AND field = ?2")?
                    .execute(params![person, field])?;
                continue;
            };
            self.w
                .connection
                .prepare_cached(
                    "INSERT INTO private_detail (person, field, value) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (person, field) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![person, field, detail.to_string()])?;
        }
        Ok(())
    }

    fn as_original(&self, map: Map<String, Value>) -> Map<String, Value> {
        if self.original.is_empty() {
            return map;
        }
        rename(map, &|name| self.original.get(name).cloned())
    }

    /// Adds the entries in their order.
    fn entries(&mut self) -> Result<()> {
        let mut not_understood = BTreeSet::new();
        for entry in self.file.in_order() {
            self.entry(entry)?;
            if let Kind::Unknown(kind) = &entry.says {
                not_understood.insert(kind.clone());
            }
        }
        self.done.not_understood = not_understood.into_iter().collect();
        Ok(())
    }

    fn entry(&mut self, entry: &FileEntry) -> Result<()> {
        let id = self.entries[entry.id.as_str()];
        let mut new = NewEntry {
            id: Some(id),
            log: Some(self.log),
            name: Some(entry.id.clone()),
            at: Some(entry.at),
            precision: entry.precision,
            kind: entry.kind.clone(),
            data: entry.data.clone(),
            extra: entry.extra.clone(),
            visibility: entry.visibility,
            note: entry.note.clone(),
            ..NewEntry::default()
        };
        if let Some((log, name)) = origin(&entry.extra) {
            new.log = Some(log);
            new.name = Some(name.to_owned());
            new.extra.shift_remove(ORIGIN);
            new.data = self.as_original(new.data);
        }
        for subject in &entry.subjects {
            let subject = self.cards.get(subject.as_str()).ok_or_else(|| {
                refused(entry, "subjects", &format!("there is no animal «{subject}» in the file"))
            })?;
            new.subjects.push(*subject);
        }
        match &entry.by {
            Some(by) if self.cards.contains_key(by.as_str()) => new.by = Some(self.cards[by.as_str()]),
            Some(by) => {
                new.extra.insert("by".to_owned(), json!(by));
            }
            None => {}
        }
        new.reference = entry.supersedes.as_deref().map(|corrects| self.entry_named(corrects).0);
        if let Some(stored) = log::find(self.w.connection, id)? {
            if !says_the_same(&stored, &new) {
                return Err(refused(
                    entry,
                    "id",
                    "is already in the book and says something else there; a correction needs an id of its own and «supersedes»",
                ));
            }
            self.done.known += 1;
            return Ok(());
        }
        if let Some(corrects) = &entry.supersedes {
            let target = self.entry_named(corrects);
            if log::find(self.w.connection, target)?.is_none() {
                return Err(refused(
                    entry,
                    "supersedes",
                    &format!("there is no entry «{corrects}» in the file or in the book"),
                ));
            }
            live::refuse_circle(self.w.connection, id, target)
                .map_err(|e| refused(entry, "supersedes", &e.message))?;
            new.reference = Some(target.0);
        }
        self.w.append(new)?;
        self.done.added += 1;
        Ok(())
    }

    fn entry_named(&self, name: &str) -> EntryId {
        self.entries.get(name).copied().unwrap_or_else(|| EntryId(id_in(self.log, name)))
    }
}

/// Whether an entry of the book and one of a file are the same fact. What a void takes back is written out in a file
/// and a link in the book, so only that it is a void is compared.
fn says_the_same(stored: &Stored, new: &NewEntry) -> bool {
    let moment = |at: Moment| (at.utc_ms(), at.offset_minutes());
    Some(moment(stored.at)) == new.at.map(moment)
        && stored.precision == new.precision
        && stored.subjects == new.subjects
        && stored.by == new.by
        && stored.note == new.note
        && stored.visibility == new.visibility
        && stored.kind == new.kind
        && (stored.kind == VOID || stored.reference == new.reference)
        && (stored.kind == VOID
            || canonical_json(&Value::Object(stored.data.clone()))
                == canonical_json(&Value::Object(new.data.clone())))
}

fn refused(entry: &FileEntry, field: &str, problem: &str) -> Error {
    let place = format!("Entry {}, field {field}", entry.id);
    Error {
        code: Code::Invalid,
        message: format!("{place}: {}.", problem.trim_end_matches('.')),
        field: Some(place),
    }
}

/// The log that a file is of: the one it names; without a name, one that came before and shares an entry with it,
/// else a new one, named by the hash of the file.
fn log_of(w: &mut Writer<'_>, file: &LogFile) -> Result<SubjectId> {
    if let Some(id) = &file.id {
        return Ok(SubjectId::parse(id).unwrap_or_else(|| SubjectId::derived(id)));
    }
    let mut without_id: Vec<String> = match w.reader().setting(WITHOUT_ID)? {
        Some(Value::Array(logs)) => logs.into_iter().filter_map(|l| l.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    for log in without_id.iter().filter_map(|id| SubjectId::parse(id)) {
        for entry in &file.entries {
            let known = log::find(w.connection, EntryId(id_in(log, &entry.id)))?;
            if known.is_some_and(|known| {
                known.at == entry.at && known.kind == entry.kind && known.data == entry.data
            }) {
                return Ok(log);
            }
        }
    }
    let log = SubjectId::derived(&file.write());
    without_id.push(log.to_string());
    w.put_setting(WITHOUT_ID, &json!(without_id))?;
    Ok(log)
}
