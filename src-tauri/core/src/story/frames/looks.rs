//! What was seen of them: their looks and their ways.

use super::{Stretch, young_of};
use crate::entry::field::Free;
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::tags::{self, Trait};
use crate::story::text::plain;
use crate::story::words;

/// Observations of a stretch; what was said of somebody once is not said again.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut said: Vec<(Vec<String>, String)> = Vec::new();
    let mut says = Vec::new();
    for entry in &stretch.entries {
        let Kind::Observation(seen) = &entry.kind else { continue };
        let mut fresh = seen.clone();
        if let Some(tags) = &mut fresh.tags {
            tags.retain(|tag| {
                let told =
                    said.iter().any(|(of, t)| t == tag && entry.subjects.iter().all(|s| of.contains(s)));
                !told
            });
            said.extend(tags.iter().map(|tag| (entry.subjects.clone(), tag.clone())));
        }
        says.extend(observed(scene, stretch, entry, &fresh));
    }
    says
}

#[allow(clippy::too_many_lines)] // A closed list of cases, one wording after another.
fn observed(scene: &Scene, stretch: &Stretch, entry: &LiveEntry, seen: &fields::Observation) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry) else { return Vec::new() };
    let quoted = seen.words.as_ref().map(|q| q.words.to_lowercase()).unwrap_or_default();
    let mut adjectives = Vec::new();
    let mut predicates = Vec::new();
    let mut runt = None;
    for tag in seen.tags.iter().flatten().filter(|t| scene.free(Some(&words::humanise(t))).is_some()) {
        // What the carer said in her own words is told in them.
        if !quoted.is_empty() && quoted.contains(&words::humanise(tag)) {
            continue;
        }
        let reason_told = scene.entries.iter().any(|e| match &e.kind {
            Kind::Introduction(i) => i.reason.as_ref().is_some_and(|r| r.contains(&words::humanise(tag))),
            _ => false,
        });
        match tags::of_tag(tag).filter(|_| !reason_told) {
            // «a bottle lover» is said of one alone.
            Some(Trait::Adjective(words))
                if whom.ids().len() > 1 && ["a ", "an "].iter().any(|a| words.starts_with(a)) => {}
            Some(Trait::Adjective(words)) => adjectives.push(words),
            Some(Trait::Standing(standing)) => runt = Some(standing),
            Some(Trait::Predicate(words)) => predicates.push(words),
            None => {}
        }
    }
    let glad = ["play", "strong", "cheer", "curious", "happy", "love", "bold", "eats_well", "gain", "calm"];
    let beat = if stretch.together {
        Beat::Bond
    } else if seen.tags.iter().flatten().any(|t| glad.iter().any(|g| t.contains(g))) {
        Beat::Care
    } else {
        Beat::Struggle
    };
    let mut says = Vec::new();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, beat, wordings)
            .who("s", whom.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(1)
    };
    if !adjectives.is_empty() || runt.is_some() {
        let list = words::list(&adjectives);
        let first = match &whom {
            Ent::Animal(animal) => first_of_litter(scene, stretch, animal, entry),
            _ => None,
        };
        // The second of a story who was the smallest of a litter is told in other words than the first.
        let later = scene.heroes.first().is_some_and(|h| whom.ids() != [h.as_str()]);
        let standing =
            runt.map(|s| if later { s.replace("of the litter", "of {s.p} litter") } else { s.to_owned() });
        let said = match standing {
            None => "{s:was/were} {v}".to_owned(),
            Some(standing) if list.is_empty() => format!("{{s:was/were}} {standing}"),
            Some(standing) => format!("{{s:was/were}} {{v}}, {standing}"),
        };
        let mut say = base("seen.traits", &[]).rank(0);
        if !list.is_empty() {
            say = say.val("v", list, &[id]);
        }
        say.wordings = match first {
            Some(litter) => {
                let noun = words::plural(&scene.noun(whom.ids()[0]));
                let (lot, source) = match scene.litter_size(&litter) {
                    Some((n, source)) => (format!("one of the {} {noun}", words::number(n)), source),
                    None => (format!("one of the {noun}"), litter.clone()),
                };
                say = say.val("lot", lot, &[&litter, &source]);
                vec![format!("{{lot}}, {{s.n}}, {said}.").replace("{s:was/were}", "was")]
            }
            None => vec![format!("{{s}} {said}.")],
        };
        says.push(say);
    }
    for predicate in &predicates {
        let neither = whom.ids().len() == 2 && predicate.starts_with("did not ");
        let text = if neither { predicate.replacen("did not ", "", 1) } else { predicate.clone() };
        let strong = predicate.contains("stronger");
        let mut say = base("seen.does", &[]).rank(2).text("v", Vec::new());
        say.wordings = if neither {
            say = base("seen.neither", &["Neither of them {v}.", "Neither one {v}."])
                .val("v", neither_form(&text), &[id])
                .rank(0);
            say = say.val("v2", text.clone(), &[id]);
            vec!["Neither {a.n} nor {b.n} {v}.".to_owned()]
        } else if strong {
            vec!["{When}{s} had grown stronger.".to_owned(), "{s} grew stronger.".to_owned()]
        } else {
            let (head, tail) = split_slot(&text);
            say = base("seen.does", &[]).rank(2).val("v", tail, &[id]);
            vec![format!("{{s}} {head}{{v}}.")]
        };
        if neither {
            let ids = whom.ids();
            say = say.who("a", Ent::Animal(ids[0].to_owned())).who("b", Ent::Animal(ids[1].to_owned()));
        }
        if strong {
            say.when = [vec![plain("by ")], scene.on(entry)[1..].to_vec()].concat();
        }
        says.push(say);
    }
    if let Some(event) = seen.event.as_ref().and_then(Free::text).and_then(|t| scene.free(Some(t))) {
        let text = words::humanise(event);
        if let Some(told) = clause::predicate(&text) {
            let (head, tail) = split_slot(&told);
            let mut say = base("seen.event", &[]).rank(3).val("v", tail, &[id]);
            say.wordings = vec![format!("{{When}}{{s}} {head}{{v}}.")];
            says.push(say);
        } else if form(&text) == Form::Clause {
            says.push(
                base("seen.event", &["{When}{v}."]).val("v", clause::clause(&text), &[id]).rank(3).alone(),
            );
        }
    }
    if let (Some(test), Some(result)) =
        (seen.test.as_ref().and_then(Free::text), seen.result.as_ref().and_then(Free::text))
        && scene.guard.allows(test)
        && scene.guard.allows(result)
    {
        says.push(
            base(
                "seen.test",
                &["{When}there was a test, {test}: {v}.", "Then came a test{when}, {test}: {v}."],
            )
            .val("test", words::small(test), &[id])
            .val("v", words::small(result), &[id])
            .rank(2)
            .alone(),
        );
    }
    says
}

