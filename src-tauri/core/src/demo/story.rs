//! What happened to the Linden litter, to Wren and to Juniper, beside the rounds.

use super::Log;
use serde_json::json;

const LINDEN: [&str; 6] = ["a_miso", "a_bean", "a_pip", "a_olive", "a_fern", "a_otto"];
const PAIR: [&str; 2] = ["a_pip", "a_wren"];

/// Tells the weeks in order of time.
pub(super) fn tell(log: &mut Log) {
    found(log);
    wren_comes(log);
    pip_falls_behind(log);
    juniper_comes(log);
    growing_up(log);
    nights_before(log);
    introduced(log);
    nights_since(log);
    juniper_cries(log);
}

fn found(log: &mut Log) {
    log.entry(
        log.ago(19, 8, 30),
        "intake_request",
        &LINDEN,
        json!({
            "what": "six newborn kittens", "count": 6, "requested_by": "p_gardener", "condition": "cold and hungry",
            "found_in": "in a potting shed under a linden tree", "waited_hours": 20, "mother_seen": false,
        }),
    );
    log.with("note", "He kept watch since yesterday. No mother came.");
    log.entry(
        log.ago(19, 16, 30),
        "intake",
        &LINDEN,
        json!({"litter": "l_linden", "count": 6, "from": "pl_shed", "to": "pl_home", "condition": "cold and hungry", "eyes": "closed", "age_days_est": 3}),
    );
    log.entry(
        log.ago(19, 16, 40),
        "observation",
        &["a_pip"],
        json!({"tags": ["smallest_of_the_litter", "runt"]}),
    );
    log.entry(
        log.ago(19, 17, 0),
        "feed",
        &LINDEN,
        json!({"method": "bottle", "formula": "kitten milk replacer", "first": true}),
    );
    log.entry(
        log.ago(19, 17, 30),
        "plan_feed",
        &LINDEN,
        json!({"formula": "kitten milk replacer", "kcal_per_ml": 0.74, "every_hours": 3, "by": "p_ferrant"}),
    );
    log.entry(
        log.ago(18, 18, 0),
        "naming",
        &["a_pip"],
        json!({"name": "Pip", "reason": "is no bigger than an apple pip"}),
    );
    log.entry(
        log.ago(18, 7, 0),
        "note",
        &[],
        json!({"detail": "The gardener asked that nobody names his street. His number is on the fridge."}),
    );
    log.with("visibility", "private");
}

fn wren_comes(log: &mut Log) {
    log.entry(
        log.ago(18, 20, 15),
        "intake",
        &["a_wren"],
        json!({"single": true, "from": "pl_stop", "to": "pl_home", "found": "in a shoebox at a bus stop", "condition": "very cold", "age_days_est": 3}),
    );
    log.with("note", "One puppy in a shoebox. The bus driver warmed her in her coat.");
    log.entry(log.ago(18, 20, 20), "temp", &["a_wren"], json!({"c": 33.8}));
    log.entry(log.ago(18, 21, 40), "temp", &["a_wren"], json!({"c": 35.9}));
    log.entry(
        log.ago(18, 21, 50),
        "feed",
        &["a_wren"],
        json!({"method": "syringe", "ml": 2, "formula": "puppy milk replacer", "vigour": "weak", "first": true, "reason": "to get her through the night"}),
    );
    log.entry(
        log.ago(17, 8, 0),
        "plan_feed",
        &["a_wren"],
        json!({"formula": "puppy milk replacer", "kcal_per_ml": 0.74, "every_hours": 3, "by": "p_ferrant"}),
    );
    log.entry(
        log.ago(17, 9, 0),
        "naming",
        &["a_wren"],
        json!({"name": "Wren", "reason": "is small and loud, like the bird"}),
    );
}

fn pip_falls_behind(log: &mut Log) {
    log.entry(
        log.ago(13, 9, 0),
        "observation",
        &["a_pip", "a_bean", "a_otto"],
        json!({"tags": ["sucking_on_each_other"]}),
    );
    log.with("note", "Bean and Otto suck on Pip. Her belly is wet.");
    log.with("visibility", "ask");
    log.entry(log.ago(13, 9, 10), "nest", &["a_pip"], json!({"with": []}));
    log.with("note", "A box of her own for Pip, beside the others.");
    log.entry(
        log.ago(13, 18, 0),
        "weight",
        &["a_pip"],
        json!({"grams": 121, "ratio": {"num": 3, "den": 4, "of": "littermate_mean"}, "littermate_mean_g": 162, "when": "before_feed"}),
    );
}

fn juniper_comes(log: &mut Log) {
    log.entry(
        log.ago(15, 12, 30),
        "intake",
        &["a_juniper"],
        json!({"single": true, "to": "pl_home", "found": "under a juniper hedge", "condition": "hungry", "age_days_est": 6}),
    );
    log.entry(
        log.ago(15, 13, 0),
        "feed",
        &["a_juniper"],
        json!({"method": "bottle", "ml": 4, "formula": "kitten milk replacer", "first": true}),
    );
    log.entry(
        log.ago(15, 13, 30),
        "plan_feed",
        &["a_juniper"],
        json!({"formula": "kitten milk replacer", "kcal_per_ml": 0.74, "every_hours": 3, "by": "p_ferrant"}),
    );
}

