//! Animals: who is here, how old, under whose name, in whose company.
//!
//! Pure: everything is folded from live entries and cards at a moment that is given.

mod age;
mod birth_class;
mod fold;
mod label;
mod nursery;
mod species;
mod standing;
pub mod weighing;
pub mod when;

pub use age::Age;
pub use birth_class::{BirthClass, Class, birth_class};
pub use label::label;
pub use nursery::{Nursery, Resident};
pub use species::Species;
pub use standing::{Maternal, NestWord, Partner, Standing, Whereabouts, concerns};
pub(crate) use standing::{by_hand, leaves};
pub use weighing::{Gain, Trend, Weighing};
