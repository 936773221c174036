//! The pictures of the papers, taken of the window that is tested.

use crate::support::Desk;

const FED: &str = "Pip, fed, millilitres";

#[test]
fn the_round_by_day_and_by_night() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.numpad("395\n13\n408/*\n409\n13.5\n422/\n189/\n6.5\n-");
    window.wait_for_value(FED, "6.5");
    window.see("Saved Pip · 6.5 mL");
    window.find("//growth-card//*[contains(@class, 'growth-chart')]");
    window.pictures("round");
}

#[test]
fn the_animals_by_day_and_by_night() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.find("//a[.='Pip']");
    window.pictures("animals");
    window.click("Pip");
    window.find("//growth-card//*[contains(@class, 'growth-chart')]");
    window.pictures("animal");
}
