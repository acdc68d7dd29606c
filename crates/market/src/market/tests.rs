use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use kernel::{Instant, Rate};

use super::*;
use crate::fx::{Ageing, Book, RateKind, RateRow};
use crate::shipped;

fn market(code: &str) -> &'static Market {
    shipped::find(code.parse().unwrap()).unwrap()
}

#[test]
fn the_share_of_tax_is_that_of_the_day() {
    let cases =
        [((2022, 12, 31), 0), ((2023, 1, 1), 800), ((2023, 12, 31), 800), ((2024, 1, 1), 900), ((2026, 11, 22), 900)];
    for ((year, month, day), bp) in cases {
        assert_eq!(market("SG").vat_on(date(year, month, day)).get(), bp);
    }
}

#[test]
fn a_day_begins_where_the_market_is() {
    let evening_in_london = "2026-11-22T20:00:00Z".parse::<Instant>().unwrap();
    assert_eq!(market("GB").today(evening_in_london), date(2026, 11, 22));
    assert_eq!(market("ID").today(evening_in_london), date(2026, 11, 23));
}

#[test]
fn bounds_are_those_of_cross_border_trade() {
    assert!(market("GB").bounds_for("CN".parse().unwrap()).is_some());
    assert!(market("GB").bounds_for("GB".parse().unwrap()).is_none());
}

/// An operator with rates of their own for 44 currencies, against the euro.
fn book_of(currencies: &BTreeSet<Currency>) -> Book {
    let now = "2026-11-22T00:00:00Z".parse::<Instant>().unwrap();
    let row = |(i, quote): (usize, &Currency)| RateRow {
        kind: RateKind::Manual,
        date: date(2026, 11, 22),
        base: Currency::EUR,
        quote: *quote,
        rate: Rate::new((i + 1).into()).unwrap(),
        source: "the operator".to_owned(),
        put_at: now,
    };
    Book::new(currencies.iter().filter(|c| **c != Currency::EUR).enumerate().map(row), now, &Ageing::default())
}

/// Forty-four currencies: those that most countries share, and those of the full markets.
fn forty_four() -> BTreeSet<Currency> {
    let mut users: BTreeMap<Currency, usize> = BTreeMap::new();
    for market in shipped::all() {
        *users.entry(market.currency).or_default() += if market.usd_without_rate { 1 } else { 1_000 };
    }
    let mut by_use: Vec<(usize, Currency)> = users.into_iter().map(|(currency, uses)| (uses, currency)).collect();
    by_use.sort_by(|a, b| b.cmp(a));
    by_use.iter().map(|(_, currency)| *currency).take(44).collect()
}

#[test]
fn one_hundred_and_eighty_nine_countries_are_priced_in_forty_four_currencies() {
    let currencies = forty_four();
    let book = book_of(&currencies);
    let (own, others): (Vec<&Market>, Vec<&Market>) =
        shipped::all().iter().partition(|m| currencies.contains(&m.currency));
    let countries: Vec<&Market> = own.into_iter().chain(others).take(189).collect();
    let mut used = BTreeSet::new();
    for market in &countries {
        let priced = pricing_currency(market, |currency| book.knows(Currency::EUR, currency));
        let own = currencies.contains(&market.currency);
        assert_eq!(priced.currency, if own { market.currency } else { Currency::USD }, "{}", market.code);
        assert_eq!(priced.instead_of, (!own).then_some(market.currency));
        assert!(book.rate(Currency::EUR, priced.currency).is_ok());
        used.insert(priced.currency);
    }
    assert_eq!((countries.len(), used.len()), (189, 44));
}

#[test]
fn a_full_market_waits_for_its_rate() {
    let vietnam = pricing_currency(market("VN"), |_| false);
    assert_eq!(vietnam, PricingCurrency { currency: Currency::VND, instead_of: None });
}
