//! What makes letters: trade's events, and what flows tell as they do it.

use accounts::ShopPermission;
use db::jobs::NewJob;
use db::outbox::{Consumer, Event};
use kernel::{Clock, Instant, MINUTE_MS, ManualClock};
use serde::Deserialize;
use trade::OrderId;
use trade::order::{self, Order, OrderState, Origin};

use super::super::pay::COD_CONFIRMED;
use super::super::same;
use super::{About, ORDER_MAIL_KIND, QueuedLetter};
use crate::inbox;

/// Staff of a shop that are written to at the most.
const STAFF_MAX: usize = 20;
/// How long a shopper has before being reminded to pay.
const REMIND_AFTER_MS: i64 = 10 * MINUTE_MS;

/// Queues a letter to the order's shopper, in the transaction that caused it.
pub(crate) fn queue(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, about: About) -> Result<(), db::Error> {
    if !is_read_by_people(order) {
        return Ok(());
    }
    inbox::tell_buyer(tx, clock, order, about)?;
    letter(tx, clock, order, about, clock.now())
}

/// Queues the shopper's letter, unless they want none at once.
fn letter(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, about: About, run_at: Instant) -> Result<(), db::Error> {
    if let Some(buyer) = order.buyer
        && !inbox::letter_to(tx, same(buyer), about)?
    {
        return Ok(());
    }
    enqueue(tx, clock, &QueuedLetter { order: order.id, about, staff: None }, run_at)
}

/// Queues a letter to everybody who looks after the orders of the order's shop.
pub(crate) fn queue_staff(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, about: About) -> Result<(), db::Error> {
    if !is_read_by_people(order) {
        return Ok(());
    }
    let members = accounts::membership::members(tx, same(order.shop))?;
    let staff =
        members.into_iter().filter(|member| member.owner || member.permissions.contains(&ShopPermission::Orders));
    inbox::tell_staff_of_order(tx, clock, order, about)?;
    for member in staff.take(STAFF_MAX) {
        if !inbox::letter_to(tx, member.person, about)? {
            continue;
        }
        let letter = QueuedLetter { order: order.id, about, staff: Some(member.person) };
        enqueue(tx, clock, &letter, clock.now())?;
    }
    Ok(())
}

/// Nobody writes to simulated shoppers, nor to sellers about them.
fn is_read_by_people(order: &Order) -> bool {
    !matches!(order.origin, Origin::Simulated | Origin::Bot)
}

fn enqueue(tx: &mut db::Tx, clock: &dyn Clock, letter: &QueuedLetter, run_at: Instant) -> Result<(), db::Error> {
    let payload = serde_json::to_string(letter).map_err(|error| db::Error::Row(error.to_string().into()))?;
    // The same letter does not wait twice: an event may come again.
    let key = payload.clone();
    let job = NewJob { kind: ORDER_MAIL_KIND, key: Some(&key), owner: None, payload, run_at };
    db::jobs::enqueue(tx, clock, job).map(|_| ())
}

/// Queues the letters of trade's events.
pub(crate) struct OrderLetters;

impl Consumer for OrderLetters {
    fn name(&self) -> &'static str {
        "order_letters"
    }

    fn wants(&self, topic: &str) -> bool {
        [order::ORDER_PLACED, order::ORDER_PAID, order::ORDER_MOVED, order::ORDER_CANCELLED].contains(&topic)
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let told: Vec<Told> = events.iter().filter_map(Told::of).collect();
        let now = ManualClock::at(clock.now());
        let queued = db.read_blocking(|read| heard(read, told)).and_then(|heard| {
            db.write_blocking(move |tx| heard.iter().try_for_each(|(what, order)| what.queue(tx, &now, order)))
        });
        queued.map_err(|error| error.to_string())
    }
}

/// What is told, with its orders: read before anything is written, since writers are few.
fn heard(read: &mut db::Read, told: Vec<Told>) -> Result<Vec<(What, Order)>, db::Error> {
    let mut heard: Vec<(What, Order)> = Vec::with_capacity(told.len());
    for told in told {
        let order = match heard.iter().find(|(_, order)| order.id == told.order) {
            Some((_, order)) => Some(order.clone()),
            None => order::find(read, told.order)?,
        };
        heard.extend(order.filter(is_read_by_people).map(|order| (told.what, order)));
    }
    Ok(heard)
}

/// An event that somebody should hear of.
#[derive(Clone, Copy, Debug)]
struct Told {
    order: OrderId,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Placed,
    Paid,
    Moved(OrderState),
    Cancelled,
}

#[derive(Deserialize)]
struct Moved {
    to: OrderState,
}

impl Told {
    fn of(event: &Event) -> Option<Told> {
        let what = match event.topic.as_str() {
            order::ORDER_PLACED => What::Placed,
            order::ORDER_PAID => What::Paid,
            order::ORDER_CANCELLED => What::Cancelled,
            order::ORDER_MOVED => What::Moved(serde_json::from_str::<Moved>(&event.payload).ok()?.to),
            _ => return None,
        };
        let is_news =
            !matches!(what, What::Moved(to) if !matches!(to, OrderState::AwaitingShipment | OrderState::Delivered));
        is_news.then_some(Told { order: OrderId::new(event.key), what })
    }
}

impl What {
    fn queue(self, tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
        match self {
            What::Placed => placed(tx, clock, order),
            What::Paid => firm(tx, clock, order),
            What::Moved(OrderState::AwaitingShipment) => queue_staff(tx, clock, order, About::SellerNew),
            What::Moved(_) => queue(tx, clock, order, About::Delivered),
            What::Cancelled => cancelled(tx, clock, order),
        }
    }
}

/// A reminder, should it not be paid in a while.
fn placed(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
    if order.state == OrderState::Unpaid {
        inbox::tell_buyer(tx, clock, order, About::Unpaid)?;
    }
    letter(tx, clock, order, About::Unpaid, order.placed_at.plus_ms(REMIND_AFTER_MS))
}

/// Paid, or to be paid at the door.
fn firm(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
    let history = order::history(tx, order.id)?;
    let at_the_door = history.iter().any(|moved| moved.reason == COD_CONFIRMED);
    queue(tx, clock, order, if at_the_door { About::Cod } else { About::Paid })
}

/// The seller hears of it only when the order had come to them.
fn cancelled(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
    queue(tx, clock, order, About::Cancelled)?;
    let history = order::history(tx, order.id)?;
    match history.iter().any(|moved| moved.to == OrderState::AwaitingShipment) {
        true => queue_staff(tx, clock, order, About::SellerCancelled),
        false => Ok(()),
    }
}
