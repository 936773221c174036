//! Identifiers. Each is a UUID in a type of its own, so that an entry is never taken for an animal.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A time-ordered id (UUIDv7) from the moment in milliseconds since 1970 and ten random bytes.
            pub fn new(utc_ms: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(utc_ms, &random).into_uuid())
            }

            /// The id that text from outside always gets: the same text gives the same id in every book.
            pub fn derived(text: &str) -> Self {
                let digest = blake3::hash(text.as_bytes());
                let mut bytes = [0; 16];
                bytes.copy_from_slice(&digest.as_bytes()[..16]);
                Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
            }

            /// Reads an id from its usual written form.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::from_slice(value.as_blob()?).map(Self).map_err(|e| FromSqlError::Other(Box::new(e)))
            }
        }
    };
}

id! {
    /// One entry of the log.
    EntryId
}
id! {
    /// One action of a person, which may have written several entries.
    OpId
}
id! {
    /// One copy of a book, on one machine.
    ReplicaId
}
id! {
    /// What a card is about: an animal, a litter, a person, a place, a picture.
    SubjectId
}
