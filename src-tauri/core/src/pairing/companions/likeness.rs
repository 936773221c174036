//! How alike two animals are: species, age, weight, how they eat, how they are with others; and tests that are missing.

use super::{Findings, Reason, Two};
use crate::animals::weighing::plain;
use crate::animals::when::counted;
use crate::animals::{Species, Weighing};
use crate::pairing::known::Known;
use crate::reference::{AGE_GAP, HOUSE, NEST_UNDER, OWN_SPECIES, RETROVIRUS, WEIGHT_GAP};

pub(super) fn look(two: &Two<'_, '_, '_>, found: &mut Findings) {
    species(two, found);
    ages(two, found);
    weights(two, found);
    losing(two, found);
    stages(two, found);
    tempers(two, found);
    tests(two, found);
}

fn species(two: &Two<'_, '_, '_>, found: &mut Findings) {
    if two.a.species == two.b.species {
        return;
    }
    found.caution(|| {
        let text = format!(
            "{}: {} and {}. Only under supervision, and each needs its own species too.",
            two.names(),
            two.a.species.a_young(),
            two.b.species.a_young()
        );
        Reason::rule(text, Vec::new(), HOUSE)
    });
    let puppy = two.both().into_iter().find(|known| known.species == Species::Dog);
    if let Some(puppy) = puppy.filter(|_| two.both().into_iter().any(|known| known.species == Species::Cat)) {
        found.caution(|| {
            let text = format!(
                "Puppies raised among kittens sought cats rather than dogs later: let {} meet puppies too.",
                puppy.label()
            );
            Reason::rule(text, Vec::new(), OWN_SPECIES)
        });
    }
}

fn ages(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let known = two.both().map(|known| known.resident.standing.age);
    let [Some(a), Some(b)] = known else {
        if let Some(unknown) = two.both().into_iter().find(|known| known.resident.standing.age.is_none()) {
            found.caution(|| {
                let text = format!("The age of {} is not known.", unknown.label());
                Reason::rule(text, Vec::new(), AGE_GAP.source)
            });
        }
        return;
    };
    let gap = (a.born - b.born).num_days().abs();
    let apart = || {
        let about = if a.exact && b.exact { "" } else { "about " };
        match gap {
            0 => format!("Born {about}on the same day"),
            _ => format!("Born {about}{} apart", counted(gap, "day")),
        }
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small positive number.
    if gap as f64 <= AGE_GAP.value {
        found.speak_for(15 - (gap * 2).min(14) as u32, || Reason::fact(format!("{}.", apart()), Vec::new()));
    } else {
        found.caution(|| {
            let text = format!("{}: more than {} days.", apart(), plain(AGE_GAP.value));
            Reason::rule(text, Vec::new(), AGE_GAP.source)
        });
    }
    if let Some(older) = two.both().into_iter().find(|known| !NEST_UNDER.covers(known.days())) {
        found.caution(|| {
            let weeks = plain((NEST_UNDER.value + 1.0) / 7.0);
            let text =
                format!("{} is over {weeks} weeks old: meetings under supervision first.", older.label());
            Reason::rule(text, Vec::new(), NEST_UNDER.source)
        });
    }
}

/// A weight with how old it is and where it goes: «about 92 g on 18 April, +6 g a day».
fn told(two: &Two<'_, '_, '_>, known: &Known<'_, '_>, weighing: &Weighing) -> String {
    let units = two.ward.nursery.units();
    let trend = known.trend.as_ref().map(|trend| format!(", {} a day", units.change(trend.per_day.round())));
    let on = two.on(two.date(weighing.at));
    format!("{} {} {on}{}", known.label(), weighing.told(units), trend.unwrap_or_default())
}

fn weights(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let (Some(first), Some(second)) = (&two.a.weight, &two.b.weight) else {
        if let Some(unknown) = two.both().into_iter().find(|known| known.weight.is_none()) {
            found.caution(|| {
                let text = format!("There is no weight of {} to compare.", unknown.label());
                Reason::rule(text, Vec::new(), WEIGHT_GAP.source)
            });
        }
        return;
    };
    let (light, heavy) = (first.g().min(second.g()), first.g().max(second.g()));
    let apart = 100.0 * (1.0 - light / heavy);
    let entries = || vec![first.entry.clone(), second.entry.clone()];
    let both = || format!("{}; {}", told(two, two.a, first), told(two, two.b, second));
    if apart <= WEIGHT_GAP.value {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 25.
        let near = 15 - (apart * 0.6) as u32;
        found.speak_for(near, || {
            Reason::fact(format!("Weights within {:.0} %: {}.", apart.ceil(), both()), entries())
        });
    } else {
        found.caution(|| {
            let text = format!("{}: the heavier weighs {} times the lighter.", both(), plain(heavy / light));
            Reason::rule(text, entries(), WEIGHT_GAP.source)
        });
    }
}

/// Who loses weight needs a look of its own before it has to share.
fn losing(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        let step = two.ward.nursery.chronicle.settings.scale_step;
        if let Some(trend) = known.trend.as_ref().filter(|trend| trend.per_day <= -step) {
            found.caution(|| {
                let text = format!(
                    "{} is losing weight: {} a day.",
                    known.label(),
                    two.ward.nursery.units().change(trend.per_day.round())
                );
                Reason::rule(text, trend.entries(), HOUSE)
            });
        }
    }
}

fn stages(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let (Some((a, first)), Some((b, second))) = (two.a.milk, two.b.milk) else { return };
    if a != b {
        found.caution(|| {
            let (milk, other) = if a { (two.a, two.b) } else { (two.b, two.a) };
            let text = format!("{} lives on milk, {} eats food of its own.", milk.label(), other.label());
            Reason::rule(text, vec![first.to_owned(), second.to_owned()], HOUSE)
        });
    }
}

/// Words that ask for somebody beside them.
const ROUGH: [&str; 5] = ["rough", "rowdy", "hisses", "hissing", "aggressive"];

fn tempers(two: &Two<'_, '_, '_>, found: &mut Findings) {
    for known in two.both() {
        for (word, entry) in &known.temper {
            let fact =
                || Reason::fact(format!("{} was noted as {word}.", known.label()), vec![(*entry).to_owned()]);
            if ROUGH.contains(&word.as_str()) {
                found.caution(|| Reason { source: Some(HOUSE), ..fact() });
            } else {
                found.speak_for(0, fact);
            }
        }
    }
}

/// Two cats of different origin that were not tested.
fn tests(two: &Two<'_, '_, '_>, found: &mut Findings) {
    let cats = two.both().into_iter().all(|known| known.species == Species::Cat);
    if !cats || two.of_one_group() || two.both().into_iter().all(|known| known.tested) {
        return;
    }
    found.caution(|| {
        let untested: Vec<&str> =
            two.both().into_iter().filter(|known| !known.tested).map(Known::label).collect();
        let text = format!("No test for FeLV and FIV in the log of {}.", untested.join(" and "));
        Reason::rule(text, Vec::new(), RETROVIRUS)
    });
}
