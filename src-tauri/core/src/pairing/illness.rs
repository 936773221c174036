//! What the log says about an illness that spreads, in the carer's or the vet's words.

use crate::animals::Resident;
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::Kind;
use crate::values::Moment;
use std::collections::BTreeMap;

/// An illness that spreads, by the one name it is called here.
pub(super) type Illness = &'static str;

/// Parvovirus and panleukopenia, which pass between dogs and cats.
pub(super) const PARVO: Illness = "parvovirus or panleukopenia";

/// Illnesses that a mother passes to her young, and that only a test can tell.
pub(super) const RETROVIRUSES: [Illness; 2] = ["FeLV", "FIV"];

/// Illnesses that spread, each under one name with the words that mean it.
const SPREADS: &[(Illness, &[&str])] = &[
    ("ringworm", &["ringworm", "microsporum"]),
    (PARVO, &["parvo", "panleuk", "fpv", "cpv"]),
    ("distemper", &["distemper"]),
    ("giardia", &["giardia"]),
    ("coccidia", &["coccidi"]),
    ("mange", &["mange", "scabies"]),
    (
        "a respiratory infection",
        &["upper respiratory", "uri", "cat flu", "kennel cough", "calicivirus", "herpesvirus"],
    ),
    (RETROVIRUSES[0], &["felv", "feline leuk"]),
    (RETROVIRUSES[1], &["fiv"]),
    ("salmonella", &["salmonell"]),
];

/// Words that turn a mention into its opposite.
const NOT: &[&str] =
    &["no", "not", "negative", "neg", "without", "ruled", "clear", "recovered", "cured", "resolved", "free"];

/// An illness with the entry that says so, and when.
pub(super) type Noted = (Illness, String, Moment);

/// Every illness that spreads and that an animal has: the latest word on each counts. Of a test only its result is a
/// word.
pub(super) fn spreading(resident: &Resident<'_>) -> Vec<Noted> {
    let mut ill: BTreeMap<Illness, Option<Noted>> = BTreeMap::new();
    for entry in resident.own() {
        for told in told(entry) {
            let Told { text, test } = &told;
            // Who met an illness, or was vaccinated against it, has not got it.
            let about = text.contains("expos") || text.contains("vaccin");
            let open = *test && !text.contains("pos") && !denied(text);
            if about || open {
                continue;
            }
            for name in illnesses_in(text) {
                ill.insert(name, (!denied(text)).then(|| (name, entry.id.clone(), entry.at)));
            }
        }
    }
    ill.into_values().flatten().collect()
}

/// Every illness that an animal met, by the latest entry that says so.
pub(super) fn exposed(resident: &Resident<'_>) -> Vec<Noted> {
    let mut met: BTreeMap<Illness, Noted> = BTreeMap::new();
    for entry in &resident.entries {
        let texts = match &entry.kind {
            Kind::Intake(intake) => texts(intake.exposure.as_ref()),
            Kind::Observation(_) | Kind::Hold(_) => {
                told(entry).into_iter().map(|told| told.text).filter(|text| text.contains("expos")).collect()
            }
            _ => Vec::new(),
        };
        for text in texts.iter().filter(|text| !denied(text)) {
            met.extend(illnesses_in(text).map(|name| (name, (name, entry.id.clone(), entry.at))));
        }
    }
    met.into_values().collect()
}

/// The entry that calls an animal's home contaminated, unless a later one says that it was cleaned.
pub(super) fn contaminated<'n>(resident: &'n Resident<'_>) -> Option<&'n LiveEntry> {
    let mut found = None;
    for entry in &resident.entries {
        let texts = match &entry.kind {
            Kind::Intake(intake) => texts(intake.exposure.as_ref()),
            Kind::Hold(hold) => hold.reason.iter().map(|reason| words(reason)).collect(),
            _ => told(entry).into_iter().map(|told| told.text).collect(),
        };
        for text in texts {
            if mentions(&text, &["contaminat"]) {
                found = (!denied(&text)).then_some(*entry);
            } else if mentions(&text, &["decontaminat", "disinfect"]) {
                found = None;
            }
        }
    }
    found
}

fn illnesses_in(text: &str) -> impl Iterator<Item = Illness> {
    SPREADS.iter().filter(move |(_, names)| mentions(text, names)).map(|(name, _)| *name)
}

/// Whether a cat was ever tested for the two retroviruses.
pub(super) fn tested(resident: &Resident<'_>) -> bool {
    resident
        .own()
        .any(|entry| told(entry).iter().any(|told| mentions(&told.text, &["felv", "fiv", "feline leuk"])))
}

/// A word at the start of a word, so that «uri» is not found in «during».
fn mentions(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        text.match_indices(name).any(|(at, _)| {
            let starts = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let short = name.len() <= 4;
            let ends = text[at + name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            starts && (!short || ends || *name == "felv")
        })
    })
}

fn denied(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| NOT.contains(&word))
}

/// Words of an entry, in lower case.
struct Told {
    text: String,
    /// They are the name of a test with its result.
    test: bool,
}

/// What an entry says in words about illness.
fn told(entry: &LiveEntry) -> Vec<Told> {
    let tests = |test: &Option<Free>, result: &Option<Free>| {
        let both: Vec<String> = [test, result].into_iter().flat_map(|free| texts(free.as_ref())).collect();
        (!both.is_empty()).then(|| Told { text: both.join(" "), test: true })
    };
    let plain = |texts: Vec<String>| texts.into_iter().map(|text| Told { text, test: false });
    let list = |tags: &Option<Vec<String>>| tags.iter().flatten().map(|tag| words(tag)).collect::<Vec<_>>();
    match &entry.kind {
        Kind::VetVisit(visit) => {
            plain(texts(visit.finding.as_ref())).chain(tests(&visit.test, &visit.result)).collect()
        }
        Kind::Med(med) => {
            let reason = med.reason.iter().map(|reason| words(reason)).collect();
            plain(reason).chain(tests(&med.test, &med.result)).collect()
        }
        Kind::Observation(seen) => plain(list(&seen.tags)).chain(tests(&seen.test, &seen.result)).collect(),
        Kind::Exam(exam) => plain(list(&exam.signs)).collect(),
        Kind::Hold(hold) => {
            let reasons = hold.reason.iter().map(|reason| words(reason));
            plain(reasons.filter(|reason| reason.contains("expos")).collect()).collect()
        }
        _ => Vec::new(),
    }
}

fn texts(free: Option<&Free>) -> Vec<String> {
    free.map(|free| free.texts().into_iter().map(words).collect()).unwrap_or_default()
}
