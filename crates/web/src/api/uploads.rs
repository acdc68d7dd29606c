//! Uploads in parts: a file goes on where it was interrupted, under the header names of the IETF's draft of resumable uploads
//! (`Upload-Offset`, `Upload-Complete`, `Upload-Length`, `Upload-Limit`).

use accounts::{Permission, ShopPermission};
use axum::Json as Answer;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use content::upload::{self, NewUpload, Upload, UploadError, UploadId, UploadState};
use futures::StreamExt as _;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use crate::access::Staff;
use crate::extract::Path;
use crate::incoming::{self, Reader};
use crate::{App, AppState, Error, Result};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const COMPLETE: HeaderName = HeaderName::from_static("upload-complete");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const LIMIT: HeaderName = HeaderName::from_static("upload-limit");

pub(super) fn routes() -> OpenApiRouter<AppState> {
    let append = OpenApiRouter::new().routes(routes!(append)).layer(DefaultBodyLimit::disable());
    OpenApiRouter::new().routes(routes!(begin)).routes(routes!(show, abandon)).merge(append)
}

/// A file on its way.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UploadView {
    pub id: String,
    /// Where its parts go.
    pub url: String,
    /// `OPEN`, `COMPLETE` or `USED`.
    pub state: String,
    pub name: String,
    /// What it has when it is complete.
    pub bytes: i64,
    /// What is here: the next part begins there.
    pub offset: i64,
    /// Until when it can be gone on with.
    pub expires_at: String,
}

impl UploadView {
    fn of(upload: &Upload) -> UploadView {
        UploadView {
            id: upload.id.to_string(),
            url: format!("/api/v1/uploads/{}", upload.id),
            state: upload.state.name().to_owned(),
            name: upload.name.clone(),
            bytes: upload.bytes,
            offset: upload.received,
            expires_at: upload.expires_at.to_string(),
        }
    }
}

/// A file to be sent.
#[derive(Debug, Deserialize, ToSchema)]
struct UploadInput {
    /// As the sender calls it.
    #[serde(default)]
    name: String,
    /// A type of film, such as `video/mp4`; what it is is found out from its content.
    #[serde(default, rename = "type")]
    kind: String,
    /// Its length: 1 to 500 000 000.
    #[serde(default)]
    bytes: i64,
}

/// Whether somebody may upload: creators, and those who host for a shop. 404 for everybody else.
pub(super) fn may_upload(staff: &Staff) -> Result<content::PersonId> {
    let shops = &staff.principal.shops;
    let hosts = shops.iter().find(|place| place.permissions.contains(&ShopPermission::Host));
    match hosts {
        Some(place) if !staff.principal.creator => drop(staff.may(place.shop.get(), ShopPermission::Host)?),
        _ => staff.must(Permission::Creator)?,
    }
    Ok(kernel::Id::new(staff.principal.person.get()))
}

/// Begins an upload. Its parts are sent to `url`, each where the one before ended; a post is then made of its id.
#[utoipa::path(post, path = "/uploads", tag = "posts", security(("bearer" = [])), request_body = UploadInput,
    responses((status = 201, body = UploadView), Refused))]
async fn begin(staff: Staff, State(app): State<AppState>, body: Unread) -> Result<Response> {
    let owner = may_upload(&staff)?;
    let input: UploadInput = body.json()?;
    let clock = app.wall;
    let begun = app.db.write(move |tx| {
        let new = NewUpload { owner, name: &input.name, kind: &input.kind, bytes: input.bytes };
        upload::begin(tx, &clock, &new)
    });
    let upload = begun.await?;
    let view = UploadView::of(&upload);
    let mut answer = (StatusCode::CREATED, headers(&upload), Answer(&view)).into_response();
    answer.headers_mut().insert(axum::http::header::LOCATION, text(&view.url));
    Ok(answer)
}

/// How far an upload has come; `HEAD` answers the headers alone.
#[utoipa::path(get, path = "/uploads/{upload}", tag = "posts", security(("bearer" = [])), params(("upload" = String, Path)),
    responses((status = 200, body = UploadView), Refused))]
async fn show(staff: Staff, State(app): State<AppState>, Path(id): Path<UploadId>) -> Result<Response> {
    let upload = own(&app, &staff, id).await?;
    Ok((headers(&upload), Answer(UploadView::of(&upload))).into_response())
}

