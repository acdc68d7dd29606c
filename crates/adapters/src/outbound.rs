//! The one client for addresses that come from anybody's data: image addresses in files, a brand's store.
//!
//! It reaches public addresses only, on few ports. Every address a name resolves to is checked at the moment of
//! connecting, and the checked ones are the ones connected to, so that a name that changes its mind between two
//! look-ups (DNS rebinding) gains nothing. Redirects are followed by hand and checked like the first address. Time,
//! size and the environment's proxies are bounded. Services that the operator names in the settings do not come here.

mod address;

use std::error::Error as _;
use std::io::Read;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use catalog::image::{FetchError, ImageFetcher};
use kernel::Coded;
use reqwest::blocking::{Client, Response};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

pub use address::is_public;

/// What may be reached, and for how long.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Ports that may be asked; 80 and 443 unless set.
    pub ports: Vec<u16>,
    /// Host and port pairs that are exempt from the checks: for tests and for what the operator names.
    pub allowed: Vec<(String, u16)>,
    /// Redirects that are followed.
    pub redirects_max: usize,
    /// The whole of a request, redirects included.
    pub time_max: Duration,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { ports: vec![80, 443], allowed: Vec::new(), redirects_max: 3, time_max: Duration::from_secs(20) }
    }
}

impl Rules {
    fn allows(&self, host: &str, port: u16) -> bool {
        self.allowed.iter().any(|(h, p)| h.eq_ignore_ascii_case(host) && *p == port)
    }
}

/// Tells the addresses of a name. Called on threads that may wait.
pub trait NameResolver: Send + Sync {
    /// Every address of `host`.
    fn addresses(&self, host: &str) -> std::io::Result<Vec<IpAddr>>;
}

/// The system's resolver.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemResolver;

impl NameResolver for SystemResolver {
    fn addresses(&self, host: &str) -> std::io::Result<Vec<IpAddr>> {
        Ok((host, 0).to_socket_addrs()?.map(|address| address.ip()).collect())
    }
}

/// The guarded client. Blocking: for job threads and commands, never for async tasks.
pub struct Outbound {
    rules: Rules,
    resolver: Arc<dyn NameResolver>,
    client: OnceLock<Result<Client, String>>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that answered in the end.
    pub url: String,
    /// The media type it claims, if it does.
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// Why nothing came back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutboundError {
    /// Not an http or https address, or one with a password in it.
    #[error("not an address that can be fetched")]
    Address,
    #[error("port {0} is not allowed")]
    Port(u16),
    /// The host is, or resolves to, an address that is not public.
    #[error("the host is not a public one")]
    NotPublic,
    #[error("too many redirects")]
    Redirects,
    #[error("nothing there: status {0}")]
    Status(u16),
    #[error("no such host")]
    NoHost,
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    #[error("took too long")]
    TimedOut,
    #[error("no answer: {0}")]
    Unreachable(String),
}

impl Coded for OutboundError {
    fn code(&self) -> &'static str {
        match self {
            OutboundError::Address => "outbound.address",
            OutboundError::Port(_) => "outbound.port",
            OutboundError::NotPublic => "outbound.not_public",
            OutboundError::Redirects => "outbound.redirects",
            OutboundError::Status(_) => "outbound.status",
            OutboundError::NoHost => "outbound.no_host",
            OutboundError::TooLarge(_) => "outbound.too_large",
            OutboundError::TimedOut => "outbound.timed_out",
            OutboundError::Unreachable(_) => "outbound.unreachable",
        }
    }
}

impl Outbound {
    /// A client with the system's resolver.
    pub fn new(rules: Rules) -> Outbound {
        Outbound::with_resolver(rules, Arc::new(SystemResolver))
    }

    /// A client with another resolver.
    pub fn with_resolver(rules: Rules, resolver: Arc<dyn NameResolver>) -> Outbound {
        Outbound { rules, resolver, client: OnceLock::new() }
    }

    /// What is at `url`, at most `bytes_max` of it.
    pub fn get(&self, url: &str, bytes_max: u64) -> Result<Fetched, OutboundError> {
        let deadline = Instant::now() + self.rules.time_max;
        let mut url = Url::parse(url).map_err(|_| OutboundError::Address)?;
        for _ in 0..=self.rules.redirects_max {
            self.check(&url)?;
            let response = self.ask(&url, deadline)?;
            match redirect(&url, &response)? {
                Some(next) => url = next,
                None => return read(url, response, bytes_max, deadline),
            }
        }
        Err(OutboundError::Redirects)
    }

    /// The parts of an address that are told without asking anybody.
    fn check(&self, url: &Url) -> Result<(), OutboundError> {
        let plain = url.username().is_empty() && url.password().is_none();
        if !matches!(url.scheme(), "http" | "https") || !plain {
            return Err(OutboundError::Address);
        }
        let port = url.port_or_known_default().unwrap_or(0);
        let host = url.host().ok_or(OutboundError::Address)?;
        if self.rules.allows(url.host_str().unwrap_or_default(), port) {
            return Ok(());
        }
        if !self.rules.ports.contains(&port) {
            return Err(OutboundError::Port(port));
        }
        let public = match host {
            Host::Ipv4(ip) => is_public(IpAddr::V4(ip)),
            Host::Ipv6(ip) => is_public(IpAddr::V6(ip)),
            Host::Domain(_) => true,
        };
        if public { Ok(()) } else { Err(OutboundError::NotPublic) }
    }

