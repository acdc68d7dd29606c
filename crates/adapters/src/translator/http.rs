//! What the clients of translation services share: one request at a time, patience with limits, bounded answers.

use std::io::Read;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use catalog::translation::TranslateError;
use reqwest::StatusCode;
use reqwest::blocking::{Client, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

/// Bytes of an answer that are read.
const ANSWER_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Characters of a service's complaint that are kept for the log.
const COMPLAINT_CHARACTERS_MAX: usize = 200;

/// How long a service may take and how often it is asked again. Translating twice does no harm, so it may be.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// For one request.
    pub time_max: Duration,
    /// Requests at the most, the first included.
    pub attempts: u32,
    /// Before the second attempt; doubled before each later one.
    pub pause: Duration,
    /// The longest `Retry-After` that is waited for here; a longer one is left to the job.
    pub wait_max: Duration,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            time_max: Duration::from_secs(60),
            attempts: 3,
            pause: Duration::from_millis(500),
            wait_max: Duration::from_secs(10),
        }
    }
}

/// A service that the operator named. It may live on a private address.
pub(super) struct Service {
    what: &'static str,
    base: Url,
    pace: Pace,
    client: OnceLock<Option<Client>>,
    /// Held for a request: services of this kind are slow, and asking twice at once makes them slower.
    turn: Mutex<()>,
}

impl Service {
    pub(super) fn new(what: &'static str, base: Url, pace: Pace) -> Service {
        Service { what, base, pace, client: OnceLock::new(), turn: Mutex::new(()) }
    }

    /// The answer to a GET, as JSON.
    pub(super) fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        dress: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<T, TranslateError> {
        self.send(path, |client, url| dress(client.get(url)))
    }

    /// The answer to a POST of JSON, as JSON.
    pub(super) fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        dress: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<T, TranslateError> {
        self.send(path, |client, url| dress(client.post(url).json(body)))
    }

    fn send<T: DeserializeOwned>(
        &self,
        path: &str,
        request: impl Fn(&Client, Url) -> RequestBuilder,
    ) -> Result<T, TranslateError> {
        let client = self.client.get_or_init(|| self.build()).as_ref();
        let client = client.ok_or_else(|| self.unavailable("no client could be made", None))?;
        let url = self.base.join(path).map_err(|_| self.unavailable("its address is wrong", None))?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pause = self.pace.pause;
        let mut attempt = 1;
        loop {
            let failure = match self.attempt(request(client, url.clone())) {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            let wait = match &failure {
                TranslateError::Unavailable { retry_after_s, .. } => retry_after_s.map_or(pause, Duration::from_secs),
                _ => return Err(failure),
            };
            if attempt >= self.pace.attempts || wait > self.pace.wait_max {
                return Err(failure);
            }
            std::thread::sleep(wait);
            attempt += 1;
            pause *= 2;
        }
    }

    /// Made at the first request: a blocking client must not be made on an async task.
    fn build(&self) -> Option<Client> {
        let client = Client::builder()
            .timeout(self.pace.time_max)
            .connect_timeout(self.pace.time_max.min(Duration::from_secs(10)))
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("Meadow/", env!("CARGO_PKG_VERSION")));
        client.build().ok()
    }

    fn attempt<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, TranslateError> {
        let response = request.send().map_err(|error| {
            let reason = if error.is_timeout() { "it took too long" } else { "no connection" };
            self.unavailable(reason, None)
        })?;
        let status = response.status();
        let retry_after_s = retry_after_s(&response);
        let body = self.read(response)?;
        if status.is_success() {
            return serde_json::from_slice(&body)
                .map_err(|error| self.wrong(format!("not the expected JSON: {error}")));
        }
        Err(self.complaint(status, retry_after_s, &body))
    }

    fn read(&self, response: Response) -> Result<Vec<u8>, TranslateError> {
        let mut body = Vec::new();
        let read = response.take(ANSWER_BYTES_MAX + 1).read_to_end(&mut body);
        read.map_err(|_| self.unavailable("the answer broke off", None))?;
        if u64::try_from(body.len()).unwrap_or(u64::MAX) > ANSWER_BYTES_MAX {
            return Err(self.wrong(format!("an answer of more than {ANSWER_BYTES_MAX} bytes")));
        }
        Ok(body)
    }

    /// Too many requests and the service's own faults pass; everything else will be said again.
    fn complaint(&self, status: StatusCode, retry_after_s: Option<u64>, body: &[u8]) -> TranslateError {
        let said: String = String::from_utf8_lossy(body).chars().take(COMPLAINT_CHARACTERS_MAX).collect();
        let reason = format!("status {}: {}", status.as_u16(), said.trim());
        if status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::REQUEST_TIMEOUT || status.is_server_error()
        {
            return self.unavailable(&reason, retry_after_s);
        }
        TranslateError::Refused { reason: format!("{}: {reason}", self.what) }
    }

    pub(super) fn unavailable(&self, reason: &str, retry_after_s: Option<u64>) -> TranslateError {
        TranslateError::Unavailable { reason: format!("{}: {reason}", self.what), retry_after_s }
    }

    pub(super) fn wrong(&self, reason: String) -> TranslateError {
        TranslateError::WrongAnswer { reason: format!("{}: {reason}", self.what) }
    }

    /// As many answers as texts, or an error.
    pub(super) fn counted(&self, texts: usize, answers: Vec<String>) -> Result<Vec<String>, TranslateError> {
        match answers.len() {
            n if n == texts => Ok(answers),
            n => Err(self.wrong(format!("{texts} texts were asked and {n} answered"))),
        }
    }
}

fn retry_after_s(response: &Response) -> Option<u64> {
    let value = response.headers().get(reqwest::header::RETRY_AFTER)?;
    value.to_str().ok()?.trim().parse().ok()
}
