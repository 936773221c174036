//! The story of the example case: everything it must say, nothing it must not.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Channel, Request, draft};
use telling::{cases, gold, grade, reading, score, told};

#[test]
fn the_article_states_every_required_fact_for_every_seed() {
    for seed in 0..8 {
        let draft = told("kangaroo-possum", Channel::Article, seed);
        let score = score(&draft, &gold("kangaroo-possum"));
        let text = reading(&draft);
        assert!(
            score.core_missing.is_empty() && score.missing.is_empty(),
            "seed {seed}: {:?}\n{text}",
            score.missing
        );
        assert!(score.forbidden.is_empty(), "seed {seed}: {:?}\n{text}", score.forbidden);
        let words = text.split_whitespace().count();
        assert!((250..=600).contains(&words), "seed {seed}: {words} words");
        assert!(grade(&draft.body()) <= 9.0, "seed {seed}: grade {}", grade(&draft.body()));
    }
}

#[test]
fn the_caption_fits_and_opens_well() {
    for seed in 0..8 {
        let draft = told("kangaroo-possum", Channel::Instagram, seed);
        let text = draft.body();
        assert!(text.chars().count() <= 2200);
        let hook = &draft.sentences().next().unwrap().text;
        assert!(hook.chars().count() <= 125, "{hook}");
    }
}

#[test]
fn every_case_is_told_whole_and_true() {
    for case in cases() {
        for seed in 0..6 {
            let draft = told(&case, Channel::Article, seed);
            let score = score(&draft, &gold(&case));
            let text = reading(&draft);
            assert!(score.core_missing.is_empty(), "{case}, seed {seed}: {:?}\n{text}", score.core_missing);
            let share = 1.0 - score.missing.len() as f64 / score.required as f64;
            assert!(share >= 0.95, "{case}, seed {seed}: {:?}\n{text}", score.missing);
            assert!(score.forbidden.is_empty(), "{case}, seed {seed}: {:?}\n{text}", score.forbidden);
        }
    }
}

#[test]
fn no_channel_is_overfull_or_false() {
    for case in cases() {
        for channel in Channel::ALL {
            let draft = told(&case, channel, 1);
            let limits = channel.limits();
            let text = littermate_core::story::export::plain(&draft);
            if let Some(most) = limits.limit {
                assert!(channel.count(text.trim_end()) <= most, "{case} on {}:\n{text}", channel.name());
            }
            assert!(draft.hashtags.len() <= limits.hashtags);
            let score = score(&draft, &gold(&case));
            assert!(
                score.forbidden.is_empty(),
                "{case} on {}: {:?}\n{text}",
                channel.name(),
                score.forbidden
            );
        }
    }
}

#[test]
fn named_animals_bring_their_story_with_them() {
    let log = telling::chronicle("kangaroo-possum");
    for about in [vec!["a_kangaroo", "a_possum"], vec!["a_possum", "a_kangaroo"], vec!["a_kangaroo"]] {
        let about: Vec<String> = about.into_iter().map(str::to_owned).collect();
        let request = Request { about: about.clone(), ..Request::default() };
        let told = draft(&log, &request).unwrap();
        let score = score(&told, &gold("kangaroo-possum"));
        assert!(score.missing.is_empty(), "{about:?}: {:?}\n{}", score.missing, told.body());
    }
}
