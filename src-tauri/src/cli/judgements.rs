//! Who there is, and what the rules say of them.

use std::path::Path;

use littermate_core::{Book, Result, care::NOTHING, reference::Source, register::AnimalLine};

use super::{answer, arguments::Listing, lines};
use crate::shelf;

/// The animals, by litter.
pub(crate) fn animals(book: &Path, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let view = book.animals(listing.moment()?)?;
    answer(listing, &view, |view| {
        let mut said = Vec::new();
        for group in &view.groups {
            said.push(format!("{} · {}", group.title, group.subtitle));
            said.extend(group.animals.iter().map(line));
        }
        for (title, animals) in [("No longer here", &view.left), ("Remembered", &view.remembered)] {
            if !animals.is_empty() {
                said.push(title.to_owned());
                said.extend(animals.iter().map(line));
            }
        }
        if said.is_empty() {
            said.push("Nobody is in this book yet.".to_owned());
        }
        lines(said.into_iter())
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
    format!("  {:<14} {}", animal.name, words.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// How an animal grows.
pub(crate) fn growth(book: &Path, animal: &str, listing: &Listing) -> Result<String> {
    let growth = shelf::open_known(book)?.growth(animal, listing.moment()?)?;
    answer(listing, &growth, |growth| {
        let mut said = vec![growth.sentence.clone()];
        said.extend(growth.numbers.iter().map(|number| {
            let source = number.source.map(|source| format!(" [{}]", source.mark)).unwrap_or_default();
            format!("  {}: {} ({}){source}", number.what, number.value, number.how)
        }));
        said.push(growth.reference.clone());
        lines(said.into_iter())
    })
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

/// How much milk an animal is to get, in how many feeds, and why.
pub(crate) fn plan(book: &Path, animal: &str, listing: &Listing) -> Result<String> {
    let found = shelf::open_known(book)?.feeding_plan(animal, listing.moment()?)?;
    answer(listing, &found, |found| {
        let from =
            |source: &Option<Source>| source.map(|source| format!(" [{}]", source.mark)).unwrap_or_default();
        let mut said = vec![found.headline.clone()];
        if let Some(plan) = &found.plan {
            said[0] = format!("{}: {}", plan.label, found.headline);
            said.extend(plan.lines.iter().map(|line| {
                format!("  {:<16} {} ({}){}", line.what, line.figure, line.why, from(&line.source))
            }));
            said.extend(plan.notes.iter().map(|note| format!("  {}{}", note.text, from(&note.source))));
        }
        said.extend(found.next.iter().map(|(next, why)| format!("{next} ({why})")));
        lines(said.into_iter())
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
        lines(alarms.iter().map(|alarm| {
            let more = if alarm.more > 0 { format!(" (and {} more)", alarm.more) } else { String::new() };
            format!("{}{more} [{}]", alarm.sentence, alarm.source.mark)
        }))
    })
}

/// Who is alone, who could keep them company and why, and who lives together.
pub(crate) fn pairs(book: &Path, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let board = book.pairing_board(listing.moment()?)?;
    let proposal = book.nursery_pairs(listing.moment()?)?;
    answer(listing, &board, |board| {
        let mut said = Vec::new();
        for lonely in &board.alone {
            said.push(format!("{} is alone: {}.", lonely.alone.label, lonely.alone.why));
            for companion in lonely.companions.iter().map(|candidate| &candidate.companion) {
                said.push(format!("  {}", companion.sentence));
                said.extend(companion.reasons_for.iter().map(|reason| format!("    + {}", reason.line())));
                said.extend(
                    companion.reasons_against.iter().map(|reason| format!("    - {}", reason.line())),
                );
            }
        }
        said.extend(board.together.iter().map(|pair| pair.pairing.sentence.clone()));
        if board.alone.len() > 2 {
            said.push(proposal.sentence.clone());
            for pair in proposal.pairs.iter().chain(&proposal.joins) {
                said.push(format!(
                    "  {} and {}, fit {} of 100",
                    pair.label, pair.with.label, pair.with.score
                ));
            }
        }
        if said.is_empty() {
            said.push("Nobody is alone.".to_owned());
        }
        lines(said.into_iter())
    })
}
