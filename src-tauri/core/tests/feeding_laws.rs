//! Laws of the feeding plan, whatever a log holds.
#![allow(clippy::unwrap_used)]

#[path = "support/feeding.rs"]
mod feeding;
#[path = "support/log.rs"]
mod support;

use feeding::plan;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Log, log};

/// A log of one young animal with whatever may be written in it.
fn whatever() -> impl Strategy<Value = (Log, f64, Option<f64>, bool)> {
    let number = || prop_oneof![Just(0.0), 0.1..3.0f64, Just(1e9), Just(1e-9)];
    (
        any::<bool>(),
        1..40u32,
        1.0..2000.0f64,
        prop::option::of(number()),
        prop::option::of(0.1..40.0f64),
        prop::option::of(number()),
        prop::option::of((0..24u32, 0..24u32)),
        any::<bool>(),
        0..12i64,
    )
        .prop_map(|(cat, day, grams, kcal, ml, every, night, vet, formula_days)| {
            let grams = (grams * 10.0).round() / 10.0;
            let born = format!("03-{:02}", day.min(31));
            let log = if cat { log().kitten("pip", &born) } else { log().puppy("pip", &born) };
            let mut plan = json!({"kcal_per_ml": kcal, "every_hours": every});
            if let Some(ml) = ml {
                plan["ml"] = json!((ml * 10.0).round() / 10.0);
            }
            if let Some((from, to)) = night {
                plan["night_from"] = Value::from(from.to_string());
                plan["night_to"] = Value::from(to.to_string());
            }
            if vet {
                plan["by"] = Value::from("vet");
            }
            let first = format!("04-{:02} 9:00", 14 - formula_days);
            let log = log.bottle(&first, "pip", 2.0).weighs("04-14 9:00", "pip", grams).entry(
                "04-14 9:01",
                "pip",
                "plan_feed",
                plan,
            );
            (log, grams, kcal, vet && ml.is_some())
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_is_above_the_cap_unless_a_vet_said_so_and_none_is_no_number((log, grams, _, vets) in whatever()) {
        let plan = plan(&log, "pip", "04-14 10:00");
        if !vets && let Some(ml) = plan.ml {
            prop_assert!(ml <= 4.0 * grams / 100.0 + 1e-9, "{ml} mL for {grams} g");
        }
        for number in [plan.kcal_per_100_g, plan.kcal_per_ml, plan.daily_ml, plan.ml, plan.cap_ml].into_iter().flatten() {
            prop_assert!(number.is_finite() && number > 0.0, "{plan:?}");
        }
        for count in [plan.feeds, plan.every_minutes, plan.feeds_with_night].into_iter().flatten() {
            prop_assert!(count > 0, "{plan:?}");
        }
        prop_assert!(plan.feeds_with_night <= plan.feeds);
        for line in &plan.lines {
            prop_assert!(!line.figure.contains("NaN") && !line.why.contains("inf"), "{line:?}");
        }
    }

    #[test]
    fn a_heavier_one_gets_no_less_and_a_thinner_formula_is_never_less_milk(
        grams in 30.0..600.0f64, more in 0.0..200.0f64, kcal in 0.4..1.6f64, less in 0.0..0.1f64,
    ) {
        let of = |grams: f64, kcal: f64| {
            let log = log().kitten("pip", "04-01").drinks("04-02 9:00", "pip", 5.0, kcal);
            plan(&log.weighs("04-14 9:00", "pip", (grams * 10.0).round() / 10.0), "pip", "04-14 10:00")
        };
        let one = of(grams, kcal);
        let heavier = of(grams + more, kcal);
        let thinner = of(grams, kcal - less);
        prop_assert!(heavier.daily_ml >= one.daily_ml && heavier.cap_ml >= one.cap_ml);
        prop_assert!(thinner.daily_ml >= one.daily_ml && thinner.feeds >= one.feeds);
        // The floor by age holds, and what is given is what is needed but for the marks of the syringe.
        prop_assert!(one.feeds >= Some(6));
        let given = one.ml.unwrap_or(0.0) * one.feeds.unwrap() as f64;
        prop_assert!(given <= one.daily_ml.unwrap() + 0.1 && given + 0.5 * one.feeds.unwrap() as f64 >= one.daily_ml.unwrap() - 0.1);
    }
}
