//! One animal's feeding plan on its page: the plan, what it rests on, and the form that sets it.

use super::PlanForm;
use crate::animals::{Nursery, Resident, when};
use crate::book::{Book, Reader};
use crate::care::{self, Plan};
use crate::entry::words::words;
use crate::error::{Error, Result};
use crate::judgements::LOOK_BACK_MINUTES;
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// An entry that a plan rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RestsOn {
    /// The entry.
    pub entry: String,
    /// «Weight 60 g, 9:00».
    pub words: String,
}

/// The feeding plan of one animal as its page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FeedingPlan {
    /// The animal.
    pub animal: String,
    /// «8 feeds of 1.5 mL, every 3 hours».
    pub headline: String,
    /// The plan; nothing for one that nobody feeds by hand.
    pub plan: Option<Plan>,
    /// When the next feed is, and why then.
    pub next: Option<(String, String)>,
    /// The entries the plan rests on, each once, the newest first.
    pub rests_on: Vec<RestsOn>,
    /// Whether a plan can be set: it is in care, and young.
    pub can_be_set: bool,
    /// Who else of its litter is fed by hand: «Miso, Bean and 3 more».
    pub littermates: Option<String>,
    /// The form, filled with the plan of the carers as it stands.
    pub form: PlanForm,
}

impl Book {
    /// The feeding plan of an animal, as known at a moment (by default now).
    pub fn feeding_plan(&mut self, animal: &str, as_of: Option<Moment>) -> Result<FeedingPlan> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            let chronicle = match as_of {
                Some(as_of) => r.chronicle(Some(as_of))?,
                None => r.recent(&r.household(id)?.1, r.now.plus_minutes(-LOOK_BACK_MINUTES))?,
            };
            let nursery = Nursery::at(&chronicle, as_of.unwrap_or(r.now));
            r.feeding_plan(id, &nursery)
        })
    }
}

impl Reader<'_> {
    fn feeding_plan(&self, id: SubjectId, nursery: &Nursery<'_>) -> Result<FeedingPlan> {
        let outside = self.outside(id)?;
        let resident = nursery.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
        let plan = care::plan_of(nursery, resident);
        let due = care::due_of(nursery, resident);
        let rests_on = plan.as_ref().map(|plan| rests_on(plan, nursery, resident)).unwrap_or_default();
        let mates: Vec<&str> = care::littermates(nursery, resident)
            .filter(|other| care::has_plan(other))
            .map(Resident::label)
            .collect();
        Ok(FeedingPlan {
            headline: plan.as_ref().map_or_else(
                || "Not fed by hand: no plan, and no reminders.".to_owned(),
                care::Plan::headline,
            ),
            next: due.filter(|due| due.next_at.is_some()).map(|due| (due.sentence, due.why)),
            rests_on,
            can_be_set: resident.standing.is_charge(),
            littermates: names(&mates),
            form: PlanForm::of(nursery, resident),
            plan,
            animal: outside,
        })
    }
}

fn rests_on(plan: &Plan, nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<RestsOn> {
    let ids: BTreeSet<&String> = plan
        .lines
        .iter()
        .flat_map(|line| &line.entries)
        .chain(plan.notes.iter().flat_map(|note| &note.entries))
        .collect();
    let mates = care::littermates(nursery, resident);
    let all = std::iter::once(resident).chain(mates).flat_map(Resident::own);
    let mut entries: Vec<_> = all.filter(|entry| ids.contains(&entry.id)).collect();
    entries.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    entries
        .into_iter()
        .map(|entry| {
            let when = when::known(nursery.here(entry.at), entry.precision, nursery.now);
            let says = words(entry, nursery.units(), &|id| nursery.label(id).to_owned());
            let what = format!("{} {says}", entry.kind.title());
            RestsOn { entry: entry.id.clone(), words: format!("{}, {when}", what.trim()) }
        })
        .collect()
}

/// «Miso», «Miso and Bean», «Miso, Bean and 3 more».
fn names(all: &[&str]) -> Option<String> {
    match all {
        [] => None,
        [one] => Some((*one).to_owned()),
        [one, other] => Some(format!("{one} and {other}")),
        [one, other, rest @ ..] => Some(format!("{one}, {other} and {} more", rest.len())),
    }
}
