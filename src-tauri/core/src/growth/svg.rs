//! Writing SVG: numbers, escaped text, and paint by class or by literal colour.

use std::fmt::Write as _;

/// How a drawing is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// By classes that the page's style sheet colours, so that a theme can change without a new drawing.
    Css,
    /// By literal colours, for paper.
    Print,
    /// By literal colours on paper of their own, for a picture to be shared.
    Share,
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
pub(crate) fn escape(text: &str) -> String {
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

/// The literal colours of a drawing that no style sheet reaches.
struct Palette {
    paper: &'static str,
    ink: &'static str,
    muted: &'static str,
    hairline: &'static str,
    band: &'static str,
    warn: &'static str,
    info: &'static str,
    accent: &'static str,
    danger: &'static str,
}

/// Black on white, whatever the printer makes of colours.
const PRINT: Palette = Palette {
    paper: "#FFFFFF",
    ink: "#2A231E",
    muted: "#655A51",
    hairline: "#DDD5CB",
    band: "#E9E1D6",
    warn: "#855300",
    info: "#35577F",
    accent: "#9C4221",
    danger: "#A11D2B",
};

/// The colours of Day, on its paper.
const SHARE: Palette = Palette { paper: "#FAF6F0", hairline: "#E3D9CC", band: "#CEDBD3", ..PRINT };

impl Theme {
    /// The attributes that paint something: its class, or the colours of a class.
    pub(super) fn paint(self, class: &str) -> String {
        let colours = match self {
            Self::Css => return format!("class=\"{class}\""),
            Self::Print => PRINT,
            Self::Share => SHARE,
        };
        let Palette { paper, ink, muted, hairline, band, warn, info, accent, danger } = colours;
        let line =
            |colour: &str, width: &str| format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"");
        let text = |colour: &str, anchor: &str| {
            format!(
                "font-family=\"Atkinson Hyperlegible Next, sans-serif\" font-size=\"12\" fill=\"{colour}\" text-anchor=\"{anchor}\""
            )
        };
        match class.rsplit(' ').next().unwrap_or(class) {
            "paper" => format!("fill=\"{paper}\""),
            "band" => format!("fill=\"{band}\" stroke=\"none\""),
            "lowest" => line(warn, "1") + " stroke-dasharray=\"4 3\"",
            "fastest" => line(muted, "1") + " stroke-dasharray=\"1 3\"",
            "grid" => line(hairline, "1"),
            "axis" => line(muted, "1"),
            "mate" => line(muted, "0.75"),
            "event" => line(info, "1") + " stroke-dasharray=\"2 3\"",
            "series" => line(accent, "1.75"),
            "alert" => format!("fill=\"{danger}\" stroke=\"{danger}\" stroke-width=\"1.5\""),
            "pt" | "estimated" => format!("fill=\"{paper}\" stroke=\"{accent}\" stroke-width=\"1.5\""),
            "tick-y" => text(muted, "end"),
            "tick-x" | "empty" => text(muted, "middle"),
            "event-text" => text(info, "start"),
            "growth-chart" | "sparkline" => "fill=\"none\"".to_owned(),
            _ => text(ink, "start"),
        }
    }
}
