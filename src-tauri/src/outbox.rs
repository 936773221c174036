//! What leaves the log, written where the carer says: a story, with its pictures in a folder beside it, papers, and due times.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use littermate_core::{
    Book, Code, Error, Result,
    desk::{Packing, StoryFormat},
    growth::Theme,
    photos::ExportPhoto,
    sheets::{self, SheetRequest},
};
use serde::Serialize;
use tauri::{AppHandle, Runtime, async_runtime};
use ts_rs::TS;

use crate::{
    dialogs::{self, name_of},
    shelf,
};

/// How many folders of one name are looked at before the pictures stay behind.
const MOST_FOLDERS: u32 = 999;

/// What was written. Names only: where they lie is between the carer and the system's dialog.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct Exported {
    /// The file of the text.
    file: String,
    /// The folder of the pictures, when there are any.
    folder: Option<String>,
    /// What was done, in a sentence.
    said: String,
    /// What had to be left out, a sentence each.
    left_out: Vec<String>,
}

/// Asks where to, and writes a draft there.
pub(crate) async fn export<R: Runtime>(
    app: AppHandle<R>,
    draft: String,
    format: StoryFormat,
) -> Result<Option<Exported>> {
    let packing = shelf::read(app.clone(), |book| book.pack_draft(&draft, format))?;
    let name = format!("{}.{}", packing.stem(), format.ending());
    let Some(file) = dialogs::save(&app, "Save the story", &name).await else { return Ok(None) };
    let written = async_runtime::spawn_blocking(move || write(packing, &file)).await;
    let exported = written.unwrap_or_else(|_| Err(not_written(&io::Error::other("interrupted"))))?;
    shelf::write(app, |book| book.draft_was_exported(&draft))?;
    Ok(Some(exported))
}

/// Asks where to, and writes a paper there as a page of its own; says what was done.
pub(crate) async fn save_sheet<R: Runtime>(app: AppHandle<R>, asked: SheetRequest) -> Result<Option<String>> {
    let sheet = shelf::read(app.clone(), |book| book.sheet(&asked, None, Theme::Print))?;
    let name = format!("{}.html", sheet.stem);
    let Some(file) = dialogs::save(&app, "Save the paper", &name).await else { return Ok(None) };
    let written = async_runtime::spawn_blocking(move || {
        put(&file, sheets::page(&sheet).as_bytes()).map(|()| format!("Saved {}.", name_of(&file)))
    });
    let written = written.await.unwrap_or_else(|_| Err(io::Error::other("interrupted")));
    written.map(Some).map_err(|error| not_written(&error))
}

/// Asks where to, and writes the due times of the hours to come there; tells where they are.
pub(crate) async fn due_times<R: Runtime>(app: AppHandle<R>) -> Result<Option<String>> {
    let Some(times) = shelf::read(app.clone(), Book::due_times_file)? else {
        return Err(Error::new(Code::Invalid, "Nothing in the book says when the next feed is."));
    };
    let name = "littermate-due-times.ics";
    let Some(file) = dialogs::save(&app, "Due times for the phone", name).await else { return Ok(None) };
    let said = format!("Saved {}. Opened on the phone, its calendar rings.", name_of(&file));
    let written = async_runtime::spawn_blocking(move || put(&file, times.as_bytes())).await;
    let written = written.unwrap_or_else(|_| Err(io::Error::other("interrupted")));
    written.map(|()| Some(said)).map_err(|error| not_written(&error))
}

/// Writes the pictures, then the text that shows them: whoever finds the text finds all of it.
fn write(mut packing: Packing, file: &Path) -> Result<Exported> {
    let pictures = packing.pictures()?;
    let folder = folder_for(&pictures, file);
    let folder_name = folder.as_deref().map(name_of);
    let text = packing.text(folder_name.as_deref().unwrap_or_default(), &pictures);
    let mut done = Vec::new();
    let written = folder
        .as_deref()
        .map_or(Ok(()), |folder| put_pictures(folder, &pictures, &mut done))
        .and_then(|()| put(file, text.as_bytes()));
    if let Err(error) = written {
        // Half a story is none. A folder that was there before, or holds more, stays.
        for path in &done {
            drop(fs::remove_file(path));
        }
        if let Some(folder) = &folder {
            drop(fs::remove_dir(folder));
        }
        return Err(not_written(&error));
    }
    let file = name_of(file);
    let said = match (&folder_name, pictures.len()) {
        (Some(folder), 1) => format!("Saved {file}, and 1 photo in {folder}."),
        (Some(folder), count) => format!("Saved {file}, and {count} photos in {folder}."),
        (None, _) => format!("Saved {file}."),
    };
    let said = packing.rests().map_or_else(|| said.clone(), |rests| format!("{said} {rests}"));
    Ok(Exported { file, folder: folder_name, said, left_out: packing.left_out().to_vec() })
}

/// The folder of the pictures: named after the text, and one in which no other picture would be written over.
fn folder_for(pictures: &[ExportPhoto], file: &Path) -> Option<PathBuf> {
    if pictures.is_empty() {
        return None;
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let named = |number: u32| match number {
        1 => file.with_file_name(format!("{stem}-photos")),
        _ => file.with_file_name(format!("{stem}-photos-{number}")),
    };
    let fits = |folder: &PathBuf| {
        !folder.exists()
            || folder.is_dir() && pictures.iter().all(|picture| is_free(folder, picture).unwrap_or(false))
    };
    (1..=MOST_FOLDERS).map(named).find(fits)
}

/// Whether a picture can lie in a folder: nothing has its name there, or it lies there already.
fn is_free(folder: &Path, picture: &ExportPhoto) -> io::Result<bool> {
    match fs::read(folder.join(&picture.file_name)) {
        Ok(bytes) => Ok(bytes == picture.bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn put_pictures(folder: &Path, pictures: &[ExportPhoto], done: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.exists() {
        fs::create_dir(folder)?;
    }
    for picture in pictures {
        let path = folder.join(&picture.file_name);
        if !path.exists() {
            put(&path, &picture.bytes)?;
            done.push(path);
        }
    }
    Ok(())
}

/// Writes a file aside, and gives it its name once it is whole and on the disk.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = path.with_file_name(format!(".{}.part", name_of(path)));
    let written = File::create(&aside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&aside, path));
    if written.is_err() {
        // The first error is the one to tell.
        drop(fs::remove_file(&aside));
    }
    written?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The sentence names no path: it is shown on the page.
fn not_written(error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::StorageFull => Error::new(Code::DiskFull, "The disk is full, so nothing was saved there."),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Error::new(Code::File, "Nothing can be saved in that folder. Choose another one.")
        }
        kind => Error::new(Code::File, format!("It could not be saved there ({kind}).")),
    }
}
