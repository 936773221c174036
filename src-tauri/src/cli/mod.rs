//! The command line: the same book, for scripts, backups and people who like terminals.

use std::{
    env,
    ffi::OsString,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use clap::Parser;
use littermate_core::{Code, Error, Result};
use serde::Serialize;

mod arguments;
mod care;
mod entries;
mod files;
mod judgements;
mod sheets;
mod stories;
mod tour;

use arguments::{Arguments, Command, Listing};

use crate::{home, window};

/// Does what the arguments say: a command in the terminal, or the window when there is none.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&one_sentence(&error)),
        Err(help) => return say(&help.to_string()),
    };
    let Some(book) = arguments.book.or_else(home::default_book).map(home::followed) else {
        return refuse("There is no home directory to keep a book in: name one with --book.");
    };
    let Some(command) = arguments.command else {
        return if has_display() { window::run(&book) } else { tell(tour::in_the_terminal(&book)) };
    };
    let answer = match command {
        Command::Import { file } => files::import(&book, &file),
        Command::Export { file } => files::export(&book, file.as_deref()),
        Command::Check => files::check(&book),
        Command::Backup { file } => files::back_up(&book, &file),
        Command::Restore { file } => files::restore(&book, &file),
        Command::Animals(listing) => judgements::animals(&book, &listing),
        Command::Feed { measure, method, anyway } => entries::feed(&book, &measure, &method, anyway),
        Command::Give { animal, drug, dose, at, anyway } => {
            let form = entries::dose(animal, drug, dose, at, anyway);
            entries::note(&book, &form)
        }
        Command::Sheet(paper) => sheets::sheet(&book, paper),
        Command::Weigh(measure) => entries::weigh(&book, &measure),
        Command::Timeline { animal, listing } => entries::timeline(&book, &animal, &listing),
        Command::Growth { animal, listing } => judgements::growth(&book, &animal, &listing),
        Command::Due(listing) => judgements::due(&book, &listing),
        Command::Plan { animal, listing } => judgements::plan(&book, &animal, &listing),
        Command::Watch(listing) => judgements::watch(&book, &listing),
        Command::Care { animal, listing } => care::care(&book, animal.as_deref(), &listing),
        Command::Pairs(listing) => judgements::pairs(&book, &listing),
        Command::Story(story) => stories::tell(&book, &story),
        Command::Demo => tour::demo(&book),
    };
    tell(answer)
}

/// What was found, as JSON or in words.
fn answer<T: Serialize>(listing: &Listing, found: &T, words: impl FnOnce(&T) -> String) -> Result<String> {
    if !listing.json {
        return Ok(words(found));
    }
    serde_json::to_string_pretty(found)
        .map(|text| text + "\n")
        .map_err(|error| Error::new(Code::Book, format!("The answer could not be written as JSON: {error}.")))
}

/// Each on a line of its own.
fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + &one_line(&line) + "\n")
}

/// A text without the characters that would move the cursor, colour the terminal or begin a line: what is in a log may
/// come from anybody.
fn one_line(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        _ => Some(c).filter(|c| !c.is_control()),
    };
    text.chars().filter_map(shown).collect()
}

fn tell(answer: Result<String>) -> ExitCode {
    match answer {
        Ok(text) => say(&text),
        Err(error) => refuse(&error.message),
    }
}

/// Prints; that a reader such as `head` has seen enough is no failure.
fn say(text: &str) -> ExitCode {
    let mut out = io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::StorageFull => {
            refuse("The disk is full, so the answer was not written out whole.")
        }
        Err(error) => refuse(&format!("The answer could not be written out whole ({}).", error.kind())),
    }
}

fn refuse(sentence: &str) -> ExitCode {
    // Where standard error is closed too, the exit code alone has to do.
    let _ = writeln!(io::stderr(), "{}", one_line(sentence));
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
