//! What must never leave the log, and the test of every free text against it.

use crate::chronicle::Chronicle;
use crate::entry::field::Free;
use serde_json::Value;

/// Every private value of a log, in the forms in which it could slip into a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Guard {
    /// Looked for anywhere, in small letters.
    phrases: Vec<String>,
    /// Looked for as whole words, as written.
    words: Vec<String>,
}

/// Medicines and means whose names are no reader's business.
const MEDICINES: [&str; 22] = [
    "amoxicillin",
    "clavamox",
    "metronidazole",
    "panacur",
    "fenbendazole",
    "pyrantel",
    "ponazuril",
    "doxycycline",
    "azithromycin",
    "meloxicam",
    "gabapentin",
    "buprenorphine",
    "dextrose",
    "karo",
    "albon",
    "sulfadimethoxine",
    "enrofloxacin",
    "baytril",
    "convenia",
    "cerenia",
    "famotidine",
    "erythromycin",
];

impl Guard {
    /// The private values of a log. `open` are words that may be published although a card holds them too.
    pub(crate) fn of(log: &Chronicle, open: &[String]) -> Self {
        let mut guard = Self::default();
        let is_open = |word: &str| open.iter().any(|text| contains_word(text, word));
        for person in log.people.values() {
            let consent = person.consent.as_ref().and_then(|c| c.name.as_deref());
            if let (Some(name), false) = (&person.name, consent == Some("yes")) {
                guard.words.extend(parts(name).filter(|part| !is_open(part)));
            }
            for text in [&person.phone, &person.address, &person.permit].into_iter().flatten() {
                guard.phrase(text);
            }
        }
        for place in log.places.values() {
            for text in [&place.full_name, &place.address].into_iter().flatten() {
                guard.phrase(text);
                guard.words.extend(parts(text).filter(|p| is_initialism(p) && !is_open(p)));
            }
            if let Some(city) = place.city.as_ref().filter(|city| !is_open(city)) {
                guard.words.push(city.clone());
            }
            guard.free(place.gps.as_ref());
        }
        for animal in log.animals.values() {
            for free in [&animal.code, &animal.microchip, &animal.shelter_id] {
                guard.free(free.as_ref());
            }
        }
        guard
    }

    fn phrase(&mut self, text: &str) {
        for part in text.split([',', '(', ')', ';']).map(str::trim).filter(|p| p.chars().count() > 3) {
            self.phrases.push(part.to_lowercase());
        }
    }

    fn free(&mut self, value: Option<&Free>) {
        fn walk(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::String(text) if text.chars().count() > 2 => found.push(text.to_lowercase()),
                Value::Number(n) if n.to_string().len() > 3 => found.push(n.to_string()),
                Value::Array(items) => items.iter().for_each(|v| walk(v, found)),
                Value::Object(map) => map.values().for_each(|v| walk(v, found)),
                _ => {}
            }
        }
        if let Some(Free(value)) = value {
            walk(value, &mut self.phrases);
        }
    }

    /// Whether a text names no private person, place or number.
    pub(crate) fn is_open(&self, text: &str) -> bool {
        self.private_in(text).is_none()
    }

    fn private_in(&self, text: &str) -> Option<&'static str> {
        let lower = text.to_lowercase();
        if self.phrases.iter().any(|p| lower.contains(p.as_str()))
            || self.words.iter().any(|w| contains_word(text, w))
        {
            return Some("it holds a private name, place or number");
        }
        if lower.contains("http") || lower.contains("www.") || text.contains('@') {
            return Some("it holds an address on the net");
        }
        (longest_number(text) >= 7).then_some("it holds what may be a telephone or chip number")
    }

    /// Why a text may not be published, when it may not.
    pub(crate) fn objection(&self, text: &str) -> Option<&'static str> {
        if let Some(objection) = self.private_in(text) {
            return Some(objection);
        }
        let lower = text.to_lowercase();
        if lower.contains('%') || lower.contains("percent") || lower.contains(" odds") || lower.contains("mg")
        {
            return Some("it holds odds or a dose");
        }
        MEDICINES.iter().any(|m| lower.contains(m)).then_some("it names a medicine")
    }

    /// Whether a text may be published.
    pub(crate) fn allows(&self, text: &str) -> bool {
        self.objection(text).is_none()
    }
}

/// The words of a name, longer than two letters.
fn parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|part| part.chars().count() > 2)
        .map(str::to_owned)
}

fn is_initialism(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_uppercase)
}

/// Whether a text holds a word, letter for letter, between other words.
pub(crate) fn contains_word(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(start, found)| {
            let before = text[..start].chars().next_back();
            let after = text[start + found.len()..].chars().next();
            [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
        })
}

/// The most digits in a row, with the signs between them that telephone numbers have.
fn longest_number(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            run += 1;
            longest = longest.max(run);
        } else if !matches!(c, '-' | ' ' | '(' | ')' | '.' | '+') {
            run = 0;
        }
    }
    longest
}
