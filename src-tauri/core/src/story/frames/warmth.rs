//! How warm they were, and what the daily look showed.

use super::{Stretch, young_of};
use crate::entry::kind::{Felt, fields};
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::words;
use crate::values::Quantity as _;

/// Temperatures, the lowest and the first good one of each animal, and daily looks.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says: Vec<Say> = stretch
        .entries
        .iter()
        .filter_map(|e| match &e.kind {
            Kind::Exam(exam) => examined(scene, e, exam),
            _ => None,
        })
        .collect();
    for id in &stretch.animals {
        let ent = Ent::Animal(id.clone());
        let read: Vec<(&LiveEntry, f64)> = stretch
            .of(id)
            .filter(|e| e.subjects.len() == 1)
            .filter_map(|e| match &e.kind {
                Kind::Temp(t) => Some((e, t.c?.value())),
                _ => None,
            })
            .collect();
        let low = read.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((entry, c)) = low {
            let cold = c < 35.5;
            let wordings: &[&str] = if cold {
                &["{s.p} temperature was only {v}.", "{s.p} body temperature was only {v}."]
            } else {
                &["{s.p} temperature was {v}."]
            };
            says.push(measured(&ent, entry, c, wordings).rank(if cold { 1 } else { 7 }));
            let good = read.iter().copied().find(|(e, c)| e.at > entry.at && *c >= 36.0).filter(|_| cold);
            if let Some((entry, c)) = good {
                says.push(measured(&ent, entry, c, &["Later {s.p} temperature was up to {v}."]).rank(4));
            }
        }
    }
    let mut felt: Vec<Ent> = Vec::new();
    for entry in &stretch.entries {
        let Some(said) = touched(scene, entry) else { continue };
        if let Some(whom) = said.subject().filter(|w| !felt.contains(w)).cloned() {
            felt.push(whom);
            says.push(said);
        }
    }
    says
}

fn measured(ent: &Ent, entry: &LiveEntry, c: f64, wordings: &[&str]) -> Say {
    Say::new("temp", Beat::Struggle, wordings)
        .who("s", ent.clone())
        .val("v", format!("{} °C", words::decimal(c)), &[&entry.id])
        .from(&[&entry.id])
        .at(entry.at)
        .alone()
}

/// How somebody felt to the hand.
fn touched(scene: &Scene, entry: &LiveEntry) -> Option<Say> {
    let Kind::Temp(temp) = &entry.kind else { return None };
    let whom = young_of(scene, entry)?;
    let base = |wordings: &[&str]| {
        Say::new("temp.felt", Beat::Struggle, wordings)
            .who("s", whom.clone())
            .from(&[&entry.id])
            .at(entry.at)
            .rank(2)
    };
    Some(match temp.felt.as_ref()? {
        Felt::Cold => base(&["{s} felt cold to the touch.", "{s} {s:was/were} cold to the touch."]),
        Felt::Cool => base(&["{s} felt cool to the touch."]),
        Felt::Hot => base(&["{s} felt hot to the touch."]),
        Felt::Warm => base(&["{s} {s:was/were} warm to the touch."]).rank(6),
        Felt::Other(_) => return None,
    })
}

/// What the daily look showed, when it can be told in plain words.
pub(crate) fn examined(scene: &Scene, entry: &LiveEntry, exam: &fields::Exam) -> Option<Say> {
    let signs: Vec<String> = exam
        .signs
        .iter()
        .flatten()
        .map(|s| words::humanise(s))
        .filter(|s| form(s) == Form::Adjective && scene.free(Some(s)).is_some())
        .collect();
    let whom = young_of(scene, entry)?;
    (!signs.is_empty()).then(|| {
        Say::new("exam", Beat::Struggle, &["{s} looked {v}.", "{s} {s:was/were} {v}."])
            .who("s", whom)
            .val("v", words::list(&signs), &[&entry.id])
            .from(&[&entry.id])
            .at(entry.at)
            .rank(5)
    })
}
