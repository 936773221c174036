//! Figures and times as they are typed.
#![allow(clippy::unwrap_used)]

use littermate_core::values::{
    Celsius, Grams, Millilitres, Moment, Quantity, TemperatureUnit, Units, WeightUnit, day_begins, day_of,
    is_second_showing, parse_typed_time,
};
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
fn pounds_and_ounces_are_read_however_they_are_typed() {
    for (typed, meant) in [
        ("1lb2", 510.3),
        ("1 lb 2", 510.3),
        ("1 lb 2.5 oz", 524.5),
        ("1 LB 2,5 OZ.", 524.5),
        ("14.5oz", 411.1),
        ("2 lbs", 907.2),
    ] {
        assert_eq!(grams(typed), Ok(meant), "{typed}");
    }
}

#[test]
fn what_is_no_amount_gets_one_plain_sentence() {
    let no_weight = |text: &str| format!("«{text}» is not a weight: type it like 294 or 10.4 oz.");
    for typed in ["abc", "1e9", "12,,5", "4l2", "", "2 oz 1 lb", "412 g 2", "1 oz 2 oz", "--5", "1 lb .5 oz"]
    {
        assert_eq!(grams(typed), Err(no_weight(typed)), "{typed}");
    }
    for typed in ["-5", "0", "999999", "300 lb"] {
        let sentence = format!("«{typed}» cannot be right: a weight is 0.1 g to 120 kg.");
        assert_eq!(grams(typed), Err(sentence), "{typed}");
    }
    assert_eq!(
        Millilitres::parse("12 oz").unwrap_err(),
        "«12 oz» is not an amount in mL: type it like 8 or 2.5."
    );
    assert_eq!(
        Celsius::parse("97").unwrap_err(),
        "«97» cannot be right: a temperature is 10 to 50 °C, 50 to 122 °F."
    );
}

const GRAMS: Units = Units { weight: WeightUnit::Grams, temperature: TemperatureUnit::Celsius };
const OUNCES: Units = Units { weight: WeightUnit::Ounces, temperature: TemperatureUnit::Fahrenheit };
const POUNDS: Units = Units { weight: WeightUnit::Pounds, temperature: TemperatureUnit::Fahrenheit };

#[test]
fn a_bare_number_is_in_the_carers_unit() {
    for (units, typed, meant) in [
        (GRAMS, "294", 294.0),
        (OUNCES, "10.37", 294.0),
        (OUNCES, "294 g", 294.0),
        (OUNCES, "1 lb 2", 510.3),
        (POUNDS, "10,37", 294.0),
        (POUNDS, "1 lb", 453.6),
    ] {
        assert_eq!(units.read_weight(typed).map(Quantity::value), Ok(meant), "{typed}");
    }
    assert_eq!(OUNCES.read_temperature("97.7").map(Quantity::value), Ok(36.5));
    assert_eq!(OUNCES.read_temperature("36.5 C").map(Quantity::value), Ok(36.5));
    assert_eq!(GRAMS.read_temperature("97.7 F").map(Quantity::value), Ok(36.5));
    assert!(OUNCES.read_temperature("36.5").is_err(), "no body has 36.5 °F");
}

#[test]
fn an_amount_is_told_in_the_carers_unit() {
    let weight = |units: Units, grams: f64| units.weight(Grams::new(grams).unwrap());
    for (grams, in_grams, in_ounces, in_pounds) in [
        (294.0, "294 g", "10.37 oz", "10.37 oz"),
        (59.5, "59.5 g", "2.1 oz", "2.1 oz"),
        (453.6, "453.6 g", "16 oz", "1 lb"),
        (453.4, "453.4 g", "15.99 oz", "15.99 oz"),
        (510.3, "510.3 g", "18 oz", "1 lb 2 oz"),
        (907.1, "907.1 g", "32 oz", "2 lb"),
    ] {
        assert_eq!(weight(GRAMS, grams), in_grams);
        assert_eq!(weight(OUNCES, grams), in_ounces);
        assert_eq!(weight(POUNDS, grams), in_pounds);
    }
    assert_eq!(GRAMS.change(10.0), "+10 g");
    assert_eq!(OUNCES.change(10.0), "+0.35 oz");
    assert_eq!(POUNDS.change(-510.3), "\u{2212}1 lb 2 oz");
    assert_eq!(POUNDS.change(0.0), "±0 oz");
    assert_eq!(GRAMS.about(29.43), "29.4 g");
    assert_eq!(GRAMS.about(129.43), "129 g");
    assert_eq!((OUNCES.degrees(35.0), GRAMS.degrees(35.0)), ("95 °F".to_owned(), "35 °C".to_owned()));
}

#[test]
fn a_night_belongs_to_one_day_when_days_begin_at_five() {
    let five = 5 * 60;
    for (at, starts, day) in [
        ("2026-04-16T03:10:00+02:00", 0, "2026-04-16"),
        ("2026-04-16T03:10:00+02:00", five, "2026-04-15"),
        ("2026-04-15T23:50:00+02:00", five, "2026-04-15"),
        ("2026-04-16T04:59:59+02:00", five, "2026-04-15"),
        ("2026-04-16T05:00:00+02:00", five, "2026-04-16"),
        // The night in which 2:00 becomes 3:00, and the one in which 3:00 becomes 2:00.
        ("2026-03-29T04:59:00+02:00", five, "2026-03-28"),
        ("2026-03-29T05:00:00+02:00", five, "2026-03-29"),
        ("2026-10-25T02:30:00+02:00", 150, "2026-10-25"),
        ("2026-10-25T02:30:00+01:00", 150, "2026-10-25"),
    ] {
        assert_eq!(day_of(Moment::parse(at).unwrap(), starts).to_string(), day, "{at}");
    }
}

