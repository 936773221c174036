//! The marks of the weighings: hollow as a rule, filled where less than a day before, square where estimated.

use super::super::Point;
use super::super::svg::{Theme, escape, num};
use super::frame::Frame;
use std::fmt::Write as _;

/// Marks nearer to each other than this, in pixels, are not drawn; they can still be reached.
const NEAR: f64 = 9.0;

/// The marks that are on the drawing, beside its image, so that each can be reached.
pub(super) fn draw(out: &mut String, frame: &Frame, theme: Theme, points: &[Point]) {
    let shown: Vec<&Point> = points.iter().filter(|point| frame.shows(point.day)).collect();
    if shown.is_empty() {
        return;
    }
    out.push_str("<g role=\"group\" aria-label=\"Weights\">");
    let drawn = drawn(frame, &shown);
    let last = shown.len() - 1;
    for (at, (point, drawn)) in shown.into_iter().zip(drawn).enumerate() {
        if drawn || theme == Theme::Css {
            mark(out, frame, theme, point, drawn, at == last);
        }
    }
    out.push_str("</g>");
}

/// Which of the points are drawn: from the newest back, those with room; an alert takes room from no other alert.
fn drawn(frame: &Frame, points: &[&Point]) -> Vec<bool> {
    let mut near: Option<(f64, f64)> = None;
    let mut near_alert = None;
    let mut drawn: Vec<bool> = points
        .iter()
        .rev()
        .map(|point| {
            let place = (frame.x(point.day), frame.y(point.grams));
            let has_room = |other: Option<(f64, f64)>| {
                other.is_none_or(|(x, y)| (x - place.0).hypot(y - place.1) >= NEAR)
            };
            let drawn = has_room(if point.alert { near_alert } else { near });
            if drawn {
                near = Some(place);
                if point.alert {
                    near_alert = near;
                }
            }
            drawn
        })
        .collect();
    drawn.reverse();
    drawn
}

fn mark(out: &mut String, frame: &Frame, theme: Theme, point: &Point, drawn: bool, last: bool) {
    let (x, y) = (frame.x(point.day), frame.y(point.grams));
    let class = match (drawn, point.estimated, point.alert) {
        (false, ..) => "pt thin",
        (true, true, _) => "pt estimated",
        (true, false, true) => "pt alert",
        (true, false, false) => "pt",
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
        Theme::Print | Theme::Share => String::new(),
    };
    let _ = write!(out, "<{shape} {}{reach}/>", theme.paint(class));
}
