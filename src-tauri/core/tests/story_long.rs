//! A book of years: two thousand entries are drafted from as readily as forty.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Request, draft};
use littermate_core::transfer::file::LogFile;
use serde_json::{Value, json};
use telling::case_file;

#[test]
fn two_thousand_entries_make_one_article() {
    let mut log: Value = serde_json::from_str(&case_file("biscuit-fighter.json")).unwrap();
    let entries = log["entries"].as_array_mut().unwrap();
    for i in 0..2000 {
        let (day, hour) = (i / 24 % 28 + 1, i % 24);
        let at = format!("2025-{:02}-{day:02}T{hour:02}:30:00-04:00", i / 672 + 6);
        let (kind, data) = match i % 4 {
            0 => ("feed", json!({ "method": "bottle", "ml": 10 })),
            1 => ("weight", json!({ "grams": 640 + i })),
            2 => ("elimination", json!({ "urine": true })),
            _ => ("observation", json!({ "tags": ["playful"] })),
        };
        entries.push(json!({ "id": format!("n{i}"), "at": at, "kind": kind, "subjects": ["a_b"],
            "by": "p_nora", "visibility": "public", "data": data }));
    }
    log["log"].as_object_mut().unwrap().remove("as_of");
    let chronicle = LogFile::parse(&log.to_string()).unwrap().chronicle(None).unwrap();
    let told = draft(&chronicle, &Request::default()).unwrap();
    let words = told.body().split_whitespace().count();
    assert!(words <= 600, "{words} words");
    assert_eq!(told.body().matches("playful").count(), 1, "what was said once is not said again");
}
