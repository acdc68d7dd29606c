//! Shopify, as a brand's own store: its products by their public files, its carts by permalinks, its orders by webhooks.
//!
//! Product files: `https://{store}/products/{handle}.js`, by the guarded client, since the store's address is anybody's data.
//! Permalinks: <https://help.shopify.com/en/manual/checkout-settings/cart-permalink>. Webhooks: signed by base64 of the
//! HMAC-SHA256 of the raw body, <https://shopify.dev/docs/apps/build/webhooks>.

mod message;

use std::sync::Arc;

use affiliate::connection::{BrandStore, Jump, Message, MessageError, StoreError, StoreVariant};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;
use url::Url;

use crate::outbound::{Outbound, OutboundError};

/// Bytes of a product's file that are read.
const PRODUCT_BYTES_MAX: u64 = 2 * 1024 * 1024;
/// Variants of a product that are looked at; Shopify has 2048 at the most.
const VARIANTS_MAX: usize = 2_048;
/// By what Shopify's own reports tell where a buyer came from.
const REF: &str = "meadow";

/// Brands' stores at Shopify.
pub struct Shopify {
    outbound: Arc<Outbound>,
    /// How a store is asked: `https` at its own port, but for stand-ins in tests.
    plain_port: Option<u16>,
}

impl Shopify {
    /// Stores are asked through this client.
    pub fn new(outbound: Arc<Outbound>) -> Shopify {
        Shopify { outbound, plain_port: None }
    }

    /// The same by plain HTTP at a port: for stand-ins in tests.
    pub fn plain(outbound: Arc<Outbound>, port: u16) -> Shopify {
        Shopify { outbound, plain_port: Some(port) }
    }

    fn product_file(&self, store: &str, handle: &str) -> Result<Url, StoreError> {
        let root = match self.plain_port {
            None => format!("https://{store}/"),
            Some(port) => format!("http://{store}:{port}/"),
        };
        at(&root, &["products", &format!("{handle}.js")]).ok_or(StoreError::Refused)
    }
}

impl BrandStore for Shopify {
    fn variants(&self, store: &str, handle: &str) -> Result<Vec<StoreVariant>, StoreError> {
        let url = self.product_file(store, handle)?;
        let fetched = self.outbound.get(url.as_str(), PRODUCT_BYTES_MAX).map_err(failure)?;
        let file: ProductFile = serde_json::from_slice(&fetched.body).map_err(|_| StoreError::Unreadable)?;
        Ok(file.variants.into_iter().take(VARIANTS_MAX).filter_map(VariantOfFile::told).collect())
    }

    fn address(&self, jump: &Jump<'_>) -> String {
        let Jump { store, handle, variant, quantity, click } = *jump;
        let root = format!("https://{store}/");
        let (segments, carries) = match variant {
            // What the cart carries comes back with the order.
            Some(variant) => (["cart".to_owned(), format!("{variant}:{quantity}")], "attributes[meadow_click]"),
            // There is no cart yet: the order tells by which address its buyer came in.
            None => (["products".to_owned(), handle.to_owned()], "meadow_click"),
        };
        let segments = segments.each_ref().map(String::as_str);
        let Some(mut url) = at(&root, &segments) else { return root };
        url.set_query(Some(&format!("{carries}={click}&ref={REF}")));
        url.into()
    }

    fn message<'a>(
        &self,
        secret: &str,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
    ) -> Result<Message, MessageError> {
        let signature = header("x-shopify-hmac-sha256").unwrap_or_default();
        if !is_signed(secret, signature, body) {
            return Err(MessageError::Forged);
        }
        message::read(header, body)
    }
}

/// Whether `signature` is the base64 of the HMAC-SHA256 of `body`; compared in constant time. An empty secret signs nothing.
fn is_signed(secret: &str, signature: &str, body: &[u8]) -> bool {
    let Ok(signature) = BASE64_STANDARD.decode(signature.trim()) else { return false };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
    mac.update(body);
    !secret.is_empty() && mac.verify_slice(&signature).is_ok()
}

/// An address below a store's root, whatever is in the segments.
fn at(root: &str, segments: &[&str]) -> Option<Url> {
    let mut url = Url::parse(root).ok()?;
    url.path_segments_mut().ok()?.pop_if_empty().extend(segments);
    Some(url)
}

fn failure(error: OutboundError) -> StoreError {
    match error {
        OutboundError::Address | OutboundError::Port(_) | OutboundError::NotPublic | OutboundError::Redirects => {
            StoreError::Refused
        }
        OutboundError::Status(404 | 410) => StoreError::Absent,
        // A store behind a password, or one that shows itself to nobody.
        OutboundError::Status(401..=403) | OutboundError::TooLarge(_) => StoreError::Unreadable,
        other => StoreError::Unreachable(other.to_string()),
    }
}

#[derive(Deserialize)]
struct ProductFile {
    variants: Vec<VariantOfFile>,
}

#[derive(Deserialize)]
struct VariantOfFile {
    id: i64,
    #[serde(default)]
    sku: Option<String>,
    #[serde(default)]
    option1: Option<String>,
    #[serde(default)]
    option2: Option<String>,
    #[serde(default)]
    option3: Option<String>,
}

/// What Shopify calls the only variant of a product without options.
const NO_OPTIONS: &str = "Default Title";

impl VariantOfFile {
    fn told(self) -> Option<StoreVariant> {
        let options: Vec<String> = [self.option1, self.option2, self.option3].into_iter().flatten().collect();
        let options = if options == [NO_OPTIONS] { Vec::new() } else { options };
        (self.id > 0).then(|| StoreVariant { external_id: self.id, sku: self.sku.unwrap_or_default(), options })
    }
}

#[cfg(test)]
mod tests;
