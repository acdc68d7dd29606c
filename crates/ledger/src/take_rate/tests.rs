use db::Db;
use jiff::civil::date;

use super::*;

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn new(category: Option<&str>, from: Date, bp: i64) -> NewTakeRate {
    NewTakeRate {
        market: "GB".parse().unwrap(),
        category: category.map(str::to_owned),
        from,
        bp,
        currency: Currency::GBP,
        min: None,
        cap: None,
        by: Some(3),
    }
}

fn put_in(db: &Db, new: NewTakeRate) -> Result<TakeRate, PutTakeRateError> {
    db.write_blocking(move |tx| put(tx, &testkit::clock(), &new))
}

/// The share that counts, in basis points.
fn share(db: &Db, market: &str, category: &'static str, day: Date) -> Option<i64> {
    let market: MarketCode = market.parse().unwrap();
    let found = db.read_blocking(move |read| rate_for(read, market, category, day)).unwrap();
    found.map(|rate| rate.bp.get())
}

#[test]
fn the_category_s_own_row_goes_first_then_the_latest() {
    for db in testkit::databases() {
        let rows = [
            new(None, date(2026, 1, 1), 500),
            new(None, date(2026, 6, 1), 600),
            new(Some("beauty"), date(2026, 3, 1), 300),
            new(Some("beauty"), date(2026, 12, 1), 400),
        ];
        for row in rows {
            put_in(&db, row).unwrap();
        }
        let cases = [
            ("before every row", "GB", "home", date(2025, 12, 31), None),
            ("the market's first", "GB", "home", date(2026, 1, 1), Some(500)),
            ("the market's latest", "GB", "home", date(2026, 7, 1), Some(600)),
            ("no row of its own yet", "GB", "beauty", date(2026, 2, 1), Some(500)),
            ("its own, older than the market's", "GB", "beauty", date(2026, 7, 1), Some(300)),
            ("its own, from its day on", "GB", "beauty", date(2026, 12, 1), Some(400)),
            ("another market", "TH", "beauty", date(2026, 12, 1), None),
        ];
        for (what, market, category, day, expected) in cases {
            assert_eq!(share(&db, market, category, day), expected, "{what}");
        }
        // A row of the same day outdoes the one before; nothing is changed.
        put_in(&db, new(None, date(2026, 6, 1), 650)).unwrap();
        assert_eq!(share(&db, "GB", "home", date(2026, 7, 1)), Some(650));
        let told = |market: Option<&str>| {
            let market = market.map(|code| code.parse().unwrap());
            let rows = db.read_blocking(move |read| list(read, market)).unwrap();
            rows.iter().map(|row| row.bp.get()).collect::<Vec<_>>()
        };
        assert_eq!(told(Some("GB")), [650, 600, 500, 400, 300]);
        assert_eq!((told(None).len(), told(Some("TH")).len()), (5, 0));
    }
}

#[test]
fn a_share_is_between_the_least_and_the_most_and_never_more_than_the_price() {
    let rate = |bp, min: Option<Money>, cap: Option<Money>| TakeRate {
        id: TakeRateId::new(1),
        market: "GB".parse().unwrap(),
        category: None,
        from: date(2026, 1, 1),
        bp: BasisPoints::new(bp).unwrap(),
        min,
        cap,
    };
    let yen = Some(Money::new(1, Currency::JPY));
    let cases = [
        (2000, rate(500, None, None), 100),
        // Half a penny goes away from zero.
        (10, rate(500, None, None), 1),
        (2000, rate(500, Some(gbp(150)), None), 150),
        (20_000, rate(500, Some(gbp(150)), None), 1000),
        (20_000, rate(500, None, Some(gbp(700))), 700),
        (2000, rate(500, Some(gbp(150)), Some(gbp(700))), 150),
        (100, rate(500, Some(gbp(150)), None), 100),
        (2000, rate(0, None, None), 0),
        (2000, rate(10_000, None, None), 2000),
        (2000, rate(500, None, yen), 100),
    ];
    for (gross, rate, expected) in cases {
        assert_eq!(commission(gbp(gross), &rate), gbp(expected), "{gross} at {rate:?}");
    }
}

#[test]
fn a_row_is_kept_as_it_was_typed() {
    for db in testkit::databases() {
        let typed =
            NewTakeRate { min: Some(gbp(50)), cap: Some(gbp(5000)), ..new(Some("toys"), date(2026, 2, 3), 700) };
        let put = put_in(&db, typed).unwrap();
        let kept = db.read_blocking(|read| list(read, None)).unwrap();
        assert_eq!(kept, [put]);
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let db = testkit::sqlite();
    let wrong = NewTakeRate {
        min: Some(gbp(-1)),
        cap: Some(Money::new(1, Currency::CNY)),
        ..new(None, date(2026, 1, 1), 10_001)
    };
    let error = put_in(&db, wrong).unwrap_err();
    let told: Vec<_> = error.problems().iter().map(|problem| (problem.field.as_ref(), problem.code.as_ref())).collect();
    let expected =
        [("rate_bp", "ledger.take_rate_share"), ("min", "ledger.take_rate_amount"), ("max", "ledger.take_rate_amount")];
    assert_eq!(told, expected);
    let turned = NewTakeRate { min: Some(gbp(2)), cap: Some(gbp(1)), ..new(None, date(2026, 1, 1), 500) };
    let error = put_in(&db, turned).unwrap_err();
    assert_eq!(error.problems()[0].code, "ledger.take_rate_order");
    assert_eq!(db.read_blocking(|read| list(read, None)).unwrap(), []);
}
