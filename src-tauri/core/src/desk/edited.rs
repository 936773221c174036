//! What became of a draft under the carer's hands: which sentences of the log still stand, which are hers.

use super::Kept;
use crate::error::Result;
use crate::story::{Draft, Paragraph, Sentence};
use serde::Serialize;
use ts_rs::TS;

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SentenceStanding {
    /// It stands as the log told it.
    Kept,
    /// The carer changed or removed it.
    Changed,
    /// It stands, but an entry it rests on was corrected or taken back since.
    LogChanged,
    /// The carer wrote it.
    Own,
}

/// A sentence of a draft, and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DraftSentence {
    /// Its words.
    pub text: String,
    /// What became of it.
    pub standing: SentenceStanding,
    /// Ids of the entries and cards it rests on.
    pub grounds: Vec<String>,
    /// Where it stands in the text, first and after last, counted as the page counts (UTF-16); nothing when it does
    /// not stand there any more.
    pub span: Option<(usize, usize)>,
}

/// The draft with the carer's title and text in the place of the log's.
pub(crate) fn as_edited(kept: &Kept) -> Draft {
    let mut draft = kept.generated.clone();
    match draft.titles.first_mut() {
        Some(title) if title.text == kept.title => {}
        Some(title) => *title = own(&kept.title),
        None => draft.titles.push(own(&kept.title)),
    }
    let told = &kept.generated.paragraphs;
    let beats = |text: &str| {
        let of = told.iter().find(|p| p.sentences.iter().any(|s| text.contains(&s.text)));
        of.or(told.last()).map(|p| p.beat)
    };
    draft.paragraphs = paragraphs(&kept.body)
        .filter_map(|text| Some(Paragraph { beat: beats(text)?, sentences: split(text, &kept.generated) }))
        .collect();
    draft.photos = kept.story_photos();
    draft
}

/// The paragraphs of an edited text.
fn paragraphs(body: &str) -> impl Iterator<Item = &str> {
    body.split("\n\n").map(str::trim).filter(|text| !text.is_empty())
}

/// A paragraph as the sentences of the log that stand in it, and what the carer wrote between them.
fn split(text: &str, generated: &Draft) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let next = generated
            .sentences()
            .filter_map(|s| Some((rest.find(&s.text)?, s)))
            .min_by_key(|(at, s)| (*at, std::cmp::Reverse(s.text.len())));
        let (before, sentence) = match next {
            Some((at, sentence)) => (&rest[..at], Some(sentence)),
            None => (rest, None),
        };
        sentences.extend(own_sentences(before.trim()).into_iter().map(own));
        match sentence {
            Some(sentence) => {
                rest = &rest[before.len() + sentence.text.len()..];
                sentences.push(sentence.clone());
            }
            None => break,
        }
    }
    sentences
}

/// The sentences of what the carer wrote in one go. Cut only where a single space would join them again as they were.
fn own_sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for (at, _) in text.match_indices(' ') {
        let ended = text[first..at].trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '!', '?']);
        let begins = text[at + 1..].starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '('));
        if ended && begins {
            sentences.push(&text[first..at]);
            first = at + 1;
        }
    }
    sentences.push(&text[first..]);
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Words of the carer's own, which rest on no entry.
fn own(text: &str) -> Sentence {
    Sentence { text: text.to_owned(), frame: "carer".to_owned(), spans: Vec::new(), entries: Vec::new() }
}

/// Every sentence that stands now, in order, then those of the log that no longer do.
pub(crate) fn sentences(kept: &Kept, counts: &dyn Fn(&str) -> Result<bool>) -> Result<Vec<DraftSentence>> {
    let edited = as_edited(kept);
    let mut sentences = Vec::new();
    let mut place = Place { body: &kept.body, bytes: 0, units: 0 };
    for sentence in edited.sentences() {
        let mut standing =
            if sentence.frame == "carer" { SentenceStanding::Own } else { SentenceStanding::Kept };
        for entry in &sentence.entries {
            if !counts(entry)? {
                standing = SentenceStanding::LogChanged;
            }
        }
        sentences.push(as_shown(sentence, standing, place.of(&sentence.text)));
    }
    for sentence in kept.generated.sentences().filter(|s| !edited.sentences().any(|e| e.text == s.text)) {
        sentences.push(as_shown(sentence, SentenceStanding::Changed, None));
    }
    Ok(sentences)
}

fn as_shown(sentence: &Sentence, standing: SentenceStanding, span: Option<(usize, usize)>) -> DraftSentence {
    DraftSentence { text: sentence.text.clone(), standing, grounds: sentence.entries.clone(), span }
}

/// How far a text has been walked through, in its own bytes and in the units a page counts in.
struct Place<'t> {
    body: &'t str,
    bytes: usize,
    units: usize,
}

impl Place<'_> {
    /// Where the next sentence stands, which is somewhere after the one before.
    fn of(&mut self, sentence: &str) -> Option<(usize, usize)> {
        let rest = self.body.get(self.bytes..)?;
        let at = rest.find(sentence)?;
        let units = |text: &str| text.encode_utf16().count();
        let first = self.units + units(rest.get(..at)?);
        self.units = first + units(sentence);
        self.bytes += at + sentence.len();
        Some((first, self.units))
    }
}
