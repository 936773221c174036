//! What in the log is worth a look: what fires, what does not, and what stops.
#![allow(clippy::unwrap_used)]

#[path = "support/alarms.rs"]
mod alarms;
#[path = "support/log.rs"]
mod support;

use alarms::{alarm, alarms, pip, quiet};
use littermate_core::animals::Nursery;
use littermate_core::care::{Level, NOTHING, alarms_of, cold_of};
use littermate_core::settings::Settings;
use serde_json::json;
use support::{Log, at, log};

#[test]
fn nothing_is_said_plainly() {
    quiet(&pip(), "04-20");
    assert_eq!(NOTHING, "Nothing in the log worries me. It cannot see colour or breathing.");
}

#[test]
fn a_loss_is_watched_and_a_second_one_is_acted_on() {
    let one = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 197.0);
    assert_eq!(
        alarm(&one, "04-20 9:00"),
        (
            Level::Watch,
            "Pip weighs 197 g, 3 g less than yesterday 8:00. Weigh again before the next feed.".into()
        )
    );
    let two = one.clone().weighs("04-20 11:00", "pip", 196.0);
    assert_eq!(alarm(&two, "04-20 12:00").0, Level::Act);
    quiet(&one.weighs("04-20 14:00", "pip", 208.0), "04-20 15:00");
}

#[test]
fn on_the_first_day_a_slight_loss_is_expected_and_a_great_one_is_weighed_again() {
    let born = |grams: f64| {
        log().kitten("pip", "04-10").weighs("04-10 2:00", "pip", 100.0).weighs("04-11 2:00", "pip", grams)
    };
    quiet(&born(96.0), "04-11 3:00");
    quiet(&born(91.0), "04-11 3:00");
    assert_eq!(
        alarm(&born(84.0), "04-11 3:00"),
        (Level::Act, "Pip weighs 84 g, 16 g less than yesterday 2:00 (16 %). Weigh again now.".into())
    );
    quiet(&born(84.0).weighs("04-11 3:00", "pip", 97.0), "04-11 4:00");
}

#[test]
fn a_great_loss_is_weighed_again_and_then_is_an_emergency() {
    let one = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 189.0);
    assert_eq!(
        alarm(&one, "04-20 9:00"),
        (Level::Act, "Pip weighs 189 g, 11 g less than yesterday 8:00 (5.5 %). Weigh again now.".into())
    );
    let (level, sentence) = alarm(&one.clone().weighs("04-20 8:10", "pip", 189.0), "04-20 9:00");
    assert_eq!(level, Level::Emergency, "{sentence}");
    let weak = one.clone().entry(
        "04-20 8:05",
        "pip",
        "feed",
        json!({"method": "bottle", "ml": 2, "vigour": "weak"}),
    );
    assert_eq!(alarm(&weak, "04-20 9:00").0, Level::Emergency);
    quiet(&one.weighs("04-20 8:10", "pip", 207.0), "04-20 9:00");
}

#[test]
fn a_great_loss_with_cold_or_a_refused_feed_is_an_emergency_too() {
    let one = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 189.0);
    let cold = one.clone().entry("04-20 8:05", "pip", "temp", json!({"c": 34.8}));
    assert_eq!(alarm(&cold, "04-20 9:00").0, Level::Emergency);
    let (level, sentence) = alarm(&refuses(one.clone(), "04-20 8:05"), "04-20 9:00");
    assert_eq!(
        (level, sentence.contains("and it refused its last feed")),
        (Level::Emergency, true),
        "{sentence}"
    );
    assert_eq!(alarm(&one.bottle("04-20 8:05", "pip", 5.0), "04-20 9:00").0, Level::Act);
}

#[test]
fn lost_again_after_two_days_is_acted_on() {
    let lost = pip().weighs("04-18 8:00", "pip", 200.0).weighs("04-19 8:00", "pip", 198.0).weighs(
        "04-20 8:00",
        "pip",
        196.0,
    );
    assert_eq!(alarm(&lost, "04-20 9:00").0, Level::Act);
    quiet(&lost.weighs("04-21 8:00", "pip", 210.0), "04-21 9:00");
}

