//! Who is handled apart from others, for the order in which hands go from one to the next.

use super::exposure::Ground;
use super::known::Known;
use super::ward::Ward;
use crate::animals::Nursery;
use std::collections::BTreeMap;

/// Whom an animal is kept apart from; the number is that of its exposure group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// From nobody.
    Free,
    /// From everyone outside of its group, until its quarantine is over.
    Quarantine(usize),
    /// From everyone who has not got what it has.
    Sick(usize),
}

impl Apart {
    /// Who comes after whom: the free, those in quarantine, the sick.
    pub fn rank(self) -> u8 {
        match self {
            Self::Free => 0,
            Self::Quarantine(_) => 1,
            Self::Sick(_) => 2,
        }
    }
}

/// How the young in care are to be kept apart, by id.
pub fn apart<'n>(nursery: &'n Nursery<'_>) -> BTreeMap<&'n str, Apart> {
    let today = nursery.now.date();
    let of = |known: &Known<'_, '_>| {
        let waits = known.quarantines.iter().any(|quarantine| {
            quarantine.until > today && !(known.born_here && quarantine.ground == Ground::Arrival)
        });
        if !known.ill.is_empty() {
            Apart::Sick(known.group)
        } else if waits || known.met_parvo().is_some() {
            Apart::Quarantine(known.group)
        } else {
            Apart::Free
        }
    };
    Ward::of(nursery).known.iter().map(|known| (known.id(), of(known))).collect()
}
