use std::sync::Arc;

use adapters::payment::{Cod, Sandbox};
use catalog::{ProductDraft, VariantDraft};
use flows::{AllProducts, Deps, StartSync, SyncProducts};
use kernel::{Clock, DAY_MS, Id, MINUTE_MS, ManualClock, MarketCode};
use market::fx::Ageing;
use testkit::TestDb;
use trade::payment::Providers;

use super::*;

struct House {
    db: TestDb,
    clock: Arc<ManualClock>,
    providers: Providers,
    _folder: tempfile::TempDir,
    _runtime: tokio::runtime::Runtime,
}

impl House {
    /// Two shops, at home in China and Britain, with twelve products each and few units, on sale in two markets.
    fn new(db: TestDb) -> House {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let clock = Arc::new(testkit::clock());
        let providers = Providers::new(vec![Arc::new(Sandbox), Arc::new(Cod)]);
        let deps = Deps {
            db: db.clone(),
            clock: clock.clone(),
            rng: Arc::new(SeededRng::new(7)),
            blobs: blobs::Blobs::in_folder(&folder.path().join("media")).unwrap().blocking(runtime.handle().clone()),
            search: Arc::new(catalog::search::Search::open(&folder.path().join("search")).unwrap()),
            translator: None,
            image_fetcher: None,
            brand_store: Arc::new(adapters::shopify::Shopify::new(Arc::new(adapters::outbound::Outbound::new(
                Default::default(),
            )))),
            studio: None,
            payments: providers.clone(),
            signals: signals::Signals::open(folder.path(), signals::Counting { simulated_counts: true }).unwrap(),
            ageing: Ageing::sandbox(),
        };
        for (handle, home, currency) in [("jade", "CN", "CNY"), ("moss", "GB", "GBP")] {
            stock(&deps, handle, home, currency);
        }
        let (handlers, consumers) = (flows::handlers(&deps), flows::consumers(&deps));
        db::jobs::run_due(&deps.db, &*clock, &handlers, &consumers).unwrap();
        House { db, clock, providers, _folder: folder, _runtime: runtime }
    }

    fn sim(&self, seed: u64) -> Sim {
        let parts = Parts {
            db: self.db.clone(),
            clock: self.clock.clone(),
            providers: self.providers.clone(),
            rates: flows::Rates::new(Ageing::sandbox()),
            url: Url::parse("http://localhost:8080").unwrap(),
            signals: None,
            fans: Fans::default(),
            season: None,
        };
        Sim::open(parts, seed).unwrap()
    }
}

fn stock(deps: &Deps, handle: &'static str, home: &'static str, currency: &'static str) {
    let clock = deps.clock.clone();
    let written: Result<(), db::Error> = deps.db.write_blocking(move |tx| {
        let wrong = |error: &dyn std::fmt::Display| db::Error::Row(error.to_string().into());
        market::markets::seed(tx, &*clock)?;
        market::markets::declare_all_licences(tx, &*clock)?;
        market::fx::put_history(tx, &*clock, market::fx::snapshot::sheets())?;
        let input = catalog::shop::OpenShop {
            handle: handle.to_owned(),
            name: handle.to_owned(),
            home_country: home.to_owned(),
            language: "en".to_owned(),
            currency: currency.to_owned(),
        };
        let shop = catalog::shop::open(tx, &*clock, Id::new(1), &input).map_err(|error| wrong(&error))?;
        for n in 0..12 {
            let draft = ProductDraft {
                title: format!("Moss lamp number {n}"),
                description: "A warm lamp for the table.".to_owned(),
                category: Some("home".to_owned()),
                variants: vec![VariantDraft {
                    price_minor: 1_500 + n * 100,
                    stock: Some(15),
                    ..VariantDraft::default()
                }],
                ..ProductDraft::default()
            };
            flows::put_product(tx, &*clock, &shop, &draft).map_err(|error| wrong(&error))?;
        }
        let markets: Vec<MarketCode> = ["GB", "TH"].iter().map(|code| code.parse().unwrap()).collect();
        let all = SyncProducts::All(AllProducts::All);
        let start = StartSync { shop: shop.id, products: all, markets, price_rule: None };
        flows::start_sync(tx, &*clock, &start).map_err(|error| wrong(&error))?;
        Ok(())
    });
    written.unwrap();
}

/// Forty days of two shops, proved every fifty steps: everything that can happen to an order does.
#[test]
fn a_market_lives_and_its_books_balance() {
    for db in testkit::databases() {
        let house = House::new(db);
        let mut sim = house.sim(2026);
        let until = house.clock.now().plus_ms(40 * DAY_MS);
        sim.live(&house.clock, until, 60 * MINUTE_MS, 50, |_| {}).unwrap();
        let tally = sim.tally();
        let happened =
            [tally.orders, tally.left, tally.declined, tally.cancelled, tally.packed, tally.scans, tally.returns];
        assert!(happened.iter().all(|times| *times > 0), "{tally:?}");
        assert!(tally.refused > 0, "stock of 15 lasts for ever: {tally:?}");
        let settled = house.db.read_blocking(|read| ledger::book::count(read, ledger::EntryKind::Settled)).unwrap();
        assert!(settled > 0, "nothing was settled in forty days");
    }
}

