//! How the program is set.

use littermate_core::{Result, settings::Theme};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// Keeps the theme, for the next start too.
#[tauri::command(async)]
pub(crate) fn set_theme<R: Runtime>(app: AppHandle<R>, theme: Theme) -> Result<()> {
    shelf::write(app, |book| book.set_theme(theme))
}
