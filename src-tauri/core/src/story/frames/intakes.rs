//! How they came, and how they were when they came.

use super::requests::found_words;
use super::rescues::other_family;
use super::{Stretch, doer, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::species::{grown, young};
use crate::story::text::{Piece, plain, value};
use crate::story::words;

pub(crate) fn taken_in(
    scene: &Scene,
    stretch: &Stretch,
    entry: &LiveEntry,
    intake: &fields::Intake,
) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(by) = doer(scene, entry) else { return Vec::new() };
    let mut says = Vec::new();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Intake, wordings)
            .who("by", by.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let mother = entry.subjects.iter().find(|s| scene.is_adult(s));
    let from = from_words(scene, entry, intake);
    let from = if place_is_told(stretch, intake, &from) { Vec::new() } else { from };
    let count = intake.count_kittens.or(intake.count).and_then(words::count);
    if let Some(other) = other_family(stretch, intake) {
        let to = if let Kind::Placement(p) = &other.kind { scene.place(&p.to) } else { None };
        says.push(
            base(
                "intake.one_of_two",
                &[
                    "{one} came home with {by.o}, and {other} went to {to}.",
                    "{by} took {one} home, while {other} went to {to}.",
                ],
            )
            .val("one", "one family", &[id])
            .val("other", "the other family", &[&other.id])
            .val("to", to.unwrap_or_else(|| "another home".to_owned()), &[&other.id])
            .from(&[&other.id]),
        );
    } else if let Some(mother) = mother {
        let noun = grown(scene.animal(mother).map_or("animal", |a| a.species.as_str()));
        let young_noun = young(scene.animal(mother).map_or("animal", |a| a.species.as_str()));
        let many =
            count.or_else(|| intake.litter.as_deref().and_then(|l| scene.litter_size(l)).map(|(n, _)| n));
        let newborn = stretch
            .animals
            .iter()
            .filter(|a| !scene.is_adult(a))
            .find_map(|a| scene.age_at(a, entry.at))
            .is_some_and(|a| a.days <= 7);
        let with = match many {
            _ if intake.litter.is_none() && count.is_none() && entry.subjects.len() == 1 => String::new(),
            Some(1) => format!(" and her {}{young_noun}", if newborn { "newborn " } else { "" }),
            Some(n) => format!(
                " and her {} {}{}",
                words::number(n),
                if newborn { "newborn " } else { "" },
                words::plural(&young_noun)
            ),
            None => format!(" and her {}", words::plural(&young_noun)),
        };
        let expecting = intake.condition.as_deref().is_some_and(|c| c.contains("pregnant"));
        let kind = if expecting { noun.clone() } else { format!("mother {noun}") };
        let first = if scene.has_name(mother) {
            format!("a {kind}, {},", scene.name(mother))
        } else {
            format!("a {kind}")
        };
        let mut sources = vec![id];
        sources.extend(intake.litter.as_deref());
        let mut who = vec![Piece::Intro { ent: Ent::Animal(mother.clone()), first }];
        if !with.is_empty() {
            who.push(value(with, &sources));
        }
        says.push(
            base("intake.family", &["{When}{by} took in {who}{from}.", "{by} took in {who}{from}{when}."])
                .text("who", who)
                .text("from", from),
        );
    } else if let Some(whom) = young_of(scene, entry) {
        says.extend(young_alone(scene, entry, intake, &whom, count, from, &base));
    }
    says.extend(state_on_arrival(scene, entry, intake));
    says
}

