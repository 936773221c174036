//! What the round asks and offers: a figure far from the last one, the way through the cells, who is feeding, clean hands.

use littermate_core::journal::EntryForm;
use littermate_core::round::RoundView;

use crate::support::{Desk, Window};

const BEFORE: &str = "weight before, grams";
const FED: &str = "fed, millilitres";
const AFTER: &str = "weight after, grams";

fn cell(name: &str, column: &str) -> String {
    format!("{name}, {column}")
}

fn round_in_the_book(desk: &Desk) -> RoundView {
    desk.with_book(|book| book.round("linden").expect("the round"))
}

/// Every key that is pressed from now on is counted by the page, as it hears them.
fn count_keys(window: &Window<'_>) {
    window.ask("window.keysHeard = 0; addEventListener('keydown', () => { window.keysHeard += 1; }, true)");
}

#[test]
fn a_round_of_six_takes_at_most_65_keys() {
    let desk = Desk::new().with_linden_litter();
    let offered: Vec<String> =
        round_in_the_book(&desk).rows.iter().map(|row| row.fed.suggestion.clone()).collect();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    count_keys(&window);
    // Before, the offered amount with Enter, after, pee; three poos; Pip drinks less than offered.
    window.numpad("412\n\n423/*\n440\n\n452/\n294\n7\n301/\n429\n\n441/*\n399\n\n410/*\n457\n\n469/\n");
    window.wait_for_focus("Finish round");
    window.wait_for_pressed("Pee, Otto", true);
    window.wait_for_value(&cell("Otto", AFTER), "469");
    let keys = window.ask("return window.keysHeard").as_u64().expect("a number of keys");
    assert!(keys <= 65, "{keys} keys");
    drop(window);
    let round = round_in_the_book(&desk);
    let rows: Vec<_> = round
        .rows
        .iter()
        .map(|r| (r.before.text.as_str(), r.fed.text.as_str(), r.after.text.as_str(), r.pee, r.poo))
        .collect();
    let taken = |at: usize| offered[at].as_str();
    assert_eq!(
        rows,
        [
            ("412", taken(0), "423", true, true),
            ("440", taken(1), "452", true, false),
            ("294", "7", "301", true, false),
            ("429", taken(3), "441", true, true),
            ("399", taken(4), "410", true, true),
            ("457", taken(5), "469", true, false),
        ]
    );
    assert!(offered.iter().all(|amount| !amount.is_empty()));
    assert!(round.rows.iter().all(|row| row.before.doubt.is_none() && row.after.doubt.is_none()));
}

#[test]
fn a_figure_far_from_the_last_holds_the_focus_once_and_is_saved_meanwhile() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("41\n");
    window.see("41 g is a tenth of the 402 g");
    // Two lines are shown of it; whoever hears the row hears all.
    window.find("//tr[@data-focused]//span[contains(., 'A slipped point? Enter keeps it.')]");
    assert_eq!(window.focused(), cell("Miso", BEFORE), "it is asked once, in the row");
    window.numpad("\n");
    window.wait_for_focus(&cell("Miso", FED));
    window.wait_for_value(&cell("Miso", BEFORE), "41");
    // Typed again, the new figure takes the place of the one that is asked about.
    window.numpad("-4400\n412\n");
    window.wait_for_focus(&cell("Miso", FED));
    window.wait_for_value(&cell("Miso", BEFORE), "412");
    window.wait_until_gone("//span[contains(., 'A slipped point')]");
    // By any other key one leaves, and it is saved all the same.
    window.numpad("80+");
    window.wait_for_focus(&cell("Bean", BEFORE));
    window.find("//tr[1]//span[.='80 mL: a slipped point?']");
    window.numpad("405\n");
    window.find("//tr[2]//span[contains(., 'Close to the 412 g of Miso')]");
    assert_eq!(window.focused(), cell("Bean", BEFORE));
    drop(window);
    let round = round_in_the_book(&desk);
    assert_eq!((round.rows[0].before.text.as_str(), round.rows[0].fed.text.as_str()), ("412", "80"));
    assert_eq!(round.rows[1].before.text, "405", "nothing typed is lost");
}

#[test]
fn a_weight_with_a_unit_is_asked_about_too() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.type_text("1 oz");
    window.press("Enter");
    window.see("less than at");
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.press("Enter");
    window.wait_for_focus(&cell("Miso", FED));
    window.numpad("-");
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.type_text("14.5 oz");
    window.press("Enter");
    window.wait_for_focus(&cell("Miso", FED));
    window.wait_for_value(&cell("Miso", BEFORE), "411.1");
}

#[test]
fn bad_input_gets_a_sentence_at_the_cell_and_is_not_lost() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    for typed in ["4l2", "1e9", "12,,5", "40 apples"] {
        window.type_text(typed);
        window.press("Enter");
        window.find("//tr[1]//input[1][@aria-invalid='true']");
        assert_eq!(window.value(&cell("Miso", BEFORE)), typed);
        assert_eq!(window.focused(), cell("Miso", BEFORE));
        let why = window.ask(
            "const cell = document.activeElement; \
             return document.getElementById(cell.getAttribute('aria-describedby')).textContent",
        );
        assert!(why.as_str().is_some_and(|why| why.contains(typed)), "{why}");
        window.press("Escape");
        window.wait_for_value(&cell("Miso", BEFORE), "");
    }
    window.press("t");
    window.wait_for_focus("Time of this round");
    window.type_text("3 dec 2050");
    window.press("Enter");
    window.find("//input[@id='round-time'][@aria-invalid='true']");
    assert_eq!(window.value("Time of this round"), "3 dec 2050");
    drop(window);
    assert!(!round_in_the_book(&desk).open, "nothing of it came into the book");
}

