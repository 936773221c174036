//! The table of entries: appending to it and reading from it.

use crate::entry::stored::{COLUMNS, Stored};
use crate::error::Result;
use crate::values::{EntryId, OpId, ReplicaId};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

/// Adds an entry, which must carry its hash.
pub(crate) fn append(connection: &Connection, entry: &Stored) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO entry (id, op, replica, seq, hlc, at, at_offset, zone, precision, recorded, by, subjects, kind, \
         version, ref, visibility, note, data, extra, log, name, prev, hash) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
    )?;
    statement.execute(params![
        entry.id,
        entry.op,
        entry.replica,
        entry.seq,
        entry.hlc,
        entry.at.utc_ms(),
        entry.at.offset_minutes(),
        entry.zone,
        entry.precision.map(crate::values::Precision::name),
        entry.recorded,
        entry.by,
        entry.subject_bytes(),
        entry.kind,
        entry.version,
        entry.reference.map(EntryId),
        entry.visibility.map(crate::entry::Visibility::name),
        entry.note,
        entry.data_text(),
        entry.extra_text(),
        entry.log,
        entry.name,
        entry.prev,
        entry.hash,
    ])?;
    Ok(())
}

/// One entry.
pub(crate) fn find(connection: &Connection, id: EntryId) -> Result<Option<Stored>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM entry WHERE id = ?1"))?;
    let row = statement.query_row([id], |row| Ok(Stored::from_row(row))).optional()?;
    row.transpose()
}

/// The entries that a condition selects; the condition is text of ours, its values are bound.
pub(crate) fn select(
    connection: &Connection,
    rest: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM entry {rest}"))?;
    let mut rows = statement.query(values)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(Stored::from_row(row)?);
    }
    Ok(entries)
}

/// The entries about an animal, the first of the values, of which a condition on time and kind holds.
pub(crate) fn about(
    connection: &Connection,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Stored>> {
    let found = format!("JOIN (SELECT entry AS e FROM about WHERE animal = ?1 AND {condition}) ON id = e");
    select(connection, &found, values)
}

/// Where the log of one copy of the book ends.
pub(crate) struct Tail {
    /// The number of its last entry; 0 before the first.
    pub(crate) seq: i64,
    /// The hash of its last entry.
    pub(crate) hash: Option<[u8; 32]>,
}

/// Where this copy's own entries end.
pub(crate) fn tail(connection: &Connection, replica: ReplicaId) -> Result<Tail> {
    let last = connection
        .prepare_cached("SELECT seq, hash FROM entry WHERE replica = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([replica], |row| Ok(Tail { seq: row.get(0)?, hash: Some(row.get(1)?) }))
        .optional()?;
    Ok(last.unwrap_or(Tail { seq: 0, hash: None }))
}

/// The greatest stamp that is at most `ceiling`, so that a clock far ahead does not pull ours.
pub(crate) fn last_hlc(connection: &Connection, ceiling: i64) -> Result<i64> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(hlc) FROM entry WHERE hlc <= ?1")?
        .query_row([ceiling], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

/// The entries that an action wrote.
pub(crate) fn of_op(connection: &Connection, op: OpId) -> Result<Vec<Stored>> {
    select(connection, "WHERE op = ?1 ORDER BY seq", &[&op])
}

/// The entries that correct or void what has this id.
pub(crate) fn referring_to(connection: &Connection, id: Uuid) -> Result<Vec<Stored>> {
    select(connection, "WHERE ref = ?1", &[&EntryId(id)])
}
