//! Who there is, as the screens show it: litters and singles, and those who are no longer here.

use super::animal_line::{AnimalLine, line};
use crate::animals::{Nursery, Resident};
use crate::book::{Book, Reader};
use crate::care;
use crate::care_list::{self, CareGroup};
use crate::error::Result;
use crate::round::count_of_young;
use crate::store::names::Names;
use crate::values::{Moment, SubjectId};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Something to choose: what to ask for, and what a person reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Choice {
    /// What to ask for.
    pub id: String,
    /// What a person reads.
    pub label: String,
}

/// Animals that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Group {
    /// The litter, when they are one.
    pub litter: Option<String>,
    /// «Linden litter», «Singles».
    pub title: String,
    /// «6 kittens · day 22».
    pub subtitle: String,
    /// The animals, those of most concern first.
    pub animals: Vec<AnimalLine>,
}

/// Who there is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AnimalsView {
    /// Those in care: litters, then singles and mothers.
    pub groups: Vec<Group>,
    /// What is due for them beside feeding, now or within a week.
    pub care: Vec<CareGroup>,
    /// Those who left: adopted, released, placed elsewhere.
    pub left: Vec<AnimalLine>,
    /// Those who died.
    pub remembered: Vec<AnimalLine>,
}

impl Book {
    /// Who there is, as known at a moment (by default now).
    pub fn animals(&mut self, as_of: Option<Moment>) -> Result<AnimalsView> {
        self.read(|r| r.who_there_is(as_of))
    }
}

