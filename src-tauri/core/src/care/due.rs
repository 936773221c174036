//! Who is fed next, and when.

use super::facts::{Fed, figure_for, hand_feeds, is_hand_fed, refused};
use crate::animals::{Nursery, Resident, when};
use crate::chronicle::Chronicle;
use crate::entry::kind::Kind;
use crate::reference::{GAP_LATER, GAP_WEEK_1, GAP_WEEK_2, GAP_WEEK_3, Source};
use crate::values::{Moment, Precision};
use chrono::TimeZone as _;
use serde::Serialize;
use ts_rs::TS;

/// When one animal is fed next.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Due {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// Its last feed that was taken.
    #[ts(type = "string | null")]
    pub last_fed: Option<Moment>,
    /// When it is fed next, if anything says so.
    #[ts(type = "string | null")]
    pub next_at: Option<Moment>,
    /// That time has come.
    pub now: bool,
    /// What the next time follows from: «the plan: every 3 hours».
    pub why: String,
    /// Where a gap by age comes from.
    pub source: Option<Source>,
    /// «Pip: next was 3:10, last fed 0:05.»
    pub sentence: String,
    /// The feed and the plan it rests on.
    pub entries: Vec<String>,
}

/// Everyone in care who is fed by hand, those whose time came first at the top. Nobody who nurses, died or left.
pub fn due(chronicle: &Chronicle, now: Moment) -> Vec<Due> {
    due_in(&Nursery::at(chronicle, now))
}

/// As [`due`], for a log already read.
pub fn due_in(nursery: &Nursery<'_>) -> Vec<Due> {
    let mut all: Vec<Due> = nursery.charges().filter_map(|resident| due_of(nursery, resident)).collect();
    all.sort_by(|a, b| {
        let key = |due: &Due| (due.next_at.is_none(), due.next_at, due.label.clone(), due.animal.clone());
        key(a).cmp(&key(b))
    });
    all
}

/// What the next feed follows from.
struct Next {
    at: Option<Moment>,
    why: String,
    source: Option<Source>,
    entry: Option<String>,
}

/// When one animal is fed next; nothing for one that is not in care, grown, or not fed by hand.
pub fn due_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Due> {
    if !resident.standing.is_charge() || !is_hand_fed(resident) {
        return None;
    }
    let last = hand_feeds(resident).rfind(|(_, feed)| !refused(feed));
    let next = next(nursery, resident, last);
    let now = nursery.now;
    let next_at = next.at.map(|at| shown(nursery, at));
    let last_fed = last.map(|(entry, _)| (shown(nursery, entry.at), entry.precision));
    let mut entries: Vec<String> = last.iter().map(|(entry, _)| entry.id.clone()).chain(next.entry).collect();
    entries.dedup();
    Some(Due {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        last_fed: last_fed.map(|(at, _)| at),
        next_at,
        now: next_at.is_some_and(|at| at <= now),
        why: next.why,
        source: next.source,
        sentence: sentence(resident.label(), last_fed, next_at, now),
        entries,
    })
}

/// A moment on the clock that now is read on, so that one sentence has one clock.
fn shown(nursery: &Nursery<'_>, at: Moment) -> Moment {
    match nursery.zone {
        Some(zone) => at.in_zone(zone),
        None => Moment::from(at.date_time().with_timezone(nursery.now.date_time().offset())),
    }
}

fn sentence(label: &str, last: Option<(Moment, Precision)>, next: Option<Moment>, now: Moment) -> String {
    let Some((last, precision)) = last else {
        return match next {
            // A plan of long ago: its feeds were not logged, or are not at hand.
            Some(at) if now.minutes_since(at) > 24 * 60 => format!("{label}: no recent feed in the log."),
            Some(at) => format!("{label}: first feed planned for {}.", when::moment(at, now)),
            None => format!("{label}: no feed in the log yet."),
        };
    };
    let fed = when::known(last, precision, now);
    match next {
        Some(at) if at > now => format!("{label}: next at {}, last fed {fed}.", when::moment(at, now)),
        // After a day without an entry the log, not the animal, is what needs a look.
        _ if now.minutes_since(last) > 24 * 60 => format!("{label}: nothing logged since {fed}."),
        Some(at) => format!("{label}: next was {}, last fed {fed}.", when::moment(at, now)),
        None => format!("{label}: last fed {fed}."),
    }
}

