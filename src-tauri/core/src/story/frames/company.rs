//! Who met whom, how it went, and what changed.

use super::{Stretch, alike, doer, in_order};
use crate::entry::field::Free;
use crate::entry::kind::{CryIntensity, IntroductionOutcome, Purpose, Sleep, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// Meetings, nights and cries of a stretch.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let tries: Vec<&LiveEntry> = stretch
        .entries
        .iter()
        .copied()
        .filter(|e| matches!(e.kind, Kind::Introduction(_) | Kind::Reunion(_)))
        .collect();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Introduction(meeting) if meeting.purpose == Some(Purpose::Reunion) => {
                says.extend(reunited(scene, entry, &Try::of_introduction(meeting), &tries));
            }
            Kind::Introduction(meeting) => says.extend(met(scene, entry, meeting)),
            Kind::Reunion(reunion) => says.extend(reunited(scene, entry, &Try::of_reunion(reunion), &tries)),
            Kind::PairingEnd(end) => says.extend(parted(scene, entry, end)),
            Kind::Decision(decision) => says.extend(decided(scene, entry, decision)),
            Kind::Nest(nest) => says.extend(nested(scene, entry, nest)),
            Kind::Hold(hold) => says.extend(held_back(scene, entry, hold)),
            _ => {}
        }
    }
    says.extend(nights(scene, stretch));
    says.extend(cries(scene, stretch));
    says
}

fn pair(scene: &Scene, entry: &LiveEntry) -> Option<Ent> {
    (entry.subjects.len() > 1).then(|| Ent::Group(in_order(scene, entry.subjects.clone())))
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
fn met(scene: &Scene, entry: &LiveEntry, meeting: &fields::Introduction) -> Vec<Say> {
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
            // Words that name one of two speak of the other.
            let named =
                entry.subjects.iter().find(|s| crate::story::guard::contains_word(reaction, &scene.name(s)));
            let base = |frame, wordings: &[&str]| match named.filter(|_| entry.subjects.len() == 2) {
                Some(one) => {
                    let other: Vec<String> = entry.subjects.iter().filter(|s| *s != one).cloned().collect();
                    let mut say = base(frame, wordings);
                    say.args.retain(|(slot, _)| slot != "s");
                    say.who("s", Ent::animals(&other))
                }
                None => base(frame, wordings),
            };
            let mut say = base("meeting.reaction", &[]).val("v", reaction.as_str(), &[id]).rank(0);
            say.wordings = match clause::predicate(reaction).as_deref().map(|p| {
                p.strip_prefix("{s:was/were} ").map_or((String::new(), p.to_owned()), |rest| {
                    ("{s:was/were} ".to_owned(), rest.to_owned())
                })
            }) {
                Some((head, rest)) if form(reaction) != Form::Gerund => {
                    say = base("meeting.reaction", &[]).val("v", rest, &[id]).rank(0);
                    vec![format!("{{s}} {head}{{v}}{tail}.")]
                }
                _ if form(reaction) == Form::Clause => vec!["{v}.".to_owned()],
                _ => vec!["Their reaction: {v}.".to_owned()],
            };
            says.push(say);
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
    } else if let Some(minutes) = meeting.minutes {
        says.push(
            base("meeting.minutes", &["The meeting lasted {v}."])
                .val("v", words::units(minutes, "minute"), &[id])
                .rank(5),
        );
    }
    says
}

/// One try to bring young back to their mother.
struct Try<'e> {
    reaction: Option<&'e str>,
    minutes: Option<f64>,
    nursed: Option<&'e Free>,
    attempt: Option<&'e Free>,
    outcome: Option<&'e IntroductionOutcome>,
}

