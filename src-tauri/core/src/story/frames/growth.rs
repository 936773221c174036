//! What they weighed: the first figure, the lowest, the doubling, the latest.

use super::{Stretch, in_order};
use crate::entry::kind::{Comparator, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::draft::{Beat, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, listed, plain, value};
use crate::story::words;
use crate::values::Quantity as _;

type Weights<'a> = Vec<(&'a LiveEntry, &'a fields::Weight, f64)>;

/// The weights of a stretch.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch, others_follow: bool) -> Vec<Say> {
    let mut says = Vec::new();
    let young: Vec<String> = stretch.animals.iter().filter(|a| !scene.is_adult(a)).cloned().collect();
    let days = |id: &String| -> Vec<chrono::NaiveDate> {
        weights_of(stretch, id).iter().map(|(e, ..)| e.at.date()).collect()
    };
    let weighed: Vec<String> = young.iter().filter(|id| !days(id).is_empty()).cloned().collect();
    let young = weighed;
    let side_by_side = young.len() == 2 && !days(&young[0]).is_empty() && days(&young[0]) == days(&young[1]);
    if young.len() > 2 || side_by_side {
        says.extend(litter(scene, stretch, &young));
    }
    for id in &stretch.animals {
        says.extend(ratios(stretch, id));
        let listed = young.len() > 2 || side_by_side;
        if !listed {
            says.extend(single(scene, stretch, id, others_follow));
        } else if stretch.of(id).any(|e| matches!(e.kind, Kind::Crisis(_))) {
            // Of one in trouble, the low point is told too.
            says.extend(
                single(scene, stretch, id, others_follow).into_iter().filter(|s| s.frame == "weight.low"),
            );
        }
    }
    says
}

/// Weights in grams of one animal, alone on its entry.
pub(crate) fn weights_of<'a>(stretch: &Stretch<'a>, animal: &str) -> Weights<'a> {
    stretch
        .entries
        .iter()
        .copied()
        .filter(|e| e.subjects.len() == 1 && e.subjects[0] == animal)
        .filter_map(|e| if let Kind::Weight(w) = &e.kind { Some((e, w, w.grams?.value())) } else { None })
        .collect()
}

/// «about 140 grams».
pub(crate) fn grams(weight: &fields::Weight, g: f64) -> String {
    let about = if weight.estimated == Some(true) { "about " } else { "" };
    if g >= 2000.0 {
        format!("{about}{} kilograms", words::decimal(g / 1000.0))
    } else {
        format!("{about}{} grams", words::decimal(g))
    }
}

/// Whether a weight is twice or three times another one, near enough for the word.
fn multiple(from: f64, to: f64) -> Option<&'static str> {
    let near = |times: f64, least: f64| (least..=times * 1.12).contains(&(to / from));
    if near(3.0, 2.9) {
        Some("tripled")
    } else if near(2.0, 1.95) {
        Some("doubled")
    } else {
        None
    }
}

fn ratios(stretch: &Stretch, id: &str) -> Option<Say> {
    let (entry, ratio) = stretch
        .of(id)
        .find_map(|e| if let Kind::Weight(w) = &e.kind { w.ratio.as_ref().map(|r| (e, r)) } else { None })?;
    let part = words::fraction(ratio.num, ratio.den)?;
    let about = if ratio.estimated == Some(true) { "about " } else { "" };
    let of = match ratio.of {
        Comparator::Normal => "the normal weight",
        Comparator::LittermateMean => "what the littermates weighed on average",
        Comparator::Expected => "the weight expected at that age",
        Comparator::Other(_) => return None,
    };
    let part = if part == "half" { format!("{about}half {of}") } else { format!("{about}{part} of {of}") };
    let mut say =
        Say::new("weight.ratio", Beat::Struggle, &["{s} weighed {only}{v}.", "{s.p} weight was {only}{v}."])
            .who("s", Ent::Animal(id.to_owned()))
            .val("v", part, &[&entry.id])
            .from(&[&entry.id])
            .at(entry.at)
            .rank(0);
    say = say.text(
        "only",
        if ratio.value().is_some_and(|v| v < 0.75) { vec![plain("only ")] } else { Vec::new() },
    );
    Some(say)
}

