//! What is typed into the cells of a round.

use super::OpenRound;
use crate::animals::weighing::plain;
use crate::book::{NewEntry, Writer};
use crate::entry::field::{FieldType as _, Free};
use crate::entry::kind::{FeedMethod, Kind, Stool, Weighed, fields};
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::journal::usual_visibility;
use crate::values::{Grams, Millilitres, Quantity, SubjectId, Units};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// A cell that takes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Column {
    /// The weight before the feed.
    Before,
    /// What was taken, in mL.
    Fed,
    /// The weight after the feed.
    After,
}

impl Column {
    fn kind(self) -> &'static str {
        match self {
            Self::Before | Self::After => "weight",
            Self::Fed => "feed",
        }
    }

    /// A saved figure as the cell shows it, in tenths of the log's own unit.
    pub(crate) fn shown(self, tenths: i64, units: Units) -> String {
        match self {
            Self::Before | Self::After => units.cell(Grams::from_tenths(tenths)),
            Self::Fed => plain(Millilitres::from_tenths(tenths).value()),
        }
    }

    /// Whether an entry of a round is what this cell shows.
    pub(crate) fn shows(self, entry: &Stored) -> bool {
        match (self, entry.says()) {
            (Self::Before, Kind::Weight(w)) => w.when == Some(Weighed::BeforeFeed),
            (Self::After, Kind::Weight(w)) => w.when == Some(Weighed::AfterFeed),
            (Self::Fed, Kind::Feed(_)) => true,
            _ => false,
        }
    }
}

/// A cell that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Output {
    /// Pee.
    Pee,
    /// Poo.
    Poo,
}

