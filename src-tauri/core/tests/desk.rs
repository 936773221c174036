//! The story desk: drafts are kept as the carer left them, and she sees what each sentence rests on.
#![allow(clippy::unwrap_used)]

#[path = "support/pictures.rs"]
mod pictures;
mod support;

use littermate_core::Code;
use littermate_core::desk::{Ground, SentenceStanding, StoryFormat};
use littermate_core::journal::EntryForm;
use littermate_core::photos::NewPhoto;
use support::Home;

fn article(home: &mut Home) -> String {
    let about = ["Kangaroo".to_owned(), "Possum".to_owned()];
    home.book.new_draft(&about, "article").unwrap().value
}

#[test]
fn a_new_draft_is_kept_with_what_each_sentence_rests_on() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let mut home = home.reopen();
    let draft = home.book.draft(&id).unwrap();
    assert_eq!(draft.about, "Kangaroo and Possum");
    assert!(draft.body.contains("Kangaroo") && draft.body.contains("\n\n"));
    assert!(draft.sentences.iter().all(|s| s.standing == SentenceStanding::Kept));
    for sentence in &draft.sentences {
        assert!(!sentence.grounds.is_empty(), "{}", sentence.text);
        assert!(sentence.grounds.iter().all(|g| draft.grounds.contains_key(g)), "{:?}", sentence.grounds);
    }
    assert!(draft.grounds.values().any(|g| matches!(g, Ground::Entry(e) if e.title == "Introduction")));
}

#[test]
fn an_edit_is_saved_and_a_new_draft_never_overwrites_it() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let draft = home.book.draft(&id).unwrap();
    let first = draft.sentences[0].text.clone();
    let body = draft.body.replacen(&first, "Two very small animals met one spring evening.", 1);
    let saved = home.book.save_draft(&id, "A Title of My Own", &body).unwrap().value;
    assert_eq!(saved.sentences[0].standing, SentenceStanding::Own);
    assert!(saved.sentences.iter().any(|s| s.text == first && s.standing == SentenceStanding::Changed));
    let other = article(&mut home);
    let reworded = home.book.another_wording(&id).unwrap().value;
    assert!(other != id && reworded != id);
    let mut home = home.reopen();
    let kept = home.book.draft(&id).unwrap();
    assert_eq!((kept.title.as_str(), kept.body.as_str()), ("A Title of My Own", body.as_str()));
    assert_ne!(home.book.draft(&reworded).unwrap().body, draft.body, "other words for the same story");
    assert_eq!(home.book.stories().unwrap().drafts.len(), 3);
}

#[test]
fn each_sentence_knows_its_place_in_the_text_as_a_page_counts() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let body = home.book.draft(&id).unwrap().body;
    let saved = home.book.save_draft(&id, "", &format!("Grüße \u{1F43E}.\n\n  {body}")).unwrap().value;
    let units: Vec<u16> = saved.body.encode_utf16().collect();
    for sentence in &saved.sentences {
        let (first, after) = sentence.span.unwrap();
        assert_eq!(String::from_utf16(&units[first..after]).unwrap(), sentence.text);
    }
    let without = home.book.save_draft(&id, "", "Grüße.").unwrap().value;
    assert_eq!(without.sentences[0].span, Some((0, 6)));
    assert!(without.sentences[1..].iter().all(|gone| gone.span.is_none()));
}

