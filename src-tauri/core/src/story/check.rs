//! The rubric: what must hold before a text may leave, and what would make it better. It reads the text as it
//! stands, so that an edited one is judged like a drafted one.

use super::draft::{Beat, Draft, Request, Sentence, Shape, SpanKind, StoryError};
use super::frames::voices;
use super::guard::contains_word;
use super::licence;
use super::scene::Scene;
use crate::chronicle::Chronicle;
use crate::entry::Kind;
use crate::entry::kind::Quote;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Something that the rubric finds in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "StoryFinding")]
pub struct Finding {
    /// Which point of the rubric.
    pub point: u8,
    /// Whether it holds the text back; otherwise it is advice.
    pub hard: bool,
    /// Which sentence of the text, counted from nought; nothing when it is about the whole.
    pub sentence: Option<usize>,
    /// What it is, and the way out.
    pub message: String,
}

const NUMBERS: [&str; 24] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "hundred", "dozen", "half", "third",
    "quarter", "twice",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const STALE: [&str; 9] = [
    "yesterday",
    "last week",
    "last month",
    "recently",
    "this week",
    "tomorrow",
    "next week",
    "tonight",
    "the other day",
];
const PRESSURE: [&str; 5] =
    ["before it’s too late", "before it's too late", "only hope", "running out of time", "last chance"];
const BLAME: [&str; 7] =
    ["irresponsible", "negligent", "neglectful", "careless", "heartless", "cruel", "poor thing"];
const CUDDLES: [&str; 10] =
    ["cuddle", "cuddled", "snuggle", "snuggled", "adorable", "cute", "pet", "fur baby", "baby", "babies"];

/// Holds a text against the rubric.
pub fn check(log: &Chronicle, request: &Request, draft: &Draft) -> Result<Vec<Finding>, StoryError> {
    let mut scene = Scene::of(log, request)?;
    scene.shape = draft.shape;
    let mut findings = Findings::default();
    let sentences: Vec<&Sentence> = draft.sentences().collect();
    for (i, sentence) in sentences.iter().enumerate() {
        findings.sentence = Some(i);
        of_sentence(
            &scene,
            &mut findings,
            sentence,
            sentences.get(i + 1).copied(),
            i.checked_sub(1).map(|b| sentences[b]),
        );
    }
    findings.sentence = None;
    of_whole(&scene, &mut findings, draft, &sentences);
    of_titles(&scene, &mut findings, draft);
    Ok(findings.list)
}

#[derive(Default)]
struct Findings {
    list: Vec<Finding>,
    sentence: Option<usize>,
}

impl Findings {
    fn hard(&mut self, point: u8, message: impl Into<String>) {
        self.list.push(Finding { point, hard: true, sentence: self.sentence, message: message.into() });
    }
    fn soft(&mut self, point: u8, message: impl Into<String>) {
        self.list.push(Finding { point, hard: false, sentence: self.sentence, message: message.into() });
    }
}

/// A sentence without its spans of some sorts, each cut out for a blank.
fn without(sentence: &Sentence, sorts: &[SpanKind]) -> String {
    let mut spans: Vec<(usize, usize)> =
        sentence.spans.iter().filter(|s| sorts.contains(&s.kind)).map(|s| (s.start, s.end)).collect();
    spans.sort_unstable();
    let mut out = String::new();
    let mut from = 0;
    for (start, end) in spans {
        if start >= from {
            out.push_str(sentence.text.get(from..start).unwrap_or(""));
            out.push_str(" \u{2026} ");
            from = end;
        }
    }
    out.push_str(sentence.text.get(from..).unwrap_or(""));
    out
}

