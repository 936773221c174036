//! Short free texts of the log, fitted into sentences: what form they have, and what must stand before them.

use super::{lexicon, words};

/// The grammatical form of a short text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// «owner could not keep her».
    Clause,
    /// «sniffed and walked away», «bonded at once».
    Past,
    /// «sleeps beside Wren».
    Present,
    /// «to get her through the night».
    Infinitive,
    /// «find a home».
    Bare,
    /// «moving house», «hissing».
    Gerund,
    /// «in a woodpile».
    Place,
    /// «a big appetite», «no interest in milk».
    Noun,
    /// «lonely», «cold and thin».
    Adjective,
}

const FINITE: [&str; 50] = [
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
    "moved",
    "refused",
    "rejected",
    "stopped",
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
    "must",
    "may",
    "might",
    "worked",
    "developed",
    "turned",
    "started",
    "cried",
];
const PREPOSITIONS: [&str; 26] = [
    "in", "on", "at", "under", "behind", "beside", "near", "by", "inside", "outside", "from", "with",
    "without", "between", "beneath", "below", "above", "along", "next", "among", "within", "beyond", "off",
    "up", "out", "over",
];
const DETERMINERS: [&str; 15] = [
    "a", "an", "the", "no", "its", "her", "his", "their", "some", "one", "two", "three", "both", "my", "our",
];
/// Nouns that act, and stand without an article in a log: «owner died».
const ACTORS: [&str; 46] = [
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
    "foster",
    "carer",
    "cat",
    "dog",
    "rescuer",
    "vet",
    "building",
    "box",
    "previous",
    "first",
    "elderly",
    "storm",
    "nestbox",
    "roof",
    "owners",
    "siblings",
    "parents",
    "children",
    "milk",
];
/// Words that end as adjectives do, or are ones.
const ADJECTIVES: [&str; 60] = [
    "small", "tiny", "thin", "weak", "strong", "cold", "warm", "big", "large", "quiet", "loud", "calm",
    "alone", "shy", "bold", "alert", "asleep", "awake", "bright", "sick", "dull", "pale", "slow", "fast",
    "sweet", "clean", "wet", "dry", "round", "soft", "fat", "old", "young", "blind", "deaf", "lame", "limp",
    "still", "out", "open", "shut", "closed", "well", "better", "good", "own", "free", "late", "early",
    "close", "apart", "together", "hot", "full", "light", "gain", "born", "hard", "sound", "flat",
];
const NOUNS: [&str; 36] = [
    "appetite",
    "ears",
    "ear",
    "belly",
    "tail",
    "ribs",
    "fleas",
    "coat",
    "latch",
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
    "fur",
    "legs",
    "leg",
    "spot",
    "spots",
    "personality",
    "ticks",
    "worms",
    "lungs",
    "teeth",
    "whiskers",
    "gums",
    "feet",
    "mind",
];

/// The form of a short text.
pub(crate) fn form(text: &str) -> Form {
    let lower = text.to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().map(|w| w.trim_matches([',', '.', ';', ':'])).collect();
    let (Some(first), last) = (all.first().copied(), all.last().copied().unwrap_or("")) else {
        return Form::Noun;
    };
    let second = all.get(1).copied().unwrap_or("");
    let proper = text.chars().next().is_some_and(char::is_uppercase);
    let participle =
        ["found", "born", "kept", "held", "brought", "seen", "taken", "caught", "left", "bitten", "sent"];
    let place_next = PREPOSITIONS.contains(&second) || second.ends_with("ly") || second == "last";
    let negated = first == "not" || (first == "no" && second == "longer");
    if first == "to" {
        Form::Infinitive
    } else if negated || (participle.contains(&first) && (place_next || second.is_empty())) {
        Form::Adjective
    } else if PREPOSITIONS.contains(&first) && !first.ends_with("ly") {
        Form::Place
    } else if ["she", "he", "they", "it", "i", "we", "nobody", "everyone", "someone", "there"]
        .contains(&first)
    {
        Form::Clause
    } else if is_third_person(&all) {
        Form::Present
    } else if lexicon::is_bare(first) && !proper {
        Form::Bare
    } else if lexicon::is_past(first) || ["would", "could"].contains(&first) {
        Form::Past
    } else if says_something(&all, proper) {
        Form::Clause
    } else if DETERMINERS.contains(&first) {
        Form::Noun
    } else if first.ends_with("ing") && first.len() > 5 {
        Form::Gerund
    } else if first.ends_with("ed")
        && first.len() > 3
        && all.len() > 1
        && !["and", "but", "with", "from", "to"].contains(&second)
    {
        Form::Past
    } else if NOUNS.contains(&last) && all.len() <= 3 && !text.contains(',') && !all.contains(&"and") {
        Form::Noun
    } else {
        Form::Adjective
    }
}

