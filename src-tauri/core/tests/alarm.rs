//! The alarm clock: what rings when, what is said, and what a phone is told.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::alarm::{Alarm, AlarmSettings, AlarmView, Answers, Bell, Place, due_times};
use littermate_core::animals::Nursery;
use littermate_core::values::Moment;
use proptest::prelude::*;
use serde_json::json;
use support::{Log, at, log, sayable};

const NIGHT: &str = "04-14 0:05";

fn set() -> AlarmSettings {
    AlarmSettings { on: true, ..AlarmSettings::default() }
}

/// Pip and Wren of the Linden litter, four days old, fed at five past midnight: next at 3:05.
fn linden() -> Log {
    let log = log().litter("linden", json!({"name": "Linden litter", "species": "cat"}));
    ["pip", "wren"].into_iter().fold(log, |log, kitten| {
        log.kitten(kitten, "04-10")
            .who(json!({"litter": "linden"}))
            .intake("04-12 18:00", kitten)
            .bottle(NIGHT, kitten, 4.0)
    })
}

fn alarm(log: &Log, now: &str, set: &AlarmSettings) -> Alarm {
    let alarm = Alarm::of(&Nursery::at(&log.chronicle(), at(now)), set);
    for ring in &alarm.rings {
        sayable(&ring.words(alarm.now));
    }
    alarm
}

/// What sounds within a night, when it is looked at every minute: «3:05 Linden litter».
fn night(log: &Log, set: &AlarmSettings, answers: &Answers) -> Vec<String> {
    let mut heard = Vec::new();
    let mut last = at("04-14 1:00");
    let chronicle = log.chronicle();
    while last < at("04-14 9:00") {
        let now = last.plus_minutes(1);
        let alarm = Alarm::of(&Nursery::at(&chronicle, now), set);
        let (hour, minute) = now.clock();
        heard.extend(
            alarm.sounding(answers, last).iter().map(|ring| format!("{hour}:{minute:02} {}", ring.label)),
        );
        last = now;
    }
    heard
}

fn rings_of(log: &Log) -> Vec<String> {
    night(log, &set(), &Answers::default())
}

#[test]
fn it_rings_once_for_the_litter_and_three_times_when_nobody_answers() {
    assert_eq!(rings_of(&linden()), ["3:05 Linden litter", "3:15 Linden litter", "3:25 Linden litter"]);
    let alarm = alarm(&linden(), "04-14 3:00", &set());
    assert_eq!(alarm.rings[0].words(alarm.now), "Next is 3:05 (two to feed).");
    assert_eq!(alarm.rings[0].words(at("04-14 3:15")), "Next was 3:05 (two to feed).");
}

#[test]
fn it_rings_so_long_before_as_was_set() {
    let early = AlarmSettings { minutes_before: 15, snooze_minutes: 5, ..set() };
    let heard = night(&linden(), &early, &Answers::default());
    assert_eq!(heard, ["2:50 Linden litter", "2:55 Linden litter", "3:00 Linden litter"]);
}

#[test]
fn it_is_off_until_it_is_turned_on() {
    let off = AlarmSettings::default();
    assert!(night(&linden(), &off, &Answers::default()).is_empty());
    assert_eq!(alarm(&linden(), "04-14 3:00", &off).next(&Answers::default()), None);
}

#[test]
fn a_feed_ends_it() {
    let fed = linden().bottle("04-14 3:04", "pip wren", 4.0);
    assert_eq!(rings_of(&fed), ["6:04 Linden litter", "6:14 Linden litter", "6:24 Linden litter"]);
    let late = linden().bottle("04-14 3:12", "pip wren", 4.0);
    assert_eq!(rings_of(&late)[..2], ["3:05 Linden litter", "6:12 Linden litter"]);
}

#[test]
fn it_keeps_quiet_while_the_round_is_written() {
    let begun = linden().bottle("04-14 3:01", "pip", 4.0).weighs("04-14 3:02", "wren", 110.0);
    // Wren is still to be fed when the last figure is a quarter of an hour old.
    assert_eq!(rings_of(&begun)[..2], ["3:25 Linden litter", "6:01 Linden litter"]);
}

