//! Feeds that were offered and refused. A feed that nobody logged is no refusal.

use super::{Finding, Level};
use crate::animals::{Nursery, Resident, when};
use crate::care::facts::{figure_for, hand_feeds, refused, weakness};
use crate::reference::{REFUSED, REFUSED_OTHERS};

/// The last feeds were all refused. A feed that is taken ends it.
pub(super) fn refused_twice(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let figure = figure_for(&[&REFUSED, &REFUSED_OTHERS], &resident.species(), resident.standing.days())
        .unwrap_or(&REFUSED_OTHERS);
    let refused: Vec<_> = hand_feeds(resident)
        .rev()
        .take_while(|(_, feed)| refused(feed))
        .filter(|(entry, _)| nursery.now.minutes_since(entry.at) <= 24 * 60)
        .map(|(entry, _)| entry)
        .collect();
    if (refused.len() as f64) < figure.value {
        return None;
    }
    let mut entries: Vec<String> = refused.iter().rev().map(|entry| entry.id.clone()).collect();
    let times: Vec<String> =
        refused.iter().rev().map(|entry| when::known(entry.at, entry.precision, nursery.now)).collect();
    let label = resident.label();
    let what = format!("{label} refused {} feeds in a row, the last at {}", refused.len(), times.last()?);
    let weak = weakness(resident, nursery.now);
    let (level, sentence) = if weak.is_empty() {
        (
            Level::Act,
            format!(
                "{what}. Warm? Emptied? Offer a little again soon, and call your vet if it refuses again."
            ),
        )
    } else {
        entries.extend(weak);
        (Level::Emergency, format!("{what}, and is weak. Warm first, and call your vet now."))
    };
    let numbers = vec![format!("refused at {}", times.join(" and "))];
    Some(Finding { level, rule: "refused", sentence, numbers, entries, source: figure.source })
}
