//! From earned to payable: what waits, why and until when; settling it, and releasing what was kept back.

use kernel::{Clock, Coded, Currency, Id, Instant, Money, MoneyError, Page, PageRequest, Rate};
use serde::{Deserialize, Serialize};

use crate::book::{self, EntryKind, NewEntry, PostError};
use crate::{Account, OrderId, Payee, life, policy, store};

pub type UnsettledId = Id<Unsettled>;

/// Rows that one transaction settles at the most.
pub const AT_ONCE: u32 = 100;

/// Why an amount is not settled yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Paid for and not delivered: nothing is earned yet.
    AwaitingDelivery,
    /// Delivered; the time after delivery runs.
    WaitingPeriod,
    /// A return is open.
    ReturnOpen,
    /// Settled, and kept back for refunds that come later.
    Reserve,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 4] = [Reason::AwaitingDelivery, Reason::WaitingPeriod, Reason::ReturnOpen, Reason::Reserve];

    /// The one spelling in code and API.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::AwaitingDelivery => "awaiting_delivery",
            Reason::WaitingPeriod => "waiting_period",
            Reason::ReturnOpen => "return_open",
            Reason::Reserve => "reserve",
        }
    }

    /// What people are told: the message `ledger-unsettled-WORD`.
    pub fn word(self) -> String {
        self.name().replace('_', "-")
    }
}

/// An amount that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsettled {
    pub id: UnsettledId,
    pub payee: Payee,
    pub order: OrderId,
    /// In the market's currency; below zero for what was given back after its settlement.
    pub amount: Money,
    pub reason: Reason,
    /// When it is settled, or released; `None` while nobody can know.
    pub until: Option<Instant>,
    /// Into what it is settled.
    #[serde(skip)]
    pub fx: Option<(Currency, Rate)>,
}

/// An amount that was earned and waits from now on, or (below zero) one that was given back.
#[derive(Clone, Copy, Debug)]
pub struct NewUnsettled {
    pub payee: Payee,
    pub order: OrderId,
    pub amount: Money,
    /// Into what it is settled, at the rate of the order's placement; `None`: as it is.
    pub fx: Option<(Currency, Rate)>,
    pub due_at: Instant,
}

/// Why something was not settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Post(#[from] PostError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for SettleError {
    fn code(&self) -> &'static str {
        kernel::FAULT
    }
}

/// Notes an amount that waits. What is given back joins what of its order still waits (and waits as long), so that the two
/// are settled together; otherwise it is due at once.
pub fn note(tx: &mut db::Tx, clock: &dyn Clock, new: &NewUnsettled) -> Result<(), db::Error> {
    if new.amount.minor < 0 && store::settlement::join(tx, new)? {
        return Ok(());
    }
    let due_at = if new.amount.minor < 0 { clock.now().min(new.due_at) } else { new.due_at };
    let id: UnsettledId = tx.new_id();
    store::settlement::insert(tx, id, &NewUnsettled { due_at, ..*new })
}

/// While something about the order is open, nothing of it is settled.
pub fn hold(tx: &mut db::Tx, order: OrderId) -> Result<(), db::Error> {
    store::settlement::set_held(tx, order, true)
}

/// Nothing about the order is open any more.
pub fn unhold(tx: &mut db::Tx, order: OrderId) -> Result<(), db::Error> {
    store::settlement::set_held(tx, order, false)
}

/// What is due by `now`, the longest due first, [`AT_ONCE`] at the most.
pub fn due(read: &mut db::Read, now: Instant) -> Result<Vec<Unsettled>, db::Error> {
    store::settlement::due(read, now)
}

/// What waits of a payee: earned and kept back, oldest first. What is not delivered is in the orders.
pub fn unsettled(read: &mut db::Read, payee: Payee, page: &PageRequest) -> Result<Page<Unsettled>, db::Error> {
    store::settlement::of_payee(read, payee, page)
}

/// Settles an amount that is due: the books, and what is kept back. `false` when it was settled already.
pub fn settle(tx: &mut db::Tx, clock: &dyn Clock, waiting: &Unsettled) -> Result<bool, SettleError> {
    if !store::settlement::mark_settled(tx, waiting.id, clock.now())? {
        return Ok(false);
    }
    if waiting.amount.minor == 0 {
        return Ok(true);
    }
    let settled = life::settled(waiting.payee, waiting.amount, waiting.fx, policy::reserve_share())?;
    if settled.postings.is_empty() {
        return Ok(true);
    }
    let entry =
        NewEntry { kind: EntryKind::Settled, order: Some(waiting.order), reference: None, postings: &settled.postings };
    book::post(tx, clock, &entry)?;
    if settled.reserve.minor > 0 {
        let reserve = Reserve {
            id: tx.new_id(),
            payee: waiting.payee,
            order: waiting.order,
            amount: settled.reserve,
            until: policy::reserve_until(clock.now()),
        };
        store::settlement::insert_reserve(tx, &reserve)?;
    }
    Ok(true)
}

pub type ReserveId = Id<Reserve>;

/// What is kept back of a settlement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    pub id: ReserveId,
    pub payee: Payee,
    pub order: OrderId,
    pub amount: Money,
    pub until: Instant,
}

/// Reserves whose time is over by `now`, the oldest first, [`AT_ONCE`] at the most.
pub fn reserves_due(read: &mut db::Read, now: Instant) -> Result<Vec<Reserve>, db::Error> {
    store::settlement::reserves_due(read, now)
}

/// Releases a reserve; `false` when it was released already.
pub fn release(tx: &mut db::Tx, clock: &dyn Clock, reserve: &Reserve) -> Result<bool, SettleError> {
    if !store::settlement::mark_released(tx, reserve.id, clock.now())? {
        return Ok(false);
    }
    let postings = life::reserve_released(reserve.payee, reserve.amount)?;
    let entry = NewEntry {
        kind: EntryKind::ReserveReleased,
        order: Some(reserve.order),
        reference: Some(reserve.id.get()),
        postings: &postings,
    };
    book::post(tx, clock, &entry)?;
    Ok(true)
}

/// What a payee could be paid now, in each currency that ever was.
pub fn payable(read: &mut db::Read, payee: Payee) -> Result<Vec<Money>, db::Error> {
    // A credit is what we owe.
    let owed = store::book::balances(read, &Account::Payable(payee))?;
    Ok(owed.into_iter().map(|balance| Money { minor: -balance.minor, ..balance }).collect())
}

#[cfg(test)]
mod tests;
