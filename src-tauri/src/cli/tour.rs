//! The made-up litter, and the whole job in the terminal where there is no screen for a window.

use std::path::{Path, PathBuf};

use littermate_core::{
    Result,
    story::{Channel, Request},
};

use super::{arguments::Listing, judgements, stories};
use crate::{home, shelf};

/// Which book the tour is of: nobody's own empty book is filled with a made-up litter, so that lies beside it.
fn for_the_tour(book: &Path) -> Result<PathBuf> {
    let is_own = home::default_book().is_some_and(|own| own == book);
    let is_empty = || if book.exists() { shelf::open_known(book)?.is_empty() } else { Ok(true) };
    Ok(if is_own && is_empty()? { book.with_file_name("demo.littermate") } else { book.to_path_buf() })
}

/// Puts the made-up litter into a book.
pub(crate) fn demo(book: &Path) -> Result<String> {
    let done = shelf::open(book)?.load_demo()?.value;
    Ok(format!("The Linden litter moved in: {} entries. Everyone in it is made up.\n", done.added))
}

/// Who is due, who is falling behind, who could be paired, and one story.
pub(crate) fn in_the_terminal(book: &Path) -> Result<String> {
    let book = &for_the_tour(book)?;
    let mut opened = shelf::open(book)?;
    if opened.is_empty()? {
        opened.load_demo()?;
    }
    let animals = opened.main_animals()?;
    let story =
        opened.tell(&Request { about: animals, channel: Channel::Article, ..Request::default() }, None)?;
    drop(opened);
    let listing = Listing { as_of: None, json: false };
    let mut text =
        "There is no screen here to open a window on, so this is the same in the terminal.\n".to_owned();
    for (title, part) in [
        ("Who is next", judgements::due(book, &listing)?),
        ("Worth a look", judgements::watch(book, &listing)?),
        ("Company", judgements::pairs(book, &listing)?),
        ("A story", stories::text(&story)),
    ] {
        text += &format!("\n{title}\n{}\n{part}", "-".repeat(title.len()));
    }
    Ok(text)
}
