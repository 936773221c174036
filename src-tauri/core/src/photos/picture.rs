//! Pictures: read by what they contain, within limits, and written again as a bare upright JPEG.

use super::jpeg;
use crate::error::{Code, Error, Result};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Rgb, RgbImage, imageops};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// The largest file that is looked at, in bytes.
const LARGEST_FILE: usize = 60 * 1024 * 1024;
/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// The most memory that decoding may ask for, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// A picture, decoded; not yet upright, its colours still in the space of its profile.
pub(super) struct Picture {
    pixels: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Why a file was refused, in one sentence.
fn refused(sentence: impl Into<String>) -> Error {
    Error::invalid("photo", sentence)
}

fn cut_short() -> Error {
    refused("This picture is cut short or damaged. Copy it from the phone or card again.")
}

impl Picture {
    /// Reads a picture from the bytes of its file. Every refusal is one sentence that says what to do.
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Err(refused("This file is empty. Copy it from the phone or card again."));
        }
        if bytes.len() > LARGEST_FILE {
            return Err(refused(format!(
                "This file is larger than {} MB. Save the picture smaller and add it again.",
                LARGEST_FILE / 1024 / 1024
            )));
        }
        let format = format_of(bytes)?;
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = image::Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|e| in_words(&e))?;
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(too_large());
        }
        // A picture whose notes are damaged is still a picture.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().unwrap_or_default();
        let pixels = DynamicImage::from_decoder(decoder).map_err(|e| in_words(&e))?;
        Ok(Self { pixels, orientation, profile })
    }

    /// The picture as a JPEG: upright, sRGB, its longer side at most `longest` pixels, with nothing in the file but
    /// the picture. Quality is from 1 to 100.
    pub(super) fn into_jpeg(self, longest: u32, quality: u8) -> Result<Vec<u8>> {
        let small = shrink(opaque(self.pixels), longest);
        let mut upright = DynamicImage::ImageRgb8(small);
        upright.apply_orientation(self.orientation);
        let pixels = match self.profile {
            Some(profile) => in_srgb(upright.into_rgb8(), &profile),
            None => upright.into_rgb8(),
        };
        let mut file = Vec::new();
        let encoded = JpegEncoder::new_with_quality(&mut file, quality).encode_image(&pixels);
        // Nothing leaves without this look at the bytes, whatever a library comes to write one day.
        if encoded.is_err() || !jpeg::is_bare(&file) {
            return Err(Error::new(Code::Book, "This picture could not be prepared. Nothing was written."));
        }
        Ok(file)
    }
}

fn too_large() -> Error {
    refused(format!(
        "This picture has too many pixels: at most {LONGEST_SIDE} a side and about 89 million in all. Save it smaller and add it again."
    ))
}

fn in_words(error: &ImageError) -> Error {
    match error {
        ImageError::Limits(_) => too_large(),
        ImageError::Unsupported(_) => {
            refused("This picture is of a sort that cannot be opened. Save it as JPEG and add it again.")
        }
        _ => cut_short(),
    }
}

/// Which kind of picture it is, by its content: a name can say anything.
fn format_of(bytes: &[u8]) -> Result<ImageFormat> {
    if let Some(sentence) = container_of_phones(bytes) {
        return Err(refused(sentence));
    }
    let other = |what: &str| {
        Err(refused(format!("This is a {what} picture. Save it as JPEG, PNG or WebP and add it again.")))
    };
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) if jpeg::is_cut_short(bytes) => Err(cut_short()),
        Ok(ImageFormat::WebP) if webp_is_cut_short(bytes) => Err(cut_short()),
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => Ok(format),
        Ok(ImageFormat::Gif) => other("GIF"),
        Ok(ImageFormat::Tiff) => other("TIFF"),
        Ok(ImageFormat::Bmp) => other("BMP"),
        _ => Err(refused("This file is not a picture. Choose a JPEG, PNG or WebP file.")),
    }
}

/// Files that begin with an `ftyp` box: its brands say whether a picture or a film follows.
fn container_of_phones(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    let length = usize::try_from(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
    let of_brands = bytes.get(8..length.clamp(8, 256).min(bytes.len()))?;
    let has = |names: &[&[u8; 4]]| of_brands.chunks_exact(4).any(|brand| names.iter().any(|n| brand == *n));
    Some(if has(&[b"avif", b"avis"]) {
        "This is an AVIF picture, which cannot be opened here. Save it as JPEG and add it again."
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        "This is a HEIC photo, which cannot be opened here: mail it to yourself from the phone to get a JPEG, or set \
         Settings › Camera › Formats on the iPhone to «Most Compatible» before the next ones."
    } else {
        "This is a film, not a picture. Take a still from it and add that."
    })
}

fn webp_is_cut_short(bytes: &[u8]) -> bool {
    let declared = bytes.get(4..8).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    u64::from(declared) + 8 > bytes.len() as u64
}

/// Without transparency: what can be seen through is white, as the page of a story is.
fn opaque(pixels: DynamicImage) -> RgbImage {
    if !pixels.color().has_alpha() {
        return pixels.into_rgb8();
    }
    let pixels = pixels.into_rgba8();
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [red, green, blue, alpha] = pixels.get_pixel(x, y).0.map(u32::from);
        let over_white =
            |part: u32| u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255);
        Rgb([over_white(red), over_white(green), over_white(blue)])
    })
}

/// So small that its longer side is at most `longest` pixels; never larger than it was.
fn shrink(pixels: RgbImage, longest: u32) -> RgbImage {
    let scaled = |to: u32| {
        let (width, height) = (u64::from(pixels.width()), u64::from(pixels.height()));
        let side = |length: u64| {
            let length = (length * u64::from(to) + width.max(height) / 2) / width.max(height);
            u32::try_from(length.max(1)).unwrap_or(to)
        };
        (side(width), side(height))
    };
    let side = pixels.width().max(pixels.height());
    if side <= longest {
        return pixels;
    }
    let (width, height) = scaled(longest);
    if side > 3 * longest {
        // Averaging first is many times faster than the good filter on all pixels, and cannot be told from it.
        let (rough_width, rough_height) = scaled(2 * longest);
        let rough = imageops::thumbnail(&pixels, rough_width, rough_height);
        return imageops::resize(&rough, width, height, imageops::FilterType::CatmullRom);
    }
    imageops::resize(&pixels, width, height, imageops::FilterType::CatmullRom)
}

/// Colours as every screen takes them. Without this, dropping the profile of a phone's photo dulls its reds. A profile
/// that cannot be used is as good as none.
fn in_srgb(pixels: RgbImage, profile: &[u8]) -> RgbImage {
    let converted = || {
        let profile = ColorProfile::new_from_slice(profile).ok()?;
        if profile.color_space != DataColorSpace::Rgb {
            return None;
        }
        let to_srgb = profile
            .create_transform_8bit(
                Layout::Rgb,
                &ColorProfile::new_srgb(),
                Layout::Rgb,
                TransformOptions::default(),
            )
            .ok()?;
        let mut converted = vec![0; pixels.as_raw().len()];
        to_srgb.transform(pixels.as_raw(), &mut converted).ok()?;
        RgbImage::from_raw(pixels.width(), pixels.height(), converted)
    };
    converted().unwrap_or(pixels)
}
