//! Three titles for every story: plain, warm, short. True of the log, in the present tense, and never of a death.

use super::hook::{everyone, home_together, kept_family, met_here, small_one, unmothered, way_up};
use crate::entry::Kind;
use crate::entry::kind::{IntroductionOutcome, MaternalStatus};
use crate::story::draft::{Beat, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, value};
use crate::story::words;

/// Three titles: plain, warm, short.
pub(crate) fn titles(scene: &Scene) -> Vec<Say> {
    let told = match scene.shape {
        Shape::Friends => friends(scene),
        Shape::TwoGoHome => two_go_home(scene),
        Shape::Wild => Some(wild(scene)),
        Shape::Reunion => reunion(scene),
        Shape::Family => family(scene),
        Shape::Fighter => fighter(scene),
        Shape::Loss | Shape::Milestone | Shape::Ask => None,
    };
    let mut says = told.unwrap_or_else(|| growing(scene)).to_vec();
    for say in &mut says {
        say.entries.extend(scene.heroes.iter().cloned());
    }
    says
}

fn title(frame: &'static str, wording: &str) -> Say {
    Say::new(frame, Beat::Hook, &[wording]).alone()
}

fn heroes(scene: &Scene) -> Ent {
    Ent::animals(&scene.heroes)
}

/// «tiny kitten», resting on what allows the words.
fn kind_of(scene: &Scene, id: &str) -> Vec<Piece> {
    let (words, sources) = small_one(scene, id);
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    vec![value(words, &sources)]
}

fn friends(scene: &Scene) -> Option<[Say; 3]> {
    let meeting = scene.entries.iter().find(|e| {
        matches!(&e.kind, Kind::Introduction(i) if i.outcome == Some(IntroductionOutcome::Accepted))
            && e.subjects.len() == 2
    })?;
    let ids = super::in_order(scene, meeting.subjects.clone());
    let fill = |say: Say| {
        say.text("a", kind_of(scene, &ids[0]))
            .text("b", kind_of(scene, &ids[1]))
            .who("x", Ent::Animal(ids[0].clone()))
            .who("y", Ent::Animal(ids[1].clone()))
            .who("s", Ent::Group(ids.clone()))
            .from(&[&meeting.id])
    };
    let alone = unmothered(scene, &ids[0]).is_some() && unmothered(scene, &ids[1]).is_some();
    if !alone && !met_here(scene, &ids) {
        return None;
    }
    let plain = if scene.is_adult(&ids[1]) {
        "{x.n}, a {a}, finds a place with {y.n}"
    } else if alone {
        "{a} and {b}, both without a mother’s care, find company in each other"
    } else {
        "{a} and {b}, strangers at first, find company in each other"
    };
    Some([
        fill(title("title.friends", plain)),
        fill(title("title.friends_warm", "How {s.n}, {a} and {b}, stop being alone")),
        fill(title("title.friends_short", "{s.n} find each other")),
    ])
}

fn two_go_home(scene: &Scene) -> Option<[Say; 3]> {
    let (ids, adoption) = home_together(scene)?;
    let noun = scene.noun(&ids[0]);
    let same = ids.iter().all(|id| scene.noun(id) == noun);
    let noun = if same { words::plural(&noun) } else { "animals".to_owned() };
    let count = words::number(i64::try_from(ids.len()).ok()?);
    let many = format!("{count} {noun}");
    let sources: Vec<&str> = ids.iter().map(String::as_str).chain([adoption.id.as_str()]).collect();
    let all = if ids.len() == 2 { "both".to_owned() } else { format!("all {count}") };
    let fill = |say: Say| {
        say.who("s", Ent::animals(&ids)).val("n", many.clone(), &sources).val("all", all.clone(), &sources)
    };
    let plain = if met_here(scene, &ids) {
        "{s.n}, {n} who met in foster care, go home together"
    } else {
        "{s.n}, {n}, go home together"
    };
    Some([
        fill(title("title.home", plain)),
        fill(title("title.home_warm", "One home for {all}: {s.n} stay side by side")),
        fill(title("title.home_short", "{s.n} go home together")),
    ])
}