fn young_alone(
    scene: &Scene,
    entry: &LiveEntry,
    intake: &fields::Intake,
    whom: &Ent,
    count: Option<i64>,
    from: Vec<Piece>,
    base: &dyn Fn(&'static str, &[&str]) -> Say,
) -> Vec<Say> {
    let id = entry.id.as_str();
    let first = whom.ids().first().map(|s| (*s).to_owned()).unwrap_or_default();
    let mut says = Vec::new();
    let count = count.unwrap_or_else(|| i64::try_from(whom.ids().len()).unwrap_or(1));
    if count > 1 || whom.ids().len() > 1 {
        let noun = words::plural(&scene.noun(&first));
        let asked = scene.entries.iter().any(|e| {
            matches!(e.kind, Kind::IntakeRequest(_))
                && e.at <= entry.at
                && whom.ids().iter().all(|id| e.subjects.iter().any(|s| s == id))
        });
        let the = if asked { "the " } else { "" };
        let text = format!("{the}{} {noun}", words::number(count));
        let mut sources = vec![id];
        sources.extend(whom.ids());
        let all = usize::try_from(count).is_ok_and(|n| n == whom.ids().len());
        let who = if all { Piece::Intro { ent: whom.clone(), first: text } } else { value(text, &sources) };
        says.push(
            base("intake.young", &["{When}{by} took in {who}{from}.", "{by} took in {who}{from}{when}."])
                .text("who", vec![who])
                .text("from", from),
        );
    } else {
        says.push(
            base("intake.one", &["{When}{by} took {s.o} in{from}.", "{s} came to {by.o}{from}{when}."])
                .who("s", whom.clone())
                .text("from", from),
        );
    }
    let weeks = intake.age_weeks_est.map(|w| format!("about {} old", words::units(w, "week")));
    let age = scene.age_at(&first, entry.at);
    let source = age.as_ref().map_or(id, |a| a.source.as_str());
    if let Some(age) = weeks.or_else(|| age.as_ref().map(super::super::scene::Age::words)) {
        says.push(
            Say::new(
                "intake.age",
                Beat::Intake,
                &["{s} {s:was/were} {age}.", "{s} {s:was/were} {age} then."],
            )
            .who("s", whom.clone())
            .val("age", age, &[id, source])
            .from(&[id])
            .at(entry.at)
            .rank(1),
        );
    }
    says
}

/// Whether the place they came from is told beside it, as the one where they were found.
fn place_is_told(stretch: &Stretch, intake: &fields::Intake, from: &[Piece]) -> bool {
    let asked = stretch.entries.iter().filter_map(|e| match &e.kind {
        Kind::IntakeRequest(request) => request.found_in.as_deref(),
        _ => None,
    });
    let found: Vec<&str> = asked.chain(intake.found.as_ref().and_then(|f| f.text())).collect();
    from.iter().any(|piece| match piece {
        Piece::Tracked { text, .. } => found.iter().any(|f| f.contains(text.trim())),
        Piece::Plain(_) | Piece::Ent(_) | Piece::Intro { .. } => false,
    })
}

/// « from a shelter».
fn from_words(scene: &Scene, entry: &LiveEntry, intake: &fields::Intake) -> Vec<Piece> {
    let Some(from) = intake.from.as_deref() else { return Vec::new() };
    let id = entry.id.as_str();
    if scene.log.people.contains_key(from) {
        return vec![plain(" from "), Piece::Ent(Ent::Person(from.to_owned()))];
    }
    let words = if entry.subjects.iter().any(|s| scene.is_wild(s)) && scene.log.places.contains_key(from) {
        None
    } else {
        scene.place(from)
    };
    words.filter(|w| scene.guard.allows(w)).map_or_else(Vec::new, |w| {
        let card = scene.log.places.contains_key(from).then_some(from);
        vec![plain(" from "), value(w, &std::iter::once(id).chain(card).collect::<Vec<_>>())]
    })
}

/// What was seen of them when they came.
fn state_on_arrival(scene: &Scene, entry: &LiveEntry, intake: &fields::Intake) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry).or_else(|| intake.litter.clone().map(Ent::Litter)) else {
        return Vec::new();
    };
    let many = matches!(whom, Ent::Group(_) | Ent::Litter(_));
    let mut says = Vec::new();
    let mut add = |frame, rank, wordings: &[&str], text: String| {
        says.push(
            Say::new(frame, Beat::Intake, wordings)
                .who("s", whom.clone())
                .val("v", text, &[id])
                .from(&[id])
                .at(entry.at)
                .rank(rank),
        );
    };
    if let Some(condition) = scene.free(intake.condition.as_deref()) {
        let bare = words::small(condition);
        match form(&bare) {
            Form::Adjective | Form::Place | Form::Gerund => {
                add("intake.condition", 1, &["{s} {s:was/were} {v}.", "{s} arrived {v}."], bare);
            }
            Form::Past
                if !bare.contains(" and ") || bare.split(' ').next().is_some_and(|w| w.ends_with("ed")) =>
            {
                add("intake.condition", 1, &["{s} {s:was/were} {v}."], bare);
            }
            Form::Noun => add("intake.condition", 1, &["{s} had {v}."], bare),
            _ => add("intake.condition", 1, &["On arrival: {v}."], bare),
        }
    }
    if let Some(found) = found_words(scene, intake.found.as_ref().and_then(|f| f.text()), None) {
        add("intake.found", 1, &["{s} had been found {v}."], found);
    }
    if intake.alone.as_ref().is_some_and(crate::entry::field::Free::is_yes)
        || intake.single.as_ref().is_some_and(crate::entry::field::Free::is_yes)
    {
        let word = if many { "no mother with them" } else { "all alone" };
        add("intake.alone", 2, &["{s} came {v}.", "{s} {s:was/were} {v}."], word.to_owned());
    }
    if let Some(eyes) = intake.eyes.as_ref().and_then(|e| e.text()).filter(|e| scene.guard.allows(e)) {
        let eyes = words::humanise(eyes);
        add(
            "intake.eyes",
            2,
            &["{s.p} eyes were {v}.", "At that time {s.p} eyes were {v}."],
            if eyes == "closed" { "still closed".to_owned() } else { eyes },
        );
    }
    if intake.fleas.as_ref().is_some_and(crate::entry::field::Free::is_yes) {
        add("intake.fleas", 4, &["{s} had {v}.", "{s} came with {v}."], "fleas".to_owned());
    }
    if let Some(how) = scene.free(intake.how.as_deref()).map(words::small) {
        let done =
            ["found", "brought", "handed", "rescued", "surrendered", "carried", "pulled", "lifted", "cut"];
        let phrase = how.contains(' ');
        if phrase && done.iter().any(|w| how.starts_with(w)) {
            add("intake.how", 2, &["{s} {s:was/were} {v}."], how);
        } else if phrase && form(&how) == Form::Past {
            let (verb, rest) = how.split_once(' ').unwrap_or((&how, ""));
            let before = match verb {
                "fell" => "fallen",
                "came" => "come",
                "got" => "been",
                other => other,
            };
            add("intake.how", 2, &["{s} had {v}."], format!("{before} {rest}"));
        }
    }
    if let Some(reason) = scene.free(intake.surrender_reason.as_deref()) {
        let (link, words) = clause::because(reason);
        let link = link.replace("{s} {s:was/were} ", "of being ").replace("{s} ", "the owner ");
        let link = if form(&words) == Form::Gerund { " because the owner was ".to_owned() } else { link };
        let text = format!("{}{words}", link.trim_start());
        add(
            "intake.given_up",
            1,
            &["{s} had to leave {s.p} first home {v}.", "{s} needed a new place {v}."],
            text,
        );
    }
    says
}
