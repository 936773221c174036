//! How people and places may be named: as they consented, and no further.

use super::scene::Scene;
use super::words;
use crate::entry::card::Person;

/// How a person is called at first and later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    /// At first mention.
    pub(crate) first: String,
    /// Later.
    pub(crate) later: String,
    /// Whether it is a name rather than a part played, such as «a neighbor».
    pub(crate) named: bool,
}

impl Scene<'_> {
    /// How a person is called; nobody that the log does not know is ever named.
    pub(crate) fn called(&self, id: &str) -> Called {
        self.log.people.get(id).map_or_else(
            || Called { first: "someone".to_owned(), later: "someone".to_owned(), named: false },
            |person| called(person, self.log.profile.carer.as_deref() == Some(id)),
        )
    }

    /// How a place is called, when it may be: never by address, never a place that was not made public.
    pub(crate) fn place(&self, id: &str) -> Option<String> {
        let Some(place) = self.log.places.get(id) else {
            // Some logs write a place in words instead of pointing at a card.
            return self.free(Some(id)).filter(|words| !words.contains('_')).map(words::small);
        };
        let open = match place.visibility.as_deref() {
            None | Some("public") => true,
            Some("ask") => self.request.ticked.contains(id),
            Some(_) => false,
        };
        let general = match place.kind.as_deref() {
            Some("foster_home") => Some("a foster home"),
            Some("shelter") => Some("a shelter"),
            _ => None,
        };
        place
            .public_label
            .as_deref()
            .filter(|label| open && self.guard.allows(label))
            .map(str::to_owned)
            .or_else(|| general.map(str::to_owned))
    }

    /// Whether a place is the carer's own home.
    pub(crate) fn is_home(&self, place: &str) -> bool {
        let Some((_, carer)) = self.carer() else { return false };
        let label = self.log.places.get(place).and_then(|p| p.public_label.as_deref()).unwrap_or(place);
        let names =
            [carer.short_name.as_deref(), carer.name.as_deref().and_then(|n| n.split_whitespace().next())];
        names.into_iter().flatten().any(|name| label.contains(name))
            || matches!(label, "home" | "my home" | "the carer's home" | "the carer’s home")
    }
}

/// How a person is called under the consent given.
fn called(person: &Person, carer: bool) -> Called {
    let role = || {
        let role = person.role.as_deref().map_or_else(|| "someone".to_owned(), words::role);
        if role == "someone" {
            role
        } else if carer {
            format!("the {role}")
        } else {
            format!("{} {role}", words::article(&role))
        }
    };
    let name = person.name.as_deref().map(str::trim).filter(|n| !n.is_empty());
    let published = person.publish_as.as_deref().map(str::trim).filter(|n| !n.is_empty());
    let parts: Vec<&str> = name.map(|n| n.split_whitespace().collect()).unwrap_or_default();
    let consent = person.consent.as_ref().and_then(|c| c.name.as_deref());
    match consent {
        Some("yes") => {
            let first = published.or(name).map_or_else(role, str::to_owned);
            let named = is_name(&first);
            let later = person.short_name.clone().filter(|_| named).unwrap_or_else(|| {
                if named {
                    first.split_whitespace().next().unwrap_or(&first).to_owned()
                } else {
                    definite(&first)
                }
            });
            Called { first, later, named }
        }
        Some("first_name_only") => {
            let bare =
                published.filter(|p| !parts.iter().skip(1).any(|part| super::guard::contains_word(p, part)));
            let first = bare
                .map(str::to_owned)
                .or_else(|| parts.first().map(|p| (*p).to_owned()))
                .unwrap_or_else(role);
            Called { later: definite(&first), named: is_name(&first), first }
        }
        Some("initial_only") => {
            let bare = published.filter(|p| {
                !parts.iter().any(|part| part.chars().count() > 2 && super::guard::contains_word(p, part))
            });
            let initial = parts.first().and_then(|p| p.chars().next()).map(|c| format!("{c}."));
            let first = bare.map(str::to_owned).or(initial).unwrap_or_else(role);
            Called { later: definite(&first), named: is_name(&first), first }
        }
        _ => {
            let bare = published.filter(|p| {
                !parts.iter().any(|part| part.chars().count() > 2 && super::guard::contains_word(p, part))
            });
            let first = bare.map_or_else(role, str::to_owned);
            Called { later: definite(&first), named: is_name(&first), first }
        }
    }
}

/// Whether words are a name rather than a description.
fn is_name(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_uppercase)
        && !words.starts_with("The ")
        && !words.starts_with("A ")
}

/// «a neighbor» is «the neighbor» once the reader knows of one.
fn definite(words: &str) -> String {
    ["a ", "an "]
        .iter()
        .find_map(|a| words.strip_prefix(a))
        .map_or_else(|| words.to_owned(), |rest| format!("the {rest}"))
}
