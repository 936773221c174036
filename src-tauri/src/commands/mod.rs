//! The commands of the page: each reads its arguments, asks the log, and answers.

use tauri::{Runtime, ipc::Invoke};

mod about;
mod alarm;
mod animals;
mod care;
mod crisis;
mod entries;
mod history;
mod pairing;
mod photos;
mod round;
mod settings;
mod sheets;
mod stories;
mod watch;

macro_rules! commands {
    ($($area:ident::$name:ident),* $(,)?) => {
        /// Serves every command of the list.
        pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($area::$name),*]
        }

        /// Their names, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("list.rs");
