//! What animals are called by their species and age.

use super::words;

/// The young of a species.
pub(crate) fn young(species: &str) -> String {
    match species {
        "cat" => "kitten".to_owned(),
        "dog" => "puppy".to_owned(),
        "sheep" => "lamb".to_owned(),
        "pig" => "piglet".to_owned(),
        "horse" => "foal".to_owned(),
        "duck" => "duckling".to_owned(),
        other => grown(other),
    }
}

/// A grown animal of a species: the last word of «eastern gray squirrel».
pub(crate) fn grown(species: &str) -> String {
    let words = words::humanise(species);
    words.split(" (").next().unwrap_or("").split_whitespace().next_back().unwrap_or("animal").to_lowercase()
}
