//! The numbers of growth: each with how it was found, and the entries it rests on.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::growth::{Growth, GrowthNumber, growth};
use serde_json::json;
use support::{Log, at, log, sayable};

fn growth_of(log: &Log, animal: &str, now: &str) -> Growth {
    growth(&log.chronicle(), animal, at(now)).unwrap()
}

fn number(log: &Log, animal: &str, key: &str) -> Option<GrowthNumber> {
    let found = growth_of(log, animal, "04-18 9:00").numbers.into_iter().find(|number| number.key == key)?;
    sayable(&format!("{} {} {}", found.what, found.value, found.how));
    Some(found)
}

fn value(log: &Log, animal: &str, key: &str) -> Option<String> {
    number(log, animal, key).map(|found| found.value)
}

/// Six of one litter, born on 10 April, each weighed on the morning of the 18th.
fn six() -> Log {
    let mut six = log().litter("linden", json!({"name": "Linden litter"}));
    for (name, grams) in
        [("miso", 200.0), ("bean", 210.0), ("pip", 150.0), ("olive", 190.0), ("fern", 190.0), ("otto", 220.0)]
    {
        six = six.kitten(name, "04-10").who(json!({"litter": "linden"})).weighs("04-18 7:30", name, grams);
    }
    six
}

/// Born on a known day and weighed then.
fn born(grams: f64) -> Log {
    log().kitten("pip", "04-10").weighs("04-10 8:00", "pip", grams)
}

#[test]
fn the_gain_is_smoothed_over_two_days_and_never_over_a_full_belly() {
    let log = log()
        .kitten("pip", "04-10")
        .weighs("04-16 8:00", "pip", 140.0)
        .weighs("04-17 8:00", "pip", 158.0)
        .entry("04-17 8:15", "pip", "weight", json!({"grams": 170, "when": "after_feed"}))
        .weighs("04-18 8:00", "pip", 160.0);
    let gain = number(&log, "pip", "gain").unwrap();
    assert_eq!(gain.value, "+10 g");
    assert_eq!(gain.how, "smoothed over 2 days, from 3 weights before the feed");
    assert_eq!(gain.entries, ["e001", "e002", "e004"]);
}

#[test]
fn with_one_weight_there_is_no_gain() {
    let one = log().kitten("pip", "04-10").weighs("04-18 8:00", "pip", 140.0);
    assert_eq!(growth_of(&one, "pip", "04-18 9:00").numbers, []);
}

#[test]
fn the_place_in_the_litter_is_by_weights_of_about_the_same_time() {
    let six = six();
    assert_eq!(value(&six, "otto", "rank").as_deref(), Some("1st of 6"));
    assert_eq!(value(&six, "olive", "rank").as_deref(), Some("4th of 6"));
    assert_eq!(value(&six, "fern", "rank").as_deref(), Some("4th of 6"), "who weigh the same share a place");
    assert_eq!(value(&six, "pip", "rank").as_deref(), Some("6th of 6"));
    let later = six.weighs("04-18 20:00", "pip", 155.0);
    assert_eq!(value(&later, "pip", "rank").as_deref(), Some("6th of 6"), "nothing after now counts");
    let alone = growth_of(&later, "pip", "04-18 21:00");
    assert!(alone.numbers.iter().all(|n| n.key != "rank"), "the others were weighed 12.5 hours before");
}

#[test]
fn a_littermate_who_was_not_weighed_then_is_named() {
    let log =
        six().kitten("moss", "04-10").who(json!({"litter": "linden"})).weighs("04-15 8:00", "moss", 300.0);
    let rank = number(&log, "pip", "rank").unwrap();
    assert_eq!(rank.value, "6th of 6");
    assert_eq!(rank.how, "by weight, weighed within 12 hours of each other; without Moss");
    assert_eq!(rank.entries.len(), 6);
}