#[test]
fn a_seed_lives_the_same_life_twice() {
    let lives: Vec<Tally> = (0..2)
        .map(|_| {
            let house = House::new(testkit::sqlite());
            let mut sim = house.sim(7);
            let until = house.clock.now().plus_ms(5 * DAY_MS);
            sim.live(&house.clock, until, 60 * MINUTE_MS, 100, |_| {}).unwrap();
            sim.tally()
        })
        .collect();
    assert_eq!(lives[0], lives[1]);
}

/// The check can fail: a unit that nobody took is missed.
#[test]
fn a_lost_unit_is_noticed() {
    let house = House::new(testkit::sqlite());
    let mut sim = house.sim(3);
    for _ in 0..30 {
        sim.visit().unwrap();
    }
    sim.check().unwrap();
    let lost = house.db.write_blocking(|tx| {
        let sql = "UPDATE stock SET available = available + 1, committed = committed - 1 WHERE committed > 0";
        tx.execute(sql, db::params![])
    });
    assert!(lost.unwrap() > 0);
    assert!(matches!(sim.check(), Err(SimError::Broken(_, Broken::Stock(_)))));
}

#[test]
fn what_visitors_ordered_is_left_to_them() {
    let house = House::new(testkit::sqlite());
    let mut sim = house.sim(5);
    for _ in 0..20 {
        sim.visit().unwrap();
    }
    let theirs = "UPDATE shop_order SET origin = 'real'";
    house.db.write_blocking(|tx| tx.execute(theirs, db::params![])).unwrap();
    house.clock.advance_ms(2 * 60 * MINUTE_MS);
    flows::deadlines(&house.db, &*house.clock, u64::MAX).unwrap();
    for _ in 0..20 {
        sim.pack().unwrap();
        sim.carry().unwrap();
        sim.change_of_mind().unwrap();
    }
    let tally = sim.tally();
    assert!(tally.orders > 0);
    assert_eq!((tally.packed, tally.scans, tally.cancelled), (0, 0, 0), "{tally:?}");
    sim.visit().unwrap();
    sim.check().unwrap();
}

/// Three weeks of a season: what is wanted is bought, when and where it is wanted; shelves stay full and books balance.
#[test]
fn a_season_is_lived_through() {
    for db in testkit::databases() {
        let house = House::new(db);
        let [gb, th] = ["GB", "TH"].map(|code| code.parse::<MarketCode>().unwrap());
        let begins = house.clock.now();
        let wish = |product: &str, markets: &[MarketCode], points: &[(i64, i64)]| Wish {
            product: product.to_owned(),
            markets: markets.to_vec(),
            points: points.to_vec(),
        };
        let season = Season {
            begins,
            orders_a_day: [(gb, 8), (th, 4)].into(),
            looks_an_order: 2,
            rest: 1,
            wishes: vec![
                wish("moss-lamp-number-3", &[gb], &[(0, 0), (10, 0), (11, 90)]),
                wish("moss-lamp-number-3", &[th], &[(0, 0)]),
                wish("moss-lamp-number-5", &[], &[(0, 40)]),
            ],
        };
        let mut sim = house.sim(11);
        let (mut days, until) = (Vec::new(), begins.plus_ms(21 * DAY_MS + 6 * 60 * MINUTE_MS));
        let sold = |market: &str, from: i64, to: i64| {
            let sql = "SELECT p.handle, COUNT(*) FROM order_line l JOIN shop_order o ON o.id = l.order_id JOIN product p ON p.id = l.product
                WHERE o.market = $1 AND o.placed_at >= $2 AND o.placed_at < $3 GROUP BY p.handle";
            let day = |day: i64| begins.plus_ms(day * DAY_MS).ms();
            let rows: Vec<(String, i64)> =
                house.db.read_blocking(|read| read.all(sql, db::params![market, day(from), day(to)])).unwrap();
            rows.into_iter().collect::<HashMap<_, _>>()
        };
        sim.live_through(&house.clock, until, &season, |at| {
            days.push(at);
            Ok(())
        })
        .unwrap();
        let of = |sold: &HashMap<String, i64>, n: i64| sold.get(&format!("moss-lamp-number-{n}")).copied().unwrap_or(0);
        let (before, after, there) = (sold("GB", 0, 10), sold("GB", 11, 21), sold("TH", 0, 21));
        assert_eq!((of(&before, 3), of(&there, 3)), (0, 0), "it was not wanted then, or not there");
        assert!(of(&after, 3) > of(&after, 5) && of(&after, 5) > of(&after, 4), "{after:?}");
        let all: i64 = [&before, &after, &there].iter().flat_map(|sold| sold.values()).sum();
        let tally = sim.tally();
        assert!((200..400).contains(&tally.orders), "{tally:?}");
        assert!(all >= 200 && tally.packed > 150 && tally.scans > 400, "{all} {tally:?}");
        assert_eq!((days.len(), days.last().copied(), house.clock.now()), (22, Some(until), until));
    }
}
