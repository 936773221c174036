//! The feeding plan in the book: set by a form, for one or for the litter, refused at the field, taken back.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::journal::EntryForm;
use littermate_core::register::{FeedingPlan, NewAnimals, PlanForm};
use littermate_core::round::{Column, EVERYONE, RoundRow};
use support::Home;

const TONIGHT: &str = "2026-11-22T03:00:00-06:00";

/// Ash, Elm and Fir, nine days old.
fn willow() -> Home {
    let mut home = Home::at(TONIGHT);
    let litter = NewAnimals {
        litter: "Willow litter".to_owned(),
        species: "cat".to_owned(),
        age: "9".to_owned(),
        names: "Ash, Elm, Fir".to_owned(),
        ..NewAnimals::default()
    };
    home.book.take_in(&litter).unwrap();
    home
}

fn weigh(home: &mut Home, who: &str, grams: &str) {
    write(home, who, "weight", &[("grams", grams), ("when", "before_feed")]);
}

fn write(home: &mut Home, who: &str, kind: &str, fields: &[(&str, &str)]) {
    let form = EntryForm {
        kind: kind.to_owned(),
        subjects: vec![who.to_owned()],
        fields: fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect(),
        ..EntryForm::default()
    };
    home.book.add_entry(&form).unwrap();
}

fn plan_of(home: &mut Home, who: &str) -> FeedingPlan {
    home.book.feeding_plan(who, None).unwrap()
}

fn form() -> PlanForm {
    PlanForm { formula: "kitten milk".to_owned(), kcal_per_ml: "0,74".to_owned(), ..PlanForm::default() }
}

#[test]
fn a_label_read_once_gives_the_whole_litter_its_plan() {
    let mut home = willow();
    weigh(&mut home, "Ash", "200");
    weigh(&mut home, "Elm", "180");
    let before = plan_of(&mut home, "Ash");
    assert_eq!(before.littermates.as_deref(), Some("Elm and Fir"));
    assert_eq!(before.plan.unwrap().daily_ml, None);
    home.book.set_feeding_plan("Ash", &PlanForm { whole_litter: true, ..form() }).unwrap();
    let ash = plan_of(&mut home, "Ash");
    let plan = ash.plan.unwrap();
    assert_eq!((plan.daily_ml, plan.feeds, plan.ml), (Some(40.5), Some(6), Some(6.5)));
    assert_eq!(plan_of(&mut home, "Elm").plan.unwrap().daily_ml, Some(36.5));
    let words: Vec<&str> = ash.rests_on.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(
        words,
        ["Feeding plan kitten milk, 0.74 kcal per mL, 3:00", "Weight 200 g, before the feed, 3:00"]
    );
    assert_eq!((ash.form.kcal_per_ml.as_str(), ash.form.formula.as_str()), ("0.74", "kitten milk"));
    assert_eq!(home.book.undo().unwrap().value.unwrap(), "feeding plan");
    assert_eq!(plan_of(&mut home, "Elm").plan.unwrap().daily_ml, None);
}

#[test]
fn a_plan_for_one_leaves_the_others_alone_and_the_next_takes_its_place() {
    let mut home = willow();
    home.book
        .set_feeding_plan("Ash", &PlanForm { every_hours: "3 h".to_owned(), ml: "4".to_owned(), ..form() })
        .unwrap();
    home.clock.pass_minutes(1);
    home.book.set_feeding_plan("Ash", &PlanForm { every_hours: "2,5".to_owned(), ..form() }).unwrap();
    let ash = plan_of(&mut home, "Ash");
    assert_eq!((ash.form.every_hours.as_str(), ash.form.ml.as_str()), ("2.5", ""));
    assert_eq!(ash.plan.unwrap().every_minutes, Some(150));
    assert_eq!(plan_of(&mut home, "Elm").plan.unwrap().every_minutes, Some(240));
}

