use std::io::Cursor;

use ::image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use kernel::SeededRng;

use super::*;

fn photo(width: u32, height: u32) -> DynamicImage {
    let shade = |x: u32| u8::try_from(x % 256).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x), shade(y), 90])).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn sizes(bytes: &[u8]) -> Result<Vec<(u32, u32)>, ImageError> {
    let processed = process(bytes, &SeededRng::new(1))?;
    for (rendition, bytes) in &processed.renditions {
        let read = ::image::load_from_memory(bytes).unwrap();
        assert_eq!((read.width(), read.height()), (rendition.width, rendition.height));
    }
    Ok(processed.renditions.iter().map(|(r, _)| (r.width, r.height)).collect())
}

#[test]
fn sizes_are_made_and_never_larger_than_the_original() {
    let jpeg = |width, height| encoded(&photo(width, height), ImageFormat::Jpeg);
    assert_eq!(sizes(&jpeg(2000, 1000)).unwrap(), [(320, 160), (640, 320), (1280, 640)]);
    assert_eq!(sizes(&jpeg(925, 600)).unwrap(), [(320, 207), (640, 415), (925, 600)]);
    assert_eq!(sizes(&jpeg(300, 300)).unwrap(), [(300, 300)]);
}

#[test]
fn what_is_see_through_stays_so() {
    let glass: DynamicImage = RgbaImage::from_pixel(400, 400, Rgba([1, 2, 3, 100])).into();
    let processed = process(&encoded(&glass, ImageFormat::Png), &SeededRng::new(1)).unwrap();
    assert!(processed.renditions.iter().all(|(rendition, _)| rendition.key.ends_with(".webp")));
    let solid = process(&encoded(&photo(400, 400), ImageFormat::WebP), &SeededRng::new(1)).unwrap();
    assert!(solid.renditions.iter().all(|(rendition, _)| rendition.key.ends_with(".jpg")));
}

#[test]
fn what_a_picture_tells_about_people_is_dropped() {
    let jpeg = encoded(&photo(400, 500), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 51.5 N");
    let mut marked = jpeg[..2].to_vec();
    marked.extend([0xff, 0xe1]);
    marked.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    marked.extend(&exif);
    marked.extend(&jpeg[2..]);
    let processed = process(&marked, &SeededRng::new(1)).unwrap();
    for (_, bytes) in &processed.renditions {
        assert!(!bytes.windows(4).any(|window| window == b"Exif" || window == b"GPS "));
    }
    // Orientation 6 says: turn a quarter to the right.
    let (widest, _) = processed.renditions.last().unwrap();
    assert_eq!((widest.width, widest.height), (500, 400));
}

#[test]
fn everything_else_is_refused() {
    let png = |width, height| encoded(&photo(width, height), ImageFormat::Png);
    assert_eq!(sizes(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(ImageError::UnknownType));
    assert_eq!(sizes(b"GIF89a\x01\0\x01\0"), Err(ImageError::UnknownType));
    assert_eq!(sizes(b""), Err(ImageError::UnknownType));
    assert_eq!(sizes(&png(299, 400)), Err(ImageError::Dimensions { width: 299, height: 400 }));
    assert_eq!(sizes(&png(4001, 300)), Err(ImageError::Dimensions { width: 4001, height: 300 }));
    let whole = encoded(&photo(400, 400), ImageFormat::Png);
    assert_eq!(sizes(&whole[..whole.len() / 2]), Err(ImageError::Damaged));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // A PNG head that promises 60 000 × 60 000 pixels.
    let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0".to_vec();
    head.extend([0; 64]);
    assert!(matches!(sizes(&head), Err(ImageError::Dimensions { .. } | ImageError::Damaged)));
}

#[test]
fn the_smallest_that_is_wide_enough_is_shown() {
    let rendition = |width| Rendition { key: String::new(), width, height: width };
    let renditions = vec![rendition(320), rendition(640)];
    let image = Image {
        id: ImageId::new(1),
        position: 0,
        alt: String::new(),
        state: ImageState::Ready,
        source_url: None,
        renditions,
    };
    assert_eq!(image.at_width(321).map(|r| r.width), Some(640));
    assert_eq!(image.at_width(9000).map(|r| r.width), Some(640));
}
