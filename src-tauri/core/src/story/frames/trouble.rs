//! What went wrong, and what was reached: crises, vets, first times.

use super::{Stretch, doer, young_of};
use crate::entry::field::Free;
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::{Beat, Channel, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain};
use crate::story::words;
use crate::values::Quantity as _;

/// Crises, cries, vets and milestones of a stretch.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Crisis(crisis) => says.extend(in_crisis(scene, entry, crisis)),
            Kind::Milestone(milestone) => says.extend(reached(scene, stretch, entry, milestone)),
            Kind::VetVisit(visit) => says.extend(seen_by_vet(scene, entry, visit)),
            Kind::Weaning(weaning) if weaning.complete == Some(true) => {
                says.extend(weaned(scene, stretch, entry));
            }
            _ => {}
        }
    }
    says
}

fn in_crisis(scene: &Scene, entry: &LiveEntry, crisis: &fields::Crisis) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry) else { return Vec::new() };
    let mut says = Vec::new();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Struggle, wordings)
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let signs: Vec<String> =
        crisis.signs.iter().flatten().map(|s| words::humanise(s)).filter(|s| scene.guard.allows(s)).collect();
    if signs.is_empty() {
        says.push(base("crisis", &["{When}{s} was in crisis."]));
    } else if signs.iter().all(|s| form(s) == Form::Adjective) {
        says.push(
            base(
                "crisis.signs",
                &[
                    "Then came a crisis{when}: {s} {s:was/were} {v}.",
                    "{When}{s} {s:was/were} in crisis, {v}.",
                ],
            )
            .val("v", words::list(&signs), &[id]),
        );
    } else {
        says.push(base("crisis.signs", &["{When}{s} {s:was/were} in crisis: {v}."]).val(
            "v",
            words::list(&signs),
            &[id],
        ));
    }
    if let Some(c) = crisis.temp_c {
        says.push(
            base("crisis.temp", &["{s.p} temperature was {only}{v}.", "The thermometer showed {only}{v}."])
                .val("v", format!("{} °C", words::decimal(c.value())), &[id])
                .text("only", if c.value() < 35.0 { vec![plain("only ")] } else { Vec::new() })
                .rank(1),
        );
    }
    let by = doer(scene, entry);
    if let (Some(by), Some(step)) = (by, crisis.step.as_deref()) {
        let step = words::humanise(step);
        let told = match step.as_str() {
            "warm" | "warming" | "warmed" => Some("{by} warmed {s.o} first."),
            "call" | "called" | "call vet" => Some("{by} called for help."),
            _ => None,
        };
        if let Some(told) = told {
            says.push(base("crisis.step", &[told]).who("by", by).rank(2));
        } else if form(&step) == Form::Past && scene.guard.allows(&step) && step != "sugar" {
            says.push(base("crisis.step", &["{by} {v}."]).who("by", by).val("v", step, &[id]).rank(3));
        }
    }
    says
}

/// What a milestone is called, as a past predicate.
fn first_time(name: &str) -> Option<&'static str> {
    Some(match name {
        "eyes_open" | "eyes_opened" | "opened_eyes" => "opened {s.p} eyes",
        "ears_open" | "ears_opened" | "ears_up" => "had {s.p} ears open",
        "first_steps" | "walking" | "first_walk" => "took {s.p} first steps",
        "first_purr" | "purring" => "purred for the first time",
        "first_solid_food" | "first_solids" | "solid_food" => "ate solid food for the first time",
        "first_gruel" => "ate gruel for the first time",
        "first_latch" => "latched on for the first time",
        "first_play" | "playing" => "played for the first time",
        "first_tooth" => "got {s.p} first tooth",
        "first_teeth" | "teeth" => "got {s.p} first teeth",
        "litter_box" | "first_litter_box" | "litter_box_use" => "used the litter box for the first time",
        "first_bark" => "barked for the first time",
        "first_meow" => "meowed for the first time",
        "first_tail_wag" => "wagged {s.p} tail for the first time",
        "first_bath" => "had {s.p} first bath",
        "first_climb" => "climbed for the first time",
        "first_jump" => "jumped for the first time",
        "first_night_through" | "slept_through" => "slept through the night",
        "fully_furred" | "furred" => "had all {s.p} fur",
        "self_feeding" | "eats_alone" => "ate on {s.p} own for the first time",
        _ => return None,
    })
}

