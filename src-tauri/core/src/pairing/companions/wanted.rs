//! What speaks for company: own species, the other alone too, cries, warmth, the carer's word; and what waiting costs.

use super::{Findings, Reason, Strength, Two};
use crate::animals::Species;
use crate::pairing::cries;
use crate::reference::{HOUSE, HUDDLING_WEEK, NEONATE_UNDER, OWN_SPECIES};

pub(super) fn look(two: &Two<'_, '_, '_>, found: &mut Findings) {
    own_species(two, found);
    alone_too(two, found);
    both_noted(two, found);
    both_cry(two, found);
    warmth(two, found);
    cost_of_waiting(two, found);
}

fn own_species(two: &Two<'_, '_, '_>, found: &mut Findings) {
    if two.a.species == two.b.species {
        found.speak_for(40, || {
            let text = format!("Both are {}s: contact with their own species.", two.a.species.young());
            Reason::rule(text, Vec::new(), OWN_SPECIES)
        });
    }
}

/// Counts for both, so that a pair is worth the same from either side.
fn alone_too(two: &Two<'_, '_, '_>, found: &mut Findings) {
    if two.a.lone.is_some() {
        found.score += 10;
    }
    if let Some(lone) = &two.b.lone {
        found.speak_for(10, || {
            let since = two.day(two.date(lone.since));
            let text = format!("{} is alone too, since {since}.", two.b.label());
            Reason::fact(text, vec![lone.entry.clone()])
        });
    }
}

fn both_noted(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let noted = two.a.called_alone.iter().rfind(|entry| entry.subjects.iter().any(|id| id == two.b.id()));
    if let Some(entry) = noted {
        found.speak_for(5, || {
            let text = format!("Noted {}: neither of them wants to be alone.", two.on(two.date(entry.at)));
            Reason::fact(text, vec![entry.id.clone()])
        });
    }
}

fn both_cry(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let (a, b) = (&two.a.cries, &two.b.cries);
    if !a.is_empty() && !b.is_empty() {
        found.speak_for(5, || {
            let text = format!(
                "Both cried in the last 7 days: {} {}, {} {}.",
                two.a.label(),
                cries::times(a.len()),
                two.b.label(),
                cries::times(b.len())
            );
            Reason::fact(text, a.iter().chain(b).map(|id| (*id).to_owned()).collect())
        });
    }
}

fn warmth(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let tiny = two.both().into_iter().find(|known| {
        HUDDLING_WEEK.covers(known.days()) && matches!(known.species, Species::Cat | Species::Dog)
    });
    if let Some(tiny) = tiny {
        found.speak_for(0, || {
            let text = format!(
                "{} is in its first week, and holds only 6 to 7 °C above its surroundings: company is warmth.",
                tiny.label()
            );
            Reason::rule(text, Vec::new(), HUDDLING_WEEK.source)
        });
    }
}

/// What stands beside a hold: waiting has a cost of its own.
fn cost_of_waiting(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let young = two.both().into_iter().any(|known| NEONATE_UNDER.covers(known.days()));
    if young && found.strength() == Strength::Hold {
        found.speak_for(0, || {
            let text = "Staying alone costs a neonate warmth and company while it waits; a vet can say whether that weighs more."
                .to_owned();
            Reason::rule(text, Vec::new(), HOUSE)
        });
    }
}
