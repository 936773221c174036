//! The crisis page: the vet's number, a stopwatch, four steps that are taken together, and the last day to read out.
//!
//! It gives no dose of a medicine, names no illness, and never says that something can wait. A step is an entry with its
//! time; the stopwatch is computed from them, so that it goes on after a restart.

use crate::animals::{Nursery, Resident};
use crate::book::{Book, NewEntry, Outcome, Reader};
use crate::care;
use crate::entry::kind::{Kind, fields};
use crate::error::Result;
use crate::judgements::LOOK_BACK_MINUTES;
use crate::reference::{
    CRISIS_GAP, FADING, FIRST_AID_OTHERS, STOP_FEEDING, SUGAR_DROPS_FROM, SUGAR_DROPS_TO, SUGAR_EVERY, Source,
};
use crate::round::{Collar, collar_of};
use crate::sheets::brief;
use crate::values::{Moment, Units};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// What is done at once, all four together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CrisisStep {
    /// Warmth.
    Warm,
    /// Sugar on the gums.
    Sugar,
    /// The vet is called.
    Call,
    /// No milk is given.
    NoMilk,
}

impl CrisisStep {
    /// In the order of the keys 1 to 4.
    const ALL: [Self; 4] = [Self::Warm, Self::Sugar, Self::Call, Self::NoMilk];

    /// The word the log uses.
    fn word(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Sugar => "sugar",
            Self::Call => "call",
            Self::NoMilk => "no_milk",
        }
    }

    /// What stands on its button.
    fn title(self) -> &'static str {
        match self {
            Self::Warm => "Warm",
            Self::Sugar => "Sugar on the gums",
            Self::Call => "Call the vet",
            Self::NoMilk => "No milk",
        }
    }

    /// How it is done.
    fn words(self, units: Units) -> String {
        match self {
            Self::Warm => "Wrap it up with the face free. The heat stays outside of the wrap.".to_owned(),
            Self::Sugar => format!(
                "{} to {} drops on the gums, every {} minutes. On the gums only, nothing to swallow.",
                SUGAR_DROPS_FROM.value, SUGAR_DROPS_TO.value, SUGAR_EVERY.value
            ),
            Self::Call => "Call now, while you go on warming. Read out the lines below.".to_owned(),
            Self::NoMilk => {
                format!("No milk until it is warm: never below {}.", units.degrees(STOP_FEEDING.value))
            }
        }
    }
}

/// A step of the log as something that was done; words of other programs stay as they are.
pub(crate) fn step_done(step: &str) -> String {
    match step {
        "warm" => "warmed".to_owned(),
        "sugar" => "sugar on the gums".to_owned(),
        "call" => "vet called".to_owned(),
        "no_milk" => "no milk given".to_owned(),
        other => other.replace('_', " "),
    }
}

/// The crisis page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CrisisView {
    /// Whose crisis it is; nobody's yet, when there is a choice.
    pub animal: Option<CrisisAnimal>,
    /// Who else it could be about, those the log worries about first.
    pub choices: Vec<CrisisAnimal>,
    /// The vet's name, as set.
    pub vet_name: String,
    /// The vet's number, as set.
    pub vet_phone: String,
    /// When the first step of this crisis was logged.
    #[ts(type = "string | null")]
    pub started: Option<Moment>,
    /// The four steps.
    pub steps: Vec<CrisisLine>,
    /// The last 24 hours, in lines to be read out.
    pub read_out: Vec<String>,
    /// Where the steps come from.
    pub source: Source,
}

/// Whose crisis it is, or could be.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CrisisAnimal {
    /// The animal.
    pub id: String,
    /// What to call it.
    pub name: String,
    /// Its mark.
    pub collar: Option<Collar>,
    /// What the log worries about, when it does.
    pub worry: Option<String>,
}

/// A step, as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CrisisLine {
    /// Which.
    pub step: CrisisStep,
    /// What stands on its button.
    pub title: String,
    /// How it is done.
    pub words: String,
    /// «3:10», «3:10, 3:13»; nothing when it was not logged in this crisis.
    pub logged: String,
}

impl Book {
    /// The crisis page of an animal; without one, of the only one it can be about, else the choice.
    pub fn crisis(&mut self, animal: &str) -> Result<CrisisView> {
        self.read(|r| r.crisis(animal))
    }

    /// Logs a step with its time, and gives the page as it is then.
    pub fn crisis_step(&mut self, animal: &str, step: CrisisStep) -> Result<Outcome<CrisisView>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let by = w.reader().carer()?;
            let kind = Kind::Crisis(fields::Crisis {
                signs: None,
                temp_c: None,
                step: Some(step.word().to_owned()),
                words: None,
            });
            w.append(NewEntry { by, ..NewEntry::of(&kind, [id]) })?;
            w.reader().crisis(animal)
        })
    }
}

