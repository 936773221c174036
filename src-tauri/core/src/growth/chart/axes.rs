//! The grid and the axes.

use super::super::svg::{Theme, num};
use super::frame::{Frame, step};
use super::{ChartModel, Stretch};
use crate::animals::weighing::plain;
use std::fmt::Write as _;

/// Grams in an ounce.
const OUNCE_G: f64 = 28.349_523_125;
/// Where the ounces stand beside the drawing: behind the letters of the littermates, in pixels.
const OUNCES_AT: f64 = 22.0;
/// Days between two marks of the axis.
const EVERY: [f64; 10] = [1.0, 2.0, 7.0, 14.0, 28.0, 56.0, 91.0, 182.0, 365.0, 730.0];
/// Least room for the words of a mark, in pixels.
const MARK: f64 = 38.0;

pub(super) fn draw(out: &mut String, frame: &Frame, theme: Theme, model: &ChartModel) {
    grams(out, frame, theme);
    if model.ounces {
        ounces(out, frame, theme);
    }
    let ticks = if model.stretch == Stretch::Day { hours(frame) } else { days(frame) };
    for (day, words) in ticks {
        let _ = write!(
            out,
            "<line {} x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/><text {} x=\"{x}\" y=\"{}\">{words}</text>",
            theme.paint("axis"),
            num(frame.bottom),
            num(frame.bottom + 4.0),
            theme.paint("tick tick-x"),
            num(frame.bottom + 18.0),
            x = num(frame.x(day)),
        );
    }
    let what = match (model.stretch, model.growth.from_birth) {
        (Stretch::Day, _) => "time of day",
        (_, true) => "days since birth",
        (_, false) => "days since the first weight",
    };
    let unit = if model.ounces { "weight in g, at the right in oz" } else { "weight in g" };
    let _ = write!(
        out,
        "<line {} x1=\"{l}\" x2=\"{r}\" y1=\"{b}\" y2=\"{b}\"/><text {} x=\"{}\" y=\"{}\">{what}, {unit}</text>",
        theme.paint("axis"),
        theme.paint("tick tick-x"),
        num(f64::midpoint(frame.left, frame.right)),
        num(frame.bottom + 34.0),
        l = num(frame.left),
        r = num(frame.right),
        b = num(frame.bottom),
    );
}

fn grams(out: &mut String, frame: &Frame, theme: Theme) {
    let step = step(frame.high - frame.low, 1.0);
    let mut grams = (frame.low / step).ceil() * step;
    while grams <= frame.high + 0.01 {
        let y = frame.y(grams);
        let _ = write!(
            out,
            "<line {} x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\"/><text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("grid"),
            num(frame.left),
            num(frame.right),
            theme.paint("tick tick-y"),
            num(frame.left - 6.0),
            num(y + 4.0),
            plain(grams),
            y = num(y),
        );
        grams += step;
    }
}

fn ounces(out: &mut String, frame: &Frame, theme: Theme) {
    let (low, high) = (frame.low / OUNCE_G, frame.high / OUNCE_G);
    let step = step(high - low, 0.1);
    let mut ounces = (low / step).ceil() * step;
    while ounces <= high + 0.001 {
        let y = frame.y(ounces * OUNCE_G);
        let _ = write!(
            out,
            "<line {} x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\"/><text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("axis"),
            num(frame.right),
            num(frame.right + 4.0),
            theme.paint("tick tick-oz"),
            num(frame.right + OUNCES_AT),
            num(y + 4.0),
            plain(ounces),
            y = num(y),
        );
        ounces += step;
    }
}

/// As many marks as have room, at least one.
fn room(frame: &Frame, every: impl IntoIterator<Item = f64>) -> f64 {
    let fits = |every: &f64| (frame.right - frame.left) * every / (frame.to - frame.from) >= MARK;
    every.into_iter().find(fits).unwrap_or(frame.to - frame.from)
}

fn days(frame: &Frame) -> Vec<(f64, String)> {
    let every = room(frame, EVERY);
    let mut day = (frame.from / every).ceil() * every;
    let mut ticks = Vec::new();
    while day <= frame.to {
        ticks.push((day, plain(day)));
        day += every;
    }
    ticks
}

fn hours(frame: &Frame) -> Vec<(f64, String)> {
    let every = room(frame, [3.0, 6.0, 12.0].map(|hours| hours / 24.0));
    let mut day = (frame.from / every).ceil() * every;
    let mut ticks = Vec::new();
    while day <= frame.to {
        let hour = ((day - day.floor()) * 24.0).round() % 24.0;
        ticks.push((day, format!("{hour:.0}:00")));
        day += every;
    }
    ticks
}
