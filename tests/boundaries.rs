//! What the page may reach, and what nothing may bring within its reach.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where it stopped")]

use std::{collections::BTreeSet, fs, path::Path};

use littermate_window::commands;
use serde_json::{Value, json};

const CONTENT_RULES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' photo: http://photo.localhost; font-src 'self'; connect-src ipc: http://ipc.localhost; \
    base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types lit-html rust-svg";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the project")
}

fn configuration() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).expect("the configuration is JSON")
}

#[test]
fn the_page_is_allowed_our_commands_and_to_hear_of_events_and_nothing_else() {
    let config = configuration();
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
fn the_rules_of_the_page_are_the_strict_ones() {
    let app = &configuration()["app"];
    let security = &app["security"];
    assert_eq!(security["csp"], CONTENT_RULES);
    assert_eq!(security.get("devCsp"), None);
    assert_eq!(security.get("dangerousDisableAssetCspModification"), None);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(app["withGlobalTauri"], false);
    let windows = app["windows"].as_array().expect("a list");
    assert_eq!(windows.len(), 1);
    assert_eq!(windows[0]["dragDropEnabled"], false);
    assert_eq!(windows[0]["incognito"], true);
}

#[test]
fn no_crate_brings_a_door_to_the_page_or_to_the_network() {
    let lock = read("Cargo.lock");
    let names: BTreeSet<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \""))
        .filter_map(|rest| rest.strip_suffix('"'))
        .collect();
    for door in ["shell", "http", "process", "sql", "localhost", "websocket", "opener", "upload", "store"] {
        let plugin = format!("tauri-plugin-{door}");
        assert!(!names.contains(plugin.as_str()), "{plugin}");
    }
    assert!(!lock.contains("name = \"tauri\"\nversion = \"3"), "Tauri 3 is not finished");
    let manifest = read("Cargo.toml");
    let tauri = manifest.lines().find(|line| line.starts_with("tauri = ")).expect("tauri is a dependency");
    assert!(tauri.contains("default-features = false"));
    for feature in ["devtools", "dynamic-acl", "protocol-asset"] {
        assert!(!tauri.contains(feature), "{feature}");
    }
}

#[test]
fn no_command_takes_a_path() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/src/commands");
    for file in fs::read_dir(folder).expect("the commands") {
        let file = file.expect("a file").path();
        let text = fs::read_to_string(&file).expect("it is text");
        assert!(!text.contains("PathBuf") && !text.contains("&Path"), "{}", file.display());
    }
}
