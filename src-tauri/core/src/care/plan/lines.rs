//! A plan told line by line: what, how much, why, from which source.

use super::PlanLine;
use super::night::spell;
use super::reckon::{Reckoning, least_feeds};
use super::word::Said;
use crate::animals::weighing::{Weighing, plain};
use crate::animals::{Nursery, Resident, when};
use crate::care::facts::figure_for;
use crate::entry::LiveEntry;
use crate::reference::{
    DISCARD_AFTER, FEED_CAP, KITTEN_ENERGY_FROM, KITTEN_ENERGY_TO, PUPPY_UNKNOWN_FROM, PUPPY_UNKNOWN_TO,
    PUPPY_UNKNOWN_WEEK_1_FROM, PUPPY_UNKNOWN_WEEK_1_TO, RUN_IN_NEXT_DAYS, UNKNOWN_FROM, UNKNOWN_TO,
    UNKNOWN_WEEK_1_FROM, UNKNOWN_WEEK_1_TO,
};

pub(super) fn lines(nursery: &Nursery<'_>, resident: &Resident<'_>, plan: &Reckoning<'_>) -> Vec<PlanLine> {
    [
        energy(nursery, plan),
        milk(nursery, resident, plan),
        feeds(nursery, resident, plan),
        each(nursery, plan),
        night(nursery, plan),
        formula(nursery, plan),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// «294 g, weighed at 0:05».
fn weighed(weight: &Weighing, nursery: &Nursery<'_>) -> String {
    let at = when::known(weight.at, weight.precision, nursery.now);
    format!("{}, weighed {at}", weight.told(nursery.units()))
}

/// Who said so, and when: «the vet’s word of today», «as planned yesterday».
fn whose<T>(said: &Said<'_, T>, nursery: &Nursery<'_>) -> String {
    let day = when::day(nursery.here(said.entry.at).date(), nursery.now.date());
    if said.by_vet { format!("the vet\u{2019}s word of {day}") } else { format!("as planned {day}") }
}

fn ids(entries: [Option<&LiveEntry>; 1]) -> Vec<String> {
    entries.into_iter().flatten().map(|entry| entry.id.clone()).collect()
}

fn energy(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let (figure, weight) = (plan.energy?, plan.weight.as_ref()?);
    let day = plan.on_formula(nursery) / (24 * 60) + 1;
    let on_formula = match plan.first {
        None => "from the first feed of formula on".to_owned(),
        Some(_) if (day as f64) <= RUN_IN_NEXT_DAYS.value => format!("day {day} on formula"),
        Some(_) => format!("more than {} days on formula", plain(RUN_IN_NEXT_DAYS.value)),
    };
    // The source gives a range; the plan takes its lower end.
    let up_to = if *figure == KITTEN_ENERGY_FROM {
        format!(" of {} to {}", plain(figure.value), plain(KITTEN_ENERGY_TO.value))
    } else {
        String::new()
    };
    Some(PlanLine {
        what: "Energy a day".to_owned(),
        figure: format!("{} kcal", plain(weight.g() / 100.0 * figure.value)),
        why: format!(
            "{}{up_to} kcal per 100 g of {}; {on_formula}",
            plain(figure.value),
            weighed(weight, nursery)
        ),
        source: Some(figure.source),
        entries: std::iter::once(weight.entry.clone()).chain(ids([plan.first])).collect(),
    })
}

fn milk(nursery: &Nursery<'_>, resident: &Resident<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let what = "Milk a day".to_owned();
    let weight = plan.weight.as_ref()?;
    if let (Some(daily), Some(kcal)) = (plan.daily_ml, plan.formula.kcal_per_ml) {
        let of = plan.formula.name.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
        return Some(PlanLine {
            what,
            figure: format!("{} mL", plain(daily)),
            why: format!("{} kcal in each mL{of}", two_digits(kcal)),
            source: None,
            entries: plan.formula.entries.clone(),
        });
    }
    if plan.formula.kcal_per_ml.is_some() {
        return None;
    }
    let days = Some(resident.standing.days().unwrap_or(0));
    let of = |figures| figure_for(figures, &resident.species(), days);
    let from = of(&[&UNKNOWN_WEEK_1_FROM, &UNKNOWN_FROM, &PUPPY_UNKNOWN_WEEK_1_FROM, &PUPPY_UNKNOWN_FROM])?;
    let to = of(&[&UNKNOWN_WEEK_1_TO, &UNKNOWN_TO, &PUPPY_UNKNOWN_WEEK_1_TO, &PUPPY_UNKNOWN_TO])?;
    let ml = |percent: f64| plain(weight.g() * percent / 100.0);
    Some(PlanLine {
        what,
        figure: format!("{} to {} mL", ml(from.value), ml(to.value)),
        why: format!(
            "kcal per mL not known: {} to {} % of {}",
            plain(from.value),
            plain(to.value),
            weighed(weight, nursery)
        ),
        source: Some(from.source),
        entries: vec![weight.entry.clone()],
    })
}

fn feeds(nursery: &Nursery<'_>, resident: &Resident<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let (feeds, every) = plan.feeds.zip(plan.every)?;
    let figure = format!("{feeds}, every {}", spell(every));
    let what = "Feeds a day".to_owned();
    if let Some(said) = plan.words.every_minutes() {
        let why = whose(&said, nursery);
        return Some(PlanLine { what, figure, why, source: None, entries: vec![said.entry.id.clone()] });
    }
    let gap = plan.gap?;
    let least = least_feeds(gap);
    let (why, source, entries) = if plan.by_cap {
        let why = format!("so many, for at most {} mL per 100 g in one feed", plain(FEED_CAP.value));
        (why, FEED_CAP.source, plan.weight.iter().map(|w| w.entry.clone()).collect())
    } else if !plan.weak.is_empty() {
        (format!("weak or very small: at least {least}"), gap.source, plan.weak.clone())
    } else {
        let age = match resident.standing.age {
            Some(age) if age.days > 0 => format!("at {}", age.words()),
            Some(_) => "on the day of birth".to_owned(),
            None => "age unknown".to_owned(),
        };
        (format!("{age}: at least {least}"), gap.source, Vec::new())
    };
    Some(PlanLine { what, figure, why, source: Some(source), entries })
}

fn each(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let what = "Each feed".to_owned();
    // Less than the finest mark of the syringe is no amount.
    let shown = |cap: f64| super::to_syringe(cap, &nursery.chronicle.settings);
    let cap = plan.weight.as_ref().zip(plan.cap_ml).filter(|(_, cap)| shown(*cap) > 0.0);
    let at_most = |weight: &Weighing| {
        format!("at most {} mL per 100 g of {}", plain(FEED_CAP.value), weighed(weight, nursery))
    };
    let Some(ml) = plan.ml else {
        let (weight, cap) = cap?;
        return Some(PlanLine {
            what,
            figure: format!("at most {} mL", plain(shown(cap))),
            why: at_most(weight),
            source: Some(FEED_CAP.source),
            entries: vec![weight.entry.clone()],
        });
    };
    let figure = format!("{} mL", plain(ml));
    let said = plan.words.ml();
    let capped = cap.filter(|(_, cap)| plan.exact_ml.is_some_and(|exact| exact >= *cap - 1e-9));
    let mut entries: Vec<String> = said.iter().map(|said| said.entry.id.clone()).collect();
    let (why, source) = match (said, capped) {
        (Some(said), _) if said.by_vet => (whose(&said, nursery), None),
        (_, Some((weight, _))) => {
            entries.push(weight.entry.clone());
            (at_most(weight), Some(FEED_CAP.source))
        }
        (Some(said), None) => (whose(&said, nursery), None),
        (None, None) => {
            let (daily, feeds) = plan.daily_ml.zip(plan.feeds)?;
            (format!("{} mL in {feeds} feeds, rounded down to the syringe", plain(daily)), None)
        }
    };
    Some(PlanLine { what, figure, why, source, entries })
}

fn night(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let night = plan.night.as_ref()?;
    let left = plan.feeds_given().map(|feeds| match plan.percent() {
        Some(percent) => format!("{} give {} % of the plan", when::counted(feeds, "feed"), percent.round()),
        None => format!("{} are left", when::counted(feeds, "feed")),
    });
    Some(PlanLine {
        what: "No feed at night".to_owned(),
        figure: night.value.words(),
        why: [left, Some(whose(night, nursery))].into_iter().flatten().collect::<Vec<_>>().join("; "),
        source: None,
        entries: vec![night.entry.id.clone()],
    })
}

fn formula(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanLine> {
    let mixed = plan.formula.mixed.as_ref()?;
    Some(PlanLine {
        what: "Formula".to_owned(),
        figure: plan.formula.name.clone().unwrap_or_else(|| "Mixed".to_owned()),
        why: mixed.words(nursery.now),
        source: Some(DISCARD_AFTER.source),
        entries: vec![mixed.entry.clone()],
    })
}

/// `0.74`, `1`: energy has two digits on its label.
fn two_digits(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
