//! Who is together, and what it changed: told only from what was recorded.

use super::cries::{self, Heard};
use crate::animals::weighing::comparable;
use crate::animals::when::{self, counted};
use crate::animals::{Gain, Nursery, Partner, Resident, Weighing};
use crate::chronicle::Chronicle;
use crate::entry::kind::{Kind, Sleep};
use crate::reference::{COMPARED_BEFORE, GAIN_BEFORE, GAIN_NEAR};
use crate::values::{Moment, Units};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Crying over a time, as recorded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CryNote {
    /// How often crying or quiet was recorded.
    pub records: usize,
    /// How many of these were cries, those for the bottle not among them.
    pub cries: usize,
    /// How many were cries for the bottle.
    pub for_the_bottle: usize,
    /// «cried 5 of the 9 times it was recorded», «quiet each of the 4 times it was recorded».
    pub text: String,
    /// The entries.
    pub entries: Vec<String>,
}

/// What one of a pair gains.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PairGain {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// Grams per day in the days before, when weights allow it.
    pub before: Option<f64>,
    /// Grams per day since.
    pub after: Option<f64>,
    /// «Pip +4 g a day before, +6 g since».
    pub text: String,
}

/// Two animals that live together since an introduction.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Pairing {
    /// The two.
    pub ids: Vec<String>,
    /// What to call them.
    pub names: Vec<String>,
    /// Since the introduction that began it.
    #[ts(type = "string")]
    pub since: Moment,
    /// Whole days since.
    pub days: i64,
    /// Accepted, rather than on trial.
    pub accepted: bool,
    /// They took to each other: accepted, and at once, or seen asleep together.
    pub bonded: bool,
    /// Nights on which they were recorded asleep together.
    pub nights: usize,
    /// Crying in the days before.
    pub cries_before: CryNote,
    /// Crying since.
    pub cries_after: CryNote,
    /// What each gains.
    pub gains: Vec<PairGain>,
    /// The whole line.
    pub sentence: String,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// Every pair in care that lives together, the longest first.
pub fn together(chronicle: &Chronicle, now: Moment) -> Vec<Pairing> {
    together_in(&Nursery::at(chronicle, now))
}

/// As [`together`], for a log already read.
pub fn together_in(nursery: &Nursery<'_>) -> Vec<Pairing> {
    let mut all: Vec<Pairing> = nursery
        .charges()
        .flat_map(|resident| resident.standing.partners.iter().map(move |partner| (resident, partner)))
        .filter(|(resident, partner)| resident.id < partner.animal.as_str())
        .filter_map(|(resident, partner)| {
            Some(of(nursery, [resident, nursery.get(&partner.animal)?], partner))
        })
        .collect();
    all.sort_by(|a, b| (a.since, &a.ids).cmp(&(b.since, &b.ids)));
    all
}

fn of(nursery: &Nursery<'_>, two: [&Resident<'_>; 2], partner: &Partner) -> Pairing {
    let now = nursery.now;
    let start = partner.since;
    let days = (now.date() - nursery.here(start).date()).num_days();
    let both =
        |entry: &&crate::entry::LiveEntry| two.iter().all(|r| entry.subjects.iter().any(|id| id == r.id));
    let since: Vec<_> = two[0].own().filter(|entry| entry.at >= start).filter(both).collect();
    let mut reaction = None;
    let mut immediate = false;
    let mut slept = BTreeSet::new();
    let mut counted_nights = 0;
    let mut entries = vec![partner.entry.clone()];
    for entry in &since {
        match &entry.kind {
            Kind::Introduction(introduction) => {
                reaction = introduction.reaction.clone().or(reaction);
                immediate |= introduction.immediate == Some(true);
                entries.push(entry.id.clone());
            }
            Kind::Cohabit(cohabit) => {
                if cohabit.sleep == Some(Sleep::Together) || cohabit.snuggle == Some(true) {
                    slept.insert(nursery.day_of(entry.at));
                }
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A number of nights.
                let nights = cohabit.nights_together.unwrap_or(0.0).max(0.0) as usize;
                counted_nights = counted_nights.max(nights);
                entries.push(entry.id.clone());
            }
            _ => {}
        }
    }
    let nights = slept.len().max(counted_nights);
    let cries_before = crying(&two, start.plus_minutes(-COMPARED_BEFORE.minutes()), start);
    let cries_after = crying(&two, start, now);
    entries.extend(cries_before.entries.iter().chain(&cries_after.entries).cloned());
    let gains: Vec<PairGain> = two.iter().map(|resident| gain(resident, start, nursery.units())).collect();
    let names = two.map(|r| r.label().to_owned());
    let state = match (partner.accepted, &reaction) {
        (true, Some(reaction)) => format!("; {reaction}"),
        (true, None) => String::new(),
        (false, _) => "; still on trial".to_owned(),
    };
    let slept_words = if nights > 0 {
        format!(" Asleep together, recorded on {}.", counted(i64::try_from(nights).unwrap_or(0), "night"))
    } else {
        String::new()
    };
    let mut unique = BTreeSet::new();
    entries.retain(|id| unique.insert(id.clone()));
    Pairing {
        ids: two.map(|r| r.id.to_owned()).to_vec(),
        sentence: format!(
            "{} and {}: together since {}, {}{state}.{slept_words} Before: {}. Since: {}.",
            names[0],
            names[1],
            when::day(nursery.here(start).date(), now.date()),
            counted(days, "day"),
            cries_before.text,
            cries_after.text
        ),
        names: names.to_vec(),
        since: start,
        days,
        accepted: partner.accepted,
        bonded: partner.accepted && (immediate || nights > 0),
        nights,
        cries_before,
        cries_after,
        gains,
        entries,
    }
}

