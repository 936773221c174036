//! Stories: drafted from the log, edited by hand, and out of the window through the system's own dialog.

use std::{fs, path::Path};

use littermate_core::{
    desk::{DraftView, Ground, StoryFormat},
    photos::NewPhoto,
};

use crate::support::{Desk, Window};

const PICTURE: &[u8] = include_bytes!("../../src-tauri/icons/128x128.png");
const OPENING: &str = "It began on a wet night. ";
const TEXT: &str = "//textarea[@id='story-text']";

/// The made-up log, with a picture of Pip and Wren.
fn with_the_demo_and_a_picture() -> Desk {
    let desk = Desk::new();
    desk.with_book(|book| {
        book.load_demo().expect("the made-up litter");
        let photo = NewPhoto {
            subjects: vec!["Pip".to_owned(), "Wren".to_owned()],
            alt: "A kitten asleep against a puppy.".to_owned(),
            ..NewPhoto::default()
        };
        book.add_photo(PICTURE, &photo).expect("the picture is kept");
    });
    desk
}

/// Drafts an article about Pip and Wren, by keys and clicks.
fn draft_an_article(window: &Window<'_>) {
    window.click("Stories");
    window.click("New story");
    window.wait_for_focus("Bean");
    window.click("Pip");
    window.click("Wren");
    window.click("Write a draft");
    window.find(TEXT);
    window.find("//h1[.='Pip and Wren']");
}

/// Types at the very beginning of the text, and waits until it is on the disk.
fn type_an_opening(window: &Window<'_>) {
    window.click("Text");
    window.press("Ctrl+Home");
    window.type_text(OPENING);
    window.see("Your own words");
    window.find("//*[@data-state='saved'][contains(., 'Saved')]");
}

fn drafts_in_the_book(desk: &Desk) -> Vec<DraftView> {
    desk.with_book(|book| {
        let lines = book.stories().expect("the stories").drafts;
        lines.iter().map(|line| book.draft(&line.id).expect("the draft")).collect()
    })
}

fn names_in(folder: &Path) -> Vec<String> {
    let inside = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> =
        inside.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_draft_is_edited_and_leaves_through_the_save_dialog_in_three_forms() {
    let desk = with_the_demo_and_a_picture();
    let out = desk.home().join("out");
    fs::create_dir(&out).expect("a folder for the story");
    let window = desk.open();
    draft_an_article(&window);
    type_an_opening(&window);
    window.click("Markdown, export");
    window.save_dialog("Save the story").cancel();
    assert_eq!(names_in(&out), Vec::<String>::new(), "thinking better of it leaves nothing");
    for (button, file) in [
        ("Markdown, export", "two friends.md"),
        ("HTML, export", "two friends.html"),
        ("Plain text, export", "plain.txt"),
    ] {
        window.click(button);
        window.save_dialog("Save the story").save_as(&out.join(file));
        window.see(&format!("Saved {file}, and 1 photo in"));
    }
    window.click("Stories");
    window.see("1 draft, 1 exported");
    drop(window);

    let photos = names_in(&out.join("two friends-photos"));
    assert_eq!(photos, ["pip-wren-1.jpg"]);
    assert_eq!(
        names_in(&out),
        ["plain-photos", "plain.txt", "two friends-photos", "two friends.html", "two friends.md"],
        "both forms of one name share their pictures, and nothing else is left lying about"
    );
    let draft = drafts_in_the_book(&desk).remove(0);
    for (format, file, folder) in [
        (StoryFormat::Markdown, "two friends.md", "two friends-photos"),
        (StoryFormat::Html, "two friends.html", "two friends-photos"),
        (StoryFormat::Text, "plain.txt", "plain-photos"),
    ] {
        let written = fs::read_to_string(out.join(file)).expect("the exported file");
        assert!(written.contains(OPENING.trim()), "{file} begins with what was typed");
        let parcel =
            desk.with_book(|book| book.export_draft(&draft.id, format, folder)).expect("the same export");
        assert_eq!(written, parcel.text, "{file}");
        let picture = fs::read(out.join(folder).join("pip-wren-1.jpg")).expect("the picture");
        assert_eq!(picture, parcel.pictures[0].1);
    }
    let page = fs::read_to_string(out.join("two friends.html")).expect("the page");
    assert!(
        page.contains("src=\"two%20friends-photos/pip-wren-1.jpg\" alt=\"A kitten asleep against a puppy.\"")
    );
}

#[test]
fn an_edit_survives_the_window_and_another_wording_leaves_it_alone() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    type_an_opening(&window);
    window.click("Title");
    window.press("Ctrl+a");
    window.type_text("Two beds, one warm");
    window.find("//*[@data-state='saved']");
    drop(window);

    let edited = drafts_in_the_book(&desk).remove(0);
    assert_eq!(edited.title, "Two beds, one warm");
    assert!(edited.body.starts_with(OPENING));

    let window = desk.open();
    window.click("Stories");
    window.click("Two beds, one warm");
    window.wait_for_value("Title", "Two beds, one warm");
    assert_eq!(window.value("Text"), edited.body);
    window.click("Another wording");
    window.see("Another wording, beside the one before.");
    window.find("//h1[.='Pip and Wren']");
    assert!(!window.value("Text").starts_with(OPENING));
    drop(window);

    let drafts = drafts_in_the_book(&desk);
    assert_eq!(drafts.len(), 2);
    let kept = drafts.iter().find(|draft| draft.id == edited.id).expect("the first draft");
    assert_eq!((&kept.title, &kept.body), (&edited.title, &edited.body));
}

