//! Requests for help: who asked, for whom, and why.

use super::young_of;
use crate::entry::LiveEntry;
use crate::entry::kind::fields;
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::species::{grown, young};
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// «two heavily pregnant cats», as a value.
pub(crate) fn counted(
    scene: &Scene,
    entry: &LiveEntry,
    count: Option<i64>,
    adults: bool,
    condition: Option<&str>,
) -> Vec<Piece> {
    let species =
        entry.subjects.first().and_then(|s| scene.animal(s)).map_or("animal", |a| a.species.as_str());
    let grown_ones = entry.subjects.iter().filter(|s| scene.is_adult(s)).count();
    let little = i64::try_from(entry.subjects.len() - grown_ones).unwrap_or_default();
    if grown_ones == 1 && little > 0 && count.is_none() {
        let noun = if little == 1 { young(species) } else { words::plural(&young(species)) };
        let mother = entry.subjects.iter().find(|s| scene.is_adult(s)).cloned().unwrap_or_default();
        return vec![
            Piece::Intro { ent: Ent::Animal(mother), first: format!("a mother {}", grown(species)) },
            plain(" and her "),
            value(format!("{} {noun}", words::number(little)), &[&entry.id]),
        ];
    }
    let noun = if adults { grown(species) } else { young(species) };
    let count = count.unwrap_or_else(|| i64::try_from(entry.subjects.len().max(1)).unwrap_or(1));
    let (before, after) = match condition {
        Some(c) if [" in ", " with ", " from ", " of ", " to "].iter().any(|p| c.contains(p)) => {
            (String::new(), format!(" {}", words::small(c)))
        }
        Some(c) if matches!(form(c), Form::Adjective | Form::Past) && c.split(' ').count() <= 4 => {
            (format!("{} ", words::small(c)), String::new())
        }
        Some(c) if form(c) == Form::Place => (String::new(), format!(" {}", words::small(c))),
        _ => (String::new(), String::new()),
    };
    let text = if count == 1 {
        let first = if before.is_empty() { noun.as_str() } else { before.as_str() };
        format!("{} {before}{noun}{after}", words::article(first))
    } else {
        format!("{} {before}{}{after}", words::number(count), words::plural(&noun))
    };
    vec![value(text, &[&entry.id])]
}

pub(crate) fn asked(scene: &Scene, entry: &LiveEntry, request: &fields::IntakeRequest) -> Vec<Say> {
    let mut says = Vec::new();
    let id = entry.id.as_str();
    let adults = request.count_adults.is_some() || entry.subjects.iter().all(|s| scene.is_adult(s));
    let count = request.count_adults.or(request.count).and_then(words::count);
    let group = counted(scene, entry, count, adults, scene.free(request.condition.as_deref()));
    let many = count.unwrap_or(i64::try_from(entry.subjects.len()).unwrap_or(1)) != 1;
    let asker = request.requested_by.as_deref().or(request.by.as_deref()).filter(|a| scene.guard.allows(a));
    let asker_pieces = asker.map(|a| person(scene, a, id)).filter(|p| !p.is_empty());
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Intake, wordings)
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
            .text("group", group.clone())
            .text("asker", asker_pieces.clone().unwrap_or_default())
    };
    let found =
        found_words(scene, request.found.as_ref().and_then(|f| f.text()), request.found_in.as_deref());
    let place = found.clone().map_or_else(Vec::new, |f| vec![plain(" "), value(f, &[id])]);
    let mut place_told = false;
    if let Some(reason) = scene.free(request.reason.as_deref()) {
        let words = asker.filter(|a| scene.log.people.contains_key(*a)).map(|a| scene.called(a).first);
        let told = reason_of(reason, words.as_deref());
        says.push(
            base(
                "request.reason",
                &["{When}{group} needed help{because}.", "{When}help was needed for {group}{because}."],
            )
            .text("because", rested(told, id, asker)),
        );
    } else if asker_pieces.is_some() && found.is_some() {
        place_told = true;
        says.push(
            base(
                "request.finder",
                &["{When}{asker} found {group}{place}.", "{asker} found {group}{place}{when}."],
            )
            .text("place", place),
        );
    } else if asker_pieces.is_some() {
        says.push(base(
            "request.asked",
            &[
                "{When}{asker} asked for help with {group}.",
                "It began{when} with {group}: {asker} asked for help.",
            ],
        ));
    } else if request.condition.is_some() || count.is_some() {
        let wording =
            if many { "{When}{group} were in need of help." } else { "{When}{group} was in need of help." };
        says.push(base("request.need", &[wording]));
    }
    if let (Some(whom), Some(found), false) = (young_of(scene, entry), found, place_told) {
        says.push(
            base("request.found", &["{s} {s:was/were} found {where}.", "{s} had been found {where}."])
                .who("s", whom)
                .val("where", found, &[id])
                .rank(1),
        );
    }
    says.extend(waited(&base, request, asker_pieces.is_some(), id));
    says
}

