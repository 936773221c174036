//! Who could keep whom company: what forbids it, what holds it, what lifts a hold.

use crate::support::{Log, at, log};
use crate::{against, alike, best, case, litter, two};
use littermate_core::pairing::{Reason, Strength, alone, companions};
use serde_json::json;

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
    assert!(reasons.contains(&"Weights within 4 %: Pip 300 g today; Wren 310 g today.".to_owned()));
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
fn a_death_that_nobody_can_explain_keeps_its_group_to_itself() {
    let group = |data: serde_json::Value| {
        alike()
            .kitten("bean", "04-10")
            .intake("04-12 18:00", "bean")
            .entry("04-27", "bean", "nest", json!({"with": ["pip"]}))
            .entry("05-02 3:00", "bean", "death", data)
    };
    let held = best(&group(json!({})), "pip", "05-03 9:00");
    assert_eq!((held.strength, held.until.unwrap().to_string()), (Strength::Hold, "2026-05-16".to_owned()));
    let why = "Bean of the group of Pip died yesterday, and the log does not say why: 14 days apart";
    assert!(against(&held).contains(why), "{}", against(&held));
    assert_ne!(best(&group(json!({"cause": "heart"})), "pip", "05-03 9:00").strength, Strength::Hold);
    let examined = group(json!({})).entry("05-03 8:00", "bean", "vet_visit", json!({"finding": "examined"}));
    assert_ne!(best(&examined, "pip", "05-03 9:00").strength, Strength::Hold);
    assert_ne!(best(&group(json!({})), "pip", "05-16 9:00").strength, Strength::Hold);
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

#[test]
fn what_a_group_met_holds_it_for_as_long_as_that_illness_needs() {
    for (met, day, free, source) in [
        ("distemper in the shelter", "04-28", "2026-05-12", "Best Friends, distemper playbook"),
        ("a sibling with ringworm", "04-20", "2026-04-26", "University of Florida, ringworm"),
        ("cats with cat flu", "04-20", "2026-04-26", "Kitten Lady; Best Friends"),
    ] {
        let log = alike().entry("04-12", "wren", "intake", json!({"from": "shelter", "exposure": met}));
        let held = best(&log, "pip", &format!("{day} 12:00"));
        assert_eq!(
            (held.strength, held.until.unwrap().to_string().as_str()),
            (Strength::Hold, free),
            "{met}"
        );
        assert!(against(&held).contains(source), "{}", against(&held));
    }
    let later = alike().entry("04-20", "wren", "observation", json!({"tags": ["exposed to distemper"]}));
    let held = best(&later, "pip", "04-28 12:00");
    assert_eq!(held.until.unwrap().to_string(), "2026-05-20", "it counts from the last time");
    assert!(
        against(&held)
            .contains("Where Wren is, distemper was noted on 20 April: 30 days apart end on 20 May.")
    );
    assert_eq!(
        best(&later, "pip", "05-20 1:00").strength,
        Strength::Caution,
        "over; only the weights are old"
    );
    let own = litter().entry("04-13", "pip", "observation", json!({"tags": ["exposed to distemper"]})).entry(
        "04-14",
        "pip",
        "nest",
        json!({"with": []}),
    );
    assert_ne!(best(&own, "pip", "04-15").strength, Strength::Hold, "littermates met the same");
}

#[test]
fn who_lies_with_one_that_is_ill_met_it_too() {
    let log = litter().kitten("wren", "04-11").intake("04-01", "wren").entry(
        "04-26",
        "bean",
        "vet_visit",
        json!({"finding": "panleukopenia"}),
    );
    let all = companions(&log.chronicle(), "wren", at("04-28 12:00"));
    assert!(all.iter().all(|c| c.strength == Strength::Never), "{all:?}");
    assert_eq!(all.len(), 3);
}

#[test]
fn a_contaminated_home_holds_until_it_was_cleaned() {
    let noted = alike().entry("04-27", "wren", "observation", json!({"tags": ["contaminated home"]}));
    let held = best(&noted, "pip", "04-28 12:00");
    assert_eq!((held.strength, held.until), (Strength::Hold, None));
    assert!(against(&held).contains("The home of Wren was noted as contaminated yesterday."));
    let cleaned = noted.entry("04-28 9:00", "wren", "observation", json!({"tags": ["home disinfected"]}));
    assert_eq!(best(&cleaned, "pip", "04-28 12:00").strength, Strength::Allowed);
    let denied = alike().entry("04-27", "wren", "observation", json!({"tags": ["not contaminated"]}));
    assert_eq!(best(&denied, "pip", "04-28 12:00").strength, Strength::Allowed);
}

#[test]
fn a_mother_known_positive_holds_her_young_until_somebody_lifts_it() {
    let with = |result: &str| {
        alike().animal("queen", json!({"species": "cat", "role": "mother"})).entry(
            "04-13",
            "queen",
            "vet_visit",
            json!({"test": "FeLV", "result": result}),
        )
    };
    let of = |log: Log| {
        let mut chronicle = log.chronicle();
        chronicle.animals.get_mut("wren").unwrap().mother = Some("queen".to_owned());
        companions(&chronicle, "pip", at("04-28 12:00")).remove(0)
    };
    let held = of(with("positive"));
    assert_eq!(held.strength, Strength::Hold);
    assert!(
        against(&held).contains("The mother of Wren is positive for FeLV, by the log."),
        "{}",
        against(&held)
    );
    assert_eq!(of(with("negative")).strength, Strength::Allowed);
    let lift = json!({"decided_by": "noor", "reason": "Wren is negative"});
    assert_eq!(
        of(with("positive").entry("04-20", "pip wren", "hold_lift", lift)).strength,
        Strength::Caution
    );
}

#[test]
fn a_treatment_that_is_running_holds_until_it_is_over_or_somebody_lifts_it() {
    let order =
        json!({"drug": "amoxicillin", "every_hours": 12, "until": "2026-04-30", "by": "Dr. Noor, vet"});
    let treated = alike().entry("04-26", "wren", "plan_med", order);
    let held = best(&treated, "pip", "04-28 12:00");
    assert_eq!((held.strength, held.until.unwrap().to_string().as_str()), (Strength::Hold, "2026-05-01"));
    assert!(
        against(&held).contains("Wren is being treated with amoxicillin until 30 April."),
        "{}",
        against(&held)
    );
    assert_ne!(best(&treated, "pip", "05-01 12:00").strength, Strength::Hold);
    let lift = json!({"decided_by": "noor", "reason": "nothing that spreads"});
    let lifted = treated.clone().entry("04-27", "pip wren", "hold_lift", lift);
    assert_eq!(best(&lifted, "pip", "04-28 12:00").strength, Strength::Caution);
    let stopped = treated.entry("04-27", "wren", "plan_med", json!({"drug": "amoxicillin", "stopped": true}));
    assert_eq!(best(&stopped, "pip", "04-28 12:00").strength, Strength::Allowed);
}
