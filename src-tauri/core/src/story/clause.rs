//! Short free texts of the log, fitted into sentences: what form they have, and what must stand before them.

use super::words;

/// The grammatical form of a short text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// «caretaker could no longer manage them».
    Clause,
    /// «sniffed and walked away», «bonded at once».
    Past,
    /// «resembles a possum».
    Present,
    /// «to keep her alive».
    Infinitive,
    /// «reunite with mothers».
    Bare,
    /// «moving house», «hissing».
    Gerund,
    /// «in a woodpile».
    Place,
    /// «a big appetite», «no interest in nurturing her».
    Noun,
    /// «lonely», «cold and thin».
    Adjective,
}

const FINITE: [&str; 52] = [
    "was",
    "were",
    "is",
    "are",
    "had",
    "has",
    "have",
    "could",
    "can",
    "cannot",
    "can’t",
    "can't",
    "couldn’t",
    "couldn't",
    "did",
    "didn’t",
    "didn't",
    "does",
    "doesn't",
    "doesn’t",
    "died",
    "would",
    "will",
    "needed",
    "wanted",
    "lost",
    "moved",
    "became",
    "got",
    "went",
    "refused",
    "rejected",
    "stopped",
    "kept",
    "came",
    "gave",
    "took",
    "fell",
    "grew",
    "stayed",
    "asked",
    "wasn't",
    "wasn’t",
    "weren't",
    "weren’t",
    "won't",
    "do",
    "don't",
    "don’t",
    "needs",
    "wants",
    "should",
];
const IRREGULAR: [&str; 34] = [
    "slept", "ate", "drank", "lay", "sat", "ran", "fell", "went", "came", "hid", "kept", "left", "met",
    "found", "took", "gave", "got", "grew", "held", "let", "made", "put", "saw", "stood", "began", "bit",
    "crept", "fought", "spat", "swam", "woke", "was", "were", "had",
];
const PREPOSITIONS: [&str; 24] = [
    "in", "on", "at", "under", "behind", "beside", "near", "by", "inside", "outside", "from", "with",
    "without", "between", "beneath", "below", "above", "along", "next", "among", "within", "beyond", "off",
    "up",
];
const PRESENT: [(&str, &str); 36] = [
    ("is", "was"),
    ("has", "had"),
    ("does", "did"),
    ("resembles", "resembled"),
    ("looks", "looked"),
    ("eats", "ate"),
    ("drinks", "drank"),
    ("sleeps", "slept"),
    ("plays", "played"),
    ("climbs", "climbed"),
    ("hides", "hid"),
    ("hisses", "hissed"),
    ("cries", "cried"),
    ("wants", "wanted"),
    ("likes", "liked"),
    ("loves", "loved"),
    ("refuses", "refused"),
    ("follows", "followed"),
    ("shows", "showed"),
    ("purrs", "purred"),
    ("hops", "hopped"),
    ("jumps", "jumped"),
    ("runs", "ran"),
    ("walks", "walked"),
    ("grooms", "groomed"),
    ("seeks", "sought"),
    ("needs", "needed"),
    ("chirps", "chirped"),
    ("squeaks", "squeaked"),
    ("wags", "wagged"),
    ("curls", "curled"),
    ("gets", "got"),
    ("keeps", "kept"),
    ("goes", "went"),
    ("takes", "took"),
    ("makes", "made"),
];
const BARE: [&str; 22] = [
    "reunite",
    "return",
    "release",
    "find",
    "move",
    "keep",
    "place",
    "introduce",
    "start",
    "stay",
    "go",
    "take",
    "give",
    "see",
    "spay",
    "neuter",
    "try",
    "wean",
    "join",
    "adopt",
    "bring",
    "put",
];
const NOUNS: [&str; 30] = [
    "appetite",
    "ears",
    "ear",
    "belly",
    "tail",
    "ribs",
    "fleas",
    "coat",
    "latch",
    "suck",
    "reflex",
    "will",
    "cord",
    "wound",
    "paws",
    "eyes",
    "nose",
    "voice",
    "weight",
    "interest",
    "strength",
    "energy",
    "breathing",
    "milk",
    "fur",
    "legs",
    "leg",
    "spot",
    "spots",
    "personality",
];

