//! What went wrong, and what was done at once.

use super::{doer, young_of};
use crate::entry::LiveEntry;
use crate::entry::kind::fields;
use crate::story::clause::{Form, form};
use crate::story::draft::Beat;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::plain;
use crate::story::words;
use crate::values::Quantity as _;

pub(crate) fn in_crisis(scene: &Scene, entry: &LiveEntry, crisis: &fields::Crisis) -> Vec<Say> {
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
    let signs: Vec<String> = crisis
        .signs
        .iter()
        .flatten()
        .map(|s| words::humanise(s))
        .filter(|s| scene.free(Some(s)).is_some())
        .collect();
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
