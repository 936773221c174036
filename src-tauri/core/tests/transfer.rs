//! Files in the log's format go in whole or not at all, and come out as they went in.
#![allow(clippy::unwrap_used)]

mod support;

use littermate_core::values::without_nulls;
use serde_json::{Value, json};
use support::{Home, KANGAROO};

fn case() -> Value {
    without_nulls(serde_json::from_str(KANGAROO).unwrap())
}

fn exported(home: &mut Home) -> Value {
    serde_json::from_str(&home.book.export_log().unwrap()).unwrap()
}

#[test]
fn what_was_imported_is_exported_unchanged() {
    let mut home = Home::with_the_case();
    let mut out = exported(&mut home);
    let id = out["log"].as_object_mut().unwrap().shift_remove("id").unwrap();
    assert!(id.as_str().unwrap().len() == 36, "the hash of the first import stands in for the id");
    assert_eq!(out, case());
}

#[test]
fn twice_is_once() {
    let mut home = Home::with_the_case();
    let first = home.book.export_log().unwrap();
    let again = home.book.import_log(KANGAROO).unwrap().value;
    assert_eq!((again.added, again.known, again.cards), (0, 41, 0));
    let own = home.book.import_log(&first).unwrap().value;
    assert_eq!((own.added, own.cards), (0, 0), "its own export adds nothing either");
    assert_eq!(home.book.export_log().unwrap(), first);
}

#[test]
fn the_same_log_gives_the_same_bytes_from_any_book() {
    let mut one = Home::with_the_case();
    let mut other = Home::at("2025-01-01T00:00:00+01:00");
    let file = one.book.export_log().unwrap();
    other.book.import_log(&file).unwrap();
    assert_eq!(other.book.export_log().unwrap(), file);
}

#[test]
fn a_later_version_adds_only_what_is_new() {
    let mut home = Home::with_the_case();
    let mut later = case();
    later["entries"].as_array_mut().unwrap().push(json!({
        "id": "e050", "at": "2024-05-03T08:00:00-05:00", "kind": "weight", "subjects": ["a_possum"],
        "data": {"grams": 240}
    }));
    later["animals"][0]["coat"] = json!("tabby");
    let done = home.book.import_log(&later.to_string()).unwrap().value;
    assert_eq!((done.added, done.known, done.cards), (1, 41, 1));
}

#[test]
fn a_known_id_with_other_words_is_refused_and_a_correction_is_welcome() {
    let mut home = Home::with_the_case();
    let before = home.book.digest().unwrap();
    let mut changed = case();
    changed["entries"][7]["data"]["grams"] = json!(61);
    let refused = home.book.import_log(&changed.to_string()).unwrap_err();
    assert_eq!(
        refused.message,
        "Entry e008, field id: is already in the book and says something else there; a correction needs an id of its \
         own and «supersedes»."
    );
    assert_eq!(home.book.digest().unwrap(), before);

    let mut corrected = case();
    corrected["entries"].as_array_mut().unwrap().push(json!({
        "id": "e099", "at": "2024-04-13T16:05:00-05:00", "kind": "weight", "subjects": ["a_kangaroo"],
        "supersedes": "e008", "data": {"grams": 62}
    }));
    home.book.import_log(&corrected.to_string()).unwrap();
    let told = home.book.read(|r| r.chronicle(None)).unwrap();
    assert!(told.entries.iter().any(|e| e.id == "e099"));
    assert!(told.entries.iter().all(|e| e.id != "e008"), "the first one is kept, and no longer counts");
    assert!(home.book.export_log().unwrap().contains("\"e008\""));
}

#[test]
fn what_is_not_understood_is_kept() {
    let mut home = Home::new();
    let mut file = case();
    file["moon"] = json!({"phase": "full"});
    file["animals"][1]["whiskers"] = json!(24);
    file["entries"][3]["mood"] = json!("calm");
    file["entries"][3]["data"]["bait"] = json!(["tuna", 2.5]);
    file["entries"][5]["kind"] = json!("serenade");
    let done = home.book.import_log(&file.to_string()).unwrap().value;
    assert_eq!(done.not_understood, ["serenade"]);
    let mut out = exported(&mut home);
    out["log"].as_object_mut().unwrap().shift_remove("id");
    assert_eq!(out, file);
}

#[test]
fn a_list_that_was_left_out_stays_left_out_until_it_holds_something() {
    let mut home = Home::new();
    let mut file = json!({
        "format": "littermate-log/1",
        "log": {"id": "019a0000-0000-7000-8000-000000000002"},
        "animals": [{"id": "pip", "species": "cat", "name": "Pip"}],
        "entries": [],
    });
    home.book.import_log(&file.to_string()).unwrap();
    assert_eq!(exported(&mut home), file);
    file["people"] = json!([{"id": "ines", "name": "Ines"}]);
    home.book.import_log(&file.to_string()).unwrap();
    assert_eq!(exported(&mut home), file);
}

