//! From any picture to the sizes that pages need.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use kernel::{Coded, Rng};

use super::{BYTES_MAX, Rendition};

/// A picture made ready: each size with its bytes, smallest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Processed {
    pub renditions: Vec<(Rendition, Vec<u8>)>,
}

/// Why bytes are no picture for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    #[error("larger than {BYTES_MAX} bytes")]
    TooLarge,
    #[error("not a JPEG, PNG or WebP picture")]
    UnknownType,
    #[error("a side is outside 300 to 4000 pixels: {width} × {height}")]
    Dimensions { width: u32, height: u32 },
    #[error("the picture is damaged")]
    Damaged,
}

impl Coded for ImageError {
    fn code(&self) -> &'static str {
        match self {
            ImageError::TooLarge => "catalog.image_too_large",
            ImageError::UnknownType => "catalog.image_type",
            ImageError::Dimensions { .. } => "catalog.image_dimensions",
            ImageError::Damaged => "catalog.image_damaged",
        }
    }
}

/// Pixels of a side.
const SIDE_MIN: u32 = 300;
const SIDE_MAX: u32 = 4000;
/// Widths that pages ask for, in pixels.
const WIDTHS: [u32; 3] = [320, 640, 1280];
/// Bytes that decoding may take: four times the largest picture.
const DECODE_BYTES_MAX: u64 = 256 * 1024 * 1024;
const JPEG_QUALITY: u8 = 82;

/// Decodes within bounds, turns upright, drops EXIF and every other note, and encodes in widths of 320, 640 and 1280 pixels (never
/// larger than the original): JPEG, or lossless WebP where it is see-through. CPU work: call it on a thread that may block. The caller
/// stores the bytes under the keys, then calls [`super::attach`] or [`super::arrive`].
pub fn process(bytes: &[u8], rng: &dyn Rng) -> Result<Processed, ImageError> {
    let picture = decode(bytes)?;
    let name = format!("{:016x}{:016x}", rng.next_u64(), rng.next_u64());
    let opaque = is_opaque(&picture);
    let mut renditions = Vec::with_capacity(WIDTHS.len());
    for width in widths(picture.width()) {
        let height = scaled(picture.height(), width, picture.width());
        let small = if width == picture.width() {
            picture.clone()
        } else {
            picture.resize_exact(width, height, FilterType::CatmullRom)
        };
        let key = key(&name, width, if opaque { "jpg" } else { "webp" });
        renditions.push((Rendition { key, width, height }, encode(&small, opaque)?));
    }
    Ok(Processed { renditions })
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, ImageError> {
    if u64::try_from(bytes.len()).is_ok_and(|len| len > BYTES_MAX) {
        return Err(ImageError::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| ImageError::UnknownType)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(ImageError::UnknownType);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| ImageError::Damaged)?;
    let (width, height) = decoder.dimensions();
    if ![width, height].iter().all(|side| (SIDE_MIN..=SIDE_MAX).contains(side)) {
        return Err(ImageError::Dimensions { width, height });
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| ImageError::Damaged)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// The widths to make, smallest first: those below the original's, and its own when that is below the largest.
fn widths(original: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.iter().copied().filter(|width| *width < original).collect();
    if widths.len() < WIDTHS.len() {
        widths.push(original);
    }
    widths
}

fn scaled(height: u32, width: u32, original: u32) -> u32 {
    let scaled = u64::from(height) * u64::from(width) / u64::from(original.max(1));
    u32::try_from(scaled).unwrap_or(SIDE_MAX).max(1)
}

fn is_opaque(picture: &DynamicImage) -> bool {
    !picture.color().has_alpha() || picture.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX)
}

fn encode(picture: &DynamicImage, opaque: bool) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    let written = if opaque {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))
    } else {
        picture.to_rgba8().write_with_encoder(WebPEncoder::new_lossless(&mut bytes))
    };
    written.map(|()| bytes).map_err(|_| ImageError::Damaged)
}

/// A name that cannot be guessed, spread over 256 folders.
fn key(name: &str, width: u32, ending: &str) -> String {
    let spread: String = name.chars().take(2).collect();
    let rest: String = name.chars().skip(2).collect();
    format!("images/{spread}/{rest}/{width}.{ending}")
}
