//! A weekend kept on paper, typed in one grid.

use littermate_core::round::PaperView;

use crate::support::Desk;

fn paper_in_the_book(desk: &Desk) -> PaperView {
    desk.with_book(|book| book.paper("linden").expect("the paper log"))
}

#[test]
fn a_night_on_paper_is_typed_in_one_grid_on_the_number_pad() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.click("From paper");
    window.wait_for_focus("Time of the next round");
    window.type_text("tea");
    window.press("Enter");
    window.find("//input[@aria-label='Time of the next round'][@aria-invalid='true']");
    assert_eq!(window.value("Time of the next round"), "tea", "what was typed stays at the head");
    for _ in 0..3 {
        window.press("Backspace");
    }
    window.type_text("y 2350");
    window.press("Enter");
    window.wait_for_focus("Miso, fed, millilitres, yesterday 23:50");
    window.numpad("11\n12/\n8\n11\n10*\n12\n");
    window.wait_for_focus("Time of the next round");
    window.type_text("y 2010");
    window.press("Enter");
    // It stands before the other, as on paper.
    window.wait_for_focus("Miso, fed, millilitres, yesterday 20:10");
    window.numpad("10\n");
    window.press("w");
    window.wait_for_focus("Bean, weight before, grams, yesterday 20:10");
    window.numpad("12,,5".replace(',', ".").as_str());
    window.press("Enter");
    window.find("//input[@aria-label='Bean, weight before, grams, yesterday 20:10'][@aria-invalid='true']");
    assert_eq!(window.value("Bean, weight before, grams, yesterday 20:10"), "12..5");
    window.press("Escape");
    window.numpad("425\n");
    window.see("Saved Bean, yesterday 20:10 · 425 g");
    window.press("Ctrl+z");
    window.wait_for_value("Bean, weight before, grams, yesterday 20:10", "");
    drop(window);
    let paper = paper_in_the_book(&desk);
    let fed: Vec<Vec<&str>> =
        paper.rows.iter().map(|row| row.cells.iter().map(|cell| cell.fed.text.as_str()).collect()).collect();
    assert_eq!(
        fed,
        [vec!["10", "11"], vec!["", "12"], vec!["", "8"], vec!["", "11"], vec!["", "10"], vec!["", "12"]]
    );
    assert!(paper.rows[1].cells[1].pee && paper.rows[4].cells[1].poo);
    assert!(paper.rows.iter().all(|row| row.cells.iter().all(|cell| cell.before.text.is_empty())));
}

#[test]
fn pee_and_poo_of_a_paper_log_can_be_clicked_and_its_screen_is_sound() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.click("From paper");
    window.wait_for_focus("Time of the next round");
    window.type_text("y 2350");
    window.press("Enter");
    window.wait_for_focus("Miso, fed, millilitres, yesterday 23:50");
    window.numpad("11\n");
    window.see("Saved Miso, yesterday 23:50 · 11 mL");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.click("Poo");
    window.click("Poo, Bean, yesterday 23:50");
    window.wait_for_pressed("Poo, Bean, yesterday 23:50", true);
    window.ask("document.querySelector('[aria-label=\"Poo, Bean, yesterday 23:50\"]').focus()");
    window.press("Down");
    window.wait_for_focus("Poo, Pip, yesterday 23:50");
    assert_eq!(window.violations(), Vec::<String>::new());
    drop(window);
    assert!(paper_in_the_book(&desk).rows[1].cells[0].poo);
}
