//! What a clock on the wall shows, as moments: in spring an hour is left out, in autumn one comes twice.

use super::Moment;
use chrono::{LocalResult, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

/// The moments at which a clock shows a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Showings {
    /// On nearly every day.
    Once(Moment),
    /// In the hour that comes twice.
    Twice(Moment, Moment),
    /// In the hour that is left out: the clock as it jumps, on the old time and on the new.
    Never(Moment, Moment),
}

impl Showings {
    /// The first of them; when the clocks jump, where there is none.
    pub(super) fn first(self) -> Moment {
        match self {
            Self::Once(at) | Self::Twice(at, _) | Self::Never(_, at) => at,
        }
    }

    /// The last of them; when the clocks jump, where there is none.
    pub(super) fn last(self) -> Moment {
        match self {
            Self::Once(at) | Self::Twice(_, at) | Self::Never(_, at) => at,
        }
    }
}

/// When the clocks of a zone show a time; without a zone, those that `like` was read on.
pub(super) fn on_the_wall(wall: NaiveDateTime, like: Moment, zone: Option<Tz>) -> Showings {
    let moment = |at: chrono::DateTime<Tz>| Moment::from(at.fixed_offset());
    let Some(zone) = zone else {
        let here = like.date_time().offset().from_local_datetime(&wall).earliest();
        return Showings::Once(here.map_or(like, Moment::from));
    };
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => Showings::Once(moment(at)),
        LocalResult::Ambiguous(first, second) => Showings::Twice(moment(first), moment(second)),
        LocalResult::None => jump(wall, zone).unwrap_or(Showings::Once(like)),
    }
}

/// The jump of the clocks that leaves a time out.
fn jump(wall: NaiveDateTime, zone: Tz) -> Option<Showings> {
    let day_before = wall.checked_sub_signed(TimeDelta::days(1))?;
    let old = zone.offset_from_local_datetime(&day_before).latest()?.fix();
    let is_new = |at: NaiveDateTime| zone.offset_from_utc_datetime(&at).fix() != old;
    let mut utc = wall.checked_sub_offset(old)?;
    while is_new(utc.checked_sub_signed(TimeDelta::minutes(1))?) {
        utc -= TimeDelta::minutes(1);
    }
    let jumps = utc.and_utc();
    Some(Showings::Never(
        Moment::from(jumps.with_timezone(&old)),
        Moment::from(jumps.with_timezone(&zone).fixed_offset()),
    ))
}

/// Of a time that a clock shows twice in one night: whether this is the second time. Nothing on all other days.
pub fn is_second_showing(at: Moment, zone: Option<Tz>) -> Option<bool> {
    let here = zone.map_or(at, |zone| at.in_zone(zone));
    match on_the_wall(here.date_time().naive_local(), here, zone) {
        Showings::Twice(_, second) => Some(here >= second),
        _ => None,
    }
}
