//! One database over SQLite or PostgreSQL: `read`, `write` with group commit, migrations, outbox and jobs.
//!
//! The core is synchronous: domain code sees [`Read`] and [`Tx`]; only the callers of [`Db::read`] and [`Db::write`] wait.

mod engine;
mod error;
pub mod jobs;
mod migrate;
pub mod outbox;
mod recording;
mod row;
pub mod sandbox;
mod statement;
mod value;

pub use engine::{Db, Engine, Read, Tx};
pub use error::{Error, OpenError};
pub use migrate::schema_fingerprint;
pub use recording::{Ran, Recording};
pub use row::Json;
pub use value::Value;
