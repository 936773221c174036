//! The care plan in the book: noted, ticked, moved, ordered, given once and asked about before it is given twice.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::Code;
use littermate_core::care_list::{CareChange, CareDeed, CarePanel, MedicineForm};
use littermate_core::care_plan::CareState;
use littermate_core::journal::EntryForm;
use littermate_core::register::NewAnimals;
use support::Home;

/// Ash, Elm and Fir, kittens of 22 days.
fn willow() -> Home {
    let mut home = Home::at("2026-05-02T20:00:00-05:00");
    let new = NewAnimals {
        litter: "Willow litter".to_owned(),
        species: "cat".to_owned(),
        count: "3".to_owned(),
        age: "22".to_owned(),
        exact: true,
        names: "Ash, Elm, Fir".to_owned(),
    };
    home.book.take_in(&new).unwrap();
    home
}

fn change(line: &str, deed: CareDeed) -> CareChange {
    CareChange { line: line.to_owned(), deed, ..CareChange::default() }
}

fn amoxicillin() -> MedicineForm {
    MedicineForm {
        drug: "amoxicillin".to_owned(),
        dose: "0.2 mL".to_owned(),
        route: "by mouth".to_owned(),
        every_hours: "12".to_owned(),
        until: "5 days".to_owned(),
        by: "Dr. Ferrant".to_owned(),
        ..MedicineForm::default()
    }
}

fn panel(home: &mut Home, animal: &str) -> CarePanel {
    home.book.care_panel(animal, None).unwrap()
}

fn words(home: &mut Home, animal: &str, line: &str) -> String {
    let panel = panel(home, animal);
    let all = panel.lines.into_iter().chain(panel.settled);
    all.filter(|known| known.line == line).map(|known| known.words).collect()
}

#[test]
fn a_milestone_is_noted_once_and_undone() {
    let mut home = willow();
    assert!(panel(&mut home, "Ash").milestones.iter().any(|m| m.name == "canines"));
    home.book.note_milestone("Ash", "canines").unwrap();
    let ash = panel(&mut home, "Ash");
    assert_eq!(ash.came[0].words, "on day 22, today");
    assert!(ash.milestones.iter().all(|m| m.name != "canines"));
    home.book.undo().unwrap();
    assert!(panel(&mut home, "Ash").came.is_empty());
    assert_eq!(home.book.note_milestone("Ash", "sees_and_hears").unwrap_err().field.as_deref(), Some("name"));
}

#[test]
fn a_line_is_done_for_one_or_for_the_whole_litter() {
    let mut home = willow();
    assert_eq!(panel(&mut home, "Ash").litter.as_deref(), Some("all 3 of the litter"));
    home.book.change_care("Ash", &change("deworm", CareDeed::Done)).unwrap();
    assert_eq!(words(&mut home, "Ash", "deworm"), "16 May, last today");
    assert_eq!(words(&mut home, "Elm", "deworm"), "today");
    let all = CareChange { litter: true, at: "y".to_owned(), ..change("felv", CareDeed::Done) };
    home.book.change_care("Elm", &all).unwrap();
    for name in ["Ash", "Elm", "Fir"] {
        assert_eq!(words(&mut home, name, "felv"), "done yesterday", "{name}");
    }
    home.book.undo().unwrap();
    assert_eq!(words(&mut home, "Fir", "felv"), "today");
    let timeline = home.book.timeline("Ash", None, None).unwrap();
    assert_eq!(timeline.entries[0].visibility.as_deref(), Some("internal_medical"), "it stays in the book");
}

#[test]
fn a_line_is_moved_left_out_taken_in_again_and_added() {
    let mut home = willow();
    let moved = CareChange { due: "3 days".to_owned(), ..change("deworm", CareDeed::Due) };
    home.book.change_care("Ash", &moved).unwrap();
    assert_eq!(words(&mut home, "Ash", "deworm"), "5 May");
    home.book.change_care("Ash", &change("deworm", CareDeed::LeaveOut)).unwrap();
    assert_eq!(panel(&mut home, "Ash").settled[0].state, CareState::LeftOut);
    home.book.change_care("Ash", &change("deworm", CareDeed::PutBack)).unwrap();
    assert_eq!(words(&mut home, "Ash", "deworm"), "today");
    let own = CareChange { due: "tomorrow".to_owned(), litter: true, ..change("Nail trim", CareDeed::Due) };
    home.book.change_care("Ash", &own).unwrap();
    assert_eq!(words(&mut home, "Fir", "Nail trim"), "tomorrow");
    home.book.change_care("Fir", &change("Nail trim", CareDeed::Done)).unwrap();
    assert_eq!(words(&mut home, "Fir", "Nail trim"), "done today");
    assert_eq!(words(&mut home, "Ash", "Nail trim"), "tomorrow");
    for _ in 0..5 {
        home.book.undo().unwrap();
    }
    assert_eq!(words(&mut home, "Ash", "deworm"), "today", "nothing of it is left");
    assert_eq!(words(&mut home, "Ash", "Nail trim"), "");
}

