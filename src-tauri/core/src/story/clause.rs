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
    let finite_later = all.iter().skip(1).any(|w| FINITE.contains(w));
    if first == "to" {
        Form::Infinitive
    } else if PREPOSITIONS.contains(&first) {
        Form::Place
    } else if PRESENT.iter().any(|(now, _)| *now == first) {
        Form::Present
    } else if pronoun {
        Form::Clause
    } else if BARE.contains(&first) {
        Form::Bare
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

/// A present predicate told as past: «resembles a possum» is «resembled a possum».
pub(crate) fn past(text: &str) -> String {
    let (first, rest) = text.split_once(' ').map_or((text, ""), |(first, rest)| (first, rest));
    let told = match (first, rest.split_once(' ')) {
        ("does", Some(("not", rest))) => return format!("did not {rest}"),
        _ => PRESENT.iter().find(|(now, _)| *now == first).map_or(first, |(_, then)| then),
    };
    if rest.is_empty() { told.to_owned() } else { format!("{told} {rest}") }
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
    Runt,
    /// «grew stronger».
    Predicate(String),
}

/// What a tag of an observation says; nothing for one that says nothing to a reader.
pub(crate) fn of_tag(tag: &str) -> Option<Trait> {
    let known = match tag {
        "runt" | "smallest" => return Some(Trait::Runt),
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
        Form::Place | Form::Clause | Form::Infinitive | Form::Bare => None,
        _ => predicate(&words).map(Trait::Predicate),
    }
}
