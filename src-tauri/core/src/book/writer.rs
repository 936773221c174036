//! Writing: entries get their place in the log, and what they touch is folded before the commit.

use super::{Area, Changes, NewEntry, Reader, World, put_setting};
use crate::entry::Kind;
use crate::entry::stored::Stored;
use crate::error::{Error, Result};
use crate::store::project::{self, CARD, Touched};
use crate::store::{live, log};
use crate::values::{EntryId, Moment, OpId, ReplicaId, SubjectId};
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A clock more than this far ahead of ours does not pull ours, in milliseconds: one day.
const FURTHEST_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// Writing, inside one transaction.
pub struct Writer<'a> {
    pub(crate) connection: &'a Connection,
    world: &'a mut dyn World,
    pub(super) replica: ReplicaId,
    pub(crate) log: SubjectId,
    /// When the writing is done.
    pub(crate) now: Moment,
    pub(crate) zone: String,
    op: OpId,
    seq: i64,
    prev: Option<[u8; 32]>,
    hlc: i64,
    touched: Touched,
    areas: BTreeSet<Area>,
}

impl<'a> Writer<'a> {
    /// Begins writing inside a transaction, after the last entry of this copy of the book.
    pub(super) fn begin(
        connection: &'a Connection,
        world: &'a mut dyn World,
        replica: ReplicaId,
        log: SubjectId,
    ) -> Result<Self> {
        let now = world.now();
        let tail = log::tail(connection, replica)?;
        let hlc = log::last_hlc(connection, (now.utc_ms() + FURTHEST_AHEAD_MS) << 16)?;
        let op = OpId::new(now.utc_ms().unsigned_abs(), world.random());
        Ok(Self {
            connection,
            zone: world.zone(),
            world,
            replica,
            log,
            now,
            op,
            seq: tail.seq,
            prev: tail.hash,
            hlc,
            touched: Touched::default(),
            areas: BTreeSet::new(),
        })
    }

    /// Folds what was touched, and tells what changed and which log is now the book's own.
    pub(super) fn end(self) -> Result<(Changes, SubjectId)> {
        let mut changes = self.touched.fold(self.connection)?;
        changes.areas.extend(self.areas);
        Ok((changes, self.log))
    }

    /// Reads what the writing so far has made.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader::of(self.connection, self.log, self.now, self.world.zone().parse().ok())
    }

    /// Says that a part changed that no entry belongs to.
    pub(crate) fn touch(&mut self, area: Area) {
        self.areas.insert(area);
    }

    /// A new id for what a card is about.
    pub(crate) fn new_subject(&mut self) -> SubjectId {
        SubjectId::new(self.now.utc_ms().unsigned_abs(), self.world.random())
    }

    /// Lets what comes from now on wait, to be settled together at the end: for many entries at once.
    pub(crate) fn let_wait(&mut self) {
        self.touched.let_wait();
    }

    /// Makes the book's log this one, while nothing has been written yet.
    pub(crate) fn adopt_log(&mut self, log: SubjectId) -> Result<()> {
        put_setting(self.connection, "log", &json!(log.to_string()))?;
        self.log = log;
        Ok(())
    }

    /// Adds an entry to the log.
    pub(crate) fn append(&mut self, new: NewEntry) -> Result<EntryId> {
        Kind::read(&new.kind, &new.data)?;
        let id = match new.id {
            Some(id) => id,
            None => EntryId::new(self.now.utc_ms().unsigned_abs(), self.world.random()),
        };
        if let Some(corrects) = new.reference.filter(|_| new.kind != live::VOID) {
            live::refuse_circle(self.connection, id, EntryId(corrects))?;
        }
        self.seq += 1;
        self.hlc = (self.hlc + 1).max(self.now.utc_ms() << 16);
        let mut entry = Stored {
            id,
            op: self.op,
            replica: self.replica,
            seq: self.seq,
            hlc: self.hlc,
            at: new.at.unwrap_or(self.now),
            zone: self.zone.clone(),
            precision: new.precision,
            recorded: self.now.utc_ms(),
            by: new.by,
            subjects: new.subjects,
            kind: new.kind,
            version: 1,
            reference: new.reference,
            visibility: new.visibility,
            note: new.note,
            data: new.data,
            extra: new.extra,
            log: new.log.unwrap_or(self.log),
            name: new.name,
            prev: self.prev,
            hash: [0; 32],
        };
        entry.hash = entry.computed_hash();
        log::append(self.connection, &entry)?;
        self.prev = Some(entry.hash);
        project::link(self.connection, &entry)?;
        self.touched.arrived(self.connection, &entry)?;
        Ok(id)
    }

    /// Writes values of a card: each replaces the whole value of its key; null takes it away.
    pub(crate) fn put_card(
        &mut self,
        card: &str,
        id: SubjectId,
        log: Option<SubjectId>,
        name: Option<String>,
        values: Map<String, Value>,
    ) -> Result<()> {
        let (unset, set): (Vec<_>, Vec<_>) = values.into_iter().partition(|(_, value)| value.is_null());
        let mut data = Map::new();
        data.insert("card".to_owned(), json!(card));
        data.insert("set".to_owned(), Value::Object(set.into_iter().collect()));
        if !unset.is_empty() {
            data.insert("unset".to_owned(), unset.into_iter().map(|(key, _)| Value::String(key)).collect());
        }
        self.append(NewEntry {
            kind: CARD.to_owned(),
            subjects: vec![id],
            data,
            log,
            name,
            ..NewEntry::default()
        })
        .map(drop)
    }

    /// Takes back an entry, or all that an action wrote.
    pub(crate) fn void(&mut self, named: Uuid, undo: bool) -> Result<()> {
        let targets = match log::find(self.connection, EntryId(named))? {
            Some(entry) => vec![entry],
            None => log::of_op(self.connection, OpId(named))?,
        };
        let mut subjects: Vec<SubjectId> = targets.iter().flat_map(|e| e.subjects.iter().copied()).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let mut data = Map::new();
        data.insert("voids".to_owned(), json!([]));
        if undo {
            data.insert("undo".to_owned(), json!(true));
        }
        self.append(NewEntry {
            kind: live::VOID.to_owned(),
            subjects,
            data,
            reference: Some(named),
            ..NewEntry::default()
        })
        .map(drop)
    }

    /// Takes back an entry together with everything that corrects it or that it corrects.
    pub(crate) fn void_whole(&mut self, id: EntryId) -> Result<()> {
        let entry = log::find(self.connection, id)?.ok_or_else(|| Error::not_found("entry", id))?;
        for member in live::group(self.connection, &entry)? {
            self.void(member.id.0, false)?;
        }
        Ok(())
    }

    /// Keeps a document's setting.
    pub(crate) fn put_setting(&mut self, key: &str, value: &Value) -> Result<()> {
        self.touch(Area::Settings);
        put_setting(self.connection, key, value)
    }
}
