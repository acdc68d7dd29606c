//! The real `ffmpeg`, in the real jail.

mod films;
mod hostile;
mod jailed;

use std::path::{Path, PathBuf};

use super::*;

/// This test is the jail itself, when another one starts this binary again as such. By itself it does nothing.
#[test]
fn the_jail() {
    if jail::is_wanted() {
        assert_eq!(jail::enter(), 0, "the jail was not entered");
    }
}

fn jailer() -> Jailer {
    Jailer::current(&["media::tests::the_jail", "--exact", "--nocapture", "--test-threads=1"]).unwrap()
}

fn studio() -> Ffmpeg {
    Ffmpeg::find(jailer()).unwrap()
}

/// A folder with a file in it.
fn kept(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("source");
    std::fs::write(&file, bytes).unwrap();
    (folder, file)
}

/// What `ffprobe` says of one of our own files.
fn told(file: &Path, entries: &str) -> String {
    let mut command = std::process::Command::new("ffprobe");
    command.args(["-v", "error", "-of", "compact", "-show_entries", entries]).arg(file);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}
