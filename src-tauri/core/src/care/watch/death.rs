//! A death without a reason in the log: a gentle question to those who are left.

use super::{Case, Finding, Level};
use crate::animals::{Nursery, Resident, Whereabouts, when};
use crate::care::facts::{figure_for, words};
use crate::entry::LiveEntry;
use crate::entry::field::Free;
use crate::entry::kind::Kind;
use crate::reference::{AFTER_A_DEATH, AFTER_A_DEATH_OF_A_CAT, AFTER_A_DEATH_OF_A_DOG, Figure};

/// A death of which the log holds no reason, while those it lived with keep to themselves.
pub(crate) struct Unexplained<'a> {
    /// Who died.
    pub(crate) resident: &'a Resident<'a>,
    /// The entry that says so.
    pub(crate) entry: &'a LiveEntry,
    /// For how long.
    pub(crate) figure: &'static Figure,
}

impl Unexplained<'_> {
    /// For how many whole days.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small positive figure.
    pub(crate) fn days(&self) -> u64 {
        self.figure.value as u64
    }

    /// Of one litter, of one arrival, or of one nest with another.
    pub(crate) fn lived_with(&self, other: &Resident<'_>) -> bool {
        let one = self.resident;
        let litter = one.standing.litter.is_some() && one.standing.litter == other.standing.litter;
        let nest = |a: &Resident<'_>, b: &Resident<'_>| {
            a.standing.nest.as_ref().is_some_and(|nest| nest.with.iter().any(|id| id == b.id))
        };
        let arrival = |resident: &Resident<'_>| {
            resident.own().rfind(|entry| matches!(entry.kind, Kind::Intake(_))).map(|entry| entry.id.clone())
        };
        litter
            || nest(one, other)
            || nest(other, one)
            || arrival(one).is_some_and(|a| arrival(other) == Some(a))
    }
}

/// Deaths of the last weeks of which the log holds no reason: neither a word, nor a vet's, nor an examination.
pub(crate) fn unexplained_deaths<'a>(nursery: &'a Nursery<'a>) -> impl Iterator<Item = Unexplained<'a>> {
    nursery.residents.values().filter(|r| r.standing.whereabouts == Whereabouts::Died).filter_map(
        |resident| {
            let entry = resident.own().rfind(|entry| matches!(entry.kind, Kind::Death(_)))?;
            let figures = [&AFTER_A_DEATH_OF_A_CAT, &AFTER_A_DEATH_OF_A_DOG, &AFTER_A_DEATH];
            let figure = figure_for(&figures, &resident.species(), Some(0))?;
            let days = nursery.now.minutes_since(entry.at) as f64 / (24.0 * 60.0);
            (days < figure.value && !is_explained(resident, entry)).then_some(Unexplained {
                resident,
                entry,
                figure,
            })
        },
    )
}

fn is_explained(resident: &Resident<'_>, death: &LiveEntry) -> bool {
    let Kind::Death(told) = &death.kind else { return false };
    let cause = told.cause.as_deref().map(words).unwrap_or_default();
    let is_known = !matches!(
        cause.trim_end_matches('?').trim(),
        "" | "unknown" | "not known" | "unclear" | "unexplained"
    );
    is_known
        || told.euthanasia == Some(true)
        || resident.own().any(|entry| match &entry.kind {
            Kind::Med(med) => med.post_mortem.as_ref().is_some_and(Free::is_yes),
            Kind::VetVisit(_) => entry.at >= death.at,
            _ => false,
        })
}

/// One it lived with died, and the log does not say why.
pub(super) fn unexplained(case: &Case<'_>) -> Option<Finding> {
    let death = unexplained_deaths(case.nursery)
        .filter(|death| death.lived_with(case.resident))
        .max_by_key(|death| death.entry.at)?;
    Some(Finding {
        level: Level::Watch,
        rule: "death",
        sentence: format!(
            "{} died {}, and the log does not say why. Your vet can tell whether an examination would help those who are left; until then they keep to themselves.",
            death.resident.label(),
            when::day(case.nursery.here(death.entry.at).date(), case.now().date())
        ),
        numbers: vec![format!("apart for {} days", death.days())],
        entries: vec![death.entry.id.clone()],
        source: death.figure.source,
        began: death.entry.at,
        worse: 0.0,
    })
}
