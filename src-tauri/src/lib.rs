//! The window of Littermate, and its command line. Thin: what is true is decided in the log.

use littermate_core::Book;
use tauri::{App, Builder, Context, Manager, Runtime};

mod changed;
pub mod cli;
mod closing;
pub mod commands;
mod dialogs;
mod first_paint;
mod home;
mod inbox;
mod outbox;
mod photo_scheme;
mod shelf;
mod window;
mod world;

/// The program on a builder of any runtime, so that tests run the same one. Nothing is open yet.
pub fn app<R: Runtime>(builder: Builder<R>) -> tauri::Result<App<R>> {
    photo_scheme::serve(builder)
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .build(context())
}

/// Opens the window on a book.
pub fn open<R: Runtime>(app: &App<R>, mut book: Book) -> tauri::Result<()> {
    // A book whose settings cannot be read still opens, by day.
    let theme = book.theme().unwrap_or_default();
    app.manage(shelf::Photos(book.photo_shelf()));
    app.manage(shelf::Shelf::new(book));
    window::open(app.handle(), theme)
}

/// The embedded page, the configuration and what the page is allowed to ask.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
