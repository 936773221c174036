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

/// Who keeps whom company at a moment.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// The nest each animal is in, by a key of its own.
    pub(super) nests: BTreeMap<String, String>,
    /// Placed elsewhere, until they come back.
    pub(super) placed: BTreeSet<String>,
    /// Adopted, released or dead.
    pub(super) gone: BTreeSet<String>,
    pub(super) pairs: BTreeSet<(String, String)>,
    pub(super) lone: BTreeMap<String, Lone>,
}

impl Company {
    pub(super) fn at(nursery: &Nursery<'_>) -> Self {
        let mut fold = Fold::new(nursery);
        for entry in nursery.chronicle.entries.iter().filter(|e| e.at <= nursery.now) {
            fold.add(entry);
        }
        fold.company
    }

    /// Since when and why an animal is alone, if it is.
    pub(super) fn lone(&self, animal: &str) -> Option<&Lone> {
        self.lone.get(animal)
    }

    pub(super) fn here(&self, animal: &str) -> bool {
        !self.gone.contains(animal) && !self.placed.contains(animal)
    }

    /// Whether two animals share a nest or are paired.
    pub(super) fn share(&self, a: &str, b: &str) -> bool {
        let here = |id: &str| self.here(id);
        let nest = |id: &str| self.nests.get(id);
        let one_nest = nest(a).is_some_and(|nest_of_a| nest(b) == Some(nest_of_a));
        here(a) && here(b) && (one_nest || (!self.pairs.is_empty() && self.pairs.contains(&pair(a, b))))
    }
}

pub(super) fn pair(a: &str, b: &str) -> (String, String) {
    if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}
