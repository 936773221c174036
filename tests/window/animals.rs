//! Who there is: taken in by a form, and on its own page written, corrected, moved and taken back.

use std::path::Path;

use crate::support::Desk;

#[test]
fn a_litter_is_taken_in_with_keys_alone_and_the_round_begins() {
    let desk = Desk::new();
    let window = desk.open();
    window.see("Who are you feeding tonight?");
    window.press("g");
    window.press("a");
    window.find("//h1[.='Animals']");
    window.press("l");
    window.wait_for_focus("Kittens");
    window.press("Tab");
    window.wait_for_focus("How many");
    window.type_text("3");
    window.press("Tab");
    window.type_text("9");
    window.press("Tab");
    window.press("Tab");
    window.wait_for_focus("Name of the litter");
    window.type_text("Willow litter");
    window.press("Tab");
    window.type_text("Ash, Elm");
    window.press("Enter");
    window.wait_for_focus("Ash, weight before, grams");
    window.see("feed · Willow litter");
    window.see("3 kittens · day 9");
    window.numpad("201\n");
    window.see("Saved Ash · 201 g");
    drop(window);
    let view = desk.with_book(|book| book.animals(None).expect("who there is"));
    let names: Vec<&str> = view.groups[0].animals.iter().map(|a| a.name.as_str()).collect();
    assert_eq!((view.groups[0].title.as_str(), names), ("Willow litter", vec!["Ash", "Elm", "Green"]));
}

#[test]
fn a_litter_that_is_taken_back_leaves_no_dead_round() {
    let desk = Desk::new();
    let window = desk.open();
    window.see("Who are you feeding tonight?");
    window.click("Start a litter");
    window.wait_for_focus("Kittens");
    window.press("Tab");
    window.wait_for_focus("How many");
    window.type_text("6");
    window.press("Tab");
    window.type_text("2 weeks");
    window.press("Enter");
    window.see("6 taken in.");
    window.wait_for_focus("Red, weight before, grams");
    window.see("6 kittens · day 14");
    window.press("Ctrl+z");
    window.see("Who are you feeding tonight?");
    assert!(!window.text("//body").contains("There is no litter"));
}

#[test]
fn the_form_says_at_the_field_what_is_missing() {
    let desk = Desk::new();
    let window = desk.open();
    window.see("Who are you feeding tonight?");
    window.click("Start a litter");
    window.wait_for_focus("Kittens");
    window.press("Enter");
    window.see("How many?");
    window.wait_for_focus("How many");
    window.type_text("many");
    window.press("Enter");
    window.see("How many: a number from 1 to 24.");
    window.wait_for_focus("How many");
}

#[test]
fn the_birth_is_read_back_while_it_is_typed_and_one_to_come_is_refused() {
    let desk = Desk::new();
    let window = desk.open();
    window.see("Who are you feeding tonight?");
    window.click("Start a litter");
    window.wait_for_focus("Kittens");
    window.press("Tab");
    window.wait_for_focus("How many");
    window.type_text("3");
    window.press("Tab");
    window.wait_for_focus("Age");
    window.type_text("2 weeks");
    window.see("14 days, born ");
    window.press("Ctrl+a");
    window.type_text("2999-01-01");
    window.see("The birth is after today.");
    window.press("Enter");
    window.see("The birth is after today.");
    window.wait_for_focus("Age");
    assert_eq!(window.value("Age"), "2999-01-01");
    window.press("Ctrl+a");
    window.type_text("9");
    window.see("9 days, born ");
    window.press("Enter");
    window.see("3 taken in.");
}

#[test]
fn an_entry_is_added_corrected_moved_and_taken_back() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("n");
    window.wait_for_focus("What happened");
    window.type_text("temp");
    window.press("Enter");
    window.wait_for_focus("Temperature");
    window.type_text("97 F");
    window.press("Enter");
    window.see("Saved: temperature");
    let entry = "//details[.//span[contains(., '36.1 °C')]]";
    window.find(entry);
    window.click_at(&format!("{entry}/summary"));
    window.click("Correct");
    window.wait_for_focus("Temperature");
    window.press("Ctrl+a");
    window.type_text("36.4");
    window.press("Enter");
    window.see("Corrected: temperature");
    let entry = "//details[.//span[contains(., '36.4 °C')]]";
    window.click_at(&format!("{entry}/summary"));
    window.click("Move to the right animal");
    window.click("Bean");
    window.see("Moved to Bean");
    window.wait_until_gone(entry);
    window.click("Animals");
    window.click("Bean");
    window.find("//h1[.='Bean']");
    window.click_at(&format!("{entry}/summary"));
    window.click("Take back");
    window.see("Taken back: temperature");
    window.wait_until_gone(entry);
    window.press("Ctrl+z");
    window.find(entry);
    drop(window);
    let lines = desk.with_book(|book| book.timeline("Bean", None, None).expect("a timeline")).entries;
    let temperature = lines.iter().find(|line| line.kind == "temp").expect("the temperature is Bean's");
    assert_eq!(temperature.words, "36.4 °C");
    let pips = desk.with_book(|book| book.timeline("Pip", None, None).expect("a timeline")).entries;
    assert!(pips.iter().all(|line| line.kind != "temp"));
}

