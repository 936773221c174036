//! Numbers, dates and lists as English writes them.

use chrono::{Datelike as _, NaiveDate};

const SMALL: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A count: words up to nine, digits from ten.
pub(crate) fn number(n: i64) -> String {
    usize::try_from(n).ok().and_then(|i| SMALL.get(i)).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// A count that came as a float.
pub(crate) fn count(n: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)] // Guarded by the range.
    (n.fract() == 0.0 && (0.0..1e6).contains(&n)).then_some(n as i64)
}

/// A measured number: without needless decimals.
pub(crate) fn decimal(n: f64) -> String {
    let rounded = (n * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

/// A whole or broken number of hours, minutes or days: words where they are short.
pub(crate) fn amount(n: f64) -> String {
    match count(n) {
        Some(whole) => number(whole),
        None => match count(n - 0.5) {
            Some(whole @ 1..) => format!("{} and a half", number(whole)),
            _ => decimal(n),
        },
    }
}

/// A number with its unit, in the singular for one.
pub(crate) fn units(n: f64, unit: &str) -> String {
    if (n - 1.0).abs() < f64::EPSILON { format!("one {unit}") } else { format!("{} {unit}s", amount(n)) }
}

/// An ordinal up to ninth.
pub(crate) fn ordinal(n: i64) -> Option<&'static str> {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    usize::try_from(n - 1).ok().and_then(|i| words.get(i)).copied()
}

/// A fraction in words: «a third», «three quarters».
pub(crate) fn fraction(num: f64, den: f64) -> Option<String> {
    let (n, d) = (count(num)?, count(den)?);
    let (n, d) = (n / gcd(n, d).max(1), d / gcd(n, d).max(1));
    if d <= n || n < 1 {
        return None;
    }
    Some(match (n, d) {
        (1, 2) => "half".to_owned(),
        (1, 4) => "a quarter".to_owned(),
        (3, 4) => "three quarters".to_owned(),
        (1, d) => format!("{} {}", if d == 8 { "an" } else { "a" }, ordinal(d)?),
        (n, d) => format!("{} {}s", number(n), ordinal(d)?),
    })
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// «April 29», with the year when asked.
pub(crate) fn date(day: NaiveDate, year: bool) -> String {
    if year { day.format("%B %-d, %Y").to_string() } else { day.format("%B %-d").to_string() }
}

/// A day with its year, as `date` writes it: the day alone, and the year.
pub(crate) fn dated(text: &str) -> Option<(&str, &str)> {
    let (day, year) = text.split_once(", ")?;
    let digits = |word: &str, most: usize| word.len() <= most && word.bytes().all(|b| b.is_ascii_digit());
    let (month, number) = day.split_once(' ')?;
    let known = NaiveDate::parse_from_str(&format!("{month} {number} {year}"), "%B %d %Y").is_ok();
    (known && year.len() == 4 && digits(year, 4) && digits(number, 2)).then_some((day, year))
}

/// Days between two dates.
pub(crate) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// Whether two dates fall in the same year.
pub(crate) fn same_year(a: NaiveDate, b: NaiveDate) -> bool {
    a.year() == b.year()
}

/// An age: days up to four weeks, then weeks, then months and years; a guess is told in weeks sooner.
pub(crate) fn age(days: i64, about: bool) -> String {
    match days {
        0 => "less than a day".to_owned(),
        14..=27 if about || days % 7 == 0 => units((days as f64 / 7.0).round(), "week"),
        1..=27 => units(days as f64, "day"),
        28..=125 => units((days / 7) as f64, "week"),
        126..=729 => units((days * 100 / 3044) as f64, "month"),
        _ => units((days / 365) as f64, "year"),
    }
}

/// «Basil, Dill and Fennel».
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// «a» or «an» before a word.
pub(crate) fn article(word: &str) -> &'static str {
    let lower = word.to_lowercase();
    let sounded = ["hour", "honest", "heir", "x-"].iter().any(|w| lower.starts_with(w));
    let hidden = ["uni", "eu", "one", "use", "usu"].iter().any(|w| lower.starts_with(w));
    let vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u', '8']);
    if sounded || (vowel && !hidden) || lower.starts_with("11 ") || lower.starts_with("18 ") {
        "an"
    } else {
        "a"
    }
}

/// The plural of a noun from a small world.
pub(crate) fn plural(noun: &str) -> String {
    let irregular = [
        ("mouse", "mice"),
        ("deer", "deer"),
        ("goose", "geese"),
        ("sheep", "sheep"),
        ("calf", "calves"),
        ("wolf", "wolves"),
        ("child", "children"),
    ];
    if let Some((one, many)) = irregular.iter().find(|(one, _)| noun.ends_with(one)) {
        return format!("{}{many}", &noun[..noun.len() - one.len()]);
    }
    let last_two = noun.len().checked_sub(2).and_then(|i| noun.get(i..)).unwrap_or("");
    if noun.ends_with('y') && !["ay", "ey", "oy", "uy"].contains(&last_two) {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// First letter large.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// First letter small, unless the word looks like a name or an initialism.
pub(crate) fn small(text: &str) -> String {
    let first_word = text.split_whitespace().next().unwrap_or("");
    let common = [
        "The", "A", "An", "In", "On", "At", "Both", "No", "Not", "Very", "She", "He", "They", "Her", "His",
        "Their", "To", "Found", "Born", "Owner", "Mother",
    ];
    if common.contains(&first_word) {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    } else {
        text.to_owned()
    }
}

/// A tag or an identifier as words.
pub(crate) fn humanise(tag: &str) -> String {
    tag.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part somebody plays: a «foster» is a foster carer.
pub(crate) fn role(role: &str) -> String {
    let role = humanise(role);
    if role == "foster" { "foster carer".to_owned() } else { role }
}

/// A possessive: «Wren’s», «the kittens’».
pub(crate) fn possessive(name: &str, many: bool) -> String {
    if many && name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// Words with their large letters, as a title has them.
pub(crate) fn title_case(text: &str) -> String {
    let little =
        ["a", "an", "the", "and", "but", "or", "of", "in", "on", "at", "to", "for", "by", "with", "from"];
    let words: Vec<&str> = text.split(' ').collect();
    let cased: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            if i > 0 && i + 1 < words.len() && little.contains(word) {
                (*word).to_owned()
            } else {
                capital(word)
            }
        })
        .collect();
    cased.join(" ")
}

/// A weight in ounces or pounds, rounded so that a reader can see it: «about three and a half ounces».
pub(crate) fn imperial(grams: f64) -> String {
    let ounces = grams / 28.349_523_125;
    let (value, unit) = if ounces < 16.0 { (ounces, "ounce") } else { (ounces / 16.0, "pound") };
    let halves = (value * 2.0).round() / 2.0;
    if halves < 1.0 {
        return "about half an ounce".to_owned();
    }
    let whole = halves.floor();
    #[allow(clippy::cast_possible_truncation)] // A weight in ounces is small.
    let words = number(whole as i64);
    if halves > whole {
        format!("about {words} and a half {unit}s")
    } else if whole > 1.0 {
        format!("about {words} {unit}s")
    } else {
        format!("about {words} {unit}")
    }
}
