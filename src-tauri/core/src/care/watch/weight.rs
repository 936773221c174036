//! Weight lost, and weight not gained: from weighings off a scale that can be compared, at least 12 hours apart.

use super::{Case, Finding, Level, warmth};
use crate::animals::weighing::{birth_weight, plain};
use crate::animals::{Gain, Species, Trend, Weighing};
use crate::care::facts::{hand_feeds, refused};
use crate::reference::{
    AGREES_AFTER, AGREES_APART, AGREES_WITHIN, ANY_LOSS, FIRST_LOSS, Figure, GREAT_LOSS,
    KITTEN_GAIN_OF_BIRTH, KITTEN_LOWEST_GAIN, LOSS_ALLOWED, LOSS_WITHIN, NO_GAIN, PUPPY_GAIN_FROM,
    PUPPY_GAIN_WEEK_1_FROM, REFUSAL_SPEAKS, RUN_IN_DAYS, Source, TWO_DAYS_FROM, TWO_DAYS_TO, WEIGHT_SPEAKS,
};
use crate::values::Moment;

/// The last weighing, while it still speaks for now.
pub(super) fn latest<'a>(case: &'a Case<'_>) -> Option<&'a Weighing> {
    let last = case.series.last()?;
    (case.now().minutes_since(last.at) <= WEIGHT_SPEAKS.minutes()).then_some(last)
}

fn numbers(case: &Case<'_>, gain: &Gain) -> Vec<String> {
    [&gain.from, &gain.to].map(|w| format!("{} {}", case.grams(w.g()), case.weighed(w))).to_vec()
}

fn entries(gain: &Gain) -> Vec<String> {
    vec![gain.from.entry.clone(), gain.to.entry.clone()]
}

/// Lighter than a day before by a step of the scale or more; on the first day a loss is expected while it is slight.
fn lost(case: &Case<'_>, series: &[Weighing]) -> Option<Gain> {
    let least = ANY_LOSS.value.max(case.step());
    let gain = Gain::of_a_day(series).filter(|gain| -gain.grams() >= least)?;
    let is_slight = -gain.percent() < FIRST_LOSS.value;
    (!(is_slight && LOSS_ALLOWED.covers(case.days_at(gain.to.at)))).then_some(gain)
}

/// When the first of the last weighings was, of which each said the same.
fn began(case: &Case<'_>, said: impl Fn(&[Weighing]) -> bool) -> Moment {
    let series = &case.series;
    let first = (1..=series.len()).rev().take_while(|count| said(&series[..*count])).last();
    first.and_then(|count| series.get(count - 1)).map_or_else(|| case.now(), |w| w.at)
}

/// Lighter than a day before. A weighing that is not ends it.
pub(super) fn loss(case: &Case<'_>) -> Option<Finding> {
    latest(case)?;
    let gain = lost(case, &case.series)?;
    let mut entries = entries(&gain);
    let what = format!(
        "{} weighs {}, {} less than {}",
        case.label(),
        case.grams(gain.to.g()),
        case.grams(-gain.grams()),
        case.weighed(&gain.from)
    );
    let is_great = -gain.percent() >= GREAT_LOSS.value && gain.minutes() <= LOSS_WITHIN.minutes();
    let (level, sentence) = if is_great {
        let what = format!("{what} ({} %)", plain(-gain.percent()));
        let limit = gain.from.g() * (1.0 - GREAT_LOSS.value / 100.0);
        let again = agrees(case, &gain, limit, &AGREES_AFTER);
        let (sign, why) = in_trouble(case);
        let why = if again.is_some() { "weighed twice" } else { why };
        if again.is_some() || !sign.is_empty() {
            entries.extend(again.into_iter().chain(sign));
            (Level::Emergency, format!("{what}, {why}. Keep warm, and call your vet now."))
        } else {
            (Level::Act, format!("{what}. Weigh again now."))
        }
    } else if let Some(again) = second(case, &gain) {
        entries.push(again);
        (Level::Act, format!("{what}, and weighed less before that too. Call your vet."))
    } else {
        (Level::Watch, format!("{what}. Weigh again before the next feed."))
    };
    let source = if is_great { GREAT_LOSS.source } else { ANY_LOSS.source };
    Some(Finding {
        level,
        rule: "loss",
        sentence,
        numbers: numbers(case, &gain),
        entries,
        source,
        began: began(case, |series| lost(case, series).is_some()),
        worse: -gain.to.g(),
    })
}

