//! The system's own save dialog, which no driver of pages can reach: it is worked with the keys of the screen.

use std::path::Path;

use super::{process::wait_for, screen::Screen};

pub(crate) struct SaveDialog<'screen> {
    screen: &'screen Screen,
    window: String,
}

impl<'screen> SaveDialog<'screen> {
    pub(super) fn wait(screen: &'screen Screen) -> Self {
        // GTK names the role of its file choosers; the main window has none.
        let window = wait_for("the save dialog", || {
            screen.xdotool(&["search", "--onlyvisible", "--role", "GtkFileChooserDialog"])
        });
        screen.xdotool(&["windowactivate", "--sync", &window]);
        Self { screen, window }
    }

    /// Types the whole path and presses Enter.
    pub(crate) fn save_as(self, file: &Path) {
        let path = file.to_str().expect("a path of plain letters");
        self.screen.xdotool(&["key", "--clearmodifiers", "ctrl+a"]);
        self.screen.xdotool(&["type", "--delay", "5", path]);
        self.screen.xdotool(&["key", "Return"]);
        self.wait_until_gone();
    }

    /// Puts it away.
    pub(crate) fn cancel(self) {
        self.screen.xdotool(&["key", "Escape"]);
        self.wait_until_gone();
    }

    fn wait_until_gone(&self) {
        wait_for("the save dialog to close", || {
            let open = self.screen.xdotool(&["search", "--onlyvisible", "--role", "GtkFileChooserDialog"]);
            (open.as_deref() != Some(&self.window)).then_some(())
        });
    }
}
