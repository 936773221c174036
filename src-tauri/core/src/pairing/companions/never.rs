//! What forbids a pairing.

use super::{Findings, Reason, Two};
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::reference::{HOUSE, PANLEUKOPENIA, SUCKING};

pub(super) fn look(two: &Two<'_, '_, '_>, found: &mut Findings) {
    wild(two, found);
    ill(two, found);
    parvo(two, found);
    sucking(two, found);
}

fn wild(two: &Two<'_, '_, '_>, found: &mut Findings) {
    if two.a.wild != two.b.wild {
        found.never(|| {
            let (wild, other) = if two.a.wild { (two.a, two.b) } else { (two.b, two.a) };
            let text = format!("{} is wild and {} is not: never together.", wild.label(), other.label());
            Reason::rule(text, Vec::new(), HOUSE)
        });
    }
}

/// One is ill with something that spreads and that the other has not.
fn ill(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for [one, other] in [[two.a, two.b], [two.b, two.a]] {
        for (name, entry, _) in &one.ill {
            if other.ill.iter().all(|(others, ..)| others != name) {
                found.never(|| {
                    let text = format!("{} has {name}, by the log, and it spreads.", one.label());
                    Reason::rule(text, vec![entry.clone()], HOUSE)
                });
            }
        }
    }
}

/// One met parvovirus or panleukopenia and the other did not; only the vet's word lifts it.
fn parvo(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let met = two.both().map(|known| known.met_parvo());
    let (one, entry) = match met {
        [Some(entry), None] => (two.a, entry),
        [None, Some(entry)] => (two.b, entry),
        _ => return,
    };
    let by_vet = lifts(two).any(|lift| match &lift.kind {
        Kind::HoldLift(lifted) => two.ward.nursery.is_vet(&lifted.decided_by),
        _ => false,
    });
    if !by_vet {
        found.never(|| {
            let text = format!(
                "{} met parvovirus or panleukopenia, by the log: apart from everyone who did not, until the vet says otherwise.",
                one.label()
            );
            Reason::rule(text, vec![entry.to_owned()], PANLEUKOPENIA)
        });
    }
}

/// Entries that lift a hold for these two.
pub(super) fn lifts<'t>(two: &'t Two<'_, '_, '_>) -> impl DoubleEndedIterator<Item = &'t LiveEntry> {
    let (a, b) = (two.a.id(), two.b.id());
    two.a.lifts.iter().copied().filter(move |entry| match &entry.kind {
        Kind::HoldLift(lift) => {
            let named = lift.pair.as_ref().filter(|pair| !pair.is_empty()).unwrap_or(&entry.subjects);
            named.iter().any(|id| id == a) && named.iter().any(|id| id == b)
        }
        _ => entry.subjects.iter().any(|id| id == b),
    })
}

/// Sucking on each other, seen in these two.
fn sucking(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let seen = two.a.sucking.iter().rfind(|entry| entry.subjects.iter().any(|id| id == two.b.id()));
    if let Some(entry) = seen {
        found.never(|| {
            let text = format!("Sucking on each other was seen in {}.", two.names());
            Reason::rule(text, vec![entry.id.clone()], SUCKING)
        });
    }
}
