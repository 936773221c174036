//! The nest: warm enough for the age, and never an oven.

use super::{Case, Finding, Level};
use crate::entry::kind::Kind;
use crate::reference::{
    Figure, NEST_CEILING, NEST_KITTEN_WEEK_1, NEST_KITTEN_WEEK_2, NEST_KITTEN_WEEK_3, NEST_PUPPY_WEEK_1,
    NEST_PUPPY_WEEK_2, NEST_SPEAKS,
};
use crate::values::Quantity as _;

const LEAST: [&Figure; 5] =
    [&NEST_KITTEN_WEEK_1, &NEST_KITTEN_WEEK_2, &NEST_KITTEN_WEEK_3, &NEST_PUPPY_WEEK_1, &NEST_PUPPY_WEEK_2];

/// The last temperature of the nest was below what the age asks for, or above the ceiling.
pub(super) fn nest(case: &Case<'_>) -> Option<Finding> {
    let mut readings = case.within(&NEST_SPEAKS).rev().filter_map(|entry| match &entry.kind {
        Kind::Observation(seen) => Some((entry, seen.nest_c?)),
        _ => None,
    });
    let (entry, c) = readings.next()?;
    let days = case.days_at(entry.at);
    let (label, at) = (case.label(), case.at(entry));
    let least = case.figure(&LEAST, days).filter(|least| c.value() < least.value);
    let most = case.figure(&[&NEST_CEILING], days).filter(|most| c.value() > most.value);
    let (what, figure, worse) = match (least, most) {
        (Some(least), _) => {
            ("Warm one half of it, and leave the other cooler to crawl to", least, -c.value())
        }
        (None, Some(most)) => ("Cool it down, and leave a cooler half to crawl to", most, c.value()),
        (None, None) => return None,
    };
    let measured = case.nursery.units().temperature_as_typed(c, entry.typed.as_ref());
    let side = if least.is_some() { "at least" } else { "at most" };
    Some(Finding {
        level: Level::Watch,
        rule: "nest",
        sentence: format!(
            "The nest of {label} was {measured} {at}; {side} {} at this age. {what}.",
            case.celsius(figure.value)
        ),
        numbers: vec![format!("{measured}, {side} {}", case.celsius(figure.value))],
        entries: vec![entry.id.clone()],
        source: figure.source,
        began: entry.at,
        worse,
    })
}
