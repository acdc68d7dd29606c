//! Whole checkouts over HTTP: a cart, a line, the checkout with its reservation, order, payment by sandbox, postings and
//! events. Beside the bound: the statements that such checkouts ran, written down and run again by plain `rusqlite` on a
//! copy of the database as it was before, one transaction for 64 orders, with nothing else running.

mod bound;
mod cpu;
mod shopper;

use std::fmt;
use std::time::Duration;

use catalog::listing::storefront;
use db::Recording;
use kernel::{Country, Lang};
use serde::Serialize;
use tokio::runtime::Runtime;

use self::shopper::{Goods, Round};
use super::storefront::{some_listings, stock_the_shelves};
use crate::Failure;
use crate::cli::Serve;
use crate::commands::serve::{Server, prepare_sandbox};
use crate::house::{House, Opening};
use crate::settings::{DataSettings, File, server};

/// Products on sale: each has two variants.
const PRODUCTS: usize = 200;
/// Units of each variant: more than a run can sell.
const STOCK: i64 = fulfilment::stock::ON_HAND_MAX;
/// Shoppers at once, each with a connection of their own.
pub const CLIENTS: usize = 64;
/// Orders that the bound commits together.
const BOUND_BATCH: u64 = 64;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The main figures: goods spread over 400 variants.
    #[serde(flatten)]
    pub spread: Measured,
    /// Statements of one order, from the cart to the payment, read or written.
    pub sql_per_order: f64,
    /// Orders a second of the same statements in plain `rusqlite`.
    pub bound_per_s: u64,
    /// `orders_per_s` as a share of the bound.
    pub ratio: f64,
    /// Everybody wants the same variant.
    pub hot_sku: Measured,
    pub clients: usize,
    /// Whether the books balance, and no order is missing or double.
    pub books_balance: bool,
}

/// A run of checkouts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Measured {
    pub orders_per_s: u64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Processor time of the server, the load generator's not counted.
    pub cpu_ms_per_order: f64,
    pub failures: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} clients, goods spread  {}", self.clients, self.spread)?;
        writeln!(f, "{} clients, one hot SKU   {}", self.clients, self.hot_sku)?;
        writeln!(f, "{:.1} statements an order", self.sql_per_order)?;
        writeln!(f, "bound: the same statements in rusqlite {}/s, ratio {:.2}", self.bound_per_s, self.ratio)?;
        writeln!(f, "books balance: {}", self.books_balance)
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Measured { orders_per_s, p50_ms, p99_ms, cpu_ms_per_order, failures } = self;
        write!(
            f,
            "{orders_per_s:>6} orders/s  p50 {p50_ms:.1} ms  p99 {p99_ms:.1} ms  {cpu_ms_per_order:.3} ms of processor an order  {failures} failures"
        )
    }
}

/// Measures both kinds of goods for `seconds`.
///
/// # Errors
/// When anything was refused, lost or does not balance: that would make the figures worthless.
pub fn run(runtime: &Runtime, seconds: u64) -> Result<Report, Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let mut house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    prepare_sandbox(&house)?;
    stock_the_shelves(&house, PRODUCTS, STOCK)?;
    let goods = house.db.read_blocking(goods)?;
    let copy = folder.path().join("bound.db");
    house.db.backup_to(&copy)?;

    let recording = Recording::default();
    let plain = house.db.clone();
    house.db = house.db.recorded(&recording);
    let flags = Serve { listen: Some("127.0.0.1:0".parse()?), sandbox: true, ..Serve::default() };
    let server = Server::start(runtime, house, &data, &server(flags, File::default())?)?;
    let each = Duration::from_secs(seconds.max(1));
    let load = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name(cpu::LOAD_THREAD)
        .enable_all()
        .build()?;
    let crowd = |goods: &Goods, time| Round::run(&load, server.address, goods, CLIENTS, time);

    let recorded = crowd(&goods, Duration::from_secs(2))?;
    recording.stop();
    let statements = recording.take();
    let spread = crowd(&goods, each)?;
    let hot = crowd(&goods.only_first(), each)?;
    server.stop(runtime)?;
    let load_ended = load;
    load_ended.shutdown_background();

    let acknowledged = recorded.orders + spread.orders + hot.orders;
    let books_balance = plain.read_blocking(move |read| check(read, acknowledged))?;
    drop(plain);
    let bound_per_s = bound::replay(&copy, &statements, recorded.orders, BOUND_BATCH)?;
    let (spread, hot_sku) = (spread.measured(), hot.measured());
    Ok(Report {
        spread,
        sql_per_order: share(u64::try_from(statements.len())?, recorded.orders),
        bound_per_s,
        ratio: share(spread.orders_per_s, bound_per_s),
        hot_sku,
        clients: CLIENTS,
        books_balance,
    })
}

/// What can be bought: every variant of every product.
fn goods(read: &mut db::Read) -> Result<Goods, db::Error> {
    let mut goods = Goods::default();
    for listing in some_listings(read, PRODUCTS)? {
        let page = storefront::page(read, Country::new(*b"GB"), Lang::EN, listing)?;
        for variant in page.into_iter().flat_map(|page| page.variants) {
            goods.add(listing.get(), variant.id.get());
        }
    }
    Ok(goods)
}

/// Whether the books balance and hold as many paid orders as were acknowledged.
fn check(read: &mut db::Read, acknowledged: u64) -> Result<bool, db::Error> {
    let books = ledger::book::check(read)?;
    let paid = ledger::book::count(read, ledger::EntryKind::Paid)?;
    Ok(books.balanced && u64::try_from(paid).ok() == Some(acknowledged))
}

fn share(part: u64, whole: u64) -> f64 {
    let of = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    of(part) / of(whole).max(1.0)
}
