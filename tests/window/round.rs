//! The round at three in the morning: keys of the number pad, and afterwards the book.

use littermate_core::round::{RoundRow, RoundView};

use crate::support::Desk;

const BEFORE: &str = "weight before, grams";
const FED: &str = "fed, millilitres";
const AFTER: &str = "weight after, grams";

fn cell(name: &str, column: &str) -> String {
    format!("{name}, {column}")
}

fn figures(row: &RoundRow) -> (&str, &str, &str, &str, bool, bool) {
    (&row.name, &row.before.text, &row.fed.text, &row.after.text, row.pee, row.poo)
}

fn round_in_the_book(desk: &Desk) -> RoundView {
    desk.with_book(|book| book.round("linden").expect("the round"))
}

#[test]
fn half_typed_digits_survive_the_key_for_pee() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("41/");
    window.wait_for_pressed("Pee, Miso", true);
    window.numpad("*");
    window.wait_for_pressed("Poo, Miso", true);
    assert_eq!(window.value(&cell("Miso", BEFORE)), "41");
    assert_eq!(window.focused(), cell("Miso", BEFORE));
    drop(window);
    assert_eq!(figures(&round_in_the_book(&desk).rows[0]), ("Miso", "41", "", "", true, true));
}

#[test]
fn a_round_of_six_typed_on_the_number_pad_stands_in_the_book() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    // In one go: no key waits for a save.
    window.numpad(
        "412\n11\n423/*\n440\n12\n452/\n294\n8\n302/\n429\n20\n448/*\n399\n10.5\n409.5/\n457\n12\n469/\n",
    );
    window.see("Saved Otto · pee");
    window.wait_for_focus("Finish round");
    window.wait_for_value(&cell("Otto", AFTER), "469");
    window.press("Enter");
    window.see("The round is in the book. Next at");
    window.press("Ctrl+z");
    window.wait_for_value(&cell("Pip", FED), "8");
    assert!(window.text("//tr[.//input[@aria-label='Pip, weight before, grams']]").contains("−3 g"));
    drop(window);
    let round = round_in_the_book(&desk);
    assert_eq!(
        round.rows.iter().map(figures).collect::<Vec<_>>(),
        [
            ("Miso", "412", "11", "423", true, true),
            ("Bean", "440", "12", "452", true, false),
            ("Pip", "294", "8", "302", true, false),
            ("Olive", "429", "20", "448", true, true),
            ("Fern", "399", "10.5", "409.5", true, false),
            ("Otto", "457", "12", "469", true, false),
        ]
    );
}

#[test]
fn a_finished_round_that_is_taken_back_goes_on_in_its_cell() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("412\n");
    window.wait_for_focus(&cell("Miso", FED));
    window.press("Ctrl+Enter");
    window.see("The round is in the book. Next at");
    window.press("Ctrl+z");
    window.wait_for_focus(&cell("Miso", FED));
    window.numpad("11\n");
    window.see("Saved Miso · 11 mL");
}

#[test]
fn keys_move_between_cells_and_only_enter_takes_the_suggestion() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.press("Down");
    window.wait_for_focus(&cell("Bean", BEFORE));
    window.press("Up");
    window.numpad("+");
    window.wait_for_focus(&cell("Bean", BEFORE));
    window.numpad("\n");
    window.wait_for_focus(&cell("Bean", FED));
    window.numpad("-");
    window.wait_for_focus(&cell("Bean", BEFORE));
    window.numpad("\n+");
    window.wait_for_focus(&cell("Pip", BEFORE));
    assert_eq!(window.value(&cell("Bean", FED)), "", "passing by takes nothing");
    window.numpad("\n\n");
    window.wait_for_focus(&cell("Pip", AFTER));
    window.wait_for_value(&cell("Pip", FED), "8");
    window.press("n");
    window.wait_for_focus("Note for Pip");
    window.type_text("fell asleep at 3");
    window.press("Enter");
    window.find("//tr//span[.='«fell asleep at 3»']");
    window.wait_for_focus(&cell("Pip", BEFORE));
    window.press("s");
    window.see("Pip sits this round out");
    window.wait_for_focus(&cell("Olive", BEFORE));
    window.type_text("12 oz");
    window.press("Escape");
    window.wait_for_value(&cell("Olive", BEFORE), "");
    window.type_text("12 oz");
    window.press("Enter");
    window.wait_for_value(&cell("Olive", BEFORE), "340.2");
}

#[test]
fn the_way_to_another_screen_writes_nothing_down() {
    let desk = Desk::new().with_linden_litter();
    for (second, heading) in [("p", "Pairing"), ("t", "Stories")] {
        let window = desk.open();
        window.wait_for_focus(&cell("Miso", BEFORE));
        window.press("g");
        window.press(second);
        window.find(&format!("//h1[.='{heading}']"));
    }
    assert!(!round_in_the_book(&desk).rows[0].pee);
}

#[test]
fn undo_and_redo_walk_through_the_round() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("412\n11\n");
    window.see("Saved Miso · 11 mL");
    window.press("Ctrl+z");
    window.wait_for_value(&cell("Miso", FED), "");
    window.press("Ctrl+z");
    window.wait_for_value(&cell("Miso", BEFORE), "");
    window.press("Ctrl+Shift+z");
    window.press("Ctrl+Shift+z");
    window.wait_for_value(&cell("Miso", FED), "11");
    assert_eq!(window.value(&cell("Miso", BEFORE)), "412");
    assert_eq!(window.focused(), cell("Miso", AFTER), "the focus stays where it was");
}

