//! What young weigh at birth, by breed. No breed is guessed: one that is not in the table has no figures.

use super::{For, Source, published};

/// What the young of one breed weigh at birth, in grams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BirthWeight {
    /// The breed.
    pub breed: &'static str,
    /// Other words for it, in small letters.
    pub also: &'static [&'static str],
    /// Its species.
    pub species: For,
    /// How many were weighed, where the source says so.
    pub weighed: Option<u32>,
    /// The mean.
    pub mean: f64,
    /// Below it is a low birth weight, where published.
    pub low: Option<f64>,
    /// Below it is a very low birth weight, where published.
    pub very_low: Option<f64>,
    /// Where the figures come from.
    pub source: Source,
}

pub(super) const PUPPIES_BY_BREED: Source = published(
    "mugnier2020",
    "Mugnier 2020, ten breeds",
    "Mugnier A, Chastant-Maillard S, Mila H, et al. Low and very low birth weight in puppies. BMC Vet Res 2020;16:415 (Tables 1, 2)",
);
const KITTENS_BY_BREED: Source = published(
    "moik2011",
    "Moik and Kienzle 2011",
    "Moik K, Kienzle E. Birth weight and postnatal growth of pure-bred kittens. Br J Nutr 2011;106 Suppl 1:S32-4",
);

const fn puppies(
    breed: &'static str,
    also: &'static [&'static str],
    weighed: u32,
    mean: f64,
    low: f64,
    very_low: f64,
) -> BirthWeight {
    BirthWeight {
        breed,
        also,
        species: For::Dog,
        weighed: Some(weighed),
        mean,
        low: Some(low),
        very_low: Some(very_low),
        source: PUPPIES_BY_BREED,
    }
}

const fn kittens(breed: &'static str, also: &'static [&'static str], mean: f64) -> BirthWeight {
    BirthWeight {
        breed,
        also,
        species: For::Cat,
        weighed: None,
        mean,
        low: None,
        very_low: None,
        source: KITTENS_BY_BREED,
    }
}

/// Every breed with a published figure.
pub const BIRTH_WEIGHTS: &[BirthWeight] = &[
    puppies("Australian Shepherd", &["aussie"], 547, 363.8, 375.0, 213.0),
    puppies("Bichon Frisé", &["bichon frise", "bichon"], 103, 180.1, 181.0, 163.5),
    puppies("Cocker Spaniel", &["english cocker spaniel", "cocker"], 779, 262.6, 280.0, 142.5),
    puppies("German Shepherd", &["german shepherd dog", "alsatian"], 281, 513.7, 480.0, 338.0),
    puppies("Golden Retriever", &[], 588, 394.8, 417.0, 177.5),
    puppies("Labrador Retriever", &["labrador"], 1903, 409.9, 406.0, 248.0),
    puppies("Maltese", &[], 166, 161.9, 163.0, 115.5),
    puppies("Rottweiler", &[], 111, 403.8, 410.0, 345.0),
    puppies("Shih Tzu", &["shih-tzu", "shihtzu"], 270, 175.5, 176.0, 128.5),
    puppies("West Highland White Terrier", &["westie"], 223, 192.1, 190.0, 129.0),
    kittens("Maine Coon", &[], 115.0),
    kittens("Norwegian Forest", &["norwegian forest cat"], 106.0),
    kittens("Birman", &["sacred birman"], 97.0),
    kittens("Siamese", &["oriental", "oriental shorthair"], 92.0),
    kittens("Persian", &[], 82.0),
];
