//! How much in one feed: what is suggested, and what is said beside what was typed.

use super::facts::{hand_feeds, refused};
use super::plan::{Reckoning, has_plan, to_syringe};
use crate::animals::weighing::plain;
use crate::animals::{Nursery, Resident, Weighing, when};
use crate::chronicle::Chronicle;
use crate::entry::LiveEntry;
use crate::reference::{FED_JUST_NOW, FEED_CAP, FEED_WARN, Source};
use crate::values::{Grams, Millilitres, Moment, Quantity as _, Units};
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

/// What is planned, else what was taken last, at most 4 mL per 100 g of the latest weight before a feed; nothing when
/// the log holds neither. A vet's word is not cut.
pub fn suggested_ml(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<Suggestion> {
    let nursery = Nursery::at(chronicle, now);
    suggested_in(&nursery, nursery.get(animal)?)
}

/// As [`suggested_ml`], for a log already read.
pub fn suggested_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Suggestion> {
    if !has_plan(resident) {
        return None;
    }
    let plan = Reckoning::of(nursery, resident);
    let settings = &nursery.chronicle.settings;
    let (wished, why, mut source, mut entries) = planned(&plan).or_else(|| as_last(nursery, resident))?;
    let cut = plan.cap_ml.filter(|cap| wished > *cap && !plan.words.ml().is_some_and(|ml| ml.by_vet));
    let ml = to_syringe(cut.unwrap_or(wished), settings);
    let why = match (cut, &plan.weight) {
        (Some(_), Some(weight)) => {
            source = Some(FEED_CAP.source);
            entries.push(weight.entry.clone());
            format!("at most {} mL per 100 g of {}", plain(FEED_CAP.value), weight.told(nursery.units()))
        }
        _ => why,
    };
    (ml > 0.0).then(|| Suggestion { ml, text: plain(ml), why, source, entries })
}

/// An amount with why it is one, the source of its figure, and the entries it rests on.
type Amount = (f64, String, Option<Source>, Vec<String>);

/// What somebody planned, else what was worked out from weight and formula.
fn planned(plan: &Reckoning<'_>) -> Option<Amount> {
    if let Some(said) = plan.words.ml() {
        let why = if said.by_vet { "the vet's plan" } else { "as planned" };
        return Some((said.value, why.to_owned(), None, vec![said.entry.id.clone()]));
    }
    let (daily, feeds) = plan.daily_ml.zip(plan.feeds)?;
    let why = format!("{} mL a day in {feeds} feeds", plain(daily));
    let entries = plan.weight.iter().map(|weight| weight.entry.clone()).chain(plan.formula.entries.clone());
    Some((daily / feeds as f64, why, plan.energy.map(|figure| figure.source), entries.collect()))
}

/// What was taken last.
fn as_last(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Amount> {
    hand_feeds(resident).rev().find_map(|(entry, feed)| {
        let ml = feed.ml.filter(|_| !refused(feed))?;
        Some((ml.value(), format!("as {}", at(entry.at, nursery.now)), None, vec![entry.id.clone()]))
    })
}

fn at(moment: Moment, now: Moment) -> String {
    if moment.date() == now.date() {
        format!("at {}", when::clock(moment))
    } else {
        when::moment(moment, now)
    }
}

/// What to ask before a feed at a moment, when the animal was fed less than half an hour before or after it, by
/// whomever: «Bean got 8 mL at 2:55 from Ana. Feed again?» Entries of `besides` are left out: the feed itself.
pub fn fed_just_now(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    feeding: Moment,
    besides: &[String],
) -> Option<String> {
    let near = |entry: &LiveEntry| (feeding.minutes_since(entry.at).abs() as f64) < FED_JUST_NOW.value;
    let (entry, feed) = hand_feeds(resident)
        .rfind(|(entry, feed)| !refused(feed) && near(entry) && !besides.contains(&entry.id))?;
    let label = resident.label();
    let what = feed.ml.map_or_else(|| "was fed".to_owned(), |ml| format!("got {ml}"));
    let from = entry.by.as_deref().and_then(|by| nursery.person(by)).map(|who| format!(" from {who}"));
    let when = at(nursery.here(entry.at), nursery.now);
    Some(format!("{label} {what} {when}{}. Feed again?", from.unwrap_or_default()))
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
    units: Units,
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
        WeightNote { direction, text: format!("{} since {since}{about}", units.change(grams)) }
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
