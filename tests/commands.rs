//! The commands through the real handler and the real permissions, without a screen.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where it stopped")]

use std::{collections::BTreeSet, fs, path::Path};

use littermate_window::{app, commands};
use serde_json::{Value, json};
use tauri::{
    WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

fn open_window() -> (tauri::App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = app(mock_builder()).expect("the program starts");
    let window = tauri::Manager::get_webview_window(&app, "main").expect("the window is there");
    (app, window)
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
    let (_app, window) = open_window();
    assert_eq!(ask(&window, "about", json!({})), Ok(json!({ "version": env!("CARGO_PKG_VERSION") })));
}

#[test]
fn what_is_not_allowed_by_name_is_refused() {
    let (_app, window) = open_window();
    for command in ["plugin:dialog|open", "plugin:event|emit", "plugin:window|close", "no_such_command"] {
        assert!(ask(&window, command, json!({})).is_err(), "{command}");
    }
}

#[test]
fn the_page_is_allowed_our_commands_and_to_hear_of_events_and_nothing_else() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).expect("the configuration is JSON");
    let capabilities = config["app"]["security"]["capabilities"].as_array().expect("a list");
    assert_eq!(capabilities.len(), 1);
    assert_eq!(capabilities[0]["windows"], json!(["main"]));
    assert_eq!(capabilities[0].get("remote"), None);
    let allowed: BTreeSet<String> = capabilities[0]["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|permission| permission.as_str().expect("a name, without a scope").to_owned())
        .collect();
    let expected: BTreeSet<String> = commands::NAMES
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned))
        .collect();
    assert_eq!(allowed, expected);
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
