//! Laws of the log that hold whatever is done in whatever order.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::journal::EntryForm;
use littermate_core::round::{Column, Output};
use littermate_core::values::{Celsius, Grams, Millilitres, Quantity};
use proptest::prelude::*;
use support::Home;

/// One thing a carer does.
#[derive(Debug, Clone)]
enum Deed {
    Cell(usize, Column, Option<u16>),
    Toggle(usize, Output),
    Weigh(usize, u16),
    Correct(usize, u16),
    Move(usize, usize, usize),
    TakeBack(usize),
    Undo,
    Redo,
    Finish,
    Wait(u16),
}

const NAMES: [&str; 3] = ["Kangaroo", "Possum", "a_cat_a"];

fn deed() -> impl Strategy<Value = Deed> {
    let column = prop_oneof![Just(Column::Before), Just(Column::Fed), Just(Column::After)];
    let output = prop_oneof![Just(Output::Pee), Just(Output::Poo)];
    prop_oneof![
        4 => (0..2usize, column, prop::option::of(1..500u16)).prop_map(|(a, c, v)| Deed::Cell(a, c, v)),
        2 => (0..2usize, output).prop_map(|(a, o)| Deed::Toggle(a, o)),
        2 => (0..3usize, 1..500u16).prop_map(|(a, v)| Deed::Weigh(a, v)),
        2 => (any::<usize>(), 1..500u16).prop_map(|(n, v)| Deed::Correct(n, v)),
        1 => (any::<usize>(), 0..3usize, 0..3usize).prop_map(|(n, f, t)| Deed::Move(n, f, t)),
        2 => any::<usize>().prop_map(Deed::TakeBack),
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Finish),
        1 => (1..200u16).prop_map(Deed::Wait),
    ]
}

/// Does it; what the book refuses leaves no trace, and that is a law of its own.
fn live(home: &mut Home, written: &mut Vec<String>, deed: &Deed) {
    let scope = "everyone";
    let pick = |n: &usize, written: &[String]| written.get(n % written.len().max(1)).cloned();
    let before = home.book.digest().unwrap();
    let refused = match deed {
        Deed::Cell(animal, column, value) => {
            let text = value.map(|v| v.to_string()).unwrap_or_default();
            home.book.save_cell(scope, NAMES[*animal], *column, &text).is_err()
        }
        Deed::Toggle(animal, output) => home.book.toggle_output(scope, NAMES[*animal], *output).is_err(),
        Deed::Weigh(animal, grams) => match home.book.add_entry(&weight(NAMES[*animal], *grams)) {
            Ok(outcome) => {
                written.push(outcome.value);
                false
            }
            Err(_) => true,
        },
        Deed::Correct(n, grams) => {
            pick(n, written).is_none_or(|id| home.book.correct_entry(&id, &weight("Possum", *grams)).is_err())
        }
        Deed::Move(n, from, to) => {
            pick(n, written).is_none_or(|id| home.book.move_entry(&id, NAMES[*from], NAMES[*to]).is_err())
        }
        Deed::TakeBack(n) => pick(n, written).is_none_or(|id| home.book.take_back(&id).is_err()),
        Deed::Undo => home.book.undo().is_err(),
        Deed::Redo => home.book.redo().is_err(),
        Deed::Finish => home.book.finish_round(scope).is_err(),
        Deed::Wait(minutes) => {
            home.clock.pass_minutes(i64::from(*minutes));
            false
        }
    };
    if refused {
        assert_eq!(home.book.digest().unwrap(), before, "what is refused changes nothing: {deed:?}");
    }
}

fn weight(animal: &str, grams: u16) -> EntryForm {
    EntryForm {
        kind: "weight".to_owned(),
        subjects: vec![animal.to_owned()],
        fields: [("grams".to_owned(), grams.to_string())].into(),
        ..EntryForm::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_a_rebuild_changes_nothing_and_the_file_tells_the_same(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut home = Home::with_the_case();
        let mut written = Vec::new();
        for deed in &deeds {
            live(&mut home, &mut written, deed);
        }
        let digest = home.book.digest().unwrap();
        home.book.rebuild().unwrap();
        prop_assert_eq!(home.book.digest().unwrap(), digest);
        prop_assert_eq!(home.book.check().unwrap().problems, Vec::<String>::new());

        let file = home.book.export_log().unwrap();
        let mut other = Home::at(&home.book.now().to_string());
        other.book.import_log(&file).unwrap();
        prop_assert_eq!(other.book.export_log().unwrap(), file);
        prop_assert_eq!(other.book.chronicle(None).unwrap(), home.book.chronicle(None).unwrap());
        prop_assert_eq!(other.book.import_log(&home.book.export_log().unwrap()).unwrap().value.added, 0);
    }

    #[test]
    fn undoing_everything_and_redoing_it_brings_the_same_back(deeds in prop::collection::vec(deed(), 1..15)) {
        let mut home = Home::with_the_case();
        let start = home.book.chronicle(None).unwrap();
        let mut written = Vec::new();
        for deed in deeds.iter().filter(|d| !matches!(d, Deed::Undo | Deed::Redo | Deed::Wait(_))) {
            live(&mut home, &mut written, deed);
        }
        let end = home.book.chronicle(None).unwrap();
        let mut steps = 0;
        while home.book.undo().unwrap().value.is_some() {
            steps += 1;
        }
        prop_assert_eq!(home.book.chronicle(None).unwrap(), start);
        for _ in 0..steps {
            prop_assert!(home.book.redo().unwrap().value.is_some());
        }
        prop_assert_eq!(home.book.redo().unwrap().value, None);
        prop_assert_eq!(home.book.chronicle(None).unwrap(), end);
    }

    #[test]
    fn a_quantity_is_read_back_as_it_is_shown(tenths in 1..1_000_000i64, cool in 100..500i64, sip in 0..20_000i64) {
        let grams = Grams::from_tenths(tenths);
        prop_assert_eq!(Grams::parse(&grams.to_string()), Ok(grams));
        let celsius = Celsius::from_tenths(cool);
        prop_assert_eq!(Celsius::parse(&celsius.to_string()), Ok(celsius));
        let ml = Millilitres::from_tenths(sip);
        prop_assert_eq!(Millilitres::parse(&ml.to_string()), Ok(ml));
    }

    #[test]
    fn nothing_typed_makes_a_parser_panic(text in "\\PC{0,40}") {
        let _ = Grams::parse(&text);
        let _ = Celsius::parse(&text);
        let _ = Millilitres::parse(&text);
        let now = littermate_core::values::Moment::parse("2026-03-29T03:20:00+02:00").unwrap();
        let _ = littermate_core::values::parse_typed_time(&text, now, Some(chrono_tz::Europe::Berlin));
        let _ = littermate_core::transfer::file::LogFile::parse(&text);
    }
}
