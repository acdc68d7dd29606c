//! The lanes that every market has before an operator writes any of their codes.

use kernel::{Currency, MarketCode, Money};

use super::{EXPRESS, Lane, LaneRate, STANDARD, Terms};

/// Free, 3 to 7 days.
pub(super) const STANDARD_TERMS: Terms = Terms { express: false, collect_h: 24, deliver_h_max: 144 };
/// Priced, 1 to 3 days.
const EXPRESS_TERMS: Terms = Terms { express: true, collect_h: 24, deliver_h_max: 48 };

/// A parcel may weigh that much at the most: a tonne.
const WEIGHT_MAX_G: i64 = 1_000_000;
/// The standard lane takes what anybody could put into a cart.
const WEIGHT_UNLIMITED_G: i64 = 1_000_000_000;
/// Up to so many grams express costs so many times its first price.
const EXPRESS_STEPS: [(i64, i64); 4] = [(1_000, 1), (5_000, 2), (20_000, 5), (WEIGHT_MAX_G, 20)];

/// What express costs up to a kilogram, in minor units, at about the usual price of a courier in the market.
const EXPRESS_PRICES: [(Currency, i64); 11] = [
    (Currency::CNY, 1_800),
    (Currency::EUR, 599),
    (Currency::GBP, 499),
    (Currency::IDR, 2_500_000),
    (Currency::JPY, 680),
    (Currency::MYR, 990),
    (Currency::PHP, 12_900),
    (Currency::SGD, 490),
    (Currency::THB, 5_900),
    (Currency::USD, 699),
    (Currency::VND, 39_000),
];

/// What the lane of a code promises; `None` for a code that is not shipped.
pub(super) fn terms(code: &str) -> Option<Terms> {
    match code {
        STANDARD => Some(STANDARD_TERMS),
        EXPRESS => Some(EXPRESS_TERMS),
        _ => None,
    }
}

/// The shipped lanes of a market that sells in `currency`.
pub(super) fn lanes(market: MarketCode, currency: Currency) -> [Lane; 2] {
    let first = EXPRESS_PRICES.iter().find(|(known, _)| *known == currency).map(|(_, minor)| *minor);
    let first = first.unwrap_or(7 * 10_i64.pow(currency.exponent()));
    let rate = |(up_to_g, times): (i64, i64)| LaneRate { up_to_g, price: Money::new(first * times, currency) };
    let free = LaneRate { up_to_g: WEIGHT_UNLIMITED_G, price: Money::zero(currency) };
    [
        lane(market, STANDARD, STANDARD_TERMS, 48, vec![free]),
        lane(market, EXPRESS, EXPRESS_TERMS, 12, EXPRESS_STEPS.into_iter().map(rate).collect()),
    ]
}

fn lane(market: MarketCode, code: &str, terms: Terms, deliver_h_min: i64, rates: Vec<LaneRate>) -> Lane {
    Lane {
        market,
        code: code.to_owned(),
        origin: None,
        name: None,
        carrier: code.to_owned(),
        express: terms.express,
        enabled: true,
        collect_h: terms.collect_h,
        deliver_h_min,
        deliver_h_max: terms.deliver_h_max,
        volumetric_divisor: 5_000,
        rates,
        shipped: true,
    }
}
