//! The lines of the care plan: by protocol and age, and the carer's own; when each is due, and what became of it.

use crate::animals::weighing::measured;
use crate::animals::{Nursery, Resident, Species, when};
use crate::care::{is_for, words};
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::{Kind, fields::PlanCare};
use crate::reference::{CARE_AHEAD, CARE_STEPS, CareStep, DoneBy, FIV_AGAIN, Source};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// How far a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CareState {
    /// Its day has come.
    Due,
    /// Its day comes within a week.
    Ahead,
    /// Its day comes later.
    Later,
    /// It was done, and nothing of it follows.
    Done,
    /// The carer took it out.
    LeftOut,
}

/// One line of an animal's care plan.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CareLine {
    /// What entries call it.
    pub line: String,
    /// What a carer calls it.
    pub what: String,
    /// When it is done, as the source has it.
    pub how: Option<String>,
    /// How far it is.
    pub state: CareState,
    /// The day it is due.
    #[ts(type = "string | null")]
    pub due: Option<NaiveDate>,
    /// «today», «25 May, last 11 May», «next was 3 May; not noted yet».
    pub words: String,
    /// A line of the carer's own, rather than of the protocol.
    pub own: bool,
    /// Where it comes from; nothing for a line of the carer's own.
    pub source: Option<Source>,
    /// The entries that did it, and that changed its day.
    pub entries: Vec<String>,
}

/// The steps of the protocol for a species.
fn steps(species: &Species) -> impl Iterator<Item = &'static CareStep> + use<'_> {
    CARE_STEPS.iter().filter(|step| is_for(step.species, species))
}

/// The step of the protocol that a line of an animal's plan is, unless it is the carer's own.
pub fn step_of(species: &Species, line: &str) -> Option<&'static CareStep> {
    steps(species).find(|step| words(step.key) == words(line))
}

/// The lines of an animal's plan: what is due first, then what follows, what was done, what was left out. None for one
/// that is grown or not in care.
pub fn lines_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<CareLine> {
    if !resident.standing.is_charge() {
        return Vec::new();
    }
    let species = resident.species();
    let changes = Changes::of(resident);
    let mut lines: Vec<CareLine> =
        steps(&species).filter_map(|step| of_step(nursery, resident, step, &changes)).collect();
    let own = changes.0.iter().filter(|(line, _)| step_of(&species, line).is_none());
    lines.extend(own.filter_map(|(_, changes)| own_line(nursery, changes)));
    lines.sort_by_key(|line| (line.state, line.due.is_none(), line.due));
    lines
}

/// What the carer changed in the plan: for each line the entries about it, in order of time.
struct Changes<'a>(BTreeMap<String, Vec<(&'a LiveEntry, &'a PlanCare)>>);

impl<'a> Changes<'a> {
    fn of(resident: &'a Resident<'_>) -> Self {
        let mut lines: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for entry in resident.own() {
            if let Kind::PlanCare(change) = &entry.kind {
                lines.entry(words(&change.line)).or_default().push((entry, change));
            }
        }
        Self(lines)
    }

    fn last(&self, line: &str) -> Option<(&'a LiveEntry, &'a PlanCare)> {
        self.0.get(&words(line))?.last().copied()
    }
}

/// The day that a change names.
fn day_of(change: &PlanCare) -> Option<NaiveDate> {
    change.due.as_deref()?.trim().get(..10)?.parse().ok()
}

