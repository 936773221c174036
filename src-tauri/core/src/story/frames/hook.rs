//! The first sentences, by the shape of the story.

use crate::entry::kind::{IntroductionOutcome, MaternalStatus, Purpose, Sleep};
use crate::entry::{Kind, LiveEntry};
use crate::story::draft::{Beat, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::{Age, Scene};
use crate::story::species::young;
use crate::story::text::{Piece, plain, value};
use crate::story::words;
use crate::values::Quantity as _;

/// The opening of the story.
pub(crate) fn open(scene: &Scene) -> Vec<Say> {
    let says = match scene.shape {
        Shape::Friends => friends(scene),
        Shape::TwoGoHome => two_go_home(scene),
        Shape::Wild => wild(scene),
        Shape::Reunion => reunion(scene),
        Shape::Family => family(scene),
        Shape::Fighter => fighter(scene),
        Shape::Loss | Shape::Ask | Shape::Milestone => Vec::new(),
    };
    if says.is_empty() { arrival(scene) } else { says }
}

/// «tiny kitten», with what allows the word.
pub(crate) fn small_one(scene: &Scene, id: &str) -> (String, Vec<String>) {
    let noun = scene.noun(id);
    let tag = scene.about(id).find_map(|e| match &e.kind {
        Kind::Observation(o) if e.subjects.len() == 1 => {
            let small = |t: &&String| t.contains("tiny") || t.contains("small") || *t == "runt";
            o.tags.iter().flatten().find(small).map(|_| e.id.clone())
        }
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
        let uncaring = matches!(&e.kind, Kind::MaternalCare(c) if matches!(
            c.status,
            MaternalStatus::Rejected | MaternalStatus::Ignored | MaternalStatus::NotCaring
        ));
        uncaring && e.subjects.iter().any(|s| s == id)
    })
}

/// Everybody the story is about, brought in with names and kind; and whether they are several.
pub(crate) fn everyone(scene: &Scene) -> (Vec<Piece>, bool) {
    let leads = scene.leads();
    let first = &leads[0];
    let wild = leads.iter().any(|h| scene.is_wild(h));
    let count = leads.len();
    if count == 1 {
        let (text, _) = in_short(scene, first);
        let ent = Ent::Animal(first.clone());
        let words = if scene.has_name(first) { format!("{}, {text},", scene.name(first)) } else { text };
        return (vec![Piece::Intro { ent, first: words }], false);
    }
    let noun = if leads.iter().all(|h| scene.noun(h) == scene.noun(first)) {
        words::plural(&scene.noun(first))
    } else {
        "animals".to_owned()
    };
    let noun = if wild { format!("young {noun}") } else { noun };
    let names: Vec<String> = leads.iter().map(|h| scene.name(h)).collect();
    let named = count <= 4 && leads.iter().all(|h| scene.has_name(h));
    let counted = format!("{} {noun}", words::number(i64::try_from(count).unwrap_or(2)));
    let words = if named { words::list(&names) } else { counted };
    (vec![Piece::Intro { ent: Ent::Group(leads), first: words }], true)
}

/// «a tiny grey tabby kitten», with what allows the words.
fn in_short(scene: &Scene, id: &str) -> (String, Vec<String>) {
    let (small, sources) = small_one(scene, id);
    let coat = scene.animal(id).and_then(|a| scene.free(a.coat.as_deref())).filter(|c| !c.contains(" with "));
    let text = match coat {
        _ if scene.is_wild(id) => format!("young {}", scene.noun(id)),
        Some(coat) if !scene.is_adult(id) => {
            let noun = scene.noun(id);
            small.replace(&noun, &format!("{} {noun}", words::small(coat)))
        }
        _ => small,
    };
    (format!("{} {text}", words::article(&text)), sources)
}

fn hook(frame: &'static str, wordings: &[&str]) -> Say {
    Say::new(frame, Beat::Hook, wordings).rank(0).alone()
}

/// The first entry that a test accepts.
fn find<'a>(scene: &Scene<'a>, mut test: impl FnMut(&LiveEntry) -> bool) -> Option<&'a LiveEntry> {
    scene.entries.iter().copied().find(|e| test(e))
}

fn one(scene: &Scene, id: &str) -> Vec<Piece> {
    let (words, sources) = small_one(scene, id);
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    vec![value(format!("{} {words}", words::article(&words)), &sources)]
}

