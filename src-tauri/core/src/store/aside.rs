//! New files: written aside, for nobody else to read, and given their name only when they are whole and on the disk.

use crate::error::{Code, Error, Result};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// How many names are tried before giving up; nobody has that many files of one name.
const MOST_NAMES: u32 = 999;

/// Writes a file where nothing is yet: all of it, or nothing.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_taken(path)?;
    let (aside, mut file) = Aside::beside(path)?;
    file.write_all(bytes).map_err(|e| Error::file("write", path, &e))?;
    aside.becomes(path)
}

/// Refuses a name that something has already.
pub(crate) fn refuse_taken(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(Error::file("write", path, &ErrorKind::AlreadyExists.into()));
    }
    Ok(())
}

/// A file that is being made beside the one it is to become. It is gone again unless it gets its name.
pub(crate) struct Aside {
    path: PathBuf,
    named: bool,
}

impl Aside {
    /// Begins an empty file that only its owner reads, under a name that nothing had.
    pub(crate) fn beside(path: &Path) -> Result<(Self, File)> {
        let folder = folder_of(path);
        if !folder.is_dir() {
            return Err(Error::new(
                Code::File,
                format!("There is no folder {}. Make it first, or choose another place.", folder.display()),
            ));
        }
        let (path, file) = create_free(|number| match number {
            1 => beside(path, ".part"),
            _ => beside(path, &format!(".{number}.part")),
        })?;
        Ok((Self { path, named: false }, file))
    }

    /// Where it is until then.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, unless something has that name by now.
    pub(crate) fn becomes(self, path: &Path) -> Result<()> {
        self.sync()?;
        // A rename replaces without asking, so the name is taken first.
        create_private(path).map_err(|e| Error::file("write", path, &e))?;
        self.replaces(path).inspect_err(|_| drop(fs::remove_file(path)))
    }

    /// Gives it its name, in the place of what has that name.
    pub(crate) fn replaces(mut self, path: &Path) -> Result<()> {
        self.sync()?;
        fs::rename(&self.path, path).map_err(|e| Error::file("write", path, &e))?;
        self.named = true;
        sync_folder(path)
    }

    fn sync(&self) -> Result<()> {
        OpenOptions::new()
            .write(true)
            .open(&self.path)
            .and_then(|file| file.sync_all())
            .map_err(|e| Error::file("write", &self.path, &e))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.named {
            // What stopped the making is told already; that this file stays too would not help.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Makes an empty file under the first name of a row that nothing has.
pub(crate) fn create_free(name: impl Fn(u32) -> PathBuf) -> Result<(PathBuf, File)> {
    let mut number = 1;
    loop {
        let path = name(number);
        match create_private(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < MOST_NAMES => number += 1,
            Err(error) => return Err(Error::file("write", &path, &error)),
        }
    }
}

fn create_private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A path with an ending added to its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A rename is only on the disk when its folder is.
fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = folder_of(path);
        File::open(folder)
            .and_then(|opened| opened.sync_all())
            .map_err(|e| Error::file("write the folder", folder, &e))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
