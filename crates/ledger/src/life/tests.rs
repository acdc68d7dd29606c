use std::collections::BTreeMap;

use kernel::Instant;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::{CreatorId, ShopId, policy};

const SHOP: Payee = Payee::Shop(ShopId::new(7));
const CREATOR: Payee = Payee::Creator(CreatorId::new(8));
const OTHER: Payee = Payee::Creator(CreatorId::new(9));

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn market() -> MarketCode {
    "GB".parse().unwrap()
}

fn unit(gross: i64, tax: i64, commission: i64, payment_fee: i64) -> Unit {
    Unit { gross: gbp(gross), tax: gbp(tax), commission: gbp(commission), payment_fee: gbp(payment_fee), creator: None }
}

fn led(unit: Unit, creator: Payee, part: i64) -> Unit {
    Unit { creator: Some((creator, gbp(part))), ..unit }
}

fn sale(units: &[Unit], tax_by_platform: bool, shipping: i64) -> Sale<'_> {
    Sale { shop: SHOP, market: market(), tax_by_platform, units, shipping: gbp(shipping) }
}

/// `account amount` of each posting, in order.
fn told(postings: &[(Account, Money)]) -> Vec<String> {
    postings.iter().map(|(account, amount)| format!("{account} {}", amount.minor)).collect()
}

fn assert_balanced(postings: &[(Account, Money)]) {
    let mut sums: BTreeMap<String, i128> = BTreeMap::new();
    for (_, amount) in postings {
        assert_ne!(amount.minor, 0, "an amount of zero is left out");
        *sums.entry(amount.currency.to_string()).or_default() += i128::from(amount.minor);
    }
    assert!(sums.values().all(|sum| *sum == 0), "{sums:?}");
}

/// What accounts hold after these entries.
fn balances(entries: &[Postings]) -> BTreeMap<Account, i64> {
    let mut held = BTreeMap::new();
    for (account, amount) in entries.iter().flatten() {
        *held.entry(account.clone()).or_default() += amount.minor;
    }
    held.retain(|_, minor| *minor != 0);
    held
}