#[test]
fn a_refused_cell_keeps_what_was_typed_and_says_why() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.type_text("4l2");
    window.press("Enter");
    window.see("«4l2» is not a weight: type it like 294 or 10.4 oz.");
    assert_eq!(window.focused(), cell("Miso", BEFORE), "the focus stays at what is wrong");
    window.numpad("+");
    window.wait_for_focus(&cell("Bean", BEFORE));
    window.numpad("440\n");
    window.see("Saved Bean · 440 g");
    window.press("Ctrl+Enter");
    window.wait_for_focus(&cell("Miso", BEFORE));
    assert_eq!(window.value(&cell("Miso", BEFORE)), "4l2");
    let described = window.ask(
        "const cell = document.querySelector('[aria-invalid=true]'); \
         return document.getElementById(cell.getAttribute('aria-describedby')).textContent",
    );
    assert_eq!(described, "«4l2» is not a weight: type it like 294 or 10.4 oz.");
    // Another screen, and back: the cell waits as it was left.
    window.ask("location.hash = '#animals'");
    window.find("//h1[.='Animals']");
    window.ask("location.hash = '#round'");
    window.wait_for_value(&cell("Miso", BEFORE), "4l2");
    // A whole round of another litter does not know of it.
    window.click("Everyone due");
    window.see("feed · Everyone due");
    window.wait_for_value(&cell("Miso", BEFORE), "");
    drop(window);
    let round = round_in_the_book(&desk);
    assert_eq!(figures(&round.rows[0]), ("Miso", "", "", "", false, false));
    assert!(round.open, "it was not finished over a refused cell");
}

#[test]
fn a_figure_out_of_bounds_calls_the_focus_back() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("999999\n");
    window.see("«999999» cannot be right: a weight is 0.1 g to 120 kg.");
    window.wait_for_focus(&cell("Miso", BEFORE));
    assert_eq!(window.value(&cell("Miso", BEFORE)), "999999");
    window.numpad("412\n");
    window.see("Saved Miso · 412 g");
    window.wait_for_focus(&cell("Miso", FED));
}

#[test]
fn a_letter_never_takes_the_place_of_a_figure() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("412\n");
    window.see("Saved Miso · 412 g");
    window.numpad("-");
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.type_text("x");
    assert_eq!(window.value(&cell("Miso", BEFORE)), "412");
    window.press("p");
    window.wait_for_pressed("Pee, Miso", true);
    assert_eq!(window.value(&cell("Miso", BEFORE)), "412");
    window.press("Escape");
    assert_eq!(window.focused(), cell("Miso", BEFORE), "Esc leaves the focus where it is");
    window.press("g");
    window.press("a");
    window.find("//h1[.='Animals']");
    drop(window);
    assert_eq!(figures(&round_in_the_book(&desk).rows[0]), ("Miso", "412", "", "", true, false));
}

#[test]
fn the_cell_with_the_focus_is_always_in_the_page_and_in_front() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.resize(720, 560);
    window.wait_for_focus(&cell("Miso", BEFORE));
    for name in ["Bean", "Pip", "Olive", "Fern", "Otto"] {
        window.numpad("+");
        window.wait_for_focus(&cell(name, BEFORE));
        let seen = window.ask(
            "const box = document.activeElement.getBoundingClientRect(); \
             return box.top >= 0 && box.bottom <= innerHeight && document.activeElement.contains(\
             document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2))",
        );
        assert_eq!(seen, true, "{name}");
    }
}

#[test]
fn what_the_weights_say_is_never_cut_off() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    for width in [1000, 1060, 1130, 1200] {
        window.resize(width, 900);
        let inside = window.ask(
            "const sheet = document.querySelector('.round-sheet').getBoundingClientRect(); \
             return [...document.querySelectorAll('.round-remarks')].every(\
             (each) => each.getBoundingClientRect().right <= sheet.right + 1)",
        );
        assert_eq!(inside, true, "at {width}");
    }
}

#[test]
fn a_word_goes_by_itself_and_an_error_when_something_went_well() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("412\n");
    window.see("Saved Miso · 412 g");
    let empty = "return document.querySelector('.toast').hasAttribute('data-empty')";
    window.wait_for_answer("the word to go", empty, |gone| gone == true);
    window.press("Ctrl+z");
    window.wait_for_value(&cell("Miso", BEFORE), "");
}

#[test]
fn the_time_of_a_round_is_read_back_and_set() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.press("t");
    window.wait_for_focus("Time of this round");
    window.type_text("tea");
    window.see("«tea» is not a time.");
    for _ in 0..3 {
        window.press("Backspace");
    }
    window.type_text("-20");
    window.see("20 minutes ago");
    window.press("Enter");
    window.see("The round is set to");
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.press("t");
    window.wait_for_focus("Time of this round");
    window.type_text("y 15:00");
    window.press("Enter");
    window.see("The round is set to yesterday 15:00");
    window.see("yesterday 15:00 feed · Linden litter");
    window.find("//button[contains(., 'Time yesterday 15:00')]");
}

#[test]
fn half_typed_digits_are_kept_when_another_screen_comes() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus(&cell("Miso", BEFORE));
    window.numpad("409");
    window.ask("location.hash = '#animals'");
    window.see("Saved Miso · 409 g");
    window.find("//h1[.='Animals']");
    drop(window);
    assert_eq!(figures(&round_in_the_book(&desk).rows[0]), ("Miso", "409", "", "", false, false));
}
