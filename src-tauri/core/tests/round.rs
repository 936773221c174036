//! A round of feeds: every cell is its own save, and everything can be taken back.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::growth::{Size, Stretch};
use littermate_core::journal::EntryForm;
use littermate_core::register::NewAnimals;
use littermate_core::round::{Cell, Column, EVERYONE, Output, RoundRow, RoundView};
use support::Home;

const SIZE: Size = Size { width: 480, height: 240 };

/// Six kittens of sixteen days, taken in with the short form.
fn six_kittens(home: &mut Home) -> String {
    let new = NewAnimals {
        litter: "Fern litter".to_owned(),
        species: "cat".to_owned(),
        count: "6".to_owned(),
        age: "16".to_owned(),
        names: "Ash, Birch, Cedar, Dogwood, Elm".to_owned(),
        ..NewAnimals::default()
    };
    home.book.take_in(&new).unwrap().value.litter.unwrap()
}

fn row<'v>(view: &'v RoundView, name: &str) -> &'v RoundRow {
    view.rows.iter().find(|r| r.name == name).unwrap()
}

#[test]
fn a_litter_is_taken_in_with_one_short_form() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let view = home.book.round(&litter).unwrap();
    let names: Vec<&str> = view.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(
        names,
        ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Orange"],
        "who has no name goes by the collar"
    );
    let collars: Vec<String> = view.rows.iter().map(|r| r.collar.clone().unwrap().colour).collect();
    assert_eq!(collars, ["red", "blue", "green", "yellow", "purple", "orange"]);
    assert_eq!(view.title, "20:00 feed · Fern litter");
    assert_eq!(view.subtitle, "6 kittens · day 16");
}

#[test]
fn what_is_typed_is_saved_cell_by_cell() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let book = &mut home.book;
    book.save_cell(&litter, "Cedar", Column::Before, "294").unwrap();
    book.save_cell(&litter, "Cedar", Column::Fed, "8").unwrap();
    book.save_cell(&litter, "Cedar", Column::After, "302").unwrap();
    let view = book.toggle_output(&litter, "Cedar", Output::Pee).unwrap().value;
    let cedar = row(&view, "Cedar");
    assert_eq!(
        (cedar.before.text.as_str(), cedar.fed.text.as_str(), cedar.after.text.as_str()),
        ("294", "8", "302")
    );
    assert!(cedar.pee && !cedar.poo);
    assert!(row(&view, "Ash").before.text.is_empty());
    let mut home = home.reopen();
    assert_eq!(
        row(&home.book.round(&litter).unwrap(), "Cedar").after.text,
        "302",
        "the round goes on after a restart"
    );
}

#[test]
fn a_cell_typed_again_keeps_the_first_value_in_the_log() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "12 oz").unwrap();
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "341").unwrap().value;
    assert_eq!(row(&view, "Ash").before.text, "341");
    let told = home.book.chronicle(None).unwrap();
    assert_eq!(told.entries.iter().filter(|e| e.kind.word() == "weight").count(), 1);
    let file = home.book.export_log().unwrap();
    assert!(file.contains("\"text\": \"12 oz\""), "what was typed is kept with its unit");
    let view = home.book.save_cell(&litter, "Ash", Column::Before, " ").unwrap().value;
    assert_eq!(row(&view, "Ash").before.text, "", "an emptied cell takes its value back");
}

