//! Who there is: taking in a litter or a single animal, and changing what its card says.

mod animal_line;
mod birth;
mod death;
mod feeding_plan;
mod growth_card;
mod overview;
mod page;
mod plan_form;

pub use animal_line::{AnimalLine, Concern};
use birth::Born;
pub use death::DeathForm;
pub use feeding_plan::{FeedingPlan, RestsOn};
pub use growth_card::GrowthCard;
pub use overview::{AnimalsView, Choice, Group};
pub use page::AnimalPage;
pub use plan_form::PlanForm;

use crate::animals::Species;
use crate::book::{Book, NewEntry, Outcome, Writer};
use crate::entry::card::{Animal, CardType};
use crate::entry::field::FieldError;
use crate::entry::kind::Kind;
use crate::error::{Error, Result};
use crate::store::names::Names;
use crate::transfer::file::check_card_fields;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

/// Collars, in the order they are given out.
pub const COLLARS: [&str; 6] = ["red", "blue", "green", "yellow", "purple", "orange"];

/// The key of a birth on a card, and in the form the key of whether it is known to the day.
const BIRTH: &str = "birth";
const BIRTH_EXACT: &str = "birth_exact";

/// The most animals that one form takes in.
const MOST_AT_ONCE: usize = 24;

/// Animals as the short form takes them in: everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct NewAnimals {
    /// The name of the litter; empty for one that has none, and for a single animal.
    pub litter: String,
    /// `cat`, `dog`, or the species in words.
    pub species: String,
    /// How many; a single one is no litter. Empty for as many as there are names.
    pub count: String,
    /// Their age («12», «2 weeks», «3 months»), or the date of birth («9 nov»).
    pub age: String,
    /// Whether the age is known to the day.
    pub exact: bool,
    /// Their names, separated by commas; animals without one go by their collar.
    pub names: String,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TakenIn {
    /// The litter, when there is one.
    pub litter: Option<String>,
    /// The animals.
    pub animals: Vec<String>,
}

impl Book {
    /// Takes in a litter or a single animal.
    pub fn take_in(&mut self, new: &NewAnimals) -> Result<Outcome<TakenIn>> {
        self.write(|w| w.take_in(new))
    }

    /// Changes values of an animal's card; an empty text takes the value away.
    pub fn change_animal(&mut self, animal: &str, values: &[(String, String)]) -> Result<Outcome<()>> {
        self.write(|w| {
            let id = w.reader().animal_named(animal)?;
            let known: Vec<String> = Animal::fields().into_iter().map(|f| f.key).collect();
            let mut map = Map::new();
            let exact = values.iter().any(|(key, text)| key == BIRTH_EXACT && text == "yes");
            for (key, text) in values {
                if key == BIRTH_EXACT {
                    continue;
                }
                if key == BIRTH {
                    map.insert(
                        key.clone(),
                        w.reader().born(text)?.map_or(Value::Null, |born| birth(born, exact)),
                    );
                    continue;
                }
                if !known.contains(key) {
                    return Err(Error::invalid(key, "An animal's card has no such field."));
                }
                let text = text.trim();
                map.insert(key.clone(), if text.is_empty() { Value::Null } else { json!(text) });
            }
            if map.get("species").is_some_and(Value::is_null) {
                return Err(Error::invalid("species", "Which species is it?"));
            }
            let set: Map<String, Value> =
                map.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect();
            check_values(&set)?;
            w.put_card(CardType::Animal.name(), id, None, None, map)
        })
    }
}

fn birth(born: Born, exact: bool) -> Value {
    let exact = exact && !born.about;
    json!({ "date": born.date.to_string(), "precision": if exact { "exact" } else { "estimated_days" } })
}

fn check_values(set: &Map<String, Value>) -> std::result::Result<(), FieldError> {
    let mut whole = set.clone();
    whole.entry("species").or_insert_with(|| json!("cat"));
    check_card_fields(CardType::Animal, &whole)
}

impl Writer<'_> {
    fn take_in(&mut self, new: &NewAnimals) -> Result<TakenIn> {
        let species = new.species.trim().to_lowercase();
        if species.is_empty() {
            return Err(Error::invalid("species", "Which species are they?"));
        }
        let names: Vec<&str> = new.names.split(',').map(str::trim).filter(|n| !n.is_empty()).collect();
        let count = match new.count.trim() {
            "" if names.is_empty() => return Err(Error::invalid("count", "How many?")),
            "" => names.len(),
            text => {
                text.parse().ok().filter(|count| (1..=MOST_AT_ONCE).contains(count)).ok_or_else(|| {
                    Error::invalid("count", format!("How many: a number from 1 to {MOST_AT_ONCE}."))
                })?
            }
        };
        if names.len() > count {
            return Err(Error::invalid("names", format!("{} names for {count} animals.", names.len())));
        }
        let born = self.reader().born(&new.age)?;
        let litter = (count > 1 || !new.litter.trim().is_empty()).then(|| self.new_subject());
        if let Some(litter) = litter {
            let mut card = Map::new();
            if !new.litter.trim().is_empty() {
                card.insert("name".to_owned(), json!(new.litter.trim()));
            }
            card.insert("species".to_owned(), json!(species));
            self.put_card(CardType::Litter.name(), litter, None, None, card)?;
        }
        let collars = self.free_collars()?;
        let mut animals = Vec::new();
        for index in 0..count {
            let animal = self.new_subject();
            let mut card = Map::new();
            card.insert("species".to_owned(), json!(species));
            if let Some(name) = names.get(index) {
                card.insert("name".to_owned(), json!(name));
            }
            if let Some(litter) = litter {
                card.insert("litter".to_owned(), json!(litter.to_string()));
                card.insert("collar".to_owned(), json!(collars[index % collars.len()]));
            }
            if let Some(born) = born {
                card.insert(BIRTH.to_owned(), birth(born, new.exact));
            }
            if !matches!(Species::of(&species), Species::Cat | Species::Dog)
                && !Species::of(&species).is_domestic()
            {
                card.insert("wild".to_owned(), json!(true));
            }
            self.put_card(CardType::Animal.name(), animal, None, None, card)?;
            animals.push(animal);
        }
        let mut intake = Map::new();
        if let Some(litter) = litter {
            intake.insert("litter".to_owned(), json!(litter.to_string()));
        }
        intake.insert("count".to_owned(), json!(count));
        let by = self.reader().carer()?;
        let kind = Kind::read("intake", &intake)?;
        self.append(NewEntry { by, ..NewEntry::of(&kind, animals.iter().copied()) })?;
        let names = Names::load(self.connection)?;
        Ok(TakenIn {
            litter: litter.map(|l| names.outside(l)),
            animals: animals.into_iter().map(|a| names.outside(a)).collect(),
        })
    }

    /// Collars that nobody in care wears, or all of them when every one is worn.
    fn free_collars(&self) -> Result<Vec<&'static str>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT json_extract(value, '$.collar') FROM card JOIN animal USING (id) WHERE state = 'in_care'",
        )?;
        let worn: Vec<Option<String>> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut collars: Vec<&str> =
            COLLARS.into_iter().filter(|c| !worn.iter().flatten().any(|w| w == c)).collect();
        collars.extend(COLLARS.into_iter().filter(|c| worn.iter().flatten().any(|w| w == c)));
        Ok(collars)
    }
}
