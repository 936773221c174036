//! A birth as a tired person types it: an age (`12`, `2 weeks`, `3 months`) or a day (`9 nov`).

use crate::animals::when;
use crate::book::{Book, Reader};
use crate::error::{Error, Result};
use crate::values::{Precision, parse_typed_time};
use chrono::{Datelike as _, Days, NaiveDate};

/// The oldest that an age may make somebody, in days. Older ones are told by the day of birth.
const MOST_DAYS: f64 = 365.0;

/// A day without a year that has not come this year is last year's, unless it would be longer ago than this many
/// days: then the day to come was meant, and that is a slip.
const LAST_YEARS_DAYS: i64 = 183;

/// Minutes of so many years that from then any day to come can be read.
const AGES_AHEAD: i64 = 10_000 * 366 * 24 * 60;

/// A day of birth as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Born {
    /// The day.
    pub(crate) date: NaiveDate,
    /// Told in months: only about that day.
    pub(crate) about: bool,
}

impl Book {
    /// A typed birth read back: «13 days, born 9 Nov»; empty for an empty text.
    pub fn echo_birth(&mut self, text: &str) -> Result<String> {
        self.read(|r| Ok(r.born(text)?.map_or_else(String::new, |born| born.words(r.now.date()))))
    }
}

impl Born {
    fn words(self, today: NaiveDate) -> String {
        let about = if self.about { "about " } else { "" };
        let days = when::counted((today - self.date).num_days(), "day");
        let form = if self.date.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
        format!("{about}{days}, born {about}{}", self.date.format(form))
    }
}

impl Reader<'_> {
    /// The day of birth from an age or a date; nothing for an empty text.
    pub(crate) fn born(&self, text: &str) -> Result<Option<Born>> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let invalid = |problem: String| Error::invalid("age", problem);
        let not_read = || invalid(format!("«{text}» is no age and no date. Try 12, 2 weeks or 9 nov."));
        let today = self.now.date();
        if let Some((count, unit)) = age(text) {
            let days = count * unit.days;
            if days > MOST_DAYS {
                return Err(invalid("That is more than a year. Give the day of birth.".to_owned()));
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a year")]
            let date = today.checked_sub_days(Days::new(days.round() as u64)).ok_or_else(not_read)?;
            return Ok(Some(Born { date, about: unit.about }));
        }
        let after_today = || invalid("The birth is after today.".to_owned());
        let date = match self.typed_time(text) {
            Ok((at, Precision::Day)) => at.date(),
            Ok(_) => return Err(not_read()),
            Err(_) => {
                let ahead = parse_typed_time(text, self.now.plus_minutes(AGES_AHEAD), None);
                return Err(match ahead {
                    Ok((_, Precision::Day)) => after_today(),
                    _ => not_read(),
                });
            }
        };
        let names_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        if date > today
            || (!names_year && (today - date).num_days() > LAST_YEARS_DAYS && is_to_come(date, today))
        {
            return Err(after_today());
        }
        Ok(Some(Born { date, about: false }))
    }
}

/// Whether a day of the calendar has not come this year yet.
fn is_to_come(date: NaiveDate, today: NaiveDate) -> bool {
    (date.month(), date.day()) > (today.month(), today.day())
}

/// A unit of age.
struct Unit {
    days: f64,
    about: bool,
}

/// A number, alone or with a unit of age.
fn age(text: &str) -> Option<(f64, Unit)> {
    let lower = text.to_lowercase();
    let split = lower.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(lower.len());
    let (number, unit) = lower.split_at(split);
    let unit = match unit.trim() {
        "" | "d" | "day" | "days" => Unit { days: 1.0, about: false },
        "w" | "wk" | "wks" | "week" | "weeks" => Unit { days: 7.0, about: false },
        "month" | "months" => Unit { days: 30.0, about: true },
        _ => return None,
    };
    Some((number.replace(',', ".").parse().ok()?, unit))
}