#[test]
fn everybody_has_their_part_of_a_delivered_order() {
    let one = [unit(2000, 333, 100, 40)];
    let two = [led(unit(2000, 333, 100, 40), CREATOR, 150), unit(1277, 213, 64, 26)];
    let both = [led(one[0], OTHER, 100), led(one[0], CREATOR, 150), led(one[0], OTHER, 1)];
    let below_zero = [unit(100, 17, 90, 2)];
    #[rustfmt::skip]
    let cases: [(&str, Sale<'_>, &[&str]); 6] = [
        ("the platform hands the tax over", sale(&one, true, 0),
            &["shopper:held 2000", "shop:7:pending -1527", "platform:commission -100", "platform:payment_fee -40", "tax:GB -333"]),
        ("the seller does", sale(&one, false, 0),
            &["shopper:held 2000", "shop:7:pending -1860", "platform:commission -100", "platform:payment_fee -40"]),
        ("shipping is the carrier's", sale(&one, false, 299),
            &["shopper:held 2299", "shop:7:pending -1860", "platform:commission -100", "platform:payment_fee -40", "carrier:freight -299"]),
        ("a creator led to one of two", sale(&two, true, 0),
            &["shopper:held 3277", "shop:7:pending -2351", "platform:commission -164", "platform:payment_fee -66", "tax:GB -546", "creator:8:pending -150"]),
        ("several creators led to an order", sale(&both, true, 0),
            &["shopper:held 6000", "shop:7:pending -4330", "platform:commission -300", "platform:payment_fee -120", "tax:GB -999",
              "creator:8:pending -150", "creator:9:pending -101"]),
        ("a least commission may cost the shop more than it has", sale(&below_zero, true, 0),
            &["shopper:held 100", "shop:7:pending 9", "platform:commission -90", "platform:payment_fee -2", "tax:GB -17"]),
    ];
    for (what, sale, expected) in cases {
        let postings = earned(&sale).unwrap();
        assert_eq!(told(&postings), expected, "{what}");
        assert_balanced(&postings);
    }
}

#[test]
fn a_refund_after_delivery_leaves_the_shop_with_the_payment_fee() {
    let units = [led(unit(2000, 333, 100, 40), CREATOR, 150)];
    let postings = refunded_after_delivery(&sale(&units, true, 299)).unwrap();
    let expected = [
        "shop:7:pending 1716",
        "platform:commission 100",
        "tax:GB 333",
        "creator:8:pending 150",
        "shopper:refunds -2299",
    ];
    assert_eq!(told(&postings), expected);
    assert_balanced(&postings);
}

#[test]
fn money_moves_between_two_accounts() {
    let stripe = || Account::Provider("stripe".to_owned());
    let cases = [
        (paid(stripe(), gbp(5)), ["provider:stripe 5", "shopper:held -5"]),
        (paid(Account::CarrierCod, gbp(5)), ["carrier:cod 5", "shopper:held -5"]),
        (refunded_before_delivery(gbp(5)), ["shopper:held 5", "shopper:refunds -5"]),
        (refund_paid(stripe(), gbp(5)), ["shopper:refunds 5", "provider:stripe -5"]),
        (reserve_released(SHOP, gbp(5)), ["shop:7:reserve 5", "shop:7:payable -5"]),
        (payout(CREATOR, gbp(5)), ["creator:8:payable 5", "creator:8:payout -5"]),
        (payout_paid(SHOP, gbp(5)), ["shop:7:payout 5", "bank:out -5"]),
        (payout_failed(SHOP, gbp(5)), ["shop:7:payout 5", "shop:7:payable -5"]),
    ];
    for (postings, expected) in cases {
        assert_eq!(told(&postings.unwrap()), expected);
    }
    assert_eq!(paid(stripe(), gbp(0)), Ok(vec![]), "nothing moved");
}

#[test]
fn a_settlement_keeps_a_reserve_back_and_changes_the_currency() {
    let rate = |text: &str| Some((Currency::CNY, Rate::new(text.parse::<Decimal>().unwrap()).unwrap()));
    let cases = [
        // Amount, rate, into, reserve.
        (1527, None, 1527, 76),
        (1490, rate("9.1234"), 13594, 680),
        // 0.5 of a minor unit goes away from zero: 1 × 0.5 → 1, and 5 % of 10 → 1.
        (1, rate("0.5"), 1, 0),
        (10, None, 10, 1),
        (-1, rate("0.5"), -1, 0),
        (-2000, None, -2000, 0),
    ];
    for (amount, fx, into, reserve) in cases {
        let settled = settled(SHOP, gbp(amount), fx, policy::reserve_share()).unwrap();
        assert_eq!((settled.payable.minor, settled.reserve.minor), (into - reserve, reserve), "{amount}");
        assert_balanced(&settled.postings);
    }
    let both = settled(SHOP, gbp(1490), rate("9.1234"), policy::reserve_share()).unwrap();
    let expected =
        ["shop:7:pending 1490", "fx:GBP -1490", "fx:CNY 13594", "shop:7:payable -12914", "shop:7:reserve -680"];
    assert_eq!(told(&both.postings), expected);
    let back = settled(SHOP, gbp(-2000), None, policy::reserve_share()).unwrap();
    assert_eq!(told(&back.postings), ["shop:7:pending -2000", "shop:7:payable 2000"]);
}

#[test]
fn a_currency_does_not_mix_with_another() {
    let units = [unit(2000, 333, 100, 40)];
    let mixed = Sale { shipping: Money::new(1, Currency::CNY), ..sale(&units, true, 0) };
    assert_eq!(earned(&mixed), Err(MoneyError::CurrencyMismatch));
    assert_eq!(refunded_after_delivery(&mixed), Err(MoneyError::CurrencyMismatch));
    let too_much = [unit(i64::MAX, 0, 0, 0), unit(1, 0, 0, 0)];
    assert_eq!(earned(&sale(&too_much, true, 0)), Err(MoneyError::Overflow));
}

#[test]
fn the_lane_and_the_border_say_when_money_is_settled() {
    let days = |express, abroad| policy::settle_at(Instant::from_ms(0), express, abroad).ms() / kernel::DAY_MS;
    assert_eq!((days(false, false), days(true, false), days(false, true), days(true, true)), (7, 3, 15, 15));
    assert_eq!(policy::reserve_until(Instant::from_ms(0)).ms() / kernel::DAY_MS, 30);
}

prop_compose! {
    /// Shares of a price as a market may set them: all of them together may be more than the price.
    fn any_unit()(gross in 1..1_000_000_000_i64, tax in 0..=3000_i64, commission in 0..=8000_i64, fee in 0..=1000_i64, creator in 0..=8000_i64, whose in 0..3_u8) -> Unit {
        let share = |bp: i64| gbp(gross).share(BasisPoints::new(bp).unwrap()).minor;
        let sold = unit(gross, share(tax), share(commission), share(fee));
        match whose {
            0 => sold,
            1 => led(sold, CREATOR, share(creator)),
            _ => led(sold, OTHER, share(creator)),
        }
    }
}

/// Units, each with when it is given back: before delivery, in one of three refunds after it, or never.
fn any_order() -> impl Strategy<Value = (Vec<(Unit, u8)>, i64, bool)> {
    (prop::collection::vec((any_unit(), 0..5_u8), 1..20), 0..100_000_i64, any::<bool>())
}

fn of(units: &[(Unit, u8)], wanted: impl Fn(u8) -> bool) -> Vec<Unit> {
    units.iter().filter(|(_, when)| wanted(*when)).map(|(unit, _)| *unit).collect()
}

fn total(units: &[Unit]) -> i64 {
    units.iter().map(|unit| unit.gross.minor).sum()
}

proptest! {
    #[test]
    fn nothing_is_lost_and_no_more_is_given_back_than_was_paid((units, shipping, by_platform) in any_order()) {
        let all = of(&units, |_| true);
        let (cancelled, delivered) = (of(&units, |when| when == 0), of(&units, |when| when > 0));
        let captured = total(&all) + shipping;
        let mut entries = vec![
            paid(Account::Provider("sandbox".to_owned()), gbp(captured)).unwrap(),
            refunded_before_delivery(gbp(total(&cancelled))).unwrap(),
            earned(&sale(&delivered, by_platform, shipping)).unwrap(),
        ];
        for when in 1..4 {
            let back = of(&units, |other| other == when);
            entries.push(refunded_after_delivery(&sale(&back, by_platform, 0)).unwrap());
        }
        for entry in &entries {
            assert_balanced(entry);
        }
        let held = balances(&entries);
        let at = |account: Account| held.get(&account).copied().unwrap_or(0);
        prop_assert_eq!(at(Account::Held), 0, "what was held is everybody's, or given back");
        let refunds = -at(Account::ShopperRefunds);
        prop_assert_eq!(refunds, total(&of(&units, |when| when < 4)), "exactly the units that were given back");
        prop_assert!(refunds <= captured);
        // What is left is exactly what the units that were kept earn, but for the fees of those that were not.
        let kept = of(&units, |when| when == 4);
        let mut left = balances(&[earned(&sale(&kept, by_platform, shipping)).unwrap()]);
        left.remove(&Account::Held);
        let fees: i64 = of(&units, |when| (1..4).contains(&when)).iter().map(|unit| unit.payment_fee.minor).sum();
        *left.entry(Account::Pending(SHOP)).or_default() += fees;
        *left.entry(Account::PlatformPaymentFee).or_default() -= fees;
        left.insert(Account::Provider("sandbox".to_owned()), captured);
        left.insert(Account::ShopperRefunds, -refunds);
        left.retain(|_, minor| *minor != 0);
        prop_assert_eq!(held, left);
    }

    #[test]
    fn refunds_of_all_lines_give_back_exactly_everything((units, shipping, by_platform) in any_order()) {
        let all = of(&units, |_| true);
        let mut entries = vec![earned(&sale(&all, by_platform, shipping)).unwrap()];
        // One unit after another, shipping with the last one.
        for (place, one) in all.iter().enumerate() {
            let shipping = if place + 1 == all.len() { shipping } else { 0 };
            entries.push(refunded_after_delivery(&sale(std::slice::from_ref(one), by_platform, shipping)).unwrap());
        }
        let fees: i64 = all.iter().map(|unit| unit.payment_fee.minor).sum();
        let whole = total(&all) + shipping;
        let mut expected = BTreeMap::from([
            (Account::Held, whole),
            (Account::ShopperRefunds, -whole),
            (Account::Pending(SHOP), fees + shipping),
            (Account::PlatformPaymentFee, -fees),
            (Account::CarrierFreight, -shipping),
        ]);
        expected.retain(|_, minor| *minor != 0);
        prop_assert_eq!(&balances(&entries), &expected);
        // One refund of all says the same.
        let at_once = [entries.swap_remove(0), refunded_after_delivery(&sale(&all, by_platform, shipping)).unwrap()];
        prop_assert_eq!(balances(&at_once), expected);
    }

    #[test]
    fn a_settlement_is_balanced_in_each_currency(minor in -1_000_000_000_i64..1_000_000_000, rate in 1..1_000_000_000_u32, scale in 0..9_u32, bp in 0..=10_000_i64, same in any::<bool>()) {
        prop_assume!(minor != 0);
        let rate = Rate::new(Decimal::new(i64::from(rate), scale)).unwrap();
        let fx = (!same).then_some((Currency::JPY, rate));
        let settled = settled(SHOP, gbp(minor), fx, BasisPoints::new(bp).unwrap()).unwrap();
        assert_balanced(&settled.postings);
        let into = settled.payable.plus(settled.reserve).unwrap();
        // JPY has no minor unit: a hundred pence are one pound.
        let exact = if same { Decimal::from(minor) } else { Decimal::from(minor) * rate.get() / Decimal::from(100) };
        prop_assert!((Decimal::from(into.minor) - exact).abs() <= Decimal::new(5, 1));
        prop_assert!(settled.reserve.minor >= 0 && settled.reserve.minor <= into.minor.max(0));
        let held = balances(std::slice::from_ref(&settled.postings));
        prop_assert_eq!(held.get(&Account::Pending(SHOP)).copied(), Some(minor), "all that was earned leaves");
    }
}
