//! Papers: what stands on them, what stays in the book, and that they are one page long.
#![allow(clippy::unwrap_used)]

#[path = "support/mod.rs"]
mod book;
#[path = "support/log.rs"]
mod support;

use book::Home;
use littermate_core::growth::Theme;
use littermate_core::sheets::{
    Body as SheetBody, LONGEST_BRIEF, MOST_LINES, Sheet, SheetKind, SheetRequest, page, plain,
};
use proptest::prelude::*;
use serde_json::json;
use support::{Log, log, sayable};

/// Pip of the Linden litter, ten days old, and her brother Bean; Ana and Ben feed them.
fn linden() -> Log {
    log()
        .person("ana", "foster carer")
        .person("ben", "foster carer")
        .person("dr_vale", "vet")
        .litter("linden", json!({"name": "Linden litter", "species": "cat"}))
        .kitten("pip", "04-10")
        .who(json!({"litter": "linden", "collar": "green", "sex": "female", "microchip": "900123456789012"}))
        .kitten("bean", "04-10")
        .who(json!({"litter": "linden", "collar": "blue", "sex": "male"}))
        .intake("04-12 18:00", "pip bean")
        .bottle("04-12 19:00", "pip", 2.0)
        .bottle("04-12 19:05", "bean", 2.0)
}

fn home(log: &Log, now: &str) -> Home {
    let mut home = Home::at(&format!("2026-{now}:00+02:00"));
    home.clock.travel("Europe/Paris");
    home.book.import_log(&log.text()).unwrap();
    home
}

fn asked(kind: SheetKind, about: &str) -> SheetRequest {
    SheetRequest { kind, about: about.to_owned(), since: String::new(), notes: false }
}

fn sheet(home: &mut Home, request: &SheetRequest) -> Sheet {
    let sheet = home.book.sheet(request, None, Theme::Print).unwrap();
    sayable(&plain(&sheet));
    sheet
}

/// The lines under a heading; a table gives its rows, cells with bars between.
fn under(sheet: &Sheet, title: &str) -> Vec<String> {
    let part = sheet
        .parts
        .iter()
        .find(|part| part.title == title)
        .unwrap_or_else(|| panic!("«{title}» in {sheet:?}"));
    match &part.body {
        SheetBody::Lines { lines } => lines.clone(),
        SheetBody::Table { rows, .. } => rows.iter().map(|row| row.cells.join(" | ")).collect(),
        SheetBody::Chart { svg } => vec![svg.clone()],
        SheetBody::Grid { rows, .. } => rows.iter().map(|row| row.cells.join(" ")).collect(),
    }
}

#[test]
fn the_vet_reads_a_week_on_one_page() {
    let log = linden()
        .weighs("04-18 8:00", "pip", 180.0)
        .weighs("04-19 8:00", "pip", 190.0)
        .weighs("04-20 8:00", "pip", 187.0)
        .bottle("04-20 8:05", "pip", 7.0)
        .entry("04-20 11:00", "pip", "feed", json!({"method": "bottle", "refused": true}))
        .entry("04-20 11:05", "pip", "elimination", json!({"urine": true, "stool": 6}))
        .entry("04-20 11:10", "pip", "temp", json!({"c": 35.8}))
        .entry("04-19 20:00", "pip", "med", json!({"drug": "amoxicillin", "dose": "0.2 mL", "route": "by mouth", "next": "2026-04-20T08:00:00+02:00"}))
        .entry("04-20 11:12", "pip", "exam", json!({"signs": ["bloated_belly"]}));
    let mut home = home(&log, "04-20T12:00");
    let sheet = sheet(&mut home, &asked(SheetKind::Vet, "Pip"));
    assert_eq!(sheet.title, "For the vet: Pip");
    assert_eq!(sheet.about, "female kitten · 10 days · Linden litter · green collar");
    assert_eq!(sheet.as_of, "From the log as it stood on 20 April 2026 at 12:00");
    let days = under(&sheet, "The last seven days");
    assert_eq!(days.len(), 7);
    assert_eq!(days[0], "today | 187 g | \u{2212}3 g | 1 | 7 | 1 | 1 | 1 (score 6) | 35.8 °C");
    assert_eq!(days[1], "yesterday | 190 g | +10 g |  |  |  |  |  | ");
    assert_eq!(under(&sheet, "Medicines"), ["amoxicillin | 0.2 mL, by mouth | yesterday 20:00 |  | 8:00"]);
    assert_eq!(under(&sheet, "Feeds of the last 24 hours"), ["11:00 refused · 8:05 7 mL"]);
    assert!(under(&sheet, "What the log finds")[0].starts_with("Pip: bloated belly at 11:12"));
    assert!(under(&sheet, "Weight")[0].starts_with("<svg"));
    assert!(under(&sheet, "Seen and done")[0].contains("bloated belly"));
}