/// «at five days old, …» beside a weight.
fn aged(scene: &Scene, id: &str, entry: &LiveEntry) -> Vec<Piece> {
    scene.at_age(id, entry).unwrap_or_else(|| scene.on(entry))
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
fn single(scene: &Scene, stretch: &Stretch, id: &str, others_follow: bool) -> Vec<Say> {
    let all = weights_of(stretch, id);
    let Some((first, weight, start)) = all.first().copied() else { return Vec::new() };
    let ent = Ent::Animal(id.to_owned());
    let beat = if stretch.together { Beat::Bond } else { Beat::Struggle };
    let base = |frame, beat, entry: &LiveEntry, wordings: &[&str]| {
        Say::new(frame, beat, wordings).who("s", ent.clone()).from(&[&entry.id]).at(entry.at).alone()
    };
    let told_as_ratio = matches!(&first.kind, Kind::Weight(w) if w.ratio.is_some());
    let mut says = Vec::new();
    if !(told_as_ratio && weight.estimated == Some(true)) {
        let mut figure = vec![value(grams(weight, start), &[&first.id])];
        if start < 2000.0 && !stretch.together {
            figure.push(plain(" ("));
            figure.push(value(words::imperial(start), &[&first.id]));
            figure.push(plain(")"));
        }
        says.push(
            base("weight.first", beat, first, &["{When}{s} weighed {v}.", "{s} weighed {v}{when}."])
                .text("v", figure)
                .when(aged(scene, id, first))
                .rank(0),
        );
    }
    if all.len() < 2 {
        return says;
    }
    let low = all.iter().copied().min_by(|a, b| a.2.total_cmp(&b.2).then(a.0.at.cmp(&b.0.at)));
    let mut from = start;
    if let Some((entry, w, g)) = low.filter(|(e, _, g)| *g < start && e.at > first.at) {
        from = g;
        says.push(
            base(
                "weight.low",
                Beat::Struggle,
                entry,
                &[
                    "{When}{s} was down to {v}.",
                    "{s} dropped to {v}{when}.",
                    "{s} lost weight and was down to {v}{when}.",
                ],
            )
            .val("v", grams(w, g), &[&entry.id])
            .when(scene.on(entry))
            .rank(0)
            .from(&[&first.id]),
        );
    }
    let base_at = if from < start { low.map_or(first, |l| l.0) } else { first };
    let measured = |w: &fields::Weight| w.estimated != Some(true);
    let (last, last_weight, latest) = all[all.len() - 1];
    for word in ["tripled", "doubled"] {
        let Some((entry, w, g)) = all.iter().copied().find(|(e, w, g)| {
            measured(w) && measured(weight) && e.at > first.at && multiple(start, *g) == Some(word)
        }) else {
            continue;
        };
        if entry.id == last.id {
            continue;
        }
        says.push(
            base(
                "weight.multiple",
                Beat::Care,
                entry,
                &[
                    "{When}{s} had {word} {s.p} first weight, at {v}.",
                    "{s} had {word} {s.p} first weight{when}: {v}.",
                ],
            )
            .val("word", word, &[&first.id, &entry.id])
            .val("v", grams(w, g), &[&entry.id])
            .when([vec![plain("by ")], scene.on(entry)[1..].to_vec()].concat())
            .rank(1),
        );
        break;
    }
    // Two stations on the way, when there are many.
    let between: Vec<(&LiveEntry, &fields::Weight, f64)> = all
        .iter()
        .copied()
        .filter(|(e, ..)| {
            e.at > base_at.at && e.at < last.at && !says.iter().any(|s| s.entries.contains(&e.id))
        })
        .collect();
    // Of friends, the way up until they met is told in one step.
    let stations = if scene.shape == Shape::Friends {
        Vec::new()
    } else {
        vec![between.len() / 3, (between.len() * 2) / 3]
    };
    for at in stations {
        let Some((entry, w, g)) = between.get(at).copied() else { continue };
        if says.iter().any(|s| s.entries.contains(&entry.id)) {
            continue;
        }
        says.push(
            base(
                "weight.between",
                Beat::Care,
                entry,
                &["{When}{s} weighed {v}.", "{When}the scale showed {v} for {s.o}."],
            )
            .val("v", grams(w, g), &[&entry.id])
            .when([vec![plain("by ")], scene.on(entry)[1..].to_vec()].concat())
            .rank(5),
        );
    }
    let doubled = says.iter().any(|s| s.frame == "weight.multiple");
    let on_the_way = others_follow && doubled && scene.shape == Shape::Friends;
    if last.id != base_at.id && !on_the_way {
        let gained = latest - from;
        let kind = if others_follow { Beat::Care } else { Beat::Now };
        let exact = measured(last_weight) && measured(weight);
        let told = says.iter().any(|s| s.frame == "weight.multiple");
        let word = multiple(start, latest).filter(|_| exact && !told);
        let mut say = base("weight.last", kind, last, &["{When}{s} weighed {v}.", "{s} weighed {v}{when}."])
            .val("v", grams(last_weight, latest), &[&last.id])
            .when(scene.on(last))
            .rank(0);
        if let Some(word) = word {
            say = say.val("word", word, &[&first.id, &last.id]);
            say.wordings = vec![
                "{When}{s} weighed {v}: {s.p} first weight had {word}.".to_owned(),
                "{s} had {word} {s.p} first weight{when}, to {v}.".to_owned(),
            ];
        } else if exact && !told && latest > start * 1.95 {
            say = say.val("from", grams(weight, start), &[&first.id]);
            say.wordings = vec![
                "{When}{s} weighed {v}, up from {from}.".to_owned(),
                "{s} grew from {from} to {v}{when}.".to_owned(),
            ];
        } else if gained > 0.0 && all.len() > 2 {
            say.wordings = vec![
                "{When}{s} was up to {v}.".to_owned(),
                "{s} gained, and was up to {v}{when}.".to_owned(),
            ];
        }
        says.push(say);
    }
    says
}

/// A litter on the scales: each one's first weight when they are few, else the smallest and the largest.
fn litter(scene: &Scene, stretch: &Stretch, young: &[String]) -> Vec<Say> {
    let mut says = Vec::new();
    let young = in_order(scene, young.to_vec());
    let rows: Vec<(String, Weights)> =
        young.iter().map(|id| (id.clone(), weights_of(stretch, id))).filter(|(_, w)| !w.is_empty()).collect();
    if rows.len() < 2 {
        return says;
    }
    // Once they are together they have been weighed before: only where they stand now is new.
    let rounds: &[bool] = if stretch.together { &[true] } else { &[false, true] };
    for last in rounds.iter().copied() {
        let picked: Vec<(&String, &LiveEntry, &fields::Weight, f64)> = rows
            .iter()
            .filter(|(_, w)| !last || stretch.together || w.len() > 1)
            .map(|(id, w)| {
                let (e, weight, g) = if last { w[w.len() - 1] } else { w[0] };
                (id, e, weight, g)
            })
            .collect();
        let Some(newest) = picked.iter().map(|p| p.1).max_by_key(|e| e.at) else { continue };
        if picked.len() < 2 {
            continue;
        }
        let ids: Vec<&str> = picked.iter().map(|p| p.1.id.as_str()).collect();
        let same_age =
            picked.iter().all(|p| scene.age_at(p.0, newest.at) == scene.age_at(picked[0].0, newest.at));
        let when = if last || !same_age { scene.on(newest) } else { aged(scene, picked[0].0, newest) };
        let beat = if last { Beat::Now } else { Beat::Struggle };
        let frame = if last { "weight.litter_last" } else { "weight.litter" };
        if picked.len() <= 5 {
            let items = picked
                .iter()
                .enumerate()
                .map(|(i, (id, e, w, g))| {
                    let verb = if i == 0 { " weighed " } else { " " };
                    let who = Piece::Intro { ent: Ent::Animal((*id).clone()), first: scene.name(id) };
                    vec![who, plain(verb), value(grams(w, *g), &[&e.id])]
                })
                .collect();
            says.push(
                Say::new(frame, beat, &["{When}{list}."])
                    .text("list", listed(items))
                    .from(&ids)
                    .at(newest.at)
                    .when(when)
                    .rank(1)
                    .alone(),
            );
            continue;
        }
        let small = picked.iter().copied().min_by(|a, b| a.3.total_cmp(&b.3));
        let large = picked.iter().copied().max_by(|a, b| a.3.total_cmp(&b.3));
        if let (Some(small), Some(large)) = (small, large) {
            says.push(
                Say::new(frame, beat, &["{When}{s} was the smallest at {v}, and {l} the largest at {w}."])
                    .who("s", Ent::Animal(small.0.clone()))
                    .who("l", Ent::Animal(large.0.clone()))
                    .val("v", grams(small.2, small.3), &[&small.1.id])
                    .val("w", grams(large.2, large.3), &[&large.1.id])
                    .from(&ids)
                    .at(newest.at)
                    .when(when)
                    .rank(1)
                    .alone(),
            );
        }
    }
    says
}