#[test]
fn undo_walks_back_through_the_whole_round_and_redo_forward_again() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Fed, "11").unwrap();
    home.book.toggle_output(&litter, "Ash", Output::Poo).unwrap();
    let full = home.book.round(&litter).unwrap();
    let mut home = home.reopen();
    assert_eq!(home.book.undo().unwrap().value.as_deref(), Some("pee and poo of Ash"));
    assert_eq!(home.book.undo().unwrap().value.as_deref(), Some("feed of Ash"));
    let view = home.book.round(&litter).unwrap();
    assert_eq!((row(&view, "Ash").before.text.as_str(), row(&view, "Ash").fed.text.as_str()), ("300", ""));
    let mut home = home.reopen();
    home.book.redo().unwrap();
    home.book.redo().unwrap();
    assert_eq!(home.book.redo().unwrap().value, None, "nothing is left to do again");
    assert_eq!(home.book.round(&litter).unwrap(), full);
    home.book.undo().unwrap();
    home.book.save_cell(&litter, "Birch", Column::Before, "310").unwrap();
    assert_eq!(home.book.redo().unwrap().value, None, "after something new there is nothing to do again");
    let digest = home.book.digest().unwrap();
    home.book.rebuild().unwrap();
    assert_eq!(home.book.digest().unwrap(), digest);
}

#[test]
fn bad_input_is_refused_at_the_cell_and_changes_nothing() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let before = home.book.digest().unwrap();
    for (column, typed, sentence) in [
        (Column::Before, "abc", "«abc» is not a weight: type it like 294 or 10.4 oz."),
        (Column::Before, "12,,5", "«12,,5» is not a weight: type it like 294 or 10.4 oz."),
        (Column::Before, "-5", "«-5» cannot be right: a weight is 0.1 g to 120 kg."),
        (Column::After, "1e9", "«1e9» is not a weight: type it like 294 or 10.4 oz."),
        (Column::Fed, "12 oz", "«12 oz» is not an amount in mL: type it like 8 or 2.5."),
        (Column::Fed, "999999", "«999999» cannot be right: an amount in mL is 0 to 2000."),
    ] {
        let error = home.book.save_cell(&litter, "Ash", column, typed).unwrap_err();
        assert_eq!(error.message, sentence);
        assert!(error.field.is_some());
        assert_eq!(home.book.digest().unwrap(), before);
    }
}

#[test]
fn the_last_amount_is_suggested_and_never_a_weight() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Fed, "10.5").unwrap();
    home.book.finish_round(&litter).unwrap();
    home.clock.pass_minutes(180);
    let view = home.book.round(&litter).unwrap();
    let ash = row(&view, "Ash");
    assert_eq!((ash.before.text.as_str(), ash.before.suggestion.as_str()), ("", ""));
    assert_eq!(ash.fed.suggestion, "10.5");
    assert_eq!(ash.hint, "red collar · 300 g");
    assert_eq!(view.subtitle, "6 kittens · day 16 · last fed 20:00, 3 hours ago");
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "310").unwrap().value;
    assert_eq!(row(&view, "Ash").gain.as_ref().unwrap().text, "+10 g since 20:00");
}

#[test]
fn finishing_says_what_is_blank() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    for name in ["Ash", "Birch", "Cedar", "Dogwood", "Elm"] {
        home.book.save_cell(&litter, name, Column::Before, "300").unwrap();
        home.book.save_cell(&litter, name, Column::Fed, "10").unwrap();
        home.book.save_cell(&litter, name, Column::After, "309").unwrap();
    }
    home.book.save_cell(&litter, "Orange", Column::Before, "305").unwrap();
    let finished = home.book.finish_round(&litter).unwrap().value;
    assert_eq!(finished.blank, ["Orange: fed, weight after"]);
    assert!(finished.words.starts_with("The round is in the book. Next at"), "{}", finished.words);
    assert!(!home.book.round(&litter).unwrap().open, "the next cell begins a new round");
}

#[test]
fn finishing_a_round_of_this_morning_says_when_the_next_one_was() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let begun: Vec<String> =
        home.book.round(&litter).unwrap().due.iter().map(|line| line[..3].to_owned()).collect();
    assert_eq!(begun, ["Ash", "Bir", "Ced", "Dog", "Elm", "Ora"], "who was never fed, by name");
    home.book.set_round_time(&litter, "9:00").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Fed, "10").unwrap();
    let finished = home.book.finish_round(&litter).unwrap().value;
    assert_eq!(finished.words, "The round is in the book. Next was 15:00.");
}

