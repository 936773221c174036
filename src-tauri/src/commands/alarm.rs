//! The alarm clock as the page shows it. Turned on and off it is among the settings.

use littermate_core::{Result, alarm::AlarmView};
use tauri::{AppHandle, Runtime};

use crate::{alarm_clock, outbox};

/// What rings and when, and what keeps it from ringing.
#[expect(clippy::needless_pass_by_value, reason = "the window comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn alarm<R: Runtime>(app: AppHandle<R>) -> Result<AlarmView> {
    alarm_clock::view(&app)
}

/// Puts a ring off for as long as is set.
#[expect(clippy::needless_pass_by_value, reason = "the window comes to a command as its own")]
#[tauri::command(async)]
pub(crate) fn snooze_alarm<R: Runtime>(app: AppHandle<R>, ring: &str) -> Result<()> {
    alarm_clock::snooze(&app, ring)
}

/// Asks where to, and writes the due times of the hours to come there, for the calendar of a phone; tells where they
/// are.
#[tauri::command]
pub(crate) async fn save_due_times<R: Runtime>(app: AppHandle<R>) -> Result<Option<String>> {
    outbox::due_times(app).await
}
