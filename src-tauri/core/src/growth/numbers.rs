//! The numbers of an animal's growth, each with how it was found and what it rests on.

use super::{days_since, litter};
use crate::animals::weighing::{birth_weight, plain};
use crate::animals::{Class, Gain, Nursery, Resident, Species, Trend, Weighing, birth_class, when};
use crate::reference::{DOUBLED_ON_FORMULA, DOUBLED_WHEN_NURSED, LITTER_WITHIN, Source};
use crate::values::{Grams, Moment, Quantity as _, Units};
use serde::Serialize;
use ts_rs::TS;

/// One number of an animal's growth.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct GrowthNumber {
    /// Which it is: `gain`, `gain_since`, `of_birth`, `doubled`, `rank`, `littermates`, `birth_class`.
    pub key: String,
    /// What it is, as a heading: «Gain per day».
    pub what: String,
    /// The number in words: «+9.4 g», «4th of 6».
    pub value: String,
    /// The number alone.
    pub number: Option<f64>,
    /// How it was found.
    pub how: String,
    /// Where what it is held against comes from.
    pub source: Option<Source>,
    /// The entries it rests on.
    pub entries: Vec<String>,
}

impl GrowthNumber {
    fn new(key: &str, what: &str, value: String, number: f64) -> Self {
        Self {
            key: key.to_owned(),
            what: what.to_owned(),
            value,
            number: Some((number * 10.0).round() / 10.0),
            how: String::new(),
            source: None,
            entries: Vec::new(),
        }
    }
}

/// Every number that the log gives, from weighings that can be compared.
pub(super) fn of(nursery: &Nursery<'_>, resident: &Resident<'_>, series: &[Weighing]) -> Vec<GrowthNumber> {
    let now = nursery.now;
    let units = nursery.chronicle.settings.units();
    let birth = birth_weight(resident);
    let mut numbers: Vec<GrowthNumber> = Vec::new();
    numbers.extend(gain(series, units));
    numbers.extend(gain_since(series, now, units));
    if let (Some(birth), Some(last)) = (&birth, series.last()) {
        numbers.extend(of_birth(birth, last, now, units));
        numbers.push(doubled(birth, series, resident, now, units));
    }
    if let Some(beside) = litter::beside(nursery, resident) {
        numbers.extend(in_the_litter(&beside, units));
    }
    numbers.extend(class_at_birth(resident, units));
    numbers
}

fn known(weighing: &Weighing, now: Moment) -> String {
    when::known(weighing.at, weighing.precision, now)
}

fn about(estimated: bool) -> &'static str {
    if estimated { "about " } else { "" }
}

