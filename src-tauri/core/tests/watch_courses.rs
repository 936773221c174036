//! Whole courses in which all goes as it should, looked at through day and night; and logs that nobody would write.
#![allow(clippy::unwrap_used)]

#[path = "support/alarms.rs"]
mod alarms;
#[path = "support/log.rs"]
mod support;

use littermate_core::animals::Nursery;
use littermate_core::care::{Level, alarms_of, watch};
use littermate_core::values::Moment;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Log, at, log, sayable};

/// A time of day of a day of April 2026, or of the May after it.
fn clock(day: i64, minutes: i64) -> String {
    let day = day + minutes / 1440;
    let (month, day) = if day > 30 { (5, day - 30) } else { (4, day) };
    format!("{month:02}-{day:02} {}:{:02}", minutes % 1440 / 60, minutes % 60)
}

/// Looks every three hours from one day to another: nothing is to be done, and what is watched is counted.
fn nothing_to_do(log: &Log, from: i64, to: i64) -> usize {
    let chronicle = log.chronicle();
    let looks = (from..to).flat_map(|day| (0..8).map(move |round| clock(day, round * 180 + 95)));
    looks
        .map(|look| {
            let alarms = watch(&chronicle, at(&look));
            assert!(alarms.iter().all(|a| a.level == Level::Watch), "{look}: {alarms:?}");
            alarms.len()
        })
        .sum()
}

/// The rounds of one day: weighed before, fed, pee each time and poo twice.
fn rounds(log: Log, who: &str, day: i64, per_day: i64, grams: impl Fn(i64) -> f64, ml: f64) -> Log {
    (0..per_day).fold(log, |log, round| {
        let minutes = round * 1440 / per_day + 20;
        let out = if round % 4 == 0 { json!({"urine": true, "stool": 4}) } else { json!({"urine": true}) };
        log.weighs(&clock(day, minutes), who, grams(minutes)).bottle(&clock(day, minutes + 2), who, ml).entry(
            &clock(day, minutes + 5),
            who,
            "elimination",
            out,
        )
    })
}

#[test]
fn a_kitten_on_formula_with_seven_grams_a_day_worries_nobody() {
    // The scale and the bladder move each reading by a gram or two.
    let noise = [0.0, 1.0, -1.0, 2.0, 0.0, -2.0, 1.0];
    let mut course = log().kitten("pip", "04-02").intake("04-05 18:00", "pip");
    for day in 6..=24 {
        let start = 120.0 + 7.0 * f64::from(i32::try_from(day - 6).unwrap());
        let grams = |minutes: i64| {
            let wobble = noise[usize::try_from((day * 3 + minutes / 180) % 7).unwrap()];
            (start + 7.0 * minutes as f64 / 1440.0 + wobble).round()
        };
        course = rounds(course, "pip", day, if day < 9 { 8 } else { 6 }, grams, 6.0);
    }
    let looks = 19 * 8;
    let watched = nothing_to_do(&course, 6, 25);
    assert!(watched * 10 <= looks, "{watched} of {looks} looks had a line");
}

#[test]
fn a_runt_that_gains_seven_percent_of_its_birth_weight_worries_nobody() {
    let mut course =
        log().kitten("pip", "04-02").intake("04-02 6:00", "pip").weighs("04-02 7:00", "pip", 62.0);
    for day in 3..=12 {
        let start = 62.0 + 4.6 * f64::from(i32::try_from(day - 2).unwrap());
        course =
            rounds(course, "pip", day, 8, |minutes| (start + 4.6 * minutes as f64 / 1440.0).round(), 2.4);
    }
    nothing_to_do(&course, 3, 13);
}

