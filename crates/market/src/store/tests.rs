use db::Db;
use jiff::civil::date;
use kernel::{Clock, Country, Currency, DAY_MS, ManualClock, Money, Rate};
use serde_json::json;

use super::statements;
use crate::fx::{self, Ageing, Freshness, RateError, RateKind, RateSheet};
use crate::markets::{self, PutMarketError};
use crate::{Checkout, Market};

fn code(text: &str) -> Country {
    text.parse().unwrap()
}

fn clock() -> ManualClock {
    ManualClock::at("2026-11-02T12:00:00Z".parse().unwrap())
}

fn seeded(db: &Db) {
    db.write_blocking::<_, db::Error, _>(|tx| markets::seed(tx, &clock())).unwrap();
}

fn find(db: &Db, market: &str) -> Market {
    let market = code(market);
    db.read_blocking::<_, db::Error, _>(|read| markets::find(read, market)).unwrap().unwrap()
}

fn put(db: &Db, by: Option<i64>, market: &Market) -> Result<Market, PutMarketError> {
    let market = market.clone();
    db.write_blocking(move |tx| markets::put(tx, &clock(), by, market.clone()))
}

fn sheet(kind: RateKind, day: &str, base: Currency, rates: &[(&str, &str)]) -> RateSheet {
    let rate = |(currency, rate): &(&str, &str)| (currency.parse().unwrap(), Rate::new(rate.parse().unwrap()).unwrap());
    let source = format!("{} {day}", kind.as_str());
    RateSheet { kind, date: day.parse().unwrap(), base, source, rates: rates.iter().map(rate).collect() }
}

fn keep(db: &Db, sheets: Vec<RateSheet>) -> u64 {
    db.write_blocking::<_, db::Error, _>(move |tx| fx::put_history(tx, &clock(), &sheets)).unwrap()
}

#[test]
fn every_statement_is_prepared() {
    for db in testkit::databases() {
        for (name, sql) in statements() {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {db:?}: {error}"));
        }
    }
}

#[test]
fn the_shipped_markets_come_in_once_and_an_edit_stays() {
    for db in testkit::databases() {
        let seed = || db.write_blocking::<_, db::Error, _>(|tx| markets::seed(tx, &clock())).unwrap();
        assert_eq!((seed(), seed()), (249, 0));
        let all = db.read_blocking::<_, db::Error, _>(markets::all).unwrap();
        assert_eq!(all, crate::shipped::all());
        let enabled = db.read_blocking::<_, db::Error, _>(markets::enabled).unwrap();
        assert_eq!(enabled.len(), 10);

        let britain = Market { return_days: 60, ..find(&db, "GB") };
        put(&db, Some(7), &britain).unwrap();
        assert_eq!(seed(), 0);
        assert_eq!(find(&db, "GB").return_days, 60);
    }
}

#[test]
fn a_change_is_kept_with_who_and_when() {
    for db in testkit::databases() {
        seeded(&db);
        let france = markets::merge(&find(&db, "FR"), &json!({"enabled": true, "vat_bp": 2000}), &clock()).unwrap();
        put(&db, Some(7), &france).unwrap();
        put(&db, Some(8), &france).unwrap();
        let enabled = db.read_blocking::<_, db::Error, _>(markets::enabled).unwrap();
        assert!(enabled.contains(&france));
        let changes = db.read_blocking::<_, db::Error, _>(|read| markets::changes(read, code("FR"), 10)).unwrap();
        assert_eq!(changes.len(), 1, "the same again is no change");
        assert_eq!((changes[0].by, changes[0].at, &changes[0].after), (Some(7), clock().now(), &france));
    }
}

#[test]
fn what_cannot_be_kept_changes_nothing() {
    for db in testkit::databases() {
        seeded(&db);
        let before = find(&db, "ID");
        let wrong = Market { checkout: Checkout::InApp, return_days: -1, ..before.clone() };
        let Err(PutMarketError::Invalid(problems)) = put(&db, Some(7), &wrong) else { panic!("refused") };
        assert_eq!(problems.0.len(), 2);
        assert_eq!(find(&db, "ID"), before);
        let nowhere = Market { code: code("XX"), ..before };
        let closed = Market { enabled: false, checkout: Checkout::None, ..nowhere };
        assert!(matches!(put(&db, Some(7), &closed), Err(PutMarketError::Unknown)));
    }
}

#[test]
fn declared_licences_let_shoppers_pay_everywhere_until_the_operator_says_otherwise() {
    for db in testkit::databases() {
        seeded(&db);
        let declare =
            || db.write_blocking::<_, db::Error, _>(|tx| markets::declare_all_licences(tx, &clock())).unwrap();
        assert_eq!((declare(), declare()), (249, 0));
        let enabled = db.read_blocking::<_, db::Error, _>(markets::enabled).unwrap();
        assert!(enabled.iter().all(|market| market.checkout == Checkout::InApp && market.marketplace_licence));
        put(&db, None, &Market { checkout: Checkout::LinkOut, ..find(&db, "ID") }).unwrap();
        assert_eq!(declare(), 0);
        assert_eq!(find(&db, "ID").checkout, Checkout::LinkOut);
    }
}

