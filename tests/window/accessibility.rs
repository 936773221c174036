//! What a screen reader, a tired eye and a strict page make of each screen.

use crate::support::Desk;

const SCREENS: [(&str, &str); 4] = [("r", "Round"), ("a", "Animals"), ("p", "Pairing"), ("t", "Stories")];

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
