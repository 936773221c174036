//! Who is handled apart from others, for the order in which hands go from one to the next.

use super::company::Company;
use super::exposure::Exposures;
use super::illness;
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
    let exposures = Exposures::at(nursery, &Company::at(nursery));
    let today = nursery.now.date();
    nursery
        .charges()
        .map(|resident| {
            let group = exposures.group_of(resident.id);
            let waits = !exposures.born_here(resident.id)
                && exposures.quarantine(resident.id).is_some_and(|quarantine| quarantine.until > today);
            let apart = if illness::spreading(resident).is_some() {
                Apart::Sick(group)
            } else if waits || exposures.parvo(resident.id).is_some() {
                Apart::Quarantine(group)
            } else {
                Apart::Free
            };
            (resident.id, apart)
        })
        .collect()
}
