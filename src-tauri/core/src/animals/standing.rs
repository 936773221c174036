//! Where one animal stands at a moment, folded from the entries that concern it and from its card.

use super::Age;
use super::fold::Fold;
use crate::entry::LiveEntry;
use crate::entry::card::Animal;
use crate::entry::kind::{FeedMethod, Kind, MaternalStatus, fields::Placement};
use crate::values::Moment;

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

    /// Whether it died.
    pub fn has_died(&self) -> bool {
        self.whereabouts == Whereabouts::Died
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

/// Fed by a person, rather than by its mother or by itself.
pub(crate) fn by_hand(method: &FeedMethod) -> bool {
    matches!(method, FeedMethod::Bottle | FeedMethod::Syringe | FeedMethod::Tube | FeedMethod::Gruel)
}
