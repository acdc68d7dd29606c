//! `meadow serve`: the web, the jobs and the clockwork of one installation, until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use accounts::mail::{MailJob, MailSender};
use db::jobs::{Handler, Runner};
use flows::{DigestLetterJob, OrderMailJob};
use kernel::{Lang, SystemClock};
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use url::Url;
use web::{AppState, Parts, Playground};

use crate::Failure;
use crate::house::{House, Opening};
use crate::settings::{DataSettings, ServerSettings};

mod clockwork;

/// Threads that do jobs: pictures and translation are their long work.
const JOB_THREADS: usize = 2;

/// Serves until SIGINT or SIGTERM.
pub fn run(runtime: &Runtime, data: &DataSettings, settings: &ServerSettings) -> Result<(), Failure> {
    let house = House::open(data, Opening { node: settings.node, sandbox: Some(settings.sandbox) })?;
    if settings.sandbox {
        prepare_sandbox(&house)?;
    }
    let server = Server::start(runtime, house, data, settings)?;
    eprintln!("meadow: listening on http://{}, seen as {}", server.address, server.url);
    if settings.sandbox {
        eprintln!(
            "meadow: this is a sandbox: reference rates, a marketplace licence everywhere, a clock that can be moved"
        );
    }
    server.until_stopped(runtime)
}

/// A sandbox has rates and licences, so that every market can be tried.
pub fn prepare_sandbox(house: &House) -> Result<(), db::Error> {
    house.db.write_blocking(|tx| {
        for sheet in market::fx::snapshot::sheets() {
            market::fx::put_sheet(tx, &SystemClock, sheet)?;
        }
        market::markets::declare_all_licences(tx, &SystemClock)?;
        Ok::<_, db::Error>(())
    })
}

/// A server that is running.
pub struct Server {
    pub address: SocketAddr,
    pub url: Url,
    /// What the feed knows.
    pub feed: flows::feed::Live,
    runner: Runner,
    films: Option<flows::Workshop>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
    stop: tokio::sync::oneshot::Sender<()>,
}

impl Server {
    /// Binds, starts the jobs and answers from now on.
    pub fn start(
        runtime: &Runtime,
        house: House,
        data: &DataSettings,
        settings: &ServerSettings,
    ) -> Result<Server, Failure> {
        flows::prepare_search(&house.db, &house.deps.search)?;
        let listener = runtime
            .block_on(TcpListener::bind(settings.listen))
            .map_err(|error| format!("{}: {error}", settings.listen))?;
        let address = listener.local_addr()?;
        let url = match &settings.url {
            Some(url) => url.clone(),
            None => Url::parse(&format!("http://localhost:{}", address.port()))?,
        };
        let server = settings.mail.clone().map(SecretString::from);
        let sender = adapters::mail::sender(server.as_ref(), &data.folder)?;
        let handlers = Arc::new(handlers(&house, settings, sender, &url)?);
        let consumers = Arc::new(flows::consumers(&house.deps));
        clockwork::start(&house, settings)?;
        let clock = house.clock();
        house.db.write_blocking(move |tx| {
            flows::wind_trade_clock(tx, &*clock)?;
            flows::wind_inbox_clock(tx, &*clock)?;
            flows::wind_upload_clock(tx, &*clock).map(drop)
        })?;
        let runner = Runner::start(
            house.deps.db.clone(),
            house.clock(),
            Arc::clone(&handlers),
            Arc::clone(&consumers),
            JOB_THREADS,
        );
        let app = AppState::new(Parts {
            db: house.db.clone(),
            clock: house.clock(),
            rng: house.rng(),
            blobs: house.blobs.clone(),
            search: Arc::clone(&house.deps.search),
            url: url.clone(),
            playground: settings.sandbox.then(|| Playground { clock: Arc::clone(&house.clock), handlers, consumers }),
            payments: house.deps.payments.clone(),
            brand_store: Arc::clone(&house.deps.brand_store),
            signals: house.deps.signals.clone(),
            ageing: house.deps.ageing,
            translator: house.deps.translator.as_ref().map(|t| t.name().to_owned()),
            interpreter: house.deps.translator.clone(),
            seal: web::Seal::new(house.media_secret(data)?),
            metrics: web::record_metrics(),
        });
        let feed = app.feed.live.clone();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopped.await;
        };
        let served = runtime.spawn(web::serve(app, listener, shutdown));
        Ok(Server { address, url, feed, runner, films: house.deps.studio, served, stop })
    }

    /// Serves until SIGINT or SIGTERM.
    pub fn until_stopped(self, runtime: &Runtime) -> Result<(), Failure> {
        runtime.block_on(signal());
        eprintln!("meadow: stopping");
        self.stop(runtime)
    }

    /// Finishes what is under way and stops.
    pub fn stop(self, runtime: &Runtime) -> Result<(), Failure> {
        let _ = self.stop.send(());
        runtime.block_on(self.served)??;
        // A film that is half made is made again at the next start.
        if let Some(films) = &self.films {
            films.studio.stop();
        }
        self.runner.stop();
        Ok(())
    }
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

/// Everything that jobs of this installation do.
fn handlers(
    house: &House,
    settings: &ServerSettings,
    sender: Arc<dyn MailSender>,
    url: &Url,
) -> Result<Vec<Box<dyn Handler>>, Failure> {
    let mut handlers = flows::handlers(&house.deps);
    let from = settings.mail_from.clone().unwrap_or_else(|| default_sender(url));
    let words = Arc::new(web::Letters::of(&house.db.read_blocking(market::markets::all)?));
    handlers.push(Box::new(DigestLetterJob {
        sender: Arc::clone(&sender),
        words: words.clone(),
        url: url.clone(),
        from: from.clone(),
        clock: house.clock(),
        rng: house.rng(),
    }));
    handlers.push(Box::new(OrderMailJob {
        sender: Arc::clone(&sender),
        words,
        url: url.clone(),
        from: from.clone(),
        clock: house.clock(),
        rng: house.rng(),
    }));
    handlers.push(Box::new(MailJob {
        sender,
        words: Arc::new(|lang: Lang, id: &str, args: &[(&str, &str)]| web::words::sentence(lang, id, args)),
        url: url.clone(),
        from,
        clock: Arc::new(SystemClock),
        rng: house.rng(),
    }));
    handlers.extend(clockwork::handlers(settings)?);
    Ok(handlers)
}

fn default_sender(url: &Url) -> String {
    format!("Meadow <meadow@{}>", url.host_str().unwrap_or("localhost"))
}
