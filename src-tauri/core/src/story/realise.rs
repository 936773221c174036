//! From frames to sentences: slots filled, wordings chosen, spans kept.

use super::draft::{Sentence, Span, SpanKind};
use super::refer::{Case, Memory, Number};
use super::say::Say;
use super::scene::Scene;
use super::text::{Arg, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// Makes sentences, and remembers what it made.
#[derive(Debug, Clone)]
pub(crate) struct Realiser<'s, 'a> {
    scene: &'s Scene<'a>,
    seed: u64,
    memory: Memory,
    used: BTreeSet<String>,
    said: BTreeSet<Vec<String>>,
    openers: BTreeMap<String, usize>,
    last_time: String,
    last_year: String,
    ages: Vec<String>,
}

struct Made {
    sentence: Sentence,
    memory: Memory,
    time: String,
    year: String,
}

impl<'s, 'a> Realiser<'s, 'a> {
    /// A realiser at the start of a draft.
    pub(crate) fn new(scene: &'s Scene<'a>) -> Self {
        Self {
            scene,
            seed: scene.request.seed,
            memory: Memory::default(),
            used: BTreeSet::new(),
            said: BTreeSet::new(),
            openers: BTreeMap::new(),
            last_time: String::new(),
            last_year: String::new(),
            ages: Vec::new(),
        }
    }

    /// A paragraph begins.
    pub(crate) fn next_paragraph(&mut self) {
        self.memory.next_paragraph();
    }

    /// Makes a sentence in the wording that repeats least; nothing when every wording has been used.
    pub(crate) fn sentence(&mut self, say: &Say) -> Option<Sentence> {
        let count = say.wordings.len();
        let first = usize::try_from(mix(self.seed, say.frame) % u64::try_from(count.max(1)).ok()?).ok()?;
        let mut best: Option<(usize, Made, String)> = None;
        for turn in 0..count {
            let index = (first + turn) % count;
            let id = format!("{}.{index}", say.frame);
            let again = self.used.contains(&id);
            if again && say.rank > 2 {
                continue;
            }
            let made = self.make(say, &say.wordings[index], &id);
            // A fact the story needs is rather told in words used before than not at all.
            let cost = self.cost(&made.sentence) * 8 + turn + if again { 1000 } else { 0 };
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, made, id));
            }
        }
        let (_, made, id) = best?;
        self.memory = made.memory;
        self.memory.next_sentence();
        self.last_time = made.time;
        self.last_year = made.year;
        self.used.insert(id);
        let ages = made.sentence.spans.iter().filter_map(|s| made.sentence.text.get(s.start..s.end));
        let mut ages: Vec<String> = ages.filter(|t| t.ends_with(" old")).map(str::to_owned).collect();
        // One place in the list for each sentence, so that «just told» means the last few sentences.
        self.ages.push(ages.pop().unwrap_or_default());
        self.said.extend(runs(&made.sentence));
        *self.openers.entry(opener(&made.sentence.text)).or_default() += 1;
        Some(made.sentence)
    }

    /// How much of a sentence the reader has read before.
    fn cost(&self, sentence: &Sentence) -> usize {
        let repeats = runs(sentence).into_iter().filter(|run| self.said.contains(run)).count();
        let start = self.openers.get(&opener(&sentence.text)).copied().unwrap_or_default();
        let long = sentence.text.split_whitespace().count().saturating_sub(25);
        let by_me = usize::from(sentence.text.contains(" by me")) * 5;
        repeats * 2 + start.saturating_sub(1) + long / 4 + by_me
    }

    fn make(&self, say: &Say, wording: &str, id: &str) -> Made {
        let mut line = Line {
            scene: self.scene,
            memory: self.memory.clone(),
            text: String::new(),
            spans: Vec::new(),
            agree: BTreeMap::new(),
            year: self.last_year.clone(),
        };
        let time: String = say.when.iter().map(piece_text).collect();
        let asked = wording.contains("{when}") || wording.contains("{When}");
        // An age just told need not be told again.
        let known = say.when.iter().any(|p| match p {
            Piece::Tracked { text, .. } => self.ages.iter().rev().take(6).any(|age| age == text),
            _ => false,
        });
        let fresh = asked && !time.is_empty() && time != self.last_time && !known;
        let mut rest = wording;
        while let Some(open) = rest.find('{') {
            line.text.push_str(&rest[..open]);
            let close = rest[open..].find('}').map_or(rest.len(), |i| open + i);
            let slot = &rest[open + 1..close];
            line.slot(slot, say, fresh);
            rest = rest.get(close + 1..).unwrap_or("");
        }
        line.text.push_str(rest);
        let (text, spans) = tidy(&line.text, line.spans);
        let mut entries: Vec<String> = say.entries.clone();
        entries.extend(spans.iter().flat_map(|s: &Span| s.entries.iter().cloned()));
        entries.sort();
        entries.dedup();
        let sentence = Sentence { text, frame: id.to_owned(), spans, entries };
        let time = if fresh { time } else { self.last_time.clone() };
        Made { sentence, memory: line.memory, time, year: line.year }
    }
}

struct Line<'s, 'a> {
    scene: &'s Scene<'a>,
    memory: Memory,
    text: String,
    spans: Vec<Span>,
    agree: BTreeMap<String, Number>,
    /// The year the reader has in mind.
    year: String,
}

