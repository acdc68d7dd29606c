use kernel::Instant;
use proptest::prelude::*;

use super::*;
use crate::fx::{Quote, RateKind};
use crate::shipped;

fn money(minor: i64, code: &str) -> Money {
    Money::new(minor, code.parse().unwrap())
}

fn share(bp: i64) -> BasisPoints {
    BasisPoints::new(bp).unwrap()
}

fn rate(text: &str) -> RateUsed {
    let rate = Rate::new(text.parse().unwrap()).unwrap();
    RateUsed { rate, source: "test".to_owned(), date: jiff::civil::date(2026, 10, 30) }
}

/// Base 10 USD into GBP, freight 2 GBP, VAT 20 %, commission 5 %, payment fee 1 %.
fn vector(rule: PriceRule, fx: &str) -> Inputs {
    Inputs {
        rule,
        base: money(1_000, "USD"),
        currency: Currency::GBP,
        rate: rate(fx),
        freight: money(200, "GBP"),
        vat_bp: share(2_000),
        commission_bp: share(500),
        payment_fee_bp: share(100),
        endings: Vec::new(),
        bounds: None,
    }
}

fn quote(base: &str, quote: &str, rate: &str) -> Quote {
    Quote {
        base: base.parse().unwrap(),
        quote: quote.parse().unwrap(),
        rate: Rate::new(rate.parse().unwrap()).unwrap(),
        source: "test".to_owned(),
        kind: RateKind::Manual,
        date: jiff::civil::date(2026, 10, 30),
        put_at: Instant::from_ms(0),
        via: Vec::new(),
    }
}

#[test]
fn the_published_vectors_hold_to_the_cent() {
    let fixed = PriceRule::FixedBeforeFx { amount: money(100, "USD") };
    let vectors = [
        (PriceRule::Formula, "0.8", 1_277),
        (PriceRule::SameTimesFx, "1.1262", 1_126),
        (fixed, "1.1262", 1_239),
        (PriceRule::PercentBp { bp: 500 }, "1.1262", 1_183),
    ];
    for (rule, fx, minor) in vectors {
        let priced = compute(&vector(rule, fx)).unwrap();
        assert_eq!(priced.price, money(minor, "GBP"), "{rule:?}");
        assert_eq!(priced.breakdown.before_ending, priced.price);
    }
}

#[test]
fn every_step_of_the_formula_is_told() {
    let endings = vec![Ending { below: None, every: 100, ending: 99 }];
    let priced = compute(&Inputs { endings, ..vector(PriceRule::Formula, "0.8") }).unwrap();
    let told = priced.breakdown;
    let step = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!((told.converted, told.with_freight, told.with_tax), (step("8"), step("10"), step("12")));
    assert_eq!(told.raw.round_dp(6), step("12.765957"));
    assert_eq!((told.before_ending.minor, told.price.minor), (1_277, 1_299));
    let json = serde_json::to_string(&told).unwrap();
    assert_eq!(serde_json::from_str::<Breakdown>(&json).unwrap(), told);
}

#[test]
fn what_cannot_be_priced_says_why() {
    let base = vector(PriceRule::Formula, "0.8");
    let cases = [
        (Inputs { base: money(0, "USD"), ..base.clone() }, PriceError::NotPositive),
        (Inputs { base: money(-1, "USD"), ..base.clone() }, PriceError::NotPositive),
        (Inputs { rule: PriceRule::PercentBp { bp: -10_000 }, ..base.clone() }, PriceError::NotPositive),
        (
            Inputs { rule: PriceRule::FixedBeforeFx { amount: money(-1_000, "USD") }, ..base.clone() },
            PriceError::NotPositive,
        ),
        (
            Inputs { rule: PriceRule::FixedBeforeFx { amount: money(1, "GBP") }, ..base.clone() },
            PriceError::CurrencyMismatch,
        ),
        (Inputs { freight: money(1, "USD"), ..base.clone() }, PriceError::CurrencyMismatch),
        (Inputs { commission_bp: share(9_900), ..base.clone() }, PriceError::FeesTakeAll),
        (Inputs { base: money(i64::MAX, "USD"), rate: rate("1000000"), ..base.clone() }, PriceError::TooLarge),
    ];
    for (inputs, error) in cases {
        assert_eq!(compute(&inputs), Err(error), "{inputs:?}");
    }
}

