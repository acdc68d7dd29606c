//! What every handler can reach.

use std::ops::Deref;
use std::sync::Arc;

use accounts::passkey::RelyingParty;
use affiliate::connection::BrandStore;
use kernel::{Clock, Instant, Rng, SystemClock};
use trade::payment::Providers;
use url::{Host, Url};

use crate::MarketBook;
use crate::demand::Demand;
use crate::guard::Limits;
use crate::playground::Playground;

/// A running installation, as the web sees it. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<App>);

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}

/// The parts of an installation that handlers use.
pub struct App {
    pub db: db::Db,
    /// The time of business: deadlines, prices, histories. Moves in the sandbox.
    pub clock: Arc<dyn Clock>,
    /// The wall clock: sessions, limits, signatures. Never moves.
    pub wall: Wall,
    pub rng: Arc<dyn Rng>,
    pub blobs: blobs::Blobs,
    pub search: Arc<catalog::search::Search>,
    /// The origin of links in mail and share cards, and of passkeys.
    pub url: Url,
    /// A place to try things: wide limits, movable clock, simulated goods.
    pub sandbox: bool,
    /// The log of demand.
    pub signals: signals::Signals,
    /// How old a rate may be.
    pub ageing: market::fx::Ageing,
    /// Who takes shoppers' money.
    pub payments: Providers,
    /// The stores of brands, to which links lead.
    pub brand_store: Arc<dyn BrandStore>,
    /// The rates that orders are placed at, kept in memory.
    pub rates: flows::Rates,
    /// What charts ask of the log.
    pub charts: flows::charts::Live,
    /// What people scroll through.
    pub feed: flows::feed::Feed,
    /// What is about to be wanted.
    pub radar: flows::radar::Live,
    /// The configured translator's name, if there is one.
    pub translator: Option<String>,
    /// Translates what people said, when somebody asks.
    pub interpreter: crate::Interpreter,
    /// The site that passkeys belong to, where browsers offer them.
    pub passkeys: Option<RelyingParty>,
    pub(crate) playground: Option<Playground>,
    pub(crate) markets: MarketBook,
    pub(crate) limits: Limits,
    pub(crate) demand: Demand,
    /// Whose files of sales are being played.
    pub(crate) readers: crate::api::radar::sales::Readers,
    pub(crate) passwords: accounts::password::HashPool,
    pub(crate) seal: crate::Seal,
    pub(crate) metrics: Option<metrics_exporter_prometheus::PrometheusHandle>,
}

/// What an installation is started with.
pub struct Parts {
    pub db: db::Db,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
    pub blobs: blobs::Blobs,
    pub search: Arc<catalog::search::Search>,
    pub url: Url,
    /// The sandbox's clock and what becomes due by it; elsewhere nothing.
    pub playground: Option<Playground>,
    /// The same that the jobs and followers of `flows` write to.
    pub signals: signals::Signals,
    pub ageing: market::fx::Ageing,
    /// The same that the jobs of `flows` are given.
    pub payments: Providers,
    /// The same that the jobs of `flows` are given.
    pub brand_store: Arc<dyn BrandStore>,
    pub translator: Option<String>,
    /// The same that the jobs of `flows` are given.
    pub interpreter: Option<Arc<dyn catalog::translation::Translator>>,
    /// Seals the addresses of what is not published: the same in every process that serves these media.
    pub seal: crate::Seal,
    pub metrics: Option<metrics_exporter_prometheus::PrometheusHandle>,
}

impl AppState {
    /// The state of an installation made of `parts`.
    pub fn new(parts: Parts) -> AppState {
        let sandbox = parts.playground.is_some();
        AppState(Arc::new(App {
            passkeys: RelyingParty::of(&parts.url),
            feed: flows::feed::Feed::new(flows::feed::Live::start(
                parts.db.clone(),
                parts.clock.clone(),
                parts.signals.clone(),
            )),
            radar: flows::radar::Live::start(parts.db.clone(), parts.signals.clone()),
            db: parts.db,
            clock: parts.clock,
            wall: Wall,
            rng: parts.rng,
            blobs: parts.blobs,
            search: parts.search,
            url: parts.url,
            sandbox,
            charts: flows::charts::Live::new(parts.signals.clone()),
            signals: parts.signals,
            ageing: parts.ageing,
            payments: parts.payments,
            brand_store: parts.brand_store,
            rates: flows::Rates::new(parts.ageing),
            translator: parts.translator,
            interpreter: crate::Interpreter::new(parts.interpreter),
            playground: parts.playground,
            markets: MarketBook::default(),
            limits: Limits::new(sandbox),
            demand: Demand::new(sandbox),
            readers: crate::api::radar::sales::Readers::default(),
            passwords: accounts::password::HashPool::new(PASSWORDS_AT_ONCE, PASSWORDS_WAITING),
            seal: parts.seal,
            metrics: parts.metrics,
        }))
    }
}

/// Passwords hashed at once: each takes tens of milliseconds of a core and tens of megabytes.
const PASSWORDS_AT_ONCE: usize = 2;
/// Log-ins that may wait for their turn; the rest come back.
const PASSWORDS_WAITING: usize = 64;

impl App {
    /// Whether session cookies go without Secure: over plain http off loopback, and in a sandbox only.
    pub fn plain_cookies(&self) -> bool {
        self.sandbox && self.url.scheme() == "http" && !self.on_loopback()
    }

    /// Whether passkeys can work here: browsers want a name, not a bare address.
    pub fn has_a_name(&self) -> bool {
        matches!(self.url.host(), Some(Host::Domain(_)))
    }

    fn on_loopback(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// An address of this installation: `path` starts with a slash.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.url.origin().ascii_serialization())
    }
}

/// The machine's clock, as a value that closures can own.
#[derive(Clone, Copy, Debug)]
pub struct Wall;

impl Clock for Wall {
    fn now(&self) -> Instant {
        SystemClock.now()
    }
}
