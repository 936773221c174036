//! The part of a log that counts, typed and in order: what stories and judgements are made from.

use crate::entry::LiveEntry;
use crate::entry::card::{Animal, Litter, LogCard, Media, Person, Place, Profile};
use crate::settings::Settings;
use crate::values::Moment;
use std::collections::BTreeMap;

/// A log without what was voided or superseded, up to a moment. Cards by id; entries by time, then id.
#[derive(Debug, Clone, PartialEq)]
pub struct Chronicle {
    /// What is known up to this moment.
    pub as_of: Moment,
    /// The log's own card.
    pub log: LogCard,
    /// Whose log it is.
    pub profile: Profile,
    /// People by id.
    pub people: BTreeMap<String, Person>,
    /// Places by id.
    pub places: BTreeMap<String, Place>,
    /// Animals by id.
    pub animals: BTreeMap<String, Animal>,
    /// Litters by id.
    pub litters: BTreeMap<String, Litter>,
    /// Pictures by id.
    pub media: BTreeMap<String, Media>,
    /// How the program is set; as it comes, for a log that is read from a file.
    pub settings: Settings,
    /// Live entries, by `at`, then id.
    pub entries: Vec<LiveEntry>,
}
