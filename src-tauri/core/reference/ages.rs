//! What comes at which age, with its source: milestones, and the steps of preventive care.
//!
//! Ages are whole days since birth. A source that prints weeks is kept as days, seven to the week.

use super::{
    ALLEY_CAT, CAPC, For, HOUSE, LITTLE_RETRO, PRACTICAL_TIPS, PUPPY_MILESTONES, RETROVIRUS, SACN_KITTENS,
    SACN_PUPPIES, Source, UF_VACCINES, VACCINES_OF_CATS,
};

/// Something that comes in a young animal's life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Milestone {
    /// What its entry is called.
    pub name: &'static str,
    /// What a carer calls it.
    pub what: &'static str,
    /// For which species.
    pub species: For,
    /// From which day to which day it usually comes; the same day twice where the source prints one.
    pub days: (i64, i64),
    /// Its source.
    pub source: Source,
}

/// The milestones, of each species in the order of their age.
pub const MILESTONES: &[Milestone] = &[
    milestone("forelimbs_bear_weight", "Stands on the forelegs", For::Cat, (1, 10), SACN_KITTENS),
    milestone("stump_off", "Cord stump off", For::Cat, (2, 4), PRACTICAL_TIPS),
    milestone("eyes_open", "Eyes open", For::Cat, (5, 14), SACN_KITTENS),
    milestone("ears_open", "Ears open", For::Cat, (6, 17), SACN_KITTENS),
    milestone("sits", "Sits", For::Cat, (5, 25), SACN_KITTENS),
    milestone("incisors", "First teeth (incisors)", For::Cat, (14, 21), SACN_KITTENS),
    milestone("first_steps", "Walks, unsteadily", For::Cat, (20, 20), SACN_KITTENS),
    milestone("eliminates_alone", "Pees and poos unaided", For::Cat, (21, 21), SACN_KITTENS),
    milestone("first_climb", "Climbs", For::Cat, (21, 21), SACN_KITTENS),
    milestone("canines", "Canine teeth", For::Cat, (21, 28), SACN_KITTENS),
    milestone(GRUEL, "Weaning begins, with gruel", For::Cat, (21, 28), SACN_KITTENS),
    milestone("premolars", "Premolars", For::Cat, (21, 42), SACN_KITTENS),
    milestone(SOLID, "Eats solid food", For::Cat, (28, 50), SACN_KITTENS),
    milestone("iris_colour", "Lasting colour of the eyes", For::Cat, (28, 42), PRACTICAL_TIPS),
    milestone(WEANED, "Weaned", For::Cat, (42, 63), SACN_KITTENS),
    milestone("eyes_open", "Eyes open", For::Dog, (14, 14), PUPPY_MILESTONES),
    milestone("first_steps", "First steps", For::Dog, (16, 16), PUPPY_MILESTONES),
    milestone("ears_open", "Ears open", For::Dog, (17, 17), PUPPY_MILESTONES),
    milestone(GRUEL, "Weaning begins, with gruel", For::Dog, (21, 21), SACN_PUPPIES),
    milestone("canines", "Canine teeth", For::Dog, (21, 28), PUPPY_MILESTONES),
    milestone("eliminates_alone", "Pees and poos unaided", For::Dog, (23, 23), PUPPY_MILESTONES),
    milestone("sees_and_hears", "Turns to sights and sounds", For::Dog, (25, 25), PUPPY_MILESTONES),
    milestone("incisors", "Incisors and premolars", For::Dog, (28, 42), PUPPY_MILESTONES),
    milestone(SOLID, "Eats solid food", For::Dog, (28, 42), PUPPY_MILESTONES),
    milestone(WEANED, "Weaned", For::Dog, (42, 49), SACN_PUPPIES),
];

/// The name of the milestone that a feed of gruel reaches too.
pub const GRUEL: &str = "first_gruel";
/// The name of the milestone that eating on its own reaches too.
pub const SOLID: &str = "first_solid_food";
/// The name of the milestone that the end of weaning is.
pub const WEANED: &str = "weaned";

const fn milestone(
    name: &'static str,
    what: &'static str,
    species: For,
    days: (i64, i64),
    source: Source,
) -> Milestone {
    Milestone { name, what, species, days, source }
}

