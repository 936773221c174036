//! Traps, and who went where.

use super::{Stretch, doer, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::species::{grown, young};
use crate::story::words;

pub(crate) fn trapped(
    scene: &Scene,
    stretch: &Stretch,
    entry: &LiveEntry,
    trap: &fields::Trap,
) -> Option<Say> {
    let id = entry.id.as_str();
    let by = doer(scene, entry)?;
    let caught = trap.caught.clone().unwrap_or_else(|| entry.subjects.clone());
    let animals: Vec<&String> = caught.iter().filter(|c| scene.log.animals.contains_key(*c)).collect();
    let litters: Vec<&String> = caught.iter().filter(|c| scene.log.litters.contains_key(*c)).collect();
    let species = animals.first().and_then(|a| scene.animal(a)).map_or("animal", |a| a.species.as_str());
    let adults = animals.iter().filter(|a| scene.is_adult(a)).count();
    let noun = if adults > 0 { grown(species) } else { young(species) };
    let births: Vec<&str> = stretch
        .entries
        .iter()
        .filter(|e| {
            matches!(&e.kind, Kind::Birth(_))
                && (0..=7).contains(&words::days_between(e.at.date(), entry.at.date()))
        })
        .map(|e| e.id.as_str())
        .collect();
    let mut text = match animals.len() {
        0 => String::new(),
        1 => format!("the {noun}"),
        2 => format!("both {}", words::plural(&noun)),
        n => format!("all {} {}", words::number(i64::try_from(n).ok()?), words::plural(&noun)),
    };
    if !litters.is_empty() {
        let newborn = if births.is_empty() { "" } else { "newborn " };
        let young = words::plural(&young(species));
        let owner = if adults == 1 { "her" } else { "their" };
        let and = if text.is_empty() { "" } else { " and " };
        text = format!("{text}{and}{owner} {newborn}{young}");
    }
    let wordings: &[&str] = if trap.success == Some(false) {
        &["{When}{by} tried to trap {all}, without success."]
    } else {
        &["{by} trapped {all}{when}.", "{When}{by} trapped {all}."]
    };
    let mut sources = vec![id];
    sources.extend(litters.iter().map(|l| l.as_str()));
    sources.extend(births);
    Some(
        Say::new("trap", Beat::Intake, wordings)
            .who("by", by)
            .val("all", text, &sources)
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone(),
    )
}

/// Another family of the same rescue that went elsewhere.
pub(crate) fn other_family<'a>(stretch: &Stretch<'a>, intake: &fields::Intake) -> Option<&'a LiveEntry> {
    stretch.entries.iter().copied().find(|e| {
        matches!(&e.kind, Kind::Placement(p) if p.whole_family == Some(true) && p.litter.is_some() && p.litter != intake.litter)
    })
}

pub(crate) fn placed(
    scene: &Scene,
    stretch: &Stretch,
    entry: &LiveEntry,
    placement: &fields::Placement,
) -> Option<Say> {
    let id = entry.id.as_str();
    let told_with_intake = placement.whole_family == Some(true)
        && stretch.entries.iter().any(|e| matches!(&e.kind, Kind::Intake(i) if placement.litter.is_some() && i.litter != placement.litter && other_family(stretch, i).is_some_and(|o| o.id == entry.id)));
    if told_with_intake {
        return None;
    }
    let to = scene.place(&placement.to)?;
    let by = doer(scene, entry)?;
    let came = stretch.entries.iter().rev().find(|e| matches!(e.kind, Kind::Intake(_)) && e.at <= entry.at);
    let late = came.is_some_and(|c| words::days_between(c.at.date(), entry.at.date()) > 2);
    let beat = if late { Beat::Care } else { Beat::Intake };
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, beat, wordings)
            .who("by", by.clone())
            .val("to", to.clone(), &[id])
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let stayed: Vec<String> =
        placement.stayed.iter().flatten().filter(|s| scene.log.animals.contains_key(*s)).cloned().collect();
    if let Some(moved) = placement.moved.and_then(words::count) {
        let litter = placement.litter.as_deref();
        let noun = litter.map_or_else(
            || "young".to_owned(),
            |l| scene.litter_words(l).trim_start_matches("the ").to_owned(),
        );
        let total = litter.and_then(|l| scene.litter_size(l));
        let mut sources = vec![id];
        sources.extend(litter);
        let mut who = match &total {
            Some((total, _)) if moved == *total => format!("all {} {noun}", words::number(moved)),
            Some(_) => format!("{} of the {noun}", words::number(moved)),
            None => format!("{} {noun}", words::number(moved)),
        };
        if placement.mother_moved == Some(true) {
            who.push_str(" and their mother");
        }
        if !stayed.is_empty() {
            return Some(
                base(
                    "placement.split",
                    &[
                        "{When}{who} went to {to}, and {s} stayed with {by.o}.",
                        "{who} moved to {to}{when}, while {s} stayed with {by.o}.",
                    ],
                )
                .val("who", who, &sources)
                .who("s", Ent::animals(&super::in_order(scene, stayed))),
            );
        }
        return Some(
            base("placement.moved", &["{When}{who} went to {to}.", "{who} moved to {to}{when}."])
                .val("who", who, &sources),
        );
    }
    if let (Some(litter), Some(true)) = (&placement.litter, placement.whole_family) {
        return Some(
            base(
                "placement.family",
                &["{When}{s} and their mother went to {to}.", "{s} and their mother moved to {to}{when}."],
            )
            .who("s", Ent::Litter(litter.clone())),
        );
    }
    let whom = young_of(scene, entry)?;
    Some(base("placement.one", &["{When}{s} moved to {to}.", "{s} went to {to}{when}."]).who("s", whom))
}
