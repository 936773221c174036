//! Tags of observations, as words a sentence can take.

use super::clause::{self, Form, form, is_adjectival, predicate};
use super::words;

/// What a tag says: an adjective, a standing in the litter, or a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trait {
    /// «exceptionally small».
    Adjective(String),
    /// «the runt of the litter».
    Standing(&'static str),
    /// «grew stronger».
    Predicate(String),
}

/// What a tag of an observation says; nothing for one that says nothing to a reader.
pub(crate) fn of_tag(tag: &str) -> Option<Trait> {
    let words = words::humanise(tag).to_lowercase();
    let known = match words.as_str() {
        "runt" | "runt of the litter" => return Some(Trait::Standing("the runt of the litter")),
        "smallest" | "smallest of litter" | "smallest of the litter" => {
            return Some(Trait::Standing("the smallest of the litter"));
        }
        "largest" | "biggest" => return Some(Trait::Standing("the largest of the litter")),
        "stronger" => "grew stronger",
        "weaker" => "grew weaker",
        "purring" => "purred",
        "eating well" => "ate well",
        "eyes open" => "had open eyes",
        "eyes closed" => "still had closed eyes",
        _ => "",
    };
    if !known.is_empty() {
        return Some(Trait::Predicate(known.to_owned()));
    }
    if !fits(&words) {
        return None;
    }
    match form(&words) {
        Form::Adjective if words.contains(' ') && !is_adjectival(&words) => {
            let last = words.rsplit(' ').next().unwrap_or("");
            let one = if last.ends_with('s') {
                words.clone()
            } else {
                format!("{} {words}", words::article(&words))
            };
            let doer = last.ends_with("er") || last.ends_with("or");
            Some(if doer { Trait::Adjective(one) } else { Trait::Predicate(format!("had {one}")) })
        }
        Form::Adjective => Some(Trait::Adjective(words)),
        Form::Clause | Form::Infinitive => None,
        _ => predicate(&words).map(Trait::Predicate),
    }
}

/// Whether the words of a tag are ones that the lexicon can bend: short, of letters, and with a head it knows.
fn fits(words: &str) -> bool {
    let all: Vec<&str> = words.split(' ').collect();
    let letters = words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\u{2019}' | '\''));
    let stubs = all.iter().any(|w| w.len() < 2 && *w != "a");
    let last = all.last().copied().unwrap_or("");
    let known = match form(words) {
        Form::Adjective => is_adjectival(words) || last.ends_with("er") || last.ends_with("or"),
        Form::Present | Form::Past | Form::Bare | Form::Gerund | Form::Place => true,
        Form::Noun => clause::is_known_noun(last),
        Form::Clause | Form::Infinitive => false,
    };
    letters && !stubs && known && all.len() <= 7
}
