//! What is asked before an entry is saved. A question never blocks: the same again with «anyway» is saved.

use crate::animals::{Nursery, Resident, by_hand};
use crate::book::{NewEntry, Reader};
use crate::care;
use crate::care_plan;
use crate::entry::kind::Kind;
use crate::error::{Error, Result};
use crate::judgements::LOOK_BACK_MINUTES;
use crate::values::Moment;

impl Reader<'_> {
    /// The question there is about a new entry, as a refusal at the field it is about.
    pub(crate) fn ask_first(&self, new: &NewEntry) -> Result<()> {
        let kind = Kind::read(&new.kind, &new.data)?;
        let field = match &kind {
            Kind::Med(_) => "drug",
            Kind::Feed(feed) if by_hand(&feed.method) => "ml",
            _ => return Ok(()),
        };
        let chronicle = self.recent(&new.subjects, self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        let nursery = Nursery::at(&chronicle, self.now);
        let names = self.names()?;
        let at = new.at.unwrap_or(self.now);
        let animals = new.subjects.iter().map(|subject| names.outside(*subject)).collect::<Vec<_>>();
        let residents = animals.iter().filter_map(|animal| nursery.get(animal));
        let questions: Vec<String> =
            residents.filter_map(|resident| question(&nursery, resident, &kind, at)).collect();
        if questions.is_empty() { Ok(()) } else { Err(Error::asks(field, questions.join(" "))) }
    }
}

/// What to ask before an animal gets something once more.
fn question(nursery: &Nursery<'_>, resident: &Resident<'_>, kind: &Kind, at: Moment) -> Option<String> {
    match kind {
        Kind::Med(med) => care_plan::given_lately(nursery, resident, med.drug.as_deref()?, at),
        Kind::Feed(_) => care::fed_just_now(nursery, resident, at, &[]),
        _ => None,
    }
}