#[test]
fn what_the_scale_cannot_show_is_not_judged() {
    let log = |grams: f64| {
        pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 200.0 + grams).chronicle()
    };
    let with_scale = |step: f64, grams: f64| {
        let mut chronicle = log(grams);
        chronicle.settings = Settings { scale_step: step, ..Settings::default() };
        let found = littermate_core::care::watch(&chronicle, at("04-20 9:00"));
        found.first().map(|alarm| alarm.rule.clone())
    };
    assert_eq!(with_scale(1.0, -2.0).as_deref(), Some("loss"));
    assert_eq!(
        with_scale(5.0, -2.0).as_deref(),
        Some("low_gain"),
        "no loss on that scale, and no gain either"
    );
    assert_eq!(with_scale(2.0, 5.0), None);
    assert_eq!(with_scale(1.0, 5.0).as_deref(), Some("low_gain"));
    assert_eq!(with_scale(5.0, -6.0).as_deref(), Some("loss"));
}

#[test]
fn one_poor_day_after_a_good_one_is_not_called_slow() {
    let log = pip().weighs("04-18 8:00", "pip", 200.0).weighs("04-19 8:00", "pip", 218.0);
    quiet(&log.clone().weighs("04-20 8:00", "pip", 221.0), "04-20 9:00");
    let slow = log.weighs("04-20 8:00", "pip", 221.0).weighs("04-21 8:00", "pip", 223.0);
    assert_eq!(alarms(&slow, "04-21 9:00")[0].rule, "low_gain");
}

#[test]
fn only_what_can_be_compared_is_compared() {
    let after = |grams: f64| json!({"grams": grams, "when": "after_feed"});
    let log = pip()
        .weighs("04-19 8:00", "pip", 200.0)
        .entry("04-19 8:10", "pip", "weight", after(212.0))
        .weighs("04-20 8:00", "pip", 209.0);
    quiet(&log, "04-20 9:00");
    let estimated = pip()
        .entry("04-19 8:00", "pip", "weight", json!({"grams": 200, "estimated": true}))
        .weighs("04-20 8:00", "pip", 180.0);
    quiet(&estimated, "04-20 9:00");
    quiet(&pip().weighs("04-19 20:00", "pip", 200.0).weighs("04-20 4:00", "pip", 197.0), "04-20 9:00");
}

#[test]
fn a_newborn_may_lose_a_little() {
    let newborn =
        log().kitten("pip", "04-10").weighs("04-10 2:00", "pip", 100.0).weighs("04-11 2:00", "pip", 98.0);
    quiet(&newborn, "04-11 3:00");
    quiet(&newborn, "04-13 3:00");
    let (level, sentence) = alarm(&newborn.weighs("04-12 2:00", "pip", 96.0), "04-12 3:00");
    assert_eq!(level, Level::Act, "lighter than a day before, and than two: {sentence}");
}

#[test]
fn gaining_too_little_is_watched() {
    let slow = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 203.0);
    assert_eq!(
        alarm(&slow, "04-20 9:00"),
        (
            Level::Watch,
            "Pip gains 3 g a day since yesterday 8:00; 7 g a day is the lowest published figure for kittens of normal birth weight. Weigh again before the next feed.".into()
        )
    );
    quiet(&pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 207.0), "04-20 9:00");
    quiet(&slow.weighs("04-21 8:00", "pip", 212.0), "04-21 9:00");
}

#[test]
fn a_measured_birth_weight_sets_what_is_expected() {
    let born = log()
        .kitten("pip", "04-10")
        .intake("04-10 1:00", "pip")
        .bottle("04-10 2:00", "pip", 1.0)
        .weighs("04-10 1:00", "pip", 60.0);
    let gains =
        |grams: f64| born.clone().weighs("04-17 8:00", "pip", 90.0).weighs("04-18 8:00", "pip", 90.0 + grams);
    quiet(&gains(4.0), "04-18 9:00");
    let (level, sentence) = alarm(&gains(2.0), "04-18 9:00");
    assert_eq!(level, Level::Watch);
    assert!(sentence.contains("7 % of the birth weight a day is expected, 4.2 g"), "{sentence}");
}

