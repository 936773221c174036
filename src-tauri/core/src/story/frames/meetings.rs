//! Who met whom, why, and how it went.

use super::{doer, in_order};
use crate::entry::kind::{IntroductionOutcome, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::{Beat, Shape};
use crate::story::guard::contains_word;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{plain, value};
use crate::story::words;

pub(crate) fn pair(scene: &Scene, entry: &LiveEntry) -> Option<Ent> {
    (entry.subjects.len() > 1).then(|| Ent::Group(in_order(scene, entry.subjects.clone())))
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
/// Which of the two the words on a meeting name or point to, so that the other one is their subject; an error when
/// they point at one, and nobody can say which.
fn whom_it_names<'e>(scene: &Scene, entry: &'e LiveEntry, reaction: &str) -> Result<Option<&'e String>, ()> {
    let has = |word: &str| contains_word(reaction, word);
    if let Some(named) = entry.subjects.iter().find(|s| has(&scene.name(s))) {
        return Ok(Some(named));
    }
    for (sex, words) in [("male", ["him", "his"]), ("female", ["her", "hers"])] {
        if words.iter().any(|w| has(w)) {
            let mut alike =
                entry.subjects.iter().filter(|s| scene.animal(s).and_then(|a| a.sex.as_deref()) == Some(sex));
            return match (alike.next(), alike.next()) {
                (Some(one), None) => Ok(Some(one)),
                _ => Err(()),
            };
        }
    }
    Ok(None)
}

pub(crate) fn met(scene: &Scene, entry: &LiveEntry, meeting: &fields::Introduction) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(both) = pair(scene, entry) else { return Vec::new() };
    let by = meeting
        .decided_by
        .clone()
        .filter(|p| scene.log.people.contains_key(p))
        .map(Ent::Person)
        .or_else(|| doer(scene, entry));
    let Some(by) = by else { return Vec::new() };
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Turn, wordings)
            .who("s", both.clone())
            .who("by", by.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let mut says = Vec::new();
    let reason = scene.free(meeting.reason.as_deref()).map_or_else(Vec::new, |r| {
        let (link, words) = clause::because(r);
        let link = link.replace("{s} {s:was/were} ", "they were ").replace("{s} ", "they ");
        vec![plain(link), value(words, &[id])]
    });
    let before = scene
        .entries
        .iter()
        .filter(|e| {
            matches!(e.kind, Kind::Introduction(_))
                && e.at < entry.at
                && e.subjects.iter().all(|s| entry.subjects.contains(s))
        })
        .count();
    let wordings: &[&str] = if before > 1 {
        &["{When}{by} gave it one more try{reason}.", "{When}{s} got another chance to meet{reason}."]
    } else if before == 1 {
        &["{When}{by} tried again{reason}.", "{by} let {s.o} meet again{when}{reason}."]
    } else if reason.is_empty() {
        &["{When}{by} introduced {s.o} to each other."]
    } else {
        &[
            "{When}{by} introduced {s.o} to each other{reason}.",
            "{by} decided to introduce {s.o}{when}{reason}.",
        ]
    };
    says.push(base("meeting", wordings).text("reason", reason));
    let quick = meeting.immediate == Some(true) || meeting.settle_minutes.is_some_and(|m| m <= 10.0);
    let reaction = scene.free(meeting.reaction.as_deref()).map(words::small);
    let at_once = reaction
        .as_deref()
        .is_some_and(|r| ["at once", "immediately", "right away", "instantly"].iter().any(|w| r.contains(w)));
    match (&reaction, &meeting.outcome) {
        (Some(reaction), outcome) => {
            let timed = reaction.contains("minute") || reaction.contains("second");
            let tail = if quick && !timed && !at_once && *outcome != Some(IntroductionOutcome::Failed) {
                ", right away"
            } else {
                ""
            };
            says.push(reacted(scene, entry, reaction, tail, &base));
        }
        (None, Some(IntroductionOutcome::Accepted)) if quick => says.push(base(
            "meeting.at_once",
            &["{s} accepted each other at once.", "{s} took to each other immediately."],
        )),
        (None, Some(IntroductionOutcome::Accepted)) => {
            says.push(base("meeting.accepted", &["{s} accepted each other.", "{s} took to each other."]));
        }
        (None, Some(IntroductionOutcome::Failed)) => says.push(base("meeting.failed", &["It did not work."])),
        (None, Some(IntroductionOutcome::Unsure)) => {
            says.push(base("meeting.unsure", &["{s} were not sure of each other yet."]));
        }
        _ => {}
    }
    if meeting.outcome == Some(IntroductionOutcome::Failed) && reaction.is_some() {
        says.push(base("meeting.failed", &["The meeting did not work out.", "It did not work out."]).rank(1));
    }
    if let Some(minutes) = meeting.settle_minutes {
        says.push(
            base("meeting.settled", &["{s} settled after {v}.", "After {v}, {s} had settled."])
                .val("v", words::units(minutes, "minute"), &[id])
                .rank(2),
        );
    } else if let Some(minutes) = meeting.minutes.filter(|_| scene.shape != Shape::Friends) {
        says.push(
            base("meeting.minutes", &["The meeting lasted {v}."])
                .val("v", words::units(minutes, "minute"), &[id])
                .rank(5),
        );
    }
    says
}

/// How they took to each other, in the words of the log, with the right one as their subject.
fn reacted(
    scene: &Scene,
    entry: &LiveEntry,
    reaction: &str,
    tail: &str,
    base: &dyn Fn(&'static str, &[&str]) -> Say,
) -> Say {
    let said = |words: &str| base("meeting.reaction", &[]).val("v", words, &[&entry.id]);
    let Ok(named) = whom_it_names(scene, entry, reaction) else {
        let mut say = said(reaction);
        say.wordings = vec!["It went like this: {v}.".to_owned()];
        return say;
    };
    let predicate = clause::predicate(reaction).filter(|_| form(reaction) != Form::Gerund);
    let mut say = match predicate {
        Some(predicate) => {
            let (head, rest) = match predicate.strip_prefix("{s:was/were} ") {
                Some(rest) => ("{s:was/were} ", rest),
                None => ("", predicate.as_str()),
            };
            let mut say = said(rest);
            say.wordings = vec![format!("{{s}} {head}{{v}}{tail}.")];
            say
        }
        None => {
            let mut say = said(reaction);
            let whole = form(reaction) == Form::Clause;
            say.wordings = vec![if whole { "{v}.".to_owned() } else { "Their reaction: {v}.".to_owned() }];
            say
        }
    };
    // Words that name one of two speak of the other.
    if let Some(one) = named.filter(|_| entry.subjects.len() == 2) {
        let other: Vec<String> = entry.subjects.iter().filter(|s| *s != one).cloned().collect();
        say.args.retain(|(slot, _)| slot != "s");
        say = say.who("s", Ent::animals(&other));
    }
    say
}
