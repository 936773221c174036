//! Embeds the page, and tells Tauri which commands exist, so that each must be allowed by name.

use std::{path::Path, process::ExitCode};

macro_rules! commands {
    ($($area:ident::$name:ident),* $(,)?) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("src/commands/list.rs");

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=ui/dist");
    println!("cargo::rerun-if-changed=src-tauri/src/commands/list.rs");
    if !Path::new("ui/dist/index.html").exists() {
        println!("cargo::error=The page is not built: run `make page` first.");
        return ExitCode::FAILURE;
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    match tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error:#}");
            ExitCode::FAILURE
        }
    }
}
