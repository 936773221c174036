//! The weight chart: one drawing for the screen, for paper and for a picture.
//!
//! Classes of the `Css` theme: `growth-chart`, `grid`, `axis`, `tick tick-x`, `tick tick-y`, `tick tick-oz`, `band`,
//! `lowest`, `fastest`, `curve-text`, `mate`, `mate-letter`, `event`, `event-text`, `series`, `pt` (hollow), `pt alert`
//! (filled), `pt estimated` (square), `pt thin` (seen only while it has the focus), `ref`, `empty`.

mod axes;
mod frame;
mod lines;
mod marks;
mod text;

use super::svg::{Size, Theme, escape, num};
use super::{Growth, days_since, growth_in, litter, zero};
use crate::animals::weighing::measured;
use crate::animals::{Nursery, Resident};
use crate::chronicle::Chronicle;
use crate::values::Moment;
use crate::values::WeightUnit;
use frame::Frame;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use ts_rs::TS;

/// How far back a chart goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Stretch {
    /// The last 24 hours.
    Day,
    /// The last seven days.
    Week,
    /// Since birth, or since the first weight.
    #[default]
    All,
}

/// A littermate, drawn as a thin line with its letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Mate {
    /// The letter of its collar, or of its name.
    pub letter: String,
    /// What to call it.
    pub label: String,
    /// Days and grams, on the days of the animal whose chart it is.
    pub points: Vec<(f64, f64)>,
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartModel {
    /// The growth it draws.
    pub growth: Growth,
    /// The littermates in care.
    pub mates: Vec<Mate>,
    /// How far back it goes.
    pub stretch: Stretch,
    /// Now, in days as the points count them.
    pub now: f64,
    /// Whether a second axis counts ounces.
    pub ounces: bool,
}

/// What the chart of an animal shows; `None` when the log has no such animal.
pub fn model(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<ChartModel> {
    let nursery = Nursery::at(chronicle, now);
    Some(model_in(&nursery, nursery.get(animal)?))
}

/// As [`model`], for a log already read.
pub fn model_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> ChartModel {
    let growth = growth_in(nursery, resident);
    let zero = zero(resident, &measured(resident.own()));
    let days = |at| zero.map_or(0.0, |zero| days_since(zero, at));
    let mates = litter::littermates(nursery, resident)
        .into_iter()
        .map(|mate| Mate {
            letter: letter(mate),
            label: mate.label().to_owned(),
            points: measured(mate.own()).iter().map(|w| (days(w.at), w.g())).collect(),
        })
        .filter(|mate| mate.points.len() > 1)
        .collect();
    ChartModel {
        growth,
        mates,
        stretch: Stretch::default(),
        now: days(nursery.now),
        ounces: nursery.chronicle.settings.weight_unit != WeightUnit::Grams,
    }
}

fn letter(resident: &Resident<'_>) -> String {
    let word = resident.standing.collar.as_deref().unwrap_or(resident.label());
    word.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default()
}

/// Draws a chart: the drawing itself is one image with a title and the finding; its points lie beside it, each with
/// its label, so that a keyboard reaches them (the last by Tab, the others by what the page does with arrows).
pub fn chart(model: &ChartModel, theme: Theme, size: Size) -> String {
    let growth = &model.growth;
    let title = format!("Weight of {}", growth.label);
    let (width, height) = (f64::from(size.width.max(240)), f64::from(size.height.max(160)));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"group\" aria-label=\"{}\">",
        theme.paint("growth-chart"),
        escape(&title),
        w = num(width),
        h = num(height),
    );
    if theme == Theme::Share {
        let _ = write!(
            out,
            "<rect {} width=\"{}\" height=\"{}\"/>",
            theme.paint("paper"),
            num(width),
            num(height)
        );
    }
    // The image ends before the points: what a keyboard can reach must not lie inside an image.
    let _ = write!(
        out,
        "<g role=\"img\"><title>{}</title><desc>{}</desc>",
        escape(&title),
        escape(&finding(model))
    );
    let frame = Frame::of(model, width, height);
    match &frame {
        Ok(frame) => draw(&mut out, model, frame, theme),
        Err(why) => empty(&mut out, why, theme, width, height),
    }
    out.push_str("</g>");
    if let Ok(frame) = &frame {
        marks::draw(&mut out, frame, theme, &growth.points);
    }
    out.push_str("</svg>");
    out
}

/// The finding in words, for who cannot see the drawing.
fn finding(model: &ChartModel) -> String {
    let mut words = vec![model.growth.sentence.clone(), model.growth.reference.clone()];
    if !model.mates.is_empty() {
        let mates: Vec<String> =
            model.mates.iter().map(|mate| format!("{} ({})", mate.label, mate.letter)).collect();
        words.push(format!("Thin lines: {}.", mates.join(", ")));
    }
    words.join(" ")
}

fn draw(out: &mut String, model: &ChartModel, frame: &Frame, theme: Theme) {
    axes::draw(out, frame, theme, model);
    lines::curves(out, frame, theme, &model.growth.curves.list);
    lines::mates(out, frame, theme, &model.mates);
    lines::events(out, frame, theme, &model.growth.events);
    lines::own(out, frame, theme, &model.growth.points);
    for (at, line) in frame.foot.iter().enumerate() {
        let y = frame.bottom + 52.0 + 16.0 * at as f64;
        let _ = write!(out, "<text {} x=\"8\" y=\"{}\">{}</text>", theme.paint("ref"), num(y), escape(line));
    }
}

/// Words in the place of a chart that would show nothing.
fn empty(out: &mut String, why: &[String], theme: Theme, width: f64, height: f64) {
    for (at, line) in why.iter().enumerate() {
        let _ = write!(
            out,
            "<text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("empty"),
            num(width / 2.0),
            num(height / 2.0 + 20.0 * at as f64),
            escape(line)
        );
    }
}
