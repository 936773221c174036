//! What an animal weighs and gains, and its chart.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::animals::Nursery;
use littermate_core::chronicle::Chronicle;
use littermate_core::growth::{
    ChartModel, Growth, GrowthNumber, Size, Stretch, Theme, chart, growth, model, sparkline,
};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::{Moment, Units, WeightUnit};
use serde_json::json;
use support::{KANGAROO, Log, at, log, sayable};

const SIZE: Size = Size { width: 640, height: 320 };

fn pip() -> Log {
    log().kitten("pip", "04-10").intake("04-12 18:00", "pip")
}

fn growth_of(log: &Log, animal: &str, now: &str) -> Growth {
    let growth = growth(&log.chronicle(), animal, at(now)).unwrap();
    sayable(&growth.sentence);
    sayable(&growth.reference);
    for number in &growth.numbers {
        sayable(&format!("{} {} {}", number.what, number.value, number.how));
        assert!(!number.entries.is_empty() && !number.how.is_empty(), "{number:?}");
    }
    growth
}

fn number(growth: &Growth, key: &str) -> Option<GrowthNumber> {
    growth.numbers.iter().find(|number| number.key == key).cloned()
}

fn draw(log: &Log, animal: &str, now: &str, theme: Theme) -> String {
    chart(&model(&log.chronicle(), animal, at(now)).unwrap(), theme, SIZE)
}

/// A week of weighings: a good gain, a loss, an estimate, one after a feed.
fn week() -> Log {
    pip()
        .entry("04-12 18:10", "pip", "weight", json!({"grams": 105, "estimated": true}))
        .weighs("04-13 8:00", "pip", 110.0)
        .weighs("04-14 8:00", "pip", 121.0)
        .entry("04-14 8:15", "pip", "weight", json!({"grams": 126, "when": "after_feed"}))
        .weighs("04-15 8:00", "pip", 131.0)
        .weighs("04-16 8:00", "pip", 128.0)
        .weighs("04-17 8:00", "pip", 140.0)
        .weighs("04-18 8:00", "pip", 150.0)
}

#[test]
fn the_finding_stands_in_one_sentence() {
    let growth = growth_of(&week(), "pip", "04-18 9:00");
    assert_eq!(
        growth.sentence,
        "Pip: 150 g at 8:00, +10 g since yesterday 8:00, about +8.1 g a day since 12 April."
    );
    assert_eq!(growth.latest_text.as_deref(), Some("150 g"));
    assert_eq!(growth.points.len(), 7, "the weight after a feed is another series");
    assert_eq!(growth.latest_when.as_deref(), Some("8:00, 60 minutes ago"));
    assert_eq!(number(&growth, "gain_since").unwrap().value, "about +8.1 g", "one of the two is an estimate");
    assert_eq!(number(&growth, "of_birth"), None, "the birth weight was not measured");
}

#[test]
fn each_point_tells_its_day_and_what_it_is() {
    let growth = growth_of(&week(), "pip", "04-18 9:00");
    let labels: Vec<&str> = growth.points.iter().map(|p| p.label.as_str()).collect();
    assert_eq!(labels[0], "day 2, 12 April 18:10: 105 g, estimated, after: taken in");
    assert_eq!(
        labels[4],
        "day 6, 16 April 8:00: 128 g, \u{2212}3 g since 15 April 8:00, less than a day before"
    );
    assert!((growth.points[1].day - 3.333).abs() < 0.001, "true days, not whole ones");
    assert_eq!(growth.points.iter().filter(|p| p.alert).count(), 1);
}

