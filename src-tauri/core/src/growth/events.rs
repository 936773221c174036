//! What happened to an animal meanwhile, as far as it may have touched its weight.

use super::days_since;
use crate::animals::{Nursery, Resident};
use crate::entry::LiveEntry;
use crate::entry::kind::{IntroductionOutcome, Kind, Purpose};
use crate::values::Moment;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The same medicine within so many days is one course, marked where it begins.
const COURSE_DAYS: i64 = 7;

/// Something that happened, drawn as an upright line.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// True days since birth, or since the day of the first weight.
    pub day: f64,
    /// When.
    pub at: Moment,
    /// «with Wren».
    pub text: String,
    /// The entry.
    pub entry: String,
}

/// What happened, in order of time.
pub(super) fn of(nursery: &Nursery<'_>, resident: &Resident<'_>, zero: Option<NaiveDate>) -> Vec<Event> {
    let Some(zero) = zero else { return Vec::new() };
    let mut formula: Option<&str> = None;
    let mut given: BTreeMap<String, Moment> = BTreeMap::new();
    let mut events = Vec::new();
    for entry in &resident.entries {
        let is_subject = entry.subjects.iter().any(|s| s == resident.id);
        let text = match &entry.kind {
            Kind::Intake(_) => Some("taken in".to_owned()),
            _ if !is_subject => None,
            Kind::Introduction(met) if met.purpose != Some(Purpose::Reunion) => {
                let failed = met.outcome == Some(IntroductionOutcome::Failed);
                others(nursery, entry, resident.id, if failed { "met" } else { "with" })
            }
            Kind::PairingEnd(_) => others(nursery, entry, resident.id, "without"),
            Kind::Weaning(weaning) => {
                Some(if weaning.complete == Some(true) { "weaned" } else { "weaning" }.to_owned())
            }
            Kind::Med(med) => med.drug.as_deref().and_then(|drug| course(&mut given, drug, entry.at)),
            Kind::Feed(feed) => feed.formula.as_deref().and_then(|new| change(&mut formula, new)),
            Kind::PlanFeed(plan) => plan.formula.as_deref().and_then(|new| change(&mut formula, new)),
            _ => None,
        };
        events.extend(text.map(|text| Event {
            day: days_since(zero, entry.at),
            at: entry.at,
            text,
            entry: entry.id.clone(),
        }));
    }
    events.dedup_by(|later, earlier| later.text == earlier.text && later.at.date() == earlier.at.date());
    events
}

fn others(nursery: &Nursery<'_>, entry: &LiveEntry, own: &str, how: &str) -> Option<String> {
    let names: Vec<&str> =
        entry.subjects.iter().filter(|id| *id != own).map(|id| nursery.label(id)).collect();
    (!names.is_empty()).then(|| format!("{how} {}", names.join(", ")))
}

/// The first dose of a course.
fn course(given: &mut BTreeMap<String, Moment>, drug: &str, at: Moment) -> Option<String> {
    let before = given.insert(drug.trim().to_lowercase(), at);
    let goes_on = before.is_some_and(|before| at.minutes_since(before) <= COURSE_DAYS * 24 * 60);
    (!goes_on).then(|| drug.trim().to_owned())
}

/// Another formula than before; the first one is no change.
fn change<'e>(known: &mut Option<&'e str>, new: &'e str) -> Option<String> {
    let before = known.replace(new)?;
    (before.trim().to_lowercase() != new.trim().to_lowercase()).then(|| format!("now {}", new.trim()))
}
