//! An alarm that a carer dismissed: gone until it gets worse or begins anew.

use super::{Case, Finding, findings};
use crate::animals::Nursery;
use crate::entry::{Kind, LiveEntry};

/// Whether a finding was dismissed since it began, and is no worse than it was then.
pub(super) fn is_dismissed(case: &Case<'_>, finding: &Finding) -> bool {
    let dismissal = case.resident.own().rfind(|entry| match &entry.kind {
        Kind::AlarmDismissed(dismissed) => dismissed.rule.as_deref() == Some(finding.rule),
        _ => false,
    });
    dismissal.is_some_and(|dismissal| {
        dismissal.at >= finding.began
            && match as_it_was(case, dismissal, finding.rule) {
                Some(then) => finding.level <= then.level && finding.worse <= then.worse,
                // What it rests on was written down after the carer had looked.
                None => newest(case, finding).is_none_or(|entry| entry.at <= dismissal.at),
            }
    })
}

/// What the rule found when it was dismissed, from the entries up to then.
fn as_it_was(case: &Case<'_>, dismissal: &LiveEntry, rule: &str) -> Option<Finding> {
    let nursery = Nursery::at(case.nursery.chronicle, dismissal.at);
    let resident = nursery.get(case.resident.id)?;
    findings(&Case::of(&nursery, resident)).into_iter().find(|finding| finding.rule == rule)
}

fn newest<'a>(case: &'a Case<'_>, finding: &Finding) -> Option<&'a LiveEntry> {
    case.resident.own().rfind(|entry| finding.entries.contains(&entry.id))
}
