//! The weight chart: one drawing for the screen and for paper.
//!
//! Classes of the `Css` theme: `growth-chart`, `grid`, `axis`, `tick tick-x`, `tick tick-y`, `band`, `lowest`,
//! `event`, `event-text`, `series`, `pt` (hollow), `pt alert` (filled), `pt estimated` (square), `ref`, `empty`.

use super::band::Edges;
pub use super::svg::{Size, Theme};
use super::svg::{escape, num, path};
use super::{Growth, Point, growth_in};
use crate::animals::{Nursery, Resident, weighing::plain};
use crate::chronicle::Chronicle;
use crate::values::Moment;
use std::fmt::Write as _;

/// Something that happened, drawn as an upright line.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// True days since birth.
    pub day: f64,
    /// «paired with Wren».
    pub text: String,
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartModel {
    /// The growth it draws.
    pub growth: Growth,
    /// What happened meanwhile.
    pub events: Vec<Event>,
}

/// What the chart of an animal shows; `None` when the log has no such animal.
pub fn model(chronicle: &Chronicle, animal: &str, now: Moment) -> Option<ChartModel> {
    let nursery = Nursery::at(chronicle, now);
    Some(model_in(&nursery, nursery.get(animal)?))
}

/// As [`model`], for a log already read.
pub fn model_in(nursery: &Nursery<'_>, resident: &Resident<'_>) -> ChartModel {
    let growth = growth_in(nursery, resident);
    let zero = resident.standing.age.map(|age| age.born).or(growth.points.first().map(|p| p.at.date()));
    let events = resident
        .standing
        .partners
        .iter()
        .filter_map(|partner| {
            let day = super::days_since(zero?, partner.since);
            Some(Event { day, text: format!("with {}", nursery.label(&partner.animal)) })
        })
        .collect();
    ChartModel { growth, events }
}

/// Where days and grams lie on the drawing.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    days: f64,
    low: f64,
    high: f64,
}

impl Frame {
    fn x(&self, day: f64) -> f64 {
        self.left + (self.right - self.left) * day / self.days
    }
    fn y(&self, grams: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (grams - self.low) / (self.high - self.low)
    }
}

/// Width of one letter of the reference line, about, in pixels.
const LETTER: f64 = 6.4;

/// Draws a chart: the drawing itself is one image with a title and the finding; its points lie beside it, each with
/// its label, so that a keyboard reaches them (the last by Tab, the others by what the page does with arrows).
pub fn chart(model: &ChartModel, theme: Theme, size: Size) -> String {
    let growth = &model.growth;
    let title = format!("Weight of {}", growth.label);
    let (width, height) = (f64::from(size.width.max(240)), f64::from(size.height.max(160)));
    let lines = wrap(&growth.reference, ((width - 16.0) / LETTER).max(20.0));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"group\" aria-label=\"{}\">",
        theme.paint("growth-chart").replace("font-size=\"12\" ", ""),
        escape(&title),
        w = num(width),
        h = num(height),
    );
    // The image ends before the points: what a keyboard can reach must not lie inside an image.
    let _ = write!(
        out,
        "<g role=\"img\"><title>{}</title><desc>{} {}</desc>",
        escape(&title),
        escape(&growth.sentence),
        escape(&growth.reference)
    );
    let foot = 16.0 * lines.len() as f64 + 4.0;
    let frame = frame(growth, width, height - foot);
    axes(&mut out, &frame, theme, growth.from_birth);
    let edges = growth.band.as_ref().map(|band| band.until(frame.days)).unwrap_or_default();
    draw_band(&mut out, &frame, theme, &edges);
    for event in model.events.iter().filter(|e| (0.0..=frame.days).contains(&e.day)) {
        draw_event(&mut out, &frame, theme, event);
    }
    if growth.points.len() < 2 {
        let _ = write!(
            out,
            "<text {} x=\"{}\" y=\"{}\">Two weights make a line.</text>",
            theme.paint("empty"),
            num(f64::midpoint(frame.left, frame.right)),
            num(frame.top + 24.0)
        );
    } else {
        let line = path(growth.points.iter().map(|p| (frame.x(p.day), frame.y(p.grams))));
        let _ = write!(out, "<path {} d=\"{line}\"/>", theme.paint("series"));
    }
    for (at, line) in lines.iter().enumerate() {
        let y = height - foot + 12.0 + 16.0 * at as f64;
        let _ = write!(out, "<text {} x=\"8\" y=\"{}\">{}</text>", theme.paint("ref"), num(y), escape(line));
    }
    out.push_str("</g>");
    if !growth.points.is_empty() {
        out.push_str("<g role=\"group\" aria-label=\"Weights\">");
        let last = growth.points.len() - 1;
        for (at, point) in growth.points.iter().enumerate() {
            mark(&mut out, &frame, theme, point, at == last);
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

fn frame(growth: &Growth, width: f64, height: f64) -> Frame {
    let last_day = growth.points.last().map_or(0.0, |p| p.day);
    let days = (last_day.floor() + 1.0).max(7.0);
    let mut grams: Vec<f64> = growth.points.iter().map(|p| p.grams).collect();
    for edges in growth.band.iter().flat_map(|band| band.until(days)) {
        grams.extend([edges.low, edges.high]);
        grams.extend(edges.lowest);
    }
    let least = grams.iter().copied().fold(f64::INFINITY, f64::min);
    let most = grams.iter().copied().fold(0.0, f64::max);
    let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 100.0) };
    let step = step(most - least);
    // From a sensible floor, with air above and below, rather than stretched from nothing.
    let low = ((least - step * 0.25) / step).floor().max(0.0) * step;
    let high = ((most + step * 0.25) / step).ceil().max(low / step + 1.0) * step;
    Frame { left: 48.0, right: width - 16.0, top: 12.0, bottom: height - 40.0, days, low, high }
}

