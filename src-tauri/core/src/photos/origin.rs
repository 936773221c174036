//! What a picture's file tells beside the picture: when it was taken, and whether it says where and with which camera.
//! Where, and with which camera, is never read out; only that the file says so.

use crate::values::Moment;
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeZone as _};
use chrono_tz::Tz;
use exif::{Context, Exif, In, Tag, Value};
use serde_json::{Map, json};
use std::io::Cursor;

/// How much of the head and of the tail of a file is searched for an XMP packet, in bytes.
const SEARCHED: usize = 512 * 1024;

/// What a file tells beside the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// The time on the camera's clock, with its offset where the camera knew it.
    taken: Option<(NaiveDateTime, Option<FixedOffset>)>,
    gps_present: bool,
    camera_serial_present: bool,
}

impl Origin {
    /// Reads what the file tells. What cannot be read is not told.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let exif = exif::Reader::new()
            .continue_on_error(true)
            .read_from_container(&mut Cursor::new(bytes))
            .or_else(|e| e.distill_partial_result(drop))
            .ok();
        let has = |of: fn(Tag) -> bool| exif.as_ref().is_some_and(|exif| exif.fields().any(|f| of(f.tag)));
        let position = |tag: Tag| tag.context() == Context::Gps && tag != Tag::GPSVersionID;
        let serial = |tag: Tag| matches!(tag, Tag::BodySerialNumber | Tag::LensSerialNumber);
        Self {
            taken: exif.as_ref().and_then(taken),
            gps_present: has(position) || mentions(bytes, b"GPSLatitude") || mentions(bytes, b"GPSLongitude"),
            camera_serial_present: has(serial) || mentions(bytes, b"SerialNumber"),
        }
    }

    /// When the picture was taken, unless that is not told or after now, which only a camera with a wrong clock says.
    pub(super) fn taken(&self, now: Moment, zone: Option<Tz>) -> Option<Moment> {
        let (wall, offset) = self.taken?;
        let by_offset = |offset: FixedOffset| offset.from_local_datetime(&wall).earliest();
        let taken = match (offset, zone) {
            (Some(offset), _) => by_offset(offset)?,
            (None, Some(zone)) => zone.from_local_datetime(&wall).earliest()?.fixed_offset(),
            (None, None) => by_offset(*now.date_time().offset())?,
        };
        Some(Moment::from(taken)).filter(|taken| *taken <= now)
    }

    /// What the card keeps of it.
    pub(super) fn summary(&self) -> serde_json::Value {
        let mut summary = Map::new();
        summary.insert("gps_present".to_owned(), json!(self.gps_present));
        summary.insert("camera_serial_present".to_owned(), json!(self.camera_serial_present));
        serde_json::Value::Object(summary)
    }
}

fn taken(exif: &Exif) -> Option<(NaiveDateTime, Option<FixedOffset>)> {
    let text = |tag: Tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => texts.first().cloned(),
        _ => None,
    };
    let original = text(Tag::DateTimeOriginal).map(|t| (t, text(Tag::OffsetTimeOriginal)));
    let digitized = || text(Tag::DateTimeDigitized).map(|t| (t, text(Tag::OffsetTimeDigitized)));
    let (time, offset) = original.or_else(digitized)?;
    let mut time = exif::DateTime::from_ascii(&time).ok()?;
    if let Some(offset) = offset {
        // Without its offset the time is still the one on the wall.
        drop(time.parse_offset(&offset));
    }
    let date = NaiveDate::from_ymd_opt(time.year.into(), time.month.into(), time.day.into())?;
    let wall = date.and_hms_opt(time.hour.into(), time.minute.into(), time.second.into())?;
    let offset = time.offset.and_then(|minutes| FixedOffset::east_opt(i32::from(minutes) * 60));
    Some((wall, offset))
}

/// Whether the head or the tail of a file, where packets of XMP stand, holds some text.
fn mentions(bytes: &[u8], text: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let tail = &bytes[bytes.len().saturating_sub(SEARCHED).max(head.len())..];
    [head, tail].iter().any(|part| part.windows(text.len()).any(|window| window == text))
}
