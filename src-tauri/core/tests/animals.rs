//! Where an animal stands, from what its log says.
#![allow(clippy::unwrap_used)]

#[path = "support/log.rs"]
mod support;

use littermate_core::animals::{Nursery, Standing, Whereabouts, label};
use littermate_core::entry::kind::MaternalStatus;
use littermate_core::transfer::file::LogFile;
use littermate_core::values::Moment;
use serde_json::json;
use support::{KANGAROO, Log, at, log};

fn standing(log: &Log, animal: &str, now: &str) -> Standing {
    Nursery::at(&log.chronicle(), at(now)).get(animal).unwrap().standing.clone()
}

fn pip() -> Log {
    log().kitten("pip", "04-10").intake("04-12 18:00", "pip")
}

#[test]
fn she_is_in_care_from_her_intake_on() {
    let pip = standing(&pip(), "pip", "04-20");
    assert_eq!(pip.whereabouts, Whereabouts::InCare);
    assert_eq!(pip.since, Some(at("04-12 18:00")));
    assert_eq!(pip.entry.as_deref(), Some("e001"));
}

#[test]
fn those_who_go_leave_care_and_those_listed_stay() {
    let litter = log()
        .litter("l", json!({}))
        .kitten("pip", "04-10")
        .who(json!({"litter": "l"}))
        .kitten("bean", "04-10")
        .who(json!({"litter": "l"}))
        .animal("queen", json!({"species": "cat", "role": "mother"}))
        .entry("04-12", "queen pip bean", "intake", json!({"litter": "l", "to": "home"}))
        .entry(
            "04-14",
            "queen",
            "placement",
            json!({"litter": "l", "moved": 1, "stayed": ["pip"], "to": "elsewhere", "mother_moved": true}),
        );
    assert_eq!(standing(&litter, "pip", "04-20").whereabouts, Whereabouts::InCare);
    assert_eq!(standing(&litter, "bean", "04-20").whereabouts, Whereabouts::Placed("elsewhere".into()));
    assert_eq!(standing(&litter, "queen", "04-20").whereabouts, Whereabouts::Placed("elsewhere".into()));
    assert_eq!(standing(&litter, "bean", "04-13").whereabouts, Whereabouts::InCare, "not before it happened");
}

#[test]
fn of_a_number_that_went_nobody_is_guessed() {
    let litter = log().litter("l", json!({})).kitten("pip", "04-10").who(json!({"litter": "l"})).entry(
        "04-14",
        "",
        "placement",
        json!({"litter": "l", "moved": 3, "to": "elsewhere"}),
    );
    assert!(standing(&litter, "pip", "04-20").in_care());
}

#[test]
fn she_can_come_back() {
    let away = pip().entry("04-14", "pip", "placement", json!({"to": "elsewhere"}));
    assert!(!standing(&away, "pip", "04-15").in_care());
    let home = away.clone().entry("04-16", "pip", "placement", json!({"to": "home"}));
    assert!(standing(&home, "pip", "04-17").in_care());
    let fed = away.bottle("04-16", "pip", 4.0);
    assert!(standing(&fed, "pip", "04-17").in_care(), "who is fed from this book is in its care");
}

#[test]
fn leaving_has_its_words_and_death_is_final() {
    for (kind, expected) in
        [("adoption", Whereabouts::Adopted), ("release", Whereabouts::Released), ("death", Whereabouts::Died)]
    {
        let gone = pip().entry("06-01", "pip", kind, json!({}));
        assert_eq!(standing(&gone, "pip", "06-02").whereabouts, expected);
        assert!(standing(&gone, "pip", "05-30").in_care());
    }
    let late = pip().entry("05-01", "pip", "death", json!({})).bottle("05-02", "pip", 4.0);
    assert_eq!(standing(&late, "pip", "06-02").whereabouts, Whereabouts::Died);
}

#[test]
fn a_naming_comes_before_the_card() {
    let named = pip().entry("04-13", "pip", "naming", json!({"name": "Pippin"}));
    assert_eq!(standing(&named, "pip", "04-20").label, "Pippin");
    assert_eq!(standing(&named, "pip", "04-12 20:00").label, "Pip");
    let both = pip().kitten("bean", "04-10").entry(
        "04-13",
        "pip bean",
        "naming",
        json!({"names": ["Ash", "Birch"]}),
    );
    assert_eq!(standing(&both, "bean", "04-20").label, "Birch");
}

#[test]
fn without_a_name_she_has_a_label() {
    let cards = log()
        .animal("a", json!({"name": null, "species": "cat", "collar": "green"}))
        .animal("b", json!({"name": null, "species": "dog", "coat": "brindle"}))
        .animal("c", json!({"name": " ", "species": "hedgehog"}))
        .chronicle();
    let label = |id: &str| label(None, &cards.animals[id]);
    assert_eq!(
        (label("a"), label("b"), label("c")),
        ("Green".into(), "the brindle puppy".into(), "a hedgehog".into())
    );
}

