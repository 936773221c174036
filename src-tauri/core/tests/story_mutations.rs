//! Logs with holes in them: entries gone, hidden or half filled in. Whatever is left is told, and nothing else.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Channel, Draft, Request, StoryError, check, draft};
use littermate_core::transfer::file::LogFile;
use proptest::prelude::*;
use serde_json::{Value, json};
use telling::{case_file, cases};

/// A case with some entries gone, some hidden, and some fields missing.
fn mutated(case: &str, choices: &[u8]) -> Value {
    let mut log: Value = serde_json::from_str(&case_file(&format!("{case}.json"))).unwrap();
    let mut choice = choices.iter().copied().cycle();
    let mut next = || choice.next().unwrap_or_default();
    let entries = log["entries"].as_array_mut().unwrap();
    entries.retain(|_| next() % 5 != 0);
    for entry in entries.iter_mut() {
        match next() % 9 {
            0 => entry["visibility"] = json!("private"),
            1 => entry["visibility"] = json!("ask"),
            2 => {
                let data = entry["data"].as_object_mut().unwrap();
                let keys: Vec<String> = data.keys().cloned().collect();
                let needed = [
                    "method", "status", "name", "what", "media", "to", "words", "speaker", "about", "grams",
                    "c", "felt",
                ];
                if let Some(key) = keys
                    .get(usize::from(next()) % keys.len().max(1))
                    .filter(|k| !needed.contains(&k.as_str()))
                {
                    data.remove(key);
                }
            }
            _ => {}
        }
    }
    for animal in log["animals"].as_array_mut().unwrap() {
        match next() % 11 {
            0 => drop(animal.as_object_mut().unwrap().remove("sex")),
            1 => drop(animal.as_object_mut().unwrap().remove("birth")),
            2 => drop(animal.as_object_mut().unwrap().remove("name")),
            3 => drop(animal.as_object_mut().unwrap().remove("litter")),
            _ => {}
        }
    }
    if next() % 6 == 0 {
        log["profile"] = json!({});
    }
    if next() % 6 == 0 {
        log["profile"]["voice"] = json!("first_person");
    }
    log
}

fn tell(
    log: &Value,
    channel: Channel,
    seed: u64,
) -> Option<(littermate_core::chronicle::Chronicle, Request, Draft)> {
    let chronicle = LogFile::parse(&log.to_string()).ok()?.chronicle(None).ok()?;
    let request = Request { channel, seed, ..Request::default() };
    match draft(&chronicle, &request) {
        Ok(told) => Some((chronicle, request, told)),
        Err(StoryError::NothingToTell | StoryError::NobodyToTellOf) => None,
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_is_told_and_nothing_else(
        case in 0_usize..12,
        choices in proptest::collection::vec(any::<u8>(), 60..200),
        channel in 0_usize..11,
        seed in 0_u64..50,
    ) {
        let names = cases();
        let name = &names[case % names.len()];
        let log = mutated(name, &choices);
        let Some((chronicle, request, told)) = tell(&log, Channel::ALL[channel], seed) else { return Ok(()) };
        let hard: Vec<_> = check(&chronicle, &request, &told).unwrap().into_iter().filter(|f| f.hard).collect();
        prop_assert!(hard.is_empty(), "{name}: {hard:?}\n{}", told.body());
        prop_assert_eq!(telling::arrival_without_entry(&chronicle, &told), None, "{}", name);
        let hidden: Vec<&str> = log["entries"].as_array().unwrap().iter()
            .filter(|e| e["visibility"] != "public")
            .map(|e| e["id"].as_str().unwrap())
            .collect();
        for sentence in told.sentences().chain(&told.titles) {
            prop_assert!(!sentence.entries.is_empty(), "{name}: «{}» rests on nothing", sentence.text);
            for id in &sentence.entries {
                prop_assert!(!hidden.contains(&id.as_str()), "{name}: «{}» tells {id}", sentence.text);
            }
            for broken in ["{", "}", "  ", " .", " ,", "..", ",.", "they was", "They was", "the the", "a a ", " I is", "I was were", "someone’s"] {
                let own: String = sentence.text.split('“').next().unwrap_or("").to_owned();
                prop_assert!(!own.contains(broken), "{name}: «{}» holds «{broken}»", sentence.text);
            }
        }
    }
}
