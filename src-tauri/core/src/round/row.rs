//! One animal of a round, as the screen shows it.

use super::OpenRound;
use super::PaperCell;
use super::cells::{Column, saved_tenths};
use super::slip::{Guard, Neighbour};
use crate::animals::{Nursery, Resident, Weighing, weighing, when};
use crate::book::Reader;
use crate::care::{self, Direction, DoseLevel};
use crate::entry::field::Free;
use crate::entry::kind::{Kind, Stool};
use crate::entry::stored::Stored;
use crate::error::Result;
use crate::reference::MILK_WEIGHS;
use crate::register::Concern;
use crate::store::live;
use crate::values::{Grams, Millilitres, Moment, Quantity, SubjectId};
use serde::Serialize;
use ts_rs::TS;

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
    /// Bare numbers that are taken without a question, from and to; when there are none, all are.
    pub calm: Vec<(f64, f64)>,
    /// What to ask about what is saved: «54 % more than at 8:51. Right animal?»
    pub doubt: Option<String>,
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
    /// What stands before the amount when it is too cold to be fed: «warm first, do not feed».
    pub cold: Option<String>,
    /// What to ask before it is fed, when it was fed just now, by whomever: «Pip got 8 mL at 2:55 from Ana. Feed again?»
    pub fed_lately: Option<String>,
    /// What was taken by the two weights: «≈ 11 mL by weight».
    pub intake: Option<String>,
    /// How long the feed takes, or took: «weighed 4 minutes ago».
    pub timer: Option<String>,
    /// What is done before this row, where its group differs from the one above: «Wash your hands, change the cover».
    pub wash: Option<String>,
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
    /// What the log worries about most.
    pub alarm: Option<Concern>,
    /// Notes written in this round.
    pub notes: Vec<String>,
}

/// What the rows of one round have in common.
pub(super) struct Rows<'r> {
    pub(super) reader: &'r Reader<'r>,
    pub(super) open: Option<&'r OpenRound>,
    /// When the round is.
    pub(super) at: Moment,
    pub(super) nursery: &'r Nursery<'r>,
}

/// What an animal has in the round.
struct Written {
    /// Weights, the feed, pee and poo.
    entries: Vec<Stored>,
    notes: Vec<String>,
}

impl Written {
    fn saved(&self, column: Column) -> Option<&Stored> {
        self.entries.iter().find(|e| column.shows(e))
    }

    fn tenths(&self, column: Column) -> Option<i64> {
        self.saved(column).and_then(saved_tenths)
    }

    fn grams(&self, column: Column) -> Option<Grams> {
        self.tenths(column).map(Grams::from_tenths)
    }

    fn pee(&self) -> bool {
        self.entries.iter().any(|e| matches!(e.says(), Kind::Elimination(e) if e.urine == Some(true)))
    }

    fn poo(&self) -> bool {
        let seen = |stool: Option<Stool>| matches!(stool, Some(Stool::Passed | Stool::Score(_)));
        self.entries.iter().any(|e| matches!(e.says(), Kind::Elimination(e) if seen(e.stool)))
    }

    fn has(&self, entry: &str) -> bool {
        self.ids().iter().any(|id| id == entry)
    }

    /// What the entries are called outside.
    fn ids(&self) -> Vec<String> {
        self.entries.iter().flat_map(|e| [Some(e.id.to_string()), e.name.clone()]).flatten().collect()
    }
}

/// The cells of one row, with what they rest on.
struct Cells<'a> {
    resident: &'a Resident<'a>,
    written: Written,
    /// The last weight before this round that can be compared.
    previous: Option<Weighing>,
    before: Cell,
    fed: Cell,
    after: Cell,
}

