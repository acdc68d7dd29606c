//! How a seller's price becomes a market's price, step by step, so that a page can show the whole sum.

mod bounds;
mod formula;
mod hysteresis;
mod rounding;

pub use bounds::Verdict;
pub use formula::{Breakdown, Inputs, PriceError, PriceRule, Priced, RateUsed, compute};
pub use hysteresis::{Replay, needs_reprice, replay};
pub use rounding::{Ending, next_ending};
