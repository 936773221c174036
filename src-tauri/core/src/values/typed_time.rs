//! Times as a tired person types them: `310`, `-20`, `y 2350`, `12 mar 3:10`.

use super::{Moment, Precision};
use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

/// How far ahead of the clock a typed time may be, in minutes: clocks differ a little.
const SLACK_MINUTES: i64 = 2;

/// Reads a typed time; empty text is now. A time without a date is the last one that was not in the future. The error
/// is one sentence.
pub fn parse_typed_time(text: &str, now: Moment, zone: Option<Tz>) -> Result<(Moment, Precision), String> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("now") {
        return Ok((now, Precision::Minute));
    }
    if let Some(moment) = Moment::parse(text) {
        return not_in_future(moment, now).map(|m| (m, Precision::Minute));
    }
    if let Some(minutes) = text.strip_prefix('-').and_then(minutes_ago) {
        return Ok((now.plus_minutes(-minutes), Precision::Minute));
    }
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    let not_read = || format!("«{text}» is not a time. Try 3:10, -20 (minutes ago) or y 23:50 (yesterday).");
    let date = take_date(&mut words, now.date());
    let time = match words.join("").as_str() {
        "" => None,
        clock => Some(clock_time(clock).ok_or_else(not_read)?),
    };
    let (moment, precision) = match (date, time) {
        (None, None) => return Err(not_read()),
        (Some(date), None) => {
            let time = if date == now.date() {
                now.date_time().time()
            } else {
                NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
            };
            (at(date, time, now, zone), Precision::Day)
        }
        (Some(date), Some(time)) => (at(date, time, now, zone), Precision::Minute),
        (None, Some(time)) => {
            let today = at(now.date(), time, now, zone);
            let moment = if today.minutes_since(now) > SLACK_MINUTES {
                at(day_before(now.date()), time, now, zone)
            } else {
                today
            };
            (moment, Precision::Minute)
        }
    };
    not_in_future(moment, now).map(|m| (m, precision))
}

/// Reads a typed time up to which a log is looked at: as [`parse_typed_time`], but a date alone is the end of that day,
/// and today is now.
pub fn parse_typed_until(text: &str, now: Moment, zone: Option<Tz>) -> Result<Moment, String> {
    let (moment, precision) = parse_typed_time(text, now, zone)?;
    if precision != Precision::Day {
        return Ok(moment);
    }
    let end = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap_or_default();
    Ok(at(moment.date(), end, now, zone).min(now))
}

fn not_in_future(moment: Moment, now: Moment) -> Result<Moment, String> {
    if moment.minutes_since(now) > SLACK_MINUTES {
        return Err(format!("{} is in the future.", moment.date_time().format("%-d %b %Y, %-I:%M %P")));
    }
    Ok(moment)
}

/// `20`, `20m`, `2h`, `1h30`.
fn minutes_ago(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches("min").trim_end_matches('m').trim();
    match text.split_once('h') {
        Some((hours, minutes)) => {
            let minutes = if minutes.trim().is_empty() { 0 } else { minutes.trim().parse().ok()? };
            hours.trim().parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes)
        }
        None => text.parse().ok(),
    }
    .filter(|minutes| (0..=60 * 24 * 60).contains(minutes))
}

/// Takes a date off the front of the words: `y`, `today`, `2026-03-12`, `12 mar`, `mar 12 2026`.
fn take_date(words: &mut Vec<&str>, today: NaiveDate) -> Option<NaiveDate> {
    let first = *words.first()?;
    let date = match first {
        "y" | "yesterday" => Some((day_before(today), 1)),
        "t" | "today" => Some((today, 1)),
        _ => NaiveDate::parse_from_str(first, "%Y-%m-%d")
            .ok()
            .map(|d| (d, 1))
            .or_else(|| named_date(words, today)),
    };
    let (date, used) = date?;
    words.drain(..used);
    Some(date)
}

fn day_before(date: NaiveDate) -> NaiveDate {
    date.pred_opt().unwrap_or(date)
}

fn named_date(words: &[&str], today: NaiveDate) -> Option<(NaiveDate, usize)> {
    let second = words.get(1)?;
    let (day, month) = match (words[0].parse::<u32>(), second.trim_end_matches(',').parse::<u32>()) {
        (Ok(day), Err(_)) => (day, month(second)?),
        (Err(_), Ok(day)) => (day, month(words[0])?),
        _ => return None,
    };
    if let Some(year) = words.get(2).filter(|w| w.len() == 4).and_then(|w| w.parse().ok()) {
        return Some((NaiveDate::from_ymd_opt(year, month, day)?, 3));
    }
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    let date = if this_year > today { this_year.with_year(today.year() - 1)? } else { this_year };
    Some((date, 2))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?;
    MONTHS.iter().position(|m| *m == start).and_then(|i| u32::try_from(i + 1).ok())
}

