//! How heavy an animal was at birth, among its breed.

use super::weighing::birth_weight;
use super::{Resident, Species, Weighing};
use crate::reference::{BIRTH_WEIGHTS, BirthWeight, For};

/// The classes of birth weight that are published for a breed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Below the lower limit.
    VeryLow,
    /// Below the upper limit.
    Low,
    /// Not below it.
    Normal,
}

/// The birth weight of an animal among its breed.
#[derive(Debug, Clone, PartialEq)]
pub struct BirthClass {
    /// What it weighed at birth: measured.
    pub weighing: Weighing,
    /// What is published of its breed.
    pub breed: &'static BirthWeight,
    /// Its class, where limits are published.
    pub class: Option<Class>,
}

/// The class of a measured birth weight; `None` without one, and for a breed of which nothing is published.
pub fn birth_class(resident: &Resident<'_>) -> Option<BirthClass> {
    let breed = breed_of(&resident.species(), resident.card.breed.as_deref()?)?;
    let weighing = birth_weight(resident)?;
    let class = breed.very_low.zip(breed.low).map(|(very_low, low)| match weighing.g() {
        g if g < very_low => Class::VeryLow,
        g if g < low => Class::Low,
        _ => Class::Normal,
    });
    Some(BirthClass { weighing, breed, class })
}

/// What is published of a breed in the words of a card; a cross of it is another breed.
fn breed_of(species: &Species, words: &str) -> Option<&'static BirthWeight> {
    let words = words.trim().to_lowercase();
    BIRTH_WEIGHTS.iter().find(|breed| {
        let same = match breed.species {
            For::Cat => *species == Species::Cat,
            For::Dog => *species == Species::Dog,
            For::Both | For::Any => false,
        };
        same && (breed.breed.to_lowercase() == words || breed.also.contains(&words.as_str()))
    })
}
