//! Papers: as long as a page, with what the book holds, printed by the system and saved through its dialog.

use std::fs;

use littermate_core::journal::EntryForm;

use crate::support::{Desk, wait_for};

/// The room of a page in pixels, 96 to the inch: Letter is the shorter of the two, with 12 mm of margin.
const PAGE: f64 = (279.4 - 24.0) / 25.4 * 96.0;

#[test]
fn every_paper_is_a_page_long_and_tells_of_the_book() {
    let desk = Desk::new().with_demo();
    // More than a page would take: a medicine, a look and a fright every hour.
    for hour in 1..10 {
        let at = format!("-{hour}h");
        note(
            &desk,
            "med",
            &at,
            &[("drug", &format!("medicine {hour}")), ("dose", "0.2 mL"), ("next", "at bedtime")],
        );
        note(
            &desk,
            "exam",
            &at,
            &[("signs", "bloated belly, pale gums, fleas, milk from the nose, red navel")],
        );
        note(&desk, "crisis", &at, &[("step", "warm")]);
    }
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.press("p");
    window.find("//h1[.='For the vet: Pip']");
    for (link, heading, words) in [
        ("For the vet", "For the vet: Pip", "The last seven days"),
        ("For the new home", "Pip, for the new home", "Together since"),
        ("Hand-over", "While you were away", "Ines: "),
        ("Blank log", "Rounds on paper: Linden litter", "Time ______"),
    ] {
        window.click(link);
        window.find(&format!("//article//h1[.='{heading}']"));
        window.see(words);
        let height = window.ask("return document.querySelector('.sheet').getBoundingClientRect().height");
        let height = height.as_f64().expect("a height");
        assert!((200.0..=PAGE).contains(&height), "{heading}: {height} of {PAGE}");
        let wide =
            window.ask("const it = document.querySelector('.sheet'); return it.scrollWidth - it.clientWidth");
        assert_eq!(wide, 0, "{heading} is as wide as the page");
        for theme in ["day", "night"] {
            window.ask(&format!("document.documentElement.dataset.theme = '{theme}'"));
            assert_eq!(window.violations(), Vec::<String>::new(), "{heading} by {theme}");
        }
    }
    window.press("Escape");
    window.find("//article//h1[.='While you were away']");
}

#[test]
fn a_paper_is_printed_by_the_system_and_is_one_page() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("Ctrl+Shift+l");
    window.press("Ctrl+Shift+l");
    window.see("Night it is.");
    window.ask("location.hash = '#sheets/vet/a_pip'");
    window.find("//article//h1[.='For the vet: Pip']");
    window.press("p");
    let file = desk.home().join("output.pdf");
    window.save_dialog("Print").print();
    let printed = wait_for_file(&file);
    assert_eq!(pages(&printed), 1);
}

#[test]
fn a_paper_is_saved_through_the_dialog_as_a_page_of_its_own() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.ask("location.hash = '#sheets/vet/a_pip'");
    window.find("//article//h1[.='For the vet: Pip']");
    window.press("s");
    let file = desk.home().join("pip.html");
    window.save_dialog("Save the paper").save_as(&file);
    window.see("Saved pip.html.");
    let page = fs::read_to_string(&file).expect("the page is there");
    assert!(page.contains("<h1>For the vet: Pip</h1>") && page.contains("default-src 'none'"), "{page}");
    assert!(page.contains("Linden litter") && page.contains("<svg"), "{page}");
    drop(window);
    let told = desk.littermate(&["sheet", "vet", "Pip", "--text", "--ask", "Is that enough?"]);
    assert!(
        told.starts_with("Pip: female kitten") && told.ends_with("Question: Is that enough?\n"),
        "{told}"
    );
}

#[test]
fn ten_lines_are_copied_and_can_be_pasted() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.ask("location.hash = '#sheets/vet/a_pip'");
    window.find("//article//h1[.='For the vet: Pip']");
    window.pictures("paper");
    window.click("Your question");
    window.type_text("Is that enough?");
    window.click("Copy for the vet");
    window.see("Copied: ten lines for a message.");
    window.click("Your question");
    window.press("Ctrl+a");
    window.press("Ctrl+v");
    window.wait_for_answer(
        "the lines in the field",
        "return document.querySelector('#sheet-question').value",
        |text| {
            let text = text.as_str().unwrap_or_default();
            text.starts_with("Pip: female kitten") && text.ends_with("Is that enough?")
        },
    );
}

#[test]
fn the_hand_over_tells_since_when_it_is_asked() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.ask("location.hash = '#sheets/handover'");
    window.see("Everyone in care · since");
    window.see("12 hours");
    window.click("Since");
    window.type_text("-6h");
    window.press("Enter");
    window.see("6 hours");
    window.press("Ctrl+a");
    window.type_text("soon");
    window.press("Enter");
    window.see("«soon» is not a time.");
    assert_eq!(window.value("Since"), "soon", "what was typed stays");
}

/// Adds an entry about Pip.
fn note(desk: &Desk, kind: &str, at: &str, fields: &[(&str, &str)]) {
    let fields = fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let form = EntryForm {
        kind: kind.to_owned(),
        subjects: vec!["Pip".to_owned()],
        at: at.to_owned(),
        fields,
        ..EntryForm::default()
    };
    desk.with_book(|book| book.add_entry(&form).expect("an entry"));
}

fn wait_for_file(file: &std::path::Path) -> Vec<u8> {
    wait_for("the printed file", || {
        fs::read(file).ok().filter(|bytes| bytes.windows(5).any(|end| end == b"%%EOF"))
    })
}

/// The pages of a PDF: what its catalogue counts.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let count = text.split("/Count ").nth(1).expect("a count of pages");
    count.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}
