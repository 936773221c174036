//! Drafts that were read aloud and found good, kept as they are: a change of wording shows up here.
#![allow(clippy::unwrap_used)]

mod telling;

use littermate_core::story::{Channel, export};
use telling::{cases, told};

#[test]
fn every_case_as_an_article() {
    for case in cases() {
        let draft = told(&case, Channel::Article, 1);
        insta::assert_snapshot!(format!("article_{case}"), export::plain(&draft));
    }
}

#[test]
fn every_case_as_a_caption() {
    for case in cases() {
        let draft = told(&case, Channel::Instagram, 1);
        insta::assert_snapshot!(format!("caption_{case}"), export::plain(&draft));
    }
}

#[test]
fn one_case_in_every_channel() {
    for channel in Channel::ALL {
        let draft = told("biscuit-fighter", channel, 1);
        insta::assert_snapshot!(format!("channel_{}", channel.name()), export::plain(&draft));
    }
}

#[test]
fn the_page_stands_by_itself() {
    let draft = told("kangaroo-possum", Channel::Article, 1);
    let photo = export::ExportedPhoto { src: "one.jpg".to_owned(), alt: "A \"kitten\" <asleep>".to_owned() };
    let page = export::html(&draft, &[photo]);
    assert!(page.starts_with("<!doctype html>") && page.contains("og:image"));
    assert!(page.contains("alt=\"A &quot;kitten&quot; &lt;asleep&gt;\""));
    assert!(!page.contains("<asleep>"));
    insta::assert_snapshot!("page", page);
}
