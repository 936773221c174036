//! Times and amounts as a carer types and reads them: in her units, on her clocks, in her days.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::entry::field::Shape;
use littermate_core::journal::EntryForm;
use littermate_core::register::NewAnimals;
use littermate_core::round::{Column, EVERYONE};
use proptest::prelude::*;
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

fn newest(home: &mut Home) -> String {
    home.book.timeline("Ash", None, None).unwrap().entries[0].words.clone()
}

#[test]
fn a_bare_number_is_in_the_carers_unit_and_is_kept_as_it_was_typed() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    home.book.set_setting("weight_unit", "oz").unwrap();
    home.book.set_setting("temperature_unit", "f").unwrap();
    for (kind, key, typed, told, kept) in [
        ("weight", "grams", "10.37", "10.37 oz", r#""typed":{"text":"10.37","unit":"oz"}"#),
        ("weight", "grams", "1lb2", "18 oz", r#""typed":{"text":"1lb2","unit":"lb oz"}"#),
        ("weight", "grams", "294 g", "10.37 oz", r#""grams":294"#),
        // 97.1 °F is 36.1667 °C, of which the log keeps 36.2, which would be 97.2 °F.
        ("temp", "c", "97.1", "97.1 °F", r#""typed":{"text":"97.1","unit":"°f"}"#),
        ("temp", "c", "97.1 F", "97.1 °F", r#""typed":{"text":"97.1 F","unit":"f"}"#),
        ("temp", "c", "36.5 C", "97.7 °F", r#""c":36.5"#),
    ] {
        home.book.add_entry(&form(kind, "Ash", "", &[(key, typed)])).unwrap();
        assert_eq!(newest(&mut home), told, "{typed}");
        let file: String = home.book.export_log().unwrap().split_whitespace().collect();
        let kept: String = kept.split_whitespace().collect();
        assert!(file.contains(&kept), "{kept}");
    }
}

#[test]
fn another_unit_changes_what_is_told_and_nothing_that_is_kept() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    home.book.add_entry(&form("weight", "Ash", "", &[("grams", "294.3")])).unwrap();
    let before = home.book.export_log().unwrap();
    for (unit, told) in [("oz", "10.38 oz"), ("lb", "10.38 oz"), ("g", "294.3 g")] {
        home.book.set_setting("weight_unit", unit).unwrap();
        assert_eq!(newest(&mut home), told);
        assert_eq!(home.book.export_log().unwrap(), before);
    }
}

#[test]
fn a_correction_of_something_else_leaves_an_amount_as_it_was_typed() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    let weight = home.book.add_entry(&form("weight", "Ash", "", &[("grams", "294.3")])).unwrap().value;
    let temperature = home.book.add_entry(&form("temp", "Ash", "", &[("c", "97.1 F")])).unwrap().value;
    home.book.set_setting("weight_unit", "oz").unwrap();
    home.book.set_setting("temperature_unit", "f").unwrap();
    for (entry, key, shown) in [(&weight, "grams", "10.38"), (&temperature, "c", "97.1")] {
        let mut form = home.book.entry_form(entry).unwrap();
        assert_eq!(form.fields[key], shown);
        form.note = "on the kitchen scale".to_owned();
        home.book.correct_entry(entry, &form).unwrap();
    }
    home.book.set_setting("weight_unit", "g").unwrap();
    home.book.set_setting("temperature_unit", "c").unwrap();
    assert_eq!(
        home.book.entry_form(&weight).unwrap().fields["grams"],
        "294.3",
        "10.38 oz would be 294.3 g or less"
    );
    let file = home.book.export_log().unwrap();
    assert_eq!(file.matches("97.1 F").count(), 2, "what was typed stands at the correction too");
}

#[test]
fn nonsense_gets_one_sentence_at_its_field_and_writes_nothing() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    let before = home.book.digest().unwrap();
    let no_weight = |text: &str| format!("Weight: «{text}» is not a weight: type it like 294 or 10.4 oz.");
    let mut refused = |kind: &str, at: &str, key: &str, text: &str| {
        let error = home.book.add_entry(&form(kind, "Ash", at, &[(key, text)])).unwrap_err();
        (error.field.unwrap(), error.message)
    };
    for text in ["abc", "1e9", "12,,5"] {
        assert_eq!(refused("weight", "", "grams", text), ("grams".to_owned(), no_weight(text)));
    }
    assert_eq!(
        refused("weight", "", "grams", "-5"),
        ("grams".to_owned(), "Weight: «-5» cannot be right: a weight is 0.1 g to 120 kg.".to_owned())
    );
    assert_eq!(
        refused("temp", "", "c", "365"),
        (
            "c".to_owned(),
            "Temperature: «365» cannot be right: a temperature is 10 to 50 °C, 50 to 122 °F.".to_owned()
        )
    );
    assert_eq!(
        refused("weight", "tomorrow 3:10", "grams", "294"),
        ("at".to_owned(), "23 November, 3:10 is in the future.".to_owned())
    );
    assert_eq!(home.book.digest().unwrap(), before);
}

#[test]
fn a_limit_and_a_reading_are_told_in_the_same_unit_and_the_reading_as_it_was_typed() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    home.book.set_setting("temperature_unit", "f").unwrap();
    home.book.add_entry(&form("temp", "Ash", "", &[("c", "94.1")])).unwrap();
    let alarm = home.book.watch(None).unwrap().remove(0);
    assert!(alarm.sentence.contains("Ash was 94.1 °F"), "{}", alarm.sentence);
    assert!(alarm.numbers.iter().any(|number| number.ends_with("95 °F")), "{:?}", alarm.numbers);
    assert!(!alarm.numbers.iter().any(|number| number.contains("°C")), "{:?}", alarm.numbers);
}

#[test]
fn a_form_says_in_which_unit_it_reads() {
    let mut home = home_with_two("2026-11-22T03:20:00-06:00");
    home.book.set_setting("weight_unit", "oz").unwrap();
    let kinds = home.book.kinds_by_use().unwrap();
    let hint = |shape: &Shape| {
        let mut fields = kinds.iter().flat_map(|kind| &kind.fields);
        fields.find(|field| field.shape == *shape).and_then(|field| field.hint.clone()).unwrap()
    };
    assert_eq!(hint(&Shape::Grams), "In oz; 294 g, 10.4 oz and 1 lb 2 are read too.");
    assert_eq!(hint(&Shape::Celsius), "In °C; 36.5 C and 97.7 F are read too.");
}

#[test]
fn in_ounces_the_round_reads_shows_and_asks_in_ounces() {
    let mut home = home_with_two("2026-11-22T00:20:00-06:00");
    home.book.save_cell(EVERYONE, "Ash", Column::Before, "294").unwrap();
    home.book.finish_round(EVERYONE).unwrap();
    home.book.set_setting("weight_unit", "oz").unwrap();
    home.clock.pass_minutes(180);
    let row = |home: &mut Home| home.book.round(EVERYONE).unwrap().rows.remove(0);
    let ash = row(&mut home);
    assert_eq!(home.book.round(EVERYONE).unwrap().weight_unit, "oz");
    assert_eq!(ash.before.label, "Ash, weight before, ounces");
    assert!(ash.hint.ends_with("10.37 oz"), "{}", ash.hint);
    let calm = |number: f64| ash.before.calm.iter().any(|(from, to)| (*from..=*to).contains(&number));
    assert!(calm(10.7) && !calm(107.0) && !calm(304.0), "{:?}", ash.before.calm);
    let saved = home.book.save_cell(EVERYONE, "Ash", Column::Before, "10.7").unwrap().value;
    assert_eq!(saved.saved.as_deref(), Some("Saved Ash · 10.7 oz"));
    let ash = row(&mut home);
    assert_eq!(ash.before.text, "10.7");
    assert_eq!(ash.gain.unwrap().text, "+0.33 oz since 0:20");
    let file: String = home.book.export_log().unwrap().split_whitespace().collect();
    assert!(file.contains(r#""typed":{"text":"10.7","unit":"oz"}"#));
    let slip = home.book.save_cell(EVERYONE, "Ash", Column::Before, "107").unwrap().value;
    let doubt = slip.rows[0].before.doubt.clone().unwrap();
    assert_eq!(doubt, "107 oz is ten times the 10.37 oz at 0:20. A slipped point?");
}

#[test]
fn what_a_cell_shows_is_what_is_saved_in_any_unit() {
    let mut home = home_with_two("2026-11-22T00:20:00-06:00");
    home.book.save_cell(EVERYONE, "Ash", Column::Before, "294.2").unwrap();
    let before = home.book.digest().unwrap();
    for unit in ["oz", "lb", "g"] {
        home.book.set_setting("weight_unit", unit).unwrap();
        let shown = home.book.round(EVERYONE).unwrap().rows[0].before.text.clone();
        home.book.save_cell(EVERYONE, "Ash", Column::Before, &shown).unwrap();
        assert_eq!(home.book.digest().unwrap(), before, "{shown}");
    }
}

#[test]
fn the_timeline_keeps_a_night_together_when_days_begin_at_five() {
    let mut home = home_with_two("2026-11-22T06:20:00-06:00");
    for at in ["y 2350", "310", "510"] {
        feed(&mut home, "Ash", at);
    }
    let days = |home: &mut Home| -> Vec<(String, String)> {
        let lines = home.book.timeline("Ash", None, None).unwrap().entries;
        lines.into_iter().filter(|l| l.kind == "feed").map(|l| (l.day, l.clock)).collect()
    };
    let line = |day: &str, clock: &str| (day.to_owned(), clock.to_owned());
    assert_eq!(days(&mut home), [line("today", "5:10"), line("today", "3:10"), line("yesterday", "23:50")]);
    home.book.set_setting("day_starts", "5:00").unwrap();
    assert_eq!(
        days(&mut home),
        [line("today", "5:10"), line("yesterday", "3:10"), line("yesterday", "23:50")]
    );
    home.clock.set("2026-11-22T04:59:00-06:00");
    assert_eq!(days(&mut home)[0], line("today", "3:10"), "before five, the day of the evening goes on");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_the_units_a_form_that_nobody_changed_changes_nothing(
        tenths in 1..=1_200_000i64,
        typed_in in prop_oneof![Just("g"), Just("oz"), Just("lb")],
        corrected_in in prop_oneof![Just("g"), Just("oz"), Just("lb")],
    ) {
        let mut home = home_with_two("2026-11-22T03:20:00-06:00");
        home.book.set_setting("weight_unit", typed_in).unwrap();
        let grams = format!("{}.{} g", tenths / 10, tenths % 10);
        let entry = home.book.add_entry(&form("weight", "Ash", "", &[("grams", &grams)])).unwrap().value;
        home.book.set_setting("weight_unit", corrected_in).unwrap();
        let again = home.book.entry_form(&entry).unwrap();
        home.book.correct_entry(&entry, &again).unwrap();
        home.book.set_setting("weight_unit", "g").unwrap();
        let shown = home.book.entry_form(&entry).unwrap().fields["grams"].clone();
        prop_assert_eq!(format!("{shown} g"), grams.replace(".0 g", " g"));
    }
}
