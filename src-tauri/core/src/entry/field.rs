//! What a field of an entry may hold, how it is read from the log's JSON, and how a form asks for it.

use crate::values::{Celsius, Grams, Millilitres, Quantity};
use serde::Serialize;
use serde_json::{Map, Value, json};
use ts_rs::TS;

/// A field that could not be read: which one, and what was expected of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Path of the field inside the entry, such as `data.grams`.
    pub field: String,
    /// What is wrong, as the end of a sentence: «should be a number of grams, not "sixty"».
    pub problem: String,
}

impl FieldError {
    /// A problem with one field.
    pub fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { field: field.into(), problem: problem.into() }
    }

    /// The same problem, seen from one level further out.
    #[must_use]
    pub fn inside(self, outer: &str) -> Self {
        Self { field: format!("{outer}.{}", self.field), problem: self.problem }
    }
}

/// How a form asks for a field.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "type", content = "choices")]
#[ts(export)]
pub enum Shape {
    /// One line or more of words.
    Text,
    /// Several words or phrases.
    Texts,
    /// A number without a unit.
    Number,
    /// A weight; typed text with a unit is welcome.
    Grams,
    /// A volume.
    Millilitres,
    /// A temperature.
    Celsius,
    /// Yes or no.
    YesNo,
    /// One of a list: value and label.
    Choice(Vec<(String, String)>),
    /// Anything short: words, a number, or yes and no.
    Free,
    /// A part with fields of its own, not asked for in a simple form.
    Nested,
}

/// A type that a field may have.
pub trait FieldType: Sized {
    /// How a form asks for it.
    fn shape() -> Shape;
    /// Reads it from JSON; the error says what was expected, as the end of a sentence.
    fn read(value: &Value) -> Result<Self, FieldError>;
    /// Writes it to JSON.
    fn write(&self) -> Value;
}

fn wrong(expected: &str, value: &Value) -> FieldError {
    FieldError::new("", format!("should be {expected}, not {}", shown(value)))
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        text
    } else {
        format!("{}…", text.chars().take(40).collect::<String>())
    }
}

impl FieldType for String {
    fn shape() -> Shape {
        Shape::Text
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        value.as_str().map(str::to_owned).ok_or_else(|| wrong("text", value))
    }
    fn write(&self) -> Value {
        json!(self)
    }
}

impl FieldType for Vec<String> {
    fn shape() -> Shape {
        Shape::Texts
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        let items = value.as_array().ok_or_else(|| wrong("a list", value))?;
        items.iter().map(String::read).collect()
    }
    fn write(&self) -> Value {
        json!(self)
    }
}

impl FieldType for bool {
    fn shape() -> Shape {
        Shape::YesNo
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        value.as_bool().ok_or_else(|| wrong("true or false", value))
    }
    fn write(&self) -> Value {
        json!(self)
    }
}

impl FieldType for f64 {
    fn shape() -> Shape {
        Shape::Number
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        value.as_f64().ok_or_else(|| wrong("a number", value))
    }
    fn write(&self) -> Value {
        number(*self)
    }
}

/// A JSON number without a needless decimal.
pub(crate) fn number(value: f64) -> Value {
    #[allow(clippy::cast_possible_truncation)] // Guarded by the magnitude.
    if value.fract() == 0.0 && value.abs() < 1e15 { json!(value as i64) } else { json!(value) }
}

macro_rules! quantity_field {
    ($($type:ident $expected:literal),*) => {$(
        impl FieldType for $type {
            fn shape() -> Shape {
                Shape::$type
            }
            fn read(value: &Value) -> Result<Self, FieldError> {
                let amount = value.as_f64().ok_or_else(|| wrong($expected, value))?;
                $type::new(amount).map_err(|_| {
                    let (least, most) = $type::LIMITS;
                    FieldError::new("", format!("should be between {least} and {most}, not {}", shown(value)))
                })
            }
            fn write(&self) -> Value {
                number(self.value())
            }
        }
    )*};
}
quantity_field!(Grams "a number of grams", Millilitres "a number of millilitres", Celsius "a number of degrees Celsius");

/// A field whose form the log leaves open: words, a number, yes or no, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Free(pub Value);

impl Free {
    /// The words, when it holds words.
    pub fn text(&self) -> Option<&str> {
        self.0.as_str()
    }
    /// The number, when it holds one.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    /// True, a number above zero, or any words but «no», «none» and «false».
    pub fn is_yes(&self) -> bool {
        match &self.0 {
            Value::Bool(yes) => *yes,
            Value::Number(n) => n.as_f64().is_some_and(|n| n > 0.0),
            Value::String(words) => {
                !matches!(words.trim().to_lowercase().as_str(), "" | "no" | "none" | "false")
            }
            Value::Array(items) => !items.is_empty(),
            Value::Object(_) => true,
            Value::Null => false,
        }
    }
    /// The texts of a list, or the one text.
    pub fn texts(&self) -> Vec<&str> {
        match &self.0 {
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
            Value::String(text) => vec![text],
            _ => Vec::new(),
        }
    }
}