fn friends(scene: &Scene) -> Vec<Say> {
    let accepted = |e: &LiveEntry| {
        let company = matches!(&e.kind, Kind::Introduction(i)
            if i.outcome == Some(IntroductionOutcome::Accepted) && i.purpose != Some(Purpose::Reunion));
        company && e.subjects.len() > 1
    };
    let Some(meeting) = find(scene, accepted) else { return Vec::new() };
    let ids = super::in_order(scene, meeting.subjects.clone());
    let both = Ent::Group(ids.clone());
    let base = |say: Say| {
        say.who("a", Ent::Animal(ids[0].clone()))
            .who("b", Ent::Animal(ids[1].clone()))
            .text("pa", one(scene, &ids[0]))
            .text("pb", one(scene, &ids[1]))
    };
    let mut says = Vec::new();
    match (unmothered(scene, &ids[0]), unmothered(scene, &ids[1])) {
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
        _ if met_here(scene, &ids) => {
            // A first try that failed ended their being strangers as well.
            let first = find(scene, |e| {
                matches!(e.kind, Kind::Introduction(_)) && ids.iter().all(|id| e.subjects.contains(id))
            });
            let first = first.unwrap_or(meeting);
            says.push(
                base(hook("hook.friends_met", &["{a.n}, {pa}, and {b.n}, {pb}, were strangers until {d}."]))
                    .val("d", scene.day(first), &[&first.id])
                    .from(&[&meeting.id]),
            );
        }
        _ => return Vec::new(),
    }
    let night = scene
        .entries
        .iter()
        .rev()
        .find(|e| matches!(&e.kind, Kind::Cohabit(c) if c.sleep == Some(Sleep::Together)));
    let met = match night {
        Some(night) => hook("hook.friends_now", &["Then they met, and now they sleep side by side."])
            .from(&[&meeting.id, &night.id]),
        None => {
            hook("hook.friends_now", &["Then they met, and they accepted each other."]).from(&[&meeting.id])
        }
    };
    says.push(met.who("s", both));
    says
}

/// Those who went to one home together, two or more of them, and the entry that says so.
pub(crate) fn home_together<'a>(scene: &Scene<'a>) -> Option<(Vec<String>, &'a LiveEntry)> {
    let together = |e: &LiveEntry| matches!(&e.kind, Kind::Adoption(a) if a.together.as_ref().is_some_and(crate::entry::field::Free::is_yes));
    let adoption = find(scene, together)?;
    let all = scene.entries.iter().filter(|e| together(e) && e.at.date() == adoption.at.date());
    let ids = super::in_order(scene, all.flat_map(|e| e.subjects.clone()).collect());
    (ids.len() > 1).then_some((ids, adoption))
}

/// Whether all of them were strangers who met here and accepted each other: not of one litter, not taken in at once.
pub(crate) fn met_here(scene: &Scene, ids: &[String]) -> bool {
    let strangers = |a: &String, b: &String| {
        !scene.are_siblings(a, b)
            && scene.mother_of(a) != Some(b.as_str())
            && scene.mother_of(b) != Some(a.as_str())
            && !came_at_once(scene, a, b)
    };
    let accepted = |id: &String| {
        scene.entries.iter().any(|e| {
            matches!(&e.kind, Kind::Introduction(i)
                if i.outcome == Some(IntroductionOutcome::Accepted) && i.purpose != Some(Purpose::Reunion))
                && e.subjects.contains(id)
                && e.subjects.iter().any(|other| other != id && ids.contains(other))
        })
    };
    ids.iter().all(|id| accepted(id) && ids.iter().all(|other| id == other || strangers(id, other)))
}

fn came_at_once(scene: &Scene, a: &str, b: &str) -> bool {
    scene.entries.iter().any(|e| {
        matches!(e.kind, Kind::Intake(_)) && [a, b].iter().all(|id| e.subjects.iter().any(|s| s == id))
    })
}

fn two_go_home(scene: &Scene) -> Vec<Say> {
    let Some((ids, adoption)) = home_together(scene) else { return Vec::new() };
    let noun = scene.noun(&ids[0]);
    let same = ids.iter().all(|s| scene.noun(s) == noun);
    let noun = if same { words::plural(&noun) } else { "animals".to_owned() };
    let text = format!("{} {noun}", words::number(i64::try_from(ids.len()).unwrap_or(2)));
    let say = hook(
        "hook.home",
        &["{s.n} are {v} who went to one home together.", "{s.n}, {v}, went to one home together."],
    );
    vec![say.who("s", Ent::animals(&ids)).val("v", text, &[&adoption.id]).from(&[&adoption.id])]
}

