//! The round of the window: every cell is its own save.

use littermate_core::{
    Result,
    round::{Column, Finished, Output, PaperView, RoundView},
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// The round of a scope; of the first there is, when none is named.
#[tauri::command(async)]
pub(crate) fn round<R: Runtime>(app: AppHandle<R>, scope: &str) -> Result<RoundView> {
    shelf::read(app, |book| book.round(scope))
}

/// Saves what was typed into a cell.
#[tauri::command(async)]
pub(crate) fn save_cell<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    animal: &str,
    column: Column,
    text: &str,
) -> Result<RoundView> {
    shelf::write(app, |book| book.save_cell(scope, animal, column, text))
}

/// Turns pee or poo on or off.
#[tauri::command(async)]
pub(crate) fn toggle_output<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    animal: &str,
    what: Output,
) -> Result<RoundView> {
    shelf::write(app, |book| book.toggle_output(scope, animal, what))
}

/// Leaves an animal out of the round, or takes it in again.
#[tauri::command(async)]
pub(crate) fn skip_in_round<R: Runtime>(app: AppHandle<R>, scope: &str, animal: &str) -> Result<RoundView> {
    shelf::write(app, |book| book.skip_in_round(scope, animal))
}

/// Adds a note to an animal's row.
#[tauri::command(async)]
pub(crate) fn note_in_round<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    animal: &str,
    text: &str,
) -> Result<RoundView> {
    shelf::write(app, |book| book.note_in_round(scope, animal, text))
}

/// Sets the time of the round.
#[tauri::command(async)]
pub(crate) fn set_round_time<R: Runtime>(app: AppHandle<R>, scope: &str, text: &str) -> Result<RoundView> {
    shelf::write(app, |book| book.set_round_time(scope, text))
}

/// Says who is feeding from now on.
#[tauri::command(async)]
pub(crate) fn feed_as<R: Runtime>(app: AppHandle<R>, scope: &str, who: &str) -> Result<RoundView> {
    shelf::write(app, |book| book.feed_as(scope, who))
}

/// Finishes the round.
#[tauri::command(async)]
pub(crate) fn finish_round<R: Runtime>(app: AppHandle<R>, scope: &str) -> Result<Finished> {
    shelf::write(app, |book| book.finish_round(scope))
}

/// The rounds of a scope that were kept on paper.
#[tauri::command(async)]
pub(crate) fn paper<R: Runtime>(app: AppHandle<R>, scope: &str) -> Result<PaperView> {
    shelf::read(app, |book| book.paper(scope))
}

/// Begins a column of the paper log at a time, or moves one.
#[expect(clippy::needless_pass_by_value, reason = "arguments of a command come as its own")]
#[tauri::command(async)]
pub(crate) fn set_paper_time<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    round: Option<String>,
    text: &str,
) -> Result<PaperView> {
    shelf::write(app, |book| book.set_paper_time(scope, round.as_deref(), text))
}

/// Saves what was typed into a cell of the paper log.
#[tauri::command(async)]
pub(crate) fn save_paper_cell<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    round: &str,
    animal: &str,
    column: Column,
    text: &str,
) -> Result<PaperView> {
    shelf::write(app, |book| book.save_paper_cell(scope, round, animal, column, text))
}

/// Turns pee or poo of the paper log on or off.
#[tauri::command(async)]
pub(crate) fn toggle_paper_output<R: Runtime>(
    app: AppHandle<R>,
    scope: &str,
    round: &str,
    animal: &str,
    what: Output,
) -> Result<PaperView> {
    shelf::write(app, |book| book.toggle_paper_output(scope, round, animal, what))
}
