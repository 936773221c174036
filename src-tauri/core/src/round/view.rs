//! A round as the screen shows it: rows of animals, cells with what is saved, and what the log says beside them.

use super::row::{RoundRow, Rows};
use super::{Column, EVERYONE, carers, order};
use crate::animals::{Maternal, Nursery, Resident, when};
use crate::book::Reader;
use crate::care;
use crate::error::Result;
use crate::register::Choice;
use crate::settings::RoundOrder;
use crate::store::names::Names;
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A choice of whose round it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RoundScope {
    /// What to ask for.
    pub id: String,
    /// What a person reads.
    pub label: String,
}

/// Why a round is empty, when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Empty {
    /// Nobody was taken in yet.
    NoOneYet,
    /// Nobody is here any more: they left, or they died.
    NoOneHere,
    /// Nobody is due.
    NoOneDue,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RoundView {
    /// Whose round it is.
    pub scope: String,
    /// Whose rounds there are.
    pub scopes: Vec<RoundScope>,
    /// «3:10 feed · Linden litter».
    pub title: String,
    /// «6 kittens · day 22 · last fed 0:05, 3 hours ago».
    pub subtitle: String,
    /// The time of the round: «3:10», «yesterday 23:50».
    pub time: String,
    /// Whether something has been saved in it.
    pub open: bool,
    /// The open round: what is half typed belongs to it and to no other.
    pub round: Option<String>,
    /// The unit of the weights, for the heads of their columns.
    pub weight_unit: String,
    /// The animals.
    pub rows: Vec<RoundRow>,
    /// Why there are none, when there are none.
    pub empty: Option<Empty>,
    /// Who is next, a sentence each.
    pub due: Vec<String>,
    /// The animal whose next blank cell comes first, and that cell: where to go on.
    pub next: Option<(String, Column)>,
    /// Enter goes down a column before it goes to the next: all are weighed, then all are fed.
    pub by_column: bool,
    /// Who may be feeding.
    pub carers: Vec<Choice>,
    /// Which of them is.
    pub feeding: Option<String>,
    /// The animal of these that the log worries about most.
    pub worry: Option<String>,
    /// What the save that this view answers did: «Saved Pip · 8 mL».
    pub saved: Option<String>,
}

