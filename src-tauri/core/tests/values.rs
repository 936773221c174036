//! Figures and times as they are typed.
#![allow(clippy::unwrap_used)]

use littermate_core::values::{Celsius, Grams, Millilitres, Moment, Quantity, parse_typed_time};
use proptest::prelude::*;

fn grams(text: &str) -> Result<f64, String> {
    Grams::parse(text).map(Quantity::value)
}

#[test]
fn a_mark_that_could_part_thousands_is_asked_about() {
    for (typed, sentence) in [
        ("1,000g", "1,000 g could mean 1000 g or 1 g: write 1000 or 1.0."),
        ("1,000", "1,000 g could mean 1000 g or 1 g: write 1000 or 1.0."),
        ("1.250 grams", "1.250 g could mean 1250 g or 1.3 g: write 1250 or 1.3."),
        ("12,500 g", "12,500 g could mean 12500 g or 12.5 g: write 12500 or 12.5."),
    ] {
        assert_eq!(grams(typed), Err(sentence.to_owned()), "{typed}");
    }
    assert!(Millilitres::parse("1,000 mL").unwrap_err().contains("could mean 1000 mL or 1 mL"));
}

#[test]
fn a_mark_that_parts_decimals_is_read() {
    for (typed, meant) in [
        ("412,5", 412.5),
        ("412.50 g", 412.5),
        ("0.125 kg", 125.0),
        ("1.250 kg", 1250.0),
        ("0,412 kg", 412.0),
        ("0.650 lb", 294.8),
        ("3.125 oz", 88.6),
        ("0.500 g", 0.5),
        ("1000", 1000.0),
        ("1 lb 2 oz", 510.3),
    ] {
        assert_eq!(grams(typed), Ok(meant), "{typed}");
    }
    assert_eq!(Celsius::parse("38.125").map(Quantity::value), Ok(38.1), "no body has 38125 degrees");
}

#[test]
fn a_clock_that_shows_no_date_of_ours_still_shows_one() {
    for (shown, taken) in [
        (0, "1970-01-01T00:00:00+00:00"),
        (-5, "1970-01-01T00:00:00+00:00"),
        (1_795_349_520_000, "2026-11-22T12:12:00+00:00"),
        (i64::MAX, "9999-12-30T00:00:00+00:00"),
    ] {
        assert_eq!(Moment::of_clock(shown).to_string(), taken);
    }
}

proptest! {
    #[test]
    fn no_count_of_hours_or_minutes_makes_a_time_panic(text in "-[0-9]{0,21}h?[0-9]{0,21}m?|[+]?[0-9]{1,6}-12-31( 23:59)?") {
        for now in ["2026-03-29T03:20:00+02:00", "1970-01-01T00:00:00+00:00", "9999-12-31T00:00:00+00:00"] {
            let _ = parse_typed_time(&text, Moment::parse(now).unwrap(), Some(chrono_tz::Europe::Berlin));
        }
    }
}
