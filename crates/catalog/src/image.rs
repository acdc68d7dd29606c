//! Pictures of products: checked, stripped of what they tell about people, and made in the sizes that pages need.

mod process;

pub use process::{ImageError, Processed, process};

use kernel::{Clock, Coded, Id};
use serde::{Deserialize, Serialize};

use crate::product::{ImageDraft, ProductId};
use crate::{lint, store, text};

pub type ImageId = Id<Image>;

/// A picture of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    pub id: ImageId,
    pub position: i64,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
    pub state: ImageState,
    /// Where it came from, or is to come from.
    pub source_url: Option<String>,
    /// Smallest first; empty until the picture is READY.
    pub renditions: Vec<Rendition>,
}

/// Whether a picture can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImageState {
    /// Known by its address; to be fetched.
    Pending,
    Ready,
    /// Could not be fetched or read.
    Failed,
}

impl ImageState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ImageState::Pending => "PENDING",
            ImageState::Ready => "READY",
            ImageState::Failed => "FAILED",
        }
    }
}

/// A picture in one size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// Where `blobs` keeps it; not guessable. Its ending tells the type: `.jpg` or `.webp`.
    pub key: String,
    pub width: u32,
    pub height: u32,
}

impl Image {
    /// The smallest rendition of at least `width` pixels, else the widest.
    pub fn at_width(&self, width: u32) -> Option<&Rendition> {
        self.renditions.iter().find(|r| r.width >= width).or(self.renditions.last())
    }
}

/// Gets pictures that a file names by their address. The adapter refuses private addresses and bounds time and size.
pub trait ImageFetcher: Send + Sync {
    /// The bytes at `url`, at most `max_bytes` of them.
    fn fetch(&self, url: &str, max_bytes: u64) -> Result<Vec<u8>, FetchError>;
}

/// Why a picture was not fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Not an address that may be fetched.
    #[error("the address is refused")]
    Refused,
    /// There is nothing there, for good: 404, 410, no such host.
    #[error("nothing at that address")]
    Absent,
    #[error("larger than the limit")]
    TooLarge,
    /// Worth another try later.
    #[error("no answer: {0}")]
    Unreachable(String),
}

impl Coded for FetchError {
    fn code(&self) -> &'static str {
        match self {
            FetchError::Refused => "catalog.image_address_refused",
            FetchError::Absent => "catalog.image_absent",
            FetchError::TooLarge => "catalog.image_too_large",
            FetchError::Unreachable(_) => "catalog.image_unreachable",
        }
    }
}

/// Bytes of a picture at the most, uploaded or fetched: 20 MiB.
pub const BYTES_MAX: u64 = 20 * 1024 * 1024;

/// Why a picture was not added.
#[derive(Debug, thiserror::Error)]
pub enum AttachImageError {
    #[error("no such product")]
    NotFound,
    #[error("a product has at most 9 images")]
    TooMany,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for AttachImageError {
    fn code(&self) -> &'static str {
        match self {
            AttachImageError::NotFound => "catalog.product_not_found",
            AttachImageError::TooMany => "catalog.too_many_images",
            AttachImageError::Fault(_) => kernel::FAULT,
        }
    }
}

/// The topic of changed pictures: key is the product, payload empty JSON. They leave the product's revision alone.
pub const IMAGES_CHANGED: &str = "catalog.images_changed";

/// Adds a READY picture at the end of a product's images.
pub fn attach(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    product: ProductId,
    alt: &str,
    renditions: &[Rendition],
) -> Result<Image, AttachImageError> {
    let Some(found) = store::product::find(tx, product)? else { return Err(AttachImageError::NotFound) };
    if found.images.len() >= lint::IMAGES_MAX {
        return Err(AttachImageError::TooMany);
    }
    let image = Image {
        id: tx.new_id(),
        position: found.images.last().map_or(0, |last| last.position + 1),
        alt: alt_text(alt),
        state: ImageState::Ready,
        source_url: None,
        renditions: renditions.to_vec(),
    };
    store::image::insert(tx, product, &image, clock.now())?;
    changed(tx, clock, product)?;
    Ok(image)
}