    fn ask(&self, url: &Url, deadline: Instant) -> Result<Response, OutboundError> {
        let left = deadline.checked_duration_since(Instant::now()).ok_or(OutboundError::TimedOut)?;
        let client = self.client.get_or_init(|| self.build()).as_ref();
        let client = client.map_err(|e| OutboundError::Unreachable(e.clone()))?;
        client.get(url.clone()).timeout(left).send().map_err(|error| failure(&error))
    }

    /// Made at the first request: a blocking client must not be made on an async task.
    fn build(&self) -> Result<Client, String> {
        let guard = Guard { rules: Arc::new(self.rules.clone()), resolver: Arc::clone(&self.resolver) };
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .user_agent(concat!("Meadow/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(self.rules.time_max.min(Duration::from_secs(10)))
            .pool_max_idle_per_host(2)
            .dns_resolver(Arc::new(guard));
        client.build().map_err(|error| error.to_string())
    }
}

impl ImageFetcher for Outbound {
    fn fetch(&self, url: &str, max_bytes: u64) -> Result<Vec<u8>, FetchError> {
        let fetched = self.get(url, max_bytes).map_err(|error| match error {
            OutboundError::Address | OutboundError::Port(_) | OutboundError::NotPublic | OutboundError::Redirects => {
                FetchError::Refused
            }
            OutboundError::Status(400..=407 | 409..=424 | 426..=428 | 430..=499) | OutboundError::NoHost => {
                FetchError::Absent
            }
            OutboundError::TooLarge(_) => FetchError::TooLarge,
            other => FetchError::Unreachable(other.to_string()),
        })?;
        Ok(fetched.body)
    }
}

/// Resolves for the client: what it gives out is checked, and is what gets connected to.
struct Guard {
    rules: Arc<Rules>,
    resolver: Arc<dyn NameResolver>,
}

/// The name has an address that is not public.
#[derive(Debug, thiserror::Error)]
#[error("the host is not a public one")]
struct Refused;

/// The name has no address.
#[derive(Debug, thiserror::Error)]
#[error("no such host")]
struct Nameless;

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let (rules, resolver) = (Arc::clone(&self.rules), Arc::clone(&self.resolver));
        Box::pin(async move {
            let exempt = rules.allowed.iter().any(|(allowed, _)| allowed.eq_ignore_ascii_case(&host));
            let found = tokio::task::spawn_blocking(move || resolver.addresses(&host)).await?;
            let found = found.unwrap_or_default();
            if found.is_empty() {
                return Err(Nameless.into());
            }
            if !exempt && !found.iter().all(|ip| is_public(*ip)) {
                return Err(Refused.into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}

/// Where a response sends us, if it does.
fn redirect(url: &Url, response: &Response) -> Result<Option<Url>, OutboundError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get(reqwest::header::LOCATION).and_then(|value| value.to_str().ok());
    let next = location.and_then(|location| url.join(location).ok()).ok_or(OutboundError::Address)?;
    Ok(Some(next))
}

fn read(url: Url, mut response: Response, bytes_max: u64, deadline: Instant) -> Result<Fetched, OutboundError> {
    let status = response.status();
    if !status.is_success() {
        return Err(OutboundError::Status(status.as_u16()));
    }
    if response.content_length().is_some_and(|length| length > bytes_max) {
        return Err(OutboundError::TooLarge(bytes_max));
    }
    let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok()).map(str::to_owned);
    let body = read_body(&mut response, bytes_max, deadline)?;
    Ok(Fetched { url: url.into(), content_type, body })
}

/// Reads until the end, the limit or the deadline: a server that drips a byte a second is left.
fn read_body(from: &mut impl Read, bytes_max: u64, deadline: Instant) -> Result<Vec<u8>, OutboundError> {
    let mut body = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        if Instant::now() > deadline {
            return Err(OutboundError::TimedOut);
        }
        let read = match from.read(&mut chunk) {
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::TimedOut => return Err(OutboundError::TimedOut),
            // A body that the deadline cut off comes as an error of its own.
            Err(_) if Instant::now() >= deadline => return Err(OutboundError::TimedOut),
            Err(error) => return Err(OutboundError::Unreachable(error.to_string())),
        };
        if read == 0 {
            return Ok(body);
        }
        body.extend_from_slice(chunk.get(..read).unwrap_or_default());
        if u64::try_from(body.len()).unwrap_or(u64::MAX) > bytes_max {
            return Err(OutboundError::TooLarge(bytes_max));
        }
    }
}

fn failure(error: &reqwest::Error) -> OutboundError {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.is::<Refused>() {
            return OutboundError::NotPublic;
        }
        if inner.is::<Nameless>() {
            return OutboundError::NoHost;
        }
        cause = inner.source();
    }
    if error.is_timeout() {
        return OutboundError::TimedOut;
    }
    OutboundError::Unreachable(if error.is_connect() { "no connection".to_owned() } else { "broken answer".to_owned() })
}

#[cfg(test)]
mod tests;
