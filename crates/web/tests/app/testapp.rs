//! A server without a network: the router over a fresh database, a folder, a clock that stands still, and a postbox.

mod answer;
mod brand;
mod call;
mod fakepay;
mod postbox;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use accounts::mail::MailJob;
use adapters::media::{Ffmpeg, Jailer};
use adapters::payment::{Cod, Sandbox};
use axum::Router;
use axum::http::Method;
use catalog::translation::{Batch, Pair, TranslateError, Translator};
use db::jobs::{Handler, JobState};
use db::outbox::Consumer;
use kernel::{Clock, ManualClock, NodeId, PageRequest, SeededRng, ShiftedClock, SystemClock};
use market::fx::Ageing;
use testkit::TestDb;
use trade::payment::Providers;
use web::{AppState, Parts, Playground};

pub use answer::Answer;
pub use brand::{BRAND, STORE};
pub use call::Call;
pub use fakepay::{FakePay, SIGNATURE};
pub use postbox::Postbox;

use crate::operations;

/// Where the server says it stands.
const ORIGIN: &str = "http://localhost:8080";

/// One installation. When it is dropped it looks for work that was left undone.
pub struct TestApp {
    router: Router,
    pub state: AppState,
    pub postbox: Arc<Postbox>,
    /// A provider that shoppers are sent to.
    pub fakepay: Arc<FakePay>,
    clock: Time,
    handlers: Arc<Vec<Box<dyn Handler>>>,
    consumers: Arc<Vec<Box<dyn Consumer>>>,
    may_leave_work: AtomicBool,
    // Last: the handles above go first.
    home: Arc<Home>,
}

/// What outlives a restart.
struct Home {
    folder: tempfile::TempDir,
    db: TestDb,
    /// Whether it makes films.
    films: bool,
}

/// `ffmpeg` in its jail, which is this very binary: see `the_jail` in `main.rs`.
static FILMS: LazyLock<Arc<Ffmpeg>> = LazyLock::new(|| {
    let jailer = Jailer::current(&["the_jail", "--exact", "--nocapture", "--test-threads=1"]).unwrap();
    Arc::new(Ffmpeg::find(jailer).unwrap())
});

/// The clock of business.
#[derive(Clone)]
enum Time {
    Still(Arc<ManualClock>),
    Sandbox(Arc<ShiftedClock>),
}

impl Time {
    fn clock(&self) -> Arc<dyn Clock> {
        match self {
            Time::Still(clock) => clock.clone(),
            Time::Sandbox(clock) => clock.clone(),
        }
    }
}

impl TestApp {
    /// A sandbox over SQLite: wide limits, the movable clock, reference rates and licences.
    pub async fn new() -> TestApp {
        TestApp::over(testkit::sqlite(), true).await
    }

    /// An installation that is no sandbox, over SQLite.
    pub async fn strict() -> TestApp {
        TestApp::over(testkit::sqlite(), false).await
    }

    /// A sandbox over each engine that this machine has.
    pub async fn each() -> Vec<TestApp> {
        let mut apps = Vec::new();
        for db in testkit::databases() {
            apps.push(TestApp::over(db, true).await);
        }
        apps
    }

    /// A sandbox that makes films, over SQLite.
    pub async fn with_films() -> TestApp {
        let db = testkit::sqlite();
        let handle = db.clone();
        let home = Arc::new(Home { folder: tempfile::tempdir().unwrap(), db, films: true });
        TestApp::open(home, handle, true).await
    }

    async fn over(db: TestDb, sandbox: bool) -> TestApp {
        let handle = db.clone();
        let home = Arc::new(Home { folder: tempfile::tempdir().unwrap(), db, films: false });
        TestApp::open(home, handle, sandbox).await
    }

    /// The same installation after a restart: the database and the folder are all that is left of it.
    pub async fn restarted(self) -> TestApp {
        let (home, sandbox) = (Arc::clone(&self.home), self.state.sandbox);
        drop(self);
        let url = home.db.url();
        let opened = tokio::task::spawn_blocking(move || db::Db::open(&url, NodeId::new(2).unwrap()));
        TestApp::open(home, opened.await.unwrap().unwrap(), sandbox).await
    }

