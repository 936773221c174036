//! Milestones, the care plan and medicines: what comes about now, what is due, what was given; and nothing for one that
//! died or left.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod log;

use littermate_core::animals::Nursery;
use littermate_core::care_plan::{
    CareDue, CareLine, CareState, Medicine, MilestoneState, care_due, given_lately, lines_of, medicines_of,
    milestones_of,
};
use littermate_core::reference::{CARE_STEPS, MILESTONES, OUR_PROPOSAL};
use log::{Log, at, log, sayable};
use proptest::prelude::*;
use serde_json::json;

/// Bean, a kitten who came on her second day.
fn bean() -> Log {
    log().kitten("bean", "04-10").intake("04-12 9:00", "bean")
}

fn milestones(log: &Log, when: &str) -> Vec<(String, MilestoneState, String)> {
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at(when));
    let lines = milestones_of(&nursery, nursery.get("bean").unwrap());
    for line in &lines {
        sayable(&line.words);
    }
    lines.into_iter().map(|line| (line.name, line.state, line.words)).collect()
}

fn milestone(log: &Log, when: &str, name: &str) -> Option<(MilestoneState, String)> {
    milestones(log, when)
        .into_iter()
        .find(|(known, ..)| known == name)
        .map(|(_, state, words)| (state, words))
}

fn lines(log: &Log, when: &str) -> Vec<CareLine> {
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at(when));
    let lines = lines_of(&nursery, nursery.get("bean").unwrap());
    for line in &lines {
        sayable(&line.words);
    }
    lines
}

fn line(log: &Log, when: &str, key: &str) -> (CareState, String) {
    let lines = lines(log, when);
    let line = lines.iter().find(|line| line.line == key).unwrap_or_else(|| panic!("{key} in {lines:?}"));
    (line.state, line.words.clone())
}

fn medicines(log: &Log, when: &str) -> Vec<Medicine> {
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at(when));
    let medicines = medicines_of(&nursery, nursery.get("bean").unwrap());
    for medicine in &medicines {
        sayable(&medicine.words);
    }
    medicines
}

fn due(log: &Log, when: &str) -> Vec<CareDue> {
    let chronicle = log.chronicle();
    let due = care_due(&Nursery::at(&chronicle, at(when)));
    for due in &due {
        sayable(&due.sentence);
    }
    due
}

fn question(log: &Log, drug: &str, when: &str) -> Option<String> {
    let chronicle = log.chronicle();
    let nursery = Nursery::at(&chronicle, at("05-20 23:00"));
    given_lately(&nursery, nursery.get("bean").unwrap(), drug, at(when))
}

#[test]
fn the_eyes_are_expected_in_their_days_noted_once_and_asked_about_for_a_while() {
    let log = bean();
    assert_eq!(milestone(&log, "04-12 9:00", "eyes_open").unwrap().0, MilestoneState::Later);
    let (state, words) = milestone(&log, "04-13 9:00", "eyes_open").unwrap();
    assert_eq!((state, words.as_str()), (MilestoneState::Now, "usually on day 5 to 14"));
    let (state, words) = milestone(&log, "04-25 9:00", "eyes_open").unwrap();
    assert_eq!((state, words.as_str()), (MilestoneState::NotNoted, "usually on day 5 to 14; not noted yet"));
    assert_eq!(milestone(&log, "05-09 9:00", "eyes_open"), None, "after a fortnight it is let go");
    let noted = log.entry("04-18 8:00", "bean", "milestone", json!({"name": "eyes_open"}));
    let (state, words) = milestone(&noted, "04-25 9:00", "eyes_open").unwrap();
    assert_eq!((state, words.as_str()), (MilestoneState::Came, "on day 8, 18 April"));
}