#[test]
fn the_carer_chooses_the_pictures_of_a_story() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let of = |visibility: &str| NewPhoto {
        subjects: vec!["Possum".to_owned()],
        visibility: visibility.to_owned(),
        ..NewPhoto::default()
    };
    let picture =
        |shade: u8| pictures::plain_jpeg(&image::RgbImage::from_pixel(8, 8, image::Rgb([shade; 3])));
    let mine = home.book.add_photo(&picture(90), &of("public")).unwrap().value;
    let private = home.book.add_photo(&picture(200), &of("private")).unwrap().value;
    let before = home.book.draft(&id).unwrap().photos;
    let standing = |media: &str| before.iter().find(|photo| photo.photo.media == media).unwrap();
    assert!(!standing(&mine).chosen && !standing(&private).chosen);
    assert!(standing(&private).advice.is_some());

    let view = home.book.add_to_draft(&id, &mine).unwrap().value;
    let chosen: Vec<bool> = view.photos.iter().map(|photo| photo.chosen).collect();
    assert_eq!(chosen, [true, true, false], "those that go with it come first");
    assert_eq!(home.book.add_to_draft(&id, &mine).unwrap().value, view, "once is enough");
    let refused = home.book.choose_photos(&id, std::slice::from_ref(&private)).unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    home.book.choose_photos(&id, &[mine]).unwrap();
    let mut home = home.reopen();
    let parcel = home.book.export_draft(&id, StoryFormat::Html, "my photos").unwrap();
    assert_eq!((parcel.pictures.len(), parcel.left_out.len()), (1, 0));
    assert!(parcel.text.contains("src=\"my%20photos/possum-1.jpg\""), "{}", parcel.text);
}

#[test]
fn a_correction_in_the_log_shows_on_the_desk() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let fix = EntryForm {
        kind: "introduction".to_owned(),
        subjects: vec!["Kangaroo".to_owned(), "Possum".to_owned()],
        fields: [("reaction".to_owned(), "bonded within the hour".to_owned())].into(),
        ..EntryForm::default()
    };
    home.book.correct_entry("e033", &fix).unwrap();
    let draft = home.book.draft(&id).unwrap();
    assert!(draft.sentences.iter().any(|s| s.standing == SentenceStanding::LogChanged));
    home.book.undo().unwrap();
    let draft = home.book.draft(&id).unwrap();
    assert!(draft.sentences.iter().all(|s| s.standing == SentenceStanding::Kept));
}

#[test]
fn an_export_holds_the_edited_text_in_every_form() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let draft = home.book.draft(&id).unwrap();
    home.book
        .save_draft(&id, "Small & Smaller <3", &format!("{}\n\nThank you for reading.", draft.body))
        .unwrap();
    for (format, title) in [
        (StoryFormat::Markdown, "# Small & Smaller \\<3"),
        (StoryFormat::Html, "<h1>Small &amp; Smaller &lt;3</h1>"),
        (StoryFormat::Text, "Small & Smaller <3"),
    ] {
        let parcel = home.book.export_draft(&id, format, "pictures").unwrap();
        assert!(parcel.text.contains(title), "{}", parcel.text);
        assert!(parcel.text.contains("Thank you for reading."));
        assert_eq!(parcel.stem, "small-smaller-3");
        assert_eq!(parcel.left_out.len(), 1, "the picture of the case is not at hand, and that is said");
    }
    home.book.draft_was_exported(&id).unwrap();
    assert!(home.book.stories().unwrap().drafts[0].exported);
}

#[test]
fn a_draft_about_nobody_is_refused() {
    let mut home = Home::with_the_case();
    assert_eq!(home.book.new_draft(&[], "article").unwrap_err().code, Code::Invalid);
    assert_eq!(home.book.new_draft(&["Nobody".to_owned()], "article").unwrap_err().code, Code::NotFound);
    assert_eq!(home.book.new_draft(&["Possum".to_owned()], "billboard").unwrap_err().code, Code::Invalid);
}

#[test]
fn a_story_is_about_whom_it_was_asked_for() {
    let mut home = Home::at("2026-11-22T12:00:00-06:00");
    home.book.load_demo().unwrap();
    let id = home.book.new_draft(&["Olive".to_owned(), "Otto".to_owned()], "instagram").unwrap().value;
    let draft = home.book.draft(&id).unwrap();
    let text = format!("{} {}", draft.title, draft.body);
    assert!(text.contains("Olive") && text.contains("Otto"), "{text}");
    assert!(!text.contains("Wren") && !text.contains("strangers"), "{text}");
}

