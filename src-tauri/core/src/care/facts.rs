//! What several rules ask of one animal's entries.

use crate::animals::{Resident, Species, by_hand};
use crate::entry::LiveEntry;
use crate::entry::kind::{FeedMethod, IntroductionOutcome, Kind, Vigour, fields::Feed};
use crate::reference::{Figure, For, WEAK_SPEAKS};
use crate::values::{Moment, Quantity as _};

/// A feed with its entry.
pub(crate) type Fed<'a> = (&'a LiveEntry, &'a Feed);

/// Feeds of an animal by a person, in order of time.
pub(crate) fn hand_feeds<'a>(resident: &'a Resident<'_>) -> impl DoubleEndedIterator<Item = Fed<'a>> {
    feeds(resident).filter(|(_, feed)| by_hand(&feed.method))
}

/// All feeds of an animal, in order of time.
pub(crate) fn feeds<'a>(resident: &'a Resident<'_>) -> impl DoubleEndedIterator<Item = Fed<'a>> {
    resident.own().filter_map(|entry| match &entry.kind {
        Kind::Feed(feed) => Some((entry, feed)),
        _ => None,
    })
}

/// Nothing was taken: refused, and not a drop swallowed before.
pub(crate) fn refused(feed: &Feed) -> bool {
    let nothing = feed.ml.is_none_or(|ml| ml.tenths() == 0);
    nothing && (feed.refused.as_ref().is_some_and(crate::entry::field::Free::is_yes) || feed.ml.is_some())
}

/// Whether a person feeds the animal now: there is a feed or a plan by hand, and since then it was neither taken
/// back by its mother nor found to eat on its own.
pub(crate) fn is_hand_fed(resident: &Resident<'_>) -> bool {
    let Some(last) = resident.own().rfind(|entry| match &entry.kind {
        Kind::Feed(feed) => by_hand(&feed.method),
        Kind::PlanFeed(_) => true,
        _ => false,
    }) else {
        return false;
    };
    let also_nurses = match &last.kind {
        Kind::Feed(feed) => {
            [&feed.also_nursing, &feed.top_up].into_iter().flatten().any(crate::entry::field::Free::is_yes)
        }
        _ => true,
    };
    let since = || resident.own().filter(|entry| (entry.at, &entry.id) > (last.at, &last.id));
    let given_up = since().any(|entry| match &entry.kind {
        Kind::Weaning(weaning) => weaning.complete != Some(false),
        Kind::Reunion(reunion) => reunion.outcome == Some(IntroductionOutcome::Accepted),
        // A summary of many feeds: that is how it is fed now.
        Kind::Feed(feed) => feed.every_hours.or(feed.times_per_day).or(feed.days).is_some(),
        _ => false,
    }) || resident
        .standing
        .maternal_care
        .as_ref()
        .is_some_and(|care| care.accepts() && care.since > last.at);
    let elsewhere = since()
        .filter(|entry| {
            matches!(&entry.kind, Kind::Feed(feed) if matches!(feed.method, FeedMethod::Nursing | FeedMethod::OnItsOwn))
        })
        .count();
    !given_up && (also_nurses || elsewhere < 2)
}

/// Entries of a span of time before now.
pub(crate) fn within<'a>(
    resident: &'a Resident<'_>,
    now: Moment,
    span: &Figure,
) -> impl DoubleEndedIterator<Item = &'a LiveEntry> {
    // They stand in order of time: the years before are not looked at one by one.
    let start = resident.entries.partition_point(|entry| now.minutes_since(entry.at) > span.minutes());
    let own = |entry: &&LiveEntry| entry.subjects.iter().any(|subject| subject == resident.id);
    resident.entries[start..].iter().copied().filter(own)
}

/// A tag or sign as words: `does_not_want_to_be_alone` and `Does not want to be alone` are the same.
pub(crate) fn words(tag: &str) -> String {
    tag.trim().to_lowercase().replace(['_', '-'], " ")
}

/// Signs of weakness that still hold: the last feed with a vigour was weak, or the carer wrote so lately.
pub(crate) fn weakness(resident: &Resident<'_>, now: Moment) -> Vec<String> {
    let last_vigour = within(resident, now, &WEAK_SPEAKS).rev().find_map(|entry| match &entry.kind {
        Kind::Feed(feed) => feed.vigour.as_ref().map(|vigour| (entry, vigour)),
        _ => None,
    });
    let mut entries = Vec::new();
    if let Some((entry, Vigour::Weak)) = last_vigour {
        entries.push(entry.id.clone());
    }
    let recovered = last_vigour.filter(|(_, vigour)| **vigour == Vigour::Strong).map(|(entry, _)| entry.at);
    for entry in within(resident, now, &WEAK_SPEAKS).filter(|entry| recovered.is_none_or(|at| entry.at > at))
    {
        let tags: &[String] = match &entry.kind {
            Kind::Observation(seen) => seen.tags.as_deref().unwrap_or_default(),
            Kind::Exam(exam) => exam.signs.as_deref().unwrap_or_default(),
            _ => &[],
        };
        if tags.iter().any(|tag| WEAK.contains(&words(tag).as_str())) {
            entries.push(entry.id.clone());
        }
    }
    entries
}

const WEAK: [&str; 7] = ["weak", "limp", "lethargic", "listless", "unresponsive", "floppy", "will not nurse"];

/// The first of some figures that was published for an animal's species and age.
pub(crate) fn figure_for(
    figures: &[&'static Figure],
    species: &Species,
    days: Option<i64>,
) -> Option<&'static Figure> {
    figures.iter().copied().find(|figure| applies(figure, species) && figure.covers(days))
}

/// Whether a figure was published for a species.
pub(crate) fn applies(figure: &Figure, species: &Species) -> bool {
    is_for(figure.species, species)
}

/// Whether what was published for some species is for this one.
pub(crate) fn is_for(published: For, species: &Species) -> bool {
    match published {
        For::Any => true,
        For::Cat => *species == Species::Cat,
        For::Dog => *species == Species::Dog,
        For::Both => matches!(species, Species::Cat | Species::Dog),
    }
}
