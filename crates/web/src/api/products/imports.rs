//! Imports: a product file goes in, a job reads it.

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use blobs::BlobKey;
use catalog::ShopId;
use catalog::import::Format;
use db::jobs::JobId;
use flows::NewImport;
use kernel::Problem;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Refused;
use super::super::body::UnreadForm;
use super::super::jobs::JobStarted;
use super::shop_for;
use crate::access::Staff;
use crate::extract::Path;
use crate::{AppState, Error, Result, extract};

/// A product file is at most so long: 64 MiB, and a little for the form around it.
pub(crate) const BODY_BYTES_MAX: usize = 65 * 1024 * 1024;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(import)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}

/// A product file as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape is for the API's document; the fields are read from the stream")]
struct ImportForm {
    /// At most 64 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `shopify` (product CSV, both generations) or `amazon` (All Listings Report). `shopify` unless sent.
    format: Option<String>,
}

/// Takes a product file. The job's `done` counts products; its `problems` name row and field.
#[utoipa::path(post, path = "/shops/{shop}/imports", tag = "products", security(("bearer" = [])), params(("shop" = String, Path)),
    request_body(content = ImportForm, content_type = "multipart/form-data"), responses((status = 202, body = JobStarted), Refused))]
async fn import(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    form: UnreadForm,
) -> Result<(StatusCode, Answer<JobStarted>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let job = start(&app, shop.id, form.open()?).await?;
    Ok((StatusCode::ACCEPTED, Answer(JobStarted { id: job.to_string() })))
}

/// Keeps the form's file and queues its import: for the API and the page.
pub(crate) async fn start(app: &AppState, shop: ShopId, mut form: Multipart) -> Result<JobId> {
    let (mut file, mut format) = (None, Format::Shopify);
    while let Some(field) = form.next_field().await.map_err(|error| extract::multipart(&error))? {
        match field.name() {
            Some("file") => file = Some(keep(app, field).await?),
            Some("format") => format = read_format(field).await?,
            _ => {}
        }
    }
    let file = file.ok_or_else(|| Error::field(Problem::new("file", "request.field_missing")))?;
    let import = NewImport { shop, format, file: file.as_str().to_owned() };
    let clock = app.clock.clone();
    Ok(app.db.write(move |tx| flows::start_import(tx, &*clock, &import)).await?)
}

async fn keep(app: &AppState, field: Field<'_>) -> Result<BlobKey> {
    let bytes = field.bytes().await.map_err(|error| extract::multipart(&error))?;
    let key = BlobKey::random("imports", "csv", &*app.rng).map_err(Error::fault)?;
    app.blobs.put(&key, bytes).await.map_err(Error::fault)?;
    Ok(key)
}

async fn read_format(field: Field<'_>) -> Result<Format> {
    let text = field.text().await.map_err(|error| extract::multipart(&error))?;
    match text.trim() {
        "shopify" => Ok(Format::Shopify),
        "amazon" => Ok(Format::Amazon),
        _ => Err(Error::field(Problem::new("format", "request.field_shape").with("expected", "shopify, amazon"))),
    }
}
