//! Who is due, how much, and what the log worries about.
#![allow(clippy::unwrap_used, clippy::unnecessary_wraps)] // `said` stands beside what may say nothing.

#[path = "support/log.rs"]
mod support;

use littermate_core::animals::Weighing;
use littermate_core::care::{Direction, DoseLevel, Due, due, round_note, suggested_ml};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::{Grams, Millilitres, Moment, Precision, Quantity as _, Units};
use serde_json::json;
use support::{KANGAROO, Log, at, log, sayable};

/// Pip, ten days old on 20 April, in care since the second day.
fn pip() -> Log {
    log().kitten("pip", "04-10").intake("04-12 18:00", "pip")
}

fn due_of(log: &Log, now: &str) -> Vec<Due> {
    let all = due(&log.chronicle(), at(now));
    for due in &all {
        sayable(&due.sentence);
    }
    all
}

fn only(log: &Log, now: &str) -> Due {
    let mut all = due_of(log, now);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn the_longest_gap_grows_with_age() {
    for (fed, next) in
        [("04-14 0:05", "04-14 3:05"), ("04-20 0:05", "04-20 4:05"), ("04-26 0:05", "04-26 6:05")]
    {
        let due = only(&pip().bottle(fed, "pip", 4.0), &fed.replace("0:05", "1:00"));
        assert_eq!(due.next_at, Some(at(next)));
        assert_eq!(due.source.unwrap().mark, "our proposal, ask your vet");
        assert!(!due.now);
    }
    let due = only(&pip().bottle("04-14 0:05", "pip", 4.0), "04-14 3:10");
    assert_eq!(due.sentence, "Pip: next was 3:05, last fed 0:05.");
    assert_eq!(due.why, "at 4 days at most 3 hours apart");
    assert!(due.now);
}

#[test]
fn a_plan_comes_before_the_round_and_the_round_before_the_gap_by_age() {
    let fed = pip().bottle("04-20 0:05", "pip", 4.0);
    let round =
        fed.clone().entry("04-20 0:20", "pip", "round", json!({"next_due": "2026-04-20T03:10:00+02:00"}));
    assert_eq!(only(&round, "04-20 1:00").sentence, "Pip: next at 3:10, last fed 0:05.");
    let clock = fed.clone().entry("04-20 0:20", "pip", "round", json!({"next_due": "3:10"}));
    assert_eq!(only(&clock, "04-20 1:00").next_at, Some(at("04-20 3:10")));
    let later = round.clone().bottle("04-20 3:30", "pip", 4.0);
    assert_eq!(only(&later, "04-20 4:00").next_at, Some(at("04-20 7:30")), "that round is over");
    let planned = round.entry("04-19", "pip", "plan_feed", json!({"every_hours": 2, "by": "vet"}));
    let due = only(&planned, "04-20 1:00");
    assert_eq!((due.next_at, due.why.as_str()), (Some(at("04-20 2:05")), "the vet's plan: every 2 hours"));
}

#[test]
fn a_plan_is_due_before_the_first_feed() {
    let due = only(&pip().entry("04-12 19:00", "pip", "plan_feed", json!({"every_hours": 3})), "04-12 20:00");
    assert_eq!(due.sentence, "Pip: first feed planned for 19:00.");
    let later =
        only(&pip().entry("04-12 19:00", "pip", "plan_feed", json!({"every_hours": 3})), "04-16 20:00");
    assert_eq!(later.sentence, "Pip: no recent feed in the log.");
}

#[test]
fn one_sentence_has_one_clock() {
    let text = r#"{
      "format": "littermate-log/1",
      "log": {},
      "animals": [{ "id": "pip", "species": "cat", "name": "Pip", "birth": { "date": "2026-04-10", "precision": "exact" } }],
      "entries": [
        { "id": "e1", "at": "2026-04-12T08:00:00+00:00", "kind": "plan_feed", "subjects": ["pip"], "data": { "every_hours": 3 } },
        { "id": "e2", "at": "2026-04-12T10:30:00+02:00", "kind": "feed", "subjects": ["pip"], "data": { "method": "bottle", "ml": 4 } }
      ]
    }"#;
    let chronicle = LogFile::parse(text).unwrap().chronicle(None).unwrap();
    let read_in_chicago = |now: &str| due(&chronicle, Moment::parse(now).unwrap()).remove(0).sentence;
    assert_eq!(read_in_chicago("2026-04-12T03:10:00-05:00"), "Pip: first feed planned for 3:00.");
    assert_eq!(read_in_chicago("2026-04-12T04:00:00-05:00"), "Pip: next at 6:30, last fed 3:30.");
}

#[test]
fn feeds_written_as_a_habit_say_when_the_next_is() {
    let habit = pip().entry("04-20 8:00", "pip", "feed", json!({"method": "syringe", "every_hours": 2}));
    assert_eq!(only(&habit, "04-20 9:00").next_at, Some(at("04-20 10:00")));
}