fn waited(
    base: &dyn Fn(&'static str, &[&str]) -> Say,
    request: &fields::IntakeRequest,
    known: bool,
    id: &str,
) -> Option<Say> {
    let unseen = request.mother_seen.as_ref().is_some_and(|m| !m.is_yes());
    if let Some(hours) = request.waited_hours {
        let wordings: &[&str] = match (unseen, known) {
            (true, true) => &[
                "{asker} waited {hours}, but the mother was not seen.",
                "{asker} waited {hours}, and no mother came into sight.",
            ],
            (true, false) => &["For {hours} nobody saw the mother."],
            (false, true) => &["{asker} waited {hours} before asking for help."],
            (false, false) => &["The wait lasted {hours}."],
        };
        return Some(
            base("request.waited", wordings).val("hours", words::units(hours, "hour"), &[id]).rank(1),
        );
    }
    unseen.then(|| {
        base("request.no_mother", &["No mother was seen.", "There was no sign of a mother."]).rank(2)
    })
}

/// A person by id, or in words of the log.
pub(crate) fn person(scene: &Scene, who: &str, entry: &str) -> Vec<Piece> {
    if scene.log.people.contains_key(who) {
        vec![Piece::Ent(Ent::Person(who.to_owned()))]
    } else if who.starts_with("p_") {
        Vec::new()
    } else {
        vec![value(words::small(who), &[entry])]
    }
}

/// A reason with its «because», and whoever asked as the one it speaks of.
fn reason_of(reason: &str, asker: Option<&str>) -> Vec<Piece> {
    let (link, mut words) = clause::because(reason);
    let link = link.replace("{s} {s:was/were} ", "of being ").replace("{s} ", "");
    if let Some(asker) = asker {
        let bare = asker.rsplit(' ').next().unwrap_or(asker);
        for article in ["the ", ""] {
            if let Some(rest) = words.strip_prefix(&format!("{article}{bare} ")) {
                words = format!("{asker} {rest}");
                break;
            }
        }
        if matches!(form(&words), Form::Past) && link.trim() == "because" {
            words = format!("{asker} {words}");
        }
    }
    vec![plain(link), Piece::Plain(words)]
}

/// Marks the words of a reason as resting on its entry.
fn rested(pieces: Vec<Piece>, entry: &str, person: Option<&str>) -> Vec<Piece> {
    let sources: Vec<&str> = std::iter::once(entry).chain(person).collect();
    pieces
        .into_iter()
        .enumerate()
        .map(|(i, p)| match p {
            Piece::Plain(words) if i == 1 => value(words, &sources),
            other => other,
        })
        .collect()
}

/// Where somebody was found, with the preposition it needs.
pub(crate) fn found_words(scene: &Scene, found: Option<&str>, found_in: Option<&str>) -> Option<String> {
    let text = scene.free(found.or(found_in))?;
    let text = if scene.log.places.contains_key(text) { scene.place(text)? } else { text.to_owned() };
    let text = words::small(text.strip_prefix("found ").unwrap_or(&text));
    if ["abandon", "dump"].iter().any(|w| text.contains(w)) {
        return None;
    }
    Some(match form(&text) {
        Form::Place | Form::Adjective if text.contains(' ') || form(&text) == Form::Adjective => text,
        _ => format!("in {text}"),
    })
}
