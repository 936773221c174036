//! How the alarm clock is set.

/// How the alarm clock is set. Off until the carer turns it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmSettings {
    /// It rings.
    pub on: bool,
    /// How many minutes before the due time, 0 to 60.
    pub minutes_before: u8,
    /// After how many minutes it comes back when it is snoozed or not answered, 1 to 60.
    pub snooze_minutes: u8,
    /// The computer is kept awake while something is to ring.
    pub keep_awake: bool,
    /// It rings when the window is closed, too.
    pub keep_running: bool,
}

impl Default for AlarmSettings {
    fn default() -> Self {
        Self { on: false, minutes_before: 0, snooze_minutes: 10, keep_awake: true, keep_running: true }
    }
}

impl AlarmSettings {
    /// Minutes from one sound of a ring to the next.
    pub(super) fn again(&self) -> i64 {
        i64::from(self.snooze_minutes.max(1))
    }
}
