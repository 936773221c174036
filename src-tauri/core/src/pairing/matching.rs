//! The whole nursery at once: the best set of pairs for everyone who is alone.

use super::companions::{Companion, Fit, Strength};
use super::ward::Ward;
use crate::animals::Nursery;
use crate::chronicle::Chronicle;
use crate::values::Moment;
use rustworkx_core::max_weight_matching::max_weight_matching;
use rustworkx_core::petgraph::graph::{NodeIndex, UnGraph};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use ts_rs::TS;

/// How many companions each animal keeps: of the rest, somebody else is the better one for nearly everyone.
const KEPT: usize = 20;
/// What a pair counts beside its score: two pairs that may be tried count for more than one that fits better.
const PAIR: u32 = 100;

/// Two who are proposed to be introduced.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ProposedPair {
    /// The one.
    pub animal: String,
    /// What to call it.
    pub label: String,
    /// The other, with the reasons.
    pub with: Companion,
}

/// The best set of pairs for everyone who is alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Proposal {
    /// The pairs, by the name of the one.
    pub pairs: Vec<ProposedPair>,
    /// Who is left over and could join somebody who is proposed a pair; this is not part of the best set.
    pub joins: Vec<ProposedPair>,
    /// Who is left over, and whom nobody may join now.
    pub left: Vec<String>,
    /// The whole in a sentence.
    pub sentence: String,
}

/// The best set of pairs for everyone who is alone: of all sets in which each animal keeps its 20 best companions, the
/// one with the highest sum of 100 and the score for each pair (our proposal); nobody is paired whom the log holds or
/// forbids. Equal sums are decided by the ids.
pub fn proposal(chronicle: &Chronicle, now: Moment) -> Proposal {
    proposal_in(&Nursery::at(chronicle, now))
}

/// As [`proposal`], for a log already read.
pub fn proposal_in(nursery: &Nursery<'_>) -> Proposal {
    Ward::of(nursery).proposal()
}

impl Ward<'_, '_> {
    /// The best set of pairs for everyone who is alone.
    pub fn proposal(&self) -> Proposal {
        let alone: Vec<usize> = (0..self.known.len())
            .filter(|row| self.known[*row].lone.is_some() && !self.is_mourning(&self.known[*row]))
            .collect();
        let mut matched = self.matching(&alone);
        matched.sort_by_key(|(a, _)| (self.known[*a].label(), *a));
        let taken: BTreeSet<usize> = matched.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let pairs = matched.iter().filter_map(|(a, b)| self.proposed(*a, *b)).collect();
        let (mut joins, mut left) = (Vec::new(), Vec::new());
        for row in alone.iter().copied().filter(|row| !taken.contains(row)) {
            let best = self.best(row, 1, |other, fit| may(fit) && taken.contains(&other));
            match best.first().and_then(|(other, _)| self.proposed(row, *other)) {
                Some(join) => joins.push(join),
                None => left.push(self.known[row].id().to_owned()),
            }
        }
        let sentence = sentence(alone.len(), taken.len() / 2, joins.len(), left.len());
        Proposal { pairs, joins, left, sentence }
    }

    /// The matching of the highest weight among some animals, on the pairs that each of them keeps.
    fn matching(&self, alone: &[usize]) -> Vec<(usize, usize)> {
        let place: BTreeMap<usize, usize> = alone.iter().copied().zip(0..).collect();
        let mut kept = BTreeMap::new();
        for row in alone {
            for (other, fit) in self.best(*row, KEPT, |other, fit| may(fit) && place.contains_key(&other)) {
                kept.insert((*row.min(&other), *row.max(&other)), fit.score);
            }
        }
        let mut graph: UnGraph<(), i128> = UnGraph::with_capacity(alone.len(), kept.len());
        for _ in alone {
            graph.add_node(());
        }
        for ((a, b), score) in kept {
            let (a_id, b_id) = (self.known[a].id(), self.known[b].id());
            graph.add_edge(NodeIndex::new(place[&a]), NodeIndex::new(place[&b]), weight(a_id, b_id, score));
        }
        let Ok(found) = max_weight_matching(&graph, false, |edge| Ok::<_, Infallible>(*edge.weight()), false);
        found.into_iter().map(|(a, b)| (alone[a.min(b)], alone[a.max(b)])).collect()
    }

    fn proposed(&self, row: usize, other: usize) -> Option<ProposedPair> {
        let (one, other) = (&self.known[row], &self.known[other]);
        Some(ProposedPair {
            animal: one.id().to_owned(),
            label: one.label().to_owned(),
            with: self.companion(one.id(), other.id())?,
        })
    }
}

/// Whether a pair may be tried.
fn may(fit: Fit) -> bool {
    matches!(fit.strength, Strength::Allowed | Strength::Caution)
}

/// What a pair counts, and below that a number made from the two ids, so that no two sets count the same.
fn weight(a: &str, b: &str, score: u32) -> i128 {
    let hash = blake3::hash(format!("{a}\n{b}").as_bytes());
    let [first, second, third, fourth, fifth, ..] = *hash.as_bytes();
    let tie = i128::from(u64::from_be_bytes([0, 0, 0, first, second, third, fourth, fifth]));
    (i128::from(PAIR + score) << 64) + tie
}

fn sentence(alone: usize, pairs: usize, joins: usize, left: usize) -> String {
    let pairs_found = match pairs {
        0 if alone < 2 => return "Fewer than two are alone: there is nobody to bring together.".to_owned(),
        0 => return "Nobody of those who are alone may be brought together now.".to_owned(),
        1 => "One pair".to_owned(),
        _ => format!("{pairs} pairs"),
    };
    let join = match joins {
        0 => String::new(),
        1 => " One is left over, and could join a pair.".to_owned(),
        _ => format!(" {joins} are left over, and could join a pair."),
    };
    let rest = match left {
        0 => String::new(),
        1 => " For one there is nobody now.".to_owned(),
        _ => format!(" For {left} there is nobody now."),
    };
    format!("{pairs_found} of {alone} who are alone.{join}{rest}")
}