/// Another weighing, so far before the last and no further than half a day, that is no heavier than a limit.
fn agrees(case: &Case<'_>, gain: &Gain, limit: f64, apart: &Figure) -> Option<String> {
    let again = case.series.iter().rev().skip(1).find(|w| {
        let before = gain.to.at.minutes_since(w.at);
        (apart.minutes()..=AGREES_WITHIN.minutes()).contains(&before) && w.at > gain.from.at && w.g() <= limit
    });
    again.map(|w| w.entry.clone())
}

/// A second weighing that says the same: of the same half day, or lighter than two days before as well.
fn second(case: &Case<'_>, gain: &Gain) -> Option<String> {
    agrees(case, gain, gain.from.g() - case.step(), &AGREES_APART).or_else(|| {
        let two_days = two_days(&case.series)?;
        let least = ANY_LOSS.value.max(case.step());
        (-two_days.grams() >= least && two_days.from.entry != gain.from.entry).then_some(two_days.from.entry)
    })
}

fn two_days(series: &[Weighing]) -> Option<Gain> {
    Gain::over(series, NO_GAIN.minutes(), TWO_DAYS_FROM.minutes()..=TWO_DAYS_TO.minutes())
}

/// Signs that make a great loss an emergency, and their words.
fn in_trouble(case: &Case<'_>) -> (Vec<String>, &'static str) {
    let weak = case.weakness();
    if !weak.is_empty() {
        return (weak, "and it is weak");
    }
    if let Some(cold) = warmth::body(case).filter(|finding| finding.rule == warmth::COLD) {
        return (cold.entries, "and it is cold");
    }
    let last = hand_feeds(case.resident).next_back();
    let refuses = last.filter(|(entry, feed)| {
        refused(feed) && case.now().minutes_since(entry.at) <= REFUSAL_SPEAKS.minutes()
    });
    (refuses.map(|(entry, _)| entry.id.clone()).into_iter().collect(), "and it refused its last feed")
}

/// Gaining less than the lowest published figure, without having lost. While formula is new, that is expected.
pub(super) fn low_gain(case: &Case<'_>) -> Option<Finding> {
    let last = latest(case)?;
    let is_lighter = Gain::of_a_day(&case.series).is_some_and(|gain| -gain.grams() >= case.step());
    if is_lighter || case.days_at(last.at) == Some(0) {
        return None;
    }
    let run_in = is_run_in(case, last);
    if !run_in && let Some(finding) = no_gain(case) {
        return Some(finding);
    }
    let (trend, expected) = short(case, &case.series)?;
    let label = case.label();
    let gained = if trend.to().g() - trend.from().g() < case.step() {
        format!("{label} has not gained since {}", case.weighed(trend.from()))
    } else {
        format!(
            "{label} gains {} a day since {}",
            case.grams((trend.per_day * 10.0).round() / 10.0),
            case.weighed(trend.from())
        )
    };
    let (sentence, source) = if run_in {
        let sentence = format!("{gained}: expected while the gut gets used to formula. Weigh as before.");
        (sentence, RUN_IN_DAYS.source)
    } else {
        (format!("{gained}; {}. Weigh again before the next feed.", expected.words), expected.source)
    };
    Some(Finding {
        level: Level::Watch,
        rule: "low_gain",
        sentence,
        numbers: trend
            .weighings
            .iter()
            .map(|w| format!("{} {}", case.grams(w.g()), case.weighed(w)))
            .collect(),
        entries: trend.entries().into_iter().chain(expected.entry).collect(),
        source,
        began: began(case, |series| short(case, series).is_some()),
        worse: -(trend.per_day / case.step()).floor(),
    })
}