#[test]
fn a_skipped_animal_is_not_asked_for() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let view = home.book.skip_in_round(&litter, "Ash").unwrap().value;
    assert!(row(&view, "Ash").skipped);
    assert_eq!(view.next.unwrap().0, row(&home.book.round(&litter).unwrap(), "Birch").animal);
    assert!(!row(&home.book.skip_in_round(&litter, "Ash").unwrap().value, "Ash").skipped);
}

#[test]
fn a_round_can_be_dated_back() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.set_round_time(&litter, "-40").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    let told = home.book.chronicle(None).unwrap();
    let weight = told.entries.iter().find(|e| e.kind.word() == "weight").unwrap();
    assert_eq!(weight.at.to_string(), "2024-05-02T19:20:00-05:00");
    assert!(home.book.set_round_time(&litter, "y 25:00").is_err());
}

#[test]
fn every_save_says_what_it_did() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let book = &mut home.book;
    let said = |view: RoundView| view.saved.unwrap();
    assert_eq!(said(book.save_cell(&litter, "Cedar", Column::Fed, "8").unwrap().value), "Saved Cedar · 8 mL");
    assert_eq!(
        said(book.save_cell(&litter, "Cedar", Column::Before, "12 oz").unwrap().value),
        "Saved Cedar · 340.2 g"
    );
    assert_eq!(
        said(book.save_cell(&litter, "Cedar", Column::Fed, "").unwrap().value),
        "Cedar · feed taken back"
    );
    assert_eq!(said(book.toggle_output(&litter, "Cedar", Output::Poo).unwrap().value), "Saved Cedar · poo");
    assert_eq!(
        said(book.toggle_output(&litter, "Cedar", Output::Poo).unwrap().value),
        "Cedar · poo taken back"
    );
    assert_eq!(said(book.skip_in_round(&litter, "Cedar").unwrap().value), "Cedar sits this round out");
    assert_eq!(
        said(book.note_in_round(&litter, "Cedar", "fell asleep").unwrap().value),
        "Saved a note for Cedar"
    );
    assert_eq!(said(book.set_round_time(&litter, "-5").unwrap().value), "The round is set to 19:55");
    assert_eq!(book.round(&litter).unwrap().saved, None);
}

#[test]
fn a_round_names_whom_the_log_worries_about_and_draws_it() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    for (weight, minutes) in [("300", 24 * 60), ("280", 0)] {
        home.book.save_cell(&litter, "Birch", Column::Before, weight).unwrap();
        home.book.finish_round(&litter).unwrap();
        home.clock.pass_minutes(minutes);
    }
    let view = home.book.round(&litter).unwrap();
    let birch = row(&view, "Birch");
    let alarm = birch.alarm.as_ref().unwrap();
    assert_eq!(view.worry.as_ref(), Some(&birch.animal));
    assert!(!alarm.source.is_empty(), "a threshold names its source");
    let card = home.book.growth_card("Birch", Stretch::All, SIZE).unwrap();
    assert!(alarm.sentence.starts_with(&card.title), "{}", card.title);
    assert!(card.chart.starts_with("<svg") && card.chart.contains("width=\"480\""));
    assert_eq!(home.book.growth_card("Ash", Stretch::Week, SIZE).unwrap().title, "Ash");
}

/// Six kittens that were weighed three hours ago: Ash 300 g, Birch 320 g, Cedar 360 g.
fn weighed_three_hours_ago(home: &mut Home) -> String {
    let litter = six_kittens(home);
    for (name, grams) in [("Ash", "300"), ("Birch", "320"), ("Cedar", "360")] {
        home.book.save_cell(&litter, name, Column::Before, grams).unwrap();
    }
    home.book.finish_round(&litter).unwrap();
    home.clock.pass_minutes(180);
    litter
}

fn cell_of(row: &RoundRow, column: Column) -> &Cell {
    match column {
        Column::Before => &row.before,
        Column::Fed => &row.fed,
        Column::After => &row.after,
    }
}

