//! What the clock does by itself, in the order in which it was due and as of then: orders that are not paid, not sent, not heard
//! of; silence that approves; samples and terms whose time is over; money that is settled.

use std::collections::HashSet;

use affiliate::{CollaborationId, SampleId, collaboration, sample, touch};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use fulfilment::parcel::{self, ParcelId};
use kernel::{Clock, DAY_MS, Instant, MINUTE_MS, ManualClock};
use trade::order::{self, Due, DueKind, LOST_MS, Order};
use trade::payment;
use trade::returns::{self, ReturnId};
use trade::{Actor, OrderId, cancellation};

use super::cancel::{CancelOrder, NOT_DISPATCHED, NOT_PAID, cancel_order, decide_cancellation};
use super::mails::{self, About};
use super::returns::return_due;
use super::settle::settle_day;
use super::ship::lose_parcel;
use super::{fault, refund, webhook};
use crate::affiliate::sample_due;

/// The kind of the job.
pub(crate) const TRADE_CLOCK: &str = "trade_clock";
/// How often it looks.
const EVERY_MS: i64 = MINUTE_MS;
/// Steps done in one transaction.
const STEPS_AT_ONCE: i64 = 50;
/// Messages of providers are known for so long; they repeat one for some days at the most.
const MESSAGES_KEPT_MS: i64 = 30 * DAY_MS;

/// Something that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    at: Instant,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum What {
    Order(OrderId),
    /// A request to cancel that the seller did not answer.
    Cancellation(OrderId),
    Return(ReturnId),
    Parcel(ParcelId),
    Sample(SampleId),
    /// A collaboration whose time is over.
    Collaboration(CollaborationId),
}

/// Does everything that is due by now, each step as of the time it was due, earlier ones first; days that ended meanwhile are
/// settled and closed before what came after them. Doing it again does nothing. At most about `limit` steps, then it stops
/// where it is; returns how many were done. A step that fails is logged and left for the next time.
pub fn deadlines(db: &db::Db, clock: &dyn Clock, limit: u64) -> Result<u64, db::Error> {
    let now = clock.now();
    let mut failed = HashSet::new();
    let mut done = 0;
    while done < limit {
        let Some(first) = due(db, now, &failed)?.first().copied() else { break };
        let midnight = Instant::from_ms((first.at.ms().div_euclid(DAY_MS) + 1).saturating_mul(DAY_MS));
        let until = midnight.min(now);
        done += until_then(db, until, limit.saturating_sub(done), &mut failed)?;
        if until < now {
            settle_day(db, &ManualClock::at(until))?;
        }
    }
    settle_day(db, &ManualClock::at(now))?;
    Ok(done)
}

/// Does what is due by `until`.
fn until_then(db: &db::Db, until: Instant, limit: u64, failed: &mut HashSet<What>) -> Result<u64, db::Error> {
    let mut done = 0;
    while done < limit {
        let steps = due(db, until, failed)?;
        if steps.is_empty() {
            break;
        }
        done += together(db, steps, failed)?;
    }
    Ok(done)
}

/// Steps in one transaction; if one of them fails, each in one of its own.
fn together(db: &db::Db, steps: Vec<Step>, failed: &mut HashSet<What>) -> Result<u64, db::Error> {
    let count = |steps: &[Step]| u64::try_from(steps.len()).unwrap_or(u64::MAX);
    let all = steps.clone();
    if db.write_blocking(move |tx| all.iter().try_for_each(|step| step.take(tx))).is_ok() {
        return Ok(count(&steps));
    }
    for step in &steps {
        let step = *step;
        if let Err(error) = db.write_blocking(move |tx| step.take(tx)) {
            tracing::error!(?step, %error, "a step that was due could not be done");
            failed.insert(step.what);
        }
    }
    Ok(count(&steps))
}

/// What is due by `until` and did not fail before, earlier ones first: some of each kind.
fn due(db: &db::Db, until: Instant, failed: &HashSet<What>) -> Result<Vec<Step>, db::Error> {
    let limit = STEPS_AT_ONCE + i64::try_from(failed.len()).unwrap_or(i64::MAX);
    let mut steps = db.read_blocking(|read| {
        let orders = order::due(read, until, limit)?.into_iter();
        let mut steps: Vec<Step> = orders.map(|(id, due)| Step { at: due.at, what: What::Order(id) }).collect();
        let asked = cancellation::due(read, until, limit)?.into_iter();
        steps.extend(asked.map(|(order, at)| Step { at, what: What::Cancellation(order) }));
        let returns = returns::due(read, until, limit)?.into_iter();
        steps.extend(returns.filter_map(|ret| Some(Step { at: ret.due_at?, what: What::Return(ret.id) })));
        for parcel in parcel::silent_since(read, until.plus_ms(-LOST_MS))? {
            let found = parcel::find(read, parcel)?;
            let seen = found.and_then(|parcel| parcel.last_scan_at.or(parcel.collected_at));
            steps.extend(seen.map(|at| Step { at: at.plus_ms(LOST_MS), what: What::Parcel(parcel) }));
        }
        let samples = sample::due(read, until, limit)?.into_iter();
        steps.extend(samples.map(|(id, at)| Step { at, what: What::Sample(id) }));
        let ending = collaboration::due(read, until, limit)?.into_iter();
        steps.extend(ending.map(|(id, at)| Step { at, what: What::Collaboration(id) }));
        Ok::<_, db::Error>(steps)
    })?;
    steps.retain(|step| !failed.contains(&step.what));
    steps.sort_unstable();
    steps.truncate(usize::try_from(STEPS_AT_ONCE).unwrap_or(usize::MAX));
    Ok(steps)
}

