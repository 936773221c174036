//! Tags of observations, as words a sentence can take.

use super::clause::{Form, form, is_adjectival, predicate};
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
