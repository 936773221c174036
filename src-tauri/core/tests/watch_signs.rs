//! Signs, heat, pee and poo, refusals from four weeks on, the nest, and a death that nobody can explain.
#![allow(clippy::unwrap_used)]

#[path = "support/alarms.rs"]
mod alarms;
#[path = "support/log.rs"]
mod support;

use alarms::{alarm, alarms, pip, quiet, rule};
use littermate_core::care::Level;
use serde_json::{Value, json};
use support::{Log, log};

fn seen(kind: &str, data: Value) -> Log {
    pip().entry("04-20 3:00", "pip", kind, data)
}

#[test]
fn too_warm_for_the_age_is_cooled_down() {
    let temp = |when: &str, c: f64| pip().entry(when, "pip", "temp", json!({"c": c}));
    assert_eq!(
        alarm(&temp("04-20 3:00", 37.9), "04-20 3:10"),
        (
            Level::Act,
            "Pip was 37.9 °C at 3:00, above the range for its age. Move it off the heat, measure again, and call your vet."
                .into()
        )
    );
    quiet(&temp("04-20 3:00", 37.2), "04-20 3:10");
    quiet(&temp("04-28 3:00", 37.8), "04-28 3:10");
    quiet(&temp("05-20 3:00", 38.9), "05-20 3:10");
    assert_eq!(rule(&temp("05-20 3:00", 39.4), "05-20 3:10"), (Level::Act, "hot".into()));
    quiet(&temp("04-20 3:00", 37.9).entry("04-20 3:40", "pip", "temp", json!({"c": 37.0})), "04-20 4:00");
    let felt = seen("temp", json!({"felt": "hot"}));
    assert_eq!(rule(&felt, "04-20 4:00"), (Level::Act, "hot".into()));
    quiet(&felt.entry("04-20 3:40", "pip", "temp", json!({"felt": "warm"})), "04-20 4:00");
}

#[test]
fn what_was_seen_yesterday_is_told_as_of_yesterday() {
    let cold = pip().entry("04-19 22:10", "pip", "temp", json!({"c": 33.9}));
    assert_eq!(
        alarm(&cold, "04-20 3:00").1,
        "Pip was 33.9 °C yesterday at 22:10. Warm first, no milk until warm, and call your vet."
    );
    let looks = pip().entry("04-18 8:00", "pip", "elimination", json!({"stool": true})).entry(
        "04-19 20:00",
        "pip",
        "elimination",
        json!({"urine": true}),
    );
    assert_eq!(
        alarm(&looks, "04-20 3:00").1,
        "Pip: no poo since 18 April 8:00, the last look yesterday at 20:00. Rub the bottom with something warm and damp before and after each feed."
    );
    let belly = pip().entry("04-17 8:00", "pip", "exam", json!({"belly": "bloated"}));
    assert_eq!(
        alarm(&belly, "04-20 3:00").1,
        "Pip: bloated belly on 17 April at 8:00; feed and poo may not pass. Call your vet."
    );
}

#[test]
fn under_a_day_old_is_counted_in_hours_where_the_hour_is_known() {
    let born = |when: &str| {
        log().animal("pip", json!({"species": "cat"})).entry(when, "pip", "birth", json!({})).entry(
            "04-11 3:00",
            "pip",
            "temp",
            json!({"c": 33.8}),
        )
    };
    assert_eq!(
        alarm(&born("04-10 20:00"), "04-11 4:00"),
        (Level::Act, "Pip was 33.8 °C at 3:00. Warm first, then feed.".into())
    );
    assert_eq!(alarm(&born("04-10 2:00"), "04-11 4:00").0, Level::Emergency);
}

