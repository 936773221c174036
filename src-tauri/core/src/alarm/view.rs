//! What the screen says of the alarm clock: whether it rings, when, and what keeps it from ringing.

use super::{Alarm, Answers};
use crate::animals::when;
use serde::Serialize;
use ts_rs::TS;

/// What the computer lets the alarm clock do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bell {
    /// Its desktop shows notifications.
    pub shows: bool,
    /// It promised to stay awake.
    pub awake: bool,
}

/// The alarm clock as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AlarmView {
    /// Whether it is on.
    pub on: bool,
    /// «Rings at 6:10 for the Linden litter.»
    pub words: String,
    /// What goes with it, a sentence each: whether the computer stays awake, whether the window may be closed.
    pub terms: Vec<String>,
    /// What rings and was not answered.
    pub ringing: Vec<RingLine>,
    /// The name of the button that puts it off: «Snooze 10 min».
    pub snooze: String,
}

/// A ring that sounded and was not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RingLine {
    /// What it is answered by.
    pub ring: String,
    /// «Linden litter. Next was 3:10 (six to feed).»
    pub words: String,
}

impl AlarmView {
    /// The alarm clock in words, with what the computer lets it do.
    pub fn of(alarm: &Alarm, answers: &Answers, bell: Bell) -> Self {
        let line = |ring: &super::Ring| RingLine {
            ring: ring.key(),
            words: format!("{}. {}", ring.label, ring.words(alarm.now)),
        };
        Self {
            on: alarm.set.on,
            words: words(alarm, answers),
            terms: terms(alarm, answers, bell),
            ringing: alarm.unanswered(answers).into_iter().map(line).collect(),
            snooze: format!("Snooze {} min", alarm.set.again()),
        }
    }
}

fn words(alarm: &Alarm, answers: &Answers) -> String {
    if !alarm.set.on {
        return "No alarm is set.".to_owned();
    }
    let Some((at, ring)) = alarm.next(answers) else {
        return "The alarm is on. The next feed in the book sets its time.".to_owned();
    };
    let verb = if answers.snoozed.contains_key(&ring.key()) { "Snoozed until" } else { "Rings at" };
    format!("{verb} {}: {}.", when::moment(at, alarm.now), ring.label)
}

fn terms(alarm: &Alarm, answers: &Answers, bell: Bell) -> Vec<String> {
    let Some((at, _)) = alarm.next(answers) else { return Vec::new() };
    let awake = if bell.awake {
        format!(
            "This computer stays awake until {}, as long as its lid is open.",
            when::moment(at, alarm.now)
        )
    } else {
        "It cannot ring while this computer sleeps.".to_owned()
    };
    let shown = match (bell.shows, alarm.set.keep_running) {
        (false, _) => "This desktop shows no notifications: only this window says when it is time.",
        (true, true) => "It rings with the window closed, too.",
        (true, false) => "It rings as long as the window is open.",
    };
    vec![awake, shown.to_owned()]
}
