//! The tables that screens read, made from the entries that count. Dropped and rebuilt, they come out the same.

use super::names::id_in;
use super::{live, log};
use crate::animals::{Standing, Whereabouts};
use crate::book::{Area, Changes};
use crate::entry::card::{Animal, CardType};
use crate::entry::stored::Stored;
use crate::entry::{Kind, LiveEntry};
use crate::error::Result;
use crate::values::{EntryId, Moment, Quantity as _, SubjectId};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The word of the kind that holds what is known of an animal, a person and so on.
///
/// No file can hold an entry of it: what begins with the mark is refused there.
pub(crate) const CARD: &str = "#card";

/// What the words of the book's own kinds begin with.
pub(crate) const OWN_MARK: char = '#';

/// The tables made from entries, with the order that makes their digest.
const TABLES: [(&str, &str); 10] = [
    ("litter_entry", "litter, entry"),
    ("card_entry", "card, entry"),
    ("voided", "target, void"),
    ("gone", "entry"),
    ("card", "id"),
    ("animal", "id"),
    ("about", "animal, at, entry"),
    ("weight", "animal, at, entry"),
    ("feed", "animal, at, entry"),
    ("round_entry", "round, animal, entry"),
];

/// What must be folded anew before a commit.
#[derive(Default)]
pub(crate) struct Touched {
    /// Entries that are settled together at the end, when many come at once.
    waiting: Option<Vec<Stored>>,
    cards: BTreeSet<SubjectId>,
    animals: BTreeSet<SubjectId>,
    areas: BTreeSet<Area>,
}

impl Touched {
    /// Lets the entries that come from now on wait, to be settled together.
    pub(crate) fn let_wait(&mut self) {
        self.waiting.get_or_insert_default();
    }

    /// Brings the rows of an entry that has just been appended up to date, and those of entries it changes.
    pub(crate) fn arrived(&mut self, connection: &Connection, entry: &Stored) -> Result<()> {
        match &mut self.waiting {
            Some(waiting) => {
                waiting.push(entry.clone());
                Ok(())
            }
            None => self.settle(connection, std::slice::from_ref(entry)),
        }
    }

    fn settle(&mut self, connection: &Connection, arrived: &[Stored]) -> Result<()> {
        for (entry, counts) in live::settle(connection, arrived)? {
            self.areas.insert(area(&entry.kind));
            match entry.kind.as_str() {
                CARD => self.cards.extend(entry.subjects.first()),
                live::VOID => {}
                _ => {
                    self.animals.extend(&entry.subjects);
                    self.animals.extend(of_litter(connection, &entry)?);
                    if counts { insert_rows(connection, &entry)? } else { remove_rows(connection, &entry)? }
                }
            }
        }
        Ok(())
    }

    /// Folds what was touched, and tells what changed.
    pub(crate) fn fold(mut self, connection: &Connection) -> Result<Changes> {
        if let Some(waiting) = self.waiting.take() {
            self.settle(connection, &waiting)?;
        }
        for card in &self.cards {
            if fold_card(connection, *card)? == Some(CardType::Animal) {
                self.animals.insert(*card);
            }
        }
        for animal in &self.animals {
            fold_animal(connection, *animal)?;
        }
        Ok(Changes { areas: self.areas, animals: self.animals })
    }
}

/// The litter that an entry names.
fn litter_named(entry: &Stored) -> Option<SubjectId> {
    entry.data.get("litter").and_then(Value::as_str).map(|litter| SubjectId(id_in(entry.log, litter)))
}

/// The animals of the litter that an entry names.
fn of_litter(connection: &Connection, entry: &Stored) -> Result<Vec<SubjectId>> {
    let Some(litter) = litter_named(entry) else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached("SELECT id FROM animal WHERE litter = ?1")?;
    let animals = statement.query_map([litter], |row| row.get(0))?;
    Ok(animals.collect::<rusqlite::Result<_>>()?)
}

fn area(kind: &str) -> Area {
    match kind {
        CARD | "naming" | "birth" | "intake" | "placement" | "adoption" | "release" | "death" => {
            Area::Animals
        }
        "introduction" | "nest" | "cohabit" | "pairing_end" | "hold" | "hold_lift" | "decision" => {
            Area::Pairing
        }
        _ => Area::Care,
    }
}

