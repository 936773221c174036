//! Too cold to be fed: a thermometer, or a hand.

use super::{Finding, Level};
use crate::animals::weighing::plain;
use crate::animals::{Nursery, Resident, when};
use crate::care::facts::{applies, figure_for, within};
use crate::entry::kind::{Felt, Kind};
use crate::reference::{HOUSE, STOP_FEEDING, WARM_FIRST_LATER, WARM_FIRST_NEWBORN, WARM_FIRST_THIRD_WEEK};
use crate::values::{Celsius, Quantity as _};

/// How long a reading speaks for now, in hours.
const HOURS: i64 = 24;

enum Reading<'a> {
    Measured(Celsius),
    Felt(&'a Felt),
}

/// Below what is needed to digest milk. A newer reading that is warm enough ends it.
pub(super) fn cold(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Finding> {
    let (entry, reading) =
        within(resident, nursery.now, HOURS).rev().find_map(|entry| match &entry.kind {
            Kind::Temp(temp) => {
                let measured = temp.c.map(Reading::Measured);
                Some((entry, measured.or(temp.felt.as_ref().map(Reading::Felt))?))
            }
            Kind::Crisis(crisis) => crisis.temp_c.map(|c| (entry, Reading::Measured(c))),
            _ => None,
        })?;
    let at = when::known(entry.at, entry.precision, nursery.now);
    let label = resident.label();
    let newborn = resident.standing.days() == Some(0);
    let warm_first = |numbers: String, sentence: String, source| Finding {
        level: Level::Act,
        rule: "cold",
        sentence,
        numbers: vec![numbers],
        entries: vec![entry.id.clone()],
        source,
    };
    match reading {
        Reading::Measured(c) => {
            let days = Some(resident.standing.days().unwrap_or(0));
            let gates = [&WARM_FIRST_NEWBORN, &WARM_FIRST_THIRD_WEEK, &WARM_FIRST_LATER];
            let gate = figure_for(&gates, &resident.species(), days)?;
            let stop = c.value() < STOP_FEEDING.value && applies(&STOP_FEEDING, &resident.species());
            if stop && !newborn {
                let sentence =
                    format!("{label} was {c} at {at}. Warm first, no milk until warm, and call your vet.");
                let source = STOP_FEEDING.source;
                let numbers = format!("{c}, milk from {} °C", plain(STOP_FEEDING.value));
                return Some(Finding { level: Level::Emergency, ..warm_first(numbers, sentence, source) });
            }
            let (limit, source) =
                if stop { (STOP_FEEDING.value, STOP_FEEDING.source) } else { (gate.value, gate.source) };
            (c.value() < limit).then(|| {
                let sentence = format!("{label} was {c} at {at}. Warm first, then feed.");
                warm_first(format!("{c}, warm first below {} °C", plain(limit)), sentence, source)
            })
        }
        Reading::Felt(Felt::Cold) if !newborn => Some(Finding {
            level: Level::Emergency,
            ..warm_first(
                "felt cold".to_owned(),
                format!("{label} felt cold at {at}. Warm first, no milk until warm, and call your vet."),
                HOUSE,
            )
        }),
        Reading::Felt(felt @ (Felt::Cold | Felt::Cool)) => {
            let felt = felt.word();
            Some(warm_first(
                format!("felt {felt}"),
                format!("{label} felt {felt} at {at}. Warm first, then feed."),
                HOUSE,
            ))
        }
        Reading::Felt(_) => None,
    }
}
