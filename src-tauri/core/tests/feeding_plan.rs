//! The feeding plan: what is worked out from weight, age, formula and the days on it.
#![allow(clippy::unwrap_used)]

#[path = "support/feeding.rs"]
mod feeding;
#[path = "support/log.rs"]
mod support;

use feeding::{bean, line, plan, planned, said};
use littermate_core::care::{due, suggested_ml};
use littermate_core::settings::Settings;
use serde_json::json;
use support::{at, log};

#[test]
fn a_kitten_of_60_g_on_its_first_day_on_formula() {
    let plan = plan(&bean(), "bean", "04-12 9:10");
    assert_eq!((plan.kcal_per_100_g, plan.daily_ml), (Some(15.0), Some(12.2)));
    assert_eq!((plan.feeds, plan.every_minutes, plan.ml), (Some(8), Some(180), Some(1.5)));
    assert!(said(&plan, "20 mL of fluid per 100 g a day; at least 18 are needed"), "{:#?}", plan.notes);
    assert!(said(&plan, "Little on purpose"), "or a carer would correct it");
    let energy = line(&plan, "Energy a day");
    assert_eq!(energy.figure, "9 kcal");
    assert_eq!(energy.why, "15 kcal per 100 g of 60 g, weighed 9:00; from the first feed of formula on");
    assert_eq!(energy.source.unwrap().key, "sacn_ch23");
    assert_eq!(energy.entries, ["e001"]);
    assert_eq!(line(&plan, "Milk a day").why, "0.74 kcal in each mL of kitten milk");
    let feeds = line(&plan, "Feeds a day");
    assert_eq!((feeds.figure.as_str(), feeds.why.as_str()), ("8, every 3 hours", "at 2 days: at least 8"));
    assert!(feeds.source.unwrap().proposal);
    assert_eq!(line(&plan, "Each feed").why, "12.2 mL in 8 feeds, rounded down to the syringe");
}

#[test]
fn a_kitten_of_250_g_on_day_16() {
    let log =
        log().kitten("pip", "04-01").drinks("04-08 9:00", "pip", 5.0, 1.0).weighs("04-17 9:00", "pip", 250.0);
    let plan = plan(&log, "pip", "04-17 9:10");
    assert_eq!((plan.kcal_per_100_g, plan.daily_ml), (Some(20.0), Some(50.0)));
    assert_eq!((plan.feeds, plan.ml), (Some(5), Some(10.0)));
    assert!(plan.notes.is_empty(), "{:#?}", plan.notes);
    assert_eq!(
        line(&plan, "Energy a day").why,
        "20 of 20 to 25 kcal per 100 g of 250 g, weighed 9:00; more than 6 days on formula"
    );
    assert_eq!(
        line(&plan, "Feeds a day").source.unwrap().key,
        "lawler_chart",
        "the stomach asks for the fifth"
    );
}

#[test]
fn a_puppy_of_420_g_on_day_10() {
    let log = log().puppy("wren", "04-01").drinks("04-04 9:00", "wren", 5.0, 0.74).weighs(
        "04-11 9:00",
        "wren",
        420.0,
    );
    let plan = plan(&log, "wren", "04-11 9:10");
    assert_eq!((plan.kcal_per_100_g, plan.daily_ml), (Some(25.0), Some(141.9)));
    assert_eq!((plan.feeds, plan.every_minutes, plan.ml), (Some(9), Some(160), Some(15.5)));
    assert_eq!(line(&plan, "Energy a day").source.unwrap().key, "wikivet_nrc");
}

#[test]
fn a_night_kept_free_never_enlarges_a_feed_and_says_what_is_left() {
    let log = log().kitten("pip", "04-01").drinks("04-08 9:00", "pip", 5.0, 0.74).weighs(
        "04-17 9:00",
        "pip",
        256.0,
    );
    let whole = plan(&log, "pip", "04-17 9:10");
    assert_eq!((whole.feeds, whole.ml, whole.feeds_with_night), (Some(7), Some(9.5), None));
    let night = json!({"night_from": "23:30", "night_to": "6 am"});
    let log = log.entry("04-17 9:05", "pip", "plan_feed", night);
    let plan = plan(&log, "pip", "04-17 9:10");
    assert_eq!((plan.feeds, plan.ml), (Some(7), Some(9.5)));
    assert_eq!(plan.feeds_with_night, Some(6));
    let night = line(&plan, "No feed at night");
    assert_eq!(night.figure, "from 23:30 to 6:00");
    assert_eq!(night.why, "6 feeds give 82 % of the plan; as planned today");
}

