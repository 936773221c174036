//! The whole nursery at once, and laws over random logs.

use crate::support::{Log, at, log};
use littermate_core::pairing::{Proposal, Strength, alone, companions, proposal, together};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;

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

/// Kittens and puppies that came alone, tested and weighed, free to meet.
fn lonely(count: usize, of: impl Fn(usize) -> (i64, f64, bool)) -> Log {
    (0..count).fold(log(), |log, at| {
        let id = format!("n{at:02}");
        let (day, grams, kitten) = of(at);
        let born = format!("04-{day:02}");
        let log = if kitten { log.kitten(&id, &born) } else { log.puppy(&id, &born) };
        log.entry("04-12 9:00", &id, "intake", json!({"to": "home", "from": format!("street {at}")})).weighs(
            "04-28 8:00",
            &id,
            grams,
        )
    })
}

fn alike_and_lonely(count: usize) -> Log {
    lonely(count, |_| (10, 300.0, true))
}

fn pairs(proposal: &Proposal) -> Vec<(String, String)> {
    proposal.pairs.iter().map(|p| (p.animal.clone(), p.with.other.clone())).collect()
}

#[test]
fn everyone_who_is_alone_gets_company_when_the_number_is_even() {
    let found = proposal(&alike_and_lonely(6).chronicle(), at("04-28 12:00"));
    assert_eq!((found.pairs.len(), found.joins.len(), found.left.len()), (3, 0, 0));
    assert_eq!(found.sentence, "3 pairs of 6 who are alone.");
    let who: BTreeSet<String> = pairs(&found).into_iter().flat_map(|(a, b)| [a, b]).collect();
    assert_eq!(who.len(), 6, "nobody twice");
}

#[test]
fn one_left_over_may_join_a_pair_and_is_not_part_of_the_best_set() {
    let found = proposal(&alike_and_lonely(5).chronicle(), at("04-28 12:00"));
    assert_eq!((found.pairs.len(), found.joins.len(), found.left.len()), (2, 1, 0));
    assert_eq!(found.sentence, "2 pairs of 5 who are alone. One is left over, and could join a pair.");
    let join = &found.joins[0];
    assert!(pairs(&found).iter().any(|(a, b)| [a, b].contains(&&join.with.other)));
}

#[test]
fn who_is_held_or_forbidden_is_not_proposed() {
    let log = alike_and_lonely(2).entry("04-28 9:00", "n00", "vet_visit", json!({"finding": "ringworm"}));
    let found = proposal(&log.chronicle(), at("04-28 12:00"));
    assert_eq!((pairs(&found).len(), found.left.len()), (0, 2));
    assert_eq!(found.sentence, "Nobody of those who are alone may be brought together now.");
    let held = proposal(&alike_and_lonely(2).chronicle(), at("04-20 12:00"));
    assert!(held.pairs.is_empty(), "the days apart are not over");
    let one = proposal(&alike_and_lonely(1).chronicle(), at("04-28 12:00"));
    assert_eq!(one.sentence, "Fewer than two are alone: there is nobody to bring together.");
}

#[test]
fn two_pairs_count_for_more_than_one_that_fits_better() {
    // The two in the middle fit each other best; then nobody would be left for the puppy.
    let log =
        lonely(4, |at| [(10, 300.0, true), (10, 300.0, true), (14, 380.0, true), (10, 300.0, false)][at]);
    let found = proposal(&log.chronicle(), at("04-28 12:00"));
    assert_eq!(found.pairs.len(), 2);
}

#[test]
fn the_companion_of_one_who_died_is_left_in_peace_that_day() {
    let log = alike_and_lonely(3)
        .entry("04-27 9:00", "n00 n01", "introduction", json!({"outcome": "accepted"}))
        .entry("04-28 9:00", "n00", "death", json!({}));
    let chronicle = log.chronicle();
    assert!(proposal(&chronicle, at("04-28 20:00")).pairs.is_empty());
    assert_eq!(proposal(&chronicle, at("04-29 8:00")).pairs.len(), 1);
}

