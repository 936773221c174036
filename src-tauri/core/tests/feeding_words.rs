//! The feeding plan: what vet and carer wrote, which formula it is, and what follows for the next feed.
#![allow(clippy::unwrap_used)]

#[path = "support/feeding.rs"]
mod feeding;
#[path = "support/log.rs"]
mod support;

use feeding::{bean, line, plan, planned, said};
use littermate_core::animals::Nursery;
use littermate_core::care::{DoseLevel, due, fed_just_now, suggested_ml};
use serde_json::json;
use support::{Log, at, log, sayable};

#[test]
fn the_word_of_the_vet_goes_before_every_other() {
    let log = bean()
        .person("noor", "vet")
        .entry("04-12 9:05", "bean", "plan_feed", json!({"every_hours": 2, "ml": 3.5, "by": "noor"}))
        .entry("04-12 10:00", "bean", "plan_feed", json!({"formula": "kitten milk", "kcal_per_ml": 0.74, "every_hours": 4, "ml": 1, "night_from": "23:00", "night_to": "5:00"}));
    let plan_1 = plan(&log, "bean", "04-12 10:10");
    assert_eq!((plan_1.feeds, plan_1.ml, plan_1.by_vet), (Some(12), Some(3.5), true));
    assert_eq!(plan_1.feeds_with_night, None, "who is to be fed every two hours is fed at night");
    assert_eq!(line(&plan_1, "Each feed").why, "the vet’s word of today");
    let large = plan_1.notes.iter().find(|note| note.level == DoseLevel::Warn).unwrap();
    assert_eq!(large.text, "3.5 mL is 5.8 mL per 100 g; more than 5 is too large for one feed.");
    assert!(said(&plan_1, "The vet’s word of today stands above the plan of today"));
    assert_eq!(
        suggested_ml(&log.chronicle(), "bean", at("04-12 10:10")).unwrap().text,
        "3.5",
        "and is not cut"
    );
    assert_eq!(due(&log.chronicle(), at("04-12 10:10"))[0].why, "the vet's plan: every 2 hours");
}

#[test]
fn a_plan_of_a_carer_is_her_whole_plan_and_is_cut_at_the_cap() {
    let first = bean().entry("04-12 10:00", "bean", "plan_feed", json!({"every_hours": 2, "ml": 9}));
    let plan_1 = plan(&first, "bean", "04-12 10:10");
    assert_eq!((plan_1.feeds, plan_1.ml, plan_1.by_vet), (Some(12), Some(2.4), false));
    assert_eq!(line(&plan_1, "Each feed").why, "at most 4 mL per 100 g of 60 g, weighed 9:00");
    assert!(
        said(&plan_1, "12 feeds of 2.4 mL give 237 % of the 12.2 mL a day worked out from the weight."),
        "{:#?}",
        plan_1.notes
    );
    let second = first.entry("04-12 11:00", "bean", "plan_feed", json!({"every_hours": 6}));
    let plan_2 = plan(&second, "bean", "04-12 11:10");
    assert_eq!((plan_2.feeds, plan_2.ml), (Some(4), Some(2.4)), "the 9 mL are of the plan before");
    assert!(said(&plan_2, "4 feeds of 2.4 mL give 79 % of the 12.2 mL a day"));
    let none = second.entry("04-12 12:00", "bean", "plan_feed", json!({}));
    assert_eq!(plan(&none, "bean", "04-12 12:10").feeds, Some(8), "an empty plan is the one worked out");
}

#[test]
fn the_formula_is_that_of_the_last_feed_or_of_the_litter() {
    let litter = log()
        .litter("linden", json!({"species": "cat"}))
        .kitten("pip", "04-01")
        .who(json!({"litter": "linden"}))
        .kitten("miso", "04-01")
        .who(json!({"litter": "linden"}))
        .weighs("04-17 9:00", "pip", 250.0)
        .bottle("04-08 9:00", "pip", 5.0);
    let mates = litter.drinks("04-17 9:00", "miso", 8.0, 0.8);
    assert_eq!(plan(&mates, "pip", "04-17 9:10").kcal_per_ml, Some(0.8), "they drink of one bottle");
    let other = mates.entry(
        "04-17 9:05",
        "pip",
        "feed",
        json!({"method": "bottle", "ml": 8, "formula": "goat milk"}),
    );
    let other_plan = plan(&other, "pip", "04-17 9:10");
    assert_eq!((other_plan.formula.as_deref(), other_plan.kcal_per_ml), (Some("goat milk"), None));
    let back = other.entry(
        "04-17 9:07",
        "pip",
        "feed",
        json!({"method": "bottle", "ml": 8, "formula": "Kitten Milk"}),
    );
    assert_eq!(plan(&back, "pip", "04-17 9:10").kcal_per_ml, Some(0.8));
}

