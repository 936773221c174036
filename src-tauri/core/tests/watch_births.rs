//! What is said of a birth weight: only of one that was measured.
#![allow(clippy::unwrap_used)]

#[path = "support/alarms.rs"]
mod alarms;
#[path = "support/log.rs"]
mod support;

use alarms::{alarm, alarms, quiet, rule};
use littermate_core::care::Level;
use serde_json::json;
use support::{Log, log};

/// Moss, born on 10 April and weighed, nursed by the mother.
fn moss(grams: f64) -> Log {
    log().puppy("moss", "04-10").intake("04-10 1:00", "moss").weighs("04-10 8:00", "moss", grams)
}

#[test]
fn a_puppy_lighter_than_at_birth_after_two_days_is_acted_on() {
    let lost = moss(400.0).weighs("04-11 8:00", "moss", 392.0).weighs("04-12 8:00", "moss", 383.0);
    let found = alarms(&lost, "04-12 9:00");
    assert_eq!((found[0].level, found[0].more), (Level::Act, 1), "{found:?}");
    let steady = moss(400.0).weighs("04-12 8:00", "moss", 384.0).weighs("04-12 20:30", "moss", 384.0);
    let found = alarms(&steady, "04-12 21:00");
    assert_eq!(
        found[0].sentence,
        "Moss weighs 384 g, 4 % less than at birth. Warm? Fed often enough? Call your vet."
    );
    quiet(&moss(400.0).weighs("04-11 8:00", "moss", 385.0), "04-11 9:00");
    quiet(&moss(400.0).weighs("04-11 8:00", "moss", 392.0).weighs("04-12 8:00", "moss", 404.0), "04-11 9:00");
    let back = steady.weighs("04-13 20:00", "moss", 410.0);
    quiet(&back, "04-13 21:00");
}

#[test]
fn a_birth_weight_is_never_worked_out() {
    let later =
        log().puppy("moss", "04-10").weighs("04-11 8:00", "moss", 400.0).weighs("04-13 8:00", "moss", 380.0);
    assert_ne!(alarms(&later, "04-13 9:00")[0].rule, "since_birth");
    let guessed = log()
        .animal(
            "moss",
            json!({"species": "dog", "birth": {"date": "2026-04-10", "precision": "estimated_days"}}),
        )
        .weighs("04-10 8:00", "moss", 400.0)
        .weighs("04-12 8:00", "moss", 384.0);
    assert!(alarms(&guessed, "04-12 9:00").iter().all(|alarm| alarm.rule != "since_birth"));
}

#[test]
fn a_low_birth_weight_is_told_by_breed_for_three_weeks() {
    let bichon = |grams: f64| moss(grams).who(json!({"breed": "Bichon Frisé"}));
    assert_eq!(
        alarm(&bichon(160.0), "04-10 9:00"),
        (
            Level::Act,
            "Moss weighed 160 g at birth; below 163.5 g is very low for a Bichon Frisé. Weigh it twice a day, feed small and often, and tell your vet.".into()
        )
    );
    assert_eq!(rule(&bichon(170.0), "04-10 9:00"), (Level::Watch, "birth_weight".into()));
    quiet(&bichon(190.0), "04-10 9:00");
    quiet(&bichon(160.0), "05-01 9:00");
    quiet(&moss(160.0).who(json!({"breed": "mixed"})), "04-10 9:00");
}

#[test]
fn a_puppy_far_under_its_litter_is_watched() {
    let litter = |grams: f64| {
        ["moss", "fern", "ivy"].into_iter().zip([grams, 400.0, 420.0]).fold(
            log().litter("l", json!({})),
            |log, (id, grams)| {
                log.puppy(id, "04-10").who(json!({"litter": "l"})).weighs("04-10 8:00", id, grams)
            },
        )
    };
    assert_eq!(
        alarm(&litter(260.0), "04-10 9:00"),
        (
            Level::Watch,
            "Moss weighed 260 g at birth, 28 % under the mean of its litter. Weigh it twice a day, and see that it gets its share.".into()
        )
    );
    quiet(&litter(320.0), "04-10 9:00");
    quiet(&litter(260.0), "05-01 9:00");
    let kittens = ["pip", "bean"].into_iter().zip([60.0, 100.0]).fold(
        log().litter("l", json!({})),
        |log, (id, grams)| {
            log.kitten(id, "04-10").who(json!({"litter": "l"})).weighs("04-10 8:00", id, grams)
        },
    );
    quiet(&kittens, "04-10 9:00");
}

/// Gains steadily, weighed once a day from 10 April up to a day.
fn grows(log: Log, until: u32, per_day: f64) -> Log {
    (11..=until).fold(log, |log, day| {
        log.weighs(&format!("04-{day} 8:00"), "moss", 100.0 + per_day * f64::from(day - 10))
    })
}

#[test]
fn the_birth_weight_is_doubled_by_day_ten_when_nursed_and_by_day_fourteen_on_formula() {
    let kitten =
        log().kitten("moss", "04-10").intake("04-10 1:00", "moss").weighs("04-10 8:00", "moss", 100.0);
    let nursed = grows(kitten.clone(), 20, 8.0);
    quiet(&nursed, "04-19 9:00");
    assert_eq!(
        alarm(&nursed, "04-20 9:00"),
        (
            Level::Watch,
            "Moss weighs 180 g, 1.8 times its birth weight; when nursed it is doubled by day 10. Show your vet the weights.".into()
        )
    );
    let fed = grows(kitten, 24, 7.2).bottle("04-20 8:00", "moss", 4.0).bottle("04-24 8:30", "moss", 5.0);
    quiet(&fed, "04-20 9:00");
    quiet(&fed, "04-24 9:00");
    let slow = grows(log().kitten("moss", "04-10").weighs("04-10 8:00", "moss", 100.0), 24, 7.0).bottle(
        "04-24 8:30",
        "moss",
        5.0,
    );
    assert_eq!(rule(&slow, "04-24 9:00"), (Level::Watch, "doubled".into()));
    quiet(&slow.weighs("04-25 8:00", "moss", 205.0).bottle("04-25 8:30", "moss", 5.0), "04-25 9:00");
}
