//! The crisis page: whose it is, the steps and their times, the stopwatch, and the lines to read out.
#![allow(clippy::unwrap_used)]

#[path = "support/mod.rs"]
mod book;
#[path = "support/log.rs"]
mod support;

use book::Home;
use littermate_core::crisis::{CrisisStep, CrisisView};
use serde_json::json;
use support::{Log, log, sayable};

fn two() -> Log {
    log()
        .kitten("pip", "04-10")
        .kitten("bean", "04-10")
        .intake("04-12 18:00", "pip bean")
        .bottle("04-20 1:00", "pip", 6.0)
        .bottle("04-20 1:05", "bean", 6.0)
}

fn home(log: &Log) -> Home {
    let mut home = Home::at("2026-04-20T03:10:00+02:00");
    home.clock.travel("Europe/Paris");
    home.book.import_log(&log.text()).unwrap();
    home
}

/// The page, with every word on it held against what must never be said.
fn page(home: &mut Home, animal: &str) -> CrisisView {
    let page = home.book.crisis(animal).unwrap();
    for line in page.steps.iter().flat_map(|step| [&step.title, &step.words]).chain(&page.read_out) {
        sayable(line);
        assert!(!line.to_lowercase().contains("wait") && !line.contains("mg"), "{line}");
    }
    page
}

fn logged(page: &CrisisView) -> Vec<&str> {
    page.steps.iter().map(|step| step.logged.as_str()).collect()
}

#[test]
fn four_steps_together_and_the_number() {
    let mut home = home(&two());
    home.book.set_setting("vet_phone", "020 7946 0018").unwrap();
    home.book.set_setting("vet_name", "Dr Vale").unwrap();
    let page = page(&mut home, "pip");
    assert_eq!((page.vet_phone.as_str(), page.vet_name.as_str()), ("020 7946 0018", "Dr Vale"));
    let titles: Vec<&str> = page.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["Warm", "Sugar on the gums", "Call the vet", "No milk"]);
    assert_eq!(
        page.steps[1].words,
        "1 to 3 drops on the gums, every 3 minutes. On the gums only, nothing to swallow."
    );
    assert!(!page.source.proposal, "for kittens it was published");
    assert_eq!((page.started, logged(&page)), (None, vec![""; 4]));
    assert!(page.read_out[2].starts_with("Feeds in 24 h: 1, 6 mL in all"), "{:?}", page.read_out);
}

#[test]
fn for_a_puppy_the_steps_are_our_proposal() {
    let mut home = home(&log().puppy("rex", "04-10").intake("04-12 18:00", "rex"));
    assert!(page(&mut home, "rex").source.proposal);
}

#[test]
fn a_step_is_logged_with_its_time_and_the_stopwatch_counts_from_the_first() {
    let mut home = home(&two());
    home.book.crisis_step("pip", CrisisStep::Warm).unwrap();
    home.clock.pass_minutes(2);
    home.book.crisis_step("pip", CrisisStep::Sugar).unwrap();
    home.clock.pass_minutes(3);
    let after = home.book.crisis_step("pip", CrisisStep::Sugar).unwrap().value;
    assert_eq!(logged(&after), ["3:10", "3:12, 3:15", "", ""]);
    assert_eq!(after.started.unwrap().clock(), (3, 10));
    let mut home = home.reopen();
    assert_eq!(page(&mut home, "pip").started, after.started, "it goes on after a restart");
    assert!(
        page(&mut home, "pip")
            .read_out
            .last()
            .unwrap()
            .contains("warmed 3:10; sugar on the gums 2 times, last 3:15")
    );
    home.book.undo().unwrap();
    assert_eq!(logged(&page(&mut home, "pip")), ["3:10", "3:12", "", ""]);
    home.book.undo().unwrap();
    home.book.undo().unwrap();
    assert_eq!(page(&mut home, "pip").started, None);
}

#[test]
fn the_vet_hears_the_worry_and_not_that_there_is_a_crisis() {
    let mut home = home(&two().entry("04-20 2:00", "pip", "exam", json!({"signs": ["bloated_belly"]})));
    home.book.crisis_step("pip", CrisisStep::Warm).unwrap();
    let lines = page(&mut home, "pip").read_out;
    let worry = lines.iter().find(|line| line.starts_with("Worry")).unwrap();
    assert!(worry.starts_with("Worry: bloated belly at 2:00") && !worry.contains("crisis"), "{worry}");
}

#[test]
fn a_crisis_ends_with_a_long_pause_or_with_the_vet() {
    let mut calm = home(&two());
    calm.book.crisis_step("pip", CrisisStep::Warm).unwrap();
    calm.clock.pass_minutes(119);
    assert!(page(&mut calm, "pip").started.is_some());
    calm.clock.pass_minutes(3);
    assert_eq!(page(&mut calm, "pip").started, None);
    let later = calm.book.crisis_step("pip", CrisisStep::Call).unwrap().value;
    assert_eq!((later.started.unwrap().clock(), logged(&later)), ((5, 12), vec!["", "", "5:12", ""]));

    let seen = two().entry("04-20 2:30", "pip", "crisis", json!({"step": "warm"})).entry(
        "04-20 3:00",
        "pip",
        "vet_visit",
        json!({"finding": "taken in"}),
    );
    assert_eq!(page(&mut home(&seen), "pip").started, None);
}

#[test]
fn whose_crisis_it_is_is_asked_only_when_nobody_can_know() {
    let mut both = home(&two().entry("04-20 2:00", "bean", "exam", json!({"signs": ["bloated_belly"]})));
    let asked = page(&mut both, "");
    assert_eq!(asked.animal, None);
    let names: Vec<&str> = asked.choices.iter().map(|animal| animal.name.as_str()).collect();
    assert_eq!(names, ["Bean", "Pip"], "the one that worries the log first");
    assert!(asked.read_out.is_empty());
    both.book.crisis_step("pip", CrisisStep::Warm).unwrap();
    assert_eq!(page(&mut both, "").animal.unwrap().name, "Pip", "her crisis runs");
    assert_eq!(page(&mut both, "pip").choices.len(), 1, "another one can still be chosen");

    let mut one = home(&log().kitten("pip", "04-10").intake("04-12 18:00", "pip"));
    assert_eq!(page(&mut one, "").animal.unwrap().name, "Pip");

    let mut none = home(&two().entry("04-20 2:00", "pip", "death", json!({})));
    let page = page(&mut none, "pip");
    assert_eq!(
        page.animal.map(|animal| animal.name).as_deref(),
        Some("Bean"),
        "one who died is left in peace"
    );
}
