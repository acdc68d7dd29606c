//! PostgreSQL: pooled connections, used and closed only on threads that may block, since the client panics on others.

mod session;
mod workers;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::postgres::{Config, NoTls};

pub(super) use self::session::Pooled;
use self::session::{Pool, pool};
use self::workers::Workers;
use self::writer::Writer;
use super::{Conn, Queued, Read, Shared, Snapshot};
use crate::{Engine, Error, OpenError, migrate};

/// Threads that read for async callers, each with a connection while it reads.
const READERS: usize = 8;
/// Threads that write. More connections would only fight over the same rows.
const WRITERS: usize = 8;
/// Connections beyond those, for threads that read by themselves: jobs and commands.
const OTHERS: u32 = 8;
/// How long a server is waited for.
const CONNECT_TIME_MAX: Duration = Duration::from_secs(10);
/// The advisory lock under which migrations run: two processes may start at once.
const MIGRATION_LOCK: i64 = 7_236_284_190_255;

pub(super) struct Postgres {
    config: Config,
    shared: Arc<Shared>,
    /// `None` once closing.
    running: Option<Threads>,
}

struct Threads {
    pool: Pool,
    readers: Workers,
    writer: Writer,
}

impl Postgres {
    pub(super) fn open(url: &str, shared: &Arc<Shared>) -> Result<Postgres, OpenError> {
        let mut config: Config = url.parse().map_err(|e: ::postgres::Error| OpenError::Address(e.to_string()))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIME_MAX);
        }
        migrated(&config)?;
        let connections = u32::try_from(READERS + WRITERS).unwrap_or(u32::MAX).saturating_add(OTHERS);
        let pool = pool(config.clone(), connections, CONNECT_TIME_MAX)?;
        let readers = Workers::start("db-reader", READERS)?;
        let writer = Writer::start(pool.clone(), Arc::clone(shared), WRITERS)?;
        let running = Some(Threads { pool, readers, writer });
        Ok(Postgres { config, shared: Arc::clone(shared), running })
    }

    pub(super) fn submit(&self, lane: Option<i64>, work: Box<dyn Queued>) {
        match &self.running {
            Some(threads) => threads.writer.submit(lane, work),
            None => work.answer(Err(super::stopping())),
        }
    }

    /// Reads on this thread, which must be one that may block.
    pub(super) fn read<T, E: From<Error>>(&self, work: impl FnOnce(&mut Read) -> Result<T, E>) -> Result<T, E> {
        let threads = self.running.as_ref().ok_or_else(super::stopping)?;
        read_on(&threads.pool, &self.shared, work)
    }

    /// Reads on a thread of ours; a panic of `work` goes on in the caller.
    pub(super) async fn read_later<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let threads = self.running.as_ref().ok_or_else(super::stopping)?;
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let (pool, shared) = (threads.pool.clone(), Arc::clone(&self.shared));
        threads.readers.submit(Box::new(move || {
            let answer = catch_unwind(AssertUnwindSafe(|| read_on(&pool, &shared, work)));
            // A caller that went away does not want to know.
            drop(sender.send(answer));
        }));
        match receiver.await {
            Ok(Ok(answer)) => answer,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(super::stopping().into()),
        }
    }

    pub(super) fn check(&self, sql: &str) -> Result<(), Error> {
        self.read(|read| match &mut read.conn {
            Conn::Postgres(conn) => conn.check(sql),
            Conn::Sqlite(_) => Ok(()),
        })
    }

    pub(super) fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let mut dump = std::process::Command::new("pg_dump");
        dump.args(["--format=custom", "--no-owner", "--file"]).arg(path);
        // By environment, not by arguments: those are seen by everybody on the machine.
        if let Some(host) = self.config.get_hosts().first() {
            match host {
                ::postgres::config::Host::Tcp(name) => dump.env("PGHOST", name),
                ::postgres::config::Host::Unix(folder) => dump.env("PGHOST", folder),
            };
        }
        if let Some(port) = self.config.get_ports().first() {
            dump.env("PGPORT", port.to_string());
        }
        for (name, value) in [("PGUSER", self.config.get_user()), ("PGDATABASE", self.config.get_dbname())] {
            value.map(|value| dump.env(name, value));
        }
        if let Some(password) = self.config.get_password().and_then(|p| std::str::from_utf8(p).ok()) {
            dump.env("PGPASSWORD", password);
        }
        let output = dump.output().map_err(|e| Error::Backup(format!("pg_dump: {e}").into()))?;
        if output.status.success() {
            return Ok(());
        }
        Err(Error::Backup(format!("pg_dump: {}", String::from_utf8_lossy(&output.stderr).trim()).into()))
    }
}

impl Drop for Postgres {
    /// Closes on a thread of its own: the last handle may be dropped by an async task, where the client panics.
    fn drop(&mut self) {
        let Some(threads) = self.running.take() else { return };
        let closing = std::thread::Builder::new().name("db-close".into()).spawn(move || threads.close());
        if let Ok(closing) = closing {
            drop(closing.join());
        }
    }
}

impl Threads {
    fn close(self) {
        self.writer.stop();
        self.readers.stop();
        drop(self.pool);
    }
}

fn read_on<T, E: From<Error>>(
    pool: &Pool,
    shared: &Arc<Shared>,
    work: impl FnOnce(&mut Read) -> Result<T, E>,
) -> Result<T, E> {
    let conn = Conn::Postgres(begun(pool)?);
    let mut read = Read { conn, shared: Arc::clone(shared), snapshot: Snapshot::Held, failed: None, recording: None };
    let answer = work(&mut read);
    // Nothing to lose: a connection that cannot end its snapshot is not put back.
    drop(read.end_snapshot());
    answer
}

/// A connection in a reading transaction. Those that the server has closed since their last use are passed over.
fn begun(pool: &Pool) -> Result<Pooled, Error> {
    let mut tries_left = pool.max_size();
    loop {
        let mut conn = Pooled::of(pool)?;
        match conn.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
            Ok(()) => return Ok(conn),
            Err(error) if !conn.lost_by(&error) || tries_left == 0 => return Err(error),
            Err(_) => tries_left -= 1,
        }
    }
}

fn migrated(config: &Config) -> Result<(), OpenError> {
    let runner = migrate::runner(Engine::Postgres)?;
    let mut client = config.connect(NoTls).map_err(Error::from)?;
    client.execute("SELECT pg_advisory_lock($1)", &[&MIGRATION_LOCK]).map_err(Error::from)?;
    runner.run(&mut client)?;
    // Closing the session lets go of the lock.
    client.close().map_err(Error::from)?;
    Ok(())
}
