//! The care log of Littermate: what happened to which animal, kept for good.

pub mod animals;
pub mod chronicle;
pub mod entry;
pub mod transfer;
pub mod values;