/// `310`, `0310`, `3:10`, `3.10`, `3`, with or without `am` or `pm`.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let (digits, afternoon) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(rest), _) => (rest, Some(true)),
        (_, Some(rest)) => (rest, Some(false)),
        _ => (text, None),
    };
    let (hour, minute): (u32, u32) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour.parse().ok()?, minute.parse().ok()?),
        None if digits.len() <= 2 => (digits.parse().ok()?, 0),
        None => {
            let (hour, minute) = digits.split_at_checked(digits.len().checked_sub(2)?)?;
            (hour.parse().ok()?, minute.parse().ok()?)
        }
    };
    let hour = match afternoon {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A wall-clock time as a moment. In the doubled hour of autumn it is the earlier one; in the hour that spring leaves
/// out, the moment the clocks jump to.
fn at(date: NaiveDate, time: NaiveTime, now: Moment, zone: Option<Tz>) -> Moment {
    let wall = date.and_time(time);
    let fixed = || {
        let offset = *now.date_time().offset();
        offset.from_local_datetime(&wall).earliest().map(Moment::from)
    };
    let zoned = zone.and_then(|zone| {
        let later = || {
            let hour_on = wall.checked_add_signed(chrono::TimeDelta::hours(1))?;
            zone.from_local_datetime(&hour_on).earliest()
        };
        zone.from_local_datetime(&wall).earliest().or_else(later).map(|t| Moment::from(t.fixed_offset()))
    });
    zoned.or_else(fixed).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_home(text: &str) -> Result<String, String> {
        let now = Moment::parse("2026-11-22T03:20:00-06:00").unwrap();
        parse_typed_time(text, now, Some(chrono_tz::America::Chicago)).map(|(m, _)| m.to_string())
    }

    #[test]
    fn a_tired_carer_is_understood() {
        for (typed, meant) in [
            ("", "2026-11-22T03:20:00-06:00"),
            ("310", "2026-11-22T03:10:00-06:00"),
            ("3:10", "2026-11-22T03:10:00-06:00"),
            ("3:10 am", "2026-11-22T03:10:00-06:00"),
            ("-20", "2026-11-22T03:00:00-06:00"),
            ("-1h30", "2026-11-22T01:50:00-06:00"),
            ("y 2350", "2026-11-21T23:50:00-06:00"),
            ("2350", "2026-11-21T23:50:00-06:00"),
            ("11 pm", "2026-11-21T23:00:00-06:00"),
            ("12 mar 3:10", "2026-03-12T03:10:00-05:00"),
            ("2024-04-28", "2024-04-28T12:00:00-05:00"),
            ("2024-04-28T21:30:00-05:00", "2024-04-28T21:30:00-05:00"),
        ] {
            assert_eq!(at_home(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_said_to_be_none() {
        for typed in ["tea", "25:00", "3:61", "2027-01-01", "13 pm"] {
            assert!(at_home(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn minutes_without_end_are_no_time() {
        for typed in ["-1h9223372036854775807", "-9223372036854775807h1", "-99999999999999999999"] {
            assert!(at_home(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn what_is_known_on_a_day_is_known_at_its_end() {
        let now = Moment::parse("2026-11-22T03:20:00-06:00").unwrap();
        for (typed, meant) in [
            ("2024-05-01", "2024-05-01T23:59:59.999-05:00"),
            ("y", "2026-11-21T23:59:59.999-06:00"),
            ("today", "2026-11-22T03:20:00-06:00"),
            ("-20", "2026-11-22T03:00:00-06:00"),
            ("y 2350", "2026-11-21T23:50:00-06:00"),
        ] {
            let until = parse_typed_until(typed, now, Some(chrono_tz::America::Chicago)).unwrap();
            assert_eq!(until.to_string(), meant, "{typed}");
        }
    }

    #[test]
    fn the_doubled_hour_of_autumn_is_the_earlier_one() {
        let now = Moment::parse("2026-11-01T06:00:00-06:00").unwrap();
        let (moment, _) = parse_typed_time("130", now, Some(chrono_tz::America::Chicago)).unwrap();
        assert_eq!(moment.to_string(), "2026-11-01T01:30:00-05:00");
    }
}
