//! The program in a terminal, as a script would use it.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where it stopped")]

use std::{
    fs,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const LOG: &str = r#"{
  "format": "littermate-log/1",
  "log": { "id": "0197a3c2-0000-7000-8000-000000000001" },
  "animals": [{ "id": "pip", "species": "cat", "name": "Pip" }],
  "entries": [
    { "id": "e1", "at": "2026-11-22T03:10:00+01:00", "kind": "weight", "subjects": ["pip"], "data": { "grams": 294 } }
  ]
}"#;

struct Terminal {
    home: TempDir,
}

impl Terminal {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a home") }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_littermate"))
            .args(arguments)
            .current_dir(self.home.path())
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", self.home.path().join("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .output()
            .expect("littermate starts")
    }

    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("it prints UTF-8")
    }

    /// One sentence on standard error, nothing on standard output, and exit code 1.
    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let sentence = String::from_utf8(output.stderr).expect("it prints UTF-8");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {sentence}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert_eq!(sentence.lines().count(), 1, "{arguments:?}: {sentence}");
        sentence.trim_end().to_owned()
    }
}

#[test]
fn a_log_comes_in_and_goes_out() {
    let terminal = Terminal::new();
    fs::write(terminal.home.path().join("log.json"), LOG).expect("the log is written");
    assert_eq!(terminal.says(&["import", "log.json"]), "1 entry added.\n");
    assert_eq!(terminal.says(&["import", "log.json"]), "0 entries added; 1 already known.\n");
    let told: serde_json::Value = serde_json::from_str(&terminal.says(&["export"])).expect("the log is JSON");
    assert_eq!(told["entries"][0]["data"]["grams"], 294);
    assert_eq!(told["animals"][0]["name"], "Pip");
    assert_eq!(terminal.says(&["export", "out.json"]), "The log is in out.json.\n");
    assert!(terminal.refuses(&["export", "out.json"]).contains("already there"));
}

#[test]
fn a_bad_log_is_refused_and_leaves_no_trace() {
    let terminal = Terminal::new();
    fs::write(terminal.home.path().join("log.json"), LOG.replace("294", "\"heavy\""))
        .expect("the log is written");
    assert!(terminal.refuses(&["import", "log.json"]).contains("e1"));
    let told: serde_json::Value = serde_json::from_str(&terminal.says(&["export"])).expect("the log is JSON");
    assert_eq!(told["entries"].as_array().map_or(0, Vec::len), 0);
}

#[test]
fn a_backup_brings_back_what_was() {
    let terminal = Terminal::new();
    fs::write(terminal.home.path().join("log.json"), LOG).expect("the log is written");
    terminal.says(&["--book", "a.littermate", "import", "log.json"]);
    terminal.says(&["--book", "a.littermate", "backup", "b.littermate"]);
    assert_eq!(
        terminal.says(&["--book", "c.littermate", "restore", "b.littermate"]),
        "The backup is in place.\n"
    );
    assert!(terminal.says(&["--book", "c.littermate", "export"]).contains("294"));
    assert!(terminal.says(&["--book", "c.littermate", "check"]).ends_with("all whole.\n"));
}

#[test]
fn a_slip_is_told_in_one_sentence() {
    let terminal = Terminal::new();
    assert_eq!(terminal.refuses(&["frobnicate"]), "unrecognized subcommand 'frobnicate'.");
    assert!(terminal.refuses(&["weigh", "Pip"]).contains("<AMOUNT>"));
    assert_eq!(terminal.refuses(&["--book", "none", "check"]), "There is no book at none.");
    assert!(!terminal.home.path().join("none").exists(), "a slip does not begin a book");
    assert!(terminal.refuses(&["import", "none.json"]).contains("not there"));
}

