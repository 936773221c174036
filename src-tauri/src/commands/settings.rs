//! How the program is set.

use littermate_core::{
    Book, Code, Error, Result,
    settings::{SettingLine, Theme},
};
use tauri::{AppHandle, Runtime, WebviewWindow};

use crate::shelf;

/// Keeps the theme, for the next start too.
#[tauri::command(async)]
pub(crate) fn set_theme<R: Runtime>(app: AppHandle<R>, theme: Theme) -> Result<()> {
    shelf::write(app, |book| book.set_theme(theme))
}

/// Makes everything in the window larger or smaller, for the next start too; 1 is as it was designed.
#[expect(clippy::needless_pass_by_value, reason = "the window comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn set_zoom<R: Runtime>(app: AppHandle<R>, window: WebviewWindow<R>, factor: f64) -> Result<()> {
    let factor = shelf::write(app, |book| book.set_zoom(factor))?;
    window
        .set_zoom(factor)
        .map_err(|_| Error::new(Code::Invalid, "The letters could not be made another size."))
}

/// What can be set, and how it is set.
#[tauri::command(async)]
pub(crate) fn settings<R: Runtime>(app: AppHandle<R>) -> Result<Vec<SettingLine>> {
    shelf::read(app, Book::setting_lines)
}

/// Sets one thing, as typed or chosen.
#[expect(clippy::needless_pass_by_value, reason = "arguments of a command come as its own")]
#[tauri::command(async)]
pub(crate) fn set_setting<R: Runtime>(app: AppHandle<R>, key: String, text: String) -> Result<()> {
    shelf::write(app, |book| book.set_setting(&key, &text))
}
