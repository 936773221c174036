//! The crisis page: one key from anywhere, also with digits half typed.

use crate::support::Desk;

#[test]
fn one_key_from_a_cell_opens_the_crisis_of_that_row_and_keeps_what_was_typed() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.numpad("41");
    window.press("F1");
    window.find("//h1[.='Crisis: Miso']");
    window.see("It starts with the first step.");
    window.press("Escape");
    window.wait_for_value("Miso, weight before, grams", "41");
}

#[test]
fn each_step_is_one_key_and_stands_in_the_book_with_its_time() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("!");
    window.find("//h1[.='Crisis: Pip']");
    for key in ["1", "2", "3", "4", "2"] {
        let before = window.count("//button[@data-logged='true']");
        window.press(key);
        window.see("Saved Pip");
        if before < 4 {
            window.wait_for_answer(
                "the step",
                "return document.querySelectorAll('[data-logged=true]').length",
                |now| now.as_u64() == Some(before as u64 + 1),
            );
        }
    }
    window.see("It goes on when you leave this page.");
    window.see("Done: warmed");
    window.see("sugar on the gums 2 times");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.press("Ctrl+z");
    window.see("Taken back");
    window.wait_for_answer(
        "the second sugar to go",
        "return document.body.innerText.includes('2 times')",
        |still| still == false,
    );
    drop(window);
    let page = desk.with_book(|book| book.crisis("pip").expect("the page"));
    assert!(page.started.is_some());
    assert!(
        page.steps.iter().all(|step| !step.logged.is_empty() && !step.logged.contains(',')),
        "{:?}",
        page.steps
    );
}

#[test]
fn whose_it_is_is_asked_and_the_number_can_be_written_there() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.click("Stories");
    window.find("//h1[.='Stories']");
    window.press("F1");
    window.see("Who is it?");
    window.wait_for_answer(
        "the focus on the first animal",
        "return document.activeElement.classList.contains('crisis-choice')",
        |is_it| is_it == true,
    );
    window.press("Enter");
    window.see("All four, together");
    window.click("The vet’s number");
    window.type_text("020 7946 0018");
    window.press("Enter");
    window.find("//p[contains(@class, 'crisis-number')][.='020 7946 0018']");
    window.click("The vet’s name");
    window.type_text("Dr Vale");
    window.press("Tab");
    window.see("Call Dr Vale");
    for theme in ["day", "dusk", "night"] {
        window.ask(&format!("document.documentElement.dataset.theme = '{theme}'"));
        assert_eq!(window.violations(), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn the_crisis_page_by_day_and_by_night() {
    let desk = Desk::new().with_linden_litter();
    desk.with_book(|book| {
        book.set_setting("vet_phone", "020 7946 0018").expect("a number");
        book.set_setting("vet_name", "Dr Vale").expect("a name");
    });
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.ask("location.hash = '#crisis/pip'");
    window.find("//h1[.='Crisis: Pip']");
    window.press("1");
    window.see("Saved Pip");
    window.pictures("crisis");
}
