//! Where a parcel stands, who may say so, and what may follow what.

use std::fmt;

use kernel::Coded;
use serde::{Deserialize, Serialize};

/// Where a parcel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ParcelState {
    /// It has no label yet.
    ToPack,
    /// It waits for the carrier.
    Ready,
    /// The carrier has it.
    Collected,
    /// It was seen on its way.
    InTransit,
    /// The shopper has it.
    Delivered,
    /// Nobody knows where it is.
    Lost,
    /// It came back to the shop.
    Returned,
}

/// Who scans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    Seller,
    Carrier,
    Operator,
    /// The watch for silent parcels.
    System,
}

/// Why a scan does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalScan {
    /// It is for others to say: sellers scan up to COLLECTED.
    #[error("{by} does not scan {to}")]
    NotYours { by: Actor, to: ParcelState },
    /// It does not follow from where the parcel stands.
    #[error("{to} does not follow {from}")]
    OutOfOrder { from: ParcelState, to: ParcelState },
}

impl Coded for IllegalScan {
    fn code(&self) -> &'static str {
        match self {
            IllegalScan::NotYours { .. } => "fulfilment.scan_not_yours",
            IllegalScan::OutOfOrder { .. } => "fulfilment.scan_out_of_order",
        }
    }
}

impl ParcelState {
    /// Every state.
    pub const ALL: [ParcelState; 7] = [
        ParcelState::ToPack,
        ParcelState::Ready,
        ParcelState::Collected,
        ParcelState::InTransit,
        ParcelState::Delivered,
        ParcelState::Lost,
        ParcelState::Returned,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ParcelState::ToPack => "TO_PACK",
            ParcelState::Ready => "READY",
            ParcelState::Collected => "COLLECTED",
            ParcelState::InTransit => "IN_TRANSIT",
            ParcelState::Delivered => "DELIVERED",
            ParcelState::Lost => "LOST",
            ParcelState::Returned => "RETURNED",
        }
    }

    /// The state after a scan of `to` by `by`: the whole machine. A state may be scanned again; nothing moves then.
    pub const fn after(self, to: ParcelState, by: Actor, sandbox: bool) -> Result<ParcelState, IllegalScan> {
        use ParcelState as S;
        if !sandbox && !by.may_scan(to) {
            return Err(IllegalScan::NotYours { by, to });
        }
        match (self, to) {
            (S::Ready, S::Ready | S::Collected)
            | (S::Collected, S::Collected | S::InTransit | S::Lost | S::Returned)
            | (S::InTransit, S::InTransit | S::Delivered | S::Lost | S::Returned)
            | (S::Delivered, S::Delivered)
            | (S::Lost, S::Lost)
            | (S::Returned, S::Returned) => Ok(to),
            (from, to) => Err(IllegalScan::OutOfOrder { from, to }),
        }
    }

    /// Whether the carrier does not have it yet: it can be labelled anew and taken apart.
    pub const fn with_seller(self) -> bool {
        matches!(self, ParcelState::ToPack | ParcelState::Ready)
    }

    /// Whether it is with the carrier.
    pub const fn travelling(self) -> bool {
        matches!(self, ParcelState::Collected | ParcelState::InTransit)
    }

    /// Whether nothing follows.
    pub const fn finished(self) -> bool {
        matches!(self, ParcelState::Delivered | ParcelState::Lost | ParcelState::Returned)
    }
}

impl Actor {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::Seller => "SELLER",
            Actor::Carrier => "CARRIER",
            Actor::Operator => "OPERATOR",
            Actor::System => "SYSTEM",
        }
    }

    /// Sellers scan up to COLLECTED, carriers and operators what comes then; the system only finds parcels lost.
    pub const fn may_scan(self, to: ParcelState) -> bool {
        match self {
            Actor::Seller => matches!(to, ParcelState::Ready | ParcelState::Collected),
            Actor::Carrier | Actor::Operator => !to.with_seller(),
            Actor::System => matches!(to, ParcelState::Lost),
        }
    }
}

impl fmt::Display for ParcelState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_goes_one_way() {
        use ParcelState as S;
        let moves = |from: S| -> Vec<S> {
            S::ALL.into_iter().filter(|to| *to != from && from.after(*to, Actor::Operator, true).is_ok()).collect()
        };
        assert_eq!(moves(S::ToPack), []);
        assert_eq!(moves(S::Ready), [S::Collected]);
        assert_eq!(moves(S::Collected), [S::InTransit, S::Lost, S::Returned]);
        assert_eq!(moves(S::InTransit), [S::Delivered, S::Lost, S::Returned]);
        for finished in S::ALL.into_iter().filter(|s| s.finished()) {
            assert_eq!(moves(finished), [], "{finished}");
            assert_eq!(finished.after(finished, Actor::Carrier, false), Ok(finished), "a repeated scan");
        }
    }

    #[test]
    fn everybody_scans_their_part() {
        use ParcelState as S;
        let may = |by: Actor| -> Vec<S> { S::ALL.into_iter().filter(|to| by.may_scan(*to)).collect() };
        assert_eq!(may(Actor::Seller), [S::Ready, S::Collected]);
        assert_eq!(may(Actor::Carrier), [S::Collected, S::InTransit, S::Delivered, S::Lost, S::Returned]);
        assert_eq!(may(Actor::Operator), may(Actor::Carrier));
        assert_eq!(may(Actor::System), [S::Lost]);
        let refused = S::InTransit.after(S::Delivered, Actor::Seller, false);
        assert_eq!(refused, Err(IllegalScan::NotYours { by: Actor::Seller, to: S::Delivered }));
        assert_eq!(S::InTransit.after(S::Delivered, Actor::Seller, true), Ok(S::Delivered));
    }
}
