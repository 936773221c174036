//! The log's file, written: the same log always gives the same bytes.

use super::{FORMAT, FileEntry, LogFile};
use crate::entry::card::CardType;
use serde_json::{Map, Value, json};

impl LogFile {
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
                self.put_list(&mut top, "entries", self.sorted_entries().map(entry_value).collect());
            }
            let list = cards
                .map(|c| {
                    let mut value = Map::new();
                    value.insert("id".to_owned(), json!(c.id));
                    value.extend(sorted(&c.value));
                    Value::Object(value)
                })
                .collect();
            self.put_list(&mut top, card.file_key(), list);
        }
        top.extend(sorted(&self.extra));
        let mut text = format!("{:#}", Value::Object(top));
        text.push('\n');
        text
    }

    /// Puts a list where it stands, unless it is one that the file leaves out.
    fn put_list(&self, top: &mut Map<String, Value>, key: &str, list: Vec<Value>) {
        if !list.is_empty() || !self.absent.iter().any(|absent| absent == key) {
            top.insert(key.to_owned(), Value::Array(list));
        }
    }

    fn sorted_entries(&self) -> impl Iterator<Item = &FileEntry> {
        let mut entries: Vec<&FileEntry> = self.entries.iter().collect();
        entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        entries.into_iter()
    }
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
    put("correction_order", entry.correction_order.map(|v| json!(v)));
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
