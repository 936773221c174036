//! Verbs of a small world: what animals and carers do, and how English bends it.

/// Verbs whose past is not made with «ed».
const IRREGULAR: [(&str, &str); 68] = [
    ("be", "was"),
    ("is", "was"),
    ("are", "were"),
    ("have", "had"),
    ("has", "had"),
    ("do", "did"),
    ("does", "did"),
    ("become", "became"),
    ("begin", "began"),
    ("bite", "bit"),
    ("break", "broke"),
    ("bring", "brought"),
    ("build", "built"),
    ("catch", "caught"),
    ("come", "came"),
    ("creep", "crept"),
    ("dig", "dug"),
    ("drink", "drank"),
    ("eat", "ate"),
    ("fall", "fell"),
    ("feed", "fed"),
    ("feel", "felt"),
    ("fight", "fought"),
    ("find", "found"),
    ("fly", "flew"),
    ("get", "got"),
    ("give", "gave"),
    ("go", "went"),
    ("grow", "grew"),
    ("hear", "heard"),
    ("hide", "hid"),
    ("hold", "held"),
    ("keep", "kept"),
    ("know", "knew"),
    ("lay", "laid"),
    ("learn", "learned"),
    ("leave", "left"),
    ("let", "let"),
    ("lie", "lay"),
    ("lose", "lost"),
    ("make", "made"),
    ("meet", "met"),
    ("pay", "paid"),
    ("put", "put"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw"),
    ("seek", "sought"),
    ("send", "sent"),
    ("shake", "shook"),
    ("sing", "sang"),
    ("sit", "sat"),
    ("sleep", "slept"),
    ("spend", "spent"),
    ("spit", "spat"),
    ("stand", "stood"),
    ("steal", "stole"),
    ("stick", "stuck"),
    ("swim", "swam"),
    ("swing", "swung"),
    ("take", "took"),
    ("teach", "taught"),
    ("tell", "told"),
    ("think", "thought"),
    ("throw", "threw"),
    ("wake", "woke"),
    ("win", "won"),
    ("write", "wrote"),
];

/// Verbs whose past is made with «ed», as they stand in a dictionary.
const REGULAR: [&str; 130] = [
    "accept",
    "adopt",
    "allow",
    "arrive",
    "ask",
    "avoid",
    "bark",
    "beg",
    "belong",
    "bounce",
    "breathe",
    "call",
    "care",
    "carry",
    "chase",
    "chew",
    "chirp",
    "clean",
    "climb",
    "cling",
    "collapse",
    "continue",
    "cough",
    "crack",
    "crawl",
    "cry",
    "cuddle",
    "curl",
    "dance",
    "demand",
    "enjoy",
    "explore",
    "follow",
    "gain",
    "groom",
    "growl",
    "guard",
    "help",
    "hiss",
    "hop",
    "howl",
    "hug",
    "huddle",
    "hunt",
    "introduce",
    "investigate",
    "join",
    "jump",
    "kick",
    "knead",
    "lick",
    "like",
    "list",
    "listen",
    "live",
    "look",
    "love",
    "mew",
    "meow",
    "mother",
    "move",
    "nap",
    "need",
    "neuter",
    "nibble",
    "nurse",
    "nuzzle",
    "offer",
    "pace",
    "pant",
    "perch",
    "place",
    "plan",
    "play",
    "pounce",
    "prefer",
    "pull",
    "purr",
    "push",
    "raise",
    "reach",
    "receive",
    "recognise",
    "recognize",
    "refuse",
    "rehome",
    "reject",
    "rejoin",
    "release",
    "remain",
    "remove",
    "repair",
    "resemble",
    "respond",
    "rest",
    "return",
    "reunite",
    "roll",
    "romp",
    "rub",
    "rush",
    "scamper",
    "scratch",
    "scream",
    "search",
    "seem",
    "settle",
    "share",
    "shiver",
    "show",
    "sneeze",
    "sniff",
    "snore",
    "snuggle",
    "spay",
    "squeak",
    "squirm",
    "start",
    "stay",
    "stretch",
    "suck",
    "suckle",
    "tolerate",
    "toddle",
    "trust",
    "try",
    "turn",
    "wag",
    "wander",
    "want",
];

/// More of them, with what else plans are made of.
const MORE: [&str; 49] = [
    "weigh",
    "pick",
    "switch",
    "remind",
    "arrange",
    "apply",
    "prepare",
    "bathe",
    "brush",
    "phone",
    "measure",
    "cook",
    "photograph",
    "register",
    "contact",
    "increase",
    "reduce",
    "discuss",
    "observe",
    "monitor",
    "foster",
    "publish",
    "collect",
    "wait",
    "vaccinate",
    "microchip",
    "deworm",
    "wash",
    "watch",
    "wean",
    "wobble",
    "wrestle",
    "yawn",
    "yowl",
    "zoom",
    "treat",
    "train",
    "transfer",
    "test",
    "operate",
    "check",
    "schedule",
    "deliver",
    "drag",
    "doze",
    "drop",
    "drool",
    "exercise",
    "walk",
];

fn regular() -> impl Iterator<Item = &'static str> {
    REGULAR.into_iter().chain(MORE)
}

