//! All SQL of payments, refunds and messages from providers.

use db::{Json, Read, Tx, params};
use kernel::{Currency, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::payment::provider::Started;
use crate::payment::{Action, Part, Payment, PaymentId, PaymentStatus, Refund, RefundId, RefundState};
use crate::{CartId, OrderId};

/// A payment and its parts, a row for each part.
macro_rules! select_payment {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.checkout, p.provider, p.method, p.status, p.currency, p.provider_ref, p.action, p.failure, \
             p.expires_at, p.created_at, p.paid_at, o.order_id, o.amount, o.captured, o.refunded \
             FROM payment p JOIN payment_order o ON o.payment = p.id ",
            $rest
        )
    };
}

macro_rules! select_refund {
    ($rest:literal) => {
        concat!(
            "SELECT id, payment, order_id, provider, amount, currency, reason, state, provider_ref, attempts, next_at, \
             failure, requested_at, done_at FROM refund ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO payment (id, checkout, provider, method, status, currency, failure, open_at_provider, asked_at, \
                  expires_at, created_at, paid_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $9, $8, $9, $10)";
    INSERT_PART = "INSERT INTO payment_order (payment, order_id, amount, captured, refunded) VALUES ($1, $2, $3, $4, 0)";
    /// A payment that ended meanwhile is begun all the same: the provider must be told to take nothing for it.
    BEGUN = "UPDATE payment SET provider_ref = $2, asked_at = $4, \
                 action = CASE WHEN status = 'PENDING' THEN $3 ELSE NULL END, \
                 open_at_provider = CASE WHEN status = 'PAID' THEN 0 ELSE 1 END \
             WHERE id = $1 AND (provider_ref IS NULL OR provider_ref = $2) RETURNING status";
    PAY = "UPDATE payment SET status = 'PAID', paid_at = $2, open_at_provider = 0, action = NULL, failure = NULL \
           WHERE id = $1 AND status = 'PENDING'";
    PAY_LATE = "UPDATE payment SET status = 'PAID', paid_at = $2, open_at_provider = 0, failure = NULL \
                WHERE id = $1 AND status IN ('FAILED', 'EXPIRED')";
    CAPTURE_ALL = "UPDATE payment_order SET captured = amount WHERE payment = $1";
    COLLECT = "UPDATE payment_order SET captured = $3 WHERE payment = $1 AND order_id = $2 AND captured = 0 AND amount >= $3 \
               AND EXISTS (SELECT 1 FROM payment WHERE id = $1 AND currency = $4 AND status IN ('PENDING', 'PAID'))";
    FAIL = "UPDATE payment SET status = 'FAILED', failure = $2, open_at_provider = 0, action = NULL \
            WHERE id = $1 AND status = 'PENDING'";
    EXPIRE = "UPDATE payment SET status = 'EXPIRED', action = NULL WHERE id = $1 AND status = 'PENDING'";
    CLOSE = "UPDATE payment SET open_at_provider = 0 WHERE id = $1";
    ASKED = "UPDATE payment SET asked_at = $2 WHERE id = $1";
    FIND = select_payment!("WHERE p.id = $1 ORDER BY o.order_id");
    BY_REF = select_payment!("WHERE p.provider = $1 AND p.provider_ref = $2 ORDER BY o.order_id");
    OF_ORDER = select_payment!("WHERE p.id IN (SELECT payment FROM payment_order WHERE order_id = $1) ORDER BY p.id DESC, o.order_id");
    OF_CHECKOUT = select_payment!("WHERE p.checkout = $1 ORDER BY p.id DESC, o.order_id");
    STALE = select_payment!("WHERE p.id IN (SELECT id FROM payment WHERE open_at_provider = 1 AND asked_at <= $1 \
                             ORDER BY asked_at, id LIMIT $2) ORDER BY p.asked_at, p.id, o.order_id");
    PROMISE_BACK = "UPDATE payment_order SET refunded = refunded + $3 WHERE payment = $1 AND order_id = $2 \
                    AND captured - refunded >= $3 AND EXISTS (SELECT 1 FROM payment WHERE id = $1 AND currency = $4)";
    INSERT_REFUND = "INSERT INTO refund (id, payment, order_id, provider, amount, currency, reason, state, attempts, next_at, \
                         requested_at, done_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $9, $10)";
    REFUND_DONE = "UPDATE refund SET state = 'DONE', done_at = $3, failure = NULL, provider_ref = COALESCE($2, provider_ref) \
                   WHERE id = $1 AND state <> 'DONE'";
    REFUND_ASKED = "UPDATE refund SET attempts = attempts + 1, next_at = $4, failure = $3, \
                        provider_ref = COALESCE($2, provider_ref) WHERE id = $1 AND state = 'PROCESSING'";
    REFUND_FAILED = "UPDATE refund SET state = 'FAILED', failure = $2, attempts = attempts + 1, next_at = $3 \
                     WHERE id = $1 AND state = 'PROCESSING'";
    REFUND_RETRY = "UPDATE refund SET state = 'PROCESSING', attempts = 0, next_at = $2 WHERE id = $1 AND state = 'FAILED'";
    REFUNDS_DUE = select_refund!("WHERE state = 'PROCESSING' AND provider <> 'manual' AND next_at <= $1 ORDER BY next_at, id LIMIT $2");
    REFUND = select_refund!("WHERE id = $1");
    REFUND_BY_REF = select_refund!("WHERE provider = $1 AND provider_ref = $2");
    REFUNDS_OF_ORDER = select_refund!("WHERE order_id = $1 ORDER BY id");
    REFUNDS = select_refund!("WHERE id < $1 ORDER BY id DESC LIMIT $2");
    REFUNDS_IN = select_refund!("WHERE state = $3 AND id < $1 ORDER BY id DESC LIMIT $2");
    SEEN = "INSERT INTO payment_message (provider, event_id, taken_at) VALUES ($1, $2, $3) ON CONFLICT (provider, event_id) DO NOTHING";
    FORGET = "DELETE FROM payment_message WHERE taken_at < $1";
}

#[derive(Deserialize)]
struct PartRow {
    id: PaymentId,
    checkout: CartId,
    provider: String,
    method: String,
    status: PaymentStatus,
    currency: Currency,
    provider_ref: Option<String>,
    action: Option<Json<Action>>,
    failure: Option<String>,
    expires_at: Option<Instant>,
    created_at: Instant,
    paid_at: Option<Instant>,
    order_id: OrderId,
    amount: i64,
    captured: i64,
    refunded: i64,
}

impl PartRow {
    fn part(&self) -> Part {
        let money = |minor| Money::new(minor, self.currency);
        Part {
            order: self.order_id,
            amount: money(self.amount),
            captured: money(self.captured),
            refunded: money(self.refunded),
        }
    }

    fn payment(self) -> Payment {
        let part = self.part();
        Payment {
            id: self.id,
            checkout: self.checkout,
            provider: self.provider,
            method: self.method,
            status: self.status,
            amount: part.amount,
            orders: vec![part],
            provider_ref: self.provider_ref,
            action: self.action.map(|Json(action)| action),
            failure: self.failure,
            expires_at: self.expires_at,
            created_at: self.created_at,
            paid_at: self.paid_at,
        }
    }
}

/// Rows of one payment stand together.
fn payments(rows: Vec<PartRow>) -> Vec<Payment> {
    let mut payments: Vec<Payment> = Vec::new();
    for row in rows {
        match payments.last_mut().filter(|payment| payment.id == row.id) {
            Some(payment) => {
                payment.amount.minor = payment.amount.minor.saturating_add(row.amount);
                payment.orders.push(row.part());
            }
            None => payments.push(row.payment()),
        }
    }
    payments
}

pub(crate) fn insert(tx: &mut Tx, payment: &Payment) -> Result<(), db::Error> {
    let Payment { id, checkout, provider, method, status, amount, failure, expires_at, created_at, paid_at, .. } =
        payment;
    let bound = params![
        *id,
        *checkout,
        provider,
        method,
        status.name(),
        amount.currency,
        failure.as_deref(),
        *expires_at,
        *created_at,
        *paid_at,
    ];
    tx.execute(INSERT, bound)?;
    for part in &payment.orders {
        tx.execute(INSERT_PART, params![*id, part.order, part.amount.minor, part.captured.minor])?;
    }
    Ok(())
}

/// Whether the payment is pending.
pub(crate) fn begun(tx: &mut Tx, id: PaymentId, started: &Started, now: Instant) -> Result<bool, db::Error> {
    let action = serde_json::to_string(&started.action).map_err(|e| db::Error::Row(e.to_string().into()))?;
    let status: Option<PaymentStatus> = tx.optional(BEGUN, params![id, &started.provider_ref, action, now])?;
    Ok(status == Some(PaymentStatus::Pending))
}

pub(crate) fn pay(tx: &mut Tx, id: PaymentId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(PAY, params![id, now])? == 1)
}

pub(crate) fn pay_late(tx: &mut Tx, id: PaymentId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(PAY_LATE, params![id, now])? == 1)
}

