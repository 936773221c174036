//! What the rules say of the book: who is due, what is worth a look. Computed on reading; nothing is stored.

use crate::animals::Nursery;
use crate::book::{Book, Reader};
use crate::care::{self, Alarm, Due};
use crate::chronicle::Chronicle;
use crate::error::Result;
use crate::values::Moment;

/// How far back feeds, cries and the like are looked at, in minutes: what the rules need.
pub(crate) const LOOK_BACK_MINUTES: i64 = care::LOOK_BACK_DAYS * 24 * 60;

impl Book {
    /// Who is to be fed next, as known at a moment (by default now).
    pub fn due(&mut self, as_of: Option<Moment>) -> Result<Vec<Due>> {
        self.read(|r| {
            let chronicle = r.in_care(as_of)?;
            Ok(care::due_in(&Nursery::at(&chronicle, chronicle.as_of)))
        })
    }

    /// What is worth a look, as known at a moment (by default now).
    pub fn watch(&mut self, as_of: Option<Moment>) -> Result<Vec<Alarm>> {
        self.read(|r| {
            let chronicle = r.in_care(as_of)?;
            Ok(care::watch_in(&Nursery::at(&chronicle, chronicle.as_of)))
        })
    }

    /// Everything that counts, as known at a moment (by default now): for stories.
    pub fn chronicle(&mut self, as_of: Option<Moment>) -> Result<Chronicle> {
        self.read(|r| r.chronicle(as_of))
    }
}

impl Reader<'_> {
    /// What judgements of the animals in care are made from. As of an earlier moment others may have been in care, so
    /// then everything is read.
    pub(crate) fn in_care(&self, as_of: Option<Moment>) -> Result<Chronicle> {
        match as_of {
            Some(as_of) => self.chronicle(Some(as_of)),
            None => {
                let animals = self.animals_in("in_care")?;
                self.recent(&animals, self.now.plus_minutes(-LOOK_BACK_MINUTES))
            }
        }
    }
}
