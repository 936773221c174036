//! Whether the book is whole: the file itself, each entry's hash, each copy's chain of entries.

use super::log;
use crate::book::Book;
use crate::error::Result;
use crate::values::EntryId;
use serde::Serialize;
use ts_rs::TS;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Checked {
    /// How many entries were looked at.
    #[ts(type = "number")]
    pub entries: usize,
    /// What is wrong, a sentence each; empty when all is whole.
    pub problems: Vec<String>,
}

impl Book {
    /// Checks the file, every entry's hash and every chain.
    pub fn check(&mut self) -> Result<Checked> {
        self.read(|r| {
            let mut problems = Vec::new();
            let verdict: String = r.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                problems.push(format!("The file is damaged: {verdict}."));
            }
            let ids: Vec<EntryId> = r
                .connection
                .prepare("SELECT id FROM entry ORDER BY replica, seq")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut before = None;
            for id in &ids {
                let Ok(Some(entry)) = log::find(r.connection, *id) else {
                    problems.push(format!("Entry {id} cannot be read."));
                    continue;
                };
                if entry.computed_hash() != entry.hash {
                    problems.push(format!("Entry {id} of {} is not what was written.", entry.at));
                }
                let expected = match before {
                    Some((replica, seq, hash)) if replica == entry.replica => (seq + 1, Some(hash)),
                    _ => (1, None),
                };
                if (entry.seq, entry.prev) != expected {
                    problems.push(format!("Before entry {id} of {} something is missing.", entry.at));
                }
                before = Some((entry.replica, entry.seq, entry.hash));
            }
            Ok(Checked { entries: ids.len(), problems })
        })
    }
}