#[test]
fn an_ordered_medicine_stands_with_its_next_dose_on_both_papers() {
    let log = linden()
        .entry(
            "04-19 8:00",
            "pip",
            "plan_med",
            json!({"drug": "Amoxicillin", "dose": "0.2 mL", "every_hours": 12, "by": "dr_vale"}),
        )
        .entry("04-19 20:00", "pip", "med", json!({"drug": "amoxicillin"}))
        .by("ben")
        .entry("04-19 9:00", "bean", "plan_med", json!({"drug": "eye drops", "every_hours": 8}));
    let mut home = home(&log, "04-20T07:00");
    assert_eq!(
        under(&sheet(&mut home, &asked(SheetKind::Vet, "pip")), "Medicines"),
        ["Amoxicillin | 0.2 mL, every 12 hours; ordered by dr_vale | yesterday 20:00 | ben | 8:00"]
    );
    let handover = sheet(&mut home, &asked(SheetKind::Handover, ""));
    assert_eq!(
        under(&handover, "Medicines"),
        [
            "Bean: eye drops, every 8 hours, no dose noted; next was yesterday 9:00",
            "Pip: Amoxicillin, 0.2 mL, every 12 hours; ordered by dr_vale, last yesterday 20:00, by ben; next 8:00"
        ]
    );
    let ahead = under(&handover, "In the next 12 hours").join(" ");
    assert!(ahead.contains("Pip: Amoxicillin, next at 8:00"), "{ahead}");
    let brief = home.book.vet_brief("pip", "", None).unwrap();
    assert!(brief.contains("Medicines: Amoxicillin 0.2 mL, every 12 hours; ordered by dr_vale, last yesterday 20:00, next 8:00."), "{brief}");
}

#[test]
fn papers_are_read_in_the_carers_units_and_by_her_days() {
    let log = linden().weighs("04-19 8:00", "pip", 180.0).weighs("04-20 3:00", "pip", 187.0).entry(
        "04-20 3:05",
        "pip",
        "temp",
        json!({"c": 35.0}),
    );
    let mut home = home(&log, "04-20T12:00");
    for (key, value) in [("weight_unit", "oz"), ("temperature_unit", "f"), ("day_starts", "5:00")] {
        home.book.set_setting(key, value).unwrap();
    }
    let days = under(&sheet(&mut home, &asked(SheetKind::Vet, "pip")), "The last seven days");
    assert!(days[0].starts_with("today |  |"), "the night belongs to the day before: {days:?}");
    assert!(days[1].starts_with("yesterday | 6.6 oz |") && days[1].ends_with("95 °F"), "{days:?}");
    let paper = sheet(&mut home, &asked(SheetKind::Paper, ""));
    assert!(plain(&paper).contains("before oz"));
}

#[test]
fn what_was_taken_back_is_not_on_the_vets_page() {
    let log = linden().weighs("04-20 8:00", "pip", 187.0);
    let mut home = home(&log, "04-20T12:00");
    let form = littermate_core::journal::EntryForm {
        kind: "temp".to_owned(),
        subjects: vec!["pip".to_owned()],
        fields: [("c".to_owned(), "33".to_owned())].into(),
        ..Default::default()
    };
    home.book.add_entry(&form).unwrap();
    let request = asked(SheetKind::Vet, "pip");
    assert!(under(&sheet(&mut home, &request), "The last seven days")[0].ends_with("33 °C"));
    home.book.undo().unwrap();
    assert!(!plain(&sheet(&mut home, &request)).contains("33 °C"));
}

