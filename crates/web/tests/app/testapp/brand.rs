//! The brand's own store that shops of tests may be connected with: one for all of them, wherever it says it stands.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, LazyLock};

use adapters::outbound::{NameResolver, Outbound, Rules};
use adapters::shopify::Shopify;
use affiliate::connection::BrandStore;
use testkit::brand_store::ShopifyStandIn;

/// Its address.
pub const STORE: &str = "brand.myshopify.com";

/// A stand-in of Shopify that signs and answers as the real one documents.
pub static BRAND: LazyLock<ShopifyStandIn> = LazyLock::new(ShopifyStandIn::start);

/// Tells every name that it is this machine: only [`STORE`] may be asked there.
struct Here;

impl NameResolver for Here {
    fn addresses(&self, _: &str) -> std::io::Result<Vec<IpAddr>> {
        Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)])
    }
}

/// Stores as the application asks them, without a network.
pub fn stores() -> Arc<dyn BrandStore> {
    let port = BRAND.port();
    let rules = Rules { allowed: vec![(STORE.to_owned(), port)], ..Rules::default() };
    Arc::new(Shopify::plain(Arc::new(Outbound::with_resolver(rules, Arc::new(Here))), port))
}
