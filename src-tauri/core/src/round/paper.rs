//! Rounds that were kept on paper, typed in afterwards: a grid whose columns are the rounds, each with its own time.

use super::cells::{Column, Output};
use super::row::{Cell, Collar, Rows};
use super::{OpenRound, said};
use crate::animals::{Nursery, when};
use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::entry::kind::{Kind, fields};
use crate::error::{Error, Result};
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// What marks a round that was kept on paper.
const PAPER: &str = "paper";

/// How long the columns of a paper log stay in the grid after they were typed, in minutes: three days.
const STAYS_MINUTES: i64 = 3 * 24 * 60;

/// A column of the paper log.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PaperRound {
    /// What it is saved by.
    pub id: String,
    /// When it was: «3:10», «yesterday 23:50».
    pub time: String,
}

/// What an animal has in a round of the paper log.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PaperCell {
    /// The weight before the feed.
    pub before: Cell,
    /// What was taken.
    pub fed: Cell,
    /// The weight after the feed.
    pub after: Cell,
    /// Pee was seen.
    pub pee: bool,
    /// Poo was seen.
    pub poo: bool,
}

/// A row of the paper log.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PaperRow {
    /// The animal.
    pub animal: String,
    /// Its name.
    pub name: String,
    /// Its collar.
    pub collar: Option<Collar>,
    /// A cell for each round.
    pub cells: Vec<PaperCell>,
}

/// The paper log of a scope.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PaperView {
    /// Whose it is.
    pub scope: String,
    /// The same for a person: «Linden litter».
    pub label: String,
    /// The unit a bare weight is read in.
    pub weight_unit: String,
    /// Its columns, the oldest first.
    pub rounds: Vec<PaperRound>,
    /// Its rows.
    pub rows: Vec<PaperRow>,
    /// The round that this save was about.
    pub round: Option<String>,
    /// What the save that this view answers did: «Saved Pip, yesterday 23:50 · 8 mL».
    pub saved: Option<String>,
}

impl Book {
    /// The paper log of a litter, or of everyone.
    pub fn paper(&mut self, scope: &str) -> Result<PaperView> {
        self.read(|r| r.paper_view(scope))
    }

    /// Begins a column at a time, as typed; or moves a column that is there, with all it holds.
    pub fn set_paper_time(
        &mut self,
        scope: &str,
        round: Option<&str>,
        text: &str,
    ) -> Result<Outcome<PaperView>> {
        self.write(|w| {
            let id = w.set_paper_time(scope, round, text)?;
            let view = w.reader().paper_view(scope)?;
            let saved = format!("The round is set to {}", view.time_of(&id));
            Ok(PaperView { saved: Some(saved), round: Some(id), ..view })
        })
    }

    /// Saves what was typed into a cell: an empty text takes the cell's value back.
    pub fn save_paper_cell(
        &mut self,
        scope: &str,
        round: &str,
        animal: &str,
        column: Column,
        text: &str,
    ) -> Result<Outcome<PaperView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            let open = w.reader().paper_round(scope, round)?;
            w.save_in(Some(open), scope, animal, column, text)?;
            let units = w.reader().settings()?.units();
            w.reader()
                .paper_view(scope)?
                .with_saved(w, round, animal, |cell| said::cell(cell.of(column), column, units))
        })
    }

    /// Turns pee or poo on or off.
    pub fn toggle_paper_output(
        &mut self,
        scope: &str,
        round: &str,
        animal: &str,
        what: Output,
    ) -> Result<Outcome<PaperView>> {
        self.write(|w| {
            let animal = w.reader().animal_named(animal)?;
            let open = w.reader().paper_round(scope, round)?;
            w.toggle_in(&open, animal, what)?;
            w.reader()
                .paper_view(scope)?
                .with_saved(w, round, animal, |cell| said::output(what, cell.pee, cell.poo))
        })
    }
}

impl PaperCell {
    fn of(&self, column: Column) -> &Cell {
        match column {
            Column::Before => &self.before,
            Column::Fed => &self.fed,
            Column::After => &self.after,
        }
    }
}

impl PaperView {
    fn time_of(&self, round: &str) -> String {
        self.rounds.iter().find(|r| r.id == round).map(|r| r.time.clone()).unwrap_or_default()
    }

