//! Writing entries of any kind, correcting them, taking them back, moving them to the right animal; and the timeline
//! that shows them.

mod asking;
mod timeline;

pub use timeline::{TimelineEntry, TimelinePage};

use crate::animals::when;
use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::entry::Visibility;
use crate::entry::card::CardType;
use crate::entry::field::Shape;
use crate::entry::form::{self, Given, text_of};
use crate::entry::kind::{Kind, KindDescription};
use crate::entry::stored::{Stored, typed_of};
use crate::error::{Error, Result};
use crate::store::{live, log};
use crate::transfer::export::EntryNames;
use crate::values::{EntryId, Moment, Precision, SubjectId, is_second_showing, parse_typed_time};
use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 20_000;

/// Kinds that the program writes by itself and no form offers.
const NOT_IN_FORMS: [&str; 4] = ["void", "round", "photo", "alarm_dismissed"];

/// Kinds that every night needs, for a book that has no habits yet.
const EVERY_NIGHT: [&str; 8] = ["weight", "feed", "elimination", "temp", "note", "cry", "observation", "med"];

/// The field by which an entry belongs to a round: nobody types it.
const WRITTEN_BY_THE_ROUND: &str = "round";

/// An entry as a form gives it: everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct EntryForm {
    /// The word of the kind.
    pub kind: String,
    /// The animals it is about.
    pub subjects: Vec<String>,
    /// When it happened, as typed; empty for now.
    pub at: String,
    /// The fields of the kind by key, as typed.
    pub fields: BTreeMap<String, String>,
    /// The carer's own words.
    pub note: String,
    /// Who may read it; empty for what is usual for the kind.
    pub visibility: String,
    /// Saved even where there is a question first: it was asked, and the answer was yes.
    pub anyway: bool,
}

/// A time as typed, read back to the person who typed it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TimeEcho {
    /// In RFC 3339.
    pub at: String,
    /// In words: «3:10, 20 minutes ago», «Friday 20 November 23:50, 1 day ago».
    pub words: String,
}

impl Book {
    /// Every kind that a form offers, with its fields.
    pub fn kinds() -> Vec<KindDescription> {
        Kind::descriptions().into_iter().filter(|d| !NOT_IN_FORMS.contains(&d.kind.as_str())).collect()
    }

    /// The same, those that this book uses most first; in a new book those that every night needs.
    pub fn kinds_by_use(&mut self) -> Result<Vec<KindDescription>> {
        let mut used: BTreeMap<String, i64> = self.read(|r| {
            let mut statement = r.connection.prepare_cached(
                "SELECT kind, count(*) FROM entry WHERE id NOT IN (SELECT entry FROM gone) GROUP BY kind",
            )?;
            let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(counts.collect::<rusqlite::Result<_>>()?)
        })?;
        for kind in EVERY_NIGHT {
            *used.entry(kind.to_owned()).or_default() += 1;
        }
        let units = self.settings()?.units();
        let mut kinds = Self::kinds();
        for kind in &mut kinds {
            kind.fields.retain(|field| field.key != WRITTEN_BY_THE_ROUND && field.shape != Shape::Nested);
            for field in &mut kind.fields {
                field.hint = form::hint(&field.shape, units);
            }
        }
        let usual = |kind: &str| EVERY_NIGHT.iter().position(|k| *k == kind).unwrap_or(EVERY_NIGHT.len());
        kinds.sort_by_key(|kind| (Reverse(used.get(&kind.kind).copied().unwrap_or(0)), usual(&kind.kind)));
        Ok(kinds)
    }

    /// Adds an entry; gives its id.
    pub fn add_entry(&mut self, form: &EntryForm) -> Result<Outcome<String>> {
        self.write(|w| {
            let new = w.read_form(form, &Given::default())?;
            if !form.anyway {
                w.reader().ask_first(&new)?;
            }
            w.append(new).map(|id| id.to_string())
        })
    }

    /// Corrects an entry: the earlier one is kept and no longer counts. Gives the id of the correction.
    pub fn correct_entry(&mut self, entry: &str, form: &EntryForm) -> Result<Outcome<String>> {
        self.write(|w| {
            let before = w.reader().standing_entry(entry)?;
            if before.kind != form.kind {
                return Err(Error::invalid(
                    "kind",
                    "A correction stays of the same kind. Take the entry back instead.",
                ));
            }
            let mut new = w.read_form(form, &given(&before))?;
            if form.at.trim().is_empty() || new.at == Some(before.at) {
                new.at = Some(before.at);
                new.precision = before.precision;
            }
            new.by = before.by;
            w.correct(&before, new).map(|id| id.to_string())
        })
    }

    /// Takes an entry back. It is kept, and counts no longer.
    pub fn take_back(&mut self, entry: &str) -> Result<Outcome<()>> {
        self.write(|w| {
            let entry = w.reader().standing_entry(entry)?;
            w.void_whole(entry.id)
        })
    }

