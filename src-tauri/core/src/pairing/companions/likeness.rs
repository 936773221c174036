//! How alike two animals are: species, age, weight, how they eat; and tests that are missing.

use super::{Findings, Reason, Two};
use crate::animals::weighing::{comparable, plain};
use crate::animals::when::{self, counted};
use crate::animals::{Resident, Species, Weighing};
use crate::entry::kind::{FeedMethod, Kind};
use crate::pairing::illness;
use crate::reference::{AGE_GAP, HOUSE, RETROVIRUS, WEIGHT_GAP};

pub(super) fn look(two: &Two<'_, '_>, found: &mut Findings) {
    species(two, found);
    ages(two, found);
    weights(two, found);
    stages(two, found);
    tests(two, found);
}

fn species(two: &Two<'_, '_>, found: &mut Findings) {
    if two.a.species() != two.b.species() {
        let text = format!(
            "{} and {}: {} and {}. Only under supervision, and each needs its own species too.",
            two.a.label(),
            two.b.label(),
            two.a.species().a_young(),
            two.b.species().a_young()
        );
        found.caution.push(Reason::rule(text, Vec::new(), HOUSE));
    }
}

fn ages(two: &Two<'_, '_>, found: &mut Findings) {
    let (Some(a), Some(b)) = (two.a.standing.age, two.b.standing.age) else {
        let unknown = two.both().into_iter().find(|r| r.standing.age.is_none());
        if let Some(unknown) = unknown {
            let text = format!("The age of {} is not known.", unknown.label());
            found.caution.push(Reason::rule(text, Vec::new(), AGE_GAP.source));
        }
        return;
    };
    let gap = (a.born - b.born).num_days().abs();
    let about = if a.exact && b.exact { "" } else { "about " };
    let apart = match gap {
        0 => format!("Born {}on the same day", if about.is_empty() { "" } else { "about " }),
        _ => format!("Born {about}{} apart", counted(gap, "day")),
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small positive number.
    if gap as f64 <= AGE_GAP.value {
        found.score += 15 - (gap * 2).min(14) as u32;
        found.speak_for.push(Reason::fact(format!("{apart}."), Vec::new()));
    } else {
        let text = format!("{apart}: more than {} days.", plain(AGE_GAP.value));
        found.caution.push(Reason::rule(text, Vec::new(), AGE_GAP.source));
    }
}

/// A weight with how old it is: «about 92 g on 18 April».
fn told(two: &Two<'_, '_>, weighing: &Weighing) -> String {
    let day = when::day(two.nursery.here(weighing.at).date(), two.now().date());
    let day = if day.starts_with(|c: char| c.is_ascii_digit()) { format!("on {day}") } else { day };
    format!("{} {day}", weighing.told(two.nursery.units()))
}

fn weights(two: &Two<'_, '_>, found: &mut Findings) {
    let latest = two.both().map(|r| (r, comparable(r.own()).pop()));
    let [(a, Some(first)), (b, Some(second))] = &latest else {
        if let Some((unknown, _)) = latest.iter().find(|(_, weight)| weight.is_none()) {
            let text = format!("There is no weight of {} to compare.", unknown.label());
            found.caution.push(Reason::rule(text, Vec::new(), WEIGHT_GAP.source));
        }
        return;
    };
    let (light, heavy) = (first.g().min(second.g()), first.g().max(second.g()));
    let apart = 100.0 * (1.0 - light / heavy);
    let entries = vec![first.entry.clone(), second.entry.clone()];
    let both = format!("{} {}, {} {}", a.label(), told(two, first), b.label(), told(two, second));
    if apart <= WEIGHT_GAP.value {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 25.
        let near = 15 - (apart * 0.6) as u32;
        found.score += near;
        found.speak_for.push(Reason::fact(format!("Weights within {:.0} %: {both}.", apart.ceil()), entries));
    } else {
        let text = format!("{both}: the heavier weighs {} times the lighter.", plain(heavy / light));
        found.caution.push(Reason::rule(text, entries, WEIGHT_GAP.source));
    }
}

/// How an animal eats, by its latest feed: milk, or food of its own.
fn on_milk(resident: &Resident<'_>) -> Option<(bool, String)> {
    resident.own().rev().find_map(|entry| match &entry.kind {
        Kind::Feed(feed) => {
            let own = matches!(feed.method, FeedMethod::Gruel | FeedMethod::OnItsOwn);
            Some((!own, entry.id.clone()))
        }
        _ => None,
    })
}

fn stages(two: &Two<'_, '_>, found: &mut Findings) {
    let (Some((a, first)), Some((b, second))) = (on_milk(two.a), on_milk(two.b)) else { return };
    if a != b {
        let (milk, other) = if a { (two.a, two.b) } else { (two.b, two.a) };
        let text = format!("{} lives on milk, {} eats food of its own.", milk.label(), other.label());
        found.caution.push(Reason::rule(text, vec![first, second], HOUSE));
    }
}

/// Two cats of different origin that were not tested.
fn tests(two: &Two<'_, '_>, found: &mut Findings) {
    let cats = two.both().into_iter().all(|r| r.species() == Species::Cat);
    if !cats || two.exposures.same(two.a.id, two.b.id) {
        return;
    }
    let untested: Vec<&str> =
        two.both().into_iter().filter(|r| !illness::tested(r)).map(Resident::label).collect();
    if !untested.is_empty() {
        let text = format!("No test for FeLV and FIV in the log of {}.", untested.join(" and "));
        found.caution.push(Reason::rule(text, Vec::new(), RETROVIRUS));
    }
}
