//! The web: the router, pages by audience, the API by resource, and the parts they are made of.
//!
//! - [`router`] is the table of contents of the product.
//! - `api/` answers programs, `pages/` people; both call the same domains and flows, and neither holds SQL.
//! - A handler builds a view struct; a view only renders. Shared parts are functions of [`ui`].
//! - [`error::Error`] is the one refusal, [`words`] the one source of sentences, [`locale`] the one place that formats.

pub mod access;
pub mod answer;
pub mod api;
pub mod assets;
mod demand;
pub mod error;
pub mod extract;
pub mod guard;
pub mod idempotent;
pub mod identity;
mod incoming;
mod interpreter;
mod letters;
pub mod locale;
mod markets;
mod media;
pub mod pages;
mod playground;
mod router;
mod server;
mod service;
pub mod session;
mod state;
pub mod ui;
pub mod view;
pub mod viewer;
pub mod words;

pub use api::openapi_json;
pub use error::{Error, Result};
pub use interpreter::Interpreter;
pub use letters::Letters;
pub use markets::{MarketBook, Markets, Place};
pub use media::{Seal, media_url};
pub use playground::Playground;
pub use router::router;
pub use server::serve;
pub use service::record_metrics;
pub use state::{App, AppState, Parts, Wall};
pub use words::Voice;
