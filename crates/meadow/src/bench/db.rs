//! What the database layer costs: orders of one hot product by 400 callers and point reads, beside the same work in
//! plain `rusqlite`, its bound, in the same run on the same disk.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use db::{Db, Error, params};
use kernel::NodeId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Failure;

/// Callers that order at once.
const CALLERS: usize = 400;
/// Orders that the bound commits together.
const BOUND_BATCH: u32 = 200;
/// Products to read.
const PRODUCTS: i64 = 10_000;

const SCHEMA: [&str; 2] = [
    "CREATE TABLE bench_product (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL, sold INTEGER NOT NULL) STRICT",
    "CREATE TABLE bench_order (id INTEGER PRIMARY KEY, product INTEGER NOT NULL, price INTEGER NOT NULL) STRICT",
];
const ADD_PRODUCT: &str = "INSERT INTO bench_product (id, name, price, sold) VALUES ($1, $2, 1277, 0)";
const SELL: &str = "UPDATE bench_product SET sold = sold + 1 WHERE id = 1 RETURNING price";
const ORDER: &str = "INSERT INTO bench_order (id, product, price) VALUES ($1, 1, $2)";
const FIND: &str = "SELECT id, name, price, sold FROM bench_product WHERE id = $1";
const SOLD: &str = "SELECT sold FROM bench_product WHERE id = 1";

/// Both workloads, and their bounds.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) callers: usize,
    pub(crate) writes: Comparison,
    pub(crate) reads: Comparison,
}

/// The layer beside its bound.
#[derive(Debug, Serialize)]
pub(crate) struct Comparison {
    pub(crate) db: Measured,
    pub(crate) raw_rusqlite: Measured,
    /// The layer's throughput as a share of the bound's.
    pub(crate) ratio: f64,
}

/// A workload, measured. A latency of the bound's writes is that of a whole batch.
#[derive(Debug, Serialize)]
pub(crate) struct Measured {
    pub(crate) per_second: u64,
    pub(crate) latency_ns_p50: u64,
    pub(crate) latency_ns_p99: u64,
}

/// Measures each of the four parts for `seconds`, on files in `folder`.
///
/// # Errors
/// When the folder cannot be written to, or orders were lost: that would make the figures worthless.
pub(crate) fn run(folder: &Path, seconds: u64) -> Result<Report, Failure> {
    let time = Duration::from_secs(seconds.max(1));
    let folder = tempfile::tempdir_in(folder)?;
    let raw = raw(&folder.path().join("raw.db"))?;
    let db = layered(&folder.path().join("layered.db"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let raw_writes = raw_orders(&raw, time)?;
    let writes = runtime.block_on(orders(&db, time))?;
    let raw_reads = raw_finds(&raw, time)?;
    let reads = runtime.block_on(finds(db, time))?;
    Ok(Report { callers: CALLERS, writes: Comparison::of(writes, raw_writes), reads: Comparison::of(reads, raw_reads) })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "orders of one product, {} callers", self.callers)?;
        writeln!(f, "{}", self.writes)?;
        writeln!(f, "point reads")?;
        write!(f, "{}", self.reads)
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  meadow's db   {}", self.db)?;
        writeln!(f, "  raw rusqlite  {}", self.raw_rusqlite)?;
        write!(f, "  ratio         {:.2}", self.ratio)
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99) = (Duration::from_nanos(self.latency_ns_p50), Duration::from_nanos(self.latency_ns_p99));
        write!(f, "{:>9}/s   p50 {p50:>8.1?}   p99 {p99:>8.1?}", self.per_second)
    }
}

impl Comparison {
    fn of(db: Measured, raw_rusqlite: Measured) -> Comparison {
        let of = |m: &Measured| f64::from(u32::try_from(m.per_second).unwrap_or(u32::MAX));
        let ratio = of(&db) / of(&raw_rusqlite).max(1.0);
        Comparison { db, raw_rusqlite, ratio }
    }
}

impl Measured {
    /// `latencies_ns` need no order; each stands for `each` things done.
    fn of(mut latencies_ns: Vec<u64>, each: u32, elapsed: Duration) -> Measured {
        latencies_ns.sort_unstable();
        let at = |percent: usize| {
            let i = latencies_ns.len().saturating_mul(percent) / 100;
            latencies_ns.get(i.min(latencies_ns.len().saturating_sub(1))).copied().unwrap_or(0)
        };
        let done = u128::from(each) * u128::try_from(latencies_ns.len()).unwrap_or(0);
        let per_second = u64::try_from(done * 1_000_000 / elapsed.as_micros().max(1)).unwrap_or(u64::MAX);
        Measured { per_second, latency_ns_p50: at(50), latency_ns_p99: at(99) }
    }
}

