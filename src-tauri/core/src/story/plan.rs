//! The order of a story: who comes in when, what is told of them, and what follows their meeting.

use super::draft::{Beat, Shape};
use super::frames::{self, Stretch};
use super::say::Say;
use super::scene::Scene;
use super::text::value;
use crate::entry::kind::Purpose;
use crate::entry::{Kind, LiveEntry};
use crate::values::Moment;

/// Everything there is to tell, in the order of a long text.
pub(crate) fn outline(scene: &Scene) -> Vec<Say> {
    let groups = arrivals(scene);
    let meeting = first_meeting(scene, &groups);
    let mut says = frames::hook::open(scene);
    says.extend(frames::carer::who(scene));
    let mut all = Stretch { animals: Vec::new(), entries: Vec::new(), together: false };
    for (i, group) in groups.iter().enumerate() {
        let entries: Vec<&LiveEntry> = scene
            .entries
            .iter()
            .copied()
            .filter(|e| belongs(e, group, &groups) && meeting.is_none_or(|at| e.at < at))
            .collect();
        let animals: Vec<String> = group
            .iter()
            .filter(|a| scene.heroes.contains(a) || entries.iter().any(|e| e.subjects.contains(a)))
            .cloned()
            .collect();
        let stretch = Stretch { animals: animals.clone(), entries, together: false };
        all.animals.extend(animals);
        says.extend(chapter(scene, &stretch, meeting.is_some() || i + 1 < groups.len()));
    }
    let joint: Vec<&LiveEntry> = scene
        .entries
        .iter()
        .copied()
        .filter(|e| meeting.is_some_and(|at| e.at >= at) || !groups.iter().any(|g| belongs(e, g, &groups)))
        .collect();
    if !joint.is_empty() {
        let stretch = Stretch { animals: all.animals.clone(), entries: joint, together: meeting.is_some() };
        says.extend(chapter(scene, &stretch, false));
    }
    let whole = Stretch { animals: all.animals, entries: scene.entries.clone(), together: true };
    says.extend(frames::plans::plans(scene, &whole));
    says.extend(call(scene));
    says
}

/// Heroes who came together, with those who belong to them.
fn arrivals(scene: &Scene) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for hero in &scene.heroes {
        let with = groups.iter_mut().find(|g| {
            g.iter().any(|other| {
                scene.are_siblings(hero, other)
                    || scene.mother_of(hero) == Some(other)
                    || scene.mother_of(other) == Some(hero)
            }) || scene.entries.iter().any(|e| {
                matches!(e.kind, Kind::Intake(_))
                    && e.subjects.contains(hero)
                    && g.iter().any(|o| e.subjects.contains(o))
            })
        });
        match with {
            Some(group) => group.push(hero.clone()),
            None => groups.push(vec![hero.clone()]),
        }
    }
    // Mothers, littermates and others of the same rescue stand with the heroes they are nearest to.
    let mut others: Vec<&String> = scene.log.animals.keys().filter(|id| !scene.heroes.contains(id)).collect();
    for _ in 0..3 {
        others.retain(|id| {
            let near = groups.iter_mut().find(|g| {
                g.iter().any(|o| {
                    scene.mother_of(o) == Some(id.as_str())
                        || scene.mother_of(id) == Some(o.as_str())
                        || scene.are_siblings(o, id)
                }) || scene.entries.iter().any(|e| {
                    matches!(e.kind, Kind::IntakeRequest(_) | Kind::Trap(_) | Kind::Intake(_))
                        && e.subjects.contains(id)
                        && g.iter().any(|o| e.subjects.contains(o))
                })
            });
            match near {
                Some(group) => {
                    group.push((*id).clone());
                    false
                }
                None => true,
            }
        });
    }
    // Whoever is left stands alone until the story brings them together.
    for id in others {
        let kin = groups
            .iter_mut()
            .find(|g| g.iter().any(|o| scene.are_siblings(o, id) || scene.mother_of(id) == Some(o)));
        match kin {
            Some(group) => group.push(id.clone()),
            None => groups.push(vec![id.clone()]),
        }
    }
    let first = |g: &Vec<String>| {
        scene.entries.iter().filter(|e| e.subjects.iter().any(|s| g.contains(s))).map(|e| e.at).min()
    };
    // Of a story that was asked for, strangers who were only seen on the same day are no part.
    let asked = !scene.request.about.is_empty();
    groups.retain(|g| first(g).is_some() && (!asked || g.iter().any(|id| scene.heroes.contains(id))));
    groups.sort_by_key(first);
    groups
}

/// Whether an entry is about one group and no other.
fn belongs(entry: &LiveEntry, group: &[String], groups: &[Vec<String>]) -> bool {
    let here = entry.subjects.iter().any(|s| group.contains(s));
    let elsewhere = groups.iter().filter(|g| g.iter().any(|a| entry.subjects.contains(a))).count();
    here && elsewhere == 1
}

