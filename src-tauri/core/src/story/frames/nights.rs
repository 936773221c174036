//! How they slept, and who cried.

use super::meetings::pair;
use super::{Stretch, alike, in_order};
use crate::entry::kind::{CryIntensity, Sleep, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause;
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

pub(crate) fn nights(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
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
        let wild = entry.subjects.iter().any(|s| scene.is_wild(s));
        let snuggle = cohabit.snuggle == Some(true) && !wild;
        let counted = !says.is_empty();
        let wordings: &[&str] = match (cohabit.sleep == Some(Sleep::Together), snuggle) {
            (_, true) if counted => &["{s} snuggled up close to each other."],
            _ if counted || (wild && cohabit.sleep.is_none()) => &[],
            (true, true) => &["{s} snuggled up and slept side by side."],
            (true, false) => &["{s} slept side by side.", "{s} slept together."],
            _ => &["{s} snuggled up to each other."],
        };
        says.extend((!wordings.is_empty()).then(|| {
            Say::new("cohabit.sleep", Beat::Bond, wordings)
                .who("s", both)
                .from(&[&entry.id])
                .at(entry.at)
                .rank(2)
                .alone()
        }));
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

/// The last cry that could be heard before one of the same animals was quiet.
fn before_quiet<'a>(scene: &Scene<'a>, entry: &LiveEntry) -> Vec<&'a str> {
    let heard = |e: &&LiveEntry| {
        matches!(&e.kind, Kind::Cry(c) if c.intensity.as_ref().is_some_and(|i| *i != CryIntensity::Quiet))
            && e.at < entry.at
            && e.subjects.iter().any(|s| entry.subjects.contains(s))
    };
    scene.entries.iter().copied().rev().find(heard).map(|e| e.id.as_str()).into_iter().collect()
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
pub(crate) fn cries(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
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
        let say = match (n >= 2, earlier.is_empty()) {
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
                .rank(2),
        };
        says.push(say);
        if let Some((entry, by)) =
            stretch.entries.iter().filter(|e| e.subjects.iter().any(|s| animals.contains(s))).find_map(|e| {
                match &e.kind {
                    Kind::Cry(c) => scene.free(c.settled_by.as_deref()).map(|b| (e, b)),
                    _ => None,
                }
            })
        {
            let settler = if scene.log.people.contains_key(by) {
                Piece::Ent(Ent::Person(by.to_owned()))
            } else if scene.log.animals.contains_key(by) {
                Piece::Ent(Ent::Animal(by.to_owned()))
            } else {
                value(clause::with_article(&words::humanise(by)), &[&entry.id])
            };
            says.push(
                Say::new("cry.settled", Beat::Struggle, &["{v} settled {s.o}."])
                    .who("s", ent.clone())
                    .text("v", vec![settler])
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
        } else if quiet && !before_quiet(scene, entry).is_empty() {
            says.push(
                base("cry.quiet", &["{When}the crying had stopped.", "The crying had stopped{when}."])
                    .from(&before_quiet(scene, entry))
                    .when([vec![plain("by ")], scene.on(entry)[1..].to_vec()].concat())
                    .rank(1),
            );
        }
    }
    says
}
