//! A death: what was planned ends, the record stays, and no cheerful place names the animal; undo brings all back.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod log;
mod support;

use littermate_core::care_list::MedicineForm;
use littermate_core::journal::EntryForm;
use littermate_core::register::{DeathForm, NewAnimals};
use littermate_core::round::{EVERYONE, Empty};
use log::sayable;
use support::Home;

/// The made-up litter, in which Pip is given a medicine and falls behind.
fn home() -> Home {
    let mut home = Home::at("2026-05-02T20:00:00-05:00");
    home.book.load_demo().unwrap();
    let form = MedicineForm {
        drug: "amoxicillin".to_owned(),
        every_hours: "12".to_owned(),
        ..MedicineForm::default()
    };
    home.book.plan_medicine("Pip", &form).unwrap();
    home
}

/// A kitten with a companion from another litter, and one with her littermates alone.
const KITTENS: [&str; 2] = ["Pip", "Fern"];

/// Every screen and every command of the terminal that tells of those in care, as text.
fn screens(home: &mut Home) -> Vec<(&'static str, String)> {
    let json = |value: serde_json::Value| value.to_string();
    let scopes = home.book.round(EVERYONE).unwrap().scopes;
    let litter = scopes.iter().find(|scope| scope.label.contains("Linden")).unwrap().id.clone();
    let bean = home.book.animal_page("Bean").unwrap();
    vec![
        ("the round of everyone", json(serde_json::to_value(home.book.round(EVERYONE).unwrap()).unwrap())),
        ("the round of the litter", json(serde_json::to_value(home.book.round(&litter).unwrap()).unwrap())),
        ("due", json(serde_json::to_value(home.book.due(None).unwrap()).unwrap())),
        ("watch", json(serde_json::to_value(home.book.watch(None).unwrap()).unwrap())),
        ("care due", json(serde_json::to_value(home.book.care_due(None).unwrap()).unwrap())),
        ("the care list", json(serde_json::to_value(home.book.animals(None).unwrap().care).unwrap())),
        ("the pairing board", json(serde_json::to_value(home.book.pairing_board(None).unwrap()).unwrap())),
        ("those in care", json(serde_json::to_value(home.book.animals(None).unwrap().groups).unwrap())),
        ("what a littermate's entry can be about", json(serde_json::to_value(&bean.animals).unwrap())),
        ("a littermate's company", format!("{:?} {:?} {:?}", bean.pairs, bean.due, bean.animal)),
        (
            "a littermate's care",
            json(serde_json::to_value(home.book.care_panel("Bean", None).unwrap()).unwrap()),
        ),
    ]
}

#[test]
fn after_a_death_no_screen_that_tells_of_the_living_names_the_animal_and_undo_brings_it_back() {
    for name in KITTENS {
        let mut home = home();
        let named = |home: &mut Home| -> Vec<&'static str> {
            let all = screens(home).into_iter();
            all.filter(|(_, text)| text.contains(name)).map(|(screen, _)| screen).collect()
        };
        let before = named(&mut home);
        for screen in ["the round of everyone", "due", "care due", "the care list", "those in care"] {
            assert!(before.contains(&screen), "{screen} tells of {name}, who lives");
        }
        let record = home.book.timeline(name, None, None).unwrap().entries;
        let form = DeathForm {
            cause: "born too weak".to_owned(),
            note: "In my hand.".to_owned(),
            ..DeathForm::default()
        };
        home.book.record_death(name, &form).unwrap();
        assert_eq!(named(&mut home), Vec::<&str>::new(), "{name}");
        let view = home.book.animals(None).unwrap();
        let remembered: Vec<&str> = view.remembered.iter().map(|line| line.name.as_str()).collect();
        assert!(remembered.contains(&name));
        assert!(view.left.iter().all(|line| line.name != name));
        let kept = home.book.timeline(name, None, None).unwrap().entries;
        assert_eq!(kept[0].kind, "death");
        assert_eq!(kept[1..], record[..kept.len() - 1], "the record is whole");
        home.book.undo().unwrap();
        assert_eq!(named(&mut home), before);
    }
}

#[test]
fn when_nobody_knows_why_only_the_question_about_an_examination_names_it() {
    for name in KITTENS {
        let mut home = home();
        home.book.record_death(name, &DeathForm::default()).unwrap();
        let watch = home.book.watch(None).unwrap().into_iter();
        let told: Vec<_> = watch.filter(|alarm| alarm.sentence.contains(name)).collect();
        assert!(!told.is_empty(), "those of its litter are asked about, gently");
        for alarm in told {
            assert_ne!(alarm.label, name);
            assert!(alarm.sentence.contains("examination"), "{}", alarm.sentence);
            sayable(&alarm.sentence);
        }
        let still = ["due", "care due", "the care list", "what a littermate's entry can be about"];
        for (screen, text) in screens(&mut home).into_iter().filter(|(screen, _)| still.contains(screen)) {
            assert!(!text.contains(name), "{screen}");
        }
    }
}