/// When animals of two groups were first brought together.
fn first_meeting(scene: &Scene, groups: &[Vec<String>]) -> Option<Moment> {
    scene
        .entries
        .iter()
        .find(|e| {
            let companion = matches!(&e.kind, Kind::Introduction(i) if i.purpose != Some(Purpose::Reunion));
            companion && groups.iter().filter(|g| g.iter().any(|a| e.subjects.contains(a))).count() > 1
        })
        .map(|e| e.at)
}

/// Everything of one stretch: how they came first, then the rest as it happened.
fn chapter(scene: &Scene, stretch: &Stretch, others_follow: bool) -> Vec<Say> {
    let mut says = frames::tell(scene, stretch, others_follow);
    // How they stand is told after what led there, and before they leave.
    let leaving =
        says.iter().filter(|s| ["adopted", "released"].contains(&s.frame)).filter_map(|s| s.at).min();
    let latest = says
        .iter()
        .filter(|s| !matches!(s.beat, Beat::Quote | Beat::Next | Beat::Now))
        .filter_map(|s| s.at)
        .filter(|at| leaving.is_none_or(|l| *at < l))
        .max();
    for say in says.iter_mut().filter(|s| ["weight.last", "weight.litter_last"].contains(&s.frame)) {
        say.at = say.at.max(latest);
    }
    // A stable order: within a day, what came first in the makers stays first.
    let stage = |say: &Say| match say.beat {
        Beat::Intake => 0,
        _ => 1,
    };
    says.sort_by_key(|say| (stage(say), say.at));
    if let Some(first) = says.first_mut() {
        first.opens = true;
    }
    says
}

/// What the profile asks of the reader.
fn call(scene: &Scene) -> Option<Say> {
    let call = scene.log.profile.call_to_action.as_ref()?;
    let text = scene.free(call.text.as_deref())?;
    let source = scene.log.profile.carer.as_deref().unwrap_or("profile");
    Some(
        Say::new("call", Beat::Cta, &["{v}."])
            .text("v", vec![value(text, &[source])])
            .from(&[source])
            .rank(0)
            .alone(),
    )
}

/// Neighbours with one subject, joined; and what the shape forbids, taken out.
pub(crate) fn shaped(scene: &Scene, says: Vec<Say>) -> Vec<Say> {
    let mut out: Vec<Say> = Vec::new();
    // The opening may have told their age already.
    let opened = says.first().filter(|s| s.frame == "hook.age").and_then(|s| s.arg("age").cloned());
    let last_scales = says.iter().rposition(is_litter_range);
    let first_scales = says.iter().position(is_litter_range);
    for (i, mut say) in says.into_iter().enumerate() {
        // A litter is on the scales once at the start and once at the end.
        if is_litter_range(&say) && Some(i) != first_scales && Some(i) != last_scales {
            continue;
        }
        if !follows(&out, &mut say) {
            continue;
        }
        if say.frame == "intake.age" && opened.is_some() && say.arg("age") == opened.as_ref() {
            continue;
        }
        if scene.shape == Shape::Wild && say.frame.starts_with("naming") {
            continue;
        }
        if let (Some(last), false) = (out.last(), say.opens)
            && let Some(joined) = last.join(&say)
        {
            out.pop();
            out.push(joined);
            continue;
        }
        let before = out.last().and_then(|last| last.thread.as_ref()).map(|(key, _)| key.clone());
        if let Some((_, wordings)) = say.thread.as_ref().filter(|(key, _)| before.as_deref() == Some(key)) {
            say.wordings.clone_from(wordings);
            say.frame = "quote.again";
        }
        out.push(say);
    }
    out
}

/// The smallest and the largest of a litter.
fn is_litter_range(say: &Say) -> bool {
    ["weight.litter", "weight.litter_last"].contains(&say.frame) && say.arg("l").is_some()
}

/// Whether something may be told after what has been told so far; where it may, in words that fit what it follows.
fn follows(told: &[Say], say: &mut Say) -> bool {
    let last = told.last();
    let same = |other: &Say| other.of().iter().any(|id| say.of().contains(id));
    match say.frame {
        // Crying stops only where somebody was told to cry, and once.
        "cry.quiet" => {
            let cries = told.iter().rev().filter(|s| same(s)).find(|s| s.frame.starts_with("cry."));
            cries.is_some_and(|s| ["cry.on", "cry.too", "cry.once", "cry.settled"].contains(&s.frame))
        }
        // «Even so» answers a feed or a comfort, and nothing else.
        "cry.on" => {
            let eased = last.is_some_and(|s| {
                let feed = s.frame.starts_with("feed.") && s.frame != "feed.refused";
                same(s) && (feed || ["cry.settled", "nest", "crisis.step"].contains(&s.frame))
            });
            if !eased {
                say.wordings = vec!["{s} cried and cried.".to_owned(), "{s} kept crying.".to_owned()];
            }
            true
        }
        // «that feed» is the one just told.
        "feed.amount" if say.wordings.iter().any(|w| w.contains("at that feed")) => {
            let fed = ["feed.bottle", "feed.syringe"];
            last.is_some_and(|s| same(s) && fed.contains(&s.frame))
        }
        _ => true,
    }
}
