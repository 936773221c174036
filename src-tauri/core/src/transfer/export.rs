//! The book as one file in the log's format.

use super::file::{FileCard, FileEntry, LogFile};
use super::order::{Placed, in_order};
use crate::book::{Book, Reader};
use crate::chronicle::Chronicle;
use crate::entry::LiveEntry;
use crate::entry::card::{CardType, LogCard, Profile};
use crate::entry::stored::Stored;
use crate::error::{Code, Error, Result};
use crate::store::live::VOID;
use crate::store::log;
use crate::store::names::Names;
use crate::store::project::CARD;
use crate::values::{EntryId, Moment, OpId, SubjectId};
use rusqlite::ToSql;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// The key under which something from another log than the file's own says where it comes from.
pub(crate) const ORIGIN: &str = "from_log";

/// The card that holds what stood at the top of a log's file and is not understood.
pub(crate) const TOP: &str = "top";

/// The card that holds which lists a log's file leaves out.
pub(crate) const ABSENT: &str = "absent";

impl Book {
    /// The whole book as a file in the log's format, without loss.
    pub fn export_log(&mut self) -> Result<String> {
        self.read(|r| Ok(r.log_file()?.write()))
    }
}

impl Reader<'_> {
    /// The whole book in the log's format.
    pub(crate) fn log_file(&self) -> Result<LogFile> {
        let names = self.names()?;
        let (mut extra, mut absent) = (Map::new(), Vec::new());
        let mut cards = Vec::new();
        let mut id = self.log.to_string();
        for row in self.card_rows("", &[])? {
            match row.kind.as_str() {
                TOP if row.log == self.log => extra.clone_from(&row.value),
                ABSENT if row.log == self.log => absent = row.value.keys().cloned().collect(),
                _ => {}
            }
            let Some(card) = CardType::parse(&row.kind) else { continue };
            let own = row.log == self.log;
            if let (CardType::Log | CardType::Profile, false) = (card, own) {
                continue;
            }
            if let (CardType::Log, Some(name)) = (card, &row.name) {
                id.clone_from(name);
            }
            cards.push(self.file_card(card, row, names)?);
        }
        if !cards.iter().any(|c| c.card == CardType::Log) {
            cards.insert(0, FileCard { card: CardType::Log, id: "log".to_owned(), value: Map::new() });
        }
        let entries = log::select(self.connection, "WHERE kind <> '#card' ORDER BY at, id", &[])?;
        let entry_names = EntryNames::load(self, &entries);
        let order = correction_order(&entries, &entry_names);
        let entries = entries
            .iter()
            .map(|e| {
                let file_entry = self.file_entry(e, names, &entry_names)?;
                Ok(FileEntry { correction_order: order.get(&e.id).copied(), ..file_entry })
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(LogFile { id: Some(id), cards, entries, extra, absent })
    }

    fn file_card(&self, card: CardType, row: CardRow, names: &Names) -> Result<FileCard> {
        let mut value = row.value;
        if card == CardType::Person {
            self.add_private_details(row.id, &mut value)?;
        }
        let mut value = names.renamed(row.log, value);
        if row.log != self.log {
            value.insert(ORIGIN.to_owned(), json!({ "log": row.log.to_string(), "id": row.name }));
        }
        let id = match card {
            CardType::Log | CardType::Profile => card.name().to_owned(),
            _ => names.outside(row.id),
        };
        Ok(FileCard { card, id, value })
    }

    /// Adds to a person's card what lives where it can be erased.
    fn add_private_details(&self, person: SubjectId, value: &mut Map<String, Value>) -> Result<()> {
        let mut statement =
            self.connection.prepare_cached("SELECT field, value FROM private_detail WHERE person = ?1")?;
        let mut rows = statement.query([person])?;
        while let Some(detail) = rows.next()? {
            value.insert(detail.get(0)?, json_of(&detail.get::<_, String>(1)?)?);
        }
        Ok(())
    }

    /// An entry in the log's format.
    pub(crate) fn file_entry(
        &self,
        entry: &Stored,
        names: &Names,
        entry_names: &EntryNames,
    ) -> Result<FileEntry> {
        let mut data = names.renamed(entry.log, entry.data.clone());
        let mut supersedes = None;
        match (entry.kind.as_str(), entry.reference) {
            // One that came from a file names what it takes back in its data already.
            (VOID, Some(named)) => {
                let voided: Vec<EntryId> = match log::find(self.connection, EntryId(named))? {
                    Some(entry) => vec![entry.id],
                    None => log::of_op(self.connection, OpId(named))?
                        .into_iter()
                        .filter(|e| e.kind != CARD)
                        .map(|e| e.id)
                        .collect(),
                };
                data = Map::new();
                data.insert(
                    "voids".to_owned(),
                    voided.into_iter().map(|id| json!(entry_names.outside(id))).collect(),
                );
            }
            (_, Some(corrects)) => supersedes = Some(entry_names.outside(EntryId(corrects))),
            (_, None) => {}
        }
        let mut extra = entry.extra.clone();
        if let (Some(name), true) = (&entry.name, entry.log != self.log) {
            extra.insert(ORIGIN.to_owned(), json!({ "log": entry.log.to_string(), "id": name }));
        }
        Ok(FileEntry {
            id: entry_names.outside(entry.id),
            at: entry.at,
            precision: entry.precision,
            subjects: entry.subjects.iter().map(|s| names.outside(*s)).collect(),
            by: entry.by.map(|by| names.outside(by)),
            note: entry.note.clone(),
            visibility: entry.visibility,
            supersedes,
            correction_order: None,
            kind: entry.kind.clone(),
            says: entry.says(),
            data,
            extra,
        })
    }

    /// Everything that counts of the book up to a moment (by default now).
    pub fn chronicle(&self, as_of: Option<Moment>) -> Result<Chronicle> {
        let names = self.names()?;
        let as_of = as_of.unwrap_or(self.now);
        let mut chronicle = self.cards_only(as_of, names)?;
        let entries = log::select(
            self.connection,
            "WHERE at <= ?1 AND kind NOT IN ('#card', 'void') AND id NOT IN (SELECT entry FROM gone) ORDER BY at, id",
            &[&as_of.utc_ms()],
        )?;
        chronicle.entries = self.live_entries(entries, names);
        Ok(chronicle)
    }

    pub(super) fn live_entries(&self, entries: Vec<Stored>, names: &Names) -> Vec<LiveEntry> {
        let live = |mut entry: Stored| {
            entry.data = names.renamed(entry.log, std::mem::take(&mut entry.data));
            let name = entry.name.take().filter(|_| entry.log == self.log);
            let id = name.unwrap_or_else(|| entry.id.to_string());
            entry.live(id, &|id| names.outside(id))
        };
        entries.into_iter().map(live).collect()
    }

    /// The cards alone, without an entry.
    pub(crate) fn chronicle_of_cards(&self) -> Result<Chronicle> {
        self.cards_only(self.now, self.names()?)
    }

    fn cards_only(&self, as_of: Moment, names: &Names) -> Result<Chronicle> {
        self.with_cards(as_of, names, self.card_rows("", &[])?)
    }

    /// A chronicle of cards, without an entry.
    pub(super) fn with_cards(&self, as_of: Moment, names: &Names, cards: Vec<CardRow>) -> Result<Chronicle> {
        let mut chronicle = Chronicle {
            as_of,
            log: LogCard::read_fields(&Map::new())?,
            profile: Profile::read_fields(&Map::new())?,
            people: BTreeMap::new(),
            places: BTreeMap::new(),
            animals: BTreeMap::new(),
            litters: BTreeMap::new(),
            media: BTreeMap::new(),
            settings: self.settings()?,
            entries: Vec::new(),
        };
        for row in cards {
            let Some(card) = CardType::parse(&row.kind) else { continue };
            let mut value = names.renamed(row.log, row.value);
            if card == CardType::Person {
                self.add_private_details(row.id, &mut value)?;
            }
            match card {
                CardType::Log if row.log == self.log => chronicle.log = LogCard::read_fields(&value)?,
                CardType::Profile if row.log == self.log => chronicle.profile = Profile::read_fields(&value)?,
                _ => chronicle.add_card(card, &names.outside(row.id), &value)?,
            }
        }
        Ok(chronicle)
    }

    /// The rows of cards that a condition selects, the oldest first; the condition is text of ours, its values are bound.
    pub(crate) fn card_rows(&self, condition: &str, values: &[&dyn ToSql]) -> Result<Vec<CardRow>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, type, log, name, value FROM card {condition} ORDER BY first, id"
        ))?;
        let mut rows = statement.query(values)?;
        let mut cards = Vec::new();
        while let Some(row) = rows.next()? {
            let Value::Object(value) = json_of(&row.get::<_, String>(4)?)? else { continue };
            cards.push(CardRow {
                id: row.get(0)?,
                kind: row.get(1)?,
                log: row.get(2)?,
                name: row.get(3)?,
                value,
            });
        }
        Ok(cards)
    }
}

