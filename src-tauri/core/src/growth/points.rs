//! The weighings as points of a chart and rows of a table.

use super::{Event, days_since};
use crate::animals::{Gain, Weighing, when};
use crate::values::{Moment, Units};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// One weighing on the chart and in the table behind it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Point {
    /// True days since birth, or since the day of the first weight.
    pub day: f64,
    /// Grams.
    pub grams: f64,
    /// When.
    #[ts(type = "string")]
    pub at: Moment,
    /// «day 10, 20 April 0:05».
    pub when: String,
    /// «294 g».
    pub weight: String,
    /// What was gained in the day before: «+9 g since 19 April 0:10».
    pub gain: Option<String>,
    /// What else is to be said: «estimated», «less than a day before», and what happened since the point before.
    pub words: Vec<String>,
    /// All of it, read out at the point.
    pub label: String,
    /// Guessed rather than read off a scale.
    pub estimated: bool,
    /// Lighter than a day before.
    pub alert: bool,
    /// The entry.
    pub entry: String,
}

/// Whether a series ends with less than a day before, off a scale both times.
pub(super) fn is_lighter(series: &[Weighing]) -> bool {
    let Some(last) = series.last().filter(|w| !w.estimated) else { return false };
    let measured: Vec<Weighing> = recent(series, last).iter().filter(|w| !w.estimated).cloned().collect();
    Gain::of_a_day(&measured).is_some_and(|gain| gain.grams() <= -1.0)
}

/// Only the last three days can be compared with; a long series is not read again for each of its points.
fn recent<'s>(series: &'s [Weighing], last: &Weighing) -> &'s [Weighing] {
    &series[series.partition_point(|w| last.at.minutes_since(w.at) > 3 * 24 * 60)..]
}

/// How days are counted and weights told.
pub(super) struct Count {
    /// The day of birth, or of the first weight.
    pub(super) zero: NaiveDate,
    /// Whether it is the birth.
    pub(super) from_birth: bool,
    /// The moment from which times are told.
    pub(super) now: Moment,
    /// The carer's units.
    pub(super) units: Units,
}

/// The points of a series, in order of time, with what happened between them.
pub(super) fn of(series: &[Weighing], events: &[Event], count: &Count) -> Vec<Point> {
    let mut events = events.iter().peekable();
    (0..series.len())
        .map(|at| {
            let weighing = &series[at];
            let mut happened = Vec::new();
            while let Some(event) = events.next_if(|event| event.at <= weighing.at) {
                happened.push(event.text.as_str());
            }
            point(&series[..=at], &happened, count)
        })
        .collect()
}

fn point(series: &[Weighing], happened: &[&str], count: &Count) -> Point {
    let Count { zero, from_birth, now, units } = *count;
    let weighing = &series[series.len() - 1];
    let known = |weighing: &Weighing| when::known(weighing.at, weighing.precision, now);
    let day = days_since(zero, weighing.at);
    let of_life = if from_birth { format!("day {:.0}, ", day.floor()) } else { String::new() };
    let alert = is_lighter(series);
    let gain = Gain::of_a_day(recent(series, weighing))
        .map(|gain| format!("{} since {}", units.change(gain.grams()), known(&gain.from)));
    let mut words = Vec::new();
    words.extend(weighing.estimated.then(|| "estimated".to_owned()));
    words.extend(alert.then(|| "less than a day before".to_owned()));
    words.extend((!happened.is_empty()).then(|| format!("after: {}", happened.join(", "))));
    let when = format!("{of_life}{}", known(weighing));
    let weight = units.weight(weighing.grams);
    let said: Vec<&str> = [weight.as_str()]
        .into_iter()
        .chain(gain.as_deref())
        .chain(words.iter().map(String::as_str))
        .collect();
    Point {
        day: (day * 1000.0).round() / 1000.0,
        grams: weighing.g(),
        at: weighing.at,
        label: format!("{when}: {}", said.join(", ")),
        when,
        weight,
        gain,
        words,
        estimated: weighing.estimated,
        alert,
        entry: weighing.entry.clone(),
    }
}
