//! What an entry says, in one line for the timeline.

use super::LiveEntry;
use super::field::{Free, Shape};
use super::kind::{
    CryIntensity, Examination, FeedMethod, Kind, Stool, Weighed,
    fields::{Death, PlanCare, PlanFeed, PlanMed},
};
use crate::animals::when;
use crate::reference::CARE_STEPS;
use crate::values::{Celsius, Grams, Millilitres, Moment, Quantity as _, Typed, Units};

use serde_json::Value;

/// One line that says what an entry holds, in the carer's units: «8 mL by bottle, sucked strongly».
pub fn words(entry: &LiveEntry, units: Units, name_of: &dyn Fn(&str) -> String) -> String {
    let mut parts = match &entry.kind {
        Kind::Feed(feed) => {
            let how = match &feed.method {
                FeedMethod::Nursing => "nursed by the mother".to_owned(),
                FeedMethod::OnItsOwn => "ate alone".to_owned(),
                method => format!("by {}", method.word()),
            };
            let amount = feed.ml.map_or(how.clone(), |ml| format!("{ml} {how}"));
            let refused = feed.refused.as_ref().filter(|r| r.is_yes()).map(|_| "refused".to_owned());
            let vigour = feed.vigour.as_ref().map(|v| format!("sucked {}", v.word()));
            let first = (feed.first == Some(true)).then(|| "the first feed".to_owned());
            join([Some(amount), refused, vigour, first, feed.formula.clone()])
        }
        Kind::Weight(weight) => {
            let about = if weight.estimated == Some(true) { "about " } else { "" };
            let grams = weight.grams.map(|g| format!("{about}{}", units.weight(g)));
            let ratio = weight.ratio.as_ref().map(|r| {
                let about = if r.estimated == Some(true) { "about " } else { "" };
                format!("{about}{}/{} of the {}", r.num, r.den, comparator(&r.of))
            });
            let when = match weight.when {
                Some(Weighed::BeforeFeed) => Some("before the feed".to_owned()),
                Some(Weighed::AfterFeed) => Some("after the feed".to_owned()),
                _ => None,
            };
            join([grams, ratio, when])
        }
        Kind::Temp(temp) => join([
            temp.c.map(|c| units.temperature_as_typed(c, entry.typed.as_ref())),
            temp.felt.as_ref().map(|f| format!("feels {}", f.word())),
        ]),
        Kind::Elimination(e) => {
            let pee = match e.urine {
                Some(true) => Some("pee".to_owned()),
                Some(false) => Some("no pee".to_owned()),
                None => None,
            };
            let poo = e.stool.map(|stool| match stool {
                Stool::Nothing => "no poo".to_owned(),
                Stool::Passed => "poo".to_owned(),
                Stool::Score(score) => format!("poo, score {score} of 7"),
            });
            join([pee, poo, e.blood.as_ref().filter(|b| b.is_yes()).map(|_| "blood".to_owned())])
        }
        Kind::Cry(cry) => {
            let how = cry.intensity.as_ref().map(|i| match i {
                CryIntensity::Quiet => "quiet".to_owned(),
                other => format!("crying, {}", other.word()),
            });
            let settled = cry.settled_by.as_ref().map(|by| format!("settled by {by}"));
            let trigger = cry.trigger.as_ref().map(|t| t.replace('_', " "));
            join([how, cry.minutes.map(|m| format!("{m} min")), trigger, settled])
        }
        Kind::Observation(o) => {
            let tags = o.tags.iter().flatten().map(|t| t.replace('_', " ")).collect::<Vec<_>>().join(", ");
            let words = o.words.as_ref().map(|q| format!("«{}»", q.words));
            let nest =
                o.nest_c.map(|c| format!("nest {}", units.temperature_as_typed(c, entry.typed.as_ref())));
            join([Some(tags).filter(|t| !t.is_empty()), nest, words])
        }
        Kind::Introduction(met) => {
            let plain = |text: &Option<String>| text.as_ref().map(|t| t.replace('_', " "));
            let at_once = if met.immediate == Some(true) { " at once" } else { "" };
            let reaction = plain(&met.reaction)
                .map(|reaction| if reaction.contains("at once") { reaction } else { reaction + at_once });
            let outcome = met.outcome.as_ref().map(|o| o.word().replace('_', " "));
            let by = met.decided_by.as_deref().map(|who| format!("decided by {}", name_of(who)));
            let minutes = met.minutes.map(|m| format!("{m} min together"));
            let parts = [plain(&met.reason), reaction, minutes, outcome, by];
            parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
        Kind::Round(round) => {
            let at = |text: &Option<String>| text.as_deref().and_then(Moment::parse).map(when::clock);
            join([
                at(&round.started).map(|at| format!("begun {at}")),
                at(&round.finished).map(|at| format!("finished {at}")),
            ])
        }
        Kind::PlanFeed(plan) => feeding_plan(plan, name_of),
        Kind::Death(death) => of_death(death, name_of),
        Kind::PlanMed(order) => of_order(order, name_of),
        Kind::PlanCare(change) => of_care(change),
        Kind::Quote(quote) => format!("«{}» {}", quote.words, name_of(&quote.speaker)),
        Kind::Void(_) | Kind::Note(_) => String::new(),
        Kind::Unknown(kind) => format!("«{kind}», kept, not understood"),
        other => generic(other, entry.typed.as_ref(), units, name_of),
    };
    if let Some(note) = entry.note.as_deref().map(str::trim).filter(|n| !n.is_empty()) {
        if !parts.is_empty() {
            parts.push_str(" · ");
        }
        parts.push_str(note);
    }
    parts
}

fn feeding_plan(plan: &PlanFeed, name_of: &dyn Fn(&str) -> String) -> String {
    let clock = |text: &String| Moment::parse(text).map_or_else(|| text.clone(), when::clock);
    let night = plan.night_from.as_ref().zip(plan.night_to.as_ref());
    let whose = |by: &str| if by == "vet" { "the vet".to_owned() } else { name_of(by) };
    join([
        plan.formula.clone(),
        plan.kcal_per_ml.map(|kcal| format!("{kcal} kcal per mL")),
        plan.every_hours.map(|hours| format!("every {hours} h")),
        plan.ml.map(|ml| format!("{ml} a feed")),
        night.map(|(from, to)| format!("no feed from {from} to {to}")),
        plan.mixed_at.as_ref().map(|at| format!("mixed at {}", clock(at))),
        plan.by.as_deref().map(|by| format!("word of {}", whose(by))),
    ])
}

fn of_death(death: &Death, name_of: &dyn Fn(&str) -> String) -> String {
    let place = death.place.as_deref().map(|place| name_of(place).replace('_', " "));
    let held = death.held.as_ref().filter(|held| held.is_yes()).map(|_| "held".to_owned());
    let helped = (death.euthanasia == Some(true)).then(|| "put to sleep".to_owned());
    let asked = death.examination == Some(Examination::Asked);
    let examination = asked.then(|| "a vet is asked for an examination".to_owned());
    join([place, held, helped, death.cause.clone(), examination])
}

fn of_order(order: &PlanMed, name_of: &dyn Fn(&str) -> String) -> String {
    if order.stopped == Some(true) {
        return format!("{} stopped", order.drug);
    }
    join([
        Some(order.drug.clone()),
        order.dose.clone(),
        order.route.clone(),
        order.every_hours.map(|hours| format!("every {hours} h")),
        order.until.as_ref().map(|until| format!("until {until}")),
        order.by.as_deref().map(|by| format!("ordered by {}", name_of(by))),
    ])
}

fn of_care(change: &PlanCare) -> String {
    let step = CARE_STEPS.iter().find(|step| step.key == change.line);
    let line = step.map_or(change.line.as_str(), |step| step.what);
    match change {
        PlanCare { done: Some(true), .. } => format!("{line}: done"),
        PlanCare { left_out: Some(true), .. } => format!("{line}: left out"),
        PlanCare { due: Some(due), .. } => format!("{line}: on {due}"),
        _ => format!("{line}: taken in again"),
    }
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn comparator(of: &super::kind::Comparator) -> &str {
    use super::kind::Comparator::{Expected, LittermateMean, Normal, Other};
    match of {
        Normal => "normal weight",
        LittermateMean => "littermates' mean",
        Expected => "weight expected",
        Other(word) => word,
    }
}

/// Every field that is set, by its label.
fn generic(kind: &Kind, typed: Option<&Typed>, units: Units, name_of: &dyn Fn(&str) -> String) -> String {
    let data = kind.write();
    let descriptions = Kind::descriptions();
    let fields = descriptions.iter().find(|d| d.kind == kind.word()).map(|d| d.fields.as_slice());
    fields
        .unwrap_or_default()
        .iter()
        // A key of the program's own.
        .filter(|field| field.key != "care_line")
        .filter_map(|field| {
            let label = field.label.to_lowercase();
            Some(match data.get(&field.key)? {
                Value::Bool(true) => label,
                Value::Bool(false) => format!("not {label}"),
                Value::Number(n) => format!("{label} {}", amount(n, &field.shape, typed, units)),
                value => {
                    let texts: Vec<String> = Free(value.clone()).texts().into_iter().map(name_of).collect();
                    format!("{label}: {}", texts.join(", ").replace('_', " "))
                }
            })
        })
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A number with the unit of its field.
fn amount(number: &serde_json::Number, shape: &Shape, typed: Option<&Typed>, units: Units) -> String {
    let value = number.as_f64().unwrap_or_default();
    let told = match shape {
        Shape::Grams => Grams::new(value).map(|grams| units.weight(grams)),
        Shape::Celsius => Celsius::new(value).map(|celsius| units.temperature_as_typed(celsius, typed)),
        Shape::Millilitres => Millilitres::new(value).map(|ml| ml.to_string()),
        _ => Ok(number.to_string()),
    };
    told.unwrap_or_else(|_| number.to_string())
}
