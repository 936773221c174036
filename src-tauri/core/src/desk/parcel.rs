//! An export: the text in one form, and its pictures, clean.

use super::Kept;
use super::edited::as_edited;
use crate::book::{Area, Book};
use crate::error::{Code, Result};
use crate::story::Draft;
use crate::story::export::{self, ExportedPhoto};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The form of an exported text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StoryFormat {
    /// Markdown.
    Markdown,
    /// A page of its own.
    Html,
    /// Plain text, as the channel takes it.
    Text,
}

impl StoryFormat {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Html, Self::Text];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }
}

/// Files to be written: the text, and pictures in a folder beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// A good name for the text's file, without its ending.
    pub stem: String,
    /// The text in the form asked for, its pictures named inside `folder`.
    pub text: String,
    /// The pictures: file name and bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What had to be left out, a sentence each.
    pub left_out: Vec<String>,
}

impl Book {
    /// A draft as files; `folder` is what the folder of its pictures will be called.
    pub fn export_draft(&mut self, draft: &str, format: StoryFormat, folder: &str) -> Result<Parcel> {
        let kept = self.read(|r| r.kept(draft))?;
        self.parcel(&as_edited(&kept), format, folder)
    }

    /// A story as files, whether it is kept or not.
    pub fn parcel(&mut self, story: &Draft, format: StoryFormat, folder: &str) -> Result<Parcel> {
        let (mut pictures, mut shown, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for photo in &story.photos {
            match self.photo_for_export(&photo.media) {
                Ok(picture) => {
                    shown.push(ExportedPhoto {
                        src: format!("{folder}/{}", picture.file_name),
                        alt: picture.alt,
                    });
                    pictures.push((picture.file_name, picture.bytes));
                }
                Err(error) if error.code == Code::NotFound => left_out.push(error.message),
                Err(error) => return Err(error),
            }
        }
        let text = match format {
            StoryFormat::Markdown => export::markdown(story, &shown),
            StoryFormat::Html => export::html(story, &shown),
            StoryFormat::Text => export::plain(story),
        };
        Ok(Parcel { stem: stem(story), text, pictures, left_out })
    }

    /// Remembers that a draft was exported.
    pub fn draft_was_exported(&mut self, draft: &str) -> Result<()> {
        self.write(|w| {
            let Kept { id, .. } = w.reader().kept(draft)?;
            let now = w.now.utc_ms();
            w.connection
                .prepare_cached("UPDATE draft SET exported = ?2 WHERE id = ?1")?
                .execute(rusqlite::params![id, now])?;
            w.touch(Area::Stories);
            Ok(())
        })
        .map(drop)
    }
}

/// A file name from a title: plain letters, digits and hyphens, at most 60 characters.
fn stem(story: &Draft) -> String {
    let title = story.titles.first().map_or("story", |t| t.text.as_str());
    let mut stem = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    stem.truncate(60);
    let stem = stem.trim_matches('-').to_owned();
    if stem.is_empty() { "story".to_owned() } else { stem }
}
