//! An export: the text in one form, and its pictures, clean.

use super::Kept;
use super::edited::as_edited;
use crate::book::{Area, Book, Outcome};
use crate::error::{Code, Result};
use crate::photos::{ExportPhoto, NamedPhoto, PhotoShelf};
use crate::story::Draft;
use crate::story::export::{self, ExportedPhoto};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many characters of a title go into the name of a file.
const LONGEST_STEM: usize = 60;

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

/// What an export is made of. Once it is read, making the copies of the pictures needs the book no more.
#[derive(Debug)]
pub struct Packing {
    story: Draft,
    format: StoryFormat,
    shelf: PhotoShelf,
    photos: Vec<NamedPhoto>,
    left_out: Vec<String>,
    rests: Option<String>,
}

impl Packing {
    /// A good name for the text's file, without its ending.
    pub fn stem(&self) -> String {
        stem(&self.story)
    }

    /// The copies of its pictures. One whose file is not at hand is left out.
    pub fn pictures(&mut self) -> Result<Vec<ExportPhoto>> {
        let mut pictures = Vec::new();
        for photo in &self.photos {
            match self.shelf.export(photo) {
                Ok(picture) => pictures.push(picture),
                Err(error) if error.code == Code::NotFound => self.left_out.push(error.message),
                Err(error) => return Err(error),
            }
        }
        Ok(pictures)
    }

    /// The text, with these pictures in a folder of this name beside it.
    pub fn text(&self, folder: &str, pictures: &[ExportPhoto]) -> String {
        let shown: Vec<ExportedPhoto> = pictures
            .iter()
            .map(|picture| ExportedPhoto {
                src: format!("{}/{}", in_an_address(folder), picture.file_name),
                alt: picture.alt.clone(),
            })
            .collect();
        match self.format {
            StoryFormat::Markdown => export::markdown(&self.story, &shown),
            StoryFormat::Html => export::html(&self.story, &shown),
            StoryFormat::Text => export::plain(&self.story),
        }
    }

    /// What in the text is the carer's own, or rests on what was corrected since, in a sentence.
    pub fn rests(&self) -> Option<&str> {
        self.rests.as_deref()
    }

    /// What had to be left out, a sentence each.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }
}

impl Book {
    /// A draft, ready to be made into files; refused while something in it holds it back.
    pub fn pack_draft(&mut self, draft: &str, format: StoryFormat) -> Result<Packing> {
        let (kept, check) = self.read(|r| {
            let kept = r.kept(draft)?;
            let check = r.check_draft(&kept)?;
            Ok((kept, check))
        })?;
        if let Some(refusal) = check.refusal() {
            return Err(refusal);
        }
        Ok(Packing { rests: check.rests, ..self.pack(as_edited(&kept), format)? })
    }

    /// A draft as files; `folder` is what the folder of its pictures will be called.
    pub fn export_draft(&mut self, draft: &str, format: StoryFormat, folder: &str) -> Result<Parcel> {
        parcel(self.pack_draft(draft, format)?, folder)
    }

    /// A story as files, whether it is kept or not.
    pub fn parcel(&mut self, story: &Draft, format: StoryFormat, folder: &str) -> Result<Parcel> {
        parcel(self.pack(story.clone(), format)?, folder)
    }

    fn pack(&mut self, story: Draft, format: StoryFormat) -> Result<Packing> {
        let (mut photos, mut left_out) = (Vec::new(), Vec::new());
        for photo in &story.photos {
            match self.photo_to_export(&photo.media) {
                Ok(named) => photos.push(named),
                Err(error)
                    if error.code == Code::NotFound || error.field.as_deref() == Some("visibility") =>
                {
                    left_out.push(error.message);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Packing { story, format, shelf: self.photo_shelf(), photos, left_out, rests: None })
    }

    /// Remembers that a draft was exported.
    pub fn draft_was_exported(&mut self, draft: &str) -> Result<Outcome<()>> {
        self.write(|w| {
            let Kept { id, .. } = w.reader().kept(draft)?;
            let now = w.now.utc_ms();
            w.connection
                .prepare_cached("UPDATE draft SET exported = ?2 WHERE id = ?1")?
                .execute(rusqlite::params![id, now])?;
            w.touch(Area::Stories);
            Ok(())
        })
    }
}

fn parcel(mut packing: Packing, folder: &str) -> Result<Parcel> {
    let pictures = packing.pictures()?;
    let text = packing.text(folder, &pictures);
    let pictures = pictures.into_iter().map(|picture| (picture.file_name, picture.bytes)).collect();
    Ok(Parcel { stem: packing.stem(), text, pictures, left_out: packing.left_out })
}

/// A name as it stands in an address: a carer may call a file what she likes.
fn in_an_address(name: &str) -> String {
    let mut address = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

/// A file name from a title: plain letters, digits and hyphens, cut between words.
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
    if stem.len() > LONGEST_STEM {
        // One letter more shows whether a word ends at the very edge.
        let cut = stem[..=LONGEST_STEM].rfind('-').unwrap_or(LONGEST_STEM);
        stem.truncate(cut);
    }
    let stem = stem.trim_matches('-').to_owned();
    if stem.is_empty() { "story".to_owned() } else { stem }
}
