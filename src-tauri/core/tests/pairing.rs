//! Who is alone, who could keep whom company, and what being together changed.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::pairing::{Alone, Companion, Pairing, Reason, Strength, alone, companions, together};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use proptest::prelude::*;
use serde_json::json;
use support::{KANGAROO, Log, at, log, sayable};

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

/// Three orphans of one litter.
fn litter() -> Log {
    ["pip", "bean", "miso"]
        .into_iter()
        .fold(log().litter("l", json!({})), |log, id| log.kitten(id, "04-10").who(json!({"litter": "l"})))
        .entry("04-12 18:00", "pip bean miso", "intake", json!({"litter": "l", "to": "home"}))
}

#[test]
fn littermates_keep_each_other_company() {
    assert!(names(&litter(), "04-20").is_empty());
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

fn two() -> Log {
    log().kitten("pip", "04-10").intake("04-10", "pip").kitten("wren", "04-11").entry(
        "04-12",
        "wren",
        "intake",
        json!({"to": "home", "from": "shelter"}),
    )
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

fn best(log: &Log, animal: &str, now: &str) -> Companion {
    let all = companions(&log.chronicle(), animal, at(now));
    for companion in &all {
        sayable(&companion.sentence);
        for reason in companion.reasons_for.iter().chain(&companion.reasons_against) {
            sayable(&reason.line());
        }
    }
    all.into_iter().next().unwrap()
}

fn against(companion: &Companion) -> String {
    companion.reasons_against.iter().map(Reason::line).collect::<Vec<_>>().join("\n")
}

/// Two tested kittens, alike, whose quarantine is over on 26 April.
fn alike() -> Log {
    let test = json!({"test": "FeLV/FIV", "result": "negative"});
    two()
        .entry("04-13", "pip", "vet_visit", test.clone())
        .entry("04-13", "wren", "vet_visit", test)
        .weighs("04-28 8:00", "pip", 300.0)
        .weighs("04-28 8:00", "wren", 310.0)
}

#[test]
fn two_alike_may_share_a_nest() {
    let best = best(&alike(), "pip", "04-28 12:00");
    assert_eq!(
        (best.strength, best.until, best.reasons_against.len()),
        (Strength::Allowed, None, 0),
        "{best:?}"
    );
    let reasons: Vec<String> = best.reasons_for.iter().map(Reason::line).collect();
    assert!(reasons.contains(&"Born 1 day apart.".to_owned()), "{reasons:?}");
    assert!(reasons.contains(&"Weights within 4 %: Pip 300 g today, Wren 310 g today.".to_owned()));
    assert!(reasons.contains(&"Wren is alone too, since 12 April.".to_owned()));
    assert!(
        reasons
            .iter()
            .any(|r| r.starts_with("The 14 days apart are over: Pip since 24 April, Wren since 26 April."))
    );
}

#[test]
fn quarantine_holds_until_its_day_and_no_longer() {
    let held = best(&alike(), "pip", "04-25 12:00");
    assert_eq!((held.strength, held.until.unwrap().to_string()), (Strength::Hold, "2026-04-26".to_owned()));
    assert_eq!(held.sentence, "Pip and Wren: on hold until tomorrow.");
    assert!(
        against(&held)
            .contains("Wren came on 12 April: 14 days apart end on 26 April. (Kitten Lady; Best Friends)")
    );
    assert!(held.reasons_for.iter().any(|r| r.text.starts_with("Staying alone costs a neonate warmth")));
    assert_eq!(best(&alike(), "pip", "04-26 1:00").strength, Strength::Caution, "no weights yet on that day");
}

#[test]
fn those_who_came_from_one_place_together_owe_each_other_no_quarantine() {
    let together = log()
        .kitten("pip", "04-10")
        .entry("04-20", "pip", "intake", json!({"from": "barn", "to": "home"}))
        .kitten("wren", "04-11")
        .entry("04-21", "wren", "intake", json!({"from": "barn", "to": "home"}));
    assert_ne!(best(&together, "pip", "04-22").strength, Strength::Hold);
}

#[test]
fn who_decided_can_lift_a_hold_for_a_pair() {
    let lifted = alike().person("noor", "vet").entry(
        "04-24",
        "pip wren",
        "hold_lift",
        json!({"decided_by": "noor", "reason": "alone costs her more"}),
    );
    let found = best(&lifted, "pip", "04-25 12:00");
    assert_eq!(found.strength, Strength::Caution);
    assert!(
        against(&found).contains("Lifted yesterday by noor: «alone costs her more»."),
        "{}",
        against(&found)
    );
    let other = alike().kitten("moss", "04-10").intake("04-12", "moss").entry(
        "04-24",
        "pip",
        "hold_lift",
        json!({"pair": ["pip", "moss"], "decided_by": "noor", "reason": "asked"}),
    );
    let all = companions(&other.chronicle(), "pip", at("04-25"));
    let of = |id: &str| all.iter().find(|c| c.other == id).unwrap().strength;
    assert_eq!((of("wren"), of("moss")), (Strength::Hold, Strength::Caution), "only that pair");
}

#[test]
fn a_hold_that_somebody_entered_counts_until_its_day() {
    let hold = alike().entry(
        "04-27",
        "wren",
        "hold",
        json!({"reason": "waiting for a swab", "until": "2026-05-03"}),
    );
    let found = best(&hold, "pip", "04-28 12:00");
    assert_eq!((found.strength, found.until.unwrap().to_string()), (Strength::Hold, "2026-05-03".to_owned()));
    assert!(against(&found).contains("Wren is on hold until 3 May: «waiting for a swab»."));
    assert_ne!(best(&hold, "pip", "05-03 1:00").strength, Strength::Hold);
    let open = alike().entry("04-27", "wren", "hold", json!({"reason": "a cough"}));
    assert_eq!(best(&open, "pip", "04-28 12:00").until, None);
    let lifted = open.entry("04-28", "wren", "hold_lift", json!({"decided_by": "vet", "reason": "gone"}));
    assert_eq!(best(&lifted, "pip", "04-28 13:00").strength, Strength::Allowed);
}

#[test]
fn never_a_wild_animal_with_a_domestic_one() {
    let hazel = |wild: serde_json::Value| alike().animal("hazel", wild).intake("04-12", "hazel");
    let strength = |log: &Log| {
        let all = companions(&log.chronicle(), "hazel", at("04-28 12:00"));
        all.iter().map(|c| c.strength).collect::<Vec<_>>()
    };
    assert_eq!(strength(&hazel(json!({"species": "hedgehog"}))), [Strength::Never; 2]);
    assert_eq!(strength(&hazel(json!({"species": "cat", "wild": true}))), [Strength::Never; 2]);
    assert_eq!(strength(&hazel(json!({"species": "rabbit"}))), [Strength::Caution; 2]);
}

#[test]
fn never_with_an_illness_that_spreads() {
    let strength = |data: serde_json::Value, kind: &str| {
        best(&alike().entry("04-27", "wren", kind, data), "pip", "04-28 12:00").strength
    };
    assert_eq!(strength(json!({"finding": "Ringworm on one ear"}), "vet_visit"), Strength::Never);
    assert_eq!(strength(json!({"test": "parvo", "result": "positive"}), "vet_visit"), Strength::Never);
    assert_eq!(strength(json!({"tags": ["ringworm"]}), "observation"), Strength::Never);
    assert_eq!(strength(json!({"test": "parvo", "result": "negative"}), "vet_visit"), Strength::Allowed);
    assert_eq!(strength(json!({"finding": "no sign of ringworm"}), "vet_visit"), Strength::Allowed);
    assert_eq!(strength(json!({"finding": "bright, during play"}), "vet_visit"), Strength::Allowed);
    assert_eq!(
        strength(json!({"drug": "FVRCP", "reason": "vaccination against panleukopenia"}), "med"),
        Strength::Allowed
    );
    let over = alike().entry("04-20", "wren", "vet_visit", json!({"finding": "ringworm"})).entry(
        "04-27",
        "wren",
        "vet_visit",
        json!({"finding": "ringworm cured"}),
    );
    assert_eq!(best(&over, "pip", "04-28 12:00").strength, Strength::Allowed);
}

#[test]
fn never_one_that_met_parvovirus_with_one_that_did_not_unless_the_vet_says_so() {
    let exposed = two().kitten("moss", "04-10").entry(
        "04-12",
        "moss",
        "intake",
        json!({"from": "yard", "exposure": "a litter with parvo in the next pen"}),
    );
    let of_moss = |log: &Log| {
        let all = companions(&log.chronicle(), "pip", at("05-20"));
        all.iter().find(|c| c.other == "moss").unwrap().strength
    };
    assert_eq!(of_moss(&exposed), Strength::Never);
    let carer = exposed.clone().entry(
        "05-01",
        "pip moss",
        "hold_lift",
        json!({"decided_by": "ada", "reason": "tired"}),
    );
    assert_eq!(of_moss(&carer), Strength::Never);
    let vet = exposed.person("noor", "vet").entry(
        "05-01",
        "pip moss",
        "hold_lift",
        json!({"decided_by": "noor", "reason": "tested"}),
    );
    assert_eq!(of_moss(&vet), Strength::Caution);
    let none = two().entry("04-13", "wren", "intake", json!({"exposure": "no parvo known"}));
    assert_ne!(best(&none, "pip", "05-20").strength, Strength::Never);
}

#[test]
fn never_again_two_that_sucked_on_each_other() {
    let sucking =
        alike().entry("04-28 9:00", "pip wren", "pairing_end", json!({"reason": "sucking on each other"}));
    assert_eq!(best(&sucking, "pip", "04-28 12:00").strength, Strength::Never);
    let strong =
        alike().entry("04-28 9:00", "pip wren", "observation", json!({"tags": ["strong_suck_reflex"]}));
    assert_eq!(best(&strong, "pip", "04-28 12:00").strength, Strength::Allowed);
}

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
            .contains("Pip 300 g today, Wren 450 g today: the heavier weighs 1.5 times the lighter.")
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
fn ones_own_species_comes_first_and_what_must_never_be_last() {
    let three = alike().puppy("moss", "04-10").intake("04-11", "moss").weighs("04-28 8:00", "moss", 305.0);
    let ids = |log: &Log| -> Vec<String> {
        companions(&log.chronicle(), "pip", at("04-28 12:00")).into_iter().map(|c| c.other).collect()
    };
    assert_eq!(ids(&three), ["wren", "moss"]);
    let ill = three.clone().entry("04-28", "wren", "vet_visit", json!({"finding": "ringworm"}));
    assert_eq!(ids(&ill), ["moss", "wren"]);
    let gone = three.entry("04-28", "wren", "adoption", json!({}));
    assert_eq!(ids(&gone), ["moss"], "who left is not proposed");
    assert!(companions(&litter().chronicle(), "pip", at("04-20")).is_empty(), "they share a nest already");
}

fn case(now: &str) -> (littermate_core::chronicle::Chronicle, Moment) {
    (LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap(), Moment::parse(now).unwrap())
}

#[test]
fn in_the_published_case_each_is_the_best_company_of_the_other() {
    let (chronicle, now) = case("2024-04-28T23:00:00-05:00");
    let alone = alone(&chronicle, now);
    let lines: Vec<&str> = alone.iter().map(|a| a.sentence.as_str()).collect();
    assert_eq!(
        lines,
        [
            "Kangaroo: alone since 14 April; her mother turned her away. Nothing about crying logged in the last 24 hours.",
            "Possum: alone since 24 April; the others of her nest are in another place. Nothing about crying logged in the last 24 hours.",
        ]
    );
    for (one, other) in [("a_kangaroo", "a_possum"), ("a_possum", "a_kangaroo")] {
        let all = companions(&chronicle, one, now);
        assert_eq!(all.len(), 1, "mothers are no companions");
        let best = &all[0];
        assert_eq!((best.other.as_str(), best.strength), (other, Strength::Hold));
        assert_eq!(best.until.unwrap().to_string(), "2024-05-07");
        assert!(best.sentence.ends_with("on hold until 7 May."));
        let against = against(best);
        for expected in [
            "Possum came on 23 April: 14 days apart end on 7 May.",
            "a kitten",
            "a puppy",
            "the heavier weighs 2 times the lighter",
        ] {
            assert!(against.contains(expected), "{expected} in {against}");
        }
        assert!(best.reasons_for.iter().any(|r| r.text.contains("neither of them wants to be alone")));
    }
    let later = case("2024-05-08T12:00:00-05:00").1;
    let mut parted = chronicle.clone();
    parted.entries.retain(|e| e.at <= now);
    assert_eq!(companions(&parted, "a_possum", later)[0].strength, Strength::Caution);
}

#[test]
fn the_decision_to_introduce_them_makes_them_the_first_suggestion() {
    let (mut chronicle, now) = case("2024-04-28T23:00:00-05:00");
    let mut lift = chronicle.entries.iter().find(|e| e.id == "e033").unwrap().clone();
    lift.at = now.plus_minutes(-10);
    lift.id = "lift".into();
    lift.kind = littermate_core::entry::Kind::read(
        "hold_lift",
        json!({"decided_by": "p_emilie", "reason": "alone costs her more"}).as_object().unwrap(),
    )
    .unwrap();
    chronicle.entries.retain(|e| e.at <= now);
    chronicle.entries.push(lift);
    let best = &companions(&chronicle, "a_possum", now)[0];
    assert_eq!((best.strength, best.until), (Strength::Caution, None));
    assert!(against(best).contains("Lifted today by Emilie: «alone costs her more»."), "{}", against(best));
}

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

/// What may stand in a random log: who comes, what is seen, who is put together.
fn happens() -> impl Strategy<Value = (usize, usize, usize, u32)> {
    (0..10_usize, 0..4_usize, 0..4_usize, 0..30_u32)
}

fn random(events: &[(usize, usize, usize, u32)]) -> Log {
    let ids = ["ash", "bea", "cob", "dot"];
    let mut log = log()
        .kitten("ash", "04-10")
        .kitten("bea", "04-02")
        .puppy("cob", "04-10")
        .animal("dot", json!({"species": "squirrel", "wild": true}));
    for &(what, one, other, day) in events {
        let (a, both) = (ids[one], format!("{} {}", ids[one], ids[other]));
        let when = format!("04-{:02} 9:00", day + 1);
        log = match what {
            0 => log.entry(&when, a, "intake", json!({"from": "barn"})),
            1 => log.entry(&when, a, "vet_visit", json!({"finding": "ringworm"})),
            2 => log.weighs(&when, a, 100.0 + f64::from(day) * 9.0),
            3 if one != other => log.entry(&when, &both, "introduction", json!({"outcome": "accepted"})),
            4 if one != other => log.entry(&when, &both, "pairing_end", json!({"reason": "sucking"})),
            5 => log.entry(&when, a, "hold", json!({"until": "2026-04-28"})),
            6 if one != other => {
                log.entry(&when, &both, "hold_lift", json!({"decided_by": "vet", "reason": "asked"}))
            }
            7 => log.entry(&when, a, "nest", json!({"with": []})),
            8 => log.entry(&when, a, "placement", json!({"to": "elsewhere"})),
            9 => log.bottle(&when, a, 4.0),
            _ => log,
        };
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_of_two_does_not_depend_on_who_is_asked(events in prop::collection::vec(happens(), 0..12)) {
        let chronicle = random(&events).chronicle();
        let now = at("04-27 12:00");
        for one in chronicle.animals.keys() {
            for found in companions(&chronicle, one, now) {
                let back = companions(&chronicle, &found.other, now);
                let back = back.iter().find(|c| c.other == *one).unwrap();
                prop_assert_eq!((found.strength, found.until), (back.strength, back.until));
                prop_assert!(found.strength == Strength::Allowed || !found.reasons_against.is_empty());
                if one == "dot" || found.other == "dot" {
                    prop_assert_eq!(found.strength, Strength::Never);
                }
            }
        }
        let paired: Vec<String> = together(&chronicle, now).into_iter().flat_map(|p| p.ids).collect();
        prop_assert!(alone(&chronicle, now).iter().all(|a| !paired.contains(&a.animal)));
    }
}
