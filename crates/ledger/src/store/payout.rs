//! SQL of payouts.

use db::{Read, Tx, params};
use kernel::{Currency, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::Payee;
use crate::payout::{Payout, PayoutId, PayoutState};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, payee, currency, minor, state, reference, failure, requested_at, decided_at FROM payout ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO payout (id, payee, currency, minor, state, reference, failure, requested_at, decided_at) \
        VALUES ($1, $2, $3, $4, 'PROCESSING', NULL, NULL, $5, NULL)";
    DECIDE = "UPDATE payout SET state = $2, reference = $3, failure = $4, decided_at = $5 WHERE id = $1 AND state = 'PROCESSING'";
    FIND = select!("WHERE id = $1");
    OF_PAYEE = select!("WHERE payee = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    LIST = select!("WHERE id < $1 ORDER BY id DESC LIMIT $2");
    LIST_IN_STATE = select!("WHERE state = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
}

#[derive(Deserialize)]
struct Row {
    id: PayoutId,
    payee: Payee,
    currency: Currency,
    minor: i64,
    state: PayoutState,
    reference: Option<String>,
    failure: Option<String>,
    requested_at: Instant,
    decided_at: Option<Instant>,
}

impl From<Row> for Payout {
    fn from(row: Row) -> Payout {
        Payout {
            id: row.id,
            payee: row.payee,
            amount: Money::new(row.minor, row.currency),
            state: row.state,
            reference: row.reference,
            failure: row.failure,
            requested_at: row.requested_at,
            decided_at: row.decided_at,
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, payout: &Payout) -> Result<(), db::Error> {
    let Payout { id, payee, amount, requested_at, .. } = payout;
    tx.execute(INSERT, params![*id, payee.to_string(), amount.currency, amount.minor, *requested_at])?;
    Ok(())
}

/// False when it was decided before.
pub(crate) fn decide(tx: &mut Tx, payout: &Payout) -> Result<bool, db::Error> {
    let Payout { id, state, reference, failure, decided_at, .. } = payout;
    let values = params![*id, state.name(), reference.as_deref(), failure.as_deref(), *decided_at];
    Ok(tx.execute(DECIDE, values)? == 1)
}

pub(crate) fn find(read: &mut Read, id: PayoutId) -> Result<Option<Payout>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Payout::from))
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX)
}

fn page_of(rows: Vec<Row>, page: &PageRequest) -> Page<Payout> {
    Page::of(rows.into_iter().map(Payout::from).collect(), page, |payout| payout.id.get())
}

pub(crate) fn of_payee(read: &mut Read, payee: Payee, page: &PageRequest) -> Result<Page<Payout>, db::Error> {
    Ok(page_of(read.all(OF_PAYEE, params![payee.to_string(), before(page), page.fetch()])?, page))
}

pub(crate) fn list(read: &mut Read, state: Option<PayoutState>, page: &PageRequest) -> Result<Page<Payout>, db::Error> {
    let rows = match state {
        Some(state) => read.all(LIST_IN_STATE, params![state.name(), before(page), page.fetch()])?,
        None => read.all(LIST, params![before(page), page.fetch()])?,
    };
    Ok(page_of(rows, page))
}
