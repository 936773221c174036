//! Signs that somebody saw: in a crisis, on arrival, on the daily look.

use super::{Case, Finding, Level};
use crate::care::facts::words;
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::{FeedMethod, Kind, Vigour};
use crate::reference::{CRISIS_SPEAKS, Figure, HOUSE, NOW_SPEAKS, SIGN_SPEAKS, WEAK_SPEAKS};

/// What is done at once.
const FIRST_AID: &str = "Warm, sugar on the gums, no milk, and call your vet now.";

/// A crisis that still speaks for now, until a vet was seen or a feed was taken with strength.
pub(super) fn crisis(case: &Case<'_>) -> Option<Finding> {
    let crises: Vec<&LiveEntry> =
        case.within(&CRISIS_SPEAKS).filter(|e| matches!(e.kind, Kind::Crisis(_))).collect();
    let last = crises.last()?;
    if case.resident.own().any(|later| later.at > last.at && (is_vet(later) || is_fed_well(later))) {
        return None;
    }
    // The steps taken are entries of their own: the signs stand in the first.
    let signs: Vec<String> = crises
        .iter()
        .filter_map(|entry| match &entry.kind {
            Kind::Crisis(crisis) => crisis.signs.as_ref(),
            _ => None,
        })
        .flatten()
        .map(|sign| words(sign))
        .collect();
    let seen = if signs.is_empty() { String::new() } else { format!(" ({})", signs.join(", ")) };
    Some(Finding {
        level: Level::Emergency,
        rule: "crisis",
        sentence: format!("{}: crisis {}{seen}. {FIRST_AID}", case.label(), case.at(last)),
        numbers: if signs.is_empty() { vec![case.seen(last)] } else { signs },
        entries: crises.iter().map(|entry| entry.id.clone()).collect(),
        source: HOUSE,
        began: crises.first()?.at,
        worse: 0.0,
    })
}

/// A sign, how it may be written, and what to say about it.
struct Sign {
    rule: &'static str,
    names: &'static [&'static str],
    level: Level,
    /// Why it matters, where that does not go without saying.
    why: &'static str,
    advice: &'static str,
    /// How long it speaks for now.
    speaks: &'static Figure,
    /// A feed taken with strength ends it.
    fed_ends: bool,
}

