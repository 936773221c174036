//! A weekend that was kept on paper, typed in afterwards: columns are the rounds, each with its own time.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::register::NewAnimals;
use littermate_core::round::{Column, Output, PaperView};
use support::Home;

/// Ash and Birch, 16 days old, on Thursday 2 May at 20:00.
fn two_kittens(home: &mut Home) -> String {
    let new = NewAnimals {
        litter: "Fern litter".to_owned(),
        species: "cat".to_owned(),
        age: "16".to_owned(),
        names: "Ash, Birch".to_owned(),
        ..NewAnimals::default()
    };
    home.book.take_in(&new).unwrap().value.litter.unwrap()
}

fn column(home: &mut Home, litter: &str, time: &str) -> String {
    home.book.set_paper_time(litter, None, time).unwrap().value.round.unwrap()
}

fn amounts(view: &PaperView) -> Vec<Vec<&str>> {
    view.rows.iter().map(|row| row.cells.iter().map(|cell| cell.fed.text.as_str()).collect()).collect()
}

fn times(view: &PaperView) -> Vec<&str> {
    view.rounds.iter().map(|round| round.time.as_str()).collect()
}

#[test]
fn columns_stand_in_the_order_of_their_times_and_every_cell_is_a_save_of_its_own() {
    let mut home = Home::new();
    let litter = two_kittens(&mut home);
    let late = column(&mut home, &litter, "15:00");
    let early = column(&mut home, &litter, "y 2350");
    let night = column(&mut home, &litter, "0310");
    for (round, animal, text) in
        [(&early, "Ash", "9"), (&early, "Birch", "8.5"), (&night, "Ash", "9.5"), (&late, "Birch", "10")]
    {
        home.book.save_paper_cell(&litter, round, animal, Column::Fed, text).unwrap();
    }
    let view = home.book.save_paper_cell(&litter, &night, "Ash", Column::Before, "300").unwrap().value;
    assert_eq!(view.saved.as_deref(), Some("Saved Ash, 3:10 · 300 g"));
    assert_eq!(times(&view), ["yesterday 23:50", "3:10", "15:00"]);
    assert_eq!(amounts(&view), [vec!["9", "9.5", ""], vec!["8.5", "", "10"]]);
    assert_eq!(view.rows[0].cells[1].before.text, "300");
    assert_eq!(view.rows[0].cells[1].fed.label, "Ash, fed, millilitres, 3:10");
    let log = home.book.chronicle(None).unwrap();
    let fed: Vec<String> =
        log.entries.iter().filter(|e| e.kind.word() == "feed").map(|e| e.at.to_string()).collect();
    assert_eq!(
        fed,
        [
            "2024-05-01T23:50:00-05:00",
            "2024-05-01T23:50:00-05:00",
            "2024-05-02T03:10:00-05:00",
            "2024-05-02T15:00:00-05:00"
        ]
    );
    home.book.undo().unwrap();
    home.book.undo().unwrap();
    let view = home.book.paper(&litter).unwrap();
    assert_eq!(amounts(&view), [vec!["9", "9.5", ""], vec!["8.5", "", ""]], "each is taken back by itself");
    let view = home.reopen().book.paper(&litter).unwrap();
    assert_eq!(times(&view).len(), 3, "it goes on after a restart");
}

#[test]
fn pee_and_poo_are_turned_on_and_off_in_any_column() {
    let mut home = Home::new();
    let litter = two_kittens(&mut home);
    let round = column(&mut home, &litter, "3:10");
    let view = home.book.toggle_paper_output(&litter, &round, "Birch", Output::Poo).unwrap().value;
    assert_eq!(view.saved.as_deref(), Some("Saved Birch, 3:10 · poo"));
    assert!(view.rows[1].cells[0].poo && !view.rows[1].cells[0].pee && !view.rows[0].cells[0].poo);
    let view = home.book.toggle_paper_output(&litter, &round, "Birch", Output::Poo).unwrap().value;
    assert_eq!(view.saved.as_deref(), Some("Birch, 3:10 · poo taken back"));
    assert!(!view.rows[1].cells[0].poo);
}

