//! Times and amounts as a carer types and reads them: in her units, on her clocks, in her days.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::journal::EntryForm;
use littermate_core::register::NewAnimals;
use support::Home;

/// Two kittens of twelve days, and what they are called.
fn home_with_two(time: &str) -> Home {
    let mut home = Home::at(time);
    let kittens = NewAnimals {
        species: "cat".to_owned(),
        count: "2".to_owned(),
        age: "12".to_owned(),
        names: "Ash, Elm".to_owned(),
        ..NewAnimals::default()
    };
    home.book.take_in(&kittens).unwrap();
    home
}

fn form(kind: &str, animal: &str, at: &str, fields: &[(&str, &str)]) -> EntryForm {
    EntryForm {
        kind: kind.to_owned(),
        subjects: vec![animal.to_owned()],
        at: at.to_owned(),
        fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        ..EntryForm::default()
    }
}

/// When an animal was fed last and is fed next, by a plan of every three hours.
fn fed_and_next(home: &mut Home, animal: &str) -> (String, String) {
    let due = home.book.due(None).unwrap().into_iter().find(|due| due.label == animal).unwrap();
    (due.last_fed.unwrap().to_string(), due.next_at.unwrap().to_string())
}

fn plan(home: &mut Home, animal: &str) {
    home.book.add_entry(&form("plan_feed", animal, "", &[("every_hours", "3")])).unwrap();
}

fn feed(home: &mut Home, animal: &str, at: &str) {
    home.book.add_entry(&form("feed", animal, at, &[("method", "bottle"), ("ml", "8")])).unwrap();
}

#[test]
fn a_typed_time_is_read_back_with_its_day() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    for (typed, read) in [
        ("", "3:20, just now"),
        ("310", "3:10, 10 minutes ago"),
        ("-1h20", "2:00, 80 minutes ago"),
        ("y 2350", "yesterday 23:50, 4 hours ago"),
        ("fr 2350", "Friday 20 November 23:50, 28 hours ago"),
        ("12 mar 3:10", "Thursday 12 March 3:10, 255 days ago"),
        ("y", "yesterday, the day alone"),
    ] {
        assert_eq!(home.book.echo_time(typed).unwrap().words, read, "{typed}");
    }
    let refused = home.book.echo_time("in 2 h").unwrap_err();
    assert_eq!(
        (refused.field.as_deref(), refused.message.as_str()),
        (Some("at"), "«in 2 h» is in the future.")
    );
}

#[test]
fn which_of_two_showings_is_meant_is_said() {
    let mut home = home_with_two("2026-11-01T06:00:00-06:00");
    for (typed, at, read) in [
        (
            "130",
            "2026-11-01T01:30:00-06:00",
            "1:30, 5 hours ago. The clocks showed it twice; add «first» for the time before",
        ),
        (
            "1:30 first",
            "2026-11-01T01:30:00-05:00",
            "1:30, 6 hours ago, the first time that the clocks showed it",
        ),
        ("3:30", "2026-11-01T03:30:00-06:00", "3:30, 3 hours ago"),
    ] {
        let echo = home.book.echo_time(typed).unwrap();
        assert_eq!((echo.at.as_str(), echo.words.as_str()), (at, read), "{typed}");
    }
}

#[test]
fn three_hours_are_three_hours_when_the_clocks_change() {
    // In spring 2:00 becomes 3:00, in autumn 2:00 becomes 1:00.
    for (night, asked, fed, next) in [
        (
            "2026-03-08T00:30:00-06:00",
            "2026-03-08T03:20:00-05:00",
            "2026-03-08T00:10:00-06:00",
            "2026-03-08T04:10:00-05:00",
        ),
        (
            "2026-11-01T00:30:00-05:00",
            "2026-11-01T01:50:00-06:00",
            "2026-11-01T00:10:00-05:00",
            "2026-11-01T02:10:00-06:00",
        ),
    ] {
        let mut home = home_with_two(night);
        plan(&mut home, "Ash");
        feed(&mut home, "Ash", "0:10");
        home.clock.set(asked);
        assert_eq!(fed_and_next(&mut home, "Ash"), (fed.to_owned(), next.to_owned()));
    }
}

#[test]
fn on_a_trip_what_was_written_keeps_its_clock_and_what_is_due_is_told_on_the_clocks_of_the_place() {
    let mut home = home_with_two("2026-11-21T22:00:00-06:00");
    plan(&mut home, "Ash");
    feed(&mut home, "Ash", "21:50");
    home.clock.travel("Europe/Berlin");
    home.clock.set("2026-11-22T05:30:00+01:00");
    assert_eq!(
        fed_and_next(&mut home, "Ash"),
        ("2026-11-22T04:50:00+01:00".to_owned(), "2026-11-22T07:50:00+01:00".to_owned())
    );
    feed(&mut home, "Ash", "520");
    let lines = home.book.timeline("Ash", None, None).unwrap().entries;
    let feeds: Vec<(&str, &str, &str)> = lines
        .iter()
        .filter(|line| line.kind == "feed")
        .map(|line| (line.day.as_str(), line.clock.as_str(), line.at.as_str()))
        .collect();
    assert_eq!(
        feeds,
        [("today", "5:20", "2026-11-22T05:20:00+01:00"), ("yesterday", "21:50", "2026-11-21T21:50:00-06:00")],
        "the feed at home was at 21:50"
    );
    let file = home.book.export_log().unwrap();
    assert!(file.contains("2026-11-21T21:50:00-06:00") && file.contains("2026-11-22T05:20:00+01:00"));
}
