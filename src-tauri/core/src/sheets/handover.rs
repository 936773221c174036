//! «While you were away»: who was fed, by whom, what comes next; and what nobody wrote down.

use super::facts::{Counts, by, feed, feed_words, known, medicines, short, told};
use super::{Row, Sheet, SheetKind, as_of, at_most, lines, stem, table};
use crate::animals::weighing::comparable;
use crate::animals::{Gain, Nursery, Resident, Whereabouts, when};
use crate::care;
use crate::care_plan::care_due;
use crate::entry::Visibility;
use crate::entry::kind::Kind;
use crate::round::collar_of;
use crate::values::Moment;
use std::collections::BTreeMap;

/// How far back the paper looks, when nothing else is known; and how far ahead, in minutes.
const HALF_A_DAY: i64 = 12 * 60;

/// Feeds that begin within so many minutes are one round.
const ONE_ROUND: i64 = 30;

/// What fits on one page beside the rest.
const NOTES: usize = 10;
const AHEAD: usize = 12;
const LONGEST_NOTE: usize = 140;

/// Since when somebody was away: since her last entry, when others wrote after it; else for twelve hours.
pub(super) fn since(nursery: &Nursery<'_>, carer: Option<&str>) -> Moment {
    let twelve = nursery.now.plus_minutes(-HALF_A_DAY);
    let entries = || nursery.chronicle.entries.iter().rev().filter(|entry| entry.at <= nursery.now);
    let Some(last) = carer.and_then(|carer| entries().find(|entry| entry.by.as_deref() == Some(carer)))
    else {
        return twelve;
    };
    let others = entries().any(|entry| entry.at > last.at && entry.by.is_some());
    if others { nursery.here(last.at) } else { twelve }
}

/// The sheet about some animals, since a moment; private notes only when they are asked for.
pub(super) fn sheet(
    nursery: &Nursery<'_>,
    whom: &str,
    residents: &[&Resident<'_>],
    since: Moment,
    notes: bool,
) -> Sheet {
    let here: Vec<&Resident<'_>> = residents.iter().copied().filter(|r| r.standing.in_care()).collect();
    let mut parts = Vec::new();
    parts.extend(gone(nursery, residents, since));
    parts.push(table(
        "Everyone",
        &["Animal", "Weight", "Fed meanwhile", "Last feed", "Pee", "Poo", "Next feed"],
        here.iter().map(|resident| line(nursery, resident, since)).collect(),
    ));
    parts.extend(quiet(nursery, &here, since));
    parts.push(who_fed(nursery, &here, since));
    parts.push(medicine_lines(nursery, &here, since));
    parts.push(worries(nursery, &here));
    parts.push(ahead(nursery, &here));
    parts.push(note_lines(nursery, &here, since, notes));
    let away = when::span(nursery.now.minutes_since(since));
    Sheet {
        kind: SheetKind::Handover,
        title: "While you were away".to_owned(),
        about: format!("{whom} · since {}, {away}", when::moment(since, nursery.now)),
        as_of: as_of(nursery.now),
        parts,
        foot: "Only what was written down stands here. What is not here was not logged, which does not say that it was not done."
            .to_owned(),
        others: Vec::new(),
        stem: stem(whom, SheetKind::Handover),
    }
}

/// Who died or left meanwhile, said first and plainly.
fn gone(nursery: &Nursery<'_>, residents: &[&Resident<'_>], since: Moment) -> Option<super::Part> {
    let said: Vec<String> = residents
        .iter()
        .filter(|r| !r.standing.in_care() && r.standing.since.is_some_and(|at| at >= since))
        .map(|r| {
            let at =
                r.standing.since.map(|at| when::moment(nursery.here(at), nursery.now)).unwrap_or_default();
            let what = match r.standing.whereabouts {
                Whereabouts::Died => "died",
                Whereabouts::Adopted => "was adopted",
                Whereabouts::Released => "was released",
                Whereabouts::Placed(_) | Whereabouts::InCare => "went to another home",
            };
            format!("{} {what}, {at}.", r.label())
        })
        .collect();
    (!said.is_empty()).then(|| lines("No longer here", said))
}

