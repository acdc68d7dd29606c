//! What the outside does for us with pictures that move: looking at a file, encoding it, making a clip.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use kernel::Coded;
use serde::{Deserialize, Serialize};

use crate::clip::Clip;

/// The longest film that is taken: 3 minutes.
pub const DURATION_MS_MAX: i64 = 180_000;
/// Pixels of the longer side at the most: 4K of a phone or a camera.
pub const SIDE_MAX: u32 = 4_096;
/// Pixels of a frame at the most.
pub const PIXELS_MAX: u64 = 4_096 * 2_304;
/// Pixels of the shorter side at the least.
pub const SIDE_MIN: u32 = 64;
/// Frames in a second at the most; what is made has no more than [`FRAMES_OUT_MAX`].
pub const FRAMES_MAX: u32 = 240;
/// Frames in a second of what is made, at the most.
pub const FRAMES_OUT_MAX: u32 = 30;
/// Streams of a file at the most: picture, sound, and what phones add.
pub const STREAMS_MAX: usize = 16;

/// The rung that is made and shown first.
pub const FIRST: Rung = Rung { lines: 480 };
/// A lighter one, where the first weighs more than [`HEAVY_BITS_A_SECOND`].
pub const LIGHT: Rung = Rung { lines: 360 };
/// A better one, where the film has it.
pub const FINE: Rung = Rung { lines: 720 };
/// From where on a slow phone wants the lighter rung: bits in a second of the first one.
pub const HEAVY_BITS_A_SECOND: u64 = 700_000;

/// A size that a post is made in, by the pixels of the shorter side: an upright film of 480 lines is 480 wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    pub lines: u32,
}

impl Rung {
    /// Width and height of a film of `width` by `height` on this rung: even, never larger than it was.
    pub fn size(self, width: u32, height: u32) -> (u32, u32) {
        let (width, height) = (width.max(2), height.max(2));
        let short = width.min(height);
        let lines = self.lines.min(short);
        let even = |side: u32| {
            let scaled = u64::from(side) * u64::from(lines) / u64::from(short);
            u32::try_from(scaled).unwrap_or(side).max(2) & !1
        };
        (even(width), even(height))
    }

    /// Whether a film of this size fills the rung, so that it is no mere copy of a smaller one.
    pub fn is_filled_by(self, width: u32, height: u32) -> bool {
        width.min(height) >= self.lines
    }
}

/// The rungs that follow the first one: `made` is the first one as it became.
pub fn further(probe: &Probe, made: &Encoded) -> Vec<Rung> {
    let mut rungs = Vec::new();
    if FINE.is_filled_by(probe.width, probe.height) {
        rungs.push(FINE);
    }
    let bits_a_second = made.bytes.saturating_mul(8_000) / u64::try_from(made.duration_ms.max(1)).unwrap_or(1);
    if bits_a_second > HEAVY_BITS_A_SECOND && FIRST.is_filled_by(probe.width, probe.height) {
        rungs.push(LIGHT);
    }
    rungs
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// As it is seen: turned where the camera was.
    pub width: u32,
    pub height: u32,
    pub duration_ms: i64,
    pub has_sound: bool,
}

/// A still picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
}

/// A film that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoded {
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
    pub duration_ms: i64,
}

/// Looks at files of strangers and makes our own of them: H.264 and AAC in a fast-start MP4, nothing of the original kept but
/// picture and sound. The files it makes appear at `out`, whose folder it may use.
pub trait Studio: Send + Sync {
    /// What is in a file, or why it is not taken.
    fn probe(&self, file: &Path) -> Result<Probe, MediaError>;
    /// A still picture of the film, a JPEG of at most 720 lines.
    fn poster(&self, file: &Path, out: &Path) -> Result<Picture, MediaError>;
    /// The film on one rung.
    fn encode(&self, file: &Path, out: &Path, rung: Rung) -> Result<Encoded, MediaError>;
    /// The machine wants to stop: what is under way ends soon, as an [`MediaError::Io`] that is tried again.
    fn stop(&self) {}
    /// The film of a clip on one rung; `assets` are the pictures that its scenes name.
    fn render(&self, clip: &Clip, assets: &[PathBuf], out: &Path, rung: Rung) -> Result<Encoded, MediaError>;
}

/// Why a file did not become a film.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// No film, or one in a container or a coding that is not taken.
    #[error("not a kind of file that we take: {what}")]
    Unsupported { what: String },
    /// Longer than [`DURATION_MS_MAX`].
    #[error("too long")]
    TooLong,
    /// More pixels, frames, streams or bytes than we take.
    #[error("too large")]
    TooLarge,
    #[error("no moving picture in it")]
    NoPicture,
    /// Empty, cut off, or not what it says it is.
    #[error("damaged")]
    Broken,
    #[error("took too long")]
    TimedOut,
    #[error("took too much memory")]
    OutOfMemory,
    #[error("{0} is not installed")]
    Missing(String),
    /// The machine's fault: worth another try.
    #[error("{0}")]
    Io(String),
}

impl MediaError {
    /// Whether trying again would not help.
    pub fn is_final(&self) -> bool {
        !matches!(self, MediaError::Io(_))
    }
}

impl Coded for MediaError {
    fn code(&self) -> &'static str {
        match self {
            MediaError::Unsupported { .. } => "content.media_unsupported",
            MediaError::TooLong => "content.media_too_long",
            MediaError::TooLarge => "content.media_too_large",
            MediaError::NoPicture => "content.media_no_picture",
            MediaError::Broken => "content.media_broken",
            MediaError::TimedOut => "content.media_timed_out",
            MediaError::OutOfMemory => "content.media_out_of_memory",
            MediaError::Missing(_) => "content.media_no_encoder",
            MediaError::Io(_) => "content.media_io",
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            MediaError::Unsupported { what } => vec![("what".into(), what.clone())],
            MediaError::TooLong => vec![("max".into(), (DURATION_MS_MAX / 1_000).to_string())],
            MediaError::TooLarge => vec![("max".into(), SIDE_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
