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

/// A log of one kitten with these entries.
fn small_log(entries: &Value) -> String {
    json!({
        "format": "littermate-log/1",
        "log": {"id": "019a0000-0000-7000-8000-000000000003"},
        "animals": [{"id": "pip", "species": "cat", "name": "Pip"}],
        "entries": entries,
    })
    .to_string()
}

fn weighing(id: &str, at: &str, grams: u32) -> Value {
    json!({"id": id, "at": format!("2024-05-01T{at}:00-05:00"), "kind": "weight", "subjects": ["pip"],
           "data": {"grams": grams}})
}

fn told_grams(home: &mut Home) -> Vec<String> {
    let told = home.book.chronicle(None).unwrap();
    told.entries
        .iter()
        .filter(|e| e.kind.word() == "weight")
        .map(|e| e.kind.write()["grams"].to_string())
        .collect()
}

#[test]
fn voids_may_be_chained_as_long_as_one_likes_but_not_in_a_circle() {
    let void = |id: &str, voids: &[&str]| json!({"id": id, "at": "2024-05-01T09:00:00-05:00", "kind": "void", "subjects": ["pip"], "data": {"voids": voids}});
    let round = json!([weighing("w", "08:00", 100), void("v1", &["v2", "w"]), void("v2", &["v1"])]);
    let error = Home::new().book.import_log(&small_log(&round)).unwrap_err();
    assert!(error.message.contains("field data.voids: runs in a circle"), "{}", error.message);

    let mut chain = vec![weighing("w", "08:00", 100), void("v0", &["w"])];
    chain.extend((1..400).map(|n| void(&format!("v{n}"), &[format!("v{}", n - 1).as_str()])));
    let mut home = Home::new();
    home.book.import_log(&small_log(&json!(chain))).unwrap();
    assert_eq!(told_grams(&mut home), ["100"], "four hundred voids, each taking the one before back");
    let digest = home.book.digest().unwrap();
    home.book.rebuild().unwrap();
    assert_eq!(home.book.digest().unwrap(), digest);
}

#[test]
fn a_long_chain_of_corrections_ends_in_its_last() {
    let mut chain = vec![weighing("c0", "08:00", 100)];
    for n in 1..400 {
        let mut correction = weighing(&format!("c{n}"), "08:00", 100 + n);
        correction["supersedes"] = json!(format!("c{}", n - 1));
        chain.push(correction);
    }
    let mut home = Home::new();
    home.book.import_log(&small_log(&json!(chain))).unwrap();
    assert_eq!(told_grams(&mut home), ["499"]);
}

#[test]
fn the_same_correction_counts_in_every_home() {
    let mut home = Home::new();
    let mut entries = vec![weighing("r", "08:00", 100)];
    for (id, at, grams) in [("c1", "12:00", 200), ("c2", "11:00", 300)] {
        let mut correction = weighing(id, at, grams);
        correction["supersedes"] = json!("r");
        entries.push(correction);
    }
    home.book.import_log(&small_log(&json!(entries))).unwrap();
    assert_eq!(told_grams(&mut home), ["200"], "the later one, wherever it stands in the file");
    // Her own correction counts whatever time she gives it.
    let form = littermate_core::journal::EntryForm {
        kind: "weight".to_owned(),
        subjects: vec!["Pip".to_owned()],
        at: "2024-05-01T07:00:00-05:00".to_owned(),
        fields: [("grams".to_owned(), "400".to_owned())].into(),
        ..Default::default()
    };
    home.book.correct_entry("c1", &form).unwrap();
    let mut moved = form.clone();
    moved.at = "2024-05-01T06:00:00-05:00".to_owned();
    moved.fields.insert("grams".to_owned(), "500".to_owned());
    home.book.correct_entry("r", &moved).unwrap();
    assert_eq!(told_grams(&mut home), ["500"]);
    let mut other = Home::new();
    let file = home.book.export_log().unwrap();
    other.book.import_log(&file).unwrap();
    assert_eq!(told_grams(&mut other), ["500"]);
    assert_eq!(other.book.export_log().unwrap(), file);
}

