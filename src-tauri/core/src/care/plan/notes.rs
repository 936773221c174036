//! What is said below a plan: fluid, a large feed, an old weight, a word that stands above another.

use super::PlanNote;
use super::reckon::Reckoning;
use crate::animals::weighing::plain;
use crate::animals::{Nursery, Resident, when};
use crate::care::dose::DoseLevel;
use crate::care::facts::{applies, figure_for};
use crate::reference::{FAR_FROM_PLAN, FEED_WARN, FLUID_LEAST, OLD_WEIGHT, RUN_IN_DAYS, Source};

pub(super) fn notes(nursery: &Nursery<'_>, resident: &Resident<'_>, plan: &Reckoning<'_>) -> Vec<PlanNote> {
    [
        large(resident, plan),
        amount(plan),
        fluid(nursery, resident, plan),
        run_in(nursery, plan),
        unknown(resident, plan),
        old_weight(nursery, plan),
        above(nursery, plan),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn note(text: String, source: Option<Source>, entries: Vec<String>) -> PlanNote {
    PlanNote { level: DoseLevel::Note, text, source, entries }
}

/// Only the word of a vet can be above the cap.
fn large(resident: &Resident<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let (weight, ml) = plan.weight.as_ref().zip(plan.ml)?;
    let per_100_g = 100.0 * ml / weight.g();
    (applies(&FEED_WARN, &resident.species()) && per_100_g > FEED_WARN.value).then(|| PlanNote {
        level: DoseLevel::Warn,
        text: format!(
            "{} mL is {} mL per 100 g; more than {} is too large for one feed.",
            plain(ml),
            plain(per_100_g),
            plain(FEED_WARN.value)
        ),
        source: Some(FEED_WARN.source),
        entries: vec![weight.entry.clone()],
    })
}

/// What somebody planned, beside what was worked out. A night without feeds says its own share.
fn amount(plan: &Reckoning<'_>) -> Option<PlanNote> {
    let said =
        plan.words.ml().map(|said| said.entry).or(plan.words.every_minutes().map(|said| said.entry))?;
    let (feeds, ml, daily) = (plan.feeds?, plan.ml?, plan.daily_ml?);
    let percent = 100.0 * feeds as f64 * ml / daily;
    (plan.night.is_none() && (percent - 100.0).abs() > FAR_FROM_PLAN.value).then(|| {
        let text = format!(
            "{} of {} mL give {} % of the {} mL a day worked out from the weight.",
            when::counted(feeds, "feed"),
            plain(ml),
            percent.round(),
            plain(daily)
        );
        note(text, None, vec![said.id.clone()])
    })
}

/// Always said while formula is new, because the energy is kept low then; later only when it is too little.
fn fluid(nursery: &Nursery<'_>, resident: &Resident<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let (weight, given) = plan.weight.as_ref().zip(plan.given_ml())?;
    let days = Some(resident.standing.days().unwrap_or(0));
    let least = figure_for(&[&FLUID_LEAST], &resident.species(), days)?;
    let per_100_g = (1000.0 * given / weight.g()).round() / 10.0;
    let short = per_100_g < least.value;
    let new = (plan.on_formula(nursery) as f64) < RUN_IN_DAYS.value * 24.0 * 60.0;
    (short || new).then(|| {
        let fluid = format!("This is {} mL of fluid per 100 g a day", plain(per_100_g));
        let text = if short {
            format!(
                "{fluid}, under the {} that are needed. Ask your vet how to give the rest.",
                plain(least.value)
            )
        } else {
            format!("{fluid}; at least {} are needed.", plain(least.value))
        };
        note(text, Some(least.source), vec![weight.entry.clone()])
    })
}

/// Otherwise a carer would correct it.
fn run_in(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let energy = plan.energy?;
    let days = plan.on_formula(nursery) as f64 / (24.0 * 60.0);
    (days < RUN_IN_DAYS.value && plan.daily_ml.is_some()).then(|| {
        let text =
            "Little on purpose: the gut gets used to formula first. It rises after the third day.".to_owned();
        note(text, Some(energy.source), plan.first.iter().map(|first| first.id.clone()).collect())
    })
}

fn unknown(resident: &Resident<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let days = Some(resident.standing.days().unwrap_or(0));
    let text = if plan.energy.is_none() {
        if figure_for(&[&FLUID_LEAST], &resident.species(), days).is_none() && plan.gap.is_some() {
            "From the fifth week on the sources count solid food too: milk alone is not worked out."
                .to_owned()
        } else {
            format!(
                "There is no reference for {}. Ask somebody who rears them.",
                resident.species().a_young()
            )
        }
    } else if plan.formula.kcal_per_ml.is_none() {
        "With the kcal per mL of the label, milk a day is worked out too.".to_owned()
    } else if plan.weight.is_none() {
        "With a weight, milk a day is worked out too.".to_owned()
    } else {
        return None;
    };
    Some(note(text, None, Vec::new()))
}

fn old_weight(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let weight = plan.weight.as_ref()?;
    let minutes = nursery.now.minutes_since(weight.at);
    (minutes as f64 > OLD_WEIGHT.value * 24.0 * 60.0).then(|| {
        let text = format!("The weight is {} old. Weigh before the next feed.", when::span(minutes));
        note(text, Some(OLD_WEIGHT.source), vec![weight.entry.clone()])
    })
}

fn above(nursery: &Nursery<'_>, plan: &Reckoning<'_>) -> Option<PlanNote> {
    let (vet, carer) = plan.words.unheard()?;
    let day = |at| when::day(nursery.here(at).date(), nursery.now.date());
    let text = format!(
        "The vet\u{2019}s word of {} stands above the plan of {}, until it is taken back or replaced.",
        day(vet.at),
        day(carer.at)
    );
    Some(note(text, None, vec![vet.id.clone(), carer.id.clone()]))
}