#[test]
fn it_does_not_ring_for_one_that_the_round_left_out() {
    let asleep = linden().bottle("04-14 3:01", "pip", 4.0).entry(
        "04-14 3:00",
        "pip wren",
        "round",
        json!({"skipped": ["wren"]}),
    );
    assert_eq!(rings_of(&asleep)[0], "6:01 Linden litter");
    let before = linden().entry("04-14 0:05", "pip wren", "round", json!({"skipped": ["wren"]}));
    assert_eq!(rings_of(&before)[0], "3:05 Linden litter", "that was the round before");
}

#[test]
fn a_snooze_brings_it_back_and_an_answer_ends_it() {
    let ring = alarm(&linden(), "04-14 3:06", &set());
    let key = ring.rings[0].key();
    let mut answers = Answers::default();
    answers.snooze(&key, ring.snooze_ends());
    let heard = night(&linden(), &set(), &answers);
    assert_eq!(heard, ["3:16 Linden litter", "3:26 Linden litter", "3:36 Linden litter"]);
    answers.take(&key);
    assert!(night(&linden(), &set(), &answers).is_empty());
}

#[test]
fn what_came_up_while_the_computer_slept_sounds_once_and_not_hours_later() {
    let answers = Answers::default();
    let heard = |now| alarm(&linden(), now, &set()).sounding(&answers, at("04-14 1:00")).len();
    assert_eq!(heard("04-14 3:04"), 0);
    assert_eq!(heard("04-14 3:27"), 1);
    assert_eq!(heard("04-14 7:00"), 0);
}

#[test]
fn nobody_is_rung_for_who_nurses_died_left_or_was_never_fed() {
    let all = |what: &str, data| {
        let log = linden().entry("04-14 0:30", "pip wren", what, data);
        assert!(rings_of(&log).is_empty(), "{what}: {:?}", rings_of(&log));
    };
    all("death", json!({}));
    all("placement", json!({"to": "adopted"}));
    all("reunion", json!({"outcome": "accepted"}));
    assert!(rings_of(&log().kitten("moss", "04-10").intake("04-12 18:00", "moss")).is_empty());
    let one = linden().entry("04-14 0:30", "pip", "death", json!({}));
    // One of the two is left: it is named, and no count is made of it.
    let alarm = alarm(&one, "04-14 3:00", &set());
    assert_eq!((alarm.rings.len(), alarm.rings[0].label.as_str()), (1, "Wren"));
    assert_eq!(alarm.rings[0].words(alarm.now), "Next is 3:05.");
    assert_eq!(alarm.rings[0].who, ["Wren"]);
}

#[test]
fn it_rings_for_the_next_dose_until_it_is_given() {
    let ordered = linden().bottle("04-14 0:06", "pip wren", 4.0).entry(
        "04-13 14:00",
        "pip",
        "plan_med",
        json!({"drug": "amoxicillin", "every_hours": 12, "by": "vet"}),
    );
    let dosed = ordered.entry("04-13 14:00", "pip", "med", json!({"drug": "amoxicillin"}));
    let rings = rings_of(&dosed);
    assert_eq!(rings[..3], ["2:00 Pip, amoxicillin", "2:10 Pip, amoxicillin", "2:20 Pip, amoxicillin"]);
    assert_eq!(alarm(&dosed, "04-14 1:00", &set()).rings[0].place, Place::Animals("pip".to_owned()));
    let given = dosed.clone().entry("04-14 1:50", "pip", "med", json!({"drug": "amoxicillin"}));
    assert!(rings_of(&given)[0].ends_with("Linden litter"), "{:?}", rings_of(&given));
    let died = dosed.entry("04-14 1:30", "pip", "death", json!({}));
    assert!(rings_of(&died).iter().all(|ring| !ring.contains("Pip")), "{:?}", rings_of(&died));
}

