//! What the page asks about the program itself.

use serde::Serialize;
use ts_rs::TS;

/// What this program is.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub(crate) struct About {
    version: &'static str,
}

#[tauri::command(async)]
pub(crate) fn about() -> About {
    About { version: env!("CARGO_PKG_VERSION") }
}

/// The page has put its first frame on the screen.
#[tauri::command(async)]
pub(crate) fn painted() {
    crate::first_paint::reached();
}
