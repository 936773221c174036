//! What in the log is worth a look: one line per animal, its worst.
//!
//! Each rule is a pure function of one animal's entries; nothing that was not logged is ever counted against it.

mod feeding;
mod signs;
mod warmth;
mod weight;

use crate::animals::{Nursery, Resident};
use crate::chronicle::Chronicle;
use crate::entry::Kind;
use crate::reference::Source;
use crate::values::Moment;
use serde::Serialize;
use std::cmp::Reverse;
use ts_rs::TS;

/// What is said when no rule fires.
pub const NOTHING: &str = "Nothing in the log worries me. It cannot see colour or breathing.";

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Level {
    /// Keep an eye on it.
    Watch,
    /// Do something.
    Act,
    /// Now, and with the vet.
    Emergency,
}

/// One line for the carer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Alarm {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// How much it matters.
    pub level: Level,
    /// Which rule, as an entry that dismisses it names it.
    pub rule: String,
    /// The whole line, with what to do.
    pub sentence: String,
    /// The figures it rests on.
    pub numbers: Vec<String>,
    /// The entries it rests on.
    pub entries: Vec<String>,
    /// Where the threshold comes from.
    pub source: Source,
}

/// What a rule found; the animal is added by [`watch_in`].
struct Finding {
    level: Level,
    rule: &'static str,
    sentence: String,
    numbers: Vec<String>,
    entries: Vec<String>,
    source: Source,
}

/// A rule: what it finds in one animal's entries.
type Rule = fn(&Nursery<'_>, &Resident<'_>) -> Option<Finding>;

/// The rules; of findings of one level the earlier rule is told.
const RULES: &[Rule] = &[
    signs::crisis,
    warmth::cold,
    feeding::refused_twice,
    weight::loss,
    signs::on_the_daily_look,
    weight::low_gain,
    signs::crying,
];

/// What is worth a look among the young in care: the worst of each animal, the worst first.
pub fn watch(chronicle: &Chronicle, now: Moment) -> Vec<Alarm> {
    watch_in(&Nursery::at(chronicle, now))
}

/// As [`watch`], for a log already read.
pub fn watch_in(nursery: &Nursery<'_>) -> Vec<Alarm> {
    let mut alarms: Vec<Alarm> =
        nursery.charges().filter_map(|resident| alarm_of(nursery, resident)).collect();
    alarms.sort_by_key(|alarm| (Reverse(alarm.level), alarm.label.clone(), alarm.animal.clone()));
    alarms
}

/// The worst of one animal; nothing for one that is grown or not in care.
pub fn alarm_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Alarm> {
    if !resident.standing.is_charge() {
        return None;
    }
    let mut worst: Option<Finding> = None;
    for rule in RULES {
        if let Some(finding) = rule(nursery, resident)
            && worst.as_ref().is_none_or(|worst| finding.level > worst.level)
            && !dismissed(resident, &finding)
        {
            worst = Some(finding);
        }
    }
    worst.map(|finding| Alarm {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        level: finding.level,
        rule: finding.rule.to_owned(),
        sentence: finding.sentence,
        numbers: finding.numbers,
        entries: finding.entries,
        source: finding.source,
    })
}

/// Dismissed by an entry that came after everything the finding rests on: anything newer brings it back.
fn dismissed(resident: &Resident<'_>, finding: &Finding) -> bool {
    let dismissal = resident.own().rfind(|entry| match &entry.kind {
        Kind::AlarmDismissed(dismissed) => dismissed.rule.as_deref() == Some(finding.rule),
        _ => false,
    });
    dismissal.is_some_and(|dismissal| {
        resident
            .own()
            .filter(|entry| finding.entries.contains(&entry.id))
            .all(|entry| entry.at <= dismissal.at)
    })
}