#[test]
fn what_cannot_be_read_is_refused_at_its_field() {
    let mut home = willow();
    let refused = |home: &mut Home, form: MedicineForm| {
        let error = home.book.plan_medicine("Ash", &form).unwrap_err();
        (error.field.unwrap(), error.message)
    };
    for (field, message, form) in [
        ("drug", "Which medicine?", MedicineForm { drug: "  ".to_owned(), ..amoxicillin() }),
        (
            "drug",
            "That is longer than 120 characters.",
            MedicineForm { drug: "a".repeat(121), ..amoxicillin() },
        ),
        (
            "every_hours",
            "«often» is not a number of hours.",
            MedicineForm { every_hours: "often".to_owned(), ..amoxicillin() },
        ),
        (
            "every_hours",
            "«-5» is not a number of hours.",
            MedicineForm { every_hours: "-5".to_owned(), ..amoxicillin() },
        ),
        (
            "every_hours",
            "«1e9» is not a number of hours.",
            MedicineForm { every_hours: "1e9".to_owned(), ..amoxicillin() },
        ),
        (
            "every_hours",
            "«12,,5» is not a number of hours.",
            MedicineForm { every_hours: "12,,5".to_owned(), ..amoxicillin() },
        ),
        (
            "until",
            "1 May 2026 is before today.",
            MedicineForm { until: "1 may 2026".to_owned(), ..amoxicillin() },
        ),
    ] {
        assert_eq!(refused(&mut home, form), (field.to_owned(), message.to_owned()));
    }
    let line = home.book.change_care("Ash", &change(" ", CareDeed::Due)).unwrap_err();
    assert_eq!((line.field.as_deref(), line.message.as_str()), (Some("line"), "What is to be done?"));
    let day = home.book.change_care("Ash", &change("Nail trim", CareDeed::Due)).unwrap_err();
    assert_eq!(day.field.as_deref(), Some("due"));
    let future = CareChange { at: "2026-06-01".to_owned(), ..change("deworm", CareDeed::Done) };
    assert_eq!(home.book.change_care("Ash", &future).unwrap_err().field.as_deref(), Some("at"));
    assert!(panel(&mut home, "Ash").medicines.is_empty(), "nothing was written");
}

#[test]
fn a_dose_is_one_deed_and_is_asked_about_before_it_is_given_twice() {
    let mut home = willow();
    home.book.plan_medicine("Ash", &amoxicillin()).unwrap();
    assert_eq!(
        panel(&mut home, "Ash").medicines[0].order,
        "0.2 mL by mouth, every 12 hours, until 7 May; ordered by Dr. Ferrant"
    );
    home.book.give_dose("Ash", "amoxicillin", "", false).unwrap();
    assert_eq!(panel(&mut home, "Ash").medicines[0].words, "next tomorrow at 8:00; last 20:00");
    home.clock.pass_minutes(50);
    let asked = home.book.give_dose("Ash", "amoxicillin", "", false).unwrap_err();
    assert_eq!((asked.code, asked.field.as_deref()), (Code::Asks, Some("drug")));
    assert_eq!(asked.message, "Ash got amoxicillin at 20:00, every 12 hours. Give it again?");
    home.book.give_dose("Ash", "amoxicillin", "", true).unwrap();
    assert_eq!(panel(&mut home, "Ash").medicines[0].words, "next tomorrow at 8:50; last 20:50");
    assert_eq!(home.book.give_dose("Elm", "amoxicillin", "", false).unwrap_err().code, Code::NotFound);
}

#[test]
fn the_form_of_an_entry_asks_too_whoever_gave_it_and_takes_it_the_second_time() {
    let mut home = willow();
    home.book.plan_medicine("Ash", &MedicineForm { litter: true, ..amoxicillin() }).unwrap();
    home.book.give_dose("Ash", "amoxicillin", "-40", false).unwrap();
    home.book.give_dose("Elm", "amoxicillin", "-40", false).unwrap();
    let mut form = EntryForm {
        kind: "med".to_owned(),
        subjects: vec!["Ash".to_owned(), "Elm".to_owned(), "Fir".to_owned()],
        fields: [("drug".to_owned(), "Amoxicillin".to_owned())].into(),
        ..EntryForm::default()
    };
    let asked = home.book.add_entry(&form).unwrap_err();
    assert_eq!(asked.code, Code::Asks);
    assert_eq!(
        asked.message,
        "Ash got amoxicillin at 19:20, every 12 hours. Give it again? Elm got amoxicillin at 19:20, every 12 hours. Give it again?"
    );
    assert_eq!(
        panel(&mut home, "Fir").medicines[0].words,
        "first dose not noted yet",
        "asking writes nothing"
    );
    form.anyway = true;
    home.book.add_entry(&form).unwrap();
    assert!(panel(&mut home, "Fir").medicines[0].words.ends_with("last 20:00"));
}

