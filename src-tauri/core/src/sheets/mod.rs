//! Papers: for the vet, for the next carer, for the new home, and a blank log for a night without a screen.
//!
//! Each is built from the log as data, [`Sheet`], which the page shows and prints, and which can be written as a page of
//! its own ([`html`]) or as plain text. What is private stays in the book, whoever the paper is for.

mod adopter;
mod brief;
mod facts;
mod handover;
mod html;
mod paper;
mod text;
mod vet;

pub(crate) use brief::brief;
pub use brief::{LONGEST_BRIEF, MOST_LINES};
pub use html::page;
pub use text::plain;

use crate::animals::{Nursery, Resident, when};
use crate::book::{Book, Reader};
use crate::chronicle::Chronicle;
use crate::error::{Error, Result};
use crate::growth::Theme;
use crate::judgements::LOOK_BACK_MINUTES;
use crate::round::Collar;
use crate::values::{Moment, SubjectId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SheetKind {
    /// One animal's last seven days, for the vet.
    Vet,
    /// What happened while somebody else was away.
    Handover,
    /// What the new home needs to know.
    Adopter,
    /// The round on paper, blank.
    Paper,
}

/// Which paper is asked for, about whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SheetRequest {
    /// Which paper.
    pub kind: SheetKind,
    /// An animal; for the hand-over and the blank log also a litter, or nothing for everyone in care.
    pub about: String,
    /// For the hand-over: since when, as typed; nothing for her own last entry, or else for twelve hours.
    #[serde(default)]
    pub since: String,
    /// For the hand-over: private notes too.
    #[serde(default)]
    pub notes: bool,
}

/// A paper, ready to be read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Sheet {
    /// Which paper.
    pub kind: SheetKind,
    /// «For the vet: Pip».
    pub title: String,
    /// «Linden litter · green collar · female kitten · 22 days».
    pub about: String,
    /// «From the log as it stood on 22 November 2026 at 3:10».
    pub as_of: String,
    /// Its parts, from top to bottom.
    pub parts: Vec<Part>,
    /// What stands small at the end.
    pub foot: String,
    /// The papers there are about the same animals, this one among them.
    pub others: Vec<SheetLink>,
    /// A good name for its file, without an ending.
    #[serde(skip)]
    #[ts(skip)]
    pub stem: String,
}

/// A part of a paper: a heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export, rename = "SheetPart")]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// What stands there.
    pub body: Body,
}

/// What stands under a heading.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "form", rename_all = "snake_case")]
#[ts(export, rename = "SheetBody")]
pub enum Body {
    /// Lines of text.
    Lines {
        /// Each line.
        lines: Vec<String>,
    },
    /// A table; the first cell of a row names it.
    Table {
        /// The heads of its columns.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// A drawing, as SVG.
    Chart {
        /// The drawing.
        svg: String,
    },
    /// Rounds to be written by hand: a row for each animal, for each round the columns that are named.
    Grid {
        /// How many rounds stand side by side.
        rounds: u32,
        /// What is written in each of them.
        columns: Vec<String>,
        /// Whom the rows are for; their cells are blank.
        rows: Vec<Row>,
    },
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export, rename = "SheetRow")]
pub struct Row {
    /// The mark of the animal it is about.
    pub collar: Option<Collar>,
    /// Its cells, the one that names it first.
    pub cells: Vec<String>,
}

/// Another paper about the same animals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SheetLink {
    /// Which paper.
    pub kind: SheetKind,
    /// «For the vet».
    pub label: String,
    /// About whom.
    pub about: String,
}

/// Longer than any animal is looked after, in minutes: fifty years.
const ALL_ITS_LIFE: i64 = 50 * 365 * 24 * 60;

/// What every paper for other eyes says of itself.
const FOOT: &str = "Written from the carer's log, which holds what was typed into it and no more. \
                    Not reviewed by a veterinarian.";

impl Book {
    /// A paper, as known at a moment (by default now), its chart painted for the page or for paper.
    pub fn sheet(&mut self, asked: &SheetRequest, as_of: Option<Moment>, paint: Theme) -> Result<Sheet> {
        self.read(|r| r.sheet(asked, as_of, paint))
    }

    /// Ten plain lines about an animal for a message to the vet, as known at a moment (by default now); the last is the
    /// question, when there is one.
    pub fn vet_brief(&mut self, animal: &str, question: &str, as_of: Option<Moment>) -> Result<String> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            let chronicle = r.about(id, as_of, -LOOK_BACK_MINUTES)?;
            let nursery = Nursery::at(&chronicle, chronicle.as_of);
            let resident = resident(&nursery, &r.outside(id)?)?;
            Ok(brief(&nursery, resident, question).join("\n") + "\n")
        })
    }
}

