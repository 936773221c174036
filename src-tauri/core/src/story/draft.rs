//! What goes into the drafting of a story and what comes out of it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Where a text is going to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Channel {
    /// A long article for a site.
    Article,
    /// A caption on Instagram.
    Instagram,
    /// A post on Facebook.
    Facebook,
    /// A post on Threads.
    Threads,
    /// A post on Bluesky.
    Bluesky,
    /// A post on Mastodon.
    Mastodon,
    /// A post on X.
    X,
    /// A caption on `TikTok`.
    Tiktok,
    /// A profile for people who want to adopt.
    AdoptionProfile,
    /// An update for the givers of a fundraiser.
    Fundraiser,
    /// A page of a newsletter for donors.
    Newsletter,
}

/// Which kind of story a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, rename = "StoryShape")]
pub enum Shape {
    /// One died, others live.
    Loss,
    /// A wild animal goes back.
    Wild,
    /// A mother takes back what she had turned away.
    Reunion,
    /// Two are adopted together.
    TwoGoHome,
    /// Two who were strangers become company for each other.
    Friends,
    /// A mother keeps her whole litter.
    Family,
    /// One animal, a low point, and a way up.
    Fighter,
    /// Something new since last time.
    Milestone,
    /// Something is needed.
    Ask,
}

/// The part of a story that a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Beat {
    /// Why to read on.
    Hook,
    /// Who cares for them.
    Who,
    /// How they came.
    Intake,
    /// What went wrong.
    Struggle,
    /// What was done.
    Care,
    /// What changed.
    Turn,
    /// How they are with each other.
    Bond,
    /// What somebody said.
    Quote,
    /// How things stand.
    Now,
    /// What is hoped and planned.
    Next,
    /// What a reader can do.
    Cta,
}

/// Who tells the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Voice {
    /// The carer is «I».
    FirstPerson,
    /// The carer is named.
    ThirdPerson,
}

/// What to draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, rename = "StoryRequest")]
pub struct Request {
    /// Ids of the animals the story is about; empty: the main animals of the log.
    pub about: Vec<String>,
    /// Where it will be read.
    pub channel: Channel,
    /// The shape, when the carer chose one.
    pub shape: Option<Shape>,
    /// Who tells it, when not as the profile says.
    pub voice: Option<Voice>,
    /// Which wording: the same log and seed give the same draft.
    #[ts(type = "number")]
    pub seed: u64,
    /// Entries that may be told only because the carer ticked them.
    pub ticked: BTreeSet<String>,
    /// Entries that the carer does not want told.
    pub left_out: BTreeSet<String>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            about: Vec::new(),
            channel: Channel::Article,
            shape: None,
            voice: None,
            seed: 0,
            ticked: BTreeSet::new(),
            left_out: BTreeSet::new(),
        }
    }
}

/// What a stretch of a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SpanKind {
    /// A number, a date, or words of an entry.
    Value,
    /// A name, or what stands for one.
    Name,
    /// Somebody's words, letter for letter.
    Quote,
    /// Words that state nothing, from the approved list.
    Glue,
}

/// A stretch of a sentence and the entries or cards it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Span {
    /// First byte in the sentence.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// What it is.
    pub kind: SpanKind,
    /// Ids of entries, people, animals, litters and places.
    pub entries: Vec<String>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// The wording it was made from: the frame's name and the number of the wording.
    pub frame: String,
    /// Its values, names and quotes.
    pub spans: Vec<Span>,
    /// Everything it rests on.
    pub entries: Vec<String>,
}

/// Sentences that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Paragraph {
    /// Which part of the story it is.
    pub beat: Beat,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl Paragraph {
    /// The sentences as one line.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.sentences.iter().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    }
}

/// A picture that goes with the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StoryPhoto {
    /// Id of the picture.
    pub media: String,
    /// What it shows, in the carer's words; empty when nobody wrote it yet.
    pub alt: String,
}

/// A story that the log told, sentence by sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Draft {
    /// Three titles to choose from: plain, warm, short.
    pub titles: Vec<Sentence>,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
    /// Tags, without the sign.
    pub hashtags: Vec<String>,
    /// Pictures, in the order of the story.
    pub photos: Vec<StoryPhoto>,
    /// The shape it has.
    pub shape: Shape,
    /// Where it is meant to be read.
    pub channel: Channel,
    /// The seed of its wording.
    #[ts(type = "number")]
    pub seed: u64,
    /// What it knows ends here (RFC 3339).
    pub as_of: String,
    /// Entries that could have been told and were not.
    pub left_out: Vec<String>,
    /// Advice for the carer.
    pub warnings: Vec<String>,
}

impl Draft {
    /// Every sentence of the text, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.paragraphs.iter().flat_map(|p| &p.sentences)
    }

    /// The text alone: paragraphs with an empty line between them.
    pub fn body(&self) -> String {
        let texts: Vec<String> = self.paragraphs.iter().map(Paragraph::text).collect();
        texts.join("\n\n")
    }
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoryError {
    /// An animal that the log does not know.
    #[error("There is no animal «{0}» in this log.")]
    NoSuchAnimal(String),
    /// No animal to tell of.
    #[error("The log holds no animal to tell of.")]
    NobodyToTellOf,
    /// Nothing that may be told.
    #[error("Nothing in this log may be told yet: make an entry public, or tick one.")]
    NothingToTell,
}
