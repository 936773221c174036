//! One animal's last seven days on one page, for the vet.

use super::facts::{Counts, feed, feed_words, known, medicines, short, told};
use super::{Body, FOOT, Part, Row, Sheet, SheetKind, as_of, at_most, headline, lines, row, stem, table};
use crate::animals::{Nursery, Resident, Weighing, weighing::plain, when};
use crate::care;
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::entry::words::words;
use crate::growth::{self, Size, Theme};
use crate::values::{Moment, Quantity as _};
use chrono::Days;

/// How many days the paper looks back.
const DAYS: u64 = 7;

/// The chart, in pixels: the width of the paper.
const CHART: Size = Size { width: 690, height: 200 };

/// What fits on one page beside the rest.
const MEDICINES: usize = 5;
const FINDINGS: usize = 3;
const NOTES: usize = 5;
const FEEDS: usize = 12;
const LONGEST_NOTE: usize = 110;

/// The sheet.
pub(super) fn sheet(nursery: &Nursery<'_>, resident: &Resident<'_>, paint: Theme) -> Sheet {
    let model = growth::model_in(nursery, resident);
    let mut parts = vec![days(nursery, resident), feeds(nursery, resident)];
    parts.push(Part {
        title: "Weight".to_owned(),
        body: Body::Chart { svg: growth::chart(&model, paint, CHART) },
    });
    parts.push(given(nursery, resident));
    parts.extend(worries(nursery, resident));
    parts.push(seen(nursery, resident));
    Sheet {
        kind: SheetKind::Vet,
        title: format!("For the vet: {}", resident.label()),
        about: headline(nursery, resident),
        as_of: as_of(nursery.now),
        parts,
        foot: FOOT.to_owned(),
        others: Vec::new(),
        stem: stem(resident.label(), SheetKind::Vet),
    }
}

/// Seven days ago.
fn from(nursery: &Nursery<'_>) -> Moment {
    nursery.now.plus_minutes(-i64::try_from(DAYS).unwrap_or(7) * 24 * 60)
}

/// A row for each day, today first.
fn days(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Part {
    let mut rows = Vec::new();
    let units = nursery.units();
    // Days as the carer counts them.
    let day_of = |at: Moment| nursery.chronicle.settings.day_of(nursery.here(at));
    let today = day_of(nursery.now);
    for back in 0..DAYS {
        let Some(date) = today.checked_sub_days(Days::new(back)) else { break };
        let told: Vec<&LiveEntry> = told(resident, from(nursery).plus_minutes(-24 * 60))
            .filter(|entry| day_of(entry.at) == date)
            .collect();
        let counts = Counts::of(told.iter().copied());
        let weight = last_weight(told.iter().copied());
        let gain = weight.as_ref().and_then(|weight| {
            let before =
                resident.own().filter_map(Weighing::of).rfind(|w| !w.after_feed && day_of(w.at) < date)?;
            Some(units.change((weight.grams.tenths() - before.grams.tenths()) as f64 / 10.0))
        });
        let warmth = told.iter().rev().find_map(|entry| match &entry.kind {
            Kind::Temp(temp) => {
                temp.c.map(|c| units.temperature(c)).or(temp.felt.as_ref().map(|f| f.word().to_owned()))
            }
            _ => None,
        });
        let poos = match counts.score {
            Some(score) if counts.poos > 0 => format!("{} (score {score})", counts.poos),
            _ => counted(counts.poos),
        };
        rows.push(row([
            when::day(date, today),
            weight.map(|w| w.told(units)).unwrap_or_default(),
            gain.unwrap_or_default(),
            counted(counts.feeds),
            counts.ml().unwrap_or_default(),
            counted(counts.refused),
            counted(counts.pees),
            poos,
            warmth.unwrap_or_default(),
        ]));
    }
    let head = ["Day", "Weight", "Gain", "Feeds", "mL", "Refused", "Pee", "Poo", "Temp."];
    table("The last seven days", &head, rows)
}

/// The last weight that can be compared with those of other days.
fn last_weight<'a>(entries: impl DoubleEndedIterator<Item = &'a LiveEntry>) -> Option<Weighing> {
    entries.rev().filter_map(Weighing::of).find(|weighing| !weighing.after_feed)
}

