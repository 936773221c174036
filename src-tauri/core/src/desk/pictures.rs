//! The pictures of a story: those the log offered, and what the carer made of that.

use super::view::DraftView;
use super::{Kept, as_json};
use crate::book::{Area, Book, Outcome, Reader};
use crate::error::{Error, Result};
use crate::photos::PhotoLine;
use crate::story::StoryPhoto;
use rusqlite::params;
use serde::Serialize;
use ts_rs::TS;

/// A picture on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DraftPhoto {
    /// The picture.
    #[serde(flatten)]
    pub photo: PhotoLine,
    /// Whether it goes with the story.
    pub chosen: bool,
    /// Why it cannot go with a story, or what to look at before it does.
    pub advice: Option<String>,
}

impl Kept {
    /// The pictures that go with the story, by id.
    pub(super) fn chosen(&self) -> Vec<String> {
        match &self.photos {
            Some(chosen) => chosen.clone(),
            None => self.generated.photos.iter().map(|photo| photo.media.clone()).collect(),
        }
    }

    /// The same as a story names them. What a picture shows stands on its card.
    pub(super) fn story_photos(&self) -> Vec<StoryPhoto> {
        let told = |media: &String| self.generated.photos.iter().find(|photo| photo.media == *media).cloned();
        let named = |media: String| told(&media).unwrap_or(StoryPhoto { media, alt: String::new() });
        self.chosen().into_iter().map(named).collect()
    }
}

impl Book {
    /// Sets which pictures go with a story, in their order.
    pub fn choose_photos(&mut self, draft: &str, media: &[String]) -> Result<Outcome<DraftView>> {
        self.write(|w| {
            let kept = w.reader().kept(draft)?;
            let offered = w.reader().draft_photos(&kept)?;
            for id in media {
                let photo = offered.iter().find(|offer| offer.photo.media == *id);
                let photo = photo.ok_or_else(|| Error::not_found("photo", id))?;
                if photo.is_private() {
                    return Err(Error::invalid("photos", PRIVATE));
                }
            }
            w.connection
                .prepare_cached("UPDATE draft SET photos = ?2 WHERE id = ?1")?
                .execute(params![kept.id, as_json(&media)?])?;
            w.touch(Area::Stories);
            w.reader().draft_view(&w.reader().kept(draft)?)
        })
    }

    /// The animals a draft is about: whom a picture added on the desk shows.
    pub fn draft_animals(&mut self, draft: &str) -> Result<Vec<String>> {
        self.read(|r| Ok(r.kept(draft)?.request.about))
    }

    /// Lets a picture go with a story, after those that already do. One that is there already stays where it is.
    pub fn add_to_draft(&mut self, draft: &str, media: &str) -> Result<Outcome<DraftView>> {
        let mut chosen = self.read(|r| Ok(r.kept(draft)?.chosen()))?;
        if !chosen.iter().any(|id| id == media) {
            chosen.push(media.to_owned());
        }
        self.choose_photos(draft, &chosen)
    }
}

const PRIVATE: &str = "This photo is private, so it stays in the log.";

impl DraftPhoto {
    fn of(photo: PhotoLine, chosen: bool) -> Self {
        let advice = match (photo.visibility.as_str(), photo.people_visible) {
            ("private" | "internal_medical", _) => Some(PRIVATE),
            _ if photo.hash.is_none() => Some("Its file is not on this computer."),
            ("ask", _) => Some("Ask before you publish this photo."),
            (_, Some(true)) => Some("People can be seen on it. Ask them before you publish it."),
            _ => None,
        };
        Self { chosen, advice: advice.map(str::to_owned), photo }
    }

    fn is_private(&self) -> bool {
        matches!(self.photo.visibility.as_str(), "private" | "internal_medical")
    }
}

impl Reader<'_> {
    /// The pictures a draft can have: those that go with it first, then the others of its animals.
    pub(super) fn draft_photos(&self, kept: &Kept) -> Result<Vec<DraftPhoto>> {
        let chosen = kept.chosen();
        let place = |photo: &PhotoLine| chosen.iter().position(|id| *id == photo.media);
        let all = self.photo_lines(&[])?;
        let of_animals = self.photo_lines(&kept.request.about)?;
        let mut offered: Vec<PhotoLine> = all.into_iter().filter(|photo| place(photo).is_some()).collect();
        offered.sort_by_key(&place);
        offered.extend(of_animals.into_iter().filter(|photo| place(photo).is_none()));
        Ok(offered.into_iter().map(|photo| DraftPhoto::of(photo.clone(), place(&photo).is_some())).collect())
    }
}
