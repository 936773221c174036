//! Crying: a question, and with weakness an emergency.

use super::{Case, Finding, Level};
use crate::animals::weighing::plain;
use crate::animals::when::counted;
use crate::care::facts::{hand_feeds, refused, words};
use crate::entry::LiveEntry;
use crate::entry::kind::{CryIntensity, Kind, Vigour, fields::Cry};
use crate::reference::{CRIES_COUNTED, FEED_SPEAKS, LONG_CRY, LONG_CRY_OTHERS, REPEATED_CRIES};

/// Crying for the bottle is hunger, not distress.
fn is_distress(cry: &Cry) -> bool {
    let loud = matches!(cry.intensity, Some(CryIntensity::Medium | CryIntensity::High) | None);
    let hunger =
        cry.trigger.as_deref().map(words).is_some_and(|t| t.contains("bottle") || t.contains("hung"));
    loud && !hunger
}

/// Crying that returns within a day, or that went on for long, until somebody looked and it was quiet.
pub(super) fn crying(case: &Case<'_>) -> Option<Finding> {
    let heard: Vec<(&LiveEntry, &Cry)> = case
        .within(&CRIES_COUNTED)
        .filter_map(|entry| match &entry.kind {
            Kind::Cry(cry) => Some((entry, cry)),
            _ => None,
        })
        .collect();
    let quiet = heard.iter().rposition(|(_, cry)| cry.intensity == Some(CryIntensity::Quiet));
    let cries: Vec<_> =
        heard.into_iter().skip(quiet.map_or(0, |at| at + 1)).filter(|(_, cry)| is_distress(cry)).collect();
    let (first, _) = *cries.first()?;
    let limit = case.figure(&[&LONG_CRY, &LONG_CRY_OTHERS], Some(0)).unwrap_or(&LONG_CRY_OTHERS);
    let long = cries.iter().rev().find_map(|(_, cry)| cry.minutes.filter(|minutes| *minutes > limit.value));
    if long.is_none() && (cries.len() as f64) < REPEATED_CRIES.value {
        return None;
    }
    let mut entries: Vec<String> = cries.iter().map(|(entry, _)| entry.id.clone()).collect();
    let label = case.label();
    let count = i64::try_from(cries.len()).unwrap_or(i64::MAX);
    let (what, numbers, source) = match long {
        Some(minutes) => {
            (format!("{label} cried for {minutes:.0} minutes"), format!("{minutes:.0} minutes"), limit.source)
        }
        None => (
            format!("{label} cried {count} times in the last {} hours", plain(CRIES_COUNTED.value)),
            counted(count, "cry"),
            REPEATED_CRIES.source,
        ),
    };
    let call = if long.is_some() { " Worth a call to your vet." } else { "" };
    let weak = case.weakness();
    let (level, sentence) = if !weak.is_empty() {
        entries.extend(weak);
        (Level::Emergency, format!("{what} and is weak. Warm first, and call your vet now."))
    } else if eats(case) {
        (Level::Watch, format!("{what}, and eats. Warm? Emptied? In company?{call}"))
    } else {
        (Level::Act, format!("{what}. Warm? Fed? Emptied? Pain?{call}"))
    };
    Some(Finding {
        level,
        rule: "crying",
        sentence,
        numbers: vec![numbers],
        entries,
        source,
        began: first.at,
        worse: cries.len() as f64 + long.unwrap_or(0.0),
    })
}

/// The last feed of the day was taken, and not weakly.
fn eats(case: &Case<'_>) -> bool {
    hand_feeds(case.resident).next_back().is_some_and(|(entry, feed)| {
        case.now().minutes_since(entry.at) <= FEED_SPEAKS.minutes()
            && !refused(feed)
            && feed.vigour != Some(Vigour::Weak)
    })
}
