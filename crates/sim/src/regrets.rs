//! Second thoughts: orders cancelled, things given back, and what sellers and the operator answer.

use flows::{AskReturn, CancelOrder, CancelOrderError, ReturnFlowError};
use kernel::{PageRequest, Rng as _};
use trade::Actor;
use trade::order::{self, LineState, Order, OrderFilter, OrderState};
use trade::returns::{self, Return, ReturnKind, ReturnState, Shipment};

use crate::chance::pick;
use crate::hands::is_simulated;
use crate::{Sim, SimError, failed};

/// Orders of a shop that are looked at.
const LOOKED_AT: u32 = 30;

impl Sim {
    /// A buyer cancels, or asks to.
    pub(crate) fn change_of_mind(&mut self) -> Result<(), SimError> {
        let states = [OrderState::OnHold, OrderState::OnHold, OrderState::AwaitingShipment];
        let Some(mut order) = self.some_order(&states)? else { return Ok(()) };
        let clock = self.parts.clock.clone();
        let cancelled = self.parts.db.write_blocking(move |tx| {
            let cancel = CancelOrder { actor: Actor::Buyer, lines: None, reason: "CHANGED_MIND" };
            flows::cancel_order(tx, &*clock, &mut order, &cancel)
        });
        match cancelled {
            Ok(_) => self.tally.cancelled += 1,
            // It moved on meanwhile, or was asked for already.
            Err(CancelOrderError::TooLate | CancelOrderError::Request(_) | CancelOrderError::UnknownLine) => {}
            Err(error) => return Err(failed(error)),
        }
        Ok(())
    }

    /// A buyer asks to give something back.
    pub(crate) fn give_back(&mut self) -> Result<(), SimError> {
        let Some(mut order) = self.some_order(&[OrderState::Delivered])? else { return Ok(()) };
        let delivered = order.lines.iter().filter(|line| line.state == LineState::Delivered);
        let Some(line) = delivered.map(|line| line.id).next() else { return Ok(()) };
        let kinds = [ReturnKind::ReturnAndRefund, ReturnKind::ReturnAndRefund, ReturnKind::RefundOnly];
        let kind = pick(&self.rng, &kinds).copied().unwrap_or(ReturnKind::ReturnAndRefund);
        let reason = pick(&self.rng, &["CHANGED_MIND", "DAMAGED", "NOT_AS_DESCRIBED"]).copied().unwrap_or("DAMAGED");
        let clock = self.parts.clock.clone();
        let asked = self.parts.db.write_blocking(move |tx| {
            let ask = AskReturn { lines: &[line], kind, reason, note: "", actor: Actor::Buyer };
            flows::request_return(tx, &*clock, &mut order, &ask)
        });
        match asked {
            Ok(_) => self.tally.returns += 1,
            Err(ReturnFlowError::Return(_)) => {}
            Err(error) => return Err(failed(error)),
        }
        Ok(())
    }

    /// A return of some shop goes one step on, whosever turn it is.
    pub(crate) fn answer_returns(&mut self) -> Result<(), SimError> {
        let Some(shop) = pick(&self.rng, &self.world.shops).copied() else { return Ok(()) };
        let page = PageRequest::new(None, Some(LOOKED_AT));
        let open = self.parts.db.read_blocking(|read| returns::of_shop(read, shop, None, &page))?.items;
        for ret in open {
            let order = self.parts.db.read_blocking(|read| order::find(read, ret.order))?;
            if order.as_ref().is_some_and(is_simulated) {
                self.answer(ret)?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, mut ret: Return) -> Result<(), SimError> {
        let (says_yes, sends) = (self.happens(80), self.happens(70));
        let disputes = self.happens(50);
        let tracking = format!("BACK{:012X}", self.rng.next_u64() >> 16);
        let (clock, state) = (self.parts.clock.clone(), ret.state);
        let moved = self.parts.db.write_blocking(move |tx| {
            let ret = &mut ret;
            match ret.state {
                ReturnState::Requested => {
                    flows::decide_return(tx, &*clock, ret, Actor::Seller, says_yes, "looked at").map(|()| true)
                }
                ReturnState::AwaitingBuyerShip if sends => {
                    let shipment = Shipment { carrier: "Meadow Post".to_owned(), tracking: tracking.clone() };
                    flows::ship_return(tx, &*clock, ret, Actor::Buyer, shipment).map(|()| true)
                }
                ReturnState::BuyerShipped => flows::receive_return(tx, &*clock, ret, Actor::Seller).map(|()| true),
                ReturnState::Rejected if disputes => {
                    flows::dispute_return(tx, &*clock, ret, Actor::Buyer, "it is broken").map(|()| true)
                }
                ReturnState::Disputed => flows::resolve_return(tx, &*clock, ret, says_yes, "looked at").map(|()| true),
                _ => Ok(false),
            }
        });
        match moved {
            Ok(true) if state == ReturnState::Rejected => self.tally.disputes += 1,
            Ok(_) | Err(ReturnFlowError::Return(_)) => {}
            Err(error) => return Err(failed(error)),
        }
        Ok(())
    }

    /// An order of some shop in one of these states.
    fn some_order(&self, states: &[OrderState]) -> Result<Option<Order>, SimError> {
        let Some(shop) = pick(&self.rng, &self.world.shops).copied() else { return Ok(None) };
        let filter = OrderFilter { state: pick(&self.rng, states).copied(), ..OrderFilter::default() };
        let page = PageRequest::new(None, Some(LOOKED_AT));
        let mut found = self.parts.db.read_blocking(|read| order::of_shop(read, shop, &filter, &page))?.items;
        found.retain(is_simulated);
        let chosen = usize::try_from(self.rng.next_u64()).unwrap_or(0).checked_rem(found.len());
        Ok(chosen.map(|place| found.swap_remove(place)))
    }
}
