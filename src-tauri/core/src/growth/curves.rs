//! The curves that sources give for a species and age, from the animal's own first weight off a scale.

use super::days_since;
use super::sizes::adult_size;
use crate::animals::weighing::{birth_weight, plain};
use crate::animals::{Resident, Species, Weighing};
use crate::reference::{
    FASTEST_PUPPIES, FASTEST_PUPPIES_SLOWING, Figure, KITTEN_GAIN_FROM, KITTEN_GAIN_TO, KITTEN_LOWEST_GAIN,
    PUPPY_GAIN_ADULT_FROM, PUPPY_GAIN_ADULT_TO, PUPPY_GAIN_FROM, PUPPY_GAIN_MONTH_3_FROM,
    PUPPY_GAIN_MONTH_3_TO, PUPPY_GAIN_TO, PUPPY_GAIN_WEEK_1_FROM, PUPPY_GAIN_WEEK_1_TO, Source,
};
use chrono::NaiveDate;

/// What a curve is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A band between two edges.
    Band,
    /// The lowest published line.
    Lowest,
    /// The fastest growth that was seen.
    Fastest,
}

/// Where a curve lies on one day; both edges of a line are one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub(super) day: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A curve, day by day, no further than its source goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Curve {
    pub(super) shape: Shape,
    pub(super) edges: Vec<Edge>,
    /// What stands at its right edge from a day on: «10–15 g a day».
    rates: Vec<(f64, String)>,
    pub(super) source: Source,
}

impl Curve {
    /// Its lower edge: days and grams.
    pub(super) fn low(&self) -> Vec<(f64, f64)> {
        self.edges.iter().map(|edge| (edge.day, edge.low)).collect()
    }

    /// Its upper edge: days and grams.
    pub(super) fn high(&self) -> Vec<(f64, f64)> {
        self.edges.iter().map(|edge| (edge.day, edge.high)).collect()
    }

    /// What stands beside it where it leaves a drawing that ends on a day.
    pub(super) fn rate_at(&self, day: f64) -> &str {
        self.rates.iter().rfind(|(from, _)| *from < day).map_or("", |(_, rate)| rate)
    }
}

/// The curves of an animal, and in words what they are, or why there are none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curves {
    pub(super) list: Vec<Curve>,
    pub(super) words: String,
    /// What of it is still to be said where rates and sources stand at the right edge.
    pub(super) rest: String,
}

impl Curves {
    fn none(why: String) -> Self {
        Self { list: Vec::new(), rest: why.clone(), words: why }
    }
}

/// What a figure of gain is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Per {
    /// Grams a day.
    Day,
    /// Percent of the weight a day.
    Weight,
    /// Grams a day for each kilogram of the adult weight.
    AdultWeight,
}

/// A gain over some ages: the edges' two figures share ages, unit and source.
#[derive(Debug)]
struct Stage {
    per: Per,
    low: &'static Figure,
    high: &'static Figure,
}

const KITTENS: &[Stage] = &[Stage { per: Per::Day, low: &KITTEN_GAIN_FROM, high: &KITTEN_GAIN_TO }];
const LOWEST_OF_KITTENS: &[Stage] =
    &[Stage { per: Per::Day, low: &KITTEN_LOWEST_GAIN, high: &KITTEN_LOWEST_GAIN }];
const PUPPIES: &[Stage] = &[
    Stage { per: Per::Weight, low: &PUPPY_GAIN_WEEK_1_FROM, high: &PUPPY_GAIN_WEEK_1_TO },
    Stage { per: Per::Weight, low: &PUPPY_GAIN_FROM, high: &PUPPY_GAIN_TO },
    Stage { per: Per::AdultWeight, low: &PUPPY_GAIN_ADULT_FROM, high: &PUPPY_GAIN_ADULT_TO },
    Stage { per: Per::AdultWeight, low: &PUPPY_GAIN_MONTH_3_FROM, high: &PUPPY_GAIN_MONTH_3_TO },
];

impl Stage {
    fn grown(&self, grams: f64, figure: &Figure, days: f64, adult_kg: Option<f64>) -> f64 {
        match self.per {
            Per::Day => grams + figure.value * days,
            Per::Weight => grams * (1.0 + figure.value / 100.0).powf(days),
            Per::AdultWeight => grams + figure.value * adult_kg.unwrap_or_default() * days,
        }
    }

    fn range(&self, to: &str) -> String {
        let (low, high) = (plain(self.low.value), plain(self.high.value));
        if low == high { low } else { format!("{low}{to}{high}") }
    }

    fn short(&self) -> String {
        let unit = match self.per {
            Per::Day => "g a day",
            Per::Weight => "% a day",
            Per::AdultWeight => "g per adult kg",
        };
        format!("{} {unit}", self.range("–"))
    }
}

/// A weight to begin from: its day, its grams, and whether it was that of the birth.
struct Anchor {
    day: f64,
    grams: f64,
    is_birth: bool,
}

impl Anchor {
    fn words(&self) -> &'static str {
        if self.is_birth { "the birth weight" } else { "the first weight" }
    }
}