#[test]
fn a_milestone_counts_however_the_log_says_it() {
    for (kind, data, name) in [
        ("milestone", json!({"name": "Eyes opened"}), "eyes_open"),
        ("milestone", json!({"name": "first tooth"}), "incisors"),
        ("milestone", json!({"name": "litter_box"}), "eliminates_alone"),
        ("feed", json!({"method": "gruel"}), "first_gruel"),
        ("feed", json!({"method": "self"}), "first_solid_food"),
        ("weaning", json!({"complete": true}), "weaned"),
        ("weaning", json!({"complete": true}), "first_solid_food"),
        ("weaning", json!({}), "first_gruel"),
        ("intake", json!({"eyes": "open"}), "eyes_open"),
    ] {
        let log = bean().entry("05-14 8:00", "bean", kind, data.clone());
        assert_eq!(milestone(&log, "05-15 9:00", name).unwrap().0, MilestoneState::Came, "{kind} {data}");
    }
    let not_yet = bean().entry("05-14 8:00", "bean", "weaning", json!({"complete": false}));
    assert_eq!(milestone(&not_yet, "05-18 9:00", "weaned").unwrap().0, MilestoneState::Later);
    let shut = bean().entry("04-13 8:00", "bean", "intake", json!({"eyes": "closed"}));
    assert_eq!(milestone(&shut, "04-16 9:00", "eyes_open").unwrap().0, MilestoneState::Now);
}

#[test]
fn one_who_came_later_is_not_asked_about_what_was_over() {
    let late = log().kitten("bean", "04-10").intake("04-28 9:00", "bean");
    assert_eq!(milestone(&late, "04-28 9:00", "eyes_open"), None);
    assert_eq!(milestone(&late, "04-28 9:00", "incisors").unwrap().0, MilestoneState::Now);
}

#[test]
fn other_species_and_unknown_ages_have_no_milestones() {
    let hedgehog = log().animal(
        "bean",
        json!({"species": "hedgehog", "birth": {"date": "2026-04-10", "precision": "exact"}}),
    );
    assert!(milestones(&hedgehog, "04-20 9:00").is_empty());
    let unknown = log().animal("bean", json!({"species": "cat"}));
    assert!(milestones(&unknown, "04-20 9:00").is_empty());
    let puppy = log().puppy("bean", "04-10").intake("04-12 9:00", "bean");
    assert_eq!(
        milestone(&puppy, "04-20 9:00", "eyes_open"),
        Some((MilestoneState::Later, "usually about day 14".to_owned()))
    );
}

#[test]
fn a_line_is_due_at_its_age_and_ticked_by_the_entry_that_did_it() {
    let log = bean();
    assert_eq!(line(&log, "04-20 9:00", "deworm"), (CareState::Later, "1 May".to_owned()));
    assert_eq!(line(&log, "04-28 9:00", "deworm"), (CareState::Ahead, "1 May".to_owned()));
    assert_eq!(line(&log, "05-01 9:00", "deworm"), (CareState::Due, "today".to_owned()));
    assert_eq!(line(&log, "05-03 9:00", "deworm"), (CareState::Due, "from 1 May; not noted yet".to_owned()));
    let done = log.entry("05-03 9:00", "bean", "med", json!({"drug": "worming paste"}));
    assert_eq!(line(&done, "05-03 10:00", "deworm"), (CareState::Later, "17 May, last today".to_owned()));
    assert_eq!(
        line(&done, "05-18 10:00", "deworm"),
        (CareState::Due, "next was yesterday, last 3 May".to_owned())
    );
}

#[test]
fn wormings_come_every_fortnight_then_monthly_and_end_at_six_months() {
    let days = |done: &str| {
        let log = bean().entry(done, "bean", "med", json!({"drug": "pyrantel"}));
        lines(&log, done).into_iter().find(|line| line.line == "deworm").unwrap().due
    };
    assert_eq!(days("05-29 9:00").unwrap().to_string(), "2026-06-12", "from week 7 to week 9");
    assert_eq!(days("06-12 9:00").unwrap().to_string(), "2026-07-12", "from week 9 on monthly");
    assert_eq!(days("10-01 9:00"), None, "after six months nothing follows");
}

