//! The skeleton of a JPEG file: where its segments are, and where the picture ends.

/// End of the image.
const EOI: u8 = 0xD9;
/// Start of a scan: compressed data follows.
const SOS: u8 = 0xDA;
/// The one segment beside the picture's own that we write, for readers that insist on it.
const JFIF: u8 = 0xE0;
/// A JFIF segment without a thumbnail, its length field included.
const JFIF_LENGTH: usize = 16;

/// What was found between the first and the last marker.
struct Walk {
    /// Marker and length of each segment, in order.
    segments: Vec<(u8, usize)>,
    /// The first byte after the end marker.
    end: usize,
}

/// Goes through the segments up to the end marker; `None` when the file stops before it.
fn walk(bytes: &[u8]) -> Option<Walk> {
    let mut segments = Vec::new();
    let mut at = 2;
    loop {
        // Compressed data and stray bytes: on to the next marker that is neither stuffing nor a restart.
        at += bytes.get(at..)?.iter().position(|b| *b == 0xFF)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            EOI => return Some(Walk { segments, end: at + 2 }),
            0x00 | 0x01 | 0xD0..=0xD8 => at += 2,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                if marker != SOS {
                    segments.push((marker, length));
                }
                at += 2 + length.max(2);
            }
        }
    }
}

/// Whether a JPEG file stops before its end.
pub(super) fn is_cut_short(bytes: &[u8]) -> bool {
    walk(bytes).is_none()
}

/// Whether a file is a JPEG that carries the picture and nothing beside it: no EXIF, XMP, IPTC, profile or comment,
/// no thumbnail, and nothing after the end.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    let told = |(marker, length): &(u8, usize)| match *marker {
        JFIF => *length == JFIF_LENGTH,
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    };
    bytes.starts_with(&[0xFF, 0xD8])
        && walk(bytes).is_some_and(|walk| walk.end == bytes.len() && walk.segments.iter().all(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The start, some segments, a scan with a stuffed and a restart marker, the end.
    fn file(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        for (marker, data) in segments {
            bytes.extend([0xFF, *marker]);
            bytes.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
            bytes.extend(*data);
        }
        bytes.extend([0xFF, SOS, 0, 3, 1, 7, 0xFF, 0, 7, 0xFF, 0xD0, 7, 0xFF, EOI]);
        bytes
    }

    #[test]
    fn only_the_picture_itself_is_bare() {
        let quantisation = (0xDB, [1; 65].as_slice());
        assert!(is_bare(&file(&[(JFIF, &[0; 14]), quantisation])));
        assert!(!is_bare(&file(&[(JFIF, &[0; 17]), quantisation])), "a thumbnail");
        for marker in (0xE1..=0xEF).chain([0xFE]) {
            assert!(!is_bare(&file(&[quantisation, (marker, b"here")])), "{marker:X}");
        }
        let mut with_film = file(&[quantisation]);
        with_film.extend(b"ftyp");
        assert!(!is_bare(&with_film));
        assert!(!is_cut_short(&with_film));
        for whole in 0..file(&[quantisation]).len() {
            assert!(is_cut_short(&file(&[quantisation])[..whole]), "{whole}");
        }
        assert!(!is_bare(b"not a picture"));
    }
}