pub(crate) fn capture_all(tx: &mut Tx, id: PaymentId) -> Result<(), db::Error> {
    tx.execute(CAPTURE_ALL, params![id]).map(drop)
}

pub(crate) fn collect(tx: &mut Tx, id: PaymentId, order: OrderId, collected: Money) -> Result<bool, db::Error> {
    Ok(tx.execute(COLLECT, params![id, order, collected.minor, collected.currency])? == 1)
}

pub(crate) fn fail(tx: &mut Tx, id: PaymentId, code: &str) -> Result<bool, db::Error> {
    Ok(tx.execute(FAIL, params![id, code])? == 1)
}

pub(crate) fn expire(tx: &mut Tx, id: PaymentId) -> Result<bool, db::Error> {
    Ok(tx.execute(EXPIRE, params![id])? == 1)
}

pub(crate) fn close(tx: &mut Tx, id: PaymentId) -> Result<(), db::Error> {
    tx.execute(CLOSE, params![id]).map(drop)
}

pub(crate) fn asked(tx: &mut Tx, id: PaymentId, at: Instant) -> Result<(), db::Error> {
    tx.execute(ASKED, params![id, at]).map(drop)
}

pub(crate) fn find(read: &mut Read, id: PaymentId) -> Result<Option<Payment>, db::Error> {
    Ok(payments(read.all(FIND, params![id])?).pop())
}

