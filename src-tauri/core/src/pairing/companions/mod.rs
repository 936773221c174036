//! Who could keep an animal company: everyone else that is young and in care, with reasons for and against.

mod hold;
mod likeness;
mod never;
mod wanted;

use super::known::Known;
use super::ward::Ward;
use crate::animals::{Nursery, when};
use crate::chronicle::Chronicle;
use crate::reference::{OUR_PROPOSAL, Source};
use crate::values::Moment;
use chrono::NaiveDate;
use serde::Serialize;
use std::cmp::Reverse;
use ts_rs::TS;

/// How far a pairing is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Strength {
    /// Nothing in the log speaks against it.
    Allowed,
    /// Under supervision, and why.
    Caution,
    /// Not before a day, unless the carer lifts it by an entry.
    Hold,
    /// Not at all.
    Never,
}

/// One reason, in a plain sentence.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Reason {
    /// The sentence.
    pub text: String,
    /// The entries it rests on.
    pub entries: Vec<String>,
    /// Who says that it matters; a plain fact needs nobody.
    pub source: Option<Source>,
}

impl Reason {
    fn fact(text: String, entries: Vec<String>) -> Self {
        Self { text, entries, source: None }
    }

    fn rule(text: String, entries: Vec<String>, source: Source) -> Self {
        Self { text, entries, source: Some(source) }
    }

    /// The sentence with its source, as the command line prints it.
    pub fn line(&self) -> String {
        match &self.source {
            Some(source) if source.proposal => format!("{} ({OUR_PROPOSAL})", self.text),
            Some(source) => format!("{} ({})", self.text, source.mark),
            None => self.text.clone(),
        }
    }
}

/// Somebody who could keep an animal company.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Companion {
    /// The other animal.
    pub other: String,
    /// What to call it.
    pub label: String,
    /// How far it is advised.
    pub strength: Strength,
    /// The first day on which a hold is over; none while nobody knows.
    #[ts(type = "string | null")]
    pub until: Option<NaiveDate>,
    /// «Pip and Wren: on hold until 7 May.»
    pub sentence: String,
    /// What speaks for it.
    pub reasons_for: Vec<Reason>,
    /// What speaks against it, the weightiest first.
    pub reasons_against: Vec<Reason>,
    /// An order among companions, from 0 to 100: no promise.
    pub score: u32,
}

/// How two animals fit, without a word: what an order among many pairs needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) strength: Strength,
    pub(super) score: u32,
}

/// What was found about two animals. Words are made only when somebody will read them: of most pairs of a large
/// nursery nobody does.
#[derive(Default)]
struct Findings {
    worded: bool,
    strengths: [bool; 3],
    never: Vec<Reason>,
    hold: Vec<Reason>,
    /// The day each hold ends; `None` for one that is open.
    until: Vec<Option<NaiveDate>>,
    caution: Vec<Reason>,
    speak_for: Vec<Reason>,
    score: u32,
}

impl Findings {
    fn never(&mut self, reason: impl FnOnce() -> Reason) {
        self.strengths[0] = true;
        if self.worded {
            self.never.push(reason());
        }
    }

    fn hold(&mut self, until: Option<NaiveDate>, reason: impl FnOnce() -> Reason) {
        self.strengths[1] = true;
        self.until.push(until);
        if self.worded {
            self.hold.push(reason());
        }
    }

    fn caution(&mut self, reason: impl FnOnce() -> Reason) {
        self.strengths[2] = true;
        if self.worded {
            self.caution.push(reason());
        }
    }

    /// Something that speaks for it, and how much it counts in the order.
    fn speak_for(&mut self, score: u32, reason: impl FnOnce() -> Reason) {
        self.score += score;
        if self.worded {
            self.speak_for.push(reason());
        }
    }

    fn strength(&self) -> Strength {
        match self.strengths {
            [true, _, _] => Strength::Never,
            [_, true, _] => Strength::Hold,
            [_, _, true] => Strength::Caution,
            _ => Strength::Allowed,
        }
    }

    fn fit(&self) -> Fit {
        Fit { strength: self.strength(), score: self.score.min(100) }
    }
}

/// Two animals that may be put together, with what is known around them.
struct Two<'w, 'n, 'a> {
    ward: &'w Ward<'n, 'a>,
    a: &'w Known<'n, 'a>,
    b: &'w Known<'n, 'a>,
}