#[test]
fn puppies_are_measured_by_their_own_weight() {
    let puppy = |grams: f64| {
        log().puppy("moss", "04-10").bottle("04-11", "moss", 3.0).weighs("04-19 8:00", "moss", 400.0).weighs(
            "04-20 8:00",
            "moss",
            400.0 + grams,
        )
    };
    assert!(alarm(&puppy(8.0), "04-20 9:00").1.contains("3.5 % a day is expected, 14 g"));
    quiet(&puppy(15.0), "04-20 9:00");
}

#[test]
fn while_formula_is_new_little_gain_is_expected_but_a_loss_is_not() {
    let early = |grams: f64| {
        log()
            .kitten("pip", "04-10")
            .bottle("04-18 8:00", "pip", 4.0)
            .weighs("04-18 8:00", "pip", 200.0)
            .weighs("04-19 8:00", "pip", 200.0 + grams)
    };
    assert_eq!(
        alarm(&early(2.0), "04-19 9:00"),
        (
            Level::Watch,
            "Pip gains 2 g a day since yesterday 8:00: expected while the gut gets used to formula. Weigh as before."
                .into()
        )
    );
    quiet(&early(8.0), "04-19 9:00");
    let flat = early(0.0).weighs("04-20 7:00", "pip", 200.0);
    assert_eq!(alarm(&flat, "04-20 8:00").0, Level::Watch, "even for two days");
    assert_eq!(alarm(&flat.weighs("04-22 8:00", "pip", 200.0), "04-22 9:00").0, Level::Act, "not for longer");
    let (level, sentence) = alarm(&early(-4.0), "04-19 9:00");
    assert_eq!((level, sentence.contains("4 g less")), (Level::Watch, true));
}

#[test]
fn two_days_without_gain_ask_for_the_vet() {
    let flat = pip().weighs("04-18 8:00", "pip", 200.0).weighs("04-19 8:00", "pip", 200.0).weighs(
        "04-20 8:00",
        "pip",
        200.0,
    );
    let (level, sentence) = alarm(&flat, "04-20 9:00");
    assert_eq!(level, Level::Act);
    assert_eq!(sentence, "Pip has not gained since 18 April 8:00: 200 g then, 200 g now. Call your vet.");
}

#[test]
fn there_is_no_figure_for_a_hedgehog_but_a_loss_is_a_loss() {
    let hazel = |grams: f64| {
        log()
            .animal("hazel", json!({"species": "hedgehog", "birth": {"date": "2026-04-10", "precision": "estimated_days"}}))
            .weighs("04-19 8:00", "hazel", 60.0)
            .weighs("04-20 8:00", "hazel", 60.0 + grams)
    };
    quiet(&hazel(1.0), "04-20 9:00");
    assert_eq!(alarm(&hazel(-2.0), "04-20 9:00").0, Level::Watch);
}

fn temp(when: &str, c: f64) -> Log {
    pip().entry(when, "pip", "temp", json!({"c": c}))
}

#[test]
fn too_cold_to_feed_is_an_emergency() {
    assert_eq!(
        alarm(&temp("04-20 3:00", 34.0), "04-20 3:10"),
        (
            Level::Emergency,
            "Pip was 34 °C at 3:00. Warm first, no milk until warm, and call your vet.".into()
        )
    );
    let felt = pip().entry("04-20 3:00", "pip", "temp", json!({"felt": "cold"}));
    assert_eq!(alarm(&felt, "04-20 3:10").0, Level::Emergency, "most carers have no thermometer");
    quiet(&temp("04-20 3:00", 34.0).entry("04-20 3:40", "pip", "temp", json!({"c": 36.4})), "04-20 4:00");
    quiet(&felt.entry("04-20 3:40", "pip", "temp", json!({"felt": "warm"})), "04-20 4:00");
    quiet(&temp("04-20 3:00", 34.0), "04-21 4:00");
}

