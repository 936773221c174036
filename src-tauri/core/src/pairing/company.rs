//! Who keeps whom company at a moment, and who is without.

use super::nests::Fold;
use crate::animals::Nursery;
use crate::values::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// What left an animal without company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Because {
    /// It came as the only one.
    Single,
    /// The log knows of nobody beside it.
    Nobody,
    /// Its mother turned it away.
    Rejected,
    /// The others went, or it was parted from them.
    Others,
    /// It has a nest of its own.
    Nest,
    /// Its pairing ended.
    PairingEnded,
    /// The one it lived with died.
    Death,
    /// The carer said so.
    Noted,
}

/// Without company since when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lone {
    pub(super) since: Moment,
    pub(super) because: Because,
    pub(super) entry: String,
}

/// An animal's place in the order of ids: what the fold counts with.
pub(super) type Place = usize;

/// Who keeps whom company at a moment.
#[derive(Debug, Default)]
pub(super) struct Company<'n> {
    places: BTreeMap<&'n str, Place>,
    /// The nest each animal is in.
    pub(super) nests: Vec<usize>,
    /// Placed elsewhere, until it comes back.
    pub(super) placed: Vec<bool>,
    /// Adopted, released or dead.
    pub(super) gone: Vec<bool>,
    /// Introduced and not parted, the lower place first.
    pub(super) pairs: BTreeSet<(Place, Place)>,
    pub(super) lone: Vec<Option<Lone>>,
}

impl<'n> Company<'n> {
    pub(super) fn at(nursery: &'n Nursery<'_>) -> Self {
        let mut fold = Fold::new(nursery);
        for entry in nursery.chronicle.entries.iter().filter(|e| e.at <= nursery.now) {
            fold.add(entry);
        }
        fold.company
    }

    /// Everyone of a nursery, each in the nest of a number.
    pub(super) fn of(ids: impl Iterator<Item = &'n str>, nests: Vec<usize>) -> Self {
        let count = nests.len();
        Self {
            places: ids.zip(0..).collect(),
            nests,
            placed: vec![false; count],
            gone: vec![false; count],
            pairs: BTreeSet::new(),
            lone: vec![None; count],
        }
    }

    pub(super) fn place(&self, animal: &str) -> Option<Place> {
        self.places.get(animal).copied()
    }

    pub(super) fn here(&self, place: Place) -> bool {
        !self.gone[place] && !self.placed[place]
    }

    /// Whether two animals share a nest or are paired.
    pub(super) fn share(&self, a: Place, b: Place) -> bool {
        let together = self.nests[a] == self.nests[b] || self.pairs.contains(&ordered(a, b));
        self.here(a) && self.here(b) && together
    }
}

pub(super) fn ordered(a: Place, b: Place) -> (Place, Place) {
    if a < b { (a, b) } else { (b, a) }
}
