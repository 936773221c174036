//! Grams, millilitres and degrees: whole tenths inside, and what was typed beside them.

use std::fmt;

/// Grams in an ounce.
pub(crate) const OUNCE_G: f64 = 28.349_523_125;
const POUND_G: f64 = 453.592_37;

/// A figure in tenths of its unit.
pub trait Quantity: Copy + Sized {
    /// The unit's symbol.
    const UNIT: &'static str;
    /// The lowest and highest value accepted, in whole units.
    const LIMITS: (f64, f64);
    /// What it is called, how one is typed, and from where to where it goes, as parts of a sentence.
    const WORDS: (&'static str, &'static str, &'static str);

    /// From tenths, unchecked.
    fn from_tenths(tenths: i64) -> Self;
    /// In tenths of the unit.
    fn tenths(self) -> i64;
    /// Turns an amount with the unit that was typed (lower case) into this unit.
    fn convert(amount: f64, unit: &str) -> Option<f64>;

    /// In whole units.
    fn value(self) -> f64 {
        self.tenths() as f64 / 10.0
    }

    /// From whole units, rounded to a tenth; the error is one sentence for the person who typed it.
    fn new(value: f64) -> Result<Self, String> {
        let (least, most) = Self::LIMITS;
        if !value.is_finite() || value < least || value > most {
            let (what, _, range) = Self::WORDS;
            return Err(format!("{} {} cannot be right: {what} is {range}.", plain(value), Self::UNIT));
        }
        #[allow(clippy::cast_possible_truncation)] // LIMITS keep it far inside an i64.
        Ok(Self::from_tenths((value * 10.0).round() as i64))
    }

    /// Reads typed text such as `412`, `412,5`, `3.5 oz`, `1 lb 2 oz`; a bare number is in this unit. The error is
    /// one sentence for the person who typed it.
    fn parse(text: &str) -> Result<Self, String> {
        Self::parse_in(text, Self::UNIT)
    }

    /// As [`Self::parse`], a bare number being in the unit given.
    fn parse_in(text: &str, bare: &str) -> Result<Self, String> {
        let not_read = || {
            let (what, like, _) = Self::WORDS;
            format!("«{}» is not {what}: type it like {like}.", text.trim())
        };
        let parts = parts(text.trim()).ok_or_else(not_read)?;
        let in_own = |(number, unit): &(&str, String)| {
            let amount = number_of(number).ok_or_else(not_read)?;
            let unit = if unit.is_empty() { bare.to_lowercase() } else { unit.clone() };
            let converted = Self::convert(amount, &unit).ok_or_else(not_read)?;
            #[allow(clippy::float_cmp)] // An amount that was not converted is the very same.
            if converted == amount
                && let Some(thousands) = thousands_in(number, Self::LIMITS.1)
            {
                return Err(format!(
                    "{number} {own} could mean {thousands} {own} or {} {own}: write {thousands} or {:.1}.",
                    plain(amount),
                    (amount * 10.0).round() / 10.0,
                    own = Self::UNIT
                ));
            }
            Ok(converted)
        };
        let value = match parts.as_slice() {
            [one] => in_own(one)?,
            // Only ounces follow anything, and only pounds.
            [pounds, (ounces, unit)] if is_pounds(&pounds.1) && (unit.is_empty() || is_ounces(unit)) => {
                in_own(pounds)? + in_own(&(*ounces, "oz".to_owned()))?
            }
            _ => return Err(not_read()),
        };
        Self::new(value).map_err(|_| {
            let (what, _, range) = Self::WORDS;
            format!("«{}» cannot be right: {what} is {range}.", text.trim())
        })
    }
}

fn is_pounds(unit: &str) -> bool {
    matches!(unit, "lb" | "lbs" | "pound" | "pounds")
}

fn is_ounces(unit: &str) -> bool {
    matches!(unit, "oz" | "ounce" | "ounces")
}

/// Numbers with the unit behind each: `1 lb 2.5 oz` is `1` `lb` and `2.5` `oz`; none for an empty text.
pub(super) fn parts(text: &str) -> Option<Vec<(&str, String)>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let split = rest.find(|c: char| c.is_alphabetic() || c == '°').unwrap_or(rest.len());
        let (number, tail) = rest.split_at(split);
        let end = tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        found.push((number.trim(), unit.trim().to_lowercase().trim_end_matches('.').to_owned()));
        rest = tail.trim();
    }
    (!found.is_empty()).then_some(found)
}

fn number_of(text: &str) -> Option<f64> {
    let signless = text.strip_prefix('-').unwrap_or(text);
    let digits = signless.chars().filter(char::is_ascii_digit).count();
    let marks = signless.chars().filter(|c| matches!(c, '.' | ',')).count();
    if digits == 0 || marks > 1 || digits + marks != signless.chars().count() {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

/// The figure that a number such as `1,000` or `1.500` gives when its mark parts thousands rather than decimals; none
/// when it cannot, as in `412,5`, in `0.125`, and where the most that is accepted is less than a thousand.
fn thousands_in(number: &str, most: f64) -> Option<String> {
    let (before, after) = number.trim_start_matches('-').split_once(['.', ','])?;
    let parted = matches!(before.len(), 1..=3) && !before.starts_with('0') && after.len() == 3;
    (parted && most >= 1000.0).then(|| format!("{before}{after}"))
}

/// A number to a tenth, without needless decimals: `294`, `59.5`.
pub fn plain(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident $unit:literal $least:literal ..= $most:literal $words:expr, |$amount:ident, $typed:ident| $convert:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(i64);

        impl Quantity for $name {
            const UNIT: &'static str = $unit;
            const LIMITS: (f64, f64) = ($least, $most);
            const WORDS: (&'static str, &'static str, &'static str) = $words;
            fn from_tenths(tenths: i64) -> Self {
                Self(tenths)
            }
            fn tenths(self) -> i64 {
                self.0
            }
            fn convert($amount: f64, $typed: &str) -> Option<f64> {
                $convert
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", plain(self.value()), $unit)
            }
        }
    };
}

quantity! {
    /// A weight, 0.1 g to 120 kg (a large mother dog).
    Grams "g" 0.1 ..= 120_000.0 ("a weight", "294 or 10.4 oz", "0.1 g to 120 kg"),
    |amount, unit| match unit {
        "g" | "gram" | "grams" => Some(amount),
        "kg" => Some(amount * 1000.0),
        _ if is_ounces(unit) => Some(amount * OUNCE_G),
        _ if is_pounds(unit) => Some(amount * POUND_G),
        _ => None,
    }
}
quantity! {
    /// A volume of milk, 0 to 2000 mL.
    Millilitres "mL" 0.0 ..= 2000.0 ("an amount in mL", "8 or 2.5", "0 to 2000"),
    |amount, unit| match unit {
        "ml" | "cc" => Some(amount),
        _ => None,
    }
}
quantity! {
    /// A body or nest temperature, 10 to 50 °C.
    Celsius "°C" 10.0 ..= 50.0 ("a temperature", "36.5 or 97.7 F", "10 to 50 °C, 50 to 122 °F"),
    |amount, unit| match unit {
        "c" | "°c" | "°" => Some(amount),
        "f" | "°f" => Some((amount - 32.0) / 1.8),
        _ => None,
    }
}
