//! Pictures of a product: uploaded and removed.

use axum::Json as Answer;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use blobs::BlobKey;
use catalog::image::{self, BYTES_MAX, Image, Processed};
use catalog::{ImageId, ProductId};
use kernel::Problem;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Refused;
use super::super::body::UnreadForm;
use super::product_for;
use crate::access::Staff;
use crate::extract::Path;
use crate::view::ImageView;
use crate::{AppState, Error, Result};

/// The picture and what surrounds it in the form.
pub(crate) const BODY_BYTES_MAX: usize = 21 * 1024 * 1024;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(upload)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX)).routes(routes!(remove))
}

/// A picture as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape is for the API's document; the fields are read from the stream")]
struct ImageForm {
    /// JPEG, PNG or WebP, 300 to 4000 pixels a side, at most 20 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// What it shows.
    alt: Option<String>,
}

/// Adds a picture. It is made anew in the sizes that pages need; what it tells of its maker is dropped.
#[utoipa::path(post, path = "/products/{product}/images", tag = "products", security(("bearer" = [])), params(("product" = String, Path)),
    request_body(content = ImageForm, content_type = "multipart/form-data"), responses((status = 201, body = ImageView), Refused))]
async fn upload(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    form: UnreadForm,
) -> Result<(StatusCode, Answer<ImageView>)> {
    product_for(&app, &staff, id).await?;
    let (bytes, alt) = read_form(form.open()?).await?;
    let image = add_image(&app, id, bytes, alt).await?;
    let view = ImageView::of(&image).ok_or_else(|| Error::fault("a new picture has no rendition"))?;
    Ok((StatusCode::CREATED, Answer(view)))
}

/// The picture's bytes and what it shows.
pub(crate) async fn read_form(mut form: Multipart) -> Result<(Vec<u8>, String)> {
    let (mut bytes, mut alt) = (None, String::new());
    while let Some(field) = form.next_field().await.map_err(|error| crate::extract::multipart(&error))? {
        match field.name() {
            Some("file") => {
                bytes = Some(field.bytes().await.map_err(|error| crate::extract::multipart(&error))?.to_vec())
            }
            Some("alt") => alt = field.text().await.map_err(|error| crate::extract::multipart(&error))?,
            _ => {}
        }
    }
    let bytes = bytes.ok_or_else(|| Error::field(Problem::new("file", "request.field_missing")))?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > BYTES_MAX) {
        return Err(Error::new("request.too_large"));
    }
    Ok((bytes, alt))
}

/// Processes, stores and attaches a picture.
pub(crate) async fn add_image(app: &AppState, product: ProductId, bytes: Vec<u8>, alt: String) -> Result<Image> {
    let rng = app.rng.clone();
    let processed = tokio::task::spawn_blocking(move || image::process(&bytes, &*rng)).await.map_err(Error::fault)?;
    let Processed { renditions } =
        processed.map_err(|error| Error::field(Problem::new("file", kernel::Coded::code(&error))))?;
    let mut kept = Vec::with_capacity(renditions.len());
    for (rendition, bytes) in renditions {
        let key: BlobKey = rendition.key.parse().map_err(Error::fault)?;
        app.blobs.put(&key, bytes).await.map_err(Error::fault)?;
        kept.push(rendition);
    }
    let clock = app.clock.clone();
    Ok(app.db.write(move |tx| flows::attach_image(tx, &*clock, product, &alt, &kept)).await?)
}

/// Removes a picture from a product and its listings.
#[utoipa::path(delete, path = "/products/{product}/images/{image}", tag = "products", security(("bearer" = [])),
    params(("product" = String, Path), ("image" = String, Path)), responses((status = 204), Refused))]
async fn remove(
    staff: Staff,
    State(app): State<AppState>,
    Path((product, image)): Path<(ProductId, ImageId)>,
) -> Result<StatusCode> {
    product_for(&app, &staff, product).await?;
    remove_image(&app, product, image).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a picture from its product and deletes its files.
pub(crate) async fn remove_image(app: &AppState, product: ProductId, image: ImageId) -> Result<()> {
    let clock = app.clock.clone();
    let removed = app.db.write(move |tx| flows::remove_image(tx, &*clock, product, image)).await?;
    let removed = removed.ok_or_else(Error::not_found)?;
    for rendition in &removed.renditions {
        if let Ok(key) = rendition.key.parse::<BlobKey>() {
            app.blobs.delete(&key).await.map_err(Error::fault)?;
        }
    }
    Ok(())
}
