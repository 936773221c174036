//! The walls of the house: what the log may not know, and what only the book may do.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

/// The files whose code (comments aside) says a word, by their path inside the sources.
fn saying(word: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 50, "the sources are where they are looked for");
    files
        .into_iter()
        .filter(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            text.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| line.contains(word))
        })
        .map(|file| file.strip_prefix(&root).unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn the_log_knows_no_window_no_network_and_no_clock() {
    for word in [
        "tauri",
        "std::net",
        "TcpStream",
        "UdpSocket",
        "SystemTime::now",
        "Instant::now",
        "Utc::now",
        "new_v4",
    ] {
        assert_eq!(saying(word), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn its_manifest_names_no_window_and_no_network() {
    let manifest = include_str!("../Cargo.toml");
    for crate_name in ["tauri", "tokio", "reqwest", "ureq", "hyper", "rand ", "getrandom"] {
        assert!(!manifest.contains(crate_name), "{crate_name}");
    }
}

#[test]
fn only_the_book_commits() {
    assert_eq!(saying(".commit()"), ["book/mod.rs"]);
}

#[test]
fn nothing_replaces_a_row_of_the_log() {
    for word in ["OR REPLACE", "REPLACE INTO", "UPDATE entry", "DELETE FROM entry"] {
        assert_eq!(saying(word), Vec::<String>::new(), "{word}");
    }
}
