//! The pictures of the papers, taken of the window that is tested.

use crate::support::Desk;

const FED: &str = "Pip, fed, millilitres";

#[test]
fn the_round_by_day_and_by_night() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.numpad("412\n11\n423/*\n440\n12\n452/\n294/\n8\n-");
    window.wait_for_value(FED, "8");
    window.see("Saved Pip · 8 mL");
    window.find("//growth-card//*[contains(@class, 'growth-chart')]");
    window.pictures("round");
}
