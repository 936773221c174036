//! Weighings of one animal, and what was gained between two that can be compared.

use super::Resident;
use crate::entry::LiveEntry;
use crate::entry::kind::{Kind, Weighed};
use crate::values::{Grams, Moment, Precision, Quantity as _};

/// One weighing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// When.
    pub at: Moment,
    /// How exactly that is known.
    pub precision: Precision,
    /// How heavy.
    pub grams: Grams,
    /// Guessed, or told by somebody else, rather than read off a scale.
    pub estimated: bool,
    /// On the scale after a feed: a series of its own, since the milk weighs too.
    pub after_feed: bool,
    /// The entry.
    pub entry: String,
}

impl Weighing {
    /// Reads a weight; `None` for other entries, for a weight of several animals together, and for one that is only
    /// a fraction.
    pub fn of(entry: &LiveEntry) -> Option<Self> {
        let Kind::Weight(weight) = &entry.kind else { return None };
        let [_] = entry.subjects.as_slice() else { return None };
        Some(Self {
            at: entry.at,
            precision: entry.precision,
            grams: weight.grams?,
            estimated: weight.estimated == Some(true),
            after_feed: weight.when == Some(Weighed::AfterFeed),
            entry: entry.id.clone(),
        })
    }

    /// Grams as a number.
    pub fn g(&self) -> f64 {
        self.grams.value()
    }
}

/// Weighings that can be compared with each other: before the feed, or not marked.
pub fn comparable<'a>(entries: impl IntoIterator<Item = &'a LiveEntry>) -> Vec<Weighing> {
    entries.into_iter().filter_map(Weighing::of).filter(|w| !w.after_feed).collect()
}

/// Comparable weighings off a scale, without estimates: the ones alarms rest on.
pub fn measured<'a>(entries: impl IntoIterator<Item = &'a LiveEntry>) -> Vec<Weighing> {
    comparable(entries).into_iter().filter(|w| !w.estimated).collect()
}

/// The weight on the day of birth, when both were known rather than guessed; never worked out from later ones.
pub fn birth_weight(resident: &Resident<'_>) -> Option<Weighing> {
    let age = resident.standing.age.filter(|age| age.exact)?;
    measured(resident.own()).into_iter().find(|w| w.at.date() == age.born)
}

/// What was gained from one weighing to a later one.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// The earlier weighing.
    pub from: Weighing,
    /// The later weighing.
    pub to: Weighing,
}

/// Least time between two weighings that are compared, in minutes: 12 hours.
const LEAST: i64 = 12 * 60;
/// A day, in minutes.
const DAY: i64 = 24 * 60;

impl Gain {
    /// The gain up to the last of a series (in order of time), from the weighing nearest to a day before it, between
    /// 12 hours and 3 days.
    pub fn of_a_day(series: &[Weighing]) -> Option<Self> {
        Self::over(series, DAY, LEAST..=3 * DAY)
    }

    /// The gain up to the last of a series, from the weighing nearest to `minutes` before it within a range.
    pub fn over(series: &[Weighing], minutes: i64, range: std::ops::RangeInclusive<i64>) -> Option<Self> {
        let (to, earlier) = series.split_last()?;
        let gap = |w: &&Weighing| to.at.minutes_since(w.at);
        let from =
            earlier.iter().filter(|w| range.contains(&gap(w))).min_by_key(|w| (gap(w) - minutes).abs())?;
        Some(Self { from: from.clone(), to: to.clone() })
    }

    /// The gain over a whole series, when it spans 12 hours.
    pub fn of_all(series: &[Weighing]) -> Option<Self> {
        let gain = Self { from: series.first()?.clone(), to: series.last()?.clone() };
        (gain.minutes() >= LEAST).then_some(gain)
    }

    /// Minutes between the two.
    pub fn minutes(&self) -> i64 {
        self.to.at.minutes_since(self.from.at)
    }

    /// Grams gained; negative for a loss.
    pub fn grams(&self) -> f64 {
        (self.to.grams.tenths() - self.from.grams.tenths()) as f64 / 10.0
    }

    /// Grams gained per day.
    pub fn per_day(&self) -> f64 {
        self.grams() * DAY as f64 / self.minutes().max(1) as f64
    }

    /// Gain in percent of the earlier weight; negative for a loss.
    pub fn percent(&self) -> f64 {
        100.0 * self.grams() / self.from.g()
    }

    /// One of the two is an estimate.
    pub fn estimated(&self) -> bool {
        self.from.estimated || self.to.estimated
    }
}

/// A number of grams without needless decimals: `294`, `59.5`.
pub fn plain(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 {
        format!("{:.0}", rounded.abs() * rounded.signum())
    } else {
        format!("{rounded:.1}")
    }
}

/// A change of weight with its sign: `+10 g`, `−3 g`, `±0 g`.
pub fn signed(grams: f64) -> String {
    match grams {
        g if g > 0.0 => format!("+{} g", plain(g)),
        g if g < 0.0 => format!("\u{2212}{} g", plain(-g)),
        _ => "±0 g".to_owned(),
    }
}
