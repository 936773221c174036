//! The story desk: drafts that the log wrote and the carer edits, each kept as she left it, and their exports.

mod check;
mod edited;
mod parcel;
mod pictures;
mod view;

pub use check::DraftCheck;
pub use edited::{DraftSentence, SentenceStanding};
pub use parcel::{Packing, Parcel, StoryFormat};
pub use pictures::DraftPhoto;
pub use view::{DraftView, Ground};

use crate::animals::when;
use crate::book::{Area, Book, Outcome, Reader, Writer};
use crate::chronicle::Chronicle;
use crate::error::{Code, Error, Result};
use crate::register::Choice;
use crate::story::{self, Channel, Draft, Request, StoryError};
use crate::values::{Moment, SubjectId};
use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;
use ts_rs::TS;

/// The longest text a draft holds, in characters.
const LONGEST_BODY: usize = 200_000;

/// How many words of a text a list shows.
const OPENING_WORDS: usize = 28;

/// How many stand for a title where none is shown.
const TITLE_WORDS: usize = 8;

/// Every draft and what a new one can be about.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StoriesView {
    /// The drafts, the last edited first.
    pub drafts: Vec<DraftLine>,
    /// The animals a story can be about.
    pub animals: Vec<Choice>,
    /// Where a story can be read.
    pub channels: Vec<Choice>,
}

/// One draft in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DraftLine {
    /// The draft.
    pub id: String,
    /// Its title; its first words where its channel shows none.
    pub title: String,
    /// The words of its text that follow.
    pub opening: String,
    /// «Wording 2», when several tell the same for the same channel.
    pub wording: Option<String>,
    /// Whether anything in it is the carer's own.
    pub own_words: bool,
    /// Where it is to be read.
    pub channel: String,
    /// «Pip and Wren».
    pub about: String,
    /// When it was last edited: «today 3:10».
    pub edited: String,
    /// Whether it was exported.
    pub exported: bool,
}

/// A draft as it is kept.
pub(crate) struct Kept {
    pub(crate) id: SubjectId,
    pub(crate) request: Request,
    pub(crate) generated: Draft,
    pub(crate) title: String,
    pub(crate) body: String,
    /// The pictures the carer chose, by id; nothing while they are as generated.
    pub(crate) photos: Option<Vec<String>>,
    edited: Moment,
    exported: bool,
}

impl Kept {
    /// Whether the carer changed a word, of the title where one is shown.
    fn has_own_words(&self) -> bool {
        let title = self.generated.titles.first().map_or("", |title| title.text.as_str());
        self.body != self.generated.body() || self.request.channel.has_title() && self.title != title
    }
}

impl From<StoryError> for Error {
    fn from(error: StoryError) -> Self {
        Self::new(Code::Invalid, error.to_string())
    }
}

impl Book {
    /// Every draft and what a new one can be about.
    pub fn stories(&mut self) -> Result<StoriesView> {
        self.read(|r| {
            let kept = r.kept_drafts()?;
            let drafts = kept.iter().map(|one| r.draft_line(one, &kept)).collect::<Result<_>>()?;
            Ok(StoriesView { drafts, animals: r.story_animals()?, channels: channels() })
        })
    }

    /// The main animals of the log, as a first story would be about; without such, all that are young.
    pub fn main_animals(&mut self) -> Result<Vec<String>> {
        self.read(|r| {
            let chronicle = r.chronicle(None)?;
            let with_role = |role: &str| -> Vec<String> {
                let animals = chronicle.animals.iter().filter(|(_, a)| a.role.as_deref() == Some(role));
                animals.map(|(id, _)| id.clone()).collect()
            };
            let main = with_role("main");
            Ok(if main.is_empty() { with_role("litter") } else { main })
        })
    }

    /// Drafts a story as of a moment without keeping it; its animals by name, code or id.
    pub fn tell(&mut self, request: &Request, as_of: Option<Moment>) -> Result<Draft> {
        self.read(|r| {
            let about = r.outside_names(&request.about)?;
            r.tell(&Request { about, ..request.clone() }, as_of)
        })
    }

    /// Drafts a story and keeps it beside the earlier ones. Gives its id.
    pub fn new_draft(&mut self, about: &[String], channel: &str) -> Result<Outcome<String>> {
        self.write(|w| {
            let channel = Channel::parse(channel)
                .ok_or_else(|| Error::invalid("channel", "Choose where the story will be read."))?;
            if about.is_empty() {
                return Err(Error::invalid("about", "Choose at least one animal."));
            }
            let about = w.reader().outside_names(about)?;
            let seed = w.reader().next_seed(&about, channel)?;
            w.keep_draft(&Request { about, channel, seed, ..Request::default() })
        })
    }

