//! What is to be done for an animal beside feeding: milestones to look for, wormings, vaccinations and tests by
//! protocol, lines of the carer's own, and medicines that somebody ordered.
//!
//! Pure: everything is computed on reading, and nothing is stored. Ages come from [`crate::reference`]. Nothing here
//! names a dose that nobody entered, and nothing is asked about an animal that died or left.

mod due;
mod medicines;
mod milestones;
mod protocol;

pub use due::{CareDue, care_due};
pub(crate) use medicines::is_same;
pub use medicines::{Medicine, given_lately, medicines_of};
pub use milestones::{MilestoneLine, MilestoneState, milestones_of};
pub use protocol::{CareLine, CareState, lines_of, step_of};
