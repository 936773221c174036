//! Entries typed into a form: each field arrives as text and is read as what its kind says it is.

use super::field::{FieldDescription, Shape};
use super::kind::Kind;
use crate::error::{Error, Result};
use crate::values::{Celsius, Grams, Millilitres, Quantity};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a form gives: the data of an entry, and what was typed where its unit is not the log's own.
pub(crate) struct Typed {
    pub(crate) data: Map<String, Value>,
    pub(crate) typed: Option<Value>,
}

/// Reads the texts of a form into the data of an entry of a kind. Fields of `before` that no form shows are kept.
pub(crate) fn read(
    kind: &str,
    texts: &BTreeMap<String, String>,
    before: &Map<String, Value>,
) -> Result<Typed> {
    let fields = fields_of(kind)?;
    let mut data = before.clone();
    let mut typed = None;
    for field in &fields {
        let Some(text) = texts.get(&field.key).map(|t| t.trim()) else { continue };
        if text.is_empty() {
            data.shift_remove(&field.key);
            continue;
        }
        let value = value_of(&field.shape, text)
            .map_err(|problem| Error::invalid(&field.key, format!("{}: {problem}", field.label)))?;
        if let Some(unit) = foreign_unit(&field.shape, text) {
            typed = Some(json!({ "text": text, "unit": unit }));
        }
        data.insert(field.key.clone(), value);
    }
    if let Some(field) = fields.iter().find(|f| f.required && !data.contains_key(&f.key)) {
        return Err(Error::invalid(&field.key, format!("{} is needed.", field.label)));
    }
    Kind::read(kind, &data)?;
    Ok(Typed { data, typed })
}

fn fields_of(kind: &str) -> Result<Vec<FieldDescription>> {
    Kind::descriptions()
        .into_iter()
        .find(|d| d.kind == kind)
        .map(|d| d.fields)
        .ok_or_else(|| Error::not_found("kind of entry", kind))
}

fn value_of(shape: &Shape, text: &str) -> std::result::Result<Value, String> {
    match shape {
        Shape::Text => Ok(json!(text)),
        Shape::Texts => {
            Ok(json!(text.split(',').map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>()))
        }
        Shape::Number => number(text).ok_or_else(|| format!("«{text}» is not a number.")),
        Shape::Grams => Grams::parse(text).map(tenths),
        Shape::Millilitres => Millilitres::parse(text).map(tenths),
        Shape::Celsius => Celsius::parse(text).map(tenths),
        Shape::YesNo => {
            yes_no(text).map(Value::Bool).ok_or_else(|| format!("«{text}» is neither yes nor no."))
        }
        Shape::Choice(choices) => choices
            .iter()
            .find(|(word, label)| word == text || label == text)
            .map(|(word, _)| serde_json::from_str(word).unwrap_or_else(|_| json!(word)))
            .ok_or_else(|| format!("«{text}» is not one of the choices.")),
        Shape::Free => {
            Ok(yes_no(text).map(Value::Bool).or_else(|| number(text)).unwrap_or_else(|| json!(text)))
        }
        Shape::Nested => Err("this cannot be typed here.".to_owned()),
    }
}

fn number(text: &str) -> Option<Value> {
    let value: f64 = text.replace(',', ".").parse().ok().filter(|v: &f64| v.is_finite())?;
    Some(super::field::number(value))
}

fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}

fn tenths<Q: Quantity>(quantity: Q) -> Value {
    super::field::number(quantity.value())
}

/// The unit that was typed, when it is not the one the log keeps.
fn foreign_unit(shape: &Shape, text: &str) -> Option<String> {
    let own = match shape {
        Shape::Grams => "g",
        Shape::Millilitres => "ml",
        Shape::Celsius => "°c",
        _ => return None,
    };
    let unit: String = text.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == '°').collect();
    (!unit.is_empty() && unit != own).then_some(unit)
}

/// The fields of an entry that a form can show, as it shows them.
pub(crate) fn texts(kind: &str, data: &Map<String, Value>) -> BTreeMap<String, String> {
    let fields = fields_of(kind).unwrap_or_default();
    let shown = fields.iter().filter(|field| field.shape != Shape::Nested);
    shown
        .filter_map(|field| {
            let value = data.get(&field.key)?;
            let text = match (&field.shape, value) {
                (Shape::Choice(_), Value::Bool(_)) => value.to_string(),
                _ => text_of(value),
            };
            Some((field.key.clone(), text))
        })
        .collect()
}

/// A stored value as a form shows it again.
pub(crate) fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