    /// Drafts the same story in other words, as a draft of its own. Gives its id.
    pub fn another_wording(&mut self, draft: &str) -> Result<Outcome<String>> {
        self.write(|w| {
            let kept = w.reader().kept(draft)?;
            let seed = w.reader().next_seed(&kept.request.about, kept.request.channel)?;
            w.keep_draft(&Request { seed, ..kept.request })
        })
    }

    /// A draft on the desk.
    pub fn draft(&mut self, draft: &str) -> Result<DraftView> {
        self.read(|r| r.draft_view(&r.kept(draft)?))
    }

    /// Keeps what the carer made of a draft.
    pub fn save_draft(&mut self, draft: &str, title: &str, body: &str) -> Result<Outcome<DraftView>> {
        self.write(|w| {
            let kept = w.reader().kept(draft)?;
            if body.chars().count() > LONGEST_BODY {
                return Err(Error::invalid(
                    "body",
                    format!("A story holds up to {LONGEST_BODY} characters."),
                ));
            }
            let edited = w.now.utc_ms();
            w.connection
                .prepare_cached("UPDATE draft SET title = ?2, body = ?3, edited = ?4 WHERE id = ?1")?
                .execute(params![kept.id, title, body, edited])?;
            w.touch(Area::Stories);
            w.reader().draft_view(&w.reader().kept(draft)?)
        })
    }

    /// A draft as text for the clipboard.
    pub fn draft_text(&mut self, draft: &str) -> Result<String> {
        self.read(|r| {
            let kept = r.kept(draft)?;
            Ok(story::export::plain(&edited::as_edited(&kept)))
        })
    }
}

/// The first words of a text, with a sign that more follow.
fn opening(words: &[&str], count: usize) -> String {
    let first = words[..words.len().min(count)].join(" ");
    if words.len() > count { format!("{}…", first.trim_end_matches([',', ';', ':'])) } else { first }
}

fn channels() -> Vec<Choice> {
    Channel::ALL
        .into_iter()
        .map(|channel| Choice { id: channel.name().to_owned(), label: channel_label(channel).to_owned() })
        .collect()
}

/// What a channel is called on the screen.
pub(crate) fn channel_label(channel: Channel) -> &'static str {
    match channel {
        Channel::Article => "Article",
        Channel::Instagram => "Instagram caption",
        Channel::Facebook => "Facebook post",
        Channel::Threads => "Threads post",
        Channel::Bluesky => "Bluesky post",
        Channel::Mastodon => "Mastodon post",
        Channel::X => "X post",
        Channel::Tiktok => "TikTok caption",
        Channel::AdoptionProfile => "Adoption profile",
        Channel::Fundraiser => "Fundraiser update",
        Channel::Newsletter => "Newsletter page",
    }
}

