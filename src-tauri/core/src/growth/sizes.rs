//! How large a dog will be, as far as its chart counts with that.

use crate::animals::weighing::plain;
use crate::animals::{Resident, Species};
use crate::entry::card::AdultSize;
use crate::reference::{ADULT_GIANT, ADULT_LARGE, ADULT_MEDIUM, ADULT_SMALL, ADULT_TOY, Figure};

/// The adult weights that a curve counts with.
const SIZES: [(AdultSize, &Figure); 5] = [
    (AdultSize::Toy, &ADULT_TOY),
    (AdultSize::Small, &ADULT_SMALL),
    (AdultSize::Medium, &ADULT_MEDIUM),
    (AdultSize::Large, &ADULT_LARGE),
    (AdultSize::Giant, &ADULT_GIANT),
];

/// The sizes an animal may grow to, as its card keeps them and in words; none where no curve counts with that.
pub fn adult_sizes(resident: &Resident<'_>) -> Vec<(String, String)> {
    if resident.species() != Species::Dog || resident.standing.grown {
        return Vec::new();
    }
    SIZES
        .iter()
        .map(|(size, figure)| {
            (size.word().to_owned(), format!("{}, about {} kg", size.word(), plain(figure.value)))
        })
        .collect()
}

/// The figure of the size on a card.
pub(super) fn adult_size<'r>(resident: &'r Resident<'_>) -> Option<(&'r AdultSize, &'static Figure)> {
    let size = resident.card.adult_size.as_ref()?;
    SIZES.iter().find(|(known, _)| known == size).map(|(_, figure)| (size, *figure))
}
