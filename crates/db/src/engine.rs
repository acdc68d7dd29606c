//! The handle, the two engines behind it, and what a closure sees of them.

mod postgres;
mod queue;
mod sqlite;
mod wakeup;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Id, IdGen, NodeId};
use serde::de::DeserializeOwned;

use self::postgres::Postgres;
use self::queue::{Answer, Queued, queued};
use self::sqlite::Sqlite;
pub(crate) use self::wakeup::Wakeup;
use crate::row::decode;
use crate::{Error, OpenError, Recording, Value};

/// Which engine keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Running>,
    shared: Arc<Shared>,
    recording: Option<Recording>,
}

/// What a reading closure sees: a consistent snapshot.
pub struct Read {
    conn: Conn,
    shared: Arc<Shared>,
    snapshot: Snapshot,
    /// The first statement that failed: it dooms the transaction on both engines.
    failed: Option<Error>,
    recording: Option<Recording>,
}

/// What a writing closure sees: everything [`Read`] offers (it dereferences to one), and changes.
///
/// A statement that fails dooms the closure: even if it then answers `Ok`, nothing of it is kept and the caller
/// gets the statement's error. Use `ON CONFLICT` where a conflict is expected.
pub struct Tx {
    read: Read,
    /// Work was queued: workers are woken after the commit.
    wakes: bool,
}

