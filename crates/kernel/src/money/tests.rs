use proptest::prelude::*;

use super::*;

const GBP: Currency = Currency::GBP;

#[test]
fn amounts_of_two_currencies_do_not_add() {
    let mixed = Money::new(1, GBP).plus(Money::new(1, Currency::USD));
    assert_eq!(mixed, Err(MoneyError::CurrencyMismatch));
    assert_eq!(Money::new(i64::MAX, GBP).plus(Money::new(1, GBP)), Err(MoneyError::Overflow));
}

#[test]
fn major_units_follow_the_exponent() {
    assert_eq!(Money::new(1277, GBP).to_string(), "12.77 GBP");
    assert_eq!(Money::new(1277, Currency::JPY).to_string(), "1277 JPY");
    assert_eq!(Money::from_decimal("0.005".parse().unwrap(), GBP), Ok(Money::new(1, GBP)));
    assert_eq!(Money::from_decimal("-0.005".parse().unwrap(), GBP), Ok(Money::new(-1, GBP)));
}

#[test]
fn a_share_rounds_half_away_from_zero() {
    let five_percent = BasisPoints::new(500).unwrap();
    assert_eq!(Money::new(10, GBP).share(five_percent).minor, 1);
    assert_eq!(Money::new(9, GBP).share(five_percent).minor, 0);
    assert_eq!(Money::new(-10, GBP).share(five_percent).minor, -1);
}

proptest! {
    #[test]
    fn a_split_loses_nothing(minor in -1_000_000_000_i64..1_000_000_000, weights in proptest::collection::vec(0_u64..10_000, 1..20)) {
        let shares = Money::new(minor, GBP).split(&weights);
        prop_assert_eq!(shares.iter().map(|m| m.minor).sum::<i64>(), minor);
        prop_assert_eq!(shares.len(), weights.len());
    }

    #[test]
    fn decimal_and_back_is_the_same(minor in any::<i32>()) {
        let money = Money::new(i64::from(minor), GBP);
        prop_assert_eq!(Money::from_decimal(money.to_decimal(), GBP), Ok(money));
    }
}
