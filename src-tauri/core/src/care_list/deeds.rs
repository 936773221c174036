//! What is done about the care plan: noted, ticked, moved, left out, ordered, given. Each is an entry, and can be
//! undone.

use crate::animals::Nursery;
use crate::book::{Book, NewEntry, Outcome, Writer};
use crate::care::is_for;
use crate::care_plan::{medicines_of, step_of};
use crate::entry::kind::{Kind, fields};
use crate::error::{Error, Result};
use crate::journal::usual_visibility;
use crate::reference::{DoneBy, MILESTONES};
use crate::values::{SubjectId, parse_day_ahead};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use ts_rs::TS;

/// The longest name of a line or of a medicine, in characters.
const LONGEST: usize = 120;

/// The rarest rhythm of a medicine that is read, in hours: a hundred days.
const RAREST_HOURS: f64 = 2400.0;

/// What is done about a line of the care plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CareDeed {
    /// It was done.
    #[default]
    Done,
    /// It is due on another day; a line that the plan does not have is added.
    Due,
    /// It is left out.
    LeaveOut,
    /// It is taken in again.
    PutBack,
}

/// A change of the care plan, as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct CareChange {
    /// The line, by its key or in the carer's words.
    pub line: String,
    /// What is done about it.
    pub deed: CareDeed,
    /// When it was done, as typed; empty for now.
    pub at: String,
    /// The day it is due, as typed: `3 days`, `29 nov`.
    pub due: String,
    /// For every littermate in care as well.
    pub litter: bool,
}

/// A medicine that somebody ordered, as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct MedicineForm {
    /// The medicine.
    pub drug: String,
    /// The dose, in the words of whoever ordered it.
    pub dose: String,
    /// How it is given.
    pub route: String,
    /// Every how many hours; empty for a single dose.
    pub every_hours: String,
    /// The last day, as typed; empty for none.
    pub until: String,
    /// Who ordered it.
    pub by: String,
    /// For every littermate in care as well.
    pub litter: bool,
    /// The course ends now.
    pub stopped: bool,
}

impl Book {
    /// Notes that a milestone came, now. Gives the id of its entry.
    pub fn note_milestone(&mut self, animal: &str, name: &str) -> Result<Outcome<String>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let species = w.species(id)?;
            if !MILESTONES.iter().any(|m| m.name == name && is_for(m.species, &species)) {
                return Err(Error::invalid("name", "This milestone is not in the list."));
            }
            let kind = Kind::Milestone(fields::Milestone { name: name.to_owned(), count: None });
            w.enter(&kind, vec![id], "")
        })
    }

    /// Changes an animal's care plan, or that of its whole litter. Gives the id of the entry.
    pub fn change_care(&mut self, animal: &str, change: &CareChange) -> Result<Outcome<String>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let line = typed("line", &change.line, "What is to be done?")?;
            let subjects = w.subjects(id, change.litter)?;
            let planned = |due: Option<String>, left_out: bool, done: bool| {
                Kind::PlanCare(fields::PlanCare {
                    line: line.clone(),
                    due,
                    left_out: left_out.then_some(true),
                    done: done.then_some(true),
                })
            };
            let kind = match change.deed {
                CareDeed::LeaveOut => planned(None, true, false),
                CareDeed::PutBack => planned(None, false, false),
                CareDeed::Due => {
                    let day = parse_day_ahead(&change.due, w.now.date())
                        .map_err(|problem| Error::invalid("due", problem))?;
                    planned(Some(day.to_string()), false, false)
                }
                CareDeed::Done => {
                    match step_of(&w.species(id)?, &line).map(|step| (step.key, step.what, step.done_by)) {
                        None => planned(None, false, true),
                        Some((key, what, done_by)) => done_entry(key, what, done_by)?,
                    }
                }
            };
            w.enter(&kind, subjects, &change.at)
        })
    }

    /// Enters the order of a medicine for an animal, or for its whole litter. Gives the id of the entry.
    pub fn plan_medicine(&mut self, animal: &str, form: &MedicineForm) -> Result<Outcome<String>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let drug = typed("drug", &form.drug, "Which medicine?")?;
            let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            let every_hours = text(&form.every_hours)
                .map(|typed| {
                    let hours = typed.trim_end_matches(['h', ' ']).replace(',', ".").parse::<f64>().ok();
                    hours.filter(|hours| (0.25..=RAREST_HOURS).contains(hours)).ok_or_else(|| {
                        Error::invalid("every_hours", format!("«{typed}» is not a number of hours."))
                    })
                })
                .transpose()?;
            let until = text(&form.until)
                .map(|typed| parse_day_ahead(&typed, w.now.date()))
                .transpose()
                .map_err(|problem| Error::invalid("until", problem))?;
            let kind = Kind::PlanMed(fields::PlanMed {
                drug,
                dose: text(&form.dose),
                route: text(&form.route),
                every_hours,
                until: until.map(|day| day.to_string()),
                by: text(&form.by),
                stopped: form.stopped.then_some(true),
            });
            let subjects = w.subjects(id, form.litter)?;
            w.enter(&kind, subjects, "")
        })
    }

    /// Notes a dose of an ordered medicine; asks first when one was given within its interval, unless `anyway`. Gives
    /// the id of the entry.
    pub fn give_dose(&mut self, animal: &str, drug: &str, at: &str, anyway: bool) -> Result<Outcome<String>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let order = w.order(id, drug)?;
            let mut data = Map::new();
            data.insert("drug".to_owned(), json!(drug.trim()));
            data.extend(order.dose.map(|dose| ("dose".to_owned(), json!(dose))));
            data.extend(order.route.map(|route| ("route".to_owned(), json!(route))));
            let new = w.new_entry(&Kind::read("med", &data)?, vec![id], at)?;
            if !anyway {
                w.reader().ask_first(&new)?;
            }
            w.append(new).map(|id| id.to_string())
        })
    }
}

