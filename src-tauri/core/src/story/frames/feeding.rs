//! How they were fed.

use super::{Stretch, alike, doer, in_order};
use crate::entry::kind::{FeedMethod, Vigour, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause;
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;
use crate::values::Quantity as _;

type Feeds<'a> = Vec<(&'a LiveEntry, &'a fields::Feed)>;

/// The feeds of a stretch: what began, what changed, what was refused.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    for method in [
        FeedMethod::Bottle,
        FeedMethod::Syringe,
        FeedMethod::Tube,
        FeedMethod::Nursing,
        FeedMethod::Gruel,
        FeedMethod::OnItsOwn,
    ] {
        let groups = alike(&stretch.animals, |id| {
            let feeds: Vec<&str> =
                feeds_of(stretch, id, Some(&method)).iter().map(|(e, _)| e.id.as_str()).collect();
            (!feeds.is_empty()).then_some(method.clone())
        });
        for (animals, _) in groups {
            says.extend(by_method(scene, stretch, &animals, &method));
        }
    }
    for id in &stretch.animals {
        let feeds = feeds_of(stretch, id, None);
        let ent = Ent::Animal(id.clone());
        if let Some((entry, _)) = feeds.iter().find(|(_, f)| f.first_latch == Some(true)) {
            says.push(
                Say::new(
                    "feed.latch",
                    Beat::Care,
                    &["{When}{s} latched on for the first time.", "{s} latched on for the first time{when}."],
                )
                .who("s", ent.clone())
                .from(&[&entry.id])
                .at(entry.at)
                .when(scene.age_or_date(id, entry))
                .rank(0),
            );
        }
        let refused: Feeds = feeds
            .iter()
            .copied()
            .filter(|(_, f)| f.refused.as_ref().is_some_and(crate::entry::field::Free::is_yes))
            .collect();
        if let Some((entry, _)) = refused.first() {
            let ids: Vec<&str> = refused.iter().map(|(e, _)| e.id.as_str()).collect();
            let wordings: &[&str] = if refused.len() > 1 {
                &["{When}{s} began to refuse milk.", "{s} kept refusing milk."]
            } else {
                &["{When}{s} refused a feed.", "{s} refused a feed{when}."]
            };
            says.push(
                Say::new("feed.refused", Beat::Struggle, wordings)
                    .who("s", ent.clone())
                    .from(&ids)
                    .at(entry.at)
                    .when(scene.on(entry))
                    .rank(1),
            );
        }
        says.extend(vigour(scene, &feeds, &ent));
    }
    says
}

fn feeds_of<'a>(stretch: &Stretch<'a>, animal: &str, method: Option<&FeedMethod>) -> Feeds<'a> {
    stretch
        .entries
        .iter()
        .copied()
        .filter(|e| e.subjects.iter().any(|s| s == animal))
        .filter_map(|e| if let Kind::Feed(f) = &e.kind { Some((e, f)) } else { None })
        .filter(|(_, f)| method.is_none_or(|m| f.method == *m))
        .collect()
}

fn is_summary(feed: &fields::Feed) -> bool {
    feed.every_hours.is_some() || feed.times_per_day.is_some() || feed.days.is_some()
}

