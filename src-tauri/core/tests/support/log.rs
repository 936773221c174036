//! Logs for tests, written as a carer would tell them.
// Each test file uses a part of it; `json!` reads best where a value is handed over.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::needless_pass_by_value)]

use littermate_core::chronicle::Chronicle;
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use serde_json::{Map, Value, json};

/// The published case.
pub const KANGAROO: &str = include_str!("../../../../tests/cases/kangaroo-possum.json");

/// A moment in the log's zone: `"04-16 9:00"` of 2026, two hours east of Greenwich.
pub fn at(text: &str) -> Moment {
    let (date, time) = text.split_once(' ').unwrap_or((text, "12:00"));
    Moment::parse(&format!("2026-{date}T{time:0>5}:00+02:00")).unwrap()
}

/// A log under construction.
#[derive(Debug, Clone)]
pub struct Log {
    animals: Vec<Value>,
    litters: Vec<Value>,
    people: Vec<Value>,
    entries: Vec<Value>,
    carer: Option<String>,
}

/// An empty log.
pub fn log() -> Log {
    Log { animals: Vec::new(), litters: Vec::new(), people: Vec::new(), entries: Vec::new(), carer: None }
}

impl Log {
    /// A kitten, born on a day (`"04-10"`), known exactly.
    pub fn kitten(self, id: &str, born: &str) -> Self {
        self.animal(
            id,
            json!({"species": "cat", "birth": {"date": format!("2026-{born}"), "precision": "exact"}}),
        )
    }

    /// A puppy, born on a day, known exactly.
    pub fn puppy(self, id: &str, born: &str) -> Self {
        self.animal(
            id,
            json!({"species": "dog", "birth": {"date": format!("2026-{born}"), "precision": "exact"}}),
        )
    }

    /// Any animal; its name is its id with a capital unless the card says otherwise.
    pub fn animal(mut self, id: &str, card: Value) -> Self {
        let name = id[..1].to_uppercase() + &id[1..];
        let mut all = json!({"id": id, "name": name});
        all.as_object_mut().unwrap().extend(card.as_object().unwrap().clone());
        self.animals.push(all);
        self
    }

    /// Changes the card of the animal added last.
    pub fn who(mut self, card: Value) -> Self {
        let last = self.animals.last_mut().unwrap().as_object_mut().unwrap();
        last.extend(card.as_object().unwrap().clone());
        self
    }

    /// A litter.
    pub fn litter(mut self, id: &str, card: Value) -> Self {
        let mut all = json!({"id": id});
        all.as_object_mut().unwrap().extend(card.as_object().unwrap().clone());
        self.litters.push(all);
        self
    }

    /// A person with a role.
    pub fn person(mut self, id: &str, role: &str) -> Self {
        self.people.push(json!({"id": id, "role": role, "name": id}));
        self
    }

    /// An entry about animals (ids with spaces between), at a time of [`at`].
    pub fn entry(mut self, when: &str, who: &str, kind: &str, data: Value) -> Self {
        let id = format!("e{:03}", self.entries.len() + 1);
        let subjects: Vec<&str> = who.split_whitespace().collect();
        let data: Map<String, Value> = data.as_object().unwrap().clone();
        self.entries.push(
            json!({"id": id, "at": at(when).to_string(), "kind": kind, "subjects": subjects, "data": data}),
        );
        self
    }

    /// Who made the entry added last.
    pub fn by(mut self, who: &str) -> Self {
        self.entries.last_mut().unwrap().as_object_mut().unwrap().insert("by".to_owned(), json!(who));
        self
    }

    /// Whose log it is.
    pub fn carer(self, who: &str) -> Self {
        Self { carer: Some(who.to_owned()), ..self }
    }

    /// A weight before the feed.
    pub fn weighs(self, when: &str, who: &str, grams: f64) -> Self {
        self.entry(when, who, "weight", json!({"grams": grams, "when": "before_feed"}))
    }

    /// A bottle taken.
    pub fn bottle(self, when: &str, who: &str, ml: f64) -> Self {
        self.entry(when, who, "feed", json!({"method": "bottle", "ml": ml}))
    }

    /// A bottle of a formula whose label is read: kcal in each mL.
    pub fn drinks(self, when: &str, who: &str, ml: f64, kcal_per_ml: f64) -> Self {
        let data =
            json!({"method": "bottle", "ml": ml, "formula": "kitten milk", "kcal_per_ml": kcal_per_ml});
        self.entry(when, who, "feed", data)
    }

    /// A cry, or quiet with `"none"`.
    pub fn cry(self, when: &str, who: &str, intensity: &str) -> Self {
        self.entry(when, who, "cry", json!({"intensity": intensity}))
    }

    /// An intake at the home of this log.
    pub fn intake(self, when: &str, who: &str) -> Self {
        self.entry(when, who, "intake", json!({"to": "home"}))
    }

    /// The log as a file.
    pub fn text(&self) -> String {
        json!({
            "format": "littermate-log/1",
            "log": {"title": "A test", "timezone": "Europe/Paris", "as_of": at("12-31 23:59").to_string()},
            "profile": self.carer.as_ref().map_or(json!({}), |carer| json!({"carer": carer})),
            "people": self.people,
            "places": [],
            "animals": self.animals,
            "litters": self.litters,
            "entries": self.entries,
            "media": [],
        })
        .to_string()
    }

    /// What counts of it.
    pub fn chronicle(&self) -> Chronicle {
        LogFile::parse(&self.text()).unwrap().chronicle(None).unwrap()
    }
}

/// What must never stand on the screen.
const NEVER: [&str; 15] = [
    "healthy",
    "safe",
    " fine",
    "cleared",
    "odds",
    "survival",
    "surviv",
    "wait until",
    "missed",
    "overdue",
    "lonely",
    "diagnos",
    "cause of death",
    "fading",
    "no need",
];

/// Checks a text of the screen against the words that must never stand there.
pub fn sayable(text: &str) {
    let lower = text.to_lowercase();
    for word in NEVER {
        assert!(!lower.contains(word), "«{word}» must not be said: {text}");
    }
}