/// A sign of which the vet should hear; a look without it ends it.
const fn call(rule: &'static str, names: &'static [&'static str], why: &'static str) -> Sign {
    Sign {
        rule,
        names,
        level: Level::Act,
        why,
        advice: "Call your vet.",
        speaks: &SIGN_SPEAKS,
        fed_ends: false,
    }
}

/// A sign that is an emergency; a feed taken with strength ends it too.
const fn now(rule: &'static str, names: &'static [&'static str], advice: &'static str) -> Sign {
    Sign { rule, names, level: Level::Emergency, why: "", advice, speaks: &NOW_SPEAKS, fed_ends: true }
}

/// No look can tell whether it got the first milk.
const NO_COLOSTRUM: &str = "no_colostrum";

/// The signs; one in other words is left to the carer.
const SIGNS: &[Sign] = &[
    now("limp", &["limp", "floppy", "unresponsive", "collapsed"], FIRST_AID),
    now(
        "gasping",
        &["gasping", "open mouth breathing", "breathing with open mouth", "trouble breathing", "blue gums"],
        "Keep it warm and still, no milk, and call your vet now.",
    ),
    Sign {
        advice: "Warm? Fed? Call your vet if it does not pick up.",
        speaks: &WEAK_SPEAKS,
        fed_ends: true,
        ..call("weak", &["weak", "lethargic", "listless", "will not nurse"], "")
    },
    call("cleft_palate", &["cleft palate"], "milk can get into the lungs"),
    call(
        "red_navel",
        &["red navel", "swollen navel", "infected navel", "red umbilicus"],
        "the navel is a way in for germs",
    ),
    call(
        "swollen_eyes",
        &["swollen closed eyes", "swollen eyes", "swollen eye", "bulging eyes", "swollen eyelids"],
        "pus can press on the eye behind closed lids",
    ),
    call(
        "bloated_belly",
        &["bloated belly", "hard belly", "swollen belly", "bloated"],
        "feed and poo may not pass",
    ),
    call(
        "dark_urine",
        &["dark urine", "dark pee", "brown urine", "orange urine", "red urine", "dark yellow urine"],
        "it may drink too little",
    ),
    call("pale_gums", &["pale gums", "white gums"], "it may have lost blood, to fleas or worms"),
    call("fleas", &["fleas"], "fleas drink more blood than a young animal can spare"),
    Sign {
        advice: "Ask your vet what can stand in for it.",
        ..call(NO_COLOSTRUM, &["no colostrum"], "the first milk carries the mother's protection")
    },
    Sign {
        advice: "Stop the feed, and call your vet.",
        ..call(
            "milk_from_the_nose",
            &["milk from the nose", "milk from nose", "milk out of the nose"],
            "milk can get into the lungs",
        )
    },
];

/// What an entry tells about signs.
enum Told {
    /// These were seen; a daily look says by its silence that others were not.
    Signs { signs: Vec<String>, look: bool },
    /// A vet has seen it.
    Vet,
    /// It was fed, and had the strength for it.
    FedWell,
}

/// Every sign that still stands.
pub(super) fn seen(case: &Case<'_>) -> Vec<Finding> {
    let told: Vec<(&LiveEntry, Told)> = case
        .resident
        .entries
        .iter()
        .filter(|entry| case.now().minutes_since(entry.at) <= SIGN_SPEAKS.minutes())
        .filter_map(|entry| Some((*entry, told(entry)?)))
        .collect();
    SIGNS.iter().filter_map(|sign| standing(case, sign, &told)).collect()
}

/// A sign that was seen and that nothing since has ended.
fn standing(case: &Case<'_>, sign: &Sign, told: &[(&LiveEntry, Told)]) -> Option<Finding> {
    let mut found: Option<(&LiveEntry, &LiveEntry, &str)> = None;
    for (entry, told) in told {
        match told {
            Told::Signs { signs, look } => match signs.iter().find(|words| sign.is(words)) {
                Some(words) => {
                    found = Some((found.map_or(*entry, |(first, ..)| first), *entry, words.as_str()));
                }
                None if *look && sign.rule != NO_COLOSTRUM => found = None,
                None => {}
            },
            Told::Vet => found = None,
            Told::FedWell if sign.fed_ends => found = None,
            Told::FedWell => {}
        }
    }
    let (first, last, words) = found?;
    if case.now().minutes_since(last.at) > sign.speaks.minutes() {
        return None;
    }
    let at = case.at(last);
    let why = if sign.why.is_empty() { String::new() } else { format!("; {}", sign.why) };
    Some(Finding {
        level: sign.level,
        rule: sign.rule,
        sentence: format!("{}: {words} {at}{why}. {}", case.label(), sign.advice),
        numbers: vec![format!("{words} {at}")],
        entries: vec![last.id.clone()],
        source: HOUSE,
        began: first.at,
        worse: 0.0,
    })
}

impl Sign {
    /// Whether words name this sign, and do not say that it is not there.
    fn is(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.names.iter().any(|name| {
            let name: Vec<&str> = name.split_whitespace().collect();
            let place = words.windows(name.len()).position(|part| part == name);
            place.is_some_and(|at| {
                !words[..at].iter().any(|word| matches!(*word, "no" | "not" | "without" | "never"))
            })
        })
    }
}

fn told(entry: &LiveEntry) -> Option<Told> {
    if is_vet(entry) {
        return Some(Told::Vet);
    }
    if is_fed_well(entry) {
        return Some(Told::FedWell);
    }
    let list =
        |signs: &Option<Vec<String>>| signs.iter().flatten().map(|sign| words(sign)).collect::<Vec<_>>();
    let yes =
        |free: &Option<Free>, sign: &str| free.iter().filter(|f| f.is_yes()).map(|_| sign.to_owned()).next();
    let signs = match &entry.kind {
        Kind::Exam(exam) => {
            let parts = [
                part(exam.gums.as_ref(), "gums"),
                part(exam.belly.as_ref(), "belly"),
                part(exam.eyes.as_ref(), "eyes"),
                part(exam.navel.as_ref(), "navel"),
                part(exam.skin.as_ref(), "skin"),
            ];
            list(&exam.signs).into_iter().chain(parts.into_iter().flatten()).collect()
        }
        Kind::Intake(intake) => {
            let parts = [
                part(intake.gums.as_ref(), "gums"),
                part(intake.palate.as_ref(), "palate"),
                part(intake.navel.as_ref(), "navel"),
                part(intake.eyes.as_ref(), "eyes"),
            ];
            let no_colostrum =
                intake.colostrum.as_ref().filter(|c| !c.is_yes()).map(|_| "no colostrum".to_owned());
            let found = yes(&intake.fleas, "fleas").into_iter().chain(no_colostrum);
            parts.into_iter().flatten().chain(found).collect()
        }
        Kind::Observation(seen) => list(&seen.tags),
        Kind::Elimination(look) => {
            vec![format!("{} urine", words(look.urine_colour.as_deref()?))]
        }
        _ => return None,
    };
    Some(Told::Signs { signs, look: matches!(entry.kind, Kind::Exam(_)) })
}

/// What was seen of a part of the body: «pale» of the gums is «pale gums».
fn part(seen: Option<&Free>, noun: &str) -> Vec<String> {
    let texts = seen.map(Free::texts).unwrap_or_default();
    texts
        .into_iter()
        .map(words)
        .map(|text| if noun == "skin" || text.contains(noun) { text } else { format!("{text} {noun}") })
        .collect()
}

fn is_vet(entry: &LiveEntry) -> bool {
    matches!(entry.kind, Kind::VetVisit(_))
}

fn is_fed_well(entry: &LiveEntry) -> bool {
    matches!(&entry.kind, Kind::Feed(feed) if feed.vigour == Some(Vigour::Strong) || feed.method == FeedMethod::Nursing)
}
