//! Pairing: a lone animal is picked up and put down beside a companion, by keys; what comes of it stands in the book.

use littermate_core::board::{PairingBoard, Together};

use crate::support::{Desk, Window};

/// The board of the made-up log: Juniper is alone, Pip and Wren live together.
fn open_board(desk: &Desk) -> Window<'_> {
    let window = desk.open();
    window.click("Pairing");
    window.find("//h2[.='Company for Juniper']");
    window
}

fn board_in_the_book(desk: &Desk) -> PairingBoard {
    desk.with_book(|book| book.pairing_board(None).expect("the board"))
}

fn pair<'b>(board: &'b PairingBoard, names: [&str; 2]) -> Option<&'b Together> {
    board.together.iter().find(|pair| names.iter().all(|name| pair.pairing.names.iter().any(|n| n == name)))
}

/// What the newest entries about an animal say, title and words.
fn newest(desk: &Desk, animal: &str) -> Vec<String> {
    let page = desk.with_book(|book| book.timeline(animal, None, None).expect("the timeline"));
    page.entries.iter().take(3).map(|entry| format!("{}: {}", entry.title, entry.words)).collect()
}

#[test]
fn two_are_introduced_by_keys_alone_and_the_book_holds_it() {
    let desk = Desk::new().with_demo();
    let before = board_in_the_book(&desk);
    let best = before.alone[0].companions[0].companion.label.clone();
    let second = before.alone[0].companions[1].companion.label.clone();
    let window = open_board(&desk);
    window.ask("document.querySelector('.lone').focus()");
    window.press("Space");
    window.see("Juniper is in your hand.");
    window.wait_for_focus(&format!("Introduce Juniper to {best}"));
    window.press("Escape");
    window.find("//button[contains(@class, 'lone')][@aria-pressed='false'][@aria-current='true']");
    window.press("Space");
    window.press("Down");
    window.wait_for_focus(&format!("Introduce Juniper to {second}"));
    window.press("Up");
    window.press("Space");
    window.wait_for_focus("When");
    window.type_text("-20");
    window.see("20 minutes ago");
    window.press("Tab");
    window.type_text("cries all night");
    window.press("Tab");
    window.type_text("lay down side by side");
    window.press("Tab");
    window.wait_for_focus("They took to each other at once");
    window.press("Space");
    window.press("Tab");
    window.press("Down");
    window.wait_for_focus("They accept each other");
    window.press("Tab");
    window.wait_for_focus("Minutes together");
    window.type_text("a while");
    window.press("Enter");
    window.see("«a while» is not a number of minutes.");
    window.wait_for_focus("Minutes together");
    window.press("Ctrl+a");
    window.type_text("15");
    window.press("Enter");
    window.see(&format!("Saved: Juniper met {best}."));
    window.see("Everyone has company.");
    drop(window);

    let board = board_in_the_book(&desk);
    let pair = pair(&board, ["Juniper", &best]).expect("they live together");
    assert!(pair.pairing.accepted && pair.pairing.bonded);
    for animal in ["Juniper", best.as_str()] {
        let newest = newest(&desk, animal);
        let told = newest.iter().find(|words| words.starts_with("Introduction: ")).expect("the introduction");
        for words in ["cries all night", "lay down side by side", "at once", "15"] {
            assert!(told.contains(words), "«{words}» in {told}");
        }
    }
}

#[test]
fn how_it_goes_is_recorded_kept_and_ended() {
    let desk = Desk::new().with_demo();
    let window = open_board(&desk);
    window.press("i");
    window.wait_for_focus("Who");
    window.choose("Who", "Juniper");
    window.choose("To whom", "Olive");
    window.ask("document.querySelector('#any-other').focus()");
    window.find("//form[@aria-label='Introduce Juniper to Olive']");
    window.press("Enter");
    window.wait_for_focus("When");
    window.press("Enter");
    window.see("Saved: Juniper met Olive.");
    window.see("In trial since today");
    window.click("How it goes, Juniper and Olive");
    window.click("How they get on");
    window.type_text("hissed once, then slept");
    window.click("Together");
    window.click("Save how it goes");
    window.see("Saved: how Juniper and Olive get on.");
    window.click("Keep Juniper and Olive together");
    window.see("Together since today");
    window.see("Seen asleep together on 1 night");
    window.click("Separate Pip and Wren");
    window.wait_for_focus("Why they are separated");
    window.type_text("Wren has a cough");
    window.press("Enter");
    window.see("Saved: Pip and Wren separated.");
    drop(window);

    let board = board_in_the_book(&desk);
    assert!(pair(&board, ["Juniper", "Olive"]).expect("they live together").pairing.accepted);
    assert!(pair(&board, ["Pip", "Wren"]).is_none());
    let alone: Vec<&str> = board.alone.iter().map(|lonely| lonely.alone.label.as_str()).collect();
    assert!(alone.contains(&"Wren"), "{alone:?}");
    assert!(newest(&desk, "Wren")[0].contains("Wren has a cough"), "{:?}", newest(&desk, "Wren"));

    let window = desk.open();
    window.click("Pairing");
    window.see("Alone since today; her pairing ended.");
    window.press("Ctrl+z");
    window.see("Taken back");
    drop(window);
    assert!(
        pair(&board_in_the_book(&desk), ["Pip", "Wren"]).is_some(),
        "one undo, and they are together again"
    );
}

#[test]
fn two_are_chosen_by_typing_their_names_and_the_focus_stays() {
    let desk = Desk::new().with_demo();
    let window = open_board(&desk);
    window.press("i");
    window.wait_for_focus("Who");
    window.type_text("Juniper");
    window.press("Tab");
    window.wait_for_focus("To whom");
    window.type_text("Otto");
    window.find("//form[@aria-label='Introduce Juniper to Otto']");
    assert_eq!(window.focused(), "To whom");
    window.find("//div[contains(@class, 'any-reasons')]//ul/li");
    assert_eq!((window.value("When"), window.value("Why")), (String::new(), String::new()));
    assert!(!window.text("//div[contains(@class, 'any-reasons')]/p").is_empty(), "how far it is advised");
    window.press("Enter");
    window.wait_for_focus("When");
    window.press("Tab");
    window.type_text("both cry at night");
    window.press("Enter");
    window.see("Saved: Juniper met Otto.");
    drop(window);
    let newest = newest(&desk, "Otto");
    assert!(newest.iter().any(|words| words.contains("both cry at night")), "{newest:?}");
}

#[test]
fn the_board_has_two_columns_where_three_are_too_narrow() {
    let desk = Desk::new().with_demo();
    let window = open_board(&desk);
    let columns = "return getComputedStyle(document.querySelector('.pairing-board')).gridTemplateColumns.split(' ').length";
    for (width, count) in [(1240, 3), (1000, 2), (720, 1)] {
        window.resize(width, 900);
        window.wait_for_answer(&format!("{count} columns at {width}"), columns, |found| *found == count);
    }
}

#[test]
fn the_board_by_day_and_by_night() {
    let desk = Desk::new().with_demo();
    let window = open_board(&desk);
    window.ask("document.querySelector('.lone').focus()");
    window.pictures("pairing");
    for _ in 0..3 {
        assert_eq!(window.violations(), Vec::<String>::new());
        window.press("Ctrl+Shift+l");
    }
    window.press("Space");
    window.press("Space");
    window.wait_for_focus("When");
    assert_eq!(window.violations(), Vec::<String>::new(), "with a form open");
    window.press("Escape");
    window.press("i");
    window.wait_for_focus("Who");
    assert_eq!(window.violations(), Vec::<String>::new(), "choosing any two");
}