#[test]
fn a_weight_is_one_key_away_and_the_card_can_be_changed() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("w");
    window.wait_for_focus("Weight of Pip");
    window.type_text("304");
    window.press("Enter");
    window.see("Saved the weight of Pip");
    window.find("//p[.='304 g']");
    window.press("e");
    window.wait_for_focus("Name");
    window.press("Ctrl+a");
    window.type_text("Pippa");
    window.press("Enter");
    window.find("//h1[.='Pippa']");
    window.press("Ctrl+z");
    window.find("//h1[.='Pip']");
}

#[test]
fn a_feed_begins_at_the_amount_and_is_given_as_the_last_one_was() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("n");
    window.wait_for_focus("What happened");
    window.type_text("feed");
    window.press("Enter");
    window.wait_for_focus("Taken");
    window.type_text("9");
    window.press("Enter");
    window.see("Saved: feed");
    window.press("Ctrl+z");
    window.see("Taken back: feed of Pip");
}

#[test]
fn the_first_night_begins_at_the_litter_and_its_key() {
    let desk = Desk::new();
    let window = desk.open();
    window.wait_for_answer(
        "the focus on the start",
        "return document.activeElement.classList.contains('start-litter')",
        |there| there == true,
    );
    window.press("l");
    window.wait_for_focus("Kittens");
}

#[test]
fn an_animal_is_weighed_in_the_list() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.find("//a[.='Pip']");
    window.press("Down");
    window.wait_for_focus("Pip");
    window.press("/");
    window.wait_for_focus("Find an animal");
    window.press("Down");
    window.wait_for_focus("Pip");
    window.press("Down");
    window.wait_for_focus("Miso");
    window.press("w");
    window.wait_for_focus("Weight of Miso");
    window.type_text("lots");
    window.press("Enter");
    window.see("«lots» is not a weight: type it like 294 or 10.4 oz.");
    window.press("Ctrl+a");
    window.type_text("409");
    window.press("Enter");
    window.see("Saved the weight of Miso");
    window.wait_for_focus("Miso");
    window.find("//tr[.//a[.='Miso']]//td[contains(., '409 g')]");
}

#[test]
fn a_new_user_looks_around_in_the_made_up_litter() {
    let desk = Desk::new();
    let window = desk.open();
    window.see("Who are you feeding tonight?");
    window.click("Look around with the Linden litter");
    window.see("feed · Linden litter");
    window.wait_for_focus("Miso, weight before, grams");
}

#[test]
fn a_photo_comes_in_through_the_systems_dialog() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("f");
    window.save_dialog("Add photos").cancel();
    window.press("f");
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/icons/icon.png");
    window.save_dialog("Add photos").open(&picture);
    let shown = "const photo = document.querySelector('.photo > img'); return photo?.complete ? photo.naturalWidth : 0";
    window.find("//li//img[@alt='Photo 1 of Pip, not described yet']");
    window.wait_for_answer("the photo to be drawn", shown, |width| width.as_u64() == Some(240));
    window.click("What photo 1 of Pip shows");
    window.type_text("Pip asleep in a sock");
    window.press("Tab");
    window.find("//li//img[@alt='Pip asleep in a sock']");
    drop(window);
    let photos = desk.with_book(|book| book.photos_of(&["Pip".to_owned()]).expect("the photos of Pip"));
    assert_eq!(photos.len(), 1);
    assert_eq!(photos[0].alt, "Pip asleep in a sock");
}

#[test]
fn nothing_breaks_on_a_narrow_window() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    for width in [1000, 720] {
        window.resize(width, 900);
        for (key, words) in [("r", "feed · Linden litter"), ("a", "Singles")] {
            window.press("g");
            window.press(key);
            window.see(words);
            let too_wide = window.ask("return document.documentElement.scrollWidth > innerWidth");
            assert_eq!(too_wide, false, "{words} at {width}");
            assert_eq!(window.violations(), Vec::<String>::new(), "{words} at {width}");
        }
    }
}
