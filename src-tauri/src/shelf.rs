//! The open book, as commands reach it: one at a time, and whatever happens inside one, the next finds it whole.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Mutex, PoisonError},
};

use littermate_core::{Book, Code, Error, Result, book::Outcome, photos::PhotoShelf};
use tauri::{AppHandle, Manager, Runtime};

use crate::{changed, home, world::ThisComputer};

/// Opens the book at a path, or begins one there.
pub(crate) fn open(path: &Path) -> Result<Book> {
    home::prepare(path)?;
    Book::open(path, Box::new(ThisComputer))
}

/// Opens a book that is there: a slip in its name does not begin an empty one.
pub(crate) fn open_known(path: &Path) -> Result<Book> {
    if !path.exists() {
        return Err(Error::new(Code::NotFound, format!("There is no book at {}.", path.display())));
    }
    open(path)
}

/// The photos beside the book that the window shows: looked at while the book does something else.
pub(crate) struct Photos(pub(crate) PhotoShelf);

/// Holds the book that the window shows.
pub(crate) struct Shelf(Mutex<Book>);

impl Shelf {
    /// Puts the book there.
    pub(crate) fn new(book: Book) -> Self {
        Self(Mutex::new(book))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Book) -> Result<T>) -> Result<T> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        catch_unwind(AssertUnwindSafe(|| work(&mut book))).unwrap_or_else(|_| {
            Err(Error::new(
                Code::Book,
                "Something went wrong inside, and nothing was saved. Please try again.",
            ))
        })
    }
}

/// Waits until the book has done what it is at.
pub(crate) fn finish<R: Runtime>(app: &AppHandle<R>) {
    drop(app.state::<Shelf>().0.lock());
}

/// Reads from the book.
#[expect(clippy::needless_pass_by_value, reason = "commands hand over what they were given")]
pub(crate) fn read<R: Runtime, T>(app: AppHandle<R>, work: impl FnOnce(&mut Book) -> Result<T>) -> Result<T> {
    app.state::<Shelf>().with(work)
}

/// Writes to the book, and tells the screens once it is on the disk.
#[expect(clippy::needless_pass_by_value, reason = "commands hand over what they were given")]
pub(crate) fn write<R: Runtime, T>(
    app: AppHandle<R>,
    work: impl FnOnce(&mut Book) -> Result<Outcome<T>>,
) -> Result<T> {
    let outcome = app.state::<Shelf>().with(work)?;
    changed::tell(&app, &outcome.changes);
    Ok(outcome.value)
}
