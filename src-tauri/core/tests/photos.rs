//! Photos: kept as they came, shown and exported with nothing but the picture.

#[path = "support/pictures.rs"]
mod pictures;
mod support;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _, ImageFormat, Rgb, RgbImage};
use littermate_core::Code;
use littermate_core::photos::{NewPhoto, PhotoSize};
use littermate_core::register::NewAnimals;
use pictures::{
    EARTH, Photos as _, SECRETS, SKY, assert_nothing_beside_the_picture, exif, insert_chunk, insert_segment,
    is_near, landscape, of, photo_from_the_phone, photo_from_the_phone_of, plain_jpeg, png_header, png_of,
    xmp,
};
use std::io::Cursor;
use std::path::Path;
use support::Home;

#[test]
fn a_photo_from_the_phone_leaves_upright_and_with_nothing_but_the_picture() {
    let mut home = Home::with_the_case();
    let original = photo_from_the_phone();
    for secret in SECRETS {
        assert!(original.windows(secret.len()).any(|w| w == secret.as_bytes()), "planted: {secret}");
    }
    let media = home.add(&original, &["Kangaroo", "Possum"]);
    let line = home.photos(&["Kangaroo"]).into_iter().find(|line| line.media == media).unwrap();
    assert_eq!(line.at, "2024-04-30T09:15:00-05:00");

    let exported = home.book.photo_for_export(&media).unwrap();
    assert_eq!(exported.file_name, "kangaroo-possum-2.jpg");
    assert_eq!(exported.alt, "A kitten in a hat.");
    let hash = line.hash.unwrap();
    let shown = home.book.photo(&hash, PhotoSize::Screen).unwrap();
    let thumb = home.book.photo(&hash, PhotoSize::Thumb).unwrap();
    for bytes in [&exported.bytes, &shown, &thumb] {
        assert_nothing_beside_the_picture(bytes);
        let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
        // Orientation 6: what was stored on its side, 160 × 120 with the sky on the left, stands 120 × 160.
        assert_eq!(picture.dimensions(), (120, 160));
        assert!(is_near(*picture.get_pixel(60, 10), SKY), "the sky is on top");
        assert!(is_near(*picture.get_pixel(60, 150), EARTH), "the earth is below");
    }
}

#[test]
fn where_and_with_which_camera_never_enters_the_log() {
    let mut home = Home::with_the_case();
    home.add(&photo_from_the_phone(), &["Kangaroo"]);
    home.add(&plain_jpeg(&landscape(64, 48)), &["Possum"]);
    let log = home.book.export_log().unwrap();
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let media = log["media"].as_array().unwrap();
    assert_eq!(media[1]["exif"], serde_json::json!({ "camera_serial_present": true, "gps_present": true }));
    assert_eq!(media[2]["exif"], serde_json::json!({ "camera_serial_present": false, "gps_present": false }));
    let text = log.to_string();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(!text.contains("41.87"), "the latitude, as a number");
}

#[test]
fn position_in_an_xmp_packet_alone_is_seen() {
    let mut home = Home::with_the_case();
    let mut jpeg = plain_jpeg(&landscape(64, 48));
    insert_segment(&mut jpeg, 0xE1, xmp().as_bytes());
    home.add(&jpeg, &["Kangaroo"]);
    assert!(home.book.export_log().unwrap().contains("\"gps_present\": true"));
}

#[test]
fn a_png_with_texts_and_a_webp_leave_as_bare_jpegs() {
    let mut home = Home::with_the_case();
    let mut png = png_of(&landscape(90, 60));
    insert_chunk(&mut png, *b"eXIf", &exif());
    insert_chunk(&mut png, *b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0{}", xmp()).as_bytes());
    insert_chunk(&mut png, *b"tEXt", b"Comment\x0012 Creek Road");
    let media = home.add(&png, &["Kangaroo"]);
    let exported = home.book.photo_for_export(&media).unwrap();
    assert_nothing_beside_the_picture(&exported.bytes);
    let picture = image::load_from_memory(&exported.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (60, 90), "its eXIf says it lies on its side");

    let mut webp = Vec::new();
    landscape(90, 60).write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP).unwrap();
    let media = home.add(&webp, &["Possum"]);
    let exported = home.book.photo_for_export(&media).unwrap();
    assert_nothing_beside_the_picture(&exported.bytes);
    assert_eq!(image::load_from_memory(&exported.bytes).unwrap().width(), 90);
}