/// As heavy as two days ago, or lighter.
fn no_gain(case: &Case<'_>) -> Option<Finding> {
    let is_flat = |series: &[Weighing]| two_days(series).filter(|gain| gain.grams() < case.step());
    let flat = is_flat(&case.series)?;
    Some(Finding {
        level: Level::Act,
        rule: "low_gain",
        sentence: format!(
            "{} has not gained since {}: {} then, {} now. Call your vet.",
            case.label(),
            case.weighed(&flat.from),
            case.grams(flat.from.g()),
            case.grams(flat.to.g())
        ),
        numbers: numbers(case, &flat),
        entries: entries(&flat),
        source: NO_GAIN.source,
        began: began(case, |series| is_flat(series).is_some()),
        worse: -flat.to.g(),
    })
}

/// What a source expects an animal to gain.
struct Expected {
    grams_per_day: f64,
    words: String,
    source: Source,
    entry: Option<String>,
}

/// The smoothed gain, when it is short of what is expected by more than the step of the scale, and the last day, which
/// may have been the better one, is short of it too.
fn short(case: &Case<'_>, series: &[Weighing]) -> Option<(Trend, Expected)> {
    let trend = Trend::of(series)?;
    let expected = expected(case, &trend)?;
    let is_short = |per_day: f64, from: &Weighing, to: &Weighing| {
        let days = to.at.minutes_since(from.at) as f64 / (24.0 * 60.0);
        (expected.grams_per_day - per_day) * days > case.step()
    };
    let day = Gain::of_a_day(series)?;
    let both =
        is_short(trend.per_day, trend.from(), trend.to()) && is_short(day.per_day(), &day.from, &day.to);
    both.then_some((trend, expected))
}

fn expected(case: &Case<'_>, trend: &Trend) -> Option<Expected> {
    let days = case.days_at(trend.to().at);
    let of_weight = |figure: &'static Figure| {
        let grams_per_day = trend.from().g() * figure.value / 100.0;
        figure.covers(days).then(|| Expected {
            grams_per_day,
            words: format!("{} % a day is expected, {}", plain(figure.value), case.grams(grams_per_day)),
            source: figure.source,
            entry: None,
        })
    };
    match case.resident.species() {
        Species::Cat => of_birth_weight(case, days).or_else(|| {
            KITTEN_LOWEST_GAIN.covers(days).then(|| Expected {
                grams_per_day: KITTEN_LOWEST_GAIN.value,
                words: format!(
                    "{} a day is the lowest published figure for kittens of normal birth weight",
                    case.grams(KITTEN_LOWEST_GAIN.value)
                ),
                source: KITTEN_LOWEST_GAIN.source,
                entry: None,
            })
        }),
        Species::Dog => of_weight(&PUPPY_GAIN_WEEK_1_FROM).or_else(|| of_weight(&PUPPY_GAIN_FROM)),
        Species::Other(_) => None,
    }
}

fn of_birth_weight(case: &Case<'_>, days: Option<i64>) -> Option<Expected> {
    let figure = &KITTEN_GAIN_OF_BIRTH;
    let birth = birth_weight(case.resident).filter(|_| figure.covers(days))?;
    let grams_per_day = birth.g() * figure.value / 100.0;
    Some(Expected {
        grams_per_day,
        words: format!(
            "{} % of the birth weight a day is expected, {}",
            plain(figure.value),
            case.grams(grams_per_day)
        ),
        source: figure.source,
        entry: Some(birth.entry),
    })
}

/// The gut is still getting used to formula: its first feed by hand was less than three days before a weighing.
fn is_run_in(case: &Case<'_>, weighing: &Weighing) -> bool {
    hand_feeds(case.resident)
        .next()
        .is_some_and(|(first, _)| weighing.at.minutes_since(first.at) < RUN_IN_DAYS.minutes())
}