#[allow(clippy::too_many_lines)] // A closed list of methods, one wording after another.
fn by_method(scene: &Scene, stretch: &Stretch, animals: &[String], method: &FeedMethod) -> Vec<Say> {
    let mut all: Feeds = animals.iter().flat_map(|id| feeds_of(stretch, id, Some(method))).collect();
    all.sort_by(|a, b| (a.0.at, &a.0.id).cmp(&(b.0.at, &b.0.id)));
    all.dedup_by(|a, b| a.0.id == b.0.id);
    let taken: Feeds = all
        .iter()
        .copied()
        .filter(|(_, f)| !f.refused.as_ref().is_some_and(crate::entry::field::Free::is_yes))
        .collect();
    let Some((first, feed)) = taken.first().copied() else { return Vec::new() };
    let told_at_reunion = stretch.entries.iter().any(|e| match &e.kind {
        Kind::Reunion(r) => r.nursed.as_ref().is_some_and(crate::entry::field::Free::is_yes),
        _ => false,
    });
    if *method == FeedMethod::Nursing && told_at_reunion {
        return Vec::new();
    }
    // How they were fed before they met was told then.
    let start = stretch.entries.iter().find(|e| matches!(e.kind, Kind::Introduction(_))).map(|e| e.at);
    let by_hand = matches!(method, FeedMethod::Bottle | FeedMethod::Syringe | FeedMethod::Tube);
    let known = |id: &String| {
        scene.about(id).any(|e| {
            start.is_some_and(|start| e.at < start) && matches!(&e.kind, Kind::Feed(f) if f.method == *method)
        })
    };
    let animals: Vec<String> =
        animals.iter().filter(|id| !(stretch.together && by_hand && known(id))).cloned().collect();
    let animals = animals.as_slice();
    if animals.is_empty() {
        return Vec::new();
    }
    let very_first =
        animals.iter().all(|id| feeds_of(stretch, id, None).first().is_none_or(|(e, _)| e.at >= first.at));
    let ids: Vec<&str> = taken.iter().map(|(e, _)| e.id.as_str()).collect();
    let wild = animals.iter().any(|id| scene.is_wild(id));
    let ent = Ent::animals(&in_order(scene, animals.to_vec()));
    let lone = animals.len() == 1;
    let Some(by) = doer(scene, first) else { return Vec::new() };
    let many = taken.len() > 1 || taken.iter().any(|(_, f)| is_summary(f));
    let when = if lone { scene.age_or_date(&animals[0], first) } else { scene.on(first) };
    let beside = taken.iter().any(|(_, f)| {
        [&f.top_up, &f.also_nursing].into_iter().flatten().any(crate::entry::field::Free::is_yes)
    });
    let wordings: &[&str] = match (method, many) {
        (FeedMethod::Bottle, false) if beside => &["{by} gave {s.n} a bottle on top of nursing{reason}."],
        (FeedMethod::Bottle, _) if beside => &[
            "{by} bottle-fed {s.n} as a top-up while {s} also nursed{reason}.",
            "{s.n} nursed and {s:was/were} bottle-fed by {by.o} on top{reason}.",
        ],
        (FeedMethod::Bottle, true) => {
            &["{by} bottle-fed {s.n}{reason}.", "{s.n} {s:was/were} bottle-fed by {by.o}{reason}."]
        }
        (FeedMethod::Bottle, false) => {
            &["{by} gave {s.n} a bottle{reason}.", "{s.n} got a bottle from {by.o}{reason}."]
        }
        (FeedMethod::Syringe, true) => {
            &["{by} fed {s.n} by syringe{reason}.", "{s.n} {s:was/were} syringe-fed by {by.o}{reason}."]
        }
        (FeedMethod::Syringe, false) => &["{by} fed {s.n} with a syringe{reason}."],
        (FeedMethod::Tube, _) => &["{s.n} {s:was/were} tube-fed{reason}.", "{by} tube-fed {s.n}{reason}."],
        (FeedMethod::Nursing, _) => &["{s} nursed from {m}{when}.", "{When}{s} nursed from {m}."],
        (FeedMethod::Gruel, _) => &["{When}{s} ate gruel{first}.", "{s} ate gruel{first}{when}."],
        (FeedMethod::OnItsOwn, _) => &["{When}{s} ate on {s.p} own.", "{s} ate on {s.p} own{when}."],
        (FeedMethod::Other(_), _) => return Vec::new(),
    };
    if wild && matches!(method, FeedMethod::Gruel) {
        return Vec::new();
    }
    let mut says = Vec::new();
    let beat = if stretch.together { Beat::Bond } else { Beat::Care };
    let mother = animals.first().and_then(|a| scene.mother_of(a));
    let other = first.subjects.iter().find(|s| scene.is_adult(s)).map(String::as_str);
    let taken_on = animals.first().and_then(|a| {
        scene
            .about(a)
            .filter(|e| {
                matches!(e.kind, Kind::Introduction(_) | Kind::Nest(_) | Kind::MaternalCare(_))
                    && e.at <= first.at
            })
            .find_map(|e| e.subjects.iter().find(|s| scene.is_adult(s)))
    });
    let stranger = other.or(taken_on.map(String::as_str)).filter(|m| mother != Some(*m));
    let mut say = Say::new(frame_of(method), beat, wordings)
        .who("s", ent.clone())
        .who("by", by.clone())
        .from(&ids)
        .at(first.at)
        .when(when)
        .rank(0)
        .alone();
    say = match mother {
        _ if stranger.is_some() && *method == FeedMethod::Nursing => {
            say.text("m", vec![Piece::Ent(Ent::Animal(stranger.unwrap_or_default().to_owned()))])
        }
        Some(mother) if *method == FeedMethod::Nursing => {
            say.who("m", Ent::Mother { of: Box::new(ent.clone()), id: mother.to_owned() })
        }
        _ => say.text("m", vec![plain("a mother")]),
    };
    let firsts = taken.iter().any(|(_, f)| f.first == Some(true));
    say = say.text(
        "first",
        if firsts && *method == FeedMethod::Gruel { vec![plain(" for the first time")] } else { Vec::new() },
    );
    let (link, why) = reason(scene, &taken);
    say.wordings = say.wordings.iter().map(|w| w.replace("{reason}", &format!("{link}{{reason}}"))).collect();
    says.push(say.text("reason", why));
    if let Some((entry, summary)) = taken.iter().find(|(_, f)| is_summary(f)) {
        says.extend(schedule(entry, summary, &ent, beat));
    }
    if let (Some(ml), true, true) = (
        feed.ml.filter(|_| very_first),
        lone,
        !wild && matches!(method, FeedMethod::Bottle | FeedMethod::Syringe),
    ) {
        let last = taken
            .iter()
            .rev()
            .find_map(|(e, f)| f.ml.map(|ml| (e, ml)))
            .filter(|(_, l)| l.value() > ml.value());
        let ml_words = |v: f64| format!("{} mL", words::decimal(v));
        let sips = |wordings: &[&str]| {
            Say::new("feed.amount", beat, wordings)
                .who("s", ent.clone())
                .val("v", ml_words(ml.value()), &[&first.id])
                .at(first.at)
                .rank(7)
                .alone()
        };
        says.push(match last {
            Some((entry, more)) => sips(&[
                "The first feed was {v}; by {day} it was {more}.",
                "{s} took {v} at the first feed and {more} by {day}.",
            ])
            .val("more", ml_words(more.value()), &[&entry.id])
            .val("day", scene.day(entry), &[&entry.id])
            .from(&[&first.id, &entry.id]),
            None if many => sips(&["{s} took {v} at the first feed."]).from(&[&first.id]).rank(8),
            None => sips(&["{s} took {v} at that feed."]).from(&[&first.id]).rank(8),
        });
    }
    says
}

