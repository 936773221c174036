//! The feeding plan: what an animal needs a day, in how many feeds, how much in each; and what it rests on.
//!
//! What the vet said goes first, then what a carer wrote, then what the sources give for species, weight and days on
//! formula.

mod formula;
mod lines;
mod night;
mod notes;
mod reckon;
mod word;

pub(crate) use formula::littermates;
pub(crate) use night::{Night, on_the_wall, spell};
pub(crate) use reckon::{Reckoning, to_syringe};
pub(crate) use word::minutes;

use formula::Formula;
use word::Words;

use super::dose::DoseLevel;
use super::facts::{feeds, is_hand_fed};
use crate::animals::weighing::plain;
use crate::animals::{Maternal, Nursery, Resident, when};
use crate::entry::kind::{Kind, fields::PlanFeed};
use crate::reference::{MILK_ALONE, Source};
use serde::Serialize;
use ts_rs::TS;

/// One line of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PlanLine {
    /// «Milk a day».
    pub what: String,
    /// «12.2 mL».
    pub figure: String,
    /// «15 kcal per 100 g of 60 g, weighed at 0:05».
    pub why: String,
    /// Where its figure comes from.
    pub source: Option<Source>,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// What is said below a plan; never blocks anything.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PlanNote {
    /// How far it matters.
    pub level: DoseLevel,
    /// The sentence.
    pub text: String,
    /// Where its figure comes from.
    pub source: Option<Source>,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// The feeding plan of one animal. Amounts in mL; nothing where the log or the sources do not say.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Plan {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// Energy it is to get, kcal per 100 g of weight a day.
    pub kcal_per_100_g: Option<f64>,
    /// What it drinks.
    pub formula: Option<String>,
    /// The energy of that, kcal per mL.
    pub kcal_per_ml: Option<f64>,
    /// Milk a day, to a tenth.
    pub daily_ml: Option<f64>,
    /// Feeds a day.
    #[ts(type = "number | null")]
    pub feeds: Option<i64>,
    /// From one feed to the next, in minutes.
    #[ts(type = "number | null")]
    pub every_minutes: Option<i64>,
    /// How much in each feed, rounded down to the syringe.
    pub ml: Option<f64>,
    /// The most in one feed, rounded down too.
    pub cap_ml: Option<f64>,
    /// Feeds a day that are left when the night is kept free.
    #[ts(type = "number | null")]
    pub feeds_with_night: Option<i64>,
    /// What those give of the milk a day, in whole percent.
    #[ts(type = "number | null")]
    pub percent: Option<i64>,
    /// An amount or an interval of it is the word of a vet.
    pub by_vet: bool,
    /// The whole of it, line by line.
    pub lines: Vec<PlanLine>,
    /// What else is worth knowing.
    pub notes: Vec<PlanNote>,
}

impl Plan {
    /// The plan in a few words: «8 feeds of 1.5 mL, every 3 hours».
    pub fn headline(&self) -> String {
        let how_often = self.feeds.zip(self.every_minutes).map(|(feeds, every)| (feeds, spell(every)));
        match (how_often, self.ml, self.cap_ml) {
            (Some((feeds, every)), Some(ml), _) => {
                format!("{} of {} mL, every {every}", when::counted(feeds, "feed"), plain(ml))
            }
            (Some((feeds, every)), None, Some(cap)) => {
                format!("{}, every {every}, at most {} mL each", when::counted(feeds, "feed"), plain(cap))
            }
            (Some((feeds, every)), None, None) => format!("{}, every {every}", when::counted(feeds, "feed")),
            (None, Some(ml), _) => format!("{} mL each feed", plain(ml)),
            (None, None, _) => "Nothing planned yet".to_owned(),
        }
    }
}

/// The plan of one animal; nothing for one that nurses, eats by itself, is grown, died or left.
pub fn plan_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Plan> {
    if !has_plan(resident) {
        return None;
    }
    let reckoned = Reckoning::of(nursery, resident);
    let tenth = |ml: f64| (ml * 10.0).round() / 10.0;
    #[allow(clippy::cast_possible_truncation)] // Of amounts within the limits of their kinds.
    let percent = reckoned.percent().map(|percent| percent.round() as i64);
    Some(Plan {
        animal: resident.id.to_owned(),
        label: resident.label().to_owned(),
        kcal_per_100_g: reckoned.energy.map(|figure| figure.value),
        formula: reckoned.formula.name.clone(),
        kcal_per_ml: reckoned.formula.kcal_per_ml,
        daily_ml: reckoned.daily_ml.map(tenth),
        feeds: reckoned.feeds,
        every_minutes: reckoned.every,
        ml: reckoned.ml,
        cap_ml: reckoned
            .cap_ml
            .map(|cap| to_syringe(cap, &nursery.chronicle.settings))
            .filter(|cap| *cap > 0.0),
        feeds_with_night: reckoned.night.as_ref().and(reckoned.feeds_given()),
        percent,
        by_vet: reckoned.words.ml().is_some_and(|ml| ml.by_vet)
            || reckoned.words.every_minutes().is_some_and(|every| every.by_vet),
        lines: lines::lines(nursery, resident, &reckoned),
        notes: notes::notes(nursery, resident, &reckoned),
    })
}

/// The formula an animal drinks, and its energy in kcal per mL, as far as its log or its litter's says.
pub(crate) fn formula_of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> (Option<String>, Option<f64>) {
    let formula = Formula::of(nursery, resident);
    (formula.name, formula.kcal_per_ml)
}

/// What is said of formula that some animals drink of, once it is past its time: «formula mixed yesterday 2:50: past
/// its 24 hours, mix it fresh».
pub(crate) fn old_formula(nursery: &Nursery<'_>, residents: &[&Resident<'_>]) -> Option<String> {
    let fed = residents.iter().filter(|resident| has_plan(resident));
    let newest =
        fed.filter_map(|resident| Formula::of(nursery, resident).mixed).max_by_key(|mixed| mixed.at)?;
    (newest.discard_at() <= nursery.now).then(|| format!("formula {}", newest.words(nursery.now)))
}

/// The plan that carers wrote last.
pub(crate) fn plan_of_carers<'a>(nursery: &Nursery<'_>, resident: &'a Resident<'_>) -> Option<&'a PlanFeed> {
    Words::of(nursery, resident).of_carers()
}

/// Whether an animal is fed by a person: it was, or nothing speaks for anybody else doing it.
pub(crate) fn has_plan(resident: &Resident<'_>) -> bool {
    resident.standing.is_charge() && (is_hand_fed(resident) || awaits_first_feed(resident))
}

fn awaits_first_feed(resident: &Resident<'_>) -> bool {
    let young = MILK_ALONE.covers(resident.standing.days());
    let elsewhere =
        |entry: &crate::entry::LiveEntry| matches!(entry.kind, Kind::Weaning(_) | Kind::Reunion(_));
    young
        && feeds(resident).next().is_none()
        && !resident.standing.maternal_care.as_ref().is_some_and(Maternal::accepts)
        && !resident.own().any(elsewhere)
}
