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
            .env("TZ", "America/Chicago")
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
fn growth_is_told_with_how_each_number_was_found() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    let said = terminal.says(&["growth", "Pip"]);
    assert!(
        said.contains("  In the litter: 6th of 6 (by weight, weighed within 12 hours of each other)"),
        "{said}"
    );
    assert!(said.ends_with("(Small Animal Clinical Nutrition 2010, ch. 23).\n"), "{said}");
    let told: serde_json::Value =
        serde_json::from_str(&terminal.says(&["growth", "Pip", "--json"])).expect("JSON");
    let gain =
        told["numbers"].as_array().expect("numbers").iter().find(|n| n["key"] == "gain").expect("a gain");
    assert!(
        gain["number"].is_number() && gain["entries"].as_array().is_some_and(|ids| ids.len() > 1),
        "{gain}"
    );
    let before = terminal.says(&["growth", "Pip", "--as-of", "2020-01-01"]);
    assert_eq!(before.lines().next(), Some("Pip: no weight in the log yet."));
    assert!(terminal.refuses(&["growth", "Nobody"]).contains("Nobody"));
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
    assert!(terminal.refuses(&["--book", "new/a.littermate", "import", "log.json"]).contains("e1"));
    assert!(!terminal.home.path().join("new").exists(), "a refused log begins no book");
    terminal.says(&["demo"]);
    let before = terminal.says(&["export"]);
    assert!(terminal.refuses(&["import", "log.json"]).contains("e1"));
    assert_eq!(terminal.says(&["export"]), before);
}

#[test]
fn a_file_that_is_no_text_is_no_log() {
    let terminal = Terminal::new();
    fs::write(terminal.home.path().join("log.json"), b"{\"title\": \"\xE9t\xE9\"}").expect("a file");
    assert_eq!(
        terminal.refuses(&["import", "log.json"]),
        "log.json is not a log: it holds bytes that are no text. Choose a file that was exported."
    );
    fs::create_dir(terminal.home.path().join("logs")).expect("a folder");
    assert_eq!(terminal.refuses(&["import", "logs"]), "logs is a folder. Name the log file in it.");
}

#[test]
fn a_place_that_holds_no_book_is_named() {
    let terminal = Terminal::new();
    fs::create_dir(terminal.home.path().join("litters")).expect("a folder");
    assert_eq!(
        terminal.refuses(&["--book", "litters", "check"]),
        "litters is a folder, not a book. Name the file of the book."
    );
    terminal.says(&["demo"]);
    assert_eq!(
        terminal.refuses(&["backup", "attic/b.littermate"]),
        "There is no folder attic. Make it first, or choose another place."
    );
    assert!(terminal.refuses(&["restore", "litters"]).starts_with("litters is a folder, not a backup."));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_book_is_that_book() {
    let terminal = Terminal::new();
    terminal.says(&["--book", "a.littermate", "demo"]);
    let link = terminal.home.path().join("link.littermate");
    std::os::unix::fs::symlink("a.littermate", &link).expect("a link");
    assert!(terminal.says(&["--book", "link.littermate", "check"]).ends_with("all whole.\n"));
    terminal.says(&["--book", "a.littermate", "backup", "b.littermate"]);
    terminal.says(&["--book", "link.littermate", "weigh", "Pip", "333g"]);
    assert!(terminal.says(&["--book", "a.littermate", "timeline", "Pip"]).contains("333 g"));
    terminal.says(&["--book", "link.littermate", "restore", "b.littermate"]);
    assert!(link.is_symlink(), "the link stays one");
    assert!(!terminal.says(&["--book", "a.littermate", "timeline", "Pip"]).contains("333 g"));
}

#[cfg(unix)]
#[test]
fn what_leaves_the_log_is_for_its_owner_and_whole() {
    use std::os::unix::fs::PermissionsExt as _;

    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    terminal.says(&["export", "out.json"]);
    terminal.says(&["backup", "b.littermate"]);
    terminal.says(&["story", "--about", "Pip", "--channel", "article", "--out", "story"]);
    let files = |folder: &str| -> Vec<std::path::PathBuf> {
        let found = fs::read_dir(terminal.home.path().join(folder)).expect("the folder is there");
        let mut found: Vec<_> = found.map(|file| file.expect("a file").path()).collect();
        found.sort();
        found
    };
    let story = files("story");
    for file in files(".").iter().chain(&story).filter(|path| path.is_file()) {
        let mode = fs::metadata(file).expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
        assert_ne!(file.extension().and_then(|ending| ending.to_str()), Some("part"), "{}", file.display());
    }
    // One file of the story is there already: none of the others is written beside it.
    let kept = story.last().expect("a file of the story");
    for file in story.iter().filter(|file| *file != kept) {
        fs::remove_file(file).expect("it was there");
    }
    let again = ["story", "--about", "Pip", "--channel", "article", "--out", "story"];
    assert!(terminal.refuses(&again).contains("already there"));
    assert_eq!(&files("story"), std::slice::from_ref(kept));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_success_and_a_reader_who_leaves_is_no_failure() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    let export_to = |stdout: Stdio| {
        Command::new(env!("CARGO_BIN_EXE_littermate"))
            .arg("export")
            .env("HOME", terminal.home.path())
            .env("XDG_DATA_HOME", terminal.home.path().join("data"))
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn()
            .expect("littermate starts")
    };
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
    let told = export_to(full.into()).wait_with_output().expect("it ends");
    assert_eq!(told.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&told.stderr),
        "The disk is full, so the answer was not written out whole.\n"
    );
    let mut left = export_to(Stdio::piped());
    drop(left.stdout.take());
    let left = left.wait_with_output().expect("it ends");
    assert!(left.status.success() && left.stderr.is_empty(), "{left:?}");
}

