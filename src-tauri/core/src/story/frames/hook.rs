//! The first sentences and the titles, by the shape of the story.

use crate::entry::kind::{IntroductionOutcome, MaternalStatus, Sleep};
use crate::entry::{Kind, LiveEntry};
use crate::story::draft::{Beat, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, listed, plain, value};
use crate::story::words;
use crate::values::Quantity as _;

/// «a tiny kitten», with what allows the word.
pub(crate) fn small_one(scene: &Scene, id: &str) -> (String, Vec<String>) {
    let noun = scene.noun(id);
    let tag = scene.about(id).find_map(|e| match &e.kind {
        Kind::Observation(o) if e.subjects.len() == 1 => o
            .tags
            .iter()
            .flatten()
            .find(|t| t.contains("tiny") || t.contains("small") || *t == "runt")
            .map(|_| e.id.clone()),
        _ => None,
    });
    match tag {
        Some(entry) => (format!("tiny {noun}"), vec![id.to_owned(), entry]),
        None => (noun, vec![id.to_owned()]),
    }
}

/// The entry in which a mother did not care for an animal.
pub(crate) fn unmothered<'a>(scene: &Scene<'a>, id: &str) -> Option<&'a LiveEntry> {
    scene.entries.iter().copied().find(|e| {
        e.subjects.iter().any(|s| s == id)
            && matches!(&e.kind, Kind::MaternalCare(c) if matches!(c.status, MaternalStatus::Rejected | MaternalStatus::Ignored | MaternalStatus::NotCaring))
    })
}

fn one(scene: &Scene, id: &str) -> Vec<Piece> {
    let (words, sources) = small_one(scene, id);
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    vec![value(format!("{} {words}", words::article(&words)), &sources)]
}

fn hook(frame: &'static str, wordings: &[&str]) -> Say {
    Say::new(frame, Beat::Hook, wordings).rank(0).alone()
}

/// The first entry that a test accepts.
fn find<'a>(scene: &Scene<'a>, mut test: impl FnMut(&LiveEntry) -> bool) -> Option<&'a LiveEntry> {
    scene.entries.iter().copied().find(|e| test(e))
}

/// The opening of the story.
pub(crate) fn open(scene: &Scene) -> Vec<Say> {
    let says = match scene.shape {
        Shape::Friends => friends(scene),
        Shape::TwoGoHome => two_go_home(scene),
        Shape::Wild => wild(scene),
        Shape::Reunion => reunion(scene),
        Shape::Family => family(scene),
        Shape::Loss | Shape::Ask => arrival(scene),
        Shape::Fighter => fighter(scene),
        Shape::Milestone => milestone(scene),
    };
    if says.is_empty() { arrival(scene) } else { says }
}

fn friends(scene: &Scene) -> Vec<Say> {
    let Some(meeting) = find(scene, |e| {
        matches!(&e.kind, Kind::Introduction(i) if i.outcome == Some(IntroductionOutcome::Accepted))
            && e.subjects.len() > 1
    }) else {
        return Vec::new();
    };
    let ids = super::in_order(scene, meeting.subjects.clone());
    let (a, b) = (ids[0].clone(), ids[1].clone());
    let (pa, pb) = (one(scene, &a), one(scene, &b));
    let base = |say: Say| {
        say.who("a", Ent::Animal(a.clone()))
            .who("b", Ent::Animal(b.clone()))
            .text("pa", pa.clone())
            .text("pb", pb.clone())
    };
    let mut says = Vec::new();
    match (unmothered(scene, &a), unmothered(scene, &b)) {
        (Some(x), Some(y)) => says.push(
            base(hook(
                "hook.friends",
                &[
                    "{a.n}, {pa}, and {b.n}, {pb}, both had to do without their mothers’ care.",
                    "Neither {a.n}, {pa}, nor {b.n}, {pb}, got the care of a mother.",
                ],
            ))
            .from(&[&x.id, &y.id]),
        ),
        _ => {
            says.push(
                base(hook("hook.friends_met", &["{a.n}, {pa}, and {b.n}, {pb}, were strangers until {d}."]))
                    .val("d", words::date(meeting.at.date(), false), &[&meeting.id]),
            );
        }
    }
    let both = Ent::Group(vec![a.clone(), b.clone()]);
    let nights = scene
        .entries
        .iter()
        .rev()
        .find(|e| matches!(&e.kind, Kind::Cohabit(c) if c.sleep == Some(Sleep::Together)));
    says.push(
        match nights {
            Some(night) => hook("hook.friends_now", &["Then they met, and now they sleep side by side."])
                .from(&[&meeting.id, &night.id]),
            None => hook("hook.friends_now", &["Then they met, and they accepted each other."])
                .from(&[&meeting.id]),
        }
        .who("s", both),
    );
    says
}

