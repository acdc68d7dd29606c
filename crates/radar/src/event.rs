//! What the radar hears: facts of demand, and the products and topics that they are about.

use kernel::{Instant, MarketCode};

/// What can become a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A product; its flow is units sold.
    Product(u64),
    /// A topic; its flow is completed views.
    Topic(u64),
}

/// Subjects that compete for the same places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Product,
    Topic,
}

impl Subject {
    /// Whom it competes with.
    pub const fn class(self) -> Class {
        match self {
            Subject::Product(_) => Class::Product,
            Subject::Topic(_) => Class::Topic,
        }
    }

    /// Its number, unique within its class.
    pub const fn id(self) -> u64 {
        match self {
            Subject::Product(id) | Subject::Topic(id) => id,
        }
    }
}

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// An order line of this many units.
    Sold {
        units: u32,
    },
    /// Put into a cart.
    Carted,
    /// Viewed to the end.
    Watched,
    Shared,
    /// Shown by this creator in a post or a room.
    Posted {
        creator: u64,
    },
    /// "Tell me when it is back": wanted while sold out.
    Waited,
    /// Interest measured elsewhere, in the source's own unit; 0 and less are not counted.
    Outside {
        value: f64,
    },
}

/// One fact of demand. Facts come in the order of the log; one that comes late counts for its own time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    pub at: Instant,
    pub market: MarketCode,
    pub subject: Subject,
    /// Whose doing it is: a buyer's or viewer's number.
    pub person: u64,
    pub kind: Kind,
}
