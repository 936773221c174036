//! The order of a round: whom hands go to after whom, and which cell comes next.

use super::cells::Column;
use super::row::{Cell, RoundRow};
use super::{OpenRound, Reader};
use crate::animals::{Nursery, Resident};
use crate::entry::stored::Stored;
use crate::error::Result;
use crate::pairing::{Apart, apart};
use crate::store::log;
use crate::store::names::Names;
use crate::values::{EntryId, SubjectId};
use std::collections::BTreeMap;

/// What is done between two groups.
const WASH: &str = "Wash your hands, change the cover.";

/// Puts everyone who is fed in the order of clean hands: the healthy first, then group by group those in quarantine,
/// the sick last; who was never fed first among its own, and else the youngest, as they come. Gives what is to be done
/// before whom.
pub(super) fn for_everyone<'n>(
    nursery: &'n Nursery<'_>,
    never_fed: &[&str],
    animals: &mut Vec<(SubjectId, &'n Resident<'n>)>,
) -> BTreeMap<String, String> {
    let apart = apart(nursery);
    let of = |resident: &Resident<'_>| apart.get(resident.id).copied().unwrap_or(Apart::Free);
    // A group stands where its youngest stands.
    let mut groups: Vec<Apart> = Vec::new();
    for (_, resident) in animals.iter() {
        if !groups.contains(&of(resident)) {
            groups.push(of(resident));
        }
    }
    animals.sort_by_key(|(_, resident)| {
        let group = of(resident);
        let place = groups.iter().position(|g| *g == group);
        (group.rank(), place, !never_fed.contains(&resident.id))
    });
    let mut washes = BTreeMap::new();
    for pair in animals.windows(2) {
        let [(_, one), (_, next)] = pair else { continue };
        let what = match of(next) {
            group if group == of(one) => continue,
            Apart::Free => WASH.to_owned(),
            Apart::Quarantine(_) => format!("{WASH} Next: in quarantine."),
            Apart::Sick(_) => format!("{WASH} Next: sick."),
        };
        washes.insert(next.id.to_owned(), what);
    }
    washes
}

impl Reader<'_> {
    /// Who has something written in a round.
    pub(super) fn begun_in(&self, round: EntryId) -> Result<Vec<SubjectId>> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT animal FROM round_entry WHERE round = ?1")?;
        let animals = statement.query_map([round.to_string()], |row| row.get(0))?;
        Ok(animals.collect::<rusqlite::Result<_>>()?)
    }

    /// Where to go on: the blank cell after the one that was written last, so that who comes back to a round stands
    /// where she left it; without one, the first blank cell.
    pub(super) fn next_cell(
        &self,
        open: Option<&OpenRound>,
        rows: &[RoundRow],
        names: &Names,
        by_column: bool,
    ) -> Result<Option<(String, Column)>> {
        let mut cells: Vec<(&RoundRow, Column, &Cell)> = rows.iter().flat_map(cells_of).collect();
        if by_column {
            cells.sort_by_key(|(_, column, _)| *column);
        }
        let last = open.map_or(Ok(None), |open| self.last_written(open.root))?;
        let place = last.and_then(|entry| {
            let animal = names.outside(*entry.subjects.first()?);
            cells.iter().position(|(row, column, _)| {
                // Pee and poo belong to no cell: their row is gone on with.
                row.animal == animal && (entry.kind == "elimination" || column.shows(&entry))
            })
        });
        let blank = |(row, _, cell): &&(&RoundRow, Column, &Cell)| !row.skipped && cell.text.is_empty();
        let from = cells.iter().skip(place.unwrap_or(0)).find(blank);
        Ok(from.or_else(|| cells.iter().find(blank)).map(|(row, column, _)| (row.animal.clone(), *column)))
    }

    fn last_written(&self, round: EntryId) -> Result<Option<Stored>> {
        let entries = log::select(
            self.connection,
            "WHERE id IN (SELECT entry FROM round_entry WHERE round = ?1 AND kind IN ('weight', 'feed', 'elimination')) \
             ORDER BY hlc DESC LIMIT 1",
            &[&round.to_string()],
        )?;
        Ok(entries.into_iter().next())
    }
}

/// The cells of a row that take a number.
fn cells_of(row: &RoundRow) -> [(&RoundRow, Column, &Cell); 3] {
    [(row, Column::Before, &row.before), (row, Column::Fed, &row.fed), (row, Column::After, &row.after)]
}