impl Reader<'_> {
    fn crisis(&self, animal: &str) -> Result<CrisisView> {
        let asked = if animal.is_empty() { None } else { Some(self.animal_named(animal)?) };
        let since = self.now.plus_minutes(-LOOK_BACK_MINUTES);
        let here = self.animals_in("in_care")?;
        let mut chronicle = self.recent(&here, since)?;
        let names = self.names()?;
        // Of those who died or left only the card would be read, which does not say so.
        let here: BTreeSet<String> = here.into_iter().map(|id| names.outside(id)).collect();
        chronicle.animals.retain(|id, _| here.contains(id));
        let nursery = Nursery::at(&chronicle, self.now);
        let asked = asked.map(|id| names.outside(id));
        let resident = asked.and_then(|id| nursery.get(&id)).or_else(|| obvious(&nursery));
        Ok(view(&nursery, resident))
    }
}

/// The only one in care, or the only one whose crisis runs.
fn obvious<'n, 'a>(nursery: &'n Nursery<'a>) -> Option<&'n Resident<'a>> {
    let only = |mut all: Vec<&'n Resident<'a>>| if all.len() == 1 { all.pop() } else { None };
    let running = nursery.charges().filter(|resident| !steps(nursery, resident).is_empty()).collect();
    only(running).or_else(|| only(nursery.charges().collect()))
}

fn view(nursery: &Nursery<'_>, resident: Option<&Resident<'_>>) -> CrisisView {
    let settings = &nursery.chronicle.settings;
    let logged = resident.map(|resident| steps(nursery, resident)).unwrap_or_default();
    let cat = resident.is_none_or(|r| r.species() == crate::animals::Species::Cat);
    CrisisView {
        animal: resident.map(|resident| card(nursery, resident)),
        choices: choices(nursery, resident.map(|resident| resident.id)),
        vet_name: settings.vet_name.clone(),
        vet_phone: settings.vet_phone.clone(),
        started: logged.first().map(|(at, _)| *at),
        steps: CrisisStep::ALL
            .into_iter()
            .map(|step| CrisisLine {
                step,
                title: step.title().to_owned(),
                words: step.words(nursery.units()),
                logged: logged
                    .iter()
                    .filter(|(_, word)| word == step.word())
                    .map(|(at, _)| crate::animals::when::clock(*at))
                    .collect::<Vec<_>>()
                    .join(", "),
            })
            .collect(),
        read_out: resident.map(|resident| brief(nursery, resident, "")).unwrap_or_default(),
        source: if cat { FADING } else { FIRST_AID_OTHERS },
    }
}

/// The steps of the crisis that runs: from the latest back to the first pause that is too long. A vet's visit ends it.
fn steps(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<(Moment, String)> {
    let gap = CRISIS_GAP.minutes();
    let mut later = nursery.now;
    let mut steps = Vec::new();
    for entry in resident.own().rev() {
        if later.minutes_since(entry.at) > gap || matches!(entry.kind, Kind::VetVisit(_)) {
            break;
        }
        if let Kind::Crisis(crisis) = &entry.kind
            && let Some(step) = &crisis.step
        {
            later = entry.at;
            steps.push((nursery.here(entry.at), step.clone()));
        }
    }
    steps.reverse();
    steps
}

/// Everyone it could be about beside the one it is about, those the log worries about first.
fn choices(nursery: &Nursery<'_>, but: Option<&str>) -> Vec<CrisisAnimal> {
    let worried: Vec<String> = care::watch_in(nursery).into_iter().map(|alarm| alarm.animal).collect();
    let place = |r: &Resident<'_>| worried.iter().position(|id| id == r.id).unwrap_or(worried.len());
    let mut charges: Vec<&Resident<'_>> = nursery.charges().filter(|r| Some(r.id) != but).collect();
    charges.sort_by_key(|r| (place(r), r.standing.litter.clone(), r.label().to_owned(), r.id));
    charges.into_iter().map(|resident| card(nursery, resident)).collect()
}

fn card(nursery: &Nursery<'_>, resident: &Resident<'_>) -> CrisisAnimal {
    CrisisAnimal {
        id: resident.id.to_owned(),
        name: resident.label().to_owned(),
        collar: resident.standing.collar.as_deref().map(collar_of),
        worry: care::alarm_of(nursery, resident).map(|alarm| crate::register::Concern::from(alarm).short),
    }
}
