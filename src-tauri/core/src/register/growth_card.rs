//! One animal's growth on a card: the chart beside a round.

use crate::animals::Nursery;
use crate::book::Book;
use crate::care;
use crate::error::{Error, Result};
use crate::growth::{self, ChartModel, Growth, Size, Stretch, Theme};
use crate::judgements::LOOK_BACK_MINUTES;
use crate::values::Moment;
use serde::Serialize;
use ts_rs::TS;

/// How an animal grows, small enough to stand beside something else.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct GrowthCard {
    /// The animal.
    pub animal: String,
    /// What the log worries about in it, else how it is called.
    pub title: String,
    /// What to do about it, or the finding.
    pub words: String,
    /// Where the threshold of a worry comes from.
    pub source: Option<String>,
    /// The chart of its weights, as SVG.
    pub chart: String,
}

impl Book {
    /// How an animal grows: every number, the points, and what the chart shows, as known at a moment (by default now).
    pub fn growth(&mut self, animal: &str, as_of: Option<Moment>) -> Result<Growth> {
        self.read(|r| {
            let outside = r.outside(r.animal_named(animal)?)?;
            let chronicle = r.chronicle(as_of)?;
            growth::growth(&chronicle, &outside, chronicle.as_of)
                .ok_or_else(|| Error::not_found("animal", &outside))
        })
    }

    /// How an animal grows, with a chart that goes back so far, of a size in pixels.
    pub fn growth_card(&mut self, animal: &str, stretch: Stretch, size: Size) -> Result<GrowthCard> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            let (_, company) = r.household(id)?;
            let mut chronicle = r.recent(&company, r.now.plus_minutes(-LOOK_BACK_MINUTES))?;
            chronicle.as_of = r.now;
            let nursery = Nursery::at(&chronicle, r.now);
            let outside = r.outside(id)?;
            let resident = nursery.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
            let model = ChartModel { stretch, ..growth::model_in(&nursery, resident) };
            let alarm = care::alarm_of(&nursery, resident);
            let (title, words) = match &alarm {
                Some(alarm) => finding_and_rest(&alarm.sentence),
                None => (resident.label().to_owned(), model.growth.sentence.clone()),
            };
            Ok(GrowthCard {
                title,
                words,
                source: alarm.as_ref().map(|alarm| alarm.source.mark.to_owned()),
                chart: growth::chart(&model, Theme::Css, size),
                animal: outside,
            })
        })
    }
}

/// What was found, and all that follows: why it matters and what to do.
fn finding_and_rest(text: &str) -> (String, String) {
    let end = text.find("; ").into_iter().chain(text.find(". ")).min();
    let Some(end) = end else { return (text.trim_end_matches('.').to_owned(), String::new()) };
    let mut rest = text[end + 2..].chars();
    let first: String = rest.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    (text[..end].to_owned(), first + rest.as_str())
}
