//! From an outline to a draft: as many words as the channel takes, in paragraphs a reader can take in.

use super::check::{Finding, check};
use super::draft::{Beat, Channel, Draft, Paragraph, Request, Sentence, StoryError, StoryPhoto};
use super::frames::{profile, titles};
use super::plan;
use super::realise::Realiser;
use super::say::Say;
use super::scene::Scene;
use super::shape;
use super::words;
use crate::chronicle::Chronicle;
use crate::entry::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Drafts a story from what may be told of a log.
pub(crate) fn draft(log: &Chronicle, request: &Request) -> Result<Draft, StoryError> {
    let mut scene = Scene::of(log, request)?;
    scene.shape = shape::choose(&scene);
    let outline = plan::outline(&scene);
    let says = match request.channel {
        Channel::Article => outline,
        Channel::AdoptionProfile => profile::profile(&scene, outline),
        _ => selected(&scene, outline),
    };
    let paragraphs = fit(&scene, says);
    if paragraphs.is_empty() {
        return Err(StoryError::NothingToTell);
    }
    let told: BTreeSet<&str> =
        paragraphs.iter().flat_map(|p| &p.sentences).flat_map(|s| &s.entries).map(String::as_str).collect();
    let left_out =
        scene.entries.iter().map(|e| e.id.clone()).filter(|id| !told.contains(id.as_str())).collect();
    let mut draft = Draft {
        titles: titles(&scene),
        hashtags: hashtags(&scene),
        photos: photos(&scene),
        shape: scene.shape,
        channel: request.channel,
        seed: request.seed,
        as_of: log.as_of.to_string(),
        left_out,
        warnings: Vec::new(),
        paragraphs,
    };
    draft.warnings = advice(&draft, &check(log, request, &draft)?);
    Ok(draft)
}

/// What the rubric would have better, each thing once, with the words it is about.
fn advice(draft: &Draft, findings: &[Finding]) -> Vec<String> {
    let sentences: Vec<&Sentence> = draft.sentences().collect();
    let mut advice: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|f| !f.hard) {
        let start = finding.sentence.and_then(|i| sentences.get(i)).map(|s| {
            let words: Vec<&str> = s.text.split_whitespace().take(5).collect();
            format!("«{} …»: ", words.join(" "))
        });
        let line = format!("{}{}", start.unwrap_or_default(), finding.message);
        if !advice.contains(&line) {
            advice.push(line);
        }
    }
    advice
}

/// The most that is worded at all: no channel takes more, and a book of years must not be worded whole.
const MOST: usize = 80;

/// Realises everything, and again without the least of it until the channel's measure holds.
fn fit(scene: &Scene, says: Vec<Say>) -> Vec<Paragraph> {
    let limits = scene.request.channel.limits();
    let tags: usize = hashtags(scene).iter().map(|t| t.chars().count() + 2).sum();
    let mut says = without_least(says, MOST);
    loop {
        let paragraphs = realised(scene, plan::shaped(scene, says.clone()));
        let text: String = paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n\n");
        let words = text.split_whitespace().count().saturating_sub(limits.words.1);
        let length = scene.request.channel.count(&text) + tags;
        let over = limits.limit.map_or(0, |most| length.saturating_sub(most));
        if says.len() < 2 || (words == 0 && over == 0) {
            return paragraphs;
        }
        // Far too long: several go at once; near the measure, one by one.
        let spare = 1 + words.saturating_sub(40) / 15;
        let keep = says.len().saturating_sub(spare).max(1);
        says = without_least(says, keep);
    }
}

/// The says that matter most, in their order. The opening always stays; what is told often matters less each time.
fn without_least(says: Vec<Say>, keep: usize) -> Vec<Say> {
    if says.len() <= keep {
        return says;
    }
    let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut order: Vec<(usize, usize)> = says
        .iter()
        .enumerate()
        .map(|(i, say)| {
            let nth = seen.entry(say.frame).or_default();
            *nth += 1;
            (if i == 0 { 0 } else { usize::from(say.rank) * 4 + *nth }, i)
        })
        .collect();
    order.sort_unstable();
    let kept: BTreeSet<usize> = order.into_iter().take(keep).map(|(_, i)| i).collect();
    says.into_iter().enumerate().filter(|(i, _)| kept.contains(i)).map(|(_, say)| say).collect()
}

fn realised(scene: &Scene, says: Vec<Say>) -> Vec<Paragraph> {
    let mut realiser = Realiser::new(scene);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for block in blocks(says) {
        realiser.next_paragraph();
        let sentences: Vec<Sentence> = block.iter().filter_map(|say| realiser.sentence(say)).collect();
        if let (Some(first), false) = (block.first(), sentences.is_empty()) {
            paragraphs.push(Paragraph { beat: first.beat, sentences });
        }
    }
    paragraphs
}

