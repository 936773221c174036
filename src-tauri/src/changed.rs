//! The one event of the window: something is on the disk that screens may show.

use littermate_core::book::{Area, Changes};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime};
use ts_rs::TS;

use crate::alarm_clock;

/// What to ask for again.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub(crate) struct Changed {
    /// The parts that are not what they were.
    areas: Vec<Area>,
    /// The animals it is about.
    animals: Vec<String>,
}

/// Tells every window and the alarm clock, after the commit.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, changes: &Changes) {
    show(app, changes);
    alarm_clock::look_again(app);
}

/// Tells every window. One that is just closing misses nothing it could show.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, changes: &Changes) {
    let news = Changed {
        areas: changes.areas.iter().copied().collect(),
        animals: changes.animals.iter().map(ToString::to_string).collect(),
    };
    let _ = app.emit("changed", news);
}
