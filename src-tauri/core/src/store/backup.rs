//! Copies of the book: written aside, opened, checked, and only then given their name.

use super::aside::{Aside, beside, create_free, refuse_taken};
use super::connect;
use crate::book::{Book, World};
use crate::error::{Code, Error, Result};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages copied in one step; the book is free between steps.
const PAGES_A_STEP: i32 = 500;

impl Book {
    /// Writes a copy of the book to a path where nothing is yet, and checks the copy before it gets its name.
    pub fn back_up(&mut self, to: &Path) -> Result<()> {
        refuse_taken(to).map_err(|_| {
            let taken = format!("{} is already there; a backup overwrites nothing.", to.display());
            Error::new(Code::File, taken)
        })?;
        let (aside, _) = Aside::beside(to)?;
        self.copy_to(aside.path())?;
        aside.becomes(to)
    }

    fn copy_to(&self, aside: &Path) -> Result<()> {
        let mut copy = Connection::open(aside)?;
        Backup::new(self.connection(), &mut copy)?.run_to_completion(PAGES_A_STEP, Duration::ZERO, None)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let count = |c: &Connection| c.query_row("SELECT count(*) FROM entry", [], |r| r.get::<_, i64>(0));
        if !is_whole(&copy)? || count(&copy)? != count(self.connection())? {
            return Err(Error::new(
                Code::Book,
                "The copy was not the same as the book, so it was thrown away. Try again.",
            ));
        }
        Ok(())
    }
}

/// Puts a backup in the place of a book. What stood there is kept beside it under a name with the moment, and the
/// restored copy gets an identity of its own, so that two copies never write under one.
pub fn restore(backup: &Path, book: &Path, mut world: Box<dyn World>) -> Result<PathBuf> {
    let book = &connect::followed(book);
    refuse_unfit(backup, book)?;
    // Opening fails when the book is in use, and closing folds what is still in its journal into the file.
    let held = if book.exists() { Some(connect::open(book)?) } else { None };
    let aside = copy_of(backup, book)?;
    let stamp = world.now().date_time().format("%Y%m%d-%H%M%S");
    let kept = |number: u32| match number {
        1 => book.with_extension(format!("replaced-{stamp}.littermate")),
        _ => book.with_extension(format!("replaced-{stamp}-{number}.littermate")),
    };
    let kept = match held {
        Some(held) => {
            // The name is taken first: two restores within a second keep two books.
            let (kept, _) = create_free(kept)?;
            drop(held);
            fs::rename(book, &kept).map_err(|e| {
                drop(fs::remove_file(&kept));
                Error::file("set aside", book, &e)
            })?;
            // Without its new content the place gets its old one back.
            aside.replaces(book).inspect_err(|_| {
                if !book.exists() {
                    drop(fs::rename(&kept, book));
                }
            })?;
            kept
        }
        None => {
            aside.becomes(book)?;
            kept(1)
        }
    };
    drop(Book::open(book, world)?);
    Ok(kept)
}

/// Refuses what is no file, the book itself, and a book that something has open or left in the middle of a write: the
/// file alone does not hold all of that.
fn refuse_unfit(backup: &Path, book: &Path) -> Result<()> {
    if !backup.exists() {
        return Err(Error::new(Code::File, format!("There is no backup at {}.", backup.display())));
    }
    if !backup.is_file() {
        return Err(Error::new(Code::File, format!("{} is a folder, not a backup.", backup.display())));
    }
    if backup.canonicalize().is_ok_and(|backup| book.canonicalize().is_ok_and(|book| book == backup)) {
        let same = format!("{} is the book itself. Name a backup of it.", backup.display());
        return Err(Error::new(Code::File, same));
    }
    let unfinished = |ending: &str| fs::metadata(beside(backup, ending)).is_ok_and(|file| file.len() > 0);
    if unfinished("-wal") || unfinished("-journal") {
        let open = format!(
            "The backup {} is open in another program, or was when that stopped. Open it as a book and close it, then \
             try again.",
            backup.display()
        );
        return Err(Error::new(Code::File, open));
    }
    Ok(())
}

/// A copy of a backup beside the book: opened as a book is, checked, and with an identity of its own.
fn copy_of(backup: &Path, book: &Path) -> Result<Aside> {
    let mut from = File::open(backup).map_err(|e| Error::file("read", backup, &e))?;
    let (aside, mut to) = Aside::beside(book)?;
    std::io::copy(&mut from, &mut to).map_err(|e| Error::file("copy the backup to", aside.path(), &e))?;
    drop(to);
    let checked = connect::open_existing(aside.path()).and_then(|copy| {
        if !is_whole(&copy)? {
            return Err(Error::new(Code::Book, "damaged"));
        }
        copy.execute("UPDATE replica SET own = 0", [])?;
        Ok(())
    });
    checked.map_err(|error| {
        let backup = backup.display();
        let sentence = match error.code {
            Code::NotABook => format!("{backup} is not a backup of a Littermate book. Nothing was changed."),
            Code::BookNewer => format!(
                "The backup {backup} was written by a newer version of Littermate. Restore it with that version; \
                 nothing was changed."
            ),
            Code::Book => format!("The backup {backup} is damaged. Nothing was changed."),
            _ => return error,
        };
        Error::new(error.code, sentence)
    })?;
    Ok(aside)
}

fn is_whole(copy: &Connection) -> Result<bool> {
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}
