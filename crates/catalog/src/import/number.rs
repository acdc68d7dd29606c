//! Numbers in cells: plain digits with a point, or a reason why not.

use kernel::{Currency, Money};
use rust_decimal::Decimal;

use crate::lint::{PRICE_MINOR_MAX, STOCK_MAX};

/// Minor units of a price such as `12.50`; the stable code of what is wrong otherwise. Grouping, signs, currency marks, exponents and
/// decimal commas are refused: each has been read wrongly by somebody.
pub(crate) fn price(cell: &str, currency: Currency) -> Result<i64, &'static str> {
    let (unsigned, negative) = cell.strip_prefix('-').map_or((cell, false), |rest| (rest, true));
    let value = plain(unsigned).ok_or("catalog.price_malformed")?;
    if negative {
        return Err("catalog.price_negative");
    }
    let minor = Money::from_decimal(value, currency).map_err(|_| "catalog.price_too_high")?;
    if minor.to_decimal() != value {
        return Err("catalog.price_too_fine");
    }
    if minor.minor > PRICE_MINOR_MAX { Err("catalog.price_too_high") } else { Ok(minor.minor) }
}

/// Units of stock, and the code of a warning: what is below 0 counts as 0, what is above the limit as the limit.
pub(crate) fn stock(cell: &str) -> Result<(i64, Option<&'static str>), &'static str> {
    let (unsigned, negative) = cell.strip_prefix('-').map_or((cell, false), |rest| (rest, true));
    let value = plain(unsigned).filter(|value| value.fract().is_zero()).ok_or("catalog.stock_malformed")?;
    if negative && !value.is_zero() {
        return Ok((0, Some("catalog.stock_negative")));
    }
    match i64::try_from(value) {
        Ok(units) if units <= STOCK_MAX => Ok((units, None)),
        _ => Ok((STOCK_MAX, Some("catalog.stock_capped"))),
    }
}

/// Grams, rounded up so that nothing weighs less than it does.
pub(crate) fn grams(cell: &str) -> Result<i64, &'static str> {
    let value = plain(cell).ok_or("catalog.weight_malformed")?;
    i64::try_from(value.ceil()).map_err(|_| "catalog.weight_out_of_range")
}

/// Digits, at most one point with digits on both sides, nothing else.
fn plain(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let shaped = digits(whole) && fraction.is_none_or(digits) && text.len() <= 24;
    shaped.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prices_are_plain_or_refused() {
        let cases = [
            ("12.50", Ok(1250)),
            ("12.5", Ok(1250)),
            ("12", Ok(1200)),
            ("0", Ok(0)),
            ("449.000", Ok(44_900)),
            ("999999999.99", Ok(PRICE_MINOR_MAX)),
            ("-1", Err("catalog.price_negative")),
            ("1e9", Err("catalog.price_malformed")),
            ("1000000000", Err("catalog.price_too_high")),
            ("99999999999999999999999", Err("catalog.price_too_high")),
            ("12,50", Err("catalog.price_malformed")),
            ("1,200.00", Err("catalog.price_malformed")),
            ("£5", Err("catalog.price_malformed")),
            ("+5", Err("catalog.price_malformed")),
            (".5", Err("catalog.price_malformed")),
            ("5.", Err("catalog.price_malformed")),
            ("", Err("catalog.price_malformed")),
            ("NaN", Err("catalog.price_malformed")),
            ("1.999", Err("catalog.price_too_fine")),
        ];
        for (cell, expected) in cases {
            assert_eq!(price(cell, Currency::GBP), expected, "{cell}");
        }
        assert_eq!(price("1200.00", Currency::JPY), Ok(1200));
        assert_eq!(price("1200.50", Currency::JPY), Err("catalog.price_too_fine"));
    }

    #[test]
    fn stock_is_brought_within_its_bounds() {
        let cases = [
            ("5", Ok((5, None))),
            ("5.0", Ok((5, None))),
            ("-3", Ok((0, Some("catalog.stock_negative")))),
            ("-0", Ok((0, None))),
            ("100000", Ok((99_999, Some("catalog.stock_capped")))),
            ("1.5", Err("catalog.stock_malformed")),
            ("many", Err("catalog.stock_malformed")),
        ];
        for (cell, expected) in cases {
            assert_eq!(stock(cell), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn a_price_survives_being_written(minor in 0..=PRICE_MINOR_MAX) {
            for currency in [Currency::GBP, Currency::JPY] {
                let cell = Money::new(minor, currency).to_decimal().to_string();
                prop_assert_eq!(price(&cell, currency), Ok(minor));
            }
        }

        #[test]
        fn no_cell_makes_it_panic(cell in "\\PC{0,30}") {
            let _ = (price(&cell, Currency::GBP), stock(&cell), grams(&cell));
        }
    }
}
