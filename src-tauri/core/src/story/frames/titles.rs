//! Three titles for every story: plain, warm, short. True of the log, in the present tense, and never of a death.

use super::hook::{everyone, small_one, unmothered};
use crate::story::draft::{Beat, Shape};
use crate::story::refer::Ent;
use crate::story::say::Say;
use crate::story::scene::Scene;
use crate::story::text::{Arg, value};

/// Three titles: plain, warm, short.
pub(crate) fn titles(scene: &Scene) -> Vec<Say> {
    let title = |frame, wordings: &[&str]| Say::new(frame, Beat::Hook, wordings).alone();
    let heroes = Ent::animals(&scene.heroes);
    let adjective_noun = |id: &str| {
        let (words, sources) = small_one(scene, id);
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        vec![value(words, &sources)]
    };
    let (whole, many) = everyone(scene);
    let first = scene.heroes[0].clone();
    let mut says = match scene.shape {
        Shape::Friends if scene.heroes.len() == 2 => {
            let b = scene.heroes[1].clone();
            let both = unmothered(scene, &first).is_some() && unmothered(scene, &b).is_some();
            let fill = |say: Say| {
                say.text("a", adjective_noun(&first))
                    .text("b", adjective_noun(&b))
                    .who("s", heroes.clone())
                    .from(&[&first, &b])
            };
            vec![
                fill(title(
                    "title.friends",
                    if both {
                        &["{a} and {b}, both without a mother’s care, find company in each other"]
                    } else {
                        &["{a} and {b} from different litters find company in each other"]
                    },
                )),
                fill(title("title.friends_warm", &["How {s.n}, {a} and {b}, stop being alone"])),
                fill(title("title.friends_short", &["{s.n} find each other"])),
            ]
        }
        Shape::TwoGoHome => vec![
            title("title.home", &["{s.n}, found to belong together, share one new home"])
                .who("s", heroes.clone()),
            title("title.home_warm", &["One home for both: {s.n} stay side by side"])
                .who("s", heroes.clone()),
            title("title.home_short", &["{s.n} go home together"]).who("s", heroes.clone()),
        ],
        Shape::Wild => vec![
            title("title.wild", &["{who} in need of help {go} back to the wild"]),
            title("title.wild_warm", &["From a helping hand back to the wild: {who}"]),
            title("title.wild_short", &["Back to the wild: {who}"]),
        ],
        Shape::Reunion => vec![
            title("title.reunion", &["After time in human hands, {s.n} {s:is/are} back with {s.p} mother"])
                .who("s", heroes.clone()),
            title("title.reunion_warm", &["A mother changes her mind and takes {s.n} back"])
                .who("s", heroes.clone()),
            title("title.reunion_short", &["{s.n} and a mother’s second look"]).who("s", heroes.clone()),
        ],
        Shape::Family => vec![
            title("title.family", &["One mother, one litter, and nobody left out"]),
            title("title.family_warm", &["A mother keeps every one of her young close"]),
            title("title.family_short", &["The family that stays together"]),
        ],
        Shape::Fighter => vec![
            title("title.fighter", &["{who} finds a way up, one feed at a time"]),
            title("title.fighter_warm", &["Small steps, steady care: how {s.n} grows"])
                .who("s", heroes.clone()),
            title("title.fighter_short", &["{s.n} grows, gram by gram"]).who("s", heroes.clone()),
        ],
        _ => vec![
            title("title.plain", &["{who} {grow} up in careful hands"]),
            title("title.warm", &["Day by day: how {who} {grow}"]),
            title("title.short", &["{who}, day by day"]),
        ],
    };
    for say in &mut says {
        let grow = if many { "grow" } else { "grows" };
        let go = if many { "go" } else { "goes" };
        say.args.push(("who".to_owned(), Arg::Text(whole.clone())));
        say.wordings = say.wordings.iter().map(|w| w.replace("{grow}", grow).replace("{go}", go)).collect();
        say.entries.extend(scene.heroes.iter().cloned());
    }
    says
}