#[test]
fn a_name_from_elsewhere_does_not_steer_the_terminal() {
    let terminal = Terminal::new();
    let log = LOG.replace("\"Pip\"", r#""Pip\u001b[2J\nMoss\u0000\u0007 is fine""#);
    fs::write(terminal.home.path().join("log.json"), log).expect("the log is written");
    terminal.says(&["import", "log.json"]);
    for command in ["animals", "due", "watch", "pairs"] {
        let told = terminal.says(&[command]);
        assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{command}: {told:?}");
        assert!(!told.contains("\nMoss"), "{command}: {told:?}");
    }
    assert!(terminal.says(&["animals"]).contains("Pip[2J Moss is fine"));
    let told: serde_json::Value =
        serde_json::from_str(&terminal.says(&["animals", "--json"])).expect("the animals are JSON");
    assert!(told.to_string().contains(r"Pip\u001b[2J\nMoss"), "{told}");
    assert!(!terminal.refuses(&["weigh", "No\u{1b}[31m\nbody", "98g"]).contains('\u{1b}'));
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
    let kept = terminal.home.path().join("data/littermate");
    assert!(kept.join("demo.littermate").exists(), "a made-up litter lives in a book of its own");
    assert!(!kept.join("book.littermate").exists(), "nobody's own book is begun with made-up animals");
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
    assert!(terminal.refuses(&["weigh", "Pip", "much"]).contains("«much» is not a weight"));
    assert!(terminal.refuses(&["weigh", "Nobody", "98g"]).contains("There is no animal «Nobody»"));
    assert!(terminal.refuses(&["weigh", "Pip", "98g", "--at", "tea"]).contains("«tea» is not a time"));
    assert!(
        terminal.refuses(&["weigh", "Pip", "98g", "--at", "-1h9223372036854775807"]).contains("not a time")
    );
    assert!(terminal.refuses(&["weigh", "Pip", "1,000g"]).contains("could mean 1000 g or 1 g"));
}

#[test]
fn a_medicine_is_noted_once_and_the_care_plan_is_told() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    assert!(terminal.says(&["give", "Wren", "worming paste"]).contains("worming paste"));
    let asked = terminal.refuses(&["give", "Wren", "worming paste", "--dose", "as the vet said"]);
    assert!(asked.starts_with("Wren got worming paste at "), "{asked}");
    assert!(asked.ends_with("Give it again? Add --anyway to note it."), "{asked}");
    terminal.says(&["give", "Wren", "worming paste", "--anyway"]);
    let due = terminal.says(&["care"]);
    assert!(due.contains("Pip: Deworming, ") && due.contains("[Companion Animal Parasite Council]"), "{due}");
    let wren = terminal.says(&["care", "Wren"]);
    assert!(wren.starts_with("Care plan\n") && wren.contains("Milestones\n"), "{wren}");
    assert!(wren.contains(", last today"), "{wren}");
    let told: serde_json::Value =
        serde_json::from_str(&terminal.says(&["care", "Wren", "--json"])).expect("the plan is JSON");
    assert_eq!(told["label"], "Wren");
    assert!(terminal.refuses(&["care", "Nobody"]).contains("There is no animal «Nobody»"));
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
    terminal.says(&["due", "--as-of", "-20"]);
    let day = terminal.says(&["timeline", "Possum", "--as-of", "2024-04-28"]);
    let end = terminal.says(&["timeline", "Possum", "--as-of", "2024-04-28T23:59:59-05:00"]);
    let noon = terminal.says(&["timeline", "Possum", "--as-of", "2024-04-28T12:00:00-05:00"]);
    assert_eq!(day.lines().count(), end.lines().count(), "a date is the end of that day");
    assert_ne!(day.lines().count(), noon.lines().count());
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
    assert_eq!(
        terminal.refuses(&["story", "--about", "Pip", "--channel", "article", "--shape", "odd"]),
        "There is no shape «odd»: loss, wild, reunion, two_go_home, friends, family, fighter, milestone, ask."
    );
    terminal.says(&["story", "--about", "Pip", "--channel", "article", "--as-of", "-20"]);
}

