//! Times in the words of the screen: `3:10`, `yesterday 23:50`, `16 April`. Clocks have 24 hours, so that three at
//! night is never taken for three in the afternoon.

use crate::values::{Moment, Precision};
use chrono::{Datelike as _, NaiveDate};
use serde::{Serialize, Serializer};

/// A time on the wall clock: `3:05`.
pub fn clock(at: Moment) -> String {
    let (hour, minute) = at.clock();
    format!("{hour}:{minute:02}")
}

/// A date as seen from another one: `today`, `yesterday`, `16 April`, `16 April 2023`.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    match (today - date).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        _ if date.year() == today.year() => date.format("%-d %B").to_string(),
        _ => date.format("%-d %B %Y").to_string(),
    }
}

/// A moment as seen from now: the clock alone today, with the day before it otherwise.
pub fn moment(at: Moment, now: Moment) -> String {
    if at.date() == now.date() { clock(at) } else { format!("{} {}", day(at.date(), now.date()), clock(at)) }
}

/// A moment as exactly as it is known: `about 9:00` within the hour, the day alone when no more is known.
pub fn known(at: Moment, precision: Precision, now: Moment) -> String {
    match precision {
        Precision::Minute => moment(at, now),
        Precision::Hour => format!("about {}", moment(at, now)),
        Precision::Day => day(at.date(), now.date()),
    }
}

/// The same inside a sentence: `at 2:10`, `at about 9:00`, `yesterday at 23:50`, `on 3 May at 8:00`, `today`.
pub fn at(at: Moment, precision: Precision, now: Moment) -> String {
    let day = day(at.date(), now.date());
    let day = if day.starts_with(|c: char| c.is_ascii_digit()) { format!("on {day}") } else { day };
    let about = if precision == Precision::Hour { "about " } else { "" };
    match precision {
        Precision::Day => day,
        _ if at.date() == now.date() => format!("at {about}{}", clock(at)),
        _ => format!("{day} at {about}{}", clock(at)),
    }
}

/// A span of time, roundly: `40 minutes`, `3 hours`, `2 days`.
pub fn span(minutes: i64) -> String {
    let minutes = minutes.abs();
    let (count, unit) = match minutes {
        0..=99 => (minutes, "minute"),
        100..=2160 => ((minutes + 30) / 60, "hour"),
        _ => ((minutes + 720) / 1440, "day"),
    };
    counted(count, unit)
}

/// A count with its noun: `1 day`, `2 days`, `3 cries`.
pub fn counted(count: i64, noun: &str) -> String {
    if count == 1 {
        return format!("1 {noun}");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !noun.ends_with("ay") => format!("{count} {stem}ies"),
        _ => format!("{count} {noun}s"),
    }
}

/// To the page a moment goes as RFC 3339.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
