//! What a save did, in the words of the screen.

use super::{Column, Output, RoundView};
use crate::values::Units;

impl RoundView {
    /// The same view, with what the save of a cell did.
    pub(super) fn with_saved_cell(self, animal: &str, column: Column, units: Units) -> Self {
        let said = self.rows.iter().find(|row| row.animal == animal).map(|row| {
            let (cell, unit, what) = match column {
                Column::Before => (&row.before, units.behind_cell(), "weight before"),
                Column::Fed => (&row.fed, " mL", "feed"),
                Column::After => (&row.after, units.behind_cell(), "weight after"),
            };
            match cell.text.as_str() {
                "" => format!("{} · {what} taken back", row.name),
                text => {
                    let doubt = cell.doubt.as_ref().map(|doubt| format!(". {doubt}")).unwrap_or_default();
                    format!("Saved {} · {text}{unit}{doubt}", row.name)
                }
            }
        });
        Self { saved: said, ..self }
    }

    /// The same view, with what turning pee or poo on or off did.
    pub(super) fn with_saved_output(self, animal: &str, what: Output) -> Self {
        let said = self.rows.iter().find(|row| row.animal == animal).map(|row| match what {
            Output::Pee if row.pee => format!("Saved {} · pee", row.name),
            Output::Poo if row.poo => format!("Saved {} · poo", row.name),
            Output::Pee => format!("{} · pee taken back", row.name),
            Output::Poo => format!("{} · poo taken back", row.name),
        });
        Self { saved: said, ..self }
    }

    /// The same view, with what leaving an animal out or taking it in again did.
    pub(super) fn with_skipped(self, animal: &str) -> Self {
        let said = self.rows.iter().find(|row| row.animal == animal).map(|row| {
            if row.skipped {
                format!("{} sits this round out", row.name)
            } else {
                format!("{} is in the round again", row.name)
            }
        });
        Self { saved: said, ..self }
    }
}
