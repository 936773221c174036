//! Who is alone, and who keeps whom company.

use littermate_core::{
    Result,
    board::{Candidate, Meeting, PairingBoard},
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// The pairing board.
#[tauri::command(async)]
pub(crate) fn pairing_board<R: Runtime>(app: AppHandle<R>) -> Result<PairingBoard> {
    shelf::read(app, |book| book.pairing_board(None))
}

/// What speaks for and against putting two animals together.
#[tauri::command(async)]
pub(crate) fn pair_reasons<R: Runtime>(
    app: AppHandle<R>,
    one: &str,
    other: &str,
) -> Result<Option<Candidate>> {
    shelf::read(app, |book| book.pair_reasons(one, other))
}

/// Introduces two animals to each other.
#[expect(clippy::needless_pass_by_value, reason = "what is typed comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn introduce<R: Runtime>(
    app: AppHandle<R>,
    one: &str,
    other: &str,
    meeting: Meeting,
) -> Result<()> {
    shelf::write(app, |book| book.introduce(one, other, &meeting))
}

/// Records how two animals get on.
#[expect(clippy::needless_pass_by_value, reason = "what is typed comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn record_meeting<R: Runtime>(
    app: AppHandle<R>,
    one: &str,
    other: &str,
    meeting: Meeting,
) -> Result<()> {
    shelf::write(app, |book| book.record_meeting(one, other, &meeting))
}

/// Ends a pairing.
#[tauri::command(async)]
pub(crate) fn end_pairing<R: Runtime>(app: AppHandle<R>, one: &str, other: &str, reason: &str) -> Result<()> {
    shelf::write(app, |book| book.end_pairing(one, other, reason))
}
