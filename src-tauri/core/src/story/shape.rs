//! Which kind of story a log holds.

use super::draft::Shape;
use super::scene::Scene;
use crate::entry::Kind;
use crate::entry::kind::{IntroductionOutcome, MaternalStatus, Purpose};
use crate::values::Quantity as _;

/// The first shape that the log has what it takes for, in the order: loss, wild, reunion, two go home, friends,
/// family, fighter, milestone.
pub(crate) fn choose(scene: &Scene) -> Shape {
    if let Some(shape) = scene.request.shape {
        return shape;
    }
    let any = |test: &dyn Fn(&Kind) -> bool| scene.entries.iter().any(|e| test(&e.kind));
    let accepted = Some(IntroductionOutcome::Accepted);
    if any(&|k| matches!(k, Kind::Death(_))) {
        return Shape::Loss;
    }
    if scene.heroes.iter().any(|h| scene.is_wild(h)) && any(&|k| matches!(k, Kind::Release(_))) {
        return Shape::Wild;
    }
    let back = any(&|k| match k {
        Kind::Reunion(r) => r.outcome == accepted,
        Kind::Introduction(i) => i.purpose == Some(Purpose::Reunion) && i.outcome == accepted,
        _ => false,
    });
    let turned_away = any(
        &|k| matches!(k, Kind::MaternalCare(c) if matches!(c.status, MaternalStatus::Rejected | MaternalStatus::Ignored | MaternalStatus::NotCaring)),
    );
    if back && turned_away {
        return Shape::Reunion;
    }
    if super::frames::hook::home_together(scene).is_some() {
        return Shape::TwoGoHome;
    }
    let strangers = scene.entries.iter().any(|e| {
        matches!(&e.kind, Kind::Introduction(i) if i.outcome == accepted && i.purpose != Some(Purpose::Reunion))
            && e.subjects.len() > 1
            && e.subjects.iter().any(|a| e.subjects.iter().any(|b| a != b && !scene.are_siblings(a, b)))
    });
    if strangers {
        return Shape::Friends;
    }
    if any(&|k| matches!(k, Kind::MaternalCare(c) if c.status == MaternalStatus::AcceptedAll)) {
        return Shape::Family;
    }
    let lost_weight = scene.heroes.iter().any(|h| {
        let grams: Vec<f64> = scene
            .about(h)
            .filter(|e| e.subjects.len() == 1)
            .filter_map(|e| if let Kind::Weight(w) = &e.kind { Some(w.grams?.value()) } else { None })
            .collect();
        grams.windows(2).any(|w| w[1] < w[0])
    });
    if scene.heroes.len() == 1 && (lost_weight || any(&|k| matches!(k, Kind::Crisis(_)))) {
        return Shape::Fighter;
    }
    Shape::Milestone
}
