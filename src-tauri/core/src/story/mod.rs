//! Stories from the log: facts are chosen, put in order, worded and checked, and every sentence keeps the entries
//! it rests on. The same log, request and seed give the same draft; nothing here knows a clock or a network.

mod channel;
mod check;
mod clause;
mod compose;
mod draft;
pub mod export;
mod frames;
mod guard;
mod lexicon;
mod licence;
mod people;
mod plan;
mod realise;
mod refer;
mod say;
mod scene;
mod shape;
mod species;
mod tags;
mod text;
mod timing;
mod words;

pub(crate) use guard::Guard;

pub use channel::{Counter, Limits};
pub use check::{Finding, check};
pub use draft::{
    Beat, Channel, Draft, Paragraph, Request, Sentence, Shape, Span, SpanKind, StoryError, StoryPhoto, Voice,
};

use crate::chronicle::Chronicle;

/// Drafts a story from what may be told of a log.
pub fn draft(log: &Chronicle, request: &Request) -> Result<Draft, StoryError> {
    compose::draft(log, request)
}
