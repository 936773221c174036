//! How it turned out: homes, releases, deaths, and what is hoped and planned.

use super::{Stretch, doer, in_order, young_of};
use crate::entry::kind::{Certainty, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;
use chrono::NaiveDate;

/// Homes, releases and deaths of a stretch.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Adoption(adoption) => says.push(adopted(scene, entry, adoption)),
            Kind::Release(release) => says.extend(released(scene, entry, release)),
            Kind::Death(death) => says.extend(died(scene, entry, death)),
            _ => {}
        }
    }
    says
}

fn adopted(scene: &Scene, entry: &LiveEntry, adoption: &fields::Adoption) -> Say {
    let id = entry.id.as_str();
    let whom = Ent::animals(&in_order(scene, entry.subjects.clone()));
    let several = entry.subjects.len() > 1;
    let together = adoption.together.as_ref().is_some_and(crate::entry::field::Free::is_yes) && several;
    let with: Vec<String> = adoption
        .together
        .as_ref()
        .map(|t| {
            t.texts()
                .into_iter()
                .filter(|a| scene.log.animals.contains_key(*a) && !entry.subjects.iter().any(|s| s == a))
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
        .from(&[id])
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
    let soft =
        if kind.contains("soft") { vec![plain(" in "), value("a soft release", &[id])] } else { Vec::new() };
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

/// What is hoped and planned.
pub(crate) fn plans(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    stretch
        .entries
        .iter()
        .filter_map(|e| if let Kind::Plan(p) = &e.kind { planned(scene, e, p) } else { None })
        .collect()
}

const PARTICIPLES: [(&str, &str); 13] = [
    ("reunite", "reunited"),
    ("return", "returned"),
    ("release", "released"),
    ("move", "moved"),
    ("keep", "kept"),
    ("place", "placed"),
    ("introduce", "introduced"),
    ("spay", "spayed"),
    ("neuter", "neutered"),
    ("wean", "weaned"),
    ("bring", "brought"),
    ("take", "taken"),
    ("put", "put"),
];

fn planned(scene: &Scene, entry: &LiveEntry, plan: &fields::Plan) -> Option<Say> {
    let id = entry.id.as_str();
    let what = words::small(scene.free(Some(&plan.what)).map(words::humanise)?.as_str());
    let whom = young_of(scene, entry)?;
    let by = doer(scene, entry)?;
    let hope = plan.certainty != Some(Certainty::Planned);
    // A plan to «adopt out» is a hope for new homes; «adopted» is said of those who were.
    let what = what.strip_prefix("adopt ").map_or(what.clone(), |rest| {
        format!("go to new homes {}", rest.trim().trim_start_matches("out").trim()).trim().to_owned()
    });
    let (verb, rest) = what.split_once(' ').unwrap_or((&what, ""));
    let objectless = rest.is_empty()
        || ["with", "to", "into", "in", "at", "together", "back", "out", "as", "again", "once"]
            .iter()
            .any(|p| rest.split(' ').next() == Some(p));
    let passive =
        PARTICIPLES.iter().find(|(bare, _)| *bare == verb).map(|(_, done)| *done).filter(|_| objectless);
    let own = own_mothers(rest);
    // Whoever finds homes for others is the carer; whoever finds a home is the animal.
    let own_act = [
        "be", "become", "get", "grow", "live", "learn", "go", "stay", "join", "gain", "reach", "meet",
        "remain",
    ];
    let finds = own_act.contains(&verb)
        || (verb == "find"
            && !rest.contains(" for ")
            && !["them ", "her ", "him "].iter().any(|w| rest.starts_with(w)));
    let (wordings, told): (Vec<&str>, String) = match (form(&what), passive, hope) {
        (Form::Bare, Some(done), true) => (
            vec![
                "{by} {by:hopes/hope} that {s} can be {v}{if}{on}.",
                "The hope is that {s} can be {v}{if}{on}.",
            ],
            format!("{done} {own}"),
        ),
        (Form::Bare, Some(done), false) => (
            vec!["The plan is for {s} to be {v}{if}{on}.", "{s} {s:is/are} due to be {v}{if}{on}."],
            format!("{done} {own}"),
        ),
        (Form::Bare, None, true) if finds => (
            vec!["{by} {by:hopes/hope} that {s} can {v}{if}{on}.", "The hope is that {s} can {v}{if}{on}."],
            what.clone(),
        ),
        (Form::Bare, None, false) if finds => {
            (vec!["The plan is for {s} to {v}{if}{on}.", "{s} {s:is/are} due to {v}{if}{on}."], what.clone())
        }
        (Form::Bare, None, true) => (vec!["{by} {by:hopes/hope} to {v}{if}{on}."], what.clone()),
        (Form::Bare, None, false) => {
            (vec!["The plan is to {v}{if}{on}.", "{by} {by:plans/plan} to {v}{if}{on}."], what.clone())
        }
        (Form::Infinitive, _, true) => (vec!["{by} {by:hopes/hope} {v}{if}{on}."], what.clone()),
        (Form::Infinitive, _, false) => (vec!["The plan is {v}{if}{on}."], what.clone()),
        (Form::Clause, _, true) => (vec!["{by} {by:hopes/hope} that {v}{if}{on}."], clause::clause(&what)),
        (Form::Clause, _, false) => (vec!["The plan is that {v}{if}{on}."], clause::clause(&what)),
        (_, _, true) => (
            vec!["{by} {by:hopes/hope} for {v}{if}{on}.", "The hope for {s.o} is {v}{if}{on}."],
            what.clone(),
        ),
        (_, _, false) => {
            (vec!["The plan for {s.o} is {v}{if}{on}.", "Planned for {s.o}: {v}{if}{on}."], what.clone())
        }
    };
    let mut say = Say::new("plan", Beat::Next, &wordings)
        .who("s", whom)
        .who("by", by)
        .val("v", told.trim(), &[id])
        .from(&[id])
        .at(entry.at)
        .rank(0)
        .alone();
    let condition = scene.free(plan.condition.as_deref()).map(words::small);
    let on =
        plan.when.as_deref().and_then(|w| scene.free(Some(w))).map(|w| {
            match NaiveDate::parse_from_str(w, "%Y-%m-%d") {
                Ok(day) => format!("on {}", words::date(day, false)),
                Err(_) => words::small(w),
            }
        });
    say = say.text("on", on.map_or_else(Vec::new, |w| vec![plain(" "), value(w, &[id])]));
    let (head, tail) = condition.map_or_else(|| (String::new(), Vec::new()), |c| conditional(&c, id));
    say.wordings = say.wordings.iter().map(|w| w.replace("{if}", &head)).collect();
    Some(say.text("if", tail))
}

/// «with mothers» is «with their mothers».
fn own_mothers(rest: &str) -> String {
    rest.replace("with mothers", "with their mothers")
        .replace("with mother", "with the mother")
        .replace("to mother", "to the mother")
}

/// « once they are weaned»: the words of the frame, and the value in them.
fn conditional(condition: &str, entry: &str) -> (String, Vec<Piece>) {
    let links = ["once", "when", "if", "after", "until", "as soon as", "unless"];
    let link = links.iter().find(|l| condition.starts_with(&format!("{l} ")));
    match link {
        Some(link) => {
            let rest = condition[link.len()..].trim();
            let bare = matches!(form(rest), Form::Adjective | Form::Past | Form::Place);
            let head = if bare && *link != "after" {
                format!(" {link} {{s}} {{s:is/are}} {{if}}")
            } else {
                format!(" {link} {{if}}")
            };
            (head, vec![value(rest, &[entry])])
        }
        None => match form(condition) {
            Form::Place => (" {if}".to_owned(), vec![value(condition, &[entry])]),
            Form::Clause => (" if {if}".to_owned(), vec![value(clause::clause(condition), &[entry])]),
            Form::Adjective => (" once {s} {s:is/are} {if}".to_owned(), vec![value(condition, &[entry])]),
            _ => (" ({if})".to_owned(), vec![value(condition, &[entry])]),
        },
    }
}
