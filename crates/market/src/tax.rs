//! The tax inside a price.

use kernel::{BasisPoints, Money};
use serde::{Deserialize, Serialize};

/// A price that includes tax, in its two parts. `net + tax` is the price, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxSplit {
    pub net: Money,
    pub tax: Money,
}

/// Splits `gross`, which includes tax at `vat_bp`: `tax = gross × vat ÷ (1 + vat)`, half a minor unit rounded away
/// from zero; the rest is net, so that nothing is lost.
pub fn split(gross: Money, vat_bp: BasisPoints) -> TaxSplit {
    let product = i128::from(gross.minor) * i128::from(vat_bp.get());
    let whole = 10_000 + i128::from(vat_bp.get());
    let rounded = (2 * product + whole * product.signum()) / (2 * whole);
    // At most half of gross, so it fits.
    let tax = i64::try_from(rounded).unwrap_or(0);
    TaxSplit { net: Money::new(gross.minor - tax, gross.currency), tax: Money::new(tax, gross.currency) }
}

#[cfg(test)]
mod tests {
    use kernel::Currency;
    use proptest::prelude::*;

    use super::*;

    fn bp(n: i64) -> BasisPoints {
        BasisPoints::new(n).unwrap()
    }

    #[test]
    fn a_price_splits_to_the_cent() {
        for (gross, vat, tax) in
            [(1_200, 2_000, 200), (1_299, 2_000, 217), (100, 700, 7), (-1_200, 2_000, -200), (999, 0, 0)]
        {
            let split = split(Money::new(gross, Currency::GBP), bp(vat));
            assert_eq!((split.tax.minor, split.net.minor), (tax, gross - tax), "{gross} at {vat}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_tax_is_the_nearest(minor in any::<i64>(), vat in 0_i64..=10_000) {
            let split = split(Money::new(minor, Currency::GBP), bp(vat));
            prop_assert_eq!(split.net.plus(split.tax), Ok(Money::new(minor, Currency::GBP)));
            let off = i128::from(split.tax.minor) * i128::from(10_000 + vat) - i128::from(minor) * i128::from(vat);
            prop_assert!(off.abs() * 2 <= i128::from(10_000 + vat));
        }
    }
}
