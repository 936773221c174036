//! The crisis page.

use littermate_core::{
    Result,
    crisis::{CrisisStep, CrisisView},
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// The crisis page of an animal, or the choice of one.
#[tauri::command(async)]
pub(crate) fn crisis<R: Runtime>(app: AppHandle<R>, animal: &str) -> Result<CrisisView> {
    shelf::read(app, |book| book.crisis(animal))
}

/// Logs a step of a crisis with its time.
#[tauri::command(async)]
pub(crate) fn crisis_step<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    step: CrisisStep,
) -> Result<CrisisView> {
    shelf::write(app, |book| book.crisis_step(animal, step))
}
