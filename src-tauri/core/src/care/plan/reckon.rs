//! The arithmetic of a plan: energy, milk a day, how many feeds, how much in each.

use super::formula::{Formula, is_milk};
use super::night::Night;
use super::word::{Said, Words};
use crate::animals::weighing::{Weighing, comparable};
use crate::animals::{Nursery, Resident, Species};
use crate::care::facts::{applies, figure_for, hand_feeds, refused, weakness, words};
use crate::entry::LiveEntry;
use crate::entry::kind::Kind;
use crate::reference::{
    FEED_CAP, FINE_SYRINGE, Figure, GAP_LATER, GAP_WEAK, GAP_WEEK_1, GAP_WEEK_2, GAP_WEEK_3,
    KITTEN_ENERGY_FIRST, KITTEN_ENERGY_FROM, KITTEN_ENERGY_NEXT, PUPPY_ENERGY, PUPPY_ENERGY_FIRST,
    RUN_IN_DAYS, RUN_IN_NEXT_DAYS,
};
use crate::settings::Settings;

/// A day, in minutes.
const DAY: i64 = 24 * 60;

/// Tags of an observation that say an animal is very small, whatever its age.
const VERY_SMALL: [&str; 4] = ["very small", "premature", "tiny", "very low birth weight"];

/// Everything that the plan of one animal rests on, and what follows.
pub(crate) struct Reckoning<'a> {
    /// What vet and carer wrote.
    pub(crate) words: Words<'a>,
    /// What it drinks.
    pub(crate) formula: Formula,
    /// The weight everything is counted on: the last before a feed.
    pub(crate) weight: Option<Weighing>,
    /// Its first feed of formula; none yet, for one that begins now.
    pub(crate) first: Option<&'a LiveEntry>,
    /// The energy a source gives, when one covers its species and age.
    pub(crate) energy: Option<&'static Figure>,
    /// The longest gap between feeds.
    pub(crate) gap: Option<&'static Figure>,
    /// The entries that say it is weak or very small, when the gap is that of such.
    pub(crate) weak: Vec<String>,
    /// Milk a day in mL, when the formula's energy is known.
    pub(crate) daily_ml: Option<f64>,
    /// The most in one feed, in mL.
    pub(crate) cap_ml: Option<f64>,
    /// Feeds a day; of an animal without a figure only when somebody said how often.
    pub(crate) feeds: Option<i64>,
    /// From one feed to the next, in minutes.
    pub(crate) every: Option<i64>,
    /// More feeds than the longest gap asks for, because a stomach holds no more.
    pub(crate) by_cap: bool,
    /// The night without feeds.
    pub(crate) night: Option<Said<'a, Night>>,
    /// How much in each feed, in mL, before it is rounded.
    pub(crate) exact_ml: Option<f64>,
    /// The same, rounded down to a mark of the syringe.
    pub(crate) ml: Option<f64>,
}

impl<'a> Reckoning<'a> {
    pub(crate) fn of(nursery: &Nursery<'_>, resident: &'a Resident<'_>) -> Self {
        let species = resident.species();
        // Of an unknown age the youngest is assumed, which gives the most feeds.
        let days = Some(resident.standing.days().unwrap_or(0));
        let words = Words::of(nursery, resident);
        let formula = Formula::of(nursery, resident);
        let weight = comparable(resident.own()).pop();
        let first = hand_feeds(resident)
            .find(|(_, feed)| is_milk(&feed.method) && !refused(feed))
            .map(|(entry, _)| entry);
        let on_formula = first.map_or(0, |first| nursery.now.minutes_since(first.at));
        let energy = energy(&species, on_formula).filter(|figure| figure.covers(days));
        let weak = weak_or_small(nursery, resident);
        let by_age = figure_for(&[&GAP_WEEK_1, &GAP_WEEK_2, &GAP_WEEK_3, &GAP_LATER], &species, days);
        let of_weak = figure_for(&[&GAP_WEAK], &species, days).filter(|_| !weak.is_empty());
        let gap = of_weak.or(by_age);
        let grams = weight.as_ref().map(Weighing::g);
        let cap_ml = grams.filter(|_| applies(&FEED_CAP, &species)).map(|g| FEED_CAP.value * g / 100.0);
        let daily_ml = grams
            .zip(energy)
            .zip(formula.kcal_per_ml)
            .map(|((grams, energy), kcal_per_ml)| grams / 100.0 * energy.value / kcal_per_ml);
        let least = gap.map(least_feeds);
        let fill = daily_ml.zip(cap_ml).map(|(daily, cap)| whole_up(daily / cap));
        let said = words.every_minutes();
        let feeds = match &said {
            Some(every) => Some((DAY / every.value).max(1)),
            None => least.max(fill.filter(|_| least.is_some())),
        };
        let every = said.as_ref().map(|every| every.value).or(feeds.map(|feeds| DAY / feeds / 5 * 5));
        let ml = words.ml();
        let by_vet = ml.as_ref().is_some_and(|ml| ml.by_vet);
        let exact_ml =
            ml.map(|ml| ml.value).or(daily_ml.zip(feeds).map(|(daily, feeds)| daily / feeds as f64));
        let exact_ml = match cap_ml {
            Some(cap) if !by_vet => exact_ml.map(|ml| ml.min(cap)),
            _ => exact_ml,
        };
        Self {
            by_cap: said.is_none() && fill > least,
            night: words.night(),
            ml: exact_ml.map(|ml| to_syringe(ml, &nursery.chronicle.settings)).filter(|ml| *ml > 0.0),
            weak: if of_weak.is_some() { weak } else { Vec::new() },
            words,
            formula,
            weight,
            first,
            energy,
            gap,
            daily_ml,
            cap_ml,
            feeds,
            every,
            exact_ml,
        }
    }