impl<'n, 'a> Two<'_, 'n, 'a> {
    fn now(&self) -> Moment {
        self.ward.nursery.now
    }
    fn both(&self) -> [&Known<'n, 'a>; 2] {
        [self.a, self.b]
    }
    fn names(&self) -> String {
        format!("{} and {}", self.a.label(), self.b.label())
    }
    /// Of one exposure group: they met the same.
    fn of_one_group(&self) -> bool {
        self.a.group == self.b.group
    }
    /// «today», «on 18 April».
    fn on(&self, date: NaiveDate) -> String {
        let day = self.day(date);
        if day.starts_with(|c: char| c.is_ascii_digit()) { format!("on {day}") } else { day }
    }
    fn day(&self, date: NaiveDate) -> String {
        when::day(date, self.now().date())
    }
    fn date(&self, at: Moment) -> NaiveDate {
        self.ward.nursery.here(at).date()
    }

    fn look(&self, worded: bool) -> Findings {
        let mut found = Findings { worded, ..Findings::default() };
        never::look(self, &mut found);
        hold::look(self, &mut found);
        likeness::look(self, &mut found);
        wanted::look(self, &mut found);
        found
    }
}

/// Everyone who could keep an animal company, the best first: its own species before others, what is allowed before
/// what is held, and what must never be last.
pub fn companions(chronicle: &Chronicle, animal: &str, now: Moment) -> Vec<Companion> {
    companions_in(&Nursery::at(chronicle, now), animal)
}

/// As [`companions`], for a log already read.
pub fn companions_in(nursery: &Nursery<'_>, animal: &str) -> Vec<Companion> {
    Ward::of(nursery).companions(animal)
}

impl<'n, 'a> Ward<'n, 'a> {
    /// Everyone who could keep an animal company, the best first.
    pub fn companions(&self, animal: &str) -> Vec<Companion> {
        self.best_companions(animal, usize::MAX)
    }

    /// So many of those who could keep an animal company, the best first.
    pub fn best_companions(&self, animal: &str, count: usize) -> Vec<Companion> {
        let Some(row) = self.row(animal) else { return Vec::new() };
        let best = self.best(row, count, |_, _| true).into_iter();
        best.filter_map(|(other, _)| Some(worded(&self.two(row, other)?))).collect()
    }

    /// What speaks for and against putting two animals together; nothing when one is not young and in care, or they
    /// share a nest already.
    pub fn companion(&self, animal: &str, other: &str) -> Option<Companion> {
        Some(worded(&self.two(self.row(animal)?, self.row(other)?)?))
    }

    /// So many of those that fit an animal and are wanted, the best first, without a word.
    pub(super) fn best(
        &self,
        row: usize,
        count: usize,
        wanted: impl Fn(usize, Fit) -> bool,
    ) -> Vec<(usize, Fit)> {
        let species = &self.known[row].species;
        let of_row = &self.all_fits()[row * self.known.len()..][..self.known.len()];
        let mut all: Vec<(usize, Fit)> = of_row
            .iter()
            .enumerate()
            .filter_map(|(other, fit)| Some((other, (*fit)?)))
            .filter(|(other, fit)| wanted(*other, *fit))
            .collect();
        let key = |(other, fit): &(usize, Fit)| {
            let never = fit.strength == Strength::Never;
            let other_kind = self.known[*other].species != *species;
            (never, other_kind, fit.strength, Reverse(fit.score), *other)
        };
        if count < all.len() {
            all.select_nth_unstable_by_key(count, key);
            all.truncate(count);
        }
        all.sort_unstable_by_key(key);
        all
    }

    /// How any two fit. What is found of two is the same from either side, so each two are looked at once.
    fn all_fits(&self) -> &[Option<Fit>] {
        self.fits.get_or_init(|| {
            let count = self.known.len();
            let mut fits = vec![None; count * count];
            for a in 0..count {
                for b in a + 1..count {
                    let fit = self.two(a, b).map(|two| two.look(false).fit());
                    (fits[a * count + b], fits[b * count + a]) = (fit, fit);
                }
            }
            fits
        })
    }

    fn two<'w>(&'w self, a: usize, b: usize) -> Option<Two<'w, 'n, 'a>> {
        let (one, other) = (&self.known[a], &self.known[b]);
        let apart = a != b && !self.company.share(one.place, other.place);
        apart.then_some(Two { ward: self, a: one, b: other })
    }
}

fn worded(two: &Two<'_, '_, '_>) -> Companion {
    let found = two.look(true);
    let Fit { strength, score } = found.fit();
    let held = strength == Strength::Hold;
    let until = found.until.iter().copied().collect::<Option<Vec<_>>>();
    let until = until.and_then(|days| days.into_iter().max()).filter(|_| held);
    let names = two.names();
    let sentence = match (strength, until) {
        (Strength::Allowed, _) => format!("{names}: nothing in the log speaks against it."),
        (Strength::Caution, _) => format!("{names}: under supervision."),
        (Strength::Hold, Some(until)) => format!("{names}: on hold until {}.", two.day(until)),
        (Strength::Hold, None) => format!("{names}: on hold."),
        (Strength::Never, _) => format!("{names}: never together."),
    };
    Companion {
        other: two.b.id().to_owned(),
        label: two.b.label().to_owned(),
        strength,
        until,
        sentence,
        reasons_for: found.speak_for,
        reasons_against: [found.never, found.hold, found.caution].concat(),
        score,
    }
}