#[test]
fn her_age_says_how_surely_it_is_known() {
    let words = |log: &Log, now: &str| standing(log, "pip", now).age.map(|age| age.words());
    assert_eq!(words(&pip(), "04-22").as_deref(), Some("12 days"));
    assert_eq!(words(&pip(), "04-10").as_deref(), Some("born today"));
    assert_eq!(words(&pip(), "04-09"), None);
    let guessed = pip().who(json!({"birth": {"date": "2026-04-10", "precision": "estimated_days"}}));
    assert_eq!(words(&guessed, "04-22").as_deref(), Some("about 12 days"));
    let found = log().animal("pip", json!({"species": "cat"}));
    assert_eq!(words(&found, "04-22"), None);
    let found = found.entry("04-12", "pip", "intake", json!({"age_weeks_est": 1}));
    assert_eq!(words(&found, "04-22").as_deref(), Some("about 17 days"));
    let born_here = found.entry("04-11", "pip", "birth", json!({}));
    assert_eq!(words(&born_here, "04-22").as_deref(), Some("11 days"), "a birth in the log is known");
}

#[test]
fn giving_birth_is_not_being_born() {
    let queen = log()
        .litter("l", json!({"mother": "queen"}))
        .animal("queen", json!({"species": "cat", "role": "mother"}))
        .kitten("pip", "04-10")
        .who(json!({"litter": "l", "birth": null}))
        .entry("04-11", "queen", "birth", json!({"litter": "l", "count": 4}));
    assert_eq!(standing(&queen, "queen", "04-20").age, None);
    assert_eq!(standing(&queen, "pip", "04-20").days(), Some(9));
    assert!(!standing(&queen, "queen", "04-20").is_charge());
}

fn pair() -> Log {
    pip().kitten("wren", "04-11").intake("04-12", "wren").entry(
        "04-28 17:00",
        "pip wren",
        "introduction",
        json!({"outcome": "unsure"}),
    )
}

fn partners(log: &Log, animal: &str, now: &str) -> Vec<String> {
    standing(log, animal, now).partners.into_iter().map(|p| p.animal).collect()
}

#[test]
fn a_pair_lasts_until_it_is_ended() {
    assert_eq!(partners(&pair(), "pip", "04-29"), ["wren"]);
    assert!(partners(&pair(), "pip", "04-27").is_empty());
    let kept = pair().entry("04-30", "pip wren", "introduction", json!({"outcome": "accepted"}));
    let wren = &standing(&kept, "pip", "05-01").partners[0];
    assert_eq!((wren.since, wren.entry.as_str(), wren.accepted), (at("04-28 17:00"), "e003", true));
    for end in ["pip wren", "pip"] {
        let ended = kept.clone().entry("05-02", end, "pairing_end", json!({"reason": "sucking"}));
        assert!(partners(&ended, "pip", "05-03").is_empty());
    }
}

#[test]
fn a_failed_introduction_makes_no_pair() {
    let failed = pip().kitten("wren", "04-11").entry(
        "04-28",
        "pip wren",
        "introduction",
        json!({"outcome": "failed"}),
    );
    assert!(partners(&failed, "pip", "04-29").is_empty());
    let later = pair().entry("04-29", "pip wren", "introduction", json!({"outcome": "failed"}));
    assert!(partners(&later, "pip", "04-30").is_empty());
    let mother = pip().kitten("wren", "04-11").entry(
        "04-28",
        "pip wren",
        "introduction",
        json!({"purpose": "reunion"}),
    );
    assert!(partners(&mother, "pip", "04-29").is_empty());
}

#[test]
fn a_pair_ends_with_a_death_or_a_parting() {
    let died = pair().entry("05-01", "wren", "death", json!({}));
    assert!(partners(&died, "pip", "05-02").is_empty());
    let adopted = pair().entry("05-01", "wren", "adoption", json!({}));
    assert!(partners(&adopted, "pip", "05-02").is_empty());
    let both = pair().entry("05-01", "pip wren", "adoption", json!({"together": true}));
    assert_eq!(partners(&both, "pip", "05-02"), ["wren"], "who goes together stays together");
}

#[test]
fn the_nest_is_told_by_its_latest_entry() {
    let log = pair().entry("04-14", "pip", "nest", json!({"with": []})).entry(
        "04-29",
        "wren",
        "nest",
        json!({"with": ["pip"]}),
    );
    assert_eq!(standing(&log, "pip", "04-20").nest.unwrap().with, Vec::<String>::new());
    assert_eq!(standing(&log, "pip", "04-30").nest.unwrap().with, ["wren"]);
}

#[test]
fn the_published_case_stands_as_told() {
    let chronicle = LogFile::parse(KANGAROO).unwrap().chronicle(None).unwrap();
    let now = Moment::parse("2024-04-28T23:00:00-05:00").unwrap();
    let nursery = Nursery::at(&chronicle, now);
    let kangaroo = &nursery.get("a_kangaroo").unwrap().standing;
    assert_eq!(kangaroo.age.unwrap().words(), "about 16 days");
    assert_eq!(kangaroo.maternal_care.as_ref().unwrap().status, MaternalStatus::Rejected);
    assert!(kangaroo.partners.is_empty());
    assert!(nursery.get("a_possum").unwrap().standing.in_care(), "Possum stays");
    assert_eq!(
        nursery.get("a_dog_m").unwrap().standing.whereabouts,
        Whereabouts::Placed("pl_foster_2".into())
    );
    assert_eq!(nursery.charges().map(|r| r.id).collect::<Vec<_>>(), ["a_kangaroo", "a_possum"]);
    let later = Nursery::at(&chronicle, Moment::parse("2024-05-02T20:00:00-05:00").unwrap());
    assert_eq!(later.get("a_kangaroo").unwrap().standing.partners[0].animal, "a_possum");
}
