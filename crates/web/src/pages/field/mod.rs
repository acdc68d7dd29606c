//! The field: what a market's people show, one clip at a time; who they are, what they talk of, and how one buys while it plays.

mod acts;
pub(crate) mod comments;
pub(crate) mod face;
pub(crate) mod goods;
pub(crate) mod grid;
pub(crate) mod slide;
mod stream;
pub(crate) mod topic;
pub(crate) mod view;

use accounts::Principal;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::{get, post};
use flows::feed::Ask;

use crate::pages::Visit;
use crate::viewer::Viewing;
use crate::{AppState, Error};

/// Every page of the field.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().merge(of_market("/{market}")).merge(of_market("/{market}/{lang}"))
}

/// The pages of one storefront. A face's address, `/{market}/@handle`, has as many parts as a language's: its second part is told
/// apart by the `@`.
fn of_market(root: &str) -> Router<AppState> {
    let face = if root.ends_with("{lang}") { "/{market}/{lang}/{face}" } else { "/{market}/{lang}" };
    Router::new()
        .route(&format!("{root}/"), get(stream::show))
        .route(&format!("{root}/p/{{post}}"), get(stream::one))
        .route(&format!("{root}/p/{{post}}/like"), post(acts::like))
        .route(&format!("{root}/p/{{post}}/no"), post(acts::refuse))
        .route(&format!("{root}/mute"), post(acts::mute))
        .route(&format!("{root}/p/{{post}}/comments"), get(comments::show).post(comments::add))
        .route(&format!("{root}/p/{{post}}/goods"), get(goods::all))
        .route(&format!("{root}/p/{{post}}/goods/{{listing}}"), get(goods::show))
        .route(&format!("{root}/follow"), post(acts::follow))
        .route(&format!("{root}/topic/{{tag}}"), get(topic::show))
        .route(face, get(face::show))
}

/// Whoever watches: somebody signed in, a device, or nobody known.
pub(crate) struct Watcher {
    pub principal: Option<Principal>,
    /// As the feed knows them.
    pub viewer: Option<u64>,
}

impl FromRequestParts<AppState> for Watcher {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Watcher, Error> {
        let viewing = Viewing::from_request_parts(parts, app).await?;
        Ok(Watcher { viewer: viewing.number(), principal: viewing.into_principal() })
    }
}

impl Watcher {
    /// What they may ask for in this visit.
    pub(crate) fn ask(&self, visit: &Visit) -> Ask {
        Ask {
            market: visit.place.market.code,
            lang: visit.lang,
            person: self.principal.as_ref().map(|principal| principal.person),
            viewer: self.viewer,
        }
    }
}