#[test]
fn what_can_be_seen_through_is_white_and_wide_colours_become_srgb() {
    let mut home = Home::with_the_case();
    let clear = image::RgbaImage::from_pixel(20, 20, image::Rgba([0, 0, 0, 0]));
    let mut png = Vec::new();
    clear.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    let media = home.add(&png, &["Kangaroo"]);
    let exported = home.book.photo_for_export(&media).unwrap();
    let white = image::load_from_memory(&exported.bytes).unwrap().into_rgb8();
    assert!(is_near(*white.get_pixel(10, 10), [255, 255, 255]));

    // A soft red that a phone writes as Display P3 is a stronger red in sRGB numbers.
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 95);
    encoder.set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    let red = RgbImage::from_pixel(20, 20, Rgb([200, 80, 80]));
    encoder.write_image(red.as_raw(), 20, 20, ExtendedColorType::Rgb8).unwrap();
    let media = home.add(&jpeg, &["Possum"]);
    let exported = home.book.photo_for_export(&media).unwrap();
    assert_nothing_beside_the_picture(&exported.bytes);
    let red = image::load_from_memory(&exported.bytes).unwrap().into_rgb8();
    let Rgb([r, g, b]) = *red.get_pixel(10, 10);
    assert!(r > 206 && g < 80 && b < 82, "{r} {g} {b}");
}

#[test]
fn a_large_photo_is_made_small_and_a_small_one_is_left_at_its_size() {
    let mut home = Home::with_the_case();
    let large = home.add(&plain_jpeg(&landscape(1700, 850)), &["Kangaroo"]);
    let width = |bytes: &[u8]| {
        let picture = image::load_from_memory(bytes).unwrap();
        (picture.width(), picture.height())
    };
    assert_eq!(width(&home.book.photo_for_export(&large).unwrap().bytes), (1600, 800));
    let hash = home.photos(&["Kangaroo"]).into_iter().find(|l| l.media == large).unwrap().hash.unwrap();
    assert_eq!(width(&home.book.photo(&hash, PhotoSize::Screen).unwrap()), (1200, 600));
    assert_eq!(width(&home.book.photo(&hash, PhotoSize::Thumb).unwrap()), (240, 120));
    let small = home.add(&plain_jpeg(&landscape(30, 10)), &["Kangaroo"]);
    assert_eq!(width(&home.book.photo_for_export(&small).unwrap().bytes), (30, 10));
}

#[test]
fn what_is_no_picture_is_refused_with_a_sentence_that_helps() {
    let mut home = Home::with_the_case();
    let whole = plain_jpeg(&landscape(400, 300));
    let png = png_of(&landscape(400, 300));
    let mut webp = Vec::new();
    landscape(400, 300).write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP).unwrap();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0";
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\0";
    let huge = png_header(30_000, 30_000);
    let many = png_header(12_000, 12_000);
    for (bytes, says) in [
        (b"".as_slice(), "empty"),
        (b"Kangaroo drank 4 mL.", "not a picture"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "GIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (heic, "Most Compatible"),
        (film, "film"),
        (&whole[..whole.len() / 2], "cut short"),
        (&whole[..whole.len() - 1], "cut short"),
        (&png[..png.len() / 2], "cut short"),
        (&webp[..webp.len() / 2], "cut short"),
        (&huge, "12000"),
        (&many, "89 million"),
        (&vec![0xFF; 61 * 1024 * 1024], "60 MB"),
    ] {
        let error = home.book.add_photo(bytes, &of(&["Kangaroo"])).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("photo")), "{error}");
        assert!(error.message.contains(says), "{says}: {error}");
    }
    assert_eq!(home.photos(&["Kangaroo"]).len(), 1, "the one of the case");
    assert!(!home.photo_folder().exists(), "nothing was kept");
}

#[test]
fn a_photo_cut_anywhere_or_with_any_byte_turned_never_ends_the_program() {
    let home = Home::with_the_case();
    let shelf = home.book.photo_shelf();
    let mut webp = Vec::new();
    landscape(24, 16).write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP).unwrap();
    for whole in [photo_from_the_phone_of(24, 16), png_of(&landscape(24, 16)), webp] {
        for at in (0..whole.len()).step_by(13) {
            drop(shelf.keep(&whole[..at]));
            let mut turned = whole.clone();
            turned[at] ^= 0x55;
            if let Ok(kept) = shelf.keep(&turned) {
                assert_nothing_beside_the_picture(&shelf.display(kept.hash(), PhotoSize::Thumb).unwrap());
            }
        }
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut home = Home::with_the_case();
    let start = std::time::Instant::now();
    let error = home.book.add_photo(&png_header(30_000, 30_000), &of(&["Kangaroo"])).unwrap_err();
    assert!(error.message.contains("pixels"), "{error}");
    assert!(start.elapsed().as_millis() < 1000);
}