fn two_go_home(scene: &Scene) -> Vec<Say> {
    let Some(adoption) = find(scene, |e| matches!(&e.kind, Kind::Adoption(_)) && e.subjects.len() > 1) else {
        return Vec::new();
    };
    let both = Ent::animals(&super::in_order(scene, adoption.subjects.clone()));
    let noun = scene.noun(&adoption.subjects[0]);
    let same = adoption.subjects.iter().all(|s| scene.noun(s) == noun);
    let noun = if same { words::plural(&noun) } else { "animals".to_owned() };
    let text = format!("{} {noun}", words::number(i64::try_from(adoption.subjects.len()).unwrap_or(2)));
    vec![
        hook(
            "hook.home",
            &["{s.n} are {v} who went to one home together.", "{s.n}, {v}, went to one home together."],
        )
        .who("s", both)
        .val("v", text, &[&adoption.id])
        .from(&[&adoption.id]),
    ]
}

/// «four young squirrels», with their names when they have any that may be told.
fn everyone(scene: &Scene) -> (Vec<Piece>, bool) {
    let wild = scene.heroes.iter().any(|h| scene.is_wild(h));
    let first = &scene.heroes[0];
    let noun = if wild { format!("young {}", scene.noun(first)) } else { scene.noun(first) };
    let n = scene.heroes.len();
    let ids: Vec<&str> = scene.heroes.iter().map(String::as_str).collect();
    let same = scene.heroes.iter().all(|h| scene.noun(h) == scene.noun(first));
    if n == 1 {
        let mut pieces =
            if scene.has_name(first) { vec![value_name(scene, first), plain(", ")] } else { Vec::new() };
        let (small, sources) = small_one(scene, first);
        let text = if wild { noun } else { small };
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        pieces.push(value(format!("{} {text}", words::article(&text)), &sources));
        if scene.has_name(first) {
            pieces.push(plain(","));
        }
        return (pieces, false);
    }
    let noun = if same { words::plural(&noun) } else { "young animals".to_owned() };
    let mut pieces = vec![value(format!("{} {noun}", words::number(i64::try_from(n).unwrap_or(2))), &ids)];
    if n <= 4 && scene.heroes.iter().all(|h| scene.has_name(h)) {
        pieces = listed(scene.heroes.iter().map(|h| vec![value_name(scene, h)]).collect());
    }
    (pieces, true)
}

fn value_name(scene: &Scene, id: &str) -> Piece {
    crate::story::text::tracked(crate::story::draft::SpanKind::Name, scene.name(id), &[id])
}

fn arrival(scene: &Scene) -> Vec<Say> {
    let (who, _) = everyone(scene);
    let Some(entry) =
        find(scene, |e| matches!(e.kind, Kind::Intake(_))).or_else(|| scene.entries.first().copied())
    else {
        return Vec::new();
    };
    let Some((carer, _)) = scene.carer() else { return Vec::new() };
    vec![
        hook("hook.arrival", &["{When}{who} came into the care of {c.o}.", "{who} came to {c.o}{when}."])
            .text("who", who)
            .who("c", Ent::Person(carer.to_owned()))
            .from(&[&entry.id])
            .when(scene.on(entry)),
    ]
}

fn wild(scene: &Scene) -> Vec<Say> {
    let Some(release) = find(scene, |e| matches!(e.kind, Kind::Release(_))) else { return Vec::new() };
    let (who, many) = everyone(scene);
    let wordings: &[&str] = if many {
        &["{who} needed help, and {When}they went back to the wild."]
    } else {
        &["{who} needed help, and {When}went back to the wild."]
    };
    vec![hook("hook.wild", wordings).text("who", who).from(&[&release.id]).when(scene.on(release))]
}

