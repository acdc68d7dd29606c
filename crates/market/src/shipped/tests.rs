use kernel::{Currency, Lang};

use super::*;
use crate::markets;

fn market(code: &str) -> &'static Market {
    find(code.parse().unwrap()).unwrap()
}

#[test]
fn every_country_ships_and_every_market_could_be_put_back() {
    assert_eq!(all().len(), 249);
    for market in all() {
        assert_eq!(markets::check(market).0, [], "{}", market.code);
    }
}

#[test]
fn ten_markets_are_on_sale_and_the_file_was_read_whole() {
    let on_sale: Vec<&str> = all().iter().filter(|m| m.enabled).map(|m| m.code.code()).collect();
    assert_eq!(on_sale, ["DE", "GB", "ID", "JP", "MY", "PH", "SG", "TH", "US", "VN"]);
    assert_eq!(market("CN").vat.len(), 1);
    assert_eq!((market("CN").checkout, market("FR").checkout), (Checkout::None, Checkout::None));
}

#[test]
fn the_numbers_of_the_domain_are_kept() {
    let today = jiff::civil::date(2026, 11, 22);
    // Market, currency, language, VAT, least and highest price in minor units, return days, variants.
    let rows = [
        ("GB", Currency::GBP, Lang::EN, 2_000, 1, 13_450, 30, 300),
        ("ID", Currency::IDR, Lang::ID, 1_100, 10_000, 10_000_000_000, 6, 100),
        ("TH", Currency::THB, Lang::TH, 700, 1, 26_000_000, 7, 100),
        ("VN", Currency::VND, Lang::VI, 1_000, 1, 1_000_000, 15, 100),
        ("MY", Currency::MYR, Lang::MS, 1_000, 1, 32_000_000, 15, 100),
        ("PH", Currency::PHP, Lang::FIL, 1_200, 1, 40_000_000, 7, 100),
        ("SG", Currency::SGD, Lang::EN, 900, 1, 40_000, 15, 100),
        ("US", Currency::USD, Lang::EN, 0, 1, 80_000, 30, 300),
        ("DE", Currency::EUR, Lang::DE, 1_900, 1, 15_000, 14, 300),
        ("JP", Currency::JPY, Lang::JA, 1_000, 1, 10_000, 8, 300),
    ];
    for (code, currency, language, vat, min, max, days, variants) in rows {
        let market = market(code);
        let bounds = market.price_bounds.unwrap();
        assert_eq!(
            (market.currency, market.main_language(), market.vat_on(today).get()),
            (currency, language, vat),
            "{code}"
        );
        assert_eq!((bounds.min.minor, bounds.max.minor), (min, max), "{code}");
        assert_eq!((market.return_days, market.limits.variants_max), (days, variants), "{code}");
        assert_eq!((market.commission_bp.get(), market.payment_fee_bp.get(), market.freight.minor), (500, 200, 0));
    }
}

#[test]
fn a_market_that_needs_a_licence_links_out() {
    for market in all().iter().filter(|m| m.enabled) {
        let linked = ["ID", "US"].contains(&market.code.code());
        assert_eq!(market.licence_needed, linked, "{}", market.code);
        assert_eq!(market.checkout, if linked { Checkout::LinkOut } else { Checkout::InApp });
    }
    assert_eq!(market("MY").text_required_language, Some(Lang::MS));
    assert_eq!(market("ID").cross_border_min_fob, Some(Money::new(10_000, Currency::USD)));
}
