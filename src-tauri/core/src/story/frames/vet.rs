//! What a vet found, as far as it may be told.

use super::{in_order, young_of};
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::fields;
use crate::story::clause::{self, Form, form};
use crate::story::draft::{Beat, Channel, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain};
use crate::story::words;

/// Whether words say how somebody is: «healthy», «thin and dehydrated».
fn is_state(words: &str) -> bool {
    let known = [
        "healthy",
        "well",
        "thin",
        "pregnant",
        "underweight",
        "overweight",
        "anemic",
        "anaemic",
        "stable",
        "fit",
        "sound",
        "strong",
        "weak",
        "bright",
        "alert",
        "clean",
        "cold",
        "warm",
        "hungry",
        "lame",
        "blind",
        "deaf",
        "hypothermic",
        "feverish",
        "very",
        "slightly",
        "mildly",
        "but",
        "otherwise",
        "and",
    ];
    words.split(' ').map(|w| w.trim_matches(',')).all(|w| known.contains(&w) || w.ends_with("drated"))
}

/// Whether one word names an illness.
fn is_illness(words: &str) -> bool {
    !words.contains(' ')
        && ["ia", "itis", "osis", "rrhea", "rrhoea", "worm", "worms", "mange", "fleas", "ation"]
            .iter()
            .any(|end| words.ends_with(end))
}

pub(crate) fn seen_by_vet(scene: &Scene, entry: &LiveEntry, visit: &fields::VetVisit) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry) else { return Vec::new() };
    // A visit of everybody is no part of how two became friends.
    let of_all = entry.subjects.iter().any(|s| !scene.heroes.contains(s));
    if scene.shape == Shape::Friends && of_all && entry.subjects.len() > 1 {
        return Vec::new();
    }
    let ours: Vec<String> = entry.subjects.iter().filter(|s| scene.heroes.contains(s)).cloned().collect();
    let whom = if ours.is_empty() { whom } else { Ent::animals(&in_order(scene, ours)) };
    let text = |free: &Option<Free>| {
        free.as_ref().and_then(Free::text).and_then(|t| scene.free(Some(t))).map(words::small)
    };
    let mut says = Vec::new();
    let vet = visit
        .who
        .as_deref()
        .filter(|p| scene.log.people.contains_key(*p) && scene.called(p).first != "someone");
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Care, wordings)
            .who("s", whom.clone())
            .text("vet", vec![vet.map_or_else(|| plain("a vet"), |p| Piece::Ent(Ent::Person(p.to_owned())))])
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(1)
            .alone()
    };
    if let Some(finding) = text(&visit.finding) {
        let wordings: &[&str] = match form(&finding) {
            Form::Clause => &["{When}{vet} found that {v}."],
            Form::Adjective if is_state(&finding) => &["{When}{vet} found {s.o} {v}."],
            // «a hole in the roof of her mouth» says itself whose it is.
            Form::Noun if [" her ", " his ", " its ", " their "].iter().any(|w| finding.contains(w)) => {
                &["{When}{vet} found {v}."]
            }
            Form::Noun => &["{When}{vet} found that {s} had {v}."],
            Form::Adjective if is_illness(&finding) => &["{When}{vet} found that {s} had {v}."],
            _ => &["{When}{vet} saw {s.o}: {v}.", "{vet} saw {s.o}{when}: {v}."],
        };
        says.push(base("vet.finding", wordings).val("v", finding, &[id]));
    }
    let plain_visit =
        ["check-up", "checkup", "exam", "visit", "recheck", "emergency", "check up", "intake exam"];
    let kind = visit.kind.as_deref().map(words::humanise).filter(|k| scene.free(Some(k)).is_some());
    let told = !says.is_empty();
    match kind.as_deref() {
        Some("spay" | "spayed") => says.push(base("vet.visit", &["{When}{s} {s:was/were} spayed."])),
        Some("neuter" | "neutered") => says.push(base("vet.visit", &["{When}{s} {s:was/were} neutered."])),
        Some(kind) if !(told && plain_visit.contains(&kind)) => says.push(
            base("vet.visit", &["{When}{s} had {v} with {vet}.", "{s} had {v} with {vet}{when}."])
                .val("v", clause::with_article(kind), &[id])
                .rank(4),
        ),
        None if !told && visit.puppies_counted.is_none() => {
            says.push(base("vet.visit", &["{When}{vet} saw {s.o}.", "{vet} saw {s.o}{when}."]).rank(4));
        }
        _ => {}
    }
    let asks = scene.shape == Shape::Ask || scene.request.channel == Channel::Fundraiser;
    if let Some(cost) = visit.cost_usd.filter(|_| asks) {
        says.push(base("vet.cost", &["The visit cost {v}."]).val(
            "v",
            format!("{} dollars", words::decimal(cost)),
            &[id],
        ));
    }
    if let Some(n) = visit.puppies_counted.and_then(words::count) {
        says.push(
            base(
                "vet.counted",
                &["{When}the vet counted {v} puppies.", "The vet counted {v} puppies{when}."],
            )
            .val("v", words::number(n), &[id]),
        );
    }
    if let (Some(test), Some(result)) = (text(&visit.test), text(&visit.result)) {
        says.push(
            base("vet.test", &["The test ({t}) came back {v}."])
                .val("t", test, &[id])
                .val("v", result, &[id])
                .rank(3),
        );
    } else if let Some(result) = text(&visit.result) {
        says.push(base("vet.result", &["The result: {v}."]).val("v", result, &[id]).rank(3));
    }
    says
}