    /// How many feeds a day come about: fewer than planned when the night is kept free.
    pub(crate) fn feeds_given(&self) -> Option<i64> {
        let (feeds, every) = self.feeds.zip(self.every)?;
        Some(self.night.as_ref().map_or(feeds, |night| night.value.feeds(every, feeds)))
    }

    /// How much milk a day that is, in mL.
    pub(crate) fn given_ml(&self) -> Option<f64> {
        self.feeds_given().zip(self.ml).map(|(feeds, ml)| feeds as f64 * ml)
    }

    /// What that is of the milk a day that was worked out, in percent.
    pub(crate) fn percent(&self) -> Option<f64> {
        self.given_ml().zip(self.daily_ml).map(|(given, daily)| 100.0 * given / daily)
    }

    /// Minutes since the first feed of formula.
    pub(crate) fn on_formula(&self, nursery: &Nursery<'_>) -> i64 {
        self.first.map_or(0, |first| nursery.now.minutes_since(first.at))
    }
}

/// The energy for a species after so many minutes on formula: less at first, while the gut gets used to it.
fn energy(species: &Species, on_formula: i64) -> Option<&'static Figure> {
    let days = on_formula as f64 / DAY as f64;
    match species {
        Species::Cat if days < RUN_IN_DAYS.value => Some(&KITTEN_ENERGY_FIRST),
        Species::Cat if days < RUN_IN_NEXT_DAYS.value => Some(&KITTEN_ENERGY_NEXT),
        Species::Cat => Some(&KITTEN_ENERGY_FROM),
        Species::Dog if days < RUN_IN_DAYS.value => Some(&PUPPY_ENERGY_FIRST),
        Species::Dog => Some(&PUPPY_ENERGY),
        Species::Other(_) => None,
    }
}

/// The fewest feeds a day that are never more than a gap apart.
pub(super) fn least_feeds(gap: &Figure) -> i64 {
    whole_up(24.0 / gap.value)
}

/// A ratio of feeds rounded up; a hair less, so that 50 mL of 10 mL each are five.
#[allow(clippy::cast_possible_truncation)] // A ratio of two amounts within the limits of their kinds.
fn whole_up(ratio: f64) -> i64 {
    (ratio - 1e-9).ceil().max(1.0) as i64
}

/// What says that an animal is weak now, or very small.
fn weak_or_small(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<String> {
    let mut entries = weakness(resident, nursery.now);
    entries.extend(
        resident
            .own()
            .filter(|entry| {
                matches!(&entry.kind, Kind::Observation(seen) if seen.tags.iter().flatten().any(|tag| VERY_SMALL.contains(&words(tag).as_str())))
            })
            .map(|entry| entry.id.clone()),
    );
    entries
}

/// Rounds down to a mark of the syringe, and to the tenth that the log keeps.
pub(crate) fn to_syringe(ml: f64, settings: &Settings) -> f64 {
    let step = if ml < FINE_SYRINGE.value { settings.syringe_fine } else { settings.syringe_coarse };
    // A hair above, so that 2.4, which no float holds exactly, stays 2.4.
    let marks = (ml / step + 1e-6).floor() * step;
    (marks * 10.0 + 1e-6).floor() / 10.0
}
