//! SQL of images.

use db::{Json, params};
use kernel::Instant;
use serde::Deserialize;

use super::product::ids;
use crate::image::{Image, ImageId, ImageState, Rendition};
use crate::product::ProductId;

macro_rules! select {
    ($rest:expr) => {
        concat!("SELECT id, product, position, alt, state, source_url, renditions FROM image ", $rest)
    };
}

db::statements! {
    FIND = select!("WHERE id = $1");
    OF_PRODUCT = select!("WHERE product = $1 ORDER BY position, id");
    OF_PRODUCTS = select!(concat!("WHERE product IN ", ids!(), " ORDER BY position, id"));
    INSERT = "INSERT INTO image (id, product, position, alt, state, source_url, renditions, created_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PLACE = "UPDATE image SET position = $2, alt = $3 WHERE id = $1";
    SET_STATE = "UPDATE image SET state = $2, renditions = $3 WHERE id = $1 AND state <> 'READY'";
    DELETE = "DELETE FROM image WHERE id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: ImageId,
    product: ProductId,
    position: i64,
    alt: String,
    state: ImageState,
    source_url: Option<String>,
    renditions: Json<Vec<Rendition>>,
}

impl From<Row> for Image {
    fn from(row: Row) -> Image {
        Image {
            id: row.id,
            position: row.position,
            alt: row.alt,
            state: row.state,
            source_url: row.source_url,
            renditions: row.renditions.0,
        }
    }
}

/// The image and the product it belongs to.
pub(crate) fn find(read: &mut db::Read, id: ImageId) -> Result<Option<(ProductId, Image)>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(|row| (row.product, row.into())))
}

pub(crate) fn of_product(read: &mut db::Read, product: ProductId) -> Result<Vec<Image>, db::Error> {
    Ok(read.all::<Row>(OF_PRODUCT, params![product])?.into_iter().map(Image::from).collect())
}

/// `ids` as [`super::padded`] makes them.
pub(crate) fn of_products(read: &mut db::Read, ids: &[db::Value<'_>]) -> Result<Vec<(ProductId, Image)>, db::Error> {
    let rows = read.all::<Row>(OF_PRODUCTS, ids)?;
    Ok(rows.into_iter().map(|row| (row.product, row.into())).collect())
}

pub(crate) fn insert(tx: &mut db::Tx, product: ProductId, image: &Image, now: Instant) -> Result<(), db::Error> {
    let values = params![
        image.id,
        product,
        image.position,
        &image.alt,
        image.state.name(),
        image.source_url.as_deref(),
        json(&image.renditions),
        now
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn place(tx: &mut db::Tx, id: ImageId, position: i64, alt: &str) -> Result<(), db::Error> {
    tx.execute(PLACE, params![id, position, alt])?;
    Ok(())
}

/// False when the image is gone or READY.
pub(crate) fn set_state(
    tx: &mut db::Tx,
    id: ImageId,
    state: ImageState,
    renditions: &[Rendition],
) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_STATE, params![id, state.name(), json(renditions)])? == 1)
}

pub(crate) fn delete(tx: &mut db::Tx, id: ImageId) -> Result<(), db::Error> {
    tx.execute(DELETE, params![id])?;
    Ok(())
}

fn json(renditions: &[Rendition]) -> String {
    serde_json::to_string(renditions).unwrap_or_default()
}
