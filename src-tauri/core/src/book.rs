//! The book: one carer's log in one file, with one door for reading and one for writing.

use crate::entry::stored::Stored;
use crate::entry::{Kind, Visibility};
use crate::error::{Code, Error, Result};
use crate::store::project::{self, CARD, Touched};
use crate::store::{connect, live, log};
use crate::values::{EntryId, Moment, OpId, Precision, ReplicaId, SubjectId};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;
use uuid::Uuid;

/// A clock more than this far ahead of ours does not pull ours, in milliseconds: one day.
const FURTHEST_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// What the book takes from outside: time, place and chance.
pub trait World: Send {
    /// The moment it is, on the clocks of the place.
    fn now(&mut self) -> Moment;
    /// The time zone of the place, by its IANA name.
    fn zone(&self) -> String;
    /// Ten bytes that nobody could have guessed.
    fn random(&mut self) -> [u8; 10];
}

/// A part of what screens show, for saying what must be asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Area {
    /// Who there is.
    Animals,
    /// Feeds, weights and all else of the day.
    Care,
    /// Introductions and companions.
    Pairing,
    /// Drafts and exports.
    Stories,
    /// How the program is set.
    Settings,
}

/// What a write changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The parts that are to be asked for again.
    pub areas: BTreeSet<Area>,
    /// The animals (and mothers) touched.
    pub animals: BTreeSet<SubjectId>,
}

/// What came of a write, after it is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What the write was for.
    pub value: T,
    /// What changed.
    pub changes: Changes,
}

/// A new entry, before the book gives it its place.
#[derive(Debug, Clone, Default)]
pub struct NewEntry {
    /// Its id, when it was made before; else the book makes one.
    pub id: Option<EntryId>,
    /// The log it belongs to, when it is not this book's own.
    pub log: Option<SubjectId>,
    /// Its id in that log's file.
    pub name: Option<String>,
    /// When it happened; now, when not said.
    pub at: Option<Moment>,
    /// How exactly that is known.
    pub precision: Option<Precision>,
    /// What it is about.
    pub subjects: Vec<SubjectId>,
    /// Who saw or did it.
    pub by: Option<SubjectId>,
    /// The word of its kind.
    pub kind: String,
    /// What it says.
    pub data: Map<String, Value>,
    /// What else came with it.
    pub extra: Map<String, Value>,
    /// What it corrects or voids.
    pub reference: Option<Uuid>,
    /// Who may read it.
    pub visibility: Option<Visibility>,
    /// The carer's own words.
    pub note: Option<String>,
}

impl NewEntry {
    /// An entry of a kind about some animals, now.
    pub fn of(kind: &Kind, subjects: impl IntoIterator<Item = SubjectId>) -> Self {
        Self {
            kind: kind.word().to_owned(),
            data: kind.write(),
            subjects: subjects.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// One carer's log in one file.
pub struct Book {
    connection: Connection,
    world: Box<dyn World>,
    path: PathBuf,
    replica: ReplicaId,
    log: SubjectId,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("path", &self.path).finish_non_exhaustive()
    }
}

/// A view of the book for reading; what it shows does not change while it is held.
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
    /// This book's own log.
    pub(crate) log: SubjectId,
    /// When the reading is done.
    pub(crate) now: Moment,
    /// The time zone of the place where it is done.
    pub(crate) zone: Option<Tz>,
}

impl Book {
    /// Opens the book at a path, or begins one there.
    pub fn open(path: &Path, mut world: Box<dyn World>) -> Result<Self> {
        let connection = connect::open(path)?;
        let now = world.now().utc_ms();
        let known: Option<ReplicaId> =
            connection.query_row("SELECT id FROM replica WHERE own = 1", [], |row| row.get(0)).optional()?;
        let replica = match known {
            Some(replica) => replica,
            None => {
                let replica = ReplicaId::new(now.unsigned_abs(), world.random());
                connection.execute(
                    "INSERT INTO replica (id, made, own) VALUES (?1, ?2, 1)",
                    params![replica, now],
                )?;
                replica
            }
        };
        let log =
            match setting(&connection, "log")?.as_ref().and_then(Value::as_str).and_then(SubjectId::parse) {
                Some(log) => log,
                None => {
                    let log = SubjectId::new(now.unsigned_abs(), world.random());
                    put_setting(&connection, "log", &json!(log.to_string()))?;
                    log
                }
            };
        Ok(Self { connection, world, path: path.to_owned(), replica, log })
    }