impl Reader<'_> {
    /// Animals by name, code or id, as the ids that a chronicle uses.
    fn outside_names(&self, animals: &[String]) -> Result<Vec<String>> {
        let names = self.names()?;
        animals.iter().map(|animal| Ok(names.outside(self.animal_named(animal)?))).collect()
    }

    /// Drafts a story. What the log says it knows ends at its `as_of`, unless later entries were written.
    pub(crate) fn tell(&self, request: &Request, as_of: Option<Moment>) -> Result<Draft> {
        Ok(story::draft(&self.story_chronicle(as_of)?, request)?)
    }

    fn story_chronicle(&self, as_of: Option<Moment>) -> Result<Chronicle> {
        let mut chronicle = self.chronicle(as_of)?;
        if as_of.is_none()
            && let Some(known) = chronicle.log.as_of.as_deref().and_then(Moment::parse)
        {
            let latest = chronicle.entries.last().map_or(known, |entry| entry.at);
            chronicle.as_of = known.max(latest).min(self.now);
        }
        Ok(chronicle)
    }

    fn story_animals(&self) -> Result<Vec<Choice>> {
        let names = self.names()?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name FROM animal ORDER BY grown, litter IS NULL, litter, name COLLATE NOCASE, id",
        )?;
        let animals =
            statement.query_map([], |row| Ok((row.get::<_, SubjectId>(0)?, row.get::<_, String>(1)?)))?;
        animals
            .map(|row| row.map(|(id, label)| Choice { id: names.outside(id), label }).map_err(Error::from))
            .collect()
    }

    /// A seed that no draft about the same animals for the same channel has.
    fn next_seed(&self, about: &[String], channel: Channel) -> Result<u64> {
        let same = |kept: &Kept| kept.request.about == about && kept.request.channel == channel;
        Ok(self
            .kept_drafts()?
            .iter()
            .filter(|kept| same(kept))
            .map(|kept| kept.request.seed + 1)
            .max()
            .unwrap_or(0))
    }

    fn kept_drafts(&self) -> Result<Vec<Kept>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, request, generated, title, body, edited, exported, photos FROM draft ORDER BY edited DESC, id DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            drafts.push(self.kept_row(row)?);
        }
        Ok(drafts)
    }

    /// A draft as it is kept.
    pub(crate) fn kept(&self, draft: &str) -> Result<Kept> {
        let not_found = || Error::not_found("draft", draft);
        let id = SubjectId::parse(draft).ok_or_else(not_found)?;
        self.connection
            .prepare_cached(
                "SELECT id, request, generated, title, body, edited, exported, photos FROM draft WHERE id = ?1",
            )?
            .query_row([id], |row| Ok(self.kept_row(row)))
            .optional()?
            .ok_or_else(not_found)?
    }

    fn kept_row(&self, row: &rusqlite::Row<'_>) -> Result<Kept> {
        let damaged = |_| Error::new(Code::Book, "A draft of the book is damaged.");
        Ok(Kept {
            id: row.get(0)?,
            request: serde_json::from_str(&row.get::<_, String>(1)?).map_err(damaged)?,
            generated: serde_json::from_str(&row.get::<_, String>(2)?).map_err(damaged)?,
            title: row.get(3)?,
            body: row.get(4)?,
            edited: Moment::from_parts(row.get(5)?, self.now.offset_minutes()).unwrap_or(self.now),
            exported: row.get::<_, Option<i64>>(6)?.is_some(),
            photos: row
                .get::<_, Option<String>>(7)?
                .map(|chosen| serde_json::from_str(&chosen).map_err(damaged))
                .transpose()?,
        })
    }

    fn about_words(&self, about: &[String]) -> Result<String> {
        let labels = self.labels()?;
        let names: Vec<&str> =
            about.iter().map(|id| labels.get(id).map_or(id.as_str(), String::as_str)).collect();
        Ok(match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        })
    }

    fn draft_line(&self, kept: &Kept, all: &[Kept]) -> Result<DraftLine> {
        let words: Vec<&str> = kept.body.split_whitespace().collect();
        let shows_title = kept.request.channel.has_title() && !kept.title.trim().is_empty();
        let (title, opening) = if shows_title {
            (kept.title.clone(), opening(&words, OPENING_WORDS))
        } else {
            let rest = words.get(TITLE_WORDS..).unwrap_or_default();
            let more =
                if rest.is_empty() { String::new() } else { format!("…{}", opening(rest, OPENING_WORDS)) };
            (opening(&words, TITLE_WORDS), more)
        };
        let same = |other: &&Kept| {
            other.request.about == kept.request.about && other.request.channel == kept.request.channel
        };
        // Seeds of the same request are counted from nought, one for each wording.
        let wording =
            (all.iter().filter(same).count() > 1).then(|| format!("Wording {}", kept.request.seed + 1));
        Ok(DraftLine {
            id: kept.id.to_string(),
            title,
            opening,
            wording,
            own_words: kept.has_own_words(),
            channel: channel_label(kept.request.channel).to_owned(),
            about: self.about_words(&kept.request.about)?,
            edited: when::moment(kept.edited, self.now),
            exported: kept.exported,
        })
    }
}

impl Writer<'_> {
    fn keep_draft(&mut self, request: &Request) -> Result<String> {
        let generated = self.reader().tell(request, None)?;
        let id = self.new_subject();
        self.connection
            .prepare_cached(
                "INSERT INTO draft (id, made, edited, request, generated, title, body) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                id,
                self.now.utc_ms(),
                as_json(request)?,
                as_json(&generated)?,
                generated.titles.first().map_or("", |t| t.text.as_str()),
                generated.body()
            ])?;
        self.touch(Area::Stories);
        Ok(id.to_string())
    }
}

fn as_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::new(Code::Book, "The draft could not be written down."))
}