fn arrival(scene: &Scene) -> Vec<Say> {
    let (who, many) = everyone(scene);
    let leads = scene.leads();
    let of = |e: &LiveEntry, id: &String| e.subjects.contains(id);
    let Some((carer, _)) = scene.carer() else { return Vec::new() };
    let came = |id: &String| {
        let intake = find(scene, |e| matches!(e.kind, Kind::Intake(_)) && of(e, id));
        intake.or_else(|| find(scene, |e| of(e, id) && brought_to(scene, e, carer)))
    };
    let arrivals: Vec<&LiveEntry> = leads.iter().filter_map(came).collect();
    // What is logged of one is not said of all.
    let (Some(entry), true) = (arrivals.first().copied(), arrivals.len() == leads.len()) else {
        return vec![in_care(scene, who, many, carer)];
    };
    let ids: Vec<&str> = arrivals.iter().map(|e| e.id.as_str()).collect();
    let at_once = arrivals.iter().all(|e| e.at.date() == entry.at.date());
    let say = |frame, wordings: &[&str]| {
        hook(frame, wordings)
            .text("who", who.clone())
            .who("s", Ent::animals(&leads))
            .who("c", Ent::Person(carer.to_owned()))
            .from(&ids)
            .when(if at_once { scene.on(entry) } else { Vec::new() })
    };
    let verb = if many { "were" } else { "was" };
    let taken_in = arrivals.iter().all(|e| matches!(e.kind, Kind::Intake(_)));
    let ages: Vec<Option<Age>> = leads.iter().map(|id| scene.age_at(id, entry.at)).collect();
    let age = ages.first().cloned().flatten().filter(|_| taken_in && at_once);
    let age = age.filter(|age| ages.iter().all(|other| other.as_ref() == Some(age)));
    vec![match age {
        Some(age) => {
            let mut said = say("hook.age", &[]).val("age", age.words(), &[&entry.id, &age.source]);
            said.wordings = vec![format!("{{who}} {verb} {{age}} when {{s}} came to {{c.o}}.")];
            said
        }
        None => say("hook.arrival", &["{When}{who} came into {c.p} care.", "{who} came to {c.o}{when}."]),
    }]
}

/// Whether a trap or a placement brought somebody to the carer.
fn brought_to(scene: &Scene, entry: &LiveEntry, carer: &str) -> bool {
    match &entry.kind {
        Kind::Trap(trap) => trap.success != Some(false) && entry.by.as_deref().is_none_or(|by| by == carer),
        Kind::Placement(placement) => placement.to == carer || scene.is_home(&placement.to),
        _ => false,
    }
}

/// Whom the carer has, where nothing that may be told says how or when they came.
fn in_care(scene: &Scene, who: Vec<Piece>, many: bool, carer: &str) -> Say {
    let leads = scene.leads();
    let left = leads.iter().any(|id| scene.about(id).any(|e| leaves(scene, e, carer)));
    let verb = match (left || !scene.anyone_lives(), many) {
        (false, false) => "is",
        (false, true) => "are",
        (true, false) => "was",
        (true, true) => "were",
    };
    let mut say = hook("hook.in_care", &[])
        .text("who", who)
        .who("s", Ent::animals(&leads))
        .who("c", Ent::Person(carer.to_owned()))
        .from(&leads.iter().map(String::as_str).collect::<Vec<_>>());
    say.wordings = vec![format!("{{who}} {verb} in {{c.p}} care.")];
    match leads.as_slice() {
        [one] if scene.has_name(one) => {
            let (text, sources) = in_short(scene, one);
            let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
            let mut say = say.val("v", text, &sources);
            say.wordings = vec![format!("{{s.n}} {verb} {{v}} in {{c.p}} care.")];
            say
        }
        _ => say,
    }
}

fn leaves(scene: &Scene, entry: &LiveEntry, carer: &str) -> bool {
    match &entry.kind {
        Kind::Adoption(_) | Kind::Release(_) | Kind::Death(_) => true,
        Kind::Placement(placement) => placement.to != carer && !scene.is_home(&placement.to),
        _ => false,
    }
}

fn wild(scene: &Scene) -> Vec<Say> {
    let Some(release) = find(scene, |e| matches!(e.kind, Kind::Release(_))) else { return Vec::new() };
    let (who, _) = everyone(scene);
    vec![
        hook("hook.wild", &["{who} needed help. {When}{s} went back to the wild."])
            .text("who", who)
            .who("s", Ent::animals(&scene.heroes))
            .from(&[&release.id])
            .when(scene.on(release)),
    ]
}

