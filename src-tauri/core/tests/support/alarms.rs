//! What the log worries about, for tests.
#![allow(dead_code, unreachable_pub)] // Each test file uses a part of it.

use super::support::{Log, at, log, sayable};
use littermate_core::care::{Alarm, Level, watch};

/// Pip, ten days old on 20 April, on the bottle since 12 April.
pub fn pip() -> Log {
    log().kitten("pip", "04-10").intake("04-12 18:00", "pip").bottle("04-12 19:00", "pip", 2.0)
}

/// Every line, one for each animal; all of them may be said, and rest on something.
pub fn alarms(log: &Log, now: &str) -> Vec<Alarm> {
    let alarms = watch(&log.chronicle(), at(now));
    for alarm in &alarms {
        sayable(&alarm.sentence);
        assert!(
            !alarm.entries.is_empty() && !alarm.numbers.is_empty() && !alarm.source.mark.is_empty(),
            "{alarm:?}"
        );
    }
    alarms
}

/// The only line there is.
pub fn alarm(log: &Log, now: &str) -> (Level, String) {
    let alarms = alarms(log, now);
    assert_eq!(alarms.len(), 1, "{alarms:?}");
    (alarms[0].level, alarms[0].sentence.clone())
}

/// The level and the rule of the only line there is.
pub fn rule(log: &Log, now: &str) -> (Level, String) {
    let alarms = alarms(log, now);
    assert_eq!(alarms.len(), 1, "{alarms:?}");
    (alarms[0].level, alarms[0].rule.clone())
}

/// Nothing is worth a look.
pub fn quiet(log: &Log, now: &str) {
    assert_eq!(alarms(log, now), []);
}
