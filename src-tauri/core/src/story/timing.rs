//! When things happened, in words that do not go stale.

use super::scene::Scene;
use super::text::{Piece, plain, value};
use super::words;
use crate::entry::LiveEntry;

impl Scene<'_> {
    /// «on April 29»; with the year the first time a story needs it.
    pub(crate) fn on(&self, entry: &LiveEntry) -> Vec<Piece> {
        let day = entry.at.date();
        let first = self.entries.first().map(|e| e.at.date());
        let year = first.is_some_and(|first| !words::same_year(first, day));
        vec![plain("on "), value(words::date(day, year), &[&entry.id])]
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