#[test]
fn without_a_screen_the_whole_job_is_done_in_the_terminal() {
    let terminal = Terminal::new();
    let told = terminal.says(&[]);
    assert!(told.starts_with("There is no screen here to open a window on"), "{told}");
    for part in ["Who is next", "Worth a look", "Company", "A story"] {
        assert!(told.contains(&format!("\n{part}\n")), "{told}");
    }
    for name in ["Pip", "Wren"] {
        assert!(told.contains(name), "{told}");
    }
    let again = terminal.says(&[]);
    assert_eq!(again.matches("Pip is falling behind").count(), told.matches("Pip is falling behind").count());
}

#[test]
fn the_made_up_litter_moves_into_an_empty_book_only() {
    let terminal = Terminal::new();
    assert!(terminal.says(&["demo"]).starts_with("The Linden litter moved in:"));
    assert!(terminal.refuses(&["demo"]).starts_with("Something is written in this book already"));
}

#[test]
fn feeds_and_weights_are_noted_and_told_again() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    assert!(terminal.says(&["weigh", "Pip", "0.65lb", "--at", "-20"]).contains("Pip, today"));
    assert!(terminal.says(&["feed", "pip", "8.5mL", "--method", "syringe"]).contains("8.5 mL by syringe"));
    let told: serde_json::Value =
        serde_json::from_str(&terminal.says(&["timeline", "Pip", "--json"])).expect("the timeline is JSON");
    assert_eq!(told[0]["words"], "8.5 mL by syringe");
    assert_eq!(told[1]["words"], "294.8 g");
    assert!(terminal.refuses(&["weigh", "Pip", "much"]).contains("«much» is not a number of g"));
    assert!(terminal.refuses(&["weigh", "Nobody", "98g"]).contains("There is no animal «Nobody»"));
    assert!(terminal.refuses(&["weigh", "Pip", "98g", "--at", "tea"]).contains("«tea» is not a time"));
}

#[test]
fn what_judges_can_be_asked_as_of_a_moment() {
    let terminal = Terminal::new();
    fs::write(terminal.home.path().join("case.json"), include_str!("cases/kangaroo-possum.json"))
        .expect("the case is written");
    terminal.says(&["import", "case.json"]);
    let evening = ["--as-of", "2024-04-28T23:00:00-05:00"];
    let ask = |command: &str| {
        let mut arguments = vec![command, "--json"];
        arguments.extend(evening);
        serde_json::from_str::<serde_json::Value>(&terminal.says(&arguments)).expect("the answer is JSON")
    };
    let board = ask("pairs");
    assert_eq!(board["alone"].as_array().map(Vec::len), Some(2), "{board}");
    assert_eq!(board["alone"][0]["companions"][0]["until"], "2024-05-07");
    assert_eq!(ask("animals")["groups"].as_array().map(Vec::len), Some(3));
    assert_eq!(ask("watch").as_array().map(Vec::len), Some(0));
    assert_eq!(ask("due").as_array().map(Vec::len), Some(2));
    assert!(terminal.refuses(&["due", "--as-of", "tea"]).contains("«tea» is not a time"));
}

#[test]
fn a_story_is_told_or_written_out_whole() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    let told = terminal.says(&["story", "--about", "Pip,Wren", "--channel", "article"]);
    let (title, text) = told.split_once("\n\n").expect("a title, an empty line, a text");
    assert!(!title.contains('\n') && text.contains("Pip") && text.contains("Wren"), "{told}");
    let again = terminal.says(&["story", "--about", "Pip,Wren", "--channel", "article", "--out", "story"]);
    assert!(again.contains("The story is in story."), "{again}");
    let mut endings: Vec<String> = fs::read_dir(terminal.home.path().join("story"))
        .expect("the folder is there")
        .map(|file| file.expect("a file").path())
        .filter_map(|path| Some(path.extension()?.to_string_lossy().into_owned()))
        .collect();
    endings.sort();
    assert_eq!(endings, ["html", "json", "md", "txt"]);
    assert!(terminal.refuses(&["story", "--about", "Pip", "--channel", "billboard"]).contains("«billboard»"));
}
