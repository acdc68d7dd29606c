//! The only crate that sees several domains: what a seller, a shopper or the operator does in one step, done in one
//! transaction, and the jobs that go on with it.
//!
//! Operations take the caller's `&mut db::Tx` (or `&mut db::Read`), so that a request's own bookkeeping commits with them.
//! Jobs ([`handlers`]) and followers of events ([`consumers`]) take what they need from [`Deps`].

mod affiliate;
pub mod charts;
mod chunk;
mod content;
pub mod data;
mod deps;
mod exports;
pub mod faces;
pub mod feed;
mod follow;
mod images;
mod imports;
mod inbox;
mod links;
mod listings;
mod media;
mod preview;
mod pricing;
mod products;
pub mod radar;
mod rates;
mod search;
mod shops;
mod signals;
mod sync;
mod trade;
pub mod trends;

#[cfg(test)]
mod fixture;

pub use self::affiliate::*;
pub use self::content::*;
pub use self::signals::is_self;
pub use self::trade::*;
pub use deps::{Deps, consumers, handlers};
pub use exports::{ExportError, ExportListings, export_listings};
pub use images::{attach_image, remove_image};
pub use imports::{NewImport, StartImportError, start_import};
pub use inbox::{
    DIGEST_LETTER, DigestLetterJob, INBOX_CLOCK, ToldNotice, told_notices, unsubscribe_path, wind_inbox_clock,
};
pub use links::*;
pub use listings::{
    ExplainedPrice, MarketSettingsError, edit_listing, explain_price, inherit_field, pause_listing, resume_listing,
    review_listing, set_price_rule, set_translated_only,
};
pub use media::{
    Bench, ClipError, ClipWish, LATER_KIND, PREVIEW_KEPT_MS, PREVIEW_KIND, Preview, WishedScene, Workshop, ask_preview,
    clip_of_wish, find_preview,
};
pub use preview::{
    FieldPreview, MarketPreview, PREVIEW_PRODUCTS_MAX, PreviewError, PreviewSync, ProductPreview, VariantPreview,
    preview_sync,
};
pub use products::{
    SetStockError, create_product, delete_product, pause_product, put_product, restore_product, resume_product,
    set_stock, update_product,
};
pub use rates::reprice_after_fx;
pub use search::{prepare_search, rebuild_search};
pub use shops::open_shop;
pub use sync::{AllProducts, StartSync, StartSyncError, SyncProducts, follow_market, follow_shop, start_sync};