impl std::ops::Deref for Tx {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}
impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…`, and runs the migrations it lacks. For PostgreSQL never call it from
    /// an async task: the client blocks.
    pub fn open(url: &str, node: NodeId) -> Result<Db, OpenError> {
        let shared =
            Arc::new(Shared { ids: IdGen::new(node), node, statements: AtomicU64::new(0), wakeup: Wakeup::default() });
        let engine = if let Some(path) = url.strip_prefix("sqlite:") {
            Running::Sqlite(Sqlite::open(path.as_ref(), &shared)?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Running::Postgres(Postgres::open(url, &shared)?)
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            return Err(OpenError::Address(format!("{scheme}:…")));
        };
        Ok(Db { engine: Arc::new(engine), shared, recording: None })
    }

    /// The engine behind the handle.
    pub fn engine(&self) -> Engine {
        match *self.engine {
            Running::Sqlite(_) => Engine::Sqlite,
            Running::Postgres(_) => Engine::Postgres,
        }
    }

    /// The same database, with everything that runs through this handle written down in `recording`.
    pub fn recorded(&self, recording: &Recording) -> Db {
        Db { recording: Some(recording.clone()), ..self.clone() }
    }

    /// The node that this handle makes ids for.
    pub fn node(&self) -> NodeId {
        self.shared.node
    }

    /// Runs `work` in a transaction and answers when its outcome is durable. An error from `work` keeps nothing
    /// of it. `work` may run more than once (PostgreSQL retries) and must have no effect outside the database.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_later(None, work).await
    }

    /// As [`Db::write`]; writes of one `lane` (a shop's stock) are batched together on PostgreSQL.
    pub async fn write_in_lane<T, E, F>(&self, lane: i64, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_later(Some(lane), work).await
    }

    /// As [`Db::write`], for threads that may block: jobs and commands. Never call it from an async task.
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_here(None, work)
    }

    /// As [`Db::write_blocking`], for writes of our own that would fight over the same rows.
    pub(crate) fn write_blocking_in_lane<T, E, F>(&self, lane: i64, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.write_here(Some(lane), work)
    }

    fn write_here<T, E, F>(&self, lane: Option<i64>, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        self.submit(lane, queued(self.noting(work), Answer::Thread(sender)));
        receiver.recv().unwrap_or_else(|_| Err(stopping().into()))
    }

    async fn write_later<T, E, F>(&self, lane: Option<i64>, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, receiver) = tokio::sync::oneshot::channel();
        self.submit(lane, queued(self.noting(work), Answer::Task(sender)));
        receiver.await.unwrap_or_else(|_| Err(stopping().into()))
    }

    /// `work` as this handle runs it.
    fn noting<T, E, F>(&self, mut work: F) -> impl FnMut(&mut Tx) -> Result<T, E> + Send + use<T, E, F>
    where
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        let recording = self.recording.clone();
        move |tx| {
            tx.read.recording.clone_from(&recording);
            work(tx)
        }
    }

    fn submit(&self, lane: Option<i64>, work: Box<dyn Queued>) {
        match &*self.engine {
            Running::Sqlite(sqlite) => sqlite.submit(work),
            Running::Postgres(postgres) => postgres.submit(lane, work),
        }
    }

    /// Runs `work` on a pooled read-only connection; never waits for a write. On SQLite it runs on the calling
    /// thread, since handing it over would cost more than the read: for short reads; others use [`Db::read_long`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let recording = self.recording.clone();
        let work = move |read: &mut Read| {
            read.recording = recording;
            work(read)
        };
        match &*self.engine {
            Running::Sqlite(sqlite) => sqlite.read(work),
            Running::Postgres(postgres) => postgres.read_later(work).await,
        }
    }

    /// As [`Db::read`], for reads that may take more than a few milliseconds: they run on the blocking pool.
    pub async fn read_long<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let db = self.clone();
        let Running::Sqlite(_) = &*self.engine else { return self.read(work).await };
        match tokio::task::spawn_blocking(move || db.read_blocking(work)).await {
            Ok(answer) => answer,
            Err(e) => match e.try_into_panic() {
                Ok(panic) => resume_unwind(panic),
                Err(_) => Err(stopping().into()),
            },
        }
    }

    /// As [`Db::read`], for threads that may block. `work` may borrow.
    pub fn read_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Read) -> Result<T, E>,
        E: From<Error>,
    {
        let recording = self.recording.clone();
        let work = move |read: &mut Read| {
            read.recording = recording;
            work(read)
        };
        match &*self.engine {
            Running::Sqlite(sqlite) => sqlite.read(work),
            Running::Postgres(postgres) => postgres.read(work),
        }
    }

    /// A new id, unique among all nodes.
    pub fn new_id<T>(&self) -> Id<T> {
        self.shared.ids.next()
    }

    /// SQL statements run since the start, by everybody: tests count a route's statements with it.
    pub fn statements_run(&self) -> u64 {
        self.shared.statements.load(Ordering::Relaxed)
    }

    /// Prepares `sql` without running it: the contract test of every store. Refuses what one engine would take and
    /// the other not: parameters left out, result columns of a type that rows do not decode.
    pub fn check_statement(&self, sql: &str) -> Result<(), Error> {
        match &*self.engine {
            Running::Sqlite(sqlite) => sqlite.check(sql),
            Running::Postgres(postgres) => postgres.check(sql),
        }
    }

    /// Writes a consistent copy to `path`, which must not exist. SQLite: `VACUUM INTO`, then an integrity check of the copy.
    /// PostgreSQL: an archive by `pg_dump`, for `pg_restore`.
    pub fn backup_to(&self, path: &std::path::Path) -> Result<(), Error> {
        match &*self.engine {
            Running::Sqlite(sqlite) => sqlite.backup_to(path),
            Running::Postgres(postgres) => postgres.backup_to(path),
        }
    }

    pub(crate) fn wakeup(&self) -> &Wakeup {
        &self.shared.wakeup
    }
}

impl Read {
    /// Every row of a query.
    pub fn all<R: DeserializeOwned>(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<Vec<R>, Error> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(row);
            Ok::<(), Error>(())
        })?;
        Ok(rows)
    }

    /// The only row of a query, or `None`. More than one row is [`Error::Row`].
    pub fn optional<R: DeserializeOwned>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> Result<Option<R>, Error> {
        let mut only = None;
        self.each(sql, params, |row| match only.replace(row) {
            None => Ok(()),
            Some(_) => Err(Error::Row("at most one row was expected, more came".into())),
        })?;
        Ok(only)
    }

    /// The only row of a query; no row is [`Error::Row`].
    pub fn one<R: DeserializeOwned>(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<R, Error> {
        self.optional(sql, params)?.ok_or_else(|| Error::Row("one row was expected, none came".into()))
    }

    /// Feeds every row to `each` without keeping them; an error from `each` stops the query.
    pub fn each<R: DeserializeOwned, E: From<Error>>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        mut each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        self.note(sql, params);
        self.begin_snapshot()?;
        let outcome = match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::query(conn, sql, params, |row| each(decode(row)?)),
            Conn::Postgres(conn) => conn.query(sql, params, |row| each(decode(row)?)),
        };
        outcome.map_err(|stopped| match stopped {
            Stopped::ByCaller(error) => error,
            Stopped::ByEngine(error) => self.doom(error).into(),
        })
    }

    fn note(&self, sql: &'static str, params: &[Value<'_>]) {
        self.shared.statements.fetch_add(1, Ordering::Relaxed);
        if let Some(recording) = &self.recording {
            recording.note(sql, params);
        }
    }

    /// On SQLite a reading closure's transaction begins with its first statement.
    fn begin_snapshot(&mut self) -> Result<(), Error> {
        if let (Snapshot::Wanted, Conn::Sqlite(conn)) = (self.snapshot, &self.conn) {
            sqlite::run(conn, "BEGIN")?;
            self.snapshot = Snapshot::Held;
        }
        Ok(())
    }

    fn end_snapshot(&mut self) -> Result<(), Error> {
        if self.snapshot == Snapshot::Held {
            self.snapshot = Snapshot::Wanted;
            match &mut self.conn {
                Conn::Sqlite(conn) => sqlite::run(conn, "COMMIT")?,
                Conn::Postgres(conn) => conn.end("COMMIT")?,
            }
        }
        Ok(())
    }

    fn doom(&mut self, error: Error) -> Error {
        self.failed.get_or_insert_with(|| error.clone());
        error
    }
}

impl Tx {
    /// Runs a statement that returns no rows; returns how many rows it changed. (`… RETURNING` goes through [`Read::all`].)
    pub fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64, Error> {
        self.read.note(sql, params);
        let changed = match &mut self.read.conn {
            Conn::Sqlite(conn) => sqlite::execute(conn, sql, params),
            Conn::Postgres(conn) => conn.execute(sql, params),
        };
        changed.map_err(|error| self.read.doom(error))
    }

    /// A new id, unique among all nodes.
    pub fn new_id<T>(&self) -> Id<T> {
        self.read.shared.ids.next()
    }

    /// The node this process runs as.
    pub(crate) fn node(&self) -> NodeId {
        self.read.shared.node
    }

    /// Wakes idle workers once this is committed.
    pub(crate) fn wake_workers(&mut self) {
        self.wakes = true;
    }

    fn new(conn: Conn, shared: Arc<Shared>) -> Tx {
        let read = Read { conn, shared, snapshot: Snapshot::NotNeeded, failed: None, recording: None };
        Tx { read, wakes: false }
    }

    /// To be called after a commit.
    fn committed(&mut self) {
        if std::mem::take(&mut self.wakes) {
            self.read.shared.wakeup.notify();
        }
    }
}

/// What every connection of one handle shares.
struct Shared {
    ids: IdGen,
    node: NodeId,
    statements: AtomicU64,
    wakeup: Wakeup,
}

enum Running {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

enum Conn {
    Sqlite(rusqlite::Connection),
    Postgres(postgres::Pooled),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Snapshot {
    /// A writing transaction is one already.
    NotNeeded,
    Wanted,
    Held,
}

/// Why a query ended early.
enum Stopped<E> {
    ByEngine(Error),
    ByCaller(E),
}

impl<E, F: Into<Error>> From<F> for Stopped<E> {
    fn from(error: F) -> Stopped<E> {
        Stopped::ByEngine(error.into())
    }
}

fn stopping() -> Error {
    Error::NotCommitted("the process is stopping".into())
}