#[test]
fn mixed_formula_carries_its_time_and_its_mark() {
    let fed = bean().entry("04-12 9:05", "bean", "plan_feed", json!({"mixed_at": "845"}));
    let mixed = plan(&fed, "bean", "04-12 20:00");
    let mixed = line(&mixed, "Formula");
    assert_eq!(mixed.why, "mixed 8:45, to be used before tomorrow 8:45");
    assert_eq!(mixed.source.unwrap().key, "ucd_orphan");
    let late = plan(&fed, "bean", "04-13 9:00");
    assert_eq!(line(&late, "Formula").why, "mixed yesterday 8:45: past its 24 hours, mix it fresh");
    let fresh = fed.entry(
        "04-13 9:00",
        "bean",
        "feed",
        json!({"method": "bottle", "ml": 2, "mixed_at": "2026-04-13T09:00:00+02:00"}),
    );
    assert_eq!(
        line(&plan(&fresh, "bean", "04-13 9:10"), "Formula").why,
        "mixed 9:00, to be used before tomorrow 9:00"
    );
    assert!(
        plan(&fresh, "bean", "04-17 9:10").lines.iter().all(|line| line.what != "Formula"),
        "it is long gone"
    );
}

#[test]
fn nobody_has_a_plan_who_nurses_eats_alone_died_or_left() {
    let fed = || bean().bottle("04-12 10:00", "bean", 1.5);
    for log in [
        fed().entry("04-12 11:00", "bean", "death", json!({})),
        fed().entry("04-12 11:00", "bean", "placement", json!({"to": "elsewhere"})),
        fed().entry("04-12 11:00", "bean", "weaning", json!({"complete": true})),
        fed().entry("04-12 11:00", "bean", "reunion", json!({"outcome": "accepted"})),
        log().kitten("bean", "04-10").entry("04-12 11:00", "bean", "feed", json!({"method": "nursing"})),
        log().kitten("bean", "04-10").entry(
            "04-12 11:00",
            "bean",
            "maternal_care",
            json!({"status": "accepted"}),
        ),
        log().kitten("bean", "02-10"),
    ] {
        assert_eq!(planned(&log.chronicle(), "bean", "04-12 12:00"), None, "{}", log.text());
        assert_eq!(suggested_ml(&log.chronicle(), "bean", at("04-12 12:00")), None);
    }
    let arrived =
        log().kitten("bean", "04-10").intake("04-12 10:00", "bean").weighs("04-12 10:00", "bean", 90.0);
    assert!(planned(&arrived.chronicle(), "bean", "04-12 12:00").is_some(), "her first feed has a plan");
}

#[test]
fn the_suggestion_is_the_planned_amount_and_says_why() {
    let suggestion = suggested_ml(&bean().chronicle(), "bean", at("04-12 9:10")).unwrap();
    assert_eq!((suggestion.text.as_str(), suggestion.why.as_str()), ("1.5", "12.2 mL a day in 8 feeds"));
    assert_eq!(suggestion.source.unwrap().key, "sacn_ch23");
    let log = log().puppy("wren", "04-01").drinks("04-10 9:00", "wren", 30.0, 0.74).weighs(
        "04-11 9:00",
        "wren",
        420.0,
    );
    let log = log.entry("04-11 9:00", "wren", "plan_feed", json!({"ml": 30}));
    let cut = suggested_ml(&log.chronicle(), "wren", at("04-11 9:10")).unwrap();
    assert_eq!((cut.text.as_str(), cut.why.as_str()), ("16.5", "at most 4 mL per 100 g of 420 g"));
}

