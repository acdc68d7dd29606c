//! An order's life in postings: pure, so that what is booked can be read and tested without a database. `docs/LEDGER.md`
//! shows the same as a table.
//!
//! A debit is above zero, a credit below. Amounts of zero are left out.

use std::collections::BTreeMap;

use kernel::{BasisPoints, Currency, MarketCode, Money, MoneyError, Rate};

use crate::{Account, Payee};

/// Postings of one entry.
pub type Postings = Vec<(Account, Money)>;

/// One unit of an order as it was fixed when the order was placed, all in the market's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What the shopper paid, tax inside.
    pub gross: Money,
    pub tax: Money,
    pub commission: Money,
    pub payment_fee: Money,
    /// Whose touch led to it, and what part of it is theirs.
    pub creator: Option<(Payee, Money)>,
}

/// Units of an order, and who has what of them.
#[derive(Clone, Debug)]
pub struct Sale<'a> {
    pub shop: Payee,
    pub market: MarketCode,
    /// Whether the platform hands the tax to the state; else the seller (or the carrier) does, from the shop's part.
    pub tax_by_platform: bool,
    pub units: &'a [Unit],
    /// Shipping that the shopper paid and that belongs to these units.
    pub shipping: Money,
}

/// The shopper's money is there: at a provider, or with the carrier who collected it.
pub fn paid(by: Account, total: Money) -> Result<Postings, MoneyError> {
    let mut book = Book::new(total.currency);
    book.debit(by, total)?;
    book.credit(Account::Held, total)?;
    Ok(book.postings)
}

/// Delivered: what the shopper's money was held for is everybody's now.
pub fn earned(sale: &Sale<'_>) -> Result<Postings, MoneyError> {
    let parts = Parts::of(sale)?;
    let mut book = Book::new(sale.shipping.currency);
    book.debit(Account::Held, parts.gross.plus(sale.shipping)?)?;
    book.credit(Account::Pending(sale.shop), parts.shop)?;
    book.credit(Account::PlatformCommission, parts.commission)?;
    book.credit(Account::PlatformPaymentFee, parts.payment_fee)?;
    book.credit(Account::Tax(sale.market), parts.tax)?;
    book.credit(Account::CarrierFreight, sale.shipping)?;
    for (creator, part) in parts.creators {
        book.credit(Account::Pending(creator), part)?;
    }
    Ok(book.postings)
}

/// Given back before delivery: it was only held.
pub fn refunded_before_delivery(amount: Money) -> Result<Postings, MoneyError> {
    let mut book = Book::new(amount.currency);
    book.debit(Account::Held, amount)?;
    book.credit(Account::ShopperRefunds, amount)?;
    Ok(book.postings)
}

/// Given back after delivery: everybody gives their part of these units back, but for the payment fee, which was spent; the
/// shop bears it, and the shipping that is given back.
pub fn refunded_after_delivery(sale: &Sale<'_>) -> Result<Postings, MoneyError> {
    let parts = Parts::of(sale)?;
    let whole = parts.gross.plus(sale.shipping)?;
    let shop = parts.shop.plus(parts.payment_fee)?.plus(sale.shipping)?;
    let mut book = Book::new(sale.shipping.currency);
    book.debit(Account::Pending(sale.shop), shop)?;
    book.debit(Account::PlatformCommission, parts.commission)?;
    book.debit(Account::Tax(sale.market), parts.tax)?;
    for (creator, part) in parts.creators {
        book.debit(Account::Pending(creator), part)?;
    }
    book.credit(Account::ShopperRefunds, whole)?;
    Ok(book.postings)
}

/// A refund reached the shopper.
pub fn refund_paid(by: Account, amount: Money) -> Result<Postings, MoneyError> {
    let mut book = Book::new(amount.currency);
    book.debit(Account::ShopperRefunds, amount)?;
    book.credit(by, amount)?;
    Ok(book.postings)
}

/// What a settlement comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub postings: Postings,
    /// What the payee may be paid, in the payee's currency; below zero after a refund.
    pub payable: Money,
    /// What is kept back for a while.
    pub reserve: Money,
}

