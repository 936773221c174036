//! The frame around every screen: places, keys, themes.

use crate::support::Desk;

#[test]
fn keys_and_clicks_lead_to_every_screen() {
    let desk = Desk::new();
    let window = desk.open();
    for (second, heading) in
        [("a", "Animals"), ("p", "Pairing"), ("t", "Stories"), (",", "Settings"), ("r", "Round")]
    {
        window.press("g");
        window.press(second);
        window.find(&format!("//h1[.='{heading}']"));
        assert!(window.text("//a[@aria-current='page']").starts_with(heading));
    }
    window.click("Animals");
    window.find("//h1[.='Animals']");
}

#[test]
fn the_theme_is_stepped_through_and_said() {
    let desk = Desk::new();
    let window = desk.open();
    window.press("Ctrl+Shift+l");
    window.see("Dusk it is.");
    window.press("Ctrl+Shift+l");
    window.see("Night it is.");
    assert_eq!(window.ask("return document.documentElement.dataset.theme"), "night");
    window.click("Night");
    window.see("Day it is.");
    window.press("?");
    window.see("These keys");
}

#[test]
fn the_sheet_of_keys_lists_those_of_a_cell_and_keeps_the_focus() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("?");
    window.see("Sits this round out");
    window.press("Tab");
    let inside = window.ask("return document.querySelector('.key-sheet').contains(document.activeElement)");
    assert_eq!(inside, true);
}

#[test]
fn the_theme_is_the_same_after_a_restart() {
    let desk = Desk::new();
    let window = desk.open();
    window.press("Ctrl+Shift+l");
    window.press("Ctrl+Shift+l");
    window.see("Night it is.");
    drop(window);
    let window = desk.open();
    assert_eq!(window.ask("return document.documentElement.dataset.theme"), "night");
}

#[test]
fn the_letters_grow_and_shrink_with_the_keys() {
    let desk = Desk::new();
    let window = desk.open();
    let width = || window.ask("return innerWidth").as_f64().expect("a width");
    let usual = width();
    let wait = |what: &str, is_it: &dyn Fn(f64) -> bool| {
        window.wait_for_answer(what, "return innerWidth", |found| found.as_f64().is_some_and(is_it));
    };
    window.press("Ctrl+=");
    wait("larger letters", &|now| now < usual * 0.9);
    window.press("Ctrl+0");
    wait("the usual letters", &|now| (now - usual).abs() < 2.0);
    window.press("Ctrl+-");
    wait("smaller letters", &|now| now > usual * 1.1);
    window.press("Ctrl+0");
    window.press("Ctrl+=");
    window.press("Ctrl+=");
    wait("much larger letters", &|now| now < usual * 0.8);
    drop(window);
    let window = desk.open();
    let again = window.ask("return innerWidth").as_f64().expect("a width");
    assert!(again < usual * 0.8, "the letters are as large as they were left: {again} of {usual}");
    window.press("Ctrl+-");
    window.wait_for_answer("smaller letters, by one step", "return innerWidth", |found| {
        found.as_f64().is_some_and(|now| now > usual * 0.8 && now < usual * 0.95)
    });
}