/// A curve through stages that follow each other without a gap, and the stages it came through.
fn grow(
    shape: Shape,
    stages: &'static [Stage],
    from: &Anchor,
    adult_kg: Option<f64>,
) -> (Option<Curve>, Vec<&'static Stage>) {
    let mut edges = vec![Edge { day: from.day, low: from.grams, high: from.grams }];
    let mut rates: Vec<(f64, String)> = Vec::new();
    let mut through: Vec<&'static Stage> = Vec::new();
    while let Some(Edge { day, low, high }) = edges.last().copied() {
        #[allow(clippy::cast_possible_truncation)] // A day of life.
        let whole = day.floor() as i64;
        let reaches = |stage: &&Stage| {
            stage.low.covers(Some(whole)) && (stage.per != Per::AdultWeight || adult_kg.is_some())
        };
        let Some(stage) = stages.iter().find(reaches) else { break };
        if through.last().is_none_or(|last| last.low != stage.low) {
            let lowest = if shape == Shape::Lowest { "lowest, " } else { "" };
            rates.push((day, format!("{lowest}{}", stage.short())));
            through.push(stage);
        }
        let step = day.floor() + 1.0 - day;
        edges.push(Edge {
            day: day + step,
            low: stage.grown(low, stage.low, step, adult_kg),
            high: stage.grown(high, stage.high, step, adult_kg),
        });
    }
    let curve = through.first().map(|stage| Curve { shape, edges, rates, source: stage.low.source });
    (curve, through)
}

/// The fastest growth that was seen, from a birth weight: P(x) = P0 · exp(a·x − b·x²).
fn fastest(birth: &Anchor) -> Curve {
    let to = FASTEST_PUPPIES.ages.1;
    let edges = (0..=to)
        .map(|day| {
            let x = day as f64;
            let grams =
                birth.grams * (FASTEST_PUPPIES.value * x - FASTEST_PUPPIES_SLOWING.value * x * x).exp();
            Edge { day: birth.day + x, low: grams, high: grams }
        })
        .collect();
    let rates = vec![(birth.day, "fastest seen".to_owned())];
    Curve { shape: Shape::Fastest, edges, rates, source: FASTEST_PUPPIES.source }
}

/// The curves for an animal, from its weighings that can be compared.
pub(super) fn of(resident: &Resident<'_>, series: &[Weighing], zero: Option<NaiveDate>) -> Curves {
    let young = resident.species().a_young();
    let is_cat = match resident.species() {
        Species::Cat => true,
        Species::Dog => false,
        Species::Other(_) => return Curves::none(format!("No reference for {young}.")),
    };
    if resident.standing.grown {
        return Curves::none("No reference for a grown animal.".to_owned());
    }
    let Some(zero) = zero.filter(|_| resident.standing.age.is_some()) else {
        return Curves::none("No reference while the age is unknown.".to_owned());
    };
    let Some(first) = series.iter().find(|w| !w.estimated) else {
        return Curves::none("No band without a weight off a scale.".to_owned());
    };
    let is_birth = birth_weight(resident).is_some_and(|birth| birth.entry == first.entry);
    let from = Anchor { day: days_since(zero, first.at), grams: first.g(), is_birth };
    if is_cat { kitten(&from, &young) } else { puppy(resident, &from, &young) }
}

fn kitten(from: &Anchor, young: &str) -> Curves {
    let (band, _) = grow(Shape::Band, KITTENS, from, None);
    let (lowest, _) = grow(Shape::Lowest, LOWEST_OF_KITTENS, from, None);
    let anchor = from.words();
    let mut words = Vec::new();
    if let Some(band) = &band {
        words.push(format!(
            "Band: {} g a day from {anchor}, nursed kittens ({}).",
            KITTENS[0].range(" to "),
            band.source.mark
        ));
    }
    if let Some(lowest) = &lowest {
        let from = if band.is_some() { String::new() } else { format!(" from {anchor}") };
        let rate = plain(KITTEN_LOWEST_GAIN.value);
        words.push(format!("Line: {rate} g a day{from}, the lowest published ({}).", lowest.source.mark));
    }
    if words.is_empty() {
        return Curves::none(format!("No reference for {young} after six weeks."));
    }
    let nursed = if band.is_some() { "Band: nursed kittens, from" } else { "From" };
    Curves {
        list: band.into_iter().chain(lowest).collect(),
        words: words.join(" "),
        rest: format!("{nursed} {anchor}."),
    }
}

fn puppy(resident: &Resident<'_>, from: &Anchor, young: &str) -> Curves {
    let adult = adult_size(resident);
    let (band, through) = grow(Shape::Band, PUPPIES, from, adult.map(|(_, figure)| figure.value));
    let Some(band) = band else {
        return Curves::none(match adult {
            Some(_) => format!("No reference for {young} after four months."),
            None => format!("No reference for {young} after four weeks without its adult size on the card."),
        });
    };
    let rates: Vec<String> = through
        .iter()
        .enumerate()
        .map(|(at, stage)| {
            let then = if at == 0 { String::new() } else { format!(" from day {}", stage.low.ages.0) };
            match stage.per {
                Per::Day | Per::Weight => format!("{} % a day{then}", stage.range(" to ")),
                Per::AdultWeight => {
                    format!("{} g a day per kg of adult weight{then}", stage.range(" to "))
                }
            }
        })
        .collect();
    let mut words = vec![format!(
        "Band: {}, from {}; derived from the rates of {}.",
        rates.join(", then "),
        from.words(),
        band.source.mark
    )];
    let mut rest = vec![format!("From {}; derived from those rates.", from.words())];
    if let Some((size, figure)) = adult.filter(|_| through.iter().any(|stage| stage.per == Per::AdultWeight))
    {
        let (kg, mark) = (plain(figure.value), figure.source.mark);
        let adult = format!("Adult weight of a {} dog: {kg} kg, {mark}.", size.word());
        words.push(adult.clone());
        rest.push(adult);
    }
    let fastest = from.is_birth.then(|| fastest(from));
    if let Some(fastest) = &fastest {
        words.push(format!("Line: the fastest growth seen ({}).", fastest.source.mark));
    }
    Curves {
        list: std::iter::once(band).chain(fastest).collect(),
        words: words.join(" "),
        rest: rest.join(" "),
    }
}
