//! What is due beside feeding.

use std::path::Path;

use littermate_core::{
    Result,
    care_list::CarePanel,
    care_plan::{CareDue, CareLine, MilestoneLine},
};

use super::{answer, arguments::Listing, lines};
use crate::shelf;

/// What is due for everyone, or all of one animal.
pub(crate) fn care(book: &Path, animal: Option<&str>, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let as_of = listing.moment()?;
    match animal {
        Some(animal) => {
            answer(listing, &book.care_panel(animal, as_of)?, |panel| lines(of_one(panel).into_iter()))
        }
        None => answer(listing, &book.care_due(as_of)?, |due| {
            if due.is_empty() {
                return "Nothing is due within a week.\n".to_owned();
            }
            lines(due.iter().map(due_line))
        }),
    }
}

fn due_line(due: &CareDue) -> String {
    match &due.source {
        Some(source) => format!("{} [{}]", due.sentence, source.mark),
        None => due.sentence.clone(),
    }
}

fn of_one(panel: &CarePanel) -> Vec<String> {
    let milestone = |line: &MilestoneLine| format!("  {}: {} [{}]", line.what, line.words, line.source.mark);
    let care = |line: &CareLine| match &line.source {
        Some(source) => format!("  {}: {} [{}]", line.what, line.words, source.mark),
        None => format!("  {}: {}", line.what, line.words),
    };
    let part = |title: &str, lines: Vec<String>| {
        let title = (!lines.is_empty()).then(|| title.to_owned());
        title.into_iter().chain(lines).collect::<Vec<_>>()
    };
    let milestones = panel.came.iter().rev().chain(&panel.milestones).chain(&panel.to_come);
    let medicines = panel.medicines.iter().map(|medicine| {
        let said = [medicine.order.as_str(), medicine.words.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
        format!("  {}: {}", medicine.drug, said.join("; "))
    });
    let said = [
        part("Medicines", medicines.collect()),
        part("Care plan", panel.lines.iter().chain(&panel.settled).map(care).collect()),
        part("Milestones", milestones.map(milestone).collect()),
    ]
    .concat();
    if said.is_empty() { vec![format!("Nothing is planned for {}.", panel.label)] } else { said }
}
