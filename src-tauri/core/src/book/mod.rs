//! The book: one carer's log in one file, with one door for reading and one for writing.

mod history;
mod writer;

pub use writer::Writer;

use crate::entry::{Kind, Visibility};
use crate::error::{Code, Error, Result};
use crate::store::connect;
use crate::store::names::Names;
use crate::store::project;
use crate::values::{EntryId, Moment, Precision, ReplicaId, SubjectId};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;
use uuid::Uuid;

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
    /// What its cards are called outside, once that was asked.
    names: OnceCell<Names>,
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
        read(&Reader::of(&transaction, self.log, now, zone))
    }

    /// Writes: one transaction, on the disk when this returns. Nothing of it happened when it fails.
    pub fn write<T>(&mut self, write: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<Outcome<T>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut writer = Writer::begin(&transaction, self.world.as_mut(), self.replica, self.log)?;
        let value = write(&mut writer)?;
        let (changes, log) = writer.end()?;
        transaction.commit()?;
        self.log = log;
        Ok(Outcome { value, changes })
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

impl<'a> Reader<'a> {
    fn of(connection: &'a Connection, log: SubjectId, now: Moment, zone: Option<Tz>) -> Self {
        Self { connection, log, now, zone, names: OnceCell::new() }
    }

    /// What the cards of the book are called outside; read once, since nothing is written while this is held.
    pub(crate) fn names(&self) -> Result<&Names> {
        match self.names.get() {
            Some(names) => Ok(names),
            None => {
                let names = Names::load(self.connection)?;
                Ok(self.names.get_or_init(|| names))
            }
        }
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
