//! The round on paper: the animals with their marks, and room to write; for a night without power, or without a screen.

use super::{Body, Part, Row, Sheet, SheetKind, stem};
use crate::animals::Resident;
use crate::round::collar_of;
use crate::values::Units;

/// How many rounds stand side by side.
const SIDE_BY_SIDE: u32 = 3;

/// How many rows fit on one page, the two of each head among them.
const ROWS: usize = 27;

/// Rows without a name, for those who arrive tonight.
const SPARE: usize = 1;

/// A blank log for some animals: as many rounds as one page holds.
pub(super) fn sheet(whom: &str, residents: &[&Resident<'_>], units: Units) -> Sheet {
    let unit = units.of_weight();
    let columns =
        [format!("before {unit}"), "fed mL".into(), format!("after {unit}"), "pee".into(), "poo".into()];
    let mut rows: Vec<Row> = residents
        .iter()
        .filter(|r| r.standing.is_charge())
        .map(|r| Row {
            collar: r.standing.collar.as_deref().map(collar_of),
            cells: vec![r.label().to_owned()],
        })
        .collect();
    rows.extend((0..SPARE).map(|_| Row { collar: None, cells: vec![String::new()] }));
    let bands = (ROWS / (rows.len() + 2)).max(1);
    let grid = Part {
        title: String::new(),
        body: Body::Grid { rounds: SIDE_BY_SIDE, columns: columns.to_vec(), rows },
    };
    Sheet {
        kind: SheetKind::Paper,
        title: format!("Rounds on paper: {whom}"),
        about: "Date ______________     Who feeds ______________________".to_owned(),
        as_of: String::new(),
        parts: vec![grid; bands],
        foot:
            "Weigh before the feed, always on the same scale. Tick pee and poo; write down what was refused. \
               Type it into the round later, with its time."
                .to_owned(),
        others: Vec::new(),
        stem: stem(whom, SheetKind::Paper),
    }
}
