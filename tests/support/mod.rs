//! What the tests and the benchmark of the window stand on: a screen of their own, a driver, a fresh home, and the real program.

#![allow(dead_code, reason = "not every word of it is spoken in every test yet")]

mod book;
#[cfg(target_os = "linux")]
mod bus;
mod dialog;
mod driver;
mod process;
mod screen;
mod window;

#[cfg(target_os = "linux")]
#[allow(unused_imports, reason = "the benchmark starts programs, the tests open windows")]
pub(crate) use bus::Bus;
#[allow(unused_imports, reason = "the benchmark starts programs, the tests open windows")]
pub(crate) use process::{Process, wait_for};
#[allow(unused_imports, reason = "the benchmark starts programs, the tests open windows")]
pub(crate) use window::{Desk, Window};