pub(crate) fn by_ref(read: &mut Read, provider: &str, provider_ref: &str) -> Result<Option<Payment>, db::Error> {
    Ok(payments(read.all(BY_REF, params![provider, provider_ref])?).pop())
}

pub(crate) fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Payment>, db::Error> {
    read.all(OF_ORDER, params![order]).map(payments)
}

pub(crate) fn of_checkout(read: &mut Read, checkout: CartId) -> Result<Vec<Payment>, db::Error> {
    read.all(OF_CHECKOUT, params![checkout]).map(payments)
}

pub(crate) fn stale(read: &mut Read, before: Instant, limit: i64) -> Result<Vec<Payment>, db::Error> {
    read.all(STALE, params![before, limit]).map(payments)
}

#[derive(Deserialize)]
struct RefundRow {
    id: RefundId,
    payment: PaymentId,
    order_id: OrderId,
    provider: String,
    amount: i64,
    currency: Currency,
    reason: String,
    state: RefundState,
    provider_ref: Option<String>,
    attempts: i64,
    next_at: Instant,
    failure: Option<String>,
    requested_at: Instant,
    done_at: Option<Instant>,
}

impl From<RefundRow> for Refund {
    fn from(row: RefundRow) -> Refund {
        Refund {
            id: row.id,
            payment: row.payment,
            order: row.order_id,
            provider: row.provider,
            amount: Money::new(row.amount, row.currency),
            reason: row.reason,
            state: row.state,
            provider_ref: row.provider_ref,
            attempts: row.attempts,
            next_at: row.next_at,
            failure: row.failure,
            requested_at: row.requested_at,
            done_at: row.done_at,
        }
    }
}

