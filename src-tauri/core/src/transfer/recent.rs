//! The part of the book that judgements of now are made from: few animals, and of most kinds only the last days.

use super::export::CardRow;
use crate::book::Reader;
use crate::chronicle::Chronicle;
use crate::entry::stored::Stored;
use crate::error::Result;
use crate::store::log;
use crate::store::project::STANDING_KINDS;
use crate::values::{EntryId, Moment, SubjectId};
use rusqlite::params;
use std::collections::{BTreeSet, HashSet};

/// How far before the last weight of one who left its weights are shown, in minutes: seven days, as in the small line.
const LAST_WEIGHTS_MINUTES: i64 = 7 * 24 * 60;

/// The cards that judgements need whoever they are of: no picture, and no animal that is no longer here.
const CARDS: &str = "WHERE type <> 'media' AND id NOT IN (SELECT id FROM animal WHERE state <> 'in_care')";

impl Reader<'_> {
    /// A chronicle of the animals named, since a moment; what says where they are and who they are is of any age. It is
    /// for judging what is now, so its clocks are those of the place, wherever the log was begun.
    pub(crate) fn recent(&self, animals: &[SubjectId], since: Moment) -> Result<Chronicle> {
        let mut found: Vec<Stored> = Vec::new();
        for animal in animals {
            found.append(&mut self.recent_of(*animal, since)?);
        }
        // Whether a pair still lives together also hangs on what became of the other one.
        let met = others(found.iter(), &["introduction"], animals);
        for other in &met {
            found.append(&mut self.recent_of(*other, self.now)?);
        }
        // So does what the death of one means for those it came or lay with.
        let mates = others(found.iter(), &["intake", "nest"], animals);
        for other in mates.difference(&met) {
            found.append(&mut self.became_of(*other)?);
        }
        self.chronicle_of(animals.iter().chain(&met).chain(&mates), found)
    }

    /// A chronicle of those who are no longer here, as far as a list shows them: who and where they are, and their last
    /// weights.
    pub(crate) fn recent_of_those_gone(&self) -> Result<Chronicle> {
        let gone = self.animals_not_in_care()?;
        let mut found: Vec<Stored> = Vec::new();
        for animal in &gone {
            found.append(&mut self.standing_of(*animal)?);
            found.append(&mut self.last_weights_of(*animal)?);
        }
        let met = others(found.iter(), &["introduction"], &gone);
        for other in &met {
            found.append(&mut self.standing_of(*other)?);
        }
        self.chronicle_of(gone.iter().chain(&met), found)
    }

    /// Entries as a chronicle, with the cards of those here and of those named. Of all others that are no longer here
    /// nothing was read: they must not seem to be here.
    fn chronicle_of<'s>(
        &self,
        named: impl Iterator<Item = &'s SubjectId>,
        mut found: Vec<Stored>,
    ) -> Result<Chronicle> {
        let names = self.names()?;
        let mut cards = self.card_rows(CARDS, &[])?;
        let known: HashSet<SubjectId> = cards.iter().map(|card: &CardRow| card.id).collect();
        for gone in named.filter(|animal| !known.contains(animal)).collect::<BTreeSet<_>>() {
            cards.append(&mut self.card_rows("WHERE id = ?1", &[gone])?);
        }
        let mut chronicle = self.with_cards(self.now, names, cards)?;
        chronicle.log.timezone = self.zone.map(|zone| zone.name().to_owned()).or(chronicle.log.timezone);
        // An entry about several animals was found with each of them.
        let mut seen = HashSet::new();
        found.retain(|e| e.at <= self.now && seen.insert(e.id));
        found.sort_by_cached_key(|e| (e.at, e.id));
        chronicle.entries = self.live_entries(found, names);
        Ok(chronicle)
    }

    fn recent_of(&self, animal: SubjectId, since: Moment) -> Result<Vec<Stored>> {
        log::about(
            self.connection,
            "(at >= ?2 OR kind NOT IN \
             ('feed', 'elimination', 'cry', 'temp', 'exam', 'observation', 'round', 'photo', 'quote', 'note'))",
            &[&animal, &since.utc_ms()],
        )
    }

    /// What says where an animal is, and what a vet said of it.
    fn became_of(&self, animal: SubjectId) -> Result<Vec<Stored>> {
        log::about(
            self.connection,
            "kind IN \
             ('naming', 'placement', 'adoption', 'release', 'death', 'nest', 'vet_visit', 'med')",
            &[&animal],
        )
    }

    /// What says where an animal is, what it is called and with whom it lives.
    fn standing_of(&self, animal: SubjectId) -> Result<Vec<Stored>> {
        log::about(self.connection, &format!("kind IN ({STANDING_KINDS})"), &[&animal])
    }

    /// The last weights of an animal alone on the scale before a feed: those of the last days of them, and two at least.
    fn last_weights_of(&self, animal: SubjectId) -> Result<Vec<Stored>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT weight.at, entry.id FROM weight CROSS JOIN entry ON entry.id = weight.entry \
             WHERE weight.animal = ?1 AND weight.at <= ?2 AND NOT weight.after AND length(entry.subjects) = 16 \
             ORDER BY weight.at DESC",
        )?;
        let mut rows = statement.query(params![animal, self.now.utc_ms()])?;
        let (mut times, mut found) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let (at, id): (i64, EntryId) = (row.get(0)?, row.get(1)?);
            let in_the_line = times.first().is_none_or(|last| last - at <= LAST_WEIGHTS_MINUTES * 60_000);
            // Two of one time are told in the order of their ids: neither is left out.
            if !in_the_line && times.get(1).is_some_and(|second| at < *second) {
                break;
            }
            times.push(at);
            found.extend(log::find(self.connection, id)?);
        }
        Ok(found)
    }
}

/// Who else entries of some kinds are about.
fn others<'e>(
    entries: impl Iterator<Item = &'e Stored>,
    kinds: &[&str],
    animals: &[SubjectId],
) -> BTreeSet<SubjectId> {
    let of_kinds = entries.filter(|entry| kinds.contains(&entry.kind.as_str()));
    of_kinds
        .flat_map(|entry| entry.subjects.iter().copied())
        .filter(|other| !animals.contains(other))
        .collect()
}