/// The text without what stands between quotation marks.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '“' => inside = true,
            '”' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn of_sentence(
    scene: &Scene,
    findings: &mut Findings,
    sentence: &Sentence,
    next: Option<&Sentence>,
    before: Option<&Sentence>,
) {
    let own = unquoted(&sentence.text);
    let bare = unquoted(&without(sentence, &[SpanKind::Value, SpanKind::Name, SpanKind::Quote]));
    if bare.chars().any(|c| c.is_ascii_digit()) {
        findings.hard(3, "It holds a number that rests on no entry: log it, or take it out.");
    }
    let words: Vec<&str> = bare
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '-')
        .filter(|w| !w.is_empty())
        .collect();
    if let Some(word) = words.iter().find(|w| NUMBERS.contains(&w.to_lowercase().as_str())) {
        findings.hard(3, format!("«{word}» rests on no entry: log it, or take it out."));
    }
    if let Some(month) = MONTHS.iter().find(|m| contains_word(&bare, m) && **m != "May") {
        findings.hard(3, format!("The date with «{month}» rests on no entry: log it, or take it out."));
    }
    let starts = |w: &&&str| bare.trim_start().starts_with(**w) || bare.contains(&format!(". {w}"));
    let named = words
        .iter()
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase) && !w.starts_with('I'))
        .find(|w| !starts(w));
    if let Some(name) = named {
        findings.hard(3, format!("«{name}» looks like a name that the log does not hold here."));
    }
    if let Some((word, needs)) = licence::unlicensed(scene, &own) {
        findings.hard(3, format!("«{word}» needs {needs}."));
    }
    if let Some(why) = scene.guard.objection(&sentence.text) {
        findings.hard(5, format!("It may not be published: {why}."));
    }
    let known = |id: &String| {
        scene.entries.iter().any(|e| e.id == *id)
            || scene.log.people.contains_key(id)
            || scene.log.animals.contains_key(id)
            || scene.log.litters.contains_key(id)
            || scene.log.places.contains_key(id)
            || id == "profile"
    };
    if sentence.entries.iter().any(|id| !known(id)) {
        findings
            .hard(4, "It rests on an entry that was corrected, withdrawn or made private: draft it anew.");
    }
    if sentence.entries.is_empty() {
        findings.soft(24, "It rests on nothing: state it as the author, or take it out.");
    }
    quotes(scene, findings, sentence, next, before);
    let words = own.split_whitespace().count();
    if words > 25 {
        findings.soft(14, format!("It has {words} words: two sentences read better."));
    }
    let lower = own.to_lowercase();
    if let Some(word) = STALE.iter().find(|w| contains_word(&lower, w)) {
        findings.soft(16, format!("«{word}» will be wrong when it is read: give the date."));
    }
    if let Some(word) = PRESSURE.iter().find(|w| lower.contains(**w)) {
        findings.soft(17, format!("«{word}» puts the reader under pressure."));
    }
    if let Some(word) = BLAME.iter().find(|w| contains_word(&lower, w)) {
        findings.soft(18, format!("«{word}» blames or pities: say what happened."));
    }
    // A pronoun in the words of an entry is the carer’s own.
    pronouns(
        scene,
        findings,
        &unquoted(&without(sentence, &[SpanKind::Value, SpanKind::Quote])).to_lowercase(),
    );
    let wild = scene.heroes.iter().any(|h| scene.is_wild(h));
    if let Some(word) = CUDDLES.iter().find(|w| wild && contains_word(&lower, w)) {
        findings.hard(20, format!("«{word}» makes a wild animal a pet."));
    }
}

fn pronouns(scene: &Scene, findings: &mut Findings, lower: &str) {
    let sexes: Vec<&str> = scene
        .log
        .animals
        .values()
        .filter_map(|a| a.sex.as_deref())
        .chain(scene.log.people.values().filter_map(|p| p.pronoun.as_deref()))
        .collect();
    for (words, of) in [(["he", "him", "his"], ["male", "he"]), (["she", "her", "hers"], ["female", "she"])] {
        let fits = of.iter().any(|sex| sexes.contains(sex));
        if let Some(word) = words.iter().find(|w| !fits && contains_word(lower, w)) {
            findings.hard(10, format!("«{word}» fits nobody in this log."));
        }
    }
}

fn quotes(
    scene: &Scene,
    findings: &mut Findings,
    sentence: &Sentence,
    next: Option<&Sentence>,
    before: Option<&Sentence>,
) {
    let mut rest = sentence.text.as_str();
    while let Some(open) = rest.find('“') {
        let inner = &rest[open + '“'.len_utf8()..];
        let Some(close) = inner.find('”') else { break };
        let said = inner[..close].trim();
        match stored(scene).find(|quote| quote.words.contains(said)) {
            None => {
                findings
                    .hard(6, "These words in quotation marks are nobody's in the log, letter for letter.");
            }
            Some(quote) if !voices::may_be_quoted(scene, quote) => {
                findings.hard(6, "Whoever said this has not agreed to be quoted here.");
            }
            Some(quote) => {
                let near = [Some(sentence), next, before].into_iter().flatten();
                let told = near.into_iter().any(|s| s.entries.contains(&quote.speaker));
                if !told {
                    findings.hard(6, "It is not said whose words these are.");
                }
            }
        }
        rest = &inner[close..];
    }
}

