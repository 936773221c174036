//! What people said, letter for letter, with who said it and where.

use super::Stretch;
use crate::entry::kind::Quote;
use crate::entry::{Kind, LiveEntry};
use crate::story::clause::{self, Form};
use crate::story::draft::{Beat, Channel};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{plain, value};
use crate::story::words;

const PLATFORMS: [&str; 10] = [
    "Instagram",
    "Facebook",
    "TikTok",
    "Threads",
    "X",
    "Twitter",
    "YouTube",
    "Bluesky",
    "Mastodon",
    "Reddit",
];

/// The quotes of a stretch that may be published here.
pub(crate) fn tell(scene: &Scene, stretch: &Stretch) -> Vec<Say> {
    let mut says = Vec::new();
    for entry in &stretch.entries {
        let quote = match &entry.kind {
            Kind::Quote(quote) => quote,
            Kind::Observation(seen) => match &seen.words {
                Some(quote) => quote,
                None => continue,
            },
            Kind::AuthorStatement(statement) => {
                says.extend(stated(scene, entry, &statement.words));
                continue;
            }
            _ => continue,
        };
        if !may_be_quoted(scene, quote) {
            continue;
        }
        says.push(if quote.fragment == Some(true) {
            fragment(scene, entry, quote)
        } else {
            whole(scene, entry, quote)
        });
    }
    says
}

/// Whether the speaker lets these words be published on this channel.
pub(crate) fn may_be_quoted(scene: &Scene, quote: &Quote) -> bool {
    let consent = quote.consent.as_ref();
    let status = consent.and_then(|c| c.status.as_deref());
    if status.is_some_and(|s| s != "given") || !scene.guard.allows(&quote.words) {
        return false;
    }
    let channels = consent.and_then(|c| c.channels.as_ref());
    let here =
        channels.is_none_or(|list| list.iter().any(|c| c == "all" || is_channel(c, scene.request.channel)));
    let carer = scene.log.profile.carer.as_deref() == Some(quote.speaker.as_str());
    let person = scene
        .log
        .people
        .get(&quote.speaker)
        .and_then(|p| p.consent.as_ref())
        .and_then(|c| c.quotes.as_deref());
    match person {
        Some("yes" | "anonymous") => here,
        Some("by_channel") => channels.is_some() && here,
        Some(_) => false,
        None => here && (carer || status == Some("given")),
    }
}

fn is_channel(word: &str, channel: Channel) -> bool {
    let words: &[&str] = match channel {
        Channel::Article => &["article", "web", "website", "site", "blog", "press"],
        Channel::Instagram => &["instagram", "social"],
        Channel::Facebook => &["facebook", "social"],
        Channel::Threads => &["threads", "social"],
        Channel::Bluesky => &["bluesky", "social"],
        Channel::Mastodon => &["mastodon", "social"],
        Channel::X => &["x", "twitter", "social"],
        Channel::Tiktok => &["tiktok", "social"],
        Channel::AdoptionProfile => &["adoption_profile", "profile", "adoption"],
        Channel::Fundraiser => &["fundraiser", "fundraising"],
        Channel::Newsletter => &["newsletter", "donors"],
    };
    words.contains(&word.to_lowercase().as_str())
}

/// Where the words can be read, as a reader knows it.
fn place_of(quote: &Quote) -> Option<String> {
    quote.outlet.clone().or_else(|| {
        let said = quote.said_in.as_deref()?;
        PLATFORMS.iter().find(|p| p.eq_ignore_ascii_case(said)).map(|p| (*p).to_owned())
    })
}

/// Whether the words stand on a page that the speaker wrote.
fn own_page(quote: &Quote) -> bool {
    quote
        .said_in
        .as_deref()
        .is_some_and(|s| ["blog", "website", "newsletter", "column", "post", "letter"].contains(&s))
}

/// Puts the speaker into a say: by name, or, when the words are anonymous, by the part they play.
fn speaker(scene: &Scene, say: Say, quote: &Quote) -> Say {
    let consent = scene.log.people.get(&quote.speaker).and_then(|p| p.consent.as_ref());
    let anonymous = quote.consent.as_ref().is_some_and(|c| c.anonymous == Some(true))
        || consent.and_then(|c| c.quotes.as_deref()) == Some("anonymous");
    let known = scene.log.people.contains_key(&quote.speaker);
    if known && (!anonymous || !scene.called(&quote.speaker).named) {
        return say.who("s", Ent::Person(quote.speaker.clone()));
    }
    let person = scene.log.people.get(&quote.speaker);
    let called = scene.called(&quote.speaker);
    let role = if called.named || person.is_none() {
        let role =
            person.and_then(|p| p.role.as_deref()).map(words::humanise).filter(|r| scene.guard.allows(r));
        role.map_or_else(|| "someone who was there".to_owned(), |r| format!("the {r}"))
    } else {
        called.first
    };
    say.text("s", vec![value(role, &[&quote.speaker])])
}

fn outlet(scene: &Scene, entry: &LiveEntry, quote: &Quote, say: Say) -> (Say, bool, bool) {
    let place = place_of(quote).filter(|p| scene.guard.allows(p));
    let platform = place.as_deref().is_some_and(|p| PLATFORMS.contains(&p));
    let known = place.is_some();
    (say.text("out", place.map_or_else(Vec::new, |p| vec![value(p, &[&entry.id])])), known, platform)
}

