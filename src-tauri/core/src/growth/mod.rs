//! Growth: what an animal weighs, what it gains, and its chart.
//!
//! Nothing is stored: everything is computed on reading, from weighings that can be compared with each other.

mod band;
mod chart;
mod spark;
mod svg;

pub use chart::{ChartModel, Event, Size, Theme, chart, model, model_in};
pub use spark::sparkline;

use crate::animals::weighing::{birth_weight, comparable, plain, signed};
use crate::animals::{Gain, Nursery, Resident, Weighing, when};
use crate::chronicle::Chronicle;
use crate::reference::Source;
use crate::values::{Moment, Precision};
use band::Band;
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use ts_rs::TS;

/// One weighing on the chart and in the table behind it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Point {
    /// True days since birth, or since the first weight when no birth is known.
    pub day: f64,
    /// Grams.
    pub grams: f64,
    /// When.
    #[ts(type = "string")]
    pub at: Moment,
    /// Read out at the point: «day 10, 20 April 0:05: 294 g, estimated».
    pub label: String,
    /// Guessed rather than read off a scale.
    pub estimated: bool,
    /// Lighter than a day before.
    pub alert: bool,
    /// The entry.
    pub entry: String,
}

/// What was gained over a time.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct GainNote {
    /// Grams per day.
    pub per_day: f64,
    /// «+10 g since yesterday 0:05», «+9.4 g a day since 12 April».
    pub text: String,
    /// One of the two weights is an estimate.
    pub estimated: bool,
    /// The two entries.
    pub entries: Vec<String>,
}

/// How an animal grows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Growth {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// The latest weight that can be compared.
    pub latest: Option<Point>,
    /// «294 g», «about 60 g»; what the page shows largest.
    pub latest_text: Option<String>,
    /// Gained over the last day.
    pub gain_24h: Option<GainNote>,
    /// Gained per day since birth, or since the first weight.
    pub gain_since: Option<GainNote>,
    /// The latest weight in percent of a measured birth weight.
    pub percent_of_birth: Option<f64>,
    /// Weights that can be compared, in order of time.
    pub points: Vec<Point>,
    /// Days count from the birth, rather than from the first weight.
    pub from_birth: bool,
    /// The finding, in one or two sentences.
    pub sentence: String,
    /// What the band on the chart is, or why there is none.
    pub reference: String,
    /// Where it comes from.
    pub source: Option<Source>,
    /// The band itself, drawn by [`chart`].
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) band: Option<Band>,
}

/// How an animal grows, from weighings before the feed or not marked; `None` when the log has no such animal.
pub fn growth(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<Growth> {
    let nursery = Nursery::at(chronicle, now);
    Some(growth_in(&nursery, nursery.get(animal)?))
}

/// As [`growth`], for a log already read.
pub fn growth_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Growth {
    let series = comparable(resident.own());
    let born = resident.standing.age.map(|age| age.born);
    let zero = born.or(series.first().map(|w| w.at.date()));
    let now = nursery.now;
    let points: Vec<Point> = series
        .iter()
        .enumerate()
        .map(|(at, weighing)| point(weighing, zero, born.is_some(), lighter(&series[..=at]), now))
        .collect();
    let gain_24h = Gain::of_a_day(&series).map(|gain| GainNote {
        text: format!("{}{} since {}", about(&gain), signed(gain.grams()), known(&gain.from, now)),
        ..note(&gain)
    });
    let gain_since = Gain::of_all(&series).map(|gain| GainNote {
        text: format!(
            "{}{} a day since {}",
            about(&gain),
            signed((gain.per_day() * 10.0).round() / 10.0),
            when::day(gain.from.at.date(), now.date())
        ),
        ..note(&gain)
    });
    let percent_of_birth = birth_weight(resident)
        .zip(series.last())
        .filter(|(birth, last)| birth.entry != last.entry)
        .map(|(birth, last)| (100.0 * last.g() / birth.g()).round());
    let (band, reference, source) = band::for_animal(resident, &series, zero);
    let mut growth = Growth {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        latest: points.last().cloned(),
        latest_text: series.last().map(weight_text),
        gain_24h,
        gain_since,
        percent_of_birth,
        points,
        from_birth: born.is_some(),
        sentence: String::new(),
        reference,
        source,
        band,
    };
    growth.sentence = sentence(&growth, series.last(), now);
    growth
}

fn known(weighing: &Weighing, now: Moment) -> String {
    when::known(weighing.at, weighing.precision, now)
}

fn weight_text(weighing: &Weighing) -> String {
    let about = if weighing.estimated { "about " } else { "" };
    format!("{about}{} g", plain(weighing.g()))
}

fn about(gain: &Gain) -> &'static str {
    if gain.estimated() { "about " } else { "" }
}