#[test]
fn ten_plain_lines_go_into_a_message() {
    let log = linden()
        .weighs("04-19 8:00", "pip", 190.0)
        .weighs("04-20 8:00", "pip", 187.0)
        .bottle("04-20 8:05", "pip", 7.0)
        .entry("04-20 11:00", "pip", "feed", json!({"method": "bottle", "refused": true}))
        .entry("04-20 11:05", "pip", "elimination", json!({"urine": true}))
        .entry("04-20 11:10", "pip", "temp", json!({"c": 34.0}))
        .entry("04-19 20:00", "pip", "med", json!({"drug": "amoxicillin", "dose": "0.2 mL"}))
        .entry("04-20 11:12", "pip", "exam", json!({"signs": ["limp"]}))
        .entry("04-20 11:20", "pip", "crisis", json!({"step": "warm"}))
        .entry("04-20 11:21", "pip", "crisis", json!({"step": "sugar"}))
        .entry("04-20 11:24", "pip", "crisis", json!({"step": "sugar"}));
    let mut home = home(&log, "04-20T12:00");
    let brief = home.book.vet_brief("Pip", "Shall I come in now?", None).unwrap();
    sayable(&brief);
    let lines: Vec<&str> = brief.lines().collect();
    assert_eq!(lines.len(), MOST_LINES, "{brief}");
    assert_eq!(lines[0], "Pip: female kitten, 10 days, Linden litter, green collar.");
    assert!(lines[1].starts_with("Weight: 187 g at 8:00, \u{2212}3 g since yesterday 8:00"), "{}", lines[1]);
    assert_eq!(lines[2], "Feeds in 24 h: 1, 7 mL in all, refused 1. Last: refused at 11:00; 7 mL at 8:05.");
    assert_eq!(lines[3], "Pee: 1 in 24 h, last 11:05. Poo: none logged in 24 h.");
    assert_eq!(lines[4], "Temperature: 34 °C at 11:10.");
    assert_eq!(lines[5], "Medicines: amoxicillin 0.2 mL, last yesterday 20:00.");
    assert_eq!(lines[6], "Seen: limp at 11:12.");
    assert!(lines[7].starts_with("Worry: Pip"), "{}", lines[7]);
    assert_eq!(lines[8], "Done: warmed 11:20; sugar on the gums 2 times, last 11:24.");
    assert_eq!(lines[9], "Question: Shall I come in now?");
    assert!(!home.book.vet_brief("Pip", " ", None).unwrap().contains("Question"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// However much stands in the log, a message stays a message.
    #[test]
    fn a_message_to_the_vet_is_never_too_long(
        drugs in prop::collection::vec("[a-zA-Zé ]{1,60}", 0..20),
        signs in prop::collection::vec("[a-z_]{1,40}", 0..20),
        question in "\\PC{0,600}",
    ) {
        let mut log = linden();
        for (at, drug) in drugs.iter().enumerate() {
            log = log.entry(&format!("04-20 8:{at:02}"), "pip", "med", json!({"drug": drug, "dose": drug}));
        }
        log = log.entry("04-20 9:00", "pip", "exam", json!({"signs": signs}));
        let mut home = home(&log, "04-20T12:00");
        let brief = home.book.vet_brief("pip", &question, None).unwrap();
        prop_assert!(brief.lines().count() <= MOST_LINES, "{brief}");
        prop_assert!(brief.chars().count() <= LONGEST_BRIEF, "{}", brief.chars().count());
    }
}

#[test]
fn the_next_carer_reads_who_fed_whom_and_what_nobody_wrote_down() {
    let log = linden()
        .weighs("04-20 3:00", "pip", 187.0)
        .bottle("04-20 3:05", "pip", 7.0)
        .bottle("04-20 6:05", "pip", 6.5)
        .by("ben")
        .entry(
            "04-20 6:10",
            "pip",
            "med",
            json!({"drug": "amoxicillin", "next": "2026-04-20T18:10:00+02:00"}),
        )
        .by("ben");
    let mut home = home(&log, "04-20T07:00");
    let mut request = asked(SheetKind::Handover, "linden");
    request.since = "-9h".to_owned();
    let sheet = sheet(&mut home, &request);
    assert_eq!(sheet.about, "Linden litter · since yesterday 22:00, 9 hours");
    let rows = under(&sheet, "Everyone");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[1].starts_with("Pip | 187 g"), "{}", rows[1]);
    assert!(rows[1].contains("2 times, 13.5 mL | 6:05, 6.5 mL, ben"), "{}", rows[1]);
    assert_eq!(under(&sheet, "Nothing logged"), ["Nothing logged for Bean since 12 April 19:05."]);
    assert_eq!(under(&sheet, "Who fed"), ["Not said by whom: 1 feed, Pip.", "ben: 1 feed, Pip."]);
    assert_eq!(under(&sheet, "Medicines"), ["Pip: amoxicillin, last 6:10, by ben; next 18:10"]);
    assert!(under(&sheet, "In the next 12 hours")[0].contains("feed "), "{sheet:?}");
    request.since = "soon".to_owned();
    let error = home.book.sheet(&request, None, Theme::Print).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("since"));
}

