//! What holds a pairing back for a time: quarantine, and holds that somebody entered.

use super::never::lifts;
use super::{Findings, Reason, Two};
use crate::animals::Resident;
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::reference::{HOUSE, QUARANTINE_DAYS};
use crate::values::Moment;
use chrono::NaiveDate;

pub(super) fn look(two: &Two<'_, '_>, found: &mut Findings) {
    quarantine(two, found);
    entered(two, found);
}

/// Days apart since the newest arrival of each exposure group; members of one owe each other none.
fn quarantine(two: &Two<'_, '_>, found: &mut Findings) {
    if two.exposures.same(two.a.id, two.b.id) {
        return;
    }
    let today = two.now().date();
    let mut over = Vec::new();
    for resident in two.both() {
        let label = resident.label();
        match two.exposures.quarantine(resident.id) {
            Some(quarantine) if today < quarantine.until => {
                let text = format!(
                    "{label} came {}: {} days apart end on {}.",
                    on(&two.day(quarantine.arrived)),
                    QUARANTINE_DAYS.value,
                    quarantine.until.format("%-d %B")
                );
                let reason = Reason::rule(text, vec![quarantine.entry.clone()], QUARANTINE_DAYS.source);
                held(two, found, reason, Some(quarantine.until), quarantine.arrived);
            }
            Some(quarantine) => over.push((label, quarantine)),
            None if two.exposures.born_here(resident.id) => {}
            None => {
                let text = format!(
                    "When {label} came is not in the log, so the {} days apart cannot be counted.",
                    QUARANTINE_DAYS.value
                );
                found.caution.push(Reason::rule(text, Vec::new(), QUARANTINE_DAYS.source));
            }
        }
    }
    if let [(a, first), (b, second)] = over.as_slice() {
        let text = format!(
            "The {} days apart are over: {a} since {}, {b} since {}.",
            QUARANTINE_DAYS.value,
            two.day(first.until),
            two.day(second.until)
        );
        let entries = vec![first.entry.clone(), second.entry.clone()];
        found.speak_for.push(Reason::rule(text, entries, QUARANTINE_DAYS.source));
    }
}

fn on(day: &str) -> String {
    if day.starts_with(|c: char| c.is_ascii_digit()) { format!("on {day}") } else { day.to_owned() }
}

/// A hold, unless an entry since it began lifted it for these two; then who decided so stands beside it.
fn held(two: &Two<'_, '_>, found: &mut Findings, reason: Reason, until: Option<NaiveDate>, began: NaiveDate) {
    let lift = lifts(two).rfind(|entry| two.nursery.here(entry.at).date() >= began);
    let Some(lift) = lift else {
        found.hold.push(reason);
        found.until.push(until);
        return;
    };
    let (who, why) = match &lift.kind {
        Kind::HoldLift(lifted) => (Some(lifted.decided_by.as_str()), Some(lifted.reason.as_str())),
        Kind::Introduction(introduction) => {
            (introduction.decided_by.as_deref(), introduction.reason.as_deref())
        }
        _ => (None, None),
    };
    let who =
        who.map_or_else(|| "the carer".to_owned(), |who| two.nursery.person(who).unwrap_or(who).to_owned());
    let why = why.map_or_else(String::new, |why| format!(": «{why}»"));
    let day = on(&two.day(two.nursery.here(lift.at).date()));
    found.caution.push(Reason {
        text: format!("{} Lifted {day} by {who}{why}.", reason.text),
        entries: reason.entries.into_iter().chain([lift.id.clone()]).collect(),
        source: reason.source,
    });
}

/// Holds that somebody entered, until their day or until they are lifted.
fn entered(two: &Two<'_, '_>, found: &mut Findings) {
    for resident in two.both() {
        for entry in resident.own() {
            let Kind::Hold(hold) = &entry.kind else { continue };
            let until = hold.until.as_deref().and_then(|text| end(two, text));
            if until.is_some_and(|until| until <= two.now().date()) || lifted_for(resident, entry) {
                continue;
            }
            let why = hold.reason.as_deref().map_or_else(String::new, |reason| format!(": «{reason}»"));
            let till = until.map_or_else(String::new, |until| format!(" until {}", two.day(until)));
            let text = format!("{} is on hold{till}{why}.", resident.label());
            let began = two.nursery.here(entry.at).date();
            held(two, found, Reason::rule(text, vec![entry.id.clone()], HOUSE), until, began);
        }
    }
}

/// The first day after a hold, from a date or a moment.
fn end(two: &Two<'_, '_>, text: &str) -> Option<NaiveDate> {
    let moment = Moment::parse(text).map(|at| two.nursery.here(at).date());
    moment.or_else(|| text.trim().get(..10)?.parse().ok())
}

/// Lifted for this animal as a whole: by an entry that names no other.
fn lifted_for(resident: &Resident<'_>, hold: &LiveEntry) -> bool {
    resident.own().any(|entry| {
        (entry.at, &entry.id) > (hold.at, &hold.id)
            && match &entry.kind {
                Kind::HoldLift(lift) => {
                    lift.pair.as_ref().is_none_or(Vec::is_empty) && entry.subjects.len() == 1
                }
                _ => false,
            }
    })
}