#[test]
fn a_paper_is_printed_in_the_terminal_or_written_as_a_page() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    let brief = terminal.says(&["sheet", "vet", "Pip", "--text", "--ask", "Is that enough?"]);
    assert!(
        brief.starts_with("Pip: female kitten") && brief.ends_with("Question: Is that enough?\n"),
        "{brief}"
    );
    assert!(brief.lines().count() <= 10 && brief.chars().count() <= 900, "{brief}");
    assert!(terminal.says(&["sheet", "handover", "--since", "-6h", "--text"]).contains("since"));
    assert!(terminal.says(&["sheet", "paper", "Linden litter", "--text"]).contains("Linden litter"));
    let said = terminal.says(&["sheet", "adopter", "Wren", "--out", "wren.html"]);
    assert_eq!(said, "The paper is in wren.html.\n");
    let page = fs::read_to_string(terminal.home.path().join("wren.html")).expect("the page is there");
    assert!(page.starts_with("<!doctype html>") && page.contains("Her friend"), "{page}");
    terminal.refuses(&["sheet", "adopter", "Wren", "--out", "wren.html"]);
    let sheet: serde_json::Value =
        serde_json::from_str(&terminal.says(&["sheet", "vet", "Pip", "--json"])).expect("JSON");
    assert_eq!(sheet["title"], "For the vet: Pip");
    assert!(terminal.refuses(&["sheet", "poem", "Pip"]).contains("There is no paper «poem»"));
    assert!(terminal.refuses(&["sheet", "vet", "Nobody"]).contains("«Nobody»"));
}

#[test]
fn a_feeding_plan_is_told_with_its_sources() {
    let terminal = Terminal::new();
    terminal.says(&["demo"]);
    let plan = terminal.says(&["plan", "Pip"]);
    assert!(plan.starts_with("Pip: 8 feeds of "), "{plan}");
    assert!(plan.contains("[Small Animal Clinical Nutrition 2010, ch. 23]"), "{plan}");
    let told: serde_json::Value =
        serde_json::from_str(&terminal.says(&["plan", "Pip", "--json"])).expect("the plan is JSON");
    assert_eq!(told["plan"]["kcal_per_ml"], 0.74);
    assert!(terminal.refuses(&["plan", "Nobody"]).contains("Nobody"));
}
