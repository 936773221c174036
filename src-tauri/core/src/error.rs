//! What can go wrong, in one code for the program and one sentence for the person.

use crate::entry::field::FieldError;
use crate::transfer::file::FileError;
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// What kind of problem it is. Only codes that a caller acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Code {
    /// Something typed or read is not acceptable; `field` says which.
    Invalid,
    /// A question before it is saved; the same again with «anyway» is the answer yes. `field` says where it is asked.
    Asks,
    /// What was asked for is not in the book.
    NotFound,
    /// The book is open in another window or program.
    BookOpenElsewhere,
    /// The book was written by a newer version.
    BookNewer,
    /// The file is not a book of this program.
    NotABook,
    /// The disk is full.
    DiskFull,
    /// A file could not be read or written.
    File,
    /// The book itself refused, or is damaged.
    Book,
}

/// A problem, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Error {
    /// What kind of problem it is.
    pub code: Code,
    /// One sentence: what happened, to what, what to do.
    pub message: String,
    /// The field it is about, when it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

/// The result of nearly everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A problem with what was typed into a field.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: Code::Invalid, message: message.into(), field: Some(field.into()) }
    }

    /// A question about what was typed, to be answered before it is saved.
    pub fn asks(field: impl Into<String>, question: impl Into<String>) -> Self {
        Self { code: Code::Asks, message: question.into(), field: Some(field.into()) }
    }

    /// A problem of a kind, with its sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }

    /// Nothing of that name. An id says nothing to a person, and is left out.
    pub fn not_found(what: &str, name: impl fmt::Display) -> Self {
        let name = name.to_string();
        let sentence = match uuid::Uuid::try_parse(&name) {
            Ok(_) => format!("This {what} is no longer in the book."),
            Err(_) => format!("There is no {what} «{name}» in this book."),
        };
        Self::new(Code::NotFound, sentence)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull, NotADatabase};
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Self::new(
                Code::BookOpenElsewhere,
                "This book is open in the window. Close it there, or use the window.",
            ),
            Some(DiskFull) => Self::new(
                Code::DiskFull,
                "The disk is full, so this was not saved. Free some space and try again.",
            ),
            Some(NotADatabase) => Self::new(Code::NotABook, "This file is not a Littermate book."),
            _ => Self::new(
                Code::Book,
                format!(
                    "The book could not be read or written ({}). Nothing was changed.",
                    sqlite_words(&error)
                ),
            ),
        }
    }
}

/// What SQLite says, without the statement it says it of.
fn sqlite_words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, _) => format!("error {}", code.extended_code),
        rusqlite::Error::QueryReturnedNoRows => "a row is missing".to_owned(),
        _ => "a value is not what it should be".to_owned(),
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self { code: Code::Invalid, message: error.to_string(), field: error.place }
    }
}

impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self {
            code: Code::Invalid,
            message: format!("{} {}.", error.field, error.problem),
            field: Some(error.field),
        }
    }
}

impl Error {
    /// A problem with a file or folder: what was tried, with what.
    pub fn file(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Code::File, format!("Could not {doing} {}: {}.", path.display(), io_words(error)))
    }
}

fn io_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind::{AlreadyExists, NotFound, PermissionDenied, StorageFull};
    match error.kind() {
        NotFound => "it is not there".to_owned(),
        PermissionDenied => "it is not allowed".to_owned(),
        AlreadyExists => "it is already there".to_owned(),
        StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
