//! Something to be told: what it rests on, and the wordings it may take.

use super::draft::{Beat, SpanKind};
use super::refer::Ent;
use super::text::{Arg, Piece, tracked, value};
use crate::values::Moment;

/// One thing to tell. A wording is text with slots: `{s}` for somebody as subject, `{s.o}` object, `{s.p}`
/// possessive, `{s.n}` the name itself; `{s:was/were}` agrees with `s`; `{when}` and `{When}` take the date when
/// it is worth telling, as «on May 2» and «On May 2, ».
#[derive(Debug, Clone)]
pub(crate) struct Say {
    /// The frame's name.
    pub(crate) frame: &'static str,
    /// Where in the story it belongs.
    pub(crate) beat: Beat,
    /// Its wordings.
    pub(crate) wordings: Vec<String>,
    /// What fills the slots.
    pub(crate) args: Vec<(String, Arg)>,
    /// What it rests on.
    pub(crate) entries: Vec<String>,
    /// When it happened.
    pub(crate) at: Option<Moment>,
    /// What is told of the time.
    pub(crate) when: Vec<Piece>,
    /// 0: the story is not true without it; 9: the first to go when words are short.
    pub(crate) rank: u8,
    /// Whether it may join a neighbour of the same subject in one sentence.
    pub(crate) joins: bool,
    /// Whether a paragraph begins with it.
    pub(crate) opens: bool,
    /// What it may share with the one before it, such as a speaker and an outlet, and its wordings when it does.
    pub(crate) thread: Option<(String, Vec<String>)>,
}

impl Say {
    /// Something to tell, in one of several wordings.
    pub(crate) fn new(frame: &'static str, beat: Beat, wordings: &[&str]) -> Self {
        Self {
            frame,
            beat,
            wordings: wordings.iter().map(|w| (*w).to_owned()).collect(),
            args: Vec::new(),
            entries: Vec::new(),
            at: None,
            when: Vec::new(),
            rank: 5,
            joins: true,
            opens: false,
            thread: None,
        }
    }

    /// Somebody in a slot.
    pub(crate) fn who(mut self, slot: &'static str, ent: Ent) -> Self {
        self.args.push((slot.to_owned(), Arg::Ent(ent)));
        self
    }

    /// A value in a slot, resting on entries.
    pub(crate) fn val(self, slot: &'static str, text: impl Into<String>, entries: &[&str]) -> Self {
        let piece = value(text, entries);
        self.text(slot, vec![piece])
    }

    /// A quote in a slot, with its marks.
    pub(crate) fn quote(self, slot: &'static str, words: &str, entry: &str) -> Self {
        let piece = tracked(SpanKind::Quote, format!("“{words}”"), &[entry]);
        self.text(slot, vec![piece])
    }

    /// Pieces in a slot.
    pub(crate) fn text(mut self, slot: &'static str, pieces: Vec<Piece>) -> Self {
        self.args.push((slot.to_owned(), Arg::Text(pieces)));
        self
    }

    /// Entries it rests on as a whole.
    pub(crate) fn from(mut self, entries: &[&str]) -> Self {
        self.entries.extend(entries.iter().map(|e| (*e).to_owned()));
        self
    }

    /// When it happened, for its place in the story.
    pub(crate) fn at(mut self, at: Moment) -> Self {
        self.at = Some(at);
        self
    }

    /// What may be told of the time.
    pub(crate) fn when(mut self, when: Vec<Piece>) -> Self {
        self.when = when;
        self
    }

    /// How much it matters: 0 most, 9 least.
    pub(crate) fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// A sentence of its own, whatever stands beside it.
    pub(crate) fn alone(mut self) -> Self {
        self.joins = false;
        self
    }

    /// A paragraph begins with it.
    pub(crate) fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// What fills a slot.
    pub(crate) fn arg(&self, slot: &str) -> Option<&Arg> {
        self.args.iter().find(|(name, _)| name == slot).map(|(_, arg)| arg)
    }

    /// Who fills the slot `s`.
    pub(crate) fn subject(&self) -> Option<&Ent> {
        self.args.iter().find_map(|(slot, arg)| match arg {
            Arg::Ent(ent) if slot == "s" => Some(ent),
            _ => None,
        })
    }

    /// Whether it can only be understood beside the one before it.
    pub(crate) fn leans(&self) -> bool {
        self.wordings.iter().any(|w| w.contains(" at that feed") || w.starts_with("Even so"))
    }

    /// The animals it speaks of as its subject.
    pub(crate) fn of(&self) -> Vec<&str> {
        self.subject().map(Ent::ids).unwrap_or_default()
    }

    /// Another one joins it: only a wording that starts with the common subject will do.
    pub(crate) fn join(&self, other: &Self) -> Option<Self> {
        let same = self.subject().is_some() && self.subject() == other.subject();
        if !(same && self.joins && other.joins && self.beat == other.beat) {
            return None;
        }
        // «thin and cold and came alone» is one «and» too many.
        let listed = |say: &Self| {
            say.args.iter().any(|(_, arg)| match arg {
                Arg::Text(pieces) => pieces.iter().any(|p| match p {
                    Piece::Tracked { text, .. } | Piece::Plain(text) => {
                        text.contains(" and ") || text.contains(", ")
                    }
                    Piece::Ent(_) | Piece::Intro { .. } => false,
                }),
                Arg::Ent(_) => false,
            })
        };
        if listed(self) || listed(other) {
            return None;
        }
        let heads: Vec<&str> = starts(self).collect();
        let mut tails: Vec<String> = starts(other).map(str::to_owned).collect();
        let mut args = self.args.clone();
        for (slot, arg) in &other.args {
            match args.iter().find(|(s, _)| s == slot) {
                Some((_, known)) if known == arg => {}
                Some(_) => {
                    // Two values for one slot: the second gets a slot of its own.
                    for tail in &mut tails {
                        for end in ['}', '.', ':'] {
                            *tail = tail.replace(&format!("{{{slot}{end}"), &format!("{{{slot}2{end}"));
                        }
                    }
                    args.push((format!("{slot}2"), arg.clone()));
                }
                None => args.push((slot.clone(), arg.clone())),
            }
        }
        let mut wordings = Vec::new();
        for (i, head) in heads.iter().enumerate() {
            if let Some(tail) = tails.get(i % tails.len().max(1)) {
                wordings.push(format!("{{s}} {head} and {tail}."));
            }
        }
        if wordings.is_empty() || wordings.iter().any(|w| w.split_whitespace().count() > 22) {
            return None;
        }
        let mut joined = self.clone();
        joined.wordings = wordings;
        joined.args = args;
        joined.entries.extend(other.entries.iter().cloned());
        joined.rank = self.rank.min(other.rank);
        joined.joins = false;
        Some(joined)
    }
}

/// What the plain wordings of something say of its subject, without the full stop and without a time.
fn starts(say: &Say) -> impl Iterator<Item = &str> {
    say.wordings
        .iter()
        .filter(|w| {
            !w.contains("{when}") && !w.contains("{When}") && !w.contains(" and ") && !w.contains(':')
        })
        .filter_map(|w| w.strip_prefix("{s} ")?.strip_suffix('.'))
}