impl Step {
    /// Does it as of when it was due, if it still is.
    fn take(self, tx: &mut db::Tx) -> Result<(), db::Error> {
        let clock = ManualClock::at(self.at);
        match self.what {
            What::Order(id) => match order::find(tx, id)? {
                Some(mut order) if order.due.is_some_and(|due| due.at <= self.at) => order_due(tx, &clock, &mut order),
                _ => Ok(()),
            },
            What::Cancellation(id) => {
                let waits =
                    cancellation::open_of(tx, id)?.and_then(|asked| asked.due_at).is_some_and(|at| at <= self.at);
                let Some(mut order) = order::find(tx, id)?.filter(|_| waits) else { return Ok(()) };
                decide_cancellation(tx, &clock, &mut order, Actor::System, true, SILENCE).map(drop).map_err(fault)
            }
            What::Return(id) => match returns::find(tx, id)? {
                Some(mut ret) if ret.due_at.is_some_and(|at| at <= self.at) => {
                    return_due(tx, &clock, &mut ret).map_err(fault)
                }
                _ => Ok(()),
            },
            What::Parcel(id) => lose_parcel(tx, &clock, id).map(drop).map_err(fault),
            What::Sample(id) => sample_due(tx, &clock, id),
            What::Collaboration(id) => collaboration::end(tx, &clock, id),
        }
    }
}

/// What silence answers.
const SILENCE: &str = "silence";

/// What an order's deadline means.
fn order_due(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order) -> Result<(), db::Error> {
    match order.due.map(|due| due.kind) {
        None => Ok(()),
        Some(DueKind::Pay) => cancel(tx, clock, order, NOT_PAID),
        Some(DueKind::Remorse) => {
            order::advance(tx, clock, order, order::Event::RemorseOver, Actor::System, "remorse_over").map_err(fault)
        }
        Some(DueKind::DispatchWarning) => {
            mails::queue_staff(tx, clock, order, About::SellerLate)?;
            let due = order.ship_by.map(|at| Due { kind: DueKind::Dispatch, at });
            order::set_due(tx, order, due)
        }
        Some(DueKind::Dispatch) => order::mark_late(tx, order),
        Some(DueKind::Overdue) => cancel(tx, clock, order, NOT_DISPATCHED),
        // Parcels are watched, not orders.
        Some(DueKind::Lost) => order::set_due(tx, order, None),
        Some(DueKind::Complete) => complete(tx, clock, order),
    }
}

fn cancel(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order, reason: &str) -> Result<(), db::Error> {
    let cancel = CancelOrder { actor: Actor::System, lines: None, reason };
    cancel_order(tx, clock, order, &cancel).map(drop).map_err(fault)
}

/// The time for returns is over: the order is complete, unless one is still open; then it is looked at a day later.
fn complete(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order) -> Result<(), db::Error> {
    let now = clock.now();
    if returns::of_order(tx, order.id)?.iter().any(|ret| ret.is_open(now)) {
        let due = Due { kind: DueKind::Complete, at: now.plus_ms(DAY_MS) };
        return order::set_due(tx, order, Some(due));
    }
    order::advance(tx, clock, order, order::Event::WindowOver, Actor::System, "window_over").map_err(fault)
}

/// The job: does what is due, every minute. Should it fail, it is tried again for ever: without it nothing is cancelled,
/// settled or paid out.
pub(crate) struct TradeClock;

/// Winds the clock of trade up, by the time of business: once at the start. Again does nothing.
pub fn wind_trade_clock(tx: &mut db::Tx, clock: &dyn Clock) -> Result<JobId, db::Error> {
    once(tx, clock, super::pools::POOLS)?;
    once(tx, clock, crate::links::LINKS_CLOCK)?;
    once(tx, clock, crate::charts::CHARTS_CLOCK)?;
    once(tx, clock, TRADE_CLOCK)
}

impl Handler for TradeClock {
    fn kind(&self) -> &'static str {
        TRADE_CLOCK
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        deadlines(run.db, run.clock, u64::MAX)?;
        let now = run.clock.now();
        let (asks, refunds) = run.db.read_blocking(|read| {
            let refunds = !payment::refund::due(read, now, 1)?.is_empty();
            Ok::<_, db::Error>((webhook::anything_stale(read, now)?, refunds))
        })?;
        run.db.write_blocking(move |tx| {
            let clock = ManualClock::at(now);
            if asks {
                once(tx, &clock, webhook::RECONCILE)?;
            }
            if refunds {
                once(tx, &clock, refund::REFUND)?;
            }
            trade::access::sweep(tx, &clock)?;
            touch::sweep(tx, now)?;
            payment::webhook::forget(tx, now.plus_ms(-MESSAGES_KEPT_MS)).map(drop)
        })?;
        Ok(())
    }
}

/// Queues a job of a kind of which one at a time is enough.
pub(crate) fn once(tx: &mut db::Tx, clock: &dyn Clock, kind: &'static str) -> Result<JobId, db::Error> {
    let job = NewJob { kind, key: Some("due"), owner: None, payload: "{}".to_owned(), run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job)
}
