//! The seller's place: what needs them today, their products, every market at once, and the settings of their shop.
//!
//! A shop is named by its handle. Somebody else's shop is nothing that exists: 404.

mod connection;
mod data;
mod editor;
mod exports;
pub(super) mod frame;
mod glossary;
mod imports;
mod listing;
mod listings;
pub(super) mod money;
mod orders;
mod outlook;
mod packing;
mod partners;
mod pictures;
mod posts;
mod price;
mod products;
mod radar;
mod returns;
mod rule;
mod sales;
mod settings;
mod shops;
mod staff;
mod stock;
mod sync;
mod today;
pub(super) mod told;
mod trends;
mod typed;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub(super) use money::payout_state;

use crate::AppState;
use crate::api::products::{images, imports as product_files};
use crate::api::radar::sales as radar_sales;
use crate::api::trends as outside_signals;

/// Every page of the seller.
pub(crate) fn routes() -> Router<AppState> {
    let uploads = Router::new()
        .route("/seller/{shop}/imports", get(imports::list).post(imports::start))
        .layer(DefaultBodyLimit::max(product_files::BODY_BYTES_MAX));
    let pictures = Router::new()
        .route("/seller/{shop}/products/{product}/pictures", post(pictures::add))
        .layer(DefaultBodyLimit::max(images::BODY_BYTES_MAX));
    let sales = Router::new()
        .route("/seller/radar", get(sales::ask).post(sales::answer))
        .layer(DefaultBodyLimit::max(radar_sales::BODY_BYTES_MAX));
    let outside = Router::new()
        .route("/seller/{shop}/trends", get(trends::show).post(trends::bring))
        .layer(DefaultBodyLimit::max(outside_signals::BODY_BYTES_MAX));
    Router::new()
        .route("/seller", get(shops::list).post(shops::open))
        .route("/seller/new", get(shops::new))
        .route("/seller/{shop}", get(today::show))
        .route("/seller/{shop}/products", get(products::list))
        .route("/seller/{shop}/products/new", get(editor::new).post(editor::create))
        .route("/seller/{shop}/products/{product}", get(editor::edit).post(editor::save))
        .route("/seller/{shop}/products/{product}/outlook", get(outlook::show))
        .route("/seller/{shop}/products/{product}/state", post(editor::set_state))
        .route("/seller/{shop}/products/{product}/pictures/{picture}/removal", post(pictures::remove))
        .route("/seller/{shop}/imports/{job}", get(imports::show))
        .route("/seller/{shop}/sync", get(sync::choose))
        .route("/seller/{shop}/sync/preview", get(sync::preview))
        .route("/seller/{shop}/syncs", post(sync::start))
        .route("/seller/{shop}/syncs/{sync}", get(sync::results))
        .route("/seller/{shop}/listings", get(listings::list))
        .route("/seller/{shop}/listings/{listing}", get(listing::show).post(listing::edit))
        .route("/seller/{shop}/listings/{listing}/inherit", post(listing::inherit))
        .route("/seller/{shop}/listings/{listing}/state", post(listing::set_state))
        .route("/seller/{shop}/radar", get(radar::show))
        .route("/seller/{shop}/settings", get(settings::show).post(settings::save))
        .route("/seller/{shop}/settings/prices", post(settings::save_prices))
        .route("/seller/{shop}/settings/connection", get(connection::show).post(connection::save))
        .route("/seller/{shop}/settings/connection/variants", post(connection::ask))
        .route("/seller/{shop}/settings/connection/removal", post(connection::disconnect))
        .route("/seller/{shop}/settings/glossary", get(glossary::show).post(glossary::save))
        .route("/seller/{shop}/settings/staff", get(staff::show).post(staff::invite))
        .route("/seller/{shop}/settings/staff/{person}", post(staff::change))
        .route("/seller/{shop}/settings/invites/{invite}/withdrawal", post(staff::withdraw))
        .route("/seller/{shop}/exports", get(exports::show))
        .route("/seller/{shop}/data", get(data::show))
        .route("/seller/{shop}/data/csv", get(data::csv))
        .route("/seller/{shop}/trends/{series}/removal", post(trends::remove))
        .merge(selling())
        .merge(posts::routes())
        .merge(partners::routes())
        .merge(uploads)
        .merge(sales)
        .merge(outside)
        .merge(pictures)
}

/// What was sold: orders, parcels, returns, stock, money.
fn selling() -> Router<AppState> {
    Router::new()
        .route("/seller/{shop}/orders", get(orders::list))
        .route("/seller/{shop}/orders/packing", post(orders::pack_many))
        .route("/seller/{shop}/orders/pick", get(packing::pick))
        .route("/seller/{shop}/orders/slips", get(packing::slips))
        .route("/seller/{shop}/orders/{order}", get(orders::show))
        .route("/seller/{shop}/orders/{order}/slip", get(packing::slip))
        .route("/seller/{shop}/orders/{order}/parcels", post(orders::pack))
        .route("/seller/{shop}/orders/{order}/parcels/{parcel}/label", post(orders::label))
        .route("/seller/{shop}/orders/{order}/parcels/{parcel}/removal", post(orders::unpack))
        .route("/seller/{shop}/orders/{order}/parcels/{parcel}/collection", post(orders::collected))
        .route("/seller/{shop}/orders/{order}/cancellation", post(orders::cancel))
        .route("/seller/{shop}/orders/{order}/cancellation/decision", post(orders::decide))
        .route("/seller/{shop}/returns", get(returns::list))
        .route("/seller/{shop}/returns/{return}", get(returns::show).post(returns::answer))
        .route("/seller/{shop}/stock", get(stock::list).post(stock::set))
        .route("/seller/{shop}/stock/{variant}", get(stock::show_pool).post(stock::set_pool))
        .route("/seller/{shop}/warehouses", post(stock::open_warehouse))
        .route("/seller/{shop}/money", get(money::show))
        .route("/seller/{shop}/money/statements/{statement}", get(money::one_statement))
        .route("/seller/{shop}/payouts", post(money::pay_out))
}

#[cfg(test)]
pub(crate) mod tests;
