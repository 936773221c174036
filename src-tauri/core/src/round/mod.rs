//! The round: one feeding of several animals, cell by cell, each cell its own save.

mod carers;
mod cells;
mod finish;
mod order;
mod paper;
mod row;
mod said;
mod slip;
mod view;

pub(crate) use carers::{carers, feeding};
pub use cells::{Column, Output};
pub use finish::Finished;
pub use paper::{PaperCell, PaperRound, PaperRow, PaperView};
pub(crate) use row::collar_of;
pub use row::{Cell, Collar, RoundRow, RowGain};
pub(crate) use view::count_of_young;
pub use view::{Empty, RoundScope, RoundView};

use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::entry::kind::{Kind, fields};
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::reference::ROUND_STAYS;
use crate::store::{live, log};
use crate::values::{EntryId, Moment, SubjectId};
use rusqlite::OptionalExtension as _;
use serde_json::{Value, json};

/// Everyone who is fed by hand, whatever the litter.
pub const EVERYONE: &str = "everyone";

impl Book {
    /// The round of a litter, or of everyone who is due.
    pub fn round(&mut self, scope: &str) -> Result<RoundView> {
        self.read(|r| r.round_view(scope))
    }

    /// Saves what was typed into a cell: an empty text takes the cell's value back.
    pub fn save_cell(
        &mut self,
        scope: &str,
        animal: &str,
        column: Column,
        text: &str,
    ) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            w.save_cell(scope, animal, column, text)?;
            let view = w.reader().round_view(scope)?;
            let units = w.reader().settings()?.units();
            Ok(view.with_saved_cell(&w.reader().outside(animal)?, column, units))
        })
    }

    /// Turns pee or poo on or off.
    pub fn toggle_output(&mut self, scope: &str, animal: &str, what: Output) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            w.toggle_output(scope, animal, what)?;
            let view = w.reader().round_view(scope)?;
            Ok(view.with_saved_output(&w.reader().outside(animal)?, what))
        })
    }

    /// Leaves an animal out of this round, or takes it in again.
    pub fn skip_in_round(&mut self, scope: &str, animal: &str) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            w.skip_in_round(scope, animal)?;
            let view = w.reader().round_view(scope)?;
            Ok(view.with_skipped(&w.reader().outside(animal)?))
        })
    }

    /// Adds a note to an animal's row.
    pub fn note_in_round(&mut self, scope: &str, animal: &str, text: &str) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            w.note_in_round(scope, animal, text)?;
            let view = w.reader().round_view(scope)?;
            let saved = Some(format!("Saved a note for {}", w.reader().animal_label(animal)?));
            Ok(RoundView { saved, ..view })
        })
    }

    /// Sets the time of the round; what is saved in it already moves with it.
    pub fn set_round_time(&mut self, scope: &str, text: &str) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let (at, _) = w.reader().typed_time(text)?;
            w.redate_round(scope, at)?;
            let view = w.reader().round_view(scope)?;
            let saved = Some(format!("The round is set to {}", view.time));
            Ok(RoundView { saved, ..view })
        })
    }

    /// Finishes the round and says what is still blank and when the next one is.
    pub fn finish_round(&mut self, scope: &str) -> Result<Outcome<Finished>> {
        self.write(|w| {
            let finished = w.reader().finishing(scope)?;
            let now = w.now.to_string();
            let next = finished.next_due.clone();
            w.change_round(scope, |round| {
                round.finished = Some(now);
                round.next_due = next;
            })?;
            Ok(finished)
        })
    }
}

/// The round that is open for a scope.
pub(crate) struct OpenRound {
    /// Its first entry, by whose id the others name it.
    pub(crate) root: EntryId,
    /// Its entry as it counts now.
    pub(crate) entry: Stored,
    /// What that says.
    pub(crate) says: fields::Round,
    /// When it was begun.
    pub(crate) started: Moment,
}