/// A count; nothing for none, so that what was not logged is not said to be nought.
fn counted(count: i64) -> String {
    if count > 0 { count.to_string() } else { String::new() }
}

fn feeds(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Part {
    let since = nursery.now.plus_minutes(-24 * 60);
    let fed: Vec<String> = told(resident, since)
        .rev()
        .filter_map(|entry| Some(format!("{} {}", known(nursery, entry), feed_words(feed(entry)?))))
        .collect();
    let plan = care::plan_of(nursery, resident).filter(|plan| plan.ml.is_some() || plan.by_vet).map(|plan| {
        let said = [
            plan.every_minutes.map(|minutes| format!("every {}", when::span(minutes))),
            plan.ml.map(|ml| format!("{} mL each", plain(ml))),
            plan.daily_ml.map(|ml| format!("{} mL a day", plain(ml))),
            plan.formula.clone(),
            plan.kcal_per_ml.map(|kcal| format!("{kcal} kcal per mL")),
            plan.by_vet.then(|| "the vet's word".to_owned()),
        ];
        format!("Plan: {}.", said.into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    let fed = at_most(fed, FEEDS, |more| format!("and {more} more in the log"));
    let said = if fed.is_empty() { "None logged.".to_owned() } else { fed.join(" · ") };
    lines(
        "Feeds of the last 24 hours",
        [Some(said), plan.map(|p| short(&p, LONGEST_NOTE))].into_iter().flatten().collect(),
    )
}

fn given(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Part {
    let rows: Vec<Row> = medicines(nursery, resident)
        .into_iter()
        .map(|medicine| {
            row([
                short(&medicine.drug, 40),
                short(&medicine.dose, 70),
                medicine.last,
                medicine.by.unwrap_or_default(),
                short(&medicine.next.unwrap_or_default(), 30),
            ])
        })
        .collect();
    if rows.is_empty() {
        return lines("Medicines", vec!["None logged.".to_owned()]);
    }
    let rows = at_most(rows, MEDICINES, |more| row([format!("and {more} more in the log")]));
    table("Medicines", &["Medicine", "Dose, as written", "Last", "By", "Next"], rows)
}

/// What the log finds; nothing is said of one that is no longer watched.
fn worries(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Part> {
    if !resident.standing.is_charge() {
        return None;
    }
    let mut found: Vec<String> = care::alarms_of(nursery, resident)
        .into_iter()
        .map(|alarm| format!("{} ({})", alarm.sentence, alarm.source.mark))
        .collect();
    if found.is_empty() {
        found.push(care::NOTHING.to_owned());
    }
    let found = at_most(found, FINDINGS, |more| format!("and {more} more in the log"));
    Some(lines("What the log finds", found))
}

/// Looks, signs, cries, temperatures and visits of the seven days, the newest first.
fn seen(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Part {
    let seen: Vec<String> = told(resident, from(nursery))
        .rev()
        .filter(|entry| {
            matches!(
                entry.kind,
                Kind::Exam(_)
                    | Kind::Observation(_)
                    | Kind::Crisis(_)
                    | Kind::VetVisit(_)
                    | Kind::Cry(_)
                    | Kind::Death(_)
            )
        })
        .map(|entry| {
            let said = words(entry, nursery.units(), &|id| match nursery.get(id) {
                Some(_) => nursery.label(id).to_owned(),
                None => super::facts::person(nursery, id).to_owned(),
            });
            short(&format!("{}: {}. {said}", known(nursery, entry), entry.kind.title()), LONGEST_NOTE)
        })
        .collect();
    if seen.is_empty() {
        return lines("Seen and done", vec!["Nothing logged in the last seven days.".to_owned()]);
    }
    lines("Seen and done", at_most(seen, NOTES, |more| format!("and {more} more in the log")))
}
