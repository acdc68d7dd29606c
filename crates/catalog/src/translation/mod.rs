//! Text in the languages of the markets: what is known already, what a translator must be asked, and what may be shown.
//!
//! A text is looked for in this order: the shop's own memory, the platform's memory, the lexicon (option names, option
//! values, categories and quantities only), then the configured [`Translator`]. What nobody can answer stays the
//! source text and says so. What a translator answers passes the gates (`gate.rs`) or waits for a person.
//!
//! The work has three steps, so that no translator is called inside a transaction:
//! [`resolve::plan`] reads what is known; [`resolve::ask`] calls the translator on a job's thread;
//! [`resolve::complete`] is pure and decides; [`memory::remember`] writes what was learned.

pub mod gate;
pub mod glossary;
mod key;
mod kind;
mod language;
pub mod lexicon;
mod mask;
pub mod memory;
mod number;
pub mod resolve;
mod similarity;
mod state;
mod store;
pub mod tmx;
mod translator;

pub use glossary::{Glossary, GlossaryDraft};
pub use key::SourceKey;
pub use kind::FieldKind;
pub use state::{IllegalTextMove, TextEvent, TextState};
pub use store::STATEMENTS;
pub use translator::{Batch, Pair, TranslateError, Translator};

#[cfg(test)]
mod tests;