#[test]
fn the_last_word_is_kept_when_the_window_closes_behind_it() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    window.click("Text");
    window.press("Ctrl+Home");
    window.type_text(OPENING);
    window.close_by_hand();
    assert!(drafts_in_the_book(&desk)[0].body.starts_with(OPENING));
}

#[test]
fn what_was_typed_into_a_story_is_taken_back_by_the_usual_keys() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    let before = window.value("Text");
    type_an_opening(&window);
    for _ in 0..OPENING.len() {
        if window.value("Text") == before {
            break;
        }
        window.press("Ctrl+z");
    }
    assert_eq!(window.value("Text"), before);
    window.find("//*[@data-state='saved']");
    window.press("Ctrl+Shift+z");
    window.wait_for_answer(
        "the words to come again",
        "return document.querySelector('#story-text').value.length",
        |length| length.as_u64() > Some(before.encode_utf16().count() as u64),
    );
    window.press("Ctrl+z");
    window.wait_for_value("Text", &before);
    drop(window);
    assert_eq!(drafts_in_the_book(&desk)[0].body, before);
}

#[test]
fn what_may_not_be_published_is_found_and_holds_the_story_back() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    window.press("g");
    window.press("t");
    window.find("//h1[.='Stories']");
    window.press("n");
    window.find("//h1[.='New story']");
    window.click("Pip");
    window.click("Wren");
    window.click("Write a draft");
    window.find("//h1[.='Pip and Wren']");
    window.click("Check");
    window.find("//section[contains(@class, 'story-check')]");
    window.click("Text");
    window.press("Ctrl+Home");
    window.type_text("Call 555-0123-456 now. ");
    window.wait_until_gone("//section[contains(@class, 'story-check')]");
    window.find("//*[@data-state='saved']");
    window.click("Markdown, export");
    window.see("Not exported yet.");
    window.see("Before it can leave");
    window.see("«Call 555-0123-456 now.» It may not be published");
    assert_eq!(window.violations(), Vec::<String>::new());
    window.click("Stories");
    window.see("With your own words");
}

#[test]
fn a_refused_save_keeps_the_words_and_says_why() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    window.ask(
        "const text = document.querySelector('#story-text'); \
         text.value = 'x'.repeat(200001); text.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    window.see("A story holds up to 200000 characters. What you typed is still here.");
    window.click("Stories");
    window.find("//h1[.='Stories']");
    window.press("Tab");
    window.ask("history.back()");
    window.see("A story holds up to 200000 characters. What you typed is still here.");
    assert_eq!(window.value("Text").len(), 200_001);
    window.click("Text");
    window.press("Ctrl+a");
    window.type_text("Short and kept.");
    window.find("//*[@data-state='saved']");
    drop(window);
    assert_eq!(drafts_in_the_book(&desk)[0].body, "Short and kept.");
}