#[test]
fn percent_of_birth_weight_needs_a_measured_one() {
    let born = |weight: serde_json::Value, precision: &str| {
        let log = log()
            .kitten("pip", "04-10")
            .who(json!({"birth": {"date": "2026-04-10", "precision": precision}}))
            .entry("04-10 8:00", "pip", "weight", weight)
            .weighs("04-18 8:00", "pip", 180.0);
        let growth = growth_of(&log, "pip", "04-18 9:00");
        (number(&growth, "of_birth").map(|n| n.value), number(&growth, "doubled").map(|n| n.value))
    };
    let (of_birth, doubled) = born(json!({"grams": 100}), "exact");
    assert_eq!((of_birth.as_deref(), doubled.as_deref()), (Some("180 %"), Some("not yet, on day 8")));
    assert_eq!(born(json!({"grams": 100, "estimated": true}), "exact"), (None, None));
    assert_eq!(born(json!({"grams": 100}), "estimated_days"), (None, None));
}

#[test]
fn a_band_stands_only_where_a_source_covers_species_and_age() {
    let kitten = growth_of(&week(), "pip", "04-18 9:00");
    assert_eq!(
        kitten.reference,
        "Band: 10 to 15 g a day from the first weight, nursed kittens (The normal neonate, dvm360 2011). Line: 7 g a day, the lowest published (Small Animal Clinical Nutrition 2010, ch. 23)."
    );
    let reference = |log: Log, animal: &str| growth_of(&log, animal, "06-18 9:00").reference;
    let puppy = log().puppy("moss", "04-10").weighs("04-12 8:00", "moss", 300.0);
    assert_eq!(
        reference(puppy, "moss"),
        "Band: 5 to 10 % a day, then 3.5 to 6 % a day from day 7, from the first weight; derived from the rates of Small Animal Clinical Nutrition 2010, ch. 16."
    );
    let hazel = log().animal("hazel", json!({"species": "hedgehog"})).weighs("04-12 8:00", "hazel", 60.0);
    assert_eq!(reference(hazel, "hazel"), "No reference for a hedgehog.");
    let five_weeks = log().kitten("pip", "04-10").weighs("05-15 8:00", "pip", 480.0);
    assert_eq!(
        reference(five_weeks, "pip"),
        "Line: 7 g a day from the first weight, the lowest published (Small Animal Clinical Nutrition 2010, ch. 23)."
    );
    let old = log().kitten("pip", "04-10").weighs("05-22 8:00", "pip", 500.0);
    assert_eq!(reference(old, "pip"), "No reference for a kitten after six weeks.");
    let unknown = log().animal("pip", json!({"species": "cat"})).weighs("04-12 8:00", "pip", 100.0);
    assert_eq!(reference(unknown, "pip"), "No reference while the age is unknown.");
    let guessed = pip().entry("04-12 18:10", "pip", "weight", json!({"grams": 105, "estimated": true}));
    assert_eq!(reference(guessed, "pip"), "No band without a weight off a scale.");
}

#[test]
fn the_chart_is_drawn_as_it_was_seen() {
    let paired = week().kitten("wren", "04-11").entry(
        "04-16 17:00",
        "pip wren",
        "introduction",
        json!({"outcome": "accepted"}),
    );
    insta::assert_snapshot!("kitten_css", lines(&draw(&paired, "pip", "04-18 9:00", Theme::Css)));
    insta::assert_snapshot!("kitten_print", lines(&draw(&paired, "pip", "04-18 9:00", Theme::Print)));
    let hazel = log()
        .animal("hazel", json!({"species": "hedgehog"}))
        .weighs("04-12 8:00", "hazel", 60.0)
        .weighs("04-13 8:00", "hazel", 63.5);
    insta::assert_snapshot!("hedgehog_css", lines(&draw(&hazel, "hazel", "04-18 9:00", Theme::Css)));
}

