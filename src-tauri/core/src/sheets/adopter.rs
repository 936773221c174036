//! What a new home needs to know: what it eats, how it grew, what it was given, what comes next, and whom it loves.

use super::facts::{Counts, feed, known, short, time_or_words};
use super::{Body, Part, Row, Sheet, SheetKind, as_of, at_most, headline, lines, row, stem, table};
use crate::animals::{Nursery, Resident, Weighing, Whereabouts, weighing::plain, when};
use crate::care_plan;
use crate::entry::form::text_of;
use crate::entry::kind::{FeedMethod, Kind};
use crate::entry::{LiveEntry, Visibility};
use crate::error::{Code, Error, Result};
use crate::growth::{self, Size, Theme};
use crate::story::Guard;
use crate::values::Moment;

/// The chart, in pixels.
const CHART: Size = Size { width: 690, height: 190 };

/// What fits on one page beside the rest.
const WEIGHTS: usize = 8;
const GIVEN: usize = 6;
const DUE: usize = 4;
const PLANS: usize = 6;
const LONGEST: usize = 110;

/// The sheet; refused for one who died.
pub(super) fn sheet(nursery: &Nursery<'_>, resident: &Resident<'_>, paint: Theme) -> Result<Sheet> {
    if resident.standing.whereabouts == Whereabouts::Died {
        let said = format!("{} is remembered here, and has no sheet for a new home.", resident.label());
        return Err(Error::new(Code::Invalid, said));
    }
    let guard = Guard::of(nursery.chronicle, &[]);
    let model = growth::model_in(nursery, resident);
    let mut parts = vec![food(nursery, resident, &guard), weights(nursery, resident)];
    parts.push(Part { title: String::new(), body: Body::Chart { svg: growth::chart(&model, paint, CHART) } });
    parts.push(given(nursery, resident, "Vaccines", is_vaccine));
    parts.push(given(nursery, resident, "Wormings", is_worming));
    parts.push(ahead(nursery, resident, &guard));
    parts.extend(friend(nursery, resident));
    if let Some(chip) =
        resident.card.microchip.as_ref().map(|chip| text_of(&chip.0)).filter(|c| !c.is_empty())
    {
        parts.push(lines("Microchip", vec![short(&chip, LONGEST)]));
    }
    Ok(Sheet {
        kind: SheetKind::Adopter,
        title: format!("{}, for the new home", resident.label()),
        about: headline(nursery, resident),
        as_of: as_of(nursery.now),
        parts,
        foot: format!("{} Ask your vet what comes when.", super::FOOT),
        others: Vec::new(),
        stem: stem(resident.label(), SheetKind::Adopter),
    })
}

/// The entries about an animal that anyone may read, up to the day it left.
fn open<'a>(resident: &'a Resident<'_>) -> impl DoubleEndedIterator<Item = &'a LiveEntry> {
    resident.own().filter(|entry| entry.visibility == Visibility::Public)
}

/// What it ate in the three days up to its last feed.
fn food(nursery: &Nursery<'_>, resident: &Resident<'_>, guard: &Guard) -> Part {
    let last = open(resident).rev().find_map(|entry| Some((entry, feed(entry)?)));
    let Some((entry, latest)) = last else {
        return lines("Food", vec!["The log does not say.".to_owned()]);
    };
    let from = entry.at.plus_minutes(-3 * 24 * 60);
    let lately: Vec<&LiveEntry> = open(resident).filter(|e| e.at > from && e.at <= entry.at).collect();
    let counts = Counts::of(lately.iter().copied());
    let how = match &latest.method {
        FeedMethod::OnItsOwn => "eats alone".to_owned(),
        FeedMethod::Nursing => "nursed by the mother".to_owned(),
        method => format!("by {}", method.word()),
    };
    let of = latest.formula.clone().filter(|formula| guard.is_open(formula));
    let mut said = vec![[of, Some(how)].into_iter().flatten().collect::<Vec<_>>().join(", ")];
    let days = (entry.at.minutes_since(lately.first().map_or(entry.at, |e| e.at)) as f64 / 1440.0).max(1.0);
    let times = counts.feeds as f64 / days;
    if counts.feeds > 2 {
        let amounts: Vec<f64> =
            lately.iter().filter_map(|e| feed(e)?.ml).map(crate::values::Quantity::value).collect();
        let about = if amounts.is_empty() {
            String::new()
        } else {
            format!(", about {} mL each", plain((amounts.iter().sum::<f64>() / amounts.len() as f64).round()))
        };
        said.push(format!("About {} feeds a day{about} (the last days of the log)", plain(times.round())));
    }
    said.push(format!("Last feed: {}", known(nursery, entry)));
    let solid = open(resident).find(|e| match &e.kind {
        Kind::Milestone(milestone) => milestone.name.contains("solid"),
        Kind::Weaning(_) => true,
        Kind::Feed(feed) => feed.method == FeedMethod::Gruel,
        _ => false,
    });
    said.extend(solid.map(|e| format!("First food from a bowl: {}", date(nursery, e.at))));
    lines("Food", said)
}

fn date(nursery: &Nursery<'_>, at: Moment) -> String {
    nursery.here(at).date().format("%-d %B %Y").to_string()
}