/// One line of the care plan: a vaccination, a worming, a test. No line names a dose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CareStep {
    /// What entries call it.
    pub key: &'static str,
    /// What a carer calls it.
    pub what: &'static str,
    /// For which species.
    pub species: For,
    /// The first day of age on which it is due.
    pub first: i64,
    /// Days from one time to the next, each up to a day of age; empty for what is done once.
    pub rhythm: &'static [(i64, i64)],
    /// The same in words.
    pub how: &'static str,
    /// The weight that it also waits for, g.
    pub least_g: Option<f64>,
    /// The kind of entry that says that it was done.
    pub done_by: DoneBy,
    /// Words by which an entry is known to have done it, in small letters.
    pub known_by: &'static [&'static str],
    /// Its source.
    pub source: Source,
}

/// Which kind of entry says that a line of the care plan was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneBy {
    /// A medicine or vaccine was given.
    Medicine,
    /// A visit at the vet; the text is what it is entered as: a test, or a kind of visit.
    Visit(&'static str),
    /// A test by the vet.
    Test(&'static str),
}

const WORMING: &[&str] =
    &["worm", "pyrantel", "fenbendazole", "panacur", "strongid", "drontal", "milbemycin"];

/// The steps of preventive care, of each species in the order of their age.
pub const CARE_STEPS: &[CareStep] = &[
    CareStep {
        key: "vet_check",
        what: "First look by a vet, with a stool sample",
        species: For::Both,
        first: 0,
        rhythm: &[],
        how: "soon after the arrival",
        least_g: None,
        done_by: DoneBy::Visit("check-up"),
        known_by: &[],
        source: HOUSE,
    },
    CareStep {
        key: "felv",
        what: "FeLV test",
        species: For::Cat,
        first: 0,
        rhythm: &[],
        how: "at any age; again 30 days after an exposure",
        least_g: None,
        done_by: DoneBy::Test("FeLV"),
        known_by: &["felv"],
        source: RETROVIRUS,
    },
    CareStep {
        key: "fiv",
        what: "FIV test",
        species: For::Cat,
        first: 0,
        rhythm: &[],
        how: "at any age; a positive one before 6 months is tested again at 6 months",
        least_g: None,
        done_by: DoneBy::Test("FIV"),
        known_by: &["fiv"],
        source: LITTLE_RETRO,
    },
    CareStep {
        key: "deworm",
        what: "Deworming",
        species: For::Cat,
        first: 21,
        rhythm: &[(63, 14), (182, 30)],
        how: "at 3, 5, 7 and 9 weeks, then monthly to 6 months",
        least_g: None,
        done_by: DoneBy::Medicine,
        known_by: WORMING,
        source: CAPC,
    },
    CareStep {
        key: "core_vaccine",
        what: "Vaccination (FVRCP)",
        species: For::Cat,
        first: 28,
        rhythm: &[(140, 14)],
        how: "from 4 weeks, never before, every 2 weeks to 16 to 20 weeks",
        least_g: None,
        done_by: DoneBy::Medicine,
        known_by: &["fvrcp", "rcp", "panleuk", "vaccin", "felocell"],
        source: VACCINES_OF_CATS,
    },
    CareStep {
        key: "neuter",
        what: "Neutering",
        species: For::Cat,
        first: 56,
        rhythm: &[],
        how: "from 8 weeks and 2 lb (907 g)",
        least_g: Some(907.0),
        done_by: DoneBy::Visit("neutering"),
        known_by: &["neuter", "spay", "castrat"],
        source: ALLEY_CAT,
    },
    CareStep {
        key: "deworm",
        what: "Deworming",
        species: For::Dog,
        first: 14,
        rhythm: &[(56, 14), (182, 30)],
        how: "at 2, 4, 6 and 8 weeks, then monthly to 6 months",
        least_g: None,
        done_by: DoneBy::Medicine,
        known_by: WORMING,
        source: CAPC,
    },
    CareStep {
        key: "nasal_vaccine",
        what: "Vaccination in the nose (Bordetella, parainfluenza)",
        species: For::Dog,
        first: 21,
        rhythm: &[],
        how: "from 3 weeks",
        least_g: None,
        done_by: DoneBy::Medicine,
        known_by: &["bordetella", "kennel cough", "intranasal"],
        source: UF_VACCINES,
    },
    CareStep {
        key: "core_vaccine",
        what: "Vaccination (DAPP)",
        species: For::Dog,
        first: 28,
        rhythm: &[(140, 14)],
        how: "from 4 weeks, every 2 to 3 weeks to 20 weeks",
        least_g: None,
        done_by: DoneBy::Medicine,
        known_by: &["dapp", "dhpp", "da2pp", "distemper", "parvo", "vaccin"],
        source: UF_VACCINES,
    },
];