fn whole(scene: &Scene, entry: &LiveEntry, quote: &Quote) -> Say {
    let words = quote.words.trim();
    let say = Say::new("quote", Beat::Quote, &[])
        .quote("q", words, &entry.id)
        .from(&[&entry.id, &quote.speaker])
        .at(entry.at)
        .rank(2)
        .alone();
    let say = speaker(scene, say, quote);
    let (mut say, known, platform) = outlet(scene, entry, quote, say);
    let (frame, wordings): (&'static str, &[&str]) = match (words.chars().next_back(), known, platform) {
        (Some(','), true, true) => {
            ("quote.open_posted", &["{q} {s} wrote on {out}.", "{q} {s} shared on {out}."])
        }
        (Some(','), true, false) => ("quote.open_told", &["{q} {s} told {out}."]),
        (Some(','), ..) => ("quote.open_said", &["{q} {s} said."]),
        (Some('!' | '?'), true, true) => (
            "quote.lively_posted",
            &["{q} {s} wrote on {out}.", "{q} {s} shared on {out}.", "On {out}, {s} wrote: {q}"],
        ),
        (_, true, true) => (
            "quote.posted",
            &[
                "{s} wrote on {out}: {q}",
                "On {out}, {s} put it like this: {q}",
                "{s} shared these words on {out}: {q}",
            ],
        ),
        (_, true, false) if own_page(quote) => {
            ("quote.page", &["{s} wrote in {out}: {q}", "In {out}, {s} put it like this: {q}"])
        }
        (_, true, false) => (
            "quote.told",
            &["{s} told {out}: {q}", "To {out}, {s} said: {q}", "{s} put it this way to {out}: {q}"],
        ),
        _ if scene.is_i(&quote.speaker) => ("quote.own", &["In my own words: {q}", "As I said then: {q}"]),
        (Some('!' | '?'), ..) => ("quote.lively", &["{q} {s} said.", "{s} said: {q}"]),
        _ => ("quote.said", &["{s} said: {q}", "{s} put it this way: {q}", "In the words of {s.o}: {q}"]),
    };
    say.frame = frame;
    say.wordings = wordings.iter().map(|w| (*w).to_owned()).collect();
    let again = if words.ends_with(',') {
        vec!["{q} {s} added.".to_owned(), "{q} {s} said as well.".to_owned()]
    } else {
        vec!["{s} added: {q}".to_owned(), "{s} also said: {q}".to_owned(), "{s} went on: {q}".to_owned()]
    };
    say.thread = Some((format!("{}\u{0}{}", quote.speaker, place_of(quote).unwrap_or_default()), again));
    say
}

/// A part of a sentence, fitted into another one by what it is: «had …», «called her …», «described her as …».
fn fragment(scene: &Scene, entry: &LiveEntry, quote: &Quote) -> Say {
    let words = quote.words.trim().trim_end_matches(['.', ',']);
    let say = Say::new("quote.part", Beat::Struggle, &[])
        .quote("q", words, &entry.id)
        .from(&[&entry.id, &quote.speaker])
        .at(entry.at)
        .rank(0)
        .alone();
    let say = speaker(scene, say, quote);
    let (say, known, platform) = outlet(scene, entry, quote, say);
    let Some(whom) = super::young_of(scene, entry) else { return say };
    let mut say = say.who("a", whom);
    let lower = words.to_lowercase();
    let starts = |heads: &[&str]| heads.iter().any(|h| lower.starts_with(h));
    let (front, place) = match (known, platform) {
        (true, true) => ("On {out}, ", " on {out}"),
        (true, false) => ("To {out}, ", " to {out}"),
        _ => ("", ""),
    };
    let (one, two) = if starts(&["no ", "absolutely no ", "not a ", "zero ", "little ", "almost no "]) {
        ("{s} wrote{place} that {a} had {q}.", "{front}{s} wrote that {a} had {q}.")
    } else if starts(&["a ", "an ", "the ", "my ", "our "]) {
        ("{s} called {a.o} {q}{place}.", "{front}{s} called {a.o} {q}.")
    } else if clause::form(words) == Form::Adjective {
        ("{s} described {a.o}{place} as {q}.", "{front}{s} described {a.o} as {q}.")
    } else {
        ("{s} put it in these words{place}: {q}.", "{front}{s} put it like this: {q}.")
    };
    say.wordings = [one, two].iter().map(|w| w.replace("{front}", front).replace("{place}", place)).collect();
    if !platform {
        say.wordings = say
            .wordings
            .iter()
            .map(|w| {
                w.replace(" wrote that", " said that").replace(" wrote to {out} that", " told {out} that")
            })
            .collect();
    }
    say
}

fn stated(scene: &Scene, entry: &LiveEntry, words: &str) -> Option<Say> {
    let (carer, _) = scene.carer()?;
    let by = entry.by.as_deref().filter(|id| scene.log.people.contains_key(*id)).unwrap_or(carer);
    if !scene.guard.allows(words) {
        return None;
    }
    let say = Say::new("stated", Beat::Quote, &["{s} said: {q}", "{s} put it in these words: {q}"])
        .quote("q", words.trim(), &entry.id)
        .who("s", Ent::Person(by.to_owned()));
    let mut say = say.from(&[&entry.id]).at(entry.at).rank(3).alone();
    if scene.is_i(by) {
        say.wordings = vec!["{what}".to_owned()];
        say = say.text("what", vec![value(words.trim(), &[&entry.id]), plain("")]);
    }
    Some(say)
}
