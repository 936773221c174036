//! What a typed figure is held against: a slipped point, ounces for grams, or the wrong animal on the scale. It is
//! asked about once and saved whatever the answer.

use super::Column;
use crate::animals::{Nursery, Weighing, when};
use crate::reference::{SLIP, SLIP_ALIKE, SLIP_APART, SLIP_DOSE, SLIP_NEIGHBOUR, SLIP_NEIGHBOUR_APART};
use crate::values::{Grams, Millilitres, Moment, OUNCE_G, Quantity, Units};

/// A span of figures, in tenths, both ends within.
type Span = (i64, i64);

/// The weight of the row above or below: what is typed one row too far looks like it.
#[derive(Debug, Clone)]
pub(super) struct Neighbour {
    /// What it is called.
    pub(super) label: String,
    /// Its last weighing.
    pub(super) weighing: Weighing,
}

/// What the figure of one cell is held against.
#[derive(Debug)]
pub(super) struct Guard<'r> {
    column: Column,
    /// The weight it is held against, in tenths, and when that was: «at 0:05», «before the feed».
    against: Option<(i64, String)>,
    neighbours: &'r [Neighbour],
    now: Moment,
    close: bool,
    units: Units,
}

impl<'r> Guard<'r> {
    /// Of a row: the weight before it, the neighbours' and, once it is typed, that of this round.
    pub(super) fn new(
        column: Column,
        previous: Option<&Weighing>,
        before: Option<Grams>,
        neighbours: &'r [Neighbour],
        at: Moment,
        nursery: &Nursery<'_>,
    ) -> Self {
        let now = nursery.now;
        let within = |w: &Weighing, hours: f64| at.minutes_since(w.at) as f64 <= hours * 60.0;
        let previous = previous.filter(|w| !w.estimated && within(w, SLIP_APART.value));
        let earlier = previous.map(|w| (w.grams.tenths(), format!("at {}", when::moment(w.at, now))));
        let this = before.map(|grams| (grams.tenths(), "before the feed".to_owned()));
        Self {
            column,
            against: match column {
                Column::Before => earlier,
                Column::Fed | Column::After => this.or(earlier),
            },
            neighbours: if column == Column::Before { neighbours } else { &[] },
            now,
            close: previous.is_some_and(|w| within(w, SLIP_NEIGHBOUR_APART.value)),
            units: nursery.units(),
        }
    }

    /// The bare numbers that are taken without a question; none when all are.
    pub(super) fn calm(&self) -> Vec<(f64, f64)> {
        let shown = |tenths: i64| match self.column {
            Column::Fed => tenths as f64 / 10.0,
            Column::Before | Column::After => self.units.bare(tenths as f64 / 10.0),
        };
        self.spans().into_iter().map(|(from, to)| (shown(from), shown(to))).collect()
    }

    /// What to ask about a figure, in tenths of the cell's unit.
    pub(super) fn doubt(&self, tenths: i64) -> Option<String> {
        let spans = self.spans();
        let calm = spans.is_empty() || spans.iter().any(|span| holds(*span, tenths));
        if calm {
            return None;
        }
        let (against, since) = self.against.as_ref()?;
        if self.column == Column::Fed {
            return Some(format!("{}: a slipped point?", Millilitres::from_tenths(tenths)));
        }
        let told = |tenths: i64| self.units.weight(Grams::from_tenths(tenths));
        let typed = told(tenths);
        let fits = |factor: f64| {
            let far = 100.0 * (tenths as f64 / factor / *against as f64 - 1.0);
            far.abs() <= SLIP.value
        };
        let was = format!("{} {since}", told(*against));
        Some(if fits(10.0) {
            format!("{typed} is ten times the {was}. A slipped point?")
        } else if fits(0.1) {
            format!("{typed} is a tenth of the {was}. A slipped point?")
        } else if fits(1.0 / OUNCE_G) {
            format!("{typed} is far from the {was}. Were it ounces, it would fit.")
        } else if fits(OUNCE_G) {
            format!("{typed} is far from the {was}. Were it grams, it would fit.")
        } else if let Some(other) = self.neighbours.iter().find(|n| self.close && holds(alike(n), tenths)) {
            let at = when::moment(other.weighing.at, self.now);
            let theirs = other.weighing.told(self.units);
            format!("Close to the {theirs} of {} at {at}. Right animal?", other.label)
        } else {
            let percent = 100.0 * (tenths - against) as f64 / *against as f64;
            let more = if percent > 0.0 { "more" } else { "less" };
            format!("{:.0} % {more} than {since}. Right animal?", percent.abs())
        })
    }

    /// The spans that are calm, in tenths and in order.
    fn spans(&self) -> Vec<Span> {
        let Some((against, _)) = self.against.as_ref() else { return Vec::new() };
        if self.column == Column::Fed {
            return vec![(0, of(*against, SLIP_DOSE.value))];
        }
        let near = around(*against, SLIP_NEIGHBOUR.value);
        let mut spans = vec![around(*against, SLIP.value)];
        for (from, to) in self.neighbours.iter().filter(|_| self.close).map(alike) {
            for taken in [(from, to.min(near.0 - 1)), (from.max(near.1 + 1), to)] {
                spans = spans.into_iter().flat_map(|span| without(span, taken)).collect();
            }
        }
        spans
    }
}

/// So many percent around a figure.
fn around(tenths: i64, percent: f64) -> Span {
    (of(tenths, 100.0 - percent), of(tenths, 100.0 + percent))
}

/// So many percent of a figure.
fn of(tenths: i64, percent: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation)] // A weight, and a few percent more.
    let part = (tenths as f64 * percent / 100.0).round() as i64;
    part
}

/// What looks like a neighbour's weight.
fn alike(neighbour: &Neighbour) -> Span {
    around(neighbour.weighing.grams.tenths(), SLIP_ALIKE.value)
}

fn holds(span: Span, tenths: i64) -> bool {
    (span.0..=span.1).contains(&tenths)
}

/// A span without another one: what is left before and behind it.
fn without(span: Span, taken: Span) -> impl Iterator<Item = Span> {
    let untouched = taken.0 > taken.1 || taken.1 < span.0 || taken.0 > span.1;
    let parts = if untouched {
        [Some(span), None]
    } else {
        [Some((span.0, taken.0 - 1)), Some((taken.1 + 1, span.1))]
    };
    parts.into_iter().flatten().filter(|(from, to)| from <= to)
}
