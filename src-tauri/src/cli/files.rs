//! Whole books and whole logs: in, out, copied and checked.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

use littermate_core::{Code, Error, Result, transfer::file::LogFile, write_new};

use super::lines;
use crate::{home, shelf, world::ThisComputer};

/// Takes in a log file, all of it or nothing.
pub(crate) fn import(book: &Path, file: &Path) -> Result<String> {
    let bytes = fs::read(file).map_err(|error| unread(file, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let other = format!(
            "{} is not a log: it holds bytes that are no text. Choose a file that was exported.",
            file.display()
        );
        Error::new(Code::Invalid, other)
    })?;
    // A file that is refused begins no book.
    LogFile::parse(&text)?;
    let done = shelf::open(book)?.import_log(&text)?.value;
    let mut told = vec![format!("{} added", entries(done.added))];
    if done.known > 0 {
        told.push(format!("{} already known", done.known));
    }
    if !done.not_understood.is_empty() {
        told.push(format!("kept without understanding: {}", done.not_understood.join(", ")));
    }
    Ok(lines([told.join("; ") + "."].into_iter()))
}

/// Writes the whole log into a file where nothing is yet, or gives it.
pub(crate) fn export(book: &Path, file: Option<&Path>) -> Result<String> {
    let log = shelf::open_known(book)?.export_log()?;
    let Some(file) = file else { return Ok(log) };
    write_new(file, log.as_bytes())?;
    Ok(format!("The log is in {}.\n", file.display()))
}

/// Looks for damage.
pub(crate) fn check(book: &Path) -> Result<String> {
    let checked = shelf::open_known(book)?.check()?;
    if checked.problems.is_empty() {
        return Ok(format!("{}, all whole.\n", entries(checked.entries)));
    }
    Err(Error::new(Code::Book, checked.problems.join(" ")))
}

/// Copies the book; the copy is opened and checked before it gets its name.
pub(crate) fn back_up(book: &Path, file: &Path) -> Result<String> {
    shelf::open_known(book)?.back_up(file)?;
    Ok(format!("The backup is in {}, and was checked.\n", file.display()))
}

/// Puts a backup in the place of the book, and keeps what was there.
pub(crate) fn restore(book: &Path, backup: &Path) -> Result<String> {
    home::prepare(book)?;
    let kept = littermate_core::restore(backup, book, Box::new(ThisComputer))?;
    if !kept.exists() {
        return Ok("The backup is in place.\n".to_owned());
    }
    Ok(format!("The backup is in place; what was there before is kept in {}.\n", kept.display()))
}

fn unread(file: &Path, error: &io::Error) -> Error {
    if error.kind() == ErrorKind::IsADirectory {
        return Error::new(Code::File, format!("{} is a folder. Name the log file in it.", file.display()));
    }
    Error::file("read", file, error)
}

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}