/// The form of a short text.
pub(crate) fn form(text: &str) -> Form {
    let lower = text.to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().map(|w| w.trim_matches([',', '.', ';', ':'])).collect();
    let (Some(first), last) = (all.first().copied(), all.last().copied().unwrap_or("")) else {
        return Form::Noun;
    };
    let pronoun =
        ["she", "he", "they", "it", "i", "we", "nobody", "no-one", "everyone", "someone"].contains(&first);
    let participle =
        ["found", "born", "kept", "held", "brought", "seen", "taken", "caught", "left", "bitten"];
    let place_next =
        all.get(1).is_some_and(|w| PREPOSITIONS.contains(w) || w.ends_with("ly") || *w == "last");
    let proper = text.chars().next().is_some_and(char::is_uppercase);
    let verb_later = all.windows(2).any(|w| {
        let free =
            !["and", "or", "but", "very", "so", "too", "badly"].contains(&w[0]) && !w[0].ends_with(',');
        free && (IRREGULAR.contains(&w[1])
            || PRESENT.iter().any(|(now, _)| *now == w[1])
            || (proper && w[1].ends_with("ed")))
    });
    let finite_later = all.iter().skip(1).any(|w| FINITE.contains(w)) || (verb_later && first != "and");
    if first == "to" {
        Form::Infinitive
    } else if PREPOSITIONS.contains(&first) {
        Form::Place
    } else if BARE.contains(&first) {
        Form::Bare
    } else if participle.contains(&first) && place_next {
        Form::Adjective
    } else if is_third_person(&all) {
        Form::Present
    } else if pronoun {
        Form::Clause
    } else if IRREGULAR.contains(&first) || ["did", "didn't", "didn’t", "would", "could"].contains(&first) {
        Form::Past
    } else if finite_later {
        Form::Clause
    } else if first.ends_with("ing") && first.len() > 5 {
        Form::Gerund
    } else if ["a", "an", "the", "no", "its", "her", "his", "their", "some", "one", "two", "both"]
        .contains(&first)
    {
        Form::Noun
    } else if first.ends_with("ed") && first.len() > 3 && all.len() > 1 {
        Form::Past
    } else if NOUNS.contains(&last) {
        Form::Noun
    } else {
        Form::Adjective
    }
}

/// Whether a text begins with a verb of the third person: «cracks nuts», or, of several, «sleep in a pile».
fn is_third_person(all: &[&str]) -> bool {
    let Some(first) = all.first() else { return false };
    let listed = PRESENT.iter().any(|(now, _)| {
        now == first || now.strip_suffix('s') == Some(first) || now.strip_suffix("es") == Some(first)
    });
    let shaped =
        first.len() > 3 && first.ends_with('s') && !["ss", "us", "is"].iter().any(|end| first.ends_with(end));
    let next = all.get(1).copied().unwrap_or("");
    let noun = NOUNS.contains(first) || NOUNS.contains(&first.trim_end_matches('s'));
    listed
        || (shaped
            && !noun
            && !next.is_empty()
            && !["and", "or", "but", "with", "of"].contains(&next)
            && !next.ends_with("ed"))
}

/// The past of a verb of the third person.
fn past_verb(verb: &str) -> String {
    if let Some((_, then)) =
        PRESENT.iter().find(|(now, _)| *now == verb || now.strip_suffix('s') == Some(verb))
    {
        return (*then).to_owned();
    }
    let third = format!("{verb}s");
    let (verb, bare) = match verb.strip_suffix('s') {
        Some(bare) => (verb, bare),
        None => (third.as_str(), verb),
    };
    if let Some(stem) = verb.strip_suffix("ies") {
        return format!("{stem}ied");
    }
    if ["ches", "shes", "sses", "xes", "zzes"].iter().any(|end| verb.ends_with(end)) {
        return format!("{}ed", &bare[..bare.len() - 1]);
    }
    if bare.ends_with('e') {
        return format!("{bare}d");
    }
    let letters: Vec<char> = bare.chars().collect();
    let vowel = |c: &char| "aeiou".contains(*c);
    if let [.., a, b, c] = letters.as_slice()
        && !vowel(a)
        && vowel(b)
        && !vowel(c)
        && !['w', 'x', 'y'].contains(c)
        && letters.len() <= 4
    {
        return format!("{bare}{c}ed");
    }
    format!("{bare}ed")
}

/// A present predicate told as past: «resembles a possum» is «resembled a possum».
pub(crate) fn past(text: &str) -> String {
    let (first, rest) = text.split_once(' ').map_or((text, ""), |(first, rest)| (first, rest));
    let told = match (first, rest.split_once(' ')) {
        ("does", Some(("not", rest))) => return format!("did not {rest}"),
        _ => past_verb(first),
    };
    if rest.is_empty() { told } else { format!("{told} {rest}") }
}