#[test]
fn what_only_sounds_alike_ticks_nothing() {
    for (kind, data, key) in [
        ("med", json!({"drug": "lime dip", "reason": "ringworm"}), "deworm"),
        ("med", json!({"drug": "heartworm tablet"}), "deworm"),
        ("med", json!({"drug": "rabies vaccine"}), "core_vaccine"),
        ("med", json!({"drug": "FeLV vaccine"}), "core_vaccine"),
        ("med", json!({"drug": "FeLV vaccine"}), "felv"),
        ("med", json!({"drug": "amoxicillin"}), "deworm"),
        ("vet_visit", json!({"finding": "too small to spay"}), "felv"),
    ] {
        let log = bean().entry("05-12 8:00", "bean", kind, data.clone());
        let done = lines(&log, "05-12 9:00").into_iter().find(|line| line.line == key).unwrap();
        assert_eq!(done.state, CareState::Due, "{data}");
    }
    for (kind, data, key) in [
        ("med", json!({"drug": "Panacur"}), "deworm"),
        ("med", json!({"drug": "paste", "reason": "deworming at three weeks"}), "deworm"),
        ("med", json!({"drug": "FVRCP"}), "core_vaccine"),
        ("med", json!({"drug": "first vaccination"}), "core_vaccine"),
        ("med", json!({"care_line": "core_vaccine"}), "core_vaccine"),
        ("vet_visit", json!({"test": "FeLV/FIV", "result": "negative"}), "felv"),
        ("vet_visit", json!({"test": ["FIV", "FeLV"]}), "fiv"),
        ("vet_visit", json!({"finding": "a soft belly"}), "vet_check"),
        ("vet_visit", json!({"kind": "spay"}), "neuter"),
    ] {
        let log = bean().weighs("06-20 7:00", "bean", 1000.0).entry("06-20 8:00", "bean", kind, data.clone());
        let done = lines(&log, "06-20 9:00").into_iter().find(|line| line.line == key).unwrap();
        assert_ne!(done.state, CareState::Due, "{data}");
    }
}

#[test]
fn an_entry_that_names_another_line_does_not_tick_this_one() {
    let log = log().puppy("bean", "04-10").intake("04-12 9:00", "bean").entry(
        "05-12 8:00",
        "bean",
        "med",
        json!({"drug": "intranasal Bordetella vaccine"}),
    );
    assert_eq!(line(&log, "05-12 9:00", "nasal_vaccine"), (CareState::Done, "done today".to_owned()));
    assert_eq!(line(&log, "05-12 9:00", "core_vaccine").0, CareState::Due);
}

#[test]
fn neutering_waits_for_the_weight_too() {
    let small = bean().weighs("06-06 8:00", "bean", 820.0);
    assert_eq!(
        line(&small, "06-07 9:00", "neuter"),
        (CareState::Later, "from 907 g; 820 g yesterday".to_owned())
    );
    let big = small.weighs("06-07 8:00", "bean", 915.0);
    assert_eq!(line(&big, "06-07 9:00", "neuter").0, CareState::Due);
}

#[test]
fn a_positive_test_of_a_young_kitten_is_due_again_at_six_months() {
    let log = bean().entry("05-12 8:00", "bean", "vet_visit", json!({"test": "FIV", "result": "positive"}));
    assert_eq!(line(&log, "05-13 9:00", "fiv"), (CareState::Later, "9 October, last yesterday".to_owned()));
    let negative =
        bean().entry("05-12 8:00", "bean", "vet_visit", json!({"test": "FIV", "result": "negative"}));
    assert_eq!(line(&negative, "05-13 9:00", "fiv").0, CareState::Done);
}

