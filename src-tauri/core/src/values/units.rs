//! The units a carer reads and types. The log keeps grams and degrees Celsius in tenths whatever is set here: another
//! unit is another way to write the same amount, and never a new one.

use super::quantity::{OUNCE_G, parts, plain};
use super::{Celsius, Grams, Quantity as _};
use serde::Deserialize;

/// Ounces in a pound.
const OUNCES: i64 = 16;

/// An amount that was worked out is told to a tenth of a gram below this many grams, and to a gram from there.
/// Our proposal: it is as fine as the scales that such animals are weighed on.
const FINE_BELOW_G: f64 = 50.0;

/// The unit weights are shown in, and a bare number is read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WeightUnit {
    /// Grams.
    #[default]
    Grams,
    /// Ounces.
    Ounces,
    /// Pounds and ounces; a bare number is ounces.
    Pounds,
}

/// The unit temperatures are shown in, and a bare number is read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TemperatureUnit {
    /// Degrees Celsius.
    #[default]
    Celsius,
    /// Degrees Fahrenheit.
    Fahrenheit,
}

/// An amount as it was typed, kept beside it where its unit is not the log's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Typed {
    /// To the letter: `1lb2`.
    pub text: String,
    /// The units, those included that went without saying: `lb oz`.
    pub unit: String,
}

impl Typed {
    /// What is to be kept of a text that was read; nothing when it was in the log's own unit.
    fn of(text: &str, bare: &str, own: &str) -> Option<Self> {
        let parts = parts(text.trim())?;
        let units: Vec<&str> = match parts.as_slice() {
            [(_, unit)] if unit.is_empty() => vec![bare],
            [(_, pounds), (_, ounces)] if ounces.is_empty() => vec![pounds, "oz"],
            parts => parts.iter().map(|(_, unit)| unit.as_str()).collect(),
        };
        let unit = units.join(" ").to_lowercase();
        (unit != own).then(|| Self { text: text.trim().to_owned(), unit })
    }
}

/// The units of a carer: the one place where amounts become text, and text becomes amounts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units {
    /// For weights.
    pub weight: WeightUnit,
    /// For temperatures.
    pub temperature: TemperatureUnit,
}

impl Units {
    /// A weight as it was written down: «294 g», «59.5 g», «10.37 oz», «1 lb 2 oz». Ounces have two decimals, so that
    /// what was typed with two is shown as typed, and a gram more is seen.
    pub fn weight(self, grams: Grams) -> String {
        self.weight_of(grams.value())
    }

    /// A weight that was worked out, and is known no finer than to a gram from 50 g on.
    pub fn about(self, grams: f64) -> String {
        self.weight_of(coarse(grams))
    }

    /// A weight in grams with all the decimals it is shown with.
    pub(crate) fn weight_of(self, grams: f64) -> String {
        self.amount(grams) + self.behind_cell()
    }

    /// A change of weight with its sign: «+10 g», «−0.35 oz», «±0 g».
    pub fn change(self, grams: f64) -> String {
        let size = self.weight_of(grams.abs());
        match grams {
            g if g > 0.0 => format!("+{size}"),
            g if g < 0.0 => format!("\u{2212}{size}"),
            _ => format!("±{size}"),
        }
    }

    /// A weight as a cell shows it, under a head that names the unit: «294», «10.37», «1 lb 2 oz».
    pub fn cell(self, grams: Grams) -> String {
        self.amount(grams.value())
    }

