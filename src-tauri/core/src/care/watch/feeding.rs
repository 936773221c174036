//! Feeds that were offered and refused. A feed that nobody logged is no refusal: about that there is only a question.

use super::{Case, Finding, Level};
use crate::animals::when;
use crate::care::due_of;
use crate::care::facts::{Fed, feeds, hand_feeds, refused};
use crate::entry::kind::FeedMethod;
use crate::reference::{
    HOUSE, NOT_EATING, NOT_EATING_OTHERS, NOTHING_LOGGED, NOTHING_LOGGED_ASKED, REFUSAL_SPEAKS, REFUSED,
    REFUSED_OTHERS,
};
use crate::values::Precision;

/// The last feeds were all refused. A feed that is taken ends it.
pub(super) fn refused_twice(case: &Case<'_>) -> Option<Finding> {
    let figure =
        case.figure(&[&REFUSED, &REFUSED_OTHERS], case.days_at(case.now())).unwrap_or(&REFUSED_OTHERS);
    let mut refusals: Vec<_> = hand_feeds(case.resident)
        .rev()
        .take_while(|(_, feed)| refused(feed))
        .filter(|(entry, _)| case.now().minutes_since(entry.at) <= REFUSAL_SPEAKS.minutes())
        .map(|(entry, _)| entry)
        .collect();
    refusals.reverse();
    let first = refusals.first().filter(|_| refusals.len() as f64 >= figure.value)?;
    let mut entries: Vec<String> = refusals.iter().map(|entry| entry.id.clone()).collect();
    let times: Vec<String> = refusals.iter().map(|entry| case.at(entry)).collect();
    let what =
        format!("{} refused {} feeds in a row, the last {}", case.label(), refusals.len(), times.last()?);
    let weak = case.weakness();
    let (level, sentence) = if weak.is_empty() {
        let advice = "Warm? Emptied? Offer a little again soon, and call your vet if it refuses again.";
        (Level::Act, format!("{what}. {advice}"))
    } else {
        entries.extend(weak);
        (Level::Emergency, format!("{what}, and is weak. Warm first, and call your vet now."))
    };
    Some(Finding {
        level,
        rule: "refused",
        sentence,
        numbers: vec![format!("refused {}", times.join(" and "))],
        entries,
        source: figure.source,
        began: first.at,
        worse: refusals.len() as f64,
    })
}

/// From four weeks on: refused when last offered, half a day and more after it last ate, as far as is logged.
pub(super) fn not_eating(case: &Case<'_>) -> Option<Finding> {
    let figure = case.figure(&[&NOT_EATING, &NOT_EATING_OTHERS], case.days_at(case.now()))?;
    let offered: Vec<Fed<'_>> = feeds(case.resident)
        .filter(|(entry, feed)| feed.method != FeedMethod::Nursing && entry.precision == Precision::Minute)
        .collect();
    let taken = offered.iter().rposition(|(_, feed)| !refused(feed));
    let since = taken.map(|at| offered[at].0);
    let refusals = &offered[taken.map_or(0, |at| at + 1)..];
    let (first, last) = (refusals.first()?.0, refusals.last()?.0);
    let minutes = last.at.minutes_since(since.unwrap_or(first).at);
    if minutes as f64 <= figure.value * 60.0 || case.now().minutes_since(last.at) > REFUSAL_SPEAKS.minutes() {
        return None;
    }
    let ate = since.map_or_else(String::new, |entry| format!("; last ate {}", case.seen(entry)));
    Some(Finding {
        level: Level::Act,
        rule: "not_eating",
        sentence: format!("{} refused food {}{ate}. Call your vet.", case.label(), case.at(last)),
        numbers: vec![format!("{} between the two", when::span(minutes))],
        entries: since.into_iter().chain([first, last]).map(|entry| entry.id.clone()).collect(),
        source: figure.source,
        began: first.at,
        worse: refusals.len() as f64,
    })
}

/// Fed by hand, and nothing at all written down for so long that a second feed would have come; not for
/// ever, since then the log has stopped, and not the animal. A question, no more.
pub(super) fn nothing_logged(case: &Case<'_>) -> Option<Finding> {
    let last = case.resident.own().next_back().filter(|entry| entry.precision == Precision::Minute)?;
    let silence = case.now().minutes_since(last.at);
    let due = due_of(case.nursery, case.resident).filter(|_| silence <= NOTHING_LOGGED_ASKED.minutes())?;
    let (next, fed) = (due.next_at?, due.last_fed?);
    let late = case.now().minutes_since(next);
    (late >= next.minutes_since(fed).max(NOTHING_LOGGED.minutes()) && last.at <= next).then(|| Finding {
        level: Level::Watch,
        rule: "nothing_logged",
        sentence: format!("{}: nothing logged since {}. Fed since then?", case.label(), case.seen(last)),
        numbers: vec![format!("next was {}", when::moment(next, case.now()))],
        entries: vec![last.id.clone()],
        source: due.source.unwrap_or(HOUSE),
        began: last.at,
        worse: 0.0,
    })
}
