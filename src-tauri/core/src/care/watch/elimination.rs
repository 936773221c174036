//! Pee and poo: what was looked for and not seen, and what was seen and should not be there.

use super::{Case, Finding, Level};
use crate::animals::when;
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::{Kind, Stool, fields::Elimination};
use crate::reference::{Figure, HOUSE, LOOK_SPEAKS, LOOSE, LOOSE_SPEAKS, NO_PEE, NO_POO, NO_POO_CALL};

type Look<'a> = (&'a LiveEntry, &'a Elimination);

fn looks<'a>(case: &Case<'a>) -> Vec<Look<'a>> {
    let resident = case.resident;
    resident
        .own()
        .filter_map(|entry| match &entry.kind {
            Kind::Elimination(look) => Some((entry, look)),
            _ => None,
        })
        .collect()
}

/// Looked for and not seen: since when, up to the last look of the last day.
struct Unseen<'a> {
    since: &'a LiveEntry,
    last: &'a LiveEntry,
    /// It was seen at `since`, rather than looked for for the first time.
    seen: bool,
    minutes: i64,
}

fn unseen<'a>(
    case: &Case<'a>,
    was_seen: fn(&Elimination) -> bool,
    was_looked_for: fn(&Elimination) -> bool,
) -> Option<Unseen<'a>> {
    let looks = looks(case);
    let seen = looks.iter().rposition(|(_, look)| was_seen(look));
    let mut without = looks[seen.map_or(0, |at| at + 1)..].iter().filter(|(_, look)| was_looked_for(look));
    let first = without.next()?.0;
    let last = without.next_back().map_or(first, |(entry, _)| entry);
    let since = seen.map_or(first, |at| looks[at].0);
    let minutes = last.at.minutes_since(since.at);
    (case.now().minutes_since(last.at) <= LOOK_SPEAKS.minutes()).then_some(Unseen {
        since,
        last,
        seen: seen.is_some(),
        minutes,
    })
}

fn told(
    case: &Case<'_>,
    unseen: &Unseen<'_>,
    what: &str,
    figure: &'static Figure,
    (level, rule, advice): (Level, &'static str, &str),
) -> Finding {
    let since = case.seen(unseen.since);
    let since = if unseen.seen { format!("since {since}") } else { format!("in the log since {since}") };
    Finding {
        level,
        rule,
        sentence: format!(
            "{}: no {what} {since}, the last look {}. {advice}",
            case.label(),
            case.at(unseen.last)
        ),
        numbers: vec![format!("{} without", when::span(unseen.minutes))],
        entries: vec![unseen.since.id.clone(), unseen.last.id.clone()],
        source: figure.source,
        began: unseen.since.at,
        worse: 0.0,
    }
}

/// Looks at what came out, and no poo among it. Poo that is seen ends it.
pub(super) fn no_stool(case: &Case<'_>) -> Option<Finding> {
    let seen = |look: &Elimination| matches!(look.stool, Some(Stool::Passed | Stool::Score(_)));
    let unseen = unseen(case, seen, |_| true)?;
    let hours = unseen.minutes as f64 / 60.0;
    if hours >= NO_POO_CALL.value {
        let advice = (Level::Act, "no_poo", "Call your vet.");
        return Some(told(case, &unseen, "poo", &NO_POO_CALL, advice));
    }
    let advice =
        (Level::Watch, "no_poo", "Rub the bottom with something warm and damp before and after each feed.");
    (hours >= NO_POO.value).then(|| told(case, &unseen, "poo", &NO_POO, advice))
}

/// Stimulated, or looked for, and no pee. Pee that is seen ends it.
pub(super) fn no_urine(case: &Case<'_>) -> Option<Finding> {
    let looked_for = |look: &Elimination| {
        look.urine == Some(false) || (look.stimulated == Some(true) && look.urine.is_none())
    };
    let unseen = unseen(case, |look| look.urine == Some(true), looked_for)?;
    let advice = (Level::Act, "no_pee", "Is it drinking enough? Call your vet.");
    (unseen.minutes as f64 / 60.0 >= NO_PEE.value).then(|| told(case, &unseen, "pee", &NO_PEE, advice))
}

/// Blood in what came out, on the last look of the last day that says so; a look that says there is none ends it.
pub(super) fn blood(case: &Case<'_>) -> Option<Finding> {
    let mut told = case.within(&LOOK_SPEAKS).filter_map(|entry| match &entry.kind {
        Kind::Elimination(look) => Some((entry, look.blood.as_ref()?)),
        _ => None,
    });
    let (entry, _) = told.next_back().filter(|(_, blood)| Free::is_yes(blood))?;
    Some(Finding {
        level: Level::Act,
        rule: "blood",
        sentence: format!("{}: blood in what came out {}. Call your vet.", case.label(), case.at(entry)),
        numbers: vec![format!("seen {}", case.at(entry))],
        entries: vec![entry.id.clone()],
        source: HOUSE,
        began: entry.at,
        worse: 0.0,
    })
}

/// Loose or watery poo: once it is watched, twice in a row the vet is called. A firmer one ends it.
pub(super) fn loose(case: &Case<'_>) -> Option<Finding> {
    let graded: Vec<(&LiveEntry, u8)> = case
        .within(&LOOSE_SPEAKS)
        .filter_map(|entry| match &entry.kind {
            Kind::Elimination(Elimination { stool: Some(Stool::Score(score)), .. }) => Some((entry, *score)),
            _ => None,
        })
        .collect();
    let run: Vec<&(&LiveEntry, u8)> =
        graded.iter().rev().take_while(|(_, score)| f64::from(*score) >= LOOSE.value).collect();
    let ((first, _), (last, score)) = (*run.last()?, *run.first()?);
    let times = if run.len() == 1 { String::new() } else { format!(", {} times in a row", run.len()) };
    let (level, advice) = if run.len() == 1 {
        (Level::Watch, "Is the formula mixed as the label says? Weigh it, and note the next one")
    } else {
        (Level::Act, "Keep it warm, weigh it, and call your vet")
    };
    Some(Finding {
        level,
        rule: "loose",
        sentence: format!("{}: poo of score {score} of 7 {}{times}. {advice}.", case.label(), case.at(last)),
        numbers: run.iter().rev().map(|(entry, score)| format!("{score} {}", case.at(entry))).collect(),
        entries: run.iter().rev().map(|(entry, _)| entry.id.clone()).collect(),
        source: LOOSE.source,
        began: first.at,
        worse: run.len() as f64,
    })
}
