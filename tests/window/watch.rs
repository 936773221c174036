//! What is worth a look, on the screen: read, dismissed with a reason, and brought back.

use crate::support::Desk;

const CALM: &str = "Nothing in the log worries me. It cannot see colour or breathing.";

#[test]
fn a_line_is_dismissed_by_keys_and_undo_brings_it_back() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.find("//watch-list//li[.//*[contains(., 'Juniper cried')]]");
    window.find("//watch-list//li[.//*[contains(., 'Pip gains')]]");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.find("//watch-list//li[.//*[contains(., 'Pip gains')]]");
    let dismiss = "//watch-list//button[normalize-space()='Dismiss']";
    window.find(dismiss);
    // From the head of the page on, past its buttons.
    for _ in 0..12 {
        if window.focused().starts_with("Dismiss: Pip gains") {
            break;
        }
        window.press("Tab");
    }
    window.press("Enter");
    window.wait_for_focus("Why it need not stand here");
    window.press("Enter");
    window.see("A word on why, for whoever reads it later.");
    window.type_text("the vet knows");
    window.press("Enter");
    window.see("Dismissed for Pip. It comes back if it gets worse.");
    window.see(CALM);
    window.press("Ctrl+z");
    window.find("//watch-list//li[.//*[contains(., 'Pip gains')]]");
    drop(window);
    let lines = desk.with_book(|book| book.watched(None).expect("what is worth a look")).lines;
    assert_eq!(lines.len(), 2);
}
