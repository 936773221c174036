//! Exposure groups: who came from one source or shares one nest owes each other no quarantine.

use super::company::Company;
use super::illness;
use crate::animals::Nursery;
use crate::entry::kind::Kind;
use crate::reference::QUARANTINE_DAYS;
use crate::values::Moment;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How an animal came.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Arrival {
    animal: String,
    at: Moment,
    entry: String,
    from: Option<String>,
}

/// The quarantine of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quarantine {
    /// The first day on which it is over.
    pub(super) until: NaiveDate,
    /// When its newest member came.
    pub(super) arrived: NaiveDate,
    /// The intake of that member.
    pub(super) entry: String,
}

/// Exposure groups at a moment.
#[derive(Debug, Default)]
pub(super) struct Exposures {
    group: BTreeMap<String, usize>,
    quarantine: BTreeMap<usize, Quarantine>,
    parvo: BTreeMap<usize, String>,
    born_here: Vec<String>,
}

/// Days apart, as a count of days.
fn days_apart() -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small positive figure.
    let days = QUARANTINE_DAYS.value as u64;
    days
}

impl Exposures {
    pub(super) fn at(nursery: &Nursery<'_>, company: &Company) -> Self {
        let ids: Vec<&str> = nursery.residents.keys().copied().collect();
        let mut groups = Groups::new(ids.len());
        let at = |id: &str| ids.binary_search(&id).ok();
        let mut join = |a: &str, b: &str| {
            if let (Some(a), Some(b)) = (at(a), at(b)) {
                groups.join(a, b);
            }
        };
        let arrivals = arrivals(nursery);
        for resident in nursery.residents.values() {
            let litter = resident.standing.litter.as_deref().and_then(|id| nursery.chronicle.litters.get(id));
            let mother = resident.card.mother.as_deref().or(litter.and_then(|l| l.mother.as_deref()));
            if let Some(mother) = mother {
                join(resident.id, mother);
            }
        }
        for (i, a) in arrivals.iter().enumerate() {
            for b in &arrivals[i + 1..] {
                let apart = (b.at.date() - a.at.date()).num_days().unsigned_abs();
                let one_source = a.from.is_some() && a.from == b.from && apart <= days_apart();
                if a.entry == b.entry || one_source {
                    join(&a.animal, &b.animal);
                }
            }
        }
        for (i, a) in ids.iter().enumerate() {
            for b in &ids[i + 1..] {
                let litter = |id: &str| nursery.get(id).and_then(|r| r.standing.litter.as_deref());
                if company.share(a, b) || (litter(a).is_some() && litter(a) == litter(b)) {
                    join(a, b);
                }
            }
        }
        let mut exposures = Self::default();
        for (place, id) in ids.iter().enumerate() {
            exposures.group.insert((*id).to_owned(), groups.root(place));
        }
        for arrival in &arrivals {
            exposures.came(nursery, arrival);
        }
        for resident in nursery.residents.values() {
            if resident.entries.iter().any(|e| matches!(e.kind, Kind::Birth(_))) {
                exposures.born_here.push(resident.id.to_owned());
            }
            if let (Some(group), Some(entry)) =
                (exposures.group.get(resident.id), illness::exposed_to_parvo(resident))
            {
                exposures.parvo.insert(*group, entry);
            }
        }
        exposures
    }

    fn came(&mut self, nursery: &Nursery<'_>, arrival: &Arrival) {
        let arrived = nursery.here(arrival.at).date();
        let (Some(group), Some(until)) =
            (self.group.get(&arrival.animal), arrived.checked_add_days(Days::new(days_apart())))
        else {
            return;
        };
        let quarantine = Quarantine { until, arrived, entry: arrival.entry.clone() };
        let newest = self.quarantine.entry(*group).or_insert_with(|| quarantine.clone());
        if quarantine.until > newest.until {
            *newest = quarantine;
        }
    }

    /// The group of an animal.
    pub(super) fn group_of(&self, animal: &str) -> usize {
        self.group.get(animal).copied().unwrap_or(usize::MAX)
    }

    /// Whether two animals belong to one group.
    pub(super) fn same(&self, a: &str, b: &str) -> bool {
        self.group.get(a).is_some_and(|group| self.group.get(b) == Some(group))
    }

    /// The quarantine of an animal's group, running or over; `None` when no intake is in the log.
    pub(super) fn quarantine(&self, animal: &str) -> Option<&Quarantine> {
        self.quarantine.get(self.group.get(animal)?)
    }

    /// Born in this book's care: nothing to wait for.
    pub(super) fn born_here(&self, animal: &str) -> bool {
        self.born_here.iter().any(|id| id == animal)
    }

    /// The entry by which an animal's group met parvovirus or panleukopenia.
    pub(super) fn parvo(&self, animal: &str) -> Option<&str> {
        self.parvo.get(self.group.get(animal)?).map(String::as_str)
    }
}

/// The latest intake of each animal.
fn arrivals(nursery: &Nursery<'_>) -> Vec<Arrival> {
    nursery
        .residents
        .values()
        .filter_map(|resident| {
            let (entry, intake) = resident.entries.iter().rev().find_map(|entry| match &entry.kind {
                Kind::Intake(intake) => Some((entry, intake)),
                _ => None,
            })?;
            Some(Arrival {
                animal: resident.id.to_owned(),
                at: entry.at,
                entry: entry.id.clone(),
                from: intake.from.clone(),
            })
        })
        .collect()
}

/// Sets that grow together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }
    fn root(&self, mut at: usize) -> usize {
        while self.0[at] != at {
            at = self.0[at];
        }
        at
    }
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
