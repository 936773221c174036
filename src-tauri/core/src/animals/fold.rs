//! The fold behind [`Standing`]: what each kind of entry changes.

use super::standing::{Maternal, NestWord, Partner, Standing, Whereabouts, by_hand, leaves};
use super::{Age, label};
use crate::entry::LiveEntry;
use crate::entry::card::Animal;
use crate::entry::field::Free;
use crate::entry::kind::{
    IntroductionOutcome, Kind, Purpose,
    fields::{Birth, Intake, Introduction, Naming, Placement},
};
use crate::values::Moment;
use chrono::NaiveDate;

/// A standing on the way: entries are added in order of time.
pub(super) struct Fold<'c> {
    card: &'c Animal,
    now: Standing,
    homes: Vec<String>,
    born: Option<(NaiveDate, bool)>,
    guessed: Option<NaiveDate>,
}

impl<'c> Fold<'c> {
    pub(super) fn new(animal: &str, card: &'c Animal) -> Self {
        let grown = card.role.as_deref() == Some("mother") || card.age_years_est.is_some();
        Self {
            card,
            now: Standing {
                animal: animal.to_owned(),
                whereabouts: Whereabouts::InCare,
                since: None,
                entry: None,
                name: card.name.clone().filter(|name| !name.trim().is_empty()),
                label: String::new(),
                age: None,
                litter: card.litter.clone(),
                collar: card.collar.clone(),
                grown,
                nest: None,
                maternal_care: None,
                partners: Vec::new(),
            },
            homes: Vec::new(),
            born: None,
            guessed: None,
        }
    }

    pub(super) fn add(&mut self, entry: &LiveEntry) {
        let subject = entry.subjects.contains(&self.now.animal);
        match &entry.kind {
            Kind::Intake(intake) => self.arrived(intake, entry),
            Kind::Birth(birth) => self.was_born(birth, entry),
            Kind::Placement(placement) => self.placed(placement, entry),
            Kind::Feed(feed) if subject && by_hand(&feed.method) => self.fed_here(entry),
            Kind::Naming(naming) if subject => self.named(naming, entry),
            Kind::MaternalCare(care) if subject && !self.now.grown => {
                self.now.maternal_care =
                    Some(Maternal { status: care.status.clone(), since: entry.at, entry: entry.id.clone() });
            }
            Kind::Nest(nest) => {
                let named = nest.with.iter().flatten();
                // «with» empty says alone; several subjects without it say that they share one nest.
                let others =
                    if nest.with.as_ref().is_some_and(Vec::is_empty) { &[][..] } else { &entry.subjects };
                let mut with: Vec<String> =
                    named.chain(others).filter(|id| **id != self.now.animal).cloned().collect();
                with.sort();
                with.dedup();
                self.now.nest = Some(NestWord { with, since: entry.at, entry: entry.id.clone() });
            }
            Kind::Introduction(introduction) if subject => self.introduced(introduction, entry),
            Kind::PairingEnd(_) if subject => {
                let named = &entry.subjects;
                self.now.partners.retain(|p| named.len() > 1 && !named.contains(&p.animal));
            }
            Kind::Adoption(_) if subject => self.left(Whereabouts::Adopted, entry),
            Kind::Release(_) if subject => self.left(Whereabouts::Released, entry),
            Kind::Death(_) if subject => {
                self.left(Whereabouts::Died, entry);
                self.now.partners.clear();
            }
            _ => {}
        }
    }

    fn is_at(&mut self, whereabouts: Whereabouts, entry: &LiveEntry) {
        if self.now.whereabouts == Whereabouts::Died {
            return;
        }
        self.now.whereabouts = whereabouts;
        self.now.since = Some(entry.at);
        self.now.entry = Some(entry.id.clone());
    }

    /// Those it was paired with stay its partners only when they went along.
    fn left(&mut self, whereabouts: Whereabouts, entry: &LiveEntry) {
        self.now.partners.retain(|p| entry.subjects.contains(&p.animal));
        self.is_at(whereabouts, entry);
    }

