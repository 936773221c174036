//! What forbids a pairing.

use super::{Findings, Reason, Two};
use crate::animals::Resident;
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::pairing::illness;
use crate::reference::{HOUSE, PANLEUKOPENIA, SUCKING};

pub(super) fn look(two: &Two<'_, '_>, found: &mut Findings) {
    wild(two, found);
    ill(two, found);
    parvo(two, found);
    sucking(two, found);
}

/// Wild by its card; without a word on it, by its species.
fn is_wild(resident: &Resident<'_>) -> bool {
    resident.card.wild.unwrap_or_else(|| !resident.species().is_domestic())
}

fn wild(two: &Two<'_, '_>, found: &mut Findings) {
    if is_wild(two.a) != is_wild(two.b) {
        let (wild, other) = if is_wild(two.a) { (two.a, two.b) } else { (two.b, two.a) };
        let text = format!("{} is wild and {} is not: never together.", wild.label(), other.label());
        found.never.push(Reason::rule(text, Vec::new(), HOUSE));
    }
}

fn ill(two: &Two<'_, '_>, found: &mut Findings) {
    let illness = two.both().map(|r| (r, illness::spreading(r)));
    let names = illness.each_ref().map(|(_, illness)| illness.as_ref().map(|(name, _)| *name));
    if names[0] == names[1] {
        return; // Neither is ill, or both with the same.
    }
    for (resident, illness) in illness {
        if let Some((name, entry)) = illness {
            let text = format!("{} has {name}, by the log, and it spreads.", resident.label());
            found.never.push(Reason::rule(text, vec![entry], HOUSE));
        }
    }
}

/// One met parvovirus or panleukopenia and the other did not; only the vet's word lifts it.
fn parvo(two: &Two<'_, '_>, found: &mut Findings) {
    let met = two.both().map(|r| two.exposures.parvo(r.id));
    let (one, entry) = match met {
        [Some(entry), None] => (two.a, entry),
        [None, Some(entry)] => (two.b, entry),
        _ => return,
    };
    let lifted = lifts(two).any(|lift| match &lift.kind {
        Kind::HoldLift(lifted) => two.nursery.is_vet(&lifted.decided_by),
        _ => false,
    });
    if !lifted {
        let text = format!(
            "{} met parvovirus or panleukopenia, by the log: apart from everyone who did not, until the vet says otherwise.",
            one.label()
        );
        found.never.push(Reason::rule(text, vec![entry.to_owned()], PANLEUKOPENIA));
    }
}

/// Entries that lift a hold for these two.
pub(super) fn lifts<'t>(two: &'t Two<'_, '_>) -> impl DoubleEndedIterator<Item = &'t LiveEntry> {
    let (a, b) = (two.a.id, two.b.id);
    two.a.entries.iter().copied().filter(move |entry| match &entry.kind {
        Kind::HoldLift(lift) => {
            let named = lift.pair.as_ref().filter(|pair| !pair.is_empty()).unwrap_or(&entry.subjects);
            named.iter().any(|id| id == a) && named.iter().any(|id| id == b)
        }
        Kind::Introduction(introduction) => {
            introduction.decided_by.is_some() && entry.subjects.iter().any(|id| id == b)
        }
        _ => false,
    })
}

/// Sucking on each other, seen in these two.
fn sucking(two: &Two<'_, '_>, found: &mut Findings) {
    let seen = two.a.own().rfind(|entry| {
        let both = entry.subjects.iter().any(|id| id == two.b.id);
        both && match &entry.kind {
            Kind::Observation(seen) => seen.tags.iter().flatten().any(|tag| is_sucking(tag)),
            Kind::Exam(exam) => exam.signs.iter().flatten().any(|sign| is_sucking(sign)),
            Kind::PairingEnd(end) => end.reason.as_deref().is_some_and(is_sucking),
            Kind::Introduction(introduction) => introduction.reaction.as_deref().is_some_and(is_sucking),
            _ => false,
        }
    });
    if let Some(entry) = seen {
        let text = format!("Sucking on each other was seen in {} and {}.", two.a.label(), two.b.label());
        found.never.push(Reason::rule(text, vec![entry.id.clone()], SUCKING));
    }
}

/// Sucking on each other, and not how strongly one sucks at the bottle.
fn is_sucking(text: &str) -> bool {
    let text = words(text);
    let denied = text.split(' ').any(|word| matches!(word, "no" | "not" | "never" | "without"));
    let on_each_other = [
        "sucking on",
        "suckling on",
        "sucks on",
        "cross suck",
        "sibling suck",
        "genital suck",
        "sucking each",
    ];
    !denied
        && (text == "sucking" || text == "suckling" || on_each_other.iter().any(|words| text.contains(words)))
}