#[test]
fn one_of_unknown_age_waits_for_it_and_is_tested_at_once() {
    let log = log().animal("bean", json!({"species": "cat"})).intake("04-12 9:00", "bean");
    assert_eq!(line(&log, "04-12 10:00", "felv"), (CareState::Due, "today".to_owned()));
    let (state, words) = line(&log, "04-12 10:00", "core_vaccine");
    assert_eq!(state, CareState::Later);
    assert!(words.ends_with("; the age is not known"), "{words}");
}

#[test]
fn one_who_came_late_is_due_from_the_day_it_came() {
    let log = log().kitten("bean", "04-10").intake("05-20 9:00", "bean");
    assert_eq!(line(&log, "05-20 10:00", "deworm"), (CareState::Due, "today".to_owned()));
}

#[test]
fn a_line_is_moved_left_out_and_taken_in_again() {
    let plan = |log: Log, when: &str, data| log.entry(when, "bean", "plan_care", data);
    let moved = plan(bean(), "04-30 9:00", json!({"line": "deworm", "due": "2026-05-05"}));
    assert_eq!(line(&moved, "05-02 9:00", "deworm"), (CareState::Ahead, "5 May".to_owned()));
    let out = plan(moved.clone(), "05-02 10:00", json!({"line": "deworm", "left_out": true}));
    assert_eq!(line(&out, "05-05 11:00", "deworm"), (CareState::LeftOut, "left out".to_owned()));
    let back = plan(out, "05-05 12:00", json!({"line": "deworm"}));
    assert_eq!(line(&back, "05-05 13:00", "deworm").1, "from 1 May; not noted yet");
    let done = moved.entry("05-05 9:00", "bean", "med", json!({"drug": "pyrantel"}));
    assert_eq!(
        line(&done, "05-05 10:00", "deworm").1,
        "19 May, last today",
        "once it is done, the day it was moved to is over"
    );
}

#[test]
fn the_carers_own_lines_stand_beside_the_others() {
    let own =
        bean().entry("04-30 9:00", "bean", "plan_care", json!({"line": "Microchip", "due": "2026-05-05"}));
    assert_eq!(line(&own, "05-01 9:00", "Microchip"), (CareState::Ahead, "5 May".to_owned()));
    assert_eq!(
        line(&own, "05-07 9:00", "Microchip"),
        (CareState::Due, "from 5 May; not noted yet".to_owned())
    );
    let done = own.entry("05-07 9:00", "bean", "plan_care", json!({"line": "microchip", "done": true}));
    let all = lines(&done, "05-08 9:00");
    let chips: Vec<_> = all.iter().filter(|line| line.own).collect();
    assert_eq!(chips.len(), 1);
    assert_eq!((chips[0].state, chips[0].words.as_str()), (CareState::Done, "done yesterday"));
    assert_eq!(chips[0].source, None);
}

#[test]
fn a_hedgehog_has_only_what_the_vet_and_the_carer_say() {
    let hedgehog = log().animal("bean", json!({"species": "hedgehog"})).intake("04-12 9:00", "bean");
    assert!(lines(&hedgehog, "04-20 9:00").is_empty());
    let own = hedgehog.entry(
        "04-13 9:00",
        "bean",
        "plan_care",
        json!({"line": "Weigh for release", "due": "2026-05-05"}),
    );
    assert_eq!(lines(&own, "04-20 9:00").len(), 1);
}

/// Bean's amoxicillin: every 12 hours until 10 May, as the vet said.
fn on_amoxicillin() -> Log {
    bean().person("Ana", "carer").entry(
        "05-01 14:00",
        "bean",
        "plan_med",
        json!({"drug": "amoxicillin", "dose": "0.2 mL", "route": "by mouth", "every_hours": 12, "until": "2026-05-10", "by": "Dr. Ferrant"}),
    )
}

