//! Taking back and doing again: an undo is an entry that voids an action, a redo one that voids the undo.

use super::{Book, Outcome, Reader, Writer};
use crate::entry::stored::Stored;
use crate::error::Result;
use crate::store::project::CARD;
use crate::store::{live, log};
use crate::values::OpId;
use rusqlite::OptionalExtension as _;
use serde_json::Value;

/// The kind of entry that a round of feeds begins with.
const ROUND: &str = "round";

impl Book {
    /// Takes back this copy's last action that still stands, and tells what it was; nothing when there is none.
    pub fn undo(&mut self) -> Result<Outcome<Option<String>>> {
        self.write(|w| {
            let Some(op) = w.last_standing_op()? else { return Ok(None) };
            w.void(op.0, true)?;
            w.reader().op_words(op).map(Some)
        })
    }

    /// Does again what the last undo took back, and tells what it was; nothing when there is none.
    pub fn redo(&mut self) -> Result<Outcome<Option<String>>> {
        self.write(|w| {
            let Some(undo) = w.last_standing_undo()? else { return Ok(None) };
            w.void(undo.id.0, true)?;
            undo.reference.map(|op| w.reader().op_words(OpId(op))).transpose()
        })
    }
}

impl Writer<'_> {
    /// This copy's last action that was neither an undo, a redo nor an import, and that nobody took back.
    fn last_standing_op(&self) -> Result<Option<OpId>> {
        let op = self
            .connection
            .prepare_cached(
                "SELECT op FROM entry e WHERE replica = ?1 AND name IS NULL \
                 AND NOT (kind = 'void' AND json_extract(data, '$.undo') IS 1) \
                 AND NOT EXISTS (SELECT 1 FROM gone g WHERE g.entry = e.id AND g.live = 0) \
                 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([self.replica], |row| row.get(0))
            .optional()?;
        Ok(op)
    }

    /// The last undo that nobody redid, unless something new was written after it.
    fn last_standing_undo(&self) -> Result<Option<Stored>> {
        let undos = log::select(
            self.connection,
            "e WHERE replica = ?1 AND kind = 'void' AND json_extract(data, '$.undo') IS 1 \
             AND NOT EXISTS (SELECT 1 FROM gone g WHERE g.entry = e.id AND g.live = 0) \
             AND EXISTS (SELECT 1 FROM entry t WHERE t.op = e.ref) \
             AND seq > coalesce((SELECT max(seq) FROM entry n WHERE n.replica = ?1 \
               AND NOT (n.kind = 'void' AND json_extract(n.data, '$.undo') IS 1)), 0) \
             ORDER BY seq DESC LIMIT 1",
            &[&self.replica],
        )?;
        Ok(undos.into_iter().next())
    }
}

impl Reader<'_> {
    /// What an action was, in a few words: «feed of Pip», «feed, weight of Pip and Bean».
    fn op_words(&self, op: OpId) -> Result<String> {
        let mut titles: Vec<String> = Vec::new();
        let mut whom: Vec<String> = Vec::new();
        let mut entries = log::of_op(self.connection, op)?;
        // A round begins with its first cell: that cell is what was done.
        if entries.iter().any(|entry| entry.kind != ROUND) {
            entries.retain(|entry| entry.kind != ROUND);
        }
        for entry in entries {
            if entry.kind != CARD {
                for subject in &entry.subjects {
                    let name = self.animal_label(*subject).unwrap_or_default();
                    if !name.is_empty() && !whom.contains(&name) {
                        whom.push(name);
                    }
                }
            }
            let title = match entry.kind.as_str() {
                CARD => entry.data.get("card").and_then(Value::as_str).unwrap_or("card").to_owned(),
                live::VOID => "taking back".to_owned(),
                _ => entry.says().title().to_lowercase(),
            };
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let titles = titles.join(", ");
        Ok(match whom.as_slice() {
            [one] => format!("{titles} of {one}"),
            [one, other] => format!("{titles} of {one} and {other}"),
            _ => titles,
        })
    }
}
