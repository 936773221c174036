//! What comes into the log from the disk: photos, chosen in the system's dialog.

use std::{fs, path::Path};

use littermate_core::{Code, Error, Result, photos::NewPhoto};
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime, async_runtime};
use ts_rs::TS;

use crate::{dialogs, shelf, shelf::Photos};

/// The largest file that is read at all, in bytes; the log takes no larger photo.
const LARGEST: u64 = 60 * 1024 * 1024;

/// Photos that were added.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct AddedPhotos {
    /// Their ids.
    photos: Vec<String>,
    /// What was done, in a sentence.
    said: String,
    /// What was not added and why, a sentence each.
    refused: Vec<String>,
}

/// Asks for photos of some animals and adds them.
pub(crate) async fn add_photos<R: Runtime>(
    app: AppHandle<R>,
    animals: Vec<String>,
) -> Result<Option<AddedPhotos>> {
    let files = dialogs::pick_photos(&app).await;
    if files.is_empty() {
        return Ok(None);
    }
    let added = async_runtime::spawn_blocking(move || {
        let (mut photos, mut refused) = (Vec::new(), Vec::new());
        for file in files {
            match add(&app, &file, &animals) {
                Ok(photo) => photos.push(photo),
                Err(error) => refused.push(format!("{}: {}", dialogs::name_of(&file), error.message)),
            }
        }
        AddedPhotos { said: said(photos.len()), photos, refused }
    });
    added.await.map(Some).map_err(|_| Error::new(Code::File, "The photos could not be read."))
}

/// Asks for photos of a draft's animals, adds them, and lets them go with it.
pub(crate) async fn add_photos_to_draft<R: Runtime>(
    app: AppHandle<R>,
    draft: String,
) -> Result<Option<AddedPhotos>> {
    let animals = shelf::read(app.clone(), |book| book.draft_animals(&draft))?;
    let added = add_photos(app.clone(), animals).await?;
    for photo in added.iter().flat_map(|added| &added.photos) {
        shelf::write(app.clone(), |book| book.add_to_draft(&draft, photo))?;
    }
    Ok(added)
}

/// The picture is looked at and kept while the book is free; only its entry is written there.
fn add<R: Runtime>(app: &AppHandle<R>, file: &Path, animals: &[String]) -> Result<String> {
    let unreadable = |error: std::io::Error| {
        Error::new(Code::File, format!("This file could not be read ({}).", error.kind()))
    };
    if fs::metadata(file).map_err(unreadable)?.len() > LARGEST {
        return Err(Error::invalid("file", "This file is larger than 60 MB."));
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    let kept = app.state::<Photos>().0.keep(&bytes)?;
    let photo = NewPhoto { subjects: animals.to_vec(), ..NewPhoto::default() };
    shelf::write(app.clone(), |book| book.add_kept_photo(&kept, &photo))
}

fn said(count: usize) -> String {
    match count {
        0 => "No photo was added.".to_owned(),
        1 => "1 photo added.".to_owned(),
        _ => format!("{count} photos added."),
    }
}
