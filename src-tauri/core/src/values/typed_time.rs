//! Times as a tired person types them: `310`, `-20`, `y 2350`, `fr 2350`, `12 mar 3:10`.

use super::wall::{Showings, on_the_wall};
use super::{Moment, Precision};
use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;

/// How far ahead of the clock a typed time may be, in minutes: clocks differ a little.
const SLACK_MINUTES: i64 = 2;

/// Reads a typed time; empty text is now. A time without a date is the last one that was not in the future, also
/// where the clocks showed it twice; `1:30 first` is then the first. The error is one sentence.
pub fn parse_typed_time(text: &str, now: Moment, zone: Option<Tz>) -> Result<(Moment, Precision), String> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("now") {
        return Ok((now, Precision::Minute));
    }
    if let Some(moment) = Moment::parse(text) {
        return not_in_future(moment, now).map(|m| (m, Precision::Minute));
    }
    let lower = text.to_lowercase();
    let minutes = lower.strip_prefix('-').or(lower.strip_suffix("ago")).and_then(minutes_typed);
    if let Some(minutes) = minutes {
        let then = now.plus_minutes(-minutes);
        return Ok((zone.map_or(then, |zone| then.in_zone(zone)), Precision::Minute));
    }
    if lower.strip_prefix("in ").or(lower.strip_prefix('+')).and_then(minutes_typed).is_some() {
        return Err(format!("«{text}» is in the future."));
    }
    let not_read = || format!("«{text}» is not a time. Try 3:10, -20 (minutes ago) or y 23:50 (yesterday).");
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    let which = take_showing(&mut words);
    let date = take_date(&mut words, now.date());
    let time = match words.join("").as_str() {
        "" => None,
        clock => Some(clock_time(clock).ok_or_else(not_read)?),
    };
    let on = |date: NaiveDate, time: NaiveTime| on_the_wall(date.and_time(time), now, zone);
    let (moment, precision) = match (date, time) {
        (None, None) => return Err(not_read()),
        (Some(date), None) if date.date(now) == now.date() => (now, Precision::Day),
        (Some(date), None) => (on(date.date(now), noon()).first(), Precision::Day),
        (Some(Date::Weekday(weekday)), Some(time)) => {
            let date = Date::Weekday(weekday).date(now);
            let last = on(date, time);
            let last = if is_to_come(last, now) { on(date - Days::new(7), time) } else { last };
            (chosen(last, which, now)?, Precision::Minute)
        }
        (Some(Date::Of(date)), Some(time)) => (chosen(on(date, time), which, now)?, Precision::Minute),
        (None, Some(time)) => {
            let today = on(now.date(), time);
            let last = if is_to_come(today, now) { on(day_before(now.date()), time) } else { today };
            (chosen(last, which, now)?, Precision::Minute)
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
    Ok(on_the_wall(moment.date().and_time(end), now, zone).last().min(now))
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

fn is_future(moment: Moment, now: Moment) -> bool {
    moment.minutes_since(now) > SLACK_MINUTES
}

/// Whether a clock has yet to show a time.
fn is_to_come(showings: Showings, now: Moment) -> bool {
    is_future(showings.first(), now)
}

fn not_in_future(moment: Moment, now: Moment) -> Result<Moment, String> {
    if is_future(moment, now) {
        let shown = moment.date_time();
        let form = if shown.year() == now.date().year() { "%-d %B, %-H:%M" } else { "%-d %B %Y, %-H:%M" };
        return Err(format!("{} is in the future.", shown.format(form)));
    }
    Ok(moment)
}

/// Which one is meant of a time that the clocks showed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Second,
}

/// Takes `first` or `second` off the end of the words.
fn take_showing(words: &mut Vec<&str>) -> Option<Which> {
    let which = match *words.last()? {
        "first" | "1st" => Which::First,
        "second" | "2nd" => Which::Second,
        _ => return None,
    };
    words.pop();
    Some(which)
}

/// The moment that is meant; the last one that was not in the future, when nothing is said.
fn chosen(showings: Showings, which: Option<Which>, now: Moment) -> Result<Moment, String> {
    match (showings, which) {
        (Showings::Once(at), _) => Ok(at),
        (Showings::Twice(first, _), Some(Which::First)) => Ok(first),
        (Showings::Twice(_, second), Some(Which::Second)) => Ok(second),
        (Showings::Twice(first, second), None) => Ok(if is_future(second, now) { first } else { second }),
        (Showings::Never(old, new), _) => Err(format!(
            "That time was left out: on {} the clocks went from {} to {}.",
            new.date_time().format("%-d %B"),
            old.date_time().format("%-H:%M"),
            new.date_time().format("%-H:%M")
        )),
    }
}

/// `20`, `20m`, `2h`, `1h30`, `1:30`.
fn minutes_typed(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches("min").trim_end_matches('m').trim();
    match text.split_once(['h', ':']) {
        Some((hours, minutes)) => {
            let minutes = if minutes.trim().is_empty() { 0 } else { minutes.trim().parse().ok()? };
            hours.trim().parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes)
        }
        None => text.parse().ok(),
    }
    .filter(|minutes| (0..=60 * 24 * 60).contains(minutes))
}

/// A typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Date {
    Of(NaiveDate),
    /// The last one, today among them.
    Weekday(Weekday),
}

impl Date {
    fn date(self, now: Moment) -> NaiveDate {
        match self {
            Self::Of(date) => date,
            Self::Weekday(weekday) => {
                let back = now.date().weekday().days_since(weekday);
                now.date().checked_sub_days(Days::new(back.into())).unwrap_or_default()
            }
        }
    }
}