    /// Where the book is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The moment it is.
    pub fn now(&mut self) -> Moment {
        self.world.now()
    }

    /// Reads; every read within sees the same state of the log.
    pub fn read<T>(&mut self, read: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let (now, zone) = (self.world.now(), self.world.zone().parse().ok());
        let transaction = self.connection.transaction()?;
        read(&Reader { connection: &transaction, log: self.log, now, zone })
    }

    /// Writes: one transaction, on the disk when this returns. Nothing of it happened when it fails.
    pub fn write<T>(&mut self, write: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<Outcome<T>> {
        let now = self.world.now();
        let zone = self.world.zone();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tail = log::tail(&transaction, self.replica)?;
        let hlc = log::last_hlc(&transaction, (now.utc_ms() + FURTHEST_AHEAD_MS) << 16)?;
        let op = OpId::new(now.utc_ms().unsigned_abs(), self.world.random());
        let mut writer = Writer {
            connection: &transaction,
            world: self.world.as_mut(),
            replica: self.replica,
            log: self.log,
            now,
            zone,
            op,
            seq: tail.seq,
            prev: tail.hash,
            hlc,
            touched: Touched::default(),
            areas: BTreeSet::new(),
        };
        let value = write(&mut writer)?;
        let Writer { touched, areas, log, .. } = writer;
        let mut changes = touched.fold(&transaction)?;
        changes.areas.extend(areas);
        transaction.commit()?;
        self.log = log;
        Ok(Outcome { value, changes })
    }

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

    /// Drops all that is made from the entries and makes it anew.
    pub fn rebuild(&mut self) -> Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        project::rebuild(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// A hash over all that is made from the entries; equal after a rebuild, and in every book with the same entries.
    pub fn digest(&mut self) -> Result<String> {
        self.read(|r| project::digest(r.connection))
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Writing, inside one transaction.
pub struct Writer<'a> {
    pub(crate) connection: &'a Connection,
    world: &'a mut dyn World,
    replica: ReplicaId,
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

impl Writer<'_> {
    /// Reads what the writing so far has made.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            connection: self.connection,
            log: self.log,
            now: self.now,
            zone: self.world.zone().parse().ok(),
        }
    }

    /// Says that a part changed that no entry belongs to.
    pub(crate) fn touch(&mut self, area: Area) {
        self.areas.insert(area);
    }

    /// A new id for what a card is about.
    pub(crate) fn new_subject(&mut self) -> SubjectId {
        SubjectId::new(self.now.utc_ms().unsigned_abs(), self.world.random())
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

    /// Keeps a document's setting.
    pub(crate) fn put_setting(&mut self, key: &str, value: &Value) -> Result<()> {
        self.touch(Area::Settings);
        put_setting(self.connection, key, value)
    }
}

impl Reader<'_> {
    /// What an action was, in a few words: «Feed, Weight».
    fn op_words(&self, op: OpId) -> Result<String> {
        let mut titles: Vec<String> = Vec::new();
        for entry in log::of_op(self.connection, op)? {
            let title = match entry.kind.as_str() {
                CARD => entry.data.get("card").and_then(Value::as_str).unwrap_or("card").to_owned(),
                live::VOID => "taking back".to_owned(),
                _ => entry.says().title().to_lowercase(),
            };
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        Ok(titles.join(", "))
    }

    /// A setting's value.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<Value>> {
        setting(self.connection, key)
    }
}

fn setting(connection: &Connection, key: &str) -> Result<Option<Value>> {
    let text: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    text.map(|text: String| {
        serde_json::from_str(&text)
            .map_err(|_| Error::new(Code::Book, format!("The setting {key} is damaged.")))
    })
    .transpose()
}

fn put_setting(connection: &Connection, key: &str, value: &Value) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![key, value.to_string()])?;
    Ok(())
}