#[test]
fn private_details_come_out_again_but_are_in_no_entry() {
    let mut home = Home::new();
    let mut file = case();
    file["people"].as_array_mut().unwrap().push(json!({
        "id": "p_dana", "role": "adopter", "name": "Dana Quill", "phone": "555 0100", "address": "1 Elm Row"
    }));
    home.book.import_log(&file.to_string()).unwrap();
    let mut out = exported(&mut home);
    out["log"].as_object_mut().unwrap().shift_remove("id");
    assert_eq!(out, file);
    drop(home.book);
    let bytes = rusqlite::Connection::open(home.folder.path().join("home.littermate")).unwrap();
    let found: i64 = bytes
        .query_row("SELECT count(*) FROM entry WHERE data LIKE '%Quill%' OR data LIKE '%Elm Row%'", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert_eq!(found, 0);
}

#[test]
fn two_logs_that_use_the_same_ids_live_in_one_book() {
    let mut home = Home::with_the_case();
    let other = json!({
        "format": "littermate-log/1",
        "log": {"id": "019a0000-0000-7000-8000-000000000001", "timezone": "Europe/Berlin"},
        "people": [], "places": [], "litters": [{"id": "l_puppies", "species": "dog", "born": 2}],
        "animals": [{"id": "a_kangaroo", "name": "Moss", "species": "dog", "litter": "l_puppies"}],
        "entries": [{"id": "e001", "at": "2024-06-01T08:00:00+02:00", "kind": "birth", "subjects": ["a_kangaroo"],
                     "data": {"litter": "l_puppies"}}],
        "media": []
    });
    home.book.import_log(&other.to_string()).unwrap();
    assert_eq!(home.book.import_log(&other.to_string()).unwrap().value.added, 0);
    assert_eq!(home.book.import_log(KANGAROO).unwrap().value.added, 0);
    let file = home.book.export_log().unwrap();
    assert_eq!(home.book.import_log(&file).unwrap().value.added, 0, "the whole book's export adds nothing");
    let mut fresh = Home::new();
    fresh.book.import_log(&file).unwrap();
    assert_eq!(fresh.book.import_log(&other.to_string()).unwrap().value.added, 0, "the origin travels along");
    assert_eq!(fresh.book.export_log().unwrap(), file);
}

#[test]
fn a_bad_file_is_refused_in_one_sentence_and_changes_nothing() {
    type Spoil = fn(&mut Value);
    let spoilt: [(&str, Spoil); 12] = [
        ("Entry e008, field data.grams: should be a number of grams, not \"sixty\".", |f| {
            f["entries"][7]["data"]["grams"] = json!("sixty");
        }),
        ("Entry e008, field data.grams: should be between 0.1 and 120000, not -5.", |f| {
            f["entries"][7]["data"]["grams"] = json!(-5);
        }),
        ("Entry e003, field subjects: there is no animal «a_nobody» in the file.", |f| {
            f["entries"][2]["subjects"] = json!(["a_nobody"]);
        }),
        ("Id e001: is used twice in the file.", |f| f["entries"][1]["id"] = json!("e001")),
        ("Id a_possum: is used twice in the file.", |f| f["animals"][0]["id"] = json!("a_possum")),
        ("Entry e001, field at: «2024-04-09T18:40:00» is not a time with its offset (RFC 3339).", |f| {
            f["entries"][0]["at"] = json!("2024-04-09T18:40:00");
        }),
        ("Entry e010, field data.status: is missing.", |f| {
            f["entries"][9]["data"].as_object_mut().unwrap().shift_remove("status");
        }),
        ("Entry e007, field data.tags: should be a list, not \"runt\".", |f| {
            f["entries"][6]["data"]["tags"] = json!("runt");
        }),
        ("The person p_emilie, field consent.name: should be text, not true.", |f| {
            f["people"][0]["consent"]["name"] = json!(true);
        }),
        ("The file is «littermate-log/2», and this version reads «littermate-log/1».", |f| {
            f["format"] = json!("littermate-log/2");
        }),
        ("Entry e009, field supersedes: there is no entry «e777» in the file or in the book.", |f| {
            f["entries"][8]["supersedes"] = json!("e777");
        }),
        ("The number 1e+30 is larger than 64 bits can hold.", |f| {
            f["entries"][7]["data"]["grams"] = json!(1e30);
        }),
    ];
    let mut home = Home::new();
    let before = (home.book.digest().unwrap(), home.book.export_log().unwrap());
    for (sentence, spoil) in spoilt {
        let mut file = case();
        spoil(&mut file);
        assert_eq!(home.book.import_log(&file.to_string()).unwrap_err().message, sentence);
        assert_eq!((home.book.digest().unwrap(), home.book.export_log().unwrap()), before);
    }
    let cut = &KANGAROO[..KANGAROO.len() / 2];
    assert!(home.book.import_log(cut).unwrap_err().message.ends_with("this is not JSON."));
}

#[test]
fn corrections_in_a_circle_are_refused() {
    let mut file = case();
    file["entries"][0]["supersedes"] = json!("e002");
    file["entries"][1]["supersedes"] = json!("e001");
    let error = Home::new().book.import_log(&file.to_string()).unwrap_err();
    assert!(error.message.contains("run in a circle"), "{}", error.message);
}
