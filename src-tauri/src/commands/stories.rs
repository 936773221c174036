//! The story desk: drafts, their text, their pictures, and what leaves the log.

use littermate_core::{
    Book, Result,
    desk::{DraftCheck, DraftView, StoriesView, StoryFormat},
};
use tauri::{AppHandle, Runtime};

use crate::{
    outbox::{self, Exported},
    shelf,
};

/// Every draft, and what a new one can be about.
#[tauri::command(async)]
pub(crate) fn stories<R: Runtime>(app: AppHandle<R>) -> Result<StoriesView> {
    shelf::read(app, Book::stories)
}

/// Drafts a story; gives its id.
#[expect(clippy::needless_pass_by_value, reason = "a list comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn new_draft<R: Runtime>(app: AppHandle<R>, about: Vec<String>, channel: &str) -> Result<String> {
    shelf::write(app, |book| book.new_draft(&about, channel))
}

/// Drafts the same story in other words; gives the id of the new draft.
#[tauri::command(async)]
pub(crate) fn another_wording<R: Runtime>(app: AppHandle<R>, draft: &str) -> Result<String> {
    shelf::write(app, |book| book.another_wording(draft))
}

/// A draft on the desk.
#[tauri::command(async)]
pub(crate) fn draft<R: Runtime>(app: AppHandle<R>, draft: &str) -> Result<DraftView> {
    shelf::read(app, |book| book.draft(draft))
}

/// Keeps what the carer made of a draft.
#[tauri::command(async)]
pub(crate) fn save_draft<R: Runtime>(
    app: AppHandle<R>,
    draft: &str,
    title: &str,
    body: &str,
) -> Result<DraftView> {
    shelf::write(app, |book| book.save_draft(draft, title, body))
}

/// Holds a draft against the rubric.
#[tauri::command(async)]
pub(crate) fn check_draft<R: Runtime>(app: AppHandle<R>, draft: &str) -> Result<DraftCheck> {
    shelf::read(app, |book| book.check_draft(draft))
}

/// A draft as text for the clipboard.
#[tauri::command(async)]
pub(crate) fn draft_text<R: Runtime>(app: AppHandle<R>, draft: &str) -> Result<String> {
    shelf::read(app, |book| book.draft_text(draft))
}

/// Sets which pictures go with a story.
#[expect(clippy::needless_pass_by_value, reason = "a list comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn choose_photos<R: Runtime>(
    app: AppHandle<R>,
    draft: &str,
    photos: Vec<String>,
) -> Result<DraftView> {
    shelf::write(app, |book| book.choose_photos(draft, &photos))
}

/// Asks where to, and writes the draft there; nothing when the carer thinks better of it.
#[tauri::command]
pub(crate) async fn export_draft<R: Runtime>(
    app: AppHandle<R>,
    draft: String,
    format: StoryFormat,
) -> Result<Option<Exported>> {
    outbox::export(app, draft, format).await
}
