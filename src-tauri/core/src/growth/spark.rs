//! A line of the last days' weights, small enough for a list.

use super::Growth;
use super::svg::{Size, Theme, escape, num, path};
use crate::animals::weighing::plain;

/// How many days it shows.
const DAYS: f64 = 7.0;

/// The weights of the last seven days as a small picture with a text of its own; nothing to draw with fewer than
/// two gives an empty text. Classes of the `Css` theme: `sparkline`, `series`, `pt` (`pt alert`).
pub fn sparkline(growth: &Growth, theme: Theme, size: Size) -> String {
    let Some(last) = &growth.latest else { return String::new() };
    let shown: Vec<_> = growth.points.iter().filter(|p| p.day >= last.day - DAYS).collect();
    let [first, .., _] = shown.as_slice() else { return String::new() };
    let (width, height) = (f64::from(size.width.max(16)), f64::from(size.height.max(8)));
    let lowest = shown.iter().map(|p| p.grams).fold(f64::INFINITY, f64::min);
    let most = shown.iter().map(|p| p.grams).fold(0.0, f64::max);
    let x = |day: f64| 3.0 + (width - 6.0) * (day - first.day) / (last.day - first.day).max(0.01);
    let y = |grams: f64| height - 3.0 - (height - 6.0) * (grams - lowest) / (most - lowest).max(1.0);
    let title =
        format!("{}: {} g to {} g over the last days", growth.label, plain(first.grams), plain(last.grams));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\"><title>{}</title><path {} d=\"{}\"/><circle {} cx=\"{}\" cy=\"{}\" r=\"2.5\"/></svg>",
        theme.paint("sparkline"),
        escape(&title),
        theme.paint("series"),
        path(shown.iter().map(|p| (x(p.day), y(p.grams)))),
        theme.paint(if last.alert { "pt alert" } else { "pt" }),
        num(x(last.day)),
        num(y(last.grams)),
        w = num(width),
        h = num(height),
    )
}