/// Whether a text that starts with a noun has a verb of its own, and not only one in a clause that hangs on it.
fn says_something(all: &[&str], proper: bool) -> bool {
    let hangs =
        all.iter().position(|w| ["that", "which", "who", "where", "until", "when", "because"].contains(w));
    let own = &all[..hangs.unwrap_or(all.len())];
    if let [actor, verb, ..] = own
        && ACTORS.contains(actor)
        && lexicon::is_past(verb)
    {
        return true;
    }
    own.windows(2).any(|pair| {
        let (before, word) = (pair[0], pair[1]);
        let apart = ["and", "or", "but", "very", "so", "too", "badly", "with", "of"].contains(&before);
        let verb = lexicon::is_past(word) && !["found", "left", "held", "put", "let"].contains(&word)
            || lexicon::is_third(word) && !NOUNS.contains(&word);
        FINITE.contains(&word) || (!apart && (verb || (proper && word.ends_with("ed"))))
    })
}

/// Whether a text begins with a verb of the third person: «cracks nuts».
fn is_third_person(all: &[&str]) -> bool {
    let Some(first) = all.first() else { return false };
    let shaped =
        first.len() > 3 && first.ends_with('s') && !["ss", "us", "is"].iter().any(|end| first.ends_with(end));
    let next = all.get(1).copied().unwrap_or("");
    let noun = NOUNS.contains(first);
    let object = !next.is_empty()
        && !["and", "or", "but", "with", "of", "are", "were"].contains(&next)
        && !next.ends_with("ed");
    lexicon::is_third(first) || (shaped && !noun && object && all.len() <= 5 && !FINITE.contains(&next))
}

/// A present predicate told as past: «sleeps beside Wren» is «slept beside Wren».
pub(crate) fn past(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let told = match (first, rest.split_once(' ')) {
        ("does" | "do", Some(("not", rest))) => return format!("did not {rest}"),
        _ => lexicon::past(first),
    };
    // A second verb follows the first: «climbs and jumps».
    let rest: Vec<String> = rest
        .split(' ')
        .scan("", |before, word| {
            let follows = ["and", "but"].contains(before);
            *before = word;
            Some(if follows && lexicon::is_third(word) { lexicon::past(word) } else { word.to_owned() })
        })
        .collect();
    format!("{told} {}", rest.join(" ")).trim().to_owned()
}

/// A clause with an article, when it begins with a bare noun: «owner died» is «the owner died».
pub(crate) fn clause(text: &str) -> String {
    let text = words::small(text);
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    if ACTORS.contains(&first.as_str()) { format!("the {text}") } else { text }
}

