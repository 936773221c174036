//! Text that remembers which entries each part of it rests on.

use super::draft::SpanKind;
use super::refer::Ent;

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// Words of a frame.
    Plain(String),
    /// Words that rest on entries.
    Tracked {
        /// The words.
        text: String,
        /// What they are.
        kind: SpanKind,
        /// What they rest on.
        entries: Vec<String>,
    },
    /// An animal, a person or a group, named when the sentence is made.
    Ent(Ent),
    /// Somebody who is brought in with these words, unless the reader knows them already.
    Intro {
        /// Who.
        ent: Ent,
        /// What the reader is told at first.
        first: String,
    },
}

/// What a slot of a frame is filled with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Arg {
    /// Somebody.
    Ent(Ent),
    /// Words.
    Text(Vec<Piece>),
}

/// A value with its entries.
pub(crate) fn value(text: impl Into<String>, entries: &[&str]) -> Piece {
    tracked(SpanKind::Value, text, entries)
}

/// A stretch of one sort with its entries.
pub(crate) fn tracked(kind: SpanKind, text: impl Into<String>, entries: &[&str]) -> Piece {
    Piece::Tracked { text: text.into(), kind, entries: entries.iter().map(|e| (*e).to_owned()).collect() }
}

/// Words of a frame.
pub(crate) fn plain(text: impl Into<String>) -> Piece {
    Piece::Plain(text.into())
}

/// Pieces as a list: «a, b and c».
pub(crate) fn listed(items: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = items.len();
    let mut pieces = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            pieces.push(plain(if i + 1 == count { " and " } else { ", " }));
        }
        pieces.extend(item);
    }
    pieces
}
