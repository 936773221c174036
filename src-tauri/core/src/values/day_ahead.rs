//! Days to come as a tired person types them: `tomorrow`, `3 days`, `2 weeks`, `29 nov`.

use super::typed_time::month;
use chrono::{Datelike as _, Days, NaiveDate};

/// A day without a year that would be further ahead than this, in days, has passed: a slip, not next year.
const FURTHEST_WITHOUT_A_YEAR: i64 = 183;

/// The furthest day that is read, in days from today.
const FURTHEST: i64 = 3 * 366;

/// Reads a day from today on. The error is one sentence.
pub fn parse_day_ahead(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| *word != "in").collect();
    let date = match words.as_slice() {
        ["today" | "t"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        _ => NaiveDate::parse_from_str(&lower, "%Y-%m-%d")
            .ok()
            .or_else(|| from_now(&words.join(""), today))
            .or_else(|| named(&words, today)),
    };
    let date =
        date.ok_or_else(|| format!("«{text}» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov."))?;
    match (date - today).num_days() {
        ..0 => Err(format!("{} is before today.", date.format("%-d %B %Y"))),
        0..=FURTHEST => Ok(date),
        _ => Err(format!("{} is years ahead.", date.format("%-d %B %Y"))),
    }
}

/// `3`, `+3`, `3d`, `3days`, `2weeks`.
fn from_now(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let days = match unit {
        "" | "d" | "day" | "days" => 1,
        "w" | "wk" | "wks" | "week" | "weeks" => 7,
        _ => return None,
    };
    today.checked_add_days(Days::new(number.parse::<u64>().ok()?.checked_mul(days)?))
}

/// `29 nov`, `nov 29`, `29 nov 2027`.
fn named(words: &[&str], today: NaiveDate) -> Option<NaiveDate> {
    let (first, second) = (*words.first()?, words.get(1)?.trim_end_matches(','));
    let (day, month) = match (first.parse::<u32>(), second.parse::<u32>()) {
        (Ok(day), Err(_)) => (day, month(second)?),
        (Err(_), Ok(day)) => (day, month(first)?),
        _ => return None,
    };
    if let Some(year) = words.get(2) {
        return NaiveDate::from_ymd_opt(year.parse().ok()?, month, day);
    }
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    if this_year >= today {
        return Some(this_year);
    }
    let next_year = this_year.with_year(today.year() + 1)?;
    Some(if (next_year - today).num_days() > FURTHEST_WITHOUT_A_YEAR { this_year } else { next_year })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        parse_day_ahead(text, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn a_day_to_come_is_read_as_it_was_meant() {
        for (typed, day) in [
            ("today", "2026-11-22"),
            ("Tomorrow", "2026-11-23"),
            ("3", "2026-11-25"),
            ("+3", "2026-11-25"),
            ("3 days", "2026-11-25"),
            ("in 2 weeks", "2026-12-06"),
            ("1 wk", "2026-11-29"),
            ("29 nov", "2026-11-29"),
            ("Nov 29", "2026-11-29"),
            ("3 jan", "2027-01-03"),
            ("3 january 2027", "2027-01-03"),
            ("2026-11-30", "2026-11-30"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(day), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_to_come_is_refused_in_one_sentence() {
        for (typed, problem) in [
            ("soon", "«soon» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov."),
            ("", "«» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov."),
            ("-3", "«-3» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov."),
            ("31 feb", "«31 feb» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov."),
            ("20 nov", "20 November 2026 is before today."),
            ("2026-11-21", "21 November 2026 is before today."),
            ("99999", "6 September 2300 is years ahead."),
            (
                "99999999999999999999",
                "«99999999999999999999» is not a day. Try tomorrow, 3 days, 2 weeks or 29 nov.",
            ),
        ] {
            assert_eq!(read(typed), Err(problem.to_owned()), "{typed}");
        }
    }
}
