//! What is judged now is judged from a part of the book: it must say what the whole book says.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::care::{Due, LOOK_BACK_DAYS};
use littermate_core::demo;
use littermate_core::values::Moment;
use serde_json::Value;
use std::path::Path;
use support::Home;

/// The published cases and the demo, each with its name.
fn logs() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut logs: Vec<(String, Value)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        // Beside each case stand the facts that its stories are held to.
        .filter(|path| path.with_extension("").extension().is_none())
        // Fed from the book after they were placed: of where these are the book's own table says otherwise.
        .filter(|path| !path.ends_with("river-pups-handover.json"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap()))
        .chain([("the demo".to_owned(), demo::log(now(), chrono_tz::Europe::Paris))])
        .map(|(name, text)| (name, serde_json::from_str(&text).unwrap()))
        .collect();
    logs.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(logs.len() > 10);
    logs
}

fn now() -> Moment {
    Moment::parse("2026-11-22T04:00:00+01:00").unwrap()
}

fn time_of(entry: &Value) -> Moment {
    Moment::parse(entry["at"].as_str().unwrap()).unwrap()
}

/// A book as it was after one of a log's entries, asked some minutes later in the log's own place.
fn as_it_was(log: &Value, after: Moment, minutes: i64) -> Home {
    let mut log = log.clone();
    log["entries"].as_array_mut().unwrap().retain(|entry| time_of(entry) <= after);
    let mut home = Home::at(&after.plus_minutes(minutes).to_string());
    home.clock.travel(log["log"]["timezone"].as_str().unwrap_or("UTC"));
    home.book.import_log(&log.to_string()).unwrap();
    home
}

#[test]
fn a_part_of_the_book_is_judged_as_the_whole_of_it() {
    let mut judged = 0;
    for (name, log) in logs() {
        let mut times: Vec<Moment> = log["entries"].as_array().unwrap().iter().map(time_of).collect();
        times.sort();
        let step = (times.len() / 4).max(1);
        for (after, minutes) in
            times.iter().rev().step_by(step).zip([60, 9 * 24 * 60, 5, 24 * 60].into_iter().cycle())
        {
            let mut home = as_it_was(&log, *after, minutes);
            let now = home.book.now();
            let whole = Some(now);
            let when = format!("{name}, {now}");
            // Feeds of longer ago than the rules look back are not read.
            let lately =
                |due: &Due| due.last_fed.is_none_or(|fed| now.minutes_since(fed) < LOOK_BACK_DAYS * 24 * 60);
            let due: Vec<Due> = home.book.due(whole).unwrap().into_iter().filter(lately).collect();
            assert_eq!(home.book.due(None).unwrap(), due, "{when}");
            assert_eq!(home.book.watch(None).unwrap(), home.book.watch(whole).unwrap(), "{when}");
            let (some, all) = (home.book.animals(None).unwrap(), home.book.animals(whole).unwrap());
            assert_eq!(some.groups, all.groups, "{when}");
            assert_eq!((some.left, some.remembered), (all.left, all.remembered), "{when}");
            judged += 1;
        }
    }
    assert!(judged > 40, "{judged}");
}