/// A short text that is needed.
fn typed(field: &str, text: &str, question: &str) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::invalid(field, question)),
        1..=LONGEST => Ok(text.to_owned()),
        _ => Err(Error::invalid(field, format!("That is longer than {LONGEST} characters."))),
    }
}

/// The entry that says that a step of the protocol was done.
fn done_entry(key: &str, what: &str, done_by: DoneBy) -> Result<Kind> {
    let (kind, mut data) = match done_by {
        DoneBy::Medicine => ("med", json!({ "reason": what })),
        DoneBy::Visit(visit) => ("vet_visit", json!({ "kind": visit })),
        DoneBy::Test(test) => ("vet_visit", json!({ "test": test })),
    };
    data["care_line"] = json!(key);
    Ok(Kind::read(kind, data.as_object().unwrap_or(&Map::new()))?)
}

impl Writer<'_> {
    fn species(&self, id: SubjectId) -> Result<crate::animals::Species> {
        let reader = self.reader();
        let chronicle = reader.nursed(id)?;
        let outside = reader.outside(id)?;
        let card = chronicle.animals.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
        Ok(crate::animals::Species::of(&card.species))
    }

    /// The order of a medicine that an animal has.
    fn order(&self, id: SubjectId, drug: &str) -> Result<fields::PlanMed> {
        let reader = self.reader();
        let chronicle = reader.nursed(id)?;
        let nursery = Nursery::at(&chronicle, self.now);
        let outside = reader.outside(id)?;
        let ordered = nursery.get(&outside).and_then(|resident| {
            let medicine = medicines_of(&nursery, resident).into_iter().find(|m| m.drug == drug.trim())?;
            resident.own().rev().find_map(|entry| match &entry.kind {
                Kind::PlanMed(order) if order.drug == medicine.drug => Some(order.clone()),
                _ => None,
            })
        });
        ordered.ok_or_else(|| Error::not_found("medicine", drug))
    }

    fn subjects(&self, id: SubjectId, litter: bool) -> Result<Vec<SubjectId>> {
        if litter { self.reader().nestmates(id) } else { Ok(vec![id]) }
    }

    fn new_entry(&self, kind: &Kind, subjects: Vec<SubjectId>, at: &str) -> Result<NewEntry> {
        let reader = self.reader();
        let (at, precision) = reader.typed_time(at)?;
        Ok(NewEntry {
            at: Some(at),
            precision: Some(precision),
            by: reader.carer()?,
            visibility: Some(usual_visibility(kind.word())),
            ..NewEntry::of(kind, subjects)
        })
    }

    fn enter(&mut self, kind: &Kind, subjects: Vec<SubjectId>, at: &str) -> Result<String> {
        let new = self.new_entry(kind, subjects, at)?;
        self.append(new).map(|id| id.to_string())
    }
}