fn of_step(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    step: &'static CareStep,
    changes: &Changes<'_>,
) -> Option<CareLine> {
    let today = nursery.now.date();
    let done: Vec<&LiveEntry> = resident.own().filter(|entry| did(step, entry)).collect();
    let last = done.last().copied();
    let last_day = last.map(|entry| nursery.here(entry.at).date());
    let change = changes.last(step.key).filter(|(entry, _)| last.is_none_or(|last| entry.at > last.at));
    let mut entries: Vec<String> = done.iter().map(|entry| entry.id.clone()).collect();
    entries.extend(change.map(|(entry, _)| entry.id.clone()));
    let line = |state, due, words| CareLine {
        line: step.key.to_owned(),
        what: step.what.to_owned(),
        how: Some(step.how.to_owned()),
        state,
        due,
        words,
        own: false,
        source: Some(step.source),
        entries: entries.clone(),
    };
    let done_words = last_day.map(|day| when::day(day, today));
    if change.is_some_and(|(_, change)| change.left_out == Some(true)) {
        return Some(line(CareState::LeftOut, None, "left out".to_owned()));
    }
    let moved = change.and_then(|(_, change)| day_of(change));
    let next = match moved {
        Some(day) => Next::On(day),
        None => next(nursery, resident, step, last.map(|last| (last, last_day.unwrap_or(today)))),
    };
    match next {
        Next::On(due) => {
            let words = due_words(due, done_words.as_deref(), today);
            Some(line(state(due, today), Some(due), words))
        }
        Next::Waits(words) => Some(line(CareState::Later, None, words)),
        Next::Never => done_words.map(|day| line(CareState::Done, None, format!("done {day}"))),
    }
}

/// What follows for a step.
enum Next {
    /// It is due on a day.
    On(NaiveDate),
    /// It waits for something else than a day.
    Waits(String),
    /// Nothing follows.
    Never,
}

/// When a step is due by its ages, after the last time.
fn next(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    step: &CareStep,
    last: Option<(&LiveEntry, NaiveDate)>,
) -> Next {
    let Some(age) = resident.standing.age else {
        return match (last, step.first) {
            (Some(_), _) if step.rhythm.is_empty() => Next::Never,
            (None, 0) => Next::On(arrival(nursery, resident)),
            _ => Next::Waits(format!("{}; the age is not known", step.how)),
        };
    };
    let on_day = |day: i64| age.born.checked_add_days(Days::new(day.unsigned_abs()));
    let Some((entry, day)) = last else {
        let over = step.rhythm.last().is_some_and(|(to, _)| age.days > *to);
        return match on_day(step.first) {
            Some(first) if !over => waiting_for_weight(nursery, resident, step, age.days)
                .unwrap_or(Next::On(first.max(arrival(nursery, resident)))),
            _ => Next::Never,
        };
    };
    let done_at = (day - age.born).num_days();
    if step.rhythm.is_empty() {
        return if tested_again(entry, done_at) {
            on_day(FIV_AGAIN.days()).map_or(Next::Never, Next::On)
        } else {
            Next::Never
        };
    }
    let following = step.rhythm.iter().map(|(to, days)| (to, done_at + days)).find(|(to, next)| next <= *to);
    following.and_then(|(_, next)| on_day(next)).map_or(Next::Never, Next::On)
}

/// A positive FIV test before six months may rest on what the mother gave.
fn tested_again(entry: &LiveEntry, done_at: i64) -> bool {
    let (test, result) = match &entry.kind {
        Kind::VetVisit(visit) => (&visit.test, &visit.result),
        Kind::Med(med) => (&med.test, &med.result),
        _ => return false,
    };
    done_at < FIV_AGAIN.days()
        && holds(test.as_ref(), &["fiv"], &[])
        && holds(result.as_ref(), &["positiv"], &[])
}

/// The day from which the log knows an animal.
fn arrival(nursery: &Nursery<'_>, resident: &Resident<'_>) -> NaiveDate {
    resident.entries.first().map_or(nursery.now.date(), |entry| nursery.here(entry.at).date())
}

/// A step that its age would allow, and the weight does not yet.
fn waiting_for_weight(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    step: &CareStep,
    days: i64,
) -> Option<Next> {
    let least = step.least_g.filter(|_| days >= step.first)?;
    let weighing = measured(resident.own()).pop()?;
    (weighing.g() < least).then(|| {
        let on = when::day(nursery.here(weighing.at).date(), nursery.now.date());
        let units = nursery.units();
        Next::Waits(format!("from {}; {} {on}", units.weight_of(least), weighing.told(units)))
    })
}