impl Reader<'_> {
    /// The round of a scope as the screen shows it.
    pub(crate) fn round_view(&self, scope: &str) -> Result<RoundView> {
        let scopes = self.round_scopes()?;
        // A litter that was taken back, or whose last one left, gives way to the round that comes first.
        let is_gone = scope != EVERYONE && self.animals_in_round(scope).map_or(true, |them| them.is_empty());
        let scope =
            if is_gone { scopes.first().map_or(EVERYONE, |s| s.id.as_str()) } else { scope }.to_owned();
        let animals = self.animals_in_round(&scope)?;
        let open = self.open_round(&scope)?;
        let at = open.as_ref().map_or(self.now, |open| open.started);
        // Of everyone, because who is due next may belong to another round, and companions are named in this one.
        let chronicle = self.in_care(None)?;
        let nursery = Nursery::at(&chronicle, self.now);
        let names = self.names()?;
        let due = care::due_in(&nursery);
        let never_fed = self.never_fed(&nursery, names)?;
        let mut here: Vec<(SubjectId, &Resident<'_>)> = animals
            .iter()
            .filter_map(|animal| Some((*animal, nursery.get(&names.outside(*animal))?)))
            .collect();
        let mut washes = BTreeMap::new();
        if scope == EVERYONE {
            let begun = open.as_ref().map_or(Ok(Vec::new()), |open| self.begun_in(open.root))?;
            here.retain(|(animal, resident)| {
                begun.contains(animal)
                    || never_fed.contains(&resident.id)
                    || due.iter().any(|due| due.animal == resident.id)
            });
            washes = order::for_everyone(&nursery, &never_fed, &mut here);
        }
        let mut rows = Rows { reader: self, open: open.as_ref(), at, nursery: &nursery }.of(&here)?;
        for row in &mut rows {
            row.wash = washes.remove(row.animal.as_str());
        }
        let mut first_feeds: Vec<String> =
            never_fed.iter().map(|id| format!("{}: no feed in the book yet.", nursery.label(id))).collect();
        first_feeds.sort();
        let by_column = chronicle.settings.round_order == RoundOrder::ByColumn;
        let carers = carers::carers(&chronicle);
        let label = scopes.iter().find(|s| s.id == scope).map_or("Everyone", |s| s.label.as_str()).to_owned();
        let last = self.last_fed(&animals, at)?;
        Ok(RoundView {
            title: format!("{} feed · {label}", when::moment(at, self.now)),
            subtitle: subtitle(&rows, &nursery, last, self.now),
            time: when::moment(at, self.now),
            weight_unit: nursery.units().of_weight().to_owned(),
            open: open.is_some(),
            round: open.as_ref().map(|open| open.root.to_string()),
            next: self.next_cell(open.as_ref(), &rows, names, by_column)?,
            by_column,
            feeding: carers::feeding(&chronicle, &carers),
            carers,
            worry: rows
                .iter()
                .filter_map(|row| Some((row.alarm.as_ref()?.level, row)))
                .min_by_key(|(level, row)| (Reverse(*level), row.name.clone(), row.animal.clone()))
                .map(|(_, row)| row.animal.clone()),
            saved: None,
            due: first_feeds
                .into_iter()
                .chain(due.iter().filter(|d| d.next_at.is_some()).map(|d| d.sentence.clone()))
                .collect(),
            empty: if rows.is_empty() { Some(self.why_empty(&scopes)?) } else { None },
            scope,
            scopes,
            rows,
        })
    }

    /// Why a round has no rows. Where somebody died or left, nothing cheerful is said.
    fn why_empty(&self, scopes: &[RoundScope]) -> Result<Empty> {
        if scopes.len() > 1 {
            return Ok(Empty::NoOneDue);
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM animal WHERE state <> 'in_care')")?;
        let somebody_left = statement.query_row([], |row| row.get(0))?;
        Ok(if somebody_left { Empty::NoOneHere } else { Empty::NoOneYet })
    }

    /// Who is in care, has no mother that feeds it, and no feed in the book yet.
    fn never_fed<'n>(&self, nursery: &'n Nursery<'_>, names: &Names) -> Result<Vec<&'n str>> {
        let mut never_fed = Vec::new();
        for resident in nursery.charges() {
            let mother = resident.standing.maternal_care.as_ref();
            if mother.is_some_and(Maternal::accepts) {
                continue;
            }
            if let Some(animal) = names.inside(resident.id)
                && !self.was_ever_fed(animal)?
            {
                never_fed.push(resident.id);
            }
        }
        Ok(never_fed)
    }

    /// Whether any feed of an animal is in the book, by hand or nursing, however long ago.
    fn was_ever_fed(&self, animal: SubjectId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM feed WHERE animal = ?1)")?
            .query_row([animal], |row| row.get(0))?)
    }

    /// Litters and singles that are fed by hand, and everyone.
    pub(crate) fn round_scopes(&self) -> Result<Vec<RoundScope>> {
        let names = self.names()?;
        let mut statement = self.connection.prepare_cached(
            "SELECT litter, id, count(*), animal.name, min(first) FROM animal JOIN card USING (id) \
             WHERE state = 'in_care' AND grown = 0 GROUP BY coalesce(litter, id) ORDER BY count(*) DESC, min(first), id",
        )?;
        let mut rows = statement.query([])?;
        let mut scopes = Vec::new();
        while let Some(row) = rows.next()? {
            let (litter, first, count): (Option<SubjectId>, SubjectId, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let label = match litter {
                Some(litter) if count > 1 => self.litter_label(litter)?,
                _ => row.get(3)?,
            };
            scopes.push(RoundScope { id: names.outside(litter.unwrap_or(first)), label });
        }
        let everyone = RoundScope { id: EVERYONE.to_owned(), label: "Everyone due".to_owned() };
        if scopes.is_empty() {
            return Ok(vec![everyone]);
        }
        scopes.push(everyone);
        Ok(scopes)
    }
}

/// «6 kittens», «2 kittens and 1 puppy».
pub(crate) fn count_of_young(residents: &[&Resident<'_>]) -> String {
    let mut counts: Vec<(String, i64)> = Vec::new();
    for resident in residents {
        let word =
            if resident.standing.grown { resident.card.species.clone() } else { resident.species().young() };
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let words: Vec<String> = counts.iter().map(|(word, count)| when::counted(*count, word)).collect();
    words.join(" and ")
}

fn subtitle(rows: &[RoundRow], nursery: &Nursery<'_>, last: Option<Moment>, now: Moment) -> String {
    let residents: Vec<&Resident<'_>> = rows.iter().filter_map(|row| nursery.get(&row.animal)).collect();
    let mut parts = vec![count_of_young(&residents)];
    let days: Vec<i64> = residents.iter().filter_map(|r| r.standing.days()).collect();
    if let (Some(least), Some(most)) = (days.iter().min(), days.iter().max()) {
        parts.push(if least == most { format!("day {least}") } else { format!("day {least} to {most}") });
    }
    if let Some(last) = last {
        parts.push(match now.minutes_since(last) {
            ..1 => "last fed just now".to_owned(),
            minutes => format!("last fed {}, {} ago", when::moment(last, now), when::span(minutes)),
        });
    }
    parts.extend(care::old_formula(nursery, &residents));
    parts.join(" · ")
}