/// Whether a word is a verb as a dictionary has it.
pub(crate) fn is_bare(word: &str) -> bool {
    let adjectives = ["clean", "list", "open", "is", "are", "has", "does"];
    !adjectives.contains(&word) && (regular().any(|v| v == word) || IRREGULAR.iter().any(|(v, _)| *v == word))
}

/// Whether an unknown word could be a verb as a dictionary has it: not one that is bent already.
pub(crate) fn looks_bare(word: &str) -> bool {
    word.len() > 1
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !["ed", "ing", "ly", "ness", "tion", "ment"].iter().any(|end| word.ends_with(end))
        && (!word.ends_with('s') || word.ends_with("ss"))
}

/// The verb that a word of the third person belongs to.
fn bare_of_third(word: &str) -> Option<String> {
    if matches!(word, "is" | "has" | "does") {
        return Some(word.to_owned());
    }
    let stems = [
        word.strip_suffix("ies").map(|s| format!("{s}y")),
        word.strip_suffix("es").map(str::to_owned),
        word.strip_suffix('s').map(str::to_owned),
    ];
    stems.into_iter().flatten().find(|stem| is_bare(stem) || stem == "clean")
}

/// Whether a word is a known verb of the third person.
pub(crate) fn is_third(word: &str) -> bool {
    bare_of_third(word).is_some()
}

/// Whether a word is a past, known or shaped like one.
pub(crate) fn is_past(word: &str) -> bool {
    // Of these, «weaned» and its like say what was done to an animal.
    let done_to = [
        "spay",
        "neuter",
        "wean",
        "reject",
        "release",
        "place",
        "list",
        "treat",
        "transfer",
        "remove",
        "repair",
        "rehome",
        "clean",
        "schedule",
        "deliver",
        "test",
        "allow",
        "offer",
        "raise",
        "trust",
        "train",
        "operate",
        "check",
        "reunite",
        "introduce",
    ];
    matches!(word, "was" | "were" | "had")
        || IRREGULAR.iter().any(|(_, past)| *past == word)
        || (word.ends_with("ed") && regular().any(|verb| !done_to.contains(&verb) && past(verb) == word))
}

/// A verb of the third person as «they» and «I» have it.
pub(crate) fn base(word: &str) -> String {
    match word {
        "is" => "are".to_owned(),
        "has" => "have".to_owned(),
        "does" => "do".to_owned(),
        _ => bare_of_third(word).unwrap_or_else(|| {
            if let Some(stem) = word.strip_suffix("ies") {
                return format!("{stem}y");
            }
            let hissing = ["ches", "shes", "sses", "xes", "zzes"].iter().any(|end| word.ends_with(end));
            let cut = if hissing { 2 } else { usize::from(word.ends_with('s')) };
            word[..word.len() - cut].to_owned()
        }),
    }
}

/// The past of a verb, given bare or in the third person.
pub(crate) fn past(word: &str) -> String {
    let bare = if is_bare(word) { word.to_owned() } else { base_for_past(word) };
    if let Some((_, then)) = IRREGULAR.iter().find(|(verb, _)| *verb == bare) {
        return (*then).to_owned();
    }
    if bare.ends_with('e') {
        return format!("{bare}d");
    }
    let letters: Vec<char> = bare.chars().collect();
    let vowel = |c: char| "aeiou".contains(c);
    match letters.as_slice() {
        [.., a, 'y'] if !vowel(*a) => format!("{}ied", &bare[..bare.len() - 1]),
        [.., a, b, c]
            if !vowel(*a) && vowel(*b) && !vowel(*c) && !"wxy".contains(*c) && letters.len() <= 4 =>
        {
            format!("{bare}{c}ed")
        }
        _ => format!("{bare}ed"),
    }
}

fn base_for_past(word: &str) -> String {
    if matches!(word, "is" | "has" | "does" | "are") { word.to_owned() } else { base(word) }
}
