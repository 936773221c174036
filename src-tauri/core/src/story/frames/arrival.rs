//! How they came: requests for help, births, traps, intakes, placements and names.

use super::{Stretch, doer, young_of};
use crate::entry::kind::fields;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form, form};
use crate::story::draft::Beat;
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::{Scene, grown, young};
use crate::story::text::{Piece, plain, value};
use crate::story::words;

/// Everything of a stretch that is about coming.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::IntakeRequest(request) => says.extend(asked(scene, entry, request)),
            Kind::Trap(trap) => says.extend(trapped(scene, stretch, entry, trap)),
            Kind::Intake(intake) => says.extend(taken_in(scene, stretch, entry, intake)),
            Kind::Placement(placement) => {
                let came = stretch
                    .entries
                    .iter()
                    .rev()
                    .find(|e| matches!(e.kind, Kind::Intake(_)) && e.at <= entry.at);
                let late = came.is_some_and(|c| words::days_between(c.at.date(), entry.at.date()) > 2);
                says.extend(placed(scene, stretch, entry, placement).map(|mut say| {
                    if late {
                        say.beat = Beat::Care;
                    }
                    say
                }));
            }
            _ => {}
        }
    }
    says.extend(births(scene, stretch));
    says
}

/// «two heavily pregnant cats», as a value.
fn counted(
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
        let text = format!("a mother {} and her {} {noun}", grown(species), words::number(little));
        return vec![value(text, &[&entry.id])];
    }
    let noun = if adults { grown(species) } else { young(species) };
    let count = count.unwrap_or_else(|| i64::try_from(entry.subjects.len().max(1)).unwrap_or(1));
    let (before, after) = match condition {
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

fn asked(scene: &Scene, entry: &LiveEntry, request: &fields::IntakeRequest) -> Vec<Say> {
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
fn person(scene: &Scene, who: &str, entry: &str) -> Vec<Piece> {
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
fn found_words(scene: &Scene, found: Option<&str>, found_in: Option<&str>) -> Option<String> {
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

fn births(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let told: Vec<(&LiveEntry, &fields::Birth)> = stretch
        .entries
        .iter()
        .filter_map(|e| if let Kind::Birth(b) = &e.kind { Some((*e, b)) } else { None })
        .collect();
    let mut says = Vec::new();
    let singly: Vec<&LiveEntry> =
        told.iter().filter(|(_, b)| b.count.is_none() && b.order.is_some()).map(|(e, _)| *e).collect();
    if singly.len() > 1 {
        says.extend(born_one_by_one(scene, &singly));
    }
    for (entry, birth) in &told {
        let id = entry.id.as_str();
        let Some(count) = birth.count.and_then(words::count) else { continue };
        let species =
            entry.subjects.first().and_then(|s| scene.animal(s)).map_or("animal", |a| a.species.as_str());
        let noun = if count == 1 { young(species) } else { words::plural(&young(species)) };
        let born = format!("{} {noun}", words::number(count));
        let mother = entry.subjects.iter().find(|s| scene.is_adult(s)).cloned();
        let came_later = stretch.entries.iter().any(|e| e.at > entry.at && matches!(&e.kind, Kind::Intake(i) if i.litter.is_some() && i.litter == birth.litter && i.count.is_some()));
        let detail = scene.free(birth.detail.as_deref().or(birth.note.as_deref())).map(words::small);
        let base = |wordings: &[&str]| {
            Say::new("birth.count", Beat::Intake, wordings)
                .from(&[id])
                .at(entry.at)
                .when(scene.on(entry))
                .rank(2)
                .alone()
        };
        if came_later {
            if let Some(litter) = &birth.litter {
                let mut say =
                    base(&["{s} had been born{when}{detail}."]).who("s", Ent::Litter(litter.clone())).rank(4);
                if let Some(intake) = stretch
                    .entries
                    .iter()
                    .find(|e| matches!(&e.kind, Kind::Intake(i) if i.litter == birth.litter))
                {
                    say = say.at(intake.at.plus_minutes(1));
                }
                let extra = detail.map_or_else(Vec::new, |d| vec![plain(", "), value(d, &[id])]);
                says.push(say.text("detail", extra));
            }
        } else if let Some(mother) = mother {
            let ent = child_of(scene, stretch, &mother).map_or_else(
                || Ent::Animal(mother.clone()),
                |of| Ent::Mother { of: Box::new(of), id: mother.clone() },
            );
            let extra = detail.map_or_else(Vec::new, |d| vec![plain(": "), value(d, &[id])]);
            says.push(
                base(&["{When}{s} gave birth to {n}{detail}.", "{s} gave birth to {n}{when}{detail}."])
                    .who("s", ent)
                    .val("n", born, &[id])
                    .text("detail", extra)
                    .rank(0),
            );
        }
    }
    says
}

/// The hero whose mother an animal is.
fn child_of(scene: &Scene, stretch: &Stretch, mother: &str) -> Option<Ent> {
    let named = scene.animal(mother).is_some_and(|a| a.name.is_some());
    let hero = scene.heroes.iter().any(|h| h == mother);
    if named || hero {
        return None;
    }
    let children: Vec<String> =
        stretch.animals.iter().filter(|a| scene.mother_of(a) == Some(mother)).cloned().collect();
    (children.len() == 1).then(|| Ent::Animal(children[0].clone()))
}

/// Births of one litter, told as one: how many, and their names when all have one.
fn born_one_by_one(scene: &Scene, entries: &[&LiveEntry]) -> Option<Say> {
    let first = entries.first()?;
    let ids: Vec<&str> = entries.iter().map(|e| e.id.as_str()).collect();
    let mother = first.subjects.iter().find(|s| scene.is_adult(s))?;
    let species = scene.animal(mother).map_or("animal", |a| a.species.as_str());
    let count = i64::try_from(ids.len()).ok()?;
    let text = format!("{} {}", words::number(count), words::plural(&young(species)));
    let mut who = vec![value(text, &ids)];
    let children: Vec<String> = entries
        .iter()
        .flat_map(|e| &e.subjects)
        .filter(|s| *s != mother && scene.has_name(s))
        .cloned()
        .collect();
    if children.len() == ids.len() {
        let names: Vec<String> = children.iter().map(|c| scene.name(c)).collect();
        let first = words::list(&names);
        who.push(plain(", "));
        who.push(Piece::Intro { ent: Ent::animals(&super::in_order(scene, children)), first });
    }
    Some(
        Say::new(
            "birth.one_by_one",
            Beat::Intake,
            &["{When}{s} gave birth to {n}.", "{s} gave birth to {n}{when}."],
        )
        .who("s", Ent::Animal(mother.clone()))
        .text("n", who)
        .from(&ids)
        .at(first.at)
        .when(scene.on(first))
        .rank(0)
        .alone(),
    )
}

fn trapped(scene: &Scene, stretch: &Stretch, entry: &LiveEntry, trap: &fields::Trap) -> Option<Say> {
    let id = entry.id.as_str();
    let by = doer(scene, entry)?;
    let caught = trap.caught.clone().unwrap_or_else(|| entry.subjects.clone());
    let animals: Vec<&String> = caught.iter().filter(|c| scene.log.animals.contains_key(*c)).collect();
    let litters: Vec<&String> = caught.iter().filter(|c| scene.log.litters.contains_key(*c)).collect();
    let species = animals.first().and_then(|a| scene.animal(a)).map_or("animal", |a| a.species.as_str());
    let adults = animals.iter().filter(|a| scene.is_adult(a)).count();
    let noun = if adults > 0 { grown(species) } else { young(species) };
    let births: Vec<&str> = stretch
        .entries
        .iter()
        .filter(|e| {
            matches!(&e.kind, Kind::Birth(_))
                && (0..=7).contains(&words::days_between(e.at.date(), entry.at.date()))
        })
        .map(|e| e.id.as_str())
        .collect();
    let mut text = match animals.len() {
        0 => String::new(),
        1 => format!("the {noun}"),
        2 => format!("both {}", words::plural(&noun)),
        n => format!("all {} {}", words::number(i64::try_from(n).ok()?), words::plural(&noun)),
    };
    if !litters.is_empty() {
        let newborn = if births.is_empty() { "" } else { "newborn " };
        let young = words::plural(&young(species));
        let owner = if adults == 1 { "her" } else { "their" };
        let and = if text.is_empty() { "" } else { " and " };
        text = format!("{text}{and}{owner} {newborn}{young}");
    }
    let wordings: &[&str] = if trap.success == Some(false) {
        &["{When}{by} tried to trap {all}, without success."]
    } else {
        &["{by} trapped {all}{when}.", "{When}{by} trapped {all}."]
    };
    let mut sources = vec![id];
    sources.extend(litters.iter().map(|l| l.as_str()));
    sources.extend(births);
    Some(
        Say::new("trap", Beat::Intake, wordings)
            .who("by", by)
            .val("all", text, &sources)
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone(),
    )
}

/// Another family of the same rescue that went elsewhere.
fn other_family<'a>(stretch: &Stretch<'a>, intake: &fields::Intake) -> Option<&'a LiveEntry> {
    stretch.entries.iter().copied().find(|e| {
        matches!(&e.kind, Kind::Placement(p) if p.whole_family == Some(true) && p.litter.is_some() && p.litter != intake.litter)
    })
}

fn taken_in(scene: &Scene, stretch: &Stretch, entry: &LiveEntry, intake: &fields::Intake) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(by) = doer(scene, entry) else { return Vec::new() };
    let mut says = Vec::new();
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Intake, wordings)
            .who("by", by.clone())
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let mother = entry.subjects.iter().find(|s| scene.is_adult(s));
    let from = from_words(scene, entry, intake);
    let count = intake.count_kittens.or(intake.count).and_then(words::count);
    if let Some(other) = other_family(stretch, intake) {
        let to = if let Kind::Placement(p) = &other.kind { scene.place(&p.to) } else { None };
        says.push(
            base(
                "intake.one_of_two",
                &[
                    "{one} came home with {by.o}, and {other} went to {to}.",
                    "{by} took {one} home, while {other} went to {to}.",
                ],
            )
            .val("one", "one family", &[id])
            .val("other", "the other family", &[&other.id])
            .val("to", to.unwrap_or_else(|| "another home".to_owned()), &[&other.id])
            .from(&[&other.id]),
        );
    } else if let Some(mother) = mother {
        let noun = grown(scene.animal(mother).map_or("animal", |a| a.species.as_str()));
        let young_noun = young(scene.animal(mother).map_or("animal", |a| a.species.as_str()));
        let many =
            count.or_else(|| intake.litter.as_deref().and_then(|l| scene.litter_size(l)).map(|(n, _)| n));
        let newborn = stretch
            .animals
            .iter()
            .filter(|a| !scene.is_adult(a))
            .find_map(|a| scene.age_at(a, entry.at))
            .is_some_and(|a| a.days <= 7);
        let with = match many {
            _ if intake.litter.is_none() && count.is_none() && entry.subjects.len() == 1 => String::new(),
            Some(1) => format!(" and her {}{young_noun}", if newborn { "newborn " } else { "" }),
            Some(n) => format!(
                " and her {} {}{}",
                words::number(n),
                if newborn { "newborn " } else { "" },
                words::plural(&young_noun)
            ),
            None => format!(" and her {}", words::plural(&young_noun)),
        };
        let expecting = intake.condition.as_deref().is_some_and(|c| c.contains("pregnant"));
        let kind = if expecting { noun.clone() } else { format!("mother {noun}") };
        let first = if scene.has_name(mother) {
            format!("a {kind}, {},", scene.name(mother))
        } else {
            format!("a {kind}")
        };
        let mut sources = vec![id];
        sources.extend(intake.litter.as_deref());
        let mut who = vec![Piece::Intro { ent: Ent::Animal(mother.clone()), first }];
        if !with.is_empty() {
            who.push(value(with, &sources));
        }
        says.push(
            base("intake.family", &["{When}{by} took in {who}{from}.", "{by} took in {who}{from}{when}."])
                .text("who", who)
                .text("from", from),
        );
    } else if let Some(whom) = young_of(scene, entry) {
        says.extend(young_alone(scene, entry, intake, &whom, count, from, &base));
    }
    says.extend(state_on_arrival(scene, entry, intake));
    says
}

