//! A death, entered gently: a short form, nothing needed but that it is sent. What was planned for the animal ends with
//! it, because every plan is read from those in care; its record stays whole, and undo brings it all back.

use crate::animals::Nursery;
use crate::book::{Book, NewEntry, Outcome};
use crate::entry::field::FieldType as _;
use crate::entry::kind::{Examination, Kind, fields};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// A death, as typed; all of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct DeathForm {
    /// When, as typed; empty for now.
    pub at: String,
    /// Where.
    pub place: String,
    /// What is known of why; empty when nobody knows.
    pub cause: String,
    /// `asked` or `declined`: whether the carer asks a vet for an examination; empty when it is not decided.
    pub examination: String,
    /// The carer's own words.
    pub note: String,
}

impl Book {
    /// Enters a death. Gives the id of the entry.
    pub fn record_death(&mut self, animal: &str, form: &DeathForm) -> Result<Outcome<String>> {
        self.write(|w| {
            let reader = w.reader();
            let id = reader.animal_named(animal)?;
            let chronicle = reader.recent(&[id], w.now)?;
            let nursery = Nursery::at(&chronicle, w.now);
            let outside = reader.outside(id)?;
            if nursery.get(&outside).is_some_and(|resident| resident.standing.has_died()) {
                return Err(Error::invalid(
                    "at",
                    "A death is in the book already. Open that entry to change what it says.",
                ));
            }
            let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            let examination = match text(&form.examination) {
                None => None,
                Some(word) => match Examination::read(&json!(word))? {
                    Examination::Other(_) => {
                        return Err(Error::invalid("examination", "Choose one of the two, or none."));
                    }
                    known => Some(known),
                },
            };
            let kind = Kind::Death(fields::Death {
                cause: text(&form.cause),
                place: text(&form.place),
                held: None,
                euthanasia: None,
                examination,
            });
            let (at, precision) = reader.typed_time(&form.at)?;
            let by = reader.carer()?;
            w.append(NewEntry {
                at: Some(at),
                precision: Some(precision),
                by,
                note: text(&form.note),
                ..NewEntry::of(&kind, [id])
            })
            .map(|id| id.to_string())
        })
    }
}
