//! Setting a feeding plan: everything as typed, for one animal or for its litter.

use crate::animals::{Nursery, Resident};
use crate::book::{Book, NewEntry, Outcome, Writer};
use crate::care;
use crate::entry::kind::{Kind, fields::PlanFeed};
use crate::error::{Error, Result};
use crate::judgements::LOOK_BACK_MINUTES;
use crate::reference::{FORMULA_LEAST, FORMULA_MOST, LONGEST_NIGHT};
use crate::values::{Millilitres, Quantity as _, SubjectId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Hours between feeds that a plan may have.
const HOURS: (f64, f64) = (0.5, 24.0);
/// The word of a plan that is a vet's.
const VET: &str = "vet";

/// A feeding plan as the form gives it: everything as typed. What is left empty is worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PlanForm {
    /// For those of its litter that are fed by hand too.
    pub whole_litter: bool,
    /// What the formula is called.
    pub formula: String,
    /// Its energy as the label has it, kcal per mL.
    pub kcal_per_ml: String,
    /// How often, in hours.
    pub every_hours: String,
    /// How much in each feed, in mL.
    pub ml: String,
    /// When the night without feeds begins.
    pub night_from: String,
    /// When it ends.
    pub night_to: String,
    /// It is the word of the vet.
    pub by_vet: bool,
}

impl PlanForm {
    /// The plan of the carers as it stands, with the formula that is drunk.
    pub(super) fn of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Self {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let (formula, kcal_per_ml) = care::formula_of(nursery, resident);
        let form = Self {
            formula: formula.unwrap_or_default(),
            kcal_per_ml: number(kcal_per_ml),
            ..Self::default()
        };
        let Some(plan) = care::plan_of_carers(nursery, resident) else { return form };
        Self {
            every_hours: number(plan.every_hours),
            ml: number(plan.ml.map(Millilitres::value)),
            night_from: plan.night_from.clone().unwrap_or_default(),
            night_to: plan.night_to.clone().unwrap_or_default(),
            ..form
        }
    }

    fn read(&self) -> Result<PlanFeed> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let (night_from, night_to) = self.night()?;
        let formula = text(&self.formula);
        if formula.as_ref().is_some_and(|name| name.chars().count() > 120) {
            return Err(Error::invalid("formula", "The name of a formula has up to 120 letters."));
        }
        Ok(PlanFeed {
            formula,
            kcal_per_ml: self.kcal_per_ml()?,
            every_hours: self.every_hours()?,
            ml: self.ml()?,
            night_from,
            night_to,
            mixed_at: None,
            by: self.by_vet.then(|| VET.to_owned()),
        })
    }

    fn kcal_per_ml(&self) -> Result<Option<f64>> {
        let (least, most) = (FORMULA_LEAST.value, FORMULA_MOST.value);
        let wrong = |problem: String| Error::invalid("kcal_per_ml", problem);
        let Some(kcal) = number(&self.kcal_per_ml, "kcal/ml").map_err(wrong)? else { return Ok(None) };
        if (least..=most).contains(&kcal) {
            return Ok(Some(kcal));
        }
        // Labels give 100 mL as often as one.
        let hint = if (least..=most).contains(&(kcal / 100.0)) {
            format!(" If that is for 100 mL, type {}.", kcal / 100.0)
        } else {
            String::new()
        };
        Err(wrong(format!("A formula has {least} to {most} kcal in each mL, not {kcal}.{hint}")))
    }

    fn every_hours(&self) -> Result<Option<f64>> {
        let wrong = |problem: String| Error::invalid("every_hours", problem);
        let hours = number(&self.every_hours, "hours").map_err(wrong)?;
        match hours {
            Some(hours) if !(HOURS.0..=HOURS.1).contains(&hours) => {
                Err(wrong(format!("From {} to {} hours lie between two feeds.", HOURS.0, HOURS.1)))
            }
            hours => Ok(hours),
        }
    }

    fn ml(&self) -> Result<Option<Millilitres>> {
        if self.ml.trim().is_empty() {
            return Ok(None);
        }
        let ml = Millilitres::parse(&self.ml).map_err(|problem| Error::invalid("ml", problem))?;
        if ml.tenths() == 0 {
            return Err(Error::invalid("ml", "Leave it empty to have it worked out."));
        }
        Ok(Some(ml))
    }

    fn night(&self) -> Result<(Option<String>, Option<String>)> {
        let [from, to] = [&self.night_from, &self.night_to].map(|text| text.trim());
        let missing = |field, when| {
            Err(Error::invalid(field, format!("When does the night {when}? Try 23:00 and 5:00.")))
        };
        match (from.is_empty(), to.is_empty()) {
            (true, true) => return Ok((None, None)),
            (true, false) => return missing("night_from", "begin"),
            (false, true) => return missing("night_to", "end"),
            (false, false) => {}
        }
        for (field, text) in [("night_from", from), ("night_to", to)] {
            if care::Night::clock(text).is_none() {
                return Err(Error::invalid(
                    field,
                    format!("«{text}» is not a time of the clock. Try 23:00."),
                ));
            }
        }
        let Some(night) = care::Night::read(from, to) else {
            return Err(Error::invalid("night_to", "The night ends when it begins."));
        };
        let hours = night.minutes() as f64 / 60.0;
        if hours > LONGEST_NIGHT.value {
            let problem = format!(
                "{} is longer than {} hours. Is it the other way round?",
                night.words(),
                LONGEST_NIGHT.value
            );
            let mut letters = problem.chars();
            let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
            return Err(Error::invalid("night_to", first + letters.as_str()));
        }
        let (from, to) = night.ends();
        Ok((Some(from), Some(to)))
    }
}