/// Grams between two lines of the grid: 1, 2 or 5 times a power of ten, for about five lines.
fn step(range: f64) -> f64 {
    let rough = (range / 5.0).max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    let unit = rough / power;
    power
        * match unit {
            u if u <= 1.0 => 1.0,
            u if u <= 2.0 => 2.0,
            u if u <= 5.0 => 5.0,
            _ => 10.0,
        }
}

fn axes(out: &mut String, frame: &Frame, theme: Theme, from_birth: bool) {
    let step = step(frame.high - frame.low);
    let mut grams = (frame.low / step).ceil() * step;
    while grams <= frame.high + 0.01 {
        let y = frame.y(grams);
        let _ = write!(
            out,
            "<line {} x1=\"{l}\" x2=\"{r}\" y1=\"{y}\" y2=\"{y}\"/><text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("grid"),
            theme.paint("tick tick-y"),
            num(frame.left - 6.0),
            num(y + 4.0),
            plain(grams),
            l = num(frame.left),
            r = num(frame.right),
            y = num(y),
        );
        grams += step;
    }
    let every = match frame.days {
        d if d <= 8.0 => 1.0,
        d if d <= 16.0 => 2.0,
        d if d <= 70.0 => 7.0,
        _ => 28.0,
    };
    let mut day = 0.0;
    while day <= frame.days {
        let x = frame.x(day);
        let _ = write!(
            out,
            "<line {} x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/><text {} x=\"{x}\" y=\"{}\">{}</text>",
            theme.paint("axis"),
            num(frame.bottom),
            num(frame.bottom + 4.0),
            theme.paint("tick tick-x"),
            num(frame.bottom + 18.0),
            plain(day),
            x = num(x),
        );
        day += every;
    }
    let words =
        if from_birth { "days since birth, weight in g" } else { "days since the first weight, weight in g" };
    let _ = write!(
        out,
        "<line {} x1=\"{l}\" x2=\"{r}\" y1=\"{b}\" y2=\"{b}\"/><text {} x=\"{}\" y=\"{}\">{words}</text>",
        theme.paint("axis"),
        theme.paint("tick tick-x"),
        num(f64::midpoint(frame.left, frame.right)),
        num(frame.bottom + 34.0),
        l = num(frame.left),
        r = num(frame.right),
        b = num(frame.bottom),
    );
}

fn draw_band(out: &mut String, frame: &Frame, theme: Theme, edges: &[Edges]) {
    if edges.is_empty() {
        return;
    }
    let at = |day: f64, grams: f64| (frame.x(day), frame.y(grams));
    let outline = edges.iter().map(|e| at(e.day, e.low)).chain(edges.iter().rev().map(|e| at(e.day, e.high)));
    let _ = write!(out, "<path {} d=\"{} Z\"/>", theme.paint("band"), path(outline));
    let lowest: Vec<(f64, f64)> = edges.iter().filter_map(|e| Some(at(e.day, e.lowest?))).collect();
    if !lowest.is_empty() {
        let _ = write!(out, "<path {} d=\"{}\"/>", theme.paint("lowest"), path(lowest));
    }
}

fn draw_event(out: &mut String, frame: &Frame, theme: Theme, event: &Event) {
    let x = frame.x(event.day);
    // On the right half the words stand left of the line, so that they stay inside.
    let words = event.text.chars().count() as f64 * LETTER;
    let text_x = if x + words + 6.0 > frame.right { x - words - 4.0 } else { x + 4.0 };
    let _ = write!(
        out,
        "<line {} x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/><text {} x=\"{}\" y=\"{}\">{}</text>",
        theme.paint("event"),
        num(frame.top),
        num(frame.bottom),
        theme.paint("event-text"),
        num(text_x.max(frame.left)),
        num(frame.bottom - 6.0),
        escape(&event.text),
        x = num(x),
    );
}

fn mark(out: &mut String, frame: &Frame, theme: Theme, point: &Point, last: bool) {
    let (x, y) = (frame.x(point.day), frame.y(point.grams));
    let class = match (point.estimated, point.alert) {
        (true, _) => "pt estimated",
        (false, true) => "pt alert",
        (false, false) => "pt",
    };
    let label = escape(&point.label);
    let shape = if point.estimated {
        format!("rect x=\"{}\" y=\"{}\" width=\"7\" height=\"7\"", num(x - 3.5), num(y - 3.5))
    } else {
        format!("circle cx=\"{}\" cy=\"{}\" r=\"3.5\"", num(x), num(y))
    };
    let reach = match theme {
        Theme::Css => format!(
            " tabindex=\"{}\" role=\"img\" aria-label=\"{label}\" data-label=\"{label}\" data-entry=\"{}\"",
            if last { 0 } else { -1 },
            escape(&point.entry)
        ),
        Theme::Print => String::new(),
    };
    let _ = write!(out, "<{shape} {}{reach}/>", theme.paint(class));
}

/// Breaks a text into lines of at most about so many letters.
fn wrap(text: &str, letters: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if ((line.chars().count() + 1 + word.chars().count()) as f64) <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