/// Crying of the two in a time; one entry about both counts once.
fn crying(two: &[&Resident<'_>; 2], from: Moment, to: Moment) -> CryNote {
    let mut seen = BTreeSet::new();
    let mut records: Vec<_> = two
        .iter()
        .flat_map(|resident| cries::between(resident, from, to))
        .filter(|(entry, _)| seen.insert(entry.id.clone()))
        .collect();
    records.sort_by(|(a, _), (b, _)| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let count = |heard: Heard| records.iter().filter(|(_, h)| *h == heard).count();
    let (cries, for_the_bottle) = (count(Heard::Cry), count(Heard::Hunger));
    let all = records.len();
    let each = if all == 1 {
        "the one time it was recorded".to_owned()
    } else {
        format!("each of the {all} times it was recorded")
    };
    let text = match (all, cries) {
        (0, _) => "nothing about crying recorded".to_owned(),
        (_, 0) if for_the_bottle == all => format!("cried only for the bottle, {each}"),
        (_, 0) if for_the_bottle > 0 => format!("quiet but for the bottle, {each}"),
        (_, 0) => format!("quiet {each}"),
        _ if cries == all => format!("cried {each}"),
        _ => format!("cried {cries} of the {all} times it was recorded"),
    };
    CryNote {
        records: all,
        cries,
        for_the_bottle,
        text,
        entries: records.iter().map(|(entry, _)| entry.id.clone()).collect(),
    }
}

/// Gain per day in the week before and since, from weighings that can be compared.
fn gain(resident: &Resident<'_>, start: Moment, units: Units) -> PairGain {
    let series = comparable(resident.own());
    let week = start.plus_minutes(-GAIN_BEFORE.minutes());
    let near = start.plus_minutes(-GAIN_NEAR.minutes());
    let before: Vec<Weighing> = series.iter().filter(|w| w.at >= week && w.at <= start).cloned().collect();
    let after: Vec<Weighing> = series.iter().filter(|w| w.at >= near).cloned().collect();
    let per_day = |series: &[Weighing]| {
        let gain = Gain::of_all(series)?;
        Some(((gain.per_day() * 10.0).round() / 10.0, gain.estimated()))
    };
    let (before, after) =
        (per_day(&before), per_day(&after).filter(|_| after.last().is_some_and(|w| w.at > start)));
    let told = |gain: Option<(f64, bool)>| {
        gain.map(|(grams, estimated)| {
            let about = if estimated { "about " } else { "" };
            format!("{about}{}", units.change(grams))
        })
    };
    let label = resident.label();
    let text = match (told(before), told(after)) {
        (Some(before), Some(after)) => format!("{label}: {before} a day before, {after} a day since"),
        (Some(before), None) => format!("{label}: {before} a day before, no weights since to compare"),
        (None, Some(after)) => format!("{label}: {after} a day since, no weights before to compare"),
        (None, None) => format!("{label}: too few weights to compare"),
    };
    PairGain {
        animal: resident.id.to_owned(),
        label: label.to_owned(),
        before: before.map(|(grams, _)| grams),
        after: after.map(|(grams, _)| grams),
        text,
    }
}
