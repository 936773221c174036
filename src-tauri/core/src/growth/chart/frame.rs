//! Where days and grams lie on the drawing.

use super::super::curves::Shape;
use super::text::{LETTER, wrap};
use super::{ChartModel, Stretch};

/// Room at the right for what the curves are, in pixels.
const GUTTER: f64 = 140.0;
/// A drawing narrower than this has no such room; its foot says it.
const WIDE: f64 = 560.0;
/// Room at the right for the ounces.
const OUNCES: f64 = 34.0;
/// A first weight later than this day of life begins the drawing, rather than the birth.
const LATE: f64 = 90.0;

/// Where days and grams lie on the drawing, in pixels.
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Days at the left and at the right.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Grams at the bottom and at the top.
    pub(super) low: f64,
    pub(super) high: f64,
    /// Where what the curves are stands, when there is room for it.
    pub(super) gutter: Option<f64>,
    /// The lines below the drawing.
    pub(super) foot: Vec<String>,
}

impl Frame {
    /// The frame of a drawing; or the words that stand there instead, when it would show nothing.
    pub(super) fn of(model: &ChartModel, width: f64, height: f64) -> Result<Self, Vec<String>> {
        let growth = &model.growth;
        if let [] | [_] = growth.points.as_slice() {
            let weight = growth.points.first().map(|point| point.label.clone());
            return Err(std::iter::once("Two weights make a line.".to_owned()).chain(weight).collect());
        }
        let (from, to) = days(model);
        let own: Vec<(f64, f64)> = growth.points.iter().map(|p| (p.day, p.grams)).collect();
        let seen = visible(&own, from, to);
        if seen.is_empty() {
            let when = if model.stretch == Stretch::Day { "24 hours" } else { "7 days" };
            return Err(vec![format!("No weight in the last {when}.")]);
        }
        let (low, high) = grams(model, &seen, from, to);
        let curves = &growth.curves.list;
        let has_curves = curves.iter().any(|curve| {
            let (least, most) = (visible(&curve.low(), from, to), visible(&curve.high(), from, to));
            least.iter().any(|(_, grams)| *grams < high) && most.iter().any(|(_, grams)| *grams > low)
        });
        let right = width - 24.0 - if model.ounces { OUNCES } else { 0.0 };
        let gutter = (has_curves && width >= WIDE).then_some(width - GUTTER + 4.0);
        let words = if gutter.is_some() { &growth.curves.rest } else { &growth.reference };
        // Of curves that lie outside the drawing nothing is said below it.
        let is_told = has_curves || curves.is_empty();
        let foot = if is_told { wrap(words, ((width - 16.0) / LETTER).max(20.0)) } else { Vec::new() };
        Ok(Self {
            left: 48.0,
            right: if gutter.is_some() { right - GUTTER + 16.0 } else { right },
            top: 12.0,
            bottom: height - 44.0 - 16.0 * foot.len() as f64,
            from,
            to,
            low,
            high,
            gutter,
            foot,
        })
    }

    pub(super) fn x(&self, day: f64) -> f64 {
        self.left + (self.right - self.left) * (day - self.from) / (self.to - self.from)
    }

    pub(super) fn y(&self, grams: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (grams - self.low) / (self.high - self.low)
    }

    /// A line of days and grams between the two sides, in pixels; it may leave the drawing above or below.
    pub(super) fn place(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        visible(points, self.from, self.to)
            .into_iter()
            .map(|(day, grams)| (self.x(day), self.y(grams)))
            .collect()
    }

    /// The parts of a line of days and grams that are on the drawing, in pixels.
    pub(super) fn parts(&self, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        let line = self.place(points);
        let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
        for ends in line.windows(2) {
            let Some((start, end)) = between(ends[0], ends[1], self.top, self.bottom) else { continue };
            match parts.last_mut() {
                Some(part) if part.last() == Some(&start) => part.push(end),
                _ => parts.push(vec![start, end]),
            }
        }
        parts
    }

    /// The height of a point, or the edge of the drawing beyond which it lies.
    pub(super) fn inside(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x, y.clamp(self.top, self.bottom))
    }

    /// Whether a day is on the drawing.
    pub(super) fn shows(&self, day: f64) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The days at the two sides.