#[test]
fn warm_first_follows_age() {
    for (when, c, expected) in [
        ("04-20 3:00", 34.8, Some(Level::Act)),
        ("04-20 3:00", 35.0, None),
        ("04-18 3:00", 35.5, None),
        ("04-28 3:00", 35.5, Some(Level::Act)),
        ("04-28 3:00", 36.0, None),
        ("05-20 3:00", 36.8, Some(Level::Act)),
        ("05-20 3:00", 37.0, None),
    ] {
        let log = temp(when, c);
        let found = alarms(&log, &when.replace("3:00", "4:00")).first().map(|a| a.level);
        assert_eq!(found, expected, "{c} °C on {when}");
    }
    let cool = pip().entry("04-20 3:00", "pip", "temp", json!({"felt": "cool"}));
    assert_eq!(
        alarm(&cool, "04-20 3:10"),
        (Level::Act, "Pip felt cool at 3:00. Warm first, then feed.".into())
    );
}

#[test]
fn a_newborn_is_warmed_first_without_alarm() {
    let newborn = |c: f64| log().kitten("pip", "04-10").entry("04-10 3:00", "pip", "temp", json!({"c": c}));
    quiet(&newborn(35.2), "04-10 4:00");
    assert_eq!(
        alarm(&newborn(33.8), "04-10 4:00"),
        (Level::Act, "Pip was 33.8 °C at 3:00. Warm first, then feed.".into())
    );
}

fn refuses(log: Log, when: &str) -> Log {
    log.entry(when, "pip", "feed", json!({"method": "bottle", "refused": true}))
}

#[test]
fn two_refused_feeds_are_acted_on() {
    let once = refuses(pip(), "04-20 3:00");
    quiet(&once, "04-20 4:00");
    let twice = refuses(once, "04-20 6:00");
    let (level, sentence) = alarm(&twice, "04-20 7:00");
    assert_eq!(level, Level::Act);
    assert!(sentence.starts_with("Pip refused 2 feeds in a row, the last at 6:00."), "{sentence}");
    let limp = twice.clone().entry("04-20 6:10", "pip", "observation", json!({"tags": ["limp"]}));
    assert_eq!(alarm(&limp, "04-20 7:00").0, Level::Emergency);
    quiet(&twice.bottle("04-20 7:00", "pip", 4.0), "04-20 8:00");
}

#[test]
fn a_feed_that_nobody_logged_is_no_refusal() {
    quiet(&pip(), "04-12 23:00");
    assert_eq!(
        alarm(&pip(), "04-13 3:00"),
        (
            Level::Watch,
            "Pip: nothing logged since 12 April 19:00. Fed since then?".replace("12 April", "yesterday")
        )
    );
    quiet(&pip(), "04-20");
    quiet(&pip().bottle("04-13 2:50", "pip", 2.0), "04-13 3:00");
    quiet(&pip().weighs("04-13 1:00", "pip", 100.0), "04-13 3:00");
    quiet(&pip().entry("04-13 1:00", "pip", "weaning", json!({"complete": true})), "04-13 12:00");
    quiet(&refuses(pip(), "04-20 3:00"), "04-20 8:00");
}

fn cries(log: Log, times: &[&str]) -> Log {
    times.iter().fold(log, |log, when| log.cry(when, "pip", "high"))
}

#[test]
fn crying_that_returns_is_watched_when_she_eats_and_acted_on_when_nobody_knows() {
    let night = ["04-20 0:30", "04-20 2:00", "04-20 4:10"];
    quiet(&cries(pip(), &night[..2]), "04-20 6:00");
    assert_eq!(
        alarm(&cries(pip(), &night), "04-20 6:00"),
        (Level::Act, "Pip cried 3 times in the last 24 hours. Warm? Fed? Emptied? Pain?".into())
    );
    let eats = cries(pip().bottle("04-20 5:00", "pip", 5.0), &night);
    assert_eq!(
        alarm(&eats, "04-20 6:00"),
        (Level::Watch, "Pip cried 3 times in the last 24 hours, and eats. Warm? Emptied? In company?".into())
    );
    quiet(&cries(pip(), &night).cry("04-20 5:30", "pip", "none"), "04-20 6:00");
    quiet(&cries(pip(), &night), "04-21 6:00");
}

