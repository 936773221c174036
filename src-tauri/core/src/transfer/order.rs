//! The order in which entries of a file take their places in a log.

use std::collections::{HashMap, HashSet};

/// One entry, as far as its place hangs on it.
pub(crate) struct Placed<'a, K> {
    /// What it is sorted by.
    pub(crate) key: K,
    /// Its id in the file.
    pub(crate) id: &'a str,
    /// The entry it corrects.
    pub(crate) corrects: Option<&'a str>,
}

/// The ids by their keys, each after what it corrects.
pub(crate) fn in_order<K: Ord>(mut entries: Vec<Placed<'_, K>>) -> Vec<&str> {
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    let corrects: HashMap<&str, Option<&str>> = entries.iter().map(|e| (e.id, e.corrects)).collect();
    let mut done: HashSet<&str> = HashSet::new();
    let mut ordered = Vec::with_capacity(entries.len());
    for entry in &entries {
        let mut chain = Vec::new();
        let mut next = Some(entry.id);
        while let Some(id) = next.filter(|id| corrects.contains_key(id) && !done.contains(id)) {
            chain.push(id);
            next = corrects.get(id).copied().flatten();
        }
        for id in chain.into_iter().rev() {
            done.insert(id);
            ordered.push(id);
        }
    }
    ordered
}
