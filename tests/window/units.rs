//! Amounts and times as they are typed: in the carer's units, and with one sentence where they are none.

use crate::support::{Desk, Window};

/// What is said below the field with the focus.
fn said_below(window: &Window<'_>) -> String {
    let below = "const field = document.activeElement; if (field.ariaInvalid !== 'true') return ''; \
        return document.getElementById(field.getAttribute('aria-describedby')).textContent";
    window.ask(below).as_str().unwrap_or_default().to_owned()
}

/// What stands in the field with the focus.
fn typed_in(window: &Window<'_>) -> String {
    window.ask("return document.activeElement.value").as_str().unwrap_or_default().to_owned()
}

/// Begins an entry of a kind on the page of Pip.
fn new_entry(window: &Window<'_>, kind: &str, field: &str) {
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("n");
    window.wait_for_focus("What happened");
    window.type_text(kind);
    window.press("Enter");
    window.wait_for_focus(field);
}

#[test]
fn what_is_no_amount_and_what_is_to_come_is_said_at_the_field_and_stays() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    new_entry(&window, "weight", "Weight");
    let no_weight = |text: &str| format!("Weight: «{text}» is not a weight: type it like 294 or 10.4 oz.");
    let beyond = |text: &str| format!("Weight: «{text}» cannot be right: a weight is 0.1 g to 120 kg.");
    for (typed, sentence) in [
        ("lots", no_weight("lots")),
        ("1e9", no_weight("1e9")),
        ("12,,5", no_weight("12,,5")),
        ("-5", beyond("-5")),
        ("1000000000", beyond("1000000000")),
    ] {
        window.press("Ctrl+a");
        window.type_text(typed);
        window.press("Enter");
        window.see(&sentence);
        window.wait_for_focus("Weight");
        assert_eq!(said_below(&window), sentence);
        assert_eq!(typed_in(&window), typed, "what was typed is not lost");
    }
    window.press("Ctrl+a");
    window.type_text("301");
    window.click_at("//label[normalize-space()='When']");
    window.wait_for_focus("When");
    for (typed, sentence) in [
        ("in 2 h", "«in 2 h» is in the future."),
        ("2999-01-01", "1 January 2999, 12:00 is in the future."),
        ("tea", "«tea» is not a time. Try 3:10, -20 (minutes ago) or y 23:50 (yesterday)."),
    ] {
        window.press("Ctrl+a");
        window.type_text(typed);
        window.see(sentence);
        window.press("Enter");
        window.wait_for_focus("When");
        assert_eq!(said_below(&window), sentence);
        assert_eq!(typed_in(&window), typed, "what was typed is not lost");
    }
    window.press("Ctrl+a");
    window.type_text("-20");
    window.see("20 minutes ago");
    window.press("Enter");
    window.see("Saved: weight");
}

#[test]
fn with_ounces_chosen_a_bare_number_is_ounces_and_is_told_in_them() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press(",");
    window.find("//h1[.='Settings']");
    window.click("ounces");
    window.see("Set: Weights");
    window.click("°F");
    window.see("Set: Temperatures");
    new_entry(&window, "weight", "Weight");
    window.see("In oz; 294 g, 10.4 oz and 1 lb 2 are read too.");
    window.type_text("10.8");
    window.press("Enter");
    window.see("Saved: weight");
    window.find("//details//span[contains(., '10.8 oz')]");
    window.press("n");
    window.wait_for_focus("What happened");
    window.type_text("temp");
    window.press("Enter");
    window.wait_for_focus("Temperature");
    window.type_text("97.1");
    window.press("Enter");
    window.see("Saved: temperature");
    window.find("//details//span[contains(., '97.1 °F')]");
    drop(window);
    let log = desk.with_book(|book| book.export_log().expect("the log"));
    let log: String = log.split_whitespace().collect();
    assert!(log.contains(r#""typed":{"text":"10.8","unit":"oz"}"#));
    assert!(log.contains(r#""grams":306.2"#) && log.contains(r#""c":36.2"#));
}