fn growing_up(log: &mut Log) {
    for (days, animal, name) in [
        (14, "a_miso", "eyes_open"),
        (13, "a_olive", "eyes_open"),
        (12, "a_pip", "eyes_open"),
        (12, "a_juniper", "eyes_open"),
        (8, "a_wren", "eyes_open"),
        (5, "a_miso", "first_steps"),
        (3, "a_pip", "first_purr"),
        (2, "a_wren", "first_steps"),
    ] {
        log.entry(log.ago(days, 14, 0), "milestone", &[animal], json!({"name": name}));
    }
    let everyone = ["a_miso", "a_bean", "a_pip", "a_olive", "a_fern", "a_otto", "a_juniper"];
    log.entry(
        log.ago(6, 11, 0),
        "vet_visit",
        &everyone,
        json!({"who": "p_ferrant", "test": "FeLV/FIV", "result": "negative"}),
    );
    log.entry(
        log.ago(6, 11, 20),
        "vet_visit",
        &["a_wren"],
        json!({"who": "p_ferrant", "finding": "a soft belly and steady weight"}),
    );
    log.entry(
        log.ago(7, 9, 0),
        "med",
        &["a_wren"],
        json!({"drug": "worming paste", "by": "p_ferrant", "reason": "deworming at two weeks"}),
    );
    log.with("visibility", "internal_medical");
}

fn nights_before(log: &mut Log) {
    for (days, hour, minute, animal, intensity) in [
        (12, 23, 30, "a_pip", "medium"),
        (11, 3, 10, "a_wren", "high"),
        (10, 2, 40, "a_pip", "high"),
        (9, 23, 50, "a_wren", "high"),
        (8, 3, 20, "a_pip", "high"),
        (7, 3, 30, "a_wren", "high"),
        (6, 3, 15, "a_pip", "high"),
        (6, 23, 40, "a_wren", "medium"),
        (5, 2, 55, "a_pip", "high"),
        (5, 3, 5, "a_wren", "high"),
    ] {
        log.entry(log.ago(days, hour, minute), "cry", &[animal], json!({"intensity": intensity}));
    }
    log.entry(log.ago(5, 21, 30), "observation", &PAIR, json!({"tags": ["does_not_want_to_be_alone"]}));
    log.with("note", "Neither of them settles alone.");
}

fn introduced(log: &mut Log) {
    log.entry(
        log.ago(4, 16, 45),
        "introduction",
        &PAIR,
        json!({"reason": "both unhappy alone at night", "decided_by": "p_ines", "reaction": "curled up together at once", "immediate": true, "minutes": 30, "outcome": "accepted"}),
    );
    log.with("note", "Their 14 days apart were over. Pip walked straight into Wren’s warm side.");
    log.entry(log.ago(4, 17, 30), "nest", &PAIR, json!({"with": PAIR}));
    log.entry(
        log.ago(3, 10, 0),
        "quote",
        &PAIR,
        json!({
            "speaker": "p_ines",
            "words": "Nobody told them they are a cat and a dog. They found a warm side to sleep against, and that was that.",
            "said_in": "diary", "consent": {"status": "given", "channels": ["all"]},
        }),
    );
    log.entry(log.ago(2, 18, 0), "observation", &PAIR, json!({"tags": ["playful"]}));
    log.entry(
        log.ago(1, 19, 0),
        "decision",
        &PAIR,
        json!({"about": "together_only", "decided_by": "p_ines", "reason": "they sleep only beside each other"}),
    );
    log.entry(
        log.ago(1, 19, 5),
        "plan",
        &PAIR,
        json!({"what": "be adopted together", "condition": "once weaned", "certainty": "hope"}),
    );
    log.entry(
        log.ago(1, 19, 10),
        "quote",
        &PAIR,
        json!({
            "speaker": "p_ines",
            "words": "Wren waits until Pip has had her bottle. Then they both fall asleep.",
            "said_in": "diary", "consent": {"status": "given", "channels": ["all"]},
        }),
    );
}

fn nights_since(log: &mut Log) {
    for days in [4, 3, 2, 1] {
        log.entry(log.ago(days, 22, 50), "cohabit", &PAIR, json!({"sleep": "together", "snuggle": true}));
    }
    for days in [4, 1] {
        log.entry(log.ago(days, 23, 30), "cry", &PAIR, json!({"intensity": "none"}));
    }
    log.entry(
        log.ago(2, 5, 50),
        "cry",
        &PAIR,
        json!({"intensity": "low", "trigger": "bottle_time", "otherwise": "none"}),
    );
}

fn juniper_cries(log: &mut Log) {
    for minutes in [20 * 60, 11 * 60, 7 * 60 + 20] {
        log.entry(log.before(minutes), "cry", &["a_juniper"], json!({"intensity": "high"}));
    }
}
