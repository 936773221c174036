//! How old an animal is, and how surely that is known.

use super::when::counted;
use chrono::{Days, NaiveDate};

/// An age in whole days since birth; the day of birth is day 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// The day of birth, as known or as estimated.
    pub born: NaiveDate,
    /// Whole days since.
    pub days: i64,
    /// Known, rather than guessed from eyes, ears and teeth.
    pub exact: bool,
}

impl Age {
    /// The age on a day; `None` before birth.
    pub fn on(born: NaiveDate, exact: bool, day: NaiveDate) -> Option<Self> {
        let days = (day - born).num_days();
        (days >= 0).then_some(Self { born, days, exact })
    }

    /// The day of birth of an animal that was a number of days old on a day.
    pub fn born_before(day: NaiveDate, days: f64) -> Option<NaiveDate> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // Checked to be a small positive number.
        (0.0..36_500.0)
            .contains(&days)
            .then(|| day.checked_sub_days(Days::new(days.round() as u64)))
            .flatten()
    }

    /// The age in words: «22 days», «about 12 days», «born today», «about 9 weeks».
    pub fn words(&self) -> String {
        if self.days == 0 && self.exact {
            return "born today".to_owned();
        }
        let about = if self.exact { "" } else { "about " };
        let count = if self.days < 60 { counted(self.days, "day") } else { counted(self.days / 7, "week") };
        format!("{about}{count}")
    }
}
