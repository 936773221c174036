//! What the log worries about.

use littermate_core::{Result, judgements::Watched};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// What is worth a look: of one animal every line, of everybody the worst of each.
#[tauri::command(async)]
pub(crate) fn watched<R: Runtime>(app: AppHandle<R>, animal: Option<&str>) -> Result<Watched> {
    shelf::read(app, |book| book.watched(animal))
}

/// Dismisses an alarm for a reason.
#[tauri::command(async)]
pub(crate) fn dismiss_alarm<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    rule: &str,
    reason: &str,
) -> Result<()> {
    shelf::write(app, |book| book.dismiss_alarm(animal, rule, reason))
}
