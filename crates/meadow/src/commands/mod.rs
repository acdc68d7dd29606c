//! The commands, a file each.

pub mod backup;
pub mod bench;
pub mod demo;
pub mod doctor;
pub mod import;
mod job;
pub mod operator;
pub mod radar;
pub mod rates;
pub mod replay;
pub mod serve;
pub mod sim;
pub mod sync;