fn days(model: &ChartModel) -> (f64, f64) {
    let points = &model.growth.points;
    match model.stretch {
        Stretch::Day => (model.now - 1.0, model.now),
        Stretch::Week => (model.now - 7.0, model.now),
        Stretch::All => {
            let first = points.first().map_or(0.0, |p| p.day);
            let from = if first > LATE { first.floor() } else { 0.0 };
            let mates = model.mates.iter().filter_map(|mate| mate.points.last()).map(|(day, _)| *day);
            let last = points.last().map_or(0.0, |p| p.day);
            (from, (mates.fold(last, f64::max).floor() + 1.0).max(from + 7.0))
        }
    }
}

/// The grams at the bottom and at the top: from a sensible floor, with air, rather than stretched from nothing.
fn grams(model: &ChartModel, seen: &[(f64, f64)], from: f64, to: f64) -> (f64, f64) {
    let mut grams: Vec<f64> = seen.iter().map(|(_, grams)| *grams).collect();
    // A day's gain would not be seen beside littermates of twice the weight: they are drawn as far as they are near.
    if model.stretch == Stretch::Day {
        return around(&grams);
    }
    for mate in &model.mates {
        grams.extend(visible(&mate.points, from, to).iter().map(|(_, grams)| *grams));
    }
    // The fastest growth there was may run out at the top.
    for curve in model.growth.curves.list.iter().filter(|curve| curve.shape != Shape::Fastest) {
        for edge in [curve.low(), curve.high()] {
            grams.extend(visible(&edge, from, to).iter().map(|(_, grams)| *grams));
        }
    }
    around(&grams)
}

/// Round grams below and above some, with air, and never so near that a gram fills the drawing.
fn around(grams: &[f64]) -> (f64, f64) {
    let least = grams.iter().copied().fold(f64::INFINITY, f64::min);
    let most = grams.iter().copied().fold(0.0, f64::max);
    let step = step((most - least).max(10.0), 1.0);
    let low = ((least - step * 0.25) / step).floor().max(0.0) * step;
    let high = ((most + step * 0.25) / step).ceil().max(low / step + 1.0) * step;
    (low, high)
}

/// Between two lines of a grid: 1, 2 or 5 times a power of ten, at least the least, for about five lines.
pub(super) fn step(range: f64, least: f64) -> f64 {
    let rough = (range / 5.0).max(least);
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

/// The part of a line between two days; where it crosses one of them, it begins or ends there.
fn visible(points: &[(f64, f64)], from: f64, to: f64) -> Vec<(f64, f64)> {
    let start = points.partition_point(|(day, _)| *day < from);
    let end = points.partition_point(|(day, _)| *day <= to);
    let crossing = |at: usize, day: f64| {
        let ((x1, y1), (x2, y2)) = (*points.get(at.checked_sub(1)?)?, *points.get(at)?);
        (x1 < day && day < x2).then(|| (day, y1 + (y2 - y1) * (day - x1) / (x2 - x1)))
    };
    let mut part: Vec<(f64, f64)> = crossing(start, from).into_iter().collect();
    part.extend(points.get(start..end).unwrap_or_default());
    part.extend(crossing(end, to).filter(|(day, _)| part.last().is_none_or(|(last, _)| last < day)));
    part
}

/// The part of a straight line between two heights.
fn between(a: (f64, f64), b: (f64, f64), top: f64, bottom: f64) -> Option<((f64, f64), (f64, f64))> {
    let at =
        |y: f64| if (b.1 - a.1).abs() < 1e-9 { a.0 } else { a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1) };
    let is_out = |limit: f64, side: f64| (a.1 - limit) * side > 0.0 && (b.1 - limit) * side > 0.0;
    if is_out(top, -1.0) || is_out(bottom, 1.0) {
        return None;
    }
    let end = |(x, y): (f64, f64)| match y {
        y if y < top => (at(top), top),
        y if y > bottom => (at(bottom), bottom),
        y => (x, y),
    };
    Some((end(a), end(b)))
}
