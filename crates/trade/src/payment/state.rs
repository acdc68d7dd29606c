//! Where a payment and a refund stand, and what moves them.

use std::fmt;

use kernel::Coded;
use serde::{Deserialize, Serialize};

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PaymentStatus {
    /// Waits for the shopper, a provider, or for the delivery that is paid in cash.
    Pending,
    /// The money is there.
    Paid,
    /// Declined.
    Failed,
    /// The time to pay was over.
    Expired,
}

/// What happens to a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentEvent {
    /// The money came. It may come late: after a failure that was not the last word, or after the time was over.
    Captured,
    Declined,
    TimedOut,
}

/// The event does not belong to the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a payment that is {from} does not take {event:?}")]
pub struct IllegalPaymentMove {
    pub from: PaymentStatus,
    pub event: PaymentEvent,
}

impl Coded for IllegalPaymentMove {
    fn code(&self) -> &'static str {
        "trade.illegal_move"
    }
}

impl PaymentStatus {
    /// Every status.
    pub const ALL: [PaymentStatus; 4] =
        [PaymentStatus::Pending, PaymentStatus::Paid, PaymentStatus::Failed, PaymentStatus::Expired];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            PaymentStatus::Pending => "PENDING",
            PaymentStatus::Paid => "PAID",
            PaymentStatus::Failed => "FAILED",
            PaymentStatus::Expired => "EXPIRED",
        }
    }

    /// The status after `event`.
    pub fn after(self, event: PaymentEvent) -> Result<PaymentStatus, IllegalPaymentMove> {
        match (self, event) {
            (PaymentStatus::Pending | PaymentStatus::Failed | PaymentStatus::Expired, PaymentEvent::Captured) => {
                Ok(PaymentStatus::Paid)
            }
            (PaymentStatus::Pending, PaymentEvent::Declined) => Ok(PaymentStatus::Failed),
            (PaymentStatus::Pending, PaymentEvent::TimedOut) => Ok(PaymentStatus::Expired),
            (from, event) => Err(IllegalPaymentMove { from, event }),
        }
    }
}

impl fmt::Display for PaymentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundState {
    /// Owed, and on its way.
    Processing,
    /// The shopper has it.
    Done,
    /// The provider will not do it; still owed, and the operator's to solve.
    Failed,
}

/// What happens to a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundEvent {
    /// The money went back, by the provider or by the operator's hand.
    Arrived,
    /// The provider gave up.
    GivenUp,
    /// The operator has it tried again.
    Retried,
}

/// The event does not belong to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a refund that is {from} does not take {event:?}")]
pub struct IllegalRefundMove {
    pub from: RefundState,
    pub event: RefundEvent,
}

impl Coded for IllegalRefundMove {
    fn code(&self) -> &'static str {
        "trade.illegal_move"
    }
}

impl RefundState {
    /// Every state.
    pub const ALL: [RefundState; 3] = [RefundState::Processing, RefundState::Done, RefundState::Failed];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            RefundState::Processing => "PROCESSING",
            RefundState::Done => "DONE",
            RefundState::Failed => "FAILED",
        }
    }

    /// The state after `event`.
    pub fn after(self, event: RefundEvent) -> Result<RefundState, IllegalRefundMove> {
        match (self, event) {
            (RefundState::Processing | RefundState::Failed, RefundEvent::Arrived) => Ok(RefundState::Done),
            (RefundState::Processing, RefundEvent::GivenUp) => Ok(RefundState::Failed),
            (RefundState::Failed, RefundEvent::Retried) => Ok(RefundState::Processing),
            (from, event) => Err(IllegalRefundMove { from, event }),
        }
    }
}

impl fmt::Display for RefundState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_moves_as_written_and_in_no_other_way() {
        use PaymentEvent::{Captured, Declined, TimedOut};
        use PaymentStatus::{Expired, Failed, Paid, Pending};
        let legal = [
            (Pending, Captured, Paid),
            (Pending, Declined, Failed),
            (Pending, TimedOut, Expired),
            (Failed, Captured, Paid),
            (Expired, Captured, Paid),
        ];
        for from in PaymentStatus::ALL {
            for event in [Captured, Declined, TimedOut] {
                let expected = legal.iter().find(|(f, e, _)| (*f, *e) == (from, event)).map(|(_, _, to)| *to);
                assert_eq!(from.after(event).ok(), expected, "{from} {event:?}");
            }
        }
    }

    #[test]
    fn a_refund_moves_as_written_and_in_no_other_way() {
        use RefundEvent::{Arrived, GivenUp, Retried};
        use RefundState::{Done, Failed, Processing};
        let legal = [
            (Processing, Arrived, Done),
            (Failed, Arrived, Done),
            (Processing, GivenUp, Failed),
            (Failed, Retried, Processing),
        ];
        for from in RefundState::ALL {
            for event in [Arrived, GivenUp, Retried] {
                let expected = legal.iter().find(|(f, e, _)| (*f, *e) == (from, event)).map(|(_, _, to)| *to);
                assert_eq!(from.after(event).ok(), expected, "{from} {event:?}");
            }
        }
    }
}