fn note(gain: &Gain) -> GainNote {
    GainNote {
        per_day: (gain.per_day() * 10.0).round() / 10.0,
        text: String::new(),
        estimated: gain.estimated(),
        entries: vec![gain.from.entry.clone(), gain.to.entry.clone()],
    }
}

/// Whether the last of a series, off a scale, is lighter than a day before.
fn lighter(series: &[Weighing]) -> bool {
    let Some(last) = series.last().filter(|w| !w.estimated) else { return false };
    // Only the last three days can be compared with; a long series is not read again for each of its points.
    let start = series.partition_point(|w| last.at.minutes_since(w.at) > 3 * 24 * 60);
    let measured: Vec<Weighing> = series[start..].iter().filter(|w| !w.estimated).cloned().collect();
    Gain::of_a_day(&measured).is_some_and(|gain| gain.grams() <= -1.0)
}

/// True days from the start of a day to a moment, on the wall clock.
fn days_since(zero: NaiveDate, at: Moment) -> f64 {
    (at.date_time().naive_local() - zero.and_time(NaiveTime::MIN)).num_minutes() as f64 / 1440.0
}

fn point(weighing: &Weighing, zero: Option<NaiveDate>, from_birth: bool, alert: bool, now: Moment) -> Point {
    let day = zero.map_or(0.0, |zero| days_since(zero, weighing.at));
    let estimated = if weighing.estimated { ", estimated" } else { "" };
    let less = if alert { ", less than a day before" } else { "" };
    let of_life = if from_birth { format!("day {:.0}, ", day.floor()) } else { String::new() };
    Point {
        day: (day * 1000.0).round() / 1000.0,
        grams: weighing.g(),
        at: weighing.at,
        label: format!("{of_life}{}: {} g{estimated}{less}", known(weighing, now), plain(weighing.g())),
        estimated: weighing.estimated,
        alert,
        entry: weighing.entry.clone(),
    }
}

fn sentence(growth: &Growth, last: Option<&Weighing>, now: Moment) -> String {
    let label = &growth.label;
    let (Some(last), Some(text)) = (last, &growth.latest_text) else {
        return format!("{label}: no weight in the log yet.");
    };
    let mut parts = vec![format!("{label}: {text} {}", at(last, now))];
    parts.extend(growth.gain_24h.as_ref().map(|gain| gain.text.clone()));
    // Over one day the two would say the same.
    parts
        .extend(growth.gain_since.as_ref().filter(|_| growth.points.len() > 2).map(|gain| gain.text.clone()));
    parts.extend(growth.percent_of_birth.map(|percent| format!("{percent:.0} % of the birth weight")));
    format!("{}.", parts.join(", "))
}

/// «at 8:00», «yesterday 8:00», «on 18 April».
fn at(weighing: &Weighing, now: Moment) -> String {
    let today = weighing.at.date() == now.date();
    let text = match weighing.precision {
        Precision::Minute if today => return format!("at {}", when::clock(weighing.at)),
        Precision::Minute => when::moment(weighing.at, now),
        Precision::Hour | Precision::Day => when::day(weighing.at.date(), now.date()),
    };
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!("on {text}") } else { text }
}