#[test]
fn crying_for_the_bottle_is_hunger() {
    let hungry = |log: Log, when: &str| {
        log.entry(when, "pip", "cry", json!({"intensity": "high", "trigger": "bottle_time"}))
    };
    quiet(&["04-20 0:30", "04-20 2:00", "04-20 4:10"].into_iter().fold(pip(), hungry), "04-20 6:00");
}

#[test]
fn long_crying_is_worth_a_call_and_with_weakness_an_emergency() {
    let long = pip().entry("04-20 3:00", "pip", "cry", json!({"intensity": "high", "minutes": 30}));
    assert_eq!(
        alarm(&long, "04-20 4:00"),
        (Level::Act, "Pip cried for 30 minutes. Warm? Fed? Emptied? Pain? Worth a call to your vet.".into())
    );
    let weak =
        long.entry("04-20 3:30", "pip", "feed", json!({"method": "bottle", "ml": 1, "vigour": "weak"}));
    assert_eq!(alarm(&weak, "04-20 4:00").0, Level::Emergency);
}

#[test]
fn a_crisis_and_a_sign_of_the_daily_look_are_never_passed_over() {
    let crisis = pip().entry("04-20 3:00", "pip", "crisis", json!({"signs": ["limp", "gasping"]}));
    let (level, sentence) = alarm(&crisis, "04-20 4:00");
    assert_eq!((level, sentence.contains("(limp, gasping)")), (Level::Emergency, true));
    quiet(&crisis.entry("04-20 5:00", "pip", "vet_visit", json!({"finding": "warmed"})), "04-20 6:00");
    let exam = pip().entry("04-20 3:00", "pip", "exam", json!({"signs": ["pale_gums"]}));
    assert_eq!(alarm(&exam, "04-20 4:00").0, Level::Act);
    quiet(&exam.entry("04-20 9:00", "pip", "exam", json!({"signs": []})), "04-20 10:00");
}

#[test]
fn one_line_per_animal_its_worst_and_the_worst_first() {
    let both = temp("04-20 3:00", 34.0)
        .weighs("04-19 8:00", "pip", 200.0)
        .weighs("04-20 2:00", "pip", 197.0)
        .kitten("bean", "04-10")
        .weighs("04-19 8:00", "bean", 200.0)
        .weighs("04-20 8:00", "bean", 197.0);
    let found = alarms(&both, "04-20 9:00");
    let lines: Vec<(&str, Level)> = found.iter().map(|a| (a.label.as_str(), a.level)).collect();
    assert_eq!(lines, [("Pip", Level::Emergency), ("Bean", Level::Watch)]);
}

fn dismissed(log: Log, when: &str, rule: &str) -> Log {
    log.entry(when, "pip", "alarm_dismissed", json!({"rule": rule, "reason": "I know"}))
}

#[test]
fn a_dismissed_alarm_is_gone_until_it_gets_worse() {
    let cried = cries(pip(), &["04-20 0:30", "04-20 2:00", "04-20 4:10"]);
    let known = dismissed(cried, "04-20 5:00", "crying");
    quiet(&known, "04-20 6:00");
    quiet(&known.clone().cry("04-20 6:00", "pip", "low"), "04-20 7:00");
    assert_eq!(
        alarm(&known.clone().cry("04-20 6:00", "pip", "high"), "04-20 7:00").0,
        Level::Act,
        "once more"
    );
    let weak = known.clone().entry("04-20 6:00", "pip", "observation", json!({"tags": ["weak"]}));
    assert_eq!(alarm(&weak, "04-20 7:00").0, Level::Emergency, "and weak");
    let again = dismissed(known.cry("04-20 6:00", "pip", "high"), "04-20 7:00", "crying");
    quiet(&again, "04-20 7:30");
}