#[test]
fn the_same_photo_of_the_same_animals_is_one_photo() {
    let mut home = Home::with_the_case();
    let photo = photo_from_the_phone();
    let first = home.add(&photo, &["Kangaroo", "Possum"]);
    let before = home.book.digest().unwrap();
    assert_eq!(home.add(&photo, &["Possum", "Kangaroo", "Kangaroo"]), first);
    assert_eq!(home.book.digest().unwrap(), before);
    assert_ne!(home.add(&photo, &["Kangaroo"]), first, "of Kangaroo alone it is another statement");
    assert_eq!(home.originals().len(), 1, "and still one file");
}

#[test]
fn photos_outlive_the_night_and_come_back_from_an_undo() {
    let mut home = Home::with_the_case();
    let bytes = photo_from_the_phone();
    let media = home.add(&bytes, &["Kangaroo"]);
    let mut home = home.reopen();
    let hash = home.photos(&["Kangaroo"]).into_iter().find(|l| l.media == media).unwrap().hash.unwrap();
    assert_eq!(hash, blake3::hash(&bytes).to_hex().to_string());
    assert!(home.book.photo(&hash, PhotoSize::Thumb).is_ok());

    assert!(home.book.undo().unwrap().value.unwrap().contains("photo"));
    assert_eq!(home.photos(&["Kangaroo"]).len(), 1);
    assert_eq!(home.book.photo_for_export(&media).unwrap_err().code, Code::NotFound);
    home.book.redo().unwrap();
    assert!(home.book.photo_for_export(&media).is_ok());

    let digest = home.book.digest().unwrap();
    home.book.rebuild().unwrap();
    assert_eq!(home.book.digest().unwrap(), digest);
}

#[test]
fn a_photo_that_was_taken_back_can_be_added_anew() {
    let mut home = Home::with_the_case();
    let bytes = photo_from_the_phone();
    let media = home.add(&bytes, &["Kangaroo"]);
    home.book.undo().unwrap();
    let again = home.add(&bytes, &["Kangaroo"]);
    assert_ne!(media, again);
    assert!(home.book.photo_for_export(&again).is_ok());
}

#[test]
fn the_log_travels_with_its_photos_named_and_twice_is_once() {
    let mut home = Home::with_the_case();
    let media = home.add(&photo_from_the_phone(), &["Kangaroo", "Possum"]);
    let file = home.book.export_log().unwrap();
    let mut other = Home::new();
    other.book.import_log(&file).unwrap();
    assert_eq!(other.book.import_log(&file).unwrap().value.added, 0);
    assert_eq!(other.book.export_log().unwrap(), file);
    let line = other.photos(&["Kangaroo"]).into_iter().find(|l| l.media == media).unwrap();
    assert_eq!((line.hash, line.alt.as_str()), (None, "A kitten in a hat."));
    let error = other.book.photo_for_export(&media).unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (Code::NotFound, Some("file")));
    // The picture comes by another way, is recognised by its content, and completes the card that waits for it.
    assert_eq!(other.add(&photo_from_the_phone(), &["Kangaroo", "Possum"]), media);
    assert!(other.book.photo_for_export(&media).is_ok());
}

#[test]
fn a_photo_the_log_only_tells_of_is_listed_and_left_out_of_exports() {
    let mut home = Home::with_the_case();
    let lines = home.photos(&["Possum"]);
    let [told] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((told.media.as_str(), &told.hash, told.people_visible), ("m1", &None, Some(false)));
    assert_eq!(told.when, "about 29 April 17:25");
    let error = home.book.photo_for_export("m1").unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (Code::NotFound, Some("file")));
    assert_eq!(home.book.photo_for_export("m9").unwrap_err().field, None, "there is no such photo at all");
}

#[test]
fn a_photo_whose_entry_was_taken_back_is_no_longer_told_of() {
    let mut home = Home::with_the_case();
    home.book.take_back("e041").unwrap();
    assert_eq!(home.photos(&["Possum"]), []);
    assert_eq!(home.book.photo_for_export("m1").unwrap_err().field, None);
}

