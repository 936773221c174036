//! Crying, as far as it was recorded: a cry, quiet, or crying for the bottle, which is hunger.

use crate::animals::Resident;
use crate::care::words;
use crate::entry::LiveEntry;
use crate::entry::kind::{CryIntensity, Kind, fields::Cry};
use crate::values::Moment;

/// What one record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// Crying that is not for the bottle.
    Cry,
    /// Crying for the bottle; otherwise quiet.
    Hunger,
    /// Somebody looked, and it was quiet.
    Quiet,
}

fn heard(cry: &Cry) -> Heard {
    let hungry = |text: &str| {
        let text = words(text);
        ["bottle", "hung", "feed"].iter().any(|word| text.contains(word))
    };
    match &cry.intensity {
        Some(CryIntensity::Quiet) => Heard::Quiet,
        _ if cry.trigger.as_deref().is_some_and(hungry) => Heard::Hunger,
        _ => Heard::Cry,
    }
}

/// Records about an animal after `from` and up to `to`.
pub(super) fn between<'a>(
    resident: &'a Resident<'_>,
    from: Moment,
    to: Moment,
) -> impl Iterator<Item = (&'a LiveEntry, Heard)> {
    resident.own().filter(move |entry| entry.at > from && entry.at <= to).filter_map(|entry| {
        match &entry.kind {
            Kind::Cry(cry) => Some((entry, heard(cry))),
            _ => None,
        }
    })
}

/// «once», «twice», «6 times».
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}
