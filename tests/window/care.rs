//! Milestones, care plan and medicines on an animal's page; and a death, entered gently.

use crate::support::{Desk, Window};

/// Opens the page of a kitten with keys and a click.
fn open_page(window: &Window<'_>, name: &str) {
    window.press("g");
    window.press("a");
    window.find("//h2[.='Care due']");
    window.click(name);
    window.find(&format!("//h1[.='{name}']"));
    window.find("//care-panel//h3[.='Medicines']");
}

#[test]
fn a_medicine_is_ordered_given_with_one_key_and_asked_about_before_it_is_given_again() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    open_page(&window, "Bean");
    window.click("A medicine the vet ordered");
    window.wait_for_focus("Medicine");
    window.press("Enter");
    window.see("Which medicine?");
    window.type_text("amoxicillin");
    window.press("Tab");
    window.type_text("0.2 mL");
    window.press("Tab");
    window.press("Tab");
    window.type_text("often");
    window.press("Enter");
    window.see("«often» is not a number of hours.");
    window.wait_for_focus("Every how many hours");
    assert_eq!(window.value("Medicine"), "amoxicillin", "what was typed stays");
    window.press("Ctrl+a");
    window.type_text("12");
    window.press("Enter");
    window.see("first dose not noted yet");
    window.press("c");
    window.wait_for_focus("amoxicillin given");
    window.press("Enter");
    window.see("Given: amoxicillin");
    window.see("every 12 hours");
    window.press("Enter");
    window.see("every 12 hours. Give it again?");
    window.wait_for_focus("Give it again: amoxicillin");
    assert_eq!(doses(&window), 1, "asking writes nothing");
    window.press("Enter");
    window.wait_until_gone("//*[contains(., 'Give it again?')][@role='alert']");
    drop(window);
    let doses = desk.with_book(|book| book.timeline("Bean", None, None).expect("a timeline")).entries;
    assert_eq!(doses.iter().filter(|entry| entry.kind == "med").count(), 2);
}

fn doses(window: &Window<'_>) -> usize {
    window.count("//animal-timeline//span[normalize-space()='Medicine']")
}

#[test]
fn the_form_of_an_entry_asks_before_a_second_feed_and_takes_it_with_the_second_enter() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    open_page(&window, "Bean");
    for again in [false, true] {
        window.press("n");
        window.wait_for_focus("What happened");
        window.type_text("feed");
        window.press("Enter");
        window.wait_for_focus("Taken");
        window.type_text("8");
        window.press("Enter");
        if again {
            window.see("Feed again?");
            window.wait_for_focus("Taken");
            assert_eq!(window.value("Taken"), "8", "what was typed stays");
            window.press("Enter");
        }
        window.see("Saved: feed");
        window.wait_until_gone("//entry-form");
    }
}

/// Goes to a button or box of the panel as the keys would, wherever it stands, and presses a key on it.
fn press_on(window: &Window<'_>, name: &str, key: &str) {
    let found = format!(
        "const named = (it) => (it.getAttribute('aria-label') ?? it.textContent).trim() === '{name}'; \
         const it = [...document.querySelectorAll('care-panel button, care-panel label.check')].find(named); \
         (it?.querySelector('input') ?? it)?.focus(); \
         return it !== undefined && (document.activeElement === it || it.contains(document.activeElement))"
    );
    window.wait_for_answer(name, &found, |answer| answer == true);
    window.press(key);
}

#[test]
fn lines_are_done_moved_and_added_and_milestones_noted_for_one_or_the_litter() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    open_page(&window, "Bean");
    press_on(&window, "Canine teeth: note it", "Enter");
    window.see("Noted: canine teeth");
    window.wait_until_gone("//button[@aria-label='Canine teeth: note it']");
    press_on(&window, "Deworming, done", "Enter");
    window.see("Deworming: done");
    window.see(", last today");
    press_on(&window, "Care plan and orders for all 6 of the litter", " ");
    press_on(&window, "A line of your own", "Enter");
    window.wait_for_focus("What is to be done");
    window.type_text("Nail trim");
    window.press("Tab");
    window.type_text("20 smarch");
    window.press("Enter");
    window.see("«20 smarch» is not a day.");
    window.wait_for_focus("On which day");
    window.press("Ctrl+a");
    window.type_text("tomorrow");
    window.press("Enter");
    window.find("//care-panel//strong[.='Nail trim']");
    window.press("g");
    window.press("a");
    window.find("//h2[.='Care due']");
    window.click_at("//a[contains(@class, 'animal-name')][.='Otto']");
    window.find("//h1[.='Otto']");
    window.find("//care-panel//strong[.='Nail trim']");
    press_on(&window, "Another day for Nail trim", "Enter");
    window.wait_for_focus("On which day");
    window.press("Escape");
    window.wait_for_focus("Another day for Nail trim");
    press_on(&window, "Leave out Nail trim", "Enter");
    window.see("Nail trim: left out");
    window.press("Ctrl+z");
    window.find("//button[@aria-label='Nail trim, done']");
}

#[test]
fn a_death_is_entered_gently_and_no_screen_of_the_living_names_the_kitten_until_it_is_undone() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    open_page(&window, "Pip");
    window.click("Enter a death");
    window.wait_for_focus("When");
    window.press("Escape");
    window.wait_for_focus("Enter a death");
    window.press("Enter");
    window.wait_for_focus("When");
    window.type_text("2099-01-01");
    window.press("Enter");
    window.see("in the future");
    window.wait_for_focus("When");
    window.press("Ctrl+a");
    window.type_text("-20");
    window.press("Tab");
    window.type_text("at home");
    window.press("Tab");
    window.type_text("too weak from birth");
    window.press("Enter");
    window.see("Pip is among the remembered. The record stays whole.");
    window.see("died today");
    window.find("//h2[.='Last noted']");
    for gone in ["Weigh", "Enter a death", "A medicine the vet ordered"] {
        window.wait_until_gone(&format!("//button[starts-with(normalize-space(), '{gone}')]"));
    }
    for (key, there) in [
        ("r", "//th//*[.='Bean']"),
        ("p", "//h1[.='Pairing']/following::h2"),
        ("a", "//a[contains(@class, 'animal-name')][.='Bean']"),
    ] {
        window.press("g");
        window.press(key);
        window.find(there);
        // Below the living, folded away, stand the remembered.
        let all = window.text("//main");
        let shown = all.split("Remembered").next().unwrap_or_default();
        assert!(!shown.contains("Pip"), "{there}: {shown}");
    }
    window.click_at("//summary[.//h2[.='Remembered']]");
    window.find("//details[.//h2[.='Remembered']]//a[.='Pip']");
    window.press("Ctrl+z");
    window.wait_until_gone("//h2[.='Remembered']");
    window.press("g");
    window.press("r");
    window.find("//th//*[.='Pip']");
}