    /// The unit of weights, for the head of a column: «g», «oz», «lb oz».
    pub fn of_weight(self) -> &'static str {
        match self.weight {
            WeightUnit::Grams => "g",
            WeightUnit::Ounces => "oz",
            WeightUnit::Pounds => "lb oz",
        }
    }

    /// The unit of weights in a word, for those who hear it: «grams».
    pub fn weight_word(self) -> &'static str {
        match self.weight {
            WeightUnit::Grams => "grams",
            WeightUnit::Ounces => "ounces",
            WeightUnit::Pounds => "pounds and ounces",
        }
    }

    /// A weight in grams as the bare number a carer would type for it, with all its decimals.
    pub fn bare(self, grams: f64) -> f64 {
        if self.weight == WeightUnit::Grams { grams } else { grams / OUNCE_G }
    }

    /// Reads a typed weight; a bare number is in the carer's unit. The error is one sentence for who typed it.
    pub fn read_weight(self, text: &str) -> Result<Grams, String> {
        Grams::parse_in(text, self.bare_weight())
    }

    /// What is kept of a typed weight.
    pub fn typed_weight(self, text: &str) -> Option<Typed> {
        Typed::of(text, self.bare_weight(), "g")
    }

    /// The unit of a bare number.
    fn bare_weight(self) -> &'static str {
        if self.weight == WeightUnit::Grams { "g" } else { "oz" }
    }

    /// A temperature: «36.1 °C», «97 °F».
    pub fn temperature(self, celsius: Celsius) -> String {
        self.degrees(celsius.value())
    }

    /// A temperature in degrees Celsius, such as a limit: «35 °C», «95 °F».
    pub fn degrees(self, celsius: f64) -> String {
        format!("{} {}", self.bare_degrees(celsius), self.of_temperature())
    }

    /// A temperature as a field shows it, under a label that names the unit.
    pub fn bare_degrees(self, celsius: f64) -> String {
        match self.temperature {
            TemperatureUnit::Celsius => plain(celsius),
            TemperatureUnit::Fahrenheit => plain(celsius * 1.8 + 32.0),
        }
    }

    /// The unit of temperatures: «°C», «°F».
    pub fn of_temperature(self) -> &'static str {
        match self.temperature {
            TemperatureUnit::Celsius => "°C",
            TemperatureUnit::Fahrenheit => "°F",
        }
    }

    /// Reads a typed temperature; a bare number is in the carer's unit. The error is one sentence for who typed it.
    pub fn read_temperature(self, text: &str) -> Result<Celsius, String> {
        Celsius::parse_in(text, self.of_temperature())
    }

    /// What is kept of a typed temperature.
    pub fn typed_temperature(self, text: &str) -> Option<Typed> {
        Typed::of(text, self.of_temperature(), "°c")
    }

    /// A temperature as it was written down: in the carer's own unit just as it was typed, since a tenth of a degree
    /// Fahrenheit is finer than what the log counts in.
    pub fn temperature_as_typed(self, celsius: Celsius, typed: Option<&Typed>) -> String {
        format!("{} {}", self.bare_temperature(celsius, typed), self.of_temperature())
    }

    /// The same as a field shows it, under a label that names the unit.
    pub fn bare_temperature(self, celsius: Celsius, typed: Option<&Typed>) -> String {
        let own = typed.filter(|typed| {
            self.temperature == TemperatureUnit::Fahrenheit && matches!(typed.unit.as_str(), "f" | "°f")
        });
        let number =
            own.and_then(|typed| parts(&typed.text)?.first().map(|(number, _)| number.replace(',', ".")));
        number.unwrap_or_else(|| self.bare_degrees(celsius.value()))
    }

    /// The number alone, where the unit says itself; pounds and ounces carry theirs.
    fn amount(self, grams: f64) -> String {
        match self.weight {
            WeightUnit::Grams => plain(grams),
            WeightUnit::Ounces => hundredths(ounces(grams)),
            WeightUnit::Pounds => {
                let ounces = ounces(grams);
                let (pounds, rest) = (ounces / (100 * OUNCES), ounces % (100 * OUNCES));
                match (pounds, rest) {
                    (0, _) => format!("{} oz", hundredths(rest)),
                    (_, 0) => format!("{pounds} lb"),
                    _ => format!("{pounds} lb {} oz", hundredths(rest)),
                }
            }
        }
    }

    /// What stands behind an amount of a cell where no head names the unit: « g», « oz», or nothing.
    pub fn behind_cell(self) -> &'static str {
        match self.weight {
            WeightUnit::Grams => " g",
            WeightUnit::Ounces => " oz",
            WeightUnit::Pounds => "",
        }
    }
}

/// Hundredths of an ounce.
fn ounces(grams: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)] // Weights are far inside an i64.
    let ounces = (grams * 100.0 / OUNCE_G).round() as i64;
    ounces
}

/// A number of hundredths without needless decimals: `10.37`, `14.5`, `3`.
fn hundredths(number: i64) -> String {
    let text = format!("{}.{:02}", number / 100, number % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn coarse(grams: f64) -> f64 {
    if grams.abs() < FINE_BELOW_G { grams } else { grams.round() }
}
