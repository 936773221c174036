//! `littermate-log/1`: the whole log as one JSON object, read all or nothing and written without loss.

use crate::chronicle::Chronicle;
use crate::entry::card::{Animal, CardType, Litter, LogCard, Media, Person, Place, Profile};
use crate::entry::field::FieldError;
use crate::entry::{Kind, LiveEntry, Visibility};
use crate::values::{Moment, Precision, TooLarge, check_numbers, without_nulls};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// The only format this version writes and reads.
pub const FORMAT: &str = "littermate-log/1";

/// Why a file was refused: one sentence that names the place and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// Where, such as «Entry e008, field data.grams», when it is at one place.
    pub place: Option<String>,
    /// What is wrong there.
    pub problem: String,
}

impl FileError {
    fn whole(problem: impl Into<String>) -> Self {
        Self { place: None, problem: problem.into() }
    }
    fn at(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: Some(place.into()), problem: problem.into() }
    }
    fn field(thing: &str, error: &FieldError) -> Self {
        Self::at(format!("{thing}, field {}", error.field), error.problem.clone())
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}.", self.problem),
            None => write!(f, "{}.", self.problem),
        }
    }
}

/// A card as the file holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCard {
    /// What it is about.
    pub card: CardType,
    /// Its id in the file; for the log and its profile, the name of the type.
    pub id: String,
    /// Everything else, without nulls, known or not.
    pub value: Map<String, Value>,
}

/// An entry as the file holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct FileEntry {
    /// Its id in the file.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// How exactly that is known, when the file says so.
    pub precision: Option<Precision>,
    /// The animals it is about.
    pub subjects: Vec<String>,
    /// Who saw or did it.
    pub by: Option<String>,
    /// The carer's own words.
    pub note: Option<String>,
    /// Who may read it, when the file says so in a word that is known.
    pub visibility: Option<Visibility>,
    /// The entry that this one corrects.
    pub supersedes: Option<String>,
    /// The word of its kind.
    pub kind: String,
    /// What it says.
    pub says: Kind,
    /// What it says, as it came.
    pub data: Map<String, Value>,
    /// Keys of the entry that are none of the above, as they came.
    pub extra: Map<String, Value>,
}

impl FileEntry {
    /// Who may read it: what the file says; else private for a note, and public for any other kind. A word that is
    /// not known means private.
    pub fn effective_visibility(&self) -> Visibility {
        effective_visibility(self.visibility, &self.kind, &self.extra)
    }
}

/// Who may read an entry of which no visibility is known.
pub(crate) fn effective_visibility(
    said: Option<Visibility>,
    kind: &str,
    extra: &Map<String, Value>,
) -> Visibility {
    match said {
        Some(visibility) => visibility,
        None if extra.contains_key("visibility") || kind == "note" => Visibility::Private,
        None => Visibility::Public,
    }
}

/// A whole log, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct LogFile {
    /// The log's id, when the file has one.
    pub id: Option<String>,
    /// The cards, in the order of the file.
    pub cards: Vec<FileCard>,
    /// The entries, in the order of the file.
    pub entries: Vec<FileEntry>,
    /// Top-level keys that are not known, as they came.
    pub extra: Map<String, Value>,
}

