//! A line of the last days' weights, small enough for a list.

use super::points::is_lighter;
use super::svg::{Size, Theme, escape, num, path};
use crate::animals::Resident;
use crate::animals::weighing::comparable;
use crate::values::Units;

/// How many minutes it shows: seven days.
const MINUTES: i64 = 7 * 24 * 60;

/// The weights of the last seven days as a small picture with a text of its own; nothing to draw with fewer than
/// two gives an empty text. Classes of the `Css` theme: `sparkline`, `series`, `pt` (`pt alert`).
pub fn sparkline(resident: &Resident<'_>, units: Units, theme: Theme, size: Size) -> String {
    let series = comparable(resident.own());
    let Some(last) = series.last() else { return String::new() };
    let shown: Vec<_> = series.iter().filter(|w| last.at.minutes_since(w.at) <= MINUTES).collect();
    let [first, .., _] = shown.as_slice() else { return String::new() };
    let (width, height) = (f64::from(size.width.max(16)), f64::from(size.height.max(8)));
    let lowest = shown.iter().map(|w| w.g()).fold(f64::INFINITY, f64::min);
    let most = shown.iter().map(|w| w.g()).fold(0.0, f64::max);
    let whole = last.at.minutes_since(first.at).max(1) as f64;
    let x = |minutes: i64| 3.0 + (width - 6.0) * minutes as f64 / whole;
    let y = |grams: f64| height - 3.0 - (height - 6.0) * (grams - lowest) / (most - lowest).max(1.0);
    let title = format!(
        "{}: {} to {} over the last days",
        resident.label(),
        units.weight(first.grams),
        units.weight(last.grams)
    );
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\"><title>{}</title><path {} d=\"{}\"/><circle {} cx=\"{}\" cy=\"{}\" r=\"2.5\"/></svg>",
        theme.paint("sparkline"),
        escape(&title),
        theme.paint("series"),
        path(shown.iter().map(|w| (x(w.at.minutes_since(first.at)), y(w.g())))),
        theme.paint(if is_lighter(&series) { "pt alert" } else { "pt" }),
        num(x(last.at.minutes_since(first.at))),
        num(y(last.g())),
        w = num(width),
        h = num(height),
    )
}
