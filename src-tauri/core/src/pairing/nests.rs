//! The fold behind [`Company`]: what each kind of entry changes in who shares a nest with whom.

use super::ALONE_TAGS;
use super::company::{Because, Company, Lone, Place, ordered};
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
    residents: Vec<&'n Resident<'a>>,
    pub(super) company: Company<'n>,
    /// A number for each nest that was ever named.
    numbers: BTreeMap<String, usize>,
    /// The nest each animal is in before any entry says otherwise.
    first_nests: Vec<usize>,
    /// The young of each litter.
    young: BTreeMap<&'n str, Vec<Place>>,
    /// Of which animals something was logged.
    arrived: Vec<bool>,
    /// Which mothers are with their young.
    mothers: Vec<bool>,
    /// Which young their mother does not care for, though they may lie with their littermates.
    uncared: Vec<bool>,
    /// Where intakes went: a placement there brings an animal back.
    homes: BTreeSet<&'n str>,
    /// Littermates without a card of their own, by the nest of their litter.
    uncarded: BTreeMap<usize, i64>,
}

impl<'n, 'a> Fold<'n, 'a> {
    pub(super) fn new(nursery: &'n Nursery<'a>) -> Self {
        let residents: Vec<&Resident<'a>> = nursery.residents.values().collect();
        let mut numbers = BTreeMap::new();
        let first_nests: Vec<usize> =
            residents.iter().map(|r| number(&mut numbers, first_nest(nursery, r))).collect();
        let mut young: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
        for (place, resident) in residents.iter().enumerate() {
            if let Some(litter) = resident.standing.litter.as_deref() {
                young.entry(litter).or_default().push(place);
            }
        }
        let none = vec![false; residents.len()];
        Self {
            company: Company::of(residents.iter().map(|r| r.id), first_nests.clone()),
            numbers,
            first_nests,
            young,
            arrived: none.clone(),
            mothers: none.clone(),
            uncared: none,
            homes: BTreeSet::new(),
            uncarded: BTreeMap::new(),
            nursery,
            residents,
        }
    }

    pub(super) fn add(&mut self, entry: &'n LiveEntry) {
        let subjects: Vec<Place> = entry.subjects.iter().filter_map(|id| self.company.place(id)).collect();
        // Who was asked for or trapped is not here yet.
        let here = !matches!(entry.kind, Kind::IntakeRequest(_) | Kind::Trap(_));
        let mut newcomers = false;
        for place in &subjects {
            newcomers |= here && !std::mem::replace(&mut self.arrived[*place], true);
        }
        let because = self.change(entry, &subjects);
        if newcomers || because.is_some() {
            self.settle(entry, because.unwrap_or(Because::Nobody));
        }
    }

    /// Applies an entry; says why somebody may be alone after it.
    fn change(&mut self, entry: &'n LiveEntry, subjects: &[Place]) -> Option<Because> {
        match &entry.kind {
            Kind::Intake(intake) => Some(self.came(intake, subjects)),
            Kind::Birth(birth) => self.born(birth, subjects),
            Kind::MaternalCare(care) => Some(self.mothered(&care.status, subjects)),
            Kind::Nest(nest) => {
                self.nest(entry, subjects, nest.with.as_deref());
                Some(Because::Nest)
            }
            Kind::Placement(placement) => Some(self.placed(placement, entry)),
            // Who is fed by hand from this book is in its care again.
            Kind::Feed(feed) if by_hand(&feed.method) => {
                let mut back = false;
                for place in subjects {
                    back |= std::mem::replace(&mut self.company.placed[*place], false);
                }
                back.then_some(Because::Nobody)
            }
            Kind::Adoption(_) | Kind::Release(_) => {
                self.left(subjects);
                Some(Because::Others)
            }
            Kind::Death(_) => {
                self.left(subjects);
                Some(Because::Death)
            }
            Kind::Introduction(introduction) if introduction.purpose != Some(Purpose::Reunion) => {
                let failed = introduction.outcome == Some(IntroductionOutcome::Failed);
                for (a, b) in pairs_of(subjects) {
                    if failed {
                        self.company.pairs.remove(&ordered(a, b));
                    } else {
                        self.company.pairs.insert(ordered(a, b));
                    }
                }
                Some(Because::PairingEnded)
            }
            Kind::PairingEnd(_) => {
                self.parted(subjects);
                Some(Because::PairingEnded)
            }
            Kind::Reunion(reunion) if reunion.outcome == Some(IntroductionOutcome::Accepted) => {
                Some(self.mothered(&MaternalStatus::Accepted, subjects))
            }
            Kind::Observation(seen) => {
                let noted = seen.tags.iter().flatten().any(|tag| ALONE_TAGS.contains(&words(tag).as_str()));
                if noted {
                    for place in subjects {
                        self.alone_in_a_nest(*place);
                    }
                }
                noted.then_some(Because::Noted)
            }
            _ => None,
        }
    }

