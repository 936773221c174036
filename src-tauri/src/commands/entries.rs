//! Entries of any kind: written, corrected, taken back, moved to the right animal.

use littermate_core::{
    Book, Result,
    entry::kind::KindDescription,
    journal::{EntryForm, TimeEcho, TimelinePage},
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// Every kind that a form offers, with its fields; the most used first.
#[tauri::command(async)]
pub(crate) fn entry_kinds<R: Runtime>(app: AppHandle<R>) -> Result<Vec<KindDescription>> {
    shelf::read(app, Book::kinds_by_use)
}

/// A page of the entries about an animal; `after` is what the page before gave as `next`.
#[tauri::command(async)]
pub(crate) fn timeline<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    after: Option<&str>,
) -> Result<TimelinePage> {
    shelf::read(app, |book| book.timeline(animal, after, None))
}

/// An entry as a form shows it.
#[tauri::command(async)]
pub(crate) fn entry_form<R: Runtime>(app: AppHandle<R>, entry: &str) -> Result<EntryForm> {
    shelf::read(app, |book| book.entry_form(entry))
}

/// Adds an entry.
#[tauri::command(async)]
pub(crate) fn add_entry<R: Runtime>(app: AppHandle<R>, form: EntryForm) -> Result<String> {
    shelf::write(app, move |book| book.add_entry(&form))
}

/// Corrects an entry.
#[tauri::command(async)]
pub(crate) fn correct_entry<R: Runtime>(app: AppHandle<R>, entry: &str, form: EntryForm) -> Result<String> {
    shelf::write(app, move |book| book.correct_entry(entry, &form))
}

/// Takes an entry back.
#[tauri::command(async)]
pub(crate) fn take_back<R: Runtime>(app: AppHandle<R>, entry: &str) -> Result<()> {
    shelf::write(app, |book| book.take_back(entry))
}

/// Moves an entry from one animal to another.
#[tauri::command(async)]
pub(crate) fn move_entry<R: Runtime>(app: AppHandle<R>, entry: &str, from: &str, to: &str) -> Result<String> {
    shelf::write(app, |book| book.move_entry(entry, from, to))
}

/// Reads a typed time back.
#[tauri::command(async)]
pub(crate) fn echo_time<R: Runtime>(app: AppHandle<R>, text: &str) -> Result<TimeEcho> {
    shelf::read(app, |book| book.echo_time(text))
}