fn reached(
    scene: &Scene,
    stretch: &Stretch,
    entry: &LiveEntry,
    milestone: &fields::Milestone,
) -> Option<Say> {
    let id = entry.id.as_str();
    let whom = young_of(scene, entry)?;
    let when = match &whom {
        Ent::Animal(animal) => scene.age_or_date(animal, entry),
        _ => scene.on(entry),
    };
    let beat = if stretch.together { Beat::Bond } else { Beat::Care };
    let base = || {
        Say::new("milestone", beat, &[])
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .when(when.clone())
            .rank(1)
            .alone()
    };
    let many = milestone.count.filter(|_| matches!(whom, Ent::Group(_))).and_then(words::count);
    if let Some(told) = first_time(&milestone.name) {
        let mut say = base();
        say.wordings = vec![format!("{{When}}{{s}} {told}."), format!("{{s}} {told}{{when}}.")];
        return Some(say);
    }
    let _ = many;
    let name = words::humanise(&milestone.name);
    if !scene.guard.allows(&name) {
        return None;
    }
    let mut say = base();
    if let Some(first) = name.strip_prefix("first ") {
        say = say.val("v", format!("first {first}"), &[id]);
        say.wordings = vec!["{When}came {s.p} {v}.".to_owned(), "{s.p} {v} came{when}.".to_owned()];
    } else if form(&name) == Form::Noun {
        say = say.val("v", name.as_str(), &[id]);
        say.wordings = vec!["{When}{s} reached {v}.".to_owned(), "{s} reached {v}{when}.".to_owned()];
    } else if form(&name) == Form::Adjective && name.contains(' ') && !adjectival(&name) {
        say = say.val("v", name.as_str(), &[id]);
        say.wordings = vec!["{When}came a milestone for {s.o}: {v}.".to_owned()];
    } else if let Some(told) = clause::predicate(&name) {
        let (head, tail) =
            told.strip_prefix("{s:was/were} ").map_or(("", told.as_str()), |rest| ("{s:was/were} ", rest));
        let wordings = vec![format!("{{When}}{{s}} {head}{{v}}."), format!("{{s}} {head}{{v}}{{when}}.")];
        say = say.val("v", tail, &[id]);
        say.wordings = wordings;
    } else {
        return None;
    }
    Some(say)
}

/// Whether words end as an adjective does.
fn adjectival(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    ["ed", "ful", "able", "ing", "open", "own", "dry", "free", "awake", "mobile", "active"]
        .iter()
        .any(|e| last.ends_with(e))
}

fn weaned(scene: &Scene, stretch: &Stretch, entry: &LiveEntry) -> Option<Say> {
    let id = entry.id.as_str();
    let whom = young_of(scene, entry)?;
    let when = match &whom {
        Ent::Animal(animal) => scene.age_or_date(animal, entry),
        _ => scene.on(entry),
    };
    let beat = if stretch.together { Beat::Bond } else { Beat::Care };
    Some(
        Say::new(
            "weaned",
            beat,
            &["{When}{s} {s:was/were} fully weaned.", "{s} {s:was/were} fully weaned{when}."],
        )
        .who("s", whom)
        .from(&[id])
        .at(entry.at)
        .when(when)
        .rank(1)
        .alone(),
    )
}

fn seen_by_vet(scene: &Scene, entry: &LiveEntry, visit: &fields::VetVisit) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry) else { return Vec::new() };
    let text = |free: &Option<Free>| {
        free.as_ref().and_then(Free::text).and_then(|t| scene.free(Some(t))).map(words::small)
    };
    let mut says = Vec::new();
    let vet = visit
        .who
        .as_deref()
        .filter(|p| scene.log.people.contains_key(*p) && scene.called(p).first != "someone");
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Care, wordings)
            .who("s", whom.clone())
            .text("vet", vec![vet.map_or_else(|| plain("a vet"), |p| Piece::Ent(Ent::Person(p.to_owned())))])
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(1)
            .alone()
    };
    if let Some(finding) = text(&visit.finding) {
        let wordings: &[&str] = match form(&finding) {
            Form::Clause => &["{When}{vet} found that {v}."],
            Form::Adjective
                if finding.split_whitespace().filter(|w| *w != "and").count() <= 2
                    && !finding.contains(" of ") =>
            {
                &["{When}{vet} found {s.o} {v}."]
            }
            Form::Noun => &["{When}{vet} found {v}."],
            _ => &["{When}{vet} saw {s.o}: {v}.", "{vet} saw {s.o}{when}: {v}."],
        };
        says.push(base("vet.finding", wordings).val("v", finding, &[id]));
    } else if visit.kind.is_some() || visit.puppies_counted.is_none() {
        let kind = visit.kind.as_deref().map(words::humanise).filter(|k| scene.guard.allows(k));
        says.push(match kind.as_deref() {
            Some("spay" | "spayed") => base("vet.visit", &["{When}{s} {s:was/were} spayed."]),
            Some("neuter" | "neutered") => base("vet.visit", &["{When}{s} {s:was/were} neutered."]),
            Some(kind) => {
                base("vet.visit", &["{When}{vet} saw {s.o} ({v}).", "{vet} saw {s.o}{when} ({v})."])
                    .val("v", kind, &[id])
                    .rank(4)
            }
            None => base("vet.visit", &["{When}{vet} saw {s.o}.", "{vet} saw {s.o}{when}."]).rank(4),
        });
    }
    let asks = scene.shape == Shape::Ask || scene.request.channel == Channel::Fundraiser;
    if let Some(cost) = visit.cost_usd.filter(|_| asks) {
        says.push(base("vet.cost", &["The visit cost {v}."]).val(
            "v",
            format!("{} dollars", words::decimal(cost)),
            &[id],
        ));
    }
    if let Some(n) = visit.puppies_counted.and_then(words::count) {
        says.push(
            base(
                "vet.counted",
                &["{When}the vet counted {v} puppies.", "The vet counted {v} puppies{when}."],
            )
            .val("v", words::number(n), &[id]),
        );
    }
    if let (Some(test), Some(result)) = (text(&visit.test), text(&visit.result)) {
        says.push(
            base("vet.test", &["The test ({t}) came back {v}."])
                .val("t", test, &[id])
                .val("v", result, &[id])
                .rank(3),
        );
    } else if let Some(result) = text(&visit.result) {
        says.push(base("vet.result", &["The result: {v}."]).val("v", result, &[id]).rank(3));
    }
    says
}