#[test]
fn she_was_away_since_her_own_last_entry_when_others_wrote_after_it() {
    let log = linden().bottle("04-19 21:00", "pip", 6.0).by("ana").bottle("04-20 3:05", "pip", 7.0).by("ben");
    let mut home_of_ana = home(&log.carer("ana"), "04-20T07:00");
    let request = asked(SheetKind::Handover, "");
    assert!(sheet(&mut home_of_ana, &request).about.ends_with("since yesterday 21:00, 10 hours"));
    let alone = linden().bottle("04-20 3:05", "pip", 7.0).by("ana").carer("ana");
    let mut home_alone = home(&alone, "04-20T07:00");
    assert!(sheet(&mut home_alone, &request).about.ends_with("since yesterday 19:00, 12 hours"));
}

#[test]
fn one_who_died_meanwhile_is_named_first_and_then_no_more() {
    let log = linden().bottle("04-20 3:00", "bean", 5.0).bottle("04-20 3:05", "pip", 7.0).entry(
        "04-20 4:10",
        "bean",
        "death",
        json!({}),
    );
    let mut home = home(&log, "04-20T07:00");
    let sheet = sheet(&mut home, &asked(SheetKind::Handover, "linden"));
    assert_eq!(sheet.parts[0].title, "No longer here");
    assert_eq!(under(&sheet, "No longer here"), ["Bean died, 4:10."]);
    assert!(under(&sheet, "Everyone").iter().all(|row| row.starts_with("Pip")));
    assert!(!under(&sheet, "In the next 12 hours").join(" ").contains("Bean"));
}

#[test]
fn private_notes_stay_in_the_book_until_they_are_asked_for() {
    let log = linden().bottle("04-20 3:05", "pip", 7.0);
    let mut home = home(&log, "04-20T07:00");
    let note = |words: &str, visibility: &str| littermate_core::journal::EntryForm {
        kind: "note".to_owned(),
        subjects: vec!["pip".to_owned()],
        note: words.to_owned(),
        visibility: visibility.to_owned(),
        ..Default::default()
    };
    home.book.add_entry(&note("Chokes on the large nipple.", "public")).unwrap();
    home.book.add_entry(&note("Ben was cross again.", "")).unwrap();
    let mut request = asked(SheetKind::Handover, "linden");
    let notes = under(&sheet(&mut home, &request), "Notes");
    assert_eq!(notes, ["7:00 Pip: Chokes on the large nipple.", "1 private note stays in the book."]);
    request.notes = true;
    assert!(under(&sheet(&mut home, &request), "Notes").join(" ").contains("Ben was cross again."));
    for kind in [SheetKind::Vet, SheetKind::Adopter] {
        assert!(!plain(&sheet(&mut home, &asked(kind, "pip"))).contains("cross"));
    }
    assert!(!home.book.vet_brief("pip", "", None).unwrap().contains("cross"));
}

/// Pip and Wren, who go together, with all that must not come along.
fn going_home() -> Log {
    linden()
        .kitten("wren", "04-11")
        .intake("04-13 10:00", "wren")
        .weighs("04-13 8:00", "pip", 150.0)
        .weighs("04-20 8:00", "pip", 187.0)
        .entry("04-14 9:00", "pip wren", "introduction", json!({"outcome": "accepted"}))
        .entry("04-18 9:00", "pip wren", "decision", json!({"about": "together_only"}))
        .entry("04-19 9:00", "pip", "med", json!({"drug": "Pyrantel", "dose": "0.3 mL", "reason": "worms in the stool", "next": "2026-05-03T09:00:00+02:00"}))
        .entry("04-19 9:05", "pip", "med", json!({"drug": "amoxicillin", "reason": "a cough"}))
        .entry("04-19 9:10", "pip", "vet_visit", json!({"kind": "vaccination", "finding": "heart murmur"}))
        .entry("04-20 9:00", "pip", "plan", json!({"what": "call 555-0123-456 first"}))
        .entry("04-20 9:05", "pip", "plan", json!({"what": "spay at four months"}))
}

