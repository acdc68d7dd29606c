//! Pictures of a product: added and removed from its editor.

use axum::extract::{Multipart, State};
use axum::response::Redirect;
use catalog::{ImageId, ProductId};

use super::{editor, frame};
use crate::access::Staff;
use crate::api::products::images;
use crate::extract::Path;
use crate::{AppState, Result};

/// `POST /seller/{shop}/products/{product}/pictures`.
pub async fn add(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ProductId)>,
    form: Multipart,
) -> Result<Redirect> {
    let (shop, _) = editor::ours(&app, &staff, &name, id).await?;
    let (bytes, alt) = images::read_form(form).await?;
    images::add_image(&app, id, bytes, alt).await?;
    Ok(frame::done_at(&shop, &format!("/products/{id}#pictures"), "saved"))
}

/// `POST /seller/{shop}/products/{product}/pictures/{picture}/removal`.
pub async fn remove(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id, picture)): Path<(String, ProductId, ImageId)>,
) -> Result<Redirect> {
    let (shop, _) = editor::ours(&app, &staff, &name, id).await?;
    images::remove_image(&app, id, picture).await?;
    Ok(frame::done_at(&shop, &format!("/products/{id}#pictures"), "removed"))
}