fn reunion(scene: &Scene) -> Vec<Say> {
    let Some(back) = find(scene, |e| match &e.kind {
        Kind::Reunion(r) => r.outcome == Some(IntroductionOutcome::Accepted),
        Kind::Introduction(i) => {
            i.outcome == Some(IntroductionOutcome::Accepted)
                && i.purpose == Some(crate::entry::kind::Purpose::Reunion)
        }
        _ => false,
    }) else {
        return Vec::new();
    };
    let young: Vec<String> =
        super::in_order(scene, back.subjects.iter().filter(|s| !scene.is_adult(s)).cloned().collect());
    let Some(first) = young.first() else { return Vec::new() };
    let (Some(mother), Some(turned)) = (scene.mother_of(first), unmothered(scene, first)) else {
        return Vec::new();
    };
    let whom = Ent::animals(&young);
    let (pieces, _) = everyone(scene);
    let lone = young.len() == 1 && scene.heroes.len() == 1;
    let rejected = matches!(&turned.kind, Kind::MaternalCare(c) if c.status == MaternalStatus::Rejected);
    let act = if rejected { "turned away" } else { "left without care" };
    let mut say = hook("hook.reunion", &[])
        .who("y", whom)
        .who("m", Ent::Animal(mother.to_owned()))
        .from(&[&turned.id, &back.id])
        .when(scene.on(back));
    say.wordings = if lone {
        vec![
            format!("{{who}} was {act} by {{poss}} mother. {{When}}the mother took {{obj}} back.")
                .replace("{poss}", possessive(scene, first))
                .replace("{obj}", object(scene, first)),
        ]
    } else {
        vec![format!("{{y}} were {act} by their mother. {{When}}the mother took them back.")]
    };
    vec![say.text("who", pieces)]
}

fn possessive(scene: &Scene, id: &str) -> &'static str {
    match scene.animal(id).and_then(|a| a.sex.as_deref()) {
        Some("female") => "her",
        Some("male") => "his",
        _ => "its",
    }
}

fn object(scene: &Scene, id: &str) -> &'static str {
    match scene.animal(id).and_then(|a| a.sex.as_deref()) {
        Some("female") => "her",
        Some("male") => "him",
        _ => "it",
    }
}

fn family(scene: &Scene) -> Vec<Say> {
    let Some(kept) =
        find(scene, |e| matches!(&e.kind, Kind::MaternalCare(c) if c.status == MaternalStatus::AcceptedAll))
    else {
        return Vec::new();
    };
    let mother = kept
        .subjects
        .iter()
        .find(|s| scene.is_adult(s))
        .cloned()
        .or_else(|| scene.heroes.iter().find_map(|h| scene.mother_of(h)).map(str::to_owned));
    let Some(mother) = mother else { return Vec::new() };
    let size = scene
        .log
        .litters
        .iter()
        .find(|(_, l)| l.mother.as_deref() == Some(mother.as_str()))
        .and_then(|(id, _)| scene.litter_size(id));
    let young = words::plural(&crate::story::scene::young(
        scene.animal(&mother).map_or("animal", |a| a.species.as_str()),
    ));
    let (text, source) = match &size {
        Some((n, source)) => (format!("all {} {young}", words::number(*n)), source.as_str()),
        None => (format!("all her {young}"), kept.id.as_str()),
    };
    let noun = scene.noun(&mother);
    let mut who = Vec::new();
    if scene.has_name(&mother) {
        who.push(value_name(scene, &mother));
        who.push(plain(", "));
    }
    who.push(value(format!("a mother {noun}"), &[&mother]));
    if scene.has_name(&mother) {
        who.push(plain(","));
    }
    vec![
        hook("hook.family", &["{who} kept {v} close.", "{who} cared for {v} herself."])
            .text("who", who)
            .val("v", text, &[source, &kept.id])
            .from(&[&kept.id]),
    ]
}

fn fighter(scene: &Scene) -> Vec<Say> {
    let Some(hero) = scene.heroes.first().filter(|_| scene.heroes.len() == 1) else { return Vec::new() };
    let weights: Vec<(&LiveEntry, f64, bool)> = scene
        .about(hero)
        .filter(|e| e.subjects.len() == 1)
        .filter_map(|e| {
            if let Kind::Weight(w) = &e.kind {
                Some((e, w.grams?.value(), w.estimated == Some(true)))
            } else {
                None
            }
        })
        .collect();
    let low = weights.iter().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.at.cmp(&b.0.at)));
    let (who, _) = everyone(scene);
    let grams = |g: f64, est: bool| format!("{}{} grams", if est { "about " } else { "" }, words::decimal(g));
    if let (Some(low), Some(last)) =
        (low, weights.last().filter(|l| low.is_some_and(|low| l.1 > low.1 * 1.2)))
    {
        return vec![
            hook(
                "hook.fighter",
                &[
                    "{who} weighed {v} at the lowest point. {When}it was {w}.",
                    "At the lowest point {who} weighed {v}. {When}it was {w}.",
                ],
            )
            .text("who", who)
            .val("v", grams(low.1, low.2), &[&low.0.id])
            .val("w", grams(last.1, last.2), &[&last.0.id])
            .when([vec![plain("by ")], scene.on(last.0)[1..].to_vec()].concat()),
        ];
    }
    Vec::new()
}