/// The places of corrections of one entry, for those of which times and ids do not tell in which order they were
/// written.
fn correction_order(entries: &[Stored], names: &EntryNames) -> HashMap<EntryId, u64> {
    let corrects: HashMap<EntryId, EntryId> = entries
        .iter()
        .filter(|e| e.kind != VOID)
        .filter_map(|e| Some((e.id, EntryId(e.reference?))))
        .collect();
    let mut groups: BTreeMap<EntryId, Vec<&Stored>> = BTreeMap::new();
    for entry in entries.iter().filter(|e| corrects.contains_key(&e.id)) {
        let mut root = entry.id;
        while let Some(earlier) = corrects.get(&root) {
            root = *earlier;
        }
        groups.entry(root).or_default().push(entry);
    }
    let mut places = HashMap::new();
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|e| (e.hlc, e.replica, e.id));
        let ids: Vec<String> = group.iter().map(|e| names.outside(e.id)).collect();
        let earlier: Vec<Option<String>> =
            group.iter().map(|e| corrects.get(&e.id).map(|earlier| names.outside(*earlier))).collect();
        let placed = group.iter().zip(&ids).zip(&earlier).map(|((entry, id), earlier)| Placed {
            key: (entry.at, id),
            id,
            corrects: earlier.as_deref(),
        });
        if in_order(placed.collect()) != ids {
            places.extend(group.iter().zip(1..).map(|(entry, place)| (entry.id, place)));
        }
    }
    places
}

/// A card as its table holds it.
pub(crate) struct CardRow {
    pub(crate) id: SubjectId,
    pub(crate) kind: String,
    pub(crate) log: SubjectId,
    pub(crate) name: Option<String>,
    pub(crate) value: Map<String, Value>,
}

fn json_of(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|_| Error::new(Code::Book, "A card of the book is damaged."))
}

/// What entries are called outside: by the id their log's file gave them where only one has it, else by their UUID.
pub(crate) struct EntryNames {
    named: HashMap<EntryId, String>,
}

impl EntryNames {
    pub(crate) fn load(reader: &Reader<'_>, entries: &[Stored]) -> Self {
        let named = entries
            .iter()
            .filter(|e| e.log == reader.log)
            .filter_map(|e| Some((e.id, e.name.clone()?)))
            .collect();
        Self { named }
    }

    /// What an entry is called outside.
    pub(crate) fn outside(&self, id: EntryId) -> String {
        self.named.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}
