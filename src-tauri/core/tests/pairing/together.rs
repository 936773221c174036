//! What being together changed, as far as it was recorded.

use crate::support::{Log, at, sayable};
use crate::{alike, case};
use littermate_core::pairing::{Pairing, alone, together};
use serde_json::json;

fn together_of(log: &Log, now: &str) -> Pairing {
    let mut all = together(&log.chronicle(), at(now));
    assert_eq!(all.len(), 1);
    sayable(&all[0].sentence);
    all.remove(0)
}

#[test]
fn what_changed_is_told_from_what_was_recorded() {
    let paired = alike()
        .weighs("04-26 8:00", "pip", 292.0)
        .cry("04-26 23:00", "pip", "high")
        .cry("04-27 23:00", "pip", "high")
        .cry("04-27 4:00", "wren", "none")
        .entry(
            "04-28 17:00",
            "pip wren",
            "introduction",
            json!({"outcome": "accepted", "reaction": "curled up"}),
        )
        .entry("04-28 23:00", "pip wren", "cohabit", json!({"sleep": "together"}))
        .entry("04-29 23:00", "pip wren", "cohabit", json!({"sleep": "together"}))
        .cry("04-29 23:00", "pip wren", "none")
        .entry("04-30 6:00", "pip wren", "cry", json!({"intensity": "low", "trigger": "bottle_time"}))
        .weighs("04-30 17:00", "pip", 322.0);
    let pairing = together_of(&paired, "04-30 18:00");
    assert_eq!(
        pairing.sentence,
        "Pip and Wren: together since 28 April, 2 days; curled up. Asleep together, recorded on 2 nights. Before: cried 2 of the 3 times it was recorded. Since: quiet but for the bottle, each of the 2 times it was recorded."
    );
    assert_eq!((pairing.accepted, pairing.bonded, pairing.nights), (true, true, 2));
    assert_eq!(pairing.gains[0].text, "Pip: +4 g a day before, +9.3 g a day since");
    assert_eq!(pairing.gains[1].text, "Wren: too few weights to compare");
    assert!(pairing.entries.len() > 6);
}

#[test]
fn a_night_is_one_night_when_days_begin_at_five() {
    let asleep = json!({"sleep": "together"});
    let paired = alike()
        .entry("04-28 17:00", "pip wren", "introduction", json!({"outcome": "accepted"}))
        .entry("04-28 23:00", "pip wren", "cohabit", asleep.clone())
        .entry("04-29 3:00", "pip wren", "cohabit", asleep);
    let mut chronicle = paired.chronicle();
    assert_eq!(together(&chronicle, at("04-29 9:00"))[0].nights, 2);
    chronicle.settings.day_starts = 5 * 60;
    assert_eq!(together(&chronicle, at("04-29 9:00"))[0].nights, 1);
}

#[test]
fn nothing_is_told_of_silence() {
    let silent = alike().entry("04-28 17:00", "pip wren", "introduction", json!({}));
    let pairing = together_of(&silent, "04-30 18:00");
    assert_eq!((pairing.accepted, pairing.bonded), (false, false));
    assert!(pairing.sentence.contains("still on trial"));
    assert!(
        pairing
            .sentence
            .ends_with("Before: nothing about crying recorded. Since: nothing about crying recorded.")
    );
}

#[test]
fn in_the_published_case_they_are_together_and_bonded() {
    let (chronicle, now) = case("2024-05-02T20:00:00-05:00");
    assert!(alone(&chronicle, now).is_empty());
    let pairing = &together(&chronicle, now)[0];
    assert_eq!(pairing.names, ["Kangaroo", "Possum"]);
    assert!(pairing.bonded && pairing.accepted);
    assert_eq!((pairing.days, pairing.nights), (3, 1));
    assert_eq!((pairing.cries_before.cries, pairing.cries_before.records), (5, 5));
    assert_eq!((pairing.cries_after.cries, pairing.cries_after.for_the_bottle), (0, 1));
    assert!(pairing.sentence.contains("bonded at once"), "{}", pairing.sentence);
    assert!(
        pairing.sentence.ends_with("Since: cried only for the bottle, the one time it was recorded."),
        "{}",
        pairing.sentence
    );
}