#[test]
fn each_sign_has_its_line_with_the_reason() {
    for (kind, data, rule_name, words) in [
        (
            "exam",
            json!({"signs": ["cleft_palate"]}),
            "cleft_palate",
            "cleft palate at 3:00; milk can get into the lungs",
        ),
        ("exam", json!({"navel": "red"}), "red_navel", "red navel at 3:00; the navel"),
        ("exam", json!({"eyes": "swollen closed"}), "swollen_eyes", "swollen closed eyes at 3:00; pus"),
        ("exam", json!({"belly": "bloated"}), "bloated_belly", "bloated belly at 3:00; feed"),
        (
            "elimination",
            json!({"urine": true, "urine_colour": "dark yellow"}),
            "dark_urine",
            "dark yellow urine at 3:00",
        ),
        ("exam", json!({"gums": "pale"}), "pale_gums", "pale gums at 3:00; it may have lost blood"),
        ("exam", json!({"signs": ["Fleas"]}), "fleas", "fleas at 3:00; fleas drink"),
        ("exam", json!({"skin": "many fleas"}), "fleas", "many fleas at 3:00; fleas drink"),
        ("observation", json!({"tags": ["milk_from_the_nose"]}), "milk_from_the_nose", "Stop the feed"),
        ("intake", json!({"to": "home", "colostrum": "none"}), "no_colostrum", "the first milk"),
        ("intake", json!({"to": "home", "fleas": true}), "fleas", "fleas at 3:00"),
        ("intake", json!({"to": "home", "palate": "cleft"}), "cleft_palate", "cleft palate at 3:00"),
    ] {
        let log = seen(kind, data);
        assert_eq!(rule(&log, "04-20 4:00"), (Level::Act, rule_name.into()));
        let (_, sentence) = alarm(&log, "04-20 4:00");
        assert!(sentence.contains(words) && sentence.contains("your vet"), "{sentence}");
        quiet(&log.entry("04-20 5:00", "pip", "vet_visit", json!({})), "04-20 6:00");
    }
}

#[test]
fn what_was_looked_for_and_not_found_is_no_sign() {
    for (kind, data) in [
        (
            "exam",
            json!({"signs": ["no fleas", "not bloated"], "gums": "pink", "navel": "dry", "eyes": "closed"}),
        ),
        ("intake", json!({"to": "home", "colostrum": true, "fleas": false, "palate": "whole"})),
        ("intake", json!({"to": "home", "colostrum": "not known", "fleas": "none"})),
        ("elimination", json!({"urine": true, "urine_colour": "pale yellow"})),
        ("observation", json!({"tags": ["flea bath planned", "purrs"]})),
    ] {
        quiet(&seen(kind, data), "04-20 4:00");
    }
}

#[test]
fn a_look_without_the_sign_ends_it_but_no_look_knows_the_first_milk() {
    let look = |log: Log| log.entry("04-20 9:00", "pip", "exam", json!({"signs": []}));
    quiet(&look(seen("exam", json!({"gums": "pale"}))), "04-20 10:00");
    quiet(&look(seen("intake", json!({"to": "home", "fleas": true}))), "04-20 10:00");
    let colostrum = look(seen("intake", json!({"to": "home", "colostrum": false})));
    assert_eq!(rule(&colostrum, "04-20 10:00").1, "no_colostrum");
    assert_eq!(
        rule(&seen("exam", json!({"gums": "pale"})), "04-22 10:00").1,
        "pale_gums",
        "it stands for days"
    );
    quiet(&seen("exam", json!({"gums": "pale"})).bottle("04-27 9:00", "pip", 4.0), "04-27 10:00");
}

#[test]
fn limp_and_gasping_are_emergencies_until_a_feed_is_taken_with_strength() {
    for (tags, rule_name) in [("limp", "limp"), ("unresponsive", "limp"), ("open-mouth breathing", "gasping")]
    {
        let log = seen("observation", json!({"tags": [tags]}));
        assert_eq!(rule(&log, "04-20 4:00"), (Level::Emergency, rule_name.into()));
        assert!(alarm(&log, "04-20 4:00").1.contains("no milk, and call your vet now."));
        let strong = json!({"method": "bottle", "ml": 4, "vigour": "strong"});
        quiet(&log.entry("04-20 6:00", "pip", "feed", strong), "04-20 7:00");
    }
    let milk = seen("exam", json!({"signs": ["milk from the nose"]}));
    assert_eq!(rule(&milk, "04-20 4:00").0, Level::Act);
    let breathing = seen("exam", json!({"signs": ["milk from the nose", "trouble breathing"]}));
    assert_eq!(rule(&breathing, "04-20 4:00").0, Level::Emergency);
    let weak = seen("observation", json!({"tags": ["lethargic"]}));
    assert_eq!(rule(&weak, "04-20 4:00"), (Level::Act, "weak".into()));
}