#[test]
fn what_is_due_in_days_keeps_no_computer_awake() {
    let order = json!({"drug": "dewormer", "every_hours": 72, "by": "vet"});
    let log = linden()
        .entry("04-13 14:00", "pip", "plan_med", order)
        .entry("04-13 14:00", "pip", "med", json!({"drug": "dewormer"}))
        .entry("04-14 0:30", "pip wren", "reunion", json!({"outcome": "accepted"}));
    assert_eq!(alarm(&log, "04-14 1:00", &set()).next(&Answers::default()), None);
    assert!(alarm(&log, "04-15 20:00", &set()).next(&Answers::default()).is_some());
}

#[test]
fn those_of_a_litter_due_far_apart_ring_apart() {
    let log = linden().bottle("04-14 1:00", "wren", 4.0);
    assert_eq!(rings_of(&log)[0], "3:05 Linden litter");
    assert!(rings_of(&log).contains(&"4:00 Linden litter".to_owned()));
}

fn view(log: &Log, now: &str, set: &AlarmSettings, answers: &Answers, bell: Bell) -> AlarmView {
    let view = AlarmView::of(&alarm(log, now, set), answers, bell);
    view.terms.iter().chain([&view.words]).for_each(|words| sayable(words));
    view
}

#[test]
fn the_screen_says_what_will_ring_and_what_keeps_it_from_ringing() {
    let (answers, both) = (Answers::default(), Bell { shows: true, awake: true });
    let off = view(&linden(), "04-14 1:00", &AlarmSettings::default(), &answers, Bell::default());
    assert_eq!((off.on, off.words.as_str(), off.terms.len()), (false, "No alarm is set.", 0));
    let on = view(&linden(), "04-14 1:00", &set(), &answers, both);
    assert_eq!(on.words, "Rings at 3:05: Linden litter.");
    assert_eq!(
        on.terms,
        [
            "This computer stays awake until 3:05, as long as its lid is open.",
            "It rings with the window closed, too."
        ]
    );
    let asleep = view(&linden(), "04-14 1:00", &set(), &answers, Bell { shows: false, awake: false });
    assert_eq!(asleep.terms[0], "It cannot ring while this computer sleeps.");
    assert_eq!(
        asleep.terms[1],
        "This desktop shows no notifications: only this window says when it is time."
    );
    let open = AlarmSettings { keep_running: false, ..set() };
    assert_eq!(
        view(&linden(), "04-14 1:00", &open, &answers, both).terms[1],
        "It rings as long as the window is open."
    );
    let ringing = view(&linden(), "04-14 3:06", &set(), &answers, both);
    assert_eq!(ringing.ringing[0].words, "Linden litter. Next was 3:05 (two to feed).");
    assert_eq!(ringing.snooze, "Snooze 10 min");
    let mut snoozed = Answers::default();
    snoozed.snooze(&ringing.ringing[0].ring, at("04-14 3:16"));
    let later = view(&linden(), "04-14 3:07", &set(), &snoozed, both);
    assert_eq!((later.words.as_str(), later.ringing.len()), ("Snoozed until 3:16: Linden litter.", 0));
    let after = view(&linden(), "04-14 5:00", &set(), &answers, both);
    assert_eq!(after.words, "The alarm is on. The next feed in the book sets its time.");
    assert!(after.terms.is_empty() && after.ringing.is_empty());
}

#[test]
fn the_calendar_of_a_day_reads_as_a_phone_wants_it() {
    let file = due_times(
        &Nursery::at(&linden().chronicle(), at("04-14 1:00")),
        &AlarmSettings { minutes_before: 5, ..set() },
    );
    insta::assert_snapshot!("calendar", file.unwrap().replace("\r\n", "\n"));
}

