//! A screen without glass: Xvfb on a display number of its own, with a window manager, so that dialogs get the focus.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use super::process::Process;

pub(crate) struct Screen {
    display: String,
    // In the order of their ends: the manager of windows goes before the screen.
    _manager: Process,
    _server: Process,
}

impl Screen {
    pub(crate) fn start(home: &Path) -> Self {
        let mut server = Process::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1400x1120x24", "-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        let answer = server.child().stdout.take().expect("Xvfb tells its display");
        BufReader::new(answer).read_line(&mut number).expect("Xvfb tells its display");
        let display = format!(":{}", number.trim());
        let manager = Process::start(
            Command::new("openbox")
                .env("DISPLAY", &display)
                .env("HOME", home)
                .env("XDG_CONFIG_HOME", home)
                .env("XDG_CACHE_HOME", home)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        Self { display, _manager: manager, _server: server }
    }

    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// Moves mouse and keys of this screen, as a hand would.
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool starts");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The whole screen as PNG, native dialogs included.
    pub(crate) fn picture(&self, file: &Path) {
        let taken = Command::new("import")
            .args(["-window", "root"])
            .arg(file)
            .env("DISPLAY", &self.display)
            .status()
            .expect("import starts");
        assert!(taken.success());
    }
}