#[test]
fn a_private_photo_stays_in_the_log() {
    let mut home = Home::with_the_case();
    for visibility in ["private", "internal_medical"] {
        let photo = NewPhoto { visibility: visibility.to_owned(), ..of(&["Kangaroo"]) };
        let width = u32::try_from(visibility.len()).unwrap();
        let media = home.book.add_photo(&plain_jpeg(&landscape(width, 9)), &photo).unwrap().value;
        let error = home.book.photo_for_export(&media).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("visibility")));
    }
    let photo = NewPhoto { visibility: "everyone".to_owned(), ..of(&["Kangaroo"]) };
    assert!(home.book.add_photo(&plain_jpeg(&landscape(9, 9)), &photo).is_err());
}

#[test]
fn words_can_be_set_later_and_taken_away() {
    let mut home = Home::with_the_case();
    for media in [home.add(&photo_from_the_phone(), &["Kangaroo"]), "m1".to_owned()] {
        home.book.set_photo_text(&media, "asleep", " Kangaroo asleep. ").unwrap();
        let find =
            |home: &mut Home| home.photos(&["Kangaroo"]).into_iter().find(|l| l.media == media).unwrap();
        let line = find(&mut home);
        assert_eq!((line.what.as_str(), line.alt.as_str()), ("asleep", "Kangaroo asleep."));
        home.book.set_photo_text(&media, "asleep", "").unwrap();
        assert_eq!(find(&mut home).alt, "");
        home.book.undo().unwrap();
        assert_eq!(find(&mut home).alt, "Kangaroo asleep.");
    }
    assert!(home.book.set_photo_text("m1", "", &"x".repeat(1501)).is_err());
    assert!(home.book.set_photo_text("m1", "a\0b", "").is_err());
    assert_eq!(home.book.set_photo_text("m7", "", "").unwrap_err().code, Code::NotFound);
}

#[test]
fn the_time_is_the_typed_one_then_the_cameras_then_now() {
    let mut home = Home::with_the_case();
    let at = |home: &mut Home, bytes: &[u8], typed: &str| {
        let photo = NewPhoto { at: typed.to_owned(), ..of(&["Kangaroo"]) };
        let media = home.book.add_photo(bytes, &photo).unwrap().value;
        home.photos(&[]).into_iter().find(|l| l.media == media).unwrap().at
    };
    assert_eq!(at(&mut home, &photo_from_the_phone_of(10, 8), "y 2350"), "2024-05-01T23:50:00-05:00");
    assert_eq!(at(&mut home, &photo_from_the_phone_of(12, 8), ""), "2024-04-30T09:15:00-05:00");
    assert_eq!(at(&mut home, &plain_jpeg(&landscape(14, 8)), ""), "2024-05-02T20:00:00-05:00");
    // A camera whose clock is ahead is not believed.
    home.clock.set("2024-04-01T20:00:00-05:00");
    assert_eq!(at(&mut home, &photo_from_the_phone_of(16, 8), ""), "2024-04-01T20:00:00-05:00");
    let photo = NewPhoto { at: "tea".to_owned(), ..of(&["Kangaroo"]) };
    assert_eq!(home.book.add_photo(b"x", &photo).unwrap_err().field.as_deref(), Some("at"));
}

#[test]
fn animals_are_named_by_id_or_name_and_at_least_one() {
    let mut home = Home::with_the_case();
    let jpeg = plain_jpeg(&landscape(10, 10));
    assert_eq!(home.add(&jpeg, &["a_kangaroo"]), home.add(&jpeg, &["kangaroo"]));
    for subjects in [&[][..], &["Nobody"], &["p_emilie"]] {
        assert!(home.book.add_photo(&jpeg, &of(subjects)).is_err(), "{subjects:?}");
    }
}

#[test]
fn files_are_named_after_the_animals_in_letters_every_system_takes() {
    let mut home = Home::new();
    let litter = NewAnimals {
        species: "cat".to_owned(),
        count: "3".to_owned(),
        age: "9".to_owned(),
        names: "Žofie Müsli, ../../etc, 猫".to_owned(),
        ..NewAnimals::default()
    };
    home.book.take_in(&litter).unwrap();
    let name = |home: &mut Home, side: u32, animal: &str| {
        let media = home.add(&plain_jpeg(&landscape(side, side)), &[animal]);
        home.book.photo_for_export(&media).unwrap().file_name
    };
    assert_eq!(name(&mut home, 10, "Žofie Müsli"), "zofie-muesli-1.jpg");
    assert_eq!(name(&mut home, 11, "Žofie Müsli"), "zofie-muesli-2.jpg");
    assert_eq!(name(&mut home, 12, "../../etc"), "etc-1.jpg");
    assert_eq!(name(&mut home, 13, "猫"), "photo-1.jpg");
}