    async fn open(home: Arc<Home>, db: db::Db, sandbox: bool) -> TestApp {
        let time = time(&db, sandbox).await;
        prepare(&db, sandbox).await;
        let blobs = blobs::Blobs::in_folder(&home.folder.path().join("media")).unwrap();
        let fakepay = Arc::new(FakePay::default());
        let payments = Providers::new(vec![Arc::new(Sandbox), Arc::new(Cod), fakepay.clone()]);
        let deps = flows::Deps {
            db: db.clone(),
            clock: time.clock(),
            rng: Arc::new(SeededRng::new(7)),
            blobs: blobs.blocking(tokio::runtime::Handle::current()),
            search: Arc::new(catalog::search::Search::open(&home.folder.path().join("search")).unwrap()),
            translator: None,
            image_fetcher: None,
            studio: home.films.then(|| flows::Workshop::new(FILMS.clone(), home.folder.path().join("work"))),
            signals: signals(&home, sandbox),
            brand_store: brand::stores(),
            ageing: if sandbox { Ageing::sandbox() } else { Ageing::default() },
            payments: payments.clone(),
        };
        let postbox = Arc::new(Postbox::default());
        let mut handlers = flows::handlers(&deps);
        handlers.push(Box::new(mail_job(&deps, &postbox)));
        handlers.push(Box::new(order_mail_job(&deps, &postbox).await));
        handlers.push(Box::new(digest_job(&deps, &postbox).await));
        let (handlers, consumers) = (Arc::new(handlers), Arc::new(flows::consumers(&deps)));
        let playground = match &time {
            Time::Sandbox(clock) => {
                Some(Playground { clock: clock.clone(), handlers: handlers.clone(), consumers: consumers.clone() })
            }
            Time::Still(_) => None,
        };
        let state = AppState::new(Parts {
            db,
            clock: time.clock(),
            rng: deps.rng.clone(),
            blobs,
            search: deps.search.clone(),
            url: ORIGIN.parse().unwrap(),
            playground,
            signals: deps.signals.clone(),
            ageing: deps.ageing,
            payments,
            brand_store: deps.brand_store.clone(),
            translator: None,
            interpreter: Some(Arc::new(Parrot)),
            seal: web::Seal::new([7; 32]),
            metrics: None,
        });
        let (router, may_leave_work) = (web::router(state.clone()), AtomicBool::new(false));
        TestApp { router, state, postbox, fakepay, clock: time, handlers, consumers, may_leave_work, home }
    }

    /// A call of an operation by its name in the API's document: `app.op("GET /shops/{shop}", &[&shop])`.
    pub fn op(&self, operation: &str, parts: &[&str]) -> Call<'_> {
        let (method, path) = operations::address(operation, parts);
        self.call(method, &path)
    }

    /// Any call.
    pub fn call(&self, method: Method, path: &str) -> Call<'_> {
        Call::new(self, method, path)
    }

    /// A page or a file, as a browser gets it.
    pub fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    /// Does everything that is due, and what follows from it, until nothing is.
    pub async fn settle(&self) {
        if let Time::Still(clock) = &self.clock {
            // Mail follows the wall clock.
            clock.advance_ms(SystemClock.now().since_ms(clock.now()).max(0));
        }
        let (db, clock) = (self.state.db.clone(), self.clock.clock());
        let (handlers, consumers) = (self.handlers.clone(), self.consumers.clone());
        let run = move || {
            let wound = clock.clone();
            db.write_blocking(move |tx| {
                flows::wind_inbox_clock(tx, &*wound)?;
                flows::wind_trade_clock(tx, &*wound).map(drop)
            })?;
            db::jobs::run_due(&db, &*clock, &handlers, &consumers)
        };
        tokio::task::spawn_blocking(run).await.unwrap().unwrap();
    }

    /// Settles, and lets the feed hear of it.
    pub async fn hear(&self) {
        self.settle().await;
        let (live, signals) = (self.state.feed.live.clone(), self.state.signals.clone());
        tokio::task::spawn_blocking(move || live.follow(&signals)).await.unwrap().unwrap();
    }

    /// Moves the time of business forward.
    pub fn advance_ms(&self, ms: i64) {
        match &self.clock {
            Time::Still(clock) => clock.advance_ms(ms),
            Time::Sandbox(clock) => drop(clock.advance_ms(ms)),
        }
    }

    /// The time of business.
    pub fn now(&self) -> kernel::Instant {
        self.clock.clock().now()
    }

    /// Changes the database behind the API's back.
    pub async fn write<T, E>(&self, work: impl FnMut(&mut db::Tx) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<db::Error> + std::fmt::Debug + Send + 'static,
    {
        self.state.db.write(work).await.unwrap()
    }

    /// The day of business: `2026-11-22`.
    pub fn today(&self) -> String {
        self.now().to_string().chars().take(10).collect()
    }

    /// This test ends with work that was not done, or that failed, and means to.
    pub fn may_leave_work(&self) {
        self.may_leave_work.store(true, Ordering::SeqCst);
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() || self.may_leave_work.load(Ordering::SeqCst) {
            return;
        }
        let (db, now) = (&self.state.db, self.clock.clock().now());
        let left = std::thread::scope(|scope| scope.spawn(|| left_undone(db, now)).join().unwrap());
        assert!(left.is_empty(), "work was left undone: {left:#?}");
    }
}

