//! Care: who is due for a feed, how much, and what in the log is worth a look.
//!
//! Pure: everything is computed on reading, and nothing is stored. Figures come from [`crate::reference`].

/// How many days of feeds, cries and looks [`due`] and [`watch`] need, beside everything else of any age: the last
/// weighing speaks for seven, and whether formula was new then takes the three before it.
pub const LOOK_BACK_DAYS: i64 = 11;

/// How many days a death without a reason is asked about, at most.
pub const ASKED_ABOUT_A_DEATH_DAYS: i64 = 14;

mod dose;
mod due;
mod facts;
mod plan;
mod watch;

pub use dose::{
    Direction, DoseLevel, DoseNote, RoundNote, Suggestion, WeightNote, fed_just_now, round_note,
    suggested_in, suggested_ml,
};
pub(crate) use due::due_until;
pub use due::{Due, due, due_in, due_of};
pub(crate) use facts::{is_for, words};
pub(crate) use plan::{Night, formula_of, has_plan, littermates, old_formula, plan_of_carers};
pub use plan::{Plan, PlanLine, PlanNote, plan_of};
pub(crate) use watch::unexplained_deaths;
pub use watch::{Alarm, Level, NOTHING, WARM_FIRST, alarm_of, alarms_of, cold_of, watch, watch_in};
