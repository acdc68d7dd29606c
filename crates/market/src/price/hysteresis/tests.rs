use kernel::{Currency, Money};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::fx::ecb;
use crate::price::{Ending, PriceRule};

fn rate(text: &str) -> Rate {
    Rate::new(text.parse().unwrap()).unwrap()
}

fn share(bp: i64) -> BasisPoints {
    BasisPoints::new(bp).unwrap()
}

#[test]
fn a_move_counts_from_one_per_cent_either_way() {
    let cases =
        [("1.0000", false), ("1.0099", false), ("1.0100", true), ("0.9901", false), ("0.9900", true), ("2", true)];
    for (new, reprices) in cases {
        assert_eq!(needs_reprice(rate("1"), rate(new), share(100)), reprices, "{new}");
    }
    assert!(needs_reprice(rate("1"), rate("1.0001"), share(0)));
    assert!(!needs_reprice(rate("1"), rate("1"), share(0)));
}

/// EUR into USD for a shop that sells at 10 EUR.
fn inputs() -> Inputs {
    Inputs {
        rule: PriceRule::Formula,
        base: Money::new(1_000, Currency::EUR),
        currency: Currency::USD,
        rate: RateUsed { rate: Rate::ONE, source: "ECB".to_owned(), date: jiff::civil::date(2026, 1, 1) },
        freight: Money::zero(Currency::USD),
        vat_bp: BasisPoints::ZERO,
        commission_bp: share(500),
        payment_fee_bp: share(200),
        endings: vec![Ending { below: None, every: 10, ending: 9 }],
        bounds: None,
    }
}

/// Small moves, a slow drift that adds up, and one jump, as the ECB would write them.
const SERIES: &str = "Date,USD,JPY,\n\
    2026-01-13,1.0310,170,\n2026-01-12,1.0320,170,\n2026-01-09,1.0160,170,\n2026-01-08,1.0150,170,\n\
    2026-01-07,1.0101,170,\n2026-01-06,1.0090,170,\n2026-01-05,1.0050,170,\n2026-01-02,1.0000,170,\n";

fn usd_series(csv: &str) -> Vec<(Date, Rate)> {
    let mut sheets = ecb::read_csv(csv.as_bytes()).unwrap();
    sheets.sort_by_key(|sheet| sheet.date);
    let usd = |sheet: &crate::fx::RateSheet| {
        sheet.rates.iter().find(|(c, _)| *c == Currency::USD).map(|(_, r)| (sheet.date, *r))
    };
    sheets.iter().filter_map(usd).collect()
}

#[test]
fn an_ecb_series_reprices_only_where_it_has_moved_one_per_cent() {
    let result = replay(&usd_series(SERIES), &inputs(), share(100)).unwrap();
    let days: Vec<String> = result.reprices.iter().map(|(date, _)| date.to_string()).collect();
    assert_eq!(days, ["2026-01-07", "2026-01-12"]);
    assert_eq!((result.days, result.moves, result.price_changes), (8, 7, 2));
}

#[test]
fn a_threshold_of_zero_follows_every_move() {
    let result = replay(&usd_series(SERIES), &inputs(), share(0)).unwrap();
    assert_eq!(result.reprices.len(), result.moves);
}

proptest! {
    #[test]
    fn moves_under_the_threshold_change_no_price(wobble in proptest::collection::vec(-99_i64..=99, 1..60)) {
        let start = jiff::civil::date(2026, 1, 1);
        let day = |i: usize| start.saturating_add(jiff::Span::new().days(i64::try_from(i).unwrap()));
        let series = wobble.iter().enumerate().map(|(i, bp)| (day(i + 1), Rate::new(Decimal::new(10_000 + bp, 4)).unwrap()));
        let series: Vec<_> = std::iter::once((start, Rate::ONE)).chain(series).collect();
        let result = replay(&series, &inputs(), share(100)).unwrap();
        prop_assert_eq!(result.reprices.len(), 0);
        prop_assert_eq!(result.price_changes, 0);
    }
}
