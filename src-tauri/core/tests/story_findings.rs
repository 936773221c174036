//! Small logs, each with one thing that a story could get wrong.
#![allow(missing_docs, clippy::unwrap_used)]

mod telling;

use littermate_core::chronicle::Chronicle;
use littermate_core::demo;
use littermate_core::story::{Draft, Request, draft};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use serde_json::{Value, json};

/// A log of the kitten Nub, the puppy Tig and their carer, with some entries: time, kind, subjects, data.
fn log(entries: &[(&str, &str, &[&str], Value)]) -> Value {
    let mut log: Value = serde_json::from_str(&telling::case_file("biscuit-fighter.json")).unwrap();
    log["animals"] = json!([
        { "id": "a_nub", "name": "Nub", "species": "cat", "sex": "male", "role": "main" },
        { "id": "a_tig", "name": "Tig", "species": "dog", "sex": "female", "role": "main" }
    ]);
    log["people"] = json!([{ "id": "p_robin", "name": "Robin Vale", "short_name": "Robin", "pronoun": "they",
        "consent": { "name": "yes", "quotes": "yes" } }]);
    log["litters"] = json!([]);
    log["places"] = json!([]);
    log["media"] = json!([]);
    log["profile"] = json!({ "carer": "p_robin" });
    log["log"].as_object_mut().unwrap().remove("as_of");
    let made = entries.iter().enumerate().map(|(i, (at, kind, subjects, data))| {
        json!({ "id": format!("e{i}"), "at": format!("{at}:00+00:00"), "kind": kind, "subjects": subjects,
            "by": "p_robin", "visibility": "public", "data": data })
    });
    log["entries"] = made.collect();
    log
}

fn read(log: &Value) -> Chronicle {
    LogFile::parse(&log.to_string()).unwrap().chronicle(None).unwrap()
}

fn tell(log: &Value, about: &[&str], seed: u64) -> Draft {
    let about = about.iter().map(|a| (*a).to_owned()).collect();
    draft(&read(log), &Request { about, seed, ..Request::default() }).unwrap()
}

/// Every article of a log about some animals, for eight seeds, with its titles.
fn texts(log: &Value, about: &[&str]) -> Vec<String> {
    let all = |draft: Draft| {
        let titles: Vec<&str> = draft.titles.iter().map(|t| t.text.as_str()).collect();
        format!("{}\n\n{}", titles.join("\n"), draft.body())
    };
    (0..8).map(|seed| all(tell(log, about, seed))).collect()
}

fn weight(
    at: &'static str,
    id: &'static [&'static str],
    grams: u32,
) -> (&'static str, &'static str, &'static [&'static str], Value) {
    (at, "weight", id, json!({ "grams": grams }))
}

const NUB: &[&str] = &["a_nub"];

#[test]
fn nobody_arrives_who_was_not_logged_as_arriving() {
    let weights = [weight("2026-05-01T08:00", NUB, 300), weight("2026-05-02T08:00", NUB, 310)];
    for text in texts(&log(&weights), &["a_nub"]) {
        assert!(!text.contains("came") && !text.contains("took"), "{text}");
        assert!(text.contains("Nub is a kitten in Robin Vale’s care."), "{text}");
    }
    let mut hidden = log(&[
        ("2026-04-20T08:00", "intake", NUB, json!({ "from": "a shelter" })),
        weight("2026-05-01T08:00", NUB, 300),
        weight("2026-05-02T08:00", NUB, 310),
    ]);
    hidden["entries"][0]["visibility"] = json!("private");
    for text in texts(&hidden, &["a_nub"]) {
        assert!(!text.contains("came") && !text.contains("shelter"), "{text}");
    }
    hidden["entries"][0]["visibility"] = json!("public");
    assert!(texts(&hidden, &["a_nub"]).iter().all(|t| t.contains("April 20") && t.contains("Robin")));
}

#[test]
fn crying_stops_only_where_it_was_told_and_once() {
    let quiet = |at| (at, "cry", NUB, json!({ "intensity": "none" }));
    let loud = |at| (at, "cry", NUB, json!({ "intensity": "high" }));
    let only = [quiet("2026-05-01T08:00"), weight("2026-05-02T08:00", NUB, 310)];
    assert!(texts(&log(&only), &["a_nub"]).iter().all(|t| !t.contains("crying had stopped")));
    let twice = [
        loud("2026-05-01T08:00"),
        loud("2026-05-01T18:00"),
        quiet("2026-05-02T08:00"),
        quiet("2026-05-03T08:00"),
    ];
    for text in texts(&log(&twice), &["a_nub"]) {
        assert_eq!(text.matches("crying had stopped").count(), 1, "{text}");
    }
}

/// The made-up log, and the animals of it with some names.
fn demo_of(names: &[&str]) -> (Chronicle, Vec<String>) {
    let now = Moment::parse("2026-11-22T12:10:00+01:00").unwrap();
    let chronicle =
        LogFile::parse(&demo::log(now, chrono_tz::Europe::Paris)).unwrap().chronicle(None).unwrap();
    let named = |name: &Option<String>| name.as_deref().is_some_and(|n| names.contains(&n));
    let about = chronicle.animals.iter().filter(|(_, a)| named(&a.name)).map(|(id, _)| id.clone()).collect();
    (chronicle, about)
}

fn demo_texts(names: &[&str]) -> Vec<String> {
    let (chronicle, about) = demo_of(names);
    let request = |seed| Request { about: about.clone(), seed, ..Request::default() };
    (0..8).map(|seed| draft(&chronicle, &request(seed)).unwrap().body()).collect()
}

#[test]
fn the_crying_of_the_made_up_pair_stops_once() {
    for text in demo_texts(&["Pip", "Wren"]) {
        assert_eq!(text.matches("crying had stopped").count(), 1, "{text}");
    }
}