/// The best sum over all sets of pairs, tried one after the other.
fn by_trying(ids: &[usize], edges: &[(usize, usize, u32)]) -> u32 {
    let Some((first, rest)) = ids.split_first() else { return 0 };
    let without = by_trying(rest, edges);
    rest.iter().fold(without, |best, other| {
        let edge = edges.iter().find(|(a, b, _)| (a, b) == (first, other));
        let Some((_, _, score)) = edge else { return best };
        let left: Vec<usize> = rest.iter().copied().filter(|id| id != other).collect();
        best.max(100 + score + by_trying(&left, edges))
    })
}

/// What every pair of those who are alone is worth, as long as it may be tried.
fn edges_of(chronicle: &littermate_core::chronicle::Chronicle, ids: &[String]) -> Vec<(usize, usize, u32)> {
    let now = at("04-28 12:00");
    let mut edges = Vec::new();
    for (a, id) in ids.iter().enumerate() {
        for found in companions(chronicle, id, now) {
            let may = matches!(found.strength, Strength::Allowed | Strength::Caution);
            if let Some(b) = ids.iter().position(|id| *id == found.other).filter(|b| may && *b > a) {
                edges.push((a, b, found.score));
            }
        }
    }
    edges
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

    #[test]
    fn the_proposal_is_as_good_as_trying_every_set(
        all in prop::collection::vec((1..28_i64, 100..600_u32, any::<bool>(), 0..4_usize), 0..=10)
    ) {
        let mut log = lonely(all.len(), |at| (all[at].0, f64::from(all[at].1), all[at].2));
        for (at, (.., ill)) in all.iter().enumerate() {
            if *ill == 0 {
                log = log.entry("04-28 9:00", &format!("n{at:02}"), "vet_visit", json!({"finding": "ringworm"}));
            }
        }
        let chronicle = log.chronicle();
        let found = proposal(&chronicle, at("04-28 12:00"));
        let ids: Vec<String> = alone(&chronicle, at("04-28 12:00")).into_iter().map(|a| a.animal).collect();
        let places: Vec<usize> = (0..ids.len()).collect();
        let worth: u32 = found.pairs.iter().map(|p| 100 + p.with.score).sum();
        prop_assert_eq!(worth, by_trying(&places, &edges_of(&chronicle, &ids)));
        let mut all: Vec<&String> = found.pairs.iter().flat_map(|p| [&p.animal, &p.with.other]).collect();
        all.extend(found.joins.iter().map(|p| &p.animal).chain(&found.left));
        let once: BTreeSet<&String> = all.iter().copied().collect();
        prop_assert_eq!((all.len(), once.len()), (ids.len(), ids.len()));
        for pair in found.pairs.iter().chain(&found.joins) {
            prop_assert!(matches!(pair.with.strength, Strength::Allowed | Strength::Caution));
        }
    }

    #[test]
    fn other_names_and_another_order_change_nothing_that_is_said(
        events in prop::collection::vec(happens(), 0..12)
    ) {
        let log = random(&events);
        let renamed = log.text().replace("\"ash\"", "\"zed\"");
        let renamed = littermate_core::transfer::file::LogFile::parse(&renamed).unwrap().chronicle(None).unwrap();
        let chronicle = log.chronicle();
        let now = at("04-27 12:00");
        let said = |chronicle: &littermate_core::chronicle::Chronicle, of: &str| -> BTreeSet<String> {
            let all = companions(chronicle, of, now);
            all.into_iter().map(|c| format!("{} {:?} {:?} {}", c.label, c.strength, c.until, c.score)).collect()
        };
        prop_assert_eq!(said(&chronicle, "ash"), said(&renamed, "zed"));
        prop_assert_eq!(said(&chronicle, "bea").len(), said(&renamed, "bea").len());
        prop_assert_eq!(proposal(&chronicle, now).pairs.len(), proposal(&renamed, now).pairs.len());
    }
}