/// One weight a week, the latest first.
fn weights(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Part {
    let mut rows: Vec<Row> = Vec::new();
    let mut before: Option<Moment> = None;
    for weighing in open(resident).rev().filter_map(Weighing::of).filter(|w| !w.after_feed) {
        if before.is_some_and(|later| later.minutes_since(weighing.at) < 7 * 24 * 60) {
            continue;
        }
        before = Some(weighing.at);
        let age = resident
            .standing
            .age
            .map(|age| (nursery.here(weighing.at).date() - age.born).num_days())
            .filter(|days| *days >= 0)
            .map(|days| when::counted(days, "day"));
        rows.push(row([date(nursery, weighing.at), age.unwrap_or_default(), weighing.told(nursery.units())]));
    }
    if rows.is_empty() {
        return lines("Weight", vec!["No weight in the log.".to_owned()]);
    }
    rows.truncate(WEIGHTS);
    table("Weight", &["Date", "Age", "Weight"], rows)
}

/// The words by which a worming is known in a log: what it is called, and what it is made of.
fn is_worming(text: &str) -> bool {
    const OTHERS: [&str; 2] = ["heartworm", "ringworm"];
    const WORDS: [&str; 9] = [
        "worm",
        "pyrantel",
        "fenbendazole",
        "panacur",
        "milbemycin",
        "praziquantel",
        "emodepside",
        "strongid",
        "drontal",
    ];
    WORDS.iter().any(|word| text.contains(word)) && !OTHERS.iter().any(|word| text.contains(word))
}

/// The words by which a vaccination is known in a log.
fn is_vaccine(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["vaccin", "fvrcp", "dhpp", "da2pp", "dapp", "rabies", "tricat", "nobivac", "purevax"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Vaccinations or wormings: the day and what it was, no dose and no word more.
fn given(nursery: &Nursery<'_>, resident: &Resident<'_>, title: &str, is_it: fn(&str) -> bool) -> Part {
    let rows: Vec<Row> = resident
        .own()
        .rev()
        .filter(|entry| entry.visibility != Visibility::Private)
        .filter_map(|entry| {
            let (what, next) = match &entry.kind {
                Kind::Med(med) => {
                    let all = [med.drug.as_deref(), med.reason.as_deref(), med.care_line.as_deref()];
                    let found = all.iter().flatten().any(|text| is_it(&text.to_lowercase()));
                    (med.drug.clone().filter(|_| found)?, med.next.as_ref())
                }
                Kind::VetVisit(visit) => {
                    let kind = visit.kind.clone().filter(|kind| is_it(&kind.to_lowercase()))?;
                    (kind.replace('_', " "), visit.next.as_ref())
                }
                _ => return None,
            };
            let next = next.map(|next| time_or_words(nursery, next)).unwrap_or_default();
            Some(row([date(nursery, entry.at), short(&what, 50), short(&next, 40)]))
        })
        .collect();
    if rows.is_empty() {
        return lines(title, vec!["None in the log.".to_owned()]);
    }
    let rows = at_most(rows, GIVEN, |more| row([format!("and {more} more in the log")]));
    table(title, &["Date", "What", "Next"], rows)
}

/// What the care plan has for the weeks to come, with its source; and plans that anyone may read.
fn ahead(nursery: &Nursery<'_>, resident: &Resident<'_>, guard: &Guard) -> Part {
    let mut said: Vec<String> = care_plan::lines_of(nursery, resident)
        .into_iter()
        .filter(|line| guard.is_open(&line.what))
        .filter_map(|line| {
            let due = line.due?.format("%-d %B %Y");
            let mark = line.source.map(|source| format!(" ({})", source.mark)).unwrap_or_default();
            Some(format!("{}: {due}{mark}", line.what))
        })
        .take(DUE)
        .collect();
    let plans = open(resident)
        .rev()
        .filter_map(|entry| match &entry.kind {
            Kind::Plan(plan) => {
                let when = plan.when.as_deref().map(|when| match Moment::parse(when) {
                    Some(at) => date(nursery, at),
                    None => when.replace('_', " "),
                });
                let said =
                    [Some(plan.what.replace('_', " ")), when].into_iter().flatten().collect::<Vec<_>>();
                Some(short(&capital(&said.join(", ")), LONGEST))
            }
            _ => None,
        })
        .filter(|line| guard.is_open(line));
    said.extend(plans);
    if said.is_empty() {
        said.push("Ask the vet for the next vaccine and worming, and when to neuter.".to_owned());
    }
    lines("What is next", at_most(said, PLANS, |more| format!("and {more} more in the log")))
}

/// Whom it lives with, when they belong together.
fn friend(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Part> {
    let friends: Vec<String> = resident
        .standing
        .partners
        .iter()
        .filter(|partner| partner.accepted)
        .filter_map(|partner| {
            let other = nursery.get(&partner.animal)?;
            Some(format!(
                "{}, {}. Together since {}.",
                other.label(),
                other.species().a_young(),
                date(nursery, partner.since)
            ))
        })
        .collect();
    if friends.is_empty() {
        return None;
    }
    let only = open(resident)
        .any(|entry| matches!(&entry.kind, Kind::Decision(decision) if decision.about == "together_only"));
    let whose = match resident.card.sex.as_deref() {
        Some("female") => "Her",
        Some("male") => "His",
        _ => "Its",
    };
    let mut said = friends;
    if only {
        said.push("They go to a new home together, and only together.".to_owned());
    }
    Some(lines(&format!("{whose} friend"), said))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
