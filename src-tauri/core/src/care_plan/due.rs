//! What is due beside feeding: lines of the care plan and doses of medicines, of everyone in care.

use super::{CareState, lines_of, medicines_of};
use crate::animals::{Nursery, Resident};
use crate::reference::{CARE_AHEAD, Source};
use crate::values::Moment;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// Something that is due for one animal, or will be within a week.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CareDue {
    /// The animal.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// The line of the care plan, or the medicine.
    pub line: String,
    /// What a carer calls it: «Deworming», «amoxicillin, 0.2 mL by mouth».
    pub what: String,
    /// A dose of a medicine, rather than a line of the plan.
    pub medicine: bool,
    /// The time of a dose; a line of the plan has a day alone.
    #[ts(type = "string | null")]
    pub at: Option<Moment>,
    /// The day.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// That time or day has come.
    pub now: bool,
    /// «next at 14:10; last 2:10 from Ana», «from 3 May; not noted yet».
    pub words: String,
    /// «Bean: Deworming, from 3 May; not noted yet.»
    pub sentence: String,
    /// Where a line of the protocol comes from.
    pub source: Option<Source>,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

/// What is due for everyone in care, now or within a week, the earliest first. Nothing for one that died or left.
pub fn care_due(nursery: &Nursery<'_>) -> Vec<CareDue> {
    let mut all: Vec<CareDue> =
        nursery.residents.values().flat_map(|resident| of(nursery, resident)).collect();
    all.sort_by(|a, b| {
        (a.day, a.at, &a.what, &a.label, &a.animal).cmp(&(b.day, b.at, &b.what, &b.label, &b.animal))
    });
    all
}

fn of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<CareDue> {
    let label = resident.label();
    let sentence = |what: &str, words: &str| format!("{label}: {what}, {words}.");
    let lines = lines_of(nursery, resident).into_iter().filter_map(|line| {
        let day = line.due.filter(|_| matches!(line.state, CareState::Due | CareState::Ahead))?;
        Some(CareDue {
            animal: resident.id.to_owned(),
            label: label.to_owned(),
            sentence: sentence(&line.what, &line.words),
            line: line.line,
            what: line.what,
            medicine: false,
            at: None,
            day,
            now: line.state == CareState::Due,
            words: line.words,
            source: line.source,
            entries: line.entries,
        })
    });
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a figure of a few days")]
    let ahead = nursery.now.date().checked_add_days(Days::new(CARE_AHEAD.value as u64));
    let doses = medicines_of(nursery, resident).into_iter().filter_map(|medicine| {
        let at = medicine.next.filter(|at| ahead.is_none_or(|ahead| at.date() <= ahead))?;
        Some(CareDue {
            animal: resident.id.to_owned(),
            label: label.to_owned(),
            sentence: sentence(&medicine.drug, &medicine.words),
            line: medicine.drug.clone(),
            what: medicine.drug,
            medicine: true,
            at: Some(at),
            day: at.date(),
            now: medicine.now,
            words: medicine.words,
            source: None,
            entries: medicine.entries,
        })
    });
    lines.chain(doses).collect()
}
