//! One animal's page: how it is now, how it grows, and what its card says.

use super::animal_line::{AnimalLine, line};
use super::overview::Choice;
use super::{BIRTH, BIRTH_EXACT, COLLARS};
use crate::animals::{Nursery, Resident, when};
use crate::book::{Book, Reader};
use crate::care;
use crate::entry::form::text_of;
use crate::error::{Error, Result};
use crate::growth::{self, Growth};
use crate::journal::TimelinePage;
use crate::judgements::LOOK_BACK_MINUTES;
use crate::values::SubjectId;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;

/// One animal's page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AnimalPage {
    /// The animal.
    pub animal: AnimalLine,
    /// «Linden litter · green collar · female kitten · 22 days».
    pub headline: String,
    /// It died: its page is its record.
    pub remembered: bool,
    /// Its litter.
    pub litter: Option<String>,
    /// The latest feed, pee, poo and so on: «last feed», «8 mL, 3:12».
    pub latest: Vec<(String, String)>,
    /// When the next feed is, in a sentence.
    pub due: Option<String>,
    /// How it gets on with those it lives with, a sentence for each.
    pub pairs: Vec<String>,
    /// Its growth.
    pub growth: Growth,
    /// The newest entries.
    pub timeline: TimelinePage,
    /// Every animal an entry could be about, this one first.
    pub animals: Vec<Choice>,
    /// The values of its card that a form shows, by key.
    pub card: BTreeMap<String, String>,
    /// The collars there are.
    pub collars: Vec<String>,
    /// The sizes it may grow to, as the card keeps them and in words, where its chart counts with that.
    pub adult_sizes: Vec<(String, String)>,
}

impl Book {
    /// An animal's page.
    pub fn animal_page(&mut self, animal: &str) -> Result<AnimalPage> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            r.animal_page(id)
        })
    }
}

impl Reader<'_> {
    fn animal_page(&self, id: SubjectId) -> Result<AnimalPage> {
        let names = self.names()?;
        let outside = names.outside(id);
        let (litter, company) = self.household(id)?;
        let mut chronicle = self.recent(&company, self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        chronicle.as_of = self.now;
        let nursery = Nursery::at(&chronicle, self.now);
        let resident = nursery.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
        let alarms: Vec<care::Alarm> = care::alarm_of(&nursery, resident).into_iter().collect();
        let animal = line(resident, &nursery, &alarms);
        let litter_label = litter.map(|litter| self.litter_label(litter)).transpose()?;
        let headline = [
            litter_label.clone(),
            animal.collar.as_ref().map(|c| format!("{} collar", c.colour)),
            Some(
                [animal.sex.clone().unwrap_or_default(), animal.species.clone()].join(" ").trim().to_owned(),
            ),
            animal.age.clone(),
        ];
        let mut animals = Vec::new();
        let in_care = self.animals_in("in_care")?;
        let littermates = company.iter().copied().filter(|other| in_care.contains(other));
        for other in [id].into_iter().chain(littermates).chain(in_care.iter().copied()) {
            let choice = Choice { id: names.outside(other), label: self.animal_label(other)? };
            if !animals.contains(&choice) {
                animals.push(choice);
            }
        }
        let card = self
            .card_rows("WHERE id = ?1", &[&id])?
            .first()
            .map(|card| card_texts(&card.value))
            .unwrap_or_default();
        Ok(AnimalPage {
            headline: headline
                .into_iter()
                .flatten()
                .filter(|p| !p.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            remembered: resident.standing.has_died(),
            litter: litter_label,
            latest: latest(resident, &nursery),
            due: care::due_in(&nursery).into_iter().find(|d| d.animal == outside).map(|d| d.sentence),
            pairs: self.company_sentences(resident, names)?,
            growth: growth::growth_in(&nursery, resident),
            timeline: self.timeline(id, None, self.now)?,
            animals,
            card,
            collars: COLLARS.map(str::to_owned).to_vec(),
            adult_sizes: growth::adult_sizes(resident),
            animal,
        })
    }
}

/// The values of a card as a form shows them; a birth is a date, and whether it is known to the day.
fn card_texts(value: &Map<String, Value>) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> =
        value.iter().filter(|(_, v)| !v.is_object()).map(|(k, v)| (k.clone(), text_of(v))).collect();
    if let Some(birth) = value.get(BIRTH) {
        texts.extend(birth.get("date").map(|date| (BIRTH.to_owned(), text_of(date))));
        let exact = birth.get("precision").is_some_and(|precision| precision == "exact");
        texts.insert(BIRTH_EXACT.to_owned(), if exact { "yes" } else { "no" }.to_owned());
    }
    texts
}

/// The last of each thing that is looked for at three in the morning.
fn latest(resident: &Resident<'_>, nursery: &Nursery<'_>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for entry in resident.own().collect::<Vec<_>>().into_iter().rev() {
        let title = match entry.kind.word() {
            "feed" => "Last feed",
            "weight" => "Last weight",
            "elimination" => "Pee and poo",
            "cry" => "Crying",
            "temp" => "Temperature",
            _ => continue,
        };
        if found.iter().any(|(known, _)| known == title) {
            continue;
        }
        let words = crate::entry::words::words(entry, nursery.units(), &|id| nursery.label(id).to_owned());
        found.push((
            title.to_owned(),
            format!("{words} · {}", when::known(entry.at, entry.precision, nursery.now)),
        ));
    }
    found.reverse();
    found
}
