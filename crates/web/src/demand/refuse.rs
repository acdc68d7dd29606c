//! Somebody says no to a post.

use content::{Post, PostId, PostState, post};
use signals::Kind;

use crate::viewer::Viewing;
use crate::{AppState, Error, Result};

/// "Not interested": a post that is shown does not come to this viewer again. Nothing for a device that is not known yet.
pub(crate) async fn not_interested(app: &AppState, viewing: &Viewing, id: PostId) -> Result<()> {
    let found = app.db.read(move |read| post::find(read, id)).await?;
    let post = found.filter(|post| post.state == PostState::Ready).ok_or_else(Error::not_found)?;
    refuse(app, viewing, Kind::NotInterested, &post).await
}

/// Writes a no into the log.
pub(crate) async fn refuse(app: &AppState, viewing: &Viewing, kind: Kind, post: &Post) -> Result<()> {
    let origin = viewing.towards(Some(post.author));
    let viewer = signals::Viewer { device: viewing.device().map_or(0, i64::cast_unsigned), ..viewing.viewer };
    let Some(fact) = flows::feed::refusal(kind, post, viewer, origin, app.clock.now()) else { return Ok(()) };
    app.signals.append(vec![fact]).await.map(drop).map_err(|error| match error {
        signals::Error::Busy => Error::from(error).retry_after(2),
        error => error.into(),
    })
}
