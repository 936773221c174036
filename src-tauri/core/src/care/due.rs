//! Who is fed next, and when.

use super::facts::{Fed, hand_feeds, is_hand_fed, refused};
use super::plan::{Reckoning, minutes, on_the_wall, spell};
use crate::animals::weighing::plain;
use crate::animals::{Nursery, Resident, when};
use crate::chronicle::Chronicle;
use crate::entry::kind::Kind;
use crate::reference::{FEED_CAP, LOG_STOPPED, NO_INTERVAL, Source};
use crate::values::{Moment, Precision};
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
            Some(at) if now.minutes_since(at) > LOG_STOPPED.minutes() => {
                format!("{label}: no recent feed in the log.")
            }
            Some(at) => format!("{label}: first feed planned for {}.", when::moment(at, now)),
            None => format!("{label}: no feed in the log yet."),
        };
    };
    let fed = when::known(last, precision, now);
    match next {
        Some(at) if at > now => format!("{label}: next at {}, last fed {fed}.", when::moment(at, now)),
        // After a day without an entry the log, not the animal, is what needs a look.
        _ if now.minutes_since(last) > LOG_STOPPED.minutes() => {
            format!("{label}: nothing logged since {fed}.")
        }
        Some(at) => format!("{label}: next was {}, last fed {fed}.", when::moment(at, now)),
        None => format!("{label}: last fed {fed}."),
    }
}

fn next(nursery: &Nursery<'_>, resident: &Resident<'_>, last: Option<Fed<'_>>) -> Next {
    let plan = Reckoning::of(nursery, resident);
    let free = |next: Next| put_off(nursery, &plan, next);
    let by_round = |next: Option<Next>| next.or_else(|| by_round(nursery, resident, last));
    by_round(by_word(nursery, &plan, last).map(free))
        .or_else(|| by_habit(nursery, last).map(free))
        .or_else(|| by_figure(nursery, resident, &plan, last).map(free))
        .unwrap_or_else(|| Next {
            at: None,
            why: format!("no plan, and no reference for {}", resident.species().a_young()),
            source: None,
            entry: None,
        })
}

/// A time of a feed that falls into the night that is kept free, at its end.
fn put_off(nursery: &Nursery<'_>, plan: &Reckoning<'_>, next: Next) -> Next {
    let put_off =
        next.at.zip(plan.night.as_ref()).map(|(at, night)| (at, night.value.put_off(nursery, at), night));
    match put_off {
        Some((before, at, night)) if at != before => Next {
            at: Some(at),
            why: format!("{}; no feed at night {}", next.why, night.value.words()),
            ..next
        },
        _ => next,
    }
}

/// A number of minutes after a feed, on the clock of the log; nothing when only its day is known.
fn after(nursery: &Nursery<'_>, last: Fed<'_>, minutes: i64) -> Option<Moment> {
    (last.0.precision != Precision::Day).then(|| nursery.here(last.0.at.plus_minutes(minutes)))
}

/// «every hour», «every 3 hours», «every 2 hours 40 minutes».
fn every(minutes: i64) -> String {
    if minutes == 60 { "every hour".to_owned() } else { format!("every {}", spell(minutes)) }
}

fn by_word(nursery: &Nursery<'_>, plan: &Reckoning<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let said = plan.words.every_minutes()?;
    let at = match last {
        Some(last) => after(nursery, last, said.value),
        None => Some(nursery.here(said.entry.at)),
    };
    let whose = if said.by_vet { "the vet's plan" } else { "the plan" };
    Some(Next {
        at,
        why: format!("{whose}: {}", every(said.value)),
        source: None,
        entry: Some(said.entry.id.clone()),
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
        let wall = start.date().checked_add_days(chrono::Days::new(days))?.and_time(time);
        on_the_wall(nursery, start, wall).filter(|at| *at > after)
    })
}

/// Every time an animal is due until a moment, the next one first. What lies beyond the next is the plan as it is now,
/// with its night kept free: each feed may move it.
pub(crate) fn due_until(nursery: &Nursery<'_>, resident: &Resident<'_>, until: Moment) -> Vec<Moment> {
    let next = due_of(nursery, resident).and_then(|due| due.next_at);
    let plan = Reckoning::of(nursery, resident);
    let last = hand_feeds(resident).rfind(|(_, feed)| !refused(feed));
    let said = plan.words.every_minutes().map(|said| said.value).or_else(|| habit(last?));
    let every = said.or(plan.every).filter(|minutes| *minutes >= NO_INTERVAL.minutes());
    let following = |at: &Moment| {
        let at = nursery.here(at.plus_minutes(every?));
        Some(plan.night.as_ref().map_or(at, |night| night.value.put_off(nursery, at)))
    };
    std::iter::successors(next, following).take_while(|at| *at <= until).collect()
}

/// From one feed to the next, in minutes, when a feed says how often such feeds are given.
fn habit((_, feed): Fed<'_>) -> Option<i64> {
    let times = feed.times_per_day.filter(|times| *times >= 1.0);
    minutes(feed.every_hours.or(times.map(|times| 24.0 / times))?)
}

/// A feed that says how often such feeds are given.
fn by_habit(nursery: &Nursery<'_>, last: Option<Fed<'_>>) -> Option<Next> {
    let (entry, feed) = last?;
    let minutes = habit((entry, feed))?;
    Some(Next {
        at: after(nursery, (entry, feed), minutes),
        why: format!("as logged: {}", every(minutes)),
        source: None,
        entry: None,
    })
}

/// As often as a source has it at this age, or oftener where a stomach holds no more.
fn by_figure(
    nursery: &Nursery<'_>,
    resident: &Resident<'_>,
    plan: &Reckoning<'_>,
    last: Option<Fed<'_>>,
) -> Option<Next> {
    let (gap, minutes) = plan.gap.zip(plan.every)?;
    let age = resident.standing.age;
    let (why, source) = if plan.by_cap {
        let why = format!("{} feeds a day of at most {} mL per 100 g", plan.feeds?, plain(FEED_CAP.value));
        (why, FEED_CAP.source)
    } else {
        let why = match age {
            _ if !plan.weak.is_empty() => "weak or very small:".to_owned(),
            Some(age) => format!("at {}", age.words()),
            None => "age unknown:".to_owned(),
        };
        (format!("{why} at most {} apart", spell(minutes)), gap.source)
    };
    Some(Next { at: after(nursery, last?, minutes), why, source: Some(source), entry: None })
}