/// Makes a PENDING (or FAILED) picture READY. False when it is gone or READY already: the new files are then not needed.
pub fn arrive(tx: &mut db::Tx, clock: &dyn Clock, id: ImageId, renditions: &[Rendition]) -> Result<bool, db::Error> {
    let Some((product, _)) = store::image::find(tx, id)? else { return Ok(false) };
    let arrived = store::image::set_state(tx, id, ImageState::Ready, renditions)?;
    if arrived {
        changed(tx, clock, product)?;
    }
    Ok(arrived)
}

/// Marks a PENDING picture FAILED.
pub fn give_up(tx: &mut db::Tx, id: ImageId) -> Result<(), db::Error> {
    store::image::set_state(tx, id, ImageState::Failed, &[])?;
    Ok(())
}

/// Removes a picture of this product; returns it, so that the caller can delete its files.
pub fn remove(tx: &mut db::Tx, clock: &dyn Clock, product: ProductId, id: ImageId) -> Result<Option<Image>, db::Error> {
    let found = store::image::find(tx, id)?.filter(|(owner, _)| *owner == product);
    let Some((_, image)) = found else { return Ok(None) };
    store::image::delete(tx, id)?;
    changed(tx, clock, product)?;
    Ok(Some(image))
}

/// A product's pictures that are still to be fetched, in order.
pub fn pending(read: &mut db::Read, product: ProductId) -> Result<Vec<Image>, db::Error> {
    let mut images = store::image::of_product(read, product)?;
    images.retain(|image| image.state == ImageState::Pending);
    Ok(images)
}

/// Makes the product's pictures by address those of `wanted`, in that order; uploaded ones stay behind them. Returns whether any is
/// still to be fetched.
pub(crate) fn reconcile(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    product: ProductId,
    wanted: &[ImageDraft],
    is_new: bool,
) -> Result<bool, db::Error> {
    let known = if is_new { Vec::new() } else { store::image::of_product(tx, product)? };
    let mut any_change = false;
    for gone in
        known.iter().filter(|image| image.source_url.as_ref().is_some_and(|url| !wanted.iter().any(|w| w.url == *url)))
    {
        store::image::delete(tx, gone.id)?;
        any_change = true;
    }
    let mut pending = false;
    for (position, draft) in (0_i64..).zip(wanted) {
        let same = known.iter().find(|image| image.source_url.as_deref() == Some(draft.url.as_str()));
        let alt = alt_text(&draft.alt);
        pending |= same.is_none_or(|image| image.state == ImageState::Pending);
        match same {
            Some(image) if image.position == position && image.alt == alt => {}
            Some(image) => {
                store::image::place(tx, image.id, position, &alt)?;
                any_change = true;
            }
            None => {
                store::image::insert(
                    tx,
                    product,
                    &Image::awaited(tx.new_id(), position, alt, &draft.url),
                    clock.now(),
                )?;
                any_change = true;
            }
        }
    }
    let uploaded = known.iter().filter(|image| image.source_url.is_none());
    for (position, image) in (i64::try_from(wanted.len()).unwrap_or(0)..).zip(uploaded) {
        if image.position != position {
            store::image::place(tx, image.id, position, &image.alt)?;
            any_change = true;
        }
    }
    if any_change && !is_new {
        changed(tx, clock, product)?;
    }
    Ok(pending)
}

fn changed(tx: &mut db::Tx, clock: &dyn Clock, product: ProductId) -> Result<(), db::Error> {
    store::product::touch(tx, product, clock.now())?;
    db::outbox::emit(tx, clock, IMAGES_CHANGED, product.get(), "{}")
}

/// Graphemes of an alternative text at the most; the rest is cut.
const ALT_MAX: usize = 250;

fn alt_text(alt: &str) -> String {
    text::cut(&text::line(alt), ALT_MAX)
}

impl Image {
    fn awaited(id: ImageId, position: i64, alt: String, url: &str) -> Image {
        let source_url = Some(url.to_owned());
        Image { id, position, alt, state: ImageState::Pending, source_url, renditions: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
