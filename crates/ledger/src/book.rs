//! Entries: written once, never changed. Balances are sums over them.

use kernel::{Clock, Coded, Currency, Id, Instant, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::{Account, OrderId, StatementId, statement, store};

pub type EntryId = Id<Entry>;

/// Postings of one entry at the most.
pub const POSTINGS_MAX: usize = 16;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// The shopper's money is there.
    Paid,
    /// Delivered: everybody has their part.
    Earned,
    /// Promised back to the shopper.
    Refunded,
    /// The refund reached the shopper.
    RefundPaid,
    /// Earned money became payable.
    Settled,
    ReserveReleased,
    /// A payout began.
    Payout,
    /// It reached the bank.
    PayoutPaid,
    /// It came back.
    PayoutFailed,
}

impl EntryKind {
    /// Every kind, in the order of an order's life.
    pub const ALL: [EntryKind; 9] = [
        EntryKind::Paid,
        EntryKind::Earned,
        EntryKind::Refunded,
        EntryKind::RefundPaid,
        EntryKind::Settled,
        EntryKind::ReserveReleased,
        EntryKind::Payout,
        EntryKind::PayoutPaid,
        EntryKind::PayoutFailed,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            EntryKind::Paid => "paid",
            EntryKind::Earned => "earned",
            EntryKind::Refunded => "refunded",
            EntryKind::RefundPaid => "refund_paid",
            EntryKind::Settled => "settled",
            EntryKind::ReserveReleased => "reserve_released",
            EntryKind::Payout => "payout",
            EntryKind::PayoutPaid => "payout_paid",
            EntryKind::PayoutFailed => "payout_failed",
        }
    }

    /// What it is called among people: the message `ledger-entry-WORD`.
    pub fn word(self) -> String {
        self.name().replace('_', "-")
    }
}

/// A movement to be booked.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    pub kind: EntryKind,
    pub order: Option<OrderId>,
    /// What else it is about: a refund's or a payout's id.
    pub reference: Option<i64>,
    pub postings: &'a [(Account, Money)],
}

/// A movement that was booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub id: EntryId,
    pub kind: EntryKind,
    pub order: Option<OrderId>,
    pub reference: Option<i64>,
    pub at: Instant,
    /// A debit above zero, a credit below.
    pub postings: Vec<(Account, Money)>,
}

/// Why nothing was booked.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The postings do not sum to zero in this currency.
    #[error("the postings in {0} do not sum to zero")]
    Unbalanced(Currency),
    #[error("an entry has 2 to {POSTINGS_MAX} postings")]
    Postings,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PostError {
    fn code(&self) -> &'static str {
        kernel::FAULT
    }
}

/// Books a movement. Two statements (three from nine postings on), and one for each payee whose payable money moves: that day
/// wants a statement. An entry without postings that matter (nothing moved) is refused like one that does not balance: the
/// caller knows when there is nothing to book.
pub fn post(tx: &mut db::Tx, clock: &dyn Clock, new: &NewEntry<'_>) -> Result<EntryId, PostError> {
    balanced(new.postings)?;
    let (id, now): (EntryId, Instant) = (tx.new_id(), clock.now());
    store::book::insert_entry(tx, id, new, now)?;
    store::book::insert_postings(tx, id, new.postings, now)?;
    for (account, amount) in new.postings {
        if let Account::Payable(payee) = account {
            store::statement::note_day(tx, *payee, statement::day_of(now), amount.currency)?;
        }
    }
    Ok(id)
}

/// Whether postings sum to zero in each currency, none of them zero.
fn balanced(postings: &[(Account, Money)]) -> Result<(), PostError> {
    if !(2..=POSTINGS_MAX).contains(&postings.len()) || postings.iter().any(|(_, amount)| amount.minor == 0) {
        return Err(PostError::Postings);
    }
    for (_, amount) in postings {
        let same = postings.iter().filter(|(_, other)| other.currency == amount.currency);
        let sum: i128 = same.map(|(_, other)| i128::from(other.minor)).sum();
        if sum != 0 {
            return Err(PostError::Unbalanced(amount.currency));
        }
    }
    Ok(())
}

/// What is booked for an order, oldest first.
pub fn entries_of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Entry>, db::Error> {
    store::book::of_order(read, order)
}

/// Which entries are wanted; `None` is every one.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    pub order: Option<OrderId>,
    pub account: Option<Account>,
    pub kind: Option<EntryKind>,
}

/// Entries, the newest first.
pub fn entries(read: &mut db::Read, filter: &EntryFilter, page: &PageRequest) -> Result<Page<Entry>, db::Error> {
    store::book::entries(read, filter, page)
}

/// Entries of a kind there are.
pub fn count(read: &mut db::Read, kind: EntryKind) -> Result<i64, db::Error> {
    store::book::count(read, kind)
}

/// What an account holds in a currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountBalance {
    pub account: Account,
    pub balance: Money,
}

/// Every account that ever moved, with what it holds, by name. It reads all postings: for operators.
pub fn accounts(read: &mut db::Read) -> Result<Vec<AccountBalance>, db::Error> {
    store::book::accounts(read)
}

/// What an account holds in a currency.
pub fn balance(read: &mut db::Read, account: &Account, currency: Currency) -> Result<Money, db::Error> {
    store::book::balance(read, account, currency).map(|minor| Money::new(minor, currency))
}

/// What the books come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Every entry and every currency sums to zero, every entry has postings, and every statement agrees with them.
    pub balanced: bool,
    pub entries: i64,
    pub currencies: Vec<CurrencySum>,
    /// Entries that do not sum to zero, a hundred at the most.
    pub unbalanced: Vec<EntryId>,
    /// Statements that do not agree with the postings of their day or with the statement before, a hundred at the most.
    pub disagreeing: Vec<StatementId>,
}

/// Sums of a currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencySum {
    pub currency: Currency,
    pub debit: i64,
    pub credit: i64,
    pub sum: i64,
}

/// Proves that the books balance. It reads all of them: for operators and tests.
pub fn check(read: &mut db::Read) -> Result<Check, db::Error> {
    let currencies = store::book::sums(read)?;
    let unbalanced = store::book::unbalanced(read)?;
    let (entries, empty) = (store::book::count_all(read)?, store::book::count_empty(read)?);
    let disagreeing = store::statement::disagreeing(read)?;
    let each = unbalanced.is_empty() && empty == 0 && disagreeing.is_empty();
    let balanced = each && currencies.iter().all(|sum| sum.sum == 0);
    Ok(Check { balanced, entries, currencies, unbalanced, disagreeing })
}

#[cfg(test)]
mod tests;
