//! Single entries: noted, and told again.

use std::path::Path;

use littermate_core::{
    Code, Error, Result,
    journal::{EntryForm, TimelineEntry},
};

use super::{
    answer,
    arguments::{Listing, Measure},
    lines,
};
use crate::shelf;

/// Notes a feed.
pub(crate) fn feed(book: &Path, measure: &Measure, method: &str, anyway: bool) -> Result<String> {
    let form = measured(measure, "feed", &[("ml", &measure.amount), ("method", method)]);
    note(book, &EntryForm { anyway, ..form })
}

/// Notes a weight.
pub(crate) fn weigh(book: &Path, measure: &Measure) -> Result<String> {
    note(book, &measured(measure, "weight", &[("grams", &measure.amount)]))
}

/// A dose of a medicine, as a form.
pub(crate) fn dose(
    animal: String,
    drug: String,
    dose: Option<String>,
    at: Option<String>,
    anyway: bool,
) -> EntryForm {
    let drug = ("drug".to_owned(), drug);
    EntryForm {
        kind: "med".to_owned(),
        subjects: vec![animal],
        at: at.unwrap_or_default(),
        fields: [drug].into_iter().chain(dose.map(|dose| ("dose".to_owned(), dose))).collect(),
        anyway,
        ..EntryForm::default()
    }
}

fn measured(measure: &Measure, kind: &str, fields: &[(&str, &str)]) -> EntryForm {
    EntryForm {
        kind: kind.to_owned(),
        subjects: vec![measure.animal.clone()],
        at: measure.at.clone().unwrap_or_default(),
        fields: fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect(),
        ..EntryForm::default()
    }
}

/// Adds an entry, and says what it holds. A question is refused here, and says how to answer it.
pub(crate) fn note(book: &Path, form: &EntryForm) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let asked = |error: Error| match error.code {
        Code::Asks => Error { message: format!("{} Add --anyway to note it.", error.message), ..error },
        _ => error,
    };
    let id = book.add_entry(form).map_err(asked)?.value;
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
