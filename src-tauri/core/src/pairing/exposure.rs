//! Exposure groups: who came from one source or shares one nest owes each other no quarantine, and met the same.

use super::company::{Company, Place};
use super::illness::{self, Illness, PARVO, RETROVIRUSES};
use crate::animals::Nursery;
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::reference::{
    DISTEMPER_DAYS, Figure, PANLEUKOPENIA_DAYS, QUARANTINE_DAYS, RESPIRATORY_DAYS, RINGWORM_DAYS,
};
use crate::values::Moment;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How an animal came.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Arrival {
    place: Place,
    at: Moment,
    entry: String,
    from: Option<String>,
}

/// What a group stays apart for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// It came.
    Arrival,
    /// It met an illness.
    Met(Illness),
}

/// Days apart of a group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quarantine {
    /// What for.
    pub(super) ground: Ground,
    /// How many days.
    pub(super) days: &'static Figure,
    /// The first day on which they are over.
    pub(super) until: NaiveDate,
    /// When its newest member came, or last met the illness.
    pub(super) began: NaiveDate,
    /// The entry that says so.
    pub(super) entry: String,
}

/// Exposure groups at a moment, by the place of each animal.
#[derive(Debug, Default)]
pub(super) struct Exposures<'n> {
    /// The group of each.
    groups: Vec<usize>,
    /// Of each group, by what it is for.
    quarantines: BTreeMap<usize, BTreeMap<Ground, Quarantine>>,
    /// Groups of which the log says that their home is contaminated, and the entry.
    contaminated: BTreeMap<usize, &'n LiveEntry>,
    born_here: Vec<bool>,
}

/// How long who met an illness stays apart.
fn days_after(illness: Illness) -> &'static Figure {
    match illness {
        PARVO => &PANLEUKOPENIA_DAYS,
        "distemper" => &DISTEMPER_DAYS,
        "ringworm" => &RINGWORM_DAYS,
        "a respiratory infection" => &RESPIRATORY_DAYS,
        _ => &QUARANTINE_DAYS,
    }
}

/// A figure in whole days.
fn whole(days: &Figure) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small positive figure.
    let days = days.value as u64;
    days
}

impl<'n> Exposures<'n> {
    pub(super) fn at(nursery: &'n Nursery<'_>, company: &Company<'_>) -> Self {
        let arrivals = arrivals(nursery, company);
        let groups = groups(nursery, company, &arrivals);
        let mut exposures = Self {
            groups: (0..nursery.residents.len()).map(|place| groups.root(place)).collect(),
            ..Self::default()
        };
        for arrival in &arrivals {
            let group = exposures.groups[arrival.place];
            exposures.began(nursery, group, Ground::Arrival, &QUARANTINE_DAYS, arrival.at, &arrival.entry);
        }
        for (resident, place) in nursery.residents.values().zip(0..) {
            let group = exposures.groups[place];
            exposures.born_here.push(resident.entries.iter().any(|e| matches!(e.kind, Kind::Birth(_))));
            let ill = illness::spreading(resident).into_iter();
            let met = illness::exposed(resident).into_iter().chain(ill);
            for (name, entry, at) in met.filter(|(name, ..)| !RETROVIRUSES.contains(name)) {
                exposures.began(nursery, group, Ground::Met(name), days_after(name), at, &entry);
            }
            if let Some(entry) = illness::contaminated(resident) {
                exposures.contaminated.insert(group, entry);
            }
        }
        exposures
    }

    /// Of one ground only what ends last counts.
    fn began(
        &mut self,
        nursery: &Nursery<'_>,
        group: usize,
        ground: Ground,
        days: &'static Figure,
        at: Moment,
        entry: &str,
    ) {
        let began = nursery.here(at).date();
        let Some(until) = began.checked_add_days(Days::new(whole(days))) else { return };
        let quarantine = Quarantine { ground, days, until, began, entry: entry.to_owned() };
        let of_group = self.quarantines.entry(group).or_default();
        if of_group.get(&ground).is_none_or(|known| known.until < until) {
            of_group.insert(ground, quarantine);
        }
    }

    /// The group of an animal: who belongs to one met the same.
    pub(super) fn group(&self, place: Place) -> usize {
        self.groups[place]
    }

    /// The days apart of an animal's group, running or over.
    pub(super) fn quarantines(&self, place: Place) -> Vec<Quarantine> {
        let of_group = self.quarantines.get(&self.groups[place]);
        of_group.into_iter().flat_map(BTreeMap::values).cloned().collect()
    }

    /// Born in this book's care: nothing to wait for.
    pub(super) fn born_here(&self, place: Place) -> bool {
        self.born_here[place]
    }

    /// The entry that calls the home of an animal's group contaminated.
    pub(super) fn contaminated(&self, place: Place) -> Option<&'n LiveEntry> {
        self.contaminated.get(&self.groups[place]).copied()
    }
}

/// The latest intake of each animal.
fn arrivals(nursery: &Nursery<'_>, company: &Company<'_>) -> Vec<Arrival> {
    nursery
        .residents
        .values()
        .filter_map(|resident| {
            let (entry, intake) = resident.entries.iter().rev().find_map(|entry| match &entry.kind {
                Kind::Intake(intake) => Some((entry, intake)),
                _ => None,
            })?;
            Some(Arrival {
                place: company.place(resident.id)?,
                at: entry.at,
                entry: entry.id.clone(),
                from: intake.from.clone(),
            })
        })
        .collect()
}

/// Who belongs to whom: mother and young, who came in one intake or from one source within the days apart, who shares
/// a nest, a pairing or a litter.
fn groups(nursery: &Nursery<'_>, company: &Company<'_>, arrivals: &[Arrival]) -> Groups {
    let mut groups = Groups::new(nursery.residents.len());
    let mut litters: BTreeMap<&str, Place> = BTreeMap::new();
    let mut nests: BTreeMap<usize, Place> = BTreeMap::new();
    for (place, resident) in nursery.residents.values().enumerate() {
        let litter = resident.standing.litter.as_deref();
        let card = litter.and_then(|id| nursery.chronicle.litters.get(id));
        let mother = resident.card.mother.as_deref().or(card.and_then(|l| l.mother.as_deref()));
        if let Some(mother) = mother.and_then(|id| company.place(id)) {
            groups.join(place, mother);
        }
        if let Some(litter) = litter {
            groups.join(place, *litters.entry(litter).or_insert(place));
        }
        if company.here(place) {
            groups.join(place, *nests.entry(company.nests[place]).or_insert(place));
        }
    }
    for (a, b) in &company.pairs {
        if company.share(*a, *b) {
            groups.join(*a, *b);
        }
    }
    // In order of time it is enough to look at neighbours: who came between belongs to both.
    let mut sources: BTreeMap<&str, Vec<&Arrival>> = BTreeMap::new();
    let mut intakes: BTreeMap<&str, Place> = BTreeMap::new();
    for arrival in arrivals {
        groups.join(arrival.place, *intakes.entry(&arrival.entry).or_insert(arrival.place));
        if let Some(from) = &arrival.from {
            sources.entry(from).or_default().push(arrival);
        }
    }
    for mut of_source in sources.into_values() {
        of_source.sort_by_key(|arrival| arrival.at);
        for two in of_source.windows(2) {
            let apart = (two[1].at.date() - two[0].at.date()).num_days().unsigned_abs();
            if apart <= whole(&QUARANTINE_DAYS) {
                groups.join(two[0].place, two[1].place);
            }
        }
    }
    groups
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
