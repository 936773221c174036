//! What the tests of the window stand on: a screen of their own, a driver, a fresh home, and the real program.

#![allow(dead_code, reason = "not every word of it is spoken in every test yet")]

mod dialog;
mod driver;
mod process;
mod screen;
mod window;

pub(crate) use window::Desk;
