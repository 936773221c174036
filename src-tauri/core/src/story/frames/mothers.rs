//! How their mothers treated them.

use super::{Stretch, alike, in_order};
use crate::entry::kind::MaternalStatus;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{plain, value};
use crate::story::words;

/// Maternal care, and what was seen of a mother who is not there.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let groups = alike(&stretch.animals, |id| {
        let ids: Vec<&str> = stretch
            .of(id)
            .filter(|e| matches!(e.kind, Kind::MaternalCare(_)))
            .map(|e| e.id.as_str())
            .collect();
        (!ids.is_empty() && !scene.is_adult(id)).then_some(ids)
    });
    let mut told: Vec<&str> = Vec::new();
    for (animals, ids) in groups {
        for id in ids {
            let Some(entry) = stretch.entries.iter().find(|e| e.id == id) else { continue };
            let all: Vec<String> = entry.subjects.iter().filter(|s| !scene.is_adult(s)).cloned().collect();
            if told.contains(&id) {
                continue;
            }
            told.push(id);
            says.extend(cared(scene, entry, if all.is_empty() { &animals } else { &all }));
        }
    }
    for entry in &stretch.entries {
        let Kind::MaternalCare(_) = &entry.kind else { continue };
        if told.contains(&entry.id.as_str()) {
            continue;
        }
        let children: Vec<String> = stretch
            .animals
            .iter()
            .filter(|a| entry.subjects.iter().any(|m| scene.mother_of(a) == Some(m)))
            .cloned()
            .collect();
        says.extend(cared(scene, entry, &children));
    }
    says.extend(stretch.entries.iter().flat_map(|e| absent(scene, e)));
    says
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
fn cared(scene: &Scene, entry: &LiveEntry, young: &[String]) -> Option<Say> {
    let Kind::MaternalCare(care) = &entry.kind else { return None };
    let id = entry.id.as_str();
    let young = in_order(scene, young.to_vec());
    let mother = entry
        .subjects
        .iter()
        .find(|s| scene.is_adult(s))
        .map(String::as_str)
        .or_else(|| young.first().and_then(|y| scene.mother_of(y)));
    let litter = mother
        .and_then(|m| scene.log.litters.iter().find(|(_, l)| l.mother.as_deref() == Some(m)))
        .map(|(id, _)| Ent::Litter(id.clone()));
    let whole = if young.is_empty() { litter? } else { Ent::animals(&young) };
    let mother_ent = mother.map(|m| Ent::Mother { of: Box::new(whole.clone()), id: m.to_owned() });
    let detail = scene.free(care.detail.as_deref());
    let named_mother = mother.is_some_and(|m| scene.has_name(m));
    let base = |frame, wordings: &[&str]| {
        let say = Say::new(frame, Beat::Struggle, wordings)
            .who("y", whole.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone();
        match &mother_ent {
            Some(ent) => say.who("s", ent.clone()),
            None => say.text("s", vec![plain("the mother")]),
        }
    };
    let same = |pattern: &str| detail.filter(|d| d.contains(pattern)).map(words::small);
    Some(match &care.status {
        MaternalStatus::Rejected => match same("no interest") {
            Some(d) if d.starts_with("no interest") => base(
                "mother.no_interest",
                &[
                    "{s} showed {d} and rejected {y.o}.",
                    "{s} rejected {y.o}: she showed {d}.",
                    "{s} turned {y.o} away and showed {d}.",
                ],
            )
            .val(
                "d",
                d.replace(" her", "")
                    .replace(" him", "")
                    .replace(" them", "")
                    .replace(" in nurturing", "")
                    .trim()
                    .to_owned(),
                &[id],
            ),
            _ => with_detail(
                scene,
                base(
                    "mother.rejected",
                    &[
                        "{When}{s} rejected {y.o}{detail}.",
                        "{s} turned {y.o} away{when}{detail}.",
                        "{s} rejected {y.o}{when}{detail}.",
                    ],
                ),
                detail,
                id,
            ),
        },
        MaternalStatus::Ignored => with_detail(
            scene,
            base("mother.ignored", &["{s} ignored {y.o}{detail}.", "{s} paid {y.o} no attention{detail}."]),
            detail,
            id,
        ),
        MaternalStatus::NotCaring => {
            let lacking = Say::new(
                "mother.not_caring",
                Beat::Struggle,
                &[
                    "{y} did not get the care {y} needed from {m.o}.",
                    "{y} went without the care a mother gives.",
                ],
            )
            .who("y", whole.clone())
            .from(&[id])
            .at(entry.at)
            .rank(0)
            .alone();
            match &mother_ent {
                Some(ent) if !named_mother => {
                    let mut say = lacking.who("m", ent.clone());
                    say.wordings = vec![
                        "{y} did not get the care {y} needed from {y.p} mother.".to_owned(),
                        "{y.p} mother did not give {y.o} the care every {noun} needs.".to_owned(),
                    ];
                    say.wordings.truncate(1);
                    say
                }
                _ => base(
                    "mother.not_caring",
                    &["{s} did not care for {y.o}.", "{s} did not give {y.o} the care a mother gives."],
                ),
            }
        }
        MaternalStatus::Accepted => with_detail(
            scene,
            base(
                "mother.accepted",
                &["{When}{s} accepted {y.o}{detail}.", "{s} accepted {y.o}{when}{detail}."],
            ),
            detail,
            id,
        ),
        MaternalStatus::AcceptedAll => {
            let mut say = base(
                "mother.accepted_all",
                &["{s} accepted all {n}{when}{detail}.", "{When}{s} accepted all {n}{detail}."],
            );
            let named = i64::try_from(young.len()).unwrap_or_default();
            let n =
                if named > 1 { named } else { mother.and_then(|m| litter_count(scene, m)).unwrap_or(named) };
            let noun = young.first().map_or_else(|| "young".to_owned(), |y| words::plural(&scene.noun(y)));
            let text = if n > 1 { format!("{} {noun}", words::number(n)) } else { "of them".to_owned() };
            say = say.val("n", text, &[id]);
            with_detail(scene, say, detail, id)
        }
        MaternalStatus::Other(_) => return None,
    })
}

fn litter_count(scene: &Scene, mother: &str) -> Option<i64> {
    let (id, _) = scene.log.litters.iter().find(|(_, l)| l.mother.as_deref() == Some(mother))?;
    scene.litter_size(id).map(|(n, _)| n)
}

/// The detail of a status, where it fits behind it.
fn with_detail(_: &Scene, say: Say, detail: Option<&str>, id: &str) -> Say {
    let pieces = match detail.map(words::small) {
        Some(d) if matches!(form(&d), Form::Past) => vec![plain(" and "), value(d, &[id])],
        Some(d) if matches!(form(&d), Form::Present) => {
            vec![plain(" and "), value(crate::story::clause::past(&d), &[id])]
        }
        Some(d) if matches!(form(&d), Form::Clause) => {
            vec![plain(": "), value(crate::story::clause::clause(&d), &[id])]
        }
        Some(d) if form(&d) == Form::Gerund => vec![plain(", "), value(d, &[id])],
        Some(d) if form(&d) == Form::Place => vec![plain(" "), value(d, &[id])],
        Some(d) if d.starts_with("no ") => vec![plain(", with "), value(d, &[id])],
        _ => Vec::new(),
    };
    say.text("detail", pieces)
}

/// A mother who died, or did not come back.
fn absent(scene: &Scene, entry: &LiveEntry) -> Vec<Say> {
    let Kind::Observation(seen) = &entry.kind else { return Vec::new() };
    let id = entry.id.as_str();
    let Some(whom) = super::young_of(scene, entry) else { return Vec::new() };
    let mut says = Vec::new();
    let base = |frame, rank, wordings: &[&str]| {
        Say::new(frame, Beat::Struggle, wordings)
            .who("y", whom.clone())
            .from(&[id])
            .at(entry.at)
            .rank(rank)
            .alone()
    };
    if let Some(state) = seen.mother.as_ref().and_then(|m| m.text()).filter(|m| scene.guard.allows(m)) {
        let words = words::humanise(state).to_lowercase();
        match words.as_str() {
            "died" | "dead" | "killed" | "found dead" => {
                says.push(base("mother.died", 0, &["{y.p} mother had died."]));
            }
            "missing" | "gone" | "not seen" | "unseen" | "never seen" if seen.mother_returned.is_some() => {}
            "missing" | "gone" | "not seen" | "unseen" | "never seen" => says.push(base(
                "mother.unseen",
                1,
                &["{y.p} mother was not seen.", "There was no sign of {y.p} mother."],
            )),
            _ => match form(&words) {
                Form::Adjective | Form::Place | Form::Gerund => {
                    says.push(base("mother.state", 2, &["{y.p} mother was {v}."]).val("v", words, &[id]));
                }
                Form::Past => {
                    says.push(base("mother.state", 2, &["{y.p} mother {v}."]).val("v", words, &[id]));
                }
                _ => {}
            },
        }
    }
    let tried = seen.renest_tried.as_ref().is_some_and(crate::entry::field::Free::is_yes);
    let hours = seen.hours.as_ref().and_then(crate::entry::field::Free::number);
    let returned = seen.mother_returned.as_ref().map(crate::entry::field::Free::is_yes);
    let time = hours.map_or_else(Vec::new, |h| vec![plain(" for "), value(words::units(h, "hour"), &[id])]);
    if tried {
        says.push(
            base(
                "mother.renest",
                0,
                &["First, renesting was tried{time}.", "Before anything else, renesting was tried{time}."],
            )
            .text("time", time.clone()),
        );
    }
    match returned {
        Some(false) => {
            let time = if tried {
                Vec::new()
            } else {
                hours
                    .map_or_else(Vec::new, |h| vec![plain(" within "), value(words::units(h, "hour"), &[id])])
            };
            says.push(
                base(
                    "mother.no_return",
                    0,
                    &["{y.p} mother did not come back{time}.", "{y.p} mother did not return{time}."],
                )
                .text("time", time),
            );
        }
        Some(true) => {
            says.push(base("mother.return", 1, &["{y.p} mother came back.", "{y.p} mother returned."]));
        }
        None => {}
    }
    says
}