fn reunion(scene: &Scene) -> Vec<Say> {
    let back = find(scene, |e| match &e.kind {
        Kind::Reunion(r) => r.outcome == Some(IntroductionOutcome::Accepted),
        Kind::Introduction(i) => {
            i.outcome == Some(IntroductionOutcome::Accepted) && i.purpose == Some(Purpose::Reunion)
        }
        _ => false,
    });
    let Some(back) = back else { return Vec::new() };
    let children = back.subjects.iter().filter(|s| !scene.is_adult(s)).cloned().collect();
    let ids = super::in_order(scene, children);
    let Some(turned) = ids.first().and_then(|first| unmothered(scene, first)) else { return Vec::new() };
    let whom = Ent::animals(&ids);
    let rejected = matches!(&turned.kind, Kind::MaternalCare(c) if c.status == MaternalStatus::Rejected);
    let all = ids.len() == scene.heroes.iter().filter(|h| !scene.is_adult(h)).count() && ids.len() == 1;
    let who = if all {
        let (small, _) = small_one(scene, &ids[0]);
        let first = format!("{}, {} {small},", scene.name(&ids[0]), words::article(&small));
        vec![Piece::Intro { ent: whom.clone(), first }]
    } else {
        vec![Piece::Ent(whom.clone())]
    };
    let verb = if ids.len() == 1 { "was" } else { "were" };
    let mut say = hook("hook.reunion", &[])
        .text("who", who)
        .who("y", whom)
        .from(&[&turned.id, &back.id])
        .when(scene.on(back));
    let lost = if rejected {
        format!("{verb} turned away by {{y.p}} mother")
    } else {
        "had to do without {y.p} mother’s care".to_owned()
    };
    say.wordings = vec![format!("{{who}} {lost}. {{When}}the mother took {{y.o}} back.")];
    vec![say]
}

/// A mother who kept her whole litter: her id, «all five kittens», and what says so.
pub(crate) fn kept_family(scene: &Scene) -> Option<(String, Piece, String)> {
    let kept =
        find(scene, |e| matches!(&e.kind, Kind::MaternalCare(c) if c.status == MaternalStatus::AcceptedAll))?;
    let adult = kept.subjects.iter().find(|s| scene.is_adult(s)).cloned();
    let mother = adult.or_else(|| scene.heroes.iter().find_map(|h| scene.mother_of(h)).map(str::to_owned))?;
    let mut litters = scene.log.litters.iter().filter(|(_, l)| l.mother.as_deref() == Some(mother.as_str()));
    let size = litters.next().and_then(|(id, _)| scene.litter_size(id));
    let noun = words::plural(&young(scene.animal(&mother).map_or("animal", |a| a.species.as_str())));
    let all = match &size {
        Some((n, source)) => value(format!("all {} {noun}", words::number(*n)), &[source, &kept.id]),
        None => value(format!("all her {noun}"), &[&kept.id]),
    };
    Some((mother, all, kept.id.clone()))
}

fn family(scene: &Scene) -> Vec<Say> {
    let Some((mother, all, kept)) = kept_family(scene) else { return Vec::new() };
    let kind = scene.noun(&mother);
    let first = if scene.has_name(&mother) {
        format!("{}, a mother {kind},", scene.name(&mother))
    } else {
        format!("a mother {kind}")
    };
    vec![
        hook("hook.family", &["{who} kept {v} close."])
            .text("who", vec![Piece::Intro { ent: Ent::Animal(mother), first }])
            .text("v", vec![all])
            .from(&[&kept]),
    ]
}

/// The lowest and the latest weight of a lone hero who gained.
pub(crate) fn way_up<'a>(scene: &Scene<'a>) -> Option<[(&'a LiveEntry, f64, bool); 2]> {
    let [hero] = scene.heroes.as_slice() else { return None };
    let weights: Vec<(&'a LiveEntry, f64, bool)> = scene
        .about(hero)
        .filter(|e| e.subjects.len() == 1)
        .filter_map(|e| match &e.kind {
            Kind::Weight(w) => Some((e, w.grams?.value(), w.estimated == Some(true))),
            _ => None,
        })
        .collect();
    let low = *weights.iter().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.at.cmp(&b.0.at)))?;
    let last = *weights.last()?;
    (last.1 >= low.1 * 1.2).then_some([low, last])
}

fn fighter(scene: &Scene) -> Vec<Say> {
    let Some([low, last]) = way_up(scene) else { return Vec::new() };
    let grams =
        |g: f64, about: bool| format!("{}{} grams", if about { "about " } else { "" }, words::decimal(g));
    let (who, _) = everyone(scene);
    let by = [vec![plain("by ")], scene.on(last.0)[1..].to_vec()].concat();
    vec![
        hook(
            "hook.fighter",
            &[
                "{who} weighed {v} at the lowest point. {When}{s} {s:was/were} up to {w}.",
                "At the lowest point, {who} weighed {v}. {When}{s} {s:was/were} up to {w}.",
            ],
        )
        .text("who", who)
        .who("s", Ent::animals(&scene.heroes))
        .val("v", grams(low.1, low.2), &[&low.0.id])
        .val("w", grams(last.1, last.2), &[&last.0.id])
        .when(by),
    ]
}
