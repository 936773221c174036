//! What counts: an entry that nobody took back, and of several corrections of one entry only the last.

use super::log;
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::values::{EntryId, OpId};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The word of the kind that takes back.
pub(crate) const VOID: &str = "void";

/// Corrections and voids may be chained; longer chains than this are taken for damage.
const LONGEST_CHAIN: usize = 10_000;

/// An entry is live unless a live void names it or its action.
fn is_live(connection: &Connection, entry: &Stored, depth: usize) -> Result<bool> {
    if depth > LONGEST_CHAIN {
        return Ok(false);
    }
    for named in [entry.id.0, entry.op.0] {
        for void in voids_of(connection, named)? {
            // A void does not take back itself by naming its own action.
            if void.id != entry.id && is_live(connection, &void, depth + 1)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// The voids that name an entry or an action.
fn voids_of(connection: &Connection, named: Uuid) -> Result<Vec<Stored>> {
    log::select(connection, "WHERE id IN (SELECT void FROM voided WHERE target = ?1)", &[&EntryId(named)])
}

/// What a void names: entries, or actions.
fn named_by(connection: &Connection, void: EntryId) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT target FROM voided WHERE void = ?1")?;
    let targets = statement.query_map([void], |row| row.get::<_, EntryId>(0))?;
    Ok(targets.map(|id| id.map(|id| id.0)).collect::<rusqlite::Result<_>>()?)
}

/// The first entry of a chain of corrections.
pub(crate) fn root(connection: &Connection, entry: &Stored) -> Result<Stored> {
    let mut root = entry.clone();
    for _ in 0..LONGEST_CHAIN {
        let Some(earlier) = root.reference.filter(|_| root.kind != VOID) else { return Ok(root) };
        match log::find(connection, EntryId(earlier))? {
            Some(earlier) if earlier.id != entry.id => root = earlier,
            // What it corrects has not arrived yet.
            _ => return Ok(root),
        }
    }
    Ok(root)
}

/// An entry and all its corrections, the root first.
pub(crate) fn group(connection: &Connection, entry: &Stored) -> Result<Vec<Stored>> {
    let mut group = vec![root(connection, entry)?];
    let mut next = 0;
    while next < group.len() && group.len() < LONGEST_CHAIN {
        let corrections = log::referring_to(connection, group[next].id.0)?;
        for correction in corrections.into_iter().filter(|e| e.kind != VOID) {
            if !group.iter().any(|known| known.id == correction.id) {
                group.push(correction);
            }
        }
        next += 1;
    }
    Ok(group)
}

/// The entry of a group that counts, if any.
pub(crate) fn counting(connection: &Connection, group: &[Stored]) -> Result<Option<EntryId>> {
    let mut winner: Option<&Stored> = None;
    for correction in group.iter().skip(1) {
        let later = winner
            .is_none_or(|w| (w.hlc, w.replica, w.id) < (correction.hlc, correction.replica, correction.id));
        if later && is_live(connection, correction, 0)? {
            winner = Some(correction);
        }
    }
    match (winner, group.first()) {
        (Some(winner), _) => Ok(Some(winner.id)),
        (None, Some(root)) if is_live(connection, root, 0)? => Ok(Some(root.id)),
        _ => Ok(None),
    }
}

/// Whether an entry counts, as last settled.
pub(crate) fn counts(connection: &Connection, id: EntryId) -> Result<bool> {
    let gone = connection.prepare_cached("SELECT 1 FROM gone WHERE entry = ?1")?.exists([id])?;
    Ok(!gone)
}

/// Refuses a correction that would run in a circle.
pub(crate) fn refuse_circle(connection: &Connection, id: EntryId, corrects: EntryId) -> Result<()> {
    let mut at = Some(corrects);
    for _ in 0..LONGEST_CHAIN {
        let Some(current) = at else { return Ok(()) };
        if current == id {
            break;
        }
        at = log::find(connection, current)?.and_then(|e| e.reference).map(EntryId);
    }
    Err(Error::invalid("ref", "An entry cannot correct itself, not even by way of others."))
}

/// Settles anew what counts after an entry arrived, and tells which entries now count and which no longer do.
pub(crate) fn settle(connection: &Connection, arrived: &Stored) -> Result<Vec<(Stored, bool)>> {
    let mut groups: BTreeMap<EntryId, Vec<Stored>> = BTreeMap::new();
    let mut queue = vec![arrived.clone()];
    while let Some(entry) = queue.pop() {
        let group = group(connection, &entry)?;
        let Some(root) = group.first() else { continue };
        if groups.contains_key(&root.id) {
            continue;
        }
        if entry.kind == VOID {
            for named in named_by(connection, entry.id)? {
                queue.extend(log::find(connection, EntryId(named))?);
                queue.extend(log::of_op(connection, OpId(named))?);
            }
        }
        groups.insert(root.id, group);
    }
    let mut changed = Vec::new();
    for group in groups.into_values() {
        let winner = counting(connection, &group)?;
        for entry in group {
            let did = counts(connection, entry.id)? && entry.id != arrived.id;
            let does = winner == Some(entry.id);
            if does {
                connection.prepare_cached("DELETE FROM gone WHERE entry = ?1")?.execute([entry.id])?;
            } else {
                let live = is_live(connection, &entry, 0)?;
                connection
                    .prepare_cached("INSERT INTO gone (entry, live) VALUES (?1, ?2) ON CONFLICT (entry) DO UPDATE SET live = ?2")?
                    .execute(params![entry.id, live])?;
            }
            if did != does {
                changed.push((entry, does));
            }
        }
    }
    Ok(changed)
}
