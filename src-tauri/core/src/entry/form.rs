//! Entries typed into a form: each field arrives as text and is read as what its kind says it is. A bare number is in the
//! carer's unit; a text that a form showed and nobody changed means what it meant, to the last digit.

use super::field::{FieldDescription, Shape};
use super::kind::Kind;
use crate::error::{Error, Result};
use crate::values::{Celsius, Grams, Millilitres, Quantity, Typed, Units};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a form gives: the data of an entry, and what was typed where its unit is not the log's own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    pub(crate) data: Map<String, Value>,
    pub(crate) typed: Option<Typed>,
}

/// Reads the texts of a form into the data of an entry of a kind. Fields of `before` that no form shows are kept.
pub(crate) fn read(
    kind: &str,
    texts: &BTreeMap<String, String>,
    before: &Given,
    units: Units,
) -> Result<Given> {
    let fields = fields_of(kind)?;
    let shown = self::texts(kind, before, units);
    let mut data = before.data.clone();
    let mut typed = None;
    for field in &fields {
        let Some(text) = texts.get(&field.key).map(|t| t.trim()) else { continue };
        if text.is_empty() {
            data.shift_remove(&field.key);
            continue;
        }
        if is_amount(&field.shape) && shown.get(&field.key).is_some_and(|shown| shown == text) {
            typed = typed.or_else(|| before.typed.clone());
            continue;
        }
        let value = value_of(&field.shape, text, units)
            .map_err(|problem| Error::invalid(&field.key, format!("{}: {problem}", field.label)))?;
        typed = typed.or_else(|| typed_of(&field.shape, text, units));
        data.insert(field.key.clone(), value);
    }
    if let Some(field) = fields.iter().find(|f| f.required && !data.contains_key(&f.key)) {
        return Err(Error::invalid(&field.key, format!("{} is needed.", field.label)));
    }
    Kind::read(kind, &data)?;
    Ok(Given { data, typed })
}

fn fields_of(kind: &str) -> Result<Vec<FieldDescription>> {
    Kind::descriptions()
        .into_iter()
        .find(|d| d.kind == kind)
        .map(|d| d.fields)
        .ok_or_else(|| Error::not_found("kind of entry", kind))
}

fn value_of(shape: &Shape, text: &str, units: Units) -> std::result::Result<Value, String> {
    match shape {
        Shape::Text => Ok(json!(text)),
        Shape::Texts => {
            Ok(json!(text.split(',').map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>()))
        }
        Shape::Number => number(text).ok_or_else(|| format!("«{text}» is not a number.")),
        Shape::Grams => units.read_weight(text).map(tenths),
        Shape::Millilitres => Millilitres::parse(text).map(tenths),
        Shape::Celsius => units.read_temperature(text).map(tenths),
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

/// Whether a field holds an amount with a unit of its own.
fn is_amount(shape: &Shape) -> bool {
    matches!(shape, Shape::Grams | Shape::Millilitres | Shape::Celsius)
}

/// What is kept of what was typed, beside the amount.
fn typed_of(shape: &Shape, text: &str, units: Units) -> Option<Typed> {
    match shape {
        Shape::Grams => units.typed_weight(text),
        Shape::Celsius => units.typed_temperature(text),
        _ => None,
    }
}

/// What helps to type an amount: in which unit a bare number is read, and what else is.
pub(crate) fn hint(shape: &Shape, units: Units) -> Option<String> {
    match shape {
        Shape::Grams => Some(format!("In {}; 294 g, 10.4 oz and 1 lb 2 are read too.", units.of_weight())),
        Shape::Celsius => Some(format!("In {}; 36.5 C and 97.7 F are read too.", units.of_temperature())),
        Shape::Millilitres => Some("In mL".to_owned()),
        Shape::Texts => Some("With commas between".to_owned()),
        _ => None,
    }
}

/// The fields of an entry that a form can show, as it shows them.
pub(crate) fn texts(kind: &str, entry: &Given, units: Units) -> BTreeMap<String, String> {
    let fields = fields_of(kind).unwrap_or_default();
    let shown = fields.iter().filter(|field| field.shape != Shape::Nested);
    shown
        .filter_map(|field| {
            let value = entry.data.get(&field.key)?;
            let number = value.as_f64().unwrap_or(f64::NAN);
            let text = match &field.shape {
                Shape::Choice(_) if value.is_boolean() => value.to_string(),
                Shape::Grams => Grams::new(number).map_or_else(|_| text_of(value), |g| units.cell(g)),
                Shape::Celsius => Celsius::new(number)
                    .map_or_else(|_| text_of(value), |c| units.bare_temperature(c, entry.typed.as_ref())),
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