#[test]
fn the_new_home_reads_what_it_needs_and_nothing_private() {
    let mut home = home(&going_home(), "04-20T12:00");
    let sheet = sheet(&mut home, &asked(SheetKind::Adopter, "Pip"));
    assert_eq!(sheet.title, "Pip, for the new home");
    assert_eq!(
        under(&sheet, "Weight"),
        ["20 April 2026 | 10 days | 187 g", "13 April 2026 | 3 days | 150 g"]
    );
    assert_eq!(under(&sheet, "Wormings"), ["19 April 2026 | Pyrantel | 3 May 9:00"]);
    assert_eq!(under(&sheet, "Vaccines"), ["19 April 2026 | vaccination | "]);
    let next = under(&sheet, "What is next");
    assert_eq!(next.last().map(String::as_str), Some("Spay at four months"));
    assert!(next.iter().any(|line| line.starts_with("Deworming: 3 May 2026 (")), "{next:?}");
    assert_eq!(
        under(&sheet, "Her friend"),
        [
            "Wren, a kitten. Together since 14 April 2026.",
            "They go to a new home together, and only together."
        ]
    );
    assert_eq!(under(&sheet, "Microchip"), ["900123456789012"]);
    let text = plain(&sheet);
    for private in ["555", "0.3 mL", "worms in", "amoxicillin", "cough", "murmur"] {
        assert!(!text.contains(private), "«{private}» in {text}");
    }
}

#[test]
fn one_who_died_has_no_sheet_for_a_new_home_and_is_nobodys_friend_there() {
    let log = going_home().entry("04-20 10:00", "wren", "death", json!({}));
    let mut home = home(&log, "04-20T12:00");
    let error = home.book.sheet(&asked(SheetKind::Adopter, "wren"), None, Theme::Print).unwrap_err();
    assert_eq!(error.message, "Wren is remembered here, and has no sheet for a new home.");
    assert!(!plain(&sheet(&mut home, &asked(SheetKind::Adopter, "pip"))).contains("Wren"));
    let vet = plain(&sheet(&mut home, &asked(SheetKind::Vet, "wren")));
    assert!(vet.contains("Death") && !vet.contains("Nothing in the log worries me"), "{vet}");
}

#[test]
fn a_blank_log_has_the_animals_their_marks_and_room_for_a_day() {
    let mut home = home(&linden(), "04-20T12:00");
    let sheet = sheet(&mut home, &asked(SheetKind::Paper, "linden"));
    assert_eq!(sheet.title, "Rounds on paper: Linden litter");
    let SheetBody::Grid { rounds, columns, rows } = &sheet.parts[0].body else { panic!("{sheet:?}") };
    assert_eq!(columns.join(", "), "before g, fed mL, after g, pee, poo");
    let marks: Vec<_> =
        rows.iter().map(|r| (r.cells[0].as_str(), r.collar.as_ref().map(|c| c.letter.as_str()))).collect();
    assert_eq!(marks, [("Bean", Some("B")), ("Pip", Some("G")), ("", None)]);
    assert!(usize::try_from(*rounds).unwrap() * sheet.parts.len() >= 8, "a day of rounds, three hours apart");
}

#[test]
fn a_saved_page_runs_nothing_asks_for_nothing_and_shows_names_as_text() {
    let log = linden()
        .animal("evil", json!({"species": "cat", "name": "<script>alert(1)</script>", "collar": "<b>"}))
        .intake("04-13 10:00", "evil")
        .weighs("04-13 8:00", "evil", 150.0)
        .weighs("04-14 8:00", "evil", 160.0)
        .entry("04-19 9:00", "evil", "med", json!({"drug": "\"><img src=x onerror=y>"}));
    let mut home = home(&log, "04-20T12:00");
    for (kind, about) in [
        (SheetKind::Vet, "evil"),
        (SheetKind::Adopter, "evil"),
        (SheetKind::Handover, ""),
        (SheetKind::Paper, ""),
    ] {
        let page = page(&sheet(&mut home, &asked(kind, about)));
        assert!(page.contains("default-src 'none'"), "{page}");
        for bad in ["<script", "<img", "http:", "https:", "onerror=y>", "url("] {
            let page = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!page.contains(bad), "«{bad}» in {page}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
    }
}

#[test]
fn papers_of_earlier_show_what_was_known_then() {
    let log = linden().weighs("04-18 8:00", "pip", 180.0).weighs("04-20 8:00", "pip", 187.0);
    let mut home = home(&log, "04-20T12:00");
    let then = Some(support::at("04-19 9:00"));
    let vet = home.book.sheet(&asked(SheetKind::Vet, "pip"), then, Theme::Print).unwrap();
    assert!(under(&vet, "The last seven days")[1].starts_with("yesterday | 180 g"));
    assert!(!plain(&vet).contains("187"));
    assert!(home.book.vet_brief("pip", "", then).unwrap().contains("Weight: 180 g"));
}