#[test]
fn no_id_or_kind_in_a_file_reaches_the_books_own() {
    for id in ["top", "absent", "profile", "log"] {
        let mut home = Home::new();
        let file = small_log(&json!([weighing("w", "08:00", 100)])).replace("pip", id);
        home.book.import_log(&file).unwrap();
        assert_eq!(home.book.animals(None).unwrap().groups[0].animals[0].name, "Pip", "{id}");
        let out = home.book.export_log().unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&out).unwrap(),
            serde_json::from_str::<Value>(&file).unwrap()
        );
    }
    let own = small_log(&json!([])).replace("pip", "019a0000-0000-7000-8000-000000000003");
    assert!(Home::new().book.import_log(&own).unwrap_err().message.contains("is the id of the log itself"));

    let card = json!([{"id": "k", "at": "2024-05-01T08:00:00-05:00", "kind": "card", "subjects": ["pip"],
                       "data": {"card": "animal", "set": {"name": "Hacked"}}}]);
    let mut home = Home::new();
    assert_eq!(home.book.import_log(&small_log(&card)).unwrap().value.not_understood, ["card"]);
    assert_eq!(home.book.animals(None).unwrap().groups[0].animals[0].name, "Pip");
    assert!(home.book.export_log().unwrap().contains("Hacked"), "kept as it came");
    let marked = small_log(&card).replace("\"card\",\"subjects", "\"#card\",\"subjects");
    assert!(Home::new().book.import_log(&marked).unwrap_err().message.contains("kept for the book itself"));
}

#[test]
fn of_two_logs_with_the_same_words_as_ids_no_word_is_changed() {
    let log = |id: &str| {
        json!({
            "format": "littermate-log/1", "log": {"id": id},
            "animals": [{"id": "Pip", "name": "Pip", "species": "cat"}],
            "people": [{"id": "Ines", "name": "Ines"}],
            "entries": [{"id": "q", "at": "2024-05-01T08:00:00-05:00", "kind": "quote", "subjects": ["Pip"], "by": "Ines",
                         "note": "Pip", "data": {"speaker": "Ines", "words": "Pip"}}]
        })
        .to_string()
    };
    let mut home = Home::new();
    home.book.import_log(&log("019a0000-0000-7000-8000-000000000004")).unwrap();
    home.book.import_log(&log("019a0000-0000-7000-8000-000000000005")).unwrap();
    let out = exported(&mut home);
    assert_eq!(out["animals"][1]["name"], "Pip");
    assert_ne!(out["animals"][1]["id"], "Pip");
    let second = out["entries"].as_array().unwrap().iter().find(|e| e["id"] != "q").unwrap();
    assert_eq!((&second["data"]["words"], &second["note"]), (&json!("Pip"), &json!("Pip")));
    assert_eq!(second["data"]["speaker"], out["people"][1]["id"], "who speaks is still found");
}

#[test]
fn a_correction_that_is_only_added_to_a_known_entry_is_refused() {
    let mut home = Home::new();
    let mut second = weighing("b", "09:00", 110);
    home.book.import_log(&small_log(&json!([weighing("a", "08:00", 100), second.clone()]))).unwrap();
    second["supersedes"] = json!("a");
    let error = home.book.import_log(&small_log(&json!([weighing("a", "08:00", 100), second]))).unwrap_err();
    assert!(error.message.starts_with("Entry b, field id: is already in the book"), "{}", error.message);
}

#[test]
fn a_file_nested_without_end_is_refused() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let file = small_log(&json!([])).replace("\"Pip\"", &format!("\"Pip\",\"moon\":{deep}"));
    assert!(Home::new().book.import_log(&file).unwrap_err().message.contains("nested more than 64 levels"));
}

#[test]
fn corrections_in_a_circle_are_refused() {
    let mut file = case();
    file["entries"][0]["supersedes"] = json!("e002");
    file["entries"][1]["supersedes"] = json!("e001");
    let error = Home::new().book.import_log(&file.to_string()).unwrap_err();
    assert!(error.message.contains("field supersedes: runs in a circle"), "{}", error.message);
}
