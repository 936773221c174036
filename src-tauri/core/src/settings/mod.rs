//! How the program is set, kept in the book beside the log: no facts of any animal, and no part of an export.

mod lines;

pub use lines::SettingLine;

use crate::alarm::AlarmSettings;
use crate::book::{Book, Outcome, Reader, Writer};
use crate::error::{Error, Result};
use crate::values::{Moment, TemperatureUnit, Units, WeightUnit, day_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// The setting that holds the theme.
const THEME: &str = "theme";
/// The setting that holds how large everything is.
const ZOOM: &str = "zoom";
/// The setting that holds everything that has a line on the screen, as typed.
const SETTINGS: &str = "settings";

/// How bright the window is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Theme {
    /// Warm paper.
    #[default]
    Day,
    /// Dim, in colour.
    Dusk,
    /// Embers: as little light as can be read by.
    Night,
}

/// In which order Enter goes through the cells of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RoundOrder {
    /// One animal after the other: before, fed, after.
    #[default]
    ByAnimal,
    /// One column after the other: all are weighed, then all are fed.
    ByColumn,
}

/// How the program is set. What was never set is as in [`Settings::default`].
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The unit of weights.
    pub weight_unit: WeightUnit,
    /// The unit of temperatures.
    pub temperature_unit: TemperatureUnit,
    /// When a day begins, in minutes after midnight, 0 to 1439.
    pub day_starts: u16,
    /// The step of the scale in grams: 1, 2 or 5. Less than this is no change.
    pub scale_step: f64,
    /// The mark of the syringe under 3 mL, in mL.
    pub syringe_fine: f64,
    /// The mark of the syringe from 3 mL, in mL.
    pub syringe_coarse: f64,
    /// The order of the cells.
    pub round_order: RoundOrder,
    /// Who is feeding: the id of a person of the log; nobody, when empty.
    pub carer: String,
    /// The vet's name.
    pub vet_name: String,
    /// The vet's number.
    pub vet_phone: String,
    /// The alarm clock.
    pub alarm: AlarmSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            weight_unit: WeightUnit::default(),
            temperature_unit: TemperatureUnit::default(),
            day_starts: 0,
            scale_step: 1.0,
            syringe_fine: 0.1,
            syringe_coarse: 0.5,
            round_order: RoundOrder::default(),
            carer: String::new(),
            vet_name: String::new(),
            vet_phone: String::new(),
            alarm: AlarmSettings::default(),
        }
    }
}

impl Settings {
    /// The units of the carer.
    pub fn units(&self) -> Units {
        Units { weight: self.weight_unit, temperature: self.temperature_unit }
    }

    /// The day that a moment belongs to, for totals and headings: it begins when the carer says.
    pub fn day_of(&self, at: Moment) -> NaiveDate {
        day_of(at, self.day_starts)
    }
}

impl Book {
    /// The theme the window was left in.
    pub fn theme(&mut self) -> Result<Theme> {
        let kept = self.read(|r| r.setting(THEME))?;
        Ok(kept.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default())
    }

    /// Keeps the theme of the window.
    pub fn set_theme(&mut self, theme: Theme) -> Result<Outcome<()>> {
        let word = match theme {
            Theme::Day => "day",
            Theme::Dusk => "dusk",
            Theme::Night => "night",
        };
        self.write(|w| w.put_setting(THEME, &Value::from(word)))
    }

    /// How large the window was left; 1 is as it was designed.
    pub fn zoom(&mut self) -> Result<f64> {
        let kept = self.read(|r| r.setting(ZOOM))?;
        Ok(kept.and_then(|value| value.as_f64()).map_or(1.0, within_zoom))
    }

    /// Keeps how large everything in the window is, and gives it as it is kept.
    pub fn set_zoom(&mut self, factor: f64) -> Result<Outcome<f64>> {
        let factor = within_zoom(factor);
        self.write(|w| w.put_setting(ZOOM, &Value::from(factor)).map(|()| factor))
    }

    /// How the program is set.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method alone is not general enough here"
    )]
    pub fn settings(&mut self) -> Result<Settings> {
        self.read(|r| r.settings())
    }

    /// What can be set, as the screen shows it.
    pub fn setting_lines(&mut self) -> Result<Vec<SettingLine>> {
        self.read(|r| Ok(lines::lines(&r.settings()?, &r.chronicle_of_cards()?)))
    }

    /// Sets one thing, as typed or chosen.
    pub fn set_setting(&mut self, key: &str, text: &str) -> Result<Outcome<()>> {
        self.write(|w| w.set_setting(key, text))
    }
}

/// As large as can be used: from half to three times.
fn within_zoom(factor: f64) -> f64 {
    if factor.is_finite() { factor.clamp(0.5, 3.0) } else { 1.0 }
}

impl Reader<'_> {
    /// How the program is set. What another version wrote and this one does not understand is as if never set.
    pub(crate) fn settings(&self) -> Result<Settings> {
        let mut settings = Settings::default();
        for (key, text) in self.kept_settings()? {
            if let Some(text) = text.as_str() {
                let _ = lines::set(&mut settings, &key, text);
            }
        }
        Ok(settings)
    }

    fn kept_settings(&self) -> Result<Map<String, Value>> {
        Ok(match self.setting(SETTINGS)? {
            Some(Value::Object(kept)) => kept,
            _ => Map::new(),
        })
    }
}

impl Writer<'_> {
    /// Sets one thing, as typed or chosen; kept as it is shown again.
    pub(crate) fn set_setting(&mut self, key: &str, text: &str) -> Result<()> {
        let mut settings = self.reader().settings()?;
        lines::set(&mut settings, key, text).map_err(|problem| Error::invalid(key, problem))?;
        let mut kept = self.reader().kept_settings()?;
        kept.insert(key.to_owned(), Value::from(lines::shown(&settings, key)));
        self.put_setting(SETTINGS, &Value::Object(kept))
    }
}