/// A clause with an article, when it begins with a bare noun: «owner died» is «the owner died».
pub(crate) fn clause(text: &str) -> String {
    let text = words::small(text);
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let determined = [
        "the", "a", "an", "their", "her", "his", "its", "my", "our", "she", "he", "they", "it", "i", "we",
        "there", "no", "both", "all", "nobody", "everyone", "someone", "one", "two", "this", "these",
        "neither", "each",
    ];
    let nouns = [
        "owner",
        "caretaker",
        "mother",
        "family",
        "finder",
        "neighbor",
        "neighbour",
        "shelter",
        "father",
        "tree",
        "nest",
        "litter",
        "landlord",
        "woman",
        "man",
        "couple",
        "farmer",
        "colony",
        "house",
        "mom",
        "queen",
        "dam",
        "kitten",
        "puppy",
        "pup",
        "garage",
        "barn",
    ];
    if !determined.contains(&first.as_str()) && nouns.contains(&first.as_str()) {
        format!("the {text}")
    } else {
        text
    }
}

/// What a predicate says of one or several in the past, after their name: «was lonely», «bonded at once».
/// Nothing when the text will not fit; `{s:was/were}` stays a slot.
pub(crate) fn predicate(text: &str) -> Option<String> {
    let bare = words::small(text);
    Some(match form(&bare) {
        Form::Past => bare,
        Form::Present => past(&bare),
        Form::Gerund | Form::Adjective | Form::Place => format!("{{s:was/were}} {bare}"),
        Form::Noun if bare.starts_with("no ") => format!("showed {bare}"),
        Form::Noun if ["a", "an", "the"].iter().any(|a| bare.starts_with(&format!("{a} "))) => {
            format!("had {bare}")
        }
        Form::Noun if bare.split(' ').next_back().is_some_and(|w| w.ends_with('s')) => format!("had {bare}"),
        Form::Noun => format!("had {} {bare}", words::article(&bare)),
        Form::Clause | Form::Infinitive | Form::Bare => return None,
    })
}

/// A reason after what it is the reason for; `{s}` is who has it.
pub(crate) fn because(text: &str) -> (String, String) {
    let bare = words::small(text);
    let first = bare.split_whitespace().next().unwrap_or("");
    if ["because", "so", "for", "after", "since", "as", "to"].contains(&first) {
        return (" ".to_owned(), bare);
    }
    if let Some(rest) = bare.strip_prefix("both ").filter(|rest| form(rest) == Form::Adjective) {
        return (" because both were ".to_owned(), rest.to_owned());
    }
    match form(&bare) {
        Form::Clause => (" because ".to_owned(), clause(&bare)),
        Form::Past => (" because {s} ".to_owned(), bare),
        Form::Present => (" because {s} ".to_owned(), past(&bare)),
        Form::Adjective => (" because {s} {s:was/were} ".to_owned(), bare),
        Form::Gerund | Form::Noun => (" because of ".to_owned(), bare),
        Form::Place | Form::Infinitive => (" ".to_owned(), bare),
        Form::Bare => (" to ".to_owned(), bare),
    }
}

/// What a tag says: an adjective, a standing as the smallest, or a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trait {
    /// «exceptionally small».
    Adjective(String),
    /// «the runt of the litter».
    Runt(&'static str),
    /// «grew stronger».
    Predicate(String),
}

/// What a tag of an observation says; nothing for one that says nothing to a reader.
pub(crate) fn of_tag(tag: &str) -> Option<Trait> {
    let known = match tag {
        "runt" => return Some(Trait::Runt("the runt of the litter")),
        "smallest" | "smallest_of_litter" => return Some(Trait::Runt("the smallest of the litter")),
        "largest" | "biggest" => return Some(Trait::Runt("the largest of the litter")),
        "stronger" => "grew stronger",
        "weaker" => "grew weaker",
        "purring" => "purred",
        "eats_well" | "eating_well" => "ate well",
        "sleeps_well" => "slept well",
        "good_appetite" => "had a good appetite",
        "does_not_want_to_be_alone" => "did not want to be alone",
        "eyes_open" => "had open eyes",
        "eyes_closed" => "still had closed eyes",
        _ => "",
    };
    if !known.is_empty() {
        return Some(Trait::Predicate(known.to_owned()));
    }
    let words = words::humanise(tag).to_lowercase();
    match form(&words) {
        Form::Adjective => Some(Trait::Adjective(words)),
        Form::Place | Form::Clause | Form::Infinitive => None,
        Form::Bare => Some(Trait::Predicate(past(&words))),
        _ => predicate(&words).map(Trait::Predicate),
    }
}
