//! What the rules say of the book: who is due, what is worth a look. Computed on reading; nothing is stored.

use crate::animals::Nursery;
use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::care::{self, Alarm, Due};
use crate::chronicle::Chronicle;
use crate::entry::kind::{Kind, fields::AlarmDismissed};
use crate::error::{Error, Result};
use crate::journal::usual_visibility;
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use ts_rs::TS;

/// How far back feeds, cries and the like are looked at, in minutes: what the rules need.
pub(crate) const LOOK_BACK_MINUTES: i64 = care::LOOK_BACK_DAYS * 24 * 60;

/// The longest reason for which an alarm is dismissed, in letters.
const LONGEST_REASON: usize = 500;

/// What is worth a look.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Watched {
    /// The lines, the worst first.
    pub lines: Vec<Alarm>,
    /// What is said when there is none; nothing where there is nobody to look after.
    pub calm: Option<String>,
}

impl Book {
    /// Who is to be fed next, as known at a moment (by default now).
    pub fn due(&mut self, as_of: Option<Moment>) -> Result<Vec<Due>> {
        self.read(|r| {
            let chronicle = r.in_care(as_of)?;
            Ok(care::due_in(&Nursery::at(&chronicle, chronicle.as_of)))
        })
    }

    /// What is worth a look, as known at a moment (by default now).
    pub fn watch(&mut self, as_of: Option<Moment>) -> Result<Vec<Alarm>> {
        self.read(|r| {
            let chronicle = r.in_care(as_of)?;
            Ok(care::watch_in(&Nursery::at(&chronicle, chronicle.as_of)))
        })
    }

    /// What is worth a look now: of one animal every line, of everybody in care the worst of each.
    pub fn watched(&mut self, animal: Option<&str>) -> Result<Watched> {
        self.read(|r| {
            let chronicle = r.in_care(None)?;
            let nursery = Nursery::at(&chronicle, chronicle.as_of);
            let here = r.animals_in("in_care")?;
            let Some(animal) = animal else {
                return Ok(Watched::of(care::watch_in(&nursery), !here.is_empty()));
            };
            let id = r.animal_named(animal)?;
            let outside = r.outside(id)?;
            let resident = nursery.get(&outside).filter(|_| here.contains(&id));
            let lines = resident.map(|resident| care::alarms_of(&nursery, resident)).unwrap_or_default();
            Ok(Watched::of(lines, resident.is_some_and(|resident| resident.standing.is_charge())))
        })
    }

    /// Dismisses an alarm for a reason: it is gone until it gets worse or begins anew. What is said of several in the
    /// same words is dismissed for all of them.
    pub fn dismiss_alarm(&mut self, animal: &str, rule: &str, reason: &str) -> Result<Outcome<()>> {
        self.write(|w| w.dismiss_alarm(animal, rule, reason))
    }

    /// Everything that counts, as known at a moment (by default now): for stories.
    pub fn chronicle(&mut self, as_of: Option<Moment>) -> Result<Chronicle> {
        self.read(|r| r.chronicle(as_of))
    }
}

impl Reader<'_> {
    /// What judgements of the animals in care are made from. As of an earlier moment others may have been in care, so
    /// then everything is read.
    pub(crate) fn in_care(&self, as_of: Option<Moment>) -> Result<Chronicle> {
        match as_of {
            Some(as_of) => self.chronicle(Some(as_of)),
            None => {
                let mut animals = self.animals_in("in_care")?;
                animals.extend(self.died_lately()?);
                self.recent(&animals, self.now.plus_minutes(-LOOK_BACK_MINUTES))
            }
        }
    }

    /// Those who died within the days that a death is asked about.
    fn died_lately(&self) -> Result<Vec<SubjectId>> {
        let since = self.now.plus_minutes(-care::ASKED_ABOUT_A_DEATH_DAYS * 24 * 60);
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM animal WHERE state = 'died' AND EXISTS \
             (SELECT 1 FROM about WHERE animal = id AND kind = 'death' AND at >= ?1) ORDER BY id",
        )?;
        let animals = statement.query_map([since.utc_ms()], |row| row.get(0))?;
        Ok(animals.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    fn dismiss_alarm(&mut self, animal: &str, rule: &str, reason: &str) -> Result<()> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::invalid("reason", "A word on why, for whoever reads it later."));
        }
        if reason.chars().count() > LONGEST_REASON {
            return Err(Error::invalid("reason", format!("A reason holds up to {LONGEST_REASON} letters.")));
        }
        let reader = self.reader();
        let id = reader.animal_named(animal)?;
        let chronicle = reader.in_care(None)?;
        let nursery = Nursery::at(&chronicle, chronicle.as_of);
        let lines: Vec<Alarm> =
            nursery.charges().flat_map(|resident| care::alarms_of(&nursery, resident)).collect();
        let outside = reader.outside(id)?;
        let sentence = lines
            .iter()
            .find(|line| line.animal == outside && line.rule == rule)
            .map(|line| line.sentence.as_str())
            .ok_or_else(|| Error::invalid("rule", "This line is gone already."))?;
        let subjects = lines
            .iter()
            .filter(|line| line.rule == rule && line.sentence == sentence)
            .map(|line| reader.animal_named(&line.animal))
            .collect::<Result<Vec<_>>>()?;
        let by = reader.carer()?;
        let dismissed = AlarmDismissed { rule: Some(rule.to_owned()), reason: Some(reason.to_owned()) };
        let kind = Kind::AlarmDismissed(dismissed);
        let visibility = Some(usual_visibility(kind.word()));
        self.append(NewEntry { by, visibility, ..NewEntry::of(&kind, subjects) })?;
        Ok(())
    }
}

impl Watched {
    fn of(lines: Vec<Alarm>, anybody: bool) -> Self {
        let calm = (lines.is_empty() && anybody).then(|| care::NOTHING.to_owned());
        Self { lines, calm }
    }
}