fn look(log: Log, when: &str, data: Value) -> Log {
    log.entry(when, "pip", "elimination", data)
}

#[test]
fn no_poo_is_watched_after_a_day_and_the_vet_called_after_two() {
    let pee = || json!({"urine": true});
    let poo = look(pip(), "04-18 8:00", json!({"urine": true, "stool": true}));
    let day = look(look(poo.clone(), "04-18 20:00", pee()), "04-19 8:30", pee());
    assert_eq!(
        alarm(&day, "04-19 9:00"),
        (
            Level::Watch,
            "Pip: no poo since yesterday 8:00, the last look at 8:30. Rub the bottom with something warm and damp before and after each feed.".into()
        )
    );
    let two = look(day.clone(), "04-20 8:30", pee());
    assert_eq!(rule(&two, "04-20 9:00"), (Level::Act, "no_poo".into()));
    assert!(alarm(&two, "04-20 9:00").1.ends_with("Call your vet."));
    quiet(&look(two, "04-20 9:00", json!({"stool": 4})), "04-20 10:00");
    quiet(&look(poo.clone(), "04-18 11:00", pee()).bottle("04-20 8:00", "pip", 4.0), "04-20 9:00");
    quiet(&poo.bottle("04-20 8:00", "pip", 4.0), "04-20 9:00");
}

#[test]
fn no_pee_after_stimulation_is_acted_on_after_a_day() {
    let without = || json!({"stimulated": true, "stool": true});
    let pee = look(pip(), "04-19 6:00", json!({"urine": true, "stool": true}));
    let day = look(look(pee, "04-19 18:00", without()), "04-20 6:30", without());
    assert_eq!(rule(&day, "04-20 7:00"), (Level::Act, "no_pee".into()));
    quiet(&look(day.clone(), "04-20 7:00", json!({"urine": true})), "04-20 8:00");
    let toggled =
        look(look(pip(), "04-19 6:00", json!({"stool": true})), "04-20 6:30", json!({"stool": true}));
    quiet(&toggled, "04-20 7:00");
    let never =
        look(look(pip(), "04-19 6:00", without()), "04-20 6:30", json!({"urine": false, "stool": true}));
    assert!(alarm(&never, "04-20 7:00").1.starts_with("Pip: no pee in the log since yesterday 6:00"));
}

#[test]
fn watery_poo_is_watched_once_and_acted_on_twice_and_blood_at_once() {
    let once = look(pip(), "04-20 3:00", json!({"stool": 6}));
    assert_eq!(rule(&once, "04-20 4:00"), (Level::Watch, "loose".into()));
    let twice = look(once.clone(), "04-20 6:00", json!({"stool": 7}));
    assert_eq!(
        alarm(&twice, "04-20 7:00"),
        (
            Level::Act,
            "Pip: poo of score 7 of 7 at 6:00, 2 times in a row. Keep it warm, weigh it, and call your vet."
                .into()
        )
    );
    quiet(&look(twice, "04-20 9:00", json!({"stool": 4})), "04-20 10:00");
    quiet(&look(pip(), "04-20 3:00", json!({"stool": 5})), "04-20 4:00");
    let blood = look(pip(), "04-20 3:00", json!({"stool": 4, "blood": true}));
    assert_eq!(rule(&blood, "04-20 4:00"), (Level::Act, "blood".into()));
    quiet(&look(blood, "04-20 6:00", json!({"stool": 4, "blood": false})), "04-20 7:00");
    quiet(&look(pip(), "04-20 3:00", json!({"stool": 4, "blood": "none"})), "04-20 4:00");
}

