//! The band that a source gives for a species and age, from the animal's own first weight off a scale.

use super::days_since;
use crate::animals::weighing::{birth_weight, plain};
use crate::animals::{Resident, Species, Weighing};
use crate::reference::{
    Figure, KITTEN_GAIN_FROM, KITTEN_GAIN_TO, KITTEN_LOWEST_GAIN, PUPPY_GAIN_FROM, PUPPY_GAIN_TO,
    PUPPY_GAIN_WEEK_1_FROM, PUPPY_GAIN_WEEK_1_TO, Source,
};
use chrono::NaiveDate;

/// A band of weights by day, with the lowest published line where there is one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Band {
    /// Day and weight it starts from.
    from: (f64, f64),
    /// The last day its source covers.
    to_day: f64,
    rule: Rule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Grams a day.
    Kitten,
    /// Percent of the weight a day.
    Puppy,
}

/// The lower and upper edge and the lowest line on one day.
pub(crate) struct Edges {
    pub(crate) day: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) lowest: Option<f64>,
}

impl Band {
    /// The edges day by day up to a day, the start among them; empty when that day is not after the start.
    pub(crate) fn until(&self, day: f64) -> Vec<Edges> {
        let end = day.min(self.to_day);
        if end <= self.from.0 {
            return Vec::new();
        }
        let mut days = vec![self.from.0];
        let mut next = self.from.0.floor() + 1.0;
        while next < end {
            days.push(next);
            next += 1.0;
        }
        days.push(end);
        days.into_iter().map(|day| self.on(day)).collect()
    }

    fn on(&self, day: f64) -> Edges {
        let (start, grams) = self.from;
        let linear = |figure: &Figure| grams + figure.value * (day - start);
        match self.rule {
            Rule::Kitten => Edges {
                day,
                low: linear(&KITTEN_GAIN_FROM),
                high: linear(&KITTEN_GAIN_TO),
                lowest: Some(linear(&KITTEN_LOWEST_GAIN)),
            },
            Rule::Puppy => {
                let week_1 = (day.min(7.0) - start).max(0.0);
                let later = (day - start) - week_1;
                let grown = |first: &Figure, then: &Figure| {
                    grams * (1.0 + first.value / 100.0).powf(week_1) * (1.0 + then.value / 100.0).powf(later)
                };
                Edges {
                    day,
                    low: grown(&PUPPY_GAIN_WEEK_1_FROM, &PUPPY_GAIN_FROM),
                    high: grown(&PUPPY_GAIN_WEEK_1_TO, &PUPPY_GAIN_TO),
                    lowest: None,
                }
            }
        }
    }
}

/// The band for an animal, what is printed about it, and its source; or why there is none.
pub(crate) fn for_animal(
    resident: &Resident<'_>,
    series: &[Weighing],
    zero: Option<NaiveDate>,
) -> (Option<Band>, String, Option<Source>) {
    let none = |why: String| (None, why, None);
    let (rule, figure) = match resident.species() {
        Species::Cat => (Rule::Kitten, &KITTEN_GAIN_FROM),
        Species::Dog => (Rule::Puppy, &PUPPY_GAIN_FROM),
        Species::Other(_) => return none(format!("No reference for {}.", resident.species().a_young())),
    };
    if resident.standing.grown {
        return none("No reference for a grown animal.".to_owned());
    }
    let Some(zero) = zero.filter(|_| resident.standing.age.is_some()) else {
        return none("No reference while the age is unknown.".to_owned());
    };
    let Some(first) = series.iter().find(|w| !w.estimated) else {
        return none("No band without a weight off a scale.".to_owned());
    };
    let start = days_since(zero, first.at);
    let to_day = figure.ages.1 as f64 + 1.0;
    if start >= to_day {
        return none(format!("No reference for {} after four weeks.", resident.species().a_young()));
    }
    let anchor = if birth_weight(resident).is_some_and(|birth| birth.entry == first.entry) {
        "the birth weight"
    } else {
        "the first weight"
    };
    let text = match rule {
        Rule::Kitten => format!(
            "Band: {} to {} g a day from {anchor}, nursed kittens ({}). Line: {} g a day, the lowest published ({}).",
            plain(KITTEN_GAIN_FROM.value),
            plain(KITTEN_GAIN_TO.value),
            KITTEN_GAIN_FROM.source.mark,
            plain(KITTEN_LOWEST_GAIN.value),
            KITTEN_LOWEST_GAIN.source.mark,
        ),
        Rule::Puppy => format!(
            "Band: {} to {} % a day in week 1, then {} to {} %, from {anchor}, puppies ({}).",
            plain(PUPPY_GAIN_WEEK_1_FROM.value),
            plain(PUPPY_GAIN_WEEK_1_TO.value),
            plain(PUPPY_GAIN_FROM.value),
            plain(PUPPY_GAIN_TO.value),
            PUPPY_GAIN_FROM.source.mark,
        ),
    };
    (Some(Band { from: (start, first.g()), to_day, rule }), text, Some(figure.source))
}
