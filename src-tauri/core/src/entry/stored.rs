//! An entry as the book keeps it, with the hash that proves it unchanged.

use super::{Kind, LiveEntry, Visibility};
use crate::error::{Code, Error, Result};
use crate::transfer::file::effective_visibility;
use crate::values::{EntryId, Moment, OpId, Precision, ReplicaId, SubjectId, Typed, canonical_json};
use rusqlite::Row;
use serde::Deserialize as _;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The key under which an entry keeps what was typed.
const TYPED: &str = "typed";

/// One row of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its id, made before it was saved.
    pub id: EntryId,
    /// The action of a person it belongs to.
    pub op: OpId,
    /// The copy of the book that wrote it.
    pub replica: ReplicaId,
    /// Its number among the entries of that copy, without gaps from 1.
    pub seq: i64,
    /// Hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
    pub hlc: i64,
    /// When it happened.
    pub at: Moment,
    /// The time zone of the place where it was written, by its IANA name.
    pub zone: String,
    /// How exactly the moment is known, when that was said.
    pub precision: Option<Precision>,
    /// When it was written down, milliseconds since 1970.
    pub recorded: i64,
    /// Who saw or did it.
    pub by: Option<SubjectId>,
    /// What it is about, in the order given.
    pub subjects: Vec<SubjectId>,
    /// The word of its kind.
    pub kind: String,
    /// The version of the kind's fields.
    pub version: i64,
    /// The entry it corrects, or the entry or action it voids.
    pub reference: Option<Uuid>,
    /// Who may read it, when that was said.
    pub visibility: Option<Visibility>,
    /// The carer's own words.
    pub note: Option<String>,
    /// What it says.
    pub data: Map<String, Value>,
    /// What else came with it and is not understood.
    pub extra: Map<String, Value>,
    /// The log it belongs to.
    pub log: SubjectId,
    /// Its id in that log's file, when it came from one.
    pub name: Option<String>,
    /// The hash of the entry before it from the same copy of the book.
    pub prev: Option<[u8; 32]>,
    /// BLAKE3 over all of the above.
    pub hash: [u8; 32],
}

/// The columns of an entry, in the order [`Stored::from_row`] reads them.
pub(crate) const COLUMNS: &str = "id, op, replica, seq, hlc, at, at_offset, zone, precision, recorded, by, subjects, kind, \
                                  version, ref, visibility, note, data, extra, log, name, prev, hash";

impl Stored {
    /// The hash that the entry must have.
    pub fn computed_hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(self.id.0.as_bytes());
        part(self.op.0.as_bytes());
        part(self.replica.0.as_bytes());
        part(&self.seq.to_le_bytes());
        part(&self.hlc.to_le_bytes());
        part(&self.at.utc_ms().to_le_bytes());
        part(&self.at.offset_minutes().to_le_bytes());
        part(self.zone.as_bytes());
        part(self.precision.map_or("", Precision::name).as_bytes());
        part(&self.recorded.to_le_bytes());
        part(self.by.map(|by| *by.0.as_bytes()).as_ref().map_or(&[][..], |b| &b[..]));
        part(&self.subject_bytes());
        part(self.kind.as_bytes());
        part(&self.version.to_le_bytes());
        part(self.reference.as_ref().map_or(&[][..], |r| &r.as_bytes()[..]));
        part(self.visibility.map_or("", Visibility::name).as_bytes());
        part(&[u8::from(self.note.is_some())]);
        part(self.note.as_deref().unwrap_or_default().as_bytes());
        part(self.data_text().as_bytes());
        part(self.extra_text().unwrap_or_default().as_bytes());
        part(self.log.0.as_bytes());
        part(self.name.as_deref().unwrap_or_default().as_bytes());
        part(self.prev.as_ref().map_or(&[][..], |p| &p[..]));
        *hasher.finalize().as_bytes()
    }

    /// The ids of what it is about, one after the other.
    pub(crate) fn subject_bytes(&self) -> Vec<u8> {
        self.subjects.iter().flat_map(|s| *s.0.as_bytes()).collect()
    }

    /// What it says, as canonical JSON.
    pub(crate) fn data_text(&self) -> String {
        canonical_json(&Value::Object(self.data.clone()))
    }

    /// What else came with it, as canonical JSON, when there is any.
    pub(crate) fn extra_text(&self) -> Option<String> {
        (!self.extra.is_empty()).then(|| canonical_json(&Value::Object(self.extra.clone())))
    }

    /// Reads the columns named in [`COLUMNS`].
    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self> {
        let damaged = || Error::new(Code::Book, "An entry of the book is damaged. Run «check» to see which.");
        // Read where it lies: a long book has many entries, and a copy of each text for nothing is felt.
        let text = |column: usize| row.get_ref(column)?.as_str_or_null().map_err(|_| damaged());
        Ok(Self {
            id: row.get(0)?,
            op: row.get(1)?,
            replica: row.get(2)?,
            seq: row.get(3)?,
            hlc: row.get(4)?,
            at: Moment::from_parts(row.get(5)?, row.get(6)?).ok_or_else(damaged)?,
            zone: row.get(7)?,
            precision: text(8)?.and_then(Precision::parse),
            recorded: row.get(9)?,
            by: row.get(10)?,
            subjects: row
                .get_ref(11)?
                .as_blob()
                .map_err(|_| damaged())?
                .chunks_exact(16)
                .filter_map(|id| Uuid::from_slice(id).ok().map(SubjectId))
                .collect(),
            kind: row.get(12)?,
            version: row.get(13)?,
            reference: row.get::<_, Option<EntryId>>(14)?.map(|id| id.0),
            visibility: text(15)?.and_then(Visibility::parse),
            note: row.get(16)?,
            data: text(17)?.and_then(object).ok_or_else(damaged)?,
            extra: text(18)?.map_or_else(|| Some(Map::new()), object).ok_or_else(damaged)?,
            log: row.get(19)?,
            name: row.get(20)?,
            prev: row.get(21)?,
            hash: row.get(22)?,
        })
    }

    /// Who may read it.
    pub fn effective_visibility(&self) -> Visibility {
        effective_visibility(self.visibility, &self.kind, &self.extra)
    }

    /// What it says, typed. An entry that a newer version wrote in a form this one cannot read is kept, and not
    /// understood.
    pub fn says(&self) -> Kind {
        Kind::read(&self.kind, &self.data).unwrap_or_else(|_| Kind::Unknown(self.kind.clone()))
    }

    /// The entry as stories and judgements see it, its ids written by `name_of`.
    pub fn live(&self, id: String, name_of: &dyn Fn(SubjectId) -> String) -> LiveEntry {
        LiveEntry {
            id,
            at: self.at,
            precision: self.precision.unwrap_or_default(),
            subjects: self.subjects.iter().map(|s| name_of(*s)).collect(),
            by: self.by.map(name_of),
            note: self.note.clone(),
            visibility: self.effective_visibility(),
            typed: typed_of(&self.extra),
            kind: self.says(),
        }
    }
}

impl Typed {
    /// What was typed, as it stands beside an entry.
    pub(crate) fn beside(&self) -> (String, Value) {
        (TYPED.to_owned(), json!({ "text": self.text, "unit": self.unit }))
    }
}

/// What was typed, of what else came with an entry.
pub(crate) fn typed_of(extra: &Map<String, Value>) -> Option<Typed> {
    Typed::deserialize(extra.get(TYPED)?).ok()
}

fn object(text: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(text).ok()
}
