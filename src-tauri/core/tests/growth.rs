//! What an animal weighs and gains, and its chart.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::growth::{Growth, Size, Theme, chart, growth, model, sparkline};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
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
    growth
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
    assert!(growth.gain_since.unwrap().estimated);
    assert_eq!(growth.percent_of_birth, None, "the birth weight was not measured");
}

#[test]
fn each_point_tells_its_day_and_what_it_is() {
    let growth = growth_of(&week(), "pip", "04-18 9:00");
    let labels: Vec<&str> = growth.points.iter().map(|p| p.label.as_str()).collect();
    assert_eq!(labels[0], "day 2, 12 April 18:10: 105 g, estimated");
    assert_eq!(labels[4], "day 6, 16 April 8:00: 128 g, less than a day before");
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
        growth_of(&log, "pip", "04-18 9:00").percent_of_birth
    };
    assert_eq!(born(json!({"grams": 100}), "exact"), Some(180.0));
    assert_eq!(born(json!({"grams": 100, "estimated": true}), "exact"), None);
    assert_eq!(born(json!({"grams": 100}), "estimated_days"), None);
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
    assert!(reference(puppy, "moss").starts_with("Band: 5 to 10 % a day in week 1, then 3.5 to 6 %"));
    let hazel = log().animal("hazel", json!({"species": "hedgehog"})).weighs("04-12 8:00", "hazel", 60.0);
    assert_eq!(reference(hazel, "hazel"), "No reference for a hedgehog.");
    let old = log().kitten("pip", "04-10").weighs("05-20 8:00", "pip", 500.0);
    assert_eq!(reference(old, "pip"), "No reference for a kitten after four weeks.");
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

/// One element a line, so that a difference can be read.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn two_weights_make_a_line() {
    let none = draw(&pip(), "pip", "04-18 9:00", Theme::Css);
    let one = draw(&pip().weighs("04-13 8:00", "pip", 110.0), "pip", "04-18 9:00", Theme::Css);
    let two = draw(&week(), "pip", "04-18 9:00", Theme::Css);
    assert!(none.contains("Two weights make a line.") && !none.contains("data-label"));
    assert!(one.contains("Two weights make a line.") && one.contains("data-label"));
    assert!(!two.contains("Two weights make a line."));
    assert!(one.contains("<path class=\"band\""), "the first weight already has a band before it");
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
    let growth = growth_of(&week(), "pip", "04-18 9:00");
    let svg = sparkline(&growth, Theme::Css, Size { width: 80, height: 24 });
    assert!(svg.contains("<title>Pip: 105 g to 150 g over the last days</title>"), "{svg}");
    assert!(svg.contains("role=\"img\"") && !svg.contains("fill="));
    let one = growth_of(&pip().weighs("04-13 8:00", "pip", 110.0), "pip", "04-18 9:00");
    assert_eq!(sparkline(&one, Theme::Css, Size { width: 80, height: 24 }), "");
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
