//! Births, told by the litter.

use super::Stretch;
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::species::young;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

pub(crate) fn births(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let told: Vec<(&LiveEntry, &fields::Birth)> = stretch
        .entries
        .iter()
        .filter_map(|e| if let Kind::Birth(b) = &e.kind { Some((*e, b)) } else { None })
        .collect();
    let mut says = Vec::new();
    for (entry, birth) in &told {
        let hero = entry.subjects.iter().find(|s| scene.heroes.contains(s) && !scene.is_adult(s));
        let nth = birth.order.and_then(words::count).and_then(words::ordinal);
        if let (Some(hero), Some(nth)) = (hero.filter(|_| entry.subjects.len() < 3), nth) {
            says.push(
                Say::new("birth.order", Beat::Intake, &["{s} was the {v} to be born."])
                    .who("s", Ent::Animal(hero.clone()))
                    .val("v", nth, &[&entry.id])
                    .from(&[&entry.id])
                    .at(entry.at.plus_minutes(24 * 60))
                    .rank(5),
            );
        }
    }
    let singly: Vec<&LiveEntry> =
        told.iter().filter(|(_, b)| b.count.is_none() && b.order.is_some()).map(|(e, _)| *e).collect();
    if singly.len() > 1 {
        says.extend(born_one_by_one(scene, &singly));
    }
    for (entry, birth) in &told {
        let id = entry.id.as_str();
        let Some(count) = birth.count.and_then(words::count) else { continue };
        let species =
            entry.subjects.first().and_then(|s| scene.animal(s)).map_or("animal", |a| a.species.as_str());
        let noun = if count == 1 { young(species) } else { words::plural(&young(species)) };
        let born = format!("{} {noun}", words::number(count));
        let mother = entry.subjects.iter().find(|s| scene.is_adult(s)).cloned();
        let came_later = stretch.entries.iter().any(|e| e.at > entry.at && matches!(&e.kind, Kind::Intake(i) if i.litter.is_some() && i.litter == birth.litter && i.count.is_some()));
        let detail = scene.free(birth.detail.as_deref().or(birth.note.as_deref())).map(words::small);
        let base = |wordings: &[&str]| {
            Say::new("birth.count", Beat::Intake, wordings)
                .from(&[id])
                .at(entry.at)
                .when(scene.on(entry))
                .rank(2)
                .alone()
        };
        if came_later {
            if let Some(litter) = &birth.litter {
                let mut say =
                    base(&["{s} had been born{when}{detail}."]).who("s", Ent::Litter(litter.clone())).rank(4);
                if let Some(intake) = stretch
                    .entries
                    .iter()
                    .find(|e| matches!(&e.kind, Kind::Intake(i) if i.litter == birth.litter))
                {
                    say = say.at(intake.at.plus_minutes(1));
                }
                let extra = detail.map_or_else(Vec::new, |d| vec![plain(", "), value(d, &[id])]);
                says.push(say.text("detail", extra));
            }
        } else if let Some(mother) = mother {
            let ent = child_of(scene, stretch, &mother).map_or_else(
                || Ent::Animal(mother.clone()),
                |of| Ent::Mother { of: Box::new(of), id: mother.clone() },
            );
            let extra = detail.map_or_else(Vec::new, |d| vec![plain(": "), value(d, &[id])]);
            says.push(
                base(&["{When}{s} gave birth to {n}{detail}.", "{s} gave birth to {n}{when}{detail}."])
                    .who("s", ent)
                    .val("n", born, &[id])
                    .text("detail", extra)
                    .rank(0),
            );
        }
    }
    says
}

/// The hero whose mother an animal is.
fn child_of(scene: &Scene, stretch: &Stretch, mother: &str) -> Option<Ent> {
    let named = scene.animal(mother).is_some_and(|a| a.name.is_some());
    let hero = scene.heroes.iter().any(|h| h == mother);
    if named || hero {
        return None;
    }
    let children: Vec<String> =
        stretch.animals.iter().filter(|a| scene.mother_of(a) == Some(mother)).cloned().collect();
    (children.len() == 1).then(|| Ent::Animal(children[0].clone()))
}

/// Births of one litter, told as one: how many, and their names when all have one.
fn born_one_by_one(scene: &Scene, entries: &[&LiveEntry]) -> Option<Say> {
    let first = entries.first()?;
    let ids: Vec<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let mother = first.subjects.iter().find(|s| scene.is_adult(s))?;
    let species = scene.animal(mother).map_or("animal", |a| a.species.as_str());
    let count = i64::try_from(ids.len()).ok()?;
    let text = format!("{} {}", words::number(count), words::plural(&young(species)));
    let mut who = vec![value(text, &ids)];
    let mut wordings = vec!["{When}{s} gave birth to {n}.", "{s} gave birth to {n}{when}."];
    let children: Vec<String> = entries
        .iter()
        .flat_map(|e| &e.subjects)
        .filter(|s| *s != mother && scene.has_name(s))
        .cloned()
        .collect();
    if children.len() == ids.len() {
        let names: Vec<String> = children.iter().map(|c| scene.name(c)).collect();
        let first = words::list(&names);
        wordings.truncate(1);
        who.push(plain(", "));
        who.push(Piece::Intro { ent: Ent::animals(&super::in_order(scene, children)), first });
    }
    Some(
        Say::new("birth.one_by_one", Beat::Intake, &wordings)
            .who("s", Ent::Animal(mother.clone()))
            .text("n", who)
            .from(&ids)
            .at(first.at)
            .when(scene.on(first))
            .rank(0)
            .alone(),
    )
}