/// What was earned becomes payable, less a reserve, in the payee's currency: `fx` is the rate that was fixed when the order was
/// placed, half a minor unit rounded away from zero. An amount below zero (given back after its settlement) is taken from
/// what is payable, in full.
pub fn settled(
    payee: Payee,
    amount: Money,
    fx: Option<(Currency, Rate)>,
    reserve_bp: BasisPoints,
) -> Result<Settled, MoneyError> {
    let mut postings = Vec::new();
    let into = match fx.filter(|(currency, _)| *currency != amount.currency) {
        None => amount,
        Some((currency, rate)) => {
            let product = amount.to_decimal().checked_mul(rate.get()).ok_or(MoneyError::Overflow)?;
            let into = Money::from_decimal(product, currency)?;
            let mut from = Book::new(amount.currency);
            from.debit(Account::Pending(payee), amount)?;
            from.credit(Account::Fx(amount.currency), amount)?;
            postings.append(&mut from.postings);
            into
        }
    };
    let reserve = if into.minor > 0 { into.share(reserve_bp) } else { Money::zero(into.currency) };
    let payable = into.minus(reserve)?;
    let mut book = Book::new(into.currency);
    let source = if into.currency == amount.currency { Account::Pending(payee) } else { Account::Fx(into.currency) };
    book.debit(source, into)?;
    book.credit(Account::Payable(payee), payable)?;
    book.credit(Account::Reserve(payee), reserve)?;
    postings.append(&mut book.postings);
    Ok(Settled { postings, payable, reserve })
}

/// A reserve's time is over.
pub fn reserve_released(payee: Payee, amount: Money) -> Result<Postings, MoneyError> {
    moved(Account::Reserve(payee), Account::Payable(payee), amount)
}

/// A payout begins.
pub fn payout(payee: Payee, amount: Money) -> Result<Postings, MoneyError> {
    moved(Account::Payable(payee), Account::Payout(payee), amount)
}

/// A payout reached the bank.
pub fn payout_paid(payee: Payee, amount: Money) -> Result<Postings, MoneyError> {
    moved(Account::Payout(payee), Account::BankOut, amount)
}

/// A payout came back.
pub fn payout_failed(payee: Payee, amount: Money) -> Result<Postings, MoneyError> {
    moved(Account::Payout(payee), Account::Payable(payee), amount)
}

fn moved(from: Account, to: Account, amount: Money) -> Result<Postings, MoneyError> {
    let mut book = Book::new(amount.currency);
    book.debit(from, amount)?;
    book.credit(to, amount)?;
    Ok(book.postings)
}

/// Sums over units.
struct Parts {
    gross: Money,
    /// What is the shop's.
    shop: Money,
    /// What the platform hands to the state.
    tax: Money,
    commission: Money,
    payment_fee: Money,
    /// Each creator once, in the order of their ids.
    creators: BTreeMap<Payee, Money>,
}

impl Parts {
    fn of(sale: &Sale<'_>) -> Result<Parts, MoneyError> {
        let zero = Money::zero(sale.shipping.currency);
        let sum = |part: fn(&Unit) -> Money| sale.units.iter().try_fold(zero, |sum, unit| sum.plus(part(unit)));
        let (gross, commission, payment_fee) =
            (sum(|unit| unit.gross)?, sum(|unit| unit.commission)?, sum(|unit| unit.payment_fee)?);
        let tax = if sale.tax_by_platform { sum(|unit| unit.tax)? } else { zero };
        let mut shop = gross.minus(commission)?.minus(payment_fee)?.minus(tax)?;
        let mut creators = BTreeMap::new();
        for (creator, part) in sale.units.iter().filter_map(|unit| unit.creator) {
            shop = shop.minus(part)?;
            let sum = creators.entry(creator).or_insert(zero);
            *sum = sum.plus(part)?;
        }
        Ok(Parts { gross, shop, tax, commission, payment_fee, creators })
    }
}

/// Postings of one currency, while they are made.
struct Book {
    currency: Currency,
    postings: Postings,
}

impl Book {
    fn new(currency: Currency) -> Book {
        Book { currency, postings: Vec::new() }
    }

    fn debit(&mut self, account: Account, amount: Money) -> Result<(), MoneyError> {
        if amount.currency != self.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        if amount.minor != 0 {
            self.postings.push((account, amount));
        }
        Ok(())
    }

    fn credit(&mut self, account: Account, amount: Money) -> Result<(), MoneyError> {
        self.debit(account, Money::zero(amount.currency).minus(amount)?)
    }
}

#[cfg(test)]
mod tests;