#[test]
fn a_feed_within_half_an_hour_is_asked_about_too() {
    let mut home = willow();
    let feed = |at: &str, anyway| EntryForm {
        kind: "feed".to_owned(),
        subjects: vec!["Ash".to_owned()],
        at: at.to_owned(),
        fields: [("method".to_owned(), "bottle".to_owned()), ("ml".to_owned(), "8".to_owned())].into(),
        anyway,
        ..EntryForm::default()
    };
    home.book.add_entry(&feed("-20", false)).unwrap();
    let asked = home.book.add_entry(&feed("", false)).unwrap_err();
    assert_eq!((asked.code, asked.field.as_deref()), (Code::Asks, Some("ml")));
    assert_eq!(asked.message, "Ash got 8 mL at 19:40. Feed again?");
    home.book.add_entry(&feed("", true)).unwrap();
    home.clock.pass_minutes(31);
    home.book.add_entry(&feed("", false)).unwrap();
}

#[test]
fn a_dose_that_came_with_a_log_is_asked_about() {
    let mut home = Home::at("2026-05-02T20:00:00-05:00");
    let log = r#"{"format": "littermate-log/1", "log": {"id": "0197a3c2-0000-7000-8000-000000000001"},
        "people": [{"id": "p_ana", "role": "carer", "name": "Ana"}],
        "animals": [{"id": "bean", "species": "cat", "name": "Bean"}],
        "entries": [
          {"id": "e1", "at": "2026-05-02T08:00:00-05:00", "kind": "plan_med", "subjects": ["bean"], "data": {"drug": "amoxicillin", "every_hours": 24}},
          {"id": "e2", "at": "2026-05-02T08:10:00-05:00", "kind": "med", "by": "p_ana", "subjects": ["bean"], "data": {"drug": "amoxicillin"}}]}"#;
    home.book.import_log(log).unwrap();
    let asked = home.book.give_dose("Bean", "amoxicillin", "", false).unwrap_err();
    assert_eq!(asked.message, "Bean got amoxicillin at 8:10 from Ana, every 24 hours. Give it again?");
}

#[test]
fn a_course_is_stopped_and_the_next_dose_with_it() {
    let mut home = willow();
    home.book.plan_medicine("Ash", &amoxicillin()).unwrap();
    home.book.plan_medicine("Ash", &MedicineForm { stopped: true, ..amoxicillin() }).unwrap();
    assert!(panel(&mut home, "Ash").medicines[0].over);
    assert!(home.book.care_due(None).unwrap().iter().all(|due| !due.medicine));
    home.book.undo().unwrap();
    assert!(home.book.care_due(None).unwrap().iter().any(|due| due.medicine));
}

#[test]
fn what_is_due_for_several_is_told_once() {
    let mut home = willow();
    let list = home.book.animals(None).unwrap().care;
    let worming = list.iter().find(|group| group.what == "Deworming").unwrap();
    let names: Vec<&str> = worming.animals.iter().map(|animal| animal.label.as_str()).collect();
    assert_eq!((worming.when.as_str(), names), ("today", vec!["Ash", "Elm", "Fir"]));
    assert_eq!(worming.source.as_deref(), Some("Companion Animal Parasite Council"));
}

#[test]
fn the_plan_goes_with_the_log_to_another_home() {
    let mut home = willow();
    home.book.plan_medicine("Ash", &amoxicillin()).unwrap();
    home.book.give_dose("Ash", "amoxicillin", "", false).unwrap();
    let own = CareChange { due: "tomorrow".to_owned(), ..change("Nail trim", CareDeed::Due) };
    home.book.change_care("Ash", &own).unwrap();
    home.book.change_care("Ash", &change("deworm", CareDeed::Done)).unwrap();
    let log = home.book.export_log().unwrap();
    let mut other = Home::at("2026-05-02T21:00:00-05:00");
    other.book.import_log(&log).unwrap();
    assert_eq!(panel(&mut other, "Ash").lines, panel(&mut home, "Ash").lines);
    assert_eq!(other.book.give_dose("Ash", "amoxicillin", "", false).unwrap_err().code, Code::Asks);
}

#[test]
fn as_of_an_earlier_day_the_plan_is_that_days() {
    let mut home = willow();
    home.clock.pass_minutes(60 * 24);
    home.book.change_care("Ash", &change("deworm", CareDeed::Done)).unwrap();
    let then = littermate_core::values::Moment::parse("2026-05-02T22:00:00-05:00");
    let panel = home.book.care_panel("Ash", then).unwrap();
    assert_eq!(panel.lines.iter().find(|line| line.line == "deworm").unwrap().words, "today");
}
