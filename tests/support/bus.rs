//! A desktop's bus of one's own, and on it what a desktop has: a place for notifications, and the lock against sleep.

use std::{
    collections::HashMap,
    fs,
    io::{PipeReader, Read, pipe},
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    thread::sleep,
    time::{Duration, Instant},
};

use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
    object_server::SignalEmitter,
    zvariant::{OwnedFd, OwnedValue},
};

use super::process::{Process, wait_for};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification as the desktop got it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Notification {
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) body: String,
    /// What comes back, and what stands on the button, in turn.
    pub(crate) buttons: Vec<String>,
    pub(crate) urgency: u8,
}

#[derive(Default)]
struct Desktop {
    shown: Vec<Notification>,
    numbers: u32,
    locks: Vec<PipeReader>,
}

type Shared = Arc<Mutex<Desktop>>;

struct Notifications(Shared);

#[interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[expect(clippy::unused_self, reason = "every desktop is asked what it can do")]
    fn get_capabilities(&self) -> Vec<String> {
        vec!["actions".to_owned(), "body".to_owned()]
    }

    #[expect(
        clippy::too_many_arguments,
        clippy::needless_pass_by_value,
        reason = "the specification has them"
    )]
    fn notify(
        &self,
        app: &str,
        replaces: u32,
        icon: &str,
        title: String,
        body: String,
        buttons: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires: i32,
    ) -> u32 {
        assert_eq!((app, icon, expires), ("Littermate", "", 0), "it stays until it is answered");
        let mut desktop = self.0.lock().expect("the desktop");
        desktop.numbers += 1;
        let number = if replaces == 0 { desktop.numbers } else { replaces };
        let urgency = hints.get("urgency").and_then(|hint| u8::try_from(hint).ok()).unwrap_or_default();
        desktop.shown.retain(|shown| shown.number != number);
        desktop.shown.push(Notification { number, title, body, buttons, urgency });
        number
    }

    async fn close_notification(&self, number: u32, #[zbus(signal_emitter)] to: SignalEmitter<'_>) {
        self.0.lock().expect("the desktop").shown.retain(|shown| shown.number != number);
        Self::notification_closed(&to, number, 3).await.expect("it is told");
    }

    #[zbus(signal)]
    async fn notification_closed(to: &SignalEmitter<'_>, number: u32, reason: u32) -> zbus::Result<()>;
}

struct Logins(Shared);

#[interface(name = "org.freedesktop.login1.Manager")]
impl Logins {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, who, mode), ("sleep:idle", "Littermate", "block"));
        assert!(!why.is_empty(), "who asks what keeps the computer awake is told why");
        let (watched, held) = pipe().expect("a pipe");
        self.0.lock().expect("the desktop").locks.push(watched);
        std::os::fd::OwnedFd::from(held).into()
    }
}

/// The bus, as long as the test runs.
pub(crate) struct Bus {
    address: String,
    connection: Connection,
    desktop: Shared,
    _daemon: Process,
}

impl Bus {
    /// Starts a bus that lies in a home, and knows no services but ours.
    pub(crate) fn start(home: &Path) -> Self {
        let address = format!("unix:path={}", home.join("bus").display());
        let config = home.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>{address}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>\
             <allow own=\"*\"/></policy></busconfig>"
        );
        fs::write(&config, text).expect("the rules of the bus");
        let daemon = Process::start(
            Command::new("dbus-daemon")
                .arg("--nofork")
                .arg(format!("--config-file={}", config.display()))
                .stdout(Stdio::null()),
        );
        let desktop = Shared::default();
        let connection = wait_for("the bus", || {
            let builder = Builder::address(address.as_str()).ok()?;
            let builder = builder.serve_at(PATH, Notifications(Arc::clone(&desktop))).ok()?;
            let builder = builder.serve_at("/org/freedesktop/login1", Logins(Arc::clone(&desktop))).ok()?;
            builder.name(NAME).ok()?.name("org.freedesktop.login1").ok()?.build().ok()
        });
        Self { address, connection, desktop, _daemon: daemon }
    }

    /// Where it is found, for programs that ask their environment.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"]
            .map(|name| (name.to_owned(), self.address.clone()))
            .into()
    }

    /// The notification with this title, once it stands there. A ring may take a minute, and a snooze another.
    pub(crate) fn notification(&self, title: &str) -> Notification {
        let start = Instant::now();
        loop {
            if let Some(found) = self.shown().into_iter().find(|shown| shown.title == title) {
                return found;
            }
            assert!(start.elapsed() < Duration::from_secs(150), "no notification «{title}»");
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until a notification was taken away.
    pub(crate) fn wait_until_gone(&self, notification: &Notification) {
        let is_gone = || self.shown().iter().all(|shown| shown.number != notification.number).then_some(());
        wait_for("the notification to go", is_gone);
    }

    /// What stands there now.
    pub(crate) fn shown(&self) -> Vec<Notification> {
        self.desktop.lock().expect("the desktop").shown.clone()
    }

    /// Presses a button of a notification.
    pub(crate) fn press(&self, notification: &Notification, button: &str) {
        assert!(notification.buttons.iter().step_by(2).any(|id| id == button), "{notification:?}");
        let pressed = (notification.number, button);
        self.connection.emit_signal(None::<&str>, PATH, NAME, "ActionInvoked", &pressed).expect("it is told");
    }

    /// Whether something holds the computer awake.
    pub(crate) fn is_awake(&self) -> bool {
        !self.desktop.lock().expect("the desktop").locks.is_empty()
    }

    /// Waits until every lock against sleep was let go.
    pub(crate) fn wait_until_it_may_sleep(&self) {
        let locks = std::mem::take(&mut self.desktop.lock().expect("the desktop").locks);
        for mut lock in locks {
            // Read to its end, which comes when nobody holds the other side.
            let ended = lock.read(&mut [0]).expect("the lock ends");
            assert_eq!(ended, 0);
        }
    }
}
