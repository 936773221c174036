//! Pairing: who is alone, who could keep whom company and why, and what being together changed.
//!
//! Pure: computed on reading. Rules that no publication backs say so; a score is only an order, never a promise.

mod alone;
mod apart;
mod companions;
mod company;
mod cries;
mod exposure;
mod illness;
mod known;
mod matching;
mod nests;
mod together;
mod ward;

pub use alone::{Alone, alone, alone_in};
pub use apart::{Apart, apart};
pub use companions::{Companion, Reason, Strength, companions, companions_in};
pub use cries::CryPattern;
pub use matching::{Proposal, ProposedPair, proposal, proposal_in};
pub use together::{CryNote, PairGain, Pairing, together, together_in};
pub use ward::Ward;

use crate::entry::card::Animal;

/// How an animal is spoken of: she, her, her, hers.
struct Pronouns {
    subject: &'static str,
    object: &'static str,
    possessive: &'static str,
    own: &'static str,
}

fn pronouns(card: &Animal) -> Pronouns {
    let (subject, object, possessive, own) = match card.sex.as_deref() {
        Some("female") => ("she", "her", "her", "hers"),
        Some("male") => ("he", "him", "his", "his"),
        _ => ("it", "it", "its", "its own"),
    };
    Pronouns { subject, object, possessive, own }
}

/// The tags by which a carer says that an animal is alone.
const ALONE_TAGS: [&str; 6] =
    ["lonely", "alone", "does not want to be alone", "wants company", "single", "singleton"];
