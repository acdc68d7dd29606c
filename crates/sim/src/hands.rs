//! Hands at work: sellers pack and hand over, carriers carry.

use flows::{PackMany, ScanParcel, ScanParcelError};
use fulfilment::{Actor as Hand, Parcel, ParcelId, ParcelState};
use kernel::{PageRequest, Rng as _};
use trade::Actor;
use trade::order::{self, Order, OrderFilter, OrderState, Origin};

use crate::chance::{between, pick};
use crate::{Sim, SimError, failed};

pub(crate) const CARRIERS: [&str; 4] = ["Meadow Post", "Blue Van", "Kereta Kilat", "Sampan Express"];
const TOWNS: [&str; 6] = ["Shenzhen", "Bangkok", "Leeds", "Surabaya", "Da Nang", "Singapore"];
/// Of a hundred scans on the way so many end badly.
const LOST: u64 = 1;

/// Whether somebody of a simulation ordered it. Other people's orders are left to people.
pub(crate) fn is_simulated(order: &Order) -> bool {
    order.origin == Origin::Simulated
}

impl Sim {
    /// A seller packs some of what waits.
    pub(crate) fn pack(&mut self) -> Result<(), SimError> {
        let Some(shop) = pick(&self.rng, &self.world.shops).copied() else { return Ok(()) };
        let wanted = u32::try_from(between(&self.rng, 1, 8)).unwrap_or(1);
        let filter = OrderFilter { state: Some(OrderState::AwaitingShipment), ..OrderFilter::default() };
        let page = PageRequest::new(None, Some(wanted));
        let mut orders = self.parts.db.read_blocking(|read| order::of_shop(read, shop, &filter, &page))?.items;
        orders.retain(is_simulated);
        if orders.is_empty() {
            return Ok(());
        }
        let carrier = pick(&self.rng, &CARRIERS).copied().unwrap_or("Meadow Post");
        let tracking: Vec<String> = orders.iter().map(|_| format!("SIM{:016X}", self.rng.next_u64())).collect();
        let clock = self.parts.clock.clone();
        let packed = self.parts.db.write_blocking(move |tx| {
            let many = PackMany { carrier, tracking: &tracking, combine: true, actor: Actor::Seller };
            flows::pack_orders(tx, &*clock, orders.clone(), &many)
        })?;
        self.tally.packed += u64::try_from(packed.iter().filter(|one| one.parcel.is_ok()).count()).unwrap_or(0);
        Ok(())
    }

    /// A carrier moves some parcels of a shop one place on.
    pub(crate) fn carry(&mut self) -> Result<(), SimError> {
        let Some(shop) = pick(&self.rng, &self.world.shops).copied() else { return Ok(()) };
        let states = [ParcelState::Ready, ParcelState::Collected, ParcelState::InTransit];
        let state = pick(&self.rng, &states).copied();
        let page = PageRequest::new(None, Some(20));
        let shop = kernel::Id::new(shop.get());
        let parcels = self.parts.db.read_blocking(|read| fulfilment::parcel::of_shop(read, shop, state, &page))?.items;
        for parcel in parcels {
            if self.sent(&parcel)? {
                self.move_on(&parcel)?;
            }
        }
        Ok(())
    }

    /// Whether the parcel is of somebody of this simulation: what visitors order is theirs to follow.
    fn sent(&self, parcel: &Parcel) -> Result<bool, SimError> {
        let Some(line) = parcel.lines.first() else { return Ok(false) };
        let order = trade::OrderId::new(line.order.get());
        Ok(self.parts.db.read_blocking(|read| order::find(read, order))?.as_ref().is_some_and(is_simulated))
    }

    fn move_on(&mut self, parcel: &Parcel) -> Result<(), SimError> {
        let scan = self.next_scan(parcel);
        self.scan_all(scan.into_iter().collect())
    }

    /// What a carrier does next with a parcel; nothing once it is there, or lost.
    pub(crate) fn next_scan(&self, parcel: &Parcel) -> Option<Scan> {
        let to = match parcel.state {
            ParcelState::Ready => ParcelState::Collected,
            ParcelState::Collected => ParcelState::InTransit,
            ParcelState::InTransit if self.happens(LOST) => ParcelState::Lost,
            ParcelState::InTransit if self.happens(60) => ParcelState::Delivered,
            ParcelState::InTransit => ParcelState::InTransit,
            _ => return None,
        };
        Some(Scan { parcel: parcel.id, to, place: pick(&self.rng, &TOWNS).copied() })
    }

    /// Scans them in one write.
    pub(crate) fn scan_all(&mut self, scans: Vec<Scan>) -> Result<(), SimError> {
        if scans.is_empty() {
            return Ok(());
        }
        let clock = self.parts.clock.clone();
        let scanned = self.parts.db.write_blocking(move |tx| {
            let mut scanned = 0;
            for Scan { parcel, to, place } in &scans {
                let scan = ScanParcel { to: *to, at: None, by: Hand::Carrier, place: *place, sandbox: true };
                match flows::scan_parcel(tx, &*clock, *parcel, &scan) {
                    Ok(_) => scanned += 1,
                    // Somebody was quicker.
                    Err(ScanParcelError::Scan(_)) => {}
                    Err(error) => return Err(failed(error)),
                }
            }
            Ok(scanned)
        })?;
        self.tally.scans += scanned;
        Ok(())
    }
}

/// Where a parcel goes next, and the town that it is seen in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan {
    parcel: ParcelId,
    to: ParcelState,
    place: Option<&'static str>,
}
