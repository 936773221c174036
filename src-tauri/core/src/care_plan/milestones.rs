//! Milestones: what came, what usually comes about now, and what is still to come.

use crate::animals::{Nursery, Resident, when};
use crate::care::{is_for, words};
use crate::entry::LiveEntry;
use crate::entry::kind::{FeedMethod, Kind};
use crate::reference::{
    GRUEL, MILESTONE_AFTER, MILESTONE_BEFORE, MILESTONES, Milestone, SOLID, Source, WEANED,
};
use serde::Serialize;
use ts_rs::TS;

/// How far a milestone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MilestoneState {
    /// It came.
    Came,
    /// It usually comes about now.
    Now,
    /// Its usual days are over, and nobody noted it.
    NotNoted,
    /// It usually comes later.
    Later,
}

/// One milestone of an animal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MilestoneLine {
    /// What its entry is called.
    pub name: String,
    /// What a carer calls it.
    pub what: String,
    /// How far it is.
    pub state: MilestoneState,
    /// «on day 8, 18 April», «usually on day 5 to 14», «usually on day 5 to 14; not noted yet».
    pub words: String,
    /// Where the usual days come from.
    pub source: Source,
    /// The entry that says that it came.
    pub entries: Vec<String>,
}

/// The milestones of an animal, in the order of their age. None for one that is grown or not in care, whose age
/// nobody knows, or for whose species no source prints them.
pub fn milestones_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<MilestoneLine> {
    let Some(age) = resident.standing.age.filter(|_| resident.standing.is_charge()) else {
        return Vec::new();
    };
    let today = nursery.now.date();
    let known_since = resident.entries.first().map_or(today, |entry| nursery.here(entry.at).date());
    let known_at = (known_since - age.born).num_days();
    let species = resident.species();
    let of_it = MILESTONES.iter().filter(|m| is_for(m.species, &species));
    of_it
        .filter_map(|milestone| {
            let (state, words, entries) = match reached(resident, milestone.name) {
                Some(entry) => {
                    let date = nursery.here(entry.at).date();
                    let day = (date - age.born).num_days();
                    let words = format!("on day {day}, {}", when::day(date, today));
                    (MilestoneState::Came, words, vec![entry.id.clone()])
                }
                None => {
                    let state = awaited(milestone, age.days, known_at)?;
                    let open = if state == MilestoneState::NotNoted { "; not noted yet" } else { "" };
                    (state, format!("usually {}{open}", days(milestone.days)), Vec::new())
                }
            };
            Some(MilestoneLine {
                name: milestone.name.to_owned(),
                what: milestone.what.to_owned(),
                state,
                words,
                source: milestone.source,
                entries,
            })
        })
        .collect()
}

/// How far a milestone is that nobody noted. One whose days were over when the animal came, or are long over, is not
/// asked about: it was not logged, which says nothing.
fn awaited(milestone: &Milestone, age: i64, known_at: i64) -> Option<MilestoneState> {
    let (from, to) = milestone.days;
    if age < from - MILESTONE_BEFORE.days() {
        return Some(MilestoneState::Later);
    }
    if age <= to {
        return Some(MilestoneState::Now);
    }
    (known_at <= to && age <= to + MILESTONE_AFTER.days()).then_some(MilestoneState::NotNoted)
}

fn days((from, to): (i64, i64)) -> String {
    if from == to { format!("about day {from}") } else { format!("on day {from} to {to}") }
}

/// Other names under which a milestone may stand in a log.
const ALSO: &[(&str, &[&str])] = &[
    ("eyes_open", &["eyes opened", "opened eyes", "open eyes"]),
    ("ears_open", &["ears opened", "ears up", "open ears"]),
    ("first_steps", &["walking", "first walk", "walks"]),
    ("incisors", &["first tooth", "first teeth", "teeth"]),
    ("eliminates_alone", &["litter box", "first litter box", "litter box use"]),
    ("first_climb", &["climbs", "climbing"]),
    (SOLID, &["first solids", "solid food", "self feeding", "eats alone"]),
];

/// The first entry that says that a milestone was reached.
fn reached<'a>(resident: &'a Resident<'_>, name: &str) -> Option<&'a LiveEntry> {
    resident.own().find(|entry| match &entry.kind {
        Kind::Milestone(milestone) => {
            let noted = words(&milestone.name);
            let also = ALSO.iter().find(|(known, _)| *known == name);
            noted == words(name) || also.is_some_and(|(_, also)| also.contains(&noted.as_str()))
        }
        Kind::Feed(feed) => match feed.method {
            FeedMethod::Gruel => name == GRUEL,
            FeedMethod::OnItsOwn => name == SOLID,
            _ => false,
        },
        // Who was weaned had gruel and solid food before.
        Kind::Weaning(weaning) => {
            name == GRUEL || (weaning.complete == Some(true) && matches!(name, SOLID | WEANED))
        }
        Kind::Intake(intake) => {
            let open =
                |eyes: &crate::entry::field::Free| eyes.texts().iter().any(|text| words(text) == "open");
            name == "eyes_open" && intake.eyes.as_ref().is_some_and(open)
        }
        _ => false,
    })
}
