//! Whole books and whole logs: in, out, copied and checked.

use std::{fs, path::Path};

use littermate_core::{Code, Error, Result};

use crate::{home, shelf, world::ThisComputer};

/// Takes in a log file, all of it or nothing.
pub(crate) fn import(book: &Path, file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).map_err(|error| Error::file("read", file, &error))?;
    let done = shelf::open(book)?.import_log(&text)?.value;
    let mut told = vec![format!("{} added", entries(done.added))];
    if done.known > 0 {
        told.push(format!("{} already known", done.known));
    }
    if !done.not_understood.is_empty() {
        told.push(format!("kept without understanding: {}", done.not_understood.join(", ")));
    }
    Ok(told.join("; ") + ".\n")
}

/// Writes the whole log into a file where nothing is yet, or gives it.
pub(crate) fn export(book: &Path, file: Option<&Path>) -> Result<String> {
    let log = shelf::open_known(book)?.export_log()?;
    let Some(file) = file else { return Ok(log) };
    fs::File::create_new(file)
        .and_then(|mut created| std::io::Write::write_all(&mut created, log.as_bytes()))
        .map_err(|error| Error::file("write", file, &error))?;
    Ok(format!("The log is in {}.\n", file.display()))
}

/// Looks for damage.
pub(crate) fn check(book: &Path) -> Result<String> {
    let checked = shelf::open_known(book)?.check()?;
    if checked.problems.is_empty() {
        return Ok(format!("{}, all whole.\n", entries(checked.entries)));
    }
    Err(Error::new(Code::Book, checked.problems.join("\n")))
}

/// Copies the book; the copy is opened and checked before it gets its name.
pub(crate) fn back_up(book: &Path, file: &Path) -> Result<String> {
    shelf::open_known(book)?.back_up(file)?;
    Ok(format!("The backup is in {}, and was checked.\n", file.display()))
}

/// Puts a backup in the place of the book, and keeps what was there.
pub(crate) fn restore(book: &Path, backup: &Path) -> Result<String> {
    home::prepare(book)?;
    let kept = littermate_core::restore(backup, book, Box::new(ThisComputer::new()))?;
    if !kept.exists() {
        return Ok("The backup is in place.\n".to_owned());
    }
    Ok(format!("The backup is in place; what was there before is kept in {}.\n", kept.display()))
}

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}