fn line(nursery: &Nursery<'_>, resident: &Resident<'_>, since: Moment) -> Row {
    let series = comparable(resident.own());
    let units = nursery.units();
    let gain = Gain::of_a_day(&series).map(|gain| {
        let from = when::known(nursery.here(gain.from.at), gain.from.precision, nursery.now);
        format!("{} since {from}", units.change(gain.grams()))
    });
    let weight = series.last().map(|last| last.told(units));
    let weight = [weight, gain].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let counts = Counts::of(told(resident, since));
    let fed = match (counts.feeds, counts.ml()) {
        (0, _) => String::new(),
        (feeds, Some(ml)) => format!("{feeds} times, {ml} mL"),
        (feeds, None) => format!("{feeds} times"),
    };
    let refused = if counts.refused > 0 { format!("refused {}", counts.refused) } else { String::new() };
    let fed = [fed, refused].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
    let last = told(resident, nursery.now.plus_minutes(-2 * 24 * 60)).rev().find_map(|entry| {
        let by = by(nursery, entry).map(|who| format!(", {who}")).unwrap_or_default();
        Some(format!("{}, {}{by}", known(nursery, entry), feed_words(feed(entry)?)))
    });
    let next = care::due_of(nursery, resident)
        .and_then(|due| due.next_at)
        .map(|at| when::moment(at, nursery.now))
        .unwrap_or_default();
    let count = |count: i64| if count > 0 { count.to_string() } else { String::new() };
    Row {
        collar: resident.standing.collar.as_deref().map(collar_of),
        cells: vec![
            resident.label().to_owned(),
            weight,
            fed,
            last.unwrap_or_default(),
            count(counts.pees),
            count(counts.poos),
            next,
        ],
    }
}

/// Whom nobody wrote a word about: a question, never a reproach.
fn quiet(nursery: &Nursery<'_>, here: &[&Resident<'_>], since: Moment) -> Option<super::Part> {
    let said: Vec<String> = here
        .iter()
        .filter(|r| r.standing.is_charge() && told(r, since).next().is_none())
        .map(|r| match told(r, nursery.now.plus_minutes(-30 * 24 * 60)).next_back() {
            Some(entry) => format!("Nothing logged for {} since {}.", r.label(), known(nursery, entry)),
            None => format!("Nothing logged for {}.", r.label()),
        })
        .collect();
    (!said.is_empty()).then(|| lines("Nothing logged", said))
}

/// Who fed whom.
fn who_fed(nursery: &Nursery<'_>, here: &[&Resident<'_>], since: Moment) -> super::Part {
    let mut fed: BTreeMap<String, (i64, Vec<&str>)> = BTreeMap::new();
    for resident in here {
        for entry in told(resident, since).filter(|entry| feed(entry).is_some()) {
            let who = by(nursery, entry).unwrap_or("Not said by whom").to_owned();
            let (count, names) = fed.entry(who).or_default();
            *count += 1;
            if !names.contains(&resident.label()) {
                names.push(resident.label());
            }
        }
    }
    let said: Vec<String> = fed
        .into_iter()
        .map(|(who, (count, names))| {
            let whom = if names.len() == here.len() && names.len() > 1 {
                "all of them".to_owned()
            } else {
                names.join(", ")
            };
            format!("{who}: {}, {}.", when::counted(count, "feed"), short(&whom, LONGEST_NOTE))
        })
        .collect();
    lines("Who fed", if said.is_empty() { vec!["No feed logged.".to_owned()] } else { said })
}

