//! What in the log is worth a look: one line per animal, its worst.
//!
//! Each rule is a pure function of one animal's entries; nothing that was not logged is ever counted against it.

mod births;
mod case;
mod crying;
mod death;
mod dismissal;
mod elimination;
mod feeding;
mod nest;
mod signs;
mod warmth;
mod weight;

pub(crate) use death::unexplained_deaths;

use crate::animals::{Nursery, Resident};
use crate::chronicle::Chronicle;
use crate::reference::Source;
use crate::values::Moment;
use case::Case;
use serde::Serialize;
use std::cmp::Reverse;
use ts_rs::TS;

/// What is said when no rule fires.
pub const NOTHING: &str = "Nothing in the log worries me. It cannot see colour or breathing.";
/// What stands before the amount of a cold animal.
pub const WARM_FIRST: &str = "warm first, do not feed";

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
    /// How many more lines there are about the animal.
    pub more: usize,
}

/// What a rule found; the animal is added by [`alarms_of`].
struct Finding {
    level: Level,
    rule: &'static str,
    sentence: String,
    numbers: Vec<String>,
    entries: Vec<String>,
    source: Source,
    /// Since when it stands: a dismissal before that was about something else.
    began: Moment,
    /// How bad it is within its level, by whatever the rule counts: more is worse.
    worse: f64,
}

/// A rule: what it finds in one animal's entries.
type Rule = fn(&Case<'_>) -> Option<Finding>;

/// The rules; of findings of one level the earlier rule is told first.
const RULES: &[Rule] = &[
    signs::crisis,
    warmth::body,
    feeding::refused_twice,
    feeding::not_eating,
    weight::loss,
    births::since_birth,
    weight::low_gain,
    births::birth_weight_class,
    births::under_the_litter,
    births::doubled,
    elimination::blood,
    elimination::loose,
    elimination::no_urine,
    elimination::no_stool,
    crying::crying,
    death::unexplained,
    nest::nest,
    feeding::nothing_logged,
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

/// The worst of one animal, and how many more there are; nothing for one that is grown or not in care.
pub fn alarm_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Alarm> {
    alarms_of(nursery, resident).into_iter().next()
}

/// Everything about one animal that is worth a look, the worst first; nothing for one that is grown or not in care.
pub fn alarms_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<Alarm> {
    if !resident.standing.is_charge() {
        return Vec::new();
    }
    let case = Case::of(nursery, resident);
    let mut found = findings(&case);
    found.retain(|finding| !dismissal::is_dismissed(&case, finding));
    found.sort_by_key(|finding| Reverse(finding.level));
    let count = found.len();
    let alarm = |(at, finding): (usize, Finding)| Alarm {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        level: finding.level,
        rule: finding.rule.to_owned(),
        sentence: finding.sentence,
        numbers: finding.numbers,
        entries: finding.entries,
        source: finding.source,
        more: count - 1 - at,
    };
    found.into_iter().enumerate().map(alarm).collect()
}

/// What stands before the amount of an animal that is too cold to be fed, until it is warm or the carer dismissed it.
pub fn cold_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<&'static str> {
    if !resident.standing.is_charge() {
        return None;
    }
    let case = Case::of(nursery, resident);
    let finding = warmth::body(&case).filter(|finding| finding.rule == warmth::COLD)?;
    (!dismissal::is_dismissed(&case, &finding)).then_some(WARM_FIRST)
}

fn findings(case: &Case<'_>) -> Vec<Finding> {
    RULES.iter().filter_map(|rule| rule(case)).chain(signs::seen(case)).collect()
}
