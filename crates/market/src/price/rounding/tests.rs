use super::*;
use crate::shipped;

/// The next ending of a market, in major units.
fn next(market: &str, raw: &str) -> String {
    let market = shipped::find(market.parse().unwrap()).unwrap();
    let price = next_ending(raw.parse().unwrap(), market.currency, &market.endings).unwrap();
    price.to_decimal().normalize().to_string()
}

#[test]
fn every_market_has_its_endings() {
    let cases = [
        ("GB", "12.7659", "12.99"),
        ("GB", "12.99", "12.99"),
        ("GB", "12.9901", "13.99"),
        ("ID", "12345.67", "12900"),
        ("ID", "12900", "12900"),
        ("ID", "12900.01", "13900"),
        ("ID", "99900", "99900"),
        ("ID", "99900.01", "109000"),
        ("ID", "100000", "109000"),
        ("ID", "253411", "259000"),
        ("TH", "340.2", "349"),
        ("TH", "349", "349"),
        ("TH", "349.01", "359"),
        ("VN", "281000", "289000"),
        ("VN", "289001", "299000"),
        ("MY", "45.3", "45.9"),
        ("PH", "711.43", "719"),
        ("SG", "14.91", "15.9"),
        ("US", "10", "10.99"),
        ("DE", "0.5", "0.99"),
        ("JP", "1756.5", "1757"),
        ("JP", "1756.4", "1756"),
    ];
    for (market, raw, price) in cases {
        assert_eq!(next(market, raw), price, "{market} {raw}");
    }
}

#[test]
fn a_step_of_nothing_is_an_error_and_not_a_crash() {
    let bands = [Ending { below: None, every: 0, ending: 0 }];
    assert_eq!(next_ending(Decimal::ONE, Currency::GBP, &bands), Err(MoneyError::Overflow));
}