#[test]
fn a_course_tells_the_next_dose_until_it_is_over() {
    let log = on_amoxicillin();
    let first = medicines(&log, "05-01 14:05").remove(0);
    assert_eq!(first.order, "0.2 mL by mouth, every 12 hours, until 10 May; ordered by Dr. Ferrant");
    assert_eq!(first.words, "first dose not noted yet");
    assert!(first.now);
    let given = log.entry(
        "05-01 14:10",
        "bean",
        "med",
        json!({"drug": "Amoxicillin", "dose": "0.2 mL", "by": "Ana"}),
    );
    let next = medicines(&given, "05-01 20:00").remove(0);
    assert_eq!((next.words.as_str(), next.now), ("next tomorrow at 2:10; last 14:10 from Ana", false));
    assert_eq!(next.next, Some(at("05-02 2:10")));
    let later = medicines(&given, "05-02 3:00").remove(0);
    assert_eq!((later.words.as_str(), later.now), ("next was 2:10; last yesterday 14:10 from Ana", true));
    let quiet = medicines(&given, "05-04 3:00").remove(0);
    assert_eq!(quiet.words, "no dose noted since; last 1 May 14:10 from Ana");
    let last = given.clone().entry("05-10 20:00", "bean", "med", json!({"drug": "amoxicillin"}));
    let over = medicines(&last, "05-10 21:00").remove(0);
    assert_eq!((over.words.as_str(), over.next, over.over), ("the course is over; last 20:00", None, true));
    let stopped =
        given.entry("05-03 9:00", "bean", "plan_med", json!({"drug": "amoxicillin", "stopped": true}));
    let stopped = medicines(&stopped, "05-03 10:00").remove(0);
    assert_eq!((stopped.next, stopped.over), (None, true));
    assert!(stopped.words.starts_with("stopped today"), "{}", stopped.words);
}

#[test]
fn a_single_dose_is_due_once() {
    let log = bean().entry("05-01 14:00", "bean", "plan_med", json!({"drug": "ponazuril"}));
    assert!(medicines(&log, "05-01 15:00")[0].now);
    let given = log.entry("05-01 15:10", "bean", "med", json!({"drug": "ponazuril"}));
    assert_eq!(medicines(&given, "05-01 16:00")[0].next, None);
}

#[test]
fn a_new_order_takes_the_place_of_the_one_before_and_counts_the_dose_that_was_given() {
    let log = on_amoxicillin().entry("05-01 14:10", "bean", "med", json!({"drug": "amoxicillin"})).entry(
        "05-01 18:00",
        "bean",
        "plan_med",
        json!({"drug": "Amoxicillin", "every_hours": 8}),
    );
    let all = medicines(&log, "05-01 19:00");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].next, Some(at("05-01 22:10")));
}

#[test]
fn a_medicine_within_its_interval_is_asked_about_by_whomever_it_was_given() {
    let log =
        on_amoxicillin().entry("05-20 2:10", "bean", "med", json!({"drug": "amoxicillin", "by": "Ana"}));
    let said = question(&log, "amoxicillin", "05-20 3:00").unwrap();
    assert_eq!(said, "Bean got amoxicillin at 2:10 from Ana, every 12 hours. Give it again?");
    sayable(&said);
    assert!(question(&log, "Amoxicillin 50 mg/mL", "05-20 14:09").is_some(), "under another name");
    assert!(
        question(&log, "amoxicillin", "05-19 20:00").is_some(),
        "entered late, it is too close all the same"
    );
    assert_eq!(question(&log, "amoxicillin", "05-20 14:10"), None, "after the interval");
    assert_eq!(question(&log, "meloxicam", "05-20 3:00"), None, "another medicine");
    assert_eq!(question(&log, "amoxi", "05-20 3:00"), None, "half a word is another medicine");
}

#[test]
fn without_an_order_the_interval_is_ours() {
    let log = bean().entry("05-20 2:10", "bean", "med", json!({"drug": "meloxicam"}));
    assert_eq!(
        question(&log, "meloxicam", "05-20 9:00").unwrap(),
        "Bean got meloxicam at 2:10. Give it again?"
    );
    assert_eq!(question(&log, "meloxicam", "05-20 14:11"), None);
}

