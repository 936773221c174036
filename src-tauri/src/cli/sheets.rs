//! Papers, as a page of their own or as plain text.

use std::path::Path;

use littermate_core::{
    Error, Result,
    growth::Theme,
    sheets::{self, SheetKind, SheetRequest},
    write_new,
};

use super::{answer, arguments::Paper, lines};
use crate::shelf;

/// Writes a paper into a file where nothing is yet, or prints it.
pub(crate) fn sheet(book: &Path, paper: Paper) -> Result<String> {
    let kind = match paper.kind.as_str() {
        "vet" => SheetKind::Vet,
        "handover" => SheetKind::Handover,
        "adopter" => SheetKind::Adopter,
        "paper" => SheetKind::Paper,
        other => {
            let said = format!("There is no paper «{other}»: name vet, handover, adopter or paper.");
            return Err(Error::invalid("kind", said));
        }
    };
    let as_of = paper.listing.moment()?;
    let mut book = shelf::open_known(book)?;
    if kind == SheetKind::Vet && paper.text && !paper.listing.json {
        let brief = book.vet_brief(&paper.about, &paper.ask, as_of)?;
        return Ok(lines(brief.lines().map(str::to_owned)));
    }
    let asked = SheetRequest { kind, about: paper.about, since: paper.since, notes: paper.notes };
    let sheet = book.sheet(&asked, as_of, Theme::Print)?;
    let text = answer(&paper.listing, &sheet, |sheet| {
        if paper.text { lines(sheets::plain(sheet).lines().map(str::to_owned)) } else { sheets::page(sheet) }
    })?;
    let Some(file) = paper.out else { return Ok(text) };
    write_new(&file, text.as_bytes())?;
    Ok(format!("The paper is in {}.\n", file.display()))
}
