//! Where a carer's book lives when they do not say.

use std::path::PathBuf;

/// The book of this computer's user, in the place its system keeps such files.
pub fn default_book() -> Option<PathBuf> {
    Some(dirs::data_dir()?.join("littermate").join("book.littermate"))
}
