//! A fresh database for every test.

use std::fmt;
use std::ops::Deref;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};

use db::Db;
use kernel::NodeId;
use postgres::{Client, NoTls};
use tempfile::TempDir;

/// The environment variable that names a PostgreSQL server where tests may create databases.
const SERVER: &str = "MEADOW_TEST_POSTGRES";
/// The advisory lock under which the template is made: test processes run side by side.
const TEMPLATE_LOCK: i64 = 8_112_004_377;

/// A database of its own for one test, gone when dropped. Dereferences to [`Db`].
pub struct TestDb {
    /// `None` only while being dropped.
    db: Option<Db>,
    home: Home,
}

enum Home {
    Folder(TempDir),
    Server { url: String, name: String },
}

/// A fresh SQLite database and, where `MEADOW_TEST_POSTGRES` names a server, a fresh PostgreSQL one.
///
/// # Panics
/// When a database cannot be made; when `CI=true` and no PostgreSQL server is named: there, both are always tested.
pub fn databases() -> Vec<TestDb> {
    let mut databases = vec![sqlite()];
    match std::env::var(SERVER) {
        Ok(url) if !url.is_empty() => databases.push(off_runtime(|| postgres_at(&url))),
        _ => say_what_is_left_out(),
    }
    databases
}

/// A fresh SQLite database, for tests of one engine.
///
/// # Panics
/// When it cannot be made.
pub fn sqlite() -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("meadow.db").display());
    let db = Db::open(&url, node()).expect("a fresh SQLite database opens");
    TestDb { db: Some(db), home: Home::Folder(folder) }
}

impl TestDb {
    /// The address by which another handle or process opens the same database.
    pub fn url(&self) -> String {
        match &self.home {
            Home::Folder(folder) => format!("sqlite:{}", folder.path().join("meadow.db").display()),
            Home::Server { url, name } => with_database(url, name),
        }
    }
}

impl Deref for TestDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        self.db.as_ref().expect("the database is there until it is dropped")
    }
}

impl fmt::Debug for TestDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.engine())
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        self.db = None;
        if let Home::Server { url, name } = &self.home {
            // FORCE: a clone of the handle may outlive the test.
            let drop_it = || connect(url).batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            if let Err(error) = off_runtime(drop_it) {
                eprintln!("the test database {name} was left behind: {error}");
            }
        }
    }
}

fn node() -> NodeId {
    NodeId::new(1).expect("1 is a node")
}

fn postgres_at(url: &str) -> TestDb {
    let template = format!("meadow_template_{:016x}", db::schema_fingerprint());
    static MADE: AtomicU64 = AtomicU64::new(0);
    let name = format!("meadow_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let mut server = connect(url);
    server.execute("SELECT pg_advisory_lock($1)", &[&TEMPLATE_LOCK]).expect("a lock");
    let ready = "SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate";
    if server.query_opt(ready, &[&template]).expect("an answer").is_none() {
        make_template(&mut server, url, &template);
    }
    // A killed process with the same number may have left one.
    server.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).expect("room for a fresh database");
    server.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).expect("a fresh database");
    server.close().expect("the lock is let go");
    let db = Db::open(&with_database(url, &name), node()).expect("a fresh PostgreSQL database opens");
    TestDb { db: Some(db), home: Home::Server { url: url.to_owned(), name } }
}

/// Migrates once; every test copies the outcome. It is marked as a template when it is complete.
fn make_template(server: &mut Client, url: &str, template: &str) {
    server.batch_execute(&format!("DROP DATABASE IF EXISTS {template}")).expect("an unfinished template goes");
    server.batch_execute(&format!("CREATE DATABASE {template}")).expect("a database for the template");
    drop(Db::open(&with_database(url, template), node()).expect("the migrations run on PostgreSQL"));
    server.batch_execute(&format!("ALTER DATABASE {template} WITH IS_TEMPLATE true")).expect("a template");
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).unwrap_or_else(|e| panic!("{SERVER} is set, but no server answers there: {e}"))
}

/// The server's address with another database: `postgres://user@host:port/name?options`.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, ""), |(a, o)| (a, o));
    let authority = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    let mark = if options.is_empty() { "" } else { "?" };
    format!("{authority}/{name}{mark}{options}")
}

/// Runs `work` on a thread of its own: the PostgreSQL client panics on the threads of an async runtime.
fn off_runtime<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join()).unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn say_what_is_left_out() {
    static SAID: Once = Once::new();
    let in_ci = std::env::var("CI").is_ok_and(|v| v == "true");
    assert!(!in_ci, "CI tests PostgreSQL too: run the tests by scripts/with-services, which sets {SERVER}");
    SAID.call_once(|| eprintln!("PostgreSQL is left out: {SERVER} is not set (scripts/with-services sets it)"));
}