#[test]
fn a_dismissed_loss_comes_back_with_a_lower_weight_and_not_with_a_higher_one() {
    let lost = pip().weighs("04-19 8:00", "pip", 200.0).weighs("04-20 8:00", "pip", 197.0);
    let known = dismissed(lost, "04-20 9:00", "loss");
    quiet(&known, "04-20 9:30");
    quiet(&known.clone().weighs("04-20 9:50", "pip", 198.0), "04-20 10:00");
    assert_eq!(alarm(&known.weighs("04-20 12:00", "pip", 195.0), "04-20 12:30").0, Level::Act);
}

#[test]
fn a_dismissal_does_not_cover_what_begins_anew() {
    let known = dismissed(temp("04-20 3:00", 34.8), "04-20 3:05", "cold");
    quiet(&known, "04-20 4:00");
    quiet(&known.clone().entry("04-20 4:00", "pip", "temp", json!({"c": 34.9})), "04-20 4:30");
    let colder = known.clone().entry("04-20 4:00", "pip", "temp", json!({"c": 34.6}));
    assert_eq!(alarm(&colder, "04-20 4:30").0, Level::Act);
    let warm = known.entry("04-20 5:00", "pip", "temp", json!({"c": 36.0}));
    quiet(&warm, "04-20 6:00");
    assert_eq!(
        alarm(&warm.entry("04-20 9:00", "pip", "temp", json!({"c": 34.9})), "04-20 9:30").0,
        Level::Act
    );
}

#[test]
fn a_dismissal_is_of_one_rule_and_the_others_still_stand() {
    let both = cries(temp("04-20 3:00", 34.8), &["04-20 0:30", "04-20 2:00", "04-20 4:10"]);
    let lines = |log: &Log| {
        let chronicle = log.chronicle();
        let nursery = Nursery::at(&chronicle, at("04-20 6:00"));
        let alarms = alarms_of(&nursery, nursery.get("pip").unwrap());
        alarms.into_iter().map(|alarm| (alarm.rule, alarm.more)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&both), [("cold".to_owned(), 1), ("crying".to_owned(), 0)]);
    assert_eq!(lines(&dismissed(both, "04-20 5:00", "cold")), [("crying".to_owned(), 0)]);
}

#[test]
fn a_cold_animal_is_warmed_before_its_amount_is_read() {
    let words = |log: &Log| {
        let chronicle = log.chronicle();
        let nursery = Nursery::at(&chronicle, at("04-20 6:00"));
        cold_of(&nursery, nursery.get("pip").unwrap())
    };
    assert_eq!(words(&temp("04-20 3:00", 34.0)), Some("warm first, do not feed"));
    assert_eq!(words(&temp("04-20 3:00", 34.8)), Some("warm first, do not feed"));
    let felt = pip().entry("04-20 3:00", "pip", "temp", json!({"felt": "cool"}));
    assert_eq!(words(&felt), Some("warm first, do not feed"));
    assert_eq!(words(&temp("04-20 3:00", 35.2)), None);
    assert_eq!(words(&temp("04-20 3:00", 34.0).entry("04-20 4:00", "pip", "temp", json!({"c": 36.0}))), None);
    assert_eq!(words(&dismissed(temp("04-20 3:00", 34.8), "04-20 4:00", "cold")), None);
}

#[test]
fn nobody_is_watched_who_died_or_left() {
    let cold = || temp("04-20 3:00", 33.0);
    quiet(&cold().entry("04-20 4:00", "pip", "death", json!({})), "04-20 5:00");
    quiet(&cold().entry("04-20 4:00", "pip", "placement", json!({"to": "elsewhere"})), "04-20 5:00");
}

#[test]
fn a_kitten_on_formula_that_grows_slowly_raises_nothing() {
    let mut course = pip();
    for day in 13..=28 {
        let grams = 120.0 + 7.0 * f64::from(day - 13);
        course = course.weighs(&format!("04-{day} 8:00"), "pip", grams).bottle(
            &format!("04-{day} 8:05"),
            "pip",
            5.0,
        );
        quiet(&course, &format!("04-{day} 12:00"));
    }
}
