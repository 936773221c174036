//! Taking animals in: how old they are, however it is typed.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::register::NewAnimals;
use littermate_core::round::EVERYONE;
use support::Home;

const TODAY: &str = "2026-11-22T12:00:00-06:00";

fn kittens(count: &str, age: &str) -> NewAnimals {
    NewAnimals {
        species: "cat".to_owned(),
        count: count.to_owned(),
        age: age.to_owned(),
        ..NewAnimals::default()
    }
}

#[test]
fn an_age_or_a_day_of_birth_is_read_as_it_was_meant() {
    let mut home = Home::at(TODAY);
    for (typed, read) in [
        ("", ""),
        ("12", "12 days, born 10 Nov"),
        ("0", "0 days, born 22 Nov"),
        ("1 day", "1 day, born 21 Nov"),
        ("12d", "12 days, born 10 Nov"),
        ("12 Days", "12 days, born 10 Nov"),
        ("2w", "14 days, born 8 Nov"),
        ("1 wk", "7 days, born 15 Nov"),
        ("2 wks", "14 days, born 8 Nov"),
        ("1 week", "7 days, born 15 Nov"),
        ("2,5 weeks", "18 days, born 4 Nov"),
        ("1 month", "about 30 days, born about 23 Oct"),
        ("3 months", "about 90 days, born about 24 Aug"),
        ("9 nov", "13 days, born 9 Nov"),
        ("nov 9", "13 days, born 9 Nov"),
        ("9 November", "13 days, born 9 Nov"),
        ("2026-11-09", "13 days, born 9 Nov"),
        ("9 dec 2025", "348 days, born 9 Dec 2025"),
        ("yesterday", "1 day, born 21 Nov"),
        ("today", "0 days, born 22 Nov"),
    ] {
        assert_eq!(home.book.echo_birth(typed).as_deref(), Ok(read), "{typed}");
    }
}

#[test]
fn a_birth_to_come_and_what_is_none_are_refused_at_the_field() {
    let mut home = Home::at(TODAY);
    let mut refusal = |typed: &str| {
        let error = home.book.take_in(&kittens("2", typed)).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("age"), "{typed}");
        error.message
    };
    for typed in ["9 dec", "dec 9", "2026-12-09", "9 dec 2026", "2027-01-01", "2999-01-01"] {
        assert_eq!(refusal(typed), "The birth is after today.", "{typed}");
    }
    for typed in ["tea", "3:10", "-20", "now", "9 novels old", "12 x", "1 fortnight"] {
        assert_eq!(
            refusal(typed),
            format!("«{typed}» is no age and no date. Try 12, 2 weeks or 9 nov."),
            "{typed}"
        );
    }
    assert_eq!(refusal("14 months"), "That is more than a year. Give the day of birth.");
}

#[test]
fn in_january_a_day_of_december_is_last_years() {
    let mut home = Home::at("2027-01-03T12:00:00-06:00");
    assert_eq!(home.book.echo_birth("28 dec").as_deref(), Ok("6 days, born 28 Dec 2026"));
}

#[test]
fn who_came_is_asked_for_with_neither_a_number_nor_names() {
    let mut home = Home::at(TODAY);
    let before = home.book.digest().unwrap();
    let error = home.book.take_in(&kittens("", "9 nov")).unwrap_err();
    assert_eq!((error.field.as_deref(), error.message.as_str()), (Some("count"), "How many?"));
    assert_eq!(home.book.digest().unwrap(), before);
    let named = NewAnimals { names: "Ash, Elm".to_owned(), ..kittens("", "9 nov") };
    assert_eq!(home.book.take_in(&named).unwrap().value.animals.len(), 2);
}

#[test]
fn a_litter_that_was_taken_back_gives_way_to_the_first_round() {
    let mut home = Home::at(TODAY);
    let stays = home.book.take_in(&kittens("2", "9 nov")).unwrap().value.litter.unwrap();
    let gone = home.book.take_in(&kittens("6", "9 nov")).unwrap().value.litter.unwrap();
    home.book.undo().unwrap();
    assert_eq!(home.book.round(&gone).unwrap().scope, stays);
    let error = home.book.set_round_time(&gone, "-20").unwrap_err();
    assert_eq!(error.message, "This litter is no longer in the book.");
    home.book.undo().unwrap();
    assert_eq!(home.book.round(&gone).unwrap().scope, EVERYONE);
    let error = home.book.animal_page(&gone).unwrap_err();
    assert!(!error.message.contains(&gone), "{}", error.message);
}
