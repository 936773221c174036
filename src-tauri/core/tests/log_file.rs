//! The log's file: read whole or not at all, written back without loss.
#![allow(clippy::unwrap_used)]

use littermate_core::transfer::file::LogFile;
use serde_json::Value;

const KANGAROO: &str = include_str!("../../../tests/cases/kangaroo-possum.json");

fn without_nulls(value: Value) -> Value {
    littermate_core::values::without_nulls(value)
}

#[test]
fn the_case_comes_out_as_it_went_in() {
    let file = LogFile::parse(KANGAROO).unwrap();
    let written: Value = serde_json::from_str(&file.write()).unwrap();
    let original: Value = without_nulls(serde_json::from_str(KANGAROO).unwrap());
    assert_eq!(written, original);
    assert_eq!(
        LogFile::parse(&file.write()).unwrap().write(),
        file.write(),
        "written twice, the bytes are the same"
    );
}

#[test]
fn the_chronicle_holds_what_counts() {
    let chronicle = LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap();
    assert_eq!(chronicle.entries.len(), 41);
    assert_eq!(chronicle.animals["a_kangaroo"].name.as_deref(), Some("Kangaroo"));
    assert!(chronicle.entries.windows(2).all(|w| w[0].at <= w[1].at));
}