impl Line<'_, '_> {
    fn slot(&mut self, slot: &str, say: &Say, fresh: bool) {
        if let Some((key, forms)) = slot.split_once(':') {
            let (one, many) = forms.split_once('/').unwrap_or((forms, forms));
            let form = match (self.agree.get(key), one) {
                (Some(Number::I), "is") => "am",
                (Some(Number::I), "was") => "was",
                (Some(Number::Many | Number::I), _) => many,
                _ => one,
            };
            self.text.push_str(form);
            return;
        }
        if let "when" | "When" = slot {
            if fresh {
                if slot == "when" {
                    self.text.push(' ');
                }
                self.pieces(&say.when);
                if slot == "When" {
                    self.text.push_str(", ");
                }
            } else if slot == "when" && self.text.ends_with(' ') {
                self.text.pop();
            }
            return;
        }
        let (key, case) = match slot.split_once('.') {
            Some((key, "o")) => (key, Case::Object),
            Some((key, "p")) => (key, Case::Possessive),
            Some((key, "n")) => (key, Case::Name),
            Some((key, "d")) => (key, Case::Description),
            _ => (slot, Case::Subject),
        };
        match say.args.iter().find(|(name, _)| name == key).map(|(_, arg)| arg) {
            Some(Arg::Ent(ent)) => {
                let (pieces, number) = self.memory.refer(self.scene, ent, case);
                self.agree.insert(key.to_owned(), number);
                self.pieces(&pieces);
            }
            Some(Arg::Text(pieces)) => self.pieces(pieces),
            None => {}
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Plain(words) => self.text.push_str(words),
            Piece::Tracked { text, kind, entries } => {
                let start = self.text.len();
                match super::words::dated(text) {
                    Some((day, year)) if year == self.year => self.text.push_str(day),
                    dated => {
                        self.text.push_str(text);
                        if let Some((_, year)) = dated {
                            year.clone_into(&mut self.year);
                        }
                    }
                }
                self.spans.push(Span { start, end: self.text.len(), kind: *kind, entries: entries.clone() });
            }
            Piece::Ent(ent) => {
                let case = if self.text.trim().is_empty() { Case::Subject } else { Case::Object };
                let (pieces, _) = self.memory.refer(self.scene, ent, case);
                self.pieces(&pieces);
            }
            Piece::Intro { ent, first } => {
                let start = self.text.trim().is_empty();
                let pieces = if self.memory.knows(ent) {
                    self.memory.refer(self.scene, ent, if start { Case::Subject } else { Case::Name }).0
                } else {
                    self.memory.introduce(self.scene, ent, start);
                    vec![super::text::tracked(SpanKind::Name, first.as_str(), &ent.ids())]
                };
                self.pieces(&pieces);
            }
        }
    }
}

fn piece_text(piece: &Piece) -> String {
    match piece {
        Piece::Plain(text) | Piece::Tracked { text, .. } => text.clone(),
        Piece::Ent(_) | Piece::Intro { .. } => String::new(),
    }
}

/// Mends what meets at the seams of slots (two spaces, a comma before a full stop) and begins with a large letter.
fn tidy(text: &str, mut spans: Vec<Span>) -> (String, Vec<Span>) {
    let mut out = text.to_owned();
    loop {
        let seam = [("  ", 1), (",,", 1), (",.", 1), (" .", 1), (" ,", 1), ("..", 1), (", ,", 2)]
            .iter()
            .filter_map(|(pattern, cut)| out.find(pattern).map(|at| (at, *cut)))
            .find(|(at, _)| {
                !spans.iter().any(|s| s.kind == SpanKind::Quote && s.start < *at && *at + 1 < s.end)
            });
        let Some((at, cut)) = seam else { break };
        out.replace_range(at..at + cut, "");
        for span in &mut spans {
            for end in [&mut span.start, &mut span.end] {
                if *end > at {
                    *end -= cut.min(*end - at);
                }
            }
        }
    }
    let starts: Vec<usize> = std::iter::once(0)
        .chain(out.match_indices(". ").map(|(at, _)| at + 2))
        .filter(|at| !spans.iter().any(|s| s.kind == SpanKind::Quote && s.start <= *at && *at < s.end))
        .collect();
    for at in starts {
        let Some(first) = out[at..].chars().next() else { continue };
        let large = first.to_uppercase().to_string();
        let initial = at > 2 && out[..at - 2].ends_with(|c: char| c.is_uppercase());
        if large.len() == first.len_utf8() && !initial {
            out.replace_range(at..at + first.len_utf8(), &large);
        }
    }
    (out, spans)
}

/// Every four words in a row, outside quotes and names.
pub(crate) fn runs(sentence: &Sentence) -> Vec<Vec<String>> {
    let mut bare = String::new();
    let mut from = 0;
    for span in sentence.spans.iter().filter(|s| matches!(s.kind, SpanKind::Quote | SpanKind::Name)) {
        if span.start >= from {
            bare.push_str(&sentence.text[from..span.start]);
            bare.push_str(" \u{1} ");
            from = span.end;
        }
    }
    bare.push_str(&sentence.text[from..]);
    let words: Vec<String> = bare
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '\u{1}').to_lowercase())
        .filter(|w| !w.is_empty())
        .collect();
    words.windows(4).filter(|w| !w.iter().any(|word| word == "\u{1}")).map(<[String]>::to_vec).collect()
}

fn opener(text: &str) -> String {
    text.split_whitespace().next().unwrap_or("").to_lowercase()
}

/// A number from a seed and a name, the same on every machine.
pub(crate) fn mix(seed: u64, name: &str) -> u64 {
    let mut hash = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        hash ^= hash >> 29;
    }
    hash ^= hash >> 32;
    hash.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 7
}
