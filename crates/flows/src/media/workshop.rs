//! Where films are made: the studio, and a folder for what is on the way.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::media::Studio;

/// A studio with room to work. Cheap to clone.
#[derive(Clone)]
pub struct Workshop {
    pub studio: Arc<dyn Studio>,
    folder: PathBuf,
}

impl Workshop {
    /// A workshop in `folder`, which belongs to it and to no other process.
    pub fn new(studio: Arc<dyn Studio>, folder: PathBuf) -> Workshop {
        Workshop { studio, folder }
    }

    /// Removes what a crash left lying about. For the one process that works here, before it begins.
    pub fn clean(&self) -> io::Result<()> {
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// An empty folder of this name, removed with what is in it when the work is over.
    pub fn bench(&self, name: &str) -> io::Result<Bench> {
        let folder = self.folder.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(Bench { folder })
    }
}

/// A folder that is gone when the work is over.
#[derive(Debug)]
pub struct Bench {
    folder: PathBuf,
}

impl Bench {
    /// A place in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, folder = %self.folder.display(), "a folder stays behind until the next start");
        }
    }
}
