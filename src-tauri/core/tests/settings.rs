//! How the program is set: kept in the book, read again, and refused with a sentence.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::alarm::AlarmSettings;
use littermate_core::settings::{RoundOrder, Settings};
use littermate_core::values::WeightUnit;
use support::Home;

const TONIGHT: &str = "2026-11-22T03:10:00-06:00";

#[test]
fn what_was_never_set_is_as_it_comes() {
    let mut home = Home::at(TONIGHT);
    assert_eq!(home.book.settings().unwrap(), Settings::default());
}

#[test]
fn what_was_set_is_kept_and_reaches_the_rules() {
    let mut home = Home::at(TONIGHT);
    for (key, text) in [
        ("weight_unit", "oz"),
        ("round_order", "by_column"),
        ("scale_step", "2"),
        ("day_starts", "5"),
        ("vet_phone", " 555 0100 "),
        ("syringe_coarse", "0,2 mL"),
        ("alarm", "yes"),
        ("alarm_before", "5 min"),
        ("alarm_snooze", "7"),
        ("alarm_awake", "no"),
        ("alarm_hidden", "no"),
    ] {
        home.book.set_setting(key, text).unwrap();
    }
    let wanted = Settings {
        weight_unit: WeightUnit::Ounces,
        round_order: RoundOrder::ByColumn,
        scale_step: 2.0,
        day_starts: 300,
        vet_phone: "555 0100".to_owned(),
        syringe_coarse: 0.2,
        alarm: AlarmSettings {
            on: true,
            minutes_before: 5,
            snooze_minutes: 7,
            keep_awake: false,
            keep_running: false,
        },
        ..Settings::default()
    };
    assert_eq!(home.book.settings().unwrap(), wanted);
    assert_eq!(home.book.chronicle(None).unwrap().settings, wanted);
    let shown = home.book.setting_lines().unwrap();
    let of = |key: &str| shown.iter().find(|line| line.key == key).unwrap().value.clone();
    assert_eq!(
        (of("day_starts"), of("weight_unit"), of("syringe_coarse")),
        ("5:00".into(), "oz".into(), "0.2".into())
    );
}

#[test]
fn who_is_feeding_is_asked_of_the_same_people_as_in_the_round() {
    let mut home = Home::at(TONIGHT);
    let log = r#"{"format": "littermate-log/1", "log": {"id": "0197a3c2-0000-7000-8000-000000000001"},
        "profile": {"carer": "p_ana"},
        "people": [{"id": "p_ana", "role": "carer", "name": "Ana"}, {"id": "p_bo", "role": "volunteer", "name": "Bo"},
                   {"id": "p_bus", "role": "finder", "publish_as": "a bus driver"}],
        "animals": [{"id": "bean", "species": "cat", "name": "Bean"}], "entries": []}"#;
    home.book.import_log(log).unwrap();
    let line = home.book.setting_lines().unwrap().into_iter().find(|line| line.key == "carer").unwrap();
    let labels: Vec<&str> = line.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!((labels, line.value.as_str()), (vec!["Ana", "Bo"], "p_ana"));
}

#[test]
fn nonsense_is_refused_at_its_line_and_changes_nothing() {
    let mut home = Home::at(TONIGHT);
    for (key, text, says) in [
        ("day_starts", "25:00", "«25:00» is not a time of the day. Try 5:00."),
        ("scale_step", "3", "«3» is none of 1 g, 2 g, 0.1 oz, 5 g."),
        ("syringe_fine", "a drop", "«a drop» is not from 0.01 to 1 mL."),
        ("syringe_fine", "0", "«0» is not from 0.01 to 1 mL."),
        ("alarm_before", "-5", "«-5» is not a number of minutes from 0 to 60."),
        ("alarm_snooze", "0", "«0» is not a number of minutes from 1 to 60."),
        ("alarm_snooze", "1e9", "«1e9» is not a number of minutes from 1 to 60."),
        ("alarm", "perhaps", "«perhaps» is none of yes, no."),
        ("moon", "full", "There is no setting «moon»."),
    ] {
        let refused = home.book.set_setting(key, text).unwrap_err();
        assert_eq!((refused.field.as_deref(), refused.message.as_str()), (Some(key), says));
    }
    assert_eq!(home.book.settings().unwrap(), Settings::default());
}

#[test]
fn the_begin_of_a_day_is_typed_like_any_time() {
    let mut home = Home::at(TONIGHT);
    for (typed, shown) in [
        ("5", "5:00"),
        ("530", "5:30"),
        ("5 am", "5:00"),
        ("17.15", "17:15"),
        ("0", "0:00"),
        ("12 am", "0:00"),
    ] {
        home.book.set_setting("day_starts", typed).unwrap();
        let lines = home.book.setting_lines().unwrap();
        assert_eq!(lines.iter().find(|line| line.key == "day_starts").unwrap().value, shown, "{typed}");
    }
}

#[test]
fn the_window_is_as_large_as_it_was_left_within_reason() {
    let mut home = Home::at(TONIGHT);
    assert!((home.book.zoom().unwrap() - 1.0).abs() < f64::EPSILON);
    for (set, kept) in [(1.3, 1.3), (0.0, 0.5), (99.0, 3.0), (f64::NAN, 1.0)] {
        home.book.set_zoom(set).unwrap();
        assert!((home.book.zoom().unwrap() - kept).abs() < f64::EPSILON, "{set}");
    }
}
