//! A product as sold in one market: text in the market's languages, prices in its currency, a state of its own.
//!
//! - **Inheritance is per field.** What the seller leaves alone follows the product; what the seller edits in a market is
//!   an override, kept through every later edit of the product, one call away from following again ([`edit`]).
//! - **One way in.** [`decide::decide`] is pure and answers both the preview and the sync; [`apply`] writes its answer.
//! - **Two versions at most.** The version on sale stays until the next one is complete and, where the market wants it,
//!   reviewed.
//! - **What shoppers see** ([`storefront`]) is a projection of the versions on sale, written in the same transaction.

pub mod decide;
pub mod edit;
mod price;
mod sold;
mod state;
mod store;
pub mod storefront;
mod view;
mod write;

pub use edit::{EditListing, EditListingError, InheritError, OverrideField};
pub use price::{NotPriced, Price, PriceHistoryEntry, Pricer, RateUsed};
pub use sold::{Sold, add_sold};
pub use state::{IllegalListingMove, ListingEvent, ListingState, Reason, SyncStatus, Weight, status_of};
pub use store::known::{KnownByPlace, Standing, covers, known, markets_of, standing};
pub use store::seller::{
    Held, MarketSettings, RateInUse, fields_waiting, held, markets_of_shop, pending_of_shop, pending_prices,
    rates_in_use, settings, shops_in, untranslated_of_shop,
};
pub use store::statements;
pub use storefront::{Offer, offers};
pub use view::{
    FieldText, Listing, ListingFilter, ListingPrice, ListingSummary, ListingText, count, find, history, list,
    of_product, place, priced, waiting_for_review,
};
pub use write::{
    Change, MoveListingError, Review, apply, emit_changed, pause, put_settings, refresh_cover, resume, review,
    set_available, take_off,
};

use kernel::Id;

pub type ListingId = Id<Listing>;

/// The topic of changes of what is on sale: key is the shop, payload `{"listings":[id,…]}`, at most 1 000 of them.
pub const CHANGED: &str = "catalog.listings_changed";
