//! Writing SVG: numbers, escaped text, and paint by class or by literal colour.

use std::fmt::Write as _;

/// How a drawing is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// By classes that the page's style sheet colours, so that a theme can change without a new drawing.
    Css,
    /// By literal colours, for paper and for pictures.
    Print,
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// Text made fit to stand between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML knows no other control characters.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A coordinate with at most one decimal.
pub(super) fn num(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

/// A line or outline through points.
pub(super) fn path(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut out = String::new();
    for (x, y) in points {
        let letter = if out.is_empty() { "M" } else { " L" };
        // Writing to a string does not fail.
        let _ = write!(out, "{letter}{} {}", num(x), num(y));
    }
    out
}

impl Theme {
    /// The attributes that paint something: its class, or the colours of a class on white paper.
    pub(super) fn paint(self, class: &str) -> String {
        if self == Self::Css {
            return format!("class=\"{class}\"");
        }
        let text = "font-family=\"Atkinson Hyperlegible Next, sans-serif\" font-size=\"12\" fill=\"#2A231E\"";
        let last = class.rsplit(' ').next().unwrap_or(class);
        match last {
            "band" => "fill=\"#E9E1D6\" stroke=\"none\"".to_owned(),
            "lowest" => {
                "fill=\"none\" stroke=\"#855300\" stroke-width=\"1\" stroke-dasharray=\"4 3\"".to_owned()
            }
            "grid" => "stroke=\"#DDD5CB\" stroke-width=\"1\"".to_owned(),
            "axis" => "stroke=\"#655A51\" stroke-width=\"1\"".to_owned(),
            "event" => "stroke=\"#35577F\" stroke-width=\"1\" stroke-dasharray=\"2 3\"".to_owned(),
            "series" => "fill=\"none\" stroke=\"#9C4221\" stroke-width=\"1.5\"".to_owned(),
            "alert" => "fill=\"#A11D2B\" stroke=\"#A11D2B\" stroke-width=\"1.5\"".to_owned(),
            "pt" | "estimated" => "fill=\"#FFFFFF\" stroke=\"#9C4221\" stroke-width=\"1.5\"".to_owned(),
            "tick-y" => format!("{text} text-anchor=\"end\""),
            "tick-x" | "empty" => format!("{text} text-anchor=\"middle\""),
            _ => text.to_owned(),
        }
    }
}
