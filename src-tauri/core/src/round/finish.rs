//! The end of a round: what is still blank, and when the next one is.

use crate::animals::when;
use crate::book::Reader;
use crate::care;
use crate::error::{Error, Result};
use crate::judgements::LOOK_BACK_MINUTES;
use serde::Serialize;
use ts_rs::TS;

/// What finishing a round says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Finished {
    /// What is still blank: «Pip: weight after».
    pub blank: Vec<String>,
    /// When the next round is, in RFC 3339.
    pub next_due: Option<String>,
    /// The same in words: «Next at 6:10.»
    pub words: String,
}

impl Reader<'_> {
    /// What finishing the round of a scope would say.
    pub(crate) fn finishing(&self, scope: &str) -> Result<Finished> {
        let Some(open) = self.open_round(scope)? else {
            return Err(Error::invalid("scope", "Nothing has been written in this round yet."));
        };
        let view = self.round_view(scope)?;
        let mut blank = Vec::new();
        for row in view.rows.iter().filter(|r| !r.skipped) {
            let cells = [(&row.before, "weight before"), (&row.fed, "fed"), (&row.after, "weight after")];
            let missing: Vec<&str> =
                cells.iter().filter(|(cell, _)| cell.text.is_empty()).map(|(_, what)| *what).collect();
            if !missing.is_empty() {
                blank.push(format!("{}: {}", row.name, missing.join(", ")));
            }
        }
        let animals = self.animals_in_round(scope)?;
        let chronicle = self.recent(&animals, self.now.plus_minutes(-LOOK_BACK_MINUTES))?;
        // The finishing round itself must not be what the next one is counted from.
        let next = care::due(&chronicle, self.now)
            .into_iter()
            .filter(|due| view.rows.iter().any(|row| row.animal == due.animal))
            .filter_map(|due| due.next_at)
            .filter(|at| *at > open.started)
            .min();
        let words = next.map_or_else(
            || "The round is in the book.".to_owned(),
            |at| {
                // A round that was back-dated may end after the next one was due.
                let next = if at > self.now { "Next at" } else { "Next was" };
                format!("The round is in the book. {next} {}.", when::moment(at, self.now))
            },
        );
        Ok(Finished { blank, next_due: next.map(|at| at.to_string()), words })
    }
}