#[test]
fn a_figure_far_from_what_it_should_be_is_saved_and_asked_about_in_words_that_fit() {
    let mut home = Home::new();
    let litter = weighed_three_hours_ago(&mut home);
    for (name, column, typed, question) in [
        ("Ash", Column::Before, "31", Some("31 g is a tenth of the 300 g at 20:00. A slipped point?")),
        ("Ash", Column::Before, "3040", Some("3040 g is ten times the 300 g at 20:00. A slipped point?")),
        (
            "Ash",
            Column::Before,
            "10.8",
            Some("10.8 g is far from the 300 g at 20:00. Were it ounces, it would fit."),
        ),
        (
            "Ash",
            Column::Before,
            "308 oz",
            Some("8731.7 g is far from the 300 g at 20:00. Were it grams, it would fit."),
        ),
        ("Ash", Column::Before, "322", Some("Close to the 320 g of Birch at 20:00. Right animal?")),
        ("Ash", Column::Before, "200", Some("33 % less than at 20:00. Right animal?")),
        ("Ash", Column::Before, "312", None),
        ("Ash", Column::Before, "10.8 oz", None),
        ("Ash", Column::Before, "310", None),
        ("Ash", Column::Fed, "80", Some("80 mL: a slipped point?")),
        ("Ash", Column::Fed, "12", None),
        ("Ash", Column::After, "400", Some("29 % more than before the feed. Right animal?")),
        ("Ash", Column::After, "32", Some("32 g is a tenth of the 310 g before the feed. A slipped point?")),
        ("Ash", Column::After, "322", None),
        // Of Cedar, two rows further down, Ash's weight is no neighbour's.
        ("Cedar", Column::Before, "340", None),
        ("Dogwood", Column::Before, "12", None),
    ] {
        let view = home.book.save_cell(&litter, name, column, typed).unwrap().value;
        let cell = cell_of(row(&view, name), column);
        assert_eq!(cell.doubt.as_deref(), question, "{name} {typed}");
        assert!(!cell.text.is_empty(), "asked about or not, it is saved");
        let said = view.saved.clone().unwrap();
        assert_eq!(question.is_some_and(|question| said.ends_with(question)), question.is_some(), "{said}");
    }
}

#[test]
fn what_is_calm_beforehand_is_not_asked_about_afterwards() {
    let mut home = Home::new();
    let litter = weighed_three_hours_ago(&mut home);
    let calm = row(&home.book.round(&litter).unwrap(), "Birch").before.calm.clone();
    assert!(calm.len() > 1, "the neighbours' weights are cut out: {calm:?}");
    for tenths in (2500..=4000).step_by(7) {
        let grams = f64::from(tenths) / 10.0;
        let view = home.book.save_cell(&litter, "Birch", Column::Before, &grams.to_string()).unwrap().value;
        let asked = row(&view, "Birch").before.doubt.is_some();
        let taken = calm.iter().any(|(from, to)| (*from..=*to).contains(&grams));
        assert_ne!(asked, taken, "{grams} g, {calm:?}");
    }
}

#[test]
fn in_ounces_a_bare_number_is_ounces_and_what_is_calm_is_told_in_them() {
    let mut home = Home::new();
    let litter = weighed_three_hours_ago(&mut home);
    home.book.set_setting("weight_unit", "oz").unwrap();
    let view = home.book.round(&litter).unwrap();
    let ash = row(&view, "Ash");
    assert_eq!((view.weight_unit.as_str(), ash.hint.as_str()), ("oz", "red collar · 10.58 oz"));
    assert_eq!(ash.before.label, "Ash, weight before, ounces");
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "10.75").unwrap().value;
    let ash = row(&view, "Ash");
    assert_eq!((ash.before.text.as_str(), ash.before.doubt.as_deref()), ("10.75", None));
    assert!(ash.before.calm.iter().any(|(from, to)| (*from..=*to).contains(&10.75)), "{:?}", ash.before.calm);
    assert_eq!(view.saved.as_deref(), Some("Saved Ash · 10.75 oz"));
    assert!(ash.gain.as_ref().unwrap().text.starts_with("+0.17 oz since"), "{:?}", ash.gain);
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "305").unwrap().value;
    let asked = row(&view, "Ash").before.doubt.clone().unwrap();
    assert!(asked.ends_with("Were it grams, it would fit."), "{asked}");
}

