//! Growth: what an animal weighs, what it gains, and its chart.
//!
//! Nothing is stored: everything is computed on reading, from weighings that can be compared with each other.

mod chart;
mod curves;
mod events;
mod litter;
mod numbers;
mod points;
mod sizes;
mod spark;
mod svg;

pub use chart::{ChartModel, Mate, Stretch, chart, model, model_in};
pub use events::Event;
pub use numbers::GrowthNumber;
pub use points::Point;
pub use sizes::adult_sizes;
pub use spark::sparkline;
pub(crate) use svg::escape;
pub use svg::{Size, Theme};

use crate::animals::weighing::{birth_weight, comparable};
use crate::animals::{Gain, Nursery, Resident, Weighing, when};
use crate::chronicle::Chronicle;
use crate::reference::Source;
use crate::values::{Moment, Precision, Units};
use chrono::{NaiveDate, NaiveTime};
use curves::Curves;
use serde::Serialize;
use ts_rs::TS;

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
    /// How old it is: «3:10, 2 hours ago».
    pub latest_when: Option<String>,
    /// Everything else that can be counted.
    pub numbers: Vec<GrowthNumber>,
    /// Weights that can be compared, in order of time.
    pub points: Vec<Point>,
    /// Days count from the birth, rather than from the first weight.
    pub from_birth: bool,
    /// The finding, in one or two sentences.
    pub sentence: String,
    /// What the band on the chart is, or why there is none.
    pub reference: String,
    /// Where each of its curves comes from.
    pub sources: Vec<Source>,
    /// What happened meanwhile, drawn by [`chart`].
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) events: Vec<Event>,
    /// The curves, drawn by [`chart`].
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) curves: Curves,
}

/// How an animal grows, from weighings before the feed or not marked; `None` when the log has no such animal.
pub fn growth(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<Growth> {
    let nursery = Nursery::at(chronicle, now);
    Some(growth_in(&nursery, nursery.get(animal)?))
}

/// As [`growth`], for a log already read.
pub fn growth_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Growth {
    let series = comparable(resident.own());
    let now = nursery.now;
    let from_birth = resident.standing.age.is_some();
    let zero = zero(resident, &series);
    let events = events::of(nursery, resident, zero);
    let units = nursery.chronicle.settings.units();
    let points = zero.map_or_else(Vec::new, |zero| {
        points::of(&series, &events, &points::Count { zero, from_birth, now, units })
    });
    let curves = curves::of(resident, &series, zero);
    Growth {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        latest: points.last().cloned(),
        latest_text: series.last().map(|last| weight_text(last, units)),
        latest_when: series.last().map(|last| age_of(last, now)),
        numbers: numbers::of(nursery, resident, &series),
        points,
        from_birth,
        sentence: sentence(resident, &series, units, now),
        reference: curves.words.clone(),
        sources: curves.list.iter().map(|curve| curve.source).collect(),
        events,
        curves,
    }
}

/// The day from which days are counted: the birth, or the day of the first weight.
fn zero(resident: &Resident<'_>, series: &[Weighing]) -> Option<NaiveDate> {
    resident.standing.age.map(|age| age.born).or(series.first().map(|w| w.at.date()))
}

/// True days from the start of a day to a moment, on the wall clock.
fn days_since(zero: NaiveDate, at: Moment) -> f64 {
    (at.date_time().naive_local() - zero.and_time(NaiveTime::MIN)).num_minutes() as f64 / 1440.0
}

fn known(weighing: &Weighing, now: Moment) -> String {
    when::known(weighing.at, weighing.precision, now)
}

fn weight_text(weighing: &Weighing, units: Units) -> String {
    let about = if weighing.estimated { "about " } else { "" };
    format!("{about}{}", units.weight(weighing.grams))
}

/// «3:10, 2 hours ago», «18 April».
fn age_of(weighing: &Weighing, now: Moment) -> String {
    let known = known(weighing, now);
    match weighing.precision {
        Precision::Minute => format!("{known}, {} ago", when::span(now.minutes_since(weighing.at))),
        Precision::Hour | Precision::Day => known,
    }
}

fn sentence(resident: &Resident<'_>, series: &[Weighing], units: Units, now: Moment) -> String {
    let label = resident.label();
    let Some(last) = series.last() else {
        return format!("{label}: no weight in the log yet.");
    };
    let about = |gain: &Gain| if gain.estimated() { "about " } else { "" };
    let mut parts = vec![format!("{label}: {} {}", weight_text(last, units), at(last, now))];
    parts.extend(Gain::of_a_day(series).map(|gain| {
        format!("{}{} since {}", about(&gain), units.change(gain.grams()), known(&gain.from, now))
    }));
    // Over one day the two would say the same.
    parts.extend(Gain::of_all(series).filter(|_| series.len() > 2).map(|gain| {
        format!(
            "{}{} a day since {}",
            about(&gain),
            units.change((gain.per_day() * 10.0).round() / 10.0),
            when::day(gain.from.at.date(), now.date())
        )
    }));
    parts.extend(
        birth_weight(resident)
            .filter(|birth| birth.entry != last.entry)
            .map(|birth| format!("{:.0} % of the birth weight", 100.0 * last.g() / birth.g())),
    );
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
