//! The book: what is in it stays, taking back is an entry too, and the tables made from it can always be made anew.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::{Book, Code};
use support::{Clock, Home};

#[test]
fn a_rebuild_changes_nothing() {
    let mut home = Home::with_the_case();
    let before = home.book.digest().unwrap();
    home.book.rebuild().unwrap();
    assert_eq!(home.book.digest().unwrap(), before);
}

#[test]
fn nothing_changes_or_removes_an_entry() {
    let home = Home::with_the_case();
    let path = home.path();
    drop(home.book);
    let file = rusqlite::Connection::open(path).unwrap();
    file.pragma_update(None, "recursive_triggers", true).unwrap();
    for attack in [
        "UPDATE entry SET note = 'gone'",
        "DELETE FROM entry",
        "REPLACE INTO entry SELECT * FROM entry LIMIT 1",
    ] {
        let refused = file.execute(attack, []).unwrap_err().to_string();
        assert!(refused.contains("entries are never"), "{attack}: {refused}");
    }
}

#[test]
fn a_book_that_is_open_is_not_opened_twice() {
    let home = Home::new();
    let second = Book::open(&home.path(), Box::new(Clock::at("2024-05-02T20:00:00-05:00"))).unwrap_err();
    assert_eq!(second.code, Code::BookOpenElsewhere);
    assert!(second.message.starts_with("This book is open in the window"), "{}", second.message);
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.littermate");
    std::fs::write(&letter, "Dear Dana, the kittens are well. ".repeat(100)).unwrap();
    let clock = Clock::at("2024-05-02T20:00:00-05:00");
    assert_eq!(Book::open(&letter, Box::new(clock.clone())).unwrap_err().code, Code::NotABook);
    let recipes = folder.path().join("recipes.db");
    rusqlite::Connection::open(&recipes).unwrap().execute("CREATE TABLE recipe (name TEXT)", []).unwrap();
    assert_eq!(Book::open(&recipes, Box::new(clock)).unwrap_err().code, Code::NotABook);
}

#[test]
fn a_book_of_a_newer_version_is_left_alone() {
    let home = Home::with_the_case();
    let path = home.path();
    drop(home.book);
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Book::open(&path, Box::new(home.clock)).unwrap_err();
    assert_eq!(error.code, Code::BookNewer);
}

#[test]
fn a_check_finds_an_entry_that_was_tampered_with() {
    let mut home = Home::with_the_case();
    assert_eq!(home.book.check().unwrap().problems, Vec::<String>::new());
    let path = home.path();
    drop(home.book);
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(
        "DROP TRIGGER entry_is_never_changed; UPDATE entry SET note = 'All is well.' WHERE name = 'e010'",
    )
    .unwrap();
    drop(file);
    let mut book = Book::open(&path, Box::new(home.clock)).unwrap();
    let problems = book.check().unwrap().problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("2024-04-14T07:30:00-05:00 is not what was written"), "{problems:?}");
}

#[test]
fn a_backup_is_whole_and_comes_back_beside_what_stood_there() {
    let mut home = Home::with_the_case();
    let backup = home.folder.path().join("backup.littermate");
    home.book.back_up(&backup).unwrap();
    assert!(home.book.back_up(&backup).unwrap_err().message.contains("already there"));
    let before = home.book.export_log().unwrap();
    let path = home.path();
    drop(home.book);
    let kept = littermate_core::restore(&backup, &path, Box::new(home.clock.elsewhere(7))).unwrap();
    assert!(kept.exists(), "the book that stood there is kept");
    let mut restored = Book::open(&path, Box::new(home.clock)).unwrap();
    assert_eq!(restored.export_log().unwrap(), before);
    assert_eq!(restored.check().unwrap().problems, Vec::<String>::new());
}
