//! When things happened, in words that do not go stale.

use super::scene::Scene;
use super::text::{Piece, plain, value};
use super::words;
use crate::entry::LiveEntry;
use chrono::NaiveDate;

impl Scene<'_> {
    /// «on April 29».
    pub(crate) fn on(&self, entry: &LiveEntry) -> Vec<Piece> {
        vec![plain("on "), value(self.day(entry), &[&entry.id])]
    }

    /// The day of an entry, with its year when the story crosses one; the realiser takes the year away again where
    /// the reader knows it already.
    pub(crate) fn day(&self, entry: &LiveEntry) -> String {
        self.day_words(entry.at.date())
    }

    /// A day in words, with its year when that is not the one year of the story.
    pub(crate) fn day_words(&self, day: NaiveDate) -> String {
        let one_year = self.entries.iter().all(|e| words::same_year(e.at.date(), day));
        words::date(day, !one_year)
    }

    /// «at five days old», when the age is known and says more than a date.
    pub(crate) fn at_age(&self, animal: &str, entry: &LiveEntry) -> Option<Vec<Piece>> {
        let age = self.age_at(animal, entry.at).filter(|a| a.days > 0)?;
        Some(vec![plain("at "), value(age.words(), &[&entry.id, &age.source])])
    }

    /// An age for the young, a date otherwise.
    pub(crate) fn age_or_date(&self, animal: &str, entry: &LiveEntry) -> Vec<Piece> {
        self.at_age(animal, entry).unwrap_or_else(|| self.on(entry))
    }
}