fn frame_of(method: &FeedMethod) -> &'static str {
    match method {
        FeedMethod::Bottle => "feed.bottle",
        FeedMethod::Syringe => "feed.syringe",
        FeedMethod::Tube => "feed.tube",
        FeedMethod::Nursing => "feed.nursing",
        FeedMethod::Gruel => "feed.gruel",
        FeedMethod::OnItsOwn | FeedMethod::Other(_) => "feed.self",
    }
}

/// Why they were fed so: the words of the frame, which may speak of them, and the value behind these.
fn reason(scene: &Scene, feeds: &Feeds) -> (String, Vec<Piece>) {
    let Some((entry, text)) = feeds.iter().find_map(|(e, f)| scene.free(f.reason.as_deref()).map(|r| (e, r)))
    else {
        return (String::new(), Vec::new());
    };
    let (link, words) = clause::because(text);
    (link, vec![value(words, &[&entry.id])])
}

fn schedule(entry: &LiveEntry, feed: &fields::Feed, ent: &Ent, beat: Beat) -> Option<Say> {
    let id = entry.id.as_str();
    let days = feed
        .days
        .filter(|d| *d > 1.0)
        .map_or_else(Vec::new, |d| vec![plain(" for "), value(words::units(d, "day"), &[id])]);
    let base = |wordings: &[&str]| {
        Say::new("feed.schedule", beat, wordings)
            .who("s", ent.clone())
            .from(&[id])
            .at(entry.at)
            .rank(1)
            .text("days", days.clone())
            .alone()
    };
    if let Some(hours) = feed.every_hours {
        let every = if (hours - 1.0).abs() < f64::EPSILON {
            "every hour".to_owned()
        } else {
            format!("every {}", words::units(hours, "hour"))
        };
        let wordings: &[&str] = if hours <= 4.0 {
            &["The feeds came {v}, around the clock{days}.", "There was a feed {v}, day and night{days}."]
        } else {
            &["The feeds came {v}{days}.", "There was a feed {v}{days}."]
        };
        return Some(base(wordings).val("v", every, &[id]));
    }
    if let Some(times) = feed.times_per_day {
        return Some(
            base(&["There were {v} feeds a day{days}.", "The feeds came {v} times a day{days}."]).val(
                "v",
                words::amount(times),
                &[id],
            ),
        );
    }
    feed.days.is_some().then(|| base(&["This went on{days}."]))
}

/// A suck that grew stronger.
fn vigour(scene: &Scene, feeds: &Feeds, ent: &Ent) -> Option<Say> {
    let graded: Vec<(&LiveEntry, &Vigour)> =
        feeds.iter().filter_map(|(e, f)| f.vigour.as_ref().map(|v| (*e, v))).collect();
    let (first, _) = graded.iter().find(|(_, v)| **v == Vigour::Weak)?;
    let (strong, grade) =
        graded.iter().rev().find(|(e, v)| e.at > first.at && matches!(v, Vigour::Fair | Vigour::Strong))?;
    let better = if **grade == Vigour::Strong { "strongly" } else { "better" };
    let when = [vec![plain("by ")], scene.on(strong)[1..].to_vec()].concat();
    Some(
        Say::new(
            "feed.vigour",
            Beat::Care,
            &["{s} drank weakly at first and {v}{when}.", "At first {s} drank weakly;{when} {s} drank {v}."],
        )
        .who("s", ent.clone())
        .val("v", better, &[&strong.id])
        .from(&[&first.id, &strong.id])
        .at(strong.at)
        .when(when)
        .rank(8)
        .alone(),
    )
}
