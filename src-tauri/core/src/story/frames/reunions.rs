//! Tries to bring young back to their mother.

use super::{doer, in_order};
use crate::entry::field::Free;
use crate::entry::kind::{FeedMethod, IntroductionOutcome, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// One try to bring young back to their mother.
pub(crate) struct Try<'e> {
    reaction: Option<&'e str>,
    minutes: Option<f64>,
    nursed: Option<&'e Free>,
    attempt: Option<&'e Free>,
    outcome: Option<&'e IntroductionOutcome>,
}

impl<'e> Try<'e> {
    pub(crate) fn of_introduction(m: &'e fields::Introduction) -> Self {
        Self {
            reaction: m.reaction.as_deref(),
            minutes: m.minutes,
            nursed: None,
            attempt: None,
            outcome: m.outcome.as_ref(),
        }
    }
    pub(crate) fn of_reunion(r: &'e fields::Reunion) -> Self {
        Self {
            reaction: r.reaction.as_deref(),
            minutes: r.minutes,
            nursed: r.nursed.as_ref(),
            attempt: r.attempt.as_ref(),
            outcome: r.outcome.as_ref(),
        }
    }
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
pub(crate) fn reunited(scene: &Scene, entry: &LiveEntry, attempt: &Try, tries: &[&LiveEntry]) -> Vec<Say> {
    let id = entry.id.as_str();
    let young: Vec<String> =
        in_order(scene, entry.subjects.iter().filter(|s| !scene.is_adult(s)).cloned().collect());
    if young.is_empty() {
        return Vec::new();
    }
    let whom = Ent::animals(&young);
    let mother = entry
        .subjects
        .iter()
        .find(|s| scene.is_adult(s))
        .map(String::as_str)
        .or_else(|| scene.mother_of(&young[0]));
    let Some(mother) = mother else { return Vec::new() };
    let mother = Ent::Mother { of: Box::new(whom.clone()), id: mother.to_owned() };
    let Some(by) = doer(scene, entry) else { return Vec::new() };
    let nth = attempt.attempt.and_then(Free::number).and_then(words::count).or_else(|| {
        tries
            .iter()
            .position(|t| t.id == entry.id)
            .and_then(|i| i64::try_from(i + 1).ok())
            .filter(|_| tries.len() > 1)
    });
    let mut says = Vec::new();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Turn, wordings)
            .who("y", whom.clone())
            .who("m", mother.clone())
            .who("by", by.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let nth_words = nth.and_then(words::ordinal);
    let nth_piece = || value(nth_words.unwrap_or("next"), &[id]);
    let reaction = scene.free(attempt.reaction).map(words::small);
    let told = |r: &str| -> Vec<Piece> {
        match clause::predicate(r) {
            Some(p) => vec![plain(" and "), value(p.replace("{s:was/were}", "was"), &[id])],
            None => vec![plain(": "), value(r, &[id])],
        }
    };
    match attempt.outcome {
        Some(IntroductionOutcome::Accepted) => {
            says.push(base(
                "reunion.accepted",
                &["{When}{m} accepted {y.o} back.", "{m} took {y.o} back{when}."],
            ));
            says.push(base("reunion.done", &["{y} and {y.p} mother were reunited."]).rank(1));
        }
        Some(IntroductionOutcome::Failed) => {
            let extra = reaction.as_deref().map_or_else(Vec::new, |r| match clause::predicate(r) {
                Some(p) => vec![plain(": the mother "), value(p.replace("{s:was/were}", "was"), &[id])],
                None => vec![plain(": "), value(r, &[id])],
            });
            says.push(if nth_words.is_some() {
                base(
                    "reunion.failed",
                    &[
                        "The {nth} try{when} to bring {y.o} back to {m.o} failed{extra}.",
                        "{When}the {nth} try to reunite {y.o} with {m.o} failed{extra}.",
                    ],
                )
                .text("nth", vec![nth_piece()])
                .text("extra", extra)
            } else {
                base("reunion.failed", &["{When}a try to reunite {y.o} with {m.o} failed{extra}."])
                    .text("extra", extra)
            });
        }
        _ => {
            let extra = reaction.as_deref().map_or_else(Vec::new, told);
            says.push(
                base(
                    "reunion.unsure",
                    &["{When}{by} brought {y.o} back to {m.o}{extra}, but it was too early to tell."],
                )
                .text("extra", Vec::new()),
            );
            let _ = extra;
        }
    }
    if let (Some(r), Some(IntroductionOutcome::Accepted)) = (&reaction, attempt.outcome) {
        if let Some(p) = clause::predicate(r) {
            let mut say =
                base("reunion.reaction", &[]).val("v", p.replace("{s:was/were} ", "was "), &[id]).rank(1);
            say.wordings = vec!["{m} {v}.".to_owned()];
            says.push(say);
        } else {
            says.push(
                base("reunion.reaction", &["It went like this: {v}."]).val("v", r.as_str(), &[id]).rank(1),
            );
        }
    }
    if attempt.nursed.is_some_and(Free::is_yes) {
        let before = |e: &&LiveEntry| {
            let nursed = matches!(&e.kind, Kind::Feed(f) if f.method == FeedMethod::Nursing)
                || matches!(&e.kind, Kind::Reunion(r) if r.nursed.as_ref().is_some_and(Free::is_yes));
            nursed && e.at < entry.at && young.iter().all(|y| e.subjects.contains(y))
        };
        says.push(match scene.entries.iter().copied().find(before) {
            Some(earlier) => base("reunion.nursed", &["{y} nursed from {m.o} again."]).from(&[&earlier.id]),
            None => base("reunion.nursed", &["{y} nursed from {m.o}."]),
        });
        if let Some(last) = says.last_mut() {
            last.rank = 1;
        }
    }
    if let Some(minutes) = attempt.minutes {
        says.push(
            base("reunion.minutes", &["The try lasted {v}.", "It lasted {v}."])
                .val("v", words::units(minutes, "minute"), &[id])
                .rank(4),
        );
    }
    says
}
