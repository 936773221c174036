//! One animal in a list: who it is, what it weighs, what the log worries about.

use crate::animals::{Nursery, Resident, Weighing, Whereabouts, when};
use crate::care::{self, Level};
use crate::growth::{self, Size, Theme};
use crate::round::{Collar, RowGain, collar_of};
use serde::Serialize;
use ts_rs::TS;

/// The small line of weights in a list, in pixels.
const SPARK: Size = Size { width: 96, height: 28 };

/// What the log worries about most in one animal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Concern {
    /// How much it matters.
    pub level: Level,
    /// The whole line.
    pub sentence: String,
    /// What was found, without what to do: for a row.
    pub short: String,
    /// Where its threshold comes from.
    pub source: String,
}

impl From<care::Alarm> for Concern {
    fn from(alarm: care::Alarm) -> Self {
        let found = alarm.sentence.split_once(". ").map_or(alarm.sentence.as_str(), |(found, _)| found);
        let short = found.split_once("; ").map_or(found, |(short, _)| short).trim_end_matches('.').to_owned();
        Self { level: alarm.level, short, source: alarm.source.mark.to_owned(), sentence: alarm.sentence }
    }
}

/// One animal in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AnimalLine {
    /// The animal.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its collar.
    pub collar: Option<Collar>,
    /// «kitten», «mother cat».
    pub species: String,
    /// «female», «male», or nothing when nobody knows.
    pub sex: Option<String>,
    /// «22 days», «about 12 days».
    pub age: Option<String>,
    /// The latest weight, with how long ago.
    pub weight: Option<String>,
    /// The last gain.
    pub gain: Option<RowGain>,
    /// A small line of its weights, as SVG.
    pub sparkline: Option<String>,
    /// What the log worries about.
    pub concern: Option<Concern>,
    /// «with Bean», «alone since Tuesday».
    pub company: Option<String>,
    /// Where it is, when it is not in care: «died 12 April».
    pub whereabouts: Option<String>,
}

pub(super) fn line(resident: &Resident<'_>, nursery: &Nursery<'_>, alarms: &[care::Alarm]) -> AnimalLine {
    let standing = &resident.standing;
    let now = nursery.now;
    let weighings: Vec<Weighing> =
        resident.own().filter_map(Weighing::of).filter(|w| !w.after_feed).collect();
    let weight = weighings
        .last()
        .map(|w| format!("{}, {}", w.told(nursery.units()), when::known(w.at, w.precision, now)));
    let gain = match weighings.as_slice() {
        // Of one who died no gain is told.
        [.., before, last] if !standing.has_died() => {
            care::round_note(Some(before), Some(last.grams), None, now, nursery.units())
                .weight
                .map(|w| RowGain { direction: w.direction, text: w.text })
        }
        _ => None,
    };
    let since =
        || standing.since.map(|at| format!(" {}", when::day(at.date(), now.date()))).unwrap_or_default();
    let whereabouts = match &standing.whereabouts {
        Whereabouts::InCare => None,
        Whereabouts::Placed(_) => Some(format!("in another home since{}", since())),
        Whereabouts::Adopted => Some(format!("adopted{}", since())),
        Whereabouts::Released => Some(format!("released{}", since())),
        Whereabouts::Died => Some(format!("died{}", since())),
    };
    let company = standing.partners.first().map(|p| format!("with {}", nursery.label(&p.animal)));
    let concern = alarms.iter().find(|a| a.animal == resident.id).cloned().map(Concern::from);
    AnimalLine {
        id: resident.id.to_owned(),
        name: resident.label().to_owned(),
        collar: standing.collar.as_deref().map(collar_of),
        species: if standing.grown { resident.card.species.clone() } else { resident.species().young() },
        sex: resident.card.sex.clone(),
        age: standing.age.map(|age| age.words()),
        weight,
        gain,
        sparkline: Some(growth::sparkline(resident, nursery.chronicle.settings.units(), Theme::Css, SPARK))
            .filter(|s| !s.is_empty()),
        concern,
        company,
        whereabouts,
    }
}