#[test]
fn a_weight_of_the_day_before_yesterday_is_held_against_nothing() {
    let mut home = Home::new();
    let litter = weighed_three_hours_ago(&mut home);
    home.clock.pass_minutes(40 * 60);
    let view = home.book.round(&litter).unwrap();
    assert_eq!(row(&view, "Ash").before.calm, [], "after a day and a half anything may be true");
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "31").unwrap().value;
    assert_eq!(row(&view, "Ash").before.doubt, None);
}

#[test]
fn what_was_drunk_is_told_by_the_two_weights_and_how_long_it_took() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    let save =
        |home: &mut Home, column, text| home.book.save_cell(&litter, "Ash", column, text).unwrap().value;
    let view = save(&mut home, Column::Before, "300");
    assert_eq!((row(&view, "Ash").timer.as_deref(), row(&view, "Ash").intake.as_deref()), (None, None));
    home.clock.pass_minutes(4);
    let view = home.book.round(&litter).unwrap();
    assert_eq!(row(&view, "Ash").timer.as_deref(), Some("weighed 4 minutes ago"));
    save(&mut home, Column::Fed, "11");
    home.clock.pass_minutes(5);
    let view = save(&mut home, Column::After, "310.5");
    assert_eq!(row(&view, "Ash").timer.as_deref(), Some("fed in 9 minutes"));
    assert_eq!(row(&view, "Ash").intake.as_deref(), Some("≈ 10.5 mL by weight"));
    home.clock.pass_minutes(5);
    let view = save(&mut home, Column::Before, "301");
    assert_eq!(
        row(&view, "Ash").timer.as_deref(),
        Some("fed in 9 minutes"),
        "a typing mistake moves no time"
    );
    let view = save(&mut home, Column::After, "299");
    assert_eq!(row(&view, "Ash").intake, None, "who weighs less than before drank nothing that can be told");
    let view = home.book.set_round_time(&litter, "-60").unwrap().value;
    assert_eq!(row(&view, "Ash").timer, None, "written down later, its minutes are not those of the feed");
}

#[test]
fn the_row_of_a_cold_kitten_says_warm_first_and_offers_no_milk() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Fed, "10").unwrap();
    home.book.finish_round(&litter).unwrap();
    home.clock.pass_minutes(180);
    assert_eq!(row(&home.book.round(&litter).unwrap(), "Ash").cold, None);
    let felt = |home: &mut Home, key: &str, value: &str| {
        let form = EntryForm {
            kind: "temp".to_owned(),
            subjects: vec!["Ash".to_owned()],
            fields: [(key.to_owned(), value.to_owned())].into(),
            ..EntryForm::default()
        };
        home.book.add_entry(&form).unwrap();
        home.clock.pass_minutes(10);
        home.book.round(&litter).unwrap()
    };
    let view = felt(&mut home, "c", "33.9");
    let ash = row(&view, "Ash");
    assert_eq!((ash.cold.as_deref(), ash.fed.suggestion.as_str()), (Some("warm first, do not feed"), ""));
    assert_eq!(row(&view, "Birch").cold, None);
    let view = felt(&mut home, "c", "36.8");
    let ash = row(&view, "Ash");
    assert_eq!((ash.cold.as_deref(), ash.fed.suggestion.as_str()), (None, "10"));
    assert!(felt(&mut home, "felt", "cold").rows[0].cold.is_some(), "a hand counts like a thermometer");
}

