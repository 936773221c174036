//! Medicines: courses that somebody ordered, the next dose of each, and the question before one is given twice.

use crate::animals::weighing::plain;
use crate::animals::{Nursery, Resident, when};
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::kind::{Kind, fields::Med, fields::PlanMed};
use crate::reference::{LOG_STOPPED, SAME_MEDICINE};
use crate::values::{Moment, Precision};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A medicine that was ordered for an animal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Medicine {
    /// The medicine.
    pub drug: String,
    /// «0.2 mL by mouth, every 12 hours, until 29 November; ordered by Dr. Ferrant».
    pub order: String,
    /// The last dose, by whomever.
    #[ts(type = "string | null")]
    pub last: Option<Moment>,
    /// The next dose; nothing when no rhythm was ordered, or the course is over.
    #[ts(type = "string | null")]
    pub next: Option<Moment>,
    /// That time has come.
    pub now: bool,
    /// The last day of the course, when one was ordered.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// The course is over: its last day has passed, or somebody stopped it.
    pub over: bool,
    /// «next at 14:10; last 2:10 from Ana».
    pub words: String,
    /// The order, and the last dose.
    pub entries: Vec<String>,
}

/// The medicines ordered for an animal in care, each once, those of the next dose first. None for one that died or
/// left.
pub fn medicines_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<Medicine> {
    if !resident.standing.in_care() {
        return Vec::new();
    }
    let mut courses: Vec<(&LiveEntry, &PlanMed)> = Vec::new();
    for entry in resident.own() {
        if let Kind::PlanMed(order) = &entry.kind {
            courses.retain(|(_, earlier)| words(&earlier.drug) != words(&order.drug));
            courses.push((entry, order));
        }
    }
    let mut medicines: Vec<Medicine> =
        courses.into_iter().map(|(entry, order)| medicine(nursery, resident, entry, order)).collect();
    medicines.sort_by_key(|medicine| (medicine.over, medicine.next.is_none(), medicine.next));
    medicines
}

