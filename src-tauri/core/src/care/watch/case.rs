//! One animal as the rules look at it, with what several of them ask read once.

use crate::animals::weighing::measured;
use crate::animals::{Nursery, Resident, Weighing, when};
use crate::care::facts;
use crate::entry::LiveEntry;
use crate::reference::Figure;
use crate::values::Moment;

/// One animal at one moment.
pub(super) struct Case<'a> {
    pub(super) nursery: &'a Nursery<'a>,
    pub(super) resident: &'a Resident<'a>,
    /// Its weighings that can be compared, off a scale.
    pub(super) series: Vec<Weighing>,
}

impl<'a> Case<'a> {
    pub(super) fn of(nursery: &'a Nursery<'a>, resident: &'a Resident<'a>) -> Self {
        Self { nursery, resident, series: measured(resident.own()) }
    }

    pub(super) fn label(&self) -> &str {
        self.resident.label()
    }

    pub(super) fn now(&self) -> Moment {
        self.nursery.now
    }

    /// The step of the scale in grams: less than this is no change.
    pub(super) fn step(&self) -> f64 {
        self.nursery.chronicle.settings.scale_step
    }

    /// Its age in whole days at a moment, when its birth is known.
    pub(super) fn days_at(&self, at: Moment) -> Option<i64> {
        let age = self.resident.standing.age?;
        Some((self.nursery.here(at).date() - age.born).num_days())
    }

    /// Entries of a span of time before now, in order of time.
    pub(super) fn within(&self, span: &Figure) -> impl DoubleEndedIterator<Item = &'a LiveEntry> {
        facts::within(self.resident, self.now(), span)
    }

    /// Entries that say that it is weak.
    pub(super) fn weakness(&self) -> Vec<String> {
        facts::weakness(self.resident, self.now())
    }

    /// The first of some figures that was published for its species and an age.
    pub(super) fn figure(&self, figures: &[&'static Figure], days: Option<i64>) -> Option<&'static Figure> {
        facts::figure_for(figures, &self.resident.species(), days)
    }

    /// When something was seen, in words.
    pub(super) fn seen(&self, entry: &LiveEntry) -> String {
        when::known(entry.at, entry.precision, self.now())
    }

    /// The same inside a sentence: «at 3:10», «yesterday at 23:50».
    pub(super) fn at(&self, entry: &LiveEntry) -> String {
        when::at(entry.at, entry.precision, self.now())
    }

    /// When it was weighed, in words.
    pub(super) fn weighed(&self, weighing: &Weighing) -> String {
        when::known(weighing.at, weighing.precision, self.now())
    }

    /// A weight in the carer's unit.
    pub(super) fn grams(&self, grams: f64) -> String {
        self.nursery.units().weight_of(grams)
    }

    /// A temperature in the carer's unit.
    pub(super) fn celsius(&self, celsius: f64) -> String {
        self.nursery.units().degrees(celsius)
    }
}
