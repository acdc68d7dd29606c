//! Making posts ready: one film at a time, by a worker of its own, below everything that people wait for.
//!
//! The first rung is shown as soon as it is there; better and lighter ones follow when no other post waits for its first. A
//! file that cannot become a film ends in words for its author, never in a queue that stands still. Every step can be done
//! again after a crash.

mod clip;
mod later;
mod transcode;
mod workshop;

pub use self::clip::{
    ClipError, ClipWish, PREVIEW_KEPT_MS, PREVIEW_KIND, Preview, WishedScene, ask_preview, clip_of_wish, find_preview,
};
pub use self::workshop::{Bench, Workshop};

pub(crate) use self::clip::{ForgetPreview, PreviewJob};
pub use self::later::KIND as LATER_KIND;
pub(crate) use self::later::LaterJob;
pub(crate) use self::transcode::TranscodeJob;

/// The worker that films are made by.
pub(crate) const WORKER: &str = "media-worker";
/// Attempts at a film before its author is told that it did not work.
const ATTEMPTS_MAX: i64 = 3;
/// The folder of films and their pictures in `blobs`.
const FOLDER: &str = "posts";

#[cfg(test)]
mod tests;