fn next(log: &Log, now: &str) -> (String, String) {
    let due = due(&log.chronicle(), at(now)).remove(0);
    sayable(&due.sentence);
    (due.sentence, due.why)
}

#[test]
fn a_time_in_the_night_is_put_off_to_its_end() {
    let night = bean().entry(
        "04-12 9:05",
        "bean",
        "plan_feed",
        json!({"every_hours": 3, "night_from": "23:00", "night_to": "5:30"}),
    );
    let fed = |when: &str| night.clone().bottle(when, "bean", 1.5);
    assert_eq!(
        next(&fed("04-12 20:00"), "04-12 21:00").0,
        "Bean: next at 23:00, last fed 20:00.",
        "its first minute is a feed"
    );
    let (sentence, why) = next(&fed("04-12 20:10"), "04-12 21:00");
    assert_eq!(sentence, "Bean: next at tomorrow 5:30, last fed 20:10.");
    assert_eq!(why, "the plan: every 3 hours; no feed at night from 23:00 to 5:30");
    assert_eq!(
        next(&fed("04-13 2:00"), "04-13 3:00").0,
        "Bean: next at 5:30, last fed 2:00.",
        "who woke was fed"
    );
    assert_eq!(next(&fed("04-13 2:30"), "04-13 3:00").0, "Bean: next at 5:30, last fed 2:30.");
    assert_eq!(next(&fed("04-13 4:00"), "04-13 4:10").0, "Bean: next at 7:00, last fed 4:00.");
}

#[test]
fn a_night_is_told_by_the_clock_on_the_wall_when_clocks_change() {
    let log = log()
        .kitten("pip", "03-20")
        .entry(
            "03-28 9:00",
            "pip",
            "plan_feed",
            json!({"every_hours": 3, "night_from": "23:00", "night_to": "6:00"}),
        )
        // `at` counts two hours east of Greenwich; before the change the clock shows an hour less.
        .bottle("03-28 22:30", "pip", 4.0);
    let due = due(&log.chronicle(), at("03-28 23:00")).remove(0);
    assert_eq!(due.next_at.unwrap().to_string(), "2026-03-29T06:00:00+02:00");
}

#[test]
fn the_plan_worked_out_comes_after_the_round_and_before_the_gap_by_age() {
    let log = log()
        .puppy("wren", "04-01")
        .drinks("04-04 9:00", "wren", 5.0, 0.74)
        .weighs("04-11 9:00", "wren", 420.0)
        .bottle("04-11 9:00", "wren", 15.0);
    let (sentence, why) = next(&log, "04-11 9:10");
    assert_eq!(sentence, "Wren: next at 11:40, last fed 9:00.");
    assert_eq!(why, "9 feeds a day of at most 4 mL per 100 g");
    let round = log.entry("04-11 9:20", "wren", "round", json!({"next_due": "12:30"}));
    assert_eq!(next(&round, "04-11 9:30").1, "set at the end of the round");
}

#[test]
fn a_second_feed_within_half_an_hour_is_asked_about_by_whomever() {
    let ask = |log: &Log, now: &str, besides: &[&str]| {
        let chronicle = log.chronicle();
        let nursery = Nursery::at(&chronicle, at(now));
        let besides: Vec<String> = besides.iter().map(|id| (*id).to_owned()).collect();
        fed_just_now(&nursery, nursery.get("bean").unwrap(), at(now), &besides)
    };
    let fed = bean().bottle("04-12 10:00", "bean", 1.5);
    assert_eq!(ask(&fed, "04-12 10:15", &[]).unwrap(), "Bean got 1.5 mL at 10:00. Feed again?");
    assert_eq!(ask(&fed, "04-12 10:30", &[]), None, "half an hour is enough");
    assert_eq!(ask(&fed, "04-12 10:15", &["e003"]), None, "it is the feed itself");
    let refused = bean().entry("04-12 10:00", "bean", "feed", json!({"method": "bottle", "refused": true}));
    assert_eq!(ask(&refused, "04-12 10:15", &[]), None);
    let nursed = bean().entry("04-12 10:00", "bean", "feed", json!({"method": "nursing"}));
    assert_eq!(ask(&nursed, "04-12 10:15", &[]), None);
}
