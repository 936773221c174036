//! What was gained, from weighings that can be compared.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::animals::weighing::measured;
use littermate_core::animals::{Class, Nursery, Trend, birth_class};
use proptest::prelude::*;
use serde_json::json;
use support::{Log, at, log};

fn pip() -> Log {
    log().kitten("pip", "04-10")
}

fn trend(log: &Log, now: &str) -> Option<Trend> {
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at(now));
    Trend::of(&measured(nursery.get("pip").unwrap().own()))
}

fn per_day(log: &Log) -> Option<f64> {
    trend(log, "04-30").map(|trend| (trend.per_day * 10.0).round() / 10.0)
}

#[test]
fn two_weighings_make_a_gain_and_a_third_one_smooths_it() {
    let two = pip().weighs("04-18 8:00", "pip", 200.0).weighs("04-19 8:00", "pip", 210.0);
    assert_eq!(per_day(&two), Some(10.0));
    let full_bladder = two.weighs("04-20 8:00", "pip", 212.0);
    assert_eq!(per_day(&full_bladder), Some(6.0), "not the 2 g of the last day");
    assert_eq!(trend(&full_bladder, "04-30").unwrap().entries().len(), 3);
}

#[test]
fn what_lies_two_days_back_counts_no_longer() {
    let log = pip()
        .weighs("04-16 8:00", "pip", 200.0)
        .weighs("04-18 8:00", "pip", 200.0)
        .weighs("04-19 8:00", "pip", 210.0)
        .weighs("04-20 8:00", "pip", 220.0);
    assert_eq!(per_day(&log), Some(10.0));
}

#[test]
fn half_a_day_lies_between_or_nothing_is_said() {
    let night = pip().weighs("04-19 20:00", "pip", 200.0).weighs("04-20 4:00", "pip", 206.0);
    assert_eq!(per_day(&night), None);
    assert_eq!(per_day(&night.weighs("04-20 8:00", "pip", 209.0)), Some(18.0));
    let seldom = pip().weighs("04-17 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 230.0);
    assert_eq!(per_day(&seldom), Some(10.0), "the one before, of the last three days");
    assert_eq!(per_day(&pip().weighs("04-10 8:00", "pip", 90.0).weighs("04-20 8:00", "pip", 230.0)), None);
}

#[test]
fn weighed_again_at_once_only_the_last_counts() {
    let slip = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 120.0).weighs(
        "04-20 8:10",
        "pip",
        210.0,
    );
    assert_eq!(per_day(&slip), Some(9.9));
}

fn moss(breed: &str, grams: f64) -> Option<Class> {
    let log = log().puppy("moss", "04-10").who(json!({"breed": breed})).weighs("04-10 9:00", "moss", grams);
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at("04-12"));
    birth_class(nursery.get("moss").unwrap()).and_then(|found| found.class)
}

#[test]
fn a_birth_weight_has_a_class_where_one_is_published_for_the_breed() {
    assert_eq!(moss("Bichon Frisé", 160.0), Some(Class::VeryLow));
    assert_eq!(moss("bichon frise", 170.0), Some(Class::Low));
    assert_eq!(moss("Bichon Frisé", 181.0), Some(Class::Normal));
    assert_eq!(moss("Bichon cross", 160.0), None, "of a cross nothing is published");
    assert_eq!(moss("Persian", 60.0), None, "that is a breed of cats");
    let kitten = log().kitten("pip", "04-10").who(json!({"breed": "Persian"}));
    let class = |log: &Log| {
        let chronicle = log.chronicle();
        birth_class(Nursery::at(&chronicle, at("04-20")).get("pip").unwrap())
    };
    assert_eq!(class(&kitten.clone().weighs("04-10 9:00", "pip", 80.0)).unwrap().class, None, "a mean alone");
    assert_eq!(class(&kitten.weighs("04-11 9:00", "pip", 80.0)), None, "not the weight of the day of birth");
}

proptest! {
    #[test]
    fn who_gains_evenly_has_that_gain_however_often_she_is_weighed(
        gain in -20_i32..40,
        mut hours in proptest::collection::btree_set(0_u32..48, 2..12),
    ) {
        hours.insert(0);
        hours.insert(47);
        let mut log = pip();
        for hour in hours {
        // A weight is kept to a tenth of a gram.
            let grams = 300.0 + f64::from(gain) * f64::from(hour) / 24.0;
            log = log.weighs(&format!("04-{} {}:00", 18 + hour / 24, hour % 24), "pip", grams);
        }
        let found = trend(&log, "04-30").unwrap().per_day;
        prop_assert!((found - f64::from(gain)).abs() < 0.2, "{found} for {gain}");
    }
}
