//! The young in care, with all that is asked of each and of their company: looked up once, then asked about any two.

use super::companions::Fit;
use super::company::Company;
use super::exposure::Exposures;
use super::known::Known;
use crate::animals::Nursery;
use std::cell::OnceCell;

/// The young in care at a moment.
pub struct Ward<'n, 'a> {
    pub(super) nursery: &'n Nursery<'a>,
    pub(super) company: Company<'n>,
    /// By id.
    pub(super) known: Vec<Known<'n, 'a>>,
    /// How any two of them fit, row by row, from the first time it is asked for.
    pub(super) fits: OnceCell<Vec<Option<Fit>>>,
}

impl<'n, 'a> Ward<'n, 'a> {
    /// Looks everything up, once.
    pub fn of(nursery: &'n Nursery<'a>) -> Self {
        let company = Company::at(nursery);
        let exposures = Exposures::at(nursery, &company);
        let known = nursery.charges().filter_map(|r| Known::of(nursery, &company, &exposures, r)).collect();
        Self { nursery, company, known, fits: OnceCell::new() }
    }

    /// The row of an animal.
    pub(super) fn row(&self, animal: &str) -> Option<usize> {
        self.known.binary_search_by(|known| known.id().cmp(animal)).ok()
    }
}
