//! The frames: what each kind of fact may be told as. Every frame is a sentence with typed slots.

mod births;
mod bonds;
mod cards;
pub(crate) mod carer;
mod crisis;
mod feeding;
mod growth;
pub(crate) mod hook;
mod intakes;
mod looks;
mod meetings;
mod milestones;
mod mothers;
mod names;
mod nights;
mod outcome;
pub(crate) mod plans;
pub(crate) mod profile;
mod requests;
mod rescues;
mod reunions;
pub(crate) mod titles;
mod vet;
pub(crate) mod voices;
mod warmth;

use super::refer::Ent;
use super::say::Say;
use super::scene::Scene;
use crate::entry::kind::Purpose;
use crate::entry::{Kind, LiveEntry};

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

/// Everything of a stretch that may be told, maker by maker; `others_follow` when more animals are still to come.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch, others_follow: bool) -> Vec<Say> {
    let mut says = Vec::new();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::IntakeRequest(request) => says.extend(requests::asked(scene, entry, request)),
            Kind::Trap(trap) => says.extend(rescues::trapped(scene, stretch, entry, trap)),
            Kind::Intake(intake) => says.extend(intakes::taken_in(scene, stretch, entry, intake)),
            Kind::Placement(placement) => says.extend(rescues::placed(scene, stretch, entry, placement)),
            _ => {}
        }
    }
    says.extend(births::births(scene, stretch));
    says.extend(cards::tell(scene, stretch));
    says.extend(mothers::tell(scene, stretch));
    says.extend(looks::tell(scene, stretch));
    says.extend(stretch.entries.iter().filter_map(|e| match &e.kind {
        Kind::Naming(naming) => names::named(scene, e, naming),
        _ => None,
    }));
    says.extend(warmth::tell(scene, stretch));
    says.extend(feeding::tell(scene, stretch));
    says.extend(growth::tell(scene, stretch, others_follow));
    says.extend(milestones::tell(scene, stretch));
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Crisis(crisis) => says.extend(crisis::in_crisis(scene, entry, crisis)),
            Kind::VetVisit(visit) => says.extend(vet::seen_by_vet(scene, entry, visit)),
            _ => {}
        }
    }
    says.extend(together(scene, stretch));
    says.extend(voices::tell(scene, stretch));
    says.extend(outcome::tell(scene, stretch));
    says
}

/// Meetings, reunions, pairs and nights of a stretch.
fn together(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    let tries: Vec<&LiveEntry> = stretch
        .entries
        .iter()
        .copied()
        .filter(|e| match &e.kind {
            Kind::Introduction(meeting) => meeting.purpose == Some(Purpose::Reunion),
            Kind::Reunion(_) => true,
            _ => false,
        })
        .collect();
    for entry in &stretch.entries {
        match &entry.kind {
            Kind::Introduction(meeting) if meeting.purpose == Some(Purpose::Reunion) => {
                says.extend(reunions::reunited(
                    scene,
                    entry,
                    &reunions::Try::of_introduction(meeting),
                    &tries,
                ));
            }
            Kind::Introduction(meeting) => says.extend(meetings::met(scene, entry, meeting)),
            Kind::Reunion(reunion) => {
                says.extend(reunions::reunited(scene, entry, &reunions::Try::of_reunion(reunion), &tries));
            }
            Kind::PairingEnd(end) => says.extend(bonds::parted(scene, entry, end)),
            Kind::Decision(decision) => says.extend(bonds::decided(scene, entry, decision)),
            Kind::Nest(nest) => says.extend(bonds::nested(scene, entry, nest)),
            Kind::Hold(hold) => says.extend(bonds::held_back(scene, entry, hold)),
            Kind::HoldLift(lift) => says.extend(bonds::lifted(scene, entry, lift)),
            _ => {}
        }
    }
    says.extend(nights::nights(scene, stretch));
    says.extend(nights::cries(scene, stretch));
    says
}

/// The young of an entry, as somebody a sentence can speak of; without a mother who is there as theirs.
pub(crate) fn young_of(scene: &Scene, entry: &LiveEntry) -> Option<Ent> {
    let lived = |s: &&String| scene.gone.get(*s).is_none_or(|died| *died >= entry.at);
    let there: Vec<String> = entry.subjects.iter().filter(lived).cloned().collect();
    let young: Vec<String> = there.iter().filter(|s| !scene.is_adult(s)).cloned().collect();
    let ids = if young.is_empty() { there } else { young };
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
