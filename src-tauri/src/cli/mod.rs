//! The command line: the same book, for scripts, backups and people who like terminals.

use std::{env, ffi::OsString, process::ExitCode};

use clap::Parser;

mod arguments;

use arguments::Arguments;

use crate::{home, window};

/// Does what the arguments say: a command in the terminal, or the window when there is none.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&one_sentence(&error)),
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    let Some(book) = arguments.book.or_else(home::default_book) else {
        return refuse("There is no home directory to keep a book in: name one with --book");
    };
    match arguments.command {
        Some(command) => refuse(&format!("«{}» does not work yet", command.name())),
        None if has_display() => window::run(&book),
        None => refuse("There is no screen to open a window on"),
    }
}

fn refuse(sentence: &str) -> ExitCode {
    eprintln!("{sentence}.");
    ExitCode::FAILURE
}

fn one_sentence(error: &clap::Error) -> String {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first);
    let missing: Vec<&str> =
        text.lines().skip(1).take_while(|line| line.starts_with("  ")).map(str::trim).collect();
    if missing.is_empty() { first.to_owned() } else { format!("{first} {}", missing.join(" ")) }
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