impl Reader<'_> {
    fn sheet(&self, asked: &SheetRequest, as_of: Option<Moment>, paint: Theme) -> Result<Sheet> {
        let mut sheet = match asked.kind {
            SheetKind::Vet | SheetKind::Adopter => {
                let id = self.animal_named(&asked.about)?;
                // What it ate may be long ago, when it has left.
                let back = if asked.kind == SheetKind::Vet { -LOOK_BACK_MINUTES } else { -ALL_ITS_LIFE };
                let chronicle = self.about(id, as_of, back)?;
                let nursery = Nursery::at(&chronicle, chronicle.as_of);
                let resident = resident(&nursery, &self.outside(id)?)?;
                if asked.kind == SheetKind::Vet {
                    vet::sheet(&nursery, resident, paint)
                } else {
                    adopter::sheet(&nursery, resident, paint)?
                }
            }
            SheetKind::Handover => self.handover(asked, as_of)?,
            SheetKind::Paper => {
                let (chronicle, read) = self.those(as_of, None)?;
                let nursery = Nursery::at(&chronicle, chronicle.as_of);
                let about = self.scope(&asked.about)?;
                paper::sheet(&self.scope_title(&about)?, &in_scope(&nursery, &about, &read), nursery.units())
            }
        };
        sheet.others = self.others(&asked.about)?;
        Ok(sheet)
    }

    fn handover(&self, asked: &SheetRequest, as_of: Option<Moment>) -> Result<Sheet> {
        let now = as_of.unwrap_or(self.now);
        let typed = match asked.since.trim() {
            "" => None,
            text => Some(
                crate::values::parse_typed_time(text, now, self.zone)
                    .map_err(|problem| Error::invalid("since", problem))?
                    .0,
            ),
        };
        let (chronicle, read) = self.those(as_of, Some(typed.unwrap_or(now)))?;
        let nursery = Nursery::at(&chronicle, now);
        let carer = self.carer()?.map(|carer| self.outside(carer)).transpose()?;
        let since = typed.unwrap_or_else(|| handover::since(&nursery, carer.as_deref()));
        let about = self.scope(&asked.about)?;
        let people = in_scope(&nursery, &about, &read);
        Ok(handover::sheet(&nursery, &self.scope_title(&about)?, &people, nursery.here(since), asked.notes))
    }

    /// An animal with its littermates, as known at a moment; feeds and the like of the last minutes.
    fn about(&self, id: SubjectId, as_of: Option<Moment>, back: i64) -> Result<Chronicle> {
        match as_of {
            Some(_) => self.chronicle(as_of),
            None => self.recent(&self.household(id)?.1, self.now.plus_minutes(back)),
        }
    }

    /// Those in care, with those of whom something was written since a moment; and who of the log these are, because of
    /// everyone else only the card is read.
    fn those(&self, as_of: Option<Moment>, since: Option<Moment>) -> Result<(Chronicle, BTreeSet<String>)> {
        if as_of.is_some() {
            let chronicle = self.chronicle(as_of)?;
            let everyone = chronicle.animals.keys().cloned().collect();
            return Ok((chronicle, everyone));
        }
        let mut back = self.now.plus_minutes(-LOOK_BACK_MINUTES);
        let mut animals: BTreeSet<SubjectId> = self.animals_in("in_care")?.into_iter().collect();
        if let Some(since) = since {
            back = back.min(since);
            let mut statement =
                self.connection.prepare_cached("SELECT DISTINCT animal FROM about WHERE at >= ?1")?;
            let touched = statement.query_map([back.utc_ms()], |row| row.get(0))?;
            animals.extend(touched.collect::<rusqlite::Result<Vec<SubjectId>>>()?);
        }
        let names = self.names()?;
        let read = animals.iter().map(|id| names.outside(*id)).collect();
        Ok((self.recent(&animals.into_iter().collect::<Vec<_>>(), back)?, read))
    }

    /// What is asked about, by its id outside: a litter, an animal, or nothing for everyone.
    fn scope(&self, about: &str) -> Result<String> {
        if about.is_empty() || self.litter_of(about)?.is_some() {
            return Ok(about.to_owned());
        }
        if let Some((litter, _)) = self
            .round_scopes()?
            .into_iter()
            .map(|s| (s.id, s.label))
            .find(|(_, label)| label.eq_ignore_ascii_case(about.trim()))
        {
            return Ok(litter);
        }
        self.outside(self.animal_named(about)?)
    }

    /// The name of a litter by its id outside, when it is one.
    fn litter_of(&self, about: &str) -> Result<Option<String>> {
        let Some(id) = self.names()?.inside(about) else { return Ok(None) };
        let is_litter = !self.card_rows("WHERE id = ?1 AND type = 'litter'", &[&id])?.is_empty();
        if is_litter { self.litter_label(id).map(Some) } else { Ok(None) }
    }

    fn scope_title(&self, about: &str) -> Result<String> {
        if about.is_empty() {
            return Ok("Everyone in care".to_owned());
        }
        match self.litter_of(about)? {
            Some(title) => Ok(title),
            None => self.animal_label(self.animal_named(about)?),
        }
    }

    /// The papers about an animal, with those of its litter; about a litter or everyone, those two alone.
    fn others(&self, about: &str) -> Result<Vec<SheetLink>> {
        let link =
            |kind, about: &str| SheetLink { kind, label: label(kind).to_owned(), about: about.to_owned() };
        if about.is_empty() || self.litter_of(about)?.is_some() {
            return Ok(vec![link(SheetKind::Handover, about), link(SheetKind::Paper, about)]);
        }
        let scope = self.scope(about)?;
        if self.litter_of(&scope)?.is_some() {
            return Ok(vec![link(SheetKind::Handover, &scope), link(SheetKind::Paper, &scope)]);
        }
        let id = self.animal_named(&scope)?;
        let names = self.names()?;
        let group = self.household(id)?.0.map_or(scope.clone(), |litter| names.outside(litter));
        Ok(vec![
            link(SheetKind::Vet, &scope),
            link(SheetKind::Adopter, &scope),
            link(SheetKind::Handover, &group),
            link(SheetKind::Paper, &group),
        ])
    }
}

