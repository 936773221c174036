//! Notifications of the desktop, by its own specification, over the bus of the session: a local socket, no network.
//!
//! One connection, kept open: some desktops take a notification away when the program that sent it hangs up, and send
//! its buttons to nobody else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, connection::Builder},
    message::Type,
    zvariant::Value,
};

use super::{Answered, Notice};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A desktop that does not answer by then shows nothing.
const PATIENCE: Duration = Duration::from_secs(3);

/// It stays until it is answered, and is shown where others wait.
const CRITICAL: u8 = 2;
const NORMAL: u8 = 1;

/// Never gone by itself.
const STAYS: i32 = 0;

type Shown = Arc<Mutex<HashMap<u32, String>>>;

/// The notifications of the desktop.
pub(super) struct Notices {
    connection: Mutex<Option<Connection>>,
    /// What stands there: the desktop's number, and what it is answered by.
    shown: Shown,
    answered: Answered,
}

impl Notices {
    /// What is done about one is handed over, with the button that was pressed.
    pub(super) fn new(answered: impl Fn(&str, &str) + Send + Sync + 'static) -> Self {
        Self { connection: Mutex::default(), shown: Arc::default(), answered: Arc::new(answered) }
    }

    /// Whether this desktop shows notifications, with buttons.
    pub(super) fn can_show(&self) -> bool {
        let Some(connection) = self.connection() else { return false };
        let answer = connection.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &());
        let can: Option<Vec<String>> = answer.ok().and_then(|answer| answer.body().deserialize().ok());
        can.is_some_and(|can| can.iter().any(|word| word == "actions"))
    }

    /// Shows one, in the place of the one before with the same name.
    pub(super) fn show(&self, notice: &Notice) {
        let Some(connection) = self.connection() else { return };
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let before = shown.iter().find(|(_, ring)| **ring == notice.ring).map_or(0, |(number, _)| *number);
        let buttons: Vec<&str> = notice.buttons.iter().flat_map(|(id, label)| [*id, *label]).collect();
        let mut hints =
            HashMap::from([("urgency", Value::from(if notice.loud { CRITICAL } else { NORMAL }))]);
        if notice.loud {
            hints.insert("sound-name", Value::from("alarm-clock-elapsed"));
        }
        let body = escaped(&notice.body);
        let said = ("Littermate", before, "", notice.title.as_str(), body, buttons, hints, STAYS);
        let answer = connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &said);
        let number: Option<u32> = answer.ok().and_then(|answer| answer.body().deserialize().ok());
        if let Some(number) = number {
            shown.insert(number, notice.ring.clone());
        }
    }

    /// Takes away those that no longer stand for anything.
    pub(super) fn keep(&self, is_kept: impl Fn(&str) -> bool) {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let over: Vec<u32> =
            shown.iter().filter(|(_, ring)| !is_kept(ring)).map(|(number, _)| *number).collect();
        drop(shown);
        for number in over {
            if let Some(connection) = self.connection() {
                // The desktop says that it is gone, and only then is it forgotten; if it says nothing, it stays.
                let closing =
                    connection.call_method(Some(NAME), PATH, Some(NAME), "CloseNotification", &number);
                drop(closing);
            }
        }
    }

    /// The bus, when there is one; asked for again each time until there is.
    fn connection(&self) -> Option<Connection> {
        let mut kept = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_none_or(Connection::is_closed) {
            *kept = self.connect();
        }
        kept.clone()
    }

    fn connect(&self) -> Option<Connection> {
        let connection = Builder::session().ok()?.method_timeout(PATIENCE).build().ok()?;
        let rule = MatchRule::builder().msg_type(Type::Signal).path(PATH).ok()?.interface(NAME).ok()?.build();
        let signals = MessageIterator::for_match_rule(rule, &connection, None).ok()?;
        let (shown, answered) = (Arc::clone(&self.shown), Arc::clone(&self.answered));
        shown.lock().unwrap_or_else(PoisonError::into_inner).clear();
        thread::spawn(move || {
            for signal in signals.flatten() {
                if let Some((ring, button)) = heard(&signal, &shown) {
                    answered(&ring, &button);
                }
            }
        });
        Some(connection)
    }
}

/// What a signal says about one of ours: which, and the button.
fn heard(signal: &Message, shown: &Shown) -> Option<(String, String)> {
    let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
    let (header, body) = (signal.header(), signal.body());
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (number, button): (u32, String) = body.deserialize().ok()?;
            Some((shown.get(&number)?.clone(), button))
        }
        "NotificationClosed" => {
            let (number, _reason): (u32, u32) = body.deserialize().ok()?;
            shown.remove(&number);
            None
        }
        _ => None,
    }
}

/// A text as a body, which may hold markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
