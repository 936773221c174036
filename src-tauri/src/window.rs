//! The one window: how it is opened, where it may go, and what keeps a second one of the same book away.

use std::{
    env,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, absolute},
    process::ExitCode,
    thread,
};

use littermate_core::{Code, Error, round::RoundView, settings::Theme};
use tauri::{
    App, AppHandle, Manager, Runtime, Url, WebviewWindowBuilder, Wry,
    plugin::TauriPlugin,
    webview::{Color, NewWindowResponse},
};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use tauri_plugin_window_state::StateFlags;

use crate::{OpenBook, alarm_clock, closing, shelf};

/// What the one window is called among ourselves.
pub(crate) const LABEL: &str = "main";

/// Runs the window on a book until it is closed.
pub(crate) fn run(book: &Path) -> ExitCode {
    let mut builder = tauri::Builder::default();
    if !automated() {
        builder = builder.plugin(one_window_per_book(book));
    }
    let size = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::MAXIMIZED)
        .build();
    // The book opens while the window system starts. A second start for the same book ends within the next line.
    let opening = {
        let book = book.to_owned();
        thread::spawn(move || shelf::open(&book).map(OpenBook::of))
    };
    let app = match crate::app(builder.plugin(size)) {
        Ok(app) => app,
        Err(error) => return say_on_terminal(&format!("The window could not open: {error}.")),
    };
    let opened = opening
        .join()
        .unwrap_or_else(|_| Err(Error::new(Code::Book, "The book could not be opened. Please start again.")));
    match opened {
        Ok(book) => {
            if let Err(error) = crate::show(&app, book) {
                return say_on_terminal(&format!("The window could not open: {error}."));
            }
        }
        Err(error) => say_in_a_dialog(&app, &error),
    }
    ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1))
}

fn say_on_terminal(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::FAILURE
}

/// For whoever has started the program with a click, and sees no terminal.
fn say_in_a_dialog<R: Runtime>(app: &App<R>, error: &Error) {
    say_on_terminal(&error.message);
    let handle = app.handle().clone();
    let dialog = app.dialog().message(&error.message).title("Littermate").kind(MessageDialogKind::Error);
    dialog.show(move |_| handle.exit(1));
}

/// Opens the window that the configuration describes, from its first frame as bright and as large as it was left.
///
/// The first round comes with the page, which would otherwise ask for it and wait.
pub(crate) fn open<R: Runtime>(
    app: &AppHandle<R>,
    theme: Theme,
    zoom: f64,
    first_round: Option<&RoundView>,
) -> tauri::Result<()> {
    let first_round = serde_json::to_string(&first_round)?;
    let (name, paper) = match theme {
        Theme::Day => ("day", Color(0xfa, 0xf6, 0xf0, 0xff)),
        Theme::Dusk => ("dusk", Color(0x19, 0x15, 0x12, 0xff)),
        Theme::Night => ("night", Color(0x0b, 0x03, 0x02, 0xff)),
    };
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        // A private session leaves nothing on the disk; the engine on Linux does not let a driver into one.
        .incognito(!automated())
        .background_color(paper)
        .initialization_script(format!(
            "document.documentElement.dataset.theme = '{name}'; window.zoom = {zoom}; window.firstRound = {first_round};"
        ))
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    if (zoom - 1.0).abs() > f64::EPSILON {
        window.set_zoom(zoom)?;
    }
    closing::after_last_words(&window);
    Ok(())
}

/// Brings the window forward, from wherever it is. One that is just closing stays closed.
pub(crate) fn bring_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
        alarm_clock::look_again(app);
    }
}

/// Whether the window was closed, and the program goes on.
pub(crate) fn is_hidden<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window(LABEL).is_some_and(|window| window.is_visible().is_ok_and(|visible| !visible))
}

/// Whether a `WebDriver` has started this process.
fn automated() -> bool {
    env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

fn is_our_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Brings the window forward when the same book is opened again. Another book may have its own.
fn one_window_per_book(book: &Path) -> TauriPlugin<Wry> {
    let mut hasher = DefaultHasher::new();
    absolute(book).unwrap_or_else(|_| book.to_path_buf()).hash(&mut hasher);
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(format!("app.littermate.desktop.book{:016x}", hasher.finish()))
        .callback(|app: &AppHandle, _, _| {
            bring_forward(app);
        })
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_cannot_leave() {
        assert!(is_our_page(&Url::parse("tauri://localhost/index.html#animals").unwrap()));
        for elsewhere in [
            "https://example.org/",
            "file:///etc/passwd",
            "tauri://elsewhere/",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!is_our_page(&Url::parse(elsewhere).unwrap()), "{elsewhere}");
        }
    }
}
