//! Giving back: a promise in the order's payment, its postings, and the job that has the provider send the money.

use db::jobs::{Failure, Handler, Run};
use kernel::{Clock, ManualClock, Money};
use ledger::book::{self, EntryKind, NewEntry};
use ledger::settlement::{self, NewUnsettled};
use ledger::{Account, Payee, life};
use trade::OrderLineId;
use trade::order::{self, Line, LineState, Order};
use trade::payment::provider::{ProviderError, RefundStatus, StartRefund};
use trade::payment::refund::{self, MANUAL, NewRefund, Refund, RefundError};
use trade::payment::{self, Payment, Providers};

use super::deadlines::once;
use super::mails::{self, About};
use super::{fault, same, webhook};
use crate::Deps;
use crate::affiliate::Creators;

/// Promises back what the shopper paid for `lines` and did not get back before, and the shipping too with `shipping`: the refund's row, the
/// lines' and the order's sums, the ledger's `refunded`, what is taken from the settlements of shop and creators, [`REFUNDED`], and the job that sends
/// the money. `None` when nothing of it was paid. The lines' states are the caller's business: in an order that was delivered, `Delivered`,
/// `Returning` and `Returned` mean that what was paid for them is earned.
pub(crate) fn refund_lines(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    shipping: bool,
    reason: &str,
) -> Result<Option<Refund>, db::Error> {
    let Some(payment) = refund::source(tx, order.id)? else { return give_up(tx, clock, order, lines).map(|()| None) };
    let back = Back::of(order, lines, shipping);
    let Some(total) = back.total(order).filter(|total| total.minor > 0) else { return Ok(None) };
    let refund = promise(tx, clock, order, &payment, total, reason)?;
    let creators = Creators::of(tx, order.id)?;
    back.book(tx, clock, order, &refund, &creators)?;
    let given: Vec<&Line> = back.held.iter().chain(&back.earned).collect();
    creators.refunded(tx, clock, &given)?;
    order::note_refund(tx, order, &back.lines(), total)?;
    let lines: Vec<OrderLineId> = back.lines().into_iter().map(|(line, _)| line).collect();
    order::note_back(tx, &lines, clock.now())?;
    let lines = serde_json::to_string(&lines).map_err(fault)?;
    let payload = format!("{{\"refund\":\"{}\",\"amount\":{},\"lines\":{lines}}}", refund.id, total.minor);
    db::outbox::emit(tx, clock, REFUNDED, order.id.get(), &payload)?;
    Ok(Some(refund))
}

/// The topic of money that was promised back: key is the order, payload `{"refund":"ID","amount":MINOR,"lines":["ID"]}`.
pub const REFUNDED: &str = "trade.refunded";

/// The topic of units that were firm and are not wanted any more, before anybody paid for them: key is the order, payload
/// `{"lines":["ID"]}`.
pub const GIVEN_UP: &str = "trade.given_up";

/// Nobody has to be paid back; what was firm without a payment is not sold after all.
fn give_up(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, lines: &[OrderLineId]) -> Result<(), db::Error> {
    if order.paid_at.is_none() {
        return Ok(());
    }
    order::note_back(tx, lines, clock.now())?;
    let lines = serde_json::to_string(lines).map_err(fault)?;
    db::outbox::emit(tx, clock, GIVEN_UP, order.id.get(), &format!("{{\"lines\":{lines}}}"))
}

/// Promises all of `amount` back that came for an order which takes no money any more. Its lines know nothing of it.
pub(crate) fn give_back(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    payment: &Payment,
    amount: Money,
    reason: &str,
) -> Result<(), db::Error> {
    let refund = promise(tx, clock, order, payment, amount, reason)?;
    post(tx, clock, order, &refund, life::refunded_before_delivery(amount).map_err(fault)?)
}

/// Writes the promise down and has it sent.
fn promise(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    payment: &Payment,
    amount: Money,
    reason: &str,
) -> Result<Refund, db::Error> {
    // What a carrier collected has no provider to send it back: the operator does, by hand.
    let provider = if payment.expires_at.is_none() { MANUAL } else { &payment.provider };
    let new = NewRefund { payment: payment.id, order: order.id, amount, reason, provider, done: false };
    let refund = refund::request(tx, clock, &new).map_err(|error| match error {
        RefundError::Db(error) => error,
        other => fault(other),
    })?;
    if provider != MANUAL {
        once(tx, clock, REFUND)?;
    }
    Ok(refund)
}

/// What is given back of an order, by whether it was earned.
struct Back {
    held: Vec<Line>,
    earned: Vec<Line>,
    shipping: Money,
}

