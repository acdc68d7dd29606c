//! One bounded GET: what every source over HTTP is made of.

use std::io::Read;
use std::time::Duration;

use market::fx::RateSourceError;
use reqwest::blocking::Client;
use url::Url;

/// What an answer may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first byte sent to the last one read.
    pub time: Duration,
    /// Bytes of the unpacked answer. The ECB's whole history since 1999 is 7 MB of XML.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { time: Duration::from_secs(30), bytes: 32 * 1024 * 1024 }
    }
}

/// The HTTP client could not be made: no trust roots, or no sockets.
#[derive(Debug, thiserror::Error)]
#[error("no HTTP client: {0}")]
pub struct Setup(#[from] reqwest::Error);

/// A client that asks one source.
pub(super) struct Http {
    client: Client,
    limits: Limits,
}

impl Http {
    pub(super) fn new(limits: Limits) -> Result<Http, Setup> {
        let client = Client::builder()
            .timeout(limits.time)
            .connect_timeout(limits.time.min(Duration::from_secs(10)))
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("meadow/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Http { client, limits })
    }

    /// The body of `url`, whole and within the limits.
    pub(super) fn get(&self, url: Url) -> Result<Vec<u8>, RateSourceError> {
        let unreachable = |error: reqwest::Error| RateSourceError::Unreachable(error.without_url().to_string());
        let response = self.client.get(url).send().map_err(unreachable)?;
        if !response.status().is_success() {
            return Err(RateSourceError::Refused(response.status().as_u16()));
        }
        let mut body = Vec::new();
        let read = response.take(self.limits.bytes.saturating_add(1)).read_to_end(&mut body);
        read.map_err(|error| RateSourceError::Unreachable(error.to_string()))?;
        if u64::try_from(body.len()).unwrap_or(u64::MAX) > self.limits.bytes {
            return Err(RateSourceError::TooLarge { max: self.limits.bytes });
        }
        Ok(body)
    }
}