    /// Moves an entry from one animal to another, as a correction.
    pub fn move_entry(&mut self, entry: &str, from: &str, to: &str) -> Result<Outcome<String>> {
        self.write(|w| {
            let before = w.reader().standing_entry(entry)?;
            let from = w.reader().animal_named(from)?;
            let to = w.reader().animal_named(to)?;
            if !before.subjects.contains(&from) {
                return Err(Error::invalid("from", "The entry is not about this animal any more."));
            }
            let subjects = before.subjects.iter().map(|s| if *s == from { to } else { *s }).collect();
            let new = NewEntry { subjects, ..NewEntry::from_stored(&before) };
            w.correct(&before, new).map(|id| id.to_string())
        })
    }

    /// An entry as a form shows it, to be corrected.
    pub fn entry_form(&mut self, entry: &str) -> Result<EntryForm> {
        self.read(|r| {
            let entry = r.entry(entry)?;
            let names = r.names()?;
            Ok(EntryForm {
                kind: entry.kind.clone(),
                subjects: entry.subjects.iter().map(|s| names.outside(*s)).collect(),
                at: entry.at.to_string(),
                fields: form::texts(&entry.kind, &given(&entry), r.settings()?.units()),
                note: entry.note.clone().unwrap_or_default(),
                visibility: entry.effective_visibility().name().to_owned(),
                anyway: false,
            })
        })
    }

    /// Reads a typed time back.
    pub fn echo_time(&mut self, text: &str) -> Result<TimeEcho> {
        self.read(|r| {
            let (at, precision) = r.typed_time(text)?;
            Ok(TimeEcho { at: at.to_string(), words: r.time_in_words(at, precision) })
        })
    }
}

impl NewEntry {
    /// What an entry says, to be written again with a change.
    pub(crate) fn from_stored(entry: &Stored) -> Self {
        Self {
            log: Some(entry.log),
            at: Some(entry.at),
            precision: entry.precision,
            subjects: entry.subjects.clone(),
            by: entry.by,
            kind: entry.kind.clone(),
            data: entry.data.clone(),
            extra: entry.extra.clone(),
            visibility: entry.visibility,
            note: entry.note.clone(),
            ..Self::default()
        }
    }
}

impl Writer<'_> {
    /// Writes a correction of an entry.
    pub(crate) fn correct(&mut self, before: &Stored, mut new: NewEntry) -> Result<EntryId> {
        new.reference = Some(before.id.0);
        new.log = Some(before.log);
        self.append(new)
    }

    fn read_form(&mut self, form: &EntryForm, before: &Given) -> Result<NewEntry> {
        let reader = self.reader();
        let (at, precision) = reader.typed_time(&form.at)?;
        let mut subjects = Vec::new();
        for subject in &form.subjects {
            let subject = reader.animal_named(subject)?;
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        if subjects.is_empty() {
            return Err(Error::invalid("subjects", "Which animal is it about?"));
        }
        let note = form.note.trim();
        if note.chars().count() > LONGEST_NOTE {
            return Err(Error::invalid("note", format!("A note holds up to {LONGEST_NOTE} characters.")));
        }
        let visibility = match form.visibility.as_str() {
            "" => usual_visibility(&form.kind),
            word => Visibility::parse(word)
                .ok_or_else(|| Error::invalid("visibility", "Choose who may read this entry."))?,
        };
        let given = form::read(&form.kind, &form.fields, before, reader.settings()?.units())?;
        let mut extra = Map::new();
        extra.extend(given.typed.map(|typed| typed.beside()));
        Ok(NewEntry {
            at: Some(at),
            precision: Some(precision),
            subjects,
            by: reader.carer()?,
            kind: form.kind.clone(),
            data: given.data,
            extra,
            visibility: Some(visibility),
            note: (!note.is_empty()).then(|| note.to_owned()),
            ..NewEntry::default()
        })
    }
}

/// What an entry says, as a form shows it.
fn given(entry: &Stored) -> Given {
    Given { data: entry.data.clone(), typed: typed_of(&entry.extra) }
}

/// Who may read an entry of a kind, when the carer does not say.
pub(crate) fn usual_visibility(kind: &str) -> Visibility {
    match kind {
        "note" | "alarm_dismissed" | "adoption_application" => Visibility::Private,
        "med" | "vet_visit" | "exam" | "crisis" | "plan_med" | "plan_care" => Visibility::InternalMedical,
        _ => Visibility::Public,
    }
}

