//! The feed: facts of demand in, a ranked stream out.
//!
//! [`State`] counts in memory, changed by one [`Event`] at a time in the order of the log, so that a state rebuilt from
//! the log equals the live one bit by bit. [`Recommender`] learns from the same events and answers pages of posts and
//! rooms, each with its reason and the probability with which it was chosen. [`replay`] measures all of it on a table of
//! events without looking ahead. All of that knows neither time nor chance nor a database; [`store`] keeps the operator's weights and
//! what chance drew.

mod decayed;
mod event;
mod hasher;
mod heads;
mod neighbours;
mod number;
pub mod off_policy;
mod person;
mod recommender;
pub mod replay;
mod sight;
mod state;
pub mod store;
mod taste;

pub use decayed::{Decayed, HALF_LIVES_H, HORIZONS, Horizons};
pub use event::{Event, Form, Item, Kind};
pub use heads::{Expectation, HEADS, WEIGHT_MAX, Weights};
pub use neighbours::NEIGHBOURS_MAX;
pub use person::{HISTORY_MAX, SEEN_MAX};
pub use recommender::{PAGE_MAX, Ranked, Recommender, Request, Why};
pub use sight::{FEATURES, Features};
pub use state::State;
pub use taste::{Mix, Taste};
