//! Every setting once: what it is called, what it may be, and where it stands in [`Settings`].

use super::{RoundOrder, Settings};
use crate::chronicle::Chronicle;
use crate::register::Choice;
use crate::round;
use crate::values::{TemperatureUnit, WeightUnit, clock_time};
use chrono::Timelike as _;
use serde::Serialize;
use ts_rs::TS;

/// A setting as the screen shows it: a choice where there are choices, else a line of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SettingLine {
    /// What it is set by.
    pub key: String,
    /// The heading it stands under.
    pub group: String,
    /// What a person reads.
    pub label: String,
    /// What helps to set it.
    pub hint: String,
    /// As it is set.
    pub value: String,
    /// What it may be; empty when it is typed.
    pub choices: Vec<Choice>,
}

/// What a setting may be.
enum Values {
    /// One of a few.
    Choices(&'static [(&'static str, &'static str)]),
    /// One of the carers of the log, or nobody.
    People,
    /// Anything that its reader takes.
    Text,
}

struct Setting {
    key: &'static str,
    group: &'static str,
    label: &'static str,
    hint: &'static str,
    values: Values,
    read: fn(&mut Settings, &str) -> Result<(), String>,
    show: fn(&Settings) -> String,
}

const CARE: &str = "Feeding";
const UNITS: &str = "Units and days";
const VET: &str = "The vet";
const ALARM: &str = "The alarm";

const YES_NO: Values = Values::Choices(&[("yes", "yes"), ("no", "no")]);

/// Every setting, in the order of the screen.
const ALL: &[Setting] = &[
    Setting {
        key: "carer",
        group: CARE,
        label: "Who is feeding",
        hint: "Entries made from now on carry this name.",
        values: Values::People,
        read: |s, text| {
            text.clone_into(&mut s.carer);
            Ok(())
        },
        show: |s| s.carer.clone(),
    },
    Setting {
        key: "round_order",
        group: CARE,
        label: "Order of the round",
        hint: "",
        values: Values::Choices(&[("by_animal", "by animal"), ("by_column", "by column")]),
        read: |s, text| {
            s.round_order = if text == "by_column" { RoundOrder::ByColumn } else { RoundOrder::ByAnimal };
            Ok(())
        },
        show: |s| {
            match s.round_order {
                RoundOrder::ByAnimal => "by_animal",
                RoundOrder::ByColumn => "by_column",
            }
            .to_owned()
        },
    },
    Setting {
        key: "scale_step",
        group: CARE,
        label: "Your scale shows steps of",
        hint: "A smaller change than this is not judged. It is our proposal, and no figure of a source.",
        values: Values::Choices(&[("1", "1 g"), ("2", "2 g"), ("2.8", "0.1 oz"), ("5", "5 g")]),
        read: |s, text| number(text, 1.0, 5.0, "g").map(|step| s.scale_step = step),
        show: |s| s.scale_step.to_string(),
    },
    Setting {
        key: "syringe_fine",
        group: CARE,
        label: "Marks of the syringe under 3 mL",
        hint: "In mL. Amounts are rounded down to a mark.",
        values: Values::Text,
        read: |s, text| number(text, 0.01, 1.0, "mL").map(|step| s.syringe_fine = step),
        show: |s| s.syringe_fine.to_string(),
    },
    Setting {
        key: "syringe_coarse",
        group: CARE,
        label: "Marks of the syringe from 3 mL",
        hint: "In mL.",
        values: Values::Text,
        read: |s, text| number(text, 0.05, 5.0, "mL").map(|step| s.syringe_coarse = step),
        show: |s| s.syringe_coarse.to_string(),
    },
    Setting {
        key: "weight_unit",
        group: UNITS,
        label: "Weights",
        hint: "A bare number is read in this unit. What was typed stays in the book as it was typed.",
        values: Values::Choices(&[("g", "grams"), ("oz", "ounces"), ("lb", "pounds and ounces")]),
        read: |s, text| {
            s.weight_unit = match text {
                "oz" => WeightUnit::Ounces,
                "lb" => WeightUnit::Pounds,
                _ => WeightUnit::Grams,
            };
            Ok(())
        },
        show: |s| {
            match s.weight_unit {
                WeightUnit::Grams => "g",
                WeightUnit::Ounces => "oz",
                WeightUnit::Pounds => "lb",
            }
            .to_owned()
        },
    },
    Setting {
        key: "temperature_unit",
        group: UNITS,
        label: "Temperatures",
        hint: "Limits of the sources are told in it too.",
        values: Values::Choices(&[("c", "°C"), ("f", "°F")]),
        read: |s, text| {
            s.temperature_unit =
                if text == "f" { TemperatureUnit::Fahrenheit } else { TemperatureUnit::Celsius };
            Ok(())
        },
        show: |s| {
            match s.temperature_unit {
                TemperatureUnit::Celsius => "c",
                TemperatureUnit::Fahrenheit => "f",
            }
            .to_owned()
        },
    },
    Setting {
        key: "day_starts",
        group: UNITS,
        label: "A day begins at",
        hint: "What was before this time counts for the day before: with 5:00 a night stays in one day.",
        values: Values::Text,
        read: |s, text| minutes(text).map(|minutes| s.day_starts = minutes),
        show: |s| format!("{}:{:02}", s.day_starts / 60, s.day_starts % 60),
    },
    Setting {
        key: "vet_name",
        group: VET,
        label: "Name",
        hint: "",
        values: Values::Text,
        read: |s, text| line(text).map(|text| s.vet_name = text),
        show: |s| s.vet_name.clone(),
    },
    Setting {
        key: "vet_phone",
        group: VET,
        label: "Number",
        hint: "Stands large on the crisis page. It is in no export.",
        values: Values::Text,
        read: |s, text| line(text).map(|text| s.vet_phone = text),
        show: |s| s.vet_phone.clone(),
    },
    Setting {
        key: "alarm",
        group: ALARM,
        label: "Ring when the next feed or medicine is due",
        hint: "A notification of this desktop, with the buttons «Log now» and «Snooze». Nobody answers: three times, then quiet.",
        values: YES_NO,
        read: |s, text| {
            s.alarm.on = text == "yes";
            Ok(())
        },
        show: |s| yes_no(s.alarm.on),
    },
    Setting {
        key: "alarm_before",
        group: ALARM,
        label: "Minutes before the feed",
        hint: "Time to warm the milk: 0 to 60.",
        values: Values::Text,
        read: |s, text| whole_minutes(text, 0).map(|minutes| s.alarm.minutes_before = minutes),
        show: |s| s.alarm.minutes_before.to_string(),
    },
    Setting {
        key: "alarm_snooze",
        group: ALARM,
        label: "Minutes of a snooze",
        hint: "After so many it comes back, also when nobody answers: 1 to 60.",
        values: Values::Text,
        read: |s, text| whole_minutes(text, 1).map(|minutes| s.alarm.snooze_minutes = minutes),
        show: |s| s.alarm.snooze_minutes.to_string(),
    },
    Setting {
        key: "alarm_awake",
        group: ALARM,
        label: "Keep the computer awake while something is to ring",
        hint: "Its screen may go dark. Closing the lid puts most computers to sleep all the same.",
        values: YES_NO,
        read: |s, text| {
            s.alarm.keep_awake = text == "yes";
            Ok(())
        },
        show: |s| yes_no(s.alarm.keep_awake),
    },
    Setting {
        key: "alarm_hidden",
        group: ALARM,
        label: "Ring with the window closed, too",
        hint: "Littermate then goes on unseen while something is to ring, and says so. Opening it again shows it.",
        values: YES_NO,
        read: |s, text| {
            s.alarm.keep_running = text == "yes";
            Ok(())
        },
        show: |s| yes_no(s.alarm.keep_running),
    },
];

/// Every setting as the screen shows it.
pub(super) fn lines(settings: &Settings, cards: &Chronicle) -> Vec<SettingLine> {
    let choice = |(id, label): (&str, &str)| Choice { id: id.to_owned(), label: label.to_owned() };
    ALL.iter()
        .map(|setting| SettingLine {
            key: setting.key.to_owned(),
            group: setting.group.to_owned(),
            label: setting.label.to_owned(),
            hint: setting.hint.to_owned(),
            value: match &setting.values {
                Values::People => round::feeding(cards, &round::carers(cards)).unwrap_or_default(),
                _ => (setting.show)(settings),
            },
            choices: match &setting.values {
                Values::Text => Vec::new(),
                Values::Choices(all) => all.iter().copied().map(choice).collect(),
                Values::People => people(cards),
            },
        })
        .collect()
}

/// Who may be feeding, as on the round; «not said» while nobody's log it is.
fn people(cards: &Chronicle) -> Vec<Choice> {
    let carers = round::carers(cards);
    let is_own = carers.iter().any(|carer| Some(&carer.id) == cards.profile.carer.as_ref());
    let nobody = Choice { id: String::new(), label: "not said".to_owned() };
    (!is_own).then_some(nobody).into_iter().chain(carers).collect()
}

/// Sets one thing; the error is one sentence for the person who typed it.
pub(super) fn set(settings: &mut Settings, key: &str, text: &str) -> Result<(), String> {
    let text = text.trim();
    let Some(setting) = ALL.iter().find(|setting| setting.key == key) else {
        return Err(format!("There is no setting «{key}»."));
    };
    if let Values::Choices(all) = &setting.values
        && !all.iter().any(|(id, _)| *id == text)
    {
        let all: Vec<_> = all.iter().map(|(_, label)| *label).collect();
        return Err(format!("«{text}» is none of {}.", all.join(", ")));
    }
    (setting.read)(settings, text)
}

/// A setting as it is shown; nothing for one that there is not.
pub(super) fn shown(settings: &Settings, key: &str) -> String {
    ALL.iter().find(|setting| setting.key == key).map_or_else(String::new, |s| (s.show)(settings))
}

fn number(text: &str, least: f64, most: f64, unit: &str) -> Result<f64, String> {
    let within = |value: &f64| (least..=most).contains(value);
    text.replace(',', ".")
        .trim_end_matches(|c: char| c.is_alphabetic() || c == ' ')
        .parse()
        .ok()
        .filter(within)
        .ok_or_else(|| format!("«{text}» is not from {least} to {most} {unit}."))
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// Whole minutes up to an hour.
fn whole_minutes(text: &str, least: u8) -> Result<u8, String> {
    let minutes = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ').parse().ok();
    minutes
        .filter(|minutes| (least..=60).contains(minutes))
        .ok_or_else(|| format!("«{text}» is not a number of minutes from {least} to 60."))
}

/// A time of the day in minutes after midnight.
fn minutes(text: &str) -> Result<u16, String> {
    let words: String = text.to_lowercase().split_whitespace().collect();
    let time = clock_time(&words).ok_or_else(|| format!("«{text}» is not a time of the day. Try 5:00."))?;
    u16::try_from(time.hour() * 60 + time.minute()).map_err(|error| error.to_string())
}

/// One line of text, not too long for the screen.
fn line(text: &str) -> Result<String, String> {
    let too_long = text.chars().count() > 120;
    if too_long || text.chars().any(char::is_control) {
        return Err("Please keep it to one line of at most 120 letters.".to_owned());
    }
    Ok(text.to_owned())
}
