//! Units, moments and ids: what a figure is, how it is read from typed text, and how it is written.

mod canonical;
mod day;
mod day_ahead;
mod ids;
mod moment;
mod quantity;
mod typed_time;
mod units;
mod wall;

pub use canonical::{TooLarge, canonical_json, check_numbers, without_nulls};
pub use day::{day_begins, day_of};
pub use day_ahead::parse_day_ahead;
pub use ids::{EntryId, OpId, ReplicaId, SubjectId};
pub use moment::{Moment, Precision};
pub(crate) use quantity::OUNCE_G;
pub use quantity::{Celsius, Grams, Millilitres, Quantity, plain};
pub(crate) use typed_time::clock_time;
pub use typed_time::{parse_typed_time, parse_typed_until};
pub use units::{TemperatureUnit, Typed, Units, WeightUnit};
pub use wall::is_second_showing;