/// The conditional UPDATE behind "refunds are at most what was captured"; a CHECK stands behind it.
pub(crate) fn promise_back(tx: &mut Tx, payment: PaymentId, order: OrderId, amount: Money) -> Result<bool, db::Error> {
    Ok(tx.execute(PROMISE_BACK, params![payment, order, amount.minor, amount.currency])? == 1)
}

pub(crate) fn insert_refund(tx: &mut Tx, refund: &Refund) -> Result<(), db::Error> {
    let Refund { id, payment, order, provider, amount, reason, state, requested_at, done_at, .. } = refund;
    let bound = params![
        *id,
        *payment,
        *order,
        provider,
        amount.minor,
        amount.currency,
        reason,
        state.name(),
        *requested_at,
        *done_at,
    ];
    tx.execute(INSERT_REFUND, bound).map(drop)
}

pub(crate) fn refund_done(
    tx: &mut Tx,
    id: RefundId,
    provider_ref: Option<&str>,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(REFUND_DONE, params![id, provider_ref, now])? == 1)
}

pub(crate) fn refund_asked(
    tx: &mut Tx,
    id: RefundId,
    provider_ref: Option<&str>,
    failure: Option<&str>,
    next_at: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(REFUND_ASKED, params![id, provider_ref, failure, next_at])? == 1)
}

pub(crate) fn refund_failed(tx: &mut Tx, id: RefundId, why: &str, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(REFUND_FAILED, params![id, why, now])? == 1)
}

pub(crate) fn refund_retry(tx: &mut Tx, id: RefundId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(REFUND_RETRY, params![id, now])? == 1)
}

fn refunds_of(rows: Vec<RefundRow>) -> Vec<Refund> {
    rows.into_iter().map(Refund::from).collect()
}

pub(crate) fn refunds_due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<Refund>, db::Error> {
    read.all(REFUNDS_DUE, params![now, limit]).map(refunds_of)
}

pub(crate) fn refund(read: &mut Read, id: RefundId) -> Result<Option<Refund>, db::Error> {
    let row: Option<RefundRow> = read.optional(REFUND, params![id])?;
    Ok(row.map(Refund::from))
}

pub(crate) fn refund_by_ref(read: &mut Read, provider: &str, provider_ref: &str) -> Result<Option<Refund>, db::Error> {
    let row: Option<RefundRow> = read.optional(REFUND_BY_REF, params![provider, provider_ref])?;
    Ok(row.map(Refund::from))
}

pub(crate) fn refunds_of_order(read: &mut Read, order: OrderId) -> Result<Vec<Refund>, db::Error> {
    read.all(REFUNDS_OF_ORDER, params![order]).map(refunds_of)
}

pub(crate) fn refunds(
    read: &mut Read,
    state: Option<RefundState>,
    page: &PageRequest,
) -> Result<Page<Refund>, db::Error> {
    let before: i64 = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX);
    let rows = match state {
        None => read.all(REFUNDS, params![before, page.fetch()])?,
        Some(state) => read.all(REFUNDS_IN, params![before, page.fetch(), state.name()])?,
    };
    Ok(Page::of(refunds_of(rows), page, |refund| refund.id.get()))
}

pub(crate) fn seen(tx: &mut Tx, provider: &str, event_id: &str, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(SEEN, params![provider, event_id, now])? == 0)
}

pub(crate) fn forget(tx: &mut Tx, before: Instant) -> Result<u64, db::Error> {
    tx.execute(FORGET, params![before])
}
