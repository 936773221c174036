//! `littermate`: with no command the window, else the command line.

// A release build on Windows opens no console beside its window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    littermate_window::cli::run(std::env::args_os())
}
