//! Opening the book's file, with the settings that make «saved» mean on the disk.

use crate::error::{Code, Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks a file as a book: `LitM` in ASCII.
const APPLICATION_ID: i32 = 0x4C69_744D;

/// Versions before lose committed writes in WAL mode now and then (fixed in 3.51.3).
const LEAST_SQLITE: i32 = 3_051_003;

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![M::up(include_str!("migrations/0001_log.sql"))])
}

/// Opens or makes the book at a path. Only one connection can have it open.
pub(crate) fn open(path: &Path) -> Result<Connection> {
    open_as(path, true)
}

/// Opens the book at a path as [`open`] does, and refuses a file that holds none yet.
pub(crate) fn open_existing(path: &Path) -> Result<Connection> {
    open_as(path, false)
}

fn open_as(path: &Path, may_begin: bool) -> Result<Connection> {
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(Error::new(
            Code::Book,
            format!(
                "This build carries SQLite {}, which is too old to keep a book safely.",
                rusqlite::version()
            ),
        ));
    }
    let path = make_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(&path, flags)?;
    harden(&connection)?;
    connection.busy_timeout(Duration::from_millis(300))?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    // EXTRA must be set before the switch to WAL, or a power cut during the switch can bring an old journal back.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    check_is_ours(&connection, may_begin)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    for (pragma, value) in [
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        // In KiB: the pages that the rounds of a fortnight lie on are read once, and not for every question anew.
        ("cache_size", -32 * 1024),
        ("journal_size_limit", 4 * 1024 * 1024),
        ("wal_autocheckpoint", 250),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    if application_id(&connection)? != APPLICATION_ID {
        // Only into a new book: every write here would wait for the disk at each start.
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    migrations().to_latest(&mut connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Error::from(err),
        rusqlite_migration::Error::MigrationDefinition(_) => newer(),
        _ => Error::new(Code::Book, "The book could not be brought up to this version. Nothing was changed."),
    })?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn newer() -> Error {
    Error::new(
        Code::BookNewer,
        "This book was written by a newer version of Littermate. Open it with that version; nothing was changed.",
    )
}

fn harden(connection: &Connection) -> Result<()> {
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    connection.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    Ok(())
}

fn application_id(connection: &Connection) -> Result<i32> {
    Ok(connection.query_row("SELECT application_id FROM pragma_application_id", [], |row| row.get(0))?)
}

/// An empty file is a new book, where one may begin; any other must carry our mark.
fn check_is_ours(connection: &Connection, may_begin: bool) -> Result<()> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id = application_id(connection)?;
    if (tables > 0 || !may_begin) && id != APPLICATION_ID {
        return Err(Error::new(Code::NotABook, "This file is a database, but not a Littermate book."));
    }
    let version: i64 =
        connection.query_row("SELECT user_version FROM pragma_user_version", [], |row| row.get(0))?;
    if version > 1 { Err(newer()) } else { Ok(()) }
}

/// Where the file is that a path leads to; the path itself while nothing is there.
pub(crate) fn followed(path: &Path) -> PathBuf {
    let is_link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    if is_link { path.canonicalize().unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// Makes the folder and the file so that only their owner reads them, and gives the path without links.
fn make_private(path: &Path) -> Result<PathBuf> {
    let path = &followed(path);
    if path.is_dir() {
        let folder = format!("{} is a folder, not a book. Name the file of the book.", path.display());
        return Err(Error::new(Code::File, folder));
    }
    if path.is_symlink() {
        let nowhere =
            format!("{} leads to a file that is not there. Remove it, or name another book.", path.display());
        return Err(Error::new(Code::File, nowhere));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let existed = folder.exists();
    std::fs::create_dir_all(folder).map_err(|e| Error::file("make the folder", folder, &e))?;
    let folder_path = folder.canonicalize().map_err(|e| Error::file("open the folder", folder, &e))?;
    let name = path
        .file_name()
        .ok_or_else(|| Error::new(Code::File, format!("{} is not the name of a file.", path.display())))?;
    let path = folder_path.join(name);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        if !existed {
            std::fs::set_permissions(&folder_path, std::fs::Permissions::from_mode(0o700))
                .map_err(|e| Error::file("close to others the folder", &folder_path, &e))?;
        }
        if !path.exists() {
            std::fs::OpenOptions::new()
                .create_new(true)
                .write(true)
                .mode(0o600)
                .open(&path)
                .map_err(|e| Error::file("make", &path, &e))?;
        }
    }
    #[cfg(not(unix))]
    let _ = existed;
    Ok(path)
}