#[test]
fn six_feeds_give_71_percent_of_the_plan() {
    let log = bean().weighs("04-12 9:02", "bean", 62.5).entry(
        "04-12 9:05",
        "bean",
        "plan_feed",
        json!({"kcal_per_ml": 0.74, "night_from": "22", "night_to": "630"}),
    );
    let plan = plan(&log, "bean", "04-12 9:10");
    assert_eq!(
        (plan.feeds, plan.ml, plan.feeds_with_night, plan.percent),
        (Some(8), Some(1.5), Some(6), Some(71))
    );
    assert!(line(&plan, "No feed at night").why.starts_with("6 feeds give 71 % of the plan"));
}

#[test]
fn the_energy_rises_with_the_days_on_formula_not_with_the_age() {
    let old =
        log().kitten("pip", "04-01").drinks("04-15 9:00", "pip", 5.0, 1.0).weighs("04-15 9:00", "pip", 200.0);
    for (now, kcal) in
        [("04-15 9:10", 15.0), ("04-18 8:50", 15.0), ("04-18 9:00", 20.0), ("04-21 9:00", 20.0)]
    {
        assert_eq!(plan(&old, "pip", now).kcal_per_100_g, Some(kcal), "{now}");
    }
    assert!(!said(&plan(&old, "pip", "04-18 9:00"), "Little on purpose"));
    let puppy = log().puppy("wren", "04-01").drinks("04-15 9:00", "wren", 5.0, 1.0).weighs(
        "04-15 9:00",
        "wren",
        400.0,
    );
    for (now, kcal) in [("04-15 9:10", 20.0), ("04-18 9:00", 25.0)] {
        assert_eq!(plan(&puppy, "wren", now).kcal_per_100_g, Some(kcal), "{now}");
    }
    let refused =
        log().kitten("pip", "04-01").entry("04-11 9:00", "pip", "feed", json!({"method": "bottle", "ml": 0}));
    let refused = refused.drinks("04-15 9:00", "pip", 5.0, 1.0).weighs("04-15 9:00", "pip", 200.0);
    assert_eq!(
        plan(&refused, "pip", "04-15 9:10").kcal_per_100_g,
        Some(15.0),
        "what is refused is no first feed"
    );
}

#[test]
fn too_little_fluid_is_said() {
    let thick =
        log().kitten("pip", "04-01").drinks("04-08 9:00", "pip", 5.0, 1.3).weighs("04-17 9:00", "pip", 250.0);
    let plan = plan(&thick, "pip", "04-17 9:10");
    assert!(
        said(&plan, "15.2 mL of fluid per 100 g a day, under the 18 that are needed. Ask your vet"),
        "{:#?}",
        plan.notes
    );
    assert_eq!(plan.notes[0].source.unwrap().key, "petfeeding");
}

#[test]
fn unknown_energy_blocks_nothing() {
    let fed =
        log().kitten("pip", "04-10").weighs("04-12 0:00", "pip", 100.0).bottle("04-12 0:05", "pip", 2.0);
    let plan_1 = plan(&fed, "pip", "04-12 1:00");
    assert_eq!(
        (plan_1.daily_ml, plan_1.ml, plan_1.feeds, plan_1.every_minutes),
        (None, None, Some(8), Some(180))
    );
    let milk = line(&plan_1, "Milk a day");
    assert_eq!(milk.figure, "10 to 15 mL");
    assert_eq!(milk.why, "kcal per mL not known: 10 to 15 % of 100 g, weighed 0:00");
    assert_eq!(milk.source.unwrap().key, "sacn_ch23");
    let each = line(&plan_1, "Each feed");
    assert_eq!(
        (each.figure.as_str(), each.why.as_str()),
        ("at most 4 mL", "at most 4 mL per 100 g of 100 g, weighed 0:00")
    );
    assert_eq!(suggested_ml(&fed.chronicle(), "pip", at("04-12 3:00")).unwrap().why, "as at 0:05");
    let later = fed.weighs("04-18 0:00", "pip", 150.0);
    assert_eq!(
        line(&plan(&later, "pip", "04-18 1:00"), "Milk a day").figure,
        "30 to 37.5 mL",
        "from week 1 on"
    );
    let no_weight = log().kitten("pip", "04-10").bottle("04-12 0:05", "pip", 2.0);
    let plan = plan(&no_weight, "pip", "04-12 1:00");
    assert_eq!((plan.feeds, plan.lines.len()), (Some(8), 1), "how often is known without a weight");
}

