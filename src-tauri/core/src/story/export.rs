//! A draft as text, Markdown and a page of its own, and where each sentence came from.

use super::draft::{Draft, StoryPhoto};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedPhoto {
    /// Address, relative to the page.
    pub src: String,
    /// What it shows.
    pub alt: String,
}

fn title(draft: &Draft) -> &str {
    draft.titles.first().map_or("", |t| t.text.as_str())
}

fn tags(draft: &Draft) -> String {
    let tags: Vec<String> = draft.hashtags.iter().map(|t| format!("#{t}")).collect();
    tags.join(" ")
}

/// The text as a channel takes it: a title only for what has one, tags at the end.
pub fn plain(draft: &Draft) -> String {
    let mut text = draft.body();
    if draft.channel.has_title() {
        text = format!("{}\n\n{text}", title(draft));
    }
    let tags = tags(draft);
    if !tags.is_empty() {
        text.push_str("\n\n");
        text.push_str(&tags);
    }
    text.push('\n');
    text
}

/// The text as Markdown, with its pictures.
pub fn markdown(draft: &Draft, photos: &[ExportedPhoto]) -> String {
    let mut text = format!("# {}\n\n", escape_markdown(title(draft)));
    for (i, paragraph) in draft.paragraphs.iter().enumerate() {
        text.push_str(&escape_markdown(&paragraph.text()));
        text.push_str("\n\n");
        if let Some(photo) = photo_after(photos, i, draft.paragraphs.len()) {
            let _ = write!(text, "![{}]({})\n\n", escape_markdown(&photo.alt), photo.src);
        }
    }
    let tags = tags(draft);
    if !tags.is_empty() {
        text.push_str(&escape_markdown(&tags));
        text.push('\n');
    }
    text
}

/// The text as a page that needs nothing else, with its pictures.
pub fn html(draft: &Draft, photos: &[ExportedPhoto]) -> String {
    let heading = escape_html(title(draft));
    let lead = draft.paragraphs.first().map(super::draft::Paragraph::text).unwrap_or_default();
    let mut head = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
         <meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"{heading}\">\n\
         <meta property=\"og:description\" content=\"{}\">\n",
        escape_html(&lead)
    );
    if let Some(photo) = photos.first() {
        let _ = write!(
            head,
            "<meta property=\"og:image\" content=\"{}\">\n<meta property=\"og:image:alt\" content=\"{}\">\n",
            escape_html(&photo.src),
            escape_html(&photo.alt)
        );
    }
    head.push_str(STYLE);
    let mut body = format!("</head>\n<body>\n<article>\n<h1>{heading}</h1>\n");
    for (i, paragraph) in draft.paragraphs.iter().enumerate() {
        let _ = writeln!(body, "<p>{}</p>", escape_html(&paragraph.text()));
        if let Some(photo) = photo_after(photos, i, draft.paragraphs.len()) {
            let _ = writeln!(
                body,
                "<figure><img src=\"{}\" alt=\"{}\"></figure>",
                escape_html(&photo.src),
                escape_html(&photo.alt)
            );
        }
    }
    let tags = tags(draft);
    if !tags.is_empty() {
        let _ = writeln!(body, "<p class=\"tags\">{}</p>", escape_html(&tags));
    }
    format!("{head}{body}</article>\n</body>\n</html>\n")
}

const STYLE: &str = "<style>\nbody{margin:0;background:#fdfcfa;color:#26221d;font:1.125rem/1.6 Georgia,serif}\n\
article{max-width:38rem;margin:0 auto;padding:2rem 1.25rem 4rem}\nh1{font-size:2rem;line-height:1.2}\n\
figure{margin:1.5rem 0}\nimg{width:100%;height:auto;border-radius:.5rem}\n.tags{color:#6b6258}\n</style>\n";

/// The picture that follows a paragraph: the first one after the opening, the others evenly after it.
fn photo_after(photos: &[ExportedPhoto], paragraph: usize, paragraphs: usize) -> Option<&ExportedPhoto> {
    let every = (paragraphs / photos.len().max(1)).max(1);
    paragraph.is_multiple_of(every).then(|| photos.get(paragraph / every)).flatten()
}

/// Where each sentence came from; kept beside an export, never published with it.
pub fn provenance(draft: &Draft) -> Value {
    let sentences: Vec<Value> = draft
        .paragraphs
        .iter()
        .flat_map(|p| p.sentences.iter().map(move |s| (p.beat, s)))
        .map(|(beat, s)| {
            json!({ "beat": beat, "text": s.text, "frame": s.frame, "entries": s.entries, "spans": s.spans })
        })
        .collect();
    let text = plain(draft);
    json!({
        "as_of": draft.as_of,
        "shape": draft.shape,
        "channel": draft.channel,
        "seed": draft.seed,
        "hash": blake3::hash(text.as_bytes()).to_hex().to_string(),
        "titles": draft.titles,
        "sentences": sentences,
        "photos": draft.photos.iter().map(|p: &StoryPhoto| p.media.as_str()).collect::<Vec<_>>(),
    })
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