#[test]
fn the_chart_of_a_puppy_goes_on_by_its_adult_size() {
    let puppy = |card: serde_json::Value| {
        let weeks =
            [("04-10", 400.0), ("04-17", 820.0), ("04-24", 1240.0), ("05-01", 1660.0), ("05-15", 2500.0)];
        weeks.iter().fold(log().puppy("moss", "04-10").who(card), |log, (date, grams)| {
            log.weighs(&format!("{date} 8:00"), "moss", *grams)
        })
    };
    let reference = |log: &Log, now: &str| growth_of(log, "moss", now).reference;
    let unsized_puppy = puppy(json!({}));
    assert_eq!(
        reference(&unsized_puppy, "05-16 9:00"),
        "Band: 5 to 10 % a day, then 3.5 to 6 % a day from day 7, from the birth weight; derived from the rates of Small Animal Clinical Nutrition 2010, ch. 16. Line: the fastest growth seen (Alves 2020, n = 345)."
    );
    let large = puppy(json!({"adult_size": "large"}));
    assert!(reference(&large, "05-16 9:00").contains(
        "then 2 g a day per kg of adult weight from day 28, then 2 to 4 g a day per kg of adult weight from day 70"
    ));
    assert!(
        reference(&large, "05-16 9:00")
            .contains("Adult weight of a large dog: 32 kg, our proposal, ask your vet.")
    );
    insta::assert_snapshot!("puppy_css", lines(&draw(&large, "moss", "05-16 9:00", Theme::Css)));
}

#[test]
fn a_puppy_that_came_after_four_weeks_has_a_band_once_its_size_is_known() {
    let moss = log().puppy("moss", "04-10").weighs("05-12 8:00", "moss", 1500.0);
    assert_eq!(
        growth_of(&moss, "moss", "05-13").reference,
        "No reference for a puppy after four weeks without its adult size on the card."
    );
    let small = moss.who(json!({"adult_size": "small"}));
    assert!(
        growth_of(&small, "moss", "05-13").reference.starts_with("Band: 2 g a day per kg of adult weight")
    );
    let late =
        log().puppy("moss", "04-10").who(json!({"adult_size": "small"})).weighs("08-20 8:00", "moss", 5000.0);
    assert_eq!(growth_of(&late, "moss", "08-21").reference, "No reference for a puppy after four months.");
}

/// Three of one litter; Pip is paired, gets a medicine twice a day, and a new formula.
fn litter() -> Log {
    let mut log = week().litter("linden", json!({})).who(json!({"litter": "linden", "collar": "green"}));
    for (name, grams) in [("miso", 120.0), ("bean", 118.0)] {
        log = log.kitten(name, "04-10").who(json!({"litter": "linden"}));
        for day in 12..18 {
            log = log.weighs(&format!("04-{day} 7:00"), name, grams + 14.0 * f64::from(day - 12));
        }
    }
    for day in 13..17 {
        for hour in [8, 20] {
            log = log.entry(&format!("04-{day} {hour}:00"), "pip", "med", json!({"drug": "Amoxicillin"}));
        }
    }
    log.entry("04-12 19:00", "pip", "feed", json!({"method": "bottle", "formula": "KMR"}))
        .entry("04-15 9:00", "pip", "feed", json!({"method": "bottle", "formula": "kmr"}))
        .entry("04-16 9:00", "pip", "plan_feed", json!({"formula": "Other milk"}))
        .kitten("wren", "04-11")
        .entry("04-16 17:00", "pip wren", "introduction", json!({"outcome": "accepted"}))
}

#[test]
fn littermates_are_thin_lines_with_their_letters_and_what_happened_is_marked_once() {
    let svg = draw(&litter(), "pip", "04-18 9:00", Theme::Css);
    assert_eq!(svg.matches("class=\"mate\"").count(), 2);
    assert!(svg.contains(">M</text>") && svg.contains(">B</text>"));
    assert!(svg.contains("Thin lines: Bean (B), Miso (M)."));
    for (words, times) in
        [("Amoxicillin", 1), ("now Other milk", 1), ("with Wren", 1), ("taken in", 1), ("now ", 1)]
    {
        assert_eq!(svg.matches(&format!(">{words}")).count(), times, "{words}");
    }
    let growth = growth_of(&litter(), "pip", "04-18 9:00");
    let happened = growth.points.iter().find(|p| p.when.starts_with("day 7")).unwrap();
    assert_eq!(happened.words, ["after: now Other milk, with Wren"]);
    insta::assert_snapshot!("litter_share", lines(&draw(&litter(), "pip", "04-18 9:00", Theme::Share)));
}

