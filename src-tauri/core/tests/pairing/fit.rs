//! How alike two are: species, age, weight and where it goes, how they eat, how they are with others.

use crate::support::log;
use crate::{against, alike, best, two};
use littermate_core::pairing::Strength;
use serde_json::json;

#[test]
fn unlike_ones_only_under_supervision() {
    let cases = [
        (log().kitten("moss", "04-01"), "Born 9 days apart: more than 7 days. (our proposal, ask your vet)"),
        (log().animal("moss", json!({"species": "cat"})), "The age of Moss is not known."),
        (log().puppy("moss", "04-10"), "a kitten and a puppy"),
    ];
    for (moss, expected) in cases {
        let log = moss.intake("04-01", "moss").kitten("pip", "04-10").intake("04-01", "pip");
        let found = best(&log, "pip", "04-28 12:00");
        assert_eq!(found.strength, Strength::Caution);
        assert!(against(&found).contains(expected), "{}", against(&found));
    }
    let heavy = alike().weighs("04-28 9:00", "wren", 450.0);
    let found = best(&heavy, "pip", "04-28 12:00");
    assert!(
        against(&found)
            .contains("Pip 300 g today; Wren 450 g today: the heavier weighs 1.5 times the lighter.")
    );
    let eats = alike().bottle("04-28 9:00", "pip", 8.0).entry(
        "04-28 9:00",
        "wren",
        "feed",
        json!({"method": "gruel"}),
    );
    assert!(
        against(&best(&eats, "pip", "04-28 12:00")).contains("Pip lives on milk, Wren eats food of its own.")
    );
    let untested = two().weighs("04-28 8:00", "pip", 300.0).weighs("04-28 8:00", "wren", 310.0);
    assert!(
        against(&best(&untested, "pip", "04-28 12:00"))
            .contains("No test for FeLV and FIV in the log of Pip and Wren.")
    );
}

#[test]
fn a_weight_says_where_it_goes_and_a_loss_asks_for_a_look() {
    let gaining = alike().weighs("04-27 8:00", "pip", 290.0);
    let words = |log: &crate::support::Log| {
        let found = best(log, "pip", "04-28 12:00");
        let all: Vec<String> = found
            .reasons_for
            .iter()
            .chain(&found.reasons_against)
            .map(littermate_core::pairing::Reason::line)
            .collect();
        (found.strength, all.join("\n"))
    };
    let (strength, told) = words(&gaining);
    assert_eq!(strength, Strength::Allowed);
    assert!(told.contains("Pip 300 g today, +10 g a day; Wren 310 g today."), "{told}");
    let losing = alike().weighs("04-27 8:00", "pip", 312.0);
    let (strength, told) = words(&losing);
    assert_eq!(strength, Strength::Caution);
    assert!(told.contains("Pip is losing weight: −12 g a day. (our proposal, ask your vet)"), "{told}");
}

#[test]
fn over_four_weeks_the_first_meetings_are_supervised() {
    let found = best(&alike(), "pip", "05-07 12:00");
    assert_eq!(found.strength, Strength::Allowed, "27 days");
    let found = best(&alike(), "pip", "05-08 12:00");
    assert_eq!(found.strength, Strength::Caution);
    assert!(against(&found).contains("Pip is over 4 weeks old: meetings under supervision first."));
}

#[test]
fn what_a_carer_noted_of_their_temper_is_told() {
    let calm = alike().entry("04-27", "wren", "observation", json!({"tags": ["calm"]}));
    let found = best(&calm, "pip", "04-28 12:00");
    assert_eq!(found.strength, Strength::Allowed);
    assert!(found.reasons_for.iter().any(|r| r.text == "Wren was noted as calm."));
    let rough = alike().entry("04-27", "wren", "observation", json!({"tags": ["rough"]}));
    assert_eq!(best(&rough, "pip", "04-28 12:00").strength, Strength::Caution);
    let both = alike().entry("04-27", "pip wren", "observation", json!({"tags": ["rough"]}));
    assert_eq!(best(&both, "pip", "04-28 12:00").strength, Strength::Allowed, "which one is not told");
}

#[test]
fn a_puppy_among_kittens_needs_puppies_too() {
    let log =
        log().puppy("moss", "04-10").intake("04-01", "moss").kitten("pip", "04-10").intake("04-01", "pip");
    let found = best(&log, "pip", "04-28 12:00");
    assert!(against(&found).contains("let Moss meet puppies too. (Fox 1971)"), "{}", against(&found));
    let kittens = best(&alike(), "pip", "04-28 12:00");
    assert!(!against(&kittens).contains("puppies"));
}
