//! The outside world behind the domains' traits: a file each, and the one guarded outbound client.

pub mod fx;
pub mod mail;
pub mod media;
pub mod outbound;
pub mod payment;
pub mod shopify;
pub mod translator;
