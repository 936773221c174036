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

/// The rooms that judge. What judges an animal stands in `reference/figures.rs`, with its source.
const ROOMS_THAT_JUDGE: [&str; 10] = [
    "care",
    "care_plan",
    "care_list",
    "growth",
    "alarm",
    "animals",
    "pairing",
    "round",
    "sheets",
    "crisis.rs",
];
/// Figures that judge no animal: how long a day is, what fits on a paper, what may be typed, how far back the log is read,
/// how two pairs are weighed against one.
const NO_JUDGEMENT: [&str; 16] = [
    "animals/weighing.rs DAY",
    "care/mod.rs ASKED_ABOUT_A_DEATH_DAYS",
    "care/mod.rs LOOK_BACK_DAYS",
    "care/plan/night.rs DAY",
    "care/plan/reckon.rs DAY",
    "care_list/deeds.rs RAREST_HOURS",
    "growth/events.rs COURSE_DAYS",
    "growth/spark.rs MINUTES",
    "pairing/matching.rs PAIR",
    "round/paper.rs STAYS_MINUTES",
    "round/row.rs MINUTE_MS",
    "sheets/handover.rs HALF_A_DAY",
    "sheets/handover.rs ONE_ROUND",
    "sheets/mod.rs ALL_ITS_LIFE",
    "sheets/paper.rs SIDE_BY_SIDE",
    "sheets/vet.rs DAYS",
];

#[test]
fn what_judges_takes_its_figures_from_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let number = regex::Regex::new(
        r"(?m)^\s*(?:pub(?:\([a-z]+\))? )?const (\w+): \(?(?:f64|i64|u64|u32)\b[^=]*= [^;]*\d",
    )
    .unwrap();
    let mut found: Vec<String> = sources(&root)
        .into_iter()
        .filter_map(|file| {
            let path = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            let judges = ROOMS_THAT_JUDGE.iter().any(|room| path.split('/').next() == Some(*room));
            let draws = path.starts_with("growth/chart");
            (judges && !draws).then(|| (path, std::fs::read_to_string(&file).unwrap()))
        })
        .flat_map(|(path, text)| {
            let names = number.captures_iter(&text).map(|found| format!("{path} {}", &found[1]));
            names.collect::<Vec<_>>()
        })
        .collect();
    found.sort();
    assert_eq!(found, NO_JUDGEMENT, "a threshold belongs into reference/figures.rs");
}

#[test]
fn the_log_is_read_as_far_back_as_the_figures_speak() {
    use littermate_core::care::{ASKED_ABOUT_A_DEATH_DAYS, LOOK_BACK_DAYS};
    use littermate_core::reference::{
        AFTER_A_DEATH, AFTER_A_DEATH_OF_A_CAT, AFTER_A_DEATH_OF_A_DOG, NOTHING_LOGGED_ASKED, RUN_IN_DAYS,
        SIGN_SPEAKS, WEIGHED_TOGETHER, WEIGHT_SPEAKS,
    };
    for figure in [AFTER_A_DEATH, AFTER_A_DEATH_OF_A_CAT, AFTER_A_DEATH_OF_A_DOG] {
        assert!(figure.days() <= ASKED_ABOUT_A_DEATH_DAYS);
    }
    assert!(WEIGHT_SPEAKS.days() + WEIGHED_TOGETHER.days().max(RUN_IN_DAYS.days()) < LOOK_BACK_DAYS);
    assert!(SIGN_SPEAKS.days().max(NOTHING_LOGGED_ASKED.days()) < LOOK_BACK_DAYS);
}

/// Tags that are read and never told.
const READ_ONLY: [&str; 1] =
    [r#"["lonely", "alone", "does not want to be alone", "wants company", "single", "singleton"]"#];

#[test]
fn no_room_that_judges_has_words_that_must_never_be_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let words = regex::Regex::new(
        r#"(?i)"[^"]*\b(?:healthy|safe|safely|fine|cleared|odds|surviv\w*|diagnos\w*|missed|overdue|lonely|fading|wait until)\b[^"]*""#,
    )
    .unwrap();
    assert!(words.is_match(r#"format!("{label} is fine.")"#));
    let rooms = ["crisis.rs", "board.rs", "judgements.rs", "register", "journal"];
    for file in sources(&root) {
        let path = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let room = path.split('/').next().unwrap();
        if !ROOMS_THAT_JUDGE.contains(&room) && !rooms.contains(&room) {
            continue;
        }
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let is_told =
                !line.trim_start().starts_with("//") && !READ_ONLY.iter().any(|tags| line.contains(tags));
            assert!(!is_told || !words.is_match(line), "{path}: {line}");
        }
    }
}
