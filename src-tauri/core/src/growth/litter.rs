//! An animal beside its littermates.

use crate::animals::weighing::measured;
use crate::animals::{Nursery, Resident, Weighing};
use crate::reference::LITTER_WITHIN;

/// The last weight of an animal, and what its littermates weighed about then.
pub(super) struct Beside<'n> {
    /// Its own.
    pub(super) own: Weighing,
    /// Theirs, where they were weighed near enough to it.
    pub(super) others: Vec<Weighing>,
    /// Those who were not.
    pub(super) unweighed: Vec<&'n str>,
}

impl Beside<'_> {
    /// Its place by weight, the heaviest first; those who weigh the same share one.
    pub(super) fn rank(&self) -> usize {
        1 + self.others.iter().filter(|other| other.grams > self.own.grams).count()
    }

    /// The mean of the others in grams.
    pub(super) fn mean(&self) -> f64 {
        self.others.iter().map(Weighing::g).sum::<f64>() / self.others.len() as f64
    }

    /// The entries it rests on.
    pub(super) fn entries(&self) -> Vec<String> {
        std::iter::once(&self.own).chain(&self.others).map(|w| w.entry.clone()).collect()
    }
}

/// The young of one litter that are in care, without the animal itself.
pub(super) fn littermates<'n, 'c>(
    nursery: &'n Nursery<'c>,
    resident: &Resident<'_>,
) -> Vec<&'n Resident<'c>> {
    let Some(litter) = resident.standing.litter.as_deref().filter(|_| resident.standing.is_charge()) else {
        return Vec::new();
    };
    nursery
        .charges()
        .filter(|r| r.id != resident.id && r.standing.litter.as_deref() == Some(litter))
        .collect()
}

/// The weights of a litter about the time of an animal's last one; `None` when no littermate was weighed then.
pub(super) fn beside<'n>(nursery: &'n Nursery<'_>, resident: &Resident<'_>) -> Option<Beside<'n>> {
    let own = measured(resident.own()).pop()?;
    let (mut others, mut unweighed) = (Vec::new(), Vec::new());
    for mate in littermates(nursery, resident) {
        let apart = |w: &Weighing| own.at.minutes_since(w.at).abs();
        let nearest = measured(mate.own()).into_iter().min_by_key(apart);
        match nearest.filter(|w| apart(w) as f64 <= LITTER_WITHIN.value * 60.0) {
            Some(weighing) => others.push(weighing),
            None => unweighed.push(mate.label()),
        }
    }
    (!others.is_empty()).then_some(Beside { own, others, unweighed })
}
