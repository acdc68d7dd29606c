//! Amounts in the units of a provider, which are not always those of ISO 4217.
//!
//! Meadow counts in minor units of the standard (MGA 2, ISK 0, KWD 3). A provider's table says how many digits *it*
//! counts, and which of its amounts it takes at all. What cannot be said exactly is refused, never rounded: more or
//! less than the shopper agreed to would be taken.

use kernel::{Currency, Money};
use trade::payment::provider::ProviderError;

/// How a provider counts money.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// Currencies it counts in whole units.
    pub zero: &'static [&'static str],
    /// Currencies it counts in thousandths.
    pub three: &'static [&'static str],
    /// Currencies of which it takes only multiples of a number of its units.
    pub multiples: &'static [(&'static str, i64)],
}

/// Digits of every currency that no table names.
const DIGITS: u32 = 2;

/// Stripe, as <https://docs.stripe.com/currencies> says of charges and refunds:
/// - *zero-decimal currencies*: the amount is in whole units;
/// - ISK and UGX *transitioned to a zero-decimal currency, but must be represented as two-decimal* with the decimals
///   always `00`: 5 ISK is 500;
/// - IDR, HUF and TWD are charged in hundredths like any other (5 000 rupiah is 500 000);
/// - *three-decimal currencies* take only amounts whose last digit is 0.
pub const STRIPE: Units = Units {
    zero: &["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"],
    three: &["BHD", "JOD", "KWD", "OMR", "TND"],
    multiples: &[("ISK", 100), ("UGX", 100), ("BHD", 10), ("JOD", 10), ("KWD", 10), ("OMR", 10), ("TND", 10)],
};

/// Stripe's payouts: as its charges, but HUF and TWD are *treated as zero-decimal for payouts*: only amounts that
/// 100 divides.
pub const STRIPE_PAYOUTS: Units = Units {
    multiples: &[
        ("HUF", 100),
        ("TWD", 100),
        ("ISK", 100),
        ("UGX", 100),
        ("BHD", 10),
        ("JOD", 10),
        ("KWD", 10),
        ("OMR", 10),
        ("TND", 10),
    ],
    ..STRIPE
};

/// Hyperswitch: *the lowest denomination of the currency*, by the table of its `Currency`, where UGX counts whole and
/// ISK in hundredths. It turns them into each connector's units itself.
pub const HYPERSWITCH: Units = Units {
    zero: &[
        "BIF", "CLP", "DJF", "GNF", "IRR", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
        "XPF",
    ],
    three: &["BHD", "JOD", "KWD", "OMR", "TND"],
    multiples: &[("ISK", 100)],
};

impl Units {
    /// Digits after the decimal point in this provider's amounts.
    pub fn digits(&self, currency: Currency) -> u32 {
        let code = currency.code();
        if self.zero.contains(&code) {
            0
        } else if self.three.contains(&code) {
            3
        } else {
            DIGITS
        }
    }

    /// `money` in the provider's units.
    pub fn write(&self, money: Money) -> Result<i64, ProviderError> {
        let units = rescale(money.minor, money.currency.exponent(), self.digits(money.currency));
        let units = units.filter(|units| units % self.multiple_of(money.currency) == 0);
        units.ok_or(ProviderError::Amount(money))
    }

    /// `units` of the provider as money.
    pub fn read(&self, units: i64, currency: Currency) -> Result<Money, ProviderError> {
        let minor = rescale(units, self.digits(currency), currency.exponent());
        let wrong = || ProviderError::Unreadable(format!("{units} is no amount of {currency}"));
        minor.map(|minor| Money::new(minor, currency)).ok_or_else(wrong)
    }

    fn multiple_of(&self, currency: Currency) -> i64 {
        let found = self.multiples.iter().find(|(code, _)| *code == currency.code());
        found.map_or(1, |(_, multiple)| *multiple)
    }
}

/// The same amount with another number of digits, where it is exact.
fn rescale(amount: i64, from: u32, to: u32) -> Option<i64> {
    let factor = 10_i64.checked_pow(from.abs_diff(to))?;
    if to >= from { amount.checked_mul(factor) } else { (amount % factor == 0).then_some(amount / factor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, code.parse().unwrap())
    }

    #[test]
    fn amounts_are_said_in_stripes_units_exactly_or_not_at_all() {
        // (minor units of ISO 4217, currency, Stripe's amount)
        let table = [
            (1_277, "GBP", Some(1_277)),
            (35_900, "THB", Some(35_900)),
            (500, "JPY", Some(500)),
            (199_000, "VND", Some(199_000)),
            // 5 000 rupiah: two digits in the standard, two at Stripe.
            (500_000, "IDR", Some(500_000)),
            (129_001, "HUF", Some(129_001)),
            (80_045, "TWD", Some(80_045)),
            // Whole in the standard, hundredths at Stripe, always 00.
            (5, "ISK", Some(500)),
            (1_000, "UGX", Some(100_000)),
            // Two digits in the standard, whole at Stripe.
            (500_000, "MGA", Some(5_000)),
            (500_050, "MGA", None),
            // Thousandths whose last digit must be 0: never rounded for the shopper.
            (5_120, "KWD", Some(5_120)),
            (5_124, "KWD", None),
            // Thousandths in the standard that Stripe does not list: hundredths there.
            (1_500, "LYD", Some(150)),
            (1_501, "LYD", None),
        ];
        for (minor, code, expected) in table {
            assert_eq!(STRIPE.write(money(minor, code)).ok(), expected, "{minor} {code}");
            if let Some(units) = expected {
                assert_eq!(STRIPE.read(units, code.parse().unwrap()), Ok(money(minor, code)), "{units} {code}");
            }
        }
    }

    #[test]
    fn payouts_of_forint_and_taiwan_dollars_are_whole() {
        for code in ["HUF", "TWD"] {
            assert_eq!(STRIPE_PAYOUTS.write(money(80_000, code)).ok(), Some(80_000), "{code}");
            assert_eq!(STRIPE_PAYOUTS.write(money(80_045, code)), Err(ProviderError::Amount(money(80_045, code))));
        }
        assert_eq!(STRIPE_PAYOUTS.write(money(1_277, "GBP")).ok(), Some(1_277));
    }

    #[test]
    fn hyperswitch_counts_its_own_way() {
        let table = [
            (1_277, "GBP", 1_277),
            (199_000, "VND", 199_000),
            (500_000, "IDR", 500_000),
            (1_000, "UGX", 1_000),
            (5, "ISK", 500),
        ];
        for (minor, code, units) in table {
            assert_eq!(HYPERSWITCH.write(money(minor, code)), Ok(units), "{code}");
            assert_eq!(HYPERSWITCH.read(units, code.parse().unwrap()), Ok(money(minor, code)), "{code}");
        }
    }

    #[test]
    fn what_is_too_large_or_broken_is_refused() {
        assert_eq!(STRIPE.write(money(i64::MAX, "ISK")), Err(ProviderError::Amount(money(i64::MAX, "ISK"))));
        assert!(matches!(STRIPE.read(550, "ISK".parse().unwrap()), Err(ProviderError::Unreadable(_))));
    }
}
