//! The book on a desk, read and written without the window: what was typed there must stand here.

use std::time::{SystemTime, UNIX_EPOCH};

use littermate_core::{Book, World, values::Moment};
use serde_json::{Value, json};

use super::{process::wait_for, window::Desk};

/// Tonight: the real clock, because the window has no other.
pub(crate) struct Tonight;

impl World for Tonight {
    fn now(&mut self) -> Moment {
        now()
    }

    fn zone(&self) -> String {
        "UTC".to_owned()
    }

    fn random(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        getrandom::fill(&mut bytes).expect("random numbers");
        bytes
    }
}

#[expect(clippy::disallowed_methods, reason = "the window of the test lives in the moment it is opened")]
fn now() -> Moment {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    let utc_ms = i64::try_from(since_1970.as_millis()).expect("a clock before the year 292 million");
    Moment::from_parts(utc_ms, 0).expect("a moment")
}

impl Desk {
    /// Does something to the book once no window is open on it.
    pub(crate) fn with_book<T>(&self, work: impl FnOnce(&mut Book) -> T) -> T {
        // A window that was just closed lets go of its book a moment later.
        let mut book = wait_for("the book", || Book::open(&self.book(), Box::new(Tonight)).ok());
        work(&mut book)
    }

    /// Lays the made-up log into the book that a new user looks around in.
    pub(crate) fn with_demo(self) -> Self {
        self.with_book(|book| book.load_demo().expect("the made-up litter moves in"));
        self
    }

    /// Lays the Linden litter into the book: six kittens of 22 days, fed until three hours ago; Pip falls behind.
    pub(crate) fn with_linden_litter(self) -> Self {
        self.with_book(|book| book.import_log(&linden(now(), None)).expect("the litter is in the book"));
        self
    }

    /// As [`Desk::with_linden_litter`], with its next feed set for a moment in so many seconds.
    pub(crate) fn with_linden_litter_due_in(self, seconds: i64) -> Self {
        let now = now();
        let next = Moment::from_parts(now.utc_ms() + seconds * 1000, 0).expect("a moment");
        let log = linden(now, Some(next));
        self.with_book(|book| book.import_log(&log).expect("the litter is in the book"));
        self
    }
}

const KITTENS: [(&str, &str, &str, i64); 6] = [
    ("Miso", "red", "female", 402),
    ("Bean", "blue", "male", 431),
    ("Pip", "green", "female", 297),
    ("Olive", "yellow", "female", 418),
    ("Fern", "purple", "female", 388),
    ("Otto", "orange", "male", 445),
];

/// Days the litter is old; feeds and weights every six hours since the fourth.
const DAYS: i64 = 22;

fn linden(now: Moment, next: Option<Moment>) -> String {
    let last = now.plus_minutes(-185);
    let born = now.plus_minutes(-DAYS * 24 * 60).date().to_string();
    let (mut animals, mut entries) = (Vec::new(), Vec::new());
    for (at, (name, collar, sex, grams)) in KITTENS.iter().enumerate() {
        let id = name.to_lowercase();
        animals.push(json!({
            "id": id, "species": "cat", "name": name, "litter": "linden", "sex": sex, "collar": collar,
            "birth": { "date": born, "precision": "estimated_days" },
        }));
        let minutes = i64::try_from(at).expect("few kittens");
        for round in 0..(DAYS - 4) * 4 {
            let when = last.plus_minutes(-round * 360 + minutes);
            // Pip has gained almost nothing since yesterday.
            let gained = if *name == "Pip" { 9 * (round - 4).max(0) / 4 } else { 12 * round / 4 };
            let weight = json!({ "grams": grams - gained, "when": "before_feed" });
            let feed =
                json!({ "method": "bottle", "ml": (grams - gained) / 36, "formula": "kitten formula" });
            entries.push(entry(&id, &format!("w{round}"), "weight", when, &weight));
            entries.push(entry(&id, &format!("f{round}"), "feed", when.plus_minutes(1), &feed));
        }
        let output = json!({ "urine": true, "stool": true });
        entries.push(entry(&id, "e", "elimination", last.plus_minutes(minutes + 2), &output));
    }
    if let Some(next) = next {
        let told = json!({ "next_due": next.to_string() });
        let mut round = entry("miso", "round", "round", last.plus_minutes(10), &told);
        round["subjects"] = KITTENS.iter().map(|(name, ..)| name.to_lowercase()).collect();
        entries.push(round);
    }
    json!({
        "format": "littermate-log/1",
        "animals": animals,
        "litters": [{ "id": "linden", "name": "Linden litter", "species": "cat", "born": 6 }],
        "entries": entries,
    })
    .to_string()
}

fn entry(animal: &str, id: &str, kind: &str, at: Moment, data: &Value) -> Value {
    json!({ "id": format!("{animal}-{id}"), "kind": kind, "at": at.to_string(), "subjects": [animal], "data": data })
}
