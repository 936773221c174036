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
    let book = Book::open(&home.path().join("test.littermate"), Box::new(StillWorld)).expect("a new book");
    littermate_window::open(&app, book).expect("the window opens");
    let window = app.get_webview_window("main").expect("the window is there");
    Open { window, _app: app, _home: home }
}

/// A night that does not pass.
struct StillWorld;

impl World for StillWorld {
    fn now(&mut self) -> Moment {
        Moment::parse("2026-11-22T03:10:00+01:00").expect("a moment")
    }

    fn zone(&self) -> String {
        "Europe/Berlin".to_owned()
    }

    fn random(&mut self) -> [u8; 10] {
        [7; 10]
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
