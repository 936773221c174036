//! The curves of the sources, the littermates, what happened, and the animal's own line.

use super::super::curves::{Curve, Shape};
use super::super::svg::{Theme, escape, num, path};
use super::super::{Event, Point};
use super::Mate;
use super::frame::Frame;
use super::text::{LETTER, apart, cut, wrap};
use std::fmt::Write as _;

/// The height of a line of small text, in pixels.
const LINE: f64 = 14.0;
/// The height of a littermate's letter.
const LETTER_HEIGHT: f64 = 12.0;
/// Nearer points of a littermate's line are left out.
const NEAR: f64 = 4.0;
/// Letters of an event.
const EVENT: usize = 26;
/// Lines of events above each other.
const ROWS: usize = 4;

/// The curves, and at the right edge what they are.
pub(super) fn curves(out: &mut String, frame: &Frame, theme: Theme, curves: &[Curve]) {
    let mut said = Vec::new();
    for curve in curves {
        let class = match curve.shape {
            Shape::Band => "band",
            Shape::Lowest => "lowest",
            Shape::Fastest => "fastest",
        };
        let parts = if curve.shape == Shape::Band { band(frame, curve) } else { frame.parts(&curve.high()) };
        let end = |part: &Vec<(f64, f64)>| part.last().map(|(_, y)| *y);
        let (Some(low), Some(high)) = (parts.first().and_then(end), parts.last().and_then(end)) else {
            continue;
        };
        said.push((f64::midpoint(low, high), curve));
        let outline = match parts.as_slice() {
            [low, high] if curve.shape == Shape::Band => {
                path(low.iter().chain(high.iter().rev()).copied()) + " Z"
            }
            parts => parts.iter().map(|part| path(part.iter().copied())).collect::<Vec<_>>().join(" "),
        };
        let _ = write!(out, "<path {} d=\"{outline}\"/>", theme.paint(class));
    }
    let Some(x) = frame.gutter else { return };
    let blocks: Vec<(f64, Vec<String>)> = said
        .into_iter()
        .map(|(y, curve)| {
            let mut lines = vec![curve.rate_at(frame.to).to_owned()];
            lines.extend(wrap(curve.source.mark, 20.0));
            (y, lines)
        })
        .collect();
    let heights: Vec<(f64, f64)> =
        blocks.iter().map(|(y, lines)| (*y, LINE * lines.len() as f64 + 6.0)).collect();
    let tops = apart(&heights, frame.top - 6.0, frame.bottom + 30.0);
    for ((_, lines), top) in blocks.iter().zip(tops) {
        for (at, line) in lines.iter().enumerate() {
            let y = top + LINE * (at as f64 + 0.85);
            let _ = write!(
                out,
                "<text {} x=\"{}\" y=\"{}\">{}</text>",
                theme.paint("curve-text"),
                num(x),
                num(y),
                escape(line)
            );
        }
    }
}

/// The lower and the upper edge of a band, cut off flat where it leaves the drawing; nothing when all of it is outside.
fn band(frame: &Frame, curve: &Curve) -> Vec<Vec<(f64, f64)>> {
    let (low, high) = (frame.place(&curve.low()), frame.place(&curve.high()));
    let is_seen = high.iter().any(|(_, y)| *y < frame.bottom) && low.iter().any(|(_, y)| *y > frame.top);
    if high.len() < 2 || !is_seen {
        return Vec::new();
    }
    [low, high].map(|edge| edge.into_iter().map(|point| frame.inside(point)).collect()).to_vec()
}

/// The littermates: thin lines, with their letters where they end.
pub(super) fn mates(out: &mut String, frame: &Frame, theme: Theme, mates: &[Mate]) {
    let mut ends = Vec::new();
    for mate in mates {
        let parts: Vec<Vec<(f64, f64)>> = frame.parts(&mate.points).into_iter().map(thinned).collect();
        let Some((x, y)) = parts.last().and_then(|part| part.last()) else { continue };
        ends.push((*x, *y, &mate.letter));
        let line: Vec<String> = parts.iter().map(|part| path(part.iter().copied())).collect();
        let _ = write!(out, "<path {} d=\"{}\"/>", theme.paint("mate"), line.join(" "));
    }
    let blocks: Vec<(f64, f64)> = ends.iter().map(|(_, y, _)| (*y, LETTER_HEIGHT)).collect();
    let tops = apart(&blocks, frame.top - 6.0, frame.bottom);
    for ((x, _, letter), top) in ends.into_iter().zip(tops) {
        let _ = write!(
            out,
            "<text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("mate-letter"),
            num(x + 7.0),
            num(top + LETTER_HEIGHT - 2.0),
            escape(letter)
        );
    }
}

/// A line without points that lie nearly on each other; its last one stays.
fn thinned(line: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let end = line.last().copied();
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (x, y) in line {
        if kept.last().is_none_or(|(before, _)| x - before >= NEAR) {
            kept.push((x, y));
        }
    }
    // Its last point stays where it is, in the place of one right before it.
    if let (Some(last), Some(end)) = (kept.last_mut(), end) {
        *last = end;
    }
    kept
}

/// What happened: upright lines with their words, in rows where they would touch. Who grows goes from below on the left
/// to above on the right: the words stand where her line does not.
pub(super) fn events(out: &mut String, frame: &Frame, theme: Theme, events: &[Event]) {
    let mut above: [Vec<(f64, f64)>; ROWS] = Default::default();
    let mut below = above.clone();
    let middle = f64::midpoint(frame.left, frame.right);
    for event in events.iter().filter(|event| frame.shows(event.day)) {
        let x = frame.x(event.day);
        let _ = write!(
            out,
            "<line {} x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\"/>",
            theme.paint("event"),
            num(frame.top),
            num(frame.bottom),
            x = num(x),
        );
        let words = cut(&event.text, EVENT);
        let width = words.chars().count() as f64 * LETTER;
        // On the right the words stand left of the line, so that they stay inside.
        let start = if x + width + 6.0 > frame.right { x - width - 4.0 } else { x + 4.0 };
        let start = start.max(frame.left);
        let is_above = x < middle;
        let rows = if is_above { &mut above } else { &mut below };
        let is_free = |row: &&mut Vec<(f64, f64)>| row.iter().all(|(a, b)| start + width < *a || *b < start);
        // Where four stand above each other, the line alone says that something was; the table says what.
        let Some((at, row)) = rows.iter_mut().enumerate().find(|(_, row)| is_free(row)) else { continue };
        let down = LINE * at as f64;
        let y = if is_above { frame.top + 11.0 + down } else { frame.bottom - 6.0 - down };
        row.push((start - 4.0, start + width + 4.0));
        let _ = write!(
            out,
            "<text {} x=\"{}\" y=\"{}\">{}</text>",
            theme.paint("event-text"),
            num(start),
            num(y),
            escape(&words)
        );
    }
}

/// The animal's own line.
pub(super) fn own(out: &mut String, frame: &Frame, theme: Theme, points: &[Point]) {
    let line: Vec<(f64, f64)> = points.iter().map(|p| (p.day, p.grams)).collect();
    let _ = write!(out, "<path {} d=\"{}\"/>", theme.paint("series"), path(frame.place(&line)));
}
