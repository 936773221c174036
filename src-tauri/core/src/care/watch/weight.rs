//! Weight lost, and weight not gained: from weighings off a scale that can be compared, at least 12 hours apart.

use super::{Finding, Level};
use crate::animals::weighing::{birth_weight, measured, plain};
use crate::animals::{Gain, Nursery, Resident, Species, Weighing, when};
use crate::care::facts::{hand_feeds, weakness};
use crate::reference::{
    ANY_LOSS, Figure, GREAT_LOSS, KITTEN_GAIN_OF_BIRTH, KITTEN_LOWEST_GAIN, LOSS_ALLOWED, NO_GAIN,
    PUPPY_GAIN_FROM, PUPPY_GAIN_WEEK_1_FROM, RUN_IN_DAYS, Source,
};

/// The step of the scale in grams: less than this is no change.
const STEP: f64 = 1.0;
/// How long the last weighing speaks for now, in days; later, only that it is old could be said.
const SPEAKS_DAYS: i64 = 7;

/// The weighings of the last days, and the gain of the last one over a day.
fn last_day(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<(Vec<Weighing>, Gain)> {
    let series = measured(resident.own());
    let gain = Gain::of_a_day(&series)?;
    (nursery.now.minutes_since(gain.to.at) <= SPEAKS_DAYS * 24 * 60).then_some((series, gain))
}

/// Age in days when something was weighed.
fn days_at(resident: &Resident<'_>, weighing: &Weighing) -> Option<i64> {
    resident.standing.age.map(|age| (weighing.at.date() - age.born).num_days())
}

fn since(gain: &Gain, nursery: &Nursery<'_>) -> String {
    when::known(gain.from.at, gain.from.precision, nursery.now)
}

fn numbers(gain: &Gain, nursery: &Nursery<'_>) -> Vec<String> {
    [&gain.from, &gain.to]
        .map(|w| format!("{} g {}", plain(w.g()), when::known(w.at, w.precision, nursery.now)))
        .to_vec()
}

/// Lighter than a day before. A weighing that is not ends it.
pub(super) fn loss(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let (series, gain) = last_day(nursery, resident)?;
    if gain.grams() > -ANY_LOSS.value.max(STEP) || LOSS_ALLOWED.covers(days_at(resident, &gain.to)) {
        return None;
    }
    let lost = -gain.grams();
    let percent = -gain.percent();
    let label = resident.label();
    let what = format!(
        "{label} weighs {} g, {} g less than {}",
        plain(gain.to.g()),
        plain(lost),
        since(&gain, nursery)
    );
    let great = percent >= GREAT_LOSS.value && gain.minutes() <= 36 * 60;
    // Another weighing of the last half day, apart enough to be one of its own, said the same.
    let agrees = |limit: f64, apart: i64| {
        series.iter().rev().skip(1).find(|w| {
            let before = gain.to.at.minutes_since(w.at);
            (apart..=12 * 60).contains(&before) && w.at > gain.from.at && w.g() <= limit
        })
    };
    let mut entries = vec![gain.from.entry.clone(), gain.to.entry.clone()];
    let (level, sentence, source) = if great {
        let limit = gain.from.g() * (1.0 - GREAT_LOSS.value / 100.0);
        let weak = weakness(resident, nursery.now);
        let again = agrees(limit, 5);
        let what = format!("{what} ({} %)", plain(percent));
        if again.is_some() || !weak.is_empty() {
            let why = if weak.is_empty() { "weighed twice" } else { "and it is weak" };
            entries.extend(again.map(|w| w.entry.clone()).into_iter().chain(weak));
            (Level::Emergency, format!("{what}, {why}. Keep warm, and call your vet now."), GREAT_LOSS.source)
        } else {
            (Level::Act, format!("{what}. Weigh again now."), GREAT_LOSS.source)
        }
    } else if let Some(again) = agrees(gain.from.g() - STEP, 120) {
        entries.push(again.entry.clone());
        (Level::Act, format!("{what}, and weighed less before that too. Call your vet."), ANY_LOSS.source)
    } else {
        (Level::Watch, format!("{what}. Weigh again before the next feed."), ANY_LOSS.source)
    };
    Some(Finding { level, rule: "loss", sentence, numbers: numbers(&gain, nursery), entries, source })
}

/// Gaining less than the lowest published figure, without having lost. Not while formula is being introduced.
pub(super) fn low_gain(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let (series, gain) = last_day(nursery, resident)?;
    if gain.grams() <= -STEP || is_run_in(resident, &gain.to) || days_at(resident, &gain.to) == Some(0) {
        return None;
    }
    let label = resident.label();
    let two_days = Gain::over(&series, 48 * 60, 36 * 60..=72 * 60).filter(|g| g.grams() < STEP);
    if let Some(flat) = two_days.filter(|g| g.minutes() as f64 >= NO_GAIN.value * 60.0 * 0.75) {
        return Some(Finding {
            level: Level::Act,
            rule: "low_gain",
            sentence: format!(
                "{label} has not gained since {}: {} g then, {} g now. Call your vet.",
                since(&flat, nursery),
                plain(flat.from.g()),
                plain(flat.to.g())
            ),
            numbers: numbers(&flat, nursery),
            entries: vec![flat.from.entry.clone(), flat.to.entry.clone()],
            source: NO_GAIN.source,
        });
    }
    let expected = expected(resident, &gain)?;
    let short = gain.per_day() + STEP < expected.grams_per_day;
    short.then(|| {
        let gained = if gain.grams() < STEP {
            format!("{label} has not gained since {}", since(&gain, nursery))
        } else {
            format!("{label} gained {} g since {}", plain(gain.grams()), since(&gain, nursery))
        };
        Finding {
            level: Level::Watch,
            rule: "low_gain",
            sentence: format!("{gained}; {}. Weigh again before the next feed.", expected.words),
            numbers: numbers(&gain, nursery),
            entries: [gain.from.entry.clone(), gain.to.entry.clone()]
                .into_iter()
                .chain(expected.entry)
                .collect(),
            source: expected.source,
        }
    })
}

/// What a source expects an animal to gain.
struct Expected {
    grams_per_day: f64,
    words: String,
    source: Source,
    entry: Option<String>,
}

fn expected(resident: &Resident<'_>, gain: &Gain) -> Option<Expected> {
    let days = days_at(resident, &gain.to);
    let of_weight = |figure: &'static Figure| {
        figure.covers(days).then(|| Expected {
            grams_per_day: gain.from.g() * figure.value / 100.0,
            words: format!(
                "{} % a day is expected, {} g",
                plain(figure.value),
                plain(gain.from.g() * figure.value / 100.0)
            ),
            source: figure.source,
            entry: None,
        })
    };
    match resident.species() {
        Species::Cat => {
            let of_birth =
                birth_weight(resident).filter(|_| KITTEN_GAIN_OF_BIRTH.covers(days)).map(|birth| {
                    let grams = birth.g() * KITTEN_GAIN_OF_BIRTH.value / 100.0;
                    Expected {
                        grams_per_day: grams,
                        words: format!(
                            "{} % of the birth weight a day is expected, {} g",
                            plain(KITTEN_GAIN_OF_BIRTH.value),
                            plain(grams)
                        ),
                        source: KITTEN_GAIN_OF_BIRTH.source,
                        entry: Some(birth.entry),
                    }
                });
            of_birth.or_else(|| {
                KITTEN_LOWEST_GAIN.covers(days).then(|| Expected {
                    grams_per_day: KITTEN_LOWEST_GAIN.value,
                    words: format!(
                        "{} g a day is the lowest published figure for kittens of normal birth weight",
                        plain(KITTEN_LOWEST_GAIN.value)
                    ),
                    source: KITTEN_LOWEST_GAIN.source,
                    entry: None,
                })
            })
        }
        Species::Dog => of_weight(&PUPPY_GAIN_WEEK_1_FROM).or_else(|| of_weight(&PUPPY_GAIN_FROM)),
        Species::Other(_) => None,
    }
}

/// The gut is still getting used to formula: its first feed by hand was less than three days before a weighing.
fn is_run_in(resident: &Resident<'_>, weighing: &Weighing) -> bool {
    hand_feeds(resident)
        .next()
        .is_some_and(|(first, _)| (weighing.at.minutes_since(first.at) as f64) < RUN_IN_DAYS.value * 1440.0)
}
