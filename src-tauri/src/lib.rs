//! The window of Littermate, and its command line. Thin: what is true is decided in the log.

use tauri::{App, Builder, Context, Runtime};

pub mod cli;
pub mod commands;
mod first_paint;
pub mod home;
mod window;

/// The program on a builder of any runtime, so that tests run the same one, with its window open.
pub fn app<R: Runtime>(builder: Builder<R>) -> tauri::Result<App<R>> {
    let app =
        builder.plugin(tauri_plugin_dialog::init()).invoke_handler(commands::handler()).build(context())?;
    window::open(app.handle())?;
    Ok(app)
}

/// The embedded page, the configuration and what the page is allowed to ask.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
