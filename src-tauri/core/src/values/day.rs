//! The day of a carer, which begins when she says: a night of feeds then belongs to one day.

use super::Moment;
use super::wall::on_the_wall;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

/// The day that a moment belongs to when days begin `starts` minutes after midnight (0 to 1439), by the clock on the
/// wall of the moment: 3:00 belongs to the day before when days begin at 5:00. It counts what a clock showed, so that
/// a day on which the clocks change is one day, of 23 or 25 hours.
///
/// For totals and for headings. A time that is told («yesterday 23:50») keeps the day of the calendar.
pub fn day_of(at: Moment, starts: u16) -> NaiveDate {
    let wall = at.date_time().naive_local();
    wall.checked_sub_signed(TimeDelta::minutes(i64::from(starts))).unwrap_or(wall).date()
}

/// The moment at which a day begins. In a zone that leaves that time out, when the clocks jump; where it comes
/// twice, the first time. Without a zone the clock of `like` is read.
pub fn day_begins(day: NaiveDate, starts: u16, like: Moment, zone: Option<Tz>) -> Moment {
    let begin = NaiveTime::MIN.overflowing_add_signed(TimeDelta::minutes(i64::from(starts))).0;
    on_the_wall(day.and_time(begin), like, zone).first()
}