fn young_alone(
    scene: &Scene,
    entry: &LiveEntry,
    intake: &fields::Intake,
    whom: &Ent,
    count: Option<i64>,
    from: Vec<Piece>,
    base: &dyn Fn(&'static str, &[&str]) -> Say,
) -> Vec<Say> {
    let id = entry.id.as_str();
    let first = whom.ids().first().map(|s| (*s).to_owned()).unwrap_or_default();
    let mut says = Vec::new();
    let count = count.unwrap_or_else(|| i64::try_from(whom.ids().len()).unwrap_or(1));
    if count > 1 || whom.ids().len() > 1 {
        let noun = words::plural(&scene.noun(&first));
        let text = format!("{} {noun}", words::number(count));
        let mut sources = vec![id];
        sources.extend(whom.ids());
        let all = usize::try_from(count).is_ok_and(|n| n == whom.ids().len());
        let who = if all { Piece::Intro { ent: whom.clone(), first: text } } else { value(text, &sources) };
        says.push(
            base("intake.young", &["{When}{by} took in {who}{from}.", "{by} took in {who}{from}{when}."])
                .text("who", vec![who])
                .text("from", from),
        );
    } else {
        says.push(
            base("intake.one", &["{When}{by} took {s.o} in{from}.", "{s} came to {by.o}{from}{when}."])
                .who("s", whom.clone())
                .text("from", from),
        );
    }
    let weeks = intake.age_weeks_est.map(|w| format!("about {} old", words::units(w, "week")));
    let age = scene.age_at(&first, entry.at);
    let source = age.as_ref().map_or(id, |a| a.source.as_str());
    if let Some(age) = weeks.or_else(|| age.as_ref().map(super::super::scene::Age::words)) {
        says.push(
            Say::new(
                "intake.age",
                Beat::Intake,
                &["{s} {s:was/were} {age}.", "{s} {s:was/were} {age} then."],
            )
            .who("s", whom.clone())
            .val("age", age, &[id, source])
            .from(&[id])
            .at(entry.at)
            .rank(1),
        );
    }
    says
}

/// « from a shelter».
fn from_words(scene: &Scene, entry: &LiveEntry, intake: &fields::Intake) -> Vec<Piece> {
    let Some(from) = intake.from.as_deref() else { return Vec::new() };
    let id = entry.id.as_str();
    if scene.log.people.contains_key(from) {
        return vec![plain(" from "), Piece::Ent(Ent::Person(from.to_owned()))];
    }
    let words = if entry.subjects.iter().any(|s| scene.is_wild(s)) && scene.log.places.contains_key(from) {
        None
    } else {
        scene.place(from)
    };
    words.filter(|w| scene.guard.allows(w)).map_or_else(Vec::new, |w| {
        let card = scene.log.places.contains_key(from).then_some(from);
        vec![plain(" from "), value(w, &std::iter::once(id).chain(card).collect::<Vec<_>>())]
    })
}

/// What was seen of them when they came.
fn state_on_arrival(scene: &Scene, entry: &LiveEntry, intake: &fields::Intake) -> Vec<Say> {
    let id = entry.id.as_str();
    let Some(whom) = young_of(scene, entry).or_else(|| intake.litter.clone().map(Ent::Litter)) else {
        return Vec::new();
    };
    let many = matches!(whom, Ent::Group(_) | Ent::Litter(_));
    let mut says = Vec::new();
    let mut add = |frame, rank, wordings: &[&str], text: String| {
        says.push(
            Say::new(frame, Beat::Intake, wordings)
                .who("s", whom.clone())
                .val("v", text, &[id])
                .from(&[id])
                .at(entry.at)
                .rank(rank),
        );
    };
    if let Some(condition) = scene.free(intake.condition.as_deref()) {
        let bare = words::small(condition);
        match form(&bare) {
            Form::Adjective | Form::Place | Form::Gerund => {
                add("intake.condition", 1, &["{s} {s:was/were} {v}.", "{s} arrived {v}."], bare);
            }
            Form::Past
                if !bare.contains(" and ") || bare.split(' ').next().is_some_and(|w| w.ends_with("ed")) =>
            {
                add("intake.condition", 1, &["{s} {s:was/were} {v}."], bare);
            }
            Form::Noun => add("intake.condition", 1, &["{s} had {v}."], bare),
            _ => add("intake.condition", 1, &["On arrival: {v}."], bare),
        }
    }
    if let Some(found) = found_words(scene, intake.found.as_ref().and_then(|f| f.text()), None) {
        add("intake.found", 1, &["{s} had been found {v}."], found);
    }
    if intake.alone.as_ref().is_some_and(crate::entry::field::Free::is_yes)
        || intake.single.as_ref().is_some_and(crate::entry::field::Free::is_yes)
    {
        let word = if many { "no mother with them" } else { "all alone" };
        add("intake.alone", 2, &["{s} came {v}.", "{s} {s:was/were} {v}."], word.to_owned());
    }
    if let Some(eyes) = intake.eyes.as_ref().and_then(|e| e.text()).filter(|e| scene.guard.allows(e)) {
        let eyes = words::humanise(eyes);
        add(
            "intake.eyes",
            2,
            &["{s.p} eyes were {v}.", "At that time {s.p} eyes were {v}."],
            if eyes == "closed" { "still closed".to_owned() } else { eyes },
        );
    }
    if intake.fleas.as_ref().is_some_and(crate::entry::field::Free::is_yes) {
        add("intake.fleas", 4, &["{s} had {v}.", "{s} came with {v}."], "fleas".to_owned());
    }
    if let Some(how) = scene.free(intake.how.as_deref()).map(words::small).filter(|h| {
        ["found", "brought", "handed", "rescued", "surrendered", "carried"].iter().any(|w| h.starts_with(w))
    }) {
        add("intake.how", 2, &["{s} {s:was/were} {v}."], how);
    }
    if let Some(reason) = scene.free(intake.surrender_reason.as_deref()) {
        let (link, words) = clause::because(reason);
        let link = link.replace("{s} {s:was/were} ", "").replace("{s} ", "");
        let text = format!("{}{words}", link.trim_start());
        add(
            "intake.given_up",
            1,
            &["{s} had to leave {s.p} first home {v}.", "{s} needed a new place {v}."],
            text,
        );
    }
    says
}

fn placed(scene: &Scene, stretch: &Stretch, entry: &LiveEntry, placement: &fields::Placement) -> Option<Say> {
    let id = entry.id.as_str();
    let told_with_intake = placement.whole_family == Some(true)
        && stretch.entries.iter().any(|e| matches!(&e.kind, Kind::Intake(i) if placement.litter.is_some() && i.litter != placement.litter && other_family(stretch, i).is_some_and(|o| o.id == entry.id)));
    if told_with_intake {
        return None;
    }
    let to = scene.place(&placement.to)?;
    let by = doer(scene, entry)?;
    let base = |frame, wordings: &[&str]| {
        Say::new(frame, Beat::Intake, wordings)
            .who("by", by.clone())
            .val("to", to.clone(), &[id])
            .from(&[id])
            .at(entry.at)
            .when(scene.on(entry))
            .rank(0)
            .alone()
    };
    let stayed: Vec<String> =
        placement.stayed.iter().flatten().filter(|s| scene.log.animals.contains_key(*s)).cloned().collect();
    if let Some(moved) = placement.moved.and_then(words::count) {
        let litter = placement.litter.as_deref();
        let noun = litter.map_or_else(
            || "young".to_owned(),
            |l| scene.litter_words(l).trim_start_matches("the ").to_owned(),
        );
        let total = litter.and_then(|l| scene.litter_size(l));
        let mut sources = vec![id];
        sources.extend(litter);
        let mut who = match &total {
            Some((total, _)) if moved == *total => format!("all {} {noun}", words::number(moved)),
            Some(_) => format!("{} of the {noun}", words::number(moved)),
            None => format!("{} {noun}", words::number(moved)),
        };
        if placement.mother_moved == Some(true) {
            who.push_str(" and their mother");
        }
        if !stayed.is_empty() {
            return Some(
                base(
                    "placement.split",
                    &[
                        "{When}{who} went to {to}, and {s} stayed with {by.o}.",
                        "{who} moved to {to}{when}, while {s} stayed with {by.o}.",
                    ],
                )
                .val("who", who, &sources)
                .who("s", Ent::animals(&super::in_order(scene, stayed))),
            );
        }
        return Some(
            base("placement.moved", &["{When}{who} went to {to}.", "{who} moved to {to}{when}."])
                .val("who", who, &sources),
        );
    }
    if let (Some(litter), Some(true)) = (&placement.litter, placement.whole_family) {
        return Some(
            base(
                "placement.family",
                &["{When}{s} and their mother went to {to}.", "{s} and their mother moved to {to}{when}."],
            )
            .who("s", Ent::Litter(litter.clone())),
        );
    }
    let whom = young_of(scene, entry)?;
    Some(base("placement.one", &["{When}{s} moved to {to}.", "{s} went to {to}{when}."]).who("s", whom))
}