/// A number as typed, with or without its unit; nothing when nothing is typed.
fn number(text: &str, unit: &str) -> std::result::Result<Option<f64>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let lower = text.to_lowercase().replace(',', ".");
    let bare = lower.strip_suffix(unit).unwrap_or(&lower).trim_end_matches(['h', ' ']);
    let value = bare.parse().ok().filter(|value: &f64| value.is_finite());
    value.map(Some).ok_or_else(|| format!("«{text}» is not a number."))
}

impl Book {
    /// Sets the feeding plan of an animal, or of all of its litter that are fed by hand. It takes the place of the one
    /// before.
    pub fn set_feeding_plan(&mut self, animal: &str, form: &PlanForm) -> Result<Outcome<()>> {
        self.write(|w| {
            let plan = form.read()?;
            let id = w.reader().animal_named(animal)?;
            let fed = w.fed_by_hand(id)?;
            let subjects = if form.whole_litter { fed } else { vec![id] };
            w.append_plan(plan, subjects)
        })
    }

    /// Says that formula was mixed just now, for an animal and all of its litter that are fed by hand.
    pub fn mix_formula(&mut self, animal: &str) -> Result<Outcome<()>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let now = w.now.to_string();
            // A plan is a whole word: it is said again, with the time.
            for (mut plan, subjects) in w.plans_of(&w.fed_by_hand(id)?)? {
                plan.mixed_at = Some(now.clone());
                w.append_plan(plan, subjects)?;
            }
            Ok(())
        })
    }
}

impl Writer<'_> {
    fn append_plan(&mut self, plan: PlanFeed, subjects: Vec<SubjectId>) -> Result<()> {
        let by = self.reader().carer()?;
        self.append(NewEntry { by, ..NewEntry::of(&Kind::PlanFeed(plan), subjects) }).map(drop)
    }

    /// An animal, and those of its litter that are fed by hand; refused for one that is not here.
    fn fed_by_hand(&self, id: SubjectId) -> Result<Vec<SubjectId>> {
        let reader = self.reader();
        let names = reader.names()?;
        let (_, household) = reader.household(id)?;
        let chronicle = reader.recent(&household, self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        let nursery = Nursery::at(&chronicle, self.now);
        let in_care = |resident: &Resident<'_>| resident.standing.is_charge();
        if !nursery.get(&names.outside(id)).is_some_and(in_care) {
            return Err(Error::invalid("animal", "A plan is for a young animal that is here."));
        }
        let fed = |other: &SubjectId| {
            *other == id || nursery.get(&names.outside(*other)).is_some_and(care::has_plan)
        };
        Ok(household.into_iter().filter(fed).collect())
    }

    /// The plans that carers wrote for some animals, each with those it is for.
    fn plans_of(&self, animals: &[SubjectId]) -> Result<Vec<(PlanFeed, Vec<SubjectId>)>> {
        let reader = self.reader();
        let names = reader.names()?;
        let chronicle = reader.recent(animals, self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        let nursery = Nursery::at(&chronicle, self.now);
        let mut plans: Vec<(PlanFeed, Vec<SubjectId>)> = Vec::new();
        for animal in animals {
            let Some(resident) = nursery.get(&names.outside(*animal)) else { continue };
            let mut plan = match care::plan_of_carers(&nursery, resident) {
                Some(plan) => plan.clone(),
                None => PlanFeed::read_fields(&serde_json::Map::new())?,
            };
            plan.mixed_at = None;
            match plans.iter_mut().find(|(known, _)| *known == plan) {
                Some((_, subjects)) => subjects.push(*animal),
                None => plans.push((plan, vec![*animal])),
            }
        }
        Ok(plans)
    }
}
