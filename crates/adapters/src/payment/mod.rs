//! Payment providers: in house (`sandbox`, `cod`) and services asked over HTTP (`stripe`, `hyperswitch`).
//!
//! The operator names the services in the settings, so they may live on private addresses; keys are secrets and are
//! never logged. Each service says amounts in its own units: see [`exponent`].

mod cod;
pub mod exponent;
mod http;
mod hyperswitch;
mod sandbox;
mod signature;
mod stripe;

use std::time::Duration;

use kernel::Coded;
use url::Url;

pub use self::cod::Cod;
pub use self::hyperswitch::{Hyperswitch, HyperswitchSettings};
pub use self::sandbox::Sandbox;
pub use self::stripe::{Stripe, StripeSettings};

/// How long a provider may take for one request, unless set: a shopper waits for it.
pub const TIME_MAX: Duration = Duration::from_secs(15);

/// The setting is not an address of a service.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address of a payment provider begins with https:// (or http:// in your own network): {0}")]
pub struct AddressError(String);

impl Coded for AddressError {
    fn code(&self) -> &'static str {
        "payments.setting_address"
    }
}

/// The address that an operator wrote, ending with a slash, so that paths are joined below it.
pub fn base(address: &str) -> Result<Url, AddressError> {
    let mut url = Url::parse(address).map_err(|e| AddressError(e.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(AddressError(address.to_owned()));
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

#[cfg(test)]
mod tests;