/// Sends the next bytes, which begin at `Upload-Offset`: 409 with the right one when they do not. What arrived before a
/// connection broke is kept.
#[utoipa::path(patch, path = "/uploads/{upload}", tag = "posts", security(("bearer" = [])),
    params(("upload" = String, Path), ("Upload-Offset" = i64, Header, description = "Where these bytes begin")),
    request_body(content = Vec<u8>, content_type = "application/partial-upload"), responses((status = 200, body = UploadView), Refused))]
async fn append(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<UploadId>,
    sent: HeaderMap,
    body: Body,
) -> Result<Response> {
    let upload = own(&app, &staff, id).await?;
    let offset = sent.get(&OFFSET).and_then(|value| value.to_str().ok()).and_then(|text| text.trim().parse().ok());
    let offset: i64 =
        offset.ok_or_else(|| Error::field(Problem::new("Upload-Offset", "content.upload_offset_missing")))?;
    if upload.state != UploadState::Open || offset != upload.received {
        return Ok(elsewhere(&upload));
    }
    match receive(&app, upload, body).await? {
        Received::To(upload) => Ok((headers(&upload), Answer(UploadView::of(&upload))).into_response()),
        Received::Elsewhere(upload) => Ok(elsewhere(&upload)),
    }
}

/// Gives an upload up.
#[utoipa::path(delete, path = "/uploads/{upload}", tag = "posts", security(("bearer" = [])), params(("upload" = String, Path)),
    responses((status = 204), Refused))]
async fn abandon(staff: Staff, State(app): State<AppState>, Path(id): Path<UploadId>) -> Result<StatusCode> {
    own(&app, &staff, id).await?;
    let parts = app.db.write(move |tx| upload::abandon(tx, id)).await?;
    incoming::forget(&app, &parts).await;
    Ok(StatusCode::NO_CONTENT)
}

/// The caller's own upload: 404 for everybody else's.
async fn own(app: &App, staff: &Staff, id: UploadId) -> Result<Upload> {
    let person = may_upload(staff)?;
    let found = app.db.read(move |read| upload::find(read, id)).await?;
    found.filter(|upload| upload.owner == person).ok_or_else(Error::not_found)
}

/// How receiving ended.
enum Received {
    To(Upload),
    /// Somebody else sent the same bytes meanwhile.
    Elsewhere(Upload),
}

/// Keeps what arrives, a part at a time: each counts as soon as it is kept.
async fn receive(app: &App, mut upload: Upload, body: Body) -> Result<Received> {
    let stream = body.into_data_stream().map(|piece| piece.map_err(|_| Error::new("request.malformed")));
    let mut reader = Reader::new(stream);
    while let Some(bytes) = reader.next().await? {
        if i64::try_from(bytes.len()).unwrap_or(i64::MAX) > upload.bytes - upload.received {
            return Err(UploadError::TooLong.into());
        }
        let part = incoming::keep_part(app, upload.received, bytes).await?;
        let (clock, id, kept) = (app.wall, upload.id, part.clone());
        match app.db.write(move |tx| upload::append(tx, &clock, id, &kept)).await {
            Ok(longer) => upload = longer,
            Err(UploadError::WrongOffset { .. }) => {
                incoming::forget(app, &[part]).await;
                let now = app.db.read(move |read| upload::find(read, id)).await?;
                return Ok(Received::Elsewhere(now.ok_or_else(Error::not_found)?));
            }
            Err(error) => {
                incoming::forget(app, &[part]).await;
                return Err(error.into());
            }
        }
    }
    Ok(Received::To(upload))
}

/// The refusal of bytes that begin where the upload does not end, saying where it does.
fn elsewhere(upload: &Upload) -> Response {
    let error = Error::from(UploadError::WrongOffset { received: upload.received });
    let mut answer = error.into_response();
    answer.headers_mut().extend(headers(upload));
    answer
}

fn headers(upload: &Upload) -> HeaderMap {
    let complete = if upload.received == upload.bytes { "?1" } else { "?0" };
    let mut headers = HeaderMap::new();
    headers.insert(OFFSET, upload.received.into());
    headers.insert(COMPLETE, HeaderValue::from_static(complete));
    headers.insert(LENGTH, upload.bytes.into());
    headers.insert(LIMIT, text(&format!("max-size={}, max-age={}", upload::BYTES_MAX, upload::KEPT_MS / 1_000)));
    headers.insert(axum::http::header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""))
}
