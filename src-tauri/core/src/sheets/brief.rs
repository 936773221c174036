//! Ten plain lines about an animal: for a message to the vet, and to be read out on the telephone.

use super::facts::{Counts, feed, feed_words, known, last_output, medicines, short, told};
use super::headline;
use crate::animals::{Nursery, Resident, when};
use crate::care;
use crate::entry::kind::{Kind, Stool};
use crate::growth;

/// The most lines there are.
pub const MOST_LINES: usize = 10;

/// The most characters of all the lines together: a message that is read at once.
pub const LONGEST_BRIEF: usize = 900;

/// The most characters of one line.
const LONGEST_LINE: usize = 190;

/// The shortest a line is cut to, when all together are too long.
const SHORTEST_LINE: usize = 40;

/// How many feeds are named one by one, and how many findings.
const FEEDS: usize = 4;
const WORRIES: usize = 3;

/// Who, how heavy, what went in and came out in 24 hours, how warm, which medicines, what was seen, what worries, what
/// was done, and the question. What the log does not hold is said where a vet would ask, and left out elsewhere.
pub(crate) fn brief(nursery: &Nursery<'_>, resident: &Resident<'_>, question: &str) -> Vec<String> {
    let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = [
        Some(format!("{}: {}.", resident.label(), headline(nursery, resident).replace(" · ", ", "))),
        Some(weight(nursery, resident)),
        Some(feeds(nursery, resident)),
        Some(outputs(nursery, resident)),
        Some(temperature(nursery, resident)),
        Some(given(nursery, resident)),
        seen(nursery, resident),
        worry(nursery, resident),
        done(nursery, resident),
        Some(question)
            .filter(|question| !question.is_empty())
            .map(|question| format!("Question: {question}")),
    ];
    fitted(lines.into_iter().flatten().map(|line| short(&line, LONGEST_LINE)).collect())
}

/// Cuts the longest lines until all together are short enough.
fn fitted(mut lines: Vec<String>) -> Vec<String> {
    let length = |lines: &[String]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    while length(&lines) > LONGEST_BRIEF {
        let Some(longest) = lines.iter_mut().max_by_key(|line| line.chars().count()) else { break };
        let room = longest.chars().count().saturating_sub(10).max(SHORTEST_LINE);
        *longest = short(longest, room);
    }
    lines
}

fn since(nursery: &Nursery<'_>) -> crate::values::Moment {
    nursery.now.plus_minutes(-24 * 60)
}

fn weight(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let sentence = growth::growth_in(nursery, resident).sentence;
    let said = sentence.strip_prefix(&format!("{}: ", resident.label())).unwrap_or(&sentence);
    format!("Weight: {said}")
}

fn feeds(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let counts = Counts::of(told(resident, since(nursery)));
    let last: Vec<String> = told(resident, since(nursery))
        .rev()
        .filter_map(|entry| Some(format!("{} at {}", feed_words(feed(entry)?), known(nursery, entry))))
        .take(FEEDS)
        .collect();
    if last.is_empty() {
        return "Feeds in 24 h: none logged.".to_owned();
    }
    let all = counts.ml().map(|ml| format!(", {ml} mL in all")).unwrap_or_default();
    let refused = if counts.refused > 0 { format!(", refused {}", counts.refused) } else { String::new() };
    format!("Feeds in 24 h: {}{all}{refused}. Last: {}.", counts.feeds, last.join("; "))
}

fn outputs(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let counts = Counts::of(told(resident, since(nursery)));
    let said = |name: &str, count: i64, last: Option<&crate::entry::LiveEntry>, score: Option<u8>| match last
    {
        Some(entry) => {
            let score = score.map(|score| format!(", last score {score} of 7")).unwrap_or_default();
            format!("{name}: {count} in 24 h, last {}{score}.", known(nursery, entry))
        }
        None => format!("{name}: none logged in 24 h."),
    };
    let pee = last_output(resident, since(nursery), |output| output.urine == Some(true));
    let poo = last_output(resident, since(nursery), |output| {
        matches!(output.stool, Some(Stool::Passed | Stool::Score(_)))
    });
    format!("{} {}", said("Pee", counts.pees, pee, None), said("Poo", counts.poos, poo, counts.score))
}

