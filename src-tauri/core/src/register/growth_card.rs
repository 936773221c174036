//! One animal's growth on a card: the chart beside a round.

use crate::animals::Nursery;
use crate::book::Book;
use crate::care;
use crate::error::{Error, Result};
use crate::growth::{self, Size, Theme};
use crate::judgements::LOOK_BACK_MINUTES;
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
    /// How an animal grows, with a chart of a size in pixels.
    pub fn growth_card(&mut self, animal: &str, width: u32, height: u32) -> Result<GrowthCard> {
        self.read(|r| {
            let id = r.animal_named(animal)?;
            let (_, company) = r.household(id)?;
            let mut chronicle = r.recent(&company, r.now.plus_minutes(-LOOK_BACK_MINUTES))?;
            chronicle.as_of = r.now;
            let nursery = Nursery::at(&chronicle, r.now);
            let outside = r.outside(id)?;
            let resident = nursery.get(&outside).ok_or_else(|| Error::not_found("animal", &outside))?;
            let model = growth::model_in(&nursery, resident);
            let alarm = care::watch_in(&nursery).into_iter().find(|alarm| alarm.animal == outside);
            let (title, words) = match &alarm {
                Some(alarm) => first_sentence(&alarm.sentence),
                None => (resident.label(), model.growth.sentence.as_str()),
            };
            Ok(GrowthCard {
                title: title.to_owned(),
                words: words.to_owned(),
                source: alarm.as_ref().map(|alarm| alarm.source.mark.to_owned()),
                chart: growth::chart(&model, Theme::Css, Size { width, height }),
                animal: outside,
            })
        })
    }
}

/// The first sentence without its full stop, and the rest.
fn first_sentence(text: &str) -> (&str, &str) {
    text.split_once(". ").unwrap_or((text.trim_end_matches('.'), ""))
}