impl Back {
    fn of(order: &Order, lines: &[OrderLineId], shipping: bool) -> Back {
        let open = |line: &&Line| lines.contains(&line.id) && line.refunded.minor == 0;
        let is_earned = |line: &Line| order.delivered_at.is_some() && is_earned(line.state);
        let (earned, held) = order.lines.iter().filter(open).cloned().partition(is_earned);
        let zero = Money::zero(order.currency);
        Back { held, earned, shipping: if shipping { shipping_left(order) } else { zero } }
    }

    fn lines(&self) -> Vec<(OrderLineId, Money)> {
        self.held.iter().chain(&self.earned).map(|line| (line.id, line.gross)).collect()
    }

    fn total(&self, order: &Order) -> Option<Money> {
        let lines = self.held.iter().chain(&self.earned);
        let zero = Money::zero(order.currency);
        lines.map(|line| line.gross).chain([self.shipping]).try_fold(zero, |sum, amount| sum.plus(amount).ok())
    }

    /// What was only held is held no more; of what was earned everybody gives their part back, shop and creators out of what they will
    /// be paid.
    fn book(
        &self,
        tx: &mut db::Tx,
        clock: &dyn Clock,
        order: &Order,
        refund: &Refund,
        creators: &Creators,
    ) -> Result<(), db::Error> {
        let zero = Money::zero(order.currency);
        let (held_shipping, earned_shipping) =
            if self.earned.is_empty() { (self.shipping, zero) } else { (zero, self.shipping) };
        let held = self.held.iter().try_fold(held_shipping, |sum, line| sum.plus(line.gross)).map_err(fault)?;
        if held.minor > 0 {
            post(tx, clock, order, refund, life::refunded_before_delivery(held).map_err(fault)?)?;
        }
        if self.earned.is_empty() {
            return Ok(());
        }
        let units: Vec<life::Unit> = self.earned.iter().map(|line| unit(line, creators)).collect();
        let postings = life::refunded_after_delivery(&sale(order, &units, earned_shipping)).map_err(fault)?;
        let given = parts(&postings);
        post(tx, clock, order, refund, postings)?;
        for (payee, amount) in given {
            let fx = order.fx.as_ref().filter(|_| matches!(payee, Payee::Shop(_))).map(|fx| (fx.to, fx.rate));
            let new = NewUnsettled { payee, order: same(order.id), amount, fx, due_at: clock.now() };
            settlement::note(tx, clock, &new)?;
        }
        Ok(())
    }
}

/// Whether what was paid for the line is the shop's by now.
fn is_earned(state: LineState) -> bool {
    matches!(state, LineState::Delivered | LineState::Returning | LineState::Returned)
}

/// What was paid for shipping and not given back.
fn shipping_left(order: &Order) -> Money {
    let of_lines: i64 = order.lines.iter().map(|line| line.refunded.minor).sum();
    let given = (order.totals.refunded.minor - of_lines).max(0);
    Money { minor: (order.totals.shipping.minor - given).max(0), ..order.totals.shipping }
}

/// A line as the ledger sees it.
pub(crate) fn unit(line: &Line, creators: &Creators) -> life::Unit {
    life::Unit {
        gross: line.gross,
        tax: line.tax,
        commission: line.commission,
        payment_fee: line.payment_fee,
        creator: creators.part(line.id),
    }
}

/// Units of an order as the ledger sees them.
pub(crate) fn sale<'a>(order: &Order, units: &'a [life::Unit], shipping: Money) -> life::Sale<'a> {
    life::Sale {
        shop: Payee::Shop(same(order.shop)),
        market: order.market,
        tax_by_platform: order.lines.first().is_some_and(|line| line.tax_by == "platform"),
        units,
        shipping,
    }
}

/// What an entry gives those who are paid out, or (below zero) takes from them.
pub(crate) fn parts(postings: &[(Account, Money)]) -> Vec<(Payee, Money)> {
    let part = |(account, amount): &(Account, Money)| match account {
        Account::Pending(payee) => Some((*payee, Money { minor: -amount.minor, ..*amount })),
        _ => None,
    };
    postings.iter().filter_map(part).collect()
}

fn post(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    refund: &Refund,
    postings: life::Postings,
) -> Result<(), db::Error> {
    let (order, reference) = (Some(same(order.id)), Some(refund.id.get()));
    book::post(tx, clock, &NewEntry { kind: EntryKind::Refunded, order, reference, postings: &postings })
        .map(drop)
        .map_err(fault)
}

/// A refund reached the shopper: by its provider, or by the operator's hand. Booked once.
pub(crate) fn refund_arrived(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    refund: &Refund,
    provider_ref: Option<&str>,
) -> Result<(), db::Error> {
    if !refund::done(tx, clock, refund.id, provider_ref)? {
        return Ok(());
    }
    let postings = life::refund_paid(Account::Provider(refund.provider.clone()), refund.amount).map_err(fault)?;
    let (order, reference) = (Some(same(refund.order)), Some(refund.id.get()));
    let entry = NewEntry { kind: EntryKind::RefundPaid, order, reference, postings: &postings };
    book::post(tx, clock, &entry).map_err(fault)?;
    match order::find(tx, refund.order)? {
        Some(order) => mails::queue(tx, clock, &order, About::Refunded { refund: refund.id }),
        None => Ok(()),
    }
}