/// Jobs that are due or failed.
fn left_undone(db: &db::Db, now: kernel::Instant) -> Vec<String> {
    let jobs = |read: &mut db::Read| db::jobs::list(read, None, &PageRequest::new(None, Some(100)));
    let jobs = db.read_blocking(jobs).unwrap().items.into_iter();
    let left = jobs.filter(|job| match job.state {
        JobState::Done => false,
        JobState::Queued => job.run_at <= now,
        JobState::Running | JobState::Failed => true,
    });
    left.map(|job| format!("{} {:?} {:?}", job.kind, job.state, job.error)).collect()
}

/// The log beside the media, as a server keeps it.
fn signals(home: &Home, sandbox: bool) -> signals::Signals {
    signals::Signals::open(home.folder.path(), signals::Counting { simulated_counts: sandbox }).unwrap()
}

async fn time(db: &db::Db, sandbox: bool) -> Time {
    if sandbox {
        let offset_ms = db.read(db::sandbox::clock_offset_ms).await.unwrap().unwrap_or(0);
        Time::Sandbox(Arc::new(ShiftedClock::ahead_by_ms(offset_ms)))
    } else {
        Time::Still(Arc::new(ManualClock::at(SystemClock.now())))
    }
}

/// What the first start makes.
/// Britain takes whatever there is: the tests' own provider, and cash at the door.
fn take_every_method(tx: &mut db::Tx) -> Result<(), db::Error> {
    let Some(known) = market::markets::find(tx, kernel::Country::new(*b"GB"))? else { return Ok(()) };
    let open = market::Market { payment_methods: None, ..known };
    let put = market::markets::put(tx, &SystemClock, None, open);
    put.map(drop).map_err(|error| db::Error::Row(error.to_string().into()))
}

async fn prepare(db: &db::Db, sandbox: bool) {
    let prepared = db.write(move |tx| {
        market::markets::seed(tx, &SystemClock)?;
        if sandbox {
            for sheet in market::fx::snapshot::sheets() {
                market::fx::put_sheet(tx, &SystemClock, sheet)?;
            }
            market::markets::declare_all_licences(tx, &SystemClock)?;
        }
        take_every_method(tx)?;
        Ok::<_, db::Error>(())
    });
    prepared.await.unwrap();
}

async fn order_mail_job(deps: &flows::Deps, postbox: &Arc<Postbox>) -> flows::OrderMailJob {
    let markets = deps.db.read(market::markets::all).await.unwrap();
    flows::OrderMailJob {
        sender: postbox.clone(),
        words: Arc::new(web::Letters::of(&markets)),
        url: ORIGIN.parse().unwrap(),
        from: "Meadow <meadow@localhost>".to_owned(),
        clock: deps.clock.clone(),
        rng: deps.rng.clone(),
    }
}

async fn digest_job(deps: &flows::Deps, postbox: &Arc<Postbox>) -> flows::DigestLetterJob {
    let markets = deps.db.read(market::markets::all).await.unwrap();
    flows::DigestLetterJob {
        sender: postbox.clone(),
        words: Arc::new(web::Letters::of(&markets)),
        url: ORIGIN.parse().unwrap(),
        from: "Meadow <meadow@localhost>".to_owned(),
        clock: deps.clock.clone(),
        rng: deps.rng.clone(),
    }
}

fn mail_job(deps: &flows::Deps, postbox: &Arc<Postbox>) -> MailJob {
    MailJob {
        sender: postbox.clone(),
        words: Arc::new(web::words::sentence),
        url: ORIGIN.parse().unwrap(),
        from: "Meadow <meadow@example.com>".to_owned(),
        clock: Arc::new(SystemClock),
        rng: deps.rng.clone(),
    }
}

/// Knows Thai, and says it in English as `en: …`.
struct Parrot;

impl Translator for Parrot {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        Ok(batch.texts.iter().map(|text| format!("{}: {text}", batch.pair.to)).collect())
    }

    fn pairs(&self) -> Option<Vec<Pair>> {
        Some(vec![Pair::new(kernel::Lang::TH, kernel::Lang::EN)])
    }

    fn name(&self) -> &str {
        "parrot"
    }
}
