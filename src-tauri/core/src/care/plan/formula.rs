//! Which formula an animal drinks, how much energy it holds, and when it was mixed: from its own feeds and plans, else
//! from those of its littermates.

use crate::animals::{Nursery, Resident, when};
use crate::entry::LiveEntry;
use crate::entry::kind::{FeedMethod, Kind};
use crate::reference::{DISCARD_AFTER, FORMULA_LEAST, FORMULA_MOST, FORMULA_SPOKEN_OF};
use crate::values::{Moment, parse_typed_time};

/// What a feed or a plan says of formula.
#[derive(Clone, Copy)]
struct Statement<'a> {
    entry: &'a LiveEntry,
    name: Option<&'a str>,
    kcal_per_ml: Option<f64>,
    mixed_at: Option<&'a str>,
}

/// The formula of one animal.
#[derive(Default)]
pub(crate) struct Formula {
    /// What it is called.
    pub(crate) name: Option<String>,
    /// Its energy in kcal per mL; unknown until somebody reads the label.
    pub(crate) kcal_per_ml: Option<f64>,
    /// The entries that say so.
    pub(crate) entries: Vec<String>,
    /// When what stands ready was mixed.
    pub(crate) mixed: Option<Mixed>,
}

/// Mixed formula.
pub(crate) struct Mixed {
    /// When.
    pub(crate) at: Moment,
    /// The entry that says so.
    pub(crate) entry: String,
}

impl Mixed {
    /// When it is discarded.
    pub(crate) fn discard_at(&self) -> Moment {
        self.at.plus_minutes(DISCARD_AFTER.minutes())
    }

    /// «mixed yesterday 18:00, good until 18:00», «mixed yesterday 2:50: past its 24 hours, mix it fresh».
    pub(crate) fn words(&self, now: Moment) -> String {
        let mixed = format!("mixed {}", when::moment(self.at, now));
        let until = self.discard_at();
        if until <= now {
            format!("{mixed}: past its {} hours, mix it fresh", DISCARD_AFTER.value)
        } else {
            format!("{mixed}, to be used before {}", when::moment(until, now))
        }
    }
}

impl Formula {
    pub(crate) fn of(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Self {
        let own: Vec<Statement<'_>> = statements(resident).collect();
        let mates = || littermates(nursery, resident).flat_map(statements);
        let mut formula = Self::default();
        let named = own.iter().rev().find_map(|s| Some((s.name?.to_owned(), s.entry))).or_else(|| {
            last(mates().filter(|s| s.name.is_some())).and_then(|s| Some((s.name?.to_owned(), s.entry)))
        });
        let is_it = |s: &Statement<'_>| match (s.name, &named) {
            (Some(one), Some((other, _))) => same(one, other),
            _ => true,
        };
        let measured = last(own.iter().copied().filter(|s| s.kcal_per_ml.is_some() && is_it(s)))
            .or_else(|| last(mates().filter(|s| s.kcal_per_ml.is_some() && is_it(s))));
        if let Some((name, entry)) = named {
            formula.name = Some(name);
            formula.entries.push(entry.id.clone());
        }
        if let Some(measured) = measured {
            formula.kcal_per_ml = measured.kcal_per_ml;
            formula.entries.push(measured.entry.id.clone());
        }
        formula.entries.dedup();
        formula.mixed = own
            .iter()
            .copied()
            .chain(mates())
            .filter_map(|s| {
                Some(Mixed { at: mixed_at(nursery, s.entry, s.mixed_at?)?, entry: s.entry.id.clone() })
            })
            .max_by(|a, b| (a.at, &a.entry).cmp(&(b.at, &b.entry)))
            .filter(|mixed| nursery.now.minutes_since(mixed.at) <= FORMULA_SPOKEN_OF.minutes());
        formula
    }
}

/// What an animal's milk feeds and plans say, in order of time.
fn statements<'a>(resident: &'a Resident<'_>) -> impl Iterator<Item = Statement<'a>> {
    resident.own().filter_map(|entry| {
        let (name, kcal, mixed_at) = match &entry.kind {
            Kind::Feed(feed) if is_milk(&feed.method) => (&feed.formula, feed.kcal_per_ml, &feed.mixed_at),
            Kind::PlanFeed(plan) => (&plan.formula, plan.kcal_per_ml, &plan.mixed_at),
            _ => return None,
        };
        let name = name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let kcal_per_ml = kcal.filter(|kcal| is_energy(*kcal));
        Some(Statement { entry, name, kcal_per_ml, mixed_at: mixed_at.as_deref() })
    })
}

/// Whether a feed is one of formula.
pub(crate) fn is_milk(method: &FeedMethod) -> bool {
    matches!(method, FeedMethod::Bottle | FeedMethod::Syringe | FeedMethod::Tube)
}

/// Whether a number can be the energy of a formula, in kcal per mL.
pub(crate) fn is_energy(kcal_per_ml: f64) -> bool {
    (FORMULA_LEAST.value..=FORMULA_MOST.value).contains(&kcal_per_ml)
}

fn same(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

fn last<'a>(all: impl Iterator<Item = Statement<'a>>) -> Option<Statement<'a>> {
    all.max_by(|a, b| (a.entry.at, &a.entry.id).cmp(&(b.entry.at, &b.entry.id)))
}

/// Those of its litter that are in care too.
pub(crate) fn littermates<'n, 'c: 'n>(
    nursery: &'n Nursery<'c>,
    resident: &'n Resident<'_>,
) -> impl Iterator<Item = &'n Resident<'c>> {
    let litter = resident.standing.litter.as_deref();
    nursery.charges().filter(move |other| {
        litter.is_some() && other.id != resident.id && other.standing.litter.as_deref() == litter
    })
}

/// When formula was mixed: in full, or as typed on the clock of the entry.
fn mixed_at(nursery: &Nursery<'_>, entry: &LiveEntry, text: &str) -> Option<Moment> {
    let (at, _) = parse_typed_time(text, nursery.here(entry.at), nursery.zone).ok()?;
    (!text.trim().is_empty()).then(|| nursery.here(at))
}
