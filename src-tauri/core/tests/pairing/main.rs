//! Who is alone, who could keep whom company, the whole nursery at once, and what being together changed.
#![allow(clippy::unwrap_used)]

#[path = "../support/log.rs"]
mod support;

mod alone;
mod companions;
mod fit;
mod nursery;
mod together;

use littermate_core::pairing::{Companion, Reason, companions};
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use serde_json::json;
use support::{KANGAROO, Log, at, log, sayable};

/// Three orphans of one litter.
fn litter() -> Log {
    ["pip", "bean", "miso"]
        .into_iter()
        .fold(log().litter("l", json!({})), |log, id| log.kitten(id, "04-10").who(json!({"litter": "l"})))
        .entry("04-12 18:00", "pip bean miso", "intake", json!({"litter": "l", "to": "home"}))
}

fn two() -> Log {
    log().kitten("pip", "04-10").intake("04-10", "pip").kitten("wren", "04-11").entry(
        "04-12",
        "wren",
        "intake",
        json!({"to": "home", "from": "shelter"}),
    )
}

fn best(log: &Log, animal: &str, now: &str) -> Companion {
    let all = companions(&log.chronicle(), animal, at(now));
    for companion in &all {
        sayable(&companion.sentence);
        for reason in companion.reasons_for.iter().chain(&companion.reasons_against) {
            sayable(&reason.line());
        }
    }
    all.into_iter().next().unwrap()
}

fn against(companion: &Companion) -> String {
    companion.reasons_against.iter().map(Reason::line).collect::<Vec<_>>().join("\n")
}

/// Two tested kittens, alike, whose quarantine is over on 26 April.
fn alike() -> Log {
    let test = json!({"test": "FeLV/FIV", "result": "negative"});
    two()
        .entry("04-13", "pip", "vet_visit", test.clone())
        .entry("04-13", "wren", "vet_visit", test)
        .weighs("04-28 8:00", "pip", 300.0)
        .weighs("04-28 8:00", "wren", 310.0)
}

fn case(now: &str) -> (littermate_core::chronicle::Chronicle, Moment) {
    (LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap(), Moment::parse(now).unwrap())
}
