//! What is worth a look, as the book says it, and how a carer dismisses it.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::care::{Level, NOTHING};
use littermate_core::journal::EntryForm;
use littermate_core::register::NewAnimals;
use std::collections::BTreeMap;
use support::Home;

/// Pip and Bean, ten days old, taken in at noon.
fn litter() -> (Home, String, String) {
    let mut home = Home::at("2026-11-22T12:00:00-06:00");
    let new = NewAnimals {
        litter: "Linden".to_owned(),
        species: "cat".to_owned(),
        age: "10".to_owned(),
        names: "Pip, Bean".to_owned(),
        ..NewAnimals::default()
    };
    let animals = home.book.take_in(&new).unwrap().value.animals;
    (home, animals[0].clone(), animals[1].clone())
}

fn add(home: &mut Home, animal: &str, kind: &str, fields: &[(&str, &str)]) {
    home.clock.pass_minutes(5);
    let fields: BTreeMap<String, String> =
        fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let form = EntryForm {
        kind: kind.to_owned(),
        subjects: vec![animal.to_owned()],
        fields,
        ..EntryForm::default()
    };
    home.book.add_entry(&form).unwrap();
}

fn rules(home: &mut Home, animal: &str) -> Vec<String> {
    home.book.watched(Some(animal)).unwrap().lines.into_iter().map(|line| line.rule).collect()
}

#[test]
fn with_nothing_to_report_the_log_says_what_it_cannot_see() {
    let (mut home, pip, _) = litter();
    assert_eq!(home.book.watched(Some(&pip)).unwrap().calm.as_deref(), Some(NOTHING));
    assert_eq!(home.book.watched(None).unwrap().calm.as_deref(), Some(NOTHING));
    let mut empty = Home::at("2026-11-22T12:00:00-06:00");
    assert_eq!(empty.book.watched(None).unwrap().calm, None, "where nobody is, nobody is spoken of");
}

#[test]
fn everybody_has_one_line_and_an_animal_all_of_its_own() {
    let (mut home, pip, bean) = litter();
    add(&mut home, &pip, "exam", &[("signs", "red navel")]);
    add(&mut home, &pip, "temp", &[("c", "34")]);
    add(&mut home, &bean, "temp", &[("c", "34.8")]);
    let all = home.book.watched(None).unwrap().lines;
    let lines: Vec<_> = all.iter().map(|l| (l.label.as_str(), l.level, l.more)).collect();
    assert_eq!(lines, [("Pip", Level::Emergency, 1), ("Bean", Level::Act, 0)]);
    assert_eq!(rules(&mut home, &pip), ["cold", "red_navel"]);
}

#[test]
fn a_line_is_dismissed_with_a_reason_and_undo_brings_it_back() {
    let (mut home, pip, _) = litter();
    add(&mut home, &pip, "temp", &[("c", "34.8")]);
    let refused = home.book.dismiss_alarm(&pip, "cold", "  ").unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("reason"));
    home.clock.pass_minutes(2);
    home.book.dismiss_alarm(&pip, "cold", "the probe slipped").unwrap();
    assert_eq!(rules(&mut home, &pip), Vec::<String>::new());
    assert_eq!(
        home.book.dismiss_alarm(&pip, "cold", "again").unwrap_err().message,
        "This line is gone already."
    );
    home.book.undo().unwrap();
    assert_eq!(rules(&mut home, &pip), ["cold"]);
    home.book.redo().unwrap();
    assert_eq!(rules(&mut home, &pip), Vec::<String>::new());
    add(&mut home, &pip, "temp", &[("c", "34.5")]);
    assert_eq!(rules(&mut home, &pip), ["cold"], "colder than when it was dismissed");
}

#[test]
fn what_is_asked_of_several_in_the_same_words_is_dismissed_once() {
    let mut home = Home::at("2026-11-22T12:00:00-06:00");
    let new = NewAnimals {
        litter: "Linden".to_owned(),
        species: "cat".to_owned(),
        age: "10".to_owned(),
        names: "Pip, Bean, Ash".to_owned(),
        ..NewAnimals::default()
    };
    let animals = home.book.take_in(&new).unwrap().value.animals;
    add(&mut home, &animals[2], "death", &[]);
    let all = home.book.watched(None).unwrap().lines;
    assert_eq!(
        all.iter().map(|l| (l.label.as_str(), l.rule.as_str())).collect::<Vec<_>>(),
        [("Bean", "death"), ("Pip", "death")]
    );
    home.book.dismiss_alarm(&animals[0], "death", "the vet has him").unwrap();
    assert_eq!(home.book.watched(None).unwrap().calm.as_deref(), Some(NOTHING));
    home.book.undo().unwrap();
    assert_eq!(home.book.watched(None).unwrap().lines.len(), 2);
}
