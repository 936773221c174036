//! The real window, with real keys.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where it stopped")]

#[path = "../support/mod.rs"]
mod support;

mod accessibility;
#[cfg(target_os = "linux")]
mod alarm;
mod animals;
mod care;
mod crisis;
mod feeding;
mod frame;
mod growth;
mod pairing;
mod paper;
mod pictures;
mod round;
mod round_asks;
mod settings;
mod sheets;
mod stories;
mod units;
mod watch;
