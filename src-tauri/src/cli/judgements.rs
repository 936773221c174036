//! Who there is, and what the rules say of them.

use std::path::Path;

use littermate_core::{Book, Result, care::NOTHING, register::AnimalLine};

use super::{answer, arguments::Listing, lines};
use crate::shelf;

/// The animals, by litter.
pub(crate) fn animals(book: &Path, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let view = book.animals(listing.moment()?)?;
    answer(listing, &view, |view| {
        let mut text = String::new();
        for group in &view.groups {
            text += &format!("{} · {}\n", group.title, group.subtitle);
            text.extend(group.animals.iter().map(line));
        }
        for (title, animals) in [("No longer here", &view.left), ("Remembered", &view.remembered)] {
            if !animals.is_empty() {
                text += &format!("{title}\n");
                text.extend(animals.iter().map(line));
            }
        }
        if text.is_empty() { "Nobody is in this book yet.\n".to_owned() } else { text }
    })
}

fn line(animal: &AnimalLine) -> String {
    let kind = [animal.sex.as_deref().unwrap_or_default(), &animal.species].join(" ").trim().to_owned();
    let words = [
        Some(kind),
        animal.age.clone(),
        animal.weight.clone(),
        animal.company.clone(),
        animal.whereabouts.clone(),
        animal.concern.as_ref().map(|concern| concern.sentence.clone()),
    ];
    format!("  {:<14} {}\n", animal.name, words.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Who is to be fed next.
pub(crate) fn due(book: &Path, listing: &Listing) -> Result<String> {
    let due = shelf::open_known(book)?.due(listing.moment()?)?;
    answer(listing, &due, |due| {
        if due.is_empty() {
            return "Nobody is waiting for a feed.\n".to_owned();
        }
        lines(due.iter().map(|due| match &due.source {
            Some(source) => format!("{} ({}; {})", due.sentence, due.why, source.mark),
            None => format!("{} ({})", due.sentence, due.why),
        }))
    })
}

/// What is worth a look.
pub(crate) fn watch(book: &Path, listing: &Listing) -> Result<String> {
    let mut book: Book = shelf::open_known(book)?;
    let alarms = book.watch(listing.moment()?)?;
    answer(listing, &alarms, |alarms| {
        if alarms.is_empty() {
            return format!("{NOTHING}\n");
        }
        lines(alarms.iter().map(|alarm| format!("{} [{}]", alarm.sentence, alarm.source.mark)))
    })
}

/// Who is alone, who could keep them company and why, and who lives together.
pub(crate) fn pairs(book: &Path, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let board = book.pairing_board(listing.moment()?)?;
    answer(listing, &board, |board| {
        let mut text = String::new();
        for lonely in &board.alone {
            text += &format!("{} is alone: {}.\n", lonely.alone.label, lonely.alone.why);
            for companion in lonely.companions.iter().map(|candidate| &candidate.companion) {
                text += &format!("  {}\n", companion.sentence);
                text.extend(companion.reasons_for.iter().map(|reason| format!("    + {}\n", reason.line())));
                text.extend(
                    companion.reasons_against.iter().map(|reason| format!("    - {}\n", reason.line())),
                );
            }
        }
        text.extend(board.together.iter().map(|pair| format!("{}\n", pair.pairing.sentence)));
        if text.is_empty() { "Nobody is alone.\n".to_owned() } else { text }
    })
}
