//! The log of demand: what people saw, watched, opened and bought, one fact after the other, in the order in which they were
//! accepted.
//!
//! Writers hand over batches and are answered when a batch is durable. Facts are de-duplicated by their id; views of one
//! person or device are counted once in [`VIEW_WINDOW_MS`]. Rollups by market, subject, kind and hour are written in the
//! transaction of the facts they count, so that they equal the log after any crash; totals in memory are read from them.
//! Traffic of machines and of those whom it profits is kept and not counted.

mod appender;
mod counts;
mod encode;
mod error;
mod kind;
mod log;
mod signal;
mod spread;
mod store;
mod subject;
mod tally;
mod totals;
mod window;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use counts::{Counting, Counts};
pub use error::{BATCH_MAX, Error, ID_MAX, TOPICS_MAX};
pub use kind::{Kind, UnknownKind};
pub use log::{Accepted, HOURS_MAX, Recount, SINCE_MAX, Signals, TOP_MAX, back_up};
pub use signal::{Origin, Signal, Viewer};
pub use subject::{Subject, SubjectKind};
pub use window::IDS_WINDOW;

/// A viewer's views of one post count once in so many milliseconds: 30 minutes.
pub const VIEW_WINDOW_MS: i64 = 30 * kernel::MINUTE_MS;
