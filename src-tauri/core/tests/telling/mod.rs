//! What the story tests share: the cases, and the scoring of a draft against what a case demands.
#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use littermate_core::chronicle::Chronicle;
use littermate_core::entry::Kind;
use littermate_core::story::{Channel, Draft, Request, Sentence, draft};
use littermate_core::transfer::file::LogFile;
use regex::{Regex, RegexBuilder};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;

/// A file of the cases' folder.
pub fn case_file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The names of the cases that have a gold file.
pub fn cases() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|f| {
            f.unwrap().file_name().to_str().unwrap().strip_suffix(".gold.json").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

pub fn chronicle(case: &str) -> Chronicle {
    LogFile::parse(&case_file(&format!("{case}.json"))).unwrap().chronicle(None).unwrap()
}

pub fn gold(case: &str) -> Value {
    serde_json::from_str(&case_file(&format!("{case}.gold.json"))).unwrap()
}

pub fn told(case: &str, channel: Channel, seed: u64) -> Draft {
    draft(&chronicle(case), &Request { channel, seed, ..Request::default() }).unwrap()
}

/// Title and text, as a reader gets them.
pub fn reading(draft: &Draft) -> String {
    format!("{}\n\n{}", draft.titles.first().map(|t| t.text.as_str()).unwrap_or_default(), draft.body())
}

/// What a draft states and what it must not have stated.
#[derive(Debug, Default)]
pub struct Score {
    pub core_missing: Vec<String>,
    pub missing: Vec<String>,
    pub required: usize,
    pub forbidden: Vec<String>,
}

/// Scores a text: a fact counts when every pattern of it is found in one place of its scope.
pub fn score(draft: &Draft, gold: &Value) -> Score {
    let mut score = Score::default();
    let body = draft.body();
    let sentences: Vec<String> = draft.sentences().map(|s| s.text.clone()).collect();
    let pairs: Vec<String> =
        sentences.windows(2).map(|w| w.join(" ")).chain(sentences.iter().cloned()).collect();
    for fact in gold["facts"].as_array().unwrap() {
        let places: Vec<String> = match fact["scope"].as_str().unwrap_or("draft") {
            "sentence" => sentences.clone(),
            "window2" => pairs.clone(),
            _ => vec![body.clone()],
        };
        let patterns: Vec<&str> =
            fact["check_all"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        let stated = places.iter().any(|place| patterns.iter().all(|p| found(p, place)));
        let weight = fact["weight"].as_str().unwrap_or("core");
        if weight == "optional" {
            continue;
        }
        score.required += 1;
        if !stated {
            let line = format!("{} {}", fact["id"].as_str().unwrap(), fact["text"].as_str().unwrap_or(""));
            if weight == "core" {
                score.core_missing.push(line.clone());
            }
            score.missing.push(line);
        }
    }
    let all = reading(draft);
    let titles: Vec<&str> = draft.titles.iter().map(|t| t.text.as_str()).collect();
    let all = format!("{}\n{all}\n{}", titles.join("\n"), draft.hashtags.join(" "));
    for rule in gold["must_not_state"].as_array().unwrap() {
        for pattern in rule["forbid_any"].as_array().unwrap() {
            if found(pattern.as_str().unwrap(), &all) {
                score.forbidden.push(format!(
                    "{} {}",
                    rule["id"].as_str().unwrap(),
                    pattern.as_str().unwrap()
                ));
            }
        }
    }
    score
}

/// The first sentence that tells of an arrival and rests on no intake, trap or placement.
pub fn arrival_without_entry(log: &Chronicle, draft: &Draft) -> Option<String> {
    let arrives = |s: &&Sentence| {
        s.frame.starts_with("hook.a")
            || s.frame.starts_with("intake.")
            || s.text.contains(" into") && s.text.contains(" care.")
    };
    let logged = |s: &&Sentence| {
        s.entries.iter().any(|id| {
            log.entries.iter().any(|e| {
                e.id == *id && matches!(e.kind, Kind::Intake(_) | Kind::Trap(_) | Kind::Placement(_))
            })
        })
    };
    draft.sentences().filter(arrives).find(|s| !logged(s)).map(|s| s.text.clone())
}

thread_local! {
    static PATTERNS: RefCell<HashMap<String, Regex>> = RefCell::default();
}

/// Whether a pattern is found; patterns are kept, because making one takes longer than using it.
fn found(pattern: &str, text: &str) -> bool {
    PATTERNS.with_borrow_mut(|known| {
        known
            .entry(pattern.to_owned())
            .or_insert_with(|| {
                RegexBuilder::new(pattern).case_insensitive(true).dot_matches_new_line(true).build().unwrap()
            })
            .is_match(text)
    })
}

/// Flesch-Kincaid grade.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let sentences = text.matches(['.', '!', '?']).count().max(1);
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    0.39 * (words.len() as f64 / sentences as f64) + 11.8 * (syllables as f64 / words.len() as f64) - 15.59
}

fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in &letters {
        if vowel(*c) && !before {
            count += 1;
        }
        before = vowel(*c);
    }
    if letters.len() > 2 && letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']) {
        count -= 1;
    }
    count.max(1)
}