fn wild(scene: &Scene) -> [Say; 3] {
    let (who, many) = everyone(scene);
    let go = if many { "go" } else { "goes" };
    let fill = |say: Say| say.text("who", who.clone());
    [
        fill(title("title.wild", &format!("{{who}} in need of help {go} back to the wild"))),
        fill(title("title.wild_warm", "From a helping hand back to the wild: {who}")),
        fill(title("title.wild_short", "Back to the wild: {who}")),
    ]
}

fn reunion(scene: &Scene) -> Option<[Say; 3]> {
    let young: Vec<String> = scene.heroes.iter().filter(|h| !scene.is_adult(h)).cloned().collect();
    let [hero] = young.as_slice() else { return None };
    let fill = |say: Say| say.who("s", Ent::Animal(hero.clone())).text("a", kind_of(scene, hero));
    let failed = scene.entries.iter().any(|e| match &e.kind {
        Kind::Reunion(r) => r.outcome == Some(IntroductionOutcome::Failed),
        _ => false,
    });
    let rejected = unmothered(scene, hero)
        .is_some_and(|e| matches!(&e.kind, Kind::MaternalCare(c) if c.status == MaternalStatus::Rejected));
    let plain = if rejected {
        "{s.n}, a {a} turned away at first, is back with {s.p} mother"
    } else {
        "{s.n}, a {a} fed by hand, is back with {s.p} mother"
    };
    let warm = if failed {
        "After tries that failed, a mother takes {s.n} back"
    } else {
        "A mother changes her mind and takes {s.n} back"
    };
    Some([
        fill(title("title.reunion", plain)),
        fill(title("title.reunion_warm", warm)),
        fill(title("title.reunion_short", "A mother takes {s.n} back")),
    ])
}

fn family(scene: &Scene) -> Option<[Say; 3]> {
    let (mother, all, kept) = kept_family(scene)?;
    let who = if scene.has_name(&mother) { "{m.n}, a mother {k}," } else { "A mother {k}" };
    let fill = |say: Say| {
        say.who("m", Ent::Animal(mother.clone()))
            .val("k", scene.noun(&mother), &[&mother])
            .text("v", vec![all.clone()])
            .from(&[&kept])
    };
    Some([
        fill(title("title.family", &format!("{who} keeps {{v}} close"))),
        fill(title("title.family_warm", "A whole litter, a caring mother, and nobody left out")),
        fill(title("title.family_short", &format!("{who} and {{v}}"))),
    ])
}

fn fighter(scene: &Scene) -> Option<[Say; 3]> {
    let [low, last] = way_up(scene)?;
    let (who, _) = everyone(scene);
    let grams = |g: f64| format!("{} grams", words::decimal(g));
    let fill = |say: Say| {
        say.who("s", heroes(scene)).text("who", who.clone()).val("v", grams(low.1), &[&low.0.id]).val(
            "w",
            words::decimal(last.1),
            &[&last.0.id],
        )
    };
    let plain = if low.2 || last.2 {
        "{who} finds a way up, one feed at a time"
    } else {
        "{who} finds a way up from {v} to {w}"
    };
    Some([
        fill(title("title.fighter", plain)),
        fill(title("title.fighter_warm", "Small steps, steady care: how {s.n} grows")),
        fill(title("title.fighter_short", "{s.n} grows, gram by gram")),
    ])
}

fn growing(scene: &Scene) -> [Say; 3] {
    let (who, many) = everyone(scene);
    let grow = if many { "grow" } else { "grows" };
    let fill = |say: Say| say.text("who", who.clone());
    if !scene.anyone_lives() {
        return [
            fill(title("title.plain", "{who} in careful hands")),
            fill(title("title.warm", "The days of {who}")),
            fill(title("title.short", "{who}")),
        ];
    }
    [
        fill(title("title.plain", &format!("{{who}} {grow} up in careful hands"))),
        fill(title("title.warm", &format!("Day by day: how {{who}} {grow}"))),
        fill(title("title.short", "{who}, day by day")),
    ]
}