fn medicine(nursery: &Nursery<'_>, resident: &Resident<'_>, entry: &LiveEntry, order: &PlanMed) -> Medicine {
    let now = nursery.now;
    let last = doses(resident, &order.drug).next_back();
    let stopped = order.stopped == Some(true);
    let next = if stopped { None } else { next_dose(nursery, entry, order, last.map(|(dose, _)| dose)) };
    let ended = Until::of(nursery, order).is_some_and(|until| until.is_before(now));
    let over = stopped || next.is_none() && (ended || interval(order).is_some());
    let when_last = last.map(|(dose, med)| {
        format!("{}{}", when::known(nursery.here(dose.at), dose.precision, now), from(nursery, dose, med))
    });
    let next_words = match (next, &when_last) {
        (Some(at), _) if at > now => Some(format!("next {}", when::at(at, Precision::Minute, now))),
        // After a day without an entry the log, not the animal, is what needs a look.
        (Some(at), Some(_)) if now.minutes_since(at) > LOG_STOPPED.minutes() => {
            Some("no dose noted since".to_owned())
        }
        (Some(at), Some(_)) => Some(format!("next was {}", when::moment(at, now))),
        (Some(_), None) => Some("first dose not noted yet".to_owned()),
        (None, _) if stopped => {
            Some(format!("stopped {}", when::day(nursery.here(entry.at).date(), now.date())))
        }
        (None, _) if over => Some("the course is over".to_owned()),
        (None, _) => None,
    };
    let last_words = when_last.map(|last| format!("last {last}"));
    Medicine {
        drug: order.drug.clone(),
        order: order_words(nursery, order),
        last: last.map(|(dose, _)| nursery.here(dose.at)),
        next,
        now: next.is_some_and(|at| at <= now),
        over,
        until: Until::of(nursery, order).map(|until| until.day()),
        words: [next_words, last_words].into_iter().flatten().collect::<Vec<_>>().join("; "),
        entries: [Some(entry.id.clone()), last.map(|(dose, _)| dose.id.clone())]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// Minutes between doses, when the order says so.
fn interval(order: &PlanMed) -> Option<i64> {
    let hours = order.every_hours.filter(|hours| (0.25..=2400.0).contains(hours))?;
    #[expect(clippy::cast_possible_truncation, reason = "checked to be few")]
    Some((hours * 60.0).round() as i64)
}

/// The end of a course: a moment, or a day that belongs to it.
enum Until {
    Moment(Moment),
    Day(NaiveDate),
}

impl Until {
    fn of(nursery: &Nursery<'_>, order: &PlanMed) -> Option<Self> {
        let text = order.until.as_deref()?.trim();
        let moment = Moment::parse(text).map(|at| Self::Moment(nursery.here(at)));
        moment.or_else(|| text.get(..10)?.parse().ok().map(Self::Day))
    }

    fn is_before(&self, at: Moment) -> bool {
        match self {
            Self::Moment(end) => at > *end,
            Self::Day(day) => at.date() > *day,
        }
    }

    fn day(&self) -> NaiveDate {
        match self {
            Self::Moment(end) => end.date(),
            Self::Day(day) => *day,
        }
    }
}

/// The next dose: an interval after the last one, but not before the order; once, where no rhythm was ordered.
fn next_dose(
    nursery: &Nursery<'_>,
    entry: &LiveEntry,
    order: &PlanMed,
    last: Option<&LiveEntry>,
) -> Option<Moment> {
    let next = match (interval(order), last) {
        (Some(minutes), Some(last)) => last.at.plus_minutes(minutes).max(entry.at),
        (None, Some(last)) if last.at >= entry.at => return None,
        _ => entry.at,
    };
    let next = nursery.here(next);
    Until::of(nursery, order).is_none_or(|until| !until.is_before(next)).then_some(next)
}

fn order_words(nursery: &Nursery<'_>, order: &PlanMed) -> String {
    let dose = [order.dose.clone(), order.route.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let until = Until::of(nursery, order)
        .map(|until| format!("until {}", when::day(until.day(), nursery.now.date())));
    let parts = [Some(dose).filter(|dose| !dose.is_empty()), order.every_hours.map(every), until];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match order.by.as_deref().map(|by| nursery.person(by).unwrap_or(by)) {
        Some(by) if words.is_empty() => format!("ordered by {by}"),
        Some(by) => format!("{words}; ordered by {by}"),
        None => words,
    }
}

/// «every 12 hours», «every hour».
fn every(hours: f64) -> String {
    match plain(hours).as_str() {
        "1" => "every hour".to_owned(),
        hours => format!("every {hours} hours"),
    }
}

/// Doses of a medicine, in order of time.
fn doses<'a>(
    resident: &'a Resident<'_>,
    drug: &'a str,
) -> impl DoubleEndedIterator<Item = (&'a LiveEntry, &'a Med)> {
    resident.own().filter_map(move |entry| match &entry.kind {
        Kind::Med(med) if med.drug.as_deref().is_some_and(|given| is_same(given, drug)) => Some((entry, med)),
        _ => None,
    })
}

/// One medicine under two names: the words of one begin the other, as in «amoxicillin» and «Amoxicillin 50 mg/mL».
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let begins = |whole: &str, part: &str| {
        whole.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    !one.is_empty() && !other.is_empty() && (begins(&one, &other) || begins(&other, &one))
}

/// « from Ana», when the log says who gave it.
fn from(nursery: &Nursery<'_>, dose: &LiveEntry, med: &Med) -> String {
    let who = med.by.as_deref().or(dose.by.as_deref());
    who.map(|who| format!(" from {}", nursery.person(who).unwrap_or(who))).unwrap_or_default()
}

/// What to say before a medicine is given at a moment within its interval of another dose, by whomever:
/// «Bean got amoxicillin at 2:10 from Ana, every 12 hours. Give it again?» Without an order the interval is our proposal.
pub fn given_lately(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    drug: &str,
    at: Moment,
) -> Option<String> {
    let ordered = resident.own().rev().find_map(|entry| match &entry.kind {
        Kind::PlanMed(order) if is_same(&order.drug, drug) => interval(order).zip(order.every_hours),
        _ => None,
    });
    let minutes = ordered.map_or(SAME_MEDICINE.minutes(), |(minutes, _)| minutes);
    let gap = |dose: &LiveEntry| at.minutes_since(dose.at).abs();
    let is_close = |dose: &LiveEntry| match dose.precision {
        // Of such a dose only the day is known.
        Precision::Day => nursery.here(dose.at).date() == nursery.here(at).date(),
        _ => gap(dose) < minutes,
    };
    let (dose, med) =
        doses(resident, drug).filter(|(dose, _)| is_close(dose)).min_by_key(|(dose, _)| gap(dose))?;
    let every = ordered.map(|(_, hours)| format!(", {}", every(hours))).unwrap_or_default();
    Some(format!(
        "{} got {} {}{}{every}. Give it again?",
        resident.label(),
        med.drug.as_deref().unwrap_or(drug).trim(),
        when::at(nursery.here(dose.at), dose.precision, nursery.now),
        from(nursery, dose, med),
    ))
}