#[test]
fn one_who_left_is_asked_about_no_more_than_one_who_died() {
    let mut home = home();
    let adoption =
        EntryForm { kind: "adoption".to_owned(), subjects: vec!["Fern".to_owned()], ..EntryForm::default() };
    home.book.add_entry(&adoption).unwrap();
    for (screen, text) in screens(&mut home) {
        assert!(!text.contains("Fern"), "{screen}");
    }
}

#[test]
fn the_page_of_one_who_died_is_a_record_and_plans_nothing() {
    let mut home = home();
    home.book.record_death("Pip", &DeathForm::default()).unwrap();
    let page = home.book.animal_page("Pip").unwrap();
    assert!(page.remembered);
    let age = page.animal.age.clone();
    home.clock.pass_minutes(60 * 24 * 30);
    assert_eq!(home.book.animal_page("Pip").unwrap().animal.age, age, "who died grows no older");
    home.clock.pass_minutes(-60 * 24 * 30);
    assert_eq!((page.due, page.animal.concern, page.animal.company), (None, None, None));
    assert_eq!(page.animal.gain, None);
    assert!(page.pairs.is_empty() && page.growth.points.len() > 5);
    let care = home.book.care_panel("Pip", None).unwrap();
    assert!(!care.open);
    assert!(care.milestones.is_empty() && care.lines.is_empty() && care.medicines.is_empty());
    assert_eq!((care.no_milestones, care.litter), (None, None));
}

#[test]
fn when_the_last_one_died_the_round_is_quiet() {
    let mut home = Home::at("2026-05-02T20:00:00-05:00");
    assert_eq!(home.book.round(EVERYONE).unwrap().empty, Some(Empty::NoOneYet));
    let moss = NewAnimals { species: "cat".to_owned(), names: "Moss".to_owned(), ..NewAnimals::default() };
    home.book.take_in(&moss).unwrap();
    assert_eq!(home.book.round(EVERYONE).unwrap().empty, None);
    home.book.record_death("Moss", &DeathForm::default()).unwrap();
    let round = home.book.round(EVERYONE).unwrap();
    assert_eq!(round.empty, Some(Empty::NoOneHere));
    assert!(!format!("{round:?}").contains("Moss"), "{round:?}");
    home.book.undo().unwrap();
    assert_eq!(home.book.round(EVERYONE).unwrap().rows.len(), 1);
}

#[test]
fn a_draft_written_before_a_death_says_so_and_a_new_one_tells_it() {
    let mut home = Home::with_the_case();
    let draft = home.book.new_draft(&["Kangaroo".to_owned()], "article").unwrap().value;
    let warning = "Kangaroo has died since this was written.".to_owned();
    assert!(!home.book.draft(&draft).unwrap().warnings.contains(&warning));
    home.clock.pass_minutes(60);
    home.book.record_death("Kangaroo", &DeathForm::default()).unwrap();
    assert_eq!(home.book.draft(&draft).unwrap().warnings[0], warning);
    home.clock.pass_minutes(60);
    let anew = home.book.new_draft(&["Kangaroo".to_owned()], "article").unwrap().value;
    assert!(!home.book.draft(&anew).unwrap().warnings.contains(&warning));
    home.book.undo().unwrap();
    assert!(!home.book.draft(&draft).unwrap().warnings.contains(&warning), "undo takes it back");
}

#[test]
fn the_companion_is_not_called_alone_that_day() {
    let mut home = Home::with_the_case();
    assert_eq!(home.book.pairing_board(None).unwrap().together.len(), 1);
    home.book.record_death("Kangaroo", &DeathForm::default()).unwrap();
    let board = home.book.pairing_board(None).unwrap();
    assert!(board.together.is_empty());
    assert!(board.alone.iter().all(|lonely| lonely.alone.label != "Possum"));
    home.clock.pass_minutes(60 * 24);
    let board = home.book.pairing_board(None).unwrap();
    assert!(board.alone.iter().any(|lonely| lonely.alone.label == "Possum"), "the next day she is");
}

#[test]
fn the_form_needs_nothing_and_refuses_only_what_it_cannot_read() {
    let mut home = home();
    let ahead = DeathForm { at: "2027-01-01".to_owned(), ..DeathForm::default() };
    assert_eq!(home.book.record_death("Pip", &ahead).unwrap_err().field.as_deref(), Some("at"));
    let other = DeathForm { examination: "perhaps".to_owned(), ..DeathForm::default() };
    assert_eq!(home.book.record_death("Pip", &other).unwrap_err().field.as_deref(), Some("examination"));
    let form = DeathForm {
        at: "-20".to_owned(),
        place: "at home".to_owned(),
        examination: "asked".to_owned(),
        ..DeathForm::default()
    };
    home.book.record_death("Pip", &form).unwrap();
    let timeline = home.book.timeline("Pip", None, None).unwrap().entries;
    let words = timeline.into_iter().find(|entry| entry.kind == "death").unwrap().words;
    assert_eq!(words, "at home, a vet is asked for an examination");
    sayable(&words);
    assert_eq!(
        home.book.record_death("Pip", &form).unwrap_err().field.as_deref(),
        Some("at"),
        "it is entered once"
    );
}
