//! A computer that must not fall asleep, by a lock of `systemd-logind`, over the bus of the system: a local socket.

use std::time::Duration;

use zbus::{blocking::connection::Builder, zvariant::OwnedFd};

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const INTERFACE: &str = "org.freedesktop.login1.Manager";

/// A system that does not answer by then gives no lock.
const PATIENCE: Duration = Duration::from_secs(3);

/// The lock, as long as it is held. The system takes it back when the program ends, however it ends.
#[derive(Default)]
pub(super) struct Awake(Option<OwnedFd>);

impl Awake {
    /// Holds the lock or lets it go; tells whether it is held.
    pub(super) fn hold(&mut self, wanted: bool) -> bool {
        self.0 = if wanted { self.0.take().or_else(inhibit) } else { None };
        self.0.is_some()
    }
}

fn inhibit() -> Option<OwnedFd> {
    let connection = Builder::system().ok()?.method_timeout(PATIENCE).build().ok()?;
    let what = ("sleep:idle", "Littermate", "An alarm is set for the next feed", "block");
    let answer = connection.call_method(Some(NAME), PATH, Some(INTERFACE), "Inhibit", &what).ok()?;
    answer.body().deserialize().ok()
}