#[test]
fn what_may_not_be_published_holds_an_export_back_until_it_is_changed() {
    let mut home = Home::at("2026-11-22T12:00:00-06:00");
    home.book.import_log(include_str!("../../../tests/cases/biscuit-fighter.json")).unwrap();
    let id = home.book.new_draft(&["Biscuit".to_owned()], "article").unwrap().value;
    let draft = home.book.draft(&id).unwrap();
    assert_eq!(home.book.check_draft(&id).unwrap().holds, Vec::<String>::new(), "as the log tells it");
    home.book.export_draft(&id, StoryFormat::Text, "photos").unwrap();

    let body = format!("{}\n\nThank you for reading. Call 828-555-0142 to help.", draft.body);
    home.book.save_draft(&id, &draft.title, &body).unwrap();
    let check = home.book.check_draft(&id).unwrap();
    assert_eq!(check.rests.as_deref(), Some("2 sentences are your own."));
    assert_eq!(
        check.holds,
        ["«Call 828-555-0142 to help.» It may not be published: it holds a private name, place or number."]
    );
    let refused = home.book.export_draft(&id, StoryFormat::Markdown, "photos").unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.message.contains("Call 828-555-0142 to help."), "{}", refused.message);

    let body = format!("{}\n\nThank you for reading. It took five of us.", draft.body);
    home.book.save_draft(&id, &draft.title, &body).unwrap();
    let check = home.book.check_draft(&id).unwrap();
    assert_eq!(check.holds, Vec::<String>::new());
    assert!(check.advice.iter().any(|a| a.contains("«five» rests on no entry")), "{:?}", check.advice);
    home.book.export_draft(&id, StoryFormat::Markdown, "photos").unwrap();
}

#[test]
fn a_corrected_entry_is_said_and_one_made_private_holds_the_export_back() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let fix = |visibility: &str| EntryForm {
        kind: "introduction".to_owned(),
        subjects: vec!["Kangaroo".to_owned(), "Possum".to_owned()],
        fields: [("reaction".to_owned(), "bonded within the hour".to_owned())].into(),
        visibility: visibility.to_owned(),
        ..EntryForm::default()
    };
    home.book.correct_entry("e033", &fix("public")).unwrap();
    let check = home.book.check_draft(&id).unwrap();
    assert!(check.rests.unwrap().contains("corrected since"));
    let packing = home.book.pack_draft(&id, StoryFormat::Text).unwrap();
    assert!(packing.rests().unwrap().contains("corrected since"));
    home.book.correct_entry("e033", &fix("private")).unwrap();
    assert!(home.book.pack_draft(&id, StoryFormat::Text).unwrap_err().message.contains("made private"));
}

#[test]
fn a_long_title_gives_a_file_name_that_ends_with_a_word() {
    let mut home = Home::with_the_case();
    let id = article(&mut home);
    let body = home.book.draft(&id).unwrap().body;
    let mut stem = |title: &str| {
        home.book.save_draft(&id, title, &body).unwrap();
        home.book.export_draft(&id, StoryFormat::Text, "photos").unwrap().stem
    };
    assert_eq!(
        stem("Two very small orphans from the river meadow find company in each other"),
        "two-very-small-orphans-from-the-river-meadow-find-company-in"
    );
    assert_eq!(stem(&"a".repeat(80)), "a".repeat(60));
}

#[test]
fn drafts_of_one_story_are_told_apart_in_the_list() {
    let mut home = Home::with_the_case();
    let first = article(&mut home);
    let caption =
        home.book.new_draft(&["Kangaroo".to_owned(), "Possum".to_owned()], "instagram").unwrap().value;
    let body = home.book.draft(&first).unwrap().body;
    home.book.another_wording(&first).unwrap();
    home.book.save_draft(&first, "Small beds", &body).unwrap();
    let all = home.book.stories().unwrap().drafts;
    let line = |id: &str| all.iter().find(|line| line.id == id).unwrap();
    assert_eq!((line(&first).wording.as_deref(), line(&first).own_words), (Some("Wording 1"), true));
    let other = all.iter().find(|line| line.wording.as_deref() == Some("Wording 2")).unwrap();
    assert!(!other.own_words);
    let shown = home.book.draft(&caption).unwrap();
    let title = line(&caption).title.trim_end_matches('…');
    assert!(shown.body.starts_with(title), "{title}: a caption is known by its first words");
    assert_eq!(line(&caption).wording, None);
}
