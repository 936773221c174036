//! Pictures made on the spot, and files as phones and editors write them.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use crate::support::Home;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};
use littermate_core::photos::{NewPhoto, PhotoLine};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// What must never leave the book, planted in every corner of a photo.
pub const SECRETS: [&str; 6] =
    ["GPSLatitude", "SERIAL-4711", "Cottonwood City", "12 Creek Road", "ftypmp42", "Owner Emilie"];

/// What stories about photos are told with.
pub trait Photos {
    fn add(&mut self, bytes: &[u8], animals: &[&str]) -> String;
    fn photos(&mut self, animals: &[&str]) -> Vec<PhotoLine>;
    fn photo_folder(&self) -> PathBuf;
    fn originals(&self) -> Vec<PathBuf>;
}

impl Photos for Home {
    fn add(&mut self, bytes: &[u8], animals: &[&str]) -> String {
        self.book.add_photo(bytes, &of(animals)).unwrap().value
    }
    fn photos(&mut self, animals: &[&str]) -> Vec<PhotoLine> {
        let animals: Vec<String> = animals.iter().map(|a| (*a).to_owned()).collect();
        self.book.photos_of(&animals).unwrap()
    }
    fn photo_folder(&self) -> PathBuf {
        self.folder.path().join("home.photos")
    }
    fn originals(&self) -> Vec<PathBuf> {
        let inside = |folder: &Path| -> Vec<PathBuf> {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
        };
        let folders = inside(&self.photo_folder()).into_iter().filter(|path| path.is_dir());
        let is_original = |path: &PathBuf| path.file_name().is_some_and(|name| name.len() == 64);
        folders.flat_map(|folder| inside(&folder)).filter(is_original).collect()
    }
}

/// A photo of some animals.
pub fn of(animals: &[&str]) -> NewPhoto {
    NewPhoto {
        subjects: animals.iter().map(|a| (*a).to_owned()).collect(),
        alt: "A kitten in a hat.".to_owned(),
        ..NewPhoto::default()
    }
}

pub const SKY: [u8; 3] = [90, 150, 230];
pub const EARTH: [u8; 3] = [120, 80, 40];

/// The sky on the left and the earth on the right: a landscape, on its side.
pub fn landscape(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { SKY } else { EARTH }))
}

pub fn is_near(pixel: Rgb<u8>, wanted: [u8; 3]) -> bool {
    pixel.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 12)
}

pub fn plain_jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(picture).unwrap();
    jpeg
}

/// A photo as a phone writes it, on its side, with secrets everywhere a file has room for them.
pub fn photo_from_the_phone() -> Vec<u8> {
    photo_from_the_phone_of(160, 120)
}

pub fn photo_from_the_phone_of(width: u32, height: u32) -> Vec<u8> {
    let mut jpeg = plain_jpeg(&landscape(width, height));
    let city = b"Cottonwood City";
    let mut iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x14\x1C\x02\x5A\0".to_vec();
    iptc.push(u8::try_from(city.len()).unwrap());
    iptc.extend(city);
    insert_segment(&mut jpeg, 0xFE, b"12 Creek Road");
    insert_segment(&mut jpeg, 0xED, &iptc);
    insert_segment(&mut jpeg, 0xE1, xmp().as_bytes());
    insert_segment(&mut jpeg, 0xE1, &[b"Exif\0\0".as_slice(), &exif()].concat());
    jpeg.extend(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom a film with 12 Creek Road in its sound");
    jpeg
}

pub fn xmp() -> String {
    let head = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">";
    format!("{head}<rdf:Description exif:GPSLatitude=\"41,52.6N\"/></x:xmpmeta>")
}

/// EXIF with orientation 6, a position, a serial number, an owner and a date.
pub fn exif() -> Vec<u8> {
    let (ascii, short, long, rational) = (2_u16, 3_u16, 4_u16, 5_u16);
    let (main, sub, gps) = (8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 4 * 12 + 4);
    let mut heap: Vec<u8> = Vec::new();
    let heap_at = gps + 2 + 4 * 12 + 4;
    let mut far = |bytes: &[u8]| {
        let at = u32::try_from(heap_at + heap.len()).unwrap();
        heap.extend(bytes);
        at.to_le_bytes()
    };
    let degrees: Vec<u8> = [41_u32, 1, 52, 1, 3600, 100].iter().flat_map(|n| n.to_le_bytes()).collect();
    let directories = [
        (
            main,
            vec![
                (0x0112, short, 1, [6, 0, 0, 0]),
                (0x8769, long, 1, u32::try_from(sub).unwrap().to_le_bytes()),
                (0x8825, long, 1, u32::try_from(gps).unwrap().to_le_bytes()),
            ],
        ),
        (
            sub,
            vec![
                (0x9003, ascii, 20, far(b"2024:04:30 09:15:00\0")),
                (0x9011, ascii, 7, far(b"-05:00\0")),
                (0xA430, ascii, 13, far(b"Owner Emilie\0")),
                (0xA431, ascii, 12, far(b"SERIAL-4711\0")),
            ],
        ),
        (
            gps,
            vec![
                (1, ascii, 2, *b"N\0\0\0"),
                (2, rational, 3, far(&degrees)),
                (3, ascii, 2, *b"W\0\0\0"),
                (4, rational, 3, far(&degrees)),
            ],
        ),
    ];
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    for (at, fields) in directories {
        assert_eq!(tiff.len(), at);
        tiff.extend(u16::try_from(fields.len()).unwrap().to_le_bytes());
        for (tag, kind, count, value) in fields {
            tiff.extend(u16::to_le_bytes(tag));
            tiff.extend(kind.to_le_bytes());
            tiff.extend(u32::to_le_bytes(count));
            tiff.extend(value);
        }
        tiff.extend([0; 4]);
    }
    tiff.extend(heap);
    tiff
}

/// Puts a segment right after the start of a JPEG.
pub fn insert_segment(jpeg: &mut Vec<u8>, marker: u8, data: &[u8]) {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xFF, marker], &length[..], data].concat();
    jpeg.splice(2..2, segment);
}

pub fn png_of(picture: &RgbImage) -> Vec<u8> {
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    png
}

/// Puts a chunk right after the header of a PNG.
pub fn insert_chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    png.splice(33..33, chunk(kind, data));
}

pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], &body, &crc32(&body).to_be_bytes()].concat()
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// A PNG that says how large it is, and has hardly anything in it.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let parts =
        [chunk(*b"IHDR", &header), chunk(*b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), chunk(*b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

/// Reads the bytes on its own account: no APP1 to APP15, no comment, nothing after the end, none of the secrets.
pub fn assert_nothing_beside_the_picture(jpeg: &[u8]) {
    assert_eq!(&jpeg[..2], [0xFF, 0xD8]);
    assert_eq!(&jpeg[jpeg.len() - 2..], [0xFF, 0xD9], "ends where the picture ends");
    for pair in jpeg.windows(2) {
        // In compressed data every FF is followed by 00, so a marker found anywhere is one.
        assert!(pair[0] != 0xFF || !matches!(pair[1], 0xE1..=0xEF | 0xFE), "marker {:X}", pair[1]);
    }
    let ends = jpeg.windows(2).filter(|pair| pair == &[0xFF, 0xD9]).count();
    assert_eq!(ends, 1, "one picture");
    for secret in SECRETS {
        assert!(!jpeg.windows(secret.len()).any(|w| w == secret.as_bytes()), "{secret}");
    }
}