fn insert_rows(connection: &Connection, entry: &Stored) -> Result<()> {
    if let Some(litter) = litter_named(entry) {
        connection
            .prepare_cached(
                "INSERT INTO litter_entry (litter, entry) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![litter, entry.id])?;
    }
    let says = entry.says();
    let at = entry.at.utc_ms();
    for animal in &entry.subjects {
        connection
            .prepare_cached(
                "INSERT INTO about (animal, at, entry, kind) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![animal, at, entry.id, entry.kind])?;
        match &says {
            Kind::Weight(weight) => {
                let Some(grams) = weight.grams else { continue };
                let after = weight.when == Some(crate::entry::kind::Weighed::AfterFeed);
                connection
                    .prepare_cached(
                        "INSERT INTO weight (animal, at, entry, decigrams, estimated, after, round) \
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![
                        animal,
                        at,
                        entry.id,
                        grams.tenths(),
                        weight.estimated == Some(true),
                        after,
                        weight.round
                    ])?;
            }
            Kind::Feed(feed) => {
                let refused = feed.refused.as_ref().is_some_and(crate::entry::field::Free::is_yes);
                connection
                    .prepare_cached(
                        "INSERT INTO feed (animal, at, entry, method, decimillilitres, refused, round) \
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![
                        animal,
                        at,
                        entry.id,
                        feed.method.word(),
                        feed.ml.map(crate::values::Quantity::tenths),
                        refused,
                        feed.round
                    ])?;
            }
            _ => {}
        }
        if let Some(round) = entry.data.get("round").and_then(Value::as_str) {
            connection
                .prepare_cached(
                    "INSERT INTO round_entry (round, animal, entry, kind) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                )?
                .execute(params![round, animal, entry.id, entry.kind])?;
        }
    }
    Ok(())
}

fn remove_rows(connection: &Connection, entry: &Stored) -> Result<()> {
    connection.prepare_cached("DELETE FROM litter_entry WHERE entry = ?1")?.execute([entry.id])?;
    for animal in &entry.subjects {
        for delete in [
            "DELETE FROM about WHERE animal = ?1 AND at = ?2 AND entry = ?3",
            "DELETE FROM weight WHERE animal = ?1 AND at = ?2 AND entry = ?3",
            "DELETE FROM feed WHERE animal = ?1 AND at = ?2 AND entry = ?3",
        ] {
            connection.prepare_cached(delete)?.execute(params![animal, entry.at.utc_ms(), entry.id])?;
        }
        if let Some(round) = entry.data.get("round").and_then(Value::as_str) {
            connection
                .prepare_cached("DELETE FROM round_entry WHERE round = ?1 AND animal = ?2 AND entry = ?3")?
                .execute(params![round, animal, entry.id])?;
        }
    }
    Ok(())
}

/// What card entries say together: of each value the last one written.
pub(crate) fn card_value(entries: &[Stored]) -> Map<String, Value> {
    let mut value = Map::new();
    for entry in entries {
        if let Some(Value::Object(set)) = entry.data.get("set") {
            value.extend(set.clone());
        }
        for key in entry.data.get("unset").and_then(Value::as_array).into_iter().flatten() {
            value.shift_remove(key.as_str().unwrap_or_default());
        }
    }
    value
}

/// Makes a card anew: of each of its values the last one written.
fn fold_card(connection: &Connection, id: SubjectId) -> Result<Option<CardType>> {
    let entries = log::select(
        connection,
        "WHERE id IN (SELECT entry FROM card_entry WHERE card = ?1) \
         AND id NOT IN (SELECT entry FROM gone) ORDER BY hlc, replica, id",
        &[&id],
    )?;
    let Some(first) = entries.first() else {
        connection.prepare_cached("DELETE FROM card WHERE id = ?1")?.execute([id])?;
        connection.prepare_cached("DELETE FROM animal WHERE id = ?1")?.execute([id])?;
        return Ok(None);
    };
    let value = card_value(&entries);
    let word = first.data.get("card").and_then(Value::as_str).unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO card (id, type, log, name, first, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (id) DO UPDATE SET value = excluded.value, first = excluded.first",
        )?
        .execute(params![id, word, first.log, first.name, first.hlc, Value::Object(value).to_string()])?;
    Ok(CardType::parse(word))
}

/// Kinds that say where an animal is, what it is called and whether it lives.
pub(crate) const STANDING_KINDS: &str = "'naming', 'birth', 'intake', 'placement', 'nest', 'introduction', 'pairing_end', \
                              'maternal_care', 'adoption', 'release', 'death', 'reunion'";

/// Makes the row of an animal anew.
fn fold_animal(connection: &Connection, id: SubjectId) -> Result<()> {
    let row: Option<(String, SubjectId, Option<String>)> = connection
        .prepare_cached("SELECT value, log, name FROM card WHERE id = ?1 AND type = 'animal'")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((card, log, name)) = row.and_then(|(value, log, name)| Some((animal_card(&value)?, log, name)))
    else {
        connection.prepare_cached("DELETE FROM animal WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    let litter = card.litter.as_deref().map(|litter| SubjectId(id_in(log, litter)));
    let outside = name.unwrap_or_else(|| id.to_string());
    let name_of = |subject: SubjectId| if subject == id { outside.clone() } else { subject.to_string() };
    let entries: Vec<LiveEntry> = log::select(
        connection,
        &format!(
            "WHERE id IN (SELECT entry FROM about WHERE animal = ?1 AND kind IN ({STANDING_KINDS}) \
             UNION SELECT entry FROM litter_entry WHERE litter = ?2)"
        ),
        &[&id, &litter],
    )?
    .iter()
    .map(|entry| entry.live(entry.id.to_string(), &name_of))
    .collect();
    let latest = entries
        .iter()
        .map(|e| e.at)
        .max()
        .unwrap_or(Moment::from(chrono::DateTime::UNIX_EPOCH.fixed_offset()));
    let standing = Standing::at(&outside, &card, &entries, latest);
    let born = standing.age.map(|age| age.born.to_string());
    connection
        .prepare_cached(
            "INSERT INTO animal (id, name, species, litter, state, born, grown) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, species = excluded.species, litter = excluded.litter, \
             state = excluded.state, born = excluded.born, grown = excluded.grown",
        )?
        .execute(params![id, standing.label, card.species, litter, state_word(&standing.whereabouts), born, standing.grown])?;
    Ok(())
}

fn state_word(whereabouts: &Whereabouts) -> &'static str {
    match whereabouts {
        Whereabouts::InCare => "in_care",
        Whereabouts::Placed(_) => "placed",
        Whereabouts::Adopted => "adopted",
        Whereabouts::Released => "released",
        Whereabouts::Died => "died",
    }
}

fn animal_card(text: &str) -> Option<Animal> {
    match serde_json::from_str(text) {
        Ok(Value::Object(map)) => Animal::read_fields(&map).ok(),
        _ => None,
    }
}

/// Drops every row made from entries and makes them anew.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    for (table, _) in TABLES {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let ids: Vec<EntryId> = connection
        .prepare("SELECT id FROM entry ORDER BY hlc, replica, id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut touched = Touched::default();
    touched.let_wait();
    for id in ids {
        if let Some(entry) = log::find(connection, id)? {
            link(connection, &entry)?;
            touched.arrived(connection, &entry)?;
        }
    }
    touched.fold(connection).map(drop)
}

/// Notes what an entry links to, so that a card is folded from its own entries only and a void is found from what
/// it names.
pub(crate) fn link(connection: &Connection, entry: &Stored) -> Result<()> {
    match (entry.kind.as_str(), entry.subjects.first()) {
        (CARD, Some(card)) => {
            connection
                .prepare_cached(
                    "INSERT INTO card_entry (card, entry) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                )?
                .execute(params![card, entry.id])?;
        }
        (live::VOID, _) => {
            let names = entry.data.get("voids").and_then(Value::as_array).into_iter().flatten();
            let named = names.filter_map(Value::as_str).map(|name| EntryId(id_in(entry.log, name)));
            for target in named.chain(entry.reference.map(EntryId)) {
                connection
                    .prepare_cached(
                        "INSERT INTO voided (target, void) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![target, entry.id])?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// A hash over all rows made from entries: equal logs have equal digests, whatever the order of arrival.
pub(crate) fn digest(connection: &Connection) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for (table, order) in TABLES {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                hasher.update(format!("{table} {column} {:?}\n", row.get_ref(column)?).as_bytes());
            }
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}
