//! The folder beside the book where originals lie, each under the hash of its content, and the copies made for the
//! screen, which can always be made again.

use super::jpeg;
use super::origin::Origin;
use super::picture::Picture;
use crate::error::{Code, Error, Result};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Quality of the copies for the screen, of 100.
const DISPLAY_QUALITY: u8 = 82;

/// How large a copy for the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoSize {
    /// For lists: at most 240 pixels a side.
    Thumb,
    /// For looking at: at most 1200 pixels a side.
    Screen,
}

impl PhotoSize {
    /// Reads the word that an address uses: `thumb` or `screen`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "thumb" => Some(Self::Thumb),
            "screen" => Some(Self::Screen),
            _ => None,
        }
    }

    /// The longer side, in pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Self::Thumb => 240,
            Self::Screen => 1200,
        }
    }
}

/// The name of an original: the BLAKE3 hash of its bytes, as 64 hexadecimal digits in lower case. Paths are made from
/// this and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PhotoHash(String);

impl PhotoHash {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex().to_string())
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let digit = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// An original that is on the disk, and that no entry need point at yet.
#[derive(Debug, Clone)]
pub struct KeptPhoto {
    pub(super) hash: PhotoHash,
    pub(super) origin: Origin,
}

impl KeptPhoto {
    /// The name of its file: 64 hexadecimal digits.
    pub fn hash(&self) -> &str {
        self.hash.text()
    }
}

/// The folder of a book's photos. Decoding a photo takes a while; a shelf is a handle of its own, so that the book is
/// free meanwhile.
#[derive(Debug, Clone)]
pub struct PhotoShelf {
    folder: PathBuf,
}

impl PhotoShelf {
    /// The shelf of the book at a path: `home.photos` beside `home.littermate`.
    pub(super) fn beside(book: &Path) -> Self {
        Self { folder: book.with_extension("photos") }
    }

    /// Looks whether bytes are a picture and keeps them as they are: on the disk when this returns, never twice.
    /// Anything else is refused with one sentence, code `invalid`.
    pub fn keep(&self, bytes: &[u8]) -> Result<KeptPhoto> {
        Picture::read(bytes)?;
        let hash = PhotoHash::of(bytes);
        self.store(&hash, bytes).map_err(|e| not_saved(&e))?;
        Ok(KeptPhoto { hash, origin: Origin::read(bytes) })
    }

    /// A JPEG for the screen: upright, with no data but the picture. `hash` is 64 hexadecimal digits. Code `not_found`
    /// when there is no such photo, `file` when it was damaged on the disk.
    pub fn display(&self, hash: &str, size: PhotoSize) -> Result<Vec<u8>> {
        let hash = PhotoHash::parse(hash)
            .ok_or_else(|| Error::invalid("hash", "A photo is asked for by 64 hexadecimal digits."))?;
        let copy = self.path(&hash, &format!("-{}.jpg", size.pixels()));
        if let Some(made) = std::fs::read(&copy).ok().filter(|made| jpeg::is_bare(made)) {
            return Ok(made);
        }
        let made = Picture::read(&self.original(&hash)?)?.into_jpeg(size.pixels(), DISPLAY_QUALITY)?;
        // A copy that could not be written is made again the next time.
        drop(self.write(&copy, &made));
        Ok(made)
    }

    /// Whether an original is here.
    pub(super) fn has(&self, hash: &PhotoHash) -> bool {
        self.path(hash, "").is_file()
    }

    /// The bytes of an original, exactly as they came.
    pub(super) fn original(&self, hash: &PhotoHash) -> Result<Vec<u8>> {
        let bytes = std::fs::read(self.path(hash, "")).map_err(|error| match error.kind() {
            ErrorKind::NotFound => not_at_hand(),
            kind => Error::new(Code::File, format!("The file of this photo could not be read ({kind}).")),
        })?;
        if PhotoHash::of(&bytes) != *hash {
            return Err(Error::new(
                Code::File,
                "The file of this photo was damaged on the disk. Add the photo again, and it is whole again.",
            ));
        }
        Ok(bytes)
    }

    fn path(&self, hash: &PhotoHash, ending: &str) -> PathBuf {
        self.folder.join(&hash.0[..2]).join(format!("{}{ending}", hash.0))
    }

    fn store(&self, hash: &PhotoHash, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.path(hash, "");
        match std::fs::read(&path) {
            // A kill may have come between the rename and the folder's way to the disk.
            Ok(there) if PhotoHash::of(&there) == *hash => return self.sync_folders(&path),
            Ok(_) => std::fs::rename(&path, self.path(hash, ".damaged"))?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        self.write(&path, bytes)
    }

    /// Writes a file aside, and gives it its name once it is whole and on the disk.
    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        static ASIDE: AtomicU64 = AtomicU64::new(0);
        let Some(folder) = path.parent() else { return Ok(()) };
        let mut making = std::fs::DirBuilder::new();
        making.recursive(true);
        let mut opening = std::fs::OpenOptions::new();
        opening.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
            making.mode(0o700);
            opening.mode(0o600);
        }
        making.create(folder)?;
        // What a kill left under such a name is written over by the next one.
        let aside = self.folder.join(format!("{}.part", ASIDE.fetch_add(1, Ordering::Relaxed)));
        let written = opening
            .open(&aside)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| std::fs::rename(&aside, path));
        if written.is_err() {
            // The first error is the one to tell.
            drop(std::fs::remove_file(&aside));
        }
        written?;
        self.sync_folders(path)
    }

    /// A new name is only on the disk when its folder is, and that folder's.
    fn sync_folders(&self, path: &Path) -> std::io::Result<()> {
        #[cfg(unix)]
        for folder in [path.parent(), Some(self.folder.as_path()), self.folder.parent()].into_iter().flatten()
        {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            std::fs::File::open(folder)?.sync_all()?;
        }
        #[cfg(not(unix))]
        let _ = path;
        Ok(())
    }
}

/// The log knows the photo, but its file is not here.
pub(super) fn not_at_hand() -> Error {
    Error {
        code: Code::NotFound,
        message: "The log knows this photo, but its file is not on this machine.".to_owned(),
        field: Some("file".to_owned()),
    }
}

/// The sentence names no path: it is shown on the page.
fn not_saved(error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::StorageFull => Error::new(
            Code::DiskFull,
            "The disk is full, so this photo was not saved. Free some space and try again.",
        ),
        kind => Error::new(Code::File, format!("The photo could not be saved beside the book ({kind}).")),
    }
}
