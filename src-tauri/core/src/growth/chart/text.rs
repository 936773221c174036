//! Words on a drawing: broken into lines, and kept apart.

/// Width of one letter of the small text, about, in pixels.
pub(super) const LETTER: f64 = 6.4;

/// Breaks a text into lines of at most about so many letters.
pub(super) fn wrap(text: &str, letters: f64) -> Vec<String> {
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

/// A text cut to so many letters.
pub(super) fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(letters - 1).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}

/// Moves blocks of words apart: each has a middle it would stand at and a height; gives their tops, in the same order,
/// between two limits as long as there is room.
pub(super) fn apart(blocks: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| blocks[*a].0.total_cmp(&blocks[*b].0));
    let mut tops = vec![0.0; blocks.len()];
    let mut free = top;
    for at in &order {
        let (middle, height) = blocks[*at];
        tops[*at] = f64::max(middle - height / 2.0, free);
        free = tops[*at] + height;
    }
    let mut end = bottom;
    for at in order.iter().rev() {
        tops[*at] = f64::min(tops[*at], end - blocks[*at].1);
        end = tops[*at];
    }
    tops
}
