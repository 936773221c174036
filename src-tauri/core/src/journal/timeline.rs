//! The entries about an animal, the newest first, a page at a time.

use crate::animals::when;
use crate::book::{Book, Reader};
use crate::entry::Visibility;
use crate::entry::stored::Stored;
use crate::entry::words::words;
use crate::error::{Error, Result};
use crate::store::{live, log};
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use ts_rs::TS;

/// How many entries one page holds.
const PAGE: usize = 100;

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TimelineEntry {
    /// The entry.
    pub id: String,
    /// When it happened, in RFC 3339.
    pub at: String,
    /// The clock time, or nothing when only the day is known.
    pub clock: String,
    /// The day, which begins when the carer says: «today», «yesterday», «12 November».
    pub day: String,
    /// The word of its kind.
    pub kind: String,
    /// What a carer calls the kind.
    pub title: String,
    /// What it says.
    pub words: String,
    /// The animals it is about, by id.
    pub subjects: Vec<String>,
    /// The other animals it is about, by name.
    pub others: Vec<String>,
    /// Whether it corrects an earlier entry.
    pub corrected: bool,
    /// Who may read it, when that is not everyone.
    pub visibility: Option<String>,
    /// The same in words: «stays in the book».
    pub kept: Option<String>,
    /// Kept as it came, and not understood.
    pub not_understood: bool,
}

/// A page of a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TimelinePage {
    /// The entries, the newest first.
    pub entries: Vec<TimelineEntry>,
    /// What to ask for to go on, when there is more.
    pub next: Option<String>,
}

impl Book {
    /// A page of the entries about an animal, as known at a moment (by default now); `after` is what the page before
    /// gave as `next`.
    pub fn timeline(
        &mut self,
        animal: &str,
        after: Option<&str>,
        as_of: Option<Moment>,
    ) -> Result<TimelinePage> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            r.timeline(id, after, as_of.unwrap_or(r.now))
        })
    }

    /// Entries by their ids, as lines: what a sentence of a story rests on.
    pub fn entries(&mut self, ids: &[String]) -> Result<Vec<TimelineEntry>> {
        self.read(|r| {
            let stored = ids.iter().map(|id| r.entry(id)).collect::<Result<Vec<_>>>()?;
            r.timeline_entries(&stored, None)
        })
    }
}

impl Reader<'_> {
    /// A page of the entries about an animal.
    pub(crate) fn timeline(
        &self,
        animal: SubjectId,
        after: Option<&str>,
        as_of: Moment,
    ) -> Result<TimelinePage> {
        let (at, entry) = match after {
            None => (as_of.utc_ms(), vec![0xFF; 16]),
            Some(cursor) => read_cursor(cursor).ok_or_else(|| Error::not_found("page", cursor))?,
        };
        let entries = log::select(
            self.connection,
            "JOIN (SELECT at AS a, entry AS e FROM about WHERE animal = ?1 AND (at, entry) < (?2, ?3) \
             ORDER BY at DESC, entry DESC LIMIT ?4) ON id = e ORDER BY a DESC, e DESC",
            &[&animal, &at, &entry, &i64::try_from(PAGE + 1).unwrap_or(i64::MAX)],
        )?;
        let next = (entries.len() > PAGE)
            .then(|| &entries[PAGE - 1])
            .map(|last| format!("{}/{}", last.at.utc_ms(), last.id));
        let shown = &entries[..entries.len().min(PAGE)];
        Ok(TimelinePage { entries: self.timeline_entries(shown, Some(animal))?, next })
    }

    /// Entries as lines, in the order given.
    pub(crate) fn timeline_entries(
        &self,
        entries: &[Stored],
        of: Option<SubjectId>,
    ) -> Result<Vec<TimelineEntry>> {
        let names = self.names()?;
        let entry_names = self.entry_names(entries);
        let labels = self.labels()?;
        let settings = self.settings()?;
        let units = settings.units();
        let label = |id: &str| labels.get(id).cloned().unwrap_or_else(|| id.to_owned());
        entries
            .iter()
            .map(|entry| {
                let says = entry.live(entry_names.outside(entry.id), &|id| names.outside(id));
                let day_only = says.precision == crate::values::Precision::Day;
                let day = if day_only { says.at.date() } else { settings.day_of(says.at) };
                let visibility = says.visibility;
                Ok(TimelineEntry {
                    id: says.id.clone(),
                    at: says.at.to_string(),
                    clock: if day_only { String::new() } else { when::clock(says.at) },
                    day: when::day(day, settings.day_of(self.now)),
                    kind: entry.kind.clone(),
                    title: says.kind.title().to_owned(),
                    words: words(&says, units, &label),
                    others: entry
                        .subjects
                        .iter()
                        .filter(|s| Some(**s) != of)
                        .map(|s| label(&names.outside(*s)))
                        .collect(),
                    corrected: entry.kind != live::VOID && entry.reference.is_some(),
                    kept: kept_words(visibility).map(str::to_owned),
                    visibility: (visibility != Visibility::Public).then(|| visibility.name().to_owned()),
                    not_understood: matches!(says.kind, crate::entry::Kind::Unknown(_)),
                    subjects: says.subjects,
                })
            })
            .collect()
    }
}

/// Where an entry stays, when a story may not simply tell it.
fn kept_words(visibility: Visibility) -> Option<&'static str> {
    match visibility {
        Visibility::Public => None,
        Visibility::Ask => Some("in stories only when ticked"),
        Visibility::Private => Some("stays in the book"),
        Visibility::InternalMedical => Some("medical, stays in the book"),
    }
}

fn read_cursor(cursor: &str) -> Option<(i64, Vec<u8>)> {
    let (at, entry) = cursor.split_once('/')?;
    Some((at.parse().ok()?, uuid::Uuid::try_parse(entry).ok()?.as_bytes().to_vec()))
}
