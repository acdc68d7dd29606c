//! Sending: parcels of lines. A parcel's scans move its orders and ship its stock; at the door the orders' money is earned.

mod earn;
mod follow;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use fulfilment::parcel::{self, NewScan, Pack, PackError, ParcelLine, ScanError, UnpackError};
use fulfilment::reservation::{self, ShipError, Want};
use fulfilment::{Parcel, ParcelId, ParcelState, Scanned};
use kernel::{Clock, Coded, Instant, ManualClock, Problem};
use trade::order::{self, LineState, Order, OrderState};
use trade::{Actor, OrderId, OrderLineId};

use super::cancel::{self, CancelOrderError};
use super::mails::{self, About};
use super::same;

pub(crate) use follow::follow;

/// A parcel to be made.
#[derive(Clone, Copy, Debug)]
pub struct PackOrder<'a> {
    /// Of the orders given; `None`: all that is not packed yet. Fewer than all split the order.
    pub lines: Option<&'a [OrderLineId]>,
    pub carrier: &'a str,
    /// The carrier's number.
    pub tracking: Option<&'a str>,
    pub weight_g: Option<i64>,
    /// Length, width, height.
    pub dims_mm: Option<(i64, i64, i64)>,
    pub actor: Actor,
}

/// Why nothing was packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum PackOrderError {
    /// No order, or nothing in it to pack: it is not paid, in its remorse window, packed or cancelled.
    #[error("there is nothing to pack")]
    NothingToPack,
    #[error("a line is not one of these orders', or cannot be packed")]
    UnknownLine,
    /// The buyer asked to cancel: answer first.
    #[error("the buyer asked to cancel")]
    CancellationPending,
    /// Orders of several shops, buyers or addresses do not travel together.
    #[error("the orders do not go to one door")]
    NotOneDoor,
    #[error(transparent)]
    Parcel(#[from] PackError),
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Packs lines of an order, or of several of one shop that go to one door, into one parcel. The orders are as the caller found
/// them for whoever asks, and come out as they are then.
pub fn pack_order(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    orders: &mut [Order],
    pack: &PackOrder<'_>,
) -> Result<Parcel, PackOrderError> {
    let first = one_door(orders)?;
    for order in orders.iter() {
        may_be_packed(tx, order)?;
    }
    let lines = chosen(orders, pack.lines)?;
    let shop = catalog::shop::find(tx, same(first.shop))?.ok_or(PackOrderError::NothingToPack)?;
    let wish = Pack {
        shop: same(first.shop),
        market: first.market,
        origin: shop.home_country,
        lines: &lines,
        lane: &first.lane,
        carrier: pack.carrier,
        tracking: pack.tracking,
        weight_g: pack.weight_g,
        dims_mm: pack.dims_mm,
        again: false,
    };
    let parcel = parcel::pack(tx, clock, &wish)?;
    for order in orders.iter_mut() {
        let packed = lines_of(&parcel, order.id);
        order::set_lines(tx, order, &packed, LineState::Packed)?;
        follow(tx, clock, order, pack.actor, "packed")?;
    }
    Ok(parcel)
}

/// Many orders to be packed with one carrier.
#[derive(Clone, Copy, Debug)]
pub struct PackMany<'a> {
    pub carrier: &'a str,
    /// A number for each parcel, in the order of the orders; the parcels left over wait for theirs.
    pub tracking: &'a [String],
    /// Orders that go to one door travel in one parcel.
    pub combine: bool,
    pub actor: Actor,
}

/// What became of an order among many.
#[derive(Debug)]
pub struct PackedOne {
    pub order: OrderId,
    pub parcel: Result<ParcelId, Arc<PackOrderError>>,
}

/// Packs everything of many orders of one shop, a parcel for each door or each order. One that cannot be packed says why and
/// stops no other.
pub fn pack_orders(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    orders: Vec<Order>,
    many: &PackMany<'_>,
) -> Result<Vec<PackedOne>, db::Error> {
    let mut packed = Vec::with_capacity(orders.len());
    let mut ready = Vec::with_capacity(orders.len());
    for order in orders {
        match is_ready(tx, &order) {
            Ok(()) => ready.push(order),
            Err(PackOrderError::Db(error)) => return Err(error),
            Err(error) => packed.push(PackedOne { order: order.id, parcel: Err(Arc::new(error)) }),
        }
    }
    let mut numbers = many.tracking.iter().map(String::as_str);
    for mut together in doors(ready, many.combine) {
        let (carrier, actor, tracking) = (many.carrier, many.actor, numbers.next());
        let pack = PackOrder { lines: None, carrier, tracking, weight_g: None, dims_mm: None, actor };
        let parcel = match pack_order(tx, clock, &mut together, &pack) {
            Err(PackOrderError::Db(error)) => return Err(error),
            outcome => outcome.map(|parcel| parcel.id).map_err(Arc::new),
        };
        packed.extend(together.iter().map(|order| PackedOne { order: order.id, parcel: parcel.clone() }));
    }
    Ok(packed)
}

