//! How long it takes to find companions for a whole nursery: `cargo bench -p littermate-core --bench companions`.
//!
//! The nursery is made up from a seed: kittens and puppies of the first four weeks, each come alone, weighed and fed for
//! a week, some of them crying, some of them held.
#![allow(clippy::unwrap_used, missing_docs)]

use littermate_core::animals::Nursery;
use littermate_core::chronicle::Chronicle;
use littermate_core::pairing::Ward;
use littermate_core::transfer::file::LogFile;
use serde_json::{Value, json};
use std::time::Instant;

const RUNS: usize = 15;

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn nursery(count: u64) -> Chronicle {
    let mut dice = Dice(7);
    let (mut animals, mut entries): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let mut entry = |at: String, who: &str, kind: &str, data: Value| {
        let id = format!("e{:06}", entries.len());
        entries.push(json!({"id": id, "at": at, "kind": kind, "subjects": [who], "data": data}));
    };
    for animal in 0..count {
        let id = format!("a{animal:04}");
        let species = if dice.below(4) == 0 { "dog" } else { "cat" };
        let born = 2 + dice.below(20);
        animals.push(json!({
            "id": id, "name": id, "species": species,
            "birth": {"date": format!("2026-04-{born:02}"), "precision": "exact"},
        }));
        let came = if dice.below(5) == 0 { 22 } else { 10 };
        let source = format!("street {animal}");
        entry(
            format!("2026-04-{came:02}T09:00:00+02:00"),
            &id,
            "intake",
            json!({"to": "home", "from": source}),
        );
        let mut grams = 180 + dice.below(250);
        for day in 22..29 {
            grams += dice.below(14);
            let at = |hour: u64| format!("2026-04-{day:02}T{hour:02}:00:00+02:00");
            entry(at(8), &id, "weight", json!({"grams": grams, "when": "before_feed"}));
            for hour in [8, 12, 16, 20] {
                entry(at(hour), &id, "feed", json!({"method": "bottle", "ml": 8}));
            }
            if dice.below(3) == 0 {
                entry(at(dice.below(24)), &id, "cry", json!({"intensity": "high"}));
            }
        }
    }
    let log = json!({
        "format": "littermate-log/1",
        "log": {"title": "A made-up nursery", "timezone": "Europe/Paris", "as_of": "2026-04-28T23:00:00+02:00"},
        "profile": {}, "people": [], "places": [], "litters": [], "media": [],
        "animals": animals, "entries": entries,
    });
    LogFile::parse(&log.to_string()).unwrap().chronicle(None).unwrap()
}

/// The middle of several runs, in milliseconds.
fn median(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn main() {
    println!("| animals alone | read the log | companions of each | pairs for all | the two together |");
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for count in [40, 500] {
        let chronicle = nursery(count);
        let read = median(|| drop(Nursery::at(&chronicle, chronicle.as_of)));
        let nursery = Nursery::at(&chronicle, chronicle.as_of);
        let suggest = |ward: &Ward<'_, '_>| {
            let alone = ward.alone();
            let found: usize = alone.iter().map(|a| ward.best_companions(&a.animal, 5).len()).sum();
            assert!(found > 0);
            alone.len()
        };
        let alone = suggest(&Ward::of(&nursery));
        let suggestions = median(|| assert_eq!(suggest(&Ward::of(&nursery)), alone));
        let pairs = median(|| assert!(!Ward::of(&nursery).proposal().pairs.is_empty()));
        let both = median(|| {
            let ward = Ward::of(&nursery);
            suggest(&ward);
            assert!(!ward.proposal().pairs.is_empty());
        });
        println!("| {alone} | {read:.1} ms | {suggestions:.1} ms | {pairs:.1} ms | {both:.1} ms |");
    }
}
