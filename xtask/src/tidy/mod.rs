//! The laws of the house, checked by a program and not by memory.

mod layers;
mod names;
mod sql;

use std::path::{Path, PathBuf};

/// A broken law: where, and what to do.
pub struct Breach {
    place: String,
    law: String,
}

impl Breach {
    fn new(place: impl Into<String>, law: impl Into<String>) -> Breach {
        Breach { place: place.into(), law: law.into() }
    }
}

/// A source file: its path from the root, and its text.
pub struct Source {
    path: PathBuf,
    text: String,
}

/// Checks every law; prints what is broken; true when nothing is.
pub fn run() -> bool {
    let sources = sources(Path::new("."));
    let breaches: Vec<Breach> =
        [layers::check(&sources), sql::check(&sources), names::check(&sources)].into_iter().flatten().collect();
    for Breach { place, law } in &breaches {
        println!("{place}: {law}");
    }
    println!("{} files read, {} laws broken", sources.len(), breaches.len());
    breaches.is_empty()
}

/// Every text file that git knows or would take.
fn sources(root: &Path) -> Vec<Source> {
    let listing = std::process::Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let Ok(listing) = listing else { return Vec::new() };
    String::from_utf8_lossy(&listing.stdout)
        .lines()
        .filter_map(|path| {
            let text = std::fs::read_to_string(root.join(path)).ok()?;
            Some(Source { path: PathBuf::from(path), text })
        })
        .collect()
}
