//! The window of Littermate, and its command line. Thin: what is true is decided in the log.

use littermate_core::{Book, round::RoundView, settings::Theme};
use tauri::{App, Builder, Context, Manager, Runtime};

mod alarm_clock;
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
pub fn open<R: Runtime>(app: &App<R>, book: Book) -> tauri::Result<()> {
    show(app, OpenBook::of(book))
}

/// A book, with what the first screen of the window shows of it.
struct OpenBook {
    book: Book,
    theme: Theme,
    zoom: f64,
    first_round: Option<RoundView>,
}

impl OpenBook {
    /// What of it cannot be read is left out: the window opens by day, and its page asks for the round and is told why.
    fn of(mut book: Book) -> Self {
        Self {
            theme: book.theme().unwrap_or_default(),
            zoom: book.zoom().unwrap_or(1.0),
            first_round: book.round("").ok(),
            book,
        }
    }
}

fn show<R: Runtime>(app: &App<R>, open: OpenBook) -> tauri::Result<()> {
    app.manage(shelf::Photos(open.book.photo_shelf()));
    app.manage(shelf::Shelf::new(open.book));
    window::open(app.handle(), open.theme, open.zoom, open.first_round.as_ref())?;
    alarm_clock::start(app.handle());
    Ok(())
}

/// The embedded page, the configuration and what the page is allowed to ask.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
