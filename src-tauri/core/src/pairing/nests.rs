//! The fold behind [`Company`]: what each kind of entry changes in who shares a nest with whom.

use super::ALONE_TAGS;
use super::company::{Because, Company, Lone, pair};
use crate::animals::{Nursery, Resident, by_hand, leaves};
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::{
    IntroductionOutcome, Kind, MaternalStatus, Purpose,
    fields::{Birth, Intake, Placement},
};
use std::collections::{BTreeMap, BTreeSet};

/// Company on the way: entries are added in order of time.
pub(super) struct Fold<'n, 'a> {
    nursery: &'n Nursery<'a>,
    pub(super) company: Company,
    /// Animals of which something was logged.
    arrived: BTreeSet<&'n str>,
    /// Mothers that are with their young.
    mothers: BTreeSet<&'n str>,
    /// Young that their mother does not care for, though they may lie with their littermates.
    uncared: BTreeSet<&'n str>,
    /// Where intakes went: a placement there brings an animal back.
    homes: BTreeSet<&'n str>,
    /// Littermates without a card of their own, by litter.
    uncarded: BTreeMap<&'n str, i64>,
}

impl<'n, 'a> Fold<'n, 'a> {
    pub(super) fn new(nursery: &'n Nursery<'a>) -> Self {
        let mut company = Company::default();
        for resident in nursery.residents.values() {
            company.nests.insert(resident.id.to_owned(), first_nest(nursery, resident));
        }
        Self {
            nursery,
            company,
            arrived: BTreeSet::new(),
            mothers: BTreeSet::new(),
            uncared: BTreeSet::new(),
            homes: BTreeSet::new(),
            uncarded: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, entry: &'n LiveEntry) {
        let nursery = self.nursery;
        let subjects: Vec<&'n Resident<'a>> =
            entry.subjects.iter().filter_map(|id| nursery.get(id)).collect();
        // Who was asked for or trapped is not here yet.
        let here = !matches!(entry.kind, Kind::IntakeRequest(_) | Kind::Trap(_));
        let newcomers = subjects.iter().filter(|r| here && self.arrived.insert(r.id)).count();
        let because = self.change(entry, &subjects);
        if newcomers == 0 && because.is_none() {
            return;
        }
        self.settle(entry, because.unwrap_or(Because::Nobody));
    }

    /// Applies an entry; says why somebody may be alone after it.
    fn change(&mut self, entry: &'n LiveEntry, subjects: &[&'n Resident<'a>]) -> Option<Because> {
        match &entry.kind {
            Kind::Intake(intake) => Some(self.came(intake, subjects)),
            Kind::Birth(birth) => self.born(birth, subjects),
            Kind::MaternalCare(care) => Some(self.mothered(&care.status, subjects)),
            Kind::Nest(nest) => {
                self.nest(entry, nest.with.as_deref());
                Some(Because::Nest)
            }
            Kind::Placement(placement) => Some(self.placed(placement, entry)),
            // Who is fed by hand from this book is in its care again.
            Kind::Feed(feed) if by_hand(&feed.method) => {
                let back = subjects.iter().filter(|r| self.company.placed.remove(r.id)).count();
                (back > 0).then_some(Because::Nobody)
            }
            Kind::Adoption(_) | Kind::Release(_) => {
                self.company.gone.extend(subjects.iter().map(|r| r.id.to_owned()));
                Some(Because::Others)
            }
            Kind::Death(_) => {
                self.company.gone.extend(subjects.iter().map(|r| r.id.to_owned()));
                Some(Because::Death)
            }
            Kind::Introduction(introduction) if introduction.purpose != Some(Purpose::Reunion) => {
                let failed = introduction.outcome == Some(IntroductionOutcome::Failed);
                for (a, b) in pairs_of(&entry.subjects) {
                    if failed {
                        self.company.pairs.remove(&pair(a, b));
                    } else {
                        self.company.pairs.insert(pair(a, b));
                    }
                }
                Some(Because::PairingEnded)
            }
            Kind::PairingEnd(_) => {
                self.parted(&entry.subjects);
                Some(Because::PairingEnded)
            }
            Kind::Reunion(reunion) if reunion.outcome == Some(IntroductionOutcome::Accepted) => {
                Some(self.mothered(&MaternalStatus::Accepted, subjects))
            }
            Kind::Observation(seen) => {
                let noted = seen.tags.iter().flatten().any(|tag| ALONE_TAGS.contains(&words(tag).as_str()));
                if noted {
                    for resident in subjects {
                        self.company.nests.insert(resident.id.to_owned(), own(resident.id));
                    }
                }
                noted.then_some(Because::Noted)
            }
            _ => None,
        }
    }

    fn came(&mut self, intake: &'n Intake, subjects: &[&'n Resident<'a>]) -> Because {
        let single = [&intake.alone, &intake.single].into_iter().flatten().any(Free::is_yes);
        for resident in subjects {
            if resident.standing.grown {
                self.mothers.insert(resident.id);
            }
            let back = self.company.gone.remove(resident.id) | self.company.placed.remove(resident.id);
            if back || single {
                let nest = if single { own(resident.id) } else { first_nest(self.nursery, resident) };
                self.company.nests.insert(resident.id.to_owned(), nest);
            }
        }
        self.homes.extend(intake.to.as_deref());
        if let Some(litter) = intake.litter.as_deref() {
            let born = self.nursery.chronicle.litters.get(litter).and_then(|l| l.born);
            let count = intake.count.or(intake.count_kittens).or(born);
            self.count_uncarded(litter, count.filter(|_| !single));
            self.arrived.extend(self.young_of(litter));
        }
        if single { Because::Single } else { Because::Nobody }
    }

    fn born(&mut self, birth: &'n Birth, subjects: &[&'n Resident<'a>]) -> Option<Because> {
        let litter = birth.litter.as_deref()?;
        self.mothers.extend(subjects.iter().filter(|r| r.standing.grown).map(|r| r.id));
        self.count_uncarded(litter, birth.count);
        self.arrived.extend(self.young_of(litter));
        Some(Because::Nobody)
    }

    fn mothered(&mut self, status: &MaternalStatus, subjects: &[&'n Resident<'a>]) -> Because {
        for resident in subjects {
            if resident.standing.grown {
                self.mothers.insert(resident.id);
                continue;
            }
            let nest = match status {
                MaternalStatus::Accepted | MaternalStatus::AcceptedAll => {
                    self.uncared.remove(resident.id);
                    first_nest(self.nursery, resident)
                }
                MaternalStatus::Rejected => {
                    self.uncared.insert(resident.id);
                    // Those of one litter that were turned away share a nest of their own.
                    format!("apart {}", resident.standing.litter.as_deref().unwrap_or(resident.id))
                }
                _ => {
                    self.uncared.insert(resident.id);
                    continue;
                }
            };
            self.company.nests.insert(resident.id.to_owned(), nest);
        }
        Because::Rejected
    }

    fn placed(&mut self, placement: &'n Placement, entry: &LiveEntry) -> Because {
        let back = self.homes.contains(placement.to.as_str());
        let mut went = 0;
        for resident in self.nursery.residents.values() {
            let litter = resident.standing.litter.as_deref();
            if !leaves(placement, entry, resident.id, litter, resident.standing.grown) {
                continue;
            }
            if back {
                self.company.placed.remove(resident.id);
            } else {
                self.company.placed.insert(resident.id.to_owned());
                went += i64::from(!resident.standing.grown);
            }
        }
        if let Some(left) = placement.litter.as_deref().and_then(|l| self.uncarded.get_mut(l)) {
            let whole = placement.whole_family == Some(true) || placement.moved.is_none();
            #[allow(clippy::cast_possible_truncation)] // A number of young.
            let moved = placement.moved.unwrap_or(0.0) as i64;
            *left = if whole { 0 } else { (*left - (moved - went).max(0)).max(0) };
        }
        Because::Others
    }

    /// The end of a pairing; of one animal alone, of all its pairings.
    fn parted(&mut self, named: &[String]) {
        let ends = |a: &String, b: &String| {
            let (a, b) = (named.contains(a), named.contains(b));
            if named.len() > 1 { a && b } else { a || b }
        };
        self.company.pairs.retain(|(a, b)| !ends(a, b));
        // Two that had also been put into one nest are parted there too.
        for (a, b) in pairs_of(named) {
            if self.company.nests.get(a) == self.company.nests.get(b) {
                self.company.nests.insert(a.to_owned(), own(a));
                self.company.nests.insert(b.to_owned(), own(b));
            }
        }
    }

    /// A nest from now on: with whom it names, or with the other subjects when it names nobody at all.
    fn nest(&mut self, entry: &LiveEntry, with: Option<&[String]>) {
        match with {
            Some([]) => {
                for id in &entry.subjects {
                    self.company.nests.insert(id.clone(), own(id));
                }
            }
            Some([host, ..]) => {
                let nest = self.company.nests.get(host).cloned().unwrap_or_else(|| own(host));
                for id in entry.subjects.iter().chain(with.into_iter().flatten()) {
                    self.company.nests.insert(id.clone(), nest.clone());
                }
            }
            None if entry.subjects.len() > 1 => {
                for id in &entry.subjects {
                    self.company.nests.insert(id.clone(), entry.id.clone());
                }
            }
            None => {}
        }
    }

    fn young_of(&self, litter: &str) -> Vec<&'n str> {
        let young = self.nursery.residents.values().filter(|r| r.standing.litter.as_deref() == Some(litter));
        young.map(|r| r.id).collect()
    }

