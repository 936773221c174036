//! How long from the start of the program to its first screen, against a Tauri window with nothing in it.
//!
//! Both are started again and again in turn, as processes, on the same screen; the medians are compared.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on says where it stopped")]

#[path = "../../../tests/support/mod.rs"]
mod support;

mod long_log;

use std::{
    env, fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use support::{Desk, Process};

const STARTS: usize = 15;
const EMPTY_WINDOW: &str = "empty-window";

fn main() {
    if env::args().any(|argument| argument == EMPTY_WINDOW) {
        open_empty_window();
    } else {
        compare();
    }
}

#[tauri::command(async)]
fn painted() {
    println!("painted");
}

fn open_empty_window() {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .run(tauri::generate_context!("src-tauri/benches/first_paint/tauri.conf.json"))
        .expect("an empty window opens");
}

fn compare() {
    let desk = Desk::new();
    let log = desk.home().join("log.json");
    fs::write(&log, long_log::write()).expect("the log is written");
    print!("the book: {}", desk.littermate(&["import", log.to_str().expect("a plain path")]));
    let littermate = || {
        let mut command = desk.command(env!("CARGO_BIN_EXE_littermate"));
        command.arg("--book").arg(desk.book()).env("LITTERMATE_PAINT_REPORT", "1");
        command
    };
    let empty = || {
        let mut command = desk.command(env::current_exe().expect("this program"));
        command.arg(EMPTY_WINDOW);
        command
    };
    // The first start of each fills the caches of the disk, and is not counted.
    time_to_paint(littermate());
    time_to_paint(empty());
    let (mut ours, mut nothing) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(time_to_paint(littermate()));
        nothing.push(time_to_paint(empty()));
    }
    let (ours, nothing) = (median(ours), median(nothing));
    println!("median of {STARTS} starts to the first paint");
    println!("  littermate    {:>5} ms", ours.as_millis());
    println!("  empty window  {:>5} ms", nothing.as_millis());
    println!("  ratio         {:>8.2}", ours.as_secs_f64() / nothing.as_secs_f64());
}

fn time_to_paint(mut command: Command) -> Duration {
    let start = Instant::now();
    let mut process = Process::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
    let output = process.child().stdout.take().expect("the window reports");
    let painted = BufReader::new(output).lines().map_while(Result::ok).any(|line| line == "painted");
    assert!(painted, "the window closed before it painted");
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
