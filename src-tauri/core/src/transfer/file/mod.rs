//! `littermate-log/1`: the whole log as one JSON object, read all or nothing and written without loss.

mod live;
mod write;

use crate::entry::card::{Animal, CardType, Litter, LogCard, Media, Person, Place, Profile};
use crate::entry::field::FieldError;
use crate::entry::{Kind, Visibility};
use crate::store::project::OWN_MARK;
use crate::transfer::order::{Placed, in_order};
use crate::values::{Moment, Precision, TooLarge, check_numbers, without_nulls};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};
use std::fmt;

/// More levels than any log has, and few enough for every reader.
const DEEPEST: usize = 64;

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
    /// The place among several corrections of one entry, the last one counting, where their times do not tell it.
    pub correction_order: Option<u64>,
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
    /// Lists that the file leaves out rather than giving them empty.
    pub absent: Vec<String>,
}

impl LogFile {
    /// Reads and checks a file. Nothing of a file with an error in it is returned.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
            FileError::at(format!("Line {}, column {}", e.line(), e.column()), "this is not JSON")
        })?;
        if depth(&value) > DEEPEST {
            return Err(FileError::whole(format!("The file is nested more than {DEEPEST} levels deep")));
        }
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
        let absent = lists().filter(|key| !top.contains_key(*key)).map(str::to_owned).collect();
        let mut cards = Vec::new();
        let mut ids = BTreeSet::new();
        let mut log_id = None;
        for card in CardType::ALL {
            let Some(value) = top.shift_remove(card.file_key()) else { continue };
            if let CardType::Log | CardType::Profile = card {
                let mut value = object(value, card.file_key())?;
                if card == CardType::Log {
                    log_id = take_text(&mut value, "id").map_err(|e| FileError::field("The log", &e))?;
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
                if log_id.as_ref() == Some(&id) {
                    return Err(FileError::at(format!("Id {id}"), "is the id of the log itself"));
                }
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
        let file = Self { id: log_id, cards, entries, extra: top, absent };
        file.check_circles("supersedes", |e| e.supersedes.as_slice())?;
        file.check_circles("data.voids", |e| if let Kind::Void(void) = &e.says { &void.voids } else { &[] })?;
        Ok(file)
    }

    /// What entries do to each other, as a field says, must not run in a circle.
    fn check_circles<'a>(
        &'a self,
        field: &str,
        of: impl Fn(&'a FileEntry) -> &'a [String],
    ) -> Result<(), FileError> {
        let named: HashMap<&str, &[String]> = self.entries.iter().map(|e| (e.id.as_str(), of(e))).collect();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in self.entries.iter().map(|e| e.id.as_str()) {
            let mut path: Vec<(&str, std::slice::Iter<'_, String>)> = vec![(start, named[start].iter())];
            while let Some((at, next)) = path.last_mut() {
                let Some(next) = next.next().map(String::as_str) else {
                    done.insert(at);
                    path.pop();
                    continue;
                };
                if path.iter().any(|(earlier, _)| *earlier == next) {
                    let place = format!("Entry {next}, field {field}");
                    return Err(FileError::at(place, "runs in a circle back to the same entry"));
                }
                if let (false, Some(further)) = (done.contains(next), named.get(next)) {
                    path.push((next, further.iter()));
                }
            }
        }
        Ok(())
    }

    /// The entries in the order in which they take their places in a log: by time and id, each after what it
    /// corrects, and corrections of one entry as the file says.
    pub fn in_order(&self) -> Vec<&FileEntry> {
        let by_id: HashMap<&str, &FileEntry> = self.entries.iter().map(|e| (e.id.as_str(), e)).collect();
        let placed = self.entries.iter().map(|e| Placed {
            key: (e.correction_order, e.at, &e.id),
            id: &e.id,
            corrects: e.supersedes.as_deref(),
        });
        in_order(placed.collect()).into_iter().map(|id| by_id[id]).collect()
    }

    /// The card of a type with an id.
    pub fn card(&self, card: CardType, id: &str) -> Option<&Map<String, Value>> {
        self.cards.iter().find(|c| c.card == card && c.id == id).map(|c| &c.value)
    }
}

/// The keys under which the file holds lists.
fn lists() -> impl Iterator<Item = &'static str> {
    let cards = CardType::ALL.into_iter().filter(|card| !matches!(card, CardType::Log | CardType::Profile));
    cards.map(CardType::file_key).chain(["entries"])
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

/// How many levels of lists and objects a value has.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
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
    if kind.starts_with(OWN_MARK) {
        return Err(fail(FieldError::new(
            "kind",
            format!("begins with {OWN_MARK}, which is kept for the book itself"),
        )));
    }
    let correction_order = match value.shift_remove("correction_order") {
        None => None,
        Some(order) => Some(order.as_u64().ok_or_else(|| {
            fail(FieldError::new("correction_order", format!("should be a whole number, not {order}")))
        })?),
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
        correction_order,
        kind,
        says,
        data,
        extra: value,
    })
}
