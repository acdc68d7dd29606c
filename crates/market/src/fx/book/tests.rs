use jiff::civil::date;
use kernel::Money;

use super::*;

fn c(code: &str) -> Currency {
    code.parse().unwrap()
}

fn row(kind: RateKind, day: &str, base: &str, quote: &str, rate: &str) -> RateRow {
    RateRow {
        kind,
        date: day.parse().unwrap(),
        base: c(base),
        quote: c(quote),
        rate: Rate::new(rate.parse().unwrap()).unwrap(),
        source: kind.as_str().to_lowercase(),
        put_at: format!("{day}T15:00:00Z").parse().unwrap(),
    }
}

fn book(now: &str, ageing: Ageing, rows: Vec<RateRow>) -> Book {
    Book::new(rows, format!("{now}T18:00:00Z").parse().unwrap(), &ageing)
}

fn ecb(day: &str, quote: &str, rate: &str) -> RateRow {
    row(RateKind::Ecb, day, "EUR", quote, rate)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_pair_is_found_as_it_is_upside_down_and_across() {
    let rows = vec![
        ecb("2026-10-30", "USD", "1.25"),
        ecb("2026-10-30", "GBP", "0.8"),
        row(RateKind::Snapshot, "2026-10-30", "USD", "VND", "25000"),
    ];
    let book = book("2026-10-30", Ageing::default(), rows);
    let cases = [
        ("EUR", "USD", "1.25", ""),
        ("USD", "EUR", "0.8", ""),
        ("USD", "GBP", "0.64", "EUR"),
        ("GBP", "USD", "1.5625", "EUR"),
        ("GBP", "VND", "39062.5", "EUR USD"),
        ("VND", "GBP", "0.0000256", "USD EUR"),
        ("GBP", "GBP", "1", ""),
    ];
    for (base, quote, rate, via) in cases {
        let found = book.rate(c(base), c(quote)).unwrap();
        assert_eq!(found.rate.get(), decimal(rate), "{base} {quote}");
        assert_eq!(found.via.iter().map(|c| c.code()).collect::<Vec<_>>().join(" "), via);
    }
    let far = book.rate(c("GBP"), c("VND")).unwrap();
    assert_eq!((far.kind, far.source.as_str()), (RateKind::Snapshot, "ecb; snapshot"));
}

#[test]
fn a_cross_of_long_numbers_keeps_every_digit_a_price_needs() {
    let rows = vec![ecb("2026-10-30", "CNY", "7.4326"), ecb("2026-10-30", "IDR", "20275.17")];
    let rate = book("2026-10-30", Ageing::default(), rows).rate(c("CNY"), c("IDR")).unwrap().rate.get();
    assert_eq!(rate, decimal("2727.870462556844"));
    let price = Money::from_decimal(rate * decimal("7.4326"), Currency::IDR).unwrap();
    assert_eq!(price, Money::from_decimal(decimal("20275.17"), Currency::IDR).unwrap());
}

#[test]
fn the_operator_comes_first_and_age_passes_the_word_on() {
    let rows = || {
        vec![
            row(RateKind::Snapshot, "2026-10-30", "EUR", "USD", "1.1"),
            ecb("2026-11-20", "USD", "1.2"),
            row(RateKind::Http, "2026-11-19", "EUR", "USD", "1.3"),
            row(RateKind::Manual, "2026-11-01", "EUR", "USD", "1.4"),
        ]
    };
    let at = |now, ageing| book(now, ageing, rows()).rate(Currency::EUR, Currency::USD);
    assert_eq!(at("2026-11-22", Ageing::default()).unwrap().kind, RateKind::Manual);
    let short = Ageing { manual_max_days: 10, ..Ageing::default() };
    assert_eq!(at("2026-11-22", short).unwrap().kind, RateKind::Http);
    assert_eq!(at("2026-11-27", short).unwrap().kind, RateKind::Ecb);
    let old = RateError::TooOld { currency: Currency::USD, date: date(2026, 11, 20) };
    assert_eq!(at("2027-02-01", Ageing::default()), Err(old));
    assert_eq!(at("2027-02-01", Ageing::sandbox()).unwrap().kind, RateKind::Snapshot);
}

#[test]
fn a_manual_rate_ages_from_when_it_was_given() {
    let mut given_late = row(RateKind::Manual, "2020-01-01", "EUR", "USD", "1.4");
    given_late.put_at = "2026-11-20T00:00:00Z".parse().unwrap();
    assert!(book("2026-11-22", Ageing::default(), vec![given_late.clone()]).rate(Currency::EUR, Currency::USD).is_ok());
    assert!(book("2026-12-22", Ageing::default(), vec![given_late]).rate(Currency::EUR, Currency::USD).is_err());
}

#[test]
fn no_rate_names_the_currency_and_is_never_a_guess() {
    let rows = vec![
        ecb("2026-11-20", "USD", "1.2"),
        ecb("2026-10-01", "THB", "37"),
        row(RateKind::Manual, "2026-11-20", "MMK", "LAK", "10"),
    ];
    let book = book("2026-11-22", Ageing::default(), rows);
    let missing = |code| Err(RateError::Missing { currency: c(code) });
    assert_eq!(book.rate(c("USD"), c("VND")), missing("VND"));
    assert_eq!(book.rate(c("VND"), c("USD")), missing("VND"));
    assert_eq!(book.rate(c("USD"), c("LAK")), missing("LAK"));
    let old = Err(RateError::TooOld { currency: c("THB"), date: date(2026, 10, 1) });
    assert_eq!(book.rate(c("USD"), c("THB")), old);
    assert_eq!(book.rate(c("THB"), c("USD")), old);
}

#[test]
fn a_rate_of_another_day_waits_for_it() {
    let rows = vec![row(RateKind::Manual, "2026-12-01", "EUR", "USD", "9")];
    assert!(!book("2026-11-22", Ageing::default(), rows.clone()).knows(Currency::EUR, Currency::USD));
    assert!(book("2026-12-01", Ageing::default(), rows.clone()).rate(Currency::EUR, Currency::USD).is_ok());
    let later = book("2027-12-01", Ageing::default(), rows);
    assert!(later.knows(Currency::EUR, Currency::USD) && later.rate(Currency::EUR, Currency::USD).is_err());
}