/// Whether there is anything in the order that can be packed now.
fn is_ready(tx: &mut db::Tx, order: &Order) -> Result<(), PackOrderError> {
    may_be_packed(tx, order)?;
    chosen(std::slice::from_ref(order), None).map(drop)
}

/// Takes a parcel apart before it is collected: its lines can be packed again.
pub fn unpack_parcel(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    parcel: ParcelId,
    actor: Actor,
) -> Result<Parcel, PackOrderError> {
    let parcel = parcel::unpack(tx, parcel)?;
    for mut order in orders_in(tx, &parcel)? {
        let lines = in_state(&order, &lines_of(&parcel, order.id), LineState::Packed);
        order::set_lines(tx, &mut order, &lines, LineState::Open)?;
        follow(tx, clock, &mut order, actor, "unpacked")?;
    }
    Ok(parcel)
}

/// A scan.
#[derive(Clone, Copy, Debug)]
pub struct ScanParcel<'a> {
    pub to: ParcelState,
    /// `None`: now.
    pub at: Option<Instant>,
    pub by: fulfilment::Actor,
    /// A town or depot.
    pub place: Option<&'a str>,
    /// In a sandbox everybody scans everything.
    pub sandbox: bool,
}

/// Why a scan was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum ScanParcelError {
    #[error(transparent)]
    Scan(#[from] ScanError),
    #[error(transparent)]
    Stock(#[from] ShipError),
    /// What follows from a lost parcel.
    #[error(transparent)]
    Cancel(#[from] CancelOrderError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Records a scan and does what follows from it, in every order of the parcel: COLLECTED ships the stock and tells the shopper;
/// DELIVERED earns the money of an order that is all there; LOST and RETURNED cancel what was in it and give the money back. A
/// repeated scan changes nothing.
pub fn scan_parcel(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    parcel: ParcelId,
    scan: &ScanParcel<'_>,
) -> Result<Scanned, ScanParcelError> {
    let ScanParcel { to, at, by, place, sandbox } = *scan;
    if to == ParcelState::Delivered && parcel::find(tx, parcel)?.is_some_and(|p| p.state == ParcelState::Collected) {
        // Not every carrier tells what lies between.
        parcel::scan(tx, clock, parcel, &NewScan { to: ParcelState::InTransit, at, by, place, sandbox })?;
    }
    let scanned = parcel::scan(tx, clock, parcel, &NewScan { to, at, by, place, sandbox })?;
    if scanned.moved() {
        let as_of = ManualClock::at(at.unwrap_or_else(|| clock.now()));
        for mut order in orders_in(tx, &scanned.parcel)? {
            after_scan(tx, &as_of, &mut order, &scanned.parcel, actor_of(by))?;
        }
    }
    Ok(scanned)
}

/// Nobody has seen it for seven days: it is LOST, and SYSTEM cancels what is in it and gives the money back.
pub fn lose_parcel(tx: &mut db::Tx, clock: &dyn Clock, parcel: ParcelId) -> Result<Scanned, ScanParcelError> {
    let by = fulfilment::Actor::System;
    scan_parcel(tx, clock, parcel, &ScanParcel { to: ParcelState::Lost, at: None, by, place: None, sandbox: false })
}

fn after_scan(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    parcel: &Parcel,
    actor: Actor,
) -> Result<(), ScanParcelError> {
    let lines = lines_of(parcel, order.id);
    match parcel.state {
        ParcelState::Collected => collected(tx, clock, order, parcel, &lines, actor),
        ParcelState::Delivered => delivered(tx, clock, order, &lines, actor),
        ParcelState::Lost => Ok(cancel::gone(tx, clock, order, &lines, cancel::PARCEL_LOST)?),
        ParcelState::Returned => came_back(tx, clock, order, parcel, &lines),
        ParcelState::ToPack | ParcelState::Ready | ParcelState::InTransit => Ok(()),
    }
}

/// The carrier has it: the units are gone from the warehouse. (A replacement's lines are beyond Packed; its units go too.)
fn collected(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    parcel: &Parcel,
    lines: &[OrderLineId],
    actor: Actor,
) -> Result<(), ScanParcelError> {
    reservation::ship(tx, clock, same(order.id), &wants(order, lines))?;
    let packed = in_state(order, lines, LineState::Packed);
    order::set_lines(tx, order, &packed, LineState::Shipped)?;
    follow(tx, clock, order, actor, "collected")?;
    Ok(mails::queue(tx, clock, order, About::Shipped { parcel: parcel.id })?)
}

fn delivered(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    actor: Actor,
) -> Result<(), ScanParcelError> {
    let shipped = in_state(order, lines, LineState::Shipped);
    order::set_lines(tx, order, &shipped, LineState::Delivered)?;
    Ok(follow(tx, clock, order, actor, "delivered")?)
}

/// The carrier brought it back to the shop: the units are on the shelf again.
fn came_back(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    parcel: &Parcel,
    lines: &[OrderLineId],
) -> Result<(), ScanParcelError> {
    for want in wants(order, lines) {
        super::returns::restock(tx, clock, parcel.warehouse, want)?;
    }
    Ok(cancel::gone(tx, clock, order, lines, cancel::PARCEL_RETURNED)?)
}

fn actor_of(by: fulfilment::Actor) -> Actor {
    match by {
        fulfilment::Actor::Seller => Actor::Seller,
        fulfilment::Actor::Operator => Actor::Operator,
        fulfilment::Actor::Carrier | fulfilment::Actor::System => Actor::System,
    }
}

/// The first of orders that are one shop's and go to one door.
fn one_door(orders: &[Order]) -> Result<Order, PackOrderError> {
    let first = orders.first().ok_or(PackOrderError::NothingToPack)?;
    let together = orders.iter().all(|order| same_door(first, order));
    if together { Ok(first.clone()) } else { Err(PackOrderError::NotOneDoor) }
}

fn same_door(a: &Order, b: &Order) -> bool {
    (a.shop, a.market, a.buyer, &a.email, &a.address, &a.lane)
        == (b.shop, b.market, b.buyer, &b.email, &b.address, &b.lane)
        && (a.method == b.method)
}

/// The orders by door, in the order in which they came.
fn doors(orders: Vec<Order>, combine: bool) -> Vec<Vec<Order>> {
    let mut doors: Vec<Vec<Order>> = Vec::new();
    for order in orders {
        let there = doors.iter_mut().find(|door| combine && door.first().is_some_and(|first| same_door(first, &order)));
        match there {
            Some(door) => door.push(order),
            None => doors.push(vec![order]),
        }
    }
    doors
}

fn may_be_packed(tx: &mut db::Tx, order: &Order) -> Result<(), PackOrderError> {
    if !matches!(order.state, OrderState::AwaitingShipment | OrderState::PartiallyShipped) {
        return Err(PackOrderError::NothingToPack);
    }
    match trade::cancellation::open_of(tx, order.id)? {
        Some(_) => Err(PackOrderError::CancellationPending),
        None => Ok(()),
    }
}

/// The open lines that are named, or all of them.
fn chosen(orders: &[Order], named: Option<&[OrderLineId]>) -> Result<Vec<ParcelLine>, PackOrderError> {
    let open = orders.iter().flat_map(|order| order.lines.iter().map(move |line| (order.id, line)));
    let open = open.filter(|(_, line)| line.state == LineState::Open);
    let mut lines: Vec<ParcelLine> = open
        .map(|(order, line)| ParcelLine { order: same(order), line: same(line.id), variant: same(line.variant) })
        .collect();
    if let Some(named) = named {
        lines.retain(|line| named.contains(&same(line.line)));
        if lines.len() != named.len() {
            return Err(PackOrderError::UnknownLine);
        }
    }
    if lines.is_empty() { Err(PackOrderError::NothingToPack) } else { Ok(lines) }
}

/// The orders that have lines in the parcel.
fn orders_in(tx: &mut db::Tx, parcel: &Parcel) -> Result<Vec<Order>, db::Error> {
    let mut ids: Vec<OrderId> = parcel.lines.iter().map(|line| same(line.order)).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut orders = Vec::with_capacity(ids.len());
    for id in ids {
        orders.extend(order::find(tx, id)?);
    }
    Ok(orders)
}

/// The lines of one order in the parcel.
pub(crate) fn lines_of(parcel: &Parcel, order: OrderId) -> Vec<OrderLineId> {
    parcel.lines.iter().filter(|line| line.order == same(order)).map(|line| same(line.line)).collect()
}

/// Those of `lines` that are in `state`.
pub(crate) fn in_state(order: &Order, lines: &[OrderLineId], state: LineState) -> Vec<OrderLineId> {
    let here = order.lines.iter().filter(|line| line.state == state && lines.contains(&line.id));
    here.map(|line| line.id).collect()
}

/// The units of `lines`, by variant.
pub(crate) fn wants(order: &Order, lines: &[OrderLineId]) -> Vec<Want> {
    let mut units: BTreeMap<trade::VariantId, i64> = BTreeMap::new();
    for line in order.lines.iter().filter(|line| lines.contains(&line.id)) {
        *units.entry(line.variant).or_default() += 1;
    }
    units.into_iter().map(|(variant, quantity)| Want { variant: same(variant), quantity }).collect()
}

impl Coded for PackOrderError {
    fn code(&self) -> &'static str {
        match self {
            PackOrderError::NothingToPack => "trade.nothing_to_pack",
            PackOrderError::UnknownLine => "trade.unknown_line",
            PackOrderError::CancellationPending => "trade.cancellation_pending",
            PackOrderError::NotOneDoor => "trade.not_one_door",
            PackOrderError::Parcel(error) => error.code(),
            PackOrderError::Unpack(error) => error.code(),
            PackOrderError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PackOrderError::Parcel(error) => error.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            PackOrderError::Parcel(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

impl Coded for ScanParcelError {
    fn code(&self) -> &'static str {
        match self {
            ScanParcelError::Scan(error) => error.code(),
            ScanParcelError::Stock(error) => error.code(),
            ScanParcelError::Cancel(error) => error.code(),
            ScanParcelError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ScanParcelError::Scan(error) => error.problems(),
            _ => &[],
        }
    }
}
