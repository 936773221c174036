//! A round as the screen shows it: rows of animals, cells with what is saved, and what the log says beside them.

use super::cells::saved_tenths;
use super::{Column, EVERYONE, OpenRound, slip};
use crate::animals::{Maternal, Nursery, Resident, Weighing, when};
use crate::book::Reader;
use crate::care::{self, Direction, DoseLevel};
use crate::entry::field::Free;
use crate::entry::kind::{Kind, Stool};
use crate::error::Result;
use crate::register::Concern;
use crate::store::names::Names;
use crate::values::{Grams, Millilitres, Moment, Quantity, SubjectId};
use serde::Serialize;
use std::cmp::Reverse;
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

/// A cell that takes a number.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Cell {
    /// What is saved, as a number; empty when nothing is.
    pub text: String,
    /// What is suggested and taken only by Enter; empty when nothing is.
    pub suggestion: String,
    /// Why it is suggested.
    pub why: Option<String>,
    /// What a screen reader calls it: «Pip, weight before, grams».
    pub label: String,
}

/// A collar: a colour, its letter and its word.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Collar {
    /// The colour, one of the collars of the palette, or any other word.
    pub colour: String,
    /// The letter on it.
    pub letter: String,
}

/// What the weight of this round says beside the one before.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RowGain {
    /// Which way it went.
    pub direction: Direction,
    /// «+10 g since 0:05».
    pub text: String,
}

