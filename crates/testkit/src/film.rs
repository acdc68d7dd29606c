//! Small films for tests, made by this machine's `ffmpeg`.

use std::path::Path;
use std::process::Command;

/// A film of a moving pattern.
#[derive(Clone, Copy, Debug)]
pub struct Film {
    pub width: u32,
    pub height: u32,
    pub seconds: u32,
    /// Whether a tone is heard.
    pub sound: bool,
}

impl Default for Film {
    /// Two seconds, upright, small.
    fn default() -> Film {
        Film { width: 360, height: 640, seconds: 2, sound: true }
    }
}

impl Film {
    /// Its bytes, as an MP4 with its index in front.
    pub fn mp4(self) -> Vec<u8> {
        self.made(
            "mp4",
            &[
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
            ],
        )
    }

    /// Its bytes, as a browser records it.
    pub fn webm(self) -> Vec<u8> {
        self.made(
            "webm",
            &["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k", "-c:a", "libopus"],
        )
    }

    /// Its bytes in a file named `film.{ending}`, coded as `words` say.
    pub fn made(self, ending: &str, words: &[&str]) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a folder for a film");
        let out = folder.path().join(format!("film.{ending}"));
        let Film { width, height, seconds, .. } = self;
        let picture = format!("testsrc2=s={width}x{height}:r=24:d={seconds}");
        let tone = format!("sine=f=330:d={seconds}");
        let mut given = vec!["-f", "lavfi", "-i", &picture];
        if self.sound {
            given.extend(["-f", "lavfi", "-i", &tone]);
        }
        given.extend(words);
        ffmpeg(&given, &out);
        std::fs::read(&out).expect("a film was made")
    }
}

/// Runs `ffmpeg` with `words`, without any jail, and stops the test when it fails.
pub fn ffmpeg(words: &[&str], out: &Path) {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-hide_banner", "-v", "error", "-y"]).args(words).arg(out);
    let done = command.output().expect("ffmpeg is installed: scripts/install-missing test");
    assert!(done.status.success(), "ffmpeg {words:?}: {}", String::from_utf8_lossy(&done.stderr));
}