fn state(due: NaiveDate, today: NaiveDate) -> CareState {
    match (due - today).num_days() {
        ..=0 => CareState::Due,
        days if days <= CARE_AHEAD.days() => CareState::Ahead,
        _ => CareState::Later,
    }
}

fn due_words(due: NaiveDate, last: Option<&str>, today: NaiveDate) -> String {
    let day = when::day(due, today);
    match (due < today, last) {
        (true, Some(last)) => format!("next was {day}, last {last}"),
        (true, None) => format!("from {day}; not noted yet"),
        (false, Some(last)) => format!("{day}, last {last}"),
        (false, None) => day,
    }
}

fn own_line(nursery: &Nursery<'_>, changes: &[(&LiveEntry, &PlanCare)]) -> Option<CareLine> {
    let today = nursery.now.date();
    let (entry, last) = *changes.last()?;
    let due = changes.iter().rev().find_map(|(_, change)| day_of(change));
    let (state, due, words) = match due {
        _ if last.done == Some(true) => {
            let day = when::day(nursery.here(entry.at).date(), today);
            (CareState::Done, None, format!("done {day}"))
        }
        _ if last.left_out == Some(true) => (CareState::LeftOut, None, "left out".to_owned()),
        Some(due) => (state(due, today), Some(due), due_words(due, None, today)),
        None => (CareState::Later, None, "no day yet".to_owned()),
    };
    Some(CareLine {
        line: last.line.clone(),
        what: last.line.clone(),
        how: None,
        state,
        due,
        words,
        own: true,
        source: None,
        entries: changes.iter().map(|(entry, _)| entry.id.clone()).collect(),
    })
}

/// Words of other vaccines and of other kinds of worm, which do not do a step.
const OTHERS: &[&str] = &[
    "rabies",
    "lepto",
    "felv",
    "chlamyd",
    "bordetella",
    "kennel cough",
    "intranasal",
    "ringworm",
    "heartworm",
];

/// Whether an entry did a step: it names the step, or its words are known.
fn did(step: &CareStep, entry: &LiveEntry) -> bool {
    let named = |line: &Option<String>| line.as_deref().map(|line| words(line) == words(step.key));
    let others: &[&str] = if step.key == "nasal_vaccine" { &[] } else { OTHERS };
    match (&entry.kind, step.done_by) {
        (Kind::Med(med), DoneBy::Medicine) => named(&med.care_line).unwrap_or_else(|| {
            let text = |text: &Option<String>| text.clone().map(|text| Free(text.into()));
            holds(text(&med.drug).as_ref(), step.known_by, others)
                || holds(text(&med.reason).as_ref(), step.known_by, others)
        }),
        (Kind::Med(med), DoneBy::Test(_)) => {
            named(&med.care_line).unwrap_or_else(|| holds(med.test.as_ref(), step.known_by, &[]))
        }
        (Kind::VetVisit(visit), DoneBy::Test(_)) => {
            named(&visit.care_line).unwrap_or_else(|| holds(visit.test.as_ref(), step.known_by, &[]))
        }
        // Any visit is a look by a vet; another step is one that the visit names.
        (Kind::VetVisit(visit), DoneBy::Visit(_)) => {
            step.known_by.is_empty()
                || named(&visit.care_line).unwrap_or_else(|| {
                    let kind = visit.kind.clone().map(|kind| Free(kind.into()));
                    [kind.as_ref(), visit.finding.as_ref()]
                        .into_iter()
                        .any(|text| holds(text, step.known_by, &[]))
                })
        }
        _ => false,
    }
}

/// Whether a text holds one of some words, and none of others.
fn holds(text: Option<&Free>, some: &[&str], none: &[&str]) -> bool {
    let texts: Vec<String> = text.into_iter().flat_map(Free::texts).map(words).collect();
    let any = |of: &[&str]| texts.iter().any(|text| of.iter().any(|word| text.contains(word)));
    any(some) && !any(none)
}