impl FieldType for Free {
    fn shape() -> Shape {
        Shape::Free
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        Ok(Self(value.clone()))
    }
    fn write(&self) -> Value {
        self.0.clone()
    }
}

/// Reads one field of an object: absent and null are the same.
pub(crate) fn optional<T: FieldType>(data: &Map<String, Value>, key: &str) -> Result<Option<T>, FieldError> {
    match data.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => T::read(value).map(Some).map_err(|error| FieldError {
            field: if error.field.is_empty() { key.to_owned() } else { format!("{key}.{}", error.field) },
            problem: error.problem,
        }),
    }
}

/// Reads one field that must be there.
pub(crate) fn required<T: FieldType>(data: &Map<String, Value>, key: &str) -> Result<T, FieldError> {
    optional(data, key)?.ok_or_else(|| FieldError::new(key, "is missing"))
}

/// A closed list of words, which a newer version of the log may have extended: a word that is not known is kept.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal $label:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $label] $variant,)*
            /// A word this version does not know, kept as it came.
            Other(String),
        }

        impl $crate::entry::field::FieldType for $name {
            fn shape() -> $crate::entry::field::Shape {
                $crate::entry::field::Shape::Choice(vec![$(($word.to_owned(), $label.to_owned())),*])
            }
            fn read(value: &serde_json::Value) -> Result<Self, $crate::entry::field::FieldError> {
                Ok(match String::read(value)?.as_str() {
                    $($word => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                })
            }
            fn write(&self) -> serde_json::Value {
                serde_json::Value::from(self.word())
            }
        }

        impl $name {
            /// The word the log uses.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }
    )*};
}
pub(crate) use choices;

/// Structs read from and written to JSON objects field by field, with a description of each for forms.
/// Fields in `[]` must be there.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident
        [$($need:ident $need_key:literal $need_label:literal : $need_type:ty),* $(,)?]
        {$($field:ident $key:literal $label:literal : $type:ty),* $(,)?}
    )*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $(#[doc = $need_label] pub $need: $need_type,)*
            $(#[doc = $label] pub $field: Option<$type>,)*
        }

        impl $name {
            /// The fields, in the order a form shows them.
            pub fn fields() -> Vec<$crate::entry::field::FieldDescription> {
                vec![
                    $($crate::entry::field::FieldDescription::new($need_key, $need_label, true, <$need_type as $crate::entry::field::FieldType>::shape()),)*
                    $($crate::entry::field::FieldDescription::new($key, $label, false, <$type as $crate::entry::field::FieldType>::shape()),)*
                ]
            }

            /// Reads the known fields; others are left alone.
            #[allow(unused_variables)] // A record without fields reads nothing.
            pub fn read_fields(data: &serde_json::Map<String, serde_json::Value>) -> Result<Self, $crate::entry::field::FieldError> {
                Ok(Self {
                    $($need: $crate::entry::field::required(data, $need_key)?,)*
                    $($field: $crate::entry::field::optional(data, $key)?,)*
                })
            }

            /// Writes the fields that are set.
            pub fn write_fields(&self) -> serde_json::Map<String, serde_json::Value> {
                #[allow(unused_mut)] // A record without fields writes nothing.
                let mut data = serde_json::Map::new();
                $(data.insert($need_key.to_owned(), $crate::entry::field::FieldType::write(&self.$need));)*
                $(if let Some(value) = &self.$field {
                    data.insert($key.to_owned(), $crate::entry::field::FieldType::write(value));
                })*
                data
            }
        }

        impl $crate::entry::field::FieldType for $name {
            fn shape() -> $crate::entry::field::Shape {
                $crate::entry::field::Shape::Nested
            }
            fn read(value: &serde_json::Value) -> Result<Self, $crate::entry::field::FieldError> {
                let object = value.as_object().ok_or_else(|| {
                    $crate::entry::field::FieldError::new("", "should be an object in braces")
                })?;
                Self::read_fields(object)
            }
            fn write(&self) -> serde_json::Value {
                serde_json::Value::Object(self.write_fields())
            }
        }
    )*};
}
pub(crate) use records;

/// One field of a kind, as a form needs it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FieldDescription {
    /// The key in the log.
    pub key: String,
    /// What a person reads beside the input.
    pub label: String,
    /// Whether an entry without it is refused.
    pub required: bool,
    /// How it is asked for.
    pub shape: Shape,
    /// What helps to type it, in the carer's units.
    pub hint: Option<String>,
}

impl FieldDescription {
    pub(crate) fn new(key: &str, label: &str, required: bool, shape: Shape) -> Self {
        Self { key: key.to_owned(), label: label.to_owned(), required, shape, hint: None }
    }
}
