//! A book as it is after years: litter after litter of six, each of them four weeks on the bottle; the last two are in
//! care. The same each time: chance is counted from a seed.

use std::fs;

use littermate_core::{Book, book::World, values::Moment};
use serde_json::{Value, json};

const LITTERS: i64 = 24;
const IN_CARE: i64 = 2;
const YOUNG: i64 = 6;
const DAYS: i64 = 28;
const ROUNDS: i64 = 8;
const DAY: i64 = 24 * 60;
/// The second litter came two weeks after the first.
const BETWEEN_LITTERS: i64 = 14 * DAY;

/// The moment at which the book is asked, an hour after the last round.
const NOW: &str = "2026-11-22T04:00:00+01:00";

/// A clock that stands still, and chance that counts.
struct Still(u64);

impl World for Still {
    fn now(&mut self) -> Moment {
        now()
    }
    fn zone(&self) -> String {
        "Europe/Paris".to_owned()
    }
    fn random(&mut self) -> [u8; 10] {
        self.0 += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&self.0.to_be_bytes());
        bytes
    }
}

fn now() -> Moment {
    Moment::parse(NOW).expect("a moment")
}

/// A book in a folder of its own.
pub(crate) struct Home {
    pub(crate) book: Book,
    pub(crate) entries: usize,
    pub(crate) in_care: i64,
    folder: tempfile::TempDir,
}

impl Drop for Home {
    fn drop(&mut self) {
        // The folder goes with it; what is left of a measurement is its figures.
        let _ = fs::remove_dir_all(self.folder.path());
    }
}

impl Home {
    /// The book, and the animal whose page is asked for: of the older litter in care, with the longest log.
    pub(crate) fn with_a_long_log() -> (Self, String) {
        let (log, entries) = log();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("home.littermate");
        let mut book = Book::open(&path, Box::new(Still(0))).expect("a new book");
        book.import_log(&log).expect("the log is imported");
        let animal = format!("kitten-{}-3", LITTERS - IN_CARE);
        (Self { book, entries, in_care: IN_CARE * YOUNG, folder }, animal)
    }
}

/// A number from 0 to `below`, the same each time for the same place.
struct Chance(u64);

impl Chance {
    fn below(&mut self, below: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or(0) % below
    }
}

fn log() -> (String, usize) {
    let mut chance = Chance(3);
    let (mut animals, mut litters, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for litter in 0..LITTERS {
        // Litter after litter; of the two in care the newer one has been here for half of its four weeks.
        let later = LITTERS - IN_CARE - litter;
        let begun = now().plus_minutes(-60 - DAYS * DAY - later * BETWEEN_LITTERS);
        let is_here = litter >= LITTERS - IN_CARE;
        litters.push(json!({"id": format!("litter-{litter}"), "species": "cat", "born": YOUNG}));
        for young in 0..YOUNG {
            let id = format!("kitten-{litter}-{young}");
            animals.push(json!({
                "id": id,
                "species": "cat",
                "name": format!("Kitten {litter} {young}"),
                "litter": format!("litter-{litter}"),
                "birth": {"date": begun.date().to_string(), "precision": "exact"},
            }));
            life(&id, begun, &mut chance, &mut entries);
            if !is_here {
                entries.push(entry(&id, "left", "adoption", begun.plus_minutes(DAYS * DAY), &json!({})));
            }
        }
    }
    let count = entries.len();
    let log = json!({"timezone": "Europe/Paris"});
    let file = json!({
        "format": "littermate-log/1", "log": log, "animals": animals, "litters": litters, "entries": entries,
    });
    (file.to_string(), count)
}

fn life(animal: &str, begun: Moment, chance: &mut Chance, entries: &mut Vec<Value>) {
    let mut add = |name: String, kind: &str, at: Moment, data: &Value| {
        if at <= now() {
            entries.push(entry(animal, &name, kind, at, data));
        }
    };
    for round in 0..DAYS * ROUNDS {
        let at = begun.plus_minutes(round * DAY / ROUNDS);
        let grams = 100 + round * 3 / 2 + chance.below(3);
        add(format!("w{round}"), "weight", at, &json!({"grams": grams, "when": "before_feed"}));
        let milk = json!({"method": "bottle", "ml": 4 + round / 20, "vigour": "strong"});
        add(format!("f{round}"), "feed", at.plus_minutes(2), &milk);
        let out = json!({"urine": true, "stimulated": true, "stool": 4});
        add(format!("e{round}"), "elimination", at.plus_minutes(4), &out);
        if round % ROUNDS == 0 {
            let cry = ["low", "medium"][usize::try_from(chance.below(2)).unwrap_or(0)];
            add(format!("c{round}"), "cry", at.plus_minutes(50), &json!({"intensity": cry}));
            add(format!("t{round}"), "temp", at.plus_minutes(5), &json!({"c": 36.8}));
        }
    }
}

fn entry(animal: &str, name: &str, kind: &str, at: Moment, data: &Value) -> Value {
    json!({
        "id": format!("{animal}-{name}"), "kind": kind, "at": at.to_string(), "subjects": [animal], "data": data,
    })
}
