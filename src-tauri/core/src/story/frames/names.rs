//! What they were named, and why.

use super::{doer, in_order, young_of};
use crate::entry::LiveEntry;
use crate::entry::kind::fields;
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{listed, value};
use crate::story::words;

pub(crate) fn named(scene: &Scene, entry: &LiveEntry, naming: &fields::Naming) -> Option<Say> {
    let id = entry.id.as_str();
    if entry.subjects.iter().any(|s| scene.is_wild(s)) {
        return None;
    }
    let by = doer(scene, entry)?;
    let card = match entry.subjects.as_slice() {
        [one] => scene.animal(one).and_then(|a| a.name_reason.as_deref()),
        _ => None,
    };
    let reason = scene.free(naming.reason.as_deref().or(card));
    let called: Vec<String> =
        naming.names.as_ref().map(|n| n.texts().into_iter().map(str::to_owned).collect()).unwrap_or_default();
    let whom = young_of(scene, entry)?;
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Struggle, wordings)
            .who("by", by.clone())
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .rank(2)
            .alone()
    };
    if let Some(theme) = scene.free(naming.theme.as_deref()).map(words::small) {
        let list = if called.is_empty() {
            entry.subjects.iter().filter(|s| !scene.is_adult(s)).map(|s| scene.name(s)).collect()
        } else {
            called
        };
        let items = list.iter().map(|n| vec![value(n.as_str(), &[id])]).collect();
        return Some(
            base(
                "naming.theme",
                &["Their names come from {theme}: {names}.", "{by} named them after {theme}: {names}."],
            )
            .val("theme", theme, &[id])
            .text("names", listed(items))
            .rank(1),
        );
    }
    if let (Some(reason), Ent::Animal(_)) = (reason, &whom) {
        let bare = words::small(reason);
        let (link, said) = clause::because(&bare);
        let sentence = match form(&bare) {
            Form::Noun | Form::Gerund => "{s} was named for {v}.".to_owned(),
            Form::Place => "{s} was named for this reason: {v}.".to_owned(),
            _ if bare.starts_with("for ") || bare.starts_with("after ") || bare.starts_with("because ") => {
                "{s} was named {v}.".to_owned()
            }
            Form::Present => "{s.d} was named {n} because {s} {v}.".to_owned(),
            Form::Adjective => "{s.d} was named {n} because {s} was {v}.".to_owned(),
            _ => format!("{{s.d}} was named {{n}}{link}{{v}}."),
        };
        let text = if matches!(form(&bare), Form::Present | Form::Adjective) { bare.clone() } else { said };
        let name = naming.name.clone().unwrap_or_else(|| scene.name(whom.ids()[0]));
        let mut say = base("naming.reason", &[]).val("v", text, &[id]).val("n", name, &[id]);
        say.wordings = vec![sentence];
        return Some(say);
    }
    if !called.is_empty() {
        let items = called.iter().map(|n| vec![value(n.as_str(), &[id])]).collect();
        return Some(
            base("naming.names", &["{by} named them {names}.", "They were named {names}."])
                .text("names", listed(items))
                .rank(1),
        );
    }
    let others: Vec<String> =
        entry.subjects.iter().filter(|s| !scene.is_adult(s) && scene.has_name(s)).cloned().collect();
    if others.len() > 1 {
        let items = in_order(scene, others).iter().map(|n| vec![value(scene.name(n), &[id, n])]).collect();
        return Some(
            base("naming.names", &["{by} named them {names}.", "They were named {names}."])
                .text("names", listed(items))
                .rank(1),
        );
    }
    None
}