impl Reader<'_> {
    /// The animals in a state, oldest card first.
    pub(crate) fn animals_in(&self, state: &str) -> Result<Vec<SubjectId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM animal JOIN card USING (id) WHERE state = ?1 ORDER BY first, id",
        )?;
        let animals = statement.query_map([state], |row| row.get(0))?;
        Ok(animals.collect::<rusqlite::Result<_>>()?)
    }

    fn who_there_is(&self, as_of: Option<Moment>) -> Result<AnimalsView> {
        let chronicle = self.in_care(as_of)?;
        let nursery = Nursery::at(&chronicle, chronicle.as_of);
        let names = self.names()?;
        let known_here = match as_of {
            Some(_) => None,
            None => Some(self.animals_in("in_care")?),
        };
        let is_here = |r: &Resident<'_>| match &known_here {
            Some(here) => names.inside(r.id).is_some_and(|id| here.contains(&id)),
            None => r.standing.in_care(),
        };
        let mut view = AnimalsView {
            groups: self.groups(nursery.residents.values().filter(|r| is_here(r)), &nursery, names)?,
            care: care_list::care_list(&nursery),
            left: Vec::new(),
            remembered: Vec::new(),
        };
        // Those who left have no recent entries: they are read by themselves.
        let gone = match as_of {
            Some(_) => chronicle.clone(),
            None => self.recent_of_those_gone()?,
        };
        let gone = Nursery::at(&gone, chronicle.as_of);
        for resident in gone.residents.values().filter(|r| !is_here(r)) {
            let line = line(resident, &gone, &[]);
            if resident.standing.has_died() {
                view.remembered.push(line);
            } else {
                view.left.push(line);
            }
        }
        Ok(view)
    }

    /// Litters, then singles and mothers; in each those of most concern first.
    fn groups<'r, 'c: 'r>(
        &self,
        residents: impl Iterator<Item = &'r Resident<'c>>,
        nursery: &Nursery<'_>,
        names: &Names,
    ) -> Result<Vec<Group>> {
        let alarms = care::watch_in(nursery);
        let order = self.order_of_arrival(names)?;
        let mut residents: Vec<&Resident<'_>> = residents.collect();
        residents.sort_by_key(|r| {
            let concern = alarms.iter().position(|a| a.animal == r.id).unwrap_or(usize::MAX);
            (concern, order.get(r.id).copied())
        });
        let (mut litters, mut singles) = (Vec::<(Option<&str>, Vec<&Resident<'_>>)>::new(), Vec::new());
        for resident in residents {
            match resident.standing.litter.as_deref().filter(|_| !resident.standing.grown) {
                None => singles.push(resident),
                litter => match litters.iter_mut().find(|(known, _)| *known == litter) {
                    Some((_, members)) => members.push(resident),
                    None => litters.push((litter, vec![resident])),
                },
            }
        }
        let mut groups = Vec::new();
        for (litter, members) in litters.into_iter().chain([(None, singles)]).filter(|(_, m)| !m.is_empty()) {
            let title = match litter.and_then(|l| names.inside(l)) {
                Some(litter) => self.litter_label(litter)?,
                None if members.iter().any(|r| r.standing.grown) => "Singles and mothers".to_owned(),
                None => "Singles".to_owned(),
            };
            groups.push(Group {
                litter: litter.map(str::to_owned),
                title,
                subtitle: group_words(&members),
                animals: members.iter().map(|r| line(r, nursery, &alarms)).collect(),
            });
        }
        Ok(groups)
    }

    /// The place of each animal in the order in which they came into the book.
    fn order_of_arrival(&self, names: &Names) -> Result<BTreeMap<String, usize>> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM card WHERE type = 'animal' ORDER BY first, id")?;
        let animals: Vec<SubjectId> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(animals.into_iter().enumerate().map(|(at, id)| (names.outside(id), at)).collect())
    }

    /// The animals that died or left.
    pub(crate) fn animals_not_in_care(&self) -> Result<Vec<SubjectId>> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM animal WHERE state <> 'in_care' ORDER BY id")?;
        let animals = statement.query_map([], |row| row.get(0))?;
        Ok(animals.collect::<rusqlite::Result<_>>()?)
    }

    /// What a litter is called: its name, else the animals' mother, else its number of animals.
    pub(crate) fn litter_label(&self, litter: SubjectId) -> Result<String> {
        let card = self.card_rows("WHERE id = ?1 AND type = 'litter'", &[&litter])?.into_iter().next();
        let text = |key: &str| {
            card.as_ref()
                .and_then(|c| c.value.get(key))
                .and_then(serde_json::Value::as_str)
                .map(str::to_owned)
        };
        if let Some(name) = text("name") {
            return Ok(name);
        }
        let labels = self.labels()?;
        match text("mother").and_then(|mother| labels.get(&mother).cloned()) {
            Some(mother) => Ok(format!("The litter of {}", lower_first(&mother))),
            None => Ok("The litter".to_owned()),
        }
    }

    /// An animal's litter, and the animal with its littermates, itself first.
    pub(crate) fn household(&self, id: SubjectId) -> Result<(Option<SubjectId>, Vec<SubjectId>)> {
        let litter: Option<SubjectId> = self
            .connection
            .prepare_cached("SELECT litter FROM animal WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        let mut company = vec![id];
        if let Some(litter) = litter {
            let mut statement = self
                .connection
                .prepare_cached("SELECT id FROM animal JOIN card USING (id) WHERE animal.litter = ?1 AND id <> ?2 ORDER BY first, id")?;
            let littermates = statement.query_map([litter, id], |row| row.get(0))?;
            company.extend(littermates.collect::<rusqlite::Result<Vec<SubjectId>>>()?);
        }
        Ok((litter, company))
    }

    /// How an animal is named outside of the book.
    pub(crate) fn outside(&self, animal: SubjectId) -> Result<String> {
        Ok(self.names()?.outside(animal))
    }

    /// What an animal is called.
    pub(crate) fn animal_label(&self, animal: SubjectId) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM animal WHERE id = ?1")?
            .query_row([animal], |row| row.get(0))?)
    }
}

fn lower_first(text: &str) -> String {
    match text.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => text.to_owned(),
    }
}

fn group_words(members: &[&Resident<'_>]) -> String {
    let mut words = count_of_young(members);
    let days: Vec<i64> =
        members.iter().filter(|r| !r.standing.grown).filter_map(|r| r.standing.days()).collect();
    if let (Some(least), Some(most)) = (days.iter().min(), days.iter().max()) {
        words +=
            &if least == most { format!(" · day {least}") } else { format!(" · day {least} to {most}") };
    }
    words
}