/// The quotes that may be told.
fn stored<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s Quote> + 's {
    scene.entries.iter().filter_map(|e| match &e.kind {
        Kind::Quote(quote) => Some(quote),
        Kind::Observation(o) => o.words.as_ref(),
        _ => None,
    })
}

fn of_whole(scene: &Scene, findings: &mut Findings, draft: &Draft, sentences: &[&Sentence]) {
    let text = super::export::plain(draft);
    let limits = draft.channel.limits();
    if let Some(most) = limits.limit.filter(|most| draft.channel.count(text.trim_end()) > *most) {
        findings.hard(7, format!("It is longer than the {most} that {} takes.", draft.channel.name()));
    }
    if let Some(first) = sentences.first() {
        let lead: String = first.text.chars().take(125).collect();
        let names =
            scene.heroes.iter().any(|h| lead.contains(&scene.name(h)) || lead.contains(&scene.noun(h)));
        if !names || first.entries.is_empty() || lead.starts_with("Meet ") || lead.starts_with("Witnessing") {
            findings.soft(
                8,
                "The first 125 characters should name who it is about and say something that happened.",
            );
        }
    }
    let mut starts: BTreeMap<String, usize> = BTreeMap::new();
    let mut runs: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for sentence in sentences {
        let first = sentence.text.split_whitespace().next().unwrap_or("").to_lowercase();
        *starts.entry(first).or_default() += 1;
        for run in super::realise::runs(sentence) {
            *runs.entry(run).or_default() += 1;
        }
    }
    if let Some((run, _)) = runs.iter().find(|(_, n)| **n > 1) {
        findings.soft(13, format!("«{}» comes twice.", run.join(" ")));
    }
    if draft.paragraphs.iter().any(|p| p.sentences.len() > 3) {
        findings.soft(14, "A paragraph has more than three sentences.");
    }
    let marks = unquoted(&draft.body()).matches('!').count();
    if marks > 1 {
        findings.soft(18, "One exclamation mark is enough.");
    }
    if let Some(photo) = draft.photos.iter().find(|p| !(60..=160).contains(&p.alt.chars().count())) {
        findings
            .soft(21, format!("The picture {} wants a description of 60 to 160 characters.", photo.media));
    }
    if draft.hashtags.len() > limits.hashtags {
        findings.soft(23, format!("{} counts only {} hashtags.", draft.channel.name(), limits.hashtags));
    }
    let glue = sentences
        .iter()
        .filter(|s| s.entries.is_empty() || s.spans.iter().any(|p| p.kind == SpanKind::Glue))
        .count();
    if glue * 10 > sentences.len() {
        findings.soft(24, "More than a tenth of the sentences say nothing that the log holds.");
    }
    loss(findings, draft);
}

fn loss(findings: &mut Findings, draft: &Draft) {
    let dies = |text: &str| ["died", "death", "dead"].iter().any(|w| contains_word(&text.to_lowercase(), w));
    for paragraph in draft.paragraphs.iter().filter(|p| matches!(p.beat, Beat::Hook | Beat::Cta)) {
        if dies(&unquoted(&paragraph.text())) {
            findings.hard(19, "A death does not belong in the opening or the call at the end.");
        }
    }
    if draft.titles.iter().any(|t| dies(&t.text)) {
        findings.hard(19, "A death does not belong in a title.");
    }
    let told = draft.sentences().filter(|s| s.frame.starts_with("died")).count();
    if draft.shape == Shape::Loss && told > 4 {
        findings.soft(19, "A death is told in one or two plain sentences.");
    }
}

fn of_titles(scene: &Scene, findings: &mut Findings, draft: &Draft) {
    for title in &draft.titles {
        let length = title.text.chars().count();
        if length > 90 {
            findings
                .soft(9, format!("The title «{}» has {length} characters: 50 to 80 read best.", title.text));
        }
        if let Some((word, needs)) = licence::unlicensed(scene, &title.text) {
            findings.hard(9, format!("«{word}» in a title needs {needs}."));
        }
        if let Some(why) = scene.guard.objection(&title.text) {
            findings.hard(5, format!("A title may not be published: {why}."));
        }
    }
}
