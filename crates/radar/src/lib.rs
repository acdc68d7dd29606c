//! The radar: facts of demand in, what is about to be a hit out, and how much stock is safe.
//!
//! [`Radar`] counts in memory, changed by one [`Event`] at a time in the order of the log, so that a state rebuilt from the log
//! equals the live one bit by bit. It decides anew every week who may enter a chart, and learns from each decision when its
//! window of 14 days has closed, never before. [`Outlook`] says how demand will go and what to order. [`replay`] measures all of it on
//! a table of sales without looking ahead; [`standalone`] reads such a table for somebody who has nothing else. None of these
//! knows time, chance or a database: they are arguments. [`chart`] counts what sold day by day, and keeps the charts of closed periods.

mod alarm;
mod board;
mod calibration;
pub mod chart;
mod demand;
mod event;
mod features;
mod negbin;
mod number;
mod outlook;
mod radar;
mod ranking;
pub mod replay;
pub mod standalone;
mod store;
mod tally;
pub mod trend;

pub use alarm::Alarm;
pub use board::Candidate;
pub use calibration::PROVEN_MIN;
pub use event::{Class, Event, Kind, Subject};
pub use negbin::NegBin;
pub use outlook::{Band, Cover, Day, Outlook, PATH_DAYS, Reorder, Stock, Trend};
pub use radar::{Evidence, Hit, PAST_DAYS, Radar, Settings};
pub use store::statements;
