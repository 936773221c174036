//! What is hoped and planned: a hope stays a hope, a plan a plan.

use super::{Stretch, doer, young_of};
use crate::entry::kind::{Certainty, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form, with_article};
use crate::story::draft::Beat;
use crate::story::lexicon;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;
use chrono::NaiveDate;

/// What is done to an animal, after «is due to be».
const DONE: [(&str, &str); 16] = [
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
    ("vaccinate", "vaccinated"),
    ("microchip", "microchipped"),
    ("transfer", "transferred"),
    ("rehome", "rehomed"),
];
/// What an animal does itself.
const DOES: [&str; 13] =
    ["be", "become", "get", "grow", "live", "learn", "go", "stay", "join", "gain", "reach", "meet", "remain"];

/// The plans of a stretch.
pub(crate) fn plans(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let planned = stretch.entries.iter().filter_map(|e| match &e.kind {
        Kind::Plan(plan) => planned(scene, e, plan),
        _ => None,
    });
    planned.collect()
}

fn planned(scene: &Scene, entry: &LiveEntry, plan: &fields::Plan) -> Option<Say> {
    let id = entry.id.as_str();
    // «adopted» is said of those who were: a plan that they «be adopted» is one that they find a home.
    let what = words::humanise(&plan.what);
    let what = match what.split_once(' ') {
        Some((verb, rest)) if lexicon::is_bare(&verb.to_lowercase()) => {
            format!("{} {rest}", verb.to_lowercase())
        }
        _ => what,
    };
    let what = what.replacen("be adopted", "find a home", 1);
    let what = words::small(scene.free(Some(&what))?);
    // A plan to «adopt out» is a hope for new homes; «adopted» is said of those who were.
    let what = what.strip_prefix("adopt ").map_or(what.clone(), |rest| {
        format!("go to new homes {}", rest.trim().trim_start_matches("out").trim()).trim().to_owned()
    });
    // A plan made for one who died since is no plan any more.
    let living: Vec<String> = young_of(scene, entry)?
        .ids()
        .into_iter()
        .filter(|id| !scene.gone.contains_key(*id))
        .map(str::to_owned)
        .collect();
    if living.is_empty() {
        return None;
    }
    let whom = Ent::animals(&super::in_order(scene, living));
    let (wordings, told) = worded(&what, plan.certainty == Some(Certainty::Hope));
    let mut say = Say::new("plan", Beat::Next, wordings)
        .who("s", whom)
        .who("by", doer(scene, entry)?)
        .val("v", told.trim(), &[id])
        .from(&[id])
        .at(entry.at)
        .rank(0)
        .alone();
    let time = time(scene, plan).map_or_else(Vec::new, |time| vec![plain(" "), value(time, &[id])]);
    let condition = scene.free(plan.condition.as_deref()).map(words::small);
    let (head, tail) = condition.map_or_else(|| (String::new(), Vec::new()), |c| conditional(&c, id));
    say.wordings = say.wordings.iter().map(|w| w.replace("{if}", &head)).collect();
    Some(say.text("on", time).text("if", tail))
}