#[test]
fn nonsense_on_a_label_is_no_energy() {
    for kcal in [0.0, -1.0, 74.0, 1e9] {
        let log = log().kitten("pip", "04-10").drinks("04-12 0:05", "pip", 2.0, kcal).weighs(
            "04-12 0:00",
            "pip",
            100.0,
        );
        assert_eq!(plan(&log, "pip", "04-12 1:00").daily_ml, None, "{kcal}");
    }
}

#[test]
fn one_that_is_weak_or_very_small_is_fed_every_two_hours() {
    let weak = log()
        .kitten("pip", "04-01")
        .drinks("04-08 9:00", "pip", 5.0, 1.0)
        .weighs("04-17 9:00", "pip", 250.0)
        .entry("04-17 9:00", "pip", "feed", json!({"method": "bottle", "ml": 8, "vigour": "weak"}));
    let plan_1 = plan(&weak, "pip", "04-17 9:10");
    assert_eq!((plan_1.feeds, plan_1.every_minutes, plan_1.ml), (Some(12), Some(120), Some(4.0)));
    assert_eq!(line(&plan_1, "Feeds a day").why, "weak or very small: at least 12");
    let next = due(&weak.chronicle(), at("04-17 9:10")).remove(0);
    assert_eq!(
        (next.next_at, next.why.as_str()),
        (Some(at("04-17 11:00")), "weak or very small: at most 2 hours apart")
    );
    let better =
        weak.entry("04-17 11:00", "pip", "feed", json!({"method": "bottle", "ml": 8, "vigour": "strong"}));
    assert_eq!(plan(&better, "pip", "04-17 11:10").feeds, Some(5), "it stops with the weakness");
    let small = bean().entry("04-12 9:05", "bean", "observation", json!({"tags": ["very_small"]}));
    assert_eq!(plan(&small, "bean", "04-12 9:10").feeds, Some(12));
}

#[test]
fn a_species_without_figures_has_what_somebody_wrote_and_no_more() {
    let hazel = log()
        .animal("hazel", json!({"species": "hedgehog", "wild": true}))
        .weighs("04-12 9:00", "hazel", 80.0)
        .entry("04-12 9:00", "hazel", "feed", json!({"method": "syringe", "ml": 2, "kcal_per_ml": 0.9}));
    let plan_1 = plan(&hazel, "hazel", "04-12 10:00");
    assert_eq!((plan_1.feeds, plan_1.ml, plan_1.lines.len()), (None, None, 0));
    assert!(said(&plan_1, "There is no reference for a hedgehog."));
    let told = hazel.entry("04-12 10:00", "hazel", "plan_feed", json!({"every_hours": 4, "ml": 3}));
    let plan = plan(&told, "hazel", "04-12 11:00");
    assert_eq!((plan.feeds, plan.ml), (Some(6), Some(3.0)));
}

#[test]
fn from_the_fifth_week_on_milk_alone_is_not_worked_out() {
    let log =
        log().kitten("pip", "03-01").drinks("03-20 9:00", "pip", 5.0, 1.0).weighs("04-01 9:00", "pip", 450.0);
    let plan = plan(&log.bottle("04-01 9:00", "pip", 15.0), "pip", "04-01 9:10");
    assert_eq!((plan.daily_ml, plan.feeds), (None, Some(4)));
    assert!(said(&plan, "the sources count solid food too"));
}

#[test]
fn an_old_weight_is_said_to_be_old() {
    let log =
        log().kitten("pip", "04-01").drinks("04-08 9:00", "pip", 5.0, 1.0).weighs("04-14 9:00", "pip", 230.0);
    assert!(!said(&plan(&log, "pip", "04-16 8:00"), "old"));
    assert!(said(&plan(&log, "pip", "04-17 9:10"), "The weight is 3 days old. Weigh before the next feed."));
    assert!(
        line(&plan(&log, "pip", "04-17 9:10"), "Energy a day")
            .why
            .contains("of 230 g, weighed 14 April 9:00;")
    );
}

#[test]
fn doses_are_rounded_down_to_the_marks_of_her_own_syringe() {
    let mut chronicle = bean().chronicle();
    chronicle.settings = Settings { syringe_fine: 0.2, ..Settings::default() };
    assert_eq!(planned(&chronicle, "bean", "04-12 9:10").unwrap().ml, Some(1.4));
    chronicle.settings = Settings { syringe_fine: 0.25, ..Settings::default() };
    assert_eq!(planned(&chronicle, "bean", "04-12 9:10").unwrap().ml, Some(1.5));
}
