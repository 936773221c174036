//! Settings: chosen or typed, kept at once, refused at the line.

use crate::support::Desk;

#[test]
fn what_is_set_is_kept_and_nonsense_is_refused_at_its_line() {
    let desk = Desk::new();
    let window = desk.open();
    window.press("g");
    window.press(",");
    window.find("//h1[.='Settings']");
    window.click("ounces");
    window.see("Set: Weights");
    window.click_at("//input[@id='setting-day_starts']");
    window.press("Ctrl+a");
    window.type_text("5 in the morning");
    window.press("Enter");
    window.see("«5 in the morning» is not a time of the day. Try 5:00.");
    assert_eq!(window.value("A day begins at"), "5 in the morning");
    window.press("Ctrl+a");
    window.type_text("5");
    window.press("Enter");
    window.see("Set: A day begins at");
    window.wait_for_value("A day begins at", "5:00");
    drop(window);
    let lines = desk.with_book(|book| book.setting_lines().expect("the settings"));
    let of = |key: &str| lines.iter().find(|line| line.key == key).map(|line| line.value.clone());
    assert_eq!((of("weight_unit"), of("day_starts")), (Some("oz".into()), Some("5:00".into())));
}
