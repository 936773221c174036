//! The alarm clock: one thread that sleeps until the next ring, whether the window is seen or not.
//!
//! What rings and when is said by the log (`littermate_core::alarm`); here are the clock, the bell and the lock that
//! keeps the computer awake. It looks again after every commit, at the next ring, and once a minute, so that it is
//! right again after a sleep or a change of the clock.

#[cfg_attr(target_os = "linux", path = "awake_linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "awake_elsewhere.rs")]
mod awake;
#[cfg_attr(target_os = "linux", path = "notices_linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "notices_elsewhere.rs")]
mod notices;

use std::{
    collections::BTreeSet,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use littermate_core::{
    Book, Result,
    alarm::{Alarm, AlarmView, Answers, Bell, Ring},
    book::{Area, Changes},
    values::Moment,
};
use tauri::{AppHandle, Emitter, Manager, Runtime};

use self::{awake::Awake, notices::Notices};
use crate::{changed, shelf, window};

/// The longest it sleeps: a clock that was set, or a computer that slept, is noticed by then.
const MINUTE: Duration = Duration::from_mins(1);

/// What a change waits for others, so that a round typed in haste is looked at once.
const SETTLED: Duration = Duration::from_millis(400);

/// The event that leads the page to where something is written down.
const LOG_NOW: &str = "log-now";

/// Is told which ring was answered, and with which button.
type Answered = Arc<dyn Fn(&str, &str) + Send + Sync>;

/// What is shown to somebody who may not be looking.
pub(super) struct Notice {
    /// What it is answered by.
    ring: String,
    title: String,
    body: String,
    /// Buttons: what comes back, and what stands on them.
    buttons: &'static [(&'static str, &'static str)],
    /// It is meant to be heard.
    loud: bool,
}

const RING_BUTTONS: &[(&str, &str)] = &[("default", "Log now"), ("log", "Log now"), ("snooze", "Snooze")];
const HIDDEN_BUTTONS: &[(&str, &str)] = &[("default", "Open"), ("open", "Open"), ("end", "End it")];

/// The name under which the notice of a closed window goes; no ring is called so.
const HIDDEN: &str = "window closed";

/// The alarm clock of the window.
pub(crate) struct AlarmClock {
    state: Mutex<State>,
    turn: Condvar,
    notices: Notices,
}

#[derive(Default)]
struct State {
    answers: Answers,
    bell: Bell,
    /// Something was committed since it was looked at.
    changed: bool,
    /// It was said that the program goes on unseen.
    said_hidden: bool,
}

impl AlarmClock {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps until something changed, at most so long. Changes that follow at once are slept over.
    fn sleep(&self, most: Duration) {
        let asleep = self.turn.wait_timeout_while(self.state(), most, |state| !state.changed);
        let woken = asleep.unwrap_or_else(PoisonError::into_inner).0.changed;
        if woken {
            thread::sleep(SETTLED);
            self.state().changed = false;
        }
    }
}

/// Starts the alarm clock over the book that is open.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>) {
    let answering = app.clone();
    let notices = Notices::new(move |ring, button| answer(&answering, ring, button));
    app.manage(AlarmClock { state: Mutex::default(), turn: Condvar::new(), notices });
    let app = app.clone();
    thread::spawn(move || run(&app));
}

/// Looks again: something is on the disk that may ring, or no longer.
pub(crate) fn look_again<R: Runtime>(app: &AppHandle<R>) {
    if let Some(clock) = app.try_state::<AlarmClock>() {
        clock.state().changed = true;
        clock.turn.notify_all();
    }
}

fn run<R: Runtime>(app: &AppHandle<R>) {
    let clock = app.state::<AlarmClock>();
    let mut awake = Awake::default();
    let mut last = None;
    loop {
        // What cannot be read now is asked for again; whoever works in the book is told why.
        let nap = match shelf::read(app.clone(), Book::alarm) {
            Ok(alarm) => {
                let nap = tick(app, &clock, &alarm, last.unwrap_or(alarm.now), &mut awake);
                last = Some(alarm.now);
                nap
            }
            Err(_) => MINUTE,
        };
        clock.sleep(nap);
    }
}

