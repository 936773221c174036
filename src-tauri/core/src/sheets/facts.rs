//! What papers say of one animal's entries: counts, and the shortest words for each.

use crate::animals::{Nursery, Resident, weighing::plain, when};
use crate::care_plan;
use crate::entry::LiveEntry;
use crate::entry::Visibility;
use crate::entry::field::Free;
use crate::entry::form::text_of;
use crate::entry::kind::{FeedMethod, Kind, Stool, Vigour, fields::Feed};
use crate::values::{Moment, Quantity as _};

/// The entries about an animal that may leave the book, since a moment.
pub(super) fn told<'a>(
    resident: &'a Resident<'_>,
    since: Moment,
) -> impl DoubleEndedIterator<Item = &'a LiveEntry> {
    resident.own().filter(move |entry| entry.at >= since && entry.visibility != Visibility::Private)
}

/// A time as exactly as it is known, on the clock of the log.
pub(super) fn known(nursery: &Nursery<'_>, entry: &LiveEntry) -> String {
    when::known(nursery.here(entry.at), entry.precision, nursery.now)
}

/// Who saw or did it, as a carer says it.
pub(super) fn by<'n>(nursery: &'n Nursery<'_>, entry: &'n LiveEntry) -> Option<&'n str> {
    let id = entry.by.as_deref()?;
    Some(person(nursery, id))
}

/// A person by the name that carers use among themselves; words that are no person stay as they are.
pub(super) fn person<'n>(nursery: &'n Nursery<'_>, id: &'n str) -> &'n str {
    nursery.chronicle.people.get(id).map_or(id, |person| {
        [&person.short_name, &person.name, &person.publish_as, &person.role]
            .into_iter()
            .flatten()
            .next()
            .map_or(id, String::as_str)
    })
}

/// A single feed, rather than a summary of many.
pub(super) fn feed(entry: &LiveEntry) -> Option<&Feed> {
    match &entry.kind {
        Kind::Feed(feed) if feed.every_hours.or(feed.times_per_day).or(feed.days).is_none() => Some(feed),
        _ => None,
    }
}

/// Nothing was taken.
pub(super) fn refused(feed: &Feed) -> bool {
    feed.refused.as_ref().is_some_and(Free::is_yes) && feed.ml.is_none_or(|ml| ml.tenths() == 0)
}

/// «8 mL», «refused», «nursed», «8 mL, weak».
pub(super) fn feed_words(feed: &Feed) -> String {
    let what = match (&feed.ml, &feed.method) {
        _ if refused(feed) => "refused".to_owned(),
        (Some(ml), _) => format!("{} mL", plain(ml.value())),
        (None, FeedMethod::Nursing) => "nursed".to_owned(),
        (None, FeedMethod::OnItsOwn) => "ate alone".to_owned(),
        (None, method) => method.word().to_owned(),
    };
    if feed.vigour == Some(Vigour::Weak) { format!("{what}, weak") } else { what }
}

/// What went in and came out over a time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Feeds that were taken.
    pub(super) feeds: i64,
    /// Feeds that were refused.
    pub(super) refused: i64,
    /// All the milk, in tenths of a millilitre.
    tenths: i64,
    /// How often it peed.
    pub(super) pees: i64,
    /// How often it pooed.
    pub(super) poos: i64,
    /// The last score of a poo, 1 hard to 7 watery.
    pub(super) score: Option<u8>,
}

impl Counts {
    pub(super) fn of<'a>(entries: impl IntoIterator<Item = &'a LiveEntry>) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            if let Some(feed) = feed(entry) {
                if refused(feed) {
                    counts.refused += 1;
                } else {
                    counts.feeds += 1;
                    counts.tenths += feed.ml.map_or(0, crate::values::Millilitres::tenths);
                }
            }
            // Of one that was seen in a shared nest nobody knows whose it was.
            if let Kind::Elimination(output) = &entry.kind
                && output.one_of.is_none()
            {
                counts.pees += i64::from(output.urine == Some(true));
                counts.poos += i64::from(matches!(output.stool, Some(Stool::Passed | Stool::Score(_))));
                if let Some(Stool::Score(score)) = output.stool {
                    counts.score = Some(score);
                }
            }
        }
        counts
    }

    /// All the milk: «48», or nothing when no amount was written down.
    pub(super) fn ml(&self) -> Option<String> {
        (self.tenths > 0).then(|| plain(self.tenths as f64 / 10.0))
    }
}

/// The last time something was seen come out.
pub(super) fn last_output<'a>(
    resident: &'a Resident<'_>,
    since: Moment,
    is_it: fn(&crate::entry::kind::fields::Elimination) -> bool,
) -> Option<&'a LiveEntry> {
    told(resident, since).rfind(
        |entry| matches!(&entry.kind, Kind::Elimination(output) if output.one_of.is_none() && is_it(output)),
    )
}

/// A medicine of an animal: as it was ordered, or as it was given.
pub(super) struct Medicine {
    /// What it is, as written.
    pub(super) drug: String,
    /// How much and how often, as written.
    pub(super) dose: String,
    /// The last dose that was noted.
    pub(super) last_at: Option<Moment>,
    /// The same in words.
    pub(super) last: String,
    /// Who gave it.
    pub(super) by: Option<String>,
    /// When next, in words.
    pub(super) next: Option<String>,
}

/// The medicines of an animal: those that are ordered, then those that were only given, the one given last first.
pub(super) fn medicines(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<Medicine> {
    let open = |entry: &&LiveEntry| entry.visibility != Visibility::Private;
    let mut found: Vec<Medicine> = care_plan::medicines_of(nursery, resident)
        .into_iter()
        .filter(|medicine| !medicine.over)
        .filter(|medicine| resident.own().filter(open).any(|entry| medicine.entries.contains(&entry.id)))
        .map(|medicine| Medicine {
            drug: medicine.drug,
            dose: medicine.order,
            last_at: None,
            last: "no dose noted".to_owned(),
            by: None,
            next: medicine.next.map(|at| {
                let was = if at <= nursery.now { "was " } else { "" };
                format!("{was}{}", when::moment(at, nursery.now))
            }),
        })
        .collect();
    for entry in resident.own().rev().filter(open) {
        let Kind::Med(med) = &entry.kind else { continue };
        let Some(drug) = med.drug.as_deref().map(str::trim).filter(|drug| !drug.is_empty()) else { continue };
        let last = known(nursery, entry);
        let who = med.by.as_deref().or(entry.by.as_deref()).map(|who| person(nursery, who).to_owned());
        if let Some(known) = found.iter_mut().find(|known| care_plan::is_same(&known.drug, drug)) {
            if known.last_at.is_none() {
                (known.last_at, known.last, known.by) = (Some(entry.at), last, who);
            }
            continue;
        }
        let dose = [med.dose.as_ref().map(|dose| text_of(&dose.0)), med.route.clone()];
        found.push(Medicine {
            drug: drug.to_owned(),
            dose: dose.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", "),
            last_at: Some(entry.at),
            last,
            by: who,
            next: med.next.as_ref().map(|next| time_or_words(nursery, next)).filter(|next| !next.is_empty()),
        });
    }
    found
}

/// What a free field says: a time on the clock of the log, else its words.
pub(super) fn time_or_words(nursery: &Nursery<'_>, free: &Free) -> String {
    match free.text().and_then(Moment::parse) {
        Some(at) => when::moment(nursery.here(at), nursery.now),
        None => text_of(&free.0).trim().to_owned(),
    }
}

/// A text on one line, cut between words.
pub(super) fn short(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    let end = cut.rfind(' ').filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([' ', ',', ';', '.']))
}