#[test]
fn a_refused_feed_feeds_nobody() {
    let refused = pip().bottle("04-20 0:05", "pip", 4.0).entry(
        "04-20 3:05",
        "pip",
        "feed",
        json!({"method": "bottle", "refused": true}),
    );
    assert_eq!(only(&refused, "04-20 4:10").sentence, "Pip: next was 4:05, last fed 0:05.");
}

#[test]
fn a_log_that_stopped_is_asked_about_not_blamed() {
    let due = only(&pip().bottle("04-14 0:05", "pip", 4.0), "04-18 9:00");
    assert_eq!(due.sentence, "Pip: nothing logged since 14 April 0:05.");
    let day = LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap();
    for due in littermate_core::care::due(&day, Moment::parse("2024-05-02T20:00:00-05:00").unwrap()) {
        sayable(&due.sentence);
    }
}

#[test]
fn nobody_is_due_who_nurses_died_left_or_is_grown() {
    let fed = || pip().bottle("04-20 0:05", "pip", 4.0);
    let nurses = pip().entry("04-20", "pip", "feed", json!({"method": "nursing"}));
    let died = fed().entry("04-20 2:00", "pip", "death", json!({}));
    let left = fed().entry("04-20 2:00", "pip", "placement", json!({"to": "elsewhere"}));
    let weaned = fed().entry("04-20 2:00", "pip", "weaning", json!({"complete": true}));
    let taken_back = fed().entry("04-20 2:00", "pip", "reunion", json!({"outcome": "accepted"}));
    let accepted = fed().entry("04-20 2:00", "pip", "maternal_care", json!({"status": "accepted"}));
    let on_its_own = fed().entry("04-20 4:00", "pip", "feed", json!({"method": "self"})).entry(
        "04-20 8:00",
        "pip",
        "feed",
        json!({"method": "self"}),
    );
    let grown = log().animal("queen", json!({"species": "cat", "role": "mother"})).entry(
        "04-20 0:05",
        "queen",
        "feed",
        json!({"method": "syringe", "ml": 5}),
    );
    for log in [pip(), nurses, died, left, weaned, taken_back, accepted, on_its_own, grown] {
        assert_eq!(due_of(&log, "04-20 12:00"), [], "{}", log.text());
    }
}

#[test]
fn a_top_up_beside_the_mother_stays_due() {
    let both = pip()
        .entry("04-20 0:05", "pip", "feed", json!({"method": "bottle", "ml": 3, "also_nursing": true}))
        .entry("04-20 1:00", "pip", "feed", json!({"method": "nursing"}))
        .entry("04-20 2:00", "pip", "feed", json!({"method": "nursing"}));
    assert_eq!(only(&both, "04-20 3:00").next_at, Some(at("04-20 4:05")));
}

#[test]
fn an_animal_without_a_reference_has_no_next_time_of_ours() {
    let hazel = log().animal("hazel", json!({"species": "hedgehog", "wild": true})).entry(
        "04-20 0:05",
        "hazel",
        "feed",
        json!({"method": "syringe", "ml": 2}),
    );
    let due = only(&hazel, "04-20 3:00");
    assert_eq!((due.next_at, due.sentence.as_str()), (None, "Hazel: last fed 0:05."));
    assert_eq!(due.why, "no plan, and no reference for a hedgehog");
}

#[test]
fn those_whose_time_came_first_stand_first() {
    let two =
        pip().bottle("04-20 2:00", "pip", 4.0).kitten("bean", "04-10").bottle("04-20 1:00", "bean", 4.0);
    let names: Vec<String> = due_of(&two, "04-20 3:00").into_iter().map(|due| due.label).collect();
    assert_eq!(names, ["Bean", "Pip"]);
}

#[test]
fn the_clocks_change_and_three_hours_stay_three_hours() {
    let due = only(&log().kitten("pip", "03-25").bottle("03-29 0:30", "pip", 3.0), "03-29 1:00");
    let next = due.next_at.unwrap();
    assert_eq!(next, at("03-29 3:30"), "in the log's zone, which is an hour off `at` before the change");
    assert_eq!(next.to_string(), "2026-03-29T03:30:00+02:00");
}

fn suggestion(log: &Log, now: &str) -> Option<(String, String, bool)> {
    let s = suggested_ml(&log.chronicle(), "pip", at(now))?;
    sayable(&s.why);
    Some((s.text, s.why, s.source.is_some()))
}

fn said(ml: &str, why: &str, limited: bool) -> Option<(String, String, bool)> {
    Some((ml.to_owned(), why.to_owned(), limited))
}