fn medicine_lines(nursery: &Nursery<'_>, here: &[&Resident<'_>], since: Moment) -> super::Part {
    let mut said = Vec::new();
    for resident in here {
        for medicine in medicines(nursery, resident) {
            if medicine.last_at.is_none_or(|last| last < since) && medicine.next.is_none() {
                continue;
            }
            let what = [medicine.drug, medicine.dose].into_iter().filter(|p| !p.is_empty());
            let what = what.collect::<Vec<_>>().join(", ");
            let last = if medicine.last_at.is_some() { "last " } else { "" };
            let who = medicine.by.map(|who| format!(", by {who}")).unwrap_or_default();
            let next = medicine.next.map(|next| format!("; next {next}")).unwrap_or_default();
            let line = format!("{}: {what}, {last}{}{who}{next}", resident.label(), medicine.last);
            said.push(short(&line, LONGEST_NOTE));
        }
    }
    if said.is_empty() {
        said.push("None logged.".to_owned());
    }
    lines("Medicines", at_most(said, NOTES, |more| format!("and {more} more in the log")))
}

fn worries(nursery: &Nursery<'_>, here: &[&Resident<'_>]) -> super::Part {
    let mut said: Vec<String> = care::watch_in(nursery)
        .into_iter()
        .filter(|alarm| here.iter().any(|r| r.id == alarm.animal))
        .map(|alarm| format!("{} ({})", alarm.sentence, alarm.source.mark))
        .collect();
    if said.is_empty() {
        said.push(care::NOTHING.to_owned());
    }
    lines("Worth a look", said)
}

/// What is due in the next twelve hours, by its time.
fn ahead(nursery: &Nursery<'_>, here: &[&Resident<'_>]) -> super::Part {
    let until = nursery.now.plus_minutes(HALF_A_DAY);
    let mut due: Vec<(Moment, &str)> = here
        .iter()
        .filter_map(|r| Some((care::due_of(nursery, r)?.next_at.filter(|at| *at <= until)?, r.label())))
        .collect();
    due.sort_unstable();
    // Those of one round, a few minutes apart, are one line.
    let mut rounds: Vec<(Moment, Vec<&str>)> = Vec::new();
    for (at, name) in due {
        match rounds.last_mut() {
            Some((first, names)) if at.minutes_since(*first) < ONE_ROUND => names.push(name),
            _ => rounds.push((at, vec![name])),
        }
    }
    let mut said: Vec<String> = rounds
        .into_iter()
        .map(|(at, names)| {
            let was = if at <= nursery.now { "Next was" } else { "From" };
            format!("{was} {}: feed {}.", when::moment(at, nursery.now), names.join(", "))
        })
        .collect();
    said.extend(
        care_due(nursery)
            .into_iter()
            .filter(|due| here.iter().any(|r| r.id == due.animal))
            .filter(|due| due.at.map_or(due.now, |at| at <= until))
            .map(|due| short(&due.sentence, LONGEST_NOTE)),
    );
    let mut said = at_most(said, AHEAD, |more| format!("and {more} more in the log"));
    if said.is_empty() {
        said.push("Nothing the log knows of.".to_owned());
    }
    lines("In the next 12 hours", said)
}

fn note_lines(nursery: &Nursery<'_>, here: &[&Resident<'_>], since: Moment, private: bool) -> super::Part {
    let mut said: Vec<(Moment, String)> = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for resident in here {
        for entry in resident.own().filter(|entry| entry.at >= since) {
            let detail = match &entry.kind {
                Kind::Note(note) => note.detail.as_deref(),
                _ => None,
            };
            let Some(text) = entry.note.as_deref().or(detail).map(str::trim).filter(|t| !t.is_empty()) else {
                continue;
            };
            if entry.visibility == Visibility::Private && !private {
                if !kept.contains(&entry.id.as_str()) {
                    kept.push(&entry.id);
                }
                continue;
            }
            let who = by(nursery, entry).map(|who| format!(" ({who})")).unwrap_or_default();
            let line = format!("{} {}: {text}{who}", known(nursery, entry), resident.label());
            said.push((entry.at, short(&line, LONGEST_NOTE)));
        }
    }
    said.sort();
    let mut said = at_most(said.into_iter().rev().map(|(_, line)| line).collect(), NOTES, |more| {
        format!("and {more} more in the log")
    });
    match kept.len() {
        0 => {}
        1 => said.push("1 private note stays in the book.".to_owned()),
        count => said.push(format!("{count} private notes stay in the book.")),
    }
    if said.is_empty() {
        said.push("None.".to_owned());
    }
    lines("Notes", said)
}
