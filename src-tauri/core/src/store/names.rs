//! What cards and entries are called outside the book: by the id their log's file gave them, else by their UUID.

use crate::error::Result;
use crate::values::SubjectId;
use rusqlite::Connection;
use serde_json::{Map, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// The outside names of all cards of a book.
pub(crate) struct Names {
    outside: HashMap<SubjectId, String>,
    inside: HashMap<String, SubjectId>,
    /// What a log calls something that has another name in this book, because two logs use the same one.
    renamed: HashMap<(SubjectId, String), String>,
}

impl Names {
    /// Reads the names of every card. Of two cards with the same name the first to be written keeps it.
    pub(crate) fn load(connection: &Connection) -> Result<Self> {
        let mut names = Self { outside: HashMap::new(), inside: HashMap::new(), renamed: HashMap::new() };
        let mut statement = connection.prepare_cached("SELECT id, log, name FROM card ORDER BY first, id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, log, name): (SubjectId, SubjectId, Option<String>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let outside = match name {
                None => id.to_string(),
                Some(name) if names.inside.contains_key(&name) => {
                    let other = format!("{name}~{}", &id.to_string()[..8]);
                    names.renamed.insert((log, name), other.clone());
                    other
                }
                Some(name) => name,
            };
            names.inside.insert(outside.clone(), id);
            names.outside.insert(id, outside);
        }
        Ok(names)
    }

    /// What something is called outside.
    pub(crate) fn outside(&self, id: SubjectId) -> String {
        self.outside.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    /// What is meant by a name from outside.
    pub(crate) fn inside(&self, name: &str) -> Option<SubjectId> {
        self.inside
            .get(name)
            .copied()
            .or_else(|| SubjectId::parse(name).filter(|id| self.outside.contains_key(id)))
    }

    /// A card's or an entry's fields with the names that this book had to change.
    pub(crate) fn renamed(&self, log: SubjectId, fields: Map<String, Value>) -> Map<String, Value> {
        if self.renamed.is_empty() {
            return fields;
        }
        rename(fields, &|name| self.renamed.get(&(log, name.to_owned())).cloned())
    }
}

/// The id of something in a log: a UUID stands for itself, any other id belongs to its log.
pub(crate) fn id_in(log: SubjectId, name: &str) -> Uuid {
    Uuid::try_parse(name).unwrap_or_else(|_| SubjectId::derived(&format!("{log}/{name}")).0)
}

/// The id of a card that the book keeps for itself, which nothing in a file can have.
pub(crate) fn own_id_in(log: SubjectId, card: &str) -> SubjectId {
    SubjectId::derived(&format!("{log}//{card}"))
}

/// The fields that hold ids of animals, litters, people, places or pictures.
const REFERENCES: [&str; 21] = [
    "by",
    "carer",
    "caught",
    "decided_by",
    "from",
    "litter",
    "media",
    "mother",
    "of",
    "one_of",
    "pair",
    "place",
    "requested_by",
    "site",
    "skipped",
    "speaker",
    "stayed",
    "subjects",
    "to",
    "who",
    "with",
];

/// Fields whose references that `other` has another name for are replaced; no other text is touched.
pub(crate) fn rename(
    fields: Map<String, Value>,
    other: &dyn Fn(&str) -> Option<String>,
) -> Map<String, Value> {
    let renamed = |text: String| Value::String(other(&text).unwrap_or(text));
    fields
        .into_iter()
        .map(|(key, value)| {
            let refers = REFERENCES.contains(&key.as_str());
            let value = match value {
                Value::String(text) if refers => renamed(text),
                Value::Array(items) if refers => items
                    .into_iter()
                    .map(|item| if let Value::String(text) = item { renamed(text) } else { item })
                    .collect(),
                Value::Object(inner) => Value::Object(rename(inner, other)),
                untouched => untouched,
            };
            (key, value)
        })
        .collect()
}
