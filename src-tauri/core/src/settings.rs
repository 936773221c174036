//! How the program is set, kept in the book beside the log.

use crate::book::{Book, Outcome};
use crate::error::Result;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// The setting that holds the theme.
const THEME: &str = "theme";

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
}