/// One animal of a round.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch or a mark of its own on the screen")]
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RoundRow {
    /// The animal.
    pub animal: String,
    /// Its name.
    pub name: String,
    /// Its collar.
    pub collar: Option<Collar>,
    /// Under its name: «green collar · 297 g».
    pub hint: String,
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
    /// Left out of this round.
    pub skipped: bool,
    /// What the weight says.
    pub gain: Option<RowGain>,
    /// What the amount says, when it is much.
    pub dose_note: Option<String>,
    /// Whether that is a warning.
    pub dose_warning: bool,
    /// Where its limit comes from.
    pub dose_source: Option<String>,
    /// What to ask about a weight that is far from the one before: «54 % more than at 8:51. Right animal?»
    pub doubt: Option<String>,
    /// What the log worries about most.
    pub alarm: Option<Concern>,
    /// Notes written in this round.
    pub notes: Vec<String>,
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
    /// The animals.
    pub rows: Vec<RoundRow>,
    /// Who is next, a sentence each.
    pub due: Vec<String>,
    /// The animal whose next blank cell comes first, and that cell: where to go on.
    pub next: Option<(String, Column)>,
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
        let names = Names::load(self.connection)?;
        let mut rows = Vec::new();
        for animal in &animals {
            if let Some(resident) = nursery.get(&names.outside(*animal)) {
                rows.push(self.row(*animal, resident, open.as_ref(), at, &nursery)?);
            }
        }
        let due = care::due_in(&nursery);
        let mut never_fed = Vec::new();
        for resident in nursery.charges() {
            if resident.standing.maternal_care.as_ref().is_some_and(Maternal::accepts) {
                continue;
            }
            if let Some(animal) = names.inside(resident.id)
                && !self.was_ever_fed(animal)?
            {
                never_fed.push(resident.id);
            }
        }
        let awaits_first = |row: &RoundRow| never_fed.contains(&row.animal.as_str());
        if scope == EVERYONE {
            rows.retain(|row| {
                is_begun(row) || awaits_first(row) || due.iter().any(|due| due.animal == row.animal)
            });
            rows.sort_by_key(|row| !awaits_first(row));
        }
        let first_feeds =
            never_fed.iter().map(|id| format!("{}: no feed in the book yet.", nursery.label(id)));
        let label = scopes.iter().find(|s| s.id == scope).map_or("Everyone", |s| s.label.as_str()).to_owned();
        let last = self.last_fed(&animals, at)?;
        Ok(RoundView {
            title: format!("{} feed · {label}", when::moment(at, self.now)),
            subtitle: subtitle(&rows, &nursery, last, self.now),
            time: when::moment(at, self.now),
            open: open.is_some(),
            round: open.as_ref().map(|open| open.root.to_string()),
            next: next_blank(&rows),
            worry: rows
                .iter()
                .filter_map(|row| Some((row.alarm.as_ref()?.level, row)))
                .min_by_key(|(level, row)| (Reverse(*level), row.name.clone(), row.animal.clone()))
                .map(|(_, row)| row.animal.clone()),
            saved: None,
            due: first_feeds
                .chain(due.iter().filter(|d| d.next_at.is_some()).map(|d| d.sentence.clone()))
                .collect(),
            scope,
            scopes,
            rows,
        })
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
        let names = Names::load(self.connection)?;
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

    fn row(
        &self,
        animal: SubjectId,
        resident: &Resident<'_>,
        open: Option<&OpenRound>,
        at: Moment,
        nursery: &Nursery<'_>,
    ) -> Result<RoundRow> {
        let (mut entries, mut notes) = (Vec::new(), Vec::new());
        if let Some(open) = open {
            for kind in ["weight", "feed", "elimination"] {
                entries.extend(self.in_round(open.root, animal, kind)?);
            }
            notes = self.in_round(open.root, animal, "note")?.into_iter().filter_map(|e| e.note).collect();
        }
        let name = resident.label().to_owned();
        let saved = |column: Column| entries.iter().find(|e| column.shows(e));
        let tenths = |column: Column| saved(column).and_then(saved_tenths);
        let cell = |column: Column, words: &str| Cell {
            text: tenths(column).map(plain_tenths).unwrap_or_default(),
            suggestion: String::new(),
            why: None,
            label: format!("{name}, {words}"),
        };
        let mut fed = cell(Column::Fed, "fed, millilitres");
        if fed.text.is_empty()
            && let Some(suggestion) = care::suggested_in(nursery, resident)
        {
            fed.suggestion = suggestion.text;
            let source = suggestion.source.map(|source| format!(" ({})", source.mark));
            fed.why = Some(suggestion.why + &source.unwrap_or_default());
        }
        let in_this_round: Vec<String> =
            entries.iter().flat_map(|e| [e.id.to_string(), e.name.clone().unwrap_or_default()]).collect();
        let previous = resident
            .own()
            .filter(|e| e.at <= at && !in_this_round.contains(&e.id))
            .filter_map(Weighing::of)
            .rfind(|w| !w.after_feed);
        let note = care::round_note(
            previous.as_ref(),
            tenths(Column::Before).map(Grams::from_tenths),
            tenths(Column::Fed).map(Millilitres::from_tenths),
            self.now,
        );
        let weighed = |column: Column| tenths(column).map(Grams::from_tenths);
        let doubt = slip::doubt(previous.as_ref(), weighed(Column::Before), weighed(Column::After), self.now);
        let output = |test: fn(&Kind) -> bool| entries.iter().any(|e| test(&e.says()));
        let outside = resident.id;
        let collar = resident.standing.collar.as_deref().map(collar_of);
        let hint = [
            collar.as_ref().map(|c| format!("{} collar", c.colour)),
            previous
                .as_ref()
                .map(|w| if w.estimated { format!("about {}", w.grams) } else { w.grams.to_string() }),
        ];
        let skipped =
            open.and_then(|o| o.says.skipped.as_ref()).is_some_and(|s| Free::texts(s).contains(&outside));
        let alarm = care::alarm_of(nursery, resident).map(Concern::from);
        Ok(RoundRow {
            animal: outside.to_owned(),
            collar,
            hint: hint.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            before: cell(Column::Before, "weight before, grams"),
            fed,
            after: cell(Column::After, "weight after, grams"),
            pee: output(|kind| matches!(kind, Kind::Elimination(e) if e.urine == Some(true))),
            poo: output(
                |kind| matches!(kind, Kind::Elimination(e) if matches!(e.stool, Some(Stool::Passed | Stool::Score(_)))),
            ),
            skipped,
            gain: note.weight.map(|w| RowGain { direction: w.direction, text: w.text }),
            dose_warning: note.dose.as_ref().is_some_and(|d| d.level == DoseLevel::Warn),
            dose_source: note.dose.as_ref().map(|d| d.source.mark.to_owned()),
            dose_note: note.dose.map(|d| d.text),
            doubt,
            alarm,
            notes,
            name,
        })
    }
}

/// Whether something is written in a row already.
fn is_begun(row: &RoundRow) -> bool {
    row.pee || row.poo || [&row.before, &row.fed, &row.after].iter().any(|cell| !cell.text.is_empty())
}

/// Tenths as a number without needless decimals.
fn plain_tenths(tenths: i64) -> String {
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// A collar's colour with its letter.
pub(crate) fn collar_of(colour: &str) -> Collar {
    let letter = colour.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    Collar { colour: colour.to_lowercase(), letter }
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
    parts.join(" · ")
}

fn next_blank(rows: &[RoundRow]) -> Option<(String, Column)> {
    let started = |row: &&RoundRow| {
        !row.skipped && [&row.before, &row.fed, &row.after].iter().any(|cell| cell.text.is_empty())
    };
    let row = rows.iter().find(started)?;
    let cells = [(Column::Before, &row.before), (Column::Fed, &row.fed), (Column::After, &row.after)];
    cells.into_iter().find(|(_, cell)| cell.text.is_empty()).map(|(column, _)| (row.animal.clone(), column))
}
