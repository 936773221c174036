//! Papers: to be read, printed, saved and sent.

use littermate_core::{
    Code, Error, Result,
    growth::Theme,
    sheets::{Sheet, SheetRequest},
};
use tauri::{AppHandle, Runtime, WebviewWindow};

use crate::{outbox, shelf};

/// A paper about some animals.
#[expect(clippy::needless_pass_by_value, reason = "what is asked for comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn sheet<R: Runtime>(app: AppHandle<R>, asked: SheetRequest) -> Result<Sheet> {
    shelf::read(app, |book| book.sheet(&asked, None, Theme::Css))
}

/// Opens the system's own dialog for printing what the window shows.
#[expect(clippy::needless_pass_by_value, reason = "the window comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn print_page<R: Runtime>(window: WebviewWindow<R>) -> Result<()> {
    window.print().map_err(|_| Error::new(Code::File, "The system did not open its dialog for printing."))
}

/// Asks where to, and writes a paper there as a page of its own; nothing when the carer thinks better of it.
#[tauri::command]
pub(crate) async fn save_sheet<R: Runtime>(app: AppHandle<R>, asked: SheetRequest) -> Result<Option<String>> {
    outbox::save_sheet(app, asked).await
}

/// Ten plain lines about an animal, for a message to the vet.
#[tauri::command(async)]
pub(crate) fn vet_brief<R: Runtime>(app: AppHandle<R>, animal: &str, question: &str) -> Result<String> {
    shelf::read(app, |book| book.vet_brief(animal, question, None))
}
