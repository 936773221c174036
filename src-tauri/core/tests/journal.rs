//! Entries of every kind: written, corrected, taken back, moved to the right animal; the first words stay in the log.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::book::Area;
use littermate_core::journal::EntryForm;
use littermate_core::{Book, Code};
use support::Home;

fn form(kind: &str, subject: &str, fields: &[(&str, &str)]) -> EntryForm {
    EntryForm {
        kind: kind.to_owned(),
        subjects: vec![subject.to_owned()],
        fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        ..EntryForm::default()
    }
}

fn newest(home: &mut Home, animal: &str) -> String {
    home.book.timeline(animal, None, None).unwrap().entries[0].words.clone()
}

#[test]
fn an_entry_of_any_kind_can_be_written() {
    let mut home = Home::with_the_case();
    for kind in Book::kinds() {
        let mut typed = form(&kind.kind, "a_possum", &[]);
        for field in &kind.fields {
            use littermate_core::entry::field::Shape;
            let text = match &field.shape {
                Shape::Text | Shape::Free => "words",
                Shape::Texts => "one, two",
                Shape::Number | Shape::Millilitres => "3",
                Shape::Grams => "8 oz",
                Shape::Celsius => "97 F",
                Shape::YesNo => "yes",
                Shape::Choice(choices) => choices[0].0.as_str(),
                Shape::Nested => continue,
            };
            typed.fields.insert(field.key.clone(), text.to_owned());
        }
        let outcome = home.book.add_entry(&typed).unwrap_or_else(|e| panic!("{}: {e}", kind.kind));
        let again = home.book.entry_form(&outcome.value).unwrap();
        assert_eq!(again.kind, kind.kind);
        home.book.correct_entry(&outcome.value, &again).unwrap_or_else(|e| panic!("{}: {e}", kind.kind));
    }
    assert_eq!(home.book.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_correction_keeps_the_first_words() {
    let mut home = Home::with_the_case();
    let wrong = home.book.add_entry(&form("weight", "Possum", &[("grams", "2400")])).unwrap();
    assert!(wrong.changes.areas.contains(&Area::Care));
    assert_eq!(newest(&mut home, "Possum"), "2400 g");
    home.book.correct_entry(&wrong.value, &form("weight", "Possum", &[("grams", "240")])).unwrap();
    assert_eq!(newest(&mut home, "Possum"), "240 g");
    let file = home.book.export_log().unwrap();
    assert!(file.contains("2400"), "the first figure is kept");
    home.book.undo().unwrap();
    assert_eq!(newest(&mut home, "Possum"), "2400 g", "undo takes the correction back");
}

#[test]
fn an_entry_taken_back_is_gone_with_its_corrections_and_comes_back_with_undo() {
    let mut home = Home::with_the_case();
    let before = newest(&mut home, "Possum");
    let wrong = home.book.add_entry(&form("weight", "Possum", &[("grams", "2400")])).unwrap().value;
    home.book.correct_entry(&wrong, &form("weight", "Possum", &[("grams", "240")])).unwrap();
    home.book.take_back(&wrong).unwrap();
    assert_eq!(newest(&mut home, "Possum"), before);
    home.book.undo().unwrap();
    assert_eq!(newest(&mut home, "Possum"), "240 g");
}

#[test]
fn what_was_taken_back_is_not_corrected_moved_or_taken_back_again() {
    let mut home = Home::with_the_case();
    let wrong = home.book.add_entry(&form("weight", "Possum", &[("grams", "2400")])).unwrap().value;
    home.book.take_back(&wrong).unwrap();
    let right = form("weight", "Possum", &[("grams", "240")]);
    for refused in [
        home.book.correct_entry(&wrong, &right).map(drop),
        home.book.take_back(&wrong).map(drop),
        home.book.move_entry(&wrong, "Possum", "Kangaroo").map(drop),
    ] {
        assert_eq!(refused.unwrap_err().message, "This entry was taken back. Undo that first.");
    }
    home.book.undo().unwrap();
    assert_eq!(newest(&mut home, "Possum"), "2400 g");
}

#[test]
fn an_entry_is_moved_to_the_right_animal_in_one_step() {
    let mut home = Home::with_the_case();
    let (kangaroo, possum) = (newest(&mut home, "Kangaroo"), newest(&mut home, "Possum"));
    let wrong =
        home.book.add_entry(&form("feed", "Kangaroo", &[("method", "bottle"), ("ml", "7")])).unwrap().value;
    home.book.move_entry(&wrong, "Kangaroo", "Possum").unwrap();
    assert_eq!(newest(&mut home, "Possum"), "7 mL by bottle");
    assert_eq!(newest(&mut home, "Kangaroo"), kangaroo);
    home.book.undo().unwrap();
    assert_eq!(newest(&mut home, "Kangaroo"), "7 mL by bottle");
    assert_eq!(newest(&mut home, "Possum"), possum);
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let mut home = Home::with_the_case();
    let refused = |home: &mut Home, form: &EntryForm| {
        let error = home.book.add_entry(form).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{error}");
        (error.field.unwrap(), error.message)
    };
    let feed = form("feed", "Possum", &[("ml", "7")]);
    assert_eq!(refused(&mut home, &feed), ("method".to_owned(), "How is needed.".to_owned()));
    let cold = form("temp", "Possum", &[("c", "-5")]);
    assert_eq!(refused(&mut home, &cold).0, "c");
    let later = EntryForm { at: "2024-05-03T08:00:00-05:00".to_owned(), ..form("cry", "Possum", &[]) };
    assert_eq!(refused(&mut home, &later), ("at".to_owned(), "3 May, 8:00 is in the future.".to_owned()));
    let nobody = EntryForm { subjects: Vec::new(), ..form("cry", "Possum", &[]) };
    assert_eq!(refused(&mut home, &nobody).0, "subjects");
}

#[test]
fn a_note_stays_private_unless_the_carer_says_otherwise() {
    let mut home = Home::with_the_case();
    let note = EntryForm { note: "The neighbour rang again.".to_owned(), ..form("note", "Possum", &[]) };
    home.book.add_entry(&note).unwrap();
    let line = &home.book.timeline("Possum", None, None).unwrap().entries[0];
    assert_eq!(
        (line.words.as_str(), line.visibility.as_deref()),
        ("The neighbour rang again.", Some("private"))
    );
}

#[test]
fn a_timeline_comes_in_pages_that_miss_nothing() {
    let mut home = Home::with_the_case();
    for minute in 0..250 {
        home.clock.pass_minutes(1);
        let fed = form("feed", "Possum", &[("method", "bottle"), ("ml", &(minute % 9).to_string())]);
        home.book.add_entry(&EntryForm { anyway: true, ..fed }).unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = home.book.timeline("Possum", after.as_deref(), None).unwrap();
        seen.extend(page.entries.into_iter().map(|e| e.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let told = home.book.chronicle(None).unwrap();
    let expected = told.entries.iter().filter(|e| e.subjects.iter().any(|s| s == "a_possum")).count();
    assert_eq!(seen.len(), expected);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), expected, "no entry stands on two pages");
}

#[test]
fn the_animals_page_shows_what_is_known() {
    let mut home = Home::with_the_case();
    let page = home.book.animal_page("Possum").unwrap();
    assert_eq!(page.animal.name, "Possum");
    assert_eq!(page.headline, "The litter of Possum's mother · female puppy · about 11 days");
    assert!(page.animal.weight.unwrap().starts_with("about 185 g"));
    let view = home.book.animals(None).unwrap();
    let names: Vec<&str> = view.groups.iter().flat_map(|g| &g.animals).map(|a| a.name.as_str()).collect();
    assert!(names.contains(&"Kangaroo") && names.contains(&"Possum"), "{names:?}");
}

#[test]
fn the_kinds_that_are_used_most_come_first() {
    let mut home = Home::new();
    let words = |home: &mut Home| -> Vec<String> {
        home.book.kinds_by_use().unwrap().into_iter().map(|k| k.kind).take(3).collect()
    };
    assert_eq!(words(&mut home), ["weight", "feed", "elimination"]);
    let mut home = Home::with_the_case();
    for _ in 0..40 {
        home.book.add_entry(&form("cry", "Possum", &[])).unwrap();
    }
    assert_eq!(words(&mut home)[0], "cry");
    let kinds = home.book.kinds_by_use().unwrap();
    assert_eq!(kinds.len(), Book::kinds().len());
    assert!(kinds.iter().flat_map(|k| &k.fields).all(|f| f.key != "round"), "nobody types the id of a round");
}

#[test]
fn a_card_is_changed_value_by_value() {
    let mut home = Home::with_the_case();
    let set = |home: &mut Home, key: &str, text: &str| {
        home.book.change_animal("Possum", &[(key.to_owned(), text.to_owned())]).map(drop)
    };
    set(&mut home, "collar", "green").unwrap();
    set(&mut home, "sex", "male").unwrap();
    home.book
        .change_animal("Possum", &[("birth".into(), "14".into()), ("birth_exact".into(), "yes".into())])
        .unwrap();
    let page = home.book.animal_page("Possum").unwrap();
    assert_eq!(page.animal.age.as_deref(), Some("14 days"));
    assert_eq!(page.card["birth"], "2024-04-18");
    assert_eq!(page.card["birth_exact"], "yes");
    assert_eq!(page.animal.collar.unwrap().letter, "G");
    set(&mut home, "collar", "").unwrap();
    assert!(home.book.animal_page("Possum").unwrap().animal.collar.is_none());
    assert_eq!(set(&mut home, "birth", "tea").unwrap_err().field.as_deref(), Some("age"));
    home.book.undo().unwrap();
    assert!(home.book.animal_page("Possum").unwrap().animal.collar.is_some());
}