impl LogFile {
    /// Reads and checks a file. Nothing of a file with an error in it is returned.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
            FileError::at(format!("Line {}, column {}", e.line(), e.column()), "this is not JSON")
        })?;
        check_numbers(&value).map_err(|TooLarge(number)| {
            FileError::whole(format!("The number {number} is larger than 64 bits can hold"))
        })?;
        let Value::Object(mut top) = without_nulls(value) else {
            return Err(FileError::whole("The file does not hold one object in braces"));
        };
        match top.shift_remove("format") {
            Some(Value::String(format)) if format == FORMAT => {}
            Some(Value::String(format)) => {
                return Err(FileError::whole(format!(
                    "The file is «{format}», and this version reads «{FORMAT}»"
                )));
            }
            _ => {
                return Err(FileError::whole(format!("The file does not say that its format is «{FORMAT}»")));
            }
        }
        let mut cards = Vec::new();
        let mut ids = BTreeSet::new();
        let mut id = None;
        for card in CardType::ALL {
            let Some(value) = top.shift_remove(card.file_key()) else { continue };
            if let CardType::Log | CardType::Profile = card {
                let mut value = object(value, card.file_key())?;
                if card == CardType::Log {
                    id = take_text(&mut value, "id").map_err(|e| FileError::field("The log", &e))?;
                }
                check_card(card, card.name(), &value)?;
                cards.push(FileCard { card, id: card.name().to_owned(), value });
                continue;
            }
            for item in list(value, card.file_key())? {
                let mut value = object(item, card.file_key())?;
                let id = take_text(&mut value, "id")
                    .map_err(|e| FileError::field(&format!("A {}", card.name()), &e))?
                    .ok_or_else(|| FileError::at(format!("A {}", card.name()), "has no id"))?;
                check_card(card, &id, &value)?;
                unique(&mut ids, &id)?;
                cards.push(FileCard { card, id, value });
            }
        }
        let animals: BTreeSet<&str> =
            cards.iter().filter(|c| c.card == CardType::Animal).map(|c| c.id.as_str()).collect();
        let mut entries = Vec::new();
        for item in top.shift_remove("entries").map_or_else(|| Ok(Vec::new()), |v| list(v, "entries"))? {
            let entry = read_entry(object(item, "entries")?)?;
            unique(&mut ids, &entry.id)?;
            if let Some(stranger) = entry.subjects.iter().find(|s| !animals.contains(s.as_str())) {
                return Err(FileError::at(
                    format!("Entry {}, field subjects", entry.id),
                    format!("there is no animal «{stranger}» in the file"),
                ));
            }
            entries.push(entry);
        }
        let file = Self { id, cards, entries, extra: top };
        file.check_corrections()?;
        Ok(file)
    }

    /// Corrections must not run in a circle.
    fn check_corrections(&self) -> Result<(), FileError> {
        let corrects = self.corrects();
        for start in corrects.keys() {
            let mut at = *start;
            for _ in 0..=corrects.len() {
                let Some(next) = corrects.get(at) else { break };
                at = next;
                if at == *start {
                    return Err(FileError::at(
                        format!("Entry {start}, field supersedes"),
                        "the corrections run in a circle",
                    ));
                }
            }
        }
        Ok(())
    }

    /// The card of a type with an id.
    pub fn card(&self, card: CardType, id: &str) -> Option<&Map<String, Value>> {
        self.cards.iter().find(|c| c.card == card && c.id == id).map(|c| &c.value)
    }

    /// Writes the file: known keys in a fixed order, others after them by name, entries by `at`, then id.
    pub fn write(&self) -> String {
        let mut top = Map::new();
        top.insert("format".to_owned(), json!(FORMAT));
        for card in CardType::ALL {
            let cards = self.cards.iter().filter(|c| c.card == card);
            if let CardType::Log | CardType::Profile = card {
                let mut value = Map::new();
                if let (CardType::Log, Some(id)) = (card, &self.id) {
                    value.insert("id".to_owned(), json!(id));
                }
                value.extend(cards.flat_map(|c| sorted(&c.value)));
                if card == CardType::Log || !value.is_empty() {
                    top.insert(card.file_key().to_owned(), Value::Object(value));
                }
                continue;
            }
            if card == CardType::Media {
                top.insert(
                    "entries".to_owned(),
                    Value::Array(self.sorted_entries().map(entry_value).collect()),
                );
            }
            let list: Vec<Value> = cards
                .map(|c| {
                    let mut value = Map::new();
                    value.insert("id".to_owned(), json!(c.id));
                    value.extend(sorted(&c.value));
                    Value::Object(value)
                })
                .collect();
            top.insert(card.file_key().to_owned(), Value::Array(list));
        }
        top.extend(sorted(&self.extra));
        let mut text = format!("{:#}", Value::Object(top));
        text.push('\n');
        text
    }

    fn sorted_entries(&self) -> impl Iterator<Item = &FileEntry> {
        let mut entries: Vec<&FileEntry> = self.entries.iter().collect();
        entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        entries.into_iter()
    }

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
    fn corrects(&self) -> HashMap<&str, &str> {
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

fn object(value: Value, key: &str) -> Result<Map<String, Value>, FileError> {
    match value {
        Value::Object(map) => Ok(map),
        _ => Err(FileError::at(format!("Field {key}"), "should hold objects in braces")),
    }
}

fn list(value: Value, key: &str) -> Result<Vec<Value>, FileError> {
    match value {
        Value::Array(items) => Ok(items),
        _ => Err(FileError::at(format!("Field {key}"), "should be a list")),
    }
}

fn unique(ids: &mut BTreeSet<String>, id: &str) -> Result<(), FileError> {
    if ids.insert(id.to_owned()) {
        Ok(())
    } else {
        Err(FileError::at(format!("Id {id}"), "is used twice in the file"))
    }
}

fn take_text(map: &mut Map<String, Value>, key: &str) -> Result<Option<String>, FieldError> {
    match map.shift_remove(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(FieldError::new(key, format!("should be text, not {other}"))),
    }
}

/// Reads a card's known fields, to refuse what is of the wrong type.
pub(crate) fn check_card_fields(card: CardType, value: &Map<String, Value>) -> Result<(), FieldError> {
    match card {
        CardType::Log => LogCard::read_fields(value).map(drop),
        CardType::Profile => Profile::read_fields(value).map(drop),
        CardType::Person => Person::read_fields(value).map(drop),
        CardType::Place => Place::read_fields(value).map(drop),
        CardType::Animal => Animal::read_fields(value).map(drop),
        CardType::Litter => Litter::read_fields(value).map(drop),
        CardType::Media => Media::read_fields(value).map(drop),
    }
}

fn check_card(card: CardType, id: &str, value: &Map<String, Value>) -> Result<(), FileError> {
    check_card_fields(card, value).map_err(|e| FileError::field(&format!("The {} {id}", card.name()), &e))
}

fn read_entry(mut value: Map<String, Value>) -> Result<FileEntry, FileError> {
    let id = take_text(&mut value, "id")
        .map_err(|e| FileError::field("An entry", &e))?
        .ok_or_else(|| FileError::at("An entry", "has no id"))?;
    let entry = format!("Entry {id}");
    let fail = |error: FieldError| FileError::field(&entry, &error);
    let mut text = |key: &str| take_text(&mut value, key).map_err(fail);
    let kind = text("kind")?.ok_or_else(|| fail(FieldError::new("kind", "is missing")))?;
    let at = text("at")?.ok_or_else(|| fail(FieldError::new("at", "is missing")))?;
    let precision = text("at_precision")?;
    let (by, note, supersedes) = (text("by")?, text("note")?, text("supersedes")?);
    let visibility = text("visibility")?;
    let at = Moment::parse(&at).ok_or_else(|| {
        fail(FieldError::new("at", format!("«{at}» is not a time with its offset (RFC 3339)")))
    })?;
    let precision = precision
        .map(|p| {
            Precision::parse(&p).ok_or_else(|| {
                fail(FieldError::new("at_precision", format!("should be minute, hour or day, not «{p}»")))
            })
        })
        .transpose()?;
    let subjects = match value.shift_remove("subjects") {
        None => Vec::new(),
        Some(subjects) => <Vec<String> as crate::entry::field::FieldType>::read(&subjects)
            .map_err(|e| fail(FieldError::new("subjects", e.problem)))?,
    };
    let data = match value.shift_remove("data") {
        None => Map::new(),
        Some(Value::Object(data)) => data,
        Some(_) => return Err(fail(FieldError::new("data", "should be an object in braces"))),
    };
    let says = Kind::read(&kind, &data).map_err(|e| fail(e.inside("data")))?;
    let known = visibility.as_deref().and_then(Visibility::parse);
    if let (None, Some(word)) = (known, visibility) {
        value.insert("visibility".to_owned(), Value::String(word));
    }
    Ok(FileEntry {
        id,
        at,
        precision,
        subjects,
        by,
        note,
        visibility: known,
        supersedes,
        kind,
        says,
        data,
        extra: value,
    })
}

fn entry_value(entry: &FileEntry) -> Value {
    let mut value = Map::new();
    let mut put = |key: &str, v: Option<Value>| {
        if let Some(v) = v {
            value.insert(key.to_owned(), v);
        }
    };
    put("id", Some(json!(entry.id)));
    put("at", Some(json!(entry.at.to_string())));
    put("at_precision", entry.precision.map(|p| json!(p.name())));
    put("kind", Some(json!(entry.kind)));
    put("subjects", Some(json!(entry.subjects)));
    put("by", entry.by.as_ref().map(|v| json!(v)));
    put("note", entry.note.as_ref().map(|v| json!(v)));
    put("visibility", entry.visibility.map(|v| json!(v.name())));
    put("supersedes", entry.supersedes.as_ref().map(|v| json!(v)));
    put("data", Some(Value::Object(sorted(&entry.data).into_iter().collect())));
    value.extend(sorted(&entry.extra));
    Value::Object(value)
}

/// The members of an object by name, at every depth.
fn sorted(map: &Map<String, Value>) -> Vec<(String, Value)> {
    let mut members: Vec<(String, Value)> = map.iter().map(|(k, v)| (k.clone(), deep_sorted(v))).collect();
    members.sort_by(|a, b| a.0.cmp(&b.0));
    members
}

fn deep_sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(sorted(map).into_iter().collect()),
        Value::Array(items) => Value::Array(items.iter().map(deep_sorted).collect()),
        other => other.clone(),
    }
}