impl Writer<'_> {
    /// Saves a typed cell. The value it replaces is kept, and no longer counts.
    pub(crate) fn save_cell(
        &mut self,
        scope: &str,
        animal: SubjectId,
        column: Column,
        text: &str,
    ) -> Result<()> {
        let open = self.reader().open_round(scope)?;
        self.save_in(open, scope, animal, column, text)
    }

    /// Saves a typed cell of a round; without one, of the round that it begins.
    pub(super) fn save_in(
        &mut self,
        open: Option<OpenRound>,
        scope: &str,
        animal: SubjectId,
        column: Column,
        text: &str,
    ) -> Result<()> {
        let text = text.trim();
        let before = match &open {
            Some(open) => {
                self.in_round(open.root, animal, column.kind())?.into_iter().find(|e| column.shows(e))
            }
            None => None,
        };
        if text.is_empty() {
            return before.map_or(Ok(()), |entry| self.void_whole(entry.id));
        }
        let field = |problem: String| Error::invalid(column_key(column), problem);
        let units = self.reader().settings()?.units();
        let (tenths, typed) = match column {
            Column::Before | Column::After => {
                (units.read_weight(text).map_err(field)?.tenths(), units.typed_weight(text))
            }
            Column::Fed => (Millilitres::parse(text).map_err(field)?.tenths(), None),
        };
        // What the cell shows means what is saved, though another unit may not show all of its digits.
        let is_saved = |saved: i64| saved == tenths || column.shown(saved, units) == text;
        if before.as_ref().and_then(saved_tenths).is_some_and(is_saved) {
            return Ok(());
        }
        let open = match open {
            Some(open) => open,
            None => self.round(scope)?,
        };
        let round = Some(open.root.to_string());
        let kind = match column {
            Column::Before | Column::After => Kind::Weight(fields::Weight {
                grams: Some(Grams::from_tenths(tenths)),
                ratio: None,
                estimated: None,
                littermate_mean_g: None,
                when: Some(if column == Column::Before { Weighed::BeforeFeed } else { Weighed::AfterFeed }),
                round,
            }),
            Column::Fed => self.feed(animal, Millilitres::from_tenths(tenths), round)?,
        };
        let mut new = self.in_round_entry(&open, &kind, animal)?;
        new.extra.extend(typed.map(|typed| typed.beside()));
        match before {
            Some(before) => self.correct(&before, NewEntry { at: Some(before.at), ..new }).map(drop),
            None => self.append(new).map(drop),
        }
    }

    /// A feed like the last one: method and formula stay what they were, unless a plan has named another since.
    fn feed(&self, animal: SubjectId, ml: Millilitres, round: Option<String>) -> Result<Kind> {
        let last = crate::store::log::select(
            self.connection,
            "WHERE id = (SELECT entry FROM feed WHERE animal = ?1 AND method IN ('bottle', 'syringe', 'tube', 'gruel') \
             ORDER BY at DESC, entry DESC LIMIT 1)",
            &[&animal],
        )?;
        let since = last.first().map_or(0, |entry| entry.at.utc_ms());
        let last = last.first().map(Stored::says);
        let (method, formula, kcal_per_ml) = match last {
            Some(Kind::Feed(last)) => (last.method, last.formula, last.kcal_per_ml),
            _ => (FeedMethod::Bottle, None, None),
        };
        let (formula, kcal_per_ml) = match self.formula_planned(animal, since)? {
            Some(plan) if plan.formula.is_some() => (plan.formula, plan.kcal_per_ml),
            Some(plan) => (formula, plan.kcal_per_ml),
            None => (formula, kcal_per_ml),
        };
        let mut data = serde_json::Map::new();
        data.insert("method".to_owned(), method.write());
        data.insert("ml".to_owned(), ml.write());
        let mut feed = fields::Feed::read_fields(&data)?;
        feed.formula = formula;
        feed.kcal_per_ml = kcal_per_ml;
        feed.round = round;
        Ok(Kind::Feed(feed))
    }

    /// The last plan since a moment that names a formula or its energy.
    fn formula_planned(&self, animal: SubjectId, since_ms: i64) -> Result<Option<fields::PlanFeed>> {
        let plans = crate::store::log::select(
            self.connection,
            "WHERE id IN (SELECT entry FROM about WHERE animal = ?1 AND kind = 'plan_feed' AND at >= ?2) \
             ORDER BY at DESC, hlc DESC",
            &[&animal, &since_ms],
        )?;
        Ok(plans.iter().find_map(|entry| match entry.says() {
            Kind::PlanFeed(plan) if plan.formula.is_some() || plan.kcal_per_ml.is_some() => Some(plan),
            _ => None,
        }))
    }

    /// Turns pee or poo on or off; both are one entry.
    pub(crate) fn toggle_output(&mut self, scope: &str, animal: SubjectId, what: Output) -> Result<()> {
        let open = self.round(scope)?;
        self.toggle_in(&open, animal, what)
    }

    /// Turns pee or poo of a round on or off.
    pub(super) fn toggle_in(&mut self, open: &OpenRound, animal: SubjectId, what: Output) -> Result<()> {
        let before = self.in_round(open.root, animal, "elimination")?.pop();
        let mut says = match before.as_ref().map(Stored::says) {
            Some(Kind::Elimination(says)) => says,
            _ => fields::Elimination {
                urine: None,
                urine_colour: None,
                stool: None,
                stimulated: None,
                blood: None,
                one_of: None,
                round: Some(open.root.to_string()),
            },
        };
        match what {
            Output::Pee => says.urine = if says.urine == Some(true) { None } else { Some(true) },
            Output::Poo => {
                let had = matches!(says.stool, Some(Stool::Passed | Stool::Score(_)));
                says.stool = if had { None } else { Some(Stool::Passed) };
            }
        }
        let nothing_left = says.urine.is_none() && says.stool.is_none();
        match before {
            Some(before) if nothing_left => self.void_whole(before.id),
            Some(before) => {
                let new =
                    NewEntry { data: Kind::Elimination(says).write(), ..NewEntry::from_stored(&before) };
                self.correct(&before, new).map(drop)
            }
            None => {
                let new = self.in_round_entry(open, &Kind::Elimination(says), animal)?;
                self.append(new).map(drop)
            }
        }
    }

    /// Leaves an animal out of the round, or takes it in again.
    pub(crate) fn skip_in_round(&mut self, scope: &str, animal: SubjectId) -> Result<()> {
        let name = self.reader().names()?.outside(animal);
        self.change_round(scope, |round| {
            let mut skipped: Vec<String> = round
                .skipped
                .as_ref()
                .map(Free::texts)
                .unwrap_or_default()
                .into_iter()
                .map(str::to_owned)
                .collect();
            match skipped.iter().position(|s| *s == name) {
                Some(at) => drop(skipped.remove(at)),
                None => skipped.push(name),
            }
            round.skipped = (!skipped.is_empty()).then(|| Free(json!(skipped)));
        })
    }

    /// Adds a note to a row of the round.
    pub(crate) fn note_in_round(&mut self, scope: &str, animal: SubjectId, text: &str) -> Result<()> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("note", "The note is empty."));
        }
        let open = self.round(scope)?;
        let kind = Kind::read("note", &serde_json::Map::new())?;
        let mut new = self.in_round_entry(&open, &kind, animal)?;
        new.data.insert("round".to_owned(), json!(open.root.to_string()));
        new.note = Some(text.to_owned());
        self.append(new).map(drop)
    }

    fn in_round_entry(&self, open: &OpenRound, kind: &Kind, animal: SubjectId) -> Result<NewEntry> {
        Ok(NewEntry {
            at: Some(open.started),
            by: self.reader().carer()?,
            visibility: Some(usual_visibility(kind.word())),
            ..NewEntry::of(kind, [animal])
        })
    }
}

/// The figure of a saved cell, in tenths of its unit.
pub(crate) fn saved_tenths(entry: &Stored) -> Option<i64> {
    match entry.says() {
        Kind::Weight(weight) => weight.grams.map(Quantity::tenths),
        Kind::Feed(feed) => feed.ml.map(Quantity::tenths),
        _ => None,
    }
}

fn column_key(column: Column) -> &'static str {
    match column {
        Column::Before => "before",
        Column::Fed => "fed",
        Column::After => "after",
    }
}