/// Paragraphs of one to three sentences: runs of one part of the story, parted evenly.
fn blocks(says: Vec<Say>) -> Vec<Vec<Say>> {
    let mut runs: Vec<Vec<Say>> = Vec::new();
    for say in says {
        match runs.last_mut() {
            Some(run)
                if !say.opens
                    && !after_death(run, &say)
                    && run.last().is_some_and(|l| parts(l.beat) == parts(say.beat)) =>
            {
                run.push(say);
            }
            _ => runs.push(vec![say]),
        }
    }
    let mut blocks = Vec::new();
    for run in runs {
        let mut count = run.len().div_ceil(3);
        let mut rest = run.into_iter().collect::<std::collections::VecDeque<_>>();
        while count > 0 {
            let mut size = rest.len().div_ceil(count);
            // What belongs to the sentence before it does not begin a paragraph.
            while rest.get(size).is_some_and(Say::leans) {
                size -= 1;
            }
            blocks.push(rest.drain(..size.max(1)).collect());
            count -= 1;
        }
    }
    blocks
}

/// A death stands by itself: what follows it begins anew.
fn after_death(run: &[Say], say: &Say) -> bool {
    run.last().is_some_and(|last| last.frame.starts_with("died")) && !say.frame.starts_with("died")
}

/// Beats that may share a paragraph.
fn parts(beat: Beat) -> u8 {
    match beat {
        Beat::Hook => 0,
        Beat::Who => 1,
        Beat::Intake => 2,
        Beat::Struggle | Beat::Care => 3,
        Beat::Turn | Beat::Bond => 4,
        Beat::Quote => 5,
        Beat::Now => 6,
        Beat::Next => 7,
        Beat::Cta => 8,
    }
}

/// What a short text takes of the long one: the opening, the low point, the turn, how it stands, one quote.
fn selected(scene: &Scene, outline: Vec<Say>) -> Vec<Say> {
    let short = scene.request.channel.limits().words.1 <= 75;
    let room = |say: &Say| match say.beat {
        Beat::Hook | Beat::Cta => true,
        Beat::Struggle | Beat::Care | Beat::Turn | Beat::Now => say.rank <= 1,
        Beat::Bond | Beat::Next => !short && say.rank <= 1,
        Beat::Quote => !short,
        Beat::Intake => !short && say.rank == 0,
        Beat::Who => false,
    };
    let mut says: Vec<Say> = outline.into_iter().filter(|s| room(s)).collect();
    for say in &mut says {
        // What a caption can spare first.
        say.rank += match say.beat {
            Beat::Intake => 4,
            Beat::Care => 2,
            Beat::Quote => 1,
            _ => 0,
        };
    }
    says
}

fn titles(scene: &Scene) -> Vec<Sentence> {
    titles::titles(scene)
        .iter()
        .filter_map(|say| Realiser::new(scene).sentence(say))
        .map(|sentence| Sentence { text: words::title_case(&sentence.text), ..sentence })
        .collect()
}

fn hashtags(scene: &Scene) -> Vec<String> {
    let most = scene.request.channel.limits().hashtags;
    let mut tags = Vec::new();
    let names: Vec<String> =
        scene.heroes.iter().filter(|h| scene.has_name(h)).map(|h| scene.name(h)).collect();
    if !names.is_empty() && names.len() <= 3 {
        tags.push(names.join("And").replace(|c: char| !c.is_alphanumeric(), ""));
    }
    let noun = scene.noun(&scene.heroes[0]);
    let wild = scene.heroes.iter().any(|h| scene.is_wild(h));
    tags.push(if wild { format!("{noun}rehab") } else { format!("foster{}", words::plural(&noun)) });
    if !wild
        && scene
            .entries
            .iter()
            .any(|e| matches!(&e.kind, Kind::Feed(f) if f.method == crate::entry::kind::FeedMethod::Bottle))
    {
        tags.push("bottlebabies".to_owned());
    }
    tags.push(if wild { "wildliferehab".to_owned() } else { "fosteringsaveslives".to_owned() });
    tags.truncate(most);
    tags
}

fn photos(scene: &Scene) -> Vec<StoryPhoto> {
    let mut photos: Vec<StoryPhoto> = Vec::new();
    for entry in &scene.entries {
        let Kind::Photo(photo) = &entry.kind else { continue };
        let Some(media) = scene.log.media.get(&photo.media) else { continue };
        let open = matches!(media.visibility.as_deref(), None | Some("public"))
            && media.people_visible != Some(true);
        if open && !photos.iter().any(|p| p.media == photo.media) {
            let alt = media.alt.clone().filter(|a| scene.guard.allows(a)).unwrap_or_default();
            photos.push(StoryPhoto { media: photo.media.clone(), alt });
        }
    }
    photos
}
