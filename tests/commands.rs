//! The commands through the real handler and the real permissions, without a screen.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where it stopped")]

use std::{collections::BTreeSet, fs, path::Path};

use littermate_core::{Book, World, values::Moment};
use littermate_window::{app, commands};
use serde_json::{Value, json};
use tauri::{
    App, Manager, WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

struct Open {
    window: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
    _home: TempDir,
}

/// The program, open on a book of its own.
fn open() -> Open {
    let home = tempfile::tempdir().expect("a home");
    let app = app(mock_builder()).expect("the program starts");
    let book =
        Book::open(&home.path().join("test.littermate"), Box::<StillWorld>::default()).expect("a new book");
    littermate_window::open(&app, book).expect("the window opens");
    let window = app.get_webview_window("main").expect("the window is there");
    Open { window, _app: app, _home: home }
}

/// A night that does not pass, and chance that only counts.
#[derive(Default)]
struct StillWorld(u64);

impl World for StillWorld {
    fn now(&mut self) -> Moment {
        Moment::parse("2026-11-22T03:10:00+01:00").expect("a moment")
    }

    fn zone(&self) -> String {
        "Europe/Berlin".to_owned()
    }

    fn random(&mut self) -> [u8; 10] {
        self.0 += 1;
        let mut bytes = [7; 10];
        bytes[2..].copy_from_slice(&self.0.to_be_bytes());
        bytes
    }
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().expect("an address"),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("an answer in JSON"))
}

#[test]
fn about_tells_the_version() {
    let open = open();
    assert_eq!(ask(&open.window, "about", json!({})), Ok(json!({ "version": env!("CARGO_PKG_VERSION") })));
}

#[test]
fn there_is_nothing_to_undo_in_a_new_book() {
    let open = open();
    assert_eq!(ask(&open.window, "undo", json!({})), Ok(Value::Null));
    assert_eq!(ask(&open.window, "redo", json!({})), Ok(Value::Null));
}

#[test]
fn a_story_is_drafted_edited_and_copied() {
    let open = open();
    let asked = |command, arguments| ask(&open.window, command, arguments);
    asked("load_demo", json!({})).expect("the made-up litter");
    let id = asked("new_draft", json!({ "about": ["Pip", "Wren"], "channel": "article" })).expect("a draft");
    let draft = asked("draft", json!({ "draft": id })).expect("the desk");
    assert_eq!(draft["about"], "Pip and Wren");
    assert_eq!(draft["titles"].as_array().map(Vec::len), Some(3));
    let body = format!("One wet night. {}", draft["body"].as_str().expect("a text"));
    let saved = asked("save_draft", json!({ "draft": id, "title": "Two beds", "body": body }));
    let saved = saved.expect("it is saved");
    assert_eq!(saved["sentences"][0]["standing"], "own");
    assert_eq!(saved["sentences"][0]["span"], json!([0, 14]));
    let text = asked("draft_text", json!({ "draft": id })).expect("the text");
    assert!(text.as_str().expect("a text").starts_with("Two beds\n\nOne wet night. "));
    let other = asked("another_wording", json!({ "draft": id })).expect("another draft");
    assert_ne!(other, id);
    assert_eq!(asked("draft", json!({ "draft": id })), Ok(saved));
    let all = asked("stories", json!({})).expect("the stories");
    assert_eq!(all["drafts"].as_array().map(Vec::len), Some(2));
    let nobody = asked("new_draft", json!({ "about": [], "channel": "article" })).expect_err("about nobody");
    assert_eq!(nobody["field"], "about");
    let unknown = asked("choose_photos", json!({ "draft": id, "photos": ["no such photo"] }));
    assert_eq!(unknown.expect_err("no photo")["code"], "not_found");
    assert_eq!(asked("photos_of", json!({ "animals": ["Pip"] })), Ok(json!([])));
    let unknown = asked("set_photo_text", json!({ "media": "none", "what": "", "alt": "" }));
    assert_eq!(unknown.expect_err("no photo")["code"], "not_found");
}

#[test]
fn two_are_introduced_recorded_and_parted() {
    let open = open();
    let asked = |command, arguments| ask(&open.window, command, arguments);
    asked("load_demo", json!({})).expect("the made-up litter");
    let board = asked("pairing_board", json!({})).expect("the board");
    assert_eq!(board["alone"][0]["alone"]["label"], "Juniper");
    assert_eq!(board["together"][0]["names"], json!(["Pip", "Wren"]));
    let meeting = json!({ "reaction": "sniffed, then slept", "outcome": "unsure", "minutes": "20" });
    let two = json!({ "one": "Juniper", "other": "Miso", "meeting": meeting });
    asked("introduce", two).expect("they are introduced");
    let trial = asked("pairing_board", json!({})).expect("the board");
    assert_eq!(trial["alone"], json!([]));
    let told = |board: &Value| -> Vec<String> {
        let pairs = board["together"].as_array().expect("pairs");
        pairs.iter().map(|pair| pair["told"].as_str().expect("words").to_owned()).collect()
    };
    assert!(told(&trial).contains(&"In trial since today".to_owned()), "{:?}", told(&trial));
    let slept = json!({ "one": "Juniper", "other": "Miso", "meeting": { "outcome": "accepted", "sleep": "together" } });
    asked("record_meeting", slept).expect("it is recorded");
    let kept = asked("pairing_board", json!({})).expect("the board");
    assert!(told(&kept).contains(&"Together since today".to_owned()), "{:?}", told(&kept));
    asked("end_pairing", json!({ "one": "Juniper", "other": "Miso", "reason": "one of them sneezes" }))
        .expect("it is ended");
    let parted = asked("pairing_board", json!({})).expect("the board");
    assert_eq!(parted["together"].as_array().map(Vec::len), Some(1));
    let same = json!({ "one": "Miso", "other": "Miso", "meeting": {} });
    assert_eq!(asked("introduce", same).expect_err("one animal")["field"], "other");
}

#[test]
fn what_is_not_allowed_by_name_is_refused() {
    let open = open();
    for command in ["plugin:dialog|open", "plugin:event|emit", "plugin:window|close", "no_such_command"] {
        assert!(ask(&open.window, command, json!({})).is_err(), "{command}");
    }
}

#[test]
fn the_page_names_exactly_the_commands_there_are() {
    let api = read("ui/src/api.ts");
    let named: BTreeSet<&str> = api
        .split("invoke<")
        .skip(1)
        .filter_map(|call| call.split_once("('"))
        .filter_map(|(_, rest)| rest.split_once('\''))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(named, commands::NAMES.iter().copied().collect());
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the project")
}
