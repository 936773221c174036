//! What to call an animal on the screen.

use super::Species;
use crate::entry::card::Animal;

/// Its name; else how stories call it; else its collar or coat and kind: «Green», «the grey kitten», «a kitten».
pub fn label(name: Option<&str>, card: &Animal) -> String {
    let given = |text: Option<&str>| text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let species = Species::of(&card.species);
    given(name)
        .or_else(|| given(card.name.as_deref()))
        .or_else(|| given(card.publish_as.as_deref()))
        .or_else(|| given(card.collar.as_deref()).map(|collar| capital(&collar)))
        .or_else(|| given(card.coat.as_deref()).map(|coat| format!("the {coat} {}", species.young())))
        .unwrap_or_else(|| {
            if card.role.as_deref() == Some("mother") {
                format!("a mother {}", card.species)
            } else {
                species.a_young()
            }
        })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