#[test]
fn a_photo_is_asked_for_by_its_hash_and_nothing_else() {
    let mut home = Home::with_the_case();
    home.add(&photo_from_the_phone(), &["Kangaroo"]);
    let upper = "A".repeat(64);
    let long = "a".repeat(65);
    let climbing = format!("{}{}", "../".repeat(20), "home");
    for hash in ["", "..", "/etc/passwd", climbing.as_str(), &upper, &long, "é".repeat(32).as_str()] {
        assert_eq!(home.book.photo(hash, PhotoSize::Thumb).unwrap_err().code, Code::Invalid, "{hash}");
    }
    assert_eq!(home.book.photo(&"a".repeat(64), PhotoSize::Thumb).unwrap_err().code, Code::NotFound);
    assert_eq!(PhotoSize::parse("original"), None);
}

#[test]
fn copies_for_the_screen_are_made_again_and_a_damaged_original_is_noticed() {
    let mut home = Home::with_the_case();
    let bytes = photo_from_the_phone();
    home.add(&bytes, &["Kangaroo"]);
    let original = home.originals().remove(0);
    let hash = original.file_name().unwrap().to_str().unwrap().to_owned();
    let made = home.book.photo(&hash, PhotoSize::Thumb).unwrap();
    let copy = original.with_file_name(format!("{hash}-240.jpg"));
    for torn in [&made[..made.len() / 2], b""] {
        std::fs::write(&copy, torn).unwrap();
        assert_eq!(home.book.photo(&hash, PhotoSize::Thumb).unwrap(), made);
    }
    std::fs::remove_file(&copy).unwrap();
    assert_eq!(home.book.photo(&hash, PhotoSize::Thumb).unwrap(), made);
    assert_eq!(std::fs::read(&copy).unwrap(), made);

    let mut rotten = bytes.clone();
    rotten[700] ^= 1;
    std::fs::write(&original, &rotten).unwrap();
    assert_eq!(home.book.photo(&hash, PhotoSize::Screen).unwrap_err().code, Code::File);
    home.add(&bytes, &["Kangaroo"]);
    assert_eq!(std::fs::read(&original).unwrap(), bytes, "added again it is whole again");
    let aside = original.with_file_name(format!("{hash}.damaged"));
    assert_eq!(std::fs::read(aside).unwrap(), rotten, "and nothing was overwritten");
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_the_photos() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut home = Home::with_the_case();
    home.add(&photo_from_the_phone(), &["Kangaroo"]);
    let original = home.originals().remove(0);
    let hash = original.file_name().unwrap().to_str().unwrap().to_owned();
    home.book.photo(&hash, PhotoSize::Thumb).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.photo_folder()), 0o700);
    assert_eq!(mode(original.parent().unwrap()), 0o700);
    assert_eq!(mode(&original), 0o600);
    assert_eq!(mode(&original.with_file_name(format!("{hash}-240.jpg"))), 0o600);
}

/// Set for the copy of this test that is killed.
const KILLED: &str = "LITTERMATE_TEST_KILLED_BETWEEN_FILE_AND_ENTRY";

#[test]
fn a_kill_between_file_and_entry_leaves_a_file_that_harms_nobody() {
    if let Ok(book) = std::env::var(KILLED) {
        let clock = support::Clock::at("2024-05-02T20:00:00-05:00");
        let book = littermate_core::Book::open(Path::new(&book), Box::new(clock)).unwrap();
        book.photo_shelf().keep(&photo_from_the_phone()).unwrap();
        std::process::abort();
    }
    let home = Home::with_the_case();
    let (path, clock) = (home.path(), home.clock.clone());
    let Home { folder, book, .. } = home;
    drop(book);
    let killed = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_kill_between_file_and_entry_leaves_a_file_that_harms_nobody"])
        .env(KILLED, &path)
        .output()
        .unwrap();
    assert!(!killed.status.success());
    let book = littermate_core::Book::open(&path, Box::new(clock.clone())).unwrap();
    let mut home = Home { folder, clock, book };
    assert_eq!(home.originals().len(), 1, "the file is there");
    assert_eq!(home.photos(&[]).len(), 1, "and nothing points at it");
    // Half a file that a kill left aside is in nobody's way either.
    std::fs::write(home.photo_folder().join("0.part"), b"half").unwrap();
    let media = home.add(&photo_from_the_phone(), &["Kangaroo"]);
    assert!(home.book.photo_for_export(&media).is_ok());
    home.add(&plain_jpeg(&landscape(20, 20)), &["Kangaroo"]);
    assert_eq!(home.originals().len(), 2);
}
