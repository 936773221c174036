//! What a save did, in the words of the screen.

use super::row::Cell;
use super::{Column, Output, RoundView};
use crate::values::Units;

/// What a save did to a cell: «8 mL», «feed taken back», with what is asked about it.
pub(super) fn cell(cell: &Cell, column: Column, units: Units) -> String {
    let (unit, what) = match column {
        Column::Before => (units.behind_cell(), "weight before"),
        Column::Fed => (" mL", "feed"),
        Column::After => (units.behind_cell(), "weight after"),
    };
    let doubt = cell.doubt.as_ref().map(|doubt| format!(". {doubt}")).unwrap_or_default();
    match cell.text.as_str() {
        "" => format!("{what} taken back"),
        text => format!("{text}{unit}{doubt}"),
    }
}

/// What turning pee or poo on or off did.
pub(super) fn output(what: Output, pee: bool, poo: bool) -> String {
    match what {
        Output::Pee if pee => "pee".to_owned(),
        Output::Poo if poo => "poo".to_owned(),
        Output::Pee => "pee taken back".to_owned(),
        Output::Poo => "poo taken back".to_owned(),
    }
}

/// Says that something was saved, unless it was taken back.
pub(super) fn saved(name: &str, words: &str) -> String {
    let verb = if words.ends_with("taken back") { "" } else { "Saved " };
    format!("{verb}{name} · {words}")
}

impl RoundView {
    /// The same view, with what the save of a cell did.
    pub(super) fn with_saved_cell(self, animal: &str, column: Column, units: Units) -> Self {
        let said = self.rows.iter().find(|row| row.animal == animal).map(|row| {
            let of_column = match column {
                Column::Before => &row.before,
                Column::Fed => &row.fed,
                Column::After => &row.after,
            };
            saved(&row.name, &cell(of_column, column, units))
        });
        Self { saved: said, ..self }
    }

    /// The same view, with what turning pee or poo on or off did.
    pub(super) fn with_saved_output(self, animal: &str, what: Output) -> Self {
        let row = self.rows.iter().find(|row| row.animal == animal);
        let said = row.map(|row| saved(&row.name, &output(what, row.pee, row.poo)));
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
