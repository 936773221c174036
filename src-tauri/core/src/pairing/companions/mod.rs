//! Who could keep an animal company: everyone else that is young and in care, with reasons for and against.

mod hold;
mod likeness;
mod never;

use super::alone::alone_tags;
use super::company::Company;
use super::cries::{self, Heard};
use super::exposure::Exposures;
use crate::animals::{Nursery, Resident, Species, when};
use crate::chronicle::Chronicle;
use crate::reference::{HOUSE, HUDDLING, OUR_PROPOSAL, OWN_SPECIES, Source};
use crate::values::Moment;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// How far a pairing is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Strength {
    /// Nothing in the log speaks against it.
    Allowed,
    /// Under supervision, and why.
    Caution,
    /// Not before a day, unless the carer lifts it by an entry.
    Hold,
    /// Not at all.
    Never,
}

/// One reason, in a plain sentence.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Reason {
    /// The sentence.
    pub text: String,
    /// The entries it rests on.
    pub entries: Vec<String>,
    /// Who says that it matters; a plain fact needs nobody.
    pub source: Option<Source>,
}

impl Reason {
    fn fact(text: String, entries: Vec<String>) -> Self {
        Self { text, entries, source: None }
    }

    fn rule(text: String, entries: Vec<String>, source: Source) -> Self {
        Self { text, entries, source: Some(source) }
    }

    /// The sentence with its source, as the command line prints it.
    pub fn line(&self) -> String {
        match &self.source {
            Some(source) if source.proposal => format!("{} ({OUR_PROPOSAL})", self.text),
            Some(source) => format!("{} ({})", self.text, source.mark),
            None => self.text.clone(),
        }
    }
}

/// Somebody who could keep an animal company.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Companion {
    /// The other animal.
    pub other: String,
    /// What to call it.
    pub label: String,
    /// How far it is advised.
    pub strength: Strength,
    /// The first day on which a hold is over; none while nobody knows.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// «Pip and Wren: on hold until 7 May.»
    pub sentence: String,
    /// What speaks for it.
    pub reasons_for: Vec<Reason>,
    /// What speaks against it, the weightiest first.
    pub reasons_against: Vec<Reason>,
    /// An order among companions, from 0 to 100: no promise.
    pub score: u32,
}

/// What was found about two animals.
#[derive(Default)]
struct Findings {
    never: Vec<Reason>,
    hold: Vec<Reason>,
    /// The day each hold ends; `None` for one that is open.
    until: Vec<Option<NaiveDate>>,
    caution: Vec<Reason>,
    speak_for: Vec<Reason>,
    score: u32,
}

/// Two animals that may be put together, with what is known around them.
struct Two<'n, 'a> {
    nursery: &'n Nursery<'a>,
    company: &'n Company,
    exposures: &'n Exposures,
    a: &'n Resident<'a>,
    b: &'n Resident<'a>,
}

impl Two<'_, '_> {
    fn now(&self) -> Moment {
        self.nursery.now
    }
    fn both(&self) -> [&Resident<'_>; 2] {
        [self.a, self.b]
    }
    fn day(&self, date: NaiveDate) -> String {
        when::day(date, self.now().date())
    }
}

/// Everyone who could keep an animal company, the best first: its own species before others, what is allowed before
/// what is held, and what must never be last.
pub fn companions(chronicle: &Chronicle, animal: &str, now: Moment) -> Vec<Companion> {
    companions_in(&Nursery::at(chronicle, now), animal)
}

/// As [`companions`], for a log already read.
pub fn companions_in(nursery: &Nursery<'_>, animal: &str) -> Vec<Companion> {
    let Some(one) = nursery.get(animal).filter(|r| r.standing.is_charge()) else { return Vec::new() };
    let company = Company::at(nursery);
    let exposures = Exposures::at(nursery, &company);
    let own_kind = |id: &str| nursery.get(id).is_some_and(|other| other.species() == one.species());
    let mut all: Vec<Companion> = nursery
        .charges()
        .filter(|other| other.id != animal && !company.share(animal, other.id))
        .map(|other| judge(&Two { nursery, company: &company, exposures: &exposures, a: one, b: other }))
        .collect();
    all.sort_by(|a, b| {
        let key = |c: &Companion| (c.strength == Strength::Never, !own_kind(&c.other), c.strength);
        key(a).cmp(&key(b)).then(b.score.cmp(&a.score)).then(a.other.cmp(&b.other))
    });
    all
}

