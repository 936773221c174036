//! Nests shared, times apart, and what was decided for a pair.

use super::meetings::pair;
use super::{doer, in_order};
use crate::entry::LiveEntry;
use crate::entry::kind::fields;
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{plain, value};
use crate::story::words;

pub(crate) fn parted(scene: &Scene, entry: &LiveEntry, end: &fields::PairingEnd) -> Option<Say> {
    let id = entry.id.as_str();
    let both = pair(scene, entry)?;
    let reason = scene.free(end.reason.as_deref()).map_or_else(Vec::new, |r| {
        let (link, words) = clause::because(r);
        vec![
            plain(link.replace("{s} {s:was/were} ", "they were ").replace("{s} ", "they ")),
            value(words, &[id]),
        ]
    });
    Some(
        Say::new(
            "parted",
            Beat::Turn,
            &["{When}{s} were separated{reason}.", "{s} were kept apart{when}{reason}."],
        )
        .who("s", both)
        .text("reason", reason)
        .from(&[id])
        .at(entry.at)
        .when(scene.on(entry))
        .rank(1)
        .alone(),
    )
}

/// A time apart, for health; what is a matter of law is never told.
pub(crate) fn held_back(scene: &Scene, entry: &LiveEntry, hold: &fields::Hold) -> Option<Say> {
    let id = entry.id.as_str();
    let reason = words::small(scene.free(hold.reason.as_deref())?);
    if ["legal", "court", "custody", "police", "cruelty", "case"].iter().any(|w| reason.contains(w)) {
        return None;
    }
    let whom = super::young_of(scene, entry)?;
    let (link, words) = match form(&reason) {
        _ if reason.starts_with("quarantine") => (", in ".to_owned(), reason),
        Form::Noun | Form::Adjective if !reason.contains(' ') || reason.contains(" until ") => {
            (" for ".to_owned(), reason)
        }
        Form::Noun | Form::Gerund => (" for ".to_owned(), reason),
        _ => clause::because(&reason),
    };
    let link = link.replace("{s} {s:was/were} ", "of being ").replace("{s} ", "of ");
    Some(
        Say::new(
            "hold",
            Beat::Struggle,
            &["{When}{s} {s:was/were} kept apart{why}.", "{s} {s:was/were} kept apart{when}{why}."],
        )
        .who("s", whom)
        .text("why", vec![plain(link), value(words, &[id])])
        .from(&[id])
        .at(entry.at)
        .when(scene.on(entry))
        .rank(2)
        .alone(),
    )
}

pub(crate) fn decided(scene: &Scene, entry: &LiveEntry, decision: &fields::Decision) -> Option<Say> {
    let id = entry.id.as_str();
    let by = decision
        .decided_by
        .clone()
        .filter(|p| scene.log.people.contains_key(p))
        .map(Ent::Person)
        .or_else(|| doer(scene, entry))?;
    let whom = super::young_of(scene, entry)?;
    let reason = scene.free(decision.reason.as_deref()).map_or_else(Vec::new, |r| {
        let (link, words) = clause::because(r);
        vec![
            plain(link.replace("{s} {s:was/were} ", "they were ").replace("{s} ", "they ")),
            value(words, &[id]),
        ]
    });
    let base = |wordings: &[&str]| {
        Say::new("decision", Beat::Bond, wordings)
            .who("s", whom.clone())
            .who("by", by.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .text("reason", reason.clone())
            .rank(0)
            .alone()
    };
    Some(match decision.about.as_str() {
        "together_only" => base(&[
            "{When}{by} decided that {s} would only go to a home together{reason}.",
            "{by} decided{when} that {s} had to stay together{reason}.",
        ]),
        "keep_apart" | "apart" => base(&["{When}{by} decided to keep {s.o} apart{reason}."]),
        other => {
            let words = words::humanise(other);
            if !scene.guard.allows(&words) {
                return None;
            }
            match form(&words) {
                Form::Bare => base(&["{When}{by} decided to {v}{reason}."]).val("v", words, &[id]),
                _ => base(&["{When}{by} made a decision for {s.o}{reason}: {v}."])
                    .val("v", words, &[id])
                    .rank(3),
            }
        }
    })
}

pub(crate) fn nested(scene: &Scene, entry: &LiveEntry, nest: &fields::Nest) -> Option<Say> {
    let id = entry.id.as_str();
    let with: Vec<String> = nest
        .with
        .iter()
        .flatten()
        .filter(|a| scene.log.animals.contains_key(*a) && !entry.subjects.contains(a))
        .cloned()
        .collect();
    if with.is_empty() {
        return None;
    }
    let whom = super::young_of(scene, entry)?;
    Some(
        Say::new(
            "nest",
            Beat::Bond,
            &["{When}{s} moved into one nest with {w.o}.", "{s} shared a nest with {w.o}{when}."],
        )
        .who("s", whom)
        .who("w", Ent::animals(&in_order(scene, with)))
        .from(&[id])
        .at(entry.at)
        .when(scene.on(entry))
        .rank(2)
        .alone(),
    )
}

/// The end of a time apart, with the reason that was given for it.
pub(crate) fn lifted(scene: &Scene, entry: &LiveEntry, lift: &fields::HoldLift) -> Option<Say> {
    let id = entry.id.as_str();
    let reason = scene.free(Some(&lift.reason))?;
    let pair: Vec<String> = lift.pair.clone().unwrap_or_default();
    let known = pair.iter().all(|a| scene.log.animals.contains_key(a));
    let whom = if known && !pair.is_empty() {
        Ent::animals(&in_order(scene, pair))
    } else {
        super::young_of(scene, entry)?
    };
    let (link, words) = clause::because(reason);
    let link = link.replace("{s} {s:was/were} ", "they were ").replace("{s} ", "they ");
    Some(
        Say::new("hold.lifted", Beat::Turn, &["{When}the time apart was over for {s.o}{why}."])
            .who("s", whom)
            .text("why", vec![plain(link), value(words, &[id])])
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(4)
            .alone(),
    )
}
