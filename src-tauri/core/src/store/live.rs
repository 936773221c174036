//! What counts: an entry that nobody took back, and of several corrections of one entry only the last.

use super::log;
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::values::{EntryId, OpId};
use rusqlite::{Connection, params};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The word of the kind that takes back.
pub(crate) const VOID: &str = "void";

/// Corrections may be chained; a longer chain than this is taken for damage.
const LONGEST_CHAIN: usize = 100_000;

/// Which entries are live, found out once each.
#[derive(Default)]
struct Living {
    known: HashMap<EntryId, bool>,
}

impl Living {
    /// An entry is live unless a live void names it or its action. Voids that name each other in a circle, which only
    /// several homes together could write, do not count.
    fn is_live(&mut self, connection: &Connection, entry: &Stored) -> Result<bool> {
        if let Some(known) = self.known.get(&entry.id) {
            return Ok(*known);
        }
        let mut path = vec![Asked::of(connection, entry.id, entry.op)?];
        while let Some(asked) = path.last_mut() {
            let Some((void, op)) = asked.voids.pop() else {
                self.known.insert(asked.id, true);
                path.pop();
                continue;
            };
            match self.known.get(&void) {
                Some(true) => {
                    self.known.insert(asked.id, false);
                    path.pop();
                }
                Some(false) => {}
                None => {
                    if path.iter().all(|earlier| earlier.id != void) {
                        if let Some(asked) = path.last_mut() {
                            asked.voids.push((void, op));
                        }
                        path.push(Asked::of(connection, void, op)?);
                    }
                }
            }
        }
        Ok(self.known.get(&entry.id).copied().unwrap_or(true))
    }
}

/// An entry of which it is asked whether it lives, and the voids not yet looked at.
struct Asked {
    id: EntryId,
    voids: Vec<(EntryId, OpId)>,
}

impl Asked {
    fn of(connection: &Connection, id: EntryId, op: OpId) -> Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT id, op FROM entry WHERE id IN (SELECT void FROM voided WHERE target IN (?1, ?2)) AND id <> ?1",
        )?;
        let voids = statement.query_map(params![id, op], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { id, voids: voids.collect::<rusqlite::Result<_>>()? })
    }
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
    let mut known: HashSet<EntryId> = group.iter().map(|e| e.id).collect();
    let mut next = 0;
    while next < group.len() && group.len() < LONGEST_CHAIN {
        let corrections = log::referring_to(connection, group[next].id.0)?;
        group.extend(corrections.into_iter().filter(|e| e.kind != VOID && known.insert(e.id)));
        next += 1;
    }
    Ok(group)
}

/// The entry of a group that counts, if any.
pub(crate) fn counting(connection: &Connection, group: &[Stored]) -> Result<Option<EntryId>> {
    winner(connection, group, &mut Living::default())
}

/// Of the live corrections the last one written; without any, the root when it lives.
fn winner(connection: &Connection, group: &[Stored], living: &mut Living) -> Result<Option<EntryId>> {
    let mut corrections: Vec<&Stored> = group.iter().skip(1).collect();
    corrections.sort_by_key(|e| Reverse((e.hlc, e.replica, e.id)));
    for entry in corrections.into_iter().chain(group.first()) {
        if living.is_live(connection, entry)? {
            return Ok(Some(entry.id));
        }
    }
    Ok(None)
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

/// Settles anew what counts after entries arrived, and tells which entries now count and which no longer do.
pub(crate) fn settle(connection: &Connection, arrived: &[Stored]) -> Result<Vec<(Stored, bool)>> {
    let new: HashSet<EntryId> = arrived.iter().map(|e| e.id).collect();
    let mut settled: HashSet<EntryId> = HashSet::new();
    let mut groups: Vec<Vec<Stored>> = Vec::new();
    let mut queue: Vec<Stored> = arrived.to_vec();
    while let Some(entry) = queue.pop() {
        if settled.contains(&entry.id) {
            continue;
        }
        let group = group(connection, &entry)?;
        settled.extend(group.iter().map(|e| e.id));
        for void in group.iter().filter(|e| e.kind == VOID) {
            for named in named_by(connection, void.id)? {
                queue.extend(log::find(connection, EntryId(named))?);
                queue.extend(log::of_op(connection, OpId(named))?);
            }
        }
        groups.push(group);
    }
    // What was written first is told first, whatever way it was found.
    groups.sort_by_key(|group| group.first().map(|root| (root.hlc, root.id)));
    let mut living = Living::default();
    let mut changed = Vec::new();
    for group in groups {
        let winner = winner(connection, &group, &mut living)?;
        for entry in group {
            let did = !new.contains(&entry.id) && counts(connection, entry.id)?;
            let does = winner == Some(entry.id);
            if does {
                connection.prepare_cached("DELETE FROM gone WHERE entry = ?1")?.execute([entry.id])?;
            } else {
                let live = living.is_live(connection, &entry)?;
                connection
                    .prepare_cached(
                        "INSERT INTO gone (entry, live) VALUES (?1, ?2) ON CONFLICT (entry) DO UPDATE SET live = ?2",
                    )?
                    .execute(params![entry.id, live])?;
            }
            if did != does {
                changed.push((entry, does));
            }
        }
    }
    Ok(changed)
}