#[test]
fn the_word_of_the_vet_is_kept_as_such() {
    let mut home = willow();
    weigh(&mut home, "Ash", "100");
    let vet =
        PlanForm { every_hours: "2".to_owned(), ml: "6".to_owned(), by_vet: true, ..PlanForm::default() };
    home.book.set_feeding_plan("Ash", &vet).unwrap();
    home.clock.pass_minutes(1);
    home.book.set_feeding_plan("Ash", &PlanForm { every_hours: "4".to_owned(), ..form() }).unwrap();
    let ash = plan_of(&mut home, "Ash");
    let plan = ash.plan.unwrap();
    assert_eq!((plan.by_vet, plan.ml, plan.every_minutes), (true, Some(6.0), Some(120)));
    assert!(plan.notes.iter().any(|note| note.text.starts_with("The vet’s word of today stands above")));
    assert_eq!(ash.form.every_hours, "4", "the form is the carers' own plan");
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_writes_nothing() {
    let mut home = willow();
    let digest = home.book.digest().unwrap();
    let refusal = |home: &mut Home, form: PlanForm| {
        let error = home.book.set_feeding_plan("Ash", &form).unwrap_err();
        (error.field.unwrap(), error.message)
    };
    let refused = |field: &str, message: &str| (field.to_owned(), message.to_owned());
    for (kcal, message) in [
        ("much", "«much» is not a number."),
        ("74", "A formula has 0.3 to 3 kcal in each mL, not 74. If that is for 100 mL, type 0.74."),
        ("-1", "A formula has 0.3 to 3 kcal in each mL, not -1."),
        ("12,,5", "«12,,5» is not a number."),
        ("NaN", "«NaN» is not a number."),
    ] {
        let form = PlanForm { kcal_per_ml: kcal.to_owned(), ..form() };
        assert_eq!(refusal(&mut home, form), refused("kcal_per_ml", message));
    }
    for hours in ["0", "1e9", "25"] {
        let form = PlanForm { every_hours: hours.to_owned(), ..form() };
        assert_eq!(
            refusal(&mut home, form),
            refused("every_hours", "From 0.5 to 24 hours lie between two feeds.")
        );
    }
    for (ml, message) in [
        ("0", "Leave it empty to have it worked out."),
        ("1e9", "«1e9» is not a number of mL."),
        ("-5", "-5 mL is outside 0 to 2000 mL."),
    ] {
        let form = PlanForm { ml: ml.to_owned(), ..form() };
        assert_eq!(refusal(&mut home, form).0, "ml", "{message}");
    }
    for (from, to, field, message) in [
        ("23:00", "", "night_to", "When does the night end? Try 23:00 and 5:00."),
        ("", "5", "night_from", "When does the night begin? Try 23:00 and 5:00."),
        ("late", "5", "night_from", "«late» is not a time of the clock. Try 23:00."),
        ("23:00", "25:00", "night_to", "«25:00» is not a time of the clock. Try 23:00."),
        ("23", "11 pm", "night_to", "The night ends when it begins."),
        ("5", "23", "night_to", "From 5:00 to 23:00 is longer than 12 hours. Is it the other way round?"),
    ] {
        let form = PlanForm { night_from: from.to_owned(), night_to: to.to_owned(), ..form() };
        assert_eq!(refusal(&mut home, form), refused(field, message));
    }
    assert_eq!(home.book.digest().unwrap(), digest);
}

#[test]
fn mixed_formula_keeps_the_plan_and_says_when_it_is_to_be_thrown_away() {
    let mut home = willow();
    let night = PlanForm {
        night_from: "23".to_owned(),
        night_to: "5".to_owned(),
        every_hours: "3".to_owned(),
        ..form()
    };
    home.book.set_feeding_plan("Ash", &night).unwrap();
    home.clock.pass_minutes(5);
    home.book.mix_formula("Elm").unwrap();
    for who in ["Ash", "Elm", "Fir"] {
        let plan = plan_of(&mut home, who).plan.unwrap();
        let mixed = plan.lines.iter().find(|line| line.what == "Formula").unwrap();
        assert_eq!(mixed.why, "mixed 3:05, to be used before tomorrow 3:05", "{who}");
    }
    assert_eq!(plan_of(&mut home, "Ash").form.night_from, "23:00", "her plan stands");
    assert_eq!(plan_of(&mut home, "Elm").form.every_hours, "");
    home.book.undo().unwrap();
    let plan = plan_of(&mut home, "Fir").plan.unwrap();
    assert!(plan.lines.iter().all(|line| line.what != "Formula"), "all of it was one deed");
}

#[test]
fn one_who_died_has_no_plan_and_none_can_be_set() {
    let mut home = willow();
    write(&mut home, "Fir", "death", &[]);
    let fir = plan_of(&mut home, "Fir");
    assert_eq!((fir.plan, fir.next, fir.can_be_set), (None, None, false));
    home.book.set_feeding_plan("Ash", &PlanForm { whole_litter: true, ..form() }).unwrap();
    let lines = home.book.timeline("Fir", None, None).unwrap().entries;
    assert!(lines.iter().all(|line| line.kind != "plan_feed"), "the litter's plan is of the living");
    assert!(home.book.set_feeding_plan("Fir", &form()).is_err());
}

fn row_of(home: &mut Home, who: &str) -> RoundRow {
    let rows = home.book.round(EVERYONE).unwrap().rows;
    rows.into_iter().find(|row| row.name == who).unwrap()
}

#[test]
fn the_round_suggests_what_is_planned_and_feeds_the_formula_of_the_plan() {
    let mut home = willow();
    weigh(&mut home, "Ash", "200");
    let old = [("method", "bottle"), ("ml", "5"), ("formula", "old milk"), ("kcal_per_ml", "1")];
    write(&mut home, "Ash", "feed", &old);
    home.clock.pass_minutes(40);
    home.book.set_feeding_plan("Ash", &form()).unwrap();
    let row = row_of(&mut home, "Ash");
    assert_eq!(row.fed.suggestion, "6.5");
    let source = "Small Animal Clinical Nutrition 2010, ch. 23";
    assert_eq!(row.fed.why.unwrap(), format!("40.5 mL a day in 6 feeds ({source})"));
    home.book.save_cell(EVERYONE, "Ash", Column::Fed, "6.5").unwrap();
    let fed = home
        .book
        .timeline("Ash", None, None)
        .unwrap()
        .entries
        .into_iter()
        .find(|line| line.kind == "feed")
        .unwrap();
    assert!(fed.words.contains("kitten milk"), "{}", fed.words);
    assert_eq!(plan_of(&mut home, "Ash").plan.unwrap().kcal_per_ml, Some(0.74));
}

#[test]
fn a_row_asks_about_one_that_was_fed_just_now_and_suggests_nothing() {
    let mut home = willow();
    weigh(&mut home, "Ash", "200");
    home.book.set_feeding_plan("Ash", &form()).unwrap();
    write(&mut home, "Ash", "feed", &[("method", "bottle"), ("ml", "6.5")]);
    home.clock.pass_minutes(10);
    let row = row_of(&mut home, "Ash");
    assert_eq!(row.fed_lately.as_deref(), Some("Ash got 6.5 mL at 3:00. Feed again?"));
    assert_eq!(row.fed.suggestion, "", "or Enter would feed it twice");
    home.book.save_cell(EVERYONE, "Ash", Column::Fed, "2").unwrap();
    assert_eq!(row_of(&mut home, "Ash").fed_lately, None, "it is answered");
    home.clock.pass_minutes(200);
    assert_eq!(row_of(&mut home, "Ash").fed.suggestion, "6.5");
}

#[test]
fn the_round_says_that_formula_is_past_its_time() {
    let mut home = willow();
    home.book.mix_formula("Ash").unwrap();
    home.clock.pass_minutes(23 * 60);
    assert!(!home.book.round(EVERYONE).unwrap().subtitle.contains("formula"));
    home.clock.pass_minutes(2 * 60);
    let subtitle = home.book.round(EVERYONE).unwrap().subtitle;
    assert!(
        subtitle.ends_with("formula mixed yesterday 3:00: past its 24 hours, mix it fresh"),
        "{subtitle}"
    );
}