#[test]
fn column_by_column_all_are_weighed_and_then_all_are_fed() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.press("c");
    window.see("Enter goes down the column.");
    window.find("//button[contains(., 'Column by column')]");
    assert_eq!(window.focused(), cell("Miso", BEFORE), "the focus stays where it was");
    window.numpad("412\n440\n294\n429\n399\n457\n");
    window.wait_for_focus(&cell("Miso", FED));
    window.numpad("\n");
    window.wait_for_focus(&cell("Bean", FED));
    window.numpad("-");
    window.wait_for_focus(&cell("Miso", FED));
    window.see("Saved Miso · 11 mL");
    drop(window);
    // The way is kept, and who comes back stands where she left.
    let window = desk.open();
    window.wait_for_focus(&cell("Bean", FED));
    window.press("c");
    window.see("Enter goes along the row.");
    window.find("//button[contains(., 'Animal by animal')]");
    window.numpad("\n");
    window.wait_for_focus(&cell("Bean", AFTER));
}

#[test]
fn who_is_feeding_is_one_key() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    // Nobody is known yet: the key asks for a name.
    window.press("f");
    window.wait_for_focus("Somebody else");
    window.type_text("Ana");
    window.press("Enter");
    window.see("Ana is feeding");
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("412\n");
    window.see("Saved Miso · 412 g");
    window.click("Ana is feeding");
    window.wait_for_focus("Somebody else");
    window.type_text("Ben");
    window.press("Enter");
    window.see("Ben is feeding");
    window.wait_for_focus(&cell("Miso", FED));
    // What was asked over a cell goes back to that cell.
    window.press("Down");
    window.wait_for_focus(&cell("Bean", FED));
    window.press("t");
    window.wait_for_focus("Time of this round");
    window.press("Escape");
    window.wait_for_focus(&cell("Bean", FED));
    window.press("Up");
    window.wait_for_focus(&cell("Miso", FED));
    // From now on one key goes from one to the other.
    window.press("f");
    window.find("//button[contains(., 'Ana is feeding')]");
    window.press("f");
    window.find("//button[contains(., 'Ben is feeding')]");
    window.numpad("11\n");
    window.see("Saved Miso · 11 mL");
    drop(window);
    let by = desk.with_book(|book| {
        let log = book.chronicle(None).expect("the log");
        let of_tonight = log.entries.iter().filter(|entry| entry.by.is_some());
        of_tonight
            .filter(|entry| entry.subjects == ["miso"])
            .map(|entry| {
                let by = entry.by.as_deref().and_then(|by| log.people.get(by));
                (entry.kind.word().to_owned(), by.and_then(|person| person.name.clone()))
            })
            .collect::<Vec<_>>()
    });
    let by: Vec<(&str, Option<&str>)> = by.iter().map(|(kind, by)| (kind.as_str(), by.as_deref())).collect();
    assert_eq!(by, [("weight", Some("Ana")), ("feed", Some("Ben"))]);
}

#[test]
fn the_row_of_a_cold_kitten_says_so_before_the_milk() {
    let desk = Desk::new().with_linden_litter();
    desk.with_book(|book| {
        let form = EntryForm {
            kind: "temp".to_owned(),
            subjects: vec!["Pip".to_owned()],
            fields: [("c".to_owned(), "33.8".to_owned())].into(),
            ..EntryForm::default()
        };
        book.add_entry(&form).expect("it was measured");
    });
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    let told = window.text("//td[.//input[@aria-label='Pip, fed, millilitres']]");
    assert_eq!(told, "warm first, do not feed");
    let offered =
        window.ask("return document.querySelector('[aria-label=\"Pip, fed, millilitres\"]').placeholder");
    assert_eq!(offered, "", "no amount is offered");
    assert_eq!(window.count("//*[contains(@class, 'round-cold')]"), 1);
}

#[test]
fn between_two_groups_hands_are_washed() {
    let desk = Desk::new().with_linden_litter();
    desk.with_book(|book| {
        let new = littermate_core::register::NewAnimals {
            species: "cat".to_owned(),
            age: "5".to_owned(),
            names: "Moth".to_owned(),
            ..Default::default()
        };
        book.take_in(&new).expect("Moth came today");
        book.save_cell("linden", "Miso", littermate_core::round::Column::Before, "412").expect("a weight");
    });
    let window = desk.open();
    window.click("Everyone due");
    window.see("feed · Everyone due");
    let rows = window.ask(
        "return [...document.querySelectorAll('.round-table tbody tr')].map(\
         (row) => row.querySelector('.round-name')?.textContent ?? row.textContent.trim())",
    );
    let rows: Vec<&str> = rows.as_array().expect("rows").iter().filter_map(|row| row.as_str()).collect();
    let wash = "Wash your hands, change the cover. Next: in quarantine.";
    assert_eq!(rows, ["Miso", "Bean", "Pip", "Olive", "Fern", "Otto", wash, "Moth"]);
    window.wait_for_focus(&cell("Miso", BEFORE));
    for _ in 0..6 {
        window.numpad("+");
    }
    window.wait_for_focus(&cell("Moth", BEFORE));
}