fn temperature(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let units = nursery.units();
    let warmth = |entry: &crate::entry::LiveEntry| match &entry.kind {
        Kind::Temp(temp) => temp
            .c
            .map(|c| units.temperature(c))
            .or_else(|| temp.felt.as_ref().map(|felt| format!("feels {}", felt.word()))),
        Kind::Crisis(crisis) => crisis.temp_c.map(|c| units.temperature(c)),
        _ => None,
    };
    told(resident, since(nursery))
        .rev()
        .find_map(|entry| Some(format!("Temperature: {} at {}.", warmth(entry)?, known(nursery, entry))))
        .unwrap_or_else(|| "Temperature: not measured in 24 h.".to_owned())
}

fn given(nursery: &Nursery<'_>, resident: &Resident<'_>) -> String {
    let given: Vec<String> = medicines(nursery, resident)
        .into_iter()
        .map(|medicine| {
            let what =
                [medicine.drug, medicine.dose].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
            let next = medicine.next.map(|next| format!(", next {next}")).unwrap_or_default();
            let last = if medicine.last_at.is_some() { "last " } else { "" };
            format!("{}, {last}{}{next}", what.join(" "), medicine.last)
        })
        .collect();
    if given.is_empty() {
        "Medicines: none logged.".to_owned()
    } else {
        format!("Medicines: {}.", given.join("; "))
    }
}

/// Signs and cries of the last 24 hours.
fn seen(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<String> {
    let mut seen: Vec<String> = Vec::new();
    for entry in told(resident, since(nursery)).rev() {
        let signs: Vec<String> = match &entry.kind {
            Kind::Exam(exam) => exam.signs.iter().flatten().map(|sign| care::words(sign)).collect(),
            Kind::Observation(seen) => seen.tags.iter().flatten().map(|tag| care::words(tag)).collect(),
            Kind::Crisis(crisis) => crisis.signs.iter().flatten().map(|sign| care::words(sign)).collect(),
            Kind::Cry(cry) if cry.intensity != Some(crate::entry::kind::CryIntensity::Quiet) => {
                vec![cry.minutes.map_or("crying".to_owned(), |minutes| format!("crying {minutes:.0} min"))]
            }
            _ => continue,
        };
        if !signs.is_empty() {
            seen.push(format!("{} at {}", signs.join(", "), known(nursery, entry)));
        }
    }
    (!seen.is_empty()).then(|| format!("Seen: {}.", seen.join("; ")))
}

/// What the log finds, the worst first, without what it tells the carer to do; that there is a crisis, the vet hears
/// from the steps.
fn worry(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<String> {
    let found: Vec<String> = care::alarms_of(nursery, resident)
        .into_iter()
        .filter(|alarm| alarm.rule != "crisis")
        .take(WORRIES)
        .map(|alarm| {
            let found = alarm.sentence.split_once(". ").map_or(alarm.sentence.as_str(), |(found, _)| found);
            let named = format!("{}: ", resident.label());
            found.strip_prefix(&named).unwrap_or(found).trim_end_matches('.').to_owned()
        })
        .collect();
    (!found.is_empty()).then(|| format!("Worry: {}.", found.join("; ")))
}

/// The steps of a crisis in the last 24 hours, each with its last time.
fn done(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<String> {
    let mut done: Vec<(String, i64, String)> = Vec::new();
    for entry in told(resident, since(nursery)) {
        let Kind::Crisis(crisis) = &entry.kind else { continue };
        let Some(step) = crisis.step.as_deref() else { continue };
        let words = crate::crisis::step_done(step);
        let at = when::clock(nursery.here(entry.at));
        match done.iter_mut().find(|(known, ..)| *known == words) {
            Some((_, times, last)) => (*times, *last) = (*times + 1, at),
            None => done.push((words, 1, at)),
        }
    }
    let done: Vec<String> = done
        .into_iter()
        .map(|(words, times, last)| match times {
            1 => format!("{words} {last}"),
            _ => format!("{words} {times} times, last {last}"),
        })
        .collect();
    (!done.is_empty()).then(|| format!("Done: {}.", done.join("; ")))
}
