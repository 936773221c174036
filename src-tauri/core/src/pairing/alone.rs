//! Who is alone.

use super::company::{Because, Lone};
use super::cries::{self, CryPattern, Heard};
use super::known::Known;
use super::ward::Ward;
use super::{ALONE_TAGS, pronouns};
use crate::animals::weighing::comparable;
use crate::animals::{Nursery, Resident, when};
use crate::care::words;
use crate::chronicle::Chronicle;
use crate::entry::kind::Kind;
use crate::values::{Moment, Units};
use serde::Serialize;
use ts_rs::TS;

/// An animal without littermate, mother or companion.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Alone {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// «294 g, 22 days».
    pub detail: String,
    /// Since when.
    #[ts(type = "string")]
    pub since: Moment,
    /// «her mother turned her away».
    pub why: String,
    /// Cries recorded in the last 24 hours, those for the bottle not among them.
    pub cries_last_24h: usize,
    /// When it cries and what settles it, over a week.
    pub cry_pattern: Option<CryPattern>,
    /// The whole line.
    pub sentence: String,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// Everyone young in care who is alone, the longest alone first; not the survivor on the day its companion died.
pub fn alone(chronicle: &Chronicle, now: Moment) -> Vec<Alone> {
    alone_in(&Nursery::at(chronicle, now))
}

/// As [`alone`], for a log already read.
pub fn alone_in(nursery: &Nursery<'_>) -> Vec<Alone> {
    Ward::of(nursery).alone()
}

impl Ward<'_, '_> {
    /// Everyone who is alone, the longest alone first.
    pub fn alone(&self) -> Vec<Alone> {
        let mut all: Vec<Alone> = self
            .known
            .iter()
            .filter(|known| !self.is_mourning(known))
            .filter_map(|known| Some(of(self.nursery, known.resident, known.lone.as_ref()?)))
            .collect();
        all.sort_by(|a, b| (a.since, &a.label, &a.animal).cmp(&(b.since, &b.label, &b.animal)));
        all
    }

    /// Its companion died today: nobody is offered another one on that day.
    pub(super) fn is_mourning(&self, known: &Known<'_, '_>) -> bool {
        let today = self.nursery.now.date();
        known.lone.as_ref().is_some_and(|lone| {
            lone.because == Because::Death && self.nursery.here(lone.since).date() == today
        })
    }
}

fn of(nursery: &Nursery<'_>, resident: &Resident<'_>, lone: &Lone) -> Alone {
    let now = nursery.now;
    let day_ago = now.plus_minutes(-24 * 60);
    let records: Vec<_> = cries::between(resident, day_ago, now).collect();
    let cries = records.iter().filter(|(_, heard)| *heard == Heard::Cry).count();
    let heard = match cries {
        0 if records.is_empty() => "Nothing about crying logged in the last 24 hours.".to_owned(),
        0 if records.iter().all(|(_, heard)| *heard == Heard::Quiet) => {
            "Quiet whenever it was noted in the last 24 hours.".to_owned()
        }
        0 => "Cried only for the bottle in the last 24 hours.".to_owned(),
        _ => format!("Cried {} in the last 24 hours.", cries::times(cries)),
    };
    let why = why(resident, lone);
    let label = resident.label();
    let since = when::day(nursery.here(lone.since).date(), now.date());
    let mut entries = vec![lone.entry.clone()];
    entries.extend(alone_tags(resident).map(|entry| entry.id.clone()).filter(|id| *id != lone.entry));
    entries.extend(records.iter().map(|(entry, _)| entry.id.clone()));
    Alone {
        animal: resident.id.to_owned(),
        label: label.to_owned(),
        detail: detail(resident, nursery.units()),
        since: lone.since,
        sentence: format!("{label}: alone since {since}; {why}. {heard}"),
        why,
        cries_last_24h: cries,
        cry_pattern: cries::pattern(nursery, resident),
        entries,
    }
}

/// Entries in which the carer wrote that an animal is alone.
pub(super) fn alone_tags<'a>(
    resident: &'a Resident<'_>,
) -> impl DoubleEndedIterator<Item = &'a crate::entry::LiveEntry> {
    resident.own().filter(|entry| match &entry.kind {
        Kind::Observation(seen) => {
            seen.tags.iter().flatten().any(|tag| ALONE_TAGS.contains(&words(tag).as_str()))
        }
        _ => false,
    })
}

/// «294 g, 22 days», as far as known.
fn detail(resident: &Resident<'_>, units: Units) -> String {
    let weight = comparable(resident.own()).pop().map(|w| w.told(units));
    let age = resident.standing.age.map(|age| age.words());
    weight.into_iter().chain(age).collect::<Vec<_>>().join(", ")
}

fn why(resident: &Resident<'_>, lone: &Lone) -> String {
    let who = pronouns(resident.card);
    match lone.because {
        Because::Single => format!("{} came alone", who.subject),
        Because::Nobody => format!("no littermate or mother of {} is in the log", who.own),
        Because::Rejected => {
            format!("{} mother turned {} away", who.possessive, who.object)
        }
        Because::Others => format!("the others of {} nest are in another place", who.possessive),
        Because::Nest => format!("{} has a nest of {} own", who.subject, who.possessive),
        Because::PairingEnded => format!("{} pairing ended", who.possessive),
        Because::Death => format!("{} companion died", who.possessive),
        Because::Noted => "noted as alone".to_owned(),
    }
}