impl Rows<'_> {
    /// The rows of some animals, in the order given.
    pub(super) fn of(&self, animals: &[(SubjectId, &Resident<'_>)]) -> Result<Vec<RoundRow>> {
        let rows = animals.iter().enumerate();
        rows.map(|(place, _)| self.row(&self.cells(animals, place)?)).collect()
    }

    /// What of the rows stands on a paper log.
    pub(super) fn on_paper(&self, animals: &[(SubjectId, &Resident<'_>)]) -> Result<Vec<PaperCell>> {
        let rows = animals.iter().enumerate();
        rows.map(|(place, _)| {
            let Cells { written, before, fed, after, .. } = self.cells(animals, place)?;
            Ok(PaperCell { before, fed, after, pee: written.pee(), poo: written.poo() })
        })
        .collect()
    }

    /// The weight of the row above or below.
    fn beside(&self, animals: &[(SubjectId, &Resident<'_>)], place: Option<usize>) -> Option<Neighbour> {
        let resident = animals.get(place?)?.1;
        let weighing = weighing::measured(resident.own().filter(|e| e.at <= self.at)).pop()?;
        Some(Neighbour { label: resident.label().to_owned(), weighing })
    }

    /// The cells of the animal at a place, with what they rest on.
    fn cells<'a>(&self, animals: &[(SubjectId, &'a Resident<'a>)], place: usize) -> Result<Cells<'a>> {
        let (animal, resident) = animals[place];
        let beside = |place| self.beside(animals, place);
        let neighbours: Vec<Neighbour> =
            [beside(place.checked_sub(1)), beside(Some(place + 1))].into_iter().flatten().collect();
        let written = self.written(animal)?;
        let units = self.nursery.units();
        let previous = resident
            .own()
            .filter(|e| e.at <= self.at && !written.has(&e.id))
            .filter_map(Weighing::of)
            .rfind(|w| !w.after_feed);
        let cell = |column: Column, words: &str| {
            let before = written.grams(Column::Before);
            let guard = Guard::new(column, previous.as_ref(), before, &neighbours, self.at, self.nursery);
            let tenths = written.tenths(column);
            Cell {
                text: tenths.map(|tenths| column.shown(tenths, units)).unwrap_or_default(),
                suggestion: String::new(),
                why: None,
                label: format!("{}, {words}", resident.label()),
                calm: guard.calm(),
                doubt: tenths.and_then(|tenths| guard.doubt(tenths)),
            }
        };
        let unit = units.weight_word();
        Ok(Cells {
            before: cell(Column::Before, &format!("weight before, {unit}")),
            fed: cell(Column::Fed, "fed, millilitres"),
            after: cell(Column::After, &format!("weight after, {unit}")),
            resident,
            previous,
            written,
        })
    }

    fn row(&self, cells: &Cells<'_>) -> Result<RoundRow> {
        let Cells { resident, written, previous, .. } = cells;
        let now = self.nursery.now;
        let units = self.nursery.units();
        let cold = care::cold_of(self.nursery, resident).map(str::to_owned);
        let mut fed = cells.fed.clone();
        let fed_lately = care::fed_just_now(self.nursery, resident, self.at, &written.ids())
            .filter(|_| fed.text.is_empty());
        if fed.text.is_empty()
            && cold.is_none()
            && fed_lately.is_none()
            && let Some(suggestion) = care::suggested_in(self.nursery, resident)
        {
            fed.suggestion = suggestion.text;
            let source = suggestion.source.map(|source| format!(" ({})", source.mark));
            fed.why = Some(suggestion.why + &source.unwrap_or_default());
        }
        let note = care::round_note(
            previous.as_ref(),
            written.grams(Column::Before),
            written.tenths(Column::Fed).map(Millilitres::from_tenths),
            now,
            units,
        );
        let collar = resident.standing.collar.as_deref().map(collar_of);
        let hint = [
            collar.as_ref().map(|c| format!("{} collar", c.colour)),
            previous.as_ref().map(|w| w.told(units)),
        ];
        let skipped = self
            .open
            .and_then(|o| o.says.skipped.as_ref())
            .is_some_and(|s| Free::texts(s).contains(&resident.id));
        Ok(RoundRow {
            animal: resident.id.to_owned(),
            collar,
            hint: hint.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            before: cells.before.clone(),
            fed,
            after: cells.after.clone(),
            pee: written.pee(),
            poo: written.poo(),
            cold,
            fed_lately,
            intake: intake(written),
            timer: self.timer(written)?,
            wash: None,
            skipped,
            gain: note.weight.map(|w| RowGain { direction: w.direction, text: w.text }),
            dose_warning: note.dose.as_ref().is_some_and(|d| d.level == DoseLevel::Warn),
            dose_source: note.dose.as_ref().map(|d| d.source.mark.to_owned()),
            dose_note: note.dose.map(|d| d.text),
            alarm: care::alarm_of(self.nursery, resident).map(Concern::from),
            notes: written.notes.clone(),
            name: resident.label().to_owned(),
        })
    }

    fn written(&self, animal: SubjectId) -> Result<Written> {
        let mut written = Written { entries: Vec::new(), notes: Vec::new() };
        if let Some(open) = self.open {
            for kind in ["weight", "feed", "elimination"] {
                written.entries.extend(self.reader.in_round(open.root, animal, kind)?);
            }
            let notes = self.reader.in_round(open.root, animal, "note")?;
            written.notes = notes.into_iter().filter_map(|e| e.note).collect();
        }
        Ok(written)
    }

    /// How long it is, or was, from the first weight to the second, by the clock of the saves. Nothing in a round whose
    /// time was set by hand: it was fed then, and is written down now.
    fn timer(&self, written: &Written) -> Result<Option<String>> {
        let first_saved =
            |entry: &Stored| live::root(self.reader.connection, entry).map(|root| root.recorded);
        let begun_now = self.open.is_some_and(|open| open.started.minutes_since(open.entry.at) == 0);
        let Some(before) = written.saved(Column::Before).filter(|_| begun_now) else { return Ok(None) };
        let from = first_saved(before)?;
        Ok(match written.saved(Column::After) {
            Some(after) => Some((first_saved(after)? - from) / MINUTE_MS)
                .filter(|minutes| *minutes > 0)
                .map(|minutes| format!("fed in {}", when::span(minutes))),
            None => Some((self.reader.now.utc_ms() - from) / MINUTE_MS)
                .filter(|minutes| *minutes > 0)
                .map(|minutes| format!("weighed {} ago", when::span(minutes))),
        })
    }
}

/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60_000;

/// What was taken, by the weights before and after.
fn intake(written: &Written) -> Option<String> {
    let grams = written.tenths(Column::After)? - written.tenths(Column::Before)?;
    let taken = grams as f64 / 10.0 / MILK_WEIGHS.value;
    (taken > 0.0).then(|| format!("≈ {} mL by weight", weighing::plain(taken)))
}

/// A collar's colour with its letter.
pub(crate) fn collar_of(colour: &str) -> Collar {
    let letter = colour.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    Collar { colour: colour.to_lowercase(), letter }
}
