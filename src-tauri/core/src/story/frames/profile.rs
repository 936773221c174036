//! A profile for people who want to adopt: who the animal is and how it lives, not what it went through.

use crate::entry::Kind;
use crate::story::clause;
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::words;

/// What of a story's outline belongs into a profile.
const TOLD: [&str; 11] = [
    "seen.does",
    "weight.last",
    "weight.litter_last",
    "weaned",
    "decision",
    "cohabit.nights",
    "cohabit.sleep",
    "plan",
    "vet.visit",
    "call",
    "naming.reason",
];

/// A profile made from the outline: ways first, then facts.
pub(crate) fn profile(scene: &Scene, outline: Vec<Say>) -> Vec<Say> {
    let living: Vec<String> = scene
        .heroes
        .iter()
        .filter(|h| !scene.about(h).any(|e| matches!(e.kind, Kind::Death(_))))
        .cloned()
        .collect();
    let gone = |say: &Say| {
        say.subject().is_some_and(|s| {
            s.ids().iter().any(|id| !living.iter().any(|l| l == id) && scene.heroes.iter().any(|h| h == id))
        })
    };
    let glad = |say: &Say| say.frame == "seen.traits" && matches!(say.beat, Beat::Care | Beat::Bond);
    let (ways, rest): (Vec<Say>, Vec<Say>) = outline
        .into_iter()
        .filter(|say| {
            !gone(say) && (TOLD.contains(&say.frame) || glad(say) || say.frame.starts_with("quote."))
        })
        .filter(|say| say.frame != "quote.part")
        .partition(|say| glad(say) || say.frame == "seen.does");
    let mut says: Vec<Say> = living.iter().map(|id| who(scene, id)).collect();
    says.extend(ways.into_iter().map(|say| as_of(say, Beat::Care)));
    says.extend(rest.into_iter().map(|say| if say.beat == Beat::Cta { say } else { as_of(say, Beat::Now) }));
    says
}

fn as_of(mut say: Say, beat: Beat) -> Say {
    if !matches!(say.beat, Beat::Quote | Beat::Next) {
        say.beat = beat;
    }
    say.opens = false;
    say
}

/// «Biscuit is a male orange tabby kitten, about seven weeks old.»
fn who(scene: &Scene, id: &str) -> Say {
    let animal = scene.animal(id);
    let sex = animal.and_then(|a| a.sex.as_deref()).filter(|s| ["male", "female"].contains(s));
    let coat = animal.and_then(|a| scene.free(a.coat.as_deref())).filter(|c| !c.contains(" with "));
    let parts: Vec<String> =
        sex.into_iter().chain(coat).map(words::small).chain(std::iter::once(scene.noun(id))).collect();
    let kind = clause::with_article(&parts.join(" "));
    let say = Say::new("profile.who", Beat::Hook, &[])
        .who("s", Ent::Animal(id.to_owned()))
        .val("k", kind, &[id])
        .from(&[id])
        .rank(0)
        .alone();
    match scene.age_at(id, scene.log.as_of) {
        Some(age) => {
            let mut say = say.val("age", age.words(), &[id, &age.source]);
            say.wordings = vec!["{s.n} is {k}, {age}.".to_owned()];
            say
        }
        None => {
            let mut say = say;
            say.wordings = vec!["{s.n} is {k}.".to_owned()];
            say
        }
    }
}
