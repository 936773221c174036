//! Crying, as far as it was recorded: a cry, quiet, or crying for the bottle, which is hunger.

use crate::animals::{Nursery, Resident};
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::kind::{CryIntensity, Kind, fields::Cry};
use crate::reference::CRY_PATTERN;
use crate::values::{Moment, Precision};
use chrono::Timelike as _;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What one record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// Crying that is not for the bottle.
    Cry,
    /// Crying for the bottle; otherwise quiet.
    Hunger,
    /// Somebody looked, and it was quiet.
    Quiet,
}

fn heard(cry: &Cry) -> Heard {
    let hungry = |text: &str| {
        let text = words(text);
        ["bottle", "hung", "feed"].iter().any(|word| text.contains(word))
    };
    match &cry.intensity {
        Some(CryIntensity::Quiet) => Heard::Quiet,
        _ if cry.trigger.as_deref().is_some_and(hungry) => Heard::Hunger,
        _ => Heard::Cry,
    }
}

/// Records about an animal after `from` and up to `to`.
pub(super) fn between<'a>(
    resident: &'a Resident<'_>,
    from: Moment,
    to: Moment,
) -> impl Iterator<Item = (&'a LiveEntry, Heard)> {
    resident.own().filter(move |entry| entry.at > from && entry.at <= to).filter_map(|entry| {
        match &entry.kind {
            Kind::Cry(cry) => Some((entry, heard(cry))),
            _ => None,
        }
    })
}

/// «once», «twice», «6 times».
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// When an animal cries and what settles it, over the last seven days.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CryPattern {
    /// Cries, those for the bottle not among them.
    pub cries: usize,
    /// On how many days.
    pub days: usize,
    /// Of those at night, 0:00 to 6:00; in the morning, to 12:00; in the afternoon, to 18:00; in the evening.
    pub by_quarter: [usize; 4],
    /// What settled it, with how often, the most frequent first.
    pub settled_by: Vec<(String, usize)>,
    /// «9 cries on 4 of the last 7 days, 6 of them at night. Settled by warmth 3 times.»
    pub sentence: String,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

const QUARTERS: [&str; 4] = ["at night", "in the morning", "in the afternoon", "in the evening"];

/// The pattern of an animal's cries; nothing when fewer than two were recorded.
pub(super) fn pattern(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<CryPattern> {
    let from = nursery.now.plus_minutes(-CRY_PATTERN.minutes());
    let cries: Vec<&LiveEntry> = between(resident, from, nursery.now)
        .filter(|(_, heard)| *heard == Heard::Cry)
        .map(|(entry, _)| entry)
        .collect();
    if cries.len() < 2 {
        return None;
    }
    let mut by_quarter = [0; 4];
    let mut days = BTreeSet::new();
    let mut settled: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &cries {
        let here = nursery.here(entry.at);
        days.insert(here.date());
        if entry.precision != Precision::Day {
            by_quarter[here.date_time().hour() as usize / 6] += 1;
        }
        if let Kind::Cry(Cry { settled_by: Some(by), .. }) = &entry.kind {
            *settled.entry(words(by)).or_default() += 1;
        }
    }
    let mut settled_by: Vec<(String, usize)> = settled.into_iter().collect();
    settled_by.sort_by_key(|(by, count)| (Reverse(*count), by.clone()));
    Some(CryPattern {
        cries: cries.len(),
        days: days.len(),
        sentence: sentence(cries.len(), days.len(), by_quarter, &settled_by),
        by_quarter,
        settled_by,
        entries: cries.iter().map(|entry| entry.id.clone()).collect(),
    })
}

fn sentence(cries: usize, days: usize, by_quarter: [usize; 4], settled_by: &[(String, usize)]) -> String {
    let on = match days {
        1 => format!("on one of the last {} days", CRY_PATTERN.days()),
        _ => format!("on {days} of the last {} days", CRY_PATTERN.days()),
    };
    // The part of the day with the most, and only when it has more than half of them.
    let most = by_quarter.iter().zip(QUARTERS).max_by_key(|(count, _)| **count);
    let when = match most {
        Some((count, when)) if *count == cries => format!(", always {when}"),
        Some((count, when)) if *count * 2 > cries => format!(", {count} of them {when}"),
        _ => String::new(),
    };
    let settled = settled_by
        .first()
        .map_or_else(String::new, |(by, count)| format!(" Settled by {by} {}.", times(*count)));
    format!("{cries} cries {on}{when}.{settled}")
}
