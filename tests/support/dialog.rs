//! The system's own save dialog, which no driver of pages can reach: it is worked with the keys of the screen.

use std::{path::Path, thread::sleep, time::Duration};

use super::{process::wait_for, screen::Screen};

pub(crate) struct SaveDialog<'screen> {
    screen: &'screen Screen,
    title: String,
}

impl<'screen> SaveDialog<'screen> {
    pub(super) fn wait(screen: &'screen Screen, title: &str) -> Self {
        let dialog = Self { screen, title: title.to_owned() };
        let window = wait_for("the save dialog", || dialog.window());
        screen.xdotool(&["windowactivate", "--sync", &window]);
        dialog
    }

    /// Types the whole path and presses Enter.
    pub(crate) fn save_as(self, file: &Path) {
        let path = file.to_str().expect("a path of plain letters");
        self.screen.xdotool(&["key", "ctrl+a"]);
        self.screen.xdotool(&["type", "--delay", "5", path]);
        // What the dialog completes by itself stands selected behind the cursor.
        self.screen.xdotool(&["key", "Delete"]);
        self.screen.xdotool(&["key", "Return"]);
        self.wait_until_gone();
    }

    /// Types the path of a file that is there, and opens it.
    pub(crate) fn open(self, file: &Path) {
        let path = file.to_str().expect("a path of plain letters");
        self.screen.xdotool(&["key", "ctrl+l"]);
        // The line for a path slides in.
        sleep(Duration::from_millis(500));
        self.screen.xdotool(&["type", "--delay", "5", path]);
        // It looks the file up before Enter would open it.
        sleep(Duration::from_millis(500));
        self.screen.xdotool(&["key", "Return"]);
        self.wait_until_gone();
    }

    /// Chooses the first of the printers, which is a file where there is no other, and prints.
    pub(crate) fn print(self) {
        self.screen.xdotool(&["key", "Tab"]);
        self.screen.xdotool(&["key", "space"]);
        // Whether it can print what was chosen, the dialog asks first.
        sleep(Duration::from_millis(500));
        self.screen.xdotool(&["key", "Return"]);
        self.wait_until_gone();
    }

    /// Puts it away.
    pub(crate) fn cancel(self) {
        self.screen.xdotool(&["key", "Escape"]);
        self.wait_until_gone();
    }

    fn window(&self) -> Option<String> {
        self.screen.xdotool(&["search", "--onlyvisible", "--name", &format!("^{}$", self.title)])
    }

    fn wait_until_gone(&self) {
        wait_for("the save dialog to close", || self.window().is_none().then_some(()));
    }
}
