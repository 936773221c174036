//! The one window: how it is opened, where it may go, and what keeps a second one of the same book away.

use std::{
    env,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, absolute},
    process::ExitCode,
};

use tauri::{
    AppHandle, Manager, Runtime, Url, WebviewWindowBuilder, Wry, plugin::TauriPlugin,
    webview::NewWindowResponse,
};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";

/// Runs the window on a book until it is closed.
pub(crate) fn run(book: &Path) -> ExitCode {
    let mut builder = tauri::Builder::default();
    if !automated() {
        builder = builder.plugin(one_window_per_book(book));
    }
    let size = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::MAXIMIZED)
        .build();
    match crate::app(builder.plugin(size)) {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            eprintln!("The window could not open: {error}.");
            ExitCode::FAILURE
        }
    }
}

/// Opens the window that the configuration describes.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    WebviewWindowBuilder::from_config(app, config)?
        // A private session leaves nothing on the disk; the engine on Linux does not let a driver into one.
        .incognito(!automated())
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
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
            if let Some(window) = app.get_webview_window(LABEL) {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
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
