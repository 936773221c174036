//! Entries: the facts of the log.

pub mod card;
pub mod field;
pub(crate) mod form;
pub mod kind;
pub mod stored;
pub mod words;

pub use kind::Kind;

use crate::values::{Moment, Precision, Typed};

/// Who may read an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// A story may tell it.
    #[default]
    Public,
    /// A story may tell it only when the carer ticks it.
    Ask,
    /// It never leaves the log.
    Private,
    /// It never leaves the log, unless promoted for one channel.
    InternalMedical,
}

impl Visibility {
    /// The word the log uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Ask => "ask",
            Self::Private => "private",
            Self::InternalMedical => "internal_medical",
        }
    }

    /// Reads the word the log uses.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Public, Self::Ask, Self::Private, Self::InternalMedical].into_iter().find(|v| v.name() == text)
    }
}

/// An entry that counts: neither voided nor superseded. Ids are the ones its log gave, else UUIDs in their usual form.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveEntry {
    /// The entry.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// How exactly that is known.
    pub precision: Precision,
    /// The animals it is about, in the order given.
    pub subjects: Vec<String>,
    /// The person who saw or did it.
    pub by: Option<String>,
    /// The carer's own words.
    pub note: Option<String>,
    /// Who may read it.
    pub visibility: Visibility,
    /// Its amount as it was typed, where that was not in the log's own unit.
    pub typed: Option<Typed>,
    /// What it says.
    pub kind: Kind,
}
