//! The book: what is in it stays, taking back is an entry too, and the tables made from it can always be made anew.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::{Book, Code};
use std::path::Path;
use support::{Clock, Home};

fn names_in(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

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

#[test]
fn what_is_no_backup_of_ours_is_refused_before_the_book_is_moved() {
    let mut home = Home::with_the_case();
    let folder = home.folder.path().to_owned();
    let backup = |name: &str| folder.join(name);
    home.book.back_up(&backup("newer")).unwrap();
    rusqlite::Connection::open(backup("newer")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    rusqlite::Connection::open(backup("recipes"))
        .unwrap()
        .execute_batch("CREATE TABLE entry (id); CREATE TABLE replica (own)")
        .unwrap();
    std::fs::write(backup("letter"), "Dear Dana, the kittens are well. ".repeat(100)).unwrap();
    std::fs::write(backup("empty"), "").unwrap();
    home.book.back_up(&backup("torn")).unwrap();
    let torn = std::fs::read(backup("torn")).unwrap();
    std::fs::write(backup("torn"), &torn[..torn.len() / 2]).unwrap();
    let before = home.book.export_log().unwrap();
    let path = home.path();
    drop(home.book);
    let files = names_in(&folder);
    for (name, code) in [
        ("newer", Code::BookNewer),
        ("recipes", Code::NotABook),
        ("letter", Code::NotABook),
        ("empty", Code::NotABook),
        ("torn", Code::Book),
        ("none", Code::File),
        ("home.littermate", Code::File),
    ] {
        let error = littermate_core::restore(&backup(name), &path, Box::new(home.clock.clone())).unwrap_err();
        assert_eq!(error.code, code, "{name}: {}", error.message);
        assert!(error.message.contains(name), "{}", error.message);
        assert_eq!(names_in(&folder), files, "{name} leaves nothing behind");
    }
    let mut book = Book::open(&path, Box::new(home.clock)).unwrap();
    assert_eq!(book.export_log().unwrap(), before);
}

#[test]
fn two_restores_within_a_second_keep_two_books() {
    let mut home = Home::with_the_case();
    let backup = home.folder.path().join("backup.littermate");
    home.book.back_up(&backup).unwrap();
    let path = home.path();
    drop(home.book);
    let first = littermate_core::restore(&backup, &path, Box::new(home.clock.elsewhere(7))).unwrap();
    let kept = std::fs::read(&first).unwrap();
    let second = littermate_core::restore(&backup, &path, Box::new(home.clock.elsewhere(8))).unwrap();
    assert_ne!(first, second);
    assert_eq!(std::fs::read(&first).unwrap(), kept, "what was kept first is not overwritten");
    assert!(Book::open(&second, Box::new(home.clock)).is_ok());
}

#[test]
fn a_book_in_use_is_noticed_before_anything_is_copied() {
    let mut home = Home::with_the_case();
    let backup = home.folder.path().join("backup.littermate");
    home.book.back_up(&backup).unwrap();
    // Damaged too: that the book is in use is said first.
    std::fs::write(&backup, "Dear Dana").unwrap();
    let files = names_in(home.folder.path());
    let refused =
        littermate_core::restore(&backup, &home.path(), Box::new(home.clock.elsewhere(7))).unwrap_err();
    assert_eq!(refused.code, Code::BookOpenElsewhere);
    assert_eq!(names_in(home.folder.path()), files);
}

#[test]
fn a_backup_that_was_left_open_is_not_taken_for_whole() {
    let home = Home::with_the_case();
    let other = home.folder.path().join("other.littermate");
    let refused =
        littermate_core::restore(&home.path(), &other, Box::new(home.clock.elsewhere(7))).unwrap_err();
    assert!(refused.message.contains("is open in another program"), "{}", refused.message);
    assert!(!other.exists());
}

#[test]
fn a_backup_leaves_the_files_of_others_alone() {
    let mut home = Home::with_the_case();
    let backup = home.folder.path().join("backup.littermate");
    let theirs = home.folder.path().join("backup.littermate.part");
    std::fs::write(&theirs, "half a download").unwrap();
    home.book.back_up(&backup).unwrap();
    assert!(backup.exists());
    assert_eq!(std::fs::read_to_string(&theirs).unwrap(), "half a download");
    let nowhere = home.folder.path().join("attic").join("backup.littermate");
    assert!(home.book.back_up(&nowhere).unwrap_err().message.starts_with("There is no folder "));
    assert_eq!(
        names_in(home.folder.path()).iter().filter(|name| name.contains("backup")).count(),
        2,
        "the backup and what was theirs"
    );
}

#[cfg(unix)]
#[test]
fn copies_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut home = Home::with_the_case();
    let backup = home.folder.path().join("backup.littermate");
    home.book.back_up(&backup).unwrap();
    assert_eq!(mode(&backup), 0o600);
    // A backup that came back from elsewhere may be open to all.
    std::fs::set_permissions(&backup, std::fs::Permissions::from_mode(0o644)).unwrap();
    let path = home.path();
    drop(home.book);
    littermate_core::restore(&backup, &path, Box::new(home.clock.elsewhere(7))).unwrap();
    assert_eq!(mode(&path), 0o600);
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_book() {
    let home = Home::with_the_case();
    let link = home.folder.path().join("link.littermate");
    std::os::unix::fs::symlink(home.path(), &link).unwrap();
    let before = {
        let mut book = home.book;
        book.export_log().unwrap()
    };
    let mut book = Book::open(&link, Box::new(home.clock.clone())).unwrap();
    assert_eq!(book.export_log().unwrap(), before);
    let nowhere = home.folder.path().join("nowhere.littermate");
    std::os::unix::fs::symlink("gone.littermate", &nowhere).unwrap();
    let refused = Book::open(&nowhere, Box::new(home.clock)).unwrap_err();
    assert!(refused.message.contains("leads to a file that is not there"), "{}", refused.message);
}
