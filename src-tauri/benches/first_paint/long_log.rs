//! A book as it is after two years: 34 litters of six, one after the other; the last is in care.

use std::time::{SystemTime, UNIX_EPOCH};

use littermate_core::values::Moment;
use serde_json::{Value, json};

const LITTERS: i64 = 34;
const YOUNG: i64 = 6;
/// Rounds of one litter, each of which notes a weight and a feed of every animal.
const ROUNDS: i64 = 49;
const MINUTES_BETWEEN_ROUNDS: i64 = 9 * 60;
const MINUTES_BETWEEN_LITTERS: i64 = 21 * 24 * 60;

/// About 20,000 entries in the log's format, up to an hour ago.
pub(crate) fn write() -> String {
    let last_round = now().plus_minutes(-60);
    let (mut animals, mut litters, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for litter in 0..LITTERS {
        let ended = last_round.plus_minutes(-(LITTERS - 1 - litter) * MINUTES_BETWEEN_LITTERS);
        let born = ended.plus_minutes(-ROUNDS * MINUTES_BETWEEN_ROUNDS);
        litters.push(json!({ "id": format!("litter-{litter}"), "species": "cat", "born": YOUNG }));
        for young in 0..YOUNG {
            let id = format!("kitten-{litter}-{young}");
            animals.push(json!({
                "id": id,
                "species": "cat",
                "name": format!("Kitten {litter} {young}"),
                "litter": format!("litter-{litter}"),
                "birth": { "date": born.date().to_string(), "precision": "exact" },
            }));
            life(&id, born, &mut entries);
            if litter + 1 < LITTERS {
                entries.push(entry(&id, "left", "adoption", ended.plus_minutes(60), &json!({})));
            }
        }
    }
    json!({ "format": "littermate-log/1", "animals": animals, "litters": litters, "entries": entries })
        .to_string()
}

fn life(animal: &str, born: Moment, entries: &mut Vec<Value>) {
    for round in 1..=ROUNDS {
        let at = born.plus_minutes(round * MINUTES_BETWEEN_ROUNDS);
        let weight = json!({ "grams": 100 + round * 6, "when": "before_feed" });
        let feed = json!({ "method": "bottle", "ml": 4 + round / 4 });
        entries.push(entry(animal, &format!("weight-{round}"), "weight", at, &weight));
        entries.push(entry(animal, &format!("feed-{round}"), "feed", at.plus_minutes(1), &feed));
    }
}

fn entry(animal: &str, id: &str, kind: &str, at: Moment, data: &Value) -> Value {
    json!({ "id": format!("{animal}-{id}"), "kind": kind, "at": at.to_string(), "subjects": [animal], "data": data })
}

#[expect(clippy::disallowed_methods, reason = "the book of the benchmark is as old as the moment it is made")]
fn now() -> Moment {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    let utc_ms = i64::try_from(since_1970.as_millis()).expect("a clock before the year 292 million");
    Moment::from_parts(utc_ms, 0).expect("a moment")
}