    fn left(&mut self, subjects: &[Place]) {
        for place in subjects {
            self.company.gone[*place] = true;
        }
    }

    fn alone_in_a_nest(&mut self, place: Place) {
        let nest = self.number(format!("own {}", self.residents[place].id));
        self.company.nests[place] = nest;
    }

    fn number(&mut self, nest: String) -> usize {
        number(&mut self.numbers, nest)
    }

    fn came(&mut self, intake: &'n Intake, subjects: &[Place]) -> Because {
        let single = [&intake.alone, &intake.single].into_iter().flatten().any(Free::is_yes);
        for &place in subjects {
            if self.residents[place].standing.grown {
                self.mothers[place] = true;
            }
            let back = std::mem::replace(&mut self.company.gone[place], false)
                | std::mem::replace(&mut self.company.placed[place], false);
            if single {
                self.alone_in_a_nest(place);
            } else if back {
                self.company.nests[place] = self.first_nests[place];
            }
        }
        self.homes.extend(intake.to.as_deref());
        if let Some(litter) = intake.litter.as_deref() {
            let born = self.nursery.chronicle.litters.get(litter).and_then(|l| l.born);
            let count = intake.count.or(intake.count_kittens).or(born);
            self.arrive(litter, count.filter(|_| !single));
        }
        if single { Because::Single } else { Because::Nobody }
    }

    fn born(&mut self, birth: &'n Birth, subjects: &[Place]) -> Option<Because> {
        let litter = birth.litter.as_deref()?;
        for &place in subjects {
            self.mothers[place] |= self.residents[place].standing.grown;
        }
        self.arrive(litter, birth.count);
        Some(Because::Nobody)
    }

    /// A litter is here, with so many young; those without a card are counted.
    fn arrive(&mut self, litter: &str, count: Option<f64>) {
        let young = self.young.get(litter).cloned().unwrap_or_default();
        let carded = i64::try_from(young.len()).unwrap_or(0);
        #[allow(clippy::cast_possible_truncation)] // A number of young.
        let count = count.unwrap_or(0.0) as i64;
        let nest = self.number(of_litter(litter));
        self.uncarded.insert(nest, (count - carded).max(0));
        for place in young {
            self.arrived[place] = true;
        }
    }

    fn mothered(&mut self, status: &MaternalStatus, subjects: &[Place]) -> Because {
        for &place in subjects {
            let resident = self.residents[place];
            if resident.standing.grown {
                self.mothers[place] = true;
                continue;
            }
            match status {
                MaternalStatus::Accepted | MaternalStatus::AcceptedAll => {
                    self.uncared[place] = false;
                    self.company.nests[place] = self.first_nests[place];
                }
                MaternalStatus::Rejected => {
                    self.uncared[place] = true;
                    // Those of one litter that were turned away share a nest of their own.
                    let apart = resident.standing.litter.as_deref().unwrap_or(resident.id);
                    self.company.nests[place] = self.number(format!("apart {apart}"));
                }
                _ => self.uncared[place] = true,
            }
        }
        Because::Rejected
    }

    fn placed(&mut self, placement: &'n Placement, entry: &LiveEntry) -> Because {
        let back = self.homes.contains(placement.to.as_str());
        let mut went = 0;
        for (place, resident) in self.residents.iter().enumerate() {
            let litter = resident.standing.litter.as_deref();
            if !leaves(placement, entry, resident.id, litter, resident.standing.grown) {
                continue;
            }
            self.company.placed[place] = !back;
            went += i64::from(!back && !resident.standing.grown);
        }
        let nest = placement.litter.as_deref().map(|litter| self.number(of_litter(litter)));
        if let Some(left) = nest.and_then(|nest| self.uncarded.get_mut(&nest)) {
            let whole = placement.whole_family == Some(true) || placement.moved.is_none();
            #[allow(clippy::cast_possible_truncation)] // A number of young.
            let moved = placement.moved.unwrap_or(0.0) as i64;
            *left = if whole { 0 } else { (*left - (moved - went).max(0)).max(0) };
        }
        Because::Others
    }

