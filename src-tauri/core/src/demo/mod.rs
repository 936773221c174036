//! A made-up log to look around in: the Linden litter, six kittens of 22 days, and two who came alone.
//!
//! Invented people, animals and places. Its times follow the moment it is made for, so that the last round was
//! about three hours ago; the same moment and zone give the same log, letter for letter.

mod rounds;
mod story;

use crate::book::{Book, Outcome};
use crate::error::{Code, Error, Result};
use crate::transfer::import::Imported;
use crate::values::{Moment, SubjectId};
use chrono::{Days, NaiveTime, TimeZone as _};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

impl Book {
    /// Puts the made-up litter into a book in which nothing has been written yet, as if it had been kept until now.
    pub fn load_demo(&mut self) -> Result<Outcome<Imported>> {
        if !self.is_empty()? {
            return Err(Error::new(
                Code::Invalid,
                "Something is written in this book already; the made-up litter moves into an empty one only.",
            ));
        }
        let (now, zone) = self.read(|r| Ok((r.now, r.zone.unwrap_or(Tz::UTC))))?;
        self.import_log(&log(now, zone))
    }

    /// Whether nothing has been written in the book yet.
    pub fn is_empty(&mut self) -> Result<bool> {
        self.read(|r| {
            Ok(r.connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM entry)", [], |row| row.get(0))?)
        })
    }
}

/// How old the Linden litter is, in days.
pub const AGE: u64 = 22;

/// The log as `littermate-log/1`, as known at `now` in a zone.
pub fn log(now: Moment, zone: Tz) -> String {
    let mut log = Log { now: now.in_zone(zone), zone, entries: Vec::new() };
    story::tell(&mut log);
    rounds::log(&mut log);
    let mut text = format!("{:#}", log.document());
    text.push('\n');
    text
}

/// A log under construction.
struct Log {
    now: Moment,
    zone: Tz,
    entries: Vec<Value>,
}

impl Log {
    /// A time on the wall clock, some days ago. Nothing lies after now.
    fn ago(&self, days: u64, hour: u32, minute: u32) -> Moment {
        let date = self.now.date().checked_sub_days(Days::new(days)).unwrap_or(self.now.date());
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
        // An hour that the change of the clocks leaves out is told as the one after it.
        let local = self.zone.from_local_datetime(&date.and_time(time)).earliest();
        let local = local.or_else(|| {
            self.zone.from_local_datetime(&(date.and_time(time) + chrono::TimeDelta::hours(1))).earliest()
        });
        local.map_or(self.now, |at| Moment::from(at.fixed_offset())).min(self.now)
    }

    /// A date, some days ago.
    fn date(&self, days: u64) -> String {
        self.ago(days, 12, 0).date().to_string()
    }

    /// A moment a number of minutes before now.
    fn before(&self, minutes: i64) -> Moment {
        self.now.plus_minutes(-minutes).in_zone(self.zone)
    }

    /// Adds an entry by the carer; gives its id.
    fn entry(&mut self, at: Moment, kind: &str, subjects: &[&str], data: Value) -> String {
        let id = format!("e{:04}", self.entries.len() + 1);
        let mut entry = Map::new();
        entry.insert("id".to_owned(), json!(id));
        entry.insert("at".to_owned(), json!(at.to_string()));
        entry.insert("kind".to_owned(), json!(kind));
        entry.insert("subjects".to_owned(), json!(subjects));
        entry.insert("by".to_owned(), json!("p_ines"));
        entry.insert("data".to_owned(), data);
        self.entries.push(Value::Object(entry));
        id
    }

    /// Adds a key to the entry added last, such as `note` or `visibility`.
    fn with(&mut self, key: &str, value: &str) {
        if let Some(Value::Object(entry)) = self.entries.last_mut() {
            entry.insert(key.to_owned(), json!(value));
        }
    }

    fn document(self) -> Value {
        let kitten = |id: &str, name: &str, sex: &str, coat: &str, collar: &str, reason: &str| {
            json!({
                "id": id, "name": name, "species": "cat", "sex": sex, "coat": coat, "collar": collar,
                "litter": "l_linden", "name_reason": reason, "role": if id == "a_pip" { "main" } else { "litter" },
                "birth": {"date": self.date(AGE), "precision": "estimated_days"},
            })
        };
        let animals = [
            kitten("a_miso", "Miso", "male", "orange tabby", "red", "is the colour of soup"),
            kitten("a_bean", "Bean", "male", "black", "blue", "slept curled like one"),
            kitten("a_pip", "Pip", "female", "grey tabby", "green", "is no bigger than an apple pip"),
            kitten("a_olive", "Olive", "female", "tortoiseshell", "yellow", "was the greenest-eyed of them"),
            kitten("a_fern", "Fern", "female", "grey", "purple", "was found among the ferns"),
            kitten("a_otto", "Otto", "male", "black and white", "orange", "is as round as his name"),
            json!({
                "id": "a_wren", "name": "Wren", "species": "dog", "sex": "female", "coat": "brown",
                "breed": "terrier mix", "role": "main", "name_reason": "is small and loud, like the bird",
                "birth": {"date": self.date(21), "precision": "estimated_days"},
            }),
            json!({
                "id": "a_juniper", "name": "Juniper", "species": "cat", "sex": "female", "coat": "white and grey",
                "role": "main", "name_reason": "was found under a juniper",
                "birth": {"date": self.date(21), "precision": "estimated_days"},
            }),
        ];
        let all = json!({"name": "yes", "quotes": "yes", "photos": "yes"});
        let none = json!({"name": "no", "quotes": "no", "photos": "no"});
        json!({
            "format": crate::transfer::file::FORMAT,
            "log": {
                "id": SubjectId::derived(&format!("the Linden litter at {}", self.now)).to_string(),
                "title": "The Linden litter",
                "as_of": self.now.to_string(),
                "timezone": self.zone.name(),
                "language": "en",
            },
            "profile": {"carer": "p_ines", "voice": "third_person", "place_label": "Alderbrook"},
            "people": [
                {
                    "id": "p_ines", "role": "foster carer", "name": "Ines Marlow", "publish_as": "Ines Marlow",
                    "short_name": "Ines", "pronoun": "she",
                    "bio": ["a foster carer from Alderbrook", "raises orphaned kittens and puppies at her kitchen table"],
                    "consent": all,
                },
                {"id": "p_ferrant", "role": "vet", "name": "Wilma Ferrant", "publish_as": "the vet", "pronoun": "she", "consent": none.clone()},
                {"id": "p_gardener", "role": "gardener", "publish_as": "a gardener", "pronoun": "he", "consent": none.clone()},
                {"id": "p_driver", "role": "bus driver", "publish_as": "a bus driver", "pronoun": "she", "consent": none},
            ],
            "places": [
                {"id": "pl_home", "kind": "foster_home", "public_label": "Ines’s home", "city": "Alderbrook", "visibility": "public"},
                {"id": "pl_shed", "kind": "found_place", "public_label": "a potting shed under a linden tree", "visibility": "public"},
                {"id": "pl_stop", "kind": "found_place", "public_label": "a bus stop", "visibility": "public"},
            ],
            "animals": animals,
            "litters": [{"id": "l_linden", "name": "Linden litter", "species": "cat", "born": 6}],
            "entries": self.entries,
            "media": [],
        })
    }
}
