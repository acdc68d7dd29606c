//! The demo: a catalogue of its own, its pictures, its memory of translations, and people to try it with.

pub mod catalogue;
pub mod creators;
pub mod crowd;
mod logins;
mod people;
mod pictures;
mod seed;

pub use logins::Logins;
pub use seed::seed;
