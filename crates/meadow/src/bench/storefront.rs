//! Lists, product pages and search over HTTP, on the machine that also makes the load. The bound is `/healthz`: the same
//! server, connections and client with nothing to look up.

use std::fmt;
use std::time::Duration;

use catalog::listing::storefront::{CardQuery, Sort, cards};
use flows::{AllProducts, StartSync, SyncProducts};
use kernel::{Country, Id, Lang, PageRequest, SystemClock};
use serde::Serialize;
use tokio::runtime::Runtime;

use super::load::{Load, Target, open_loop, saturate};
use super::sync::{bench_draft, bench_shop};
use crate::Failure;
use crate::cli::Serve;
use crate::commands::serve::{Server, prepare_sandbox};
use crate::house::{House, Opening};
use crate::settings::{DataSettings, File, server};

/// Products on sale while it is measured.
const PRODUCTS: usize = 2_000;
const CONNECTIONS: usize = 16;
/// Requests a second of the open loop.
const RATE: u32 = 500;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub products: usize,
    /// The bound: nothing to look up.
    pub healthz: Load,
    pub routes: Vec<Route>,
}

/// One kind of page or answer.
#[derive(Debug, Serialize)]
pub struct Route {
    pub name: &'static str,
    /// 16 connections, each with one request under way.
    pub saturated: Load,
    /// 500 requests a second.
    pub open_loop: Load,
    /// Throughput in per cent of the bound's.
    pub of_bound_percent: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} products on sale; bound /healthz {} requests/s", self.products, self.healthz.requests_per_s)?;
        for route in &self.routes {
            writeln!(
                f,
                "{:<16} {:>6} requests/s ({} % of the bound), p99 {} µs; at {RATE}/s p50 {} µs, p99 {} µs; {} failures",
                route.name,
                route.saturated.requests_per_s,
                route.of_bound_percent,
                route.saturated.p99_us,
                route.open_loop.p50_us,
                route.open_loop.p99_us,
                route.saturated.failures + route.open_loop.failures,
            )?;
        }
        Ok(())
    }
}

/// Measures each route for `seconds` in both ways.
pub fn run(runtime: &Runtime, seconds: u64) -> Result<Report, Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    prepare_sandbox(&house)?;
    stock_the_shelves(&house, PRODUCTS, 10)?;
    let listings = house.db.read_blocking(|read| some_listings(read, 500))?;
    let flags = Serve { listen: Some("127.0.0.1:0".parse()?), sandbox: true, ..Serve::default() };
    let server = Server::start(runtime, house, &data, &server(flags, File::default())?)?;
    let address = server.address;
    let measured = runtime.block_on(async move {
        let each = Duration::from_secs(seconds);
        let healthz = saturate(address, &[Target::of("/healthz")], CONNECTIONS, each).await;
        let mut routes = Vec::new();
        for (name, paths) in routes_of(&listings) {
            let paths: Vec<Target> = paths.into_iter().map(Target::of).collect();
            let saturated = saturate(address, &paths, CONNECTIONS, each).await;
            let open_loop = open_loop(address, &paths, RATE, each).await;
            let of_bound_percent = saturated.requests_per_s * 100 / healthz.requests_per_s.max(1);
            routes.push(Route { name, saturated, open_loop, of_bound_percent });
        }
        Report { products: PRODUCTS, healthz, routes }
    });
    server.stop(runtime)?;
    Ok(measured)
}

/// Up to `count` listings on sale in GB.
pub(super) fn some_listings(read: &mut db::Read, count: usize) -> Result<Vec<catalog::listing::ListingId>, db::Error> {
    let mut ids = Vec::new();
    let mut page = PageRequest::new(None, Some(100));
    while ids.len() < count {
        let (market, lang) = (Country::new(*b"GB"), Lang::EN);
        let query = CardQuery { market, lang, category: None, shop: None, sort: Sort::Newest, page: page.clone() };
        let found = cards(read, &query)?;
        ids.extend(found.items.iter().map(|card| card.listing));
        match found.next {
            Some(next) => page = PageRequest::new(Some(next), Some(100)),
            None => break,
        }
    }
    Ok(ids)
}

fn routes_of(listings: &[catalog::listing::ListingId]) -> Vec<(&'static str, Vec<String>)> {
    let each = |prefix: &str| listings.iter().map(|id| format!("{prefix}{id}")).collect::<Vec<_>>();
    let words = ["rose", "quartz", "bracelet", "pattern", "beads", "elastic", "hand", "wrists"];
    let search = |prefix: &str| words.iter().map(|word| format!("{prefix}?q={word}")).collect::<Vec<_>>();
    vec![
        (
            "list page",
            vec![
                "/gb/listings".to_owned(),
                "/gb/categories/jewellery".to_owned(),
                "/gb/listings?sort=price_asc".to_owned(),
            ],
        ),
        ("product page", each("/gb/listings/")),
        ("search page", search("/gb/search")),
        (
            "list API",
            vec!["/api/v1/markets/GB/listings".to_owned(), "/api/v1/markets/GB/listings?category=jewellery".to_owned()],
        ),
        ("product API", each("/api/v1/markets/GB/listings/")),
        ("search API", search("/api/v1/markets/GB/listings")),
    ]
}

/// A shop with `products` products and `stock` units of each variant, synced to GB.
pub fn stock_the_shelves(house: &House, products: usize, stock: i64) -> Result<(), Failure> {
    let shop = house.db.write_blocking(|tx| catalog::shop::open(tx, &SystemClock, Id::new(1), &bench_shop()))?;
    for start in (0..products).step_by(200) {
        let shop = shop.clone();
        house.db.write_blocking(move |tx| {
            for n in start..(start + 200).min(products) {
                let mut draft = bench_draft(n);
                draft.variants.iter_mut().for_each(|variant| variant.stock = Some(stock));
                flows::put_product(tx, &SystemClock, &shop, &draft)?;
            }
            Ok::<_, catalog::product::WriteProductError>(())
        })?;
    }
    let sync = StartSync {
        shop: shop.id,
        products: SyncProducts::All(AllProducts::All),
        markets: vec![Country::new(*b"GB")],
        price_rule: None,
    };
    house.db.write_blocking(move |tx| flows::start_sync(tx, &SystemClock, &sync))?;
    let (handlers, consumers) = (flows::handlers(&house.deps), flows::consumers(&house.deps));
    db::jobs::run_due(&house.db, &SystemClock, &handlers, &consumers)?;
    Ok(())
}
