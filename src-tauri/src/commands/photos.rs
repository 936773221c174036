//! Photos: chosen from the disk by the carer, never by the page.

use littermate_core::{Result, photos::PhotoLine};
use tauri::{AppHandle, Runtime};

use crate::{
    inbox::{self, AddedPhotos},
    shelf,
};

/// The photos of an animal.
#[expect(clippy::needless_pass_by_value, reason = "a list comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn photos_of<R: Runtime>(app: AppHandle<R>, animals: Vec<String>) -> Result<Vec<PhotoLine>> {
    shelf::read(app, |book| book.photos_of(&animals))
}

/// Asks for photos of some animals and adds them; nothing when the carer thinks better of it.
#[tauri::command]
pub(crate) async fn add_photos<R: Runtime>(
    app: AppHandle<R>,
    animals: Vec<String>,
) -> Result<Option<AddedPhotos>> {
    inbox::add_photos(app, animals).await
}

/// Asks for photos of a draft's animals, adds them, and lets them go with it.
#[tauri::command]
pub(crate) async fn add_photos_to_draft<R: Runtime>(
    app: AppHandle<R>,
    draft: String,
) -> Result<Option<AddedPhotos>> {
    inbox::add_photos_to_draft(app, draft).await
}

/// Sets what a photo shows and its alternative text.
#[tauri::command(async)]
pub(crate) fn set_photo_text<R: Runtime>(
    app: AppHandle<R>,
    media: &str,
    what: &str,
    alt: &str,
) -> Result<()> {
    shelf::write(app, |book| book.set_photo_text(media, what, alt))
}
