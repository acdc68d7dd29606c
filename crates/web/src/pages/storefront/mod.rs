//! The shop: `/{market}/…` in the market's first language, `/{market}/{lang}/…` in its others.

pub(crate) mod cards;
pub(crate) mod chooser;
mod engines;
pub(crate) mod home;
pub(crate) mod list;
pub(crate) mod product;
pub(crate) mod search;
pub(crate) mod shop;

use axum::Router;
use axum::extract::Path;
use axum::response::Redirect;
use axum::routing::get;

use crate::AppState;

/// Every page of the storefront.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(chooser::pick))
        .route("/markets", get(chooser::show))
        .route("/robots.txt", get(engines::robots))
        .route("/sitemap.xml", get(engines::sitemap))
        .route("/card.png", get(crate::assets::root))
        .route("/{market}", get(with_slash))
        .merge(of_market("/{market}"))
        .merge(of_market("/{market}/{lang}"))
}

/// The pages of one storefront.
fn of_market(root: &str) -> Router<AppState> {
    Router::new()
        .route(&format!("{root}/shop"), get(home::show))
        .route(&format!("{root}/listings"), get(list::show))
        .route(&format!("{root}/listings/{{listing}}"), get(product::show))
        .route(&format!("{root}/categories/{{category}}"), get(list::category))
        .route(&format!("{root}/shops/{{shop}}"), get(shop::show))
        .route(&format!("{root}/search"), get(search::show))
        .route(&format!("{root}/sitemap.xml"), get(engines::of_market))
}

/// `/gb` is `/gb/`.
async fn with_slash(Path(market): Path<String>) -> Result<Redirect, crate::Error> {
    let market: kernel::MarketCode = market.parse().map_err(|_| crate::Error::not_found())?;
    Ok(Redirect::permanent(&format!("/{}/", market.slug())))
}
