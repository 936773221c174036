//! Before a draft leaves: what holds it back, what would make it better, and what in it is the carer's own.

use super::Kept;
use super::edited::{SentenceStanding, as_edited, sentences};
use crate::book::{Book, Reader};
use crate::entry::Visibility;
use crate::error::{Code, Error, Result};
use crate::store::live;
use crate::story::{self, Finding, Sentence};
use serde::Serialize;
use ts_rs::TS;

/// The points of the rubric that cannot be mended once they were read: what was made private, what may not be
/// published, words of somebody who did not agree, more than a channel takes, a wild animal as a pet. What a carer
/// claims in her own words is hers; there the rubric advises.
const HOLDING: [u8; 5] = [4, 5, 6, 7, 20];

/// Sentences without an entry are counted and said once, not found fault with one by one.
const RESTS_ON_NOTHING: u8 = 24;

/// How many characters of a sentence a finding repeats.
const REPEATED: usize = 90;

/// A draft held against the rubric.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DraftCheck {
    /// What holds it back, a sentence each.
    pub holds: Vec<String>,
    /// What would make it better, a sentence each.
    pub advice: Vec<String>,
    /// «2 sentences are your own; 1 rests on an entry that was corrected since.»
    pub rests: Option<String>,
}

impl DraftCheck {
    /// Why a draft does not leave yet, when it does not.
    pub(super) fn refusal(&self) -> Option<Error> {
        let first = self.holds.first()?;
        let more = match self.holds.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more like it: press Check.)"),
        };
        Some(Error::invalid("body", format!("Not exported yet. {first} Change it, then export again.{more}")))
    }
}

impl Book {
    /// Holds a draft, as the carer left it, against the rubric.
    pub fn check_draft(&mut self, draft: &str) -> Result<DraftCheck> {
        self.read(|r| r.check_draft(&r.kept(draft)?))
    }
}

impl Reader<'_> {
    pub(super) fn check_draft(&self, kept: &Kept) -> Result<DraftCheck> {
        let draft = as_edited(kept);
        let all: Vec<&Sentence> = draft.sentences().collect();
        let mut check = DraftCheck { rests: self.rests(kept)?, ..DraftCheck::default() };
        for finding in story::check(&self.story_chronicle(None)?, &kept.request, &draft)? {
            let sentence = finding.sentence.and_then(|at| all.get(at).copied());
            if finding.point == RESTS_ON_NOTHING
                || finding.point == 4 && sentence.is_some_and(|s| self.only_corrected(s).unwrap_or(false))
            {
                continue;
            }
            let told = told(&finding, sentence);
            let list = if finding.hard && HOLDING.contains(&finding.point) {
                &mut check.holds
            } else {
                &mut check.advice
            };
            if !list.contains(&told) {
                list.push(told);
            }
        }
        Ok(check)
    }

    /// Whether every entry of a sentence still stands or has an open correction in its place: the words may be of
    /// yesterday, but they give nothing away.
    fn only_corrected(&self, sentence: &Sentence) -> Result<bool> {
        let names = self.names()?;
        for id in sentence.entries.iter().filter(|id| names.inside(id).is_none()) {
            let entry = match self.entry(id) {
                Err(error) if error.code == Code::NotFound => return Ok(false),
                entry => entry?,
            };
            if !live::counts(self.connection, entry.id)? || entry.effective_visibility() != Visibility::Public
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What in a text the log did not write, or would write otherwise now.
    fn rests(&self, kept: &Kept) -> Result<Option<String>> {
        let names = self.names()?;
        let standing: Vec<SentenceStanding> = sentences(kept, &|entry| self.still_counts(entry, names))?
            .into_iter()
            .map(|sentence| sentence.standing)
            .collect();
        let count = |of: SentenceStanding| standing.iter().filter(|each| **each == of).count();
        let own = match count(SentenceStanding::Own) {
            0 => None,
            1 => Some("1 sentence is your own".to_owned()),
            more => Some(format!("{more} sentences are your own")),
        };
        let changed = match count(SentenceStanding::LogChanged) {
            0 => None,
            1 => Some("1 rests on an entry that was corrected since".to_owned()),
            more => Some(format!("{more} rest on entries that were corrected since")),
        };
        let all: Vec<String> = own.into_iter().chain(changed).collect();
        Ok((!all.is_empty()).then(|| format!("{}.", all.join("; "))))
    }
}

/// A finding with the sentence it is about, for whoever looks for the place.
fn told(finding: &Finding, sentence: Option<&Sentence>) -> String {
    match sentence {
        Some(sentence) => format!("«{}» {}", shortened(&sentence.text), finding.message),
        None => finding.message.clone(),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= REPEATED {
        return text.to_owned();
    }
    let cut: String = text.chars().take(REPEATED).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}