#[test]
fn the_newest_rate_in_force_answers_with_its_origin() {
    for db in testkit::databases() {
        keep(
            &db,
            vec![
                sheet(RateKind::Ecb, "2026-10-30", Currency::EUR, &[("USD", "1.1172"), ("GBP", "0.8338")]),
                sheet(RateKind::Ecb, "2026-10-29", Currency::EUR, &[("USD", "1.113"), ("GBP", "0.83578")]),
                sheet(RateKind::Manual, "2026-12-24", Currency::EUR, &[("USD", "2")]),
            ],
        );
        let ask = |base, quote, days: i64| {
            let now = clock().now().plus_ms(days * DAY_MS);
            db.read_blocking::<_, db::Error, _>(|read| fx::rate(read, base, quote, now, &Ageing::default())).unwrap()
        };
        let euro = ask(Currency::EUR, Currency::USD, 0).unwrap();
        assert_eq!(
            (euro.rate.to_string().as_str(), euro.date, euro.source.as_str()),
            ("1.1172", date(2026, 10, 30), "ECB 2026-10-30")
        );
        let cross = ask(Currency::USD, Currency::GBP, 0).unwrap();
        assert_eq!(cross.rate.get().round_dp(6).to_string(), "0.746330");
        assert_eq!(cross.via, [Currency::EUR]);
        assert_eq!(ask(Currency::USD, Currency::VND, 0), Err(RateError::Missing { currency: Currency::VND }));
        let old = RateError::TooOld { currency: Currency::USD, date: date(2026, 10, 30) };
        assert_eq!(ask(Currency::EUR, Currency::USD, 8), Err(old));
    }
}

#[test]
fn the_same_sheet_again_changes_nothing_and_a_correction_one_rate() {
    for db in testkit::databases() {
        let rates: Vec<(&str, &str)> = ["USD", "JPY", "CZK", "DKK", "GBP", "HUF", "PLN", "RON", "SEK", "CHF"]
            .into_iter()
            .map(|c| (c, "1.5"))
            .collect();
        let ecb = sheet(RateKind::Ecb, "2026-10-30", Currency::EUR, &rates);
        assert_eq!(keep(&db, vec![ecb.clone()]), 10);
        assert_eq!(keep(&db, vec![ecb.clone()]), 0);
        let mut corrected = ecb;
        corrected.rates[3].1 = Rate::ONE;
        assert_eq!(keep(&db, vec![corrected]), 1);
        let events = db.read_blocking::<_, db::Error, _>(|read| {
            fx::history(read, Currency::EUR, "DKK".parse().unwrap(), date(2026, 1, 1), date(2026, 12, 31), 100)
        });
        let rows = events.unwrap();
        assert_eq!((rows.len(), rows[0].rate), (1, Rate::ONE));
    }
}

#[test]
fn the_snapshot_serves_every_shipped_market_and_says_when_it_does_not() {
    for db in testkit::databases() {
        seeded(&db);
        keep(&db, fx::snapshot::sheets().to_vec());
        let enabled = db.read_blocking::<_, db::Error, _>(markets::enabled).unwrap();
        let status = |days: i64, ageing: Ageing| {
            let (now, enabled) = (clock().now().plus_ms(days * DAY_MS), enabled.clone());
            db.read_blocking::<_, db::Error, _>(move |read| fx::status(read, Currency::EUR, &enabled, now, &ageing))
                .unwrap()
        };
        let fresh = |freshness: &Freshness| matches!(freshness, Freshness::Ok { .. });
        assert!(status(300, Ageing::sandbox()).iter().all(|s| fresh(&s.freshness)));
        assert!(status(300, Ageing::default()).iter().all(|s| matches!(s.freshness, Freshness::Old { .. })));
        let one = status(0, Ageing::default());
        assert_eq!(one.len(), 10);
        let vietnam = one.iter().find(|s| s.currency == Currency::VND).unwrap();
        assert_eq!(vietnam.markets, [code("VN")]);
    }
}

#[test]
fn a_price_is_made_from_what_is_kept() {
    for db in testkit::databases() {
        seeded(&db);
        keep(&db, fx::snapshot::sheets().to_vec());
        let market = find(&db, "ID");
        let quote = db
            .read_blocking::<_, db::Error, _>(|read| {
                fx::rate(read, Currency::CNY, Currency::IDR, clock().now(), &Ageing::sandbox())
            })
            .unwrap()
            .unwrap();
        let day = market.today(clock().now());
        let base = Money::new(5_900, Currency::CNY);
        let inputs =
            crate::price::Inputs::of_market(&market, code("CN"), day, crate::price::PriceRule::Formula, base, &quote);
        let priced = crate::price::compute(&inputs).unwrap();
        // 59 × 2727.87… × 1.11 ÷ 0.93 = 192 094.88…
        assert_eq!(priced.price, Money::new(19_900_000, Currency::IDR));
        assert_eq!(priced.breakdown.before_ending.minor / 100, 192_094);
    }
}

#[test]
fn a_long_history_is_kept_in_few_statements() {
    for db in testkit::databases() {
        let start = date(2024, 1, 1);
        let rates: Vec<(&str, &str)> =
            ["USD", "JPY", "CZK", "DKK", "GBP", "HUF", "PLN", "RON", "SEK"].into_iter().map(|c| (c, "1.25")).collect();
        let days: Vec<RateSheet> = (0..400)
            .map(|i| {
                let day = start.saturating_add(jiff::Span::new().days(i));
                sheet(RateKind::Ecb, &day.to_string(), Currency::EUR, &rates)
            })
            .collect();
        let before = db.statements_run();
        assert_eq!(keep(&db, days), 3_600);
        assert!(db.statements_run() - before < 900, "eight rates a statement");
    }
}
