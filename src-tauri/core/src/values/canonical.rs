//! One written form for JSON, so that the same facts always give the same bytes (RFC 8785).

use serde_json::{Map, Value};

/// A number that no 64-bit integer or float holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLarge(pub String);

/// Writes a value in RFC 8785 form, with whole numbers that fit 64 bits kept digit for digit.
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            write_between(out, '{', '}', keys, |out, key| {
                write(&Value::String(key.clone()), out);
                out.push(':');
                write(&map[key], out);
            });
        }
        Value::Array(items) => write_between(out, '[', ']', items, |out, item| write(item, out)),
        Value::Number(number) => match number.as_f64() {
            Some(0.0) => out.push('0'),
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e21 => {
                *out += &format!("{float:.0}");
            }
            _ => *out += &number.to_string(),
        },
        scalar => out.push_str(&scalar.to_string()),
    }
}

fn write_between<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    mut each: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(close);
}

/// The value without any null: in the log a null is the same as an absent key.
pub fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(_, v)| !v.is_null())
                .map(|(k, v)| (k, without_nulls(v)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// Refuses whole numbers beyond 64 bits, which reading would have rounded.
pub fn check_numbers(value: &Value) -> Result<(), TooLarge> {
    match value {
        Value::Number(n) if n.is_f64() && n.as_f64().is_some_and(|f| !f.is_finite() || f.abs() >= 9.2e18) => {
            Err(TooLarge(n.to_string()))
        }
        Value::Array(items) => items.iter().try_for_each(check_numbers),
        Value::Object(map) => map.values().try_for_each(check_numbers),
        _ => Ok(()),
    }
}
