//! The system's own dialogs. What they give stays on this side of the page.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager, Runtime, async_runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::window;

/// Asks where to save a file. The dialog itself asks before it gives the name of one that is there.
pub(crate) async fn save<R: Runtime>(app: &AppHandle<R>, title: &str, name: &str) -> Option<PathBuf> {
    let (tell, mut told) = async_runtime::channel(1);
    // The channel is full only when the dialog would answer twice.
    ours(app, title).set_file_name(name).save_file(move |file| drop(tell.try_send(file)));
    told.recv().await.flatten().and_then(path)
}

/// Asks for photos.
pub(crate) async fn pick_photos<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
    let (tell, mut told) = async_runtime::channel(1);
    let pictures = ["jpg", "jpeg", "JPG", "JPEG", "png", "PNG", "webp", "WEBP"];
    ours(app, "Add photos")
        .add_filter("Pictures", &pictures)
        .pick_files(move |files| drop(tell.try_send(files)));
    told.recv().await.flatten().unwrap_or_default().into_iter().filter_map(path).collect()
}

/// The last part of a path, which may be shown.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A dialog that belongs to our window, so that it lies over it and goes with it.
fn ours<R: Runtime>(app: &AppHandle<R>, title: &str) -> FileDialogBuilder<R> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(window::LABEL) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(file: FilePath) -> Option<PathBuf> {
    file.into_path().ok()
}