/// «want to be alone» after «neither»: «wanted to be alone».
fn neither_form(text: &str) -> String {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    let third = format!("{verb}s");
    let told = clause::past(&third);
    let told = if told == third { format!("{verb}ed") } else { told };
    format!("{told} {rest}").trim().to_owned()
}

/// Parts a predicate at its slot for agreement.
fn split_slot(predicate: &str) -> (String, String) {
    predicate.strip_prefix("{s:was/were} ").map_or_else(
        || (String::new(), predicate.to_owned()),
        |rest| ("{s:was/were} ".to_owned(), rest.to_owned()),
    )
}

/// Whether this is where one of a litter steps forward: the litter it steps from.
fn first_of_litter(scene: &Scene, stretch: &Stretch, animal: &str, entry: &LiveEntry) -> Option<String> {
    let litter = scene.litter_of(animal)?;
    let alone = scene.heroes.iter().filter(|h| scene.litter_of(h) == Some(litter)).count() == 1;
    let bigger = scene.litter_size(litter).is_some_and(|(n, _)| n > 1);
    let first =
        stretch.of(animal).find(|e| matches!(e.kind, Kind::Observation(_))).is_some_and(|e| e.id == entry.id);
    let stayed = stretch.entries.iter().any(|e| match &e.kind {
        Kind::Placement(p) => p.stayed.iter().flatten().any(|s| s == animal),
        _ => false,
    });
    (alone && bigger && first && !stayed).then(|| litter.to_owned())
}
