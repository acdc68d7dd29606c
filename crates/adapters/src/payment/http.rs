//! What the clients of payment services share: one request, a limit of time and size, and typed failures.

use std::io::Read;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::blocking::{Client, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use trade::payment::provider::ProviderError;
use url::Url;

/// Bytes of an answer that are read.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;
/// Characters of a service's complaint that are kept for the log.
pub(super) const COMPLAINT_CHARACTERS_MAX: usize = 300;

/// A service that the operator named.
pub(super) struct Service {
    what: &'static str,
    base: Url,
    time_max: Duration,
    client: OnceLock<Option<Client>>,
    /// Reads a refusal's code and sentence from its body.
    complaint: fn(&[u8]) -> Option<(String, String)>,
}

impl Service {
    pub(super) fn new(
        what: &'static str,
        base: Url,
        time_max: Duration,
        complaint: fn(&[u8]) -> Option<(String, String)>,
    ) -> Service {
        Service { what, base, time_max, client: OnceLock::new(), complaint }
    }

    /// Sends one request, once: whoever asks decides whether to ask again.
    pub(super) fn send<T: DeserializeOwned>(
        &self,
        path: &str,
        request: impl FnOnce(&Client, Url) -> RequestBuilder,
    ) -> Result<T, ProviderError> {
        let client = self.client.get_or_init(|| self.build()).as_ref();
        let client = client.ok_or_else(|| self.down("no client could be made"))?;
        let url = self.base.join(path).map_err(|_| self.down("its address is wrong"))?;
        let response = request(client, url)
            .send()
            .map_err(|error| self.down(if error.is_timeout() { "it took too long" } else { "no connection" }))?;
        let status = response.status();
        let body = self.read(response)?;
        match status.is_success() {
            true => serde_json::from_slice(&body).map_err(|error| self.unreadable(&error.to_string())),
            false => Err(self.failure(status, &body)),
        }
    }

    /// Made at the first request: a blocking client must not be made on an async task. A redirect is not followed:
    /// the key would go with it.
    fn build(&self) -> Option<Client> {
        let client = Client::builder()
            .timeout(self.time_max)
            .connect_timeout(self.time_max.min(Duration::from_secs(5)))
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("Meadow/", env!("CARGO_PKG_VERSION")));
        client.build().ok()
    }

    fn read(&self, response: Response) -> Result<Vec<u8>, ProviderError> {
        let mut body = Vec::new();
        let read = response.take(ANSWER_BYTES_MAX + 1).read_to_end(&mut body);
        read.map_err(|_| self.down("the answer broke off"))?;
        if u64::try_from(body.len()).unwrap_or(u64::MAX) > ANSWER_BYTES_MAX {
            return Err(self.unreadable("it is too long"));
        }
        Ok(body)
    }

    /// Too many requests, a conflict with a request still running, and the service's own faults pass; everything else
    /// will be said again.
    fn failure(&self, status: StatusCode, body: &[u8]) -> ProviderError {
        let (code, reason) = (self.complaint)(body).unwrap_or_else(|| {
            let said: String = String::from_utf8_lossy(body).chars().take(COMPLAINT_CHARACTERS_MAX).collect();
            (format!("status_{}", status.as_u16()), said.trim().to_owned())
        });
        let passes =
            [StatusCode::TOO_MANY_REQUESTS, StatusCode::REQUEST_TIMEOUT, StatusCode::CONFLICT].contains(&status);
        if passes || status.is_server_error() {
            return self.down(&format!("status {}: {code}: {reason}", status.as_u16()));
        }
        ProviderError::Refused { code, reason: format!("{}: {reason}", self.what) }
    }

    pub(super) fn down(&self, reason: &str) -> ProviderError {
        ProviderError::Down(format!("{}: {reason}", self.what))
    }

    pub(super) fn unreadable(&self, reason: &str) -> ProviderError {
        ProviderError::Unreadable(format!("{}: {reason}", self.what))
    }
}

/// A reference as it may stand in a path: what another service, or a forger, made up does not.
pub(super) fn path_part(text: &str) -> Result<&str, ProviderError> {
    let plain =
        !text.is_empty() && text.len() <= 255 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    let refused = || ProviderError::Refused { code: "reference".to_owned(), reason: "not a reference".to_owned() };
    if plain { Ok(text) } else { Err(refused()) }
}

/// An address to send a shopper to.
pub(super) fn web_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host().is_some()).then(|| url.to_string())
}