/// What a predicate says of one or several in the past, after their name: «was lonely», «bonded at once».
/// Nothing when the text will not fit; `{s:was/were}` stays a slot.
pub(crate) fn predicate(text: &str) -> Option<String> {
    let bare = words::small(text);
    Some(match form(&bare) {
        Form::Past => bare,
        Form::Present | Form::Bare => past(&bare),
        Form::Gerund | Form::Adjective | Form::Place => format!("{{s:was/were}} {bare}"),
        Form::Noun if bare.starts_with("no ") => format!("showed {bare}"),
        Form::Noun if DETERMINERS.iter().any(|d| bare.starts_with(&format!("{d} "))) => format!("had {bare}"),
        Form::Noun if bare.split(' ').next_back().is_some_and(|w| w.ends_with('s')) => format!("had {bare}"),
        Form::Noun => format!("had {} {bare}", words::article(&bare)),
        Form::Clause | Form::Infinitive => return None,
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

/// Whether a noun is one of the small world of the log.
pub(crate) fn is_known_noun(word: &str) -> bool {
    NOUNS.contains(&word) || ACTORS.contains(&word)
}

/// Whether words that somebody jotted down read as a sentence once a name stands before them: they begin with
/// somebody who acts, or with a verb that is known, or they are adjectives.
pub(crate) fn is_prose(scene: &super::scene::Scene, text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or("").trim_matches([',', ';', ':']).to_owned();
    let private =
        ["address", "street", "road", "avenue", "phone", "number", "key", "code", "password", "email"];
    if private.iter().any(|w| super::guard::contains_word(&lower, w)) || text.contains([';', ':', '/', '(']) {
        return false;
    }
    match form(text) {
        Form::Clause => {
            let pronouns = ["she", "he", "they", "nobody", "everyone", "someone"];
            let animals =
                scene.log.animals.keys().any(|id| scene.has_name(id) && text.starts_with(&scene.name(id)));
            let article = DETERMINERS.contains(&first.as_str());
            pronouns.contains(&first.as_str()) || ACTORS.contains(&first.as_str()) || animals || article
        }
        Form::Past | Form::Present => lexicon::is_past(&first) || lexicon::is_third(&first),
        Form::Adjective => is_adjectival(text) && text.len() > 2,
        Form::Bare | Form::Infinitive | Form::Gerund | Form::Place | Form::Noun => false,
    }
}

/// Whether a word only binds others: a preposition, or what stands before a noun.
pub(crate) fn is_small_word(word: &str) -> bool {
    PREPOSITIONS.contains(&word) || DETERMINERS.contains(&word) || ["for", "of", "to", "and"].contains(&word)
}

/// Whether a phrase can stand after «was»: its last word, or the one before a preposition, is an adjective.
pub(crate) fn is_adjectival(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    // «afraid of hands», «slow to gain»: what comes before the link is one.
    if words
        .iter()
        .skip(1)
        .any(|w| PREPOSITIONS.contains(w) || ["of", "to", "for", "than", "and"].contains(w))
    {
        return true;
    }
    let first = words.first().copied().unwrap_or("");
    if first == "born" || first == "found" || (first.ends_with("ed") && first.len() > 4) {
        return true;
    }
    let head = words.last().copied().unwrap_or("");
    let endings =
        ["y", "ed", "ing", "ful", "less", "ous", "ive", "ble", "al", "ic", "ent", "ant", "ish", "id"];
    ADJECTIVES.contains(&head) || endings.iter().any(|e| head.ends_with(e))
}

/// A thing that is named without an article, with one: «heartbeat toy» is «a heartbeat toy».
pub(crate) fn with_article(thing: &str) -> String {
    let first = thing.split_whitespace().next().unwrap_or("");
    let last = thing.split_whitespace().next_back().unwrap_or("");
    let mass = [
        "warmth", "milk", "company", "food", "heat", "music", "adoption", "surgery", "care", "touch",
        "sleep", "rest",
    ];
    let plain = DETERMINERS.contains(&first)
        || mass.contains(&first)
        || mass.contains(&last)
        || last.ends_with('s')
        || first.ends_with("ing")
        || first.chars().next().is_none_or(char::is_uppercase)
        || lexicon::is_bare(first);
    if plain { thing.to_owned() } else { format!("{} {thing}", words::article(thing)) }
}
