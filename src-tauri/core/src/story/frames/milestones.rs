//! First times, and the end of milk.

use super::{Stretch, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::plain;
use crate::story::words;

/// First times of a stretch; the same one of three or more is told as one.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let all: Vec<(&LiveEntry, &fields::Milestone)> = stretch
        .entries
        .iter()
        .filter_map(|e| match &e.kind {
            Kind::Milestone(m) => Some((*e, m)),
            _ => None,
        })
        .collect();
    let mut together: Vec<&str> = Vec::new();
    for (entry, milestone) in &all {
        let name = milestone.name.as_str();
        let same: Vec<&LiveEntry> =
            all.iter().filter(|(e, m)| m.name == name && e.subjects.len() == 1).map(|(e, _)| *e).collect();
        match first_time(name) {
            Some(told) if same.len() > 2 && entry.subjects.len() == 1 => {
                if !together.contains(&name) {
                    together.push(name);
                    says.extend(several(scene, &same, told));
                }
            }
            _ => says.extend(reached(scene, stretch, entry, milestone)),
        }
    }
    for entry in &stretch.entries {
        if matches!(&entry.kind, Kind::Weaning(w) if w.complete == Some(true)) {
            says.extend(weaned(scene, stretch, entry));
        }
    }
    says
}

/// One first time of several animals, from the first day to the last.
fn several(scene: &Scene, entries: &[&LiveEntry], told: &str) -> Option<Say> {
    let (first, last) = (entries.first()?, entries.last()?);
    let ids: Vec<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let animals = super::in_order(scene, entries.iter().flat_map(|e| e.subjects.clone()).collect());
    let names: Vec<String> = animals.iter().map(|a| scene.name(a)).collect();
    let mut when = vec![plain("between ")];
    when.extend(scene.on(first)[1..].to_vec());
    when.push(plain(" and "));
    when.extend(scene.on(last)[1..].to_vec());
    let when = if first.at.date() == last.at.date() { scene.on(first) } else { when };
    let sources: Vec<&str> = ids.iter().copied().chain(animals.iter().map(String::as_str)).collect();
    let mut say = Say::new("milestone.several", Beat::Care, &[])
        .who("s", Ent::animals(&animals))
        .val("names", words::list(&names), &sources)
        .from(&ids)
        .at(first.at)
        .when(when)
        .rank(1)
        .alone();
    let told = told.replace("{s.p}", "their");
    say.wordings = vec![format!("{{When}}{{names}} {told}."), format!("{{names}} {told}{{when}}.")];
    Some(say)
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
        "first_flight" | "flying" => "flew for the first time",
        "first_swim" => "swam for the first time",
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
    let group = whom.ids().len();
    let some = milestone
        .count
        .and_then(words::count)
        .filter(|n| usize::try_from(*n).is_ok_and(|n| n > 0 && n < group));
    if let Some(told) = first_time(&milestone.name) {
        let mut say = base();
        say.wordings = vec![format!("{{When}}{{s}} {told}."), format!("{{s}} {told}{{when}}.")];
        if let Some(n) = some {
            let noun = words::plural(&scene.noun(whom.ids()[0]));
            let told = told.replace("{s.p}", if n == 1 { "its" } else { "their" });
            say = say.val("n", format!("{} of the {noun}", words::number(n)), &[id]);
            say.wordings = vec![format!("{{When}}{{n}} {told}."), format!("{{n}} {told}{{when}}.")];
        }
        return Some(say);
    }
    let name = words::humanise(&milestone.name);
    scene.free(Some(&name))?;
    let mut say = base();
    if let Some(first) = name.strip_prefix("first ") {
        say = say.val("v", format!("first {first}"), &[id]);
        say.wordings = vec!["{s.p} {v} came{when}.".to_owned()];
    } else if form(&name) == Form::Noun || name.starts_with(|c: char| c.is_ascii_digit()) {
        say = say.val("v", name.as_str(), &[id]);
        say.wordings = vec!["{When}{s} reached {v}.".to_owned(), "{s} reached {v}{when}.".to_owned()];
    } else if form(&name) == Form::Adjective && name.contains(' ') && !clause::is_adjectival(&name) {
        say = say.val("v", name.as_str(), &[id]);
        say.wordings = vec!["{s} reached a milestone{when}: {v}.".to_owned()];
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
