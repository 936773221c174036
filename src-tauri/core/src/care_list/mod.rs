//! The care plan as screens show it, for one animal and for everyone; and what is done about it.

mod deeds;

pub use deeds::{CareChange, CareDeed, MedicineForm};

use crate::animals::{Nursery, when};
use crate::book::{Book, Reader};
use crate::care_plan::{
    self, CareDue, CareLine, CareState, Medicine, MilestoneLine, MilestoneState, lines_of, medicines_of,
    milestones_of,
};
use crate::chronicle::Chronicle;
use crate::error::{Error, Result};
use crate::judgements::LOOK_BACK_MINUTES;
use crate::register::Choice;
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use ts_rs::TS;

/// How many milestones to come are told.
const TO_COME: usize = 2;

/// Milestones, care plan and medicines of one animal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CarePanel {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// Whether it is in care: medicines may be ordered.
    pub here: bool,
    /// Whether anything is planned for it: it is young, and in care.
    pub open: bool,
    /// The vet, as the settings name one.
    pub vet: String,
    /// Milestones that come about now, or whose days are over without a note.
    pub milestones: Vec<MilestoneLine>,
    /// Milestones that come next.
    pub to_come: Vec<MilestoneLine>,
    /// Milestones that came, the last first.
    pub came: Vec<MilestoneLine>,
    /// Why there are no milestones, when there are none.
    pub no_milestones: Option<String>,
    /// Lines of the plan that are due or follow.
    pub lines: Vec<CareLine>,
    /// Lines that were done, and lines that were left out.
    pub settled: Vec<CareLine>,
    /// Medicines that somebody ordered.
    pub medicines: Vec<Medicine>,
    /// How many littermates in care a line could be for as well: «the litter of six»; nothing when it has none.
    pub litter: Option<String>,
}

/// Something that is due for several animals at once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CareGroup {
    /// «Deworming», «amoxicillin».
    pub what: String,
    /// «today», «tomorrow», «25 May», «14:10».
    pub when: String,
    /// Its time or day has come.
    pub now: bool,
    /// The animals it is due for.
    pub animals: Vec<Choice>,
    /// More about it, when it is the same for all: «next was 3 May, last 19 April».
    pub words: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl Book {
    /// Milestones, care plan and medicines of an animal, as known at a moment (by default now).
    pub fn care_panel(&mut self, animal: &str, as_of: Option<Moment>) -> Result<CarePanel> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            let chronicle = match as_of {
                Some(as_of) => r.chronicle(Some(as_of))?,
                None => r.nursed(id)?,
            };
            r.care_panel(id, &chronicle)
        })
    }

    /// What is due beside feeding, as known at a moment (by default now).
    pub fn care_due(&mut self, as_of: Option<Moment>) -> Result<Vec<CareDue>> {
        self.read(|r| {
            let chronicle = r.in_care(as_of)?;
            Ok(care_plan::care_due(&Nursery::at(&chronicle, chronicle.as_of)))
        })
    }
}

/// What is due beside feeding, the same for several animals told once.
pub(crate) fn care_list(nursery: &Nursery<'_>) -> Vec<CareGroup> {
    groups(care_plan::care_due(nursery), nursery.now)
}

fn groups(due: Vec<CareDue>, now: Moment) -> Vec<CareGroup> {
    let mut groups: Vec<(CareDue, CareGroup)> = Vec::new();
    for one in due {
        let animal = Choice { id: one.animal.clone(), label: one.label.clone() };
        let same = groups.iter_mut().find(|(first, _)| {
            (&first.what, first.medicine, first.day, first.at) == (&one.what, one.medicine, one.day, one.at)
        });
        match same {
            Some((first, group)) => {
                group.animals.push(animal);
                if first.words != one.words {
                    group.words = None;
                }
            }
            None => {
                let group = CareGroup {
                    what: one.what.clone(),
                    when: one.at.map_or_else(|| when::day(one.day, now.date()), |at| when::moment(at, now)),
                    now: one.now,
                    animals: vec![animal],
                    // The day alone stands there already.
                    words: Some(one.words.clone()).filter(|words| words.contains([';', ','])),
                    source: one.source.map(|source| source.mark.to_owned()),
                };
                groups.push((one, group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Reader<'_> {
    /// What the rules read of one animal.
    fn nursed(&self, animal: SubjectId) -> Result<Chronicle> {
        let mut chronicle = self.recent(&[animal], self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        chronicle.as_of = self.now;
        Ok(chronicle)
    }

    fn care_panel(&self, id: SubjectId, chronicle: &Chronicle) -> Result<CarePanel> {
        let nursery = Nursery::at(chronicle, chronicle.as_of);
        let outside = self.outside(id)?;
        let resident = nursery.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
        let open = resident.standing.is_charge();
        let (mut came, rest): (Vec<_>, Vec<_>) = milestones_of(&nursery, resident)
            .into_iter()
            .partition(|line| line.state == MilestoneState::Came);
        came.reverse();
        let (mut to_come, milestones): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|line| line.state == MilestoneState::Later);
        to_come.truncate(TO_COME);
        let nothing = milestones.is_empty() && to_come.is_empty() && came.is_empty();
        let no_milestones = (open && nothing).then(|| match resident.standing.age {
            None => "Its age is not known: a day of birth on its card, even a guess, shows them.".to_owned(),
            Some(_) => {
                format!("No source tells the milestones of {} at this age.", resident.species().a_young())
            }
        });
        let (settled, lines) = lines_of(&nursery, resident)
            .into_iter()
            .partition(|line| matches!(line.state, CareState::Done | CareState::LeftOut));
        let litter = self.nestmates(id)?.len();
        Ok(CarePanel {
            animal: outside.clone(),
            label: resident.label().to_owned(),
            here: resident.standing.in_care(),
            open,
            vet: self.settings()?.vet_name,
            milestones,
            to_come,
            came,
            no_milestones,
            lines,
            settled,
            medicines: medicines_of(&nursery, resident),
            litter: (open && litter > 1).then(|| format!("all {litter} of the litter")),
        })
    }

    /// An animal and its littermates that are young and in care, itself first.
    fn nestmates(&self, id: SubjectId) -> Result<Vec<SubjectId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT other.id FROM animal AS one JOIN animal AS other ON other.litter = one.litter \
             JOIN card ON card.id = other.id \
             WHERE one.id = ?1 AND other.id <> ?1 AND other.state = 'in_care' AND other.grown = 0 ORDER BY first, other.id",
        )?;
        let others = statement.query_map([id], |row| row.get(0))?;
        let mut all = vec![id];
        all.extend(others.collect::<rusqlite::Result<Vec<SubjectId>>>()?);
        Ok(all)
    }
}
