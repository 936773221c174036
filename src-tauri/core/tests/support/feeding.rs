//! Feeding plans as tests read them.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use super::support::{Log, at, log, sayable};
use littermate_core::animals::Nursery;
use littermate_core::care::{Plan, PlanLine, plan_of};
use littermate_core::chronicle::Chronicle;
use serde_json::json;

/// The plan of an animal, every word of it looked at.
pub fn planned(chronicle: &Chronicle, who: &str, now: &str) -> Option<Plan> {
    let nursery = Nursery::at(chronicle, at(now));
    let plan = plan_of(&nursery, nursery.get(who).unwrap())?;
    for line in &plan.lines {
        sayable(&format!("{} {} {}", line.what, line.figure, line.why));
    }
    for note in &plan.notes {
        sayable(&note.text);
    }
    Some(plan)
}

/// The same, where there is one.
pub fn plan(log: &Log, who: &str, now: &str) -> Plan {
    planned(&log.chronicle(), who, now).unwrap()
}

/// A line of a plan by its name.
pub fn line<'p>(plan: &'p Plan, what: &str) -> &'p PlanLine {
    plan.lines
        .iter()
        .find(|line| line.what == what)
        .unwrap_or_else(|| panic!("«{what}» in {:#?}", plan.lines))
}

/// Whether a note says so.
pub fn said(plan: &Plan, words: &str) -> bool {
    plan.notes.iter().any(|note| note.text.contains(words))
}

/// Bean, 60 g on day 2, before the first bottle; the label says 0.74 kcal in each mL.
pub fn bean() -> Log {
    log().kitten("bean", "04-10").weighs("04-12 9:00", "bean", 60.0).entry(
        "04-12 9:00",
        "bean",
        "plan_feed",
        json!({"formula": "kitten milk", "kcal_per_ml": 0.74}),
    )
}