#[test]
fn a_day_has_twenty_three_hours_in_spring_and_twenty_five_in_autumn() {
    let now = Moment::parse("2026-12-01T12:00:00+01:00").unwrap();
    for (day, next, starts, hours) in [
        ("2026-03-28", "2026-03-29", 0, 24),
        ("2026-03-29", "2026-03-30", 0, 23),
        ("2026-10-25", "2026-10-26", 0, 25),
        ("2026-03-28", "2026-03-29", 300, 23),
        ("2026-03-29", "2026-03-30", 300, 24),
        ("2026-10-24", "2026-10-25", 300, 25),
        // A day that would begin at the time which is left out begins when the clocks jump.
        ("2026-03-29", "2026-03-30", 150, 24),
    ] {
        let begin =
            |day: &str| day_begins(day.parse().unwrap(), starts, now, Some(chrono_tz::Europe::Berlin));
        let minutes = begin(next).minutes_since(begin(day));
        let expected = if starts == 150 { 24 * 60 - 30 } else { hours * 60 };
        assert_eq!(minutes, expected, "{day} from minute {starts}");
    }
}

#[test]
fn the_second_showing_of_a_time_is_told_from_the_first() {
    for (at, second) in [
        ("2026-10-25T02:30:00+02:00", Some(false)),
        ("2026-10-25T02:30:00+01:00", Some(true)),
        ("2026-10-25T03:30:00+01:00", None),
        ("2026-03-29T03:30:00+02:00", None),
    ] {
        let at = Moment::parse(at).unwrap();
        assert_eq!(is_second_showing(at, Some(chrono_tz::Europe::Berlin)), second, "{at}");
        assert_eq!(is_second_showing(at, None), None, "{at}");
    }
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

fn units() -> impl Strategy<Value = Units> {
    prop_oneof![Just(GRAMS), Just(OUNCES), Just(POUNDS)]
}

proptest! {
    #[test]
    fn grams_are_read_back_as_they_are_shown(tenths in 1..=1_200_000i64) {
        let grams = Grams::from_tenths(tenths);
        prop_assert_eq!(GRAMS.read_weight(&GRAMS.weight(grams)), Ok(grams));
    }

    #[test]
    fn ounces_are_shown_as_they_were_typed(hundredths in 1..400_000u32) {
        let typed = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let shown = typed.trim_end_matches('0').trim_end_matches('.');
        prop_assert_eq!(OUNCES.cell(OUNCES.read_weight(&typed).unwrap()), shown);
    }

    #[test]
    fn what_is_shown_means_the_same_in_every_unit(tenths in 2..=1_200_000i64, units in units()) {
        let grams = Grams::from_tenths(tenths);
        for shown in [units.weight(grams), units.cell(grams)] {
            let again = units.read_weight(&shown).unwrap();
            prop_assert!((again.tenths() - tenths).abs() <= 2, "{} is {}", shown, again);
            prop_assert_eq!(units.weight(again), units.weight(grams), "shown once, shown ever");
        }
    }

    #[test]
    fn a_time_without_a_date_is_the_last_one_that_a_clock_showed(
        minutes in 0..1_500_000i64, hour in 0..24u32, minute in 0..60u32,
    ) {
        let berlin = chrono_tz::Europe::Berlin;
        let now = Moment::parse("2025-01-01T00:30:00+01:00").unwrap().plus_minutes(minutes).in_zone(berlin);
        match parse_typed_time(&format!("{hour}:{minute:02}"), now, Some(berlin)) {
            Ok((at, _)) => {
                prop_assert_eq!(at.clock(), (hour, minute));
                prop_assert_eq!(at.to_string(), at.in_zone(berlin).to_string(), "on the clocks of the place");
                prop_assert!((-2..25 * 60).contains(&now.minutes_since(at)), "{} {}", at, now);
            }
            Err(sentence) => prop_assert!(hour == 2 && sentence.contains("left out"), "{}", sentence),
        }
    }

    #[test]
    fn a_day_begins_where_the_day_before_ends(hours in 0..24_000i64, starts in 0..1440u16) {
        let zone = Some(chrono_tz::Europe::Berlin);
        let at = Moment::parse("2025-01-01T00:30:00+01:00").unwrap().plus_minutes(hours * 60);
        let at = at.in_zone(chrono_tz::Europe::Berlin);
        let day = day_of(at, starts);
        let begin = day_begins(day, starts, at, zone);
        prop_assert!(begin <= at || is_second_showing(begin, zone) == Some(false), "{} {}", begin, at);
        prop_assert!(at < day_begins(day.succ_opt().unwrap(), starts, at, zone) || is_second_showing(at, zone).is_some());
    }

    #[test]
    fn no_count_of_hours_or_minutes_makes_a_time_panic(text in "-[0-9]{0,21}h?[0-9]{0,21}m?|[+]?[0-9]{1,6}-12-31( 23:59)?") {
        for now in ["2026-03-29T03:20:00+02:00", "1970-01-01T00:00:00+00:00", "9999-12-31T00:00:00+00:00"] {
            let _ = parse_typed_time(&text, Moment::parse(now).unwrap(), Some(chrono_tz::Europe::Berlin));
        }
    }
}
