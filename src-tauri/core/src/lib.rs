//! The care log of Littermate: what happened to which animal, kept for good.

pub mod alarm;
pub mod animals;
pub mod board;
pub mod book;
pub mod care;
pub mod care_list;
pub mod care_plan;
pub mod chronicle;
pub mod crisis;
pub mod demo;
pub mod desk;
pub mod entry;
pub mod error;
pub mod growth;
pub mod journal;
pub mod judgements;
pub mod pairing;
pub mod photos;
#[path = "../reference/figures.rs"]
pub mod reference;
pub mod register;
pub mod round;
pub mod settings;
pub mod sheets;
mod store;
pub mod story;
pub mod transfer;
pub mod values;

pub use book::{Book, World};
pub use error::{Code, Error, Result};
pub use store::aside::write_new;
pub use store::backup::restore;
pub use store::check::Checked;
