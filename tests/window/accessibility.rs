//! What a screen reader, a tired eye and a strict page make of each screen.

use crate::support::Desk;

const SCREENS: [(&str, &str); 5] =
    [("r", "Round"), ("a", "Animals"), ("p", "Pairing"), ("t", "Stories"), (",", "Settings")];

#[test]
fn axe_finds_nothing_on_any_screen_in_any_theme() {
    let desk = Desk::new();
    let window = desk.open();
    for theme in ["day", "dusk", "night"] {
        for (key, heading) in SCREENS {
            window.press("g");
            window.press(key);
            window.find(&format!("//h1[.='{heading}']"));
            assert_eq!(window.violations(), Vec::<String>::new(), "{heading} in {theme}");
        }
        window.press("Ctrl+Shift+l");
    }
}

#[test]
fn text_never_becomes_code_or_markup() {
    let desk = Desk::new();
    let window = desk.open();
    for attempt in [
        "eval('1')",
        "new Function('return 1')()",
        "document.body.innerHTML = '<b>x</b>'",
        "trustedTypes.createPolicy('another', {})",
        "trustedTypes.createPolicy('rust-svg', {})",
    ] {
        let outcome =
            window.ask(&format!("try {{ {attempt}; return 'done'; }} catch {{ return 'refused'; }}"));
        assert_eq!(outcome, "refused", "{attempt}");
    }
    assert_eq!(window.ask("return document.cookie + typeof window.__TAURI__"), "undefined");
}

#[test]
fn axe_finds_nothing_on_the_screens_of_a_full_book_in_any_theme() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    let sound = |what: &str, theme: &str| {
        assert_eq!(window.violations(), Vec::<String>::new(), "{what} in {theme}");
    };
    for theme in ["day", "dusk", "night"] {
        window.press("g");
        window.press("r");
        window.wait_for_focus("Miso, weight before, grams");
        window.type_text("4 stones");
        window.press("Enter");
        window.see("«4 stones» is not a weight: type it like 294 or 10.4 oz.");
        sound("the round with a refused cell", theme);
        window.numpad("-");
        window.wait_for_focus("Miso, weight before, grams");
        window.press("Escape");
        window.press("t");
        window.wait_for_focus("Time of this round");
        sound("the time of the round", theme);
        window.press("Escape");
        window.wait_for_focus("Miso, weight before, grams");
        window.press("g");
        window.press("a");
        window.find("//a[.='Pip']");
        sound("the animals", theme);
        window.press("l");
        window.wait_for_focus("Kittens");
        sound("the form that takes in", theme);
        window.click("Not now");
        window.click("Pip");
        window.find("//growth-card//*[@role='group']");
        sound("an animal", theme);
        window.press("e");
        window.wait_for_focus("Name");
        sound("the card of an animal", theme);
        window.press("Escape");
        window.press("n");
        window.wait_for_focus("What happened");
        window.type_text("pee");
        window.press("Enter");
        window.wait_for_focus("Not said");
        sound("a new entry", theme);
        window.press("Escape");
        window.press("Ctrl+Shift+l");
    }
}
