//! Too cold to be fed, or too warm: a thermometer, or a hand.

use super::{Case, Finding, Level};
use crate::care::facts::applies;
use crate::entry::LiveEntry;
use crate::entry::kind::{Felt, Kind};
use crate::reference::{
    Figure, HOUSE, NEWBORN, STOP_FEEDING, TEMPERATURE_SPEAKS, TOO_WARM_KITTEN, TOO_WARM_KITTEN_LATER,
    TOO_WARM_KITTEN_THIRD_WEEK, TOO_WARM_PUPPY, TOO_WARM_PUPPY_LATER, TOO_WARM_PUPPY_THIRD_WEEK,
    WARM_FIRST_LATER, WARM_FIRST_NEWBORN, WARM_FIRST_THIRD_WEEK,
};
use crate::values::{Celsius, Moment, Precision, Quantity as _};

pub(super) const COLD: &str = "cold";
const HOT: &str = "hot";

const WARM_FIRST: [&Figure; 3] = [&WARM_FIRST_NEWBORN, &WARM_FIRST_THIRD_WEEK, &WARM_FIRST_LATER];
const TOO_WARM: [&Figure; 6] = [
    &TOO_WARM_KITTEN,
    &TOO_WARM_KITTEN_THIRD_WEEK,
    &TOO_WARM_KITTEN_LATER,
    &TOO_WARM_PUPPY,
    &TOO_WARM_PUPPY_THIRD_WEEK,
    &TOO_WARM_PUPPY_LATER,
];

enum Reading<'a> {
    Measured(Celsius),
    Felt(&'a Felt),
}

/// Below what is needed to digest milk, or above the range for the age. A newer reading within it ends it.
pub(super) fn body(case: &Case<'_>) -> Option<Finding> {
    let mut judged = case.within(&TEMPERATURE_SPEAKS).rev().filter_map(|entry| {
        let reading = reading(entry)?;
        Some(judge(case, entry, &reading))
    });
    let mut finding = judged.next()??;
    let run = judged.map_while(|earlier| earlier.filter(|earlier| earlier.rule == finding.rule));
    finding.began = run.last().map_or(finding.began, |first| first.began);
    Some(finding)
}

fn reading(entry: &LiveEntry) -> Option<Reading<'_>> {
    match &entry.kind {
        Kind::Temp(temp) => temp.c.map(Reading::Measured).or(temp.felt.as_ref().map(Reading::Felt)),
        Kind::Crisis(crisis) => crisis.temp_c.map(Reading::Measured),
        _ => None,
    }
}

fn judge(case: &Case<'_>, entry: &LiveEntry, reading: &Reading<'_>) -> Option<Finding> {
    let (at, label) = (case.at(entry), case.label());
    let is_newborn = is_newborn(case, entry.at);
    let finding = |rule, level, sentence: String, number: String, worse, source| {
        let (numbers, entries) = (vec![number], vec![entry.id.clone()]);
        Some(Finding { level, rule, sentence, numbers, entries, source, began: entry.at, worse })
    };
    let warm_first = |what: String, number, worse, source| {
        finding(
            COLD,
            Level::Act,
            format!("{label} {what} {at}. Warm first, then feed."),
            number,
            worse,
            source,
        )
    };
    let no_milk = |what: String, number, worse, source| {
        let sentence = format!("{label} {what} {at}. Warm first, no milk until warm, and call your vet.");
        finding(COLD, Level::Emergency, sentence, number, worse, source)
    };
    let c = match reading {
        Reading::Felt(Felt::Cold) if !is_newborn => {
            return no_milk("felt cold".to_owned(), "felt cold".to_owned(), 0.0, HOUSE);
        }
        Reading::Felt(felt @ (Felt::Cold | Felt::Cool)) => {
            let felt = format!("felt {}", felt.word());
            return warm_first(felt.clone(), felt, 0.0, HOUSE);
        }
        Reading::Felt(Felt::Hot) => {
            let sentence =
                format!("{label} felt hot {at}. Move it off the heat, feel again, and call your vet.");
            return finding(HOT, Level::Act, sentence, "felt hot".to_owned(), 0.0, HOUSE);
        }
        Reading::Felt(_) => return None,
        Reading::Measured(c) => *c,
    };
    let days = case.days_at(entry.at);
    let measured = case.nursery.units().temperature_as_typed(c, entry.typed.as_ref());
    let (was, below) = (format!("was {measured}"), -c.value());
    let stop = c.value() < STOP_FEEDING.value && applies(&STOP_FEEDING, &case.resident.species());
    if stop && !is_newborn {
        let number = format!("{measured}, milk from {}", case.celsius(STOP_FEEDING.value));
        return no_milk(was, number, below, STOP_FEEDING.source);
    }
    // Of an unknown age the lowest gate and the widest range are taken.
    if let Some(gate) = case.figure(&WARM_FIRST, days.or(Some(0))).filter(|gate| c.value() < gate.value) {
        let gate = if stop { &STOP_FEEDING } else { gate };
        let number = format!("{measured}, warm first below {}", case.celsius(gate.value));
        return warm_first(was, number, below, gate.source);
    }
    let range = case.figure(&TOO_WARM, days.or(Some(i64::MAX))).filter(|range| c.value() > range.value)?;
    let sentence = format!(
        "{label} {was} {at}, above the range for its age. Move it off the heat, measure again, and call your vet."
    );
    let number = format!("{measured}, the range ends at {}", case.celsius(range.value));
    finding(HOT, Level::Act, sentence, number, c.value(), range.source)
}

/// Less than a day old: by the hour where the log holds it, else by the date.
fn is_newborn(case: &Case<'_>, at: Moment) -> bool {
    let born = case.resident.entries.iter().rev().find(|entry| matches!(entry.kind, Kind::Birth(_)));
    match born.filter(|entry| entry.precision != Precision::Day) {
        Some(born) => at.minutes_since(born.at) < NEWBORN.minutes(),
        None => case.days_at(at) == Some(0),
    }
}
