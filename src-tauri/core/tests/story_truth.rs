//! Nothing in a draft that the log does not hold: whatever the case, the seed and the channel.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Channel, Request, SpanKind, check, draft};
use telling::{cases, chronicle};

#[test]
fn the_rubric_finds_nothing_that_would_hold_a_draft_back() {
    for case in cases() {
        let log = chronicle(&case);
        for channel in Channel::ALL {
            for seed in 0..4 {
                let request = Request { channel, seed, ..Request::default() };
                let told = draft(&log, &request).unwrap();
                let findings = check(&log, &request, &told).unwrap();
                let hard: Vec<_> = findings.iter().filter(|f| f.hard).collect();
                assert!(
                    hard.is_empty(),
                    "{case} on {}, seed {seed}: {hard:?}\n{}",
                    channel.name(),
                    told.body()
                );
            }
        }
    }
}

#[test]
fn every_sentence_rests_on_something_and_every_span_on_its_letters() {
    for case in cases() {
        let log = chronicle(&case);
        let told = draft(&log, &Request::default()).unwrap();
        for sentence in told.sentences() {
            assert!(!sentence.entries.is_empty(), "{case}: «{}»", sentence.text);
            for span in &sentence.spans {
                assert!(sentence.text.get(span.start..span.end).is_some(), "{case}: «{}»", sentence.text);
                assert!(!span.entries.is_empty(), "{case}: «{}»", sentence.text);
                if span.kind == SpanKind::Quote {
                    assert!(sentence.text[span.start..span.end].starts_with('“'));
                }
            }
        }
    }
}

#[test]
fn an_arrival_rests_on_an_entry_of_one() {
    for case in cases() {
        let log = chronicle(&case);
        for seed in 0..4 {
            let told = draft(&log, &Request { seed, ..Request::default() }).unwrap();
            assert_eq!(telling::arrival_without_entry(&log, &told), None, "{case}, seed {seed}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_draft_and_another_one_other_words() {
    let log = chronicle("kangaroo-possum");
    let tell = |seed| draft(&log, &Request { seed, ..Request::default() }).unwrap();
    assert_eq!(tell(3), tell(3));
    assert!((1..6).any(|seed| tell(seed).body() != tell(0).body()));
}

#[test]
fn one_who_died_is_in_no_opening_title_tag_or_profile() {
    let mut file = telling::case_file("spice-litter-loss.json");
    file = file.replacen("\"role\": \"litter\"", "\"role\": \"main\"", 1);
    let log = littermate_core::transfer::file::LogFile::parse(&file).unwrap().chronicle(None).unwrap();
    for channel in Channel::ALL {
        let told = draft(&log, &Request { channel, ..Request::default() }).unwrap();
        assert!(told.titles.iter().all(|t| !t.text.contains("Cumin")), "{:?}", told.titles);
        assert!(!told.paragraphs[0].text().contains("Cumin"), "{}", told.body());
        assert!(told.hashtags.iter().all(|t| !t.contains("Cumin")));
        if channel == Channel::AdoptionProfile {
            assert!(!told.body().contains("Cumin"), "{}", told.body());
        }
    }
}

#[test]
fn an_edited_text_is_held_to_the_log() {
    let log = chronicle("kangaroo-possum");
    let request = Request::default();
    let told = draft(&log, &request).unwrap();
    let hard_after = |edit: &str| {
        let mut edited = told.clone();
        let sentence = &mut edited.paragraphs[1].sentences[0];
        sentence.text = edit.to_owned();
        sentence.spans.clear();
        check(&log, &request, &edited)
            .unwrap()
            .into_iter()
            .filter(|f| f.hard)
            .map(|f| f.point)
            .collect::<Vec<_>>()
    };
    assert_eq!(hard_after("She takes in animals in need."), Vec::<u8>::new());
    assert!(hard_after("The kittens were abandoned by their mother.").contains(&3));
    assert!(hard_after("The kitten weighed 98 grams.").contains(&3));
    assert!(hard_after("Then a vet called Harold came.").contains(&3));
    assert!(hard_after("She said: “They are the best of friends.”").contains(&6));
    assert!(hard_after("Call 414-555-0136 to help.").contains(&5));
    assert!(hard_after("He drank at once.").contains(&10));
    assert!(hard_after("They were adopted by a family.").contains(&3));
}

/// Every value of a case that must never leave it, as text.
fn private_values(case: &str) -> Vec<String> {
    let log: serde_json::Value = serde_json::from_str(&telling::case_file(&format!("{case}.json"))).unwrap();
    let mut found = Vec::new();
    let mut text = |value: &serde_json::Value| {
        if let Some(text) = value.as_str().filter(|t| t.chars().count() > 2) {
            found.push(text.to_owned());
        }
    };
    for person in log["people"].as_array().unwrap() {
        for key in ["phone", "address", "permit"] {
            text(&person[key]);
        }
        if person["consent"]["name"] != "yes" {
            text(&person["name"]);
        }
    }
    for place in log["places"].as_array().unwrap() {
        for key in ["full_name", "address", "gps"] {
            text(&place[key]);
        }
        if place["visibility"] != "public" {
            text(&place["public_label"]);
        }
    }
    for animal in log["animals"].as_array().unwrap() {
        for key in ["code", "microchip", "shelter_id"] {
            text(&animal[key]);
        }
        if animal["wild"] == true {
            text(&animal["name"]);
        }
    }
    for entry in log["entries"].as_array().unwrap() {
        if entry["visibility"] != "public" {
            for key in ["finding", "drug", "dose", "internal", "plan"] {
                text(&entry["data"][key]);
            }
        }
        if entry["visibility"] == "private" {
            text(&entry["note"]);
        }
    }
    found
}

#[test]
fn nothing_private_is_in_any_export() {
    use littermate_core::story::export;
    for case in cases() {
        let log = chronicle(&case);
        for channel in Channel::ALL {
            for seed in 0..3 {
                let told = draft(&log, &Request { channel, seed, ..Request::default() }).unwrap();
                let exports = [export::plain(&told), export::markdown(&told, &[]), export::html(&told, &[])];
                for value in private_values(&case) {
                    for text in &exports {
                        assert!(!text.contains(&value), "{case} on {}: «{value}» in\n{text}", channel.name());
                    }
                }
            }
        }
    }
}
