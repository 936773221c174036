//! The channels: how much they take and how they count it. Figures are data; each names the day it was checked.

use super::draft::Channel;
use unicode_segmentation::UnicodeSegmentation as _;

/// How a channel counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// Unicode characters.
    Characters,
    /// What a reader sees as one character.
    Graphemes,
    /// Characters, some of which weigh two.
    Weighted,
    /// Characters, emoji by their bytes.
    EmojiBytes,
}

/// What a channel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The channel.
    pub channel: Channel,
    /// The most it takes, where it says so.
    pub limit: Option<usize>,
    /// How it counts.
    pub counter: Counter,
    /// What is seen before «more».
    pub fold: Option<usize>,
    /// How many hashtags count.
    pub hashtags: usize,
    /// The words to aim for.
    pub words: (usize, usize),
    /// When these figures were last looked up.
    pub checked_on: &'static str,
}

const TABLE: [Limits; 11] = [
    Limits {
        channel: Channel::Article,
        limit: None,
        counter: Counter::Characters,
        fold: None,
        hashtags: 0,
        words: (250, 600),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Instagram,
        limit: Some(2200),
        counter: Counter::Characters,
        fold: Some(125),
        hashtags: 5,
        words: (80, 200),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Facebook,
        limit: Some(2000),
        counter: Counter::Characters,
        fold: Some(125),
        hashtags: 3,
        words: (80, 200),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Threads,
        limit: Some(500),
        counter: Counter::EmojiBytes,
        fold: None,
        hashtags: 1,
        words: (30, 75),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Bluesky,
        limit: Some(300),
        counter: Counter::Graphemes,
        fold: None,
        hashtags: 0,
        words: (15, 45),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Mastodon,
        limit: Some(500),
        counter: Counter::Characters,
        fold: None,
        hashtags: 3,
        words: (30, 70),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::X,
        limit: Some(280),
        counter: Counter::Weighted,
        fold: None,
        hashtags: 0,
        words: (15, 42),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Tiktok,
        limit: Some(2200),
        counter: Counter::Characters,
        fold: Some(80),
        hashtags: 5,
        words: (15, 60),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::AdoptionProfile,
        limit: None,
        counter: Counter::Characters,
        fold: Some(200),
        hashtags: 0,
        words: (80, 150),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Fundraiser,
        limit: None,
        counter: Counter::Characters,
        fold: None,
        hashtags: 0,
        words: (100, 250),
        checked_on: "2026-11-22",
    },
    Limits {
        channel: Channel::Newsletter,
        limit: None,
        counter: Counter::Characters,
        fold: None,
        hashtags: 0,
        words: (120, 300),
        checked_on: "2026-11-22",
    },
];

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 11] = [
        Self::Article,
        Self::Instagram,
        Self::Facebook,
        Self::Threads,
        Self::Bluesky,
        Self::Mastodon,
        Self::X,
        Self::Tiktok,
        Self::AdoptionProfile,
        Self::Fundraiser,
        Self::Newsletter,
    ];

    /// The word the command line and the log use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
            Self::Threads => "threads",
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
            Self::X => "x",
            Self::Tiktok => "tiktok",
            Self::AdoptionProfile => "adoption_profile",
            Self::Fundraiser => "fundraiser",
            Self::Newsletter => "newsletter",
        }
    }

    /// Reads the word; «caption» is one for Instagram.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.to_lowercase().replace('-', "_");
        if word == "caption" {
            return Some(Self::Instagram);
        }
        Self::ALL.into_iter().find(|c| c.name() == word)
    }

    /// Whether a text for it has a title of its own.
    pub fn has_title(self) -> bool {
        matches!(self, Self::Article | Self::Newsletter | Self::Fundraiser | Self::AdoptionProfile)
    }

    /// What it takes.
    pub fn limits(self) -> Limits {
        TABLE.into_iter().find(|l| l.channel == self).unwrap_or(TABLE[0])
    }

    /// How long a text is, as this channel counts.
    pub fn count(self, text: &str) -> usize {
        match self.limits().counter {
            Counter::Characters => text.chars().count(),
            Counter::Graphemes => text.graphemes(true).count(),
            Counter::Weighted => text.chars().map(weight).sum(),
            Counter::EmojiBytes => {
                text.chars().map(|c| if u32::from(c) >= 0x1_F000 { c.len_utf8() } else { 1 }).sum()
            }
        }
    }
}

/// What a character weighs on X: Latin and common punctuation one, everything else two.
fn weight(c: char) -> usize {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}
