//! The alarm clock: what rings when, and what is said. Whoever holds a clock and a bell asks here.
//!
//! Pure: everything follows from the log, the settings and what the carer answered. A ring is of the feed of a litter, or
//! of an animal alone, or of a dose of a medicine, and of one due time; animals due shortly after each other share it. It sounds at that time and, left
//! unanswered, a few times more; then it keeps quiet until the next due time. It also keeps quiet while the round is
//! being written: not while the screen of the round stands open, because it stands open beside a carer who sleeps.

mod calendar;
mod rings;
mod settings;
mod view;

pub use calendar::due_times;
pub use settings::AlarmSettings;
pub use view::{AlarmView, Bell, RingLine};

use crate::animals::{Nursery, when};
use crate::book::{Book, Reader};
use crate::error::Result;
use crate::reference::{ALARM_QUIET, ALARM_RINGS, Figure};
use crate::values::Moment;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Where what is due is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Place {
    /// The round of a litter, or of an animal alone.
    Round(String),
    /// The page of an animal.
    Animals(String),
}

/// One due time of a litter, or of an animal alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Where it leads.
    pub place: Place,
    /// Who or what it is: «Linden litter», «Pip, amoxicillin».
    pub label: String,
    /// The first of the due times it stands for.
    pub due_at: Moment,
    /// Who is to be fed, by name.
    pub who: Vec<String>,
    /// It stands for a feed or a dose of one animal, which its label names.
    alone: bool,
    /// The round is being written: nothing sounds before this.
    quiet_until: Option<Moment>,
}

impl Ring {
    /// What it is answered by. The same animals due at another time are another ring.
    pub fn key(&self) -> String {
        let whose = match &self.place {
            Place::Round(scope) => format!("round {scope}"),
            // An animal may get two medicines at one time.
            Place::Animals(animal) => format!("{animal} {}", self.label),
        };
        format!("{whose} {}", self.due_at.utc_ms())
    }

    /// «Next is 3:10 (six to feed).»
    pub fn words(&self, now: Moment) -> String {
        let verb = if self.due_at > now { "Next is" } else { "Next was" };
        let at = when::moment(self.due_at, now);
        if self.alone {
            return format!("{verb} {at}.");
        }
        format!("{verb} {at} ({} to feed).", in_words(self.who.len()))
    }
}

/// What the carer answered. Kept as long as the program runs; whoever starts it anew is awake.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    snoozed: BTreeMap<String, Moment>,
    taken: BTreeSet<String>,
}

impl Answers {
    /// The ring is to come back at a moment.
    pub fn snooze(&mut self, ring: &str, until: Moment) {
        self.snoozed.insert(ring.to_owned(), until);
    }

    /// The carer is there: the ring is over.
    pub fn take(&mut self, ring: &str) {
        self.taken.insert(ring.to_owned());
    }
}

/// The alarm clock at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Alarm {
    /// The moment, on the clock of the log.
    pub now: Moment,
    /// How it is set.
    pub set: AlarmSettings,
    /// Every due time that is known, the first one first; none when the alarm is off.
    pub rings: Vec<Ring>,
}

impl Alarm {
    /// The alarm clock of a log.
    pub fn of(nursery: &Nursery<'_>, set: &AlarmSettings) -> Self {
        let rings = if set.on { rings::rings(nursery) } else { Vec::new() };
        Self { now: nursery.now, set: set.clone(), rings }
    }

    /// When a ring sounds: at the due time, or so long before as was set, or when a snooze ends; and again until it was
    /// heard often enough. Not while its round is being written.
    fn sounds(&self, ring: &Ring, answers: &Answers) -> Vec<Moment> {
        let key = ring.key();
        if answers.taken.contains(&key) {
            return Vec::new();
        }
        let on_time = ring.due_at.plus_minutes(-i64::from(self.set.minutes_before));
        let first = answers.snoozed.get(&key).copied().unwrap_or(on_time);
        (0..whole(&ALARM_RINGS))
            .map(|time| first.plus_minutes(time * self.set.again()))
            .filter(|at| ring.quiet_until.is_none_or(|quiet| *at >= quiet))
            .collect()
    }

    /// The rings that are to sound now, when it was last looked at `since`. What came up while the computer slept
    /// sounds once; what is too long ago does not, because who has opened the computer sees it.
    pub fn sounding(&self, answers: &Answers, since: Moment) -> Vec<&Ring> {
        let is_now = |ring: &&Ring| {
            self.sounds(ring, answers).into_iter().any(|at| at > since && at <= self.now && self.is_fresh(at))
        };
        self.rings.iter().filter(is_now).collect()
    }

    /// Whether a sound is not too long ago to be worth hearing.
    fn is_fresh(&self, at: Moment) -> bool {
        self.now < at.plus_minutes(self.set.again().max(whole(&ALARM_QUIET)))
    }

    /// The rings that sounded and were not answered, as long as they may sound again.
    pub fn unanswered(&self, answers: &Answers) -> Vec<&Ring> {
        let waits = |ring: &&Ring| {
            self.sounds(ring, answers).into_iter().any(|at| at <= self.now && self.is_fresh(at))
        };
        self.rings.iter().filter(waits).collect()
    }

    /// What sounds next, and when.
    pub fn next(&self, answers: &Answers) -> Option<(Moment, &Ring)> {
        let first = |ring| self.sounds(ring, answers).into_iter().filter(|at| *at > self.now).min();
        self.rings.iter().filter_map(|ring| Some((first(ring)?, ring))).min_by_key(|(at, _)| *at)
    }

    /// When a snooze that is asked for now ends.
    pub fn snooze_ends(&self) -> Moment {
        self.now.plus_minutes(self.set.again())
    }
}

impl Book {
    /// The alarm clock as it stands now.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "a method of one lifetime is not general enough"
    )]
    pub fn alarm(&mut self) -> Result<Alarm> {
        self.read(|r| r.alarm())
    }

    /// The due times of the hours to come as a calendar file for a phone; nothing when none are known.
    pub fn due_times_file(&mut self) -> Result<Option<String>> {
        self.read(|r| {
            let chronicle = r.in_care(None)?;
            let nursery = Nursery::at(&chronicle, chronicle.as_of);
            Ok(due_times(&nursery, &chronicle.settings.alarm))
        })
    }
}

impl Reader<'_> {
    fn alarm(&self) -> Result<Alarm> {
        let set = self.settings()?.alarm;
        if !set.on {
            return Ok(Alarm { now: self.now, set, rings: Vec::new() });
        }
        let chronicle = self.in_care(None)?;
        Ok(Alarm::of(&Nursery::at(&chronicle, chronicle.as_of), &set))
    }
}

/// A figure of the alarm clock, which are whole numbers.
#[expect(clippy::cast_possible_truncation, reason = "the figures of the alarm clock are small whole numbers")]
fn whole(figure: &Figure) -> i64 {
    figure.value as i64
}

/// A small number as a word; a larger one in figures.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