#[test]
fn the_deviation_is_from_the_mean_of_the_others() {
    let pip = number(&six(), "pip", "littermates").unwrap();
    assert_eq!(pip.value, "26 % under their mean");
    assert_eq!(pip.how, "\u{2212}52 g from a mean of 202 g; 5 weighed");
    assert_eq!(pip.number, Some(-25.7));
    assert_eq!(value(&six(), "otto", "littermates").as_deref(), Some("17 % over their mean"));
}

#[test]
fn who_died_or_left_is_compared_with_nobody_and_nobody_with_them() {
    let log = six().entry("04-18 8:00", "otto", "death", json!({}));
    assert_eq!(value(&log, "bean", "rank").as_deref(), Some("1st of 5"));
    assert_eq!(value(&log, "otto", "rank"), None);
    let adopted = six().entry("04-18 8:00", "otto", "adoption", json!({}));
    assert_eq!(value(&adopted, "bean", "rank").as_deref(), Some("1st of 5"));
}

#[test]
fn a_guess_is_compared_with_no_weight() {
    let guess = six().entry("04-18 8:30", "pip", "weight", json!({"grams": 500, "estimated": true}));
    assert_eq!(value(&guess, "pip", "rank").as_deref(), Some("6th of 6"));
}

#[test]
fn a_birth_weight_doubles_on_the_day_it_was_first_weighed_at_twice() {
    let log = born(75.0).weighs("04-15 8:00", "pip", 149.0);
    let waiting = number(&log, "pip", "doubled").unwrap();
    assert_eq!((waiting.value.as_str(), waiting.number), ("not yet, on day 8", None));
    assert_eq!(waiting.how, "twice 75 g is 150 g; by day 10 when nursed, day 14 on formula");
    let guessed = log.clone().entry("04-16 8:00", "pip", "weight", json!({"grams": 160, "estimated": true}));
    assert_eq!(value(&guessed, "pip", "doubled").as_deref(), Some("not yet, on day 8"));
    let twice = log.weighs("04-17 8:00", "pip", 150.0).weighs("04-18 8:00", "pip", 149.0);
    let doubled = number(&twice, "pip", "doubled").unwrap();
    assert_eq!(doubled.value, "by day 7");
    assert_eq!(doubled.entries, ["e001", "e003"], "what comes later does not take it back");
}

#[test]
fn a_puppy_has_a_class_by_its_breed_with_how_many_were_weighed() {
    let puppy = |breed: &str| {
        log().puppy("moss", "04-10").who(json!({"breed": breed})).weighs("04-10 8:00", "moss", 240.0)
    };
    let labrador = number(&puppy("Labrador"), "moss", "birth_class").unwrap();
    assert_eq!(labrador.what, "Birth weight, Labrador Retriever");
    assert_eq!(labrador.value, "very low");
    assert_eq!(
        labrador.how,
        "240 g; low is below 406 g, as about half of all are, and very low below 248 g; 1903 weighed"
    );
    assert_eq!(labrador.source.unwrap().key, "mugnier2020");
    assert_eq!(value(&puppy("Shih Tzu"), "moss", "birth_class").as_deref(), Some("not low"));
    assert_eq!(value(&puppy("Terrier mix"), "moss", "birth_class"), None);
}

#[test]
fn a_kitten_has_the_mean_of_its_breed_to_know() {
    let persian = born(70.0).who(json!({"breed": "Persian"}));
    let class = number(&persian, "pip", "birth_class").unwrap();
    assert_eq!((class.value.as_str(), class.number), ("70 g", Some(70.0)));
    assert_eq!(class.how, "the breed's mean is 82 g; to know, not to judge by");
}

#[test]
fn no_number_tells_of_odds() {
    let log = born(70.0).who(json!({"breed": "Persian"})).weighs("04-17 8:00", "pip", 60.0);
    for number in growth_of(&log, "pip", "04-18 9:00").numbers {
        sayable(&format!("{number:?}"));
    }
}