#[test]
fn the_calendar_keeps_the_night_free_that_the_plan_keeps_free() {
    let plan = json!({"every_hours": 4, "night_from": "23:00", "night_to": "6:00"});
    let log = linden().entry("04-13", "pip wren", "plan_feed", plan);
    let file = due_times(&Nursery::at(&log.chronicle(), at("04-14 9:00")), &set()).unwrap();
    let starts: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("DTSTART:20260")).collect();
    assert_eq!(starts, ["414T080000Z", "414T120000Z", "414T160000Z", "414T200000Z", "415T040000Z"]);
}

#[test]
fn the_calendar_has_the_next_dose_of_a_medicine_and_no_amount() {
    let order = json!({"drug": "amoxicillin, oral", "dose": "0.2 mL", "every_hours": 12, "by": "vet"});
    let log = linden().entry("04-13 9:00", "pip", "plan_med", order).entry(
        "04-13 21:10",
        "pip",
        "med",
        json!({"drug": "amoxicillin, oral"}),
    );
    let file = due_times(&Nursery::at(&log.chronicle(), at("04-14 1:00")), &set()).unwrap();
    let dose = unfolded(&file).join("\n");
    assert!(
        dose.contains("DTSTART:20260414T071000Z\nDURATION:PT15M\nSUMMARY:Pip: amoxicillin\\, oral"),
        "{dose}"
    );
    assert!(!dose.contains("0.2"), "{dose}");
    let ended = log.entry("04-14 0:30", "pip", "death", json!({}));
    let file = due_times(&Nursery::at(&ended.chronicle(), at("04-14 1:00")), &set()).unwrap();
    assert!(!file.contains("Pip"), "{file}");
}

#[test]
fn the_calendar_is_the_same_for_the_same_book_and_empty_for_nobody() {
    let file = |log: &Log, now| due_times(&Nursery::at(&log.chronicle(), at(now)), &set());
    let uids = |file: &str| -> Vec<String> {
        file.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect()
    };
    let (early, late) = (file(&linden(), "04-14 1:00").unwrap(), file(&linden(), "04-14 2:00").unwrap());
    assert_eq!(uids(&early), uids(&late)[..8], "an hour later the same feeds have the same names");
    assert_eq!(file(&linden().entry("04-14 0:30", "pip wren", "death", json!({})), "04-14 1:00"), None);
}

/// What a phone reads of a file: unfolded lines.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_name_holds_the_calendar_stays_one(name in "\\PC{0,60}[\\x00-\\x1f;,:\\\\é🐾\"]{0,40}.{0,20}") {
        let log = linden().kitten("moss", "04-10").who(json!({"name": format!("M{name}")}))
            .intake("04-12 18:00", "moss").bottle(NIGHT, "moss", 4.0);
        let file = due_times(&Nursery::at(&log.chronicle(), at("04-14 1:00")), &set()).unwrap();
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        let lines = unfolded(&file);
        let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
        prop_assert_eq!(count("BEGIN:VEVENT"), count("UID:"));
        prop_assert_eq!(count("BEGIN:"), count("END:"));
        let known = ["BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "DTSTAMP", "DTSTART", "DURATION",
            "SUMMARY", "DESCRIPTION", "TRANSP", "ACTION", "TRIGGER"];
        for line in lines.iter().filter(|line| !line.is_empty()) {
            prop_assert!(known.contains(&line.split(':').next().unwrap()), "{line}");
        }
    }

    #[test]
    fn nothing_sounds_more_often_than_it_may(before in 0_u8..=60, snooze in 1_u8..=60, step in 1_i64..=15) {
        let set = AlarmSettings { minutes_before: before, snooze_minutes: snooze, ..set() };
        let chronicle = linden().chronicle();
        let (mut last, mut heard): (Moment, usize) = (at("04-14 0:30"), 0);
        while last < at("04-14 9:00") {
            let now = last.plus_minutes(step);
            heard += Alarm::of(&Nursery::at(&chronicle, now), &set).sounding(&Answers::default(), last).len();
            last = now;
        }
        prop_assert!((1..=3).contains(&heard), "{heard}");
    }
}
