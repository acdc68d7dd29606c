//! The demo's illustrations: SVG drawn once, rasterised at the first start and then treated as any uploaded picture.

use blobs::BlobKey;
use catalog::ProductId;
use catalog::image::{Processed, process};
use kernel::{OsRng, SystemClock};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::catalogue;
use crate::Failure;
use crate::house::House;

/// Pixels a side.
const SIDE: u16 = 1200;

/// Draws, stores and attaches one picture.
pub fn add(house: &House, product: ProductId, name: &str, alt: &str) -> Result<(), Failure> {
    let svg = catalogue::picture(name).ok_or_else(|| format!("the demo has no picture {name}"))?;
    let Processed { renditions } = process(&png(svg)?, &OsRng)?;
    let mut kept = Vec::with_capacity(renditions.len());
    for (rendition, bytes) in renditions {
        house.deps.blobs.put(&rendition.key.parse::<BlobKey>()?, bytes)?;
        kept.push(rendition);
    }
    let alt = alt.to_owned();
    house.db.write_blocking(move |tx| flows::attach_image(tx, &SystemClock, product, &alt, &kept))?;
    Ok(())
}

fn png(svg: &[u8]) -> Result<Vec<u8>, Failure> {
    let tree = Tree::from_data(svg, &Options::default())?;
    let mut canvas = Pixmap::new(SIDE.into(), SIDE.into()).ok_or("no room for a picture")?;
    let scale = f32::from(SIDE) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    Ok(canvas.encode_png()?)
}
