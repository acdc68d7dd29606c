//! The words every other crate shares: money, currencies, markets, languages, ids, time, chance, pages and problems.
//!
//! Pure values: nothing here reads a file, a socket or a database.

#![deny(clippy::float_arithmetic)]

mod clock;
mod country;
mod currency;
mod id;
mod lang;
mod money;
mod page;
mod problem;
mod rate;
mod rng;

pub use clock::{Clock, DAY_MS, HOUR_MS, Instant, MINUTE_MS, ManualClock, ShiftedClock, SystemClock};
pub use country::{Country, MarketCode};
pub use currency::Currency;
pub use id::{Id, IdGen, NodeId, ParseIdError};
pub use lang::Lang;
pub use money::{Money, MoneyError};
pub use page::{Cursor, LIMIT_DEFAULT, LIMIT_MAX, Page, PageRequest};
pub use problem::{Coded, FAULT, Problem, Problems};
pub use rate::{BasisPoints, Rate};
pub use rng::{OsRng, Rng, SeededRng};