#[test]
fn a_litter_that_nurses_and_is_weighed_now_and_then_worries_nobody() {
    let mut course = log().litter("l", json!({}));
    for (id, birth) in [("ash", 95.0), ("bean", 104.0), ("cleo", 110.0)] {
        course = course.kitten(id, "04-02").who(json!({"litter": "l"})).weighs("04-02 9:00", id, birth);
        for day in [3, 4, 6, 9, 12, 16, 20, 26] {
            let grams = birth + 12.0 * f64::from(day - 2);
            course = course.weighs(&clock(i64::from(day), 540), id, grams);
        }
    }
    assert_eq!(nothing_to_do(&course, 2, 30), 0);
}

#[test]
fn puppies_that_gain_as_published_worry_nobody() {
    let mut course = log().puppy("moss", "04-02").who(json!({"breed": "Labrador Retriever"}));
    let mut grams: f64 = 420.0;
    for day in 2..=24 {
        course = rounds(course, "moss", day, 6, |_| grams.round(), 14.0);
        grams *= if day < 9 { 1.06 } else { 1.045 };
    }
    assert_eq!(nothing_to_do(&course, 2, 24), 0);
}

#[test]
fn temperatures_that_are_normal_for_the_age_worry_nobody() {
    let cats = [
        (2, 35.2),
        (3, 35.0),
        (4, 35.4),
        (8, 36.6),
        (10, 35.5),
        (14, 37.2),
        (17, 36.1),
        (25, 37.8),
        (35, 38.6),
    ];
    let dogs = [(2, 35.2), (3, 35.0), (8, 36.0), (14, 37.2), (17, 36.0), (25, 37.8), (35, 38.3)];
    for (pup, readings) in
        [(log().kitten("pip", "04-02"), &cats[..]), (log().puppy("pip", "04-02"), &dogs[..])]
    {
        let course = readings
            .iter()
            .fold(pup, |log, (day, c)| log.entry(&clock(*day, 90), "pip", "temp", json!({"c": c})));
        assert_eq!(nothing_to_do(&course, 2, 40), 0);
    }
}

#[test]
fn one_who_cries_in_the_night_and_eats_well_is_watched_and_no_more() {
    let mut course = log().kitten("pip", "04-02").intake("04-05 18:00", "pip");
    for day in 6..=12 {
        let start = 150.0 + 11.0 * f64::from(i32::try_from(day - 6).unwrap());
        course =
            rounds(course, "pip", day, 8, |minutes| (start + 11.0 * minutes as f64 / 1440.0).round(), 6.0);
        for hour in [0, 1, 3, 4, 5, 23] {
            let cry = json!({"intensity": "high", "minutes": 25, "settled_by": "a hand"});
            course = course.entry(&clock(day, hour * 60 + 50), "pip", "cry", cry);
        }
    }
    assert!(nothing_to_do(&course, 6, 13) > 0, "it is not passed over either");
}

#[test]
fn a_night_in_which_nobody_wrote_is_a_question_at_most() {
    let mut course = log().kitten("pip", "04-02").intake("04-05 18:00", "pip");
    for day in 6..=10 {
        for hour in [8, 11, 14, 17, 20] {
            let grams = 150.0 + 11.0 * f64::from(i32::try_from(day - 6).unwrap()) + hour as f64 / 2.2;
            course = course.weighs(&clock(day, hour * 60), "pip", grams.round()).bottle(
                &clock(day, hour * 60 + 3),
                "pip",
                6.0,
            );
        }
    }
    nothing_to_do(&course, 6, 14);
}