/// What a paper is called among others.
fn label(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Vet => "For the vet",
        SheetKind::Handover => "Hand-over",
        SheetKind::Adopter => "For the new home",
        SheetKind::Paper => "Blank log",
    }
}

fn resident<'n, 'a>(nursery: &'n Nursery<'a>, id: &str) -> Result<&'n Resident<'a>> {
    nursery.get(id).ok_or_else(|| Error::not_found("animal", id))
}

/// Of those who were read, the young of a litter, or one animal, or all; in the order of their names.
fn in_scope<'n, 'a>(nursery: &'n Nursery<'a>, about: &str, read: &BTreeSet<String>) -> Vec<&'n Resident<'a>> {
    let mut all: Vec<&Resident<'_>> = nursery
        .residents
        .values()
        .filter(|r| read.contains(r.id) && !r.standing.grown)
        .filter(|r| about.is_empty() || r.id == about || r.standing.litter.as_deref() == Some(about))
        .collect();
    all.sort_by_key(|r| {
        (r.standing.litter.is_none(), r.standing.litter.clone(), r.label().to_lowercase(), r.id)
    });
    all
}

/// «Linden litter · green collar · female kitten · 22 days», without what nobody knows.
fn headline(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let litter =
        resident.standing.litter.as_ref().and_then(|l| nursery.chronicle.litters.get(l)?.name.clone());
    let young =
        if resident.standing.grown { resident.card.species.clone() } else { resident.species().young() };
    let parts = [
        Some(format!("{} {young}", resident.card.sex.as_deref().unwrap_or_default()).trim().to_owned()),
        resident.card.breed.clone(),
        resident.standing.age.map(|age| age.words()),
        litter,
        resident.standing.collar.as_ref().map(|collar| format!("{collar} collar")),
    ];
    parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// «From the log as it stood on 22 November 2026 at 3:10».
fn as_of(now: Moment) -> String {
    format!("From the log as it stood on {} at {}", now.date().format("%-d %B %Y"), when::clock(now))
}

/// A name for a file: «pip-for-the-vet».
fn stem(name: &str, kind: SheetKind) -> String {
    let words = format!("{name} {}", label(kind)).to_lowercase();
    let plain: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    plain.join("-").chars().take(60).collect()
}

fn lines(title: &str, lines: Vec<String>) -> Part {
    Part { title: title.to_owned(), body: Body::Lines { lines } }
}

fn table(title: &str, head: &[&str], rows: Vec<Row>) -> Part {
    let head = head.iter().map(|h| (*h).to_owned()).collect();
    Part { title: title.to_owned(), body: Body::Table { head, rows } }
}

fn row(cells: impl IntoIterator<Item = String>) -> Row {
    Row { collar: None, cells: cells.into_iter().collect() }
}

/// The first of a list, and how many more the log has.
fn at_most<T>(mut all: Vec<T>, most: usize, more: impl FnOnce(usize) -> T) -> Vec<T> {
    if all.len() > most {
        let rest = all.len() + 1 - most;
        all.truncate(most.saturating_sub(1));
        all.push(more(rest));
    }
    all
}
