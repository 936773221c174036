//! What hangs on a birth weight: only on one that was measured, never on one worked out from later weights.

use super::weight::latest;
use super::{Case, Finding, Level};
use crate::animals::weighing::{birth_weight, plain};
use crate::animals::{Class, Weighing, birth_class};
use crate::care::facts::{hand_feeds, is_hand_fed};
use crate::reference::{
    BIRTH_CLASS_DAYS, DOUBLED_ON_FORMULA, DOUBLED_WHEN_NURSED, PUPPY_LOSS_SINCE_BIRTH, TWO_DAYS_FROM,
    UNDER_THE_LITTER,
};

/// A puppy that after two days, give or take half a day, weighs clearly less than at birth. A weight above that ends it.
pub(super) fn since_birth(case: &Case<'_>) -> Option<Finding> {
    let figure = case.figure(&[&PUPPY_LOSS_SINCE_BIRTH], case.days_at(case.now()))?;
    let (birth, last) = (birth_weight(case.resident)?, latest(case)?);
    let percent = 100.0 * (birth.g() - last.g()) / birth.g();
    if last.at.minutes_since(birth.at) < TWO_DAYS_FROM.minutes() || percent < figure.value {
        return None;
    }
    Some(Finding {
        level: Level::Act,
        rule: "since_birth",
        sentence: format!(
            "{} weighs {}, {} % less than at birth. Warm? Fed often enough? Call your vet.",
            case.label(),
            case.grams(last.g()),
            plain(percent)
        ),
        numbers: both(case, &birth, last),
        entries: vec![birth.entry.clone(), last.entry.clone()],
        source: figure.source,
        began: birth.at,
        worse: percent,
    })
}

/// A low or very low birth weight for the breed, while it matters most.
pub(super) fn birth_weight_class(case: &Case<'_>) -> Option<Finding> {
    case.figure(&[&BIRTH_CLASS_DAYS], case.days_at(case.now()))?;
    let found = birth_class(case.resident)?;
    let (level, word, limit, advice) = match found.class? {
        Class::VeryLow => (
            Level::Act,
            "very low",
            found.breed.very_low?,
            "Weigh it twice a day, feed small and often, and tell your vet",
        ),
        Class::Low => (Level::Watch, "low", found.breed.low?, "Weigh it twice a day"),
        Class::Normal => return None,
    };
    let (label, grams) = (case.label(), case.grams(found.weighing.g()));
    let below = format!("below {} is {word} for a {}", case.grams(limit), found.breed.breed);
    Some(Finding {
        level,
        rule: "birth_weight",
        sentence: format!("{label} weighed {grams} at birth; {below}. {advice}."),
        numbers: vec![format!("{grams} at birth"), below],
        entries: vec![found.weighing.entry],
        source: found.breed.source,
        began: found.weighing.at,
        worse: 0.0,
    })
}

/// A puppy far lighter at birth than its litter.
pub(super) fn under_the_litter(case: &Case<'_>) -> Option<Finding> {
    let figure = case.figure(&[&UNDER_THE_LITTER], case.days_at(case.now()))?;
    let litter = case.resident.standing.litter.as_deref()?;
    let own = birth_weight(case.resident)?;
    let littermates = case.nursery.charges().filter(|r| r.standing.litter.as_deref() == Some(litter));
    let weights: Vec<Weighing> = littermates.filter_map(birth_weight).collect();
    if weights.len() < 2 {
        return None;
    }
    let mean = weights.iter().map(Weighing::g).sum::<f64>() / weights.len() as f64;
    let percent = 100.0 * (mean - own.g()) / mean;
    (percent >= figure.value).then(|| Finding {
        level: Level::Watch,
        rule: "under_the_litter",
        sentence: format!(
            "{} weighed {} at birth, {} % under the mean of its litter. Weigh it twice a day, and see that it gets its share.",
            case.label(),
            case.grams(own.g()),
            plain(percent.round())
        ),
        numbers: vec![
            format!("{} at birth", case.grams(own.g())),
            format!("{} in the mean of {}", case.grams(mean), weights.len()),
        ],
        entries: weights.into_iter().map(|w| w.entry).collect(),
        source: figure.source,
        began: own.at,
        worse: 0.0,
    })
}

/// Not twice the birth weight by the day on which others are: earlier when nursed, later on formula.
pub(super) fn doubled(case: &Case<'_>) -> Option<Finding> {
    let by_hand = is_hand_fed(case.resident) || hand_feeds(case.resident).next().is_some();
    let (figure, how) =
        if by_hand { (&DOUBLED_ON_FORMULA, "on formula") } else { (&DOUBLED_WHEN_NURSED, "when nursed") };
    let last = latest(case)?;
    let days = case.days_at(last.at);
    let figure = case.figure(&[figure], days)?;
    let birth = birth_weight(case.resident)?;
    let times = last.g() / birth.g();
    (times < 2.0).then(|| Finding {
        level: Level::Watch,
        rule: "doubled",
        sentence: format!(
            "{} weighs {}, {} times its birth weight; {how} it is doubled by day {}. Show your vet the weights.",
            case.label(),
            case.grams(last.g()),
            plain((times * 10.0).floor() / 10.0),
            plain(figure.value)
        ),
        numbers: both(case, &birth, last),
        entries: vec![birth.entry.clone(), last.entry.clone()],
        source: figure.source,
        began: birth.at,
        worse: 0.0,
    })
}

fn both(case: &Case<'_>, birth: &Weighing, last: &Weighing) -> Vec<String> {
    vec![
        format!("{} at birth", case.grams(birth.g())),
        format!("{} {}", case.grams(last.g()), case.weighed(last)),
    ]
}
