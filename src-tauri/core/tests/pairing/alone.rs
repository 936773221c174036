//! Who is alone, since when, and how it shows.

use crate::support::{Log, at, log, sayable};
use crate::{litter, two};
use littermate_core::pairing::{Alone, alone};
use serde_json::json;

fn alone_of(log: &Log, now: &str) -> Vec<Alone> {
    let all = alone(&log.chronicle(), at(now));
    for alone in &all {
        sayable(&alone.sentence);
        assert!(!alone.entries.is_empty());
    }
    all
}

fn names(log: &Log, now: &str) -> Vec<String> {
    alone_of(log, now).into_iter().map(|a| a.label).collect()
}

#[test]
fn who_came_without_anyone_is_alone_from_the_first_day() {
    let wren = log().puppy("wren", "04-11").who(json!({"sex": "female"})).intake("04-12 18:00", "wren");
    let alone = alone_of(&wren, "04-13 9:00").remove(0);
    assert_eq!(alone.since, at("04-12 18:00"));
    assert_eq!(
        alone.sentence,
        "Wren: alone since yesterday; no littermate or mother of hers is in the log. Nothing about crying logged in the last 24 hours."
    );
    let found = log().puppy("wren", "04-11").entry("04-12 18:00", "wren", "intake", json!({"alone": true}));
    assert_eq!(alone_of(&found, "04-13 9:00").remove(0).why, "it came alone");
    let uncarded = log().litter("l", json!({})).kitten("pip", "04-10").who(json!({"litter": "l"})).entry(
        "04-12",
        "pip",
        "intake",
        json!({"litter": "l", "count": 5}),
    );
    assert!(names(&uncarded, "04-13").is_empty(), "four others came, though none has a card");
    let single = litter().entry("04-14", "pip", "intake", json!({"single": true}));
    assert_eq!(names(&single, "04-15"), ["Pip"]);
}

fn with_mother() -> Log {
    log()
        .animal("queen", json!({"species": "cat", "role": "mother"}))
        .litter("l", json!({"mother": "queen", "born": 4}))
        .kitten("pip", "04-10")
        .who(json!({"litter": "l", "sex": "female"}))
        .entry("04-11", "queen pip", "intake", json!({"litter": "l", "to": "home"}))
}

#[test]
fn a_mother_is_company_until_she_turns_her_young_away() {
    assert!(names(&with_mother(), "04-12").is_empty());
    let rejected = with_mother().entry("04-13", "queen pip", "maternal_care", json!({"status": "rejected"}));
    let alone = alone_of(&rejected, "04-14").remove(0);
    assert_eq!((alone.since, alone.why.as_str()), (at("04-13"), "her mother turned her away"));
    let ignored = with_mother().entry("04-13", "queen pip", "maternal_care", json!({"status": "ignored"}));
    assert!(names(&ignored, "04-14").is_empty(), "her littermates still lie beside her");
    let back = rejected.entry("04-15", "queen pip", "maternal_care", json!({"status": "accepted"}));
    assert!(names(&back, "04-16").is_empty());
}

#[test]
fn who_stays_behind_or_gets_a_nest_of_its_own_is_alone() {
    let stayed = with_mother().entry(
        "04-14",
        "queen",
        "placement",
        json!({"litter": "l", "moved": 3, "stayed": ["pip"], "to": "elsewhere", "mother_moved": true}),
    );
    assert_eq!(alone_of(&stayed, "04-15").remove(0).why, "the others of her nest are in another place");
    let own = litter().entry("04-14", "pip", "nest", json!({"with": []}));
    assert_eq!(names(&own, "04-15"), ["Pip"]);
    let back = own.entry("04-16", "pip", "nest", json!({"with": ["bean", "miso"]}));
    assert!(names(&back, "04-17").is_empty());
}

#[test]
fn the_carer_may_say_so_herself() {
    let noted = litter().entry("04-14", "pip", "observation", json!({"tags": ["lonely"]}));
    assert_eq!(alone_of(&noted, "04-15").remove(0).why, "noted as alone");
}

#[test]
fn the_last_of_a_litter_is_alone_but_not_on_the_day_of_the_death() {
    let last = litter().entry("04-14 9:00", "bean", "adoption", json!({})).entry(
        "04-15 9:00",
        "miso",
        "death",
        json!({}),
    );
    assert!(names(&last, "04-15 20:00").is_empty());
    assert_eq!(alone_of(&last, "04-16 8:00").remove(0).why, "its companion died");
}

#[test]
fn who_is_paired_is_not_alone_and_who_is_parted_is_again() {
    let paired = two().entry("04-28 17:00", "pip wren", "introduction", json!({"outcome": "unsure"}));
    assert_eq!(names(&paired, "04-28 16:00"), ["Pip", "Wren"]);
    assert!(names(&paired, "04-29").is_empty());
    let parted = paired.clone().entry("04-30", "pip wren", "pairing_end", json!({"reason": "cold"}));
    let alone = alone_of(&parted, "05-01");
    assert_eq!((alone.len(), alone[0].since, alone[0].why.as_str()), (2, at("04-30"), "its pairing ended"));
    let failed = two().entry("04-28 17:00", "pip wren", "introduction", json!({"outcome": "failed"}));
    assert_eq!(names(&failed, "04-29").len(), 2);
}

#[test]
fn cries_are_counted_and_hunger_is_not() {
    let cries = two()
        .cry("04-20 1:00", "pip", "high")
        .cry("04-20 3:00", "pip", "low")
        .cry("04-20 4:00", "wren", "none")
        .entry("04-20 5:00", "pip", "cry", json!({"intensity": "high", "trigger": "bottle_time"}));
    let alone = alone_of(&cries, "04-20 9:00");
    assert_eq!(alone[0].cries_last_24h, 2);
    assert!(alone[0].sentence.ends_with("Cried twice in the last 24 hours."), "{}", alone[0].sentence);
    assert!(alone[1].sentence.ends_with("Quiet whenever it was noted in the last 24 hours."));
}

#[test]
fn littermates_keep_each_other_company() {
    assert!(names(&litter(), "04-20").is_empty());
}

#[test]
fn a_week_of_cries_is_told_by_time_and_by_what_settles_them() {
    let night = |log: Log, day: u32| log.cry(&format!("04-{day} 2:30"), "pip", "high");
    let cries = (20..23).fold(two(), night).entry(
        "04-22 15:00",
        "pip",
        "cry",
        json!({"intensity": "medium", "settled_by": "a warm hand"}),
    );
    let pattern = alone_of(&cries, "04-23 9:00")[0].cry_pattern.clone().unwrap();
    assert_eq!((pattern.cries, pattern.days, pattern.by_quarter), (4, 3, [3, 0, 1, 0]));
    assert_eq!(
        pattern.sentence,
        "4 cries on 3 of the last 7 days, 3 of them at night. Settled by a warm hand once."
    );
    assert_eq!(pattern.entries.len(), 4);
    assert_eq!(alone_of(&cries, "04-23 9:00")[1].cry_pattern, None, "nothing of Wren was recorded");
    assert_eq!(alone_of(&cries, "05-23 9:00")[0].cry_pattern, None, "long ago");
}
