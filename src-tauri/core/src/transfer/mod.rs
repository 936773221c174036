//! The log as a file that other homes and other programs read.

pub mod export;
pub mod file;
pub mod import;
mod order;
mod recent;
