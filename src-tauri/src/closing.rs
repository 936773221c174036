//! The end of the window: what was typed last is on the disk before it goes.

use std::{thread, time::Duration};

use tauri::{Manager, Runtime, WebviewWindow, WindowEvent};

use crate::{alarm_clock, shelf};

/// How long the page has to send what it still holds, once it is out of sight.
const LAST_WORDS: Duration = Duration::from_millis(250);

/// Hides the window when it is closed, which the page hears of, and lets it go when the book has taken what came.
/// When an alarm is set, it stays hidden and rings; the second start, or the alarm itself, shows it again.
pub(crate) fn after_last_words<R: Runtime>(window: &WebviewWindow<R>) {
    let closing = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        if closing.hide().is_err() {
            return;
        }
        api.prevent_close();
        let window = closing.clone();
        thread::spawn(move || {
            thread::sleep(LAST_WORDS);
            shelf::finish(window.app_handle());
            if alarm_clock::goes_on(window.app_handle()) {
                return;
            }
            if window.destroy().is_err() {
                window.app_handle().exit(0);
            }
        });
    });
}