#[test]
fn a_price_outside_the_bounds_is_told_and_left_alone() {
    let market = shipped::find("GB".parse().unwrap()).unwrap();
    let day = jiff::civil::date(2026, 11, 22);
    let quote = quote("USD", "GBP", "0.8");
    let (china, britain) = ("CN".parse().unwrap(), "GB".parse().unwrap());
    let dear = Inputs::of_market(market, china, day, PriceRule::Formula, money(20_000, "USD"), &quote);
    let priced = compute(&dear).unwrap();
    assert_eq!(priced.price, money(20_699, "GBP"));
    assert_eq!(priced.breakdown.verdict.code(), Some("market.price_above_max"));
    let at_home = Inputs::of_market(market, britain, day, PriceRule::Formula, money(20_000, "USD"), &quote);
    assert_eq!(compute(&at_home).unwrap().breakdown.verdict, Verdict::Within);
}

#[test]
fn dollars_instead_of_the_own_currency_leave_its_amounts_out() {
    let market = shipped::find("TH".parse().unwrap()).unwrap();
    let quote = quote("EUR", "USD", "1.1172");
    let inputs = Inputs::of_market(
        market,
        "CN".parse().unwrap(),
        jiff::civil::date(2026, 11, 22),
        PriceRule::Formula,
        money(1_000, "EUR"),
        &quote,
    );
    assert_eq!((inputs.currency, inputs.freight.currency), (Currency::USD, Currency::USD));
    assert!(inputs.endings.is_empty() && inputs.bounds.is_none());
    assert_eq!(inputs.vat_bp.get(), 700);
}

/// A market with endings and bounds, by its place in the list.
fn market(pick: usize) -> &'static Market {
    let enabled: Vec<&Market> = shipped::all().iter().filter(|m| m.enabled).collect();
    enabled[pick % enabled.len()]
}

proptest! {
    #[test]
    fn a_price_reaches_an_ending_and_never_falls_short(pick in 0_usize..10, base in 1_i64..10_000_000, fx in 1_i64..100_000_000) {
        let market = market(pick);
        let rate = Decimal::new(fx, 4).to_string();
        let quote = Quote { quote: market.currency, ..quote("USD", "GBP", &rate) };
        let inputs = Inputs::of_market(market, "CN".parse().unwrap(), jiff::civil::date(2026, 11, 22), PriceRule::Formula, money(base, "USD"), &quote);
        let Ok(priced) = compute(&inputs) else { return Ok(()) };
        let price = priced.price;
        if market.endings.is_empty() {
            prop_assert_eq!(price, priced.breakdown.before_ending);
        } else {
            prop_assert!(price.to_decimal() >= priced.breakdown.raw);
            let band = market.endings.iter().find(|band| band.below.is_none_or(|end| price.minor < end)).unwrap();
            prop_assert_eq!(price.minor % band.every, band.ending);
        }
        let bounds = inputs.bounds.unwrap();
        let within = (bounds.min.minor..=bounds.max.minor).contains(&price.minor);
        prop_assert_eq!(priced.breakdown.verdict == Verdict::Within, within);
    }

    #[test]
    fn a_higher_base_never_gives_a_lower_price(pick in 0_usize..10, base in 1_i64..10_000_000, more in 0_i64..1_000_000, fx in 1_i64..10_000_000) {
        let market = market(pick);
        let rate = Decimal::new(fx, 4).to_string();
        let quote = Quote { quote: market.currency, ..quote("USD", "GBP", &rate) };
        let price = |minor| {
            let inputs = Inputs::of_market(market, "CN".parse().unwrap(), jiff::civil::date(2026, 11, 22), PriceRule::Formula, money(minor, "USD"), &quote);
            compute(&inputs).map(|priced| priced.price.minor)
        };
        if let (Ok(low), Ok(high)) = (price(base), price(base + more)) {
            prop_assert!(low <= high);
        }
    }
}