fn judge(two: &Two<'_, '_>) -> Companion {
    let mut found = Findings::default();
    never::look(two, &mut found);
    hold::look(two, &mut found);
    likeness::look(two, &mut found);
    company_wanted(two, &mut found);
    let strength = if !found.never.is_empty() {
        Strength::Never
    } else if !found.hold.is_empty() {
        Strength::Hold
    } else if !found.caution.is_empty() {
        Strength::Caution
    } else {
        Strength::Allowed
    };
    let held = strength == Strength::Hold;
    let until =
        found.until.iter().copied().collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
    let until = until.filter(|_| held);
    if held {
        cost_of_waiting(two, &mut found);
    }
    let names = format!("{} and {}", two.a.label(), two.b.label());
    let sentence = match (strength, until) {
        (Strength::Allowed, _) => format!("{names}: nothing in the log speaks against it."),
        (Strength::Caution, _) => format!("{names}: under supervision."),
        (Strength::Hold, Some(until)) => format!("{names}: on hold until {}.", two.day(until)),
        (Strength::Hold, None) => format!("{names}: on hold."),
        (Strength::Never, _) => format!("{names}: never together."),
    };
    Companion {
        other: two.b.id.to_owned(),
        label: two.b.label().to_owned(),
        strength,
        until,
        sentence,
        reasons_for: found.speak_for,
        reasons_against: [found.never, found.hold, found.caution].concat(),
        score: found.score.min(100),
    }
}

/// The other is alone too, both cry, the carer said that neither wants to be alone.
fn company_wanted(two: &Two<'_, '_>, found: &mut Findings) {
    let own_species = two.a.species() == two.b.species();
    if own_species {
        found.score += 40;
        let young = two.a.species().young();
        let text = format!("Both are {young}s: contact with their own species.");
        found.speak_for.push(Reason::rule(text, Vec::new(), OWN_SPECIES));
    }
    if let Some(lone) = two.company.lone(two.b.id) {
        found.score += 20;
        let since = two.day(two.nursery.here(lone.since).date());
        let text = format!("{} is alone too, since {since}.", two.b.label());
        found.speak_for.push(Reason::fact(text, vec![lone.entry.clone()]));
    }
    let both_noted = alone_tags(two.a).rfind(|entry| entry.subjects.iter().any(|id| id == two.b.id));
    if let Some(entry) = both_noted {
        found.score += 5;
        let text = format!(
            "Noted {}: neither of them wants to be alone.",
            noted(two.day(two.nursery.here(entry.at).date()))
        );
        found.speak_for.push(Reason::fact(text, vec![entry.id.clone()]));
    }
    let week = two.now().plus_minutes(-7 * 24 * 60);
    let cries = |r: &Resident<'_>| -> Vec<String> {
        let cries = cries::between(r, week, two.now()).filter(|(_, heard)| *heard == Heard::Cry);
        cries.map(|(entry, _)| entry.id.clone()).collect()
    };
    let (a, b) = (cries(two.a), cries(two.b));
    if !a.is_empty() && !b.is_empty() {
        found.score += 5;
        let text = format!(
            "Both cried in the last 7 days: {} {}, {} {}.",
            two.a.label(),
            cries::times(a.len()),
            two.b.label(),
            cries::times(b.len())
        );
        found.speak_for.push(Reason::fact(text, [a, b].concat()));
    }
    let tiny = |r: &Resident<'_>| {
        r.standing.days().is_some_and(|days| days <= 6) && matches!(r.species(), Species::Cat | Species::Dog)
    };
    if let Some(tiny) = two.both().into_iter().find(|r| tiny(r)) {
        let text = format!(
            "{} is in its first week, and holds only 6 to 7 °C above its surroundings: company is warmth.",
            tiny.label()
        );
        found.speak_for.push(Reason::rule(text, Vec::new(), HUDDLING));
    }
}

fn noted(day: String) -> String {
    if day.starts_with(|c: char| c.is_ascii_digit()) { format!("on {day}") } else { day }
}

/// What stands beside a hold: waiting has a cost of its own.
fn cost_of_waiting(two: &Two<'_, '_>, found: &mut Findings) {
    if two.both().into_iter().any(|r| r.standing.days().is_some_and(|days| days < 28)) {
        let text = "Staying alone costs a neonate warmth and company while it waits; a vet can say whether that weighs more."
            .to_owned();
        found.speak_for.push(Reason::rule(text, Vec::new(), HOUSE));
    }
}