#[test]
fn a_bad_time_is_refused_at_the_head_and_a_column_can_be_moved_with_all_it_holds() {
    let mut home = Home::new();
    let litter = two_kittens(&mut home);
    let before = home.book.digest().unwrap();
    for (typed, part) in [("tea", "tea"), ("", "When was it"), ("3 dec 2050", "future"), ("25:00", "25:00")] {
        let error = home.book.set_paper_time(&litter, None, typed).unwrap_err();
        assert!(error.message.contains(part) && error.field.is_some(), "{typed}: {}", error.message);
        assert_eq!(home.book.digest().unwrap(), before);
    }
    let round = column(&mut home, &litter, "3:10");
    let refused = home.book.set_paper_time(&litter, None, "0310").unwrap_err();
    assert_eq!(refused.message, "There is a column for that time already.");
    home.book.save_paper_cell(&litter, &round, "Ash", Column::Fed, "9").unwrap();
    let view = home.book.set_paper_time(&litter, Some(&round), "3:40").unwrap().value;
    assert_eq!((times(&view), amounts(&view)), (vec!["3:40"], vec![vec!["9"], vec![""]]));
    let log = home.book.chronicle(None).unwrap();
    let at = |kind: &str| log.entries.iter().find(|e| e.kind.word() == kind).unwrap().at.to_string();
    assert_eq!(
        (at("feed"), at("round")),
        ("2024-05-02T03:40:00-05:00".into(), "2024-05-02T03:40:00-05:00".into())
    );
}

#[test]
fn a_paper_log_and_the_round_of_tonight_know_nothing_of_each_other() {
    let mut home = Home::new();
    let litter = two_kittens(&mut home);
    home.book.save_cell(&litter, "Ash", Column::Before, "300").unwrap();
    let round = column(&mut home, &litter, "3:10");
    home.book.save_paper_cell(&litter, &round, "Ash", Column::Fed, "9").unwrap();
    let tonight = home.book.round(&litter).unwrap();
    assert!(tonight.open, "the round of tonight is open still");
    assert_eq!((tonight.rows[0].before.text.as_str(), tonight.rows[0].fed.text.as_str()), ("300", ""));
    home.book.save_cell(&litter, "Ash", Column::After, "310").unwrap();
    let view = home.book.paper(&litter).unwrap();
    assert_eq!(view.rows[0].cells[0].after.text, "");
    assert!(home.book.save_paper_cell(&litter, &tonight.round.unwrap(), "Ash", Column::Fed, "9").is_err());
    home.clock.pass_minutes(4 * 24 * 60);
    assert_eq!(home.book.paper(&litter).unwrap().rounds, [], "after a few days the grid is clean again");
}

#[test]
fn bad_figures_are_refused_at_the_cell_and_odd_ones_asked_about() {
    let mut home = Home::new();
    let litter = two_kittens(&mut home);
    let early = column(&mut home, &litter, "0:10");
    let late = column(&mut home, &litter, "3:10");
    home.book.save_paper_cell(&litter, &early, "Ash", Column::Before, "300").unwrap();
    let refused = home.book.save_paper_cell(&litter, &late, "Ash", Column::Before, "12,,5").unwrap_err();
    assert!(refused.message.contains("12,,5") && refused.field.as_deref() == Some("before"));
    let view = home.book.save_paper_cell(&litter, &late, "Ash", Column::Before, "31").unwrap().value;
    let doubt = view.rows[0].cells[1].before.doubt.clone();
    assert_eq!(doubt.as_deref(), Some("31 g is a tenth of the 300 g at 0:10. A slipped point?"));
    let view = home.book.save_paper_cell(&litter, &late, "Ash", Column::Before, "305").unwrap().value;
    assert_eq!(view.rows[0].cells[1].before.doubt, None);
}
