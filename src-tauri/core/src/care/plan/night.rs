//! A night without feeds: from one time of the clock to another.

use crate::animals::{Nursery, when};
use crate::values::{Moment, clock_time};
use chrono::{NaiveTime, TimeDelta, TimeZone as _, Timelike as _};

/// A day, in minutes.
const DAY: i64 = 24 * 60;

/// No feed after `from` and before `to`; both are times of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Night {
    from: NaiveTime,
    to: NaiveTime,
}

impl Night {
    /// Reads two times of the clock as typed; nothing when one is none, or when they are the same.
    pub(crate) fn read(from: &str, to: &str) -> Option<Self> {
        Some(Self { from: Self::clock(from)?, to: Self::clock(to)? }).filter(|night| night.from != night.to)
    }

    /// Reads one of them: `23:00`, `2300`, `11 pm`.
    pub(crate) fn clock(text: &str) -> Option<NaiveTime> {
        clock_time(&text.trim().to_lowercase().replace(' ', ""))
    }

    /// Both, as the log keeps them: `23:00`, `5:00`.
    pub(crate) fn ends(self) -> (String, String) {
        (clock(self.from), clock(self.to))
    }

    /// How long it is, in minutes.
    pub(crate) fn minutes(self) -> i64 {
        after(self.from, self.to)
    }

    /// «from 23:00 to 5:00».
    pub(crate) fn words(self) -> String {
        format!("from {} to {}", clock(self.from), clock(self.to))
    }

    /// A time of a feed, put off to the end of the night when it falls into it.
    pub(crate) fn put_off(self, nursery: &Nursery<'_>, at: Moment) -> Moment {
        let here = nursery.here(at);
        let into = after(self.from, here.date_time().time());
        if into == 0 || into >= self.minutes() {
            return at;
        }
        let left = self.minutes() - into;
        let end = here.date_time().naive_local().checked_add_signed(TimeDelta::minutes(left));
        // By the clock on the wall, which may have been changed during the night.
        end.and_then(|end| on_the_wall(nursery, here, end.date().and_time(self.to)))
            .unwrap_or_else(|| at.plus_minutes(left))
    }

    /// How many feeds so many minutes apart a day holds beside it, at most `most`.
    pub(crate) fn feeds(self, every: i64, most: i64) -> i64 {
        ((DAY - self.minutes()) / every.max(1) + 1).min(most)
    }
}

/// Minutes from one time of the clock to the next of another.
fn after(from: NaiveTime, to: NaiveTime) -> i64 {
    (to - from).num_minutes().rem_euclid(DAY)
}

/// `5:00`.
fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A time on the wall clock of the log as a moment; the earlier one of a doubled hour, nothing in an hour that is left
/// out. Where the log names no zone, on the clock of another moment.
pub(crate) fn on_the_wall(
    nursery: &Nursery<'_>,
    like: Moment,
    wall: chrono::NaiveDateTime,
) -> Option<Moment> {
    let at = match nursery.zone {
        Some(zone) => zone.from_local_datetime(&wall).earliest()?.fixed_offset(),
        None => like.date_time().offset().from_local_datetime(&wall).earliest()?,
    };
    Some(Moment::from(at))
}

/// `3 hours`, `2 hours 40 minutes`.
pub(crate) fn spell(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let parts = [(hours, "hour"), (rest, "minute")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| when::counted(*count, unit));
    parts.collect::<Vec<_>>().join(" ")
}