#[test]
fn the_last_accepted_amount_is_suggested() {
    let fed = pip().weighs("04-20 0:00", "pip", 294.0).bottle("04-20 0:05", "pip", 8.0);
    assert_eq!(suggestion(&fed, "04-20 3:00"), said("8", "as at 0:05", false));
    let refused =
        fed.entry("04-20 3:05", "pip", "feed", json!({"method": "bottle", "ml": 0, "refused": true}));
    assert_eq!(suggestion(&refused, "04-20 6:00"), said("8", "as at 0:05", false));
    assert_eq!(suggestion(&pip(), "04-20 6:00"), None, "nothing is made up");
}

#[test]
fn no_more_than_four_per_hundred_grams_rounded_down_to_the_syringe() {
    let large = pip().weighs("04-20 0:00", "pip", 294.0).bottle("04-20 0:05", "pip", 14.0);
    assert_eq!(suggestion(&large, "04-20 3:00"), said("11.5", "at most 4 mL per 100 g of 294 g", true));
    let small = pip().weighs("04-14 0:00", "pip", 61.0).bottle("04-14 0:05", "pip", 3.0);
    assert_eq!(suggestion(&small, "04-14 3:00"), said("2.4", "at most 4 mL per 100 g of 61 g", true));
    let exact = pip().bottle("04-14 0:05", "pip", 2.4);
    assert_eq!(suggestion(&exact, "04-14 3:00"), said("2.4", "as at 0:05", false));
    let after = pip()
        .weighs("04-20 0:00", "pip", 200.0)
        .entry("04-20 0:10", "pip", "weight", json!({"grams": 300, "when": "after_feed"}))
        .bottle("04-20 0:05", "pip", 9.0);
    assert_eq!(suggestion(&after, "04-20 3:00").unwrap().0, "8", "the milk on the scale is no weight");
}

#[test]
fn a_plan_comes_first_and_the_word_of_a_vet_is_not_cut() {
    let planned = pip().weighs("04-20 0:00", "pip", 200.0).bottle("04-20 0:05", "pip", 7.0).entry(
        "04-20 1:00",
        "pip",
        "plan_feed",
        json!({"ml": 6}),
    );
    assert_eq!(suggestion(&planned, "04-20 3:00"), said("6", "as planned", false));
    let vet =
        planned.person("noor", "vet").entry("04-20 2:00", "pip", "plan_feed", json!({"ml": 9, "by": "noor"}));
    assert_eq!(suggestion(&vet, "04-20 3:00"), said("9", "the vet's plan", false));
}

#[test]
fn the_row_says_what_a_weight_and_a_dose_mean() {
    let now = at("04-20 3:10");
    let before = Weighing {
        at: at("04-20 0:05"),
        precision: Precision::Minute,
        grams: Grams::new(402.0).unwrap(),
        estimated: false,
        after_feed: false,
        entry: "e1".into(),
    };
    let note = |grams: f64, ml: f64| {
        round_note(
            Some(&before),
            Some(Grams::new(grams).unwrap()),
            Some(Millilitres::new(ml).unwrap()),
            now,
            Units::default(),
        )
    };
    let up = note(412.0, 11.0);
    let weight = up.weight.unwrap();
    assert_eq!((weight.direction, weight.text.as_str()), (Direction::Up, "+10 g since 0:05"));
    assert_eq!(up.dose, None);
    let weight = note(399.0, 11.0).weight.unwrap();
    assert_eq!((weight.direction, weight.text.as_str()), (Direction::Down, "−3 g since 0:05"));
    assert_eq!(note(402.0, 11.0).weight.unwrap().text, "±0 g since 0:05");
    let dose = note(423.0, 20.0).dose.unwrap();
    assert_eq!((dose.level, dose.text.as_str()), (DoseLevel::Note, "20 mL is 4.7 mL per 100 g"));
    assert_eq!(note(400.0, 24.0).dose.unwrap().level, DoseLevel::Warn);
    assert_eq!(note(400.0, 16.0).dose, None);
    assert_eq!(note(400.0, 20.0).dose.unwrap().level, DoseLevel::Note, "above 5 warns, 5 does not");
    assert_eq!(
        round_note(None, None, None, now, Units::default()),
        littermate_core::care::RoundNote::default()
    );
}

#[test]
fn every_figure_names_its_source() {
    use littermate_core::reference::{ALL, OUR_PROPOSAL};
    assert!(ALL.len() > 30);
    for figure in ALL {
        let source = figure.source;
        assert!(!figure.what.is_empty() && !figure.unit.is_empty() && figure.value > 0.0, "{figure:?}");
        assert!(!source.key.is_empty() && !source.mark.is_empty(), "{figure:?}");
        assert_eq!(source.proposal, source.mark == OUR_PROPOSAL, "{figure:?}");
        assert!(source.proposal || !source.cite.is_empty(), "{figure:?}");
        assert!(figure.ages.0 <= figure.ages.1, "{figure:?}");
    }
}