    fn arrived(&mut self, intake: &Intake, entry: &LiveEntry) {
        self.homes.extend(intake.to.clone());
        self.is_at(Whereabouts::InCare, entry);
        let days = [
            intake.age_days.map(|d| (d, true)),
            intake.age_days_est.map(|d| (d, false)),
            intake.age_weeks_est.map(|w| (w * 7.0, false)),
        ];
        if let Some((days, exact)) = days.into_iter().flatten().next()
            && let Some(born) = Age::born_before(entry.at.date(), days)
        {
            if exact {
                self.born = self.born.or(Some((born, true)));
            } else {
                self.guessed = Some(born);
            }
        }
    }

    fn was_born(&mut self, birth: &Birth, entry: &LiveEntry) {
        let other_litter = birth.litter.is_some() && birth.litter != self.now.litter;
        if self.now.grown || other_litter {
            return; // She is the mother.
        }
        self.born = Some((entry.at.date(), true));
        if self.now.since.is_none() {
            self.is_at(Whereabouts::InCare, entry);
        }
    }

    fn placed(&mut self, placement: &Placement, entry: &LiveEntry) {
        if !leaves(placement, entry, &self.now.animal, self.now.litter.as_deref(), self.now.grown) {
            return;
        }
        if self.homes.contains(&placement.to) {
            self.is_at(Whereabouts::InCare, entry);
        } else {
            self.left(Whereabouts::Placed(placement.to.clone()), entry);
        }
    }

    /// Who is fed by hand from this book is in its care, even when it was placed elsewhere before.
    fn fed_here(&mut self, entry: &LiveEntry) {
        if let Whereabouts::Placed(_) = self.now.whereabouts {
            self.is_at(Whereabouts::InCare, entry);
        }
    }

    fn named(&mut self, naming: &Naming, entry: &LiveEntry) {
        let position = entry.subjects.iter().position(|s| *s == self.now.animal);
        let of_list = |names: &Free| match names.0.get(&self.now.animal) {
            Some(name) => name.as_str().map(str::to_owned),
            None if names.texts().len() == entry.subjects.len() => {
                position.and_then(|at| names.texts().get(at).map(|name| (*name).to_owned()))
            }
            None => None,
        };
        let alone = entry.subjects.len() == 1;
        let name = naming.names.as_ref().and_then(of_list).or_else(|| naming.name.clone().filter(|_| alone));
        if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
            self.now.name = Some(name);
        }
    }

    fn introduced(&mut self, introduction: &Introduction, entry: &LiveEntry) {
        if introduction.purpose == Some(Purpose::Reunion) {
            return;
        }
        let failed = introduction.outcome == Some(IntroductionOutcome::Failed);
        let accepted = introduction.outcome == Some(IntroductionOutcome::Accepted);
        for other in entry.subjects.iter().filter(|id| **id != self.now.animal) {
            let known = self.now.partners.iter_mut().find(|p| p.animal == *other);
            match (known, failed) {
                (Some(partner), false) => partner.accepted = accepted,
                (None, false) => self.now.partners.push(Partner {
                    animal: other.clone(),
                    since: entry.at,
                    entry: entry.id.clone(),
                    accepted,
                }),
                (_, true) => self.now.partners.retain(|p| p.animal != *other),
            }
        }
    }

    pub(super) fn finish(mut self, now: Moment) -> Standing {
        let card = self.card.birth.as_ref().and_then(|birth| {
            let date = birth.date.as_deref()?.get(..10)?.parse::<NaiveDate>().ok()?;
            Some((date, birth.precision.as_deref() == Some("exact")))
        });
        // An entry says on which day it was written down, a card may know that the day was a guess.
        let born = match (self.born, card) {
            (Some((entry, _)), Some((date, exact))) if entry == date => Some((date, exact)),
            (entry, card) => entry.or(card).or(self.guessed.map(|born| (born, false))),
        };
        // Who died grows no older.
        let until = self.now.since.filter(|_| self.now.has_died()).unwrap_or(now);
        self.now.age = born.and_then(|(born, exact)| Age::on(born, exact, until.date()));
        self.now.label = label(self.now.name.as_deref(), self.card);
        self.now
    }
}
