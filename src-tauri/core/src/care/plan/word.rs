//! What the vet and the carers have written as a plan. The last plan of a voice is its whole word; the vet's goes
//! before a carer's, whichever is later.

use super::night::Night;
use crate::animals::{Nursery, Resident};
use crate::entry::LiveEntry;
use crate::entry::kind::{Kind, fields::PlanFeed};
use crate::values::{Millilitres, Quantity as _};

/// A plan with its entry.
type Written<'a> = (&'a LiveEntry, &'a PlanFeed);

/// The two voices on one animal's feeds.
pub(crate) struct Words<'a> {
    vet: Option<Written<'a>>,
    carer: Option<Written<'a>>,
}

/// One thing that was said, and where.
pub(crate) struct Said<'a, T> {
    pub(crate) value: T,
    pub(crate) entry: &'a LiveEntry,
    pub(crate) by_vet: bool,
}

impl<'a> Words<'a> {
    pub(crate) fn of(nursery: &Nursery<'_>, resident: &'a Resident<'_>) -> Self {
        let plans = || {
            resident.own().rev().filter_map(|entry| match &entry.kind {
                Kind::PlanFeed(plan) => Some((entry, plan)),
                _ => None,
            })
        };
        let by_vet = |(entry, plan): &Written<'_>| {
            plan.by.as_deref().or(entry.by.as_deref()).is_some_and(|who| nursery.is_vet(who))
        };
        Self { vet: plans().find(by_vet), carer: plans().find(|plan| !by_vet(plan)) }
    }

    /// The word that counts on one thing.
    fn say<T>(&self, get: impl Fn(&PlanFeed) -> Option<T>) -> Option<Said<'a, T>> {
        let of = |written: Option<Written<'a>>, by_vet| {
            let (entry, plan) = written?;
            Some(Said { value: get(plan)?, entry, by_vet })
        };
        of(self.vet, true).or_else(|| of(self.carer, false))
    }

    /// The plan of the carers, as it was written last.
    pub(crate) fn of_carers(&self) -> Option<&'a PlanFeed> {
        self.carer.map(|(_, plan)| plan)
    }

    /// From one feed to the next, in minutes.
    pub(crate) fn every_minutes(&self) -> Option<Said<'a, i64>> {
        self.say(|plan| minutes(plan.every_hours?))
    }

    /// How much in one feed.
    pub(crate) fn ml(&self) -> Option<Said<'a, f64>> {
        self.say(|plan| plan.ml.map(Millilitres::value).filter(|ml| *ml > 0.0))
    }

    /// The night without feeds. Not of a carer, when the vet says how often.
    pub(crate) fn night(&self) -> Option<Said<'a, Night>> {
        let said = self.say(|plan| Night::read(plan.night_from.as_deref()?, plan.night_to.as_deref()?))?;
        (said.by_vet || !self.every_minutes().is_some_and(|every| every.by_vet)).then_some(said)
    }

    /// What a carer wrote that the vet's word stands above.
    pub(crate) fn unheard(&self) -> Option<(&'a LiveEntry, &'a LiveEntry)> {
        let ((vet, said), (carer, wished)) = (self.vet?, self.carer?);
        let every =
            said.every_hours.is_some() && wished.every_hours.is_some_and(|e| Some(e) != said.every_hours);
        let ml = said.ml.is_some() && wished.ml.is_some_and(|ml| Some(ml) != said.ml);
        let night = said.every_hours.is_some() && said.night_from.is_none() && wished.night_from.is_some();
        (every || ml || night).then_some((vet, carer))
    }
}

/// Hours between feeds in whole minutes; nothing for what is no interval between feeds.
pub(crate) fn minutes(hours: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)] // Checked to be few.
    (0.25..=240.0).contains(&hours).then_some((hours * 60.0).round() as i64)
}