/// Grams that were worked out or published, to a tenth.
fn weight(grams: f64, units: Units) -> String {
    Grams::new(grams).map_or_else(|_| format!("{} g", plain(grams)), |grams| units.weight(grams))
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn gain(series: &[Weighing], units: Units) -> Option<GrowthNumber> {
    let trend = Trend::of(series)?;
    let value = format!("{}{}", about(trend.estimated()), units.change(tenth(trend.per_day)));
    Some(GrowthNumber {
        how: format!(
            "smoothed over {}, from {} before the feed",
            when::span(trend.to().at.minutes_since(trend.from().at)),
            when::counted(i64::try_from(trend.weighings.len()).unwrap_or(i64::MAX), "weight"),
        ),
        entries: trend.entries(),
        ..GrowthNumber::new("gain", "Gain per day", value, trend.per_day)
    })
}

fn gain_since(series: &[Weighing], now: Moment, units: Units) -> Option<GrowthNumber> {
    // Of two weights alone the smoothed gain says the same.
    let gain = Gain::of_all(series).filter(|_| series.len() > 2)?;
    let value = format!("{}{}", about(gain.estimated()), units.change(tenth(gain.per_day())));
    let since = when::day(gain.from.at.date(), now.date());
    Some(GrowthNumber {
        how: format!("{} to {}", units.weight(gain.from.grams), units.weight(gain.to.grams)),
        entries: vec![gain.from.entry.clone(), gain.to.entry.clone()],
        ..GrowthNumber::new("gain_since", &format!("Per day since {since}"), value, gain.per_day())
    })
}

fn of_birth(birth: &Weighing, last: &Weighing, now: Moment, units: Units) -> Option<GrowthNumber> {
    let percent = 100.0 * last.g() / birth.g();
    (birth.entry != last.entry).then(|| GrowthNumber {
        how: format!("{} at birth, {}", units.weight(birth.grams), known(birth, now)),
        entries: vec![birth.entry.clone(), last.entry.clone()],
        ..GrowthNumber::new(
            "of_birth",
            "Of the birth weight",
            format!("{}{percent:.0} %", about(last.estimated)),
            percent,
        )
    })
}

fn doubled(
    birth: &Weighing,
    series: &[Weighing],
    resident: &Resident<'_>,
    now: Moment,
    units: Units,
) -> GrowthNumber {
    let day = |weighing: &Weighing| days_since(birth.at.date(), weighing.at).floor();
    let first = series.iter().find(|w| !w.estimated && w.g() >= 2.0 * birth.g());
    match first {
        Some(first) => GrowthNumber {
            how: format!("first weighed at twice {} {}", units.weight(birth.grams), known(first, now)),
            entries: vec![birth.entry.clone(), first.entry.clone()],
            ..GrowthNumber::new(
                "doubled",
                "Birth weight doubled",
                format!("by day {:.0}", day(first)),
                day(first),
            )
        },
        None => not_doubled(birth, resident, units),
    }
}

fn not_doubled(birth: &Weighing, resident: &Resident<'_>, units: Units) -> GrowthNumber {
    let value = match resident.standing.days() {
        Some(days) => format!("not yet, on day {days}"),
        None => "not yet".to_owned(),
    };
    let mut how = format!("twice {} is {}", units.weight(birth.grams), weight(2.0 * birth.g(), units));
    let is_published = !matches!(resident.species(), Species::Other(_));
    if is_published {
        let (nursed, formula) = (plain(DOUBLED_WHEN_NURSED.value), plain(DOUBLED_ON_FORMULA.value));
        how += &format!("; by day {nursed} when nursed, day {formula} on formula");
    }
    GrowthNumber {
        number: None,
        how,
        source: is_published.then_some(DOUBLED_ON_FORMULA.source),
        entries: vec![birth.entry.clone()],
        ..GrowthNumber::new("doubled", "Birth weight doubled", value, 0.0)
    }
}

/// «1st», «2nd», «13th».
fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

fn in_the_litter(beside: &litter::Beside<'_>, units: Units) -> [GrowthNumber; 2] {
    let rank = beside.rank();
    let hours = plain(LITTER_WITHIN.value);
    let mut how = format!("by weight, weighed within {hours} hours of each other");
    if !beside.unweighed.is_empty() {
        how += &format!("; without {}", beside.unweighed.join(", "));
    }
    let mean = beside.mean();
    let apart = beside.own.g() - mean;
    let percent = 100.0 * apart / mean;
    let side = if percent < 0.0 { "under" } else { "over" };
    let value = match percent.abs().round() {
        0.0 => "at their mean".to_owned(),
        percent => format!("{percent:.0} % {side} their mean"),
    };
    [
        GrowthNumber {
            how,
            entries: beside.entries(),
            ..GrowthNumber::new(
                "rank",
                "In the litter",
                format!("{} of {}", ordinal(rank), beside.others.len() + 1),
                rank as f64,
            )
        },
        GrowthNumber {
            how: format!(
                "{} from a mean of {}; {} weighed",
                units.change(apart.round()),
                units.about(mean),
                beside.others.len()
            ),
            entries: beside.entries(),
            ..GrowthNumber::new("littermates", "Beside littermates", value, percent)
        },
    ]
}

fn class_at_birth(resident: &Resident<'_>, units: Units) -> Option<GrowthNumber> {
    let found = birth_class(resident)?;
    let (breed, grams) = (found.breed, found.weighing.g());
    let value = match found.class {
        Some(Class::VeryLow) => "very low".to_owned(),
        Some(Class::Low) => "low".to_owned(),
        Some(Class::Normal) => "not low".to_owned(),
        None => units.weight(found.weighing.grams),
    };
    let weighed = breed.weighed.map(|n| format!("; {n} weighed")).unwrap_or_default();
    let how = match breed.low.zip(breed.very_low) {
        Some((low, very_low)) => format!(
            "{}; low is below {}, as about half of all are, and very low below {}{weighed}",
            units.weight(found.weighing.grams),
            weight(low, units),
            weight(very_low, units)
        ),
        None => {
            format!("the breed's mean is {}{weighed}; to know, not to judge by", weight(breed.mean, units))
        }
    };
    Some(GrowthNumber {
        how,
        source: Some(breed.source),
        entries: vec![found.weighing.entry.clone()],
        ..GrowthNumber::new("birth_class", &format!("Birth weight, {}", breed.breed), value, grams)
    })
}