#[test]
fn a_photo_is_added_described_and_left_out() {
    let desk = Desk::new().with_demo();
    let picture = desk.home().join("two.png");
    fs::write(&picture, PICTURE).expect("a picture on the disk");
    let window = desk.open();
    draft_an_article(&window);
    window.click("Add photos");
    window.save_dialog("Add photos").open(&picture);
    window.see("1 photo added.");
    window.find("//label[contains(., 'Photo 1 goes with it')]");
    let drawn = window.ask(
        "const picture = document.querySelector('.story-photo img'); \
         return picture.decode().then(() => picture.naturalWidth)",
    );
    assert_eq!(drawn, 128, "the page shows it by its hash");
    window.click("What photo 1 shows");
    window.type_text("Pip asleep on Wren.");
    window.press("Tab");
    window.see("Saved what the photo shows.");
    drop(window);
    let photo = &drafts_in_the_book(&desk)[0].photos[0];
    assert_eq!((photo.chosen, photo.photo.alt.as_str()), (true, "Pip asleep on Wren."));

    let window = desk.open();
    window.click("Stories");
    window.find("//a[contains(@class, 'story-line-title')]");
    window.press("Tab");
    window.ask("document.querySelector('.story-line-title').click()");
    window.find("//label[contains(., 'Photo 1 goes with it')]");
    window.ask("document.querySelector('.story-photo input').click()");
    window.find("//li[contains(@class, 'story-photo')][@data-chosen='false']");
    drop(window);
    assert!(!drafts_in_the_book(&desk)[0].photos[0].chosen);
}

#[test]
fn what_is_copied_can_be_pasted() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    type_an_opening(&window);
    window.click("Copy");
    window.see("Copied.");
    window.click("Text");
    window.press("Ctrl+a");
    window.press("Ctrl+v");
    window.find("//*[@data-state='saved']");
    drop(window);
    let draft = drafts_in_the_book(&desk).remove(0);
    assert!(draft.body.starts_with(&format!("{}\n\n{OPENING}", draft.title)), "{}", draft.body);
}

#[test]
fn each_sentence_lists_what_it_rests_on_and_the_caret_finds_it() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    let sentences = window.count("//li[contains(@class, 'sentence')]");
    drop(window);
    let draft = drafts_in_the_book(&desk).remove(0);
    assert_eq!(sentences, draft.sentences.len());

    let window = desk.open();
    window.click("Stories");
    window.click(&draft.title);
    for (at, sentence) in draft.sentences.iter().enumerate() {
        let shown = window.text(&format!("(//li[contains(@class, 'sentence')])[{}]", at + 1));
        assert!(shown.contains(&sentence.text), "{shown}");
        assert!(!sentence.grounds.is_empty(), "{}", sentence.text);
        for ground in &sentence.grounds {
            let words = match &draft.grounds[ground] {
                Ground::Entry(entry) => vec![
                    format!("{} {} {}", entry.title, entry.day, entry.clock),
                    entry.words.split_whitespace().collect::<Vec<_>>().join(" "),
                ],
                Ground::Card { title, words, .. } => vec![title.clone(), words.clone()],
            };
            let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            for words in words {
                assert!(shown.contains(words.trim()), "«{words}» in {shown}");
            }
        }
    }
    window.click("Text");
    window.press("Ctrl+Home");
    assert_eq!(window.text("//li[@aria-current]//button"), draft.sentences[0].text);
    window.press("Ctrl+End");
    let last = &draft.sentences[draft.sentences.len() - 1].text;
    window.find(&format!("//li[@aria-current][contains(., {})]", quoted(last)));
}

/// A text as `XPath` writes it; no sentence has both kinds of quotes.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

#[test]
fn the_desk_by_day_and_by_night() {
    let desk = with_the_demo_and_a_picture();
    let window = desk.open();
    draft_an_article(&window);
    type_an_opening(&window);
    window.pictures("story");
    for _ in 0..3 {
        assert_eq!(window.violations(), Vec::<String>::new());
        window.press("Ctrl+Shift+l");
    }
    window.click("Stories");
    window.click("New story");
    window.wait_for_focus("Bean");
    assert_eq!(window.violations(), Vec::<String>::new());
    for name in ["Pip", "Wren"] {
        window.click(name);
    }
    window.click("Instagram caption");
    window.click("Write a draft");
    window.find(TEXT);
    window.click("Stories");
    window.see("2 drafts");
    window.pictures("stories");
    assert_eq!(window.violations(), Vec::<String>::new());
}
