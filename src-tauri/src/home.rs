//! Where a carer's book lives when they do not say.

use std::{
    fs::DirBuilder,
    path::{Path, PathBuf},
};

use littermate_core::{Error, Result};

/// The book of this computer's user, in the place its system keeps such files.
pub(crate) fn default_book() -> Option<PathBuf> {
    Some(dirs::data_dir()?.join("littermate").join("book.littermate"))
}

/// The file that a book's path leads to, so that a link to a book is that book in every way.
pub(crate) fn followed(book: PathBuf) -> PathBuf {
    if book.is_symlink() { book.canonicalize().unwrap_or(book) } else { book }
}

/// Makes the folder a book is to lie in, for nobody else to look into.
pub(crate) fn prepare(book: &Path) -> Result<()> {
    let Some(folder) = book.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder).map_err(|error| Error::file("make the folder", folder, &error))
}
