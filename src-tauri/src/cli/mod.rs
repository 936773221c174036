//! The command line: the same book, for scripts, backups and people who like terminals.

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use littermate_core::Result;

mod arguments;
mod files;

use arguments::{Arguments, Command};

use crate::{home, window};

/// Does what the arguments say: a command in the terminal, or the window when there is none.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&one_sentence(&error)),
        Err(help) => return say(&help.to_string()),
    };
    let Some(book) = arguments.book.or_else(home::default_book) else {
        return refuse("There is no home directory to keep a book in: name one with --book.");
    };
    let Some(command) = arguments.command else {
        return if has_display() {
            window::run(&book)
        } else {
            refuse(
                "There is no screen here to open a window on; littermate --help lists what works in the terminal.",
            )
        };
    };
    let answer = match command {
        Command::Import { file } => files::import(&book, &file),
        Command::Export { file } => files::export(&book, file.as_deref()),
        Command::Check => files::check(&book),
        Command::Backup { file } => files::back_up(&book, &file),
        Command::Restore { file } => files::restore(&book, &file),
        other => return refuse(&format!("«{}» does not work yet.", other.name())),
    };
    tell(answer)
}

fn tell(answer: Result<String>) -> ExitCode {
    match answer {
        Ok(text) => say(&text),
        Err(error) => refuse(&error.message),
    }
}

/// Prints; that a reader such as `head` has seen enough is no failure.
fn say(text: &str) -> ExitCode {
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn refuse(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::FAILURE
}

/// What clap says on several lines, with what is missing or wrong, on one.
fn one_sentence(error: &clap::Error) -> String {
    let text = error.to_string();
    let said: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    let said = said.join(" ");
    format!("{}.", said.strip_prefix("error: ").unwrap_or(&said))
}

fn has_display() -> bool {
    let named = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(named)
}