/// Why a refund did not change.
#[derive(Debug, thiserror::Error)]
pub enum DecideRefundError {
    #[error("no such refund")]
    NotFound,
    /// It is done, or a provider is at it.
    #[error("the refund does not wait for anybody")]
    NotWaiting,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl kernel::Coded for DecideRefundError {
    fn code(&self) -> &'static str {
        match self {
            DecideRefundError::NotFound => "trade.refund_not_found",
            DecideRefundError::NotWaiting => "trade.illegal_move",
            DecideRefundError::Fault(_) => kernel::FAULT,
        }
    }
}

/// The operator sent a refund by hand (one that nobody else sends, or one that failed), under `reference`.
pub fn refund_by_hand(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: refund::RefundId,
    reference: &str,
) -> Result<Refund, DecideRefundError> {
    let there = refund::find(tx, id)?.ok_or(DecideRefundError::NotFound)?;
    let by_hand = there.provider == MANUAL && there.state == payment::RefundState::Processing;
    if !by_hand && there.state != payment::RefundState::Failed {
        return Err(DecideRefundError::NotWaiting);
    }
    refund_arrived(tx, clock, &Refund { provider: MANUAL.to_owned(), ..there }, Some(reference))?;
    refund::find(tx, id)?.ok_or(DecideRefundError::NotFound)
}

/// The operator has a failed refund tried again.
pub fn retry_refund(tx: &mut db::Tx, clock: &dyn Clock, id: refund::RefundId) -> Result<Refund, DecideRefundError> {
    if !refund::retry(tx, clock, id)? {
        let there = refund::find(tx, id)?;
        return Err(there.map_or(DecideRefundError::NotFound, |_| DecideRefundError::NotWaiting));
    }
    once(tx, clock, REFUND)?;
    refund::find(tx, id)?.ok_or(DecideRefundError::NotFound)
}

/// The kind of the job that sends refunds.
pub(crate) const REFUND: &str = "refund";
/// Refunds sent in one turn.
const AT_ONCE: i64 = 50;

/// Has providers send what was promised back and is due; what they refuse waits for the operator. Returns how many were asked for.
pub fn send_refunds(db: &db::Db, clock: &dyn Clock, providers: &Providers) -> Result<u64, db::Error> {
    let mut asked = 0;
    loop {
        let now = clock.now();
        let due = db.read_blocking(|read| refund::due(read, now, AT_ONCE))?;
        if due.is_empty() {
            return Ok(asked);
        }
        for refund in due {
            send(db, now, providers, refund)?;
            asked += 1;
        }
    }
}

fn send(db: &db::Db, now: kernel::Instant, providers: &Providers, refund: Refund) -> Result<(), db::Error> {
    let answer = ask(db, providers, &refund)?;
    let clock = ManualClock::at(now);
    db.write_blocking(move |tx| match &answer {
        Ok(status) => webhook::book_refund(tx, &clock, refund.id, status),
        Err(error) if error.may_retry() => refund::try_later(tx, &clock, &refund, &error.to_string()).map(drop),
        Err(error) => refund::failed(tx, &clock, refund.id, &error.to_string()).map(drop),
    })
}

/// Asks the provider to send the money, or, when it is at it, how far it is.
fn ask(db: &db::Db, providers: &Providers, refund: &Refund) -> Result<Result<RefundStatus, ProviderError>, db::Error> {
    let provider = match providers.named(&refund.provider) {
        Ok(provider) => provider,
        Err(unknown) => return Ok(Err(ProviderError::Down(unknown.to_string()))),
    };
    if let Some(at) = &refund.provider_ref {
        return Ok(provider.fetch_refund(at));
    }
    let payment = db.read_blocking(|read| payment::find(read, refund.payment))?;
    let provider_ref = payment.and_then(|payment| payment.provider_ref).unwrap_or_default();
    let start = StartRefund {
        refund: refund.id,
        payment: refund.payment,
        provider_ref,
        amount: refund.amount,
        reason: refund.reason.clone(),
    };
    Ok(provider.refund(&start))
}

/// Does [`send_refunds`]; queued with each refund, and by the clock for those to be tried again.
pub(crate) struct RefundJob {
    deps: Deps,
}

impl RefundJob {
    pub(crate) fn new(deps: &Deps) -> RefundJob {
        RefundJob { deps: deps.clone() }
    }
}

impl Handler for RefundJob {
    fn kind(&self) -> &'static str {
        REFUND
    }

    fn is_patient(&self) -> bool {
        true
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        send_refunds(run.db, run.clock, &self.deps.payments)?;
        Ok(())
    }
}
