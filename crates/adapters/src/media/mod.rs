//! Films, by `ffmpeg` in a jail: what strangers send is looked at and encoded anew, clips are drawn.
//!
//! - `sniff` decides by content alone whether a file is let near `ffmpeg`, and as what.
//! - [`jail`] is the process between us and it: our own program, started again, gives up nearly everything and becomes `ffmpeg`.
//! - `process` starts it, waits no longer than allowed, and reads how it ended.
//! - `look`, `encode` and `draw` are the things done.

mod draw;
mod encode;
pub mod jail;
mod look;
mod process;
mod sniff;

use std::path::{Path, PathBuf};

use content::clip::Clip;
use content::media::{Encoded, MediaError, Picture, Probe, Rung, Studio};

pub use self::jail::{Jailer, Layers};

/// [`Studio`] by `ffmpeg` and `ffprobe` of this machine.
pub struct Ffmpeg {
    ffmpeg: PathBuf,
    ffprobe: PathBuf,
    jailer: Jailer,
    layers: Layers,
}

impl Ffmpeg {
    /// Finds the programs on the `PATH` and tries the jail: [`MediaError::Missing`] names the program that is not there.
    pub fn find(jailer: Jailer) -> Result<Ffmpeg, MediaError> {
        let (ffmpeg, ffprobe) = (program("ffmpeg")?, program("ffprobe")?);
        let layers = process::layers(&jailer)?;
        Ok(Ffmpeg { ffmpeg, ffprobe, jailer, layers })
    }

    /// What the jail of this machine is made of.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// Where `ffmpeg` is.
    pub fn program(&self) -> &Path {
        &self.ffmpeg
    }
}

impl Studio for Ffmpeg {
    fn probe(&self, file: &Path) -> Result<Probe, MediaError> {
        look::look(self, file).map(|looked| looked.probe)
    }

    fn poster(&self, file: &Path, out: &Path) -> Result<Picture, MediaError> {
        encode::poster(self, file, out)
    }

    fn encode(&self, file: &Path, out: &Path, rung: Rung) -> Result<Encoded, MediaError> {
        encode::encode(self, file, out, rung)
    }

    fn stop(&self) {
        self.jailer.stopping.store(true, std::sync::atomic::Ordering::SeqCst);
    }

    fn render(&self, clip: &Clip, assets: &[PathBuf], out: &Path, rung: Rung) -> Result<Encoded, MediaError> {
        draw::draw(self, clip, assets, out, rung)
    }
}

/// A program of the `PATH`, by its real place.
fn program(name: &str) -> Result<PathBuf, MediaError> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.and_then(|file| file.canonicalize().ok()).ok_or_else(|| MediaError::Missing(name.to_owned()))
}

/// The folder of a file that is to be made.
fn folder_of(out: &Path) -> Result<&Path, MediaError> {
    out.parent().ok_or_else(|| MediaError::Io(format!("{} is in no folder", out.display())))
}

fn io(error: std::io::Error) -> MediaError {
    MediaError::Io(error.to_string())
}

#[cfg(test)]
mod tests;
