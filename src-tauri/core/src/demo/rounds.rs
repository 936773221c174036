//! Weights and feeds: one weighing a day at first, then a round every three hours for the last four days.

use super::{AGE, Log};
use crate::values::Moment;
use serde_json::{Map, Value, json};

/// Minutes from one round to the next.
const EVERY: i64 = 180;
/// How many rounds are logged one by one: four days of them.
const ROUNDS: i64 = 32;

/// How one animal grows.
struct Course {
    id: &'static str,
    /// The first day on which it was weighed, in days before today.
    first: u64,
    /// Grams on that day.
    grams: f64,
    /// Grams a day, from a number of days before today on; the first that reaches far enough back counts.
    gains: &'static [(f64, f64)],
    /// For puppies: percent of its weight a day, instead.
    percent: f64,
}

const COURSES: [Course; 8] = [
    Course { id: "a_miso", first: 19, grams: 118.0, gains: &[(99.0, 14.5)], percent: 0.0 },
    Course { id: "a_bean", first: 19, grams: 124.0, gains: &[(99.0, 15.0)], percent: 0.0 },
    Course {
        id: "a_pip",
        first: 19,
        grams: 78.0,
        gains: &[(1.0, 3.0), (4.3, 9.0), (13.0, 4.5), (99.0, 7.0)],
        percent: 0.0,
    },
    Course { id: "a_olive", first: 19, grams: 112.0, gains: &[(99.0, 13.0)], percent: 0.0 },
    Course { id: "a_fern", first: 19, grams: 109.0, gains: &[(99.0, 13.5)], percent: 0.0 },
    Course { id: "a_otto", first: 19, grams: 121.0, gains: &[(99.0, 14.0)], percent: 0.0 },
    Course { id: "a_wren", first: 18, grams: 138.0, gains: &[], percent: 4.6 },
    Course { id: "a_juniper", first: 15, grams: 162.0, gains: &[(99.0, 12.0)], percent: 0.0 },
];

impl Course {
    /// Grams before a feed, a number of days (and parts of them) before now.
    fn weighs(&self, days_ago: f64) -> f64 {
        let start = self.first as f64;
        if self.percent > 0.0 {
            return self.grams * (1.0 + self.percent / 100.0).powf(start - days_ago);
        }
        let mut grams = self.grams;
        let mut from = 0.0;
        // Piece by piece, from the latest back: each rate holds from its own day to the one before it.
        for (until, rate) in self.gains {
            let (late, early) = (f64::max(from, days_ago), f64::min(*until, start));
            grams += rate * (early - late).max(0.0);
            from = *until;
        }
        grams
    }
}

/// A whole number from 0 to `below`, the same each time for the same animal and round.
fn chance(seed: &str, round: i64, below: u8) -> u8 {
    let hash = blake3::hash(format!("{seed} {round}").as_bytes());
    hash.as_bytes()[0] % below
}

/// Logs everything that has a number on it.
pub(super) fn log(log: &mut Log) {
    daily(log);
    let last = last_round(log.now);
    for back in (0..ROUNDS).rev() {
        round(log, last.plus_minutes(-EVERY * back).in_zone(log.zone), back);
    }
}

/// About three hours before now, on a full five minutes.
fn last_round(now: Moment) -> Moment {
    let (_, minute) = now.clock();
    let odd = i64::from(minute % 5);
    now.plus_minutes(-(175 + odd))
}

/// One weighing a morning, up to the day before the rounds begin.
fn daily(log: &mut Log) {
    for course in &COURSES {
        for days in (5..=course.first.min(AGE)).rev() {
            let at = if days == course.first { log.ago(days, 21, 30) } else { log.ago(days, 8, 0) };
            let ago = log.now.minutes_since(at) as f64 / 1440.0;
            let grams = course.weighs(ago).round();
            log.entry(at, "weight", &[course.id], json!({"grams": grams, "when": "before_feed"}));
        }
    }
}

fn round(log: &mut Log, start: Moment, back: i64) {
    let everyone: Vec<&str> = COURSES.iter().map(|course| course.id).collect();
    let end = start.plus_minutes(3 * 8);
    let id = log.entry(
        start,
        "round",
        &everyone,
        json!({
            "started": start.to_string(),
            "finished": end.to_string(),
            "next_due": start.plus_minutes(EVERY).to_string(),
        }),
    );
    for (place, course) in (0..).zip(&COURSES) {
        let at = |minutes: i64| start.plus_minutes(3 * place + minutes);
        let ago = log.now.minutes_since(at(0)) as f64 / 1440.0;
        // Pip is weighed with care: what she gains is what is worried about.
        let wobble = if course.id == "a_pip" { 0.0 } else { f64::from(chance(course.id, back, 3)) - 1.0 };
        let before = course.weighs(ago).round() + wobble;
        let ml = (before * 0.036 * 2.0).floor() / 2.0;
        let after = before + ml.round() + f64::from(chance("after", back * 8 + place, 2));
        log.entry(
            at(0),
            "weight",
            &[course.id],
            json!({"grams": before, "when": "before_feed", "round": id}),
        );
        log.entry(at(1), "feed", &[course.id], feed(course.id, ml, &id));
        log.entry(at(2), "weight", &[course.id], json!({"grams": after, "when": "after_feed", "round": id}));
        let mut passed = Map::new();
        passed.insert("urine".to_owned(), json!(true));
        if (back + place) % 4 == 0 {
            passed.insert("stool".to_owned(), json!(4));
        }
        passed.insert("stimulated".to_owned(), json!(true));
        passed.insert("round".to_owned(), json!(id));
        log.entry(at(2), "elimination", &[course.id], Value::Object(passed));
    }
}

fn feed(animal: &str, ml: f64, round: &str) -> Value {
    let formula = if animal == "a_wren" { "puppy milk replacer" } else { "kitten milk replacer" };
    let vigour = if animal == "a_pip" { "fair" } else { "strong" };
    json!({"method": "bottle", "ml": ml, "formula": formula, "vigour": vigour, "finished": true, "round": round})
}