impl Reader<'_> {
    /// The entry of an id from outside, with its latest correction in its place.
    pub(crate) fn entry(&self, id: &str) -> Result<Stored> {
        let entry = self.entry_as_written(id)?;
        let group = live::group(self.connection, &entry)?;
        let counting = live::counting(self.connection, &group)?;
        Ok(group.into_iter().find(|e| Some(e.id) == counting).unwrap_or(entry))
    }

    /// The entry of an id from outside, with its latest correction in its place; refused when it was taken back.
    fn standing_entry(&self, id: &str) -> Result<Stored> {
        let entry = self.entry(id)?;
        if live::counts(self.connection, entry.id)? {
            return Ok(entry);
        }
        Err(Error::invalid("entry", "This entry was taken back. Undo that first."))
    }

    /// The entry of an id from outside, whatever became of it.
    pub(crate) fn entry_as_written(&self, id: &str) -> Result<Stored> {
        let not_found = || Error::not_found("entry", id);
        let id = match EntryId::parse(id) {
            Some(id) => id,
            None => self
                .connection
                .prepare_cached("SELECT id FROM entry WHERE log = ?1 AND name = ?2 AND kind <> '#card'")?
                .query_row(rusqlite::params![self.log, id], |row| row.get(0))
                .optional()?
                .ok_or_else(not_found)?,
        };
        log::find(self.connection, id)?.ok_or_else(not_found)
    }

    /// The animal that an id, a name or a code means.
    pub fn animal_named(&self, text: &str) -> Result<SubjectId> {
        let names = self.names()?;
        let is_animal = |id: SubjectId| -> Result<bool> {
            Ok(self.connection.prepare_cached("SELECT 1 FROM animal WHERE id = ?1")?.exists([id])?)
        };
        if let Some(id) = names.inside(text)
            && is_animal(id)?
        {
            return Ok(id);
        }
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM animal WHERE name = ?1 COLLATE NOCASE")?;
        let found: Vec<SubjectId> =
            statement.query_map([text.trim()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        match found.as_slice() {
            [one] => Ok(*one),
            [] => self.animal_with_code(text),
            _ => Err(Error::invalid(
                "animal",
                format!(
                    "{} animals are called «{text}». Say which by its id: {}.",
                    found.len(),
                    found.iter().map(|id| names.outside(*id)).collect::<Vec<_>>().join(", ")
                ),
            )),
        }
    }

    fn animal_with_code(&self, text: &str) -> Result<SubjectId> {
        for card in self.card_rows("WHERE type = 'animal'", &[])? {
            if card.value.get("code").is_some_and(|code| text_of(code) == text) {
                return Ok(card.id);
            }
        }
        Err(Error::not_found("animal", text))
    }

    /// Whose log it is.
    pub(crate) fn carer(&self) -> Result<Option<SubjectId>> {
        let names = self.names()?;
        let cards = self.card_rows("WHERE type IN ('profile', 'person')", &[])?;
        let set = names.inside(&self.settings()?.carer);
        if let Some(set) = set.filter(|set| cards.iter().any(|card| card.id == *set)) {
            return Ok(Some(set));
        }
        let profile = cards.into_iter().find(|card| card.kind == "profile" && card.log == self.log);
        Ok(profile
            .and_then(|card| card.value.get("carer").and_then(Value::as_str).and_then(|id| names.inside(id))))
    }

    /// Reads a typed time as the clocks of the place show it.
    pub(crate) fn typed_time(&self, text: &str) -> Result<(Moment, Precision)> {
        parse_typed_time(text, self.now, self.zone).map_err(|problem| Error::invalid("at", problem))
    }

    /// A time that was read, in words for the person who typed it: with its day, how long ago it was, and which one
    /// is meant when the clocks showed it twice.
    fn time_in_words(&self, at: Moment, precision: Precision) -> String {
        let known = when::known(at, precision, self.now);
        let far = (self.now.date() - at.date()).num_days() > 1;
        let day = if far { at.date().format("%A ").to_string() } else { String::new() };
        let minutes = self.now.minutes_since(at);
        let ago = match precision {
            Precision::Day => "the day alone".to_owned(),
            _ if minutes < 1 => "just now".to_owned(),
            _ => format!("{} ago", when::span(minutes)),
        };
        let which = match is_second_showing(at, self.zone) {
            Some(true) => ". The clocks showed it twice; add «first» for the time before",
            Some(false) => ", the first time that the clocks showed it",
            None => "",
        };
        format!("{day}{known}, {ago}{which}")
    }

    /// What is called how, for words on the screen.
    pub(crate) fn labels(&self) -> Result<BTreeMap<String, String>> {
        let names = self.names()?;
        let mut labels = BTreeMap::new();
        for card in self.card_rows("WHERE type IN ('person', 'place', 'litter')", &[])? {
            let text = |key: &str| card.value.get(key).and_then(Value::as_str);
            let label = match CardType::parse(&card.kind) {
                Some(CardType::Person) => {
                    text("short_name").or(text("name")).or(text("publish_as")).or(text("role"))
                }
                Some(CardType::Place) => text("public_label").or(text("kind")),
                Some(CardType::Litter) => text("name").or(Some("the litter")),
                _ => None,
            };
            if let Some(label) = label {
                labels.insert(names.outside(card.id), label.to_owned());
            }
        }
        let mut statement = self.connection.prepare_cached("SELECT id, name FROM animal")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            labels.insert(names.outside(row.get(0)?), row.get(1)?);
        }
        Ok(labels)
    }

    /// Outside ids of entries.
    pub(crate) fn entry_names(&self, entries: &[Stored]) -> EntryNames {
        EntryNames::load(self, entries)
    }
}
