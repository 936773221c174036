//! Words that say more than they seem to, and what a log must hold before they may be used.

use super::guard::contains_word;
use super::scene::Scene;
use crate::entry::Kind;
use crate::entry::kind::{FeedMethod, IntroductionOutcome, MaternalStatus, Purpose};
use crate::values::Quantity as _;

/// Words of one meaning, and the test that allows them.
struct Licence {
    words: &'static [&'static str],
    needs: &'static str,
    held: fn(&Scene) -> bool,
}

const TABLE: [Licence; 19] = [
    Licence {
        words: &["abandoned", "abandonment", "dumped", "discarded", "left behind", "thrown away"],
        needs: "somebody who saw the animal being left",
        held: |_| false,
    },
    Licence {
        words: &["orphan", "orphans", "orphaned"],
        needs: "an observation that the mother died",
        held: |s| {
            any(s, |k| match k {
                Kind::Observation(o) => o
                    .mother
                    .as_ref()
                    .and_then(|m| m.text())
                    .is_some_and(|m| ["died", "dead", "killed"].iter().any(|w| m.contains(w))),
                _ => false,
            })
        },
    },
    Licence {
        words: &["rejected", "turned away", "rejection"],
        needs: "an entry of maternal care «rejects»",
        held: |s| any(s, |k| matches!(k, Kind::MaternalCare(c) if c.status == MaternalStatus::Rejected)),
    },
    Licence {
        words: &["runt"],
        needs: "the tag «runt», or the lowest weight of a litter that was weighed whole",
        held: |s| tagged(s, &["runt"]),
    },
    Licence {
        words: &["stray", "feral", "community cat"],
        needs: "an origin on the animal's card that may be told",
        held: |s| {
            s.log.animals.values().any(|a| {
                let open = matches!(a.origin_visibility.as_deref(), None | Some("public"));
                open && a.origin.as_deref().is_some_and(|o| {
                    let o = o.to_lowercase();
                    ["stray", "feral", "community"].iter().any(|w| o.contains(w))
                })
            })
        },
    },
    Licence {
        words: &["fading", "nearly died", "near death", "close to death"],
        needs: "a crisis, and a vet's finding that may be published",
        held: |s| any(s, |k| matches!(k, Kind::Crisis(_))) && any(s, |k| matches!(k, Kind::VetVisit(_))),
    },
    Licence {
        words: &["crisis"],
        needs: "an entry of the kind «crisis»",
        held: |s| any(s, |k| matches!(k, Kind::Crisis(_))),
    },
    Licence {
        words: &[
            "fighter",
            "miracle",
            "miraculous",
            "against all odds",
            "warrior",
            "rainbow bridge",
            "furever",
        ],
        needs: "nothing: it is never used",
        held: |_| false,
    },
    Licence {
        words: &["bottle-fed", "bottle-feeds"],
        needs: "two bottle feeds",
        held: |s| {
            let feeds = s
                .entries
                .iter()
                .filter(|e| matches!(&e.kind, Kind::Feed(f) if f.method == FeedMethod::Bottle));
            feeds.count() >= 2
                || any(s, |k| {
                    matches!(k, Kind::Feed(f) if f.method == FeedMethod::Bottle
                    && (f.every_hours.is_some() || f.times_per_day.is_some() || f.days.is_some()))
                })
        },
    },
    Licence {
        words: &["around the clock", "round the clock", "day and night"],
        needs: "feeds at night, at most four hours apart",
        held: |s| any(s, |k| matches!(k, Kind::Feed(f) if f.every_hours.is_some_and(|h| h <= 4.0))),
    },
    Licence {
        words: &["thriving", "doing well", "flourishing"],
        needs: "weight up on most of the last weighed days, and no open crisis",
        held: |s| s.heroes.iter().all(|h| rising(s, h)),
    },
    Licence {
        words: &["doubled"],
        needs: "two measured weights, one twice the other",
        held: |s| grown_by(s, 1.95),
    },
    Licence {
        words: &["tripled"],
        needs: "two measured weights, one three times the other",
        held: |s| grown_by(s, 2.9),
    },
    Licence {
        words: &["inseparable", "bonded", "best friends", "bonded pair"],
        needs: "nights together and a separation on record, or somebody's words",
        held: |s| {
            any(s, |k| match k {
                Kind::Cohabit(c) => match (c.nights_together, c.of) {
                    (Some(n), Some(of)) => of > 0.0 && n / of >= 0.8,
                    _ => false,
                },
                Kind::Introduction(i) => i.reaction.as_deref().is_some_and(|r| r.contains("bond")),
                _ => false,
            })
        },
    },
    Licence {
        words: &["siblings", "littermates", "brother", "sister", "brothers", "sisters"],
        needs: "one litter",
        held: |s| s.heroes.iter().any(|a| s.log.animals.keys().any(|b| a != b && s.are_siblings(a, b))),
    },
    Licence {
        words: &["reunited"],
        needs: "a reunion that was accepted",
        held: |s| {
            any(s, |k| match k {
                Kind::Reunion(r) => r.outcome == Some(IntroductionOutcome::Accepted),
                Kind::Introduction(i) => {
                    i.purpose == Some(Purpose::Reunion) && i.outcome == Some(IntroductionOutcome::Accepted)
                }
                Kind::Plan(p) => p.what.contains("reunite"),
                _ => false,
            })
        },
    },
    Licence {
        words: &["adopted", "forever home", "forever family"],
        needs: "an adoption, not an application",
        held: |s| any(s, |k| matches!(k, Kind::Adoption(_))),
    },
    Licence {
        words: &["released"],
        needs: "a release",
        held: |s| {
            any(s, |k| {
                matches!(k, Kind::Release(_)) || matches!(k, Kind::Plan(p) if p.what.contains("release"))
            })
        },
    },
    Licence {
        words: &["died", "passed away", "put to sleep"],
        needs: "a death",
        held: |s| {
            any(s, |k| matches!(k, Kind::Death(_)))
                || any(s, |k| matches!(k, Kind::Observation(o) if o.mother.is_some()))
        },
    },
];

