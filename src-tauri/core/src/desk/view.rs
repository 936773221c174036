//! A draft as the desk shows it: its text, and for each sentence what it rests on.

use super::edited::{self, DraftSentence};
use super::pictures::DraftPhoto;
use super::{Kept, channel_label};
use crate::animals::Nursery;
use crate::book::Reader;
use crate::entry::card::CardType;
use crate::entry::stored::Stored;
use crate::error::{Code, Result};
use crate::journal::TimelineEntry;
use crate::register::Choice;
use crate::store::live;
use crate::store::names::Names;
use crate::story::{self, Channel};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What a sentence rests on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "type")]
#[ts(export)]
pub enum Ground {
    /// An entry.
    Entry(TimelineEntry),
    /// A card: of an animal, a person, a place or a litter.
    Card {
        /// Its id.
        id: String,
        /// What it is a card of.
        title: String,
        /// What it is called.
        words: String,
    },
}

/// A draft on the desk.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DraftView {
    /// The draft.
    pub id: String,
    /// Where it is to be read, and what that is called.
    pub channel: Choice,
    /// «Pip and Wren».
    pub about: String,
    /// Whether the channel shows a title.
    pub has_title: bool,
    /// The title as edited.
    pub title: String,
    /// Titles to choose from.
    pub titles: Vec<String>,
    /// The text as edited: paragraphs with an empty line between them.
    pub body: String,
    /// The sentences the log wrote, and what became of each.
    pub sentences: Vec<DraftSentence>,
    /// What the sentences rest on, by id.
    pub grounds: BTreeMap<String, Ground>,
    /// How long the text is, as the channel counts: «268 of 300 characters».
    pub length: String,
    /// Whether that is more than the channel takes.
    pub too_long: bool,
    /// Tags, without the sign.
    pub hashtags: Vec<String>,
    /// Advice.
    pub warnings: Vec<String>,
    /// Pictures of its animals: those that go with it first, in their order.
    pub photos: Vec<DraftPhoto>,
}

impl Reader<'_> {
    pub(super) fn draft_view(&self, kept: &Kept) -> Result<DraftView> {
        let channel = kept.request.channel;
        let names = self.names()?;
        let sentences = edited::sentences(kept, &|entry| self.still_counts(entry, names))?;
        let grounds = self.grounds(&sentences, names)?;
        let text = story::export::plain(&edited::as_edited(kept));
        let (length, too_long) = length(channel, text.trim_end());
        Ok(DraftView {
            id: kept.id.to_string(),
            channel: Choice { id: channel.name().to_owned(), label: channel_label(channel).to_owned() },
            about: self.about_words(&kept.request.about)?,
            has_title: channel.has_title(),
            title: kept.title.clone(),
            titles: kept.generated.titles.iter().map(|t| t.text.clone()).collect(),
            body: kept.body.clone(),
            sentences,
            grounds,
            length,
            too_long,
            hashtags: kept.generated.hashtags.clone(),
            warnings: self.deaths_since(kept)?.into_iter().chain(kept.generated.warnings.clone()).collect(),
            photos: self.draft_photos(kept)?,
        })
    }

    /// Those a draft is about who died after it was written: what it says of them may hurt now.
    fn deaths_since(&self, kept: &Kept) -> Result<Vec<String>> {
        let mut told = Vec::new();
        for animal in &kept.request.about {
            let Ok(id) = self.animal_named(animal) else { continue };
            let chronicle = self.recent(&[id], self.now)?;
            let nursery = Nursery::at(&chronicle, self.now);
            let Some(resident) = nursery.get(animal).filter(|r| r.standing.has_died()) else { continue };
            let known = resident.standing.entry.as_ref().is_some_and(|death| {
                let mut sentences = kept.generated.paragraphs.iter().flat_map(|p| &p.sentences);
                sentences.any(|sentence| sentence.entries.contains(death))
            });
            if !known {
                told.push(format!("{} has died since this was written.", resident.label()));
            }
        }
        Ok(told)
    }

    /// Whether an entry that a sentence rests on still counts. Cards always do.
    pub(super) fn still_counts(&self, id: &str, names: &Names) -> Result<bool> {
        if names.inside(id).is_some() {
            return Ok(true);
        }
        match self.entry_as_written(id) {
            Ok(entry) => live::counts(self.connection, entry.id),
            Err(error) if error.code == Code::NotFound => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// What sentences rest on, by id: entries in one go, because a desk is shown at every pause of the typing.
    fn grounds(&self, sentences: &[DraftSentence], names: &Names) -> Result<BTreeMap<String, Ground>> {
        let ids: BTreeSet<&String> = sentences.iter().flat_map(|sentence| &sentence.grounds).collect();
        let (labels, cards) = (self.labels()?, self.card_rows("", &[])?);
        let mut grounds = BTreeMap::new();
        let mut entries = Vec::new();
        for id in ids {
            if let Some(card) = names.inside(id) {
                let row = cards.iter().find(|row| row.id == card);
                let title = row.and_then(|row| CardType::parse(&row.kind)).map_or("Card", card_title);
                let words = labels.get(id).unwrap_or(id).clone();
                let ground = Ground::Card { id: id.clone(), title: title.to_owned(), words };
                grounds.insert(id.clone(), ground);
                continue;
            }
            match self.entry(id) {
                Ok(entry) => entries.push((id, entry)),
                Err(error) if error.code == Code::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        let (ids, stored): (Vec<&String>, Vec<Stored>) = entries.into_iter().unzip();
        let lines = self.timeline_entries(&stored, None)?;
        grounds.extend(ids.into_iter().cloned().zip(lines.into_iter().map(Ground::Entry)));
        Ok(grounds)
    }
}

fn card_title(card: CardType) -> &'static str {
    match card {
        CardType::Log => "The log",
        CardType::Profile => "Whose log it is",
        CardType::Person => "Person",
        CardType::Place => "Place",
        CardType::Animal => "Animal",
        CardType::Litter => "Litter",
        CardType::Media => "Picture",
    }
}

/// How long a text is in the measure of its channel, and whether that is too long.
fn length(channel: Channel, text: &str) -> (String, bool) {
    let limits = channel.limits();
    match limits.limit {
        Some(limit) => {
            let count = channel.count(text);
            let over = count.saturating_sub(limit);
            let said = format!("{} of {} characters", grouped(count), grouped(limit));
            (if over > 0 { format!("{said}, {} too many", grouped(over)) } else { said }, over > 0)
        }
        None => {
            let words = text.split_whitespace().count();
            let (least, most) = limits.words;
            (format!("{} words; {least} to {most} are easily read", grouped(words)), false)
        }
    }
}

/// A number with a comma at the thousands.
fn grouped(number: usize) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1000, number % 1000)
}
