//! Single entries: noted, and told again.

use std::{collections::BTreeMap, path::Path};

use littermate_core::{
    Result,
    journal::{EntryForm, TimelineEntry},
};

use super::{
    answer,
    arguments::{Listing, Measure},
    lines,
};
use crate::shelf;

/// Notes a feed.
pub(crate) fn feed(book: &Path, measure: &Measure, method: &str) -> Result<String> {
    note(book, measure, "feed", &[("ml", &measure.amount), ("method", method)])
}

/// Notes a weight.
pub(crate) fn weigh(book: &Path, measure: &Measure) -> Result<String> {
    note(book, measure, "weight", &[("grams", &measure.amount)])
}

fn note(book: &Path, measure: &Measure, kind: &str, fields: &[(&str, &str)]) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let fields: BTreeMap<String, String> =
        fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let id = book
        .add_entry(&EntryForm {
            kind: kind.to_owned(),
            subjects: vec![measure.animal.clone()],
            at: measure.at.clone().unwrap_or_default(),
            fields,
            ..EntryForm::default()
        })?
        .value;
    let saved = book.entries(&[id])?;
    let said =
        |line: &TimelineEntry| format!("Saved: {}, {}, {}.", line.others.join(", "), when(line), line.words);
    Ok(lines(saved.iter().map(said)))
}

/// All that happened to an animal, the newest first.
pub(crate) fn timeline(book: &Path, animal: &str, listing: &Listing) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let as_of = listing.moment()?;
    let (mut entries, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = book.timeline(animal, after.as_deref(), as_of)?;
        entries.extend(page.entries);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    answer(listing, &entries, |entries| {
        lines(entries.iter().map(|line| format!("{:<24}{:<16}{}", when(line), line.title, line.words)))
    })
}

fn when(line: &TimelineEntry) -> String {
    format!("{} {}", line.day, line.clock).trim().to_owned()
}