/// Entries that somebody could write, and some that nobody would.
fn any_entry() -> impl Strategy<Value = (&'static str, Value)> {
    let words = prop::sample::select(vec![
        "limp",
        "weak",
        "fleas",
        "no fleas",
        "pale gums",
        "milk from the nose",
        "gasping",
        "purrs",
        "",
        "red navel",
    ]);
    prop_oneof![
        (0.0..3000.0_f64, prop::sample::select(vec!["before_feed", "after_feed"]))
            .prop_map(|(grams, when)| ("weight", json!({"grams": grams, "when": when}))),
        (0.0..40.0_f64, any::<bool>(), prop::sample::select(vec!["weak", "fair", "strong"])).prop_map(
            |(ml, refused, vigour)| (
                "feed",
                json!({"method": "bottle", "ml": ml, "refused": refused, "vigour": vigour})
            )
        ),
        Just(("feed", json!({"method": "nursing"}))),
        (20.0..43.0_f64).prop_map(|c| ("temp", json!({"c": c}))),
        prop::sample::select(vec!["cold", "cool", "warm", "hot"])
            .prop_map(|felt| ("temp", json!({"felt": felt}))),
        (any::<bool>(), 1..=7_u8, any::<bool>()).prop_map(|(urine, stool, blood)| {
            ("elimination", json!({"urine": urine, "stool": stool, "stimulated": true, "blood": blood}))
        }),
        any::<bool>().prop_map(|urine| ("elimination", json!({"urine": urine}))),
        (0.0..90.0_f64).prop_map(|minutes| ("cry", json!({"intensity": "high", "minutes": minutes}))),
        Just(("cry", json!({"intensity": "none"}))),
        words.clone().prop_map(|word| ("exam", json!({"signs": [word], "gums": word}))),
        (words, 10.0..45.0_f64).prop_map(|(word, c)| ("observation", json!({"tags": [word], "nest_c": c}))),
        Just(("crisis", json!({"signs": ["limp"], "step": "warm"}))),
        Just(("intake", json!({"to": "home", "colostrum": false, "fleas": true}))),
        Just(("vet_visit", json!({}))),
        Just(("death", json!({}))),
        Just(("weaning", json!({"complete": true}))),
        Just(("plan_feed", json!({"every_hours": 3, "ml": 5}))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_logged_the_lines_can_be_said_and_all_of_them_dismissed(
        species in prop::sample::select(vec!["cat", "dog", "hedgehog"]),
        born in 1_i64..16,
        entries in proptest::collection::vec((0..2_u8, 0_i64..1440, any_entry()), 1..60),
    ) {
        let mut log = log().litter("l", json!({}));
        for id in ["pip", "moss"] {
            let birth = json!({"date": format!("2026-04-{born:02}"), "precision": "exact"});
            let card = json!({"species": species, "litter": "l", "breed": "Maltese", "birth": birth});
            log = log.animal(id, card).weighs(&clock(born, 120), id, 120.0);
        }
        let last = i64::try_from(entries.len()).unwrap() / 8 + born + 1;
        for (place, (who, minute, (kind, data))) in entries.into_iter().enumerate() {
            let day = born + i64::try_from(place).unwrap() / 8;
            log = log.entry(&clock(day, minute), if who == 0 { "pip" } else { "moss" }, kind, data);
        }
        let now = at(&clock(last, 600));
        let every = |log: &Log, now: Moment| {
            let chronicle = log.chronicle();
            let nursery = Nursery::at(&chronicle, now);
            nursery.residents.values().flat_map(|r| alarms_of(&nursery, r)).collect::<Vec<_>>()
        };
        let alarms = every(&log, now);
        for (place, alarm) in alarms.iter().enumerate() {
            sayable(&alarm.sentence);
            prop_assert!(!alarm.sentence.contains("NaN") && !alarm.sentence.contains("inf "), "{alarm:?}");
            prop_assert!(!alarm.entries.is_empty() && !alarm.numbers.is_empty(), "{alarm:?}");
            let next = alarms.get(place + 1).filter(|next| next.animal == alarm.animal);
            prop_assert!(next.is_none_or(|next| next.level <= alarm.level), "{alarms:?}");
        }
        let dismissed = alarms.iter().fold(log, |log, alarm| {
            log.entry(&clock(last, 600), &alarm.animal, "alarm_dismissed", json!({"rule": alarm.rule}))
        });
        prop_assert_eq!(every(&dismissed, now), vec![]);
    }
}
