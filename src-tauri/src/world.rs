//! This computer, as the log sees it: its clock, its place, its chance.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono_tz::Tz;
use littermate_core::{World, values::Moment};

/// The clock, time zone and randomness of the system.
pub(crate) struct ThisComputer;

/// Where this computer is: asked each time, because a carer may travel while the window is open.
fn zone() -> Tz {
    let named = std::env::var("TZ").ok().and_then(|name| name.trim_start_matches(':').parse().ok());
    let set = || iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
    named.or_else(set).unwrap_or(Tz::UTC)
}

impl World for ThisComputer {
    #[expect(clippy::disallowed_methods, reason = "this is where the log gets the time from")]
    fn now(&mut self) -> Moment {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let utc_ms = i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX);
        Moment::of_clock(utc_ms).in_zone(zone())
    }

    fn zone(&self) -> String {
        zone().name().to_owned()
    }

    fn random(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        if let Err(error) = getrandom::fill(&mut bytes) {
            // Without chance two entries could get one name, so nothing more is written.
            eprintln!("This computer gives no random numbers ({error}), so nothing can be written.");
            std::process::exit(1);
        }
        bytes
    }
}
