//! Everyone in a log at one moment: each animal with the entries that concern it and where it stands.

use super::{Partner, Species, Standing};
use crate::chronicle::Chronicle;
use crate::entry::card::Animal;
use crate::entry::{Kind, LiveEntry};
use crate::values::{Moment, Units};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One animal of a nursery.
#[derive(Debug, Clone)]
pub struct Resident<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its card.
    pub card: &'a Animal,
    /// The entries that concern it, by time, then id.
    pub entries: Vec<&'a LiveEntry>,
    /// Where it stands.
    pub standing: Standing,
}

impl Resident<'_> {
    /// What to call it.
    pub fn label(&self) -> &str {
        &self.standing.label
    }

    /// Its species.
    pub fn species(&self) -> Species {
        Species::of(&self.card.species)
    }

    /// Entries of which it is a subject, rather than only named in their data.
    pub fn own(&self) -> impl DoubleEndedIterator<Item = &LiveEntry> {
        self.entries.iter().copied().filter(|entry| entry.subjects.iter().any(|s| s == self.id))
    }
}

/// Everyone in a log at one moment.
#[derive(Debug, Clone)]
pub struct Nursery<'a> {
    /// The log.
    pub chronicle: &'a Chronicle,
    /// The moment, on the clock of the log's zone; entries after it are left out.
    pub now: Moment,
    /// The log's zone, when it names one.
    pub zone: Option<chrono_tz::Tz>,
    /// Its animals by id.
    pub residents: BTreeMap<&'a str, Resident<'a>>,
}

impl<'a> Nursery<'a> {
    /// Reads a log once and folds each of its animals.
    pub fn at(chronicle: &'a Chronicle, now: Moment) -> Self {
        let zone: Option<chrono_tz::Tz> = chronicle.log.timezone.as_deref().and_then(|z| z.parse().ok());
        let now = zone.map_or(now, |zone| now.in_zone(zone));
        let mut of: BTreeMap<&str, Vec<&LiveEntry>> = BTreeMap::new();
        let mut young: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, card) in &chronicle.animals {
            of.insert(id, Vec::new());
            if let Some(litter) = &card.litter {
                young.entry(litter).or_default().push(id);
            }
        }
        for entry in chronicle.entries.iter().filter(|e| e.at <= now) {
            for id in touched(entry, &young) {
                if let Some(entries) = of.get_mut(id) {
                    entries.push(entry);
                }
            }
        }
        let mut residents: BTreeMap<&str, Resident> = of
            .into_iter()
            .filter_map(|(id, entries)| {
                let card = chronicle.animals.get(id)?;
                let standing = Standing::at(id, card, entries.iter().copied(), now);
                Some((id, Resident { id, card, entries, standing }))
            })
            .collect();
        part_those_who_left(&mut residents);
        Self { chronicle, now, zone, residents }
    }

    /// One animal, when the log has it.
    pub fn get(&self, animal: &str) -> Option<&Resident<'a>> {
        self.residents.get(animal)
    }

    /// What to call an animal; its id when the log does not have it.
    pub fn label<'s>(&'s self, animal: &'s str) -> &'s str {
        self.get(animal).map_or(animal, Resident::label)
    }

    /// The units of the carer, for whatever is told.
    pub fn units(&self) -> Units {
        self.chronicle.settings.units()
    }

    /// The day of a moment, for totals and headings: it begins when the carer says, on the clock of the log's zone.
    pub fn day_of(&self, at: Moment) -> NaiveDate {
        self.chronicle.settings.day_of(self.here(at))
    }

    /// A moment on the clock of the log's zone.
    pub fn here(&self, at: Moment) -> Moment {
        self.zone.map_or(at, |zone| at.in_zone(zone))
    }

    /// Whether a person of the log, or a word, is a vet.
    pub fn is_vet(&self, who: &str) -> bool {
        let role = self.chronicle.people.get(who).and_then(|person| person.role.as_deref());
        let word = role.unwrap_or(who).to_lowercase();
        word.split(|c: char| !c.is_alphabetic())
            .any(|w| matches!(w, "vet" | "vets" | "veterinarian" | "veterinary"))
    }

    /// What a person of the log is called on the carer's own screen; nothing for one who has no name.
    pub fn person(&self, id: &str) -> Option<&str> {
        let person = self.chronicle.people.get(id)?;
        person.short_name.as_deref().or(person.name.as_deref()).or(person.publish_as.as_deref())
    }

    /// Those in care that are young, by id.
    pub fn charges(&self) -> impl Iterator<Item = &Resident<'a>> {
        self.residents.values().filter(|r| r.standing.is_charge())
    }
}

/// The animals an entry concerns, each once; see [`super::concerns`].
fn touched<'e>(entry: &'e LiveEntry, young: &BTreeMap<&'e str, Vec<&'e str>>) -> BTreeSet<&'e str> {
    let mut ids: BTreeSet<&str> = entry.subjects.iter().map(String::as_str).collect();
    let (litter, named) = match &entry.kind {
        Kind::Intake(intake) => (&intake.litter, &None),
        Kind::Birth(birth) => (&birth.litter, &None),
        Kind::Placement(placement) => (&placement.litter, &placement.stayed),
        Kind::Trap(trap) => (&None, &trap.caught),
        Kind::Nest(nest) => (&None, &nest.with),
        Kind::HoldLift(lift) => (&None, &lift.pair),
        _ => (&None, &None),
    };
    let named = named.iter().flatten().chain(litter).map(String::as_str);
    for id in named {
        ids.insert(id);
        ids.extend(young.get(id).into_iter().flatten());
    }
    ids
}

/// A pair ends when one of the two dies or goes elsewhere without the other.
fn part_those_who_left(residents: &mut BTreeMap<&str, Resident>) {
    let places: BTreeMap<String, _> =
        residents.iter().map(|(id, r)| ((*id).to_owned(), r.standing.whereabouts.clone())).collect();
    for resident in residents.values_mut() {
        let own = resident.standing.whereabouts.clone();
        let still = |partner: &Partner| places.get(&partner.animal).is_none_or(|theirs| *theirs == own);
        resident.standing.partners.retain(still);
    }
}
