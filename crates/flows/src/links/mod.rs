//! The semi-closed loop: links into the brand's own store, who follows them, what the store tells of orders and refunds, and what
//! shops owe creators for it.

mod clock;
mod connect;
mod follow;
mod heard;
mod make;
mod sold;
#[cfg(test)]
mod tests;

pub use connect::{connect_store, disconnect_store, own_name, refresh_variants};
pub use follow::{FollowLinkError, Follower, Jumped, follow_link};
pub use heard::{StoreHeard, StoreWebhookError, shopify_webhook};
pub use make::{LinkWish, MakeLinkError, leads_out, make_link};

pub(crate) use clock::{LINKS_CLOCK, LinksClock};
pub(crate) use connect::VariantsJob;