impl<'e> Try<'e> {
    fn of_introduction(m: &'e fields::Introduction) -> Self {
        Self {
            reaction: m.reaction.as_deref(),
            minutes: m.minutes,
            nursed: None,
            attempt: None,
            outcome: m.outcome.as_ref(),
        }
    }
    fn of_reunion(r: &'e fields::Reunion) -> Self {
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
fn reunited(scene: &Scene, entry: &LiveEntry, attempt: &Try, tries: &[&LiveEntry]) -> Vec<Say> {
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
        says.push(base("reunion.nursed", &["{y} nursed from {m.o} again."]).rank(1));
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

fn parted(scene: &Scene, entry: &LiveEntry, end: &fields::PairingEnd) -> Option<Say> {
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
fn held_back(scene: &Scene, entry: &LiveEntry, hold: &fields::Hold) -> Option<Say> {
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

fn decided(scene: &Scene, entry: &LiveEntry, decision: &fields::Decision) -> Option<Say> {
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

fn nested(scene: &Scene, entry: &LiveEntry, nest: &fields::Nest) -> Option<Say> {
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

fn nights(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let all: Vec<(&LiveEntry, &fields::Cohabit)> = stretch
        .entries
        .iter()
        .filter_map(|e| if let Kind::Cohabit(c) = &e.kind { Some((*e, c)) } else { None })
        .collect();
    if let Some((entry, cohabit)) =
        all.iter().rev().find(|(_, c)| c.nights_together.is_some() && c.of.is_some())
        && let (Some(both), Some(n), Some(of)) = (
            pair(scene, entry),
            cohabit.nights_together.and_then(words::count),
            cohabit.of.and_then(words::count),
        )
    {
        let text = if n == of {
            format!("all {} nights", words::number(of))
        } else {
            format!("{} of {} nights", words::number(n), words::number(of))
        };
        says.push(
            Say::new(
                "cohabit.nights",
                Beat::Bond,
                &["{s} spent {v} side by side.", "{s} slept together on {v}."],
            )
            .who("s", both)
            .val("v", text, &[&entry.id])
            .from(&[&entry.id])
            .at(entry.at)
            .rank(0)
            .alone(),
        );
    }
    if let Some((entry, cohabit)) =
        all.iter().find(|(_, c)| c.sleep == Some(Sleep::Together) || c.snuggle == Some(true))
        && let Some(both) = pair(scene, entry)
    {
        let wordings: &[&str] = match (cohabit.sleep == Some(Sleep::Together), cohabit.snuggle == Some(true))
        {
            (true, true) => &["{s} snuggled up and slept side by side."],
            (true, false) => &["{s} slept side by side.", "{s} slept together."],
            _ => &["{s} snuggled up to each other."],
        };
        says.push(
            Say::new("cohabit.sleep", Beat::Bond, wordings)
                .who("s", both)
                .from(&[&entry.id])
                .at(entry.at)
                .rank(2)
                .alone(),
        );
    }
    if let Some((entry, _)) = all.iter().find(|(_, c)| c.sleep == Some(Sleep::Apart))
        && let Some(both) = pair(scene, entry)
    {
        says.push(
            Say::new("cohabit.apart", Beat::Bond, &["{When}{s} slept apart.", "{s} slept apart{when}."])
                .who("s", both)
                .from(&[&entry.id])
                .at(entry.at)
                .when(scene.on(entry))
                .rank(3)
                .alone(),
        );
    }
    says
}

fn loud(entry: &LiveEntry) -> bool {
    matches!(&entry.kind, Kind::Cry(c) if matches!(c.intensity, Some(CryIntensity::High | CryIntensity::Medium)))
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
fn cries(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let before: Vec<(Vec<String>, usize)> = alike(&stretch.animals, |id| {
        let n = stretch.of(id).filter(|e| loud(e)).count();
        (n > 0).then_some(n.min(2))
    });
    for (animals, n) in before {
        let ids: Vec<&str> = stretch
            .entries
            .iter()
            .filter(|e| loud(e) && e.subjects.iter().any(|s| animals.contains(s)))
            .map(|e| e.id.as_str())
            .collect();
        let Some(first) = stretch.entries.iter().find(|e| e.id == ids[0]) else { continue };
        let ent = Ent::animals(&in_order(scene, animals.clone()));
        let earlier: Vec<String> = scene
            .heroes
            .iter()
            .filter(|h| !stretch.animals.contains(h))
            .filter(|h| {
                scene.about(h).any(|e| loud(e) && stretch.entries.first().is_some_and(|f| e.at < f.at))
            })
            .cloned()
            .collect();
        let base = |frame, wordings: &[&str]| {
            Say::new(frame, Beat::Struggle, wordings)
                .who("s", ent.clone())
                .from(&ids)
                .at(first.at)
                .rank(0)
                .alone()
        };
        let mut say = match (n >= 2, earlier.is_empty()) {
            (true, false) => {
                base("cry.too", &["Like {e.n}, {s} cried often.", "{s} cried often, just as {e.n} did."])
                    .who("e", Ent::animals(&earlier))
            }
            (true, true) => base(
                "cry.on",
                &["Still, {s} kept crying.", "Even so, {s} kept on crying.", "{s} cried and cried."],
            ),
            (false, _) => base("cry.once", &["{When}{s} cried loudly.", "{s} cried loudly{when}."])
                .when(scene.on(first))
                .rank(3),
        };
        if say.frame == "cry.on" {
            let fed = stretch.entries.iter().any(|e| matches!(e.kind, Kind::Feed(_)) && e.at <= first.at);
            if !fed {
                say.wordings = vec!["{s} cried and cried.".to_owned(), "{s} kept crying.".to_owned()];
            }
        }
        says.push(say);
        if let Some((entry, by)) =
            stretch.entries.iter().filter(|e| e.subjects.iter().any(|s| animals.contains(s))).find_map(|e| {
                match &e.kind {
                    Kind::Cry(c) => scene.free(c.settled_by.as_deref()).map(|b| (e, b)),
                    _ => None,
                }
            })
            && !scene.log.people.contains_key(by)
            && !scene.log.animals.contains_key(by)
        {
            says.push(
                Say::new("cry.settled", Beat::Struggle, &["{v} settled {s.o}."])
                    .who("s", ent.clone())
                    .val("v", words::humanise(by), &[&entry.id])
                    .from(&[&entry.id])
                    .at(entry.at)
                    .rank(3)
                    .alone(),
            );
        }
    }
    for entry in &stretch.entries {
        let Kind::Cry(cry) = &entry.kind else { continue };
        let id = entry.id.as_str();
        let Some(whom) = super::young_of(scene, entry) else { continue };
        let quiet = cry.intensity == Some(CryIntensity::Quiet);
        let only = cry.otherwise.as_deref().is_some_and(|o| matches!(o, "none" | "quiet"));
        let base = |frame, wordings: &[&str]| {
            Say::new(frame, if stretch.together { Beat::Bond } else { Beat::Care }, wordings)
                .who("s", whom.clone())
                .from(&[id])
                .at(entry.at)
                .when(scene.on(entry))
                .rank(0)
                .alone()
        };
        if let (true, Some(trigger)) =
            (only, cry.trigger.as_deref().map(words::humanise).filter(|t| scene.guard.allows(t)))
        {
            says.push(
                base(
                    "cry.only",
                    &["Since then, {s} {s:cries/cry} only at {v}.", "Now {s} {s:cries/cry} only at {v}."],
                )
                .val("v", trigger, &[id]),
            );
        } else if quiet {
            says.push(
                base("cry.quiet", &["{When}the crying had stopped.", "The crying had stopped{when}."])
                    .when([vec![plain("by ")], scene.on(entry)[1..].to_vec()].concat())
                    .rank(1),
            );
        }
    }
    says
}