    fn count_uncarded(&mut self, litter: &'n str, count: Option<f64>) {
        let carded = i64::try_from(self.young_of(litter).len()).unwrap_or(0);
        #[allow(clippy::cast_possible_truncation)] // A number of young.
        let count = count.unwrap_or(0.0) as i64;
        self.uncarded.insert(litter, (count - carded).max(0));
    }

    /// Finds who is alone now that was not before, and who is no longer.
    fn settle(&mut self, entry: &LiveEntry, because: Because) {
        let with_company = self.with_company();
        for resident in self.nursery.residents.values() {
            if resident.standing.grown || !self.arrived.contains(resident.id) {
                continue;
            }
            if !self.company.here(resident.id) || with_company.contains(resident.id) {
                self.company.lone.remove(resident.id);
            } else if !self.company.lone.contains_key(resident.id) {
                let lone = Lone { since: entry.at, because, entry: entry.id.clone() };
                self.company.lone.insert(resident.id.to_owned(), lone);
            }
        }
    }

    /// Everyone young who has company: a partner, somebody in the same nest, littermates without a card.
    fn with_company(&self) -> BTreeSet<&'n str> {
        let company = &self.company;
        let residents = || self.nursery.residents.values().filter(|r| company.here(r.id));
        let mut paired: BTreeSet<&str> = BTreeSet::new();
        for (a, b) in company.pairs.iter().filter(|(a, b)| company.here(a) && company.here(b)) {
            paired.extend([a.as_str(), b.as_str()]);
        }
        // How many young and how many mothers each nest holds.
        let mut nests: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for resident in residents() {
            let Some(nest) = company.nests.get(resident.id) else { continue };
            let (young, mothers) = nests.entry(nest).or_default();
            *young += usize::from(!resident.standing.grown && self.arrived.contains(resident.id));
            *mothers += usize::from(resident.standing.grown && self.mothers.contains(resident.id));
        }
        let in_company = |resident: &Resident<'_>| {
            let Some(nest) = company.nests.get(resident.id) else { return false };
            let (young, mothers) = nests.get(nest.as_str()).copied().unwrap_or_default();
            let uncarded = resident.standing.litter.as_deref().is_some_and(|litter| {
                *nest == of_litter(litter) && self.uncarded.get(litter).is_some_and(|count| *count > 0)
            });
            young > 1 || (mothers > 0 && !self.uncared.contains(resident.id)) || uncarded
        };
        residents().filter(|r| paired.contains(r.id) || in_company(r)).map(|r| r.id).collect()
    }
}

/// All pairs among some animals.
fn pairs_of(ids: &[String]) -> impl Iterator<Item = (&str, &str)> {
    ids.iter().enumerate().flat_map(|(at, a)| ids[at + 1..].iter().map(move |b| (a.as_str(), b.as_str())))
}

fn own(animal: &str) -> String {
    format!("own {animal}")
}

fn of_litter(litter: &str) -> String {
    format!("litter {litter}")
}

/// The nest an animal is in before any entry says otherwise: that of its litter, a mother's that of her young.
fn first_nest(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    if let Some(litter) = &resident.standing.litter {
        return of_litter(litter);
    }
    let of_mother =
        nursery.chronicle.litters.iter().find(|(_, litter)| litter.mother.as_deref() == Some(resident.id));
    of_mother.map_or_else(|| own(resident.id), |(id, _)| of_litter(id))
}