fn milestone(scene: &Scene) -> Vec<Say> {
    let _ = scene;
    Vec::new()
}

/// Three titles: plain, warm, short.
pub(crate) fn titles(scene: &Scene) -> Vec<Say> {
    let title = |frame, wordings: &[&str]| Say::new(frame, Beat::Hook, wordings).alone();
    let heroes = Ent::animals(&scene.heroes);
    let adjective_noun = |id: &str| {
        let (words, sources) = small_one(scene, id);
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        vec![value(words, &sources)]
    };
    let (whole, many) = everyone(scene);
    let first = scene.heroes[0].clone();
    let mut says = match scene.shape {
        Shape::Friends if scene.heroes.len() == 2 => {
            let b = scene.heroes[1].clone();
            let both = unmothered(scene, &first).is_some() && unmothered(scene, &b).is_some();
            let fill = |say: Say| {
                say.text("a", adjective_noun(&first))
                    .text("b", adjective_noun(&b))
                    .who("s", heroes.clone())
                    .from(&[&first, &b])
            };
            vec![
                fill(title(
                    "title.friends",
                    if both {
                        &["{a} and {b}, both without a mother’s care, find company in each other"]
                    } else {
                        &["{a} and {b} from different litters find company in each other"]
                    },
                )),
                fill(title("title.friends_warm", &["How {s.n}, {a} and {b}, stop being alone"])),
                fill(title("title.friends_short", &["{s.n} find each other"])),
            ]
        }
        Shape::TwoGoHome => vec![
            title("title.home", &["{s.n} go home together, just as they lived"]).who("s", heroes.clone()),
            title("title.home_warm", &["Two who belong together: {s.n} share one new home"])
                .who("s", heroes.clone()),
            title("title.home_short", &["{s.n} go home together"]).who("s", heroes.clone()),
        ],
        Shape::Wild => vec![
            title("title.wild", &["{who} in need of help {go} back to the wild"]),
            title("title.wild_warm", &["From a helping hand back to the wild: {who}"]),
            title("title.wild_short", &["Back to the wild: {who}"]),
        ],
        Shape::Reunion => vec![
            title("title.reunion", &["After time in human hands, {s.n} {s:is/are} back with {s.p} mother"])
                .who("s", heroes.clone()),
            title("title.reunion_warm", &["A mother changes her mind and takes {s.n} back"])
                .who("s", heroes.clone()),
            title("title.reunion_short", &["{s.n} and a mother’s second look"]).who("s", heroes.clone()),
        ],
        Shape::Family => vec![
            title("title.family", &["One mother, one litter, and nobody left out"]),
            title("title.family_warm", &["A mother keeps every one of her young close"]),
            title("title.family_short", &["The family that stays together"]),
        ],
        Shape::Fighter => vec![
            title("title.fighter", &["{who} finds a way up, one feed at a time"]),
            title("title.fighter_warm", &["Small steps, steady care: how {s.n} grows"])
                .who("s", heroes.clone()),
            title("title.fighter_short", &["{s.n} grows, gram by gram"]).who("s", heroes.clone()),
        ],
        _ => vec![
            title("title.plain", &["{who} {grow} up in careful hands"]),
            title("title.warm", &["Day by day: how {who} {grow}"]),
            title("title.short", &["{who}, day by day"]),
        ],
    };
    for say in &mut says {
        let grow = if many { "grow" } else { "grows" };
        let go = if many { "go" } else { "goes" };
        say.args.push(("who", crate::story::text::Arg::Text(whole.clone())));
        say.wordings = say.wordings.iter().map(|w| w.replace("{grow}", grow).replace("{go}", go)).collect();
        say.entries.extend(scene.heroes.iter().cloned());
    }
    says
}
