//! Weighings of one animal, and what was gained between two that can be compared.

use super::Resident;
use crate::entry::LiveEntry;
use crate::entry::kind::{Kind, Weighed};
use crate::reference::{SMOOTHED, WEIGHED_AGAIN, WEIGHED_APART, WEIGHED_TOGETHER};
pub use crate::values::plain;
use crate::values::{Grams, Moment, Precision, Quantity as _, Units};

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

    /// «294 g», «about 10.37 oz»: as the carer reads it.
    pub fn told(&self, units: Units) -> String {
        let about = if self.estimated { "about " } else { "" };
        format!("{about}{}", units.weight(self.grams))
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

/// A day, in minutes.
const DAY: i64 = 24 * 60;

impl Gain {
    /// The gain up to the last of a series (in order of time), from the weighing nearest to a day before it, between
    /// 12 hours and 3 days.
    pub fn of_a_day(series: &[Weighing]) -> Option<Self> {
        Self::over(series, DAY, WEIGHED_APART.minutes()..=WEIGHED_TOGETHER.minutes())
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
        (gain.minutes() >= WEIGHED_APART.minutes()).then_some(gain)
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

/// The gain per day, smoothed: the slope of the line through the weighings of the last two days, so that a full bladder
/// or a missed poo does not pass for a day's growth.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The weighings it rests on, two or more, in order of time, over 12 hours at least.
    pub weighings: Vec<Weighing>,
    /// Grams gained per day; negative for a loss.
    pub per_day: f64,
}

impl Trend {
    /// The trend up to the last of a series (in order of time); with nothing 12 hours before it in those two days,
    /// from the weighing before, of the last three.
    pub fn of(series: &[Weighing]) -> Option<Self> {
        let to = series.last()?;
        let before = |w: &Weighing| to.at.minutes_since(w.at);
        let start = series.partition_point(|w| before(w) > SMOOTHED.minutes());
        let is_long = series.get(start).is_some_and(|first| before(first) >= WEIGHED_APART.minutes());
        let start = if is_long { start } else { start.checked_sub(1)? };
        if before(&series[start]) > WEIGHED_TOGETHER.minutes() {
            return None;
        }
        let weighings: Vec<Weighing> = series[start..]
            .iter()
            .enumerate()
            .filter(|(at, w)| {
                series[start..]
                    .get(at + 1)
                    .is_none_or(|next| next.at.minutes_since(w.at) > WEIGHED_AGAIN.minutes())
            })
            .map(|(_, w)| w.clone())
            .collect();
        let from = weighings.first().filter(|from| before(from) >= WEIGHED_APART.minutes())?.at;
        let points = weighings.iter().map(|w| (w.at.minutes_since(from) as f64 / DAY as f64, w.g()));
        Some(Self { per_day: slope(points), weighings })
    }

    /// The earliest weighing it rests on.
    pub fn from(&self) -> &Weighing {
        &self.weighings[0]
    }

    /// The latest one.
    pub fn to(&self) -> &Weighing {
        &self.weighings[self.weighings.len() - 1]
    }

    /// The ids of the entries it rests on.
    pub fn entries(&self) -> Vec<String> {
        self.weighings.iter().map(|w| w.entry.clone()).collect()
    }

    /// One of them is an estimate.
    pub fn estimated(&self) -> bool {
        self.weighings.iter().any(|w| w.estimated)
    }
}

/// The slope of the line nearest to some points, by least squares.
fn slope(points: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let count = points.clone().count() as f64;
    let (x, y) = points.clone().fold((0.0, 0.0), |(x, y), p| (x + p.0 / count, y + p.1 / count));
    let (up, along) =
        points.fold((0.0, 0.0), |(up, along), p| (up + (p.0 - x) * (p.1 - y), along + (p.0 - x).powi(2)));
    up / along
}