#[test]
fn from_four_weeks_on_half_a_day_without_eating_needs_one_logged_refusal() {
    let plate = |log: Log, when: &str, data: Value| log.entry(when, "pip", "feed", data);
    let ate = plate(pip(), "05-14 18:00", json!({"method": "self"}));
    let refused = plate(ate.clone(), "05-15 7:00", json!({"method": "self", "refused": true}));
    assert_eq!(
        alarm(&refused, "05-15 8:00"),
        (Level::Act, "Pip refused food at 7:00; last ate yesterday 18:00. Call your vet.".into())
    );
    quiet(&plate(refused, "05-15 9:00", json!({"method": "self"})), "05-15 10:00");
    quiet(&ate.clone().weighs("05-15 12:00", "pip", 500.0), "05-15 13:00");
    let soon = plate(ate, "05-14 23:00", json!({"method": "self", "refused": true}));
    quiet(&soon, "05-15 8:00");
    let young = plate(pip(), "04-20 7:00", json!({"method": "bottle", "refused": true}));
    quiet(&young, "04-20 8:00");
}

#[test]
fn a_cool_nest_and_a_hot_one_are_watched() {
    let nest = |when: &str, c: f64| {
        log().kitten("pip", "04-10").intake("04-10 2:00", "pip").entry(
            when,
            "pip",
            "observation",
            json!({"nest_c": c}),
        )
    };
    assert_eq!(
        alarm(&nest("04-12 3:00", 27.0), "04-12 4:00"),
        (
            Level::Watch,
            "The nest of Pip was 27 °C at 3:00; at least 30 °C at this age. Warm one half of it, and leave the other cooler to crawl to.".into()
        )
    );
    assert_eq!(rule(&nest("04-12 3:00", 34.0), "04-12 4:00"), (Level::Watch, "nest".into()));
    quiet(&nest("04-12 3:00", 31.0), "04-12 4:00");
    quiet(&nest("04-20 3:00", 27.5), "04-20 4:00");
    quiet(&nest("05-12 3:00", 21.0), "05-12 4:00");
    let warmer = nest("04-12 3:00", 27.0).entry("04-12 4:00", "pip", "observation", json!({"nest_c": 30.5}));
    quiet(&warmer, "04-12 5:00");
    quiet(&nest("04-12 3:00", 27.0), "04-12 16:00");
}

/// Pip and Bean of one litter; Bean died on 20 April.
fn bean_died(data: Value) -> Log {
    log()
        .litter("l", json!({}))
        .kitten("pip", "04-10")
        .who(json!({"litter": "l"}))
        .kitten("bean", "04-10")
        .who(json!({"litter": "l"}))
        .kitten("ash", "04-10")
        .intake("04-12 18:00", "pip bean")
        .intake("04-12 19:00", "ash")
        .entry("04-20 3:00", "bean", "death", data)
}

#[test]
fn a_death_without_a_reason_is_asked_about_gently() {
    let found = alarms(&bean_died(json!({})), "04-21 9:00");
    assert_eq!(found.len(), 1, "Bean is left in peace, and Ash did not live with her: {found:?}");
    assert_eq!((found[0].label.as_str(), found[0].level), ("Pip", Level::Watch));
    assert_eq!(
        found[0].sentence,
        "Bean died yesterday, and the log does not say why. Your vet can tell whether an examination would help those who are left; until then they keep to themselves."
    );
    quiet(&bean_died(json!({})), "05-05 9:00");
    quiet(&bean_died(json!({"cause": "heart"})), "04-21 9:00");
    quiet(&bean_died(json!({"euthanasia": true})), "04-21 9:00");
    assert_eq!(alarms(&bean_died(json!({"cause": "unknown"})), "04-21 9:00").len(), 1);
    let examined =
        bean_died(json!({})).entry("04-20 12:00", "bean", "vet_visit", json!({"finding": "examined"}));
    quiet(&examined, "04-21 9:00");
    let dismissed =
        bean_died(json!({})).entry("04-20 12:00", "pip", "alarm_dismissed", json!({"rule": "death"}));
    quiet(&dismissed, "04-21 9:00");
}