    /// The end of a pairing; of one animal alone, of all its pairings.
    fn parted(&mut self, named: &[Place]) {
        let ends = |a: Place, b: Place| {
            let (a, b) = (named.contains(&a), named.contains(&b));
            if named.len() > 1 { a && b } else { a || b }
        };
        self.company.pairs.retain(|&(a, b)| !ends(a, b));
        // Two that had also been put into one nest are parted there too.
        for (a, b) in pairs_of(named) {
            if self.company.nests[a] == self.company.nests[b] {
                self.alone_in_a_nest(a);
                self.alone_in_a_nest(b);
            }
        }
    }

    /// A nest from now on: with whom it names, or with the other subjects when it names nobody at all.
    fn nest(&mut self, entry: &LiveEntry, subjects: &[Place], with: Option<&[String]>) {
        let named: Vec<Place> = with.into_iter().flatten().filter_map(|id| self.company.place(id)).collect();
        match (with, named.first()) {
            (Some([]), _) => {
                for place in subjects {
                    self.alone_in_a_nest(*place);
                }
            }
            (Some([host, ..]), known) => {
                let nest = match known {
                    Some(known) => self.company.nests[*known],
                    None => self.number(format!("own {host}")),
                };
                for place in subjects.iter().chain(&named) {
                    self.company.nests[*place] = nest;
                }
            }
            (None, _) if subjects.len() > 1 => {
                let nest = self.number(entry.id.clone());
                for place in subjects {
                    self.company.nests[*place] = nest;
                }
            }
            (None, _) => {}
        }
    }

    /// Finds who is alone now that was not before, and who is no longer.
    fn settle(&mut self, entry: &LiveEntry, because: Because) {
        let with_company = self.with_company();
        for (place, resident) in self.residents.iter().enumerate() {
            if resident.standing.grown || !self.arrived[place] {
                continue;
            }
            let lone = &mut self.company.lone[place];
            if with_company[place] || self.company.gone[place] || self.company.placed[place] {
                *lone = None;
            } else if lone.is_none() {
                *lone = Some(Lone { since: entry.at, because, entry: entry.id.clone() });
            }
        }
    }

    /// Everyone who has company: a partner, somebody in the same nest, littermates without a card.
    fn with_company(&self) -> Vec<bool> {
        let company = &self.company;
        let mut found = vec![false; self.residents.len()];
        for &(a, b) in company.pairs.iter().filter(|(a, b)| company.here(*a) && company.here(*b)) {
            (found[a], found[b]) = (true, true);
        }
        // How many young and how many mothers each nest holds.
        let mut nests = vec![(0, 0); self.numbers.len()];
        let here = || self.residents.iter().enumerate().filter(|(place, _)| company.here(*place));
        for (place, resident) in here() {
            let (young, mothers) = &mut nests[company.nests[place]];
            *young += usize::from(!resident.standing.grown && self.arrived[place]);
            *mothers += usize::from(resident.standing.grown && self.mothers[place]);
        }
        for (place, _) in here() {
            let nest = company.nests[place];
            let (young, mothers) = nests[nest];
            let uncarded = || self.uncarded.get(&nest).is_some_and(|count| *count > 0);
            found[place] |= young > 1 || (mothers > 0 && !self.uncared[place]) || uncarded();
        }
        found
    }
}

/// All pairs among some animals.
fn pairs_of(places: &[Place]) -> impl Iterator<Item = (Place, Place)> + use<'_> {
    places.iter().enumerate().flat_map(|(at, a)| places[at + 1..].iter().map(move |b| (*a, *b)))
}

fn of_litter(litter: &str) -> String {
    format!("litter {litter}")
}

fn number(numbers: &mut BTreeMap<String, usize>, nest: String) -> usize {
    let next = numbers.len();
    *numbers.entry(nest).or_insert(next)
}

/// The nest an animal is in before any entry says otherwise: that of its litter, a mother's that of her young.
fn first_nest(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    if let Some(litter) = &resident.standing.litter {
        return of_litter(litter);
    }
    let of_mother =
        nursery.chronicle.litters.iter().find(|(_, litter)| litter.mother.as_deref() == Some(resident.id));
    of_mother.map_or_else(|| format!("own {}", resident.id), |(id, _)| of_litter(id))
}
