//! What holds a pairing back for a time: days apart, a contaminated home, a mother's illness, a treatment, and holds that somebody
//! entered.

use super::never::lifts;
use super::{Findings, Reason, Two};
use crate::animals::Resident;
use crate::care::unexplained_deaths;
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::pairing::exposure::{Ground, Quarantine};
use crate::pairing::known::Known;
use crate::reference::{HOUSE, QUARANTINE_DAYS, RETROVIRUS};
use crate::values::Moment;
use chrono::{Days, NaiveDate};

pub(super) fn look(two: &Two<'_, '_, '_>, found: &mut Findings) {
    if !two.of_one_group() {
        quarantine(two, found);
        contaminated(two, found);
        mother(two, found);
        treated(two, found);
        deaths(two, found);
    }
    entered(two, found);
}

/// Days apart since the newest arrival of each exposure group, and since what it met.
fn quarantine(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let today = two.now().date();
    for known in two.both() {
        for running in known.quarantines.iter().filter(|q| today < q.until) {
            held(two, found, Some(running.until), running.began, || {
                let text = format!(
                    "{} end on {}.",
                    begun(two, known.label(), running),
                    running.until.format("%-d %B")
                );
                Reason::rule(text, vec![running.entry.clone()], running.days.source)
            });
        }
        if known.arrived().is_none() && !known.born_here {
            found.caution(|| {
                let text = format!(
                    "When {} came is not in the log, so the {} days apart cannot be counted.",
                    known.label(),
                    QUARANTINE_DAYS.value
                );
                Reason::rule(text, Vec::new(), QUARANTINE_DAYS.source)
            });
        }
    }
    if let [Some(first), Some(second)] = two.both().map(Known::arrived)
        && today >= first.until.max(second.until)
    {
        found.speak_for(0, || {
            let text = format!(
                "The {} days apart are over: {} since {}, {} since {}.",
                QUARANTINE_DAYS.value,
                two.a.label(),
                two.day(first.until),
                two.b.label(),
                two.day(second.until)
            );
            Reason::rule(text, vec![first.entry.clone(), second.entry.clone()], QUARANTINE_DAYS.source)
        });
    }
}

/// «Possum came on 23 April: 14 days apart».
fn begun(two: &Two<'_, '_, '_>, label: &str, quarantine: &Quarantine) -> String {
    let day = two.on(quarantine.began);
    let days = quarantine.days.value;
    match quarantine.ground {
        Ground::Arrival => format!("{label} came {day}: {days} days apart"),
        Ground::Met(illness) => {
            format!("Where {label} is, {illness} was noted {day}: {days} days apart")
        }
    }
}

/// A home that the log calls contaminated holds who is not of it.
fn contaminated(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        let Some(entry) = known.contaminated else { continue };
        let day = two.date(entry.at);
        held(two, found, None, day, || {
            let text = format!("The home of {} was noted as contaminated {}.", known.label(), two.on(day));
            Reason::rule(text, vec![entry.id.clone()], HOUSE)
        });
    }
}

/// A group of which one died and nobody knows why keeps to itself for as long as a quarantine lasts.
fn deaths(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        let of_group = unexplained_deaths(two.ward.nursery).filter(|death| death.lived_with(known.resident));
        let Some(death) = of_group.max_by_key(|death| death.entry.at) else { continue };
        let died = two.date(death.entry.at);
        held(two, found, died.checked_add_days(Days::new(death.days())), died, || {
            let text = format!(
                "{} of the group of {} died {}, and the log does not say why: {} days apart, or until your vet knows.",
                death.resident.label(),
                known.label(),
                two.on(died),
                death.days()
            );
            Reason::rule(text, vec![death.entry.id.clone()], death.figure.source)
        });
    }
}

/// A mother known positive for what she passes to her young.
fn mother(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        let Some((name, entry, at)) = &known.mother_ill else { continue };
        held(two, found, None, two.date(*at), || {
            let text = format!("The mother of {} is positive for {name}, by the log.", known.label());
            Reason::rule(text, vec![entry.clone()], RETROVIRUS)
        });
    }
}

/// A treatment that is running, until the day after its last.
fn treated(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        for medicine in &known.treated {
            let began =
                medicine.entries.first().and_then(|id| known.resident.entries.iter().find(|e| e.id == *id));
            let Some(began) = began else { continue };
            let free = medicine.until.and_then(|last| last.succ_opt());
            held(two, found, free, two.date(began.at), || {
                let till =
                    medicine.until.map_or_else(String::new, |last| format!(" until {}", two.day(last)));
                let text = format!("{} is being treated with {}{till}.", known.label(), medicine.drug);
                Reason::rule(text, medicine.entries.clone(), HOUSE)
            });
        }
    }
}

/// A hold, unless an entry since it began lifted it for these two; then who decided so stands beside it.
fn held(
    two: &Two<'_, '_, '_>,
    found: &mut Findings,
    until: Option<NaiveDate>,
    began: NaiveDate,
    reason: impl FnOnce() -> Reason,
) {
    let Some(lift) = lifts(two).rfind(|entry| two.date(entry.at) >= began) else {
        found.hold(until, reason);
        return;
    };
    found.caution(|| {
        let reason = reason();
        Reason {
            text: format!("{} {}", reason.text, lifted(two, lift)),
            entries: reason.entries.into_iter().chain([lift.id.clone()]).collect(),
            source: reason.source,
        }
    });
}

/// «Lifted on 28 April by Emma: «alone costs her more».»
fn lifted(two: &Two<'_, '_, '_>, lift: &LiveEntry) -> String {
    let (who, why) = match &lift.kind {
        Kind::HoldLift(lifted) => (Some(lifted.decided_by.as_str()), Some(lifted.reason.as_str())),
        Kind::Introduction(introduction) => {
            (introduction.decided_by.as_deref(), introduction.reason.as_deref())
        }
        _ => (None, None),
    };
    let who = who
        .map_or_else(|| "the carer".to_owned(), |who| two.ward.nursery.person(who).unwrap_or(who).to_owned());
    let why = why.map_or_else(String::new, |why| format!(": «{why}»"));
    format!("Lifted {} by {who}{why}.", two.on(two.date(lift.at)))
}

/// Holds that somebody entered, until their day or until they are lifted.
fn entered(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        for entry in &known.holds {
            let Kind::Hold(hold) = &entry.kind else { continue };
            let until = hold.until.as_deref().and_then(|text| end(two, text));
            if until.is_some_and(|until| until <= two.now().date()) || lifted_for(known.resident, entry) {
                continue;
            }
            held(two, found, until, two.date(entry.at), || {
                let why = hold.reason.as_deref().map_or_else(String::new, |reason| format!(": «{reason}»"));
                let till = until.map_or_else(String::new, |until| format!(" until {}", two.day(until)));
                let text = format!("{} is on hold{till}{why}.", known.label());
                Reason::rule(text, vec![entry.id.clone()], HOUSE)
            });
        }
    }
}

/// The first day after a hold, from a date or a moment.
fn end(two: &Two<'_, '_, '_>, text: &str) -> Option<NaiveDate> {
    let moment = Moment::parse(text).map(|at| two.date(at));
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
