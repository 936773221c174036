//! The made-up log: it reads as any other, and has something to show on every screen.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::animals::Nursery;
use littermate_core::care::{Level, due_in, suggested_in, watch};
use littermate_core::chronicle::Chronicle;
use littermate_core::demo;
use littermate_core::growth::growth;
use littermate_core::pairing::{Strength, alone, companions, together};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use support::sayable;

/// Nights and days, winter and summer, the hours around the change of the clocks.
const MOMENTS: [&str; 6] = [
    "2026-11-22T03:10:00+01:00",
    "2026-06-01T14:27:31+02:00",
    "2026-03-29T03:05:00+02:00",
    "2026-04-01T00:01:00+02:00",
    "2026-10-26T02:30:00+01:00",
    "2028-02-29T23:59:00+01:00",
];

fn made(now: &str) -> (String, Chronicle, Moment) {
    let now = Moment::parse(now).unwrap();
    let text = demo::log(now, chrono_tz::Europe::Paris);
    let chronicle = LogFile::parse(&text).unwrap().chronicle(None).unwrap();
    (text, chronicle, now)
}

#[test]
fn it_reads_and_comes_out_as_it_went_in() {
    for now in MOMENTS {
        let (text, chronicle, now) = made(now);
        let file = LogFile::parse(&text).unwrap();
        assert_eq!(LogFile::parse(&file.write()).unwrap().write(), file.write());
        assert!(chronicle.entries.iter().all(|e| e.at <= now), "nothing lies ahead");
        assert_eq!(chronicle.entries.len(), file.entries.len());
        assert_eq!(text, demo::log(now, chrono_tz::Europe::Paris), "the same moment gives the same log");
    }
}

#[test]
fn everyone_is_fed_every_three_hours_and_the_first_is_nearly_due() {
    for now in MOMENTS {
        let (_, chronicle, now) = made(now);
        let nursery = Nursery::at(&chronicle, now);
        let due = due_in(&nursery);
        assert_eq!(due.len(), 8);
        assert_eq!(due[0].label, "Miso");
        let late = now.minutes_since(due[0].next_at.unwrap());
        assert!((-10..=0).contains(&late), "{}", due[0].sentence);
        for due in &due {
            sayable(&due.sentence);
            let suggestion = suggested_in(&nursery, nursery.get(&due.animal).unwrap()).unwrap();
            assert!(suggestion.ml > 5.0 && suggestion.source.is_some(), "it is planned: {suggestion:?}");
        }
    }
}

#[test]
fn pip_falls_behind_and_juniper_cries_and_nobody_else_worries() {
    for now in MOMENTS {
        let (_, chronicle, now) = made(now);
        let alarms = watch(&chronicle, now);
        let lines: Vec<(&str, Level, &str)> =
            alarms.iter().map(|a| (a.label.as_str(), a.level, a.rule.as_str())).collect();
        assert_eq!(
            lines,
            [("Juniper", Level::Watch, "crying"), ("Pip", Level::Watch, "low_gain")],
            "{alarms:#?}"
        );
        alarms.iter().map(|a| a.sentence.as_str()).for_each(sayable);
    }
}

#[test]
fn pip_is_the_lightest_and_the_others_grow_within_the_band() {
    let (_, chronicle, now) = made(MOMENTS[0]);
    let gain = |id: &str| {
        let numbers = growth(&chronicle, id, now).unwrap().numbers;
        numbers.iter().find(|n| n.key == "gain_since").unwrap().number.unwrap()
    };
    assert!(gain("a_pip") < 7.0);
    for id in ["a_miso", "a_bean", "a_olive", "a_fern", "a_otto", "a_juniper"] {
        assert!((10.0..=15.5).contains(&gain(id)), "{id} {}", gain(id));
    }
    let pip = growth(&chronicle, "a_pip", now).unwrap();
    assert!(pip.points.len() > 40 && pip.reference.starts_with("Band: 10 to 15 g a day"));
}

#[test]
fn juniper_is_alone_and_could_join_the_litter() {
    for now in MOMENTS {
        let (_, chronicle, now) = made(now);
        let alone = alone(&chronicle, now);
        assert_eq!(alone.iter().map(|a| a.label.as_str()).collect::<Vec<_>>(), ["Juniper"]);
        assert_eq!(alone[0].cries_last_24h, 3);
        let companions = companions(&chronicle, "a_juniper", now);
        assert_eq!(companions.len(), 7);
        assert_eq!(companions[0].strength, Strength::Allowed, "{:#?}", companions[0]);
        assert_eq!(companions.last().unwrap().label, "Wren", "her own species comes first");
    }
}

#[test]
fn what_the_litter_did_to_pip_keeps_them_apart() {
    let (_, chronicle, now) = made(MOMENTS[0]);
    let all = companions(&chronicle, "a_pip", now);
    let never: Vec<&str> =
        all.iter().filter(|c| c.strength == Strength::Never).map(|c| c.label.as_str()).collect();
    assert_eq!(never, ["Bean", "Otto"]);
}

#[test]
fn pip_and_wren_are_together_and_it_helped() {
    for now in MOMENTS {
        let (_, chronicle, now) = made(now);
        let pairs = together(&chronicle, now);
        assert_eq!(pairs.len(), 1);
        let pair = &pairs[0];
        sayable(&pair.sentence);
        assert_eq!(
            (pair.names.join(" and ").as_str(), pair.bonded, pair.days, pair.nights),
            ("Pip and Wren", true, 4, 4)
        );
        assert_eq!((pair.cries_before.cries, pair.cries_before.records), (10, 10));
        assert_eq!((pair.cries_after.cries, pair.cries_after.records), (0, 3));
        assert!(pair.gains[0].after > pair.gains[0].before, "{}", pair.gains[0].text);
        assert!(pair.sentence.contains("curled up together at once"));
    }
}

#[test]
fn a_day_before_the_introduction_each_was_the_other_s_company_on_hold() {
    let (text, _, now) = made(MOMENTS[0]);
    let then = now.plus_minutes(-5 * 24 * 60);
    let chronicle = LogFile::parse(&text).unwrap().chronicle(Some(then)).unwrap();
    let of_pip = companions(&chronicle, "a_pip", then);
    let wren = of_pip.iter().find(|c| c.other == "a_wren").unwrap();
    assert_eq!(wren.strength, Strength::Hold);
    assert_eq!(alone(&chronicle, then).len(), 3);
}
