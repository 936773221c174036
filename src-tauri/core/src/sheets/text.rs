//! A paper as plain text, for the terminal.

use super::{Body, Sheet};

/// The whole paper; a chart is left out, because the weights stand in a table.
pub fn plain(sheet: &Sheet) -> String {
    let mut said = vec![sheet.title.clone(), sheet.about.clone(), sheet.as_of.clone()];
    for part in &sheet.parts {
        if !part.title.is_empty() && !matches!(part.body, Body::Chart { .. }) {
            said.push(format!("\n{}", part.title));
        }
        match &part.body {
            Body::Lines { lines } => said.extend(lines.iter().map(|line| format!("  {line}"))),
            Body::Table { head, rows } => {
                said.push(format!("  {}", head.join(" | ")));
                said.extend(rows.iter().map(|row| format!("  {}", row.cells.join(" | "))));
            }
            Body::Chart { .. } => {}
            Body::Grid { columns, rows, .. } => {
                said.push(format!("  | {}", columns.join(" | ")));
                said.extend(
                    rows.iter()
                        .map(|row| format!("  {} |{}", row.cells.join(" "), "  |".repeat(columns.len()))),
                );
            }
        }
    }
    said.push(format!("\n{}", sheet.foot));
    said.retain(|line| !line.is_empty());
    said.join("\n") + "\n"
}
