//! From the log to rings: who is due, those of one round together.

use super::{Place, Ring, whole};
use crate::animals::{Nursery, Resident};
use crate::care::{self, Due};
use crate::care_plan::{CareDue, care_due};
use crate::entry::Kind;
use crate::entry::field::Free;
use crate::reference::{ALARM_AHEAD, ALARM_QUIET, ALARM_TOGETHER, ROUND_STAYS};
use crate::values::Moment;

/// Every due time of everyone who is fed by hand, those of one round together, and of their medicines. Nobody who nurses,
/// died or left.
pub(super) fn rings(nursery: &Nursery<'_>) -> Vec<Ring> {
    let due = care::due_in(nursery);
    let times = due.iter().filter(|due| !was_left_out(nursery, due)).filter_map(|due| {
        let resident = nursery.get(&due.animal)?;
        Some((resident, due.next_at?))
    });
    let feeds = together(nursery, times).into_iter().map(|each| ring(nursery, each));
    let mut rings: Vec<Ring> = feeds.chain(care_due(nursery).into_iter().filter_map(dose)).collect();
    let until = nursery.now.plus_minutes(whole(&ALARM_AHEAD) * 60);
    rings.retain(|ring| ring.due_at <= until);
    rings.sort_by(|a, b| (a.due_at, &a.label).cmp(&(b.due_at, &b.label)));
    rings
}

/// Some of one litter, or one alone, with the first of their due times.
pub(super) struct Together<'n> {
    pub(super) scope: &'n str,
    pub(super) at: Moment,
    pub(super) who: Vec<&'n Resident<'n>>,
}

/// Puts those of one round together whose times lie close: a ring for each of six kittens is five too many.
pub(super) fn together<'n>(
    nursery: &'n Nursery<'n>,
    times: impl Iterator<Item = (&'n Resident<'n>, Moment)>,
) -> Vec<Together<'n>> {
    let mut times: Vec<_> = times.map(|(who, at)| (scope_of(nursery, who), at, who)).collect();
    times.sort_by_key(|(scope, at, _)| (*scope, *at));
    let mut all: Vec<Together<'n>> = Vec::new();
    for (scope, at, who) in times {
        let near = |last: &&mut Together<'n>| {
            last.scope == scope && at.minutes_since(last.at) <= whole(&ALARM_TOGETHER)
        };
        match all.last_mut().filter(near) {
            // The same animal twice is two feeds, however close.
            Some(last) if last.who.iter().all(|other| other.id != who.id) => last.who.push(who),
            _ => all.push(Together { scope, at, who: vec![who] }),
        }
    }
    all
}

/// The litter of an animal that has littermates in care; else the animal.
fn scope_of<'n>(nursery: &'n Nursery<'n>, who: &'n Resident<'n>) -> &'n str {
    let Some(litter) = who.card.litter.as_deref() else { return who.id };
    let them = nursery.charges().filter(|other| other.card.litter.as_deref() == Some(litter)).count();
    if them > 1 { litter } else { who.id }
}

fn ring(nursery: &Nursery<'_>, together: Together<'_>) -> Ring {
    let Together { scope, at, who } = together;
    let of_scope = |resident: &&Resident<'_>| scope_of(nursery, resident) == scope;
    let written = nursery.charges().filter(of_scope).filter_map(last_written).max();
    Ring {
        place: Place::Round(scope.to_owned()),
        label: label_of(nursery, scope),
        due_at: at,
        who: who.iter().map(|resident| resident.label().to_owned()).collect(),
        alone: nursery.get(scope).is_some(),
        quiet_until: written.map(|at| at.plus_minutes(whole(&ALARM_QUIET))),
    }
}

/// The next dose of a medicine.
fn dose(due: CareDue) -> Option<Ring> {
    let due_at = due.at.filter(|_| due.medicine)?;
    Some(Ring {
        place: Place::Animals(due.animal),
        label: format!("{}, {}", due.label, due.what),
        due_at,
        who: vec![due.label],
        alone: true,
        quiet_until: None,
    })
}

pub(super) fn label_of(nursery: &Nursery<'_>, scope: &str) -> String {
    let Some(litter) = nursery.chronicle.litters.get(scope) else { return nursery.label(scope).to_owned() };
    let of_mother = || {
        let mother = nursery.get(litter.mother.as_deref()?)?;
        Some(format!("The litter of {}", mother.label()))
    };
    litter.name.clone().or_else(of_mother).unwrap_or_else(|| "The litter".to_owned())
}

/// When something of a round was last written down for an animal.
fn last_written(resident: &Resident<'_>) -> Option<Moment> {
    let of_a_round = |kind: &Kind| matches!(kind, Kind::Feed(_) | Kind::Weight(_) | Kind::Elimination(_));
    resident.own().rfind(|entry| of_a_round(&entry.kind)).map(|entry| entry.at)
}

/// Whether the round of this due time was held and left the animal out: who let it sleep knows.
fn was_left_out(nursery: &Nursery<'_>, due: &Due) -> bool {
    let Some(at) = due.next_at else { return false };
    nursery.chronicle.entries.iter().any(|entry| {
        let Kind::Round(round) = &entry.kind else { return false };
        let skipped = round.skipped.as_ref().map(Free::texts).unwrap_or_default();
        entry.at <= nursery.now
            && skipped.contains(&due.animal.as_str())
            && at.minutes_since(entry.at).abs() < ROUND_STAYS.minutes()
    })
}