/// Takes a date off the front of the words: `y`, `today`, `fr`, `2026-03-12`, `12 mar`, `mar 12 2026`.
fn take_date(words: &mut Vec<&str>, today: NaiveDate) -> Option<Date> {
    let first = *words.first()?;
    let (date, used) = match first {
        "y" | "yesterday" => (Date::Of(day_before(today)), 1),
        "t" | "today" => (Date::Of(today), 1),
        "tomorrow" => (Date::Of(today.succ_opt()?), 1),
        _ => match NaiveDate::parse_from_str(first, "%Y-%m-%d") {
            Ok(date) => (Date::Of(date), 1),
            Err(_) => match weekday(first) {
                Some(weekday) => (Date::Weekday(weekday), 1),
                None => named_date(words, today).map(|(date, used)| (Date::Of(date), used))?,
            },
        },
    };
    words.drain(..used);
    Some(date)
}

/// `fr`, `fri`, `friday`.
fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let word = word.trim_end_matches(['.', ',']);
    let found = (word.len() >= 2).then(|| NAMES.iter().find(|(name, _)| name.starts_with(word)))?;
    found.map(|(_, weekday)| *weekday)
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

pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?;
    MONTHS.iter().position(|m| *m == start).and_then(|i| u32::try_from(i + 1).ok())
}

/// `310`, `0310`, `3:10`, `3.10`, `3`, with or without `am` or `pm`.
pub(crate) fn clock_time(text: &str) -> Option<NaiveTime> {
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
            ("-1h20", "2026-11-22T02:00:00-06:00"),
            ("-1:20", "2026-11-22T02:00:00-06:00"),
            ("20 min ago", "2026-11-22T03:00:00-06:00"),
            ("2h ago", "2026-11-22T01:20:00-06:00"),
            ("3:10 pm", "2026-11-21T15:10:00-06:00"),
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
    fn a_weekday_is_the_last_one() {
        // The 22nd of November 2026 is a Sunday.
        for (typed, meant) in [
            ("fr 2350", "2026-11-20T23:50:00-06:00"),
            ("Friday 23:50", "2026-11-20T23:50:00-06:00"),
            ("mo 8", "2026-11-16T08:00:00-06:00"),
            ("su 310", "2026-11-22T03:10:00-06:00"),
            ("su 2350", "2026-11-15T23:50:00-06:00"),
        ] {
            assert_eq!(at_home(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_to_come_is_refused_in_a_sentence() {
        for (typed, sentence) in [
            ("in 2 h", "«in 2 h» is in the future."),
            ("+20", "«+20» is in the future."),
            ("tomorrow 8:00", "23 November, 8:00 is in the future."),
            ("2027-01-01", "1 January 2027, 12:00 is in the future."),
            ("2026-11-22T09:30:00-06:00", "22 November, 9:30 is in the future."),
        ] {
            assert_eq!(at_home(typed), Err(sentence.to_owned()), "{typed}");
        }
    }

    fn in_chicago(now: &str, typed: &str) -> Result<String, String> {
        let now = Moment::parse(now).unwrap();
        parse_typed_time(typed, now, Some(chrono_tz::America::Chicago)).map(|(m, _)| m.to_string())
    }

    #[test]
    fn of_the_doubled_hour_the_last_one_is_meant_that_was_not_in_the_future() {
        // At 2:00 on the 1st of November the clocks of Chicago go back to 1:00.
        let (first, second) = ("2026-11-01T01:30:00-05:00", "2026-11-01T01:30:00-06:00");
        for (now, typed, meant) in [
            ("2026-11-01T06:00:00-06:00", "130", second),
            ("2026-11-01T06:00:00-06:00", "1:30 first", first),
            ("2026-11-01T06:00:00-06:00", "1:30 second", second),
            ("2026-11-01T06:00:00-06:00", "su 1:30 first", first),
            ("2026-11-01T01:40:00-06:00", "130", second),
            ("2026-11-01T01:10:00-06:00", "130", first),
            ("2026-11-01T01:40:00-05:00", "130", first),
            ("2026-11-01T01:20:00-05:00", "130", "2026-10-31T01:30:00-05:00"),
            ("2026-11-01T01:10:00-06:00", "-20", "2026-11-01T01:50:00-05:00"),
        ] {
            assert_eq!(in_chicago(now, typed).as_deref(), Ok(meant), "{typed} at {now}");
        }
    }

    #[test]
    fn the_hour_that_spring_leaves_out_is_refused_in_a_sentence() {
        // At 2:00 on the 8th of March the clocks of Chicago go on to 3:00.
        let left_out = "That time was left out: on 8 March the clocks went from 2:00 to 3:00.";
        for (now, typed) in [
            ("2026-03-08T06:00:00-05:00", "230"),
            ("2026-03-09T06:00:00-05:00", "y 2:30"),
            ("2026-11-22T03:20:00-06:00", "8 mar 2:00"),
        ] {
            assert_eq!(in_chicago(now, typed), Err(left_out.to_owned()), "{typed} at {now}");
        }
        for (now, typed, meant) in [
            ("2026-03-08T01:20:00-06:00", "230", "2026-03-07T02:30:00-06:00"),
            ("2026-03-08T03:10:00-05:00", "310", "2026-03-08T03:10:00-05:00"),
            ("2026-03-08T03:10:00-05:00", "-20", "2026-03-08T01:50:00-06:00"),
        ] {
            assert_eq!(in_chicago(now, typed).as_deref(), Ok(meant), "{typed} at {now}");
        }
    }
}