#[test]
fn everything_due_stands_in_one_list_the_earliest_first() {
    let log = on_amoxicillin().entry("05-01 14:10", "bean", "med", json!({"drug": "amoxicillin"}));
    let said: Vec<String> = due(&log, "05-02 9:00").into_iter().map(|due| due.sentence).collect();
    assert_eq!(
        said,
        [
            "Bean: FIV test, from 12 April; not noted yet.",
            "Bean: FeLV test, from 12 April; not noted yet.",
            "Bean: First look by a vet, with a stool sample, from 12 April; not noted yet.",
            "Bean: Deworming, from yesterday; not noted yet.",
            "Bean: amoxicillin, next was 2:10; last yesterday 14:10.",
            "Bean: Vaccination (FVRCP), 8 May.",
        ]
    );
}

#[test]
fn nothing_is_due_for_one_that_died_left_or_is_grown() {
    let log = on_amoxicillin();
    assert!(!due(&log, "05-02 9:00").is_empty());
    for (kind, data) in [
        ("death", json!({})),
        ("adoption", json!({"by": "Ana"})),
        ("release", json!({})),
        ("placement", json!({"to": "another home"})),
    ] {
        let gone = log.clone().entry("05-02 8:00", "bean", kind, data);
        assert!(due(&gone, "05-02 9:00").is_empty(), "{kind}");
        assert!(milestones(&gone, "05-02 9:00").is_empty(), "{kind}");
        assert!(lines(&gone, "05-02 9:00").is_empty(), "{kind}");
        assert!(medicines(&gone, "05-02 9:00").is_empty(), "{kind}");
    }
    let mother = log.who(json!({"role": "mother"}));
    assert!(lines(&mother, "05-02 9:00").is_empty());
    assert_eq!(medicines(&mother, "05-02 9:00").len(), 1, "a mother may be ordered a medicine too");
}

#[test]
fn no_line_names_a_dose_and_each_names_its_source() {
    let dose = regex::Regex::new(r"(?i)\b(mg|ml|units?|drops?|tablet)\b").unwrap();
    for step in CARE_STEPS {
        assert!(!dose.is_match(step.what) && !dose.is_match(step.how), "{}", step.what);
        assert!(!step.source.cite.is_empty() || step.source.mark == OUR_PROPOSAL, "{}", step.what);
        assert!(step.rhythm.windows(2).all(|two| two[0].0 < two[1].0) && step.first >= 0, "{}", step.what);
        sayable(step.what);
        sayable(step.how);
    }
    for milestone in MILESTONES {
        assert!(milestone.days.0 <= milestone.days.1 && !milestone.source.proposal, "{}", milestone.what);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The law of doses: whatever was given when, the next one is an interval after the last, and until then the
    /// program asks.
    #[test]
    fn the_next_dose_is_an_interval_after_the_last_and_until_then_it_asks(
        every in 1i64..48,
        given in proptest::collection::vec(0i64..10_000, 1..8),
        ask in 0i64..10_000,
    ) {
        let start = at("04-20 0:00");
        let mut log = bean().entry("04-20 0:00", "bean", "plan_med", json!({"drug": "amoxicillin", "every_hours": every}));
        for minutes in &given {
            let when = start.plus_minutes(*minutes).date_time().format("%m-%d %H:%M").to_string();
            log = log.entry(&when, "bean", "med", json!({"drug": "amoxicillin"}));
        }
        let chronicle = log.chronicle();
        let nursery = Nursery::at(&chronicle, at("04-27 0:00"));
        let bean = nursery.get("bean").unwrap();
        let last = start.plus_minutes(*given.iter().max().unwrap());
        prop_assert_eq!(medicines_of(&nursery, bean)[0].next, Some(last.plus_minutes(every * 60)));
        let asked = given_lately(&nursery, bean, "amoxicillin", start.plus_minutes(ask)).is_some();
        prop_assert_eq!(asked, given.iter().any(|minutes| (minutes - ask).abs() < every * 60));
    }
}
