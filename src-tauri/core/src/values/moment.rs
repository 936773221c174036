//! When something happened, as the clock on the wall showed it.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, TimeZone as _, Timelike as _, Utc};
use std::fmt;

/// The 30th of December of the year 9999, which is in that year in every zone.
const LATEST_MS: i64 = 253_402_128_000_000;

/// A moment with the offset of the place where it was written, so that a feed at 2 a.m. stays one after the
/// clocks change. Ordered and compared by the moment alone.
#[derive(Clone, Copy, Debug)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// A moment from milliseconds since 1970 (UTC) and the offset in minutes east of Greenwich; `None` when
    /// either is out of range.
    pub fn from_parts(utc_ms: i64, offset_minutes: i32) -> Option<Self> {
        let offset = FixedOffset::east_opt(offset_minutes.checked_mul(60)?)?;
        Some(Self(Utc.timestamp_millis_opt(utc_ms).single()?.with_timezone(&offset)))
    }

    /// The moment a clock shows in milliseconds since 1970, on clocks of Greenwich. One that shows a year nobody lives
    /// in is taken for the end of the year 9999, the last one with four digits.
    pub fn of_clock(utc_ms: i64) -> Self {
        let shown = DateTime::from_timestamp_millis(utc_ms.clamp(0, LATEST_MS));
        Self(shown.unwrap_or_default().fixed_offset())
    }

    /// Reads RFC 3339, which always names its offset.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(Self)
    }

    /// Milliseconds since 1970, UTC.
    pub fn utc_ms(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// Minutes east of Greenwich.
    pub fn offset_minutes(self) -> i32 {
        self.0.offset().local_minus_utc() / 60
    }

    /// The date on the wall calendar.
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// Hour and minute on the wall clock.
    pub fn clock(self) -> (u32, u32) {
        (self.0.hour(), self.0.minute())
    }

    /// Whole minutes from `earlier` to this moment; negative when it is later.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_minutes()
    }

    /// This moment, a number of minutes later (or earlier, when negative); unchanged when out of range.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        chrono::TimeDelta::try_minutes(minutes)
            .and_then(|delta| self.0.checked_add_signed(delta))
            .map_or(self, Self)
    }

    /// The same moment, as clocks of another zone show it.
    #[must_use]
    pub fn in_zone(self, zone: chrono_tz::Tz) -> Self {
        Self(self.0.with_timezone(&zone).fixed_offset())
    }

    /// The full date and time, for formatting.
    pub fn date_time(self) -> DateTime<FixedOffset> {
        self.0
    }
}

impl From<DateTime<FixedOffset>> for Moment {
    fn from(value: DateTime<FixedOffset>) -> Self {
        Self(value)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form =
            if self.0.timestamp_subsec_millis() == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
        f.write_str(&self.0.to_rfc3339_opts(form, false))
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl Eq for Moment {}
impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

/// How exactly a moment is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Precision {
    /// Read off a clock.
    #[default]
    Minute,
    /// Within the hour.
    Hour,
    /// Only the day is known.
    Day,
}

impl Precision {
    /// The word the log uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    /// Reads the word the log uses.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Minute, Self::Hour, Self::Day].into_iter().find(|p| p.name() == text)
    }
}