/// The first word of a text that the log does not allow, and what it would need.
pub(crate) fn unlicensed(scene: &Scene, text: &str) -> Option<(&'static str, &'static str)> {
    let lower = text.to_lowercase();
    TABLE.iter().find_map(|licence| {
        let word = licence.words.iter().find(|w| contains_word(&lower, w))?;
        (!(licence.held)(scene)).then_some((*word, licence.needs))
    })
}

/// Words that no log allows.
pub(crate) fn forbidden(text: &str) -> bool {
    let lower = text.to_lowercase();
    let never = ["abandon", "dumped", "discarded", "miracle", "fading", "against all odds", "rainbow bridge"];
    never.iter().any(|w| lower.contains(w))
}

fn any(scene: &Scene, test: impl Fn(&Kind) -> bool) -> bool {
    scene.entries.iter().any(|e| test(&e.kind))
}

fn tagged(scene: &Scene, tags: &[&str]) -> bool {
    any(
        scene,
        |k| matches!(k, Kind::Observation(o) if o.tags.iter().flatten().any(|t| tags.contains(&t.as_str()))),
    )
}

fn grams(scene: &Scene, animal: &str) -> Vec<f64> {
    scene
        .about(animal)
        .filter(|e| e.subjects.len() == 1)
        .filter_map(|e| match &e.kind {
            Kind::Weight(w) if w.estimated != Some(true) => Some(w.grams?.value()),
            _ => None,
        })
        .collect()
}

fn grown_by(scene: &Scene, times: f64) -> bool {
    scene.log.animals.keys().any(|animal| {
        let all = grams(scene, animal);
        all.first().is_some_and(|first| all.iter().any(|g| *g >= first * times))
    })
}

fn rising(scene: &Scene, animal: &str) -> bool {
    let all = grams(scene, animal);
    let last: Vec<&[f64]> = all.windows(2).rev().take(7).collect();
    last.len() >= 3 && last.iter().filter(|w| w[1] > w[0]).count() * 7 >= last.len() * 5
}