/// Rings what is to ring now; gives how long nothing else does.
fn tick<R: Runtime>(
    app: &AppHandle<R>,
    clock: &AlarmClock,
    alarm: &Alarm,
    last: Moment,
    awake: &mut Awake,
) -> Duration {
    let answers = clock.state().answers.clone();
    let next = alarm.next(&answers).map(|(at, _)| at);
    let sounding = alarm.sounding(&answers, last);
    for ring in &sounding {
        clock.notices.show(&notice_of(ring, alarm.now));
    }
    let standing: BTreeSet<String> = alarm.unanswered(&answers).into_iter().map(Ring::key).collect();
    let is_hidden = window::is_hidden(app);
    clock.notices.keep(|ring| standing.contains(ring) || (ring == HIDDEN && is_hidden));
    let bell = Bell {
        shows: alarm.set.on && clock.notices.can_show(),
        awake: awake.hold(alarm.set.keep_awake && next.is_some()),
    };
    let said_otherwise = std::mem::replace(&mut clock.state().bell, bell) != bell;
    if said_otherwise || !sounding.is_empty() {
        tell(app);
    }
    let until = next.map_or(i64::MAX, |at| at.utc_ms() - alarm.now.utc_ms());
    Duration::from_millis(u64::try_from(until).unwrap_or_default()).min(MINUTE)
}

fn notice_of(ring: &Ring, now: Moment) -> Notice {
    Notice {
        ring: ring.key(),
        title: ring.label.clone(),
        body: ring.words(now),
        buttons: RING_BUTTONS,
        loud: true,
    }
}

/// Lets the page ask for the alarm clock again.
fn tell<R: Runtime>(app: &AppHandle<R>) {
    changed::show(app, &Changes { areas: BTreeSet::from([Area::Settings]), ..Changes::default() });
}

/// What the carer does about a notice.
fn answer<R: Runtime>(app: &AppHandle<R>, ring: &str, button: &str) {
    match button {
        // A snooze that cannot be kept rings again as if nobody had answered.
        "snooze" => drop(snooze(app, ring)),
        "end" => {
            shelf::finish(app);
            app.exit(0);
        }
        _ => log_now(app, ring),
    }
}

/// Puts a ring off for as long as is set.
pub(crate) fn snooze<R: Runtime>(app: &AppHandle<R>, ring: &str) -> Result<()> {
    let until = shelf::read(app.clone(), Book::alarm)?.snooze_ends();
    app.state::<AlarmClock>().state().answers.snooze(ring, until);
    tell(app);
    look_again(app);
    Ok(())
}

/// Brings the window forward where what is due is written down.
fn log_now<R: Runtime>(app: &AppHandle<R>, ring: &str) {
    app.state::<AlarmClock>().state().answers.take(ring);
    let alarm = shelf::read(app.clone(), Book::alarm).ok();
    // What was fed meanwhile leads nowhere, and neither does a window that is just closing.
    if let Some(ring) = alarm.iter().flat_map(|alarm| &alarm.rings).find(|each| each.key() == ring) {
        let _ = app.emit(LOG_NOW, &ring.place);
    }
    window::bring_forward(app);
}

/// The alarm clock as the screen shows it.
pub(crate) fn view<R: Runtime>(app: &AppHandle<R>) -> Result<AlarmView> {
    let alarm = shelf::read(app.clone(), Book::alarm)?;
    let clock = app.state::<AlarmClock>();
    let state = clock.state();
    Ok(AlarmView::of(&alarm, &state.answers, state.bell))
}

/// Whether the program goes on when its window is closed, because something is to ring that would be seen.
pub(crate) fn goes_on<R: Runtime>(app: &AppHandle<R>) -> bool {
    let (Some(clock), Ok(alarm)) = (app.try_state::<AlarmClock>(), shelf::read(app.clone(), Book::alarm))
    else {
        return false;
    };
    let answers = clock.state().answers.clone();
    let Some((at, ring)) = alarm.next(&answers).filter(|_| alarm.set.keep_running) else { return false };
    if !clock.notices.can_show() {
        return false;
    }
    let said = std::mem::replace(&mut clock.state().said_hidden, true);
    if !said {
        clock.notices.show(&Notice {
            ring: HIDDEN.to_owned(),
            title: "Littermate goes on, unseen".to_owned(),
            body: format!(
                "It rings at {}: {}.",
                littermate_core::animals::when::moment(at, alarm.now),
                ring.label
            ),
            buttons: HIDDEN_BUTTONS,
            loud: false,
        });
    }
    true
}
