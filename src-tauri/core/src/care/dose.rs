//! How much in one feed: what is suggested, and what is said beside what was typed.

use super::facts::{applies, hand_feeds, refused};
use crate::animals::weighing::{comparable, plain, signed};
use crate::animals::{Nursery, Resident, Weighing, when};
use crate::chronicle::Chronicle;
use crate::entry::kind::Kind;
use crate::reference::{FEED_CAP, FEED_WARN, Source};
use crate::values::{Grams, Millilitres, Moment, Quantity as _};
use serde::Serialize;
use ts_rs::TS;

/// How much to offer; taken only when the carer says so.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// Millilitres, rounded down to what the syringe shows.
    pub ml: f64,
    /// The same as text for the cell: «8», «2.4».
    pub text: String,
    /// «as at 0:05», «as planned», «4 mL per 100 g of 294 g».
    pub why: String,
    /// Where the limit comes from, when it was the limit.
    pub source: Option<Source>,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// The planned or last accepted amount, at most 4 mL per 100 g of the latest weight before a feed; nothing when
/// the log holds neither. A vet's plan is not cut.
pub fn suggested_ml(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<Suggestion> {
    let nursery = Nursery::at(chronicle, now);
    suggested_in(&nursery, nursery.get(animal)?)
}

/// As [`suggested_ml`], for a log already read.
pub fn suggested_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Suggestion> {
    if !resident.standing.is_charge() {
        return None;
    }
    let planned = resident.own().rev().find_map(|entry| match &entry.kind {
        Kind::PlanFeed(plan) => Some((entry, plan.ml?, plan)),
        _ => None,
    });
    let (entry, ml, why, by_vet) = match planned {
        Some((entry, ml, plan)) => {
            let word = plan.by.as_deref().or(entry.by.as_deref());
            let by_vet = word.is_some_and(|who| nursery.is_vet(who));
            let why = if by_vet { "the vet's plan" } else { "as planned" };
            (entry, ml, why.to_owned(), by_vet)
        }
        None => hand_feeds(resident).rev().find_map(|(entry, feed)| {
            let ml = feed.ml.filter(|_| !refused(feed))?;
            let why = format!("as {}", at(entry.at, nursery.now));
            Some((entry, ml, why, false))
        })?,
    };
    let mut entries = vec![entry.id.clone()];
    let weight =
        comparable(resident.own()).pop().filter(|_| applies(&FEED_CAP, &resident.species()) && !by_vet);
    let cap = weight.as_ref().map(|weight| FEED_CAP.value * weight.g() / 100.0);
    let (ml, why, source) = match (weight, cap) {
        (Some(weight), Some(cap)) if ml.value() > cap => {
            entries.push(weight.entry.clone());
            let about = if weight.estimated { "about " } else { "" };
            let why =
                format!("at most {} mL per 100 g of {about}{} g", plain(FEED_CAP.value), plain(weight.g()));
            (cap, why, Some(FEED_CAP.source))
        }
        _ => (ml.value(), why, None),
    };
    let ml = to_syringe(ml);
    (ml > 0.0).then(|| Suggestion { ml, text: plain(ml), why, source, entries })
}

fn at(moment: Moment, now: Moment) -> String {
    if moment.date() == now.date() {
        format!("at {}", when::clock(moment))
    } else {
        when::moment(moment, now)
    }
}

/// Rounds down to a mark of the syringe: 0.1 mL under 3 mL, 0.5 mL above.
fn to_syringe(ml: f64) -> f64 {
    let step = if ml < 3.0 { 0.1 } else { 0.5 };
    // A hair above, so that 2.4, which no float holds exactly, stays 2.4.
    ((ml / step + 1e-6).floor() * step * 10.0).round() / 10.0
}

/// Which way a weight went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Direction {
    /// Heavier.
    Up,
    /// The same.
    Same,
    /// Lighter.
    Down,
}

/// What a weight says beside the one before it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WeightNote {
    /// Which way it went.
    pub direction: Direction,
    /// «+10 g since 0:05».
    pub text: String,
}

/// How far a dose is from what a stomach holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DoseLevel {
    /// Worth knowing.
    Note,
    /// Too much for one feed.
    Warn,
}

/// What a dose says beside the weight.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DoseNote {
    /// How far.
    pub level: DoseLevel,
    /// «20 mL is 4.7 mL per 100 g».
    pub text: String,
    /// Where the limit comes from.
    pub source: Source,
}

/// What is said at the end of a row of the round; never blocks anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RoundNote {
    /// About the weight.
    pub weight: Option<WeightNote>,
    /// About the dose.
    pub dose: Option<DoseNote>,
}

/// What the weight before this feed and the amount say: beside the comparable weight before it, and per 100 g of
/// the weight (or, without one, of the weight before).
pub fn round_note(
    previous: Option<&Weighing>,
    weight: Option<Grams>,
    ml: Option<Millilitres>,
    now: Moment,
) -> RoundNote {
    let change = weight.zip(previous).map(|(weight, previous)| {
        let grams = (weight.tenths() - previous.grams.tenths()) as f64 / 10.0;
        let direction = match grams {
            g if g > 0.0 => Direction::Up,
            g if g < 0.0 => Direction::Down,
            _ => Direction::Same,
        };
        let about = if previous.estimated { ", an estimate" } else { "" };
        let since = when::known(previous.at, previous.precision, now);
        WeightNote { direction, text: format!("{} since {since}{about}", signed(grams)) }
    });
    let dose = weight.or(previous.map(|p| p.grams)).zip(ml).and_then(|(weight, ml)| {
        // Judged as it is shown: 4.04 is no more than 4.
        let per_100_g = (1000.0 * ml.value() / weight.value()).round() / 10.0;
        let level = match per_100_g {
            per if per > FEED_WARN.value => DoseLevel::Warn,
            per if per > FEED_CAP.value => DoseLevel::Note,
            _ => return None,
        };
        let text = format!("{} mL is {} mL per 100 g", plain(ml.value()), plain(per_100_g));
        Some(DoseNote { level, text, source: FEED_WARN.source })
    });
    RoundNote { weight: change, dose }
}