#[test]
fn who_comes_back_stands_at_the_cell_after_the_last_one_written() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.book.save_cell(&litter, "Cedar", Column::Before, "310").unwrap();
    home.book.save_cell(&litter, "Cedar", Column::Fed, "11").unwrap();
    let mut home = home.reopen();
    let next = |home: &mut Home| {
        let view = home.book.round(&litter).unwrap();
        let (animal, column) = view.next.clone().unwrap();
        (view.rows.iter().find(|r| r.animal == animal).unwrap().name.clone(), column)
    };
    assert_eq!(next(&mut home), ("Cedar".to_owned(), Column::After), "not back to what Ash lacks");
    home.book.toggle_output(&litter, "Dogwood", Output::Pee).unwrap();
    assert_eq!(next(&mut home), ("Dogwood".to_owned(), Column::Before));
    home.book.save_cell(&litter, "Orange", Column::After, "320").unwrap();
    assert_eq!(next(&mut home), ("Ash".to_owned(), Column::Fed), "behind the last one the first blank waits");
    home.book.undo().unwrap();
    home.book.undo().unwrap();
    assert_eq!(next(&mut home), ("Cedar".to_owned(), Column::After));
}

#[test]
fn a_whole_round_moves_with_its_time() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Fed, "10").unwrap();
    home.book.toggle_output(&litter, "Birch", Output::Poo).unwrap();
    let times = |home: &mut Home| {
        let told = home.book.chronicle(None).unwrap();
        let of_round = ["weight", "feed", "elimination"];
        let mut times: Vec<String> = told
            .entries
            .iter()
            .filter(|e| of_round.contains(&e.kind.word()))
            .map(|e| e.at.to_string())
            .collect();
        times.dedup();
        times
    };
    home.book.set_round_time(&litter, "-40").unwrap();
    assert_eq!(times(&mut home), ["2024-05-02T19:20:00-05:00"]);
    home.book.save_cell(&litter, "Birch", Column::Fed, "9").unwrap();
    assert_eq!(times(&mut home), ["2024-05-02T19:20:00-05:00"]);
    home.book.undo().unwrap();
    home.book.undo().unwrap();
    assert_eq!(times(&mut home), ["2024-05-02T20:00:00-05:00"], "one undo takes the whole move back");
    let refused = home.book.set_round_time(&litter, "3 dec 2050").unwrap_err();
    assert!(refused.message.contains("in the future"), "{}", refused.message);
}

#[test]
fn everyone_due_goes_from_the_healthy_to_the_sick_with_clean_hands_between() {
    let mut home = Home::new();
    let taken = |home: &mut Home, litter: &str, species: &str, age: &str, names: &str| {
        let new = NewAnimals {
            litter: litter.to_owned(),
            species: species.to_owned(),
            age: age.to_owned(),
            names: names.to_owned(),
            ..NewAnimals::default()
        };
        home.book.take_in(&new).unwrap();
    };
    let order = |home: &mut Home| {
        let view = home.book.round(EVERYONE).unwrap();
        let lines = view.rows.iter().map(|r| match &r.wash {
            Some(wash) => format!("{wash} {}", r.name),
            None => r.name.clone(),
        });
        lines.collect::<Vec<String>>()
    };
    let clean = "Wash your hands, change the cover.";
    taken(&mut home, "Oak litter", "cat", "10", "Ash, Birch");
    assert_eq!(order(&mut home), ["Ash", "Birch"], "one group needs nothing between");
    home.clock.pass_minutes(15 * 24 * 60);
    taken(&mut home, "", "dog", "20", "Juno");
    taken(&mut home, "", "cat", "5", "Moth");
    assert_eq!(
        order(&mut home),
        [
            "Ash".to_owned(),
            "Birch".to_owned(),
            format!("{clean} Next: in quarantine. Moth"),
            format!("{clean} Next: in quarantine. Juno"),
        ],
        "those who came today wait apart, each for itself"
    );
    let ill = EntryForm {
        kind: "vet_visit".to_owned(),
        subjects: vec!["Ash".to_owned()],
        fields: [("finding".to_owned(), "giardia".to_owned())].into(),
        ..EntryForm::default()
    };
    home.book.add_entry(&ill).unwrap();
    let now = order(&mut home);
    let last = [format!("{clean} Next: in quarantine. Birch"), format!("{clean} Next: sick. Ash")];
    assert_eq!(now[2..], last, "Birch met what Ash has");
    home.clock.pass_minutes(15 * 24 * 60);
    home.book.undo().unwrap();
    assert_eq!(
        order(&mut home).iter().filter(|line| line.starts_with(clean)).count(),
        0,
        "nobody waits any more"
    );
}