fn raw(path: &Path) -> Result<Connection, Failure> {
    let conn = Connection::open(path)?;
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; BEGIN")?;
    for table in SCHEMA {
        conn.execute_batch(table)?;
    }
    for id in 1..=PRODUCTS {
        conn.execute(ADD_PRODUCT, rusqlite::params![id, name(id)])?;
    }
    conn.execute_batch("COMMIT")?;
    Ok(conn)
}

fn layered(path: &Path) -> Result<Db, Failure> {
    let db = Db::open(&format!("sqlite:{}", path.display()), NodeId::default())?;
    db.write_blocking(|tx| {
        for table in SCHEMA {
            tx.execute(table, params![])?;
        }
        for id in 1..=PRODUCTS {
            tx.execute(ADD_PRODUCT, params![id, name(id)])?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(db)
}

fn name(id: i64) -> String {
    format!("product number {id}")
}

fn raw_orders(conn: &Connection, time: Duration) -> Result<Measured, Failure> {
    let (begun, mut latencies, mut id) = (Instant::now(), Vec::new(), 0_i64);
    while begun.elapsed() < time {
        let batch_begun = Instant::now();
        conn.execute_batch("BEGIN IMMEDIATE")?;
        for _ in 0..BOUND_BATCH {
            id += 1;
            let price: i64 = conn.prepare_cached(SELL)?.query_row([], |row| row.get(0))?;
            conn.prepare_cached(ORDER)?.execute([id, price])?;
        }
        conn.execute_batch("COMMIT")?;
        latencies.push(nanos(batch_begun));
    }
    Ok(Measured::of(latencies, BOUND_BATCH, begun.elapsed()))
}

async fn orders(db: &Db, time: Duration) -> Result<Measured, Failure> {
    let begun = Instant::now();
    let callers: Vec<_> = (0..CALLERS).map(|_| tokio::spawn(caller(db.clone(), begun, time))).collect();
    let mut latencies = Vec::new();
    for caller in callers {
        latencies.extend(caller.await??);
    }
    let elapsed = begun.elapsed();
    let sold: i64 = db.read(|read| read.one::<i64>(SOLD, params![])).await?;
    if usize::try_from(sold) != Ok(latencies.len()) {
        return Err(format!("{sold} sold, {} acknowledged", latencies.len()).into());
    }
    Ok(Measured::of(latencies, 1, elapsed))
}

/// Orders again and again; returns how long each took.
async fn caller(db: Db, begun: Instant, time: Duration) -> Result<Vec<u64>, Error> {
    let mut latencies = Vec::new();
    while begun.elapsed() < time {
        let order_begun = Instant::now();
        db.write_in_lane(1, |tx| {
            let id = tx.new_id::<Report>();
            let price: i64 = tx.one(SELL, params![])?;
            tx.execute(ORDER, params![id, price])?;
            Ok::<_, Error>(())
        })
        .await?;
        latencies.push(nanos(order_begun));
    }
    Ok(latencies)
}

fn raw_finds(conn: &Connection, time: Duration) -> Result<Measured, Failure> {
    let (begun, mut latencies) = (Instant::now(), Vec::new());
    for id in ids() {
        let find_begun = Instant::now();
        if find_begun.duration_since(begun) >= time {
            break;
        }
        conn.prepare_cached(FIND)?.query_row([id], |row| {
            let product = Product { id: row.get(0)?, name: row.get(1)?, price: row.get(2)?, sold: row.get(3)? };
            Ok(std::hint::black_box(product))
        })?;
        latencies.push(nanos(find_begun));
    }
    Ok(Measured::of(latencies, 1, begun.elapsed()))
}

async fn finds(db: Db, time: Duration) -> Result<Measured, Failure> {
    let reader = tokio::spawn(async move {
        let (begun, mut latencies) = (Instant::now(), Vec::new());
        for id in ids() {
            let find_begun = Instant::now();
            if find_begun.duration_since(begun) >= time {
                break;
            }
            let product = db.read(move |read| read.one::<Product>(FIND, params![id])).await?;
            std::hint::black_box(product);
            latencies.push(nanos(find_begun));
        }
        Ok::<_, Error>(Measured::of(latencies, 1, begun.elapsed()))
    });
    Ok(reader.await??)
}

/// A product as both sides read it.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "reading it is the point")]
struct Product {
    id: i64,
    name: String,
    price: i64,
    sold: i64,
}

/// Ids of products, without end, all over the table.
fn ids() -> impl Iterator<Item = i64> + Send {
    (0_i64..).map(|i| 1 + i.wrapping_mul(7919).rem_euclid(PRODUCTS))
}

fn nanos(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX)
}