#[test]
fn who_died_is_no_line_beside_the_others() {
    let log = litter().entry("04-17 9:00", "bean", "death", json!({}));
    let svg = draw(&log, "pip", "04-18 9:00", Theme::Css);
    assert!(svg.contains("Thin lines: Miso (M).") && !svg.contains("Bean"));
}

#[test]
fn a_chart_goes_back_as_far_as_it_is_asked() {
    let chronicle = litter().chronicle();
    let stretched = |stretch, now| {
        let model = ChartModel { stretch, ..model(&chronicle, "pip", at(now)).unwrap() };
        chart(&model, Theme::Css, SIZE)
    };
    assert_eq!(stretched(Stretch::All, "04-18 9:00").matches("data-entry").count(), 7);
    let day = stretched(Stretch::Day, "04-18 9:00");
    assert_eq!(day.matches("data-entry").count(), 1, "and a line that comes in from the left");
    assert!(day.contains(">9:00<") || day.contains(">12:00<"));
    assert!(day.contains("time of day, weight in g"));
    let ticks: Vec<&str> = day.split("tick-y").skip(1).filter_map(|t| t.split(['>', '<']).nth(1)).collect();
    assert!(ticks.iter().all(|tick| (135..=155).contains(&tick.parse::<i64>().unwrap())), "{ticks:?}");
    assert_eq!(day.matches("class=\"mate\"").count(), 0, "littermates of 190 g are not near");
    assert_eq!(stretched(Stretch::Week, "04-20 9:00").matches("data-entry").count(), 5);
    assert!(stretched(Stretch::Day, "04-25 9:00").contains("No weight in the last 24 hours."));
}

#[test]
fn nothing_is_said_of_a_band_that_lies_outside_the_drawing() {
    let weights = [("04-03 9:00", 100.0), ("04-17 12:00", 112.0), ("04-18 8:00", 113.0)];
    let log = weights
        .iter()
        .fold(log().kitten("moth", "04-01"), |log, (when, grams)| log.weighs(when, "moth", *grams));
    let chronicle = log.chronicle();
    let stretched = |stretch| {
        let model = ChartModel { stretch, ..model(&chronicle, "moth", at("04-18 9:00")).unwrap() };
        let svg = chart(&model, Theme::Css, SIZE);
        (svg.matches("class=\"band\"").count(), svg.matches("class=\"ref\"").count())
    };
    assert_eq!(stretched(Stretch::Day), (0, 0), "a hundred grams below it");
    assert!(stretched(Stretch::All) >= (1, 1));
}

#[test]
fn weights_of_every_hour_are_no_smear_and_each_can_be_reached() {
    let log = (0..96).fold(pip(), |log, hour| {
        let when = format!("04-{} {}:00", 13 + hour / 24, hour % 24);
        log.weighs(&when, "pip", 110.0 + f64::from(hour) / 3.0)
    });
    let svg = draw(&log, "pip", "04-18 9:00", Theme::Css);
    assert_eq!(svg.matches("data-entry").count(), 96);
    let drawn = svg.matches("class=\"pt\"").count();
    assert!((20..60).contains(&drawn), "{drawn}");
    assert_eq!(draw(&log, "pip", "04-18 9:00", Theme::Print).matches("<circle").count(), drawn);
}