#[test]
fn a_round_of_yesterday_says_so_and_compares_only_with_what_was_before_it() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.set_round_time(&litter, "-180").unwrap();
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.book.finish_round(&litter).unwrap();
    let view = home.book.set_round_time(&litter, "21:00").unwrap().value;
    assert_eq!(view.title, "yesterday 21:00 feed · Fern litter");
    assert_eq!(view.time, "yesterday 21:00");
    assert_eq!(view.saved.as_deref(), Some("The round is set to yesterday 21:00"));
    assert_eq!(view.subtitle, "6 kittens · day 16");
    let view = home.book.save_cell(&litter, "Ash", Column::Before, "290").unwrap().value;
    assert_eq!(row(&view, "Ash").gain, None, "17:00 today is after that round");
    let view = home.book.set_round_time(&litter, "19:30").unwrap().value;
    let view = home.book.save_cell(&litter, "Birch", Column::Before, "310").map(|_| view).unwrap();
    assert_eq!(view.title, "19:30 feed · Fern litter");
}

#[test]
fn everyone_due_begins_with_the_young_that_nobody_has_fed_yet() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Fed, "10").unwrap();
    home.book.finish_round(&litter).unwrap();
    home.clock.pass_minutes(180);
    let view = home.book.round(EVERYONE).unwrap();
    let names: Vec<&str> = view.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["Birch", "Cedar", "Dogwood", "Elm", "Orange", "Ash"]);
    assert!(view.due.contains(&"Birch: no feed in the book yet.".to_owned()), "{:?}", view.due);
    let nursed = EntryForm {
        kind: "maternal_care".to_owned(),
        subjects: vec![row(&view, "Birch").animal.clone()],
        fields: [("status".to_owned(), "accepted".to_owned())].into(),
        ..EntryForm::default()
    };
    home.book.add_entry(&nursed).unwrap();
    let view = home.book.round(EVERYONE).unwrap();
    assert!(view.rows.iter().all(|r| r.name != "Birch"), "its mother feeds it");
}

#[test]
fn the_timeline_tells_a_round_by_the_clock() {
    let mut home = Home::new();
    let litter = six_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    home.clock.pass_minutes(20);
    home.book.finish_round(&litter).unwrap();
    let lines = home.book.timeline("Ash", None, None).unwrap().entries;
    let round = lines.iter().find(|line| line.kind == "round").unwrap();
    assert_eq!(round.words, "begun 20:00, finished 20:20");
}

#[test]
fn the_timeline_tells_an_introduction_in_plain_words() {
    let mut home = Home::new();
    six_kittens(&mut home);
    let fields = [
        ("reason", "both unhappy alone at night"),
        ("reaction", "curled up together"),
        ("immediate", "yes"),
        ("outcome", "accepted"),
        ("decided_by", "Ines"),
    ];
    let met = EntryForm {
        kind: "introduction".to_owned(),
        subjects: vec!["Ash".to_owned(), "Birch".to_owned()],
        fields: fields.map(|(key, text)| (key.to_owned(), text.to_owned())).into(),
        ..EntryForm::default()
    };
    home.book.add_entry(&met).unwrap();
    let lines = home.book.timeline("Ash", None, None).unwrap().entries;
    let introduction = lines.iter().find(|line| line.kind == "introduction").unwrap();
    assert_eq!(
        introduction.words,
        "both unhappy alone at night; curled up together at once; accepted; decided by Ines"
    );
}