/// The wordings that fit a plan, and its words as they take them.
fn worded(what: &str, hope: bool) -> (&'static [&'static str], String) {
    let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
    let next = rest.split(' ').next().unwrap_or("");
    let lone = ["", "with", "to", "into", "in", "at", "together", "back", "out", "as", "again", "once"]
        .contains(&next);
    let deeds: Option<Vec<String>> = what
        .split(' ')
        .filter(|w| *w != "and")
        .map(|deed| DONE.iter().find(|(bare, _)| *bare == deed).map(|(_, done)| (*done).to_owned()))
        .collect();
    let done = match deeds {
        Some(deeds) => Some(words::list(&deeds)),
        None => DONE
            .iter()
            .find(|(bare, _)| *bare == verb && lone)
            .map(|(_, done)| format!("{done} {}", own_mothers(rest))),
    };
    // Whoever finds homes for others is the carer; whoever finds a home is the animal.
    let others =
        rest.contains(" for ") || ["them ", "her ", "him ", "homes"].iter().any(|w| rest.starts_with(w));
    let does = DOES.contains(&verb) || (verb == "find" && !others);
    let same = what.to_owned();
    // «weigh him»: a verb is known by what it is done to.
    let object = ["him", "her", "them", "it", "the", "his", "its", "their", "all", "both", "every"];
    let kind = match form(what) {
        Form::Infinitive => Form::Infinitive,
        kind if lexicon::is_bare(verb) => {
            if kind == Form::Clause {
                kind
            } else {
                Form::Bare
            }
        }
        _ if object.contains(&next) && !clause::is_small_word(verb) && lexicon::looks_bare(verb) => {
            Form::Bare
        }
        kind => kind,
    };
    match (kind, done, hope) {
        (Form::Bare, Some(done), true) => (
            &[
                "{by} {by:hopes/hope} that {s} can be {v}{if}{on}.",
                "The hope is that {s} can be {v}{if}{on}.",
            ],
            done,
        ),
        (Form::Bare, Some(done), false) => {
            (&["The plan is for {s} to be {v}{if}{on}.", "{s} {s:is/are} due to be {v}{if}{on}."], done)
        }
        (Form::Bare, None, true) if does => (
            &["{by} {by:hopes/hope} that {s} can {v}{if}{on}.", "The hope is that {s} can {v}{if}{on}."],
            same,
        ),
        (Form::Bare, None, false) if does => {
            (&["The plan is for {s} to {v}{if}{on}.", "{s} {s:is/are} due to {v}{if}{on}."], same)
        }
        // Whoever wrote a plan down is not always the one who will carry it out.
        (Form::Bare, None, true) => (&["The hope is to {v}{if}{on}."], same),
        (Form::Bare, None, false) => (&["The plan is to {v}{if}{on}."], same),
        (Form::Infinitive, _, true) => (&["The hope is {v}{if}{on}."], same),
        (Form::Infinitive, _, false) => (&["The plan is {v}{if}{on}."], same),
        (Form::Clause, _, true) => (&["{by} {by:hopes/hope} that {v}{if}{on}."], clause::clause(what)),
        (Form::Clause, _, false) => (&["The plan is that {v}{if}{on}."], clause::clause(what)),
        (Form::Place, _, true) => (&["The hope for {s.o} is to go {v}{if}{on}."], same),
        (Form::Place, _, false) => (&["The plan for {s.o} is to go {v}{if}{on}."], same),
        (Form::Noun | Form::Gerund, _, true) => (
            &["{by} {by:hopes/hope} for {v}{if}{on}.", "The hope for {s.o} is {v}{if}{on}."],
            with_article(what),
        ),
        (Form::Noun | Form::Gerund, _, false) => {
            (&["The plan for {s.o} is {v}{if}{on}.", "Planned for {s.o}: {v}{if}{on}."], with_article(what))
        }
        // Words whose form nobody can tell stand behind a colon, where any form fits.
        (_, _, true) => (&["The hope for {s.o}: {v}{if}{on}."], same),
        (_, _, false) => (&["The plan for {s.o}: {v}{if}{on}."], same),
    }
}

/// When it is meant to be: a date, or words that will still be true when they are read.
fn time(scene: &Scene, plan: &fields::Plan) -> Option<String> {
    let when = plan.when.as_deref()?;
    if let Ok(day) = NaiveDate::parse_from_str(when, "%Y-%m-%d") {
        return Some(format!("on {}", scene.day_words(day)));
    }
    let stale = ["next", "tomorrow", "this ", "last ", "soon"];
    scene.free(Some(when)).filter(|w| !stale.iter().any(|s| w.to_lowercase().contains(s))).map(words::small)
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
