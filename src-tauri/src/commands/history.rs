//! Taking back and doing again.

use littermate_core::{Book, Result};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// Takes back the last action; tells what it was.
#[tauri::command(async)]
pub(crate) fn undo<R: Runtime>(app: AppHandle<R>) -> Result<Option<String>> {
    shelf::write(app, Book::undo)
}

/// Does the last one taken back again; tells what it was.
#[tauri::command(async)]
pub(crate) fn redo<R: Runtime>(app: AppHandle<R>) -> Result<Option<String>> {
    shelf::write(app, Book::redo)
}