fn next(nursery: &Nursery<'_>, resident: &Resident<'_>, last: Option<Fed<'_>>) -> Next {
    by_plan(nursery, resident, last)
        .or_else(|| by_round(nursery, resident, last))
        .or_else(|| by_habit(nursery, last))
        .or_else(|| by_age(nursery, resident, last))
        .unwrap_or_else(|| Next {
            at: None,
            why: format!("no plan, and no reference for {}", resident.species().a_young()),
            source: None,
            entry: None,
        })
}

/// A number of hours after a feed, on the clock of the log; nothing when only its day is known.
fn after(nursery: &Nursery<'_>, last: Fed<'_>, hours: f64) -> Option<Moment> {
    #[allow(clippy::cast_possible_truncation)] // Hours between feeds, checked to be few.
    let minutes = (0.0..=240.0).contains(&hours).then_some((hours * 60.0).round() as i64)?;
    (last.0.precision != Precision::Day).then(|| nursery.here(last.0.at.plus_minutes(minutes)))
}

/// `3 hours`, `2.5 hours`.
fn hours(hours: f64) -> String {
    let plain = crate::animals::weighing::plain(hours);
    if plain == "1" { "hour".to_owned() } else { format!("{plain} hours") }
}

fn by_plan(nursery: &Nursery<'_>, resident: &Resident<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let (entry, every) = resident.own().rev().find_map(|entry| match &entry.kind {
        Kind::PlanFeed(plan) => plan.every_hours.map(|every| (entry, every)),
        _ => None,
    })?;
    let at = match last {
        Some(last) => after(nursery, last, every),
        None => Some(nursery.here(entry.at)),
    };
    Some(Next {
        at,
        why: format!("the plan: every {}", hours(every)),
        source: None,
        entry: Some(entry.id.clone()),
    })
}

fn by_round(nursery: &Nursery<'_>, resident: &Resident<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let last = last?;
    let of_feed = last.1.round.as_deref();
    let (entry, at) =
        nursery.chronicle.entries.iter().rev().filter(|e| e.at <= nursery.now).find_map(|entry| {
            let Kind::Round(round) = &entry.kind else { return None };
            let his = of_feed == Some(entry.id.as_str()) || entry.subjects.iter().any(|s| s == resident.id);
            let at = his.then(|| next_due(nursery, entry.at, round.next_due.as_deref()?)).flatten()?;
            Some((entry, at))
        })?;
    // A feed after that time belongs to no round: what follows it is not what the round said.
    (at > last.0.at).then(|| Next {
        at: Some(at),
        why: "set at the end of the round".to_owned(),
        source: None,
        entry: Some(entry.id.clone()),
    })
}

/// A next time as RFC 3339, or as `3:10` on the clock of the log, the first one after the round.
fn next_due(nursery: &Nursery<'_>, after: Moment, text: &str) -> Option<Moment> {
    if let Some(at) = Moment::parse(text) {
        return Some(nursery.here(at));
    }
    let time = chrono::NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()?;
    let start = nursery.here(after);
    (0..=1).find_map(|days| {
        let local = start.date().checked_add_days(chrono::Days::new(days))?.and_time(time);
        let at = match nursery.zone {
            Some(zone) => zone.from_local_datetime(&local).earliest()?.fixed_offset(),
            None => start.date_time().offset().from_local_datetime(&local).earliest()?,
        };
        Some(Moment::from(at)).filter(|at| *at > after)
    })
}

/// A feed that says how often such feeds are given.
fn by_habit(nursery: &Nursery<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let (entry, feed) = last?;
    let times = feed.times_per_day.filter(|times| *times >= 1.0);
    let every = feed.every_hours.or(times.map(|times| 24.0 / times))?;
    Some(Next {
        at: after(nursery, (entry, feed), every),
        why: format!("as logged: every {}", hours(every)),
        source: None,
        entry: None,
    })
}

fn by_age(nursery: &Nursery<'_>, resident: &Resident<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let days = resident.standing.days();
    // Of an unknown age the youngest is assumed, which gives the shortest gap.
    let gaps = [&GAP_WEEK_1, &GAP_WEEK_2, &GAP_WEEK_3, &GAP_LATER];
    let gap = figure_for(&gaps, &resident.species(), Some(days.unwrap_or(0)))?;
    let why = match resident.standing.age {
        Some(age) => format!("at {} at most {} apart", age.words(), hours(gap.value)),
        None => format!("age unknown: at most {} apart", hours(gap.value)),
    };
    Some(Next { at: after(nursery, last?, gap.value), why, source: Some(gap.source), entry: None })
}
