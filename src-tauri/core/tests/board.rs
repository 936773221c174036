//! The pairing board: two who are alone are introduced, tried, kept or parted; both timelines tell it.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::board::{Meeting, PairingBoard};
use littermate_core::values::Moment;
use support::Home;

fn evening_before(home: &mut Home) -> PairingBoard {
    home.book.pairing_board(Moment::parse("2024-04-28T23:00:00-05:00")).unwrap()
}

#[test]
fn two_who_are_alone_are_each_others_best_company() {
    let mut home = Home::with_the_case();
    let board = evening_before(&mut home);
    let best: Vec<(&str, &str)> = board
        .alone
        .iter()
        .map(|l| (l.alone.label.as_str(), l.companions[0].companion.label.as_str()))
        .collect();
    assert_eq!(best.len(), 2);
    assert!(best.contains(&("Kangaroo", "Possum")) && best.contains(&("Possum", "Kangaroo")), "{best:?}");
    assert!(board.together.is_empty());
}

#[test]
fn introduced_they_stand_together_and_both_timelines_tell_it() {
    let mut home = Home::with_the_case();
    assert_eq!(home.book.pairing_board(None).unwrap().together[0].pairing.names, ["Kangaroo", "Possum"]);
    home.book.end_pairing("Kangaroo", "Possum", "one of them sneezes").unwrap();
    assert!(home.book.pairing_board(None).unwrap().together.is_empty());
    home.clock.pass_minutes(600);
    let meeting = Meeting {
        reason: "both cried all night".to_owned(),
        reaction: "curled up together".to_owned(),
        outcome: "accepted".to_owned(),
        sleep: "together".to_owned(),
        immediate: true,
        ..Meeting::default()
    };
    home.book.introduce("Kangaroo", "Possum", &meeting).unwrap();
    assert_eq!(home.book.pairing_board(None).unwrap().together.len(), 1);
    for name in ["Kangaroo", "Possum"] {
        let titles: Vec<String> = home
            .book
            .timeline(name, None, None)
            .unwrap()
            .entries
            .iter()
            .take(3)
            .map(|e| e.title.clone())
            .collect();
        let pairs = home.book.animal_page(name).unwrap().pairs;
        assert!(pairs[0].starts_with("Kangaroo and Possum: together since today"), "{pairs:?}");
        assert!(
            titles.contains(&"Introduction".to_owned()) && titles.contains(&"Time together".to_owned()),
            "{titles:?}"
        );
    }
    home.book.undo().unwrap();
    assert!(
        home.book.pairing_board(None).unwrap().together.is_empty(),
        "one undo takes the whole meeting back"
    );
}

#[test]
fn what_cannot_be_a_pair_is_refused() {
    let mut home = Home::with_the_case();
    let meeting = Meeting::default();
    assert_eq!(
        home.book.introduce("Possum", "Possum", &meeting).unwrap_err().field.as_deref(),
        Some("other")
    );
    let odd = Meeting { minutes: "a while".to_owned(), ..Meeting::default() };
    assert_eq!(
        home.book.introduce("Possum", "Kangaroo", &odd).unwrap_err().field.as_deref(),
        Some("minutes")
    );
    assert_eq!(
        home.book.record_meeting("Possum", "Kangaroo", &meeting).unwrap_err().field.as_deref(),
        Some("reaction")
    );
}

#[test]
fn any_two_have_their_reasons_unless_they_share_a_nest() {
    let mut home = Home::at("2026-11-22T12:00:00-06:00");
    home.book.load_demo().unwrap();
    let reasons = home.book.pair_reasons("Juniper", "Fern").unwrap().unwrap();
    assert_eq!(reasons.companion.label, "Fern");
    assert!(!reasons.companion.reasons_for.is_empty() || !reasons.companion.reasons_against.is_empty());
    assert!(!reasons.advice.is_empty());
    assert_eq!(home.book.pair_reasons("Pip", "Wren").unwrap(), None);
    assert!(home.book.pair_reasons("Pip", "Nobody").is_err());
}

#[test]
fn what_a_littermate_died_of_and_what_the_mother_has_still_counts() {
    let log = serde_json::json!({
        "format": "littermate-log/1",
        "log": {"title": "A test", "timezone": "Europe/Paris", "as_of": "2026-05-20T12:00:00+02:00"},
        "profile": {}, "people": [], "places": [], "media": [],
        "litters": [{"id": "l", "species": "cat", "mother": "queen"}],
        "animals": [
            {"id": "queen", "name": "Queen", "species": "cat", "role": "mother"},
            {"id": "bean", "name": "Bean", "species": "cat", "litter": "l", "birth": {"date": "2026-05-01"}},
            {"id": "pip", "name": "Pip", "species": "cat", "litter": "l", "birth": {"date": "2026-05-01"}},
            {"id": "wren", "name": "Wren", "species": "cat", "birth": {"date": "2026-05-01"}},
        ],
        "entries": [
            {"id": "a", "at": "2026-05-02T09:00:00+02:00", "kind": "intake", "subjects": ["queen", "bean", "pip"], "data": {"litter": "l"}},
            {"id": "b", "at": "2026-05-02T09:00:00+02:00", "kind": "intake", "subjects": ["wren"], "data": {"alone": true}},
            {"id": "c", "at": "2026-05-03T09:00:00+02:00", "kind": "vet_visit", "subjects": ["queen"], "data": {"test": "FeLV", "result": "positive"}},
            {"id": "d", "at": "2026-05-04T09:00:00+02:00", "kind": "adoption", "subjects": ["queen"], "data": {}},
            {"id": "e", "at": "2026-05-18T09:00:00+02:00", "kind": "vet_visit", "subjects": ["bean"], "data": {"finding": "panleukopenia"}},
            {"id": "f", "at": "2026-05-18T20:00:00+02:00", "kind": "death", "subjects": ["bean"], "data": {}},
        ],
    });
    let mut home = Home::at("2026-05-20T12:00:00+02:00");
    home.book.import_log(&log.to_string()).unwrap();
    let candidate = home.book.pair_reasons("Wren", "Pip").unwrap().unwrap();
    let against: Vec<String> = candidate.companion.reasons_against.iter().map(|r| r.text.clone()).collect();
    let said = against.join("\n");
    assert!(said.contains("Pip met parvovirus or panleukopenia, by the log"), "{said}");
    assert!(said.contains("The mother of Pip is positive for FeLV, by the log."), "{said}");
}
