//! Who cares for them.

use crate::story::clause::{Form, form};
use crate::story::draft::Beat;
use crate::story::lexicon;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// Who cares for them: what she has written of herself.
pub(crate) fn who(scene: &Scene) -> Vec<Say> {
    let Some((id, person)) = scene.carer() else { return Vec::new() };
    let carer = Ent::Person(id.to_owned());
    let bio: Vec<&str> = person.bio.iter().flatten().filter_map(|b| scene.free(Some(b))).collect();
    let is_sentence = |b: &&str| b.chars().next().is_some_and(char::is_uppercase) && b.split(' ').count() > 3;
    let (sentences, phrases): (Vec<&str>, Vec<&str>) = bio.into_iter().partition(is_sentence);
    let (nouns, rest): (Vec<&str>, Vec<&str>) = phrases.into_iter().partition(|b| {
        form(b) == Form::Noun
            || ["a ", "an ", "the "].iter().any(|article| b.to_lowercase().starts_with(article))
    });
    let mut says = Vec::new();
    let place = scene.log.profile.place_label.as_deref().filter(|label| {
        let told = nouns.iter().chain(&rest).chain(&sentences).any(|b| b.contains(*label));
        !told && scene.guard.allows(label)
    });
    let role = person.role.as_deref().map(words::role);
    let mut what: Vec<Piece> = Vec::new();
    if let Some(noun) = nouns.first() {
        what.push(value(words::small(noun), &[id]));
    } else if let Some(role) = role.as_deref().filter(|r| scene.guard.allows(r)) {
        what.push(value(format!("{} {role}", words::article(role)), &[id]));
    }
    let full = nouns.first().is_some_and(|n| n.contains(" who ") || n.contains(" that "));
    if let (Some(place), false, false) = (place, what.is_empty(), full) {
        what.push(plain(" from "));
        what.push(value(place, &[id]));
    }
    let does: Vec<String> = rest.iter().filter(|b| form(b) != Form::Place).map(|b| words::small(b)).collect();
    if !what.is_empty() {
        let mut say =
            Say::new("carer.who", Beat::Who, &[]).who("s", carer.clone()).from(&[id]).rank(0).alone();
        if let Some(first) = does.first().filter(|_| !full) {
            what.push(plain(" who "));
            what.push(value(first.as_str(), &[id]));
        }
        say.wordings = vec!["{s} {s:is/are} {what}.".to_owned()];
        if let Some(place) = place.filter(|_| full) {
            say.wordings = vec!["{s}, from {place}, {s:is/are} {what}.".to_owned()];
            say = say.val("place", place, &[id]);
        }
        says.push(say.text("what", what));
    }
    for noun in nouns.iter().skip(1) {
        says.push(
            Say::new("carer.also", Beat::Who, &["{s} {s:is/are} also {what}."])
                .who("s", carer.clone())
                .val("what", words::small(noun), &[id])
                .rank(4),
        );
    }
    for more in does.iter().skip(usize::from(!says.is_empty() && !full)) {
        let (verb, tail) = more.split_once(' ').unwrap_or((more, ""));
        let adverb = verb.ends_with("ly") || ["often", "always", "also"].contains(&verb);
        let (adverb, verb, tail) = match tail.split_once(' ') {
            Some((next, tail)) if adverb => (format!("{verb} "), next, tail),
            _ => (String::new(), verb, tail),
        };
        let state = ["known", "trained", "licensed", "certified", "based", "born", "married", "retired"]
            .contains(&verb);
        if state {
            says.push(
                Say::new("carer.is", Beat::Who, &["{s} {s:is/are} {what}."])
                    .who("s", carer.clone())
                    .val("what", more.as_str(), &[id])
                    .rank(4),
            );
            continue;
        }
        let mut say = Say::new("carer.does", Beat::Who, &[])
            .who("s", carer.clone())
            .val("adverb", adverb, &[id])
            .val("what", tail, &[id])
            .rank(4);
        say.wordings = vec![format!("{{s}} {{adverb}}{{s:{verb}/{}}} {{what}}.", lexicon::base(verb))];
        says.push(say);
    }
    for sentence in sentences {
        says.push(
            Say::new("carer.bio", Beat::Who, &["{what}."])
                .val("what", sentence, &[id])
                .from(&[id])
                .rank(4)
                .alone(),
        );
    }
    says
}
