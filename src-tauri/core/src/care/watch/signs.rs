//! Signs that somebody saw or heard: a crisis, the daily look, crying.

use super::{Finding, Level};
use crate::animals::when::{self, counted};
use crate::animals::{Nursery, Resident};
use crate::care::facts::{applies, hand_feeds, refused, weakness, within, words};
use crate::entry::kind::{CryIntensity, FeedMethod, Kind, Vigour, fields::Cry};
use crate::reference::{HOUSE, LONG_CRY, LONG_CRY_OTHERS, REPEATED_CRIES};

/// A crisis of the last twelve hours, until a vet was seen or a feed was taken with strength.
pub(super) fn crisis(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let entry = within(resident, nursery.now, 12).rfind(|entry| matches!(entry.kind, Kind::Crisis(_)))?;
    let over = resident.own().any(|later| {
        later.at > entry.at
            && match &later.kind {
                Kind::VetVisit(_) => true,
                Kind::Feed(feed) => feed.vigour == Some(Vigour::Strong) || feed.method == FeedMethod::Nursing,
                _ => false,
            }
    });
    let Kind::Crisis(crisis) = &entry.kind else { return None };
    if over {
        return None;
    }
    let signs: Vec<String> = crisis.signs.iter().flatten().map(|sign| words(sign)).collect();
    let seen = if signs.is_empty() { String::new() } else { format!(" ({})", signs.join(", ")) };
    let at = when::known(entry.at, entry.precision, nursery.now);
    Some(Finding {
        level: Level::Emergency,
        rule: "crisis",
        sentence: format!(
            "{}: crisis at {at}{seen}. Warm, sugar on the gums, no milk, and call your vet now.",
            resident.label()
        ),
        numbers: signs,
        entries: vec![entry.id.clone()],
        source: HOUSE,
    })
}

/// Signs of the daily look that ask for a call, each with one line why; a sign in other words is left to the carer.
const CALL: &[(&[&str], &str)] = &[
    (&["cleft palate"], "milk can get into the lungs"),
    (&["red navel", "swollen navel"], "the navel can be infected"),
    (&["swollen closed eyes", "swollen eyes", "bulging eyes"], "pus can press on the eye behind closed lids"),
    (&["bloated belly", "hard belly", "swollen belly"], "feed and poo may not pass"),
    (&["dark urine", "dark pee"], "it may drink too little"),
    (&["pale gums", "white gums"], "it may have lost blood, to fleas or worms"),
    (&["fleas"], "fleas drink more blood than a young animal can spare"),
    (&["milk from the nose", "milk from nose"], "milk can get into the lungs: stop the feed"),
];

/// A sign on the latest look of the last two days; a look without it ends it.
pub(super) fn on_the_daily_look(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let entry = within(resident, nursery.now, 48).rfind(|entry| matches!(entry.kind, Kind::Exam(_)))?;
    let Kind::Exam(exam) = &entry.kind else { return None };
    let (sign, why) = exam.signs.iter().flatten().find_map(|sign| {
        let sign = words(sign);
        let why = CALL.iter().find(|(names, _)| names.contains(&sign.as_str()))?.1;
        Some((sign, why))
    })?;
    let at = when::known(entry.at, entry.precision, nursery.now);
    Some(Finding {
        level: Level::Act,
        rule: "signs",
        sentence: format!("{}: {sign} at {at}; {why}. Call your vet.", resident.label()),
        numbers: vec![sign],
        entries: vec![entry.id.clone()],
        source: HOUSE,
    })
}

/// Crying for the bottle is hunger, not distress.
fn is_distress(cry: &Cry) -> bool {
    let loud = matches!(cry.intensity, Some(CryIntensity::Medium | CryIntensity::High) | None);
    let hunger =
        cry.trigger.as_deref().map(words).is_some_and(|t| t.contains("bottle") || t.contains("hung"));
    loud && !hunger
}

/// Crying that returns within a day, or that went on for long, until somebody looked and it was quiet.
pub(super) fn crying(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let cries: Vec<_> = within(resident, nursery.now, 24)
        .filter_map(|entry| match &entry.kind {
            Kind::Cry(cry) => Some((entry, cry)),
            _ => None,
        })
        .collect();
    let quiet = cries.iter().rposition(|(_, cry)| cry.intensity == Some(CryIntensity::Quiet));
    let cries: Vec<_> =
        cries.into_iter().skip(quiet.map_or(0, |at| at + 1)).filter(|(_, cry)| is_distress(cry)).collect();
    let limit = if applies(&LONG_CRY, &resident.species()) { &LONG_CRY } else { &LONG_CRY_OTHERS };
    let long = cries.iter().rev().find(|(_, cry)| cry.minutes.is_some_and(|m| m > limit.value));
    let repeated = cries.len() as f64 >= REPEATED_CRIES.value;
    if long.is_none() && !repeated {
        return None;
    }
    let mut entries: Vec<String> = cries.iter().map(|(entry, _)| entry.id.clone()).collect();
    let label = resident.label();
    let count = i64::try_from(cries.len()).unwrap_or(i64::MAX);
    let (what, numbers, source) = match long.and_then(|(_, cry)| cry.minutes) {
        Some(minutes) => {
            (format!("{label} cried for {minutes:.0} minutes"), format!("{minutes:.0} minutes"), limit.source)
        }
        None => (
            format!("{label} cried {count} times in the last 24 hours"),
            counted(count, "cry"),
            REPEATED_CRIES.source,
        ),
    };
    let weak = weakness(resident, nursery.now);
    let (level, sentence) = if !weak.is_empty() {
        entries.extend(weak);
        (Level::Emergency, format!("{what} and is weak. Warm first, and call your vet now."))
    } else if long.is_some() {
        (Level::Act, format!("{what}. Warm? Fed? Emptied? Pain? Worth a call to your vet."))
    } else if eats(resident, nursery) {
        (Level::Watch, format!("{what}, and eats. Warm? Emptied? In company?"))
    } else {
        (Level::Act, format!("{what}. Warm? Fed? Emptied? Pain?"))
    };
    Some(Finding { level, rule: "crying", sentence, numbers: vec![numbers], entries, source })
}

/// The last feed of the day was taken, and not weakly.
fn eats(resident: &Resident<'_>, nursery: &Nursery<'_>) -> bool {
    hand_feeds(resident).next_back().is_some_and(|(entry, feed)| {
        nursery.now.minutes_since(entry.at) <= 24 * 60 && !refused(feed) && feed.vigour != Some(Vigour::Weak)
    })
}
