//! Notifications of macOS and Windows. Each is waited for on a thread of its own, and cannot be taken away again.

use std::{sync::Arc, thread};

use notify_rust::{Notification, NotificationResponse};

use super::{Answered, Notice};

/// The notifications of the desktop.
pub(super) struct Notices {
    answered: Answered,
}

impl Notices {
    /// What is done about one is handed over, with the button that was pressed.
    pub(super) fn new(answered: impl Fn(&str, &str) + Send + Sync + 'static) -> Self {
        Self { answered: Arc::new(answered) }
    }

    /// Whether this desktop shows notifications. These systems do not say whether the carer switched them off.
    #[expect(clippy::unused_self, reason = "where there is a bus to ask, it is asked")]
    pub(super) fn can_show(&self) -> bool {
        true
    }

    /// Shows one.
    pub(super) fn show(&self, notice: &Notice) {
        let mut notification = Notification::new();
        notification.appname("Littermate").summary(&notice.title).body(&notice.body);
        // A click on the notification itself needs no button here.
        let buttons: Vec<_> = notice.buttons.iter().filter(|(id, _)| *id != "default").copied().collect();
        for (id, label) in &buttons {
            notification.action(id, label);
        }
        let (answered, ring) = (Arc::clone(&self.answered), notice.ring.clone());
        thread::spawn(move || {
            let Ok(handle) = notification.show() else { return };
            let heard = handle.wait_for_response(|response: &NotificationResponse| match response {
                NotificationResponse::Default => answered(&ring, "default"),
                NotificationResponse::Action(action) => {
                    // macOS tells a button by what stands on it.
                    let pressed = buttons.iter().find(|(id, label)| action == id || action == label);
                    answered(&ring, pressed.map_or("default", |(id, _)| id));
                }
                _ => {}
            });
            drop(heard);
        });
    }

    /// They go by themselves.
    #[expect(clippy::unused_self, reason = "these systems take none away")]
    pub(super) fn keep(&self, _is_kept: impl Fn(&str) -> bool) {}
}