#[test]
fn ounces_have_an_axis_of_their_own_when_they_are_the_unit() {
    let mut chronicle = week().chronicle();
    let ticks = |chronicle: &Chronicle| {
        let svg = chart(&model(chronicle, "pip", at("04-18 9:00")).unwrap(), Theme::Css, SIZE);
        (svg.matches("tick-oz").count(), svg.contains("at the right in oz"))
    };
    assert_eq!(ticks(&chronicle), (0, false));
    chronicle.settings.weight_unit = WeightUnit::Ounces;
    let (count, said) = ticks(&chronicle);
    assert!(count > 2 && said, "{count}");
    let growth = growth(&chronicle, "pip", at("04-18 9:00")).unwrap();
    assert_eq!(growth.latest_text.as_deref(), Some("5.29 oz"));
    assert_eq!(number(&growth, "gain").unwrap().value, "+0.39 oz");
}

/// One element a line, so that a difference can be read.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn two_weights_make_a_line() {
    let none = draw(&pip(), "pip", "04-18 9:00", Theme::Css);
    let one = draw(&pip().weighs("04-13 8:00", "pip", 110.0), "pip", "04-18 9:00", Theme::Css);
    let two = draw(&week(), "pip", "04-18 9:00", Theme::Css);
    assert!(none.contains("Two weights make a line.") && !none.contains("<path"));
    assert!(one.contains("Two weights make a line.") && one.contains("110 g") && !one.contains("<path"));
    assert!(!two.contains("Two weights make a line."));
}

#[test]
fn the_screen_gets_classes_and_no_styles() {
    let css = draw(&week(), "pip", "04-18 9:00", Theme::Css);
    for attribute in [" style=", " fill=", " stroke=", " font-", "<style", "<script", "url("] {
        assert!(!css.contains(attribute), "{attribute}");
    }
    assert_eq!(css.matches("tabindex=\"0\"").count(), 1, "one stop for Tab");
    assert_eq!(css.matches("tabindex=\"-1\"").count(), 6);
    assert!(
        css.contains("class=\"pt alert\"") && css.contains("<rect") && css.contains("class=\"pt estimated\"")
    );
    let image = &css[css.find("role=\"img\"").unwrap()..css.find("</g>").unwrap()];
    assert!(image.contains("<title>Weight of Pip</title><desc>Pip: 150 g at 8:00"));
    assert!(!image.contains("tabindex"), "nothing inside an image can be focused");
}

#[test]
fn names_are_text_and_never_markup() {
    let log = pip().who(json!({"name": "<b onload='x'>&\"\u{1}"})).weighs("04-13 8:00", "pip", 110.0);
    for theme in [Theme::Css, Theme::Print] {
        let svg = draw(&log, "pip", "04-18 9:00", theme);
        assert!(svg.contains("&lt;b onload=&#39;x&#39;&gt;&amp;&quot;") && !svg.contains("<b "), "{svg}");
    }
}

#[test]
fn a_sparkline_says_what_it_shows() {
    let spark = |log: &Log| {
        let chronicle = log.chronicle();
        let nursery = Nursery::at(&chronicle, at("04-18 9:00"));
        sparkline(nursery.get("pip").unwrap(), Units::default(), Theme::Css, Size { width: 80, height: 24 })
    };
    let svg = spark(&week());
    assert!(svg.contains("<title>Pip: 105 g to 150 g over the last days</title>"), "{svg}");
    assert!(svg.contains("role=\"img\"") && !svg.contains("fill="));
    assert_eq!(spark(&pip().weighs("04-13 8:00", "pip", 110.0)), "");
}

#[test]
fn the_published_case_has_estimates_only() {
    let chronicle = LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap();
    let now = Moment::parse("2024-05-02T20:00:00-05:00").unwrap();
    let growth = growth(&chronicle, "a_kangaroo", now).unwrap();
    assert_eq!(growth.sentence, "Kangaroo: about 92 g on 18 April.");
    assert_eq!(growth.reference, "No band without a weight off a scale.");
    let svg = chart(&model(&chronicle, "a_kangaroo", now).unwrap(), Theme::Css, SIZE);
    assert_eq!(svg.matches("class=\"pt estimated\"").count(), 2);
}
