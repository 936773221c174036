//! Nothing in a draft that the log does not hold: whatever the case, the seed and the channel.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Channel, Request, SpanKind, check, draft};
use telling::{cases, chronicle};

#[test]
fn the_rubric_finds_nothing_that_would_hold_a_draft_back() {
    for case in cases() {
        let log = chronicle(&case);
        for channel in Channel::ALL {
            for seed in 0..4 {
                let request = Request { channel, seed, ..Request::default() };
                let told = draft(&log, &request).unwrap();
                let findings = check(&log, &request, &told).unwrap();
                let hard: Vec<_> = findings.iter().filter(|f| f.hard).collect();
                assert!(
                    hard.is_empty(),
                    "{case} on {}, seed {seed}: {hard:?}\n{}",
                    channel.name(),
                    told.body()
                );
            }
        }
    }
}

#[test]
fn every_sentence_rests_on_something_and_every_span_on_its_letters() {
    for case in cases() {
        let log = chronicle(&case);
        let told = draft(&log, &Request::default()).unwrap();
        for sentence in told.sentences() {
            assert!(!sentence.entries.is_empty(), "{case}: «{}»", sentence.text);
            for span in &sentence.spans {
                assert!(sentence.text.get(span.start..span.end).is_some(), "{case}: «{}»", sentence.text);
                assert!(!span.entries.is_empty(), "{case}: «{}»", sentence.text);
                if span.kind == SpanKind::Quote {
                    assert!(sentence.text[span.start..span.end].starts_with('“'));
                }
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_draft_and_another_one_other_words() {
    let log = chronicle("kangaroo-possum");
    let tell = |seed| draft(&log, &Request { seed, ..Request::default() }).unwrap();
    assert_eq!(tell(3), tell(3));
    assert!((1..6).any(|seed| tell(seed).body() != tell(0).body()));
}
