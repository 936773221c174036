//! The frames: what each kind of fact may be told as. Every frame is a sentence with typed slots.

pub(crate) mod arrival;
pub(crate) mod body;
pub(crate) mod carer;
pub(crate) mod company;
pub(crate) mod feeding;
pub(crate) mod growth;
pub(crate) mod hook;
pub(crate) mod mothers;
pub(crate) mod outcome;
pub(crate) mod titles;
pub(crate) mod trouble;
pub(crate) mod voices;

use super::refer::Ent;
use super::scene::Scene;
use crate::entry::LiveEntry;

/// A stretch of a story: some of its animals, and the entries about them in that stretch.
#[derive(Debug, Clone)]
pub(crate) struct Stretch<'a> {
    /// Whom it is about.
    pub(crate) animals: Vec<String>,
    /// What happened, by time.
    pub(crate) entries: Vec<&'a LiveEntry>,
    /// Whether those who were strangers have met by now.
    pub(crate) together: bool,
}

impl<'a> Stretch<'a> {
    /// The entries about one of its animals, alone or with others.
    pub(crate) fn of<'s>(&'s self, animal: &'s str) -> impl Iterator<Item = &'a LiveEntry> + 's {
        self.entries.iter().copied().filter(move |e| e.subjects.iter().any(|s| s == animal))
    }
}

/// The young of an entry, as somebody a sentence can speak of; without a mother who is there as theirs.
pub(crate) fn young_of(scene: &Scene, entry: &LiveEntry) -> Option<Ent> {
    let young: Vec<String> = entry.subjects.iter().filter(|s| !scene.is_adult(s)).cloned().collect();
    let ids = if young.is_empty() { entry.subjects.clone() } else { young };
    (!ids.is_empty()).then(|| Ent::animals(&in_order(scene, ids)))
}

/// Animals in the order in which the story brings them in.
pub(crate) fn in_order(scene: &Scene, mut ids: Vec<String>) -> Vec<String> {
    ids.sort_by_key(|id| (scene.heroes.iter().position(|h| h == id).unwrap_or(usize::MAX), id.clone()));
    ids.dedup();
    ids
}

/// The person who did it; the carer when the log does not say.
pub(crate) fn doer(scene: &Scene, entry: &LiveEntry) -> Option<Ent> {
    entry
        .by
        .as_deref()
        .filter(|id| scene.log.people.contains_key(*id))
        .or_else(|| scene.carer().map(|(id, _)| id))
        .map(|id| Ent::Person(id.to_owned()))
}

/// Groups animals that share what is told of them, so that it is told once.
pub(crate) fn alike<K: PartialEq>(
    animals: &[String],
    mut key: impl FnMut(&str) -> Option<K>,
) -> Vec<(Vec<String>, K)> {
    let mut groups: Vec<(Vec<String>, K)> = Vec::new();
    for id in animals {
        let Some(k) = key(id) else { continue };
        match groups.iter_mut().find(|(_, known)| *known == k) {
            Some((ids, _)) => ids.push(id.clone()),
            None => groups.push((vec![id.clone()], k)),
        }
    }
    groups
}