    /// The same view, with what a save did to a cell.
    fn with_saved(
        self,
        w: &Writer<'_>,
        round: &str,
        animal: SubjectId,
        words: impl FnOnce(&PaperCell) -> String,
    ) -> Result<Self> {
        let animal = w.reader().outside(animal)?;
        let row = self.rows.iter().find(|row| row.animal == animal);
        let place = self.rounds.iter().position(|r| r.id == round);
        let saved = row.zip(place).and_then(|(row, place)| {
            let words = words(row.cells.get(place)?);
            Some(said::saved(&format!("{}, {}", row.name, self.time_of(round)), &words))
        });
        Ok(Self { saved, round: Some(round.to_owned()), ..self })
    }
}

impl Reader<'_> {
    fn paper_view(&self, scope: &str) -> Result<PaperView> {
        let animals = self.animals_in_round(scope)?;
        let rounds = self.paper_rounds(scope)?;
        let chronicle = self.in_care(None)?;
        let nursery = Nursery::at(&chronicle, self.now);
        let names = self.names()?;
        let here: Vec<_> = animals
            .iter()
            .filter_map(|animal| Some((*animal, nursery.get(&names.outside(*animal))?)))
            .collect();
        let mut rows: Vec<PaperRow> = here
            .iter()
            .map(|(_, resident)| PaperRow {
                animal: resident.id.to_owned(),
                name: resident.label().to_owned(),
                collar: resident.standing.collar.as_deref().map(super::collar_of),
                cells: Vec::new(),
            })
            .collect();
        for open in &rounds {
            let column = Rows { reader: self, open: Some(open), at: open.started, nursery: &nursery };
            let time = when::moment(open.started, self.now);
            for (row, mut cell) in rows.iter_mut().zip(column.on_paper(&here)?) {
                for each in [&mut cell.before, &mut cell.fed, &mut cell.after] {
                    each.label = format!("{}, {time}", each.label);
                }
                row.cells.push(cell);
            }
        }
        let label = self.round_scopes()?.into_iter().find(|s| s.id == scope).map(|s| s.label);
        Ok(PaperView {
            scope: scope.to_owned(),
            label: label.unwrap_or_default(),
            weight_unit: nursery.units().of_weight().to_owned(),
            rounds: rounds
                .iter()
                .map(|open| PaperRound {
                    id: open.root.to_string(),
                    time: when::moment(open.started, self.now),
                })
                .collect(),
            rows,
            round: None,
            saved: None,
        })
    }

    /// The rounds of a scope that were kept on paper and typed lately, the oldest first.
    fn paper_rounds(&self, scope: &str) -> Result<Vec<OpenRound>> {
        let mut rounds = self.rounds_since(scope, STAYS_MINUTES, true)?;
        rounds.sort_by_key(|open| (open.started, open.root));
        Ok(rounds)
    }

    fn paper_round(&self, scope: &str, round: &str) -> Result<OpenRound> {
        let rounds = self.paper_rounds(scope)?;
        rounds
            .into_iter()
            .find(|open| open.root.to_string() == round)
            .ok_or_else(|| Error::not_found("round", round))
    }
}

impl Writer<'_> {
    fn set_paper_time(&mut self, scope: &str, round: Option<&str>, text: &str) -> Result<String> {
        if text.trim().is_empty() {
            return Err(Error::invalid("at", "When was it? Try 3:10, y 23:50 or fri 23:50."));
        }
        let (at, _) = self.reader().typed_time(text)?;
        let rounds = self.reader().paper_rounds(scope)?;
        let taken = |open: &OpenRound| {
            open.started.minutes_since(at) == 0 && round != Some(open.root.to_string().as_str())
        };
        if rounds.iter().any(taken) {
            return Err(Error::invalid("at", "There is a column for that time already."));
        }
        match round {
            Some(round) => {
                let open = self.reader().paper_round(scope, round)?;
                self.redate(&open, at)?;
                Ok(round.to_owned())
            }
            None => self.begin_paper_round(scope, at),
        }
    }

    fn begin_paper_round(&mut self, scope: &str, at: Moment) -> Result<String> {
        let subjects = self.reader().animals_in_round(scope)?;
        let kind = Kind::Round(fields::Round {
            started: Some(at.to_string()),
            finished: Some(at.to_string()),
            skipped: None,
            next_due: None,
        });
        let by = self.reader().carer()?;
        let mut new = NewEntry { by, at: Some(at), ..NewEntry::of(&kind, subjects) };
        new.extra.insert("scope".to_owned(), json!(scope));
        new.extra.insert(PAPER.to_owned(), Value::Bool(true));
        self.append(new).map(|id| id.to_string())
    }
}

/// Whether a round was kept on paper.
pub(super) fn is_on_paper(entry: &crate::entry::stored::Stored) -> bool {
    entry.extra.get(PAPER).and_then(Value::as_bool) == Some(true)
}
