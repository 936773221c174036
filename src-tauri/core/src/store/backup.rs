//! Copies of the book: written aside, opened, checked, and only then given their name.

use crate::book::{Book, World};
use crate::error::{Code, Error, Result};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages copied in one step; the book is free between steps.
const PAGES_A_STEP: i32 = 500;

impl Book {
    /// Writes a copy of the book to a path where nothing is yet, and checks the copy before it gets its name.
    pub fn back_up(&mut self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::new(
                Code::File,
                format!("{} is already there; a backup overwrites nothing.", to.display()),
            ));
        }
        let aside = aside(to);
        let made = self.copy_to(&aside).and_then(|()| {
            std::fs::rename(&aside, to).map_err(|e| Error::file("name the backup", to, &e))?;
            sync_folder(to)
        });
        if made.is_err() && aside.exists() {
            std::fs::remove_file(&aside).map_err(|e| Error::file("remove", &aside, &e))?;
        }
        made
    }

    fn copy_to(&self, aside: &Path) -> Result<()> {
        let mut copy = Connection::open(aside)?;
        Backup::new(self.connection(), &mut copy)?.run_to_completion(PAGES_A_STEP, Duration::ZERO, None)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let count = |c: &Connection| c.query_row("SELECT count(*) FROM entry", [], |r| r.get::<_, i64>(0));
        let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" || count(&copy)? != count(self.connection())? {
            return Err(Error::new(
                Code::Book,
                "The copy was not the same as the book, so it was thrown away. Try again.",
            ));
        }
        drop(copy);
        let file = std::fs::File::open(aside).map_err(|e| Error::file("open", aside, &e))?;
        file.sync_all().map_err(|e| Error::file("write", aside, &e))
    }
}

/// Puts a backup in the place of a book. What stood there is kept beside it under a name with the moment, and the
/// restored copy gets an identity of its own, so that two copies never write under one.
pub fn restore(backup: &Path, book: &Path, mut world: Box<dyn World>) -> Result<PathBuf> {
    let probe = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|_| Error::new(Code::File, format!("There is no backup at {}.", backup.display())))?;
    let verdict: String = probe.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let entries: i64 = probe.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    drop(probe);
    if verdict != "ok" {
        return Err(Error::new(
            Code::Book,
            format!("The backup {} is damaged. Nothing was changed.", backup.display()),
        ));
    }
    let stamp = world.now().date_time().format("%Y%m%d-%H%M%S");
    let kept = book.with_extension(format!("replaced-{stamp}.littermate"));
    let aside = aside(book);
    std::fs::copy(backup, &aside).map_err(|e| Error::file("copy the backup to", &aside, &e))?;
    {
        let copy = Connection::open(&aside)?;
        copy.execute("UPDATE replica SET own = 0", [])?;
        let count: i64 = copy.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
        if count != entries {
            return Err(Error::new(Code::Book, "The copy of the backup is not whole. Nothing was changed."));
        }
    }
    if book.exists() {
        // Opening and closing folds what is still in the journal into the file, and fails when the book is in use.
        drop(crate::store::connect::open(book)?);
        std::fs::rename(book, &kept).map_err(|e| Error::file("set aside", book, &e))?;
    }
    std::fs::rename(&aside, book).map_err(|e| Error::file("put the backup at", book, &e))?;
    sync_folder(book)?;
    drop(Book::open(book, world)?);
    Ok(kept)
}

fn aside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// A rename is only on the disk when its folder is.
fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        let opened = std::fs::File::open(folder).map_err(|e| Error::file("open the folder", folder, &e))?;
        opened.sync_all().map_err(|e| Error::file("write the folder", folder, &e))?;
    }
    Ok(())
}
