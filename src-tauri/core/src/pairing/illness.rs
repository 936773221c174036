//! What the log says about an illness that spreads, in the carer's or the vet's words.

use crate::animals::Resident;
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::Kind;
use std::collections::BTreeMap;

/// Illnesses that spread, each under one name with the words that mean it.
const SPREADS: &[(&str, &[&str])] = &[
    ("ringworm", &["ringworm", "microsporum"]),
    ("parvovirus or panleukopenia", PARVO),
    ("distemper", &["distemper"]),
    ("giardia", &["giardia"]),
    ("coccidia", &["coccidi"]),
    ("mange", &["mange", "scabies"]),
    (
        "a respiratory infection",
        &["upper respiratory", "uri", "cat flu", "kennel cough", "calicivirus", "herpesvirus"],
    ),
    ("FeLV", &["felv", "feline leuk"]),
    ("FIV", &["fiv"]),
    ("salmonella", &["salmonell"]),
];
const PARVO: &[&str] = &["parvo", "panleuk", "fpv", "cpv"];

/// Words that turn a mention into its opposite.
const NOT: &[&str] =
    &["no", "not", "negative", "neg", "without", "ruled", "clear", "recovered", "cured", "resolved", "free"];

/// An illness that spreads, by its name and the entry that says so: the latest word on each illness counts. Of a
/// test only its result is a word.
pub(super) fn spreading(resident: &Resident<'_>) -> Option<(&'static str, String)> {
    let mut ill: BTreeMap<&'static str, Option<String>> = BTreeMap::new();
    for entry in resident.own() {
        for told in told(entry) {
            let Told { text, test } = &told;
            // Who met an illness, or was vaccinated against it, has not got it.
            let about = text.contains("expos") || text.contains("vaccin");
            let open = *test && !text.contains("pos") && !denied(text);
            if about || open {
                continue;
            }
            for (name, _) in SPREADS.iter().filter(|(_, names)| mentions(text, names)) {
                ill.insert(name, (!denied(text)).then(|| entry.id.clone()));
            }
        }
    }
    ill.into_iter().find_map(|(name, entry)| Some((name, entry?)))
}

/// The entry that says that an animal met parvovirus or panleukopenia.
pub(super) fn exposed_to_parvo(resident: &Resident<'_>) -> Option<String> {
    resident.entries.iter().rev().find_map(|entry| {
        let met = match &entry.kind {
            Kind::Intake(intake) => texts(intake.exposure.as_ref()),
            Kind::Observation(_) | Kind::Hold(_) => {
                told(entry).into_iter().map(|told| told.text).filter(|text| text.contains("expos")).collect()
            }
            _ => Vec::new(),
        };
        met.iter().any(|text| mentions(text, PARVO) && !denied(text)).then(|| entry.id.clone())
    })
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
