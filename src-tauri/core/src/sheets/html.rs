//! A paper as a page of its own, to be sent: nothing in it runs, and it asks for nothing.

use super::{Body, Part, Row, Sheet};
use std::fmt::Write as _;

/// What a browser may do with the page: show it, with the style it brings.
const RULES: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = include_str!("page.css");

/// The whole page.
pub fn page(sheet: &Sheet) -> String {
    let title = escape(&sheet.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{RULES}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n"
    );
    for line in [&sheet.about, &sheet.as_of].into_iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "<p>{}</p>", escape(line));
    }
    for part in &sheet.parts {
        write_part(&mut out, part);
    }
    let _ = write!(out, "<footer>{}</footer>\n</main>\n</body>\n</html>\n", escape(&sheet.foot));
    out
}

fn write_part(out: &mut String, part: &Part) {
    out.push_str("<section>\n");
    if !part.title.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", escape(&part.title));
    }
    match &part.body {
        Body::Lines { lines } => {
            out.push_str("<ul>\n");
            for line in lines {
                let _ = writeln!(out, "<li>{}</li>", escape(line));
            }
            out.push_str("</ul>\n");
        }
        Body::Table { head, rows } => {
            out.push_str("<table>\n<thead><tr>");
            for name in head {
                let _ = write!(out, "<th scope=\"col\">{}</th>", escape(name));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                write_row(out, row, head.len().saturating_sub(row.cells.len()));
            }
            out.push_str("</tbody>\n</table>\n");
        }
        // Drawn by the core, its texts escaped there.
        Body::Chart { svg } => {
            let _ = writeln!(out, "<figure>{svg}</figure>");
        }
        Body::Grid { rounds, columns, rows } => write_grid(out, *rounds, columns, rows),
    }
    out.push_str("</section>\n");
}

fn write_row(out: &mut String, row: &Row, blank: usize) {
    let mark = row.collar.as_ref().map(|collar| format!("<b class=\"mark\">{}</b> ", escape(&collar.letter)));
    let mut cells = row.cells.iter();
    let name = cells.next().map(|name| escape(name)).unwrap_or_default();
    let _ = write!(out, "<tr><th scope=\"row\">{}{name}</th>", mark.unwrap_or_default());
    for cell in cells {
        let _ = write!(out, "<td>{}</td>", escape(cell));
    }
    out.push_str(&"<td></td>".repeat(blank));
    out.push_str("</tr>\n");
}

fn write_grid(out: &mut String, rounds: u32, columns: &[String], rows: &[Row]) {
    out.push_str("<table class=\"grid\">\n<thead><tr><td></td>");
    for _ in 0..rounds {
        let _ = write!(out, "<th scope=\"colgroup\" colspan=\"{}\">Time ______</th>", columns.len());
    }
    out.push_str("</tr>\n<tr><th scope=\"col\">Animal</th>");
    for _ in 0..rounds {
        for column in columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
        }
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let blank = columns.len() * usize::try_from(rounds).unwrap_or(1);
    for row in rows {
        write_row(out, row, blank);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn escape(text: &str) -> String {
    crate::growth::escape(text)
}
