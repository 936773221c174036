//! How it turned out: homes, releases, deaths.

use super::{Stretch, doer, in_order, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{Form, form, with_article};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// Homes, releases and deaths of a stretch.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let mut homes: Vec<&str> = Vec::new();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Adoption(adoption) if !homes.contains(&entry.id.as_str()) => {
                // Two who leave together may have an entry each.
                let shared: Vec<&LiveEntry> = stretch
                    .entries
                    .iter()
                    .copied()
                    .filter(|e| match &e.kind {
                        Kind::Adoption(other) => {
                            let both = [adoption, other]
                                .iter()
                                .all(|a| a.together.as_ref().is_some_and(crate::entry::field::Free::is_yes));
                            e.id == entry.id
                                || (both && other.by == adoption.by && e.at.date() == entry.at.date())
                        }
                        _ => false,
                    })
                    .collect();
                homes.extend(shared.iter().map(|e| e.id.as_str()));
                says.push(adopted(scene, &shared, adoption));
            }
            Kind::Release(release) => says.extend(released(scene, entry, release)),
            Kind::Death(death) => says.extend(died(scene, entry, death)),
            _ => {}
        }
    }
    says
}

fn adopted(scene: &Scene, entries: &[&LiveEntry], adoption: &fields::Adoption) -> Say {
    let entry = entries[0];
    let id = entry.id.as_str();
    let ids: Vec<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let subjects = in_order(scene, entries.iter().flat_map(|e| e.subjects.clone()).collect());
    let whom = Ent::animals(&subjects);
    let several = subjects.len() > 1;
    let together = adoption.together.as_ref().is_some_and(crate::entry::field::Free::is_yes) && several;
    let with: Vec<String> = adoption
        .together
        .as_ref()
        .map(|t| {
            t.texts()
                .into_iter()
                .filter(|a| scene.log.animals.contains_key(*a) && !subjects.iter().any(|s| s == a))
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default();
    let by = match adoption.by.as_deref() {
        Some(p) if scene.log.people.contains_key(p) && scene.called(p).first != "someone" => {
            vec![plain(" by "), Piece::Ent(Ent::Person(p.to_owned()))]
        }
        Some(p) if !scene.log.people.contains_key(p) && !p.contains('_') && scene.guard.allows(p) => {
            vec![plain(" by "), value(words::small(p), &[id])]
        }
        _ => Vec::new(),
    };
    let word = if together { " together" } else { "" };
    let mut say = Say::new("adopted", Beat::Now, &[])
        .who("s", whom)
        .text("by", by)
        .from(&ids)
        .at(entry.at)
        .when(scene.on(entry))
        .rank(0)
        .alone();
    let extra = if with.is_empty() { "" } else { " together with {w.o}" };
    if !with.is_empty() {
        say = say.who("w", Ent::animals(&in_order(scene, with)));
    }
    say.wordings = vec![
        format!("{{When}}{{s}} {{s:was/were}} adopted{word}{extra}{{by}}."),
        format!("{{s}} {{s:was/were}} adopted{word}{extra}{{when}}{{by}}."),
    ];
    say
}

fn released(scene: &Scene, entry: &LiveEntry, release: &fields::Release) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry) else { return Vec::new() };
    let wild = entry.subjects.iter().any(|s| scene.is_wild(s));
    let kind = release.kind.as_deref().map(words::humanise).unwrap_or_default();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Now, wordings)
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let mut says = Vec::new();
    let age = release
        .age_weeks
        .map(|w| vec![plain(" at "), value(format!("{} old", words::units(w, "week")), &[id])])
        .unwrap_or_default();
    let soft = match kind.as_str() {
        "soft" | "hard" => vec![plain(" in "), value(format!("a {kind} release"), &[id])],
        k if k.ends_with("release") => vec![plain(" in "), value(with_article(k), &[id])],
        _ => Vec::new(),
    };
    let back = if wild { " back into the wild" } else { "" };
    let mut say = base("released", &[]).text("age", age).text("soft", soft);
    say.wordings = vec![
        format!("{{When}}{{s}} {{s:was/were}} released{back}{{soft}}{{age}}."),
        format!("{{s}} {{s:was/were}} released{back}{{soft}}{{when}}{{age}}."),
    ];
    says.push(say);
    let n =
        release.count.and_then(words::count).filter(|n| usize::try_from(*n).ok() != Some(whom.ids().len()));
    if let Some(n) = n {
        says.push(
            base("released.count", &["In all, {v} went back.", "In all, {v} were released that day."])
                .val("v", words::number(n), &[id])
                .rank(1),
        );
    }
    if let Some(days) = release.left_box_after_days {
        says.push(
            base(
                "released.box",
                &["{s} left the box for good after {v}.", "After {v}, {s} left the release box."],
            )
            .val("v", words::units(days, "day"), &[id])
            .rank(1),
        );
    }
    says
}

fn died(scene: &Scene, entry: &LiveEntry, death: &fields::Death) -> Vec<Say> {
    let id = entry.id.as_str();
    let whom = Ent::animals(&in_order(scene, entry.subjects.clone()));
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Struggle, wordings)
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let mut says = Vec::new();
    let place = death.place.as_deref().and_then(|p| {
        let known = scene.log.places.contains_key(p);
        if known && scene.is_home(p) {
            Some("at home".to_owned())
        } else {
            scene.place(p).map(|w| (w, known)).map(|(w, known)| if known { format!("at {w}") } else { w })
        }
    });
    // «in my hands» is the carer’s way of saying it; a story in the third person names her.
    let place = place.map(|p| match entry.by.as_deref().filter(|by| !scene.is_i(by)) {
        Some(by) if p.contains("my ") => {
            p.replace("my ", &format!("{} ", words::possessive(&scene.called(by).later, false)))
        }
        _ => p,
    });
    let place =
        place.filter(|p| form(p) == Form::Place).map_or_else(Vec::new, |p| vec![plain(" "), value(p, &[id])]);
    says.push(
        base("died", &["{When}{s} died{place}.", "{s} died{when}{place}."]).text("place", place).opens(),
    );
    match death.held.as_ref() {
        Some(held) if held.text().is_some_and(|t| scene.log.people.contains_key(t)) => {
            let person = Ent::Person(held.text().unwrap_or_default().to_owned());
            says.push(
                base(
                    "died.held",
                    &[
                        "{by} held {s.o}, and {s} {s:was/were} not alone.",
                        "{s} {s:was/were} held by {by.o} and {s:was/were} not alone.",
                    ],
                )
                .who("by", person)
                .rank(0),
            );
        }
        Some(held) if held.is_yes() => {
            let by = doer(scene, entry);
            let mut say = base(
                "died.held",
                &[
                    "{s} {s:was/were} held and not alone.",
                    "{s} {s:was/were} held the whole time and not alone.",
                ],
            );
            say.wordings.truncate(1);
            if let Some(by) = by {
                say = say.who("by", by);
                say.wordings.push("{by} held {s.o}; {s} {s:was/were} not alone.".to_owned());
            }
            says.push(say);
        }
        _ => {}
    }
    says
}
