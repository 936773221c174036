//! A weight far from the one before it: a slipped decimal, ounces for grams, or the wrong animal on the scale.

use crate::animals::{Weighing, when};
use crate::values::{Grams, Moment, Quantity};

/// How far apart two weights may be before the screen asks, in percent. Our proposal: a day's gain is about a tenth of
/// a newborn, a feed about a twentieth.
const FAR_PERCENT: f64 = 15.0;

/// Weights longer apart than this are not compared, in minutes: a day and a half.
const LONGEST_APART_MINUTES: i64 = 36 * 60;

/// What to ask about the weights of a round; nothing is ever refused because of it.
pub(super) fn doubt(
    previous: Option<&Weighing>,
    before: Option<Grams>,
    after: Option<Grams>,
    now: Moment,
) -> Option<String> {
    let previous = previous.filter(|w| !w.estimated && now.minutes_since(w.at) <= LONGEST_APART_MINUTES);
    let earlier = previous.zip(before).and_then(|(previous, before)| {
        let far = far(previous.grams, before)?;
        Some(format!("{far} than at {}", when::moment(previous.at, now)))
    });
    let meanwhile = before.or(previous.map(|w| w.grams)).zip(after).and_then(|(before, after)| {
        let far = far(before, after)?;
        Some(format!("{far} after the feed"))
    });
    earlier.or(meanwhile).map(|found| format!("{found}. Right animal?"))
}

/// «54 % more», when it is that far.
fn far(from: Grams, to: Grams) -> Option<String> {
    let percent = 100.0 * (to.value() - from.value()) / from.value();
    let more = if percent > 0.0 { "more" } else { "less" };
    (percent.abs() > FAR_PERCENT).then(|| format!("{:.0} % {more}", percent.abs()))
}