impl Reader<'_> {
    /// The open round of a scope, if there is one.
    pub(crate) fn open_round(&self, scope: &str) -> Result<Option<OpenRound>> {
        let last = self.rounds_since(scope, ROUND_STAYS.minutes(), false)?.into_iter().next();
        Ok(last.filter(|round| round.says.finished.is_none()))
    }

    /// The rounds of a scope that were written in the last minutes, the last first; those kept on paper, or the others.
    fn rounds_since(&self, scope: &str, minutes: i64, on_paper: bool) -> Result<Vec<OpenRound>> {
        let since = self.now.plus_minutes(-minutes).utc_ms();
        let entries = log::select(
            self.connection,
            "WHERE kind = 'round' AND hlc >= ?1 AND id NOT IN (SELECT entry FROM gone) ORDER BY hlc DESC",
            &[&(since << 16)],
        )?;
        let mut rounds = Vec::new();
        for entry in entries {
            let Kind::Round(says) = entry.says() else { continue };
            let of_scope = entry.extra.get("scope").and_then(Value::as_str) == Some(scope);
            if !of_scope || paper::is_on_paper(&entry) != on_paper {
                continue;
            }
            let root = live::root(self.connection, &entry)?.id;
            let started = says.started.as_deref().and_then(Moment::parse).unwrap_or(entry.at);
            rounds.push(OpenRound { root, entry, says, started });
        }
        Ok(rounds)
    }

    /// The animals of a scope, in the order of the round.
    pub(crate) fn animals_in_round(&self, scope: &str) -> Result<Vec<SubjectId>> {
        let animals: Vec<SubjectId> = if scope == EVERYONE {
            self.connection
                .prepare_cached(
                    "SELECT id FROM animal JOIN card USING (id) WHERE state = 'in_care' AND grown = 0 \
                     ORDER BY born DESC, litter, first, id",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?
        } else {
            let litter = self
                .names()?
                .inside(scope)
                .ok_or_else(|| Error::invalid("scope", "This litter is no longer in the book."))?;
            self.connection
                .prepare_cached(
                    "SELECT id FROM animal JOIN card USING (id) WHERE state = 'in_care' AND grown = 0 \
                     AND (litter = ?1 OR id = ?1) ORDER BY first, id",
                )?
                .query_map([litter], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?
        };
        Ok(animals)
    }
}

impl Writer<'_> {
    /// The open round of a scope, begun now when there is none.
    pub(crate) fn round(&mut self, scope: &str) -> Result<OpenRound> {
        if let Some(open) = self.reader().open_round(scope)? {
            return Ok(open);
        }
        let subjects = self.reader().animals_in_round(scope)?;
        if subjects.is_empty() {
            return Err(Error::invalid("scope", "There is nobody to feed in this round."));
        }
        let started = self.now.to_string();
        let kind = Kind::Round(fields::Round {
            started: Some(started),
            finished: None,
            skipped: None,
            next_due: None,
        });
        let by = self.reader().carer()?;
        let mut new = NewEntry { by, ..NewEntry::of(&kind, subjects) };
        new.extra.insert("scope".to_owned(), json!(scope));
        let id = self.append(new)?;
        self.reader().open_round(scope)?.ok_or_else(|| Error::not_found("round", id))
    }

    /// Writes the open round anew with a change.
    pub(crate) fn change_round(
        &mut self,
        scope: &str,
        change: impl FnOnce(&mut fields::Round),
    ) -> Result<()> {
        let mut open = self.round(scope)?;
        change(&mut open.says);
        let mut new = NewEntry::from_stored(&open.entry);
        new.data = Kind::Round(open.says).write();
        self.correct(&open.entry, new).map(drop)
    }

    /// Sets when the open round was.
    fn redate_round(&mut self, scope: &str, at: Moment) -> Result<()> {
        let open = self.round(scope)?;
        self.redate(&open, at)
    }

    /// Sets when a round was: its own time, and that of everything that is saved in it.
    fn redate(&mut self, open: &OpenRound, at: Moment) -> Result<()> {
        let mut says = open.says.clone();
        says.started = Some(at.to_string());
        let mut new = NewEntry::from_stored(&open.entry);
        if paper::is_on_paper(&open.entry) {
            says.finished = Some(at.to_string());
            new.at = Some(at);
        }
        new.data = Kind::Round(says).write();
        self.correct(&open.entry, new)?;
        for entry in self.reader().all_in_round(open.root)? {
            let moved = NewEntry { at: Some(at), ..NewEntry::from_stored(&entry) };
            self.correct(&entry, moved)?;
        }
        Ok(())
    }

    /// What an animal has in a round of a kind: the entry that counts.
    pub(crate) fn in_round(&self, round: EntryId, animal: SubjectId, kind: &str) -> Result<Vec<Stored>> {
        self.reader().in_round(round, animal, kind)
    }
}

impl Reader<'_> {
    /// What an animal has in a round of a kind.
    pub(crate) fn in_round(&self, round: EntryId, animal: SubjectId, kind: &str) -> Result<Vec<Stored>> {
        log::select(
            self.connection,
            "WHERE id IN (SELECT entry FROM round_entry WHERE round = ?1 AND animal = ?2 AND kind = ?3) ORDER BY hlc",
            &[&round.to_string(), &animal, &kind],
        )
    }

    /// Everything that is saved in a round.
    fn all_in_round(&self, round: EntryId) -> Result<Vec<Stored>> {
        log::select(
            self.connection,
            "WHERE id IN (SELECT entry FROM round_entry WHERE round = ?1) ORDER BY hlc",
            &[&round.to_string()],
        )
    }

    /// The last finished round before now that fed an animal of these.
    pub(crate) fn last_fed(&self, animals: &[SubjectId], before: Moment) -> Result<Option<Moment>> {
        let mut last = None;
        for animal in animals {
            let fed: Option<(i64, EntryId)> = self
                .connection
                .prepare_cached(
                    "SELECT at, entry FROM feed WHERE animal = ?1 AND at < ?2 ORDER BY at DESC LIMIT 1",
                )?
                .query_row(rusqlite::params![animal, before.utc_ms()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            last = last.max(fed.and_then(|(at, _)| Moment::from_parts(at, self.now.offset_minutes())));
        }
        Ok(last)
    }
}
