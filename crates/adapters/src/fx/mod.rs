//! Sources of rates of exchange over HTTP and from files, behind [`market::fx::RateSource`].
//!
//! The addresses and paths are the operator's, from the settings: they may be private, so these clients do not go through
//! the guarded outbound client. Every answer is bounded in time and size, and redirects are not followed.

mod ecb;
mod frankfurter;
mod http;

use std::path::PathBuf;

use market::fx::RateSource;

pub use ecb::{EcbFile, EcbUrl};
pub use frankfurter::Frankfurter;
pub use http::{Limits, Setup};

/// Why a source cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SourceAddressError {
    #[error("a rate source is frankfurter+https://HOST, ecb+https://HOST/FILE.xml or ecb:FILE: {0}")]
    Shape(String),
    #[error(transparent)]
    Setup(#[from] Setup),
}

impl kernel::Coded for SourceAddressError {
    fn code(&self) -> &'static str {
        "market.rate_source_address"
    }
}

/// The source of an address in the settings: `frankfurter+https://HOST[/PATH]`, `ecb+https://HOST/FILE` (XML, CSV or
/// zip by its ending) or `ecb:FILE`.
pub fn from_address(address: &str) -> Result<Box<dyn RateSource>, SourceAddressError> {
    let shape = || SourceAddressError::Shape(address.to_owned());
    if let Some(url) = address.strip_prefix("frankfurter+") {
        let url = web_address(url).ok_or_else(shape)?;
        return Ok(Box::new(Frankfurter::new(url, Limits::default())?));
    }
    if let Some(url) = address.strip_prefix("ecb+") {
        let url = web_address(url).ok_or_else(shape)?;
        return Ok(Box::new(EcbUrl::new(url, Limits::default())?));
    }
    match address.strip_prefix("ecb:") {
        Some(path) if !path.is_empty() => Ok(Box::new(EcbFile::new(PathBuf::from(path)))),
        _ => Err(shape()),
    }
}

fn web_address(text: &str) -> Option<url::Url> {
    let url = url::Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

#[cfg(test)]
mod tests;
