//! What the cards of the animals say, where no entry says it: coats, the ages of the grown, where they come from;
//! and the little that a public note or treatment adds.

use super::{Stretch, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, listed, plain, value};
use crate::story::words;
use crate::values::Moment;

/// Coats, ages and origins of those who come in here.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let came = stretch.entries.iter().rev().find(|e| matches!(e.kind, Kind::Intake(_)));
    let Some(at) = came.or(stretch.entries.first()).map(|e| e.at.plus_minutes(1)) else { return says };
    says.extend(coats(scene, stretch, at));
    for id in stretch.animals.iter().filter(|id| scene.is_adult(id) && scene.has_name(id)) {
        says.extend(grown(scene, id, at));
    }
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Note(note) => says.extend(noted(scene, entry, note)),
            Kind::Med(med) => says.extend(treated(scene, entry, med)),
            _ => {}
        }
    }
    says
}

/// «an orange tabby coat», or, for a longer description, «black with white paws».
fn coat(scene: &Scene, id: &str) -> Option<String> {
    let coat = scene.free(scene.animal(id)?.coat.as_deref())?;
    (!scene.is_wild(id)).then(|| words::small(coat))
}

fn coats(scene: &Scene, stretch: &Stretch, at: Moment) -> Option<Say> {
    let young: Vec<&String> = stretch.animals.iter().filter(|id| scene.heroes.contains(id)).collect();
    if let [hero] = scene.heroes.as_slice() {
        let in_opening = !scene.is_adult(hero) && coat(scene, hero).is_some_and(|c| !c.contains(" with "));
        if in_opening {
            return None;
        }
    }
    let known: Vec<(&String, String)> = young.iter().filter_map(|id| Some((*id, coat(scene, id)?))).collect();
    let base = |wordings: &[&str]| Say::new("card.coat", Beat::Intake, wordings).at(at).rank(5);
    match known.as_slice() {
        [] => None,
        [(id, coat)] => {
            let said = if coat.contains(" with ") || coat.contains("coat") || coat.contains("fur") {
                base(&["{s} {s:was/were} {v}."]).val("v", coat.as_str(), &[id])
            } else {
                base(&["{s} had {v} coat."]).val("v", format!("{} {coat}", words::article(coat)), &[id])
            };
            Some(said.who("s", Ent::Animal((*id).clone())).from(&[id]))
        }
        many if many.len() <= 5 && many.iter().all(|(_, c)| !c.contains(" with ")) => {
            let items = many
                .iter()
                .enumerate()
                .map(|(i, (id, coat))| {
                    let who = Piece::Intro { ent: Ent::Animal((*id).clone()), first: scene.name(id) };
                    let (verb, end) = if i == 0 { (" had ", " coat") } else { (" ", " one") };
                    vec![
                        who,
                        plain(verb),
                        value(format!("{} {coat}", words::article(coat)), &[id]),
                        plain(end),
                    ]
                })
                .collect();
            Some(base(&["{v}."]).text("v", listed(items)).alone())
        }
        _ => None,
    }
}

/// A grown one: how old, and whether it lived outside, where that may be told.
fn grown(scene: &Scene, id: &str, at: Moment) -> Vec<Say> {
    let mut says = Vec::new();
    let Some(animal) = scene.animal(id) else { return says };
    let say = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Intake, wordings)
            .who("s", Ent::Animal(id.to_owned()))
            .from(&[id])
            .at(at)
            .rank(5)
    };
    if let Some(years) = animal.age_years_est {
        let age = format!("about {} old", words::units(years, "year"));
        says.push(say("card.age", &["{s} {s:was/were} {v}."]).val("v", age, &[id]));
    }
    let open = matches!(animal.origin_visibility.as_deref(), Some("public"));
    if let Some(origin) = scene.free(animal.origin.as_deref()).filter(|_| open) {
        let origin = words::humanise(origin).to_lowercase();
        let known = [
            "stray",
            "feral",
            "community cat",
            "stray cat",
            "stray dog",
            "feral cat",
            "barn cat",
            "street dog",
        ];
        if known.contains(&origin.as_str()) {
            let noun = if origin == "feral" { "feral cat".to_owned() } else { origin };
            let text = format!("{} {noun}", words::article(&noun));
            says.push(say("card.origin", &["{s} had lived as {v}."]).val("v", text, &[id]));
        }
    }
    says
}

/// The detail of a note that was made public on purpose.
fn noted(scene: &Scene, entry: &LiveEntry, note: &fields::Note) -> Option<Say> {
    let detail = words::small(scene.free(note.detail.as_deref())?);
    let id = entry.id.as_str();
    let base = |wordings: &[&str]| {
        Say::new("note", Beat::Care, wordings).from(&[id]).at(entry.at).when(scene.on(entry)).rank(4).alone()
    };
    if !clause::is_prose(scene, &detail) {
        return None;
    }
    if form(&detail) == Form::Clause {
        return Some(base(&["{When}{v}."]).val("v", clause::clause(&detail), &[id]));
    }
    let told = clause::predicate(&detail)?;
    let (head, tail) =
        told.strip_prefix("{s:was/were} ").map_or(("", told.as_str()), |rest| ("{s:was/were} ", rest));
    let mut say = base(&[]).who("s", young_of(scene, entry)?).val("v", tail, &[id]);
    say.wordings = vec![format!("{{When}}{{s}} {head}{{v}}.")];
    Some(say)
}

/// That there was a treatment, and for what; never with what.
fn treated(scene: &Scene, entry: &LiveEntry, med: &fields::Med) -> Option<Say> {
    let reason = words::small(scene.free(med.reason.as_deref())?);
    if matches!(form(&reason), Form::Clause | Form::Past | Form::Present | Form::Bare | Form::Infinitive) {
        return None;
    }
    Some(
        Say::new(
            "treated",
            Beat::Care,
            &["{s} {s:was/were} treated for {v}.", "{When}{s} {s:was/were} treated for {v}."],
        )
        .who("s", young_of(scene, entry)?)
        .val("v", reason, &[&entry.id])
        .from(&[&entry.id])
        .at(entry.at)
        .when(scene.on(entry))
        .rank(5)
        .alone(),
    )
}
