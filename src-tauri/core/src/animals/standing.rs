//! Where one animal stands at a moment, folded from the entries that concern it and from its card.

use super::{Age, label};
use crate::entry::card::Animal;
use crate::entry::kind::{
    FeedMethod, IntroductionOutcome, Kind, MaternalStatus, Purpose,
    fields::{Birth, Intake, Introduction, Naming, Placement},
};
use crate::entry::{LiveEntry, field::Free};
use crate::values::Moment;
use chrono::NaiveDate;

/// Where an animal is, as far as feeding and pairing care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the care of whoever keeps this book.
    InCare,
    /// In another place: its id, or words.
    Placed(String),
    /// Adopted.
    Adopted,
    /// Released.
    Released,
    /// Died.
    Died,
}

/// Whom it now lives with, in pairs made by an introduction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The other animal.
    pub animal: String,
    /// Since the introduction that began it.
    pub since: Moment,
    /// That introduction.
    pub entry: String,
    /// The latest introduction said «accepted»; otherwise the pair is on trial.
    pub accepted: bool,
}

/// The latest word on how the mother treats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maternal {
    /// What was seen.
    pub status: MaternalStatus,
    /// When.
    pub since: Moment,
    /// In which entry.
    pub entry: String,
}

impl Maternal {
    /// The mother takes care of it.
    pub fn accepts(&self) -> bool {
        matches!(self.status, MaternalStatus::Accepted | MaternalStatus::AcceptedAll)
    }
}

/// The latest entry that says with whom it shares a nest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NestWord {
    /// The others; empty when it is alone.
    pub with: Vec<String>,
    /// Since when.
    pub since: Moment,
    /// In which entry.
    pub entry: String,
}

/// Where one animal stands at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The animal.
    pub animal: String,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// Since when it is there; `None` for an animal of which only a card exists.
    pub since: Option<Moment>,
    /// The entry that says so.
    pub entry: Option<String>,
    /// Its name now.
    pub name: Option<String>,
    /// What to call it, named or not.
    pub label: String,
    /// Its age, when a birth is known or was estimated.
    pub age: Option<Age>,
    /// Its litter.
    pub litter: Option<String>,
    /// Its collar.
    pub collar: Option<String>,
    /// A mother, or an animal whose age is told in years: never fed by bottle, never alone as a neonate.
    pub grown: bool,
    /// With whom it shares a nest, when an entry says so.
    pub nest: Option<NestWord>,
    /// How its mother treats it, when an entry says so.
    pub maternal_care: Option<Maternal>,
    /// Whom it is paired with.
    pub partners: Vec<Partner>,
}

impl Standing {
    /// Folds the entries that concern an animal (see [`concerns`]), in any order, up to a moment.
    ///
    /// What another animal's death does to a pair is not in its own entries: [`super::Nursery`] adds that.
    pub fn at<'a>(
        animal: &str,
        card: &Animal,
        entries: impl IntoIterator<Item = &'a LiveEntry>,
        now: Moment,
    ) -> Self {
        let mut entries: Vec<&LiveEntry> = entries.into_iter().filter(|e| e.at <= now).collect();
        entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        let mut fold = Fold::new(animal, card);
        for entry in entries {
            fold.add(entry);
        }
        fold.finish(now)
    }

    /// Whether it is in the care of whoever keeps this book.
    pub fn in_care(&self) -> bool {
        self.whereabouts == Whereabouts::InCare
    }

    /// In care and young: the ones that are fed, watched and kept company.
    pub fn is_charge(&self) -> bool {
        self.in_care() && !self.grown
    }

    /// Age in whole days, when known.
    pub fn days(&self) -> Option<i64> {
        self.age.map(|age| age.days)
    }
}

/// Whether an entry concerns an animal of a litter: as a subject, or because its data names the animal or the litter.
pub fn concerns(entry: &LiveEntry, animal: &str, litter: Option<&str>) -> bool {
    let lists = |ids: &Option<Vec<String>>| {
        ids.iter().flatten().any(|id| id == animal || Some(id.as_str()) == litter)
    };
    let of_litter = |named: &Option<String>| named.is_some() && named.as_deref() == litter;
    entry.subjects.iter().any(|s| s == animal)
        || match &entry.kind {
            Kind::Intake(intake) => of_litter(&intake.litter),
            Kind::Birth(birth) => of_litter(&birth.litter),
            Kind::Placement(placement) => of_litter(&placement.litter) || lists(&placement.stayed),
            Kind::Trap(trap) => lists(&trap.caught),
            Kind::Nest(nest) => lists(&nest.with),
            Kind::HoldLift(lift) => lists(&lift.pair),
            _ => false,
        }
}

/// Whether a placement takes an animal of a litter away: subjects go unless they are listed as having stayed; of a
/// litter all go, unless only a number is known of those that went.
pub(crate) fn leaves(
    placement: &Placement,
    entry: &LiveEntry,
    animal: &str,
    litter: Option<&str>,
    grown: bool,
) -> bool {
    if placement.stayed.iter().flatten().any(|id| id == animal)
        || (grown && placement.mother_moved == Some(false))
    {
        return false;
    }
    let whole = placement.whole_family == Some(true);
    let rest_named = placement.stayed.as_ref().is_some_and(|ids| !ids.is_empty());
    entry.subjects.iter().any(|s| s == animal)
        || (placement.litter.is_some()
            && placement.litter.as_deref() == litter
            && (whole || rest_named || placement.moved.is_none()))
}

struct Fold<'c> {
    card: &'c Animal,
    now: Standing,
    homes: Vec<String>,
    born: Option<(NaiveDate, bool)>,
    guessed: Option<NaiveDate>,
}

impl<'c> Fold<'c> {
    fn new(animal: &str, card: &'c Animal) -> Self {
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

    fn add(&mut self, entry: &LiveEntry) {
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

    fn finish(mut self, now: Moment) -> Standing {
        let card = self.card.birth.as_ref().and_then(|birth| {
            let date = birth.date.as_deref()?.get(..10)?.parse::<NaiveDate>().ok()?;
            Some((date, birth.precision.as_deref() == Some("exact")))
        });
        // An entry says on which day it was written down, a card may know that the day was a guess.
        let born = match (self.born, card) {
            (Some((entry, _)), Some((date, exact))) if entry == date => Some((date, exact)),
            (entry, card) => entry.or(card).or(self.guessed.map(|born| (born, false))),
        };
        self.now.age = born.and_then(|(born, exact)| Age::on(born, exact, now.date()));
        self.now.label = label(self.now.name.as_deref(), self.card);
        self.now
    }
}

/// Fed by a person, rather than by its mother or by itself.
pub(crate) fn by_hand(method: &FeedMethod) -> bool {
    matches!(method, FeedMethod::Bottle | FeedMethod::Syringe | FeedMethod::Tube | FeedMethod::Gruel)
}
