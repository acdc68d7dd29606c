//! Encoding a film anew, and its still picture.

use std::path::Path;

use content::media::{DURATION_MS_MAX, Encoded, FRAMES_OUT_MAX, MediaError, Picture, Rung};

use super::jail::Limits;
use super::look::{Looked, input, look, named};
use super::process::{self, Jailed};
use super::{Ffmpeg, folder_of, io};

/// Bytes of a rendition at the most: three minutes at 9 Mbit/s.
const FILE_BYTES_MAX: u64 = 200 * 1024 * 1024;
/// No film takes longer than this, whatever it is.
const WALL_S_MAX: u64 = 900;
/// Lines of a still picture at the most.
const POSTER: Rung = Rung { lines: 720 };
/// How much of what a file claims must be there: less is a file that was cut off.
const WHOLE_PERCENT: i64 = 80;

/// The film on one rung.
pub(super) fn encode(studio: &Ffmpeg, file: &Path, out: &Path, rung: Rung) -> Result<Encoded, MediaError> {
    let looked = look(studio, file)?;
    let (width, height) = rung.size(looked.probe.width, looked.probe.height);
    let mut args = beginning();
    args.extend(input(looked.container));
    args.extend(["-i".to_owned(), named(file)?]);
    args.extend(streams(&looked));
    args.extend(words(&["-vf", &format!("scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p")]));
    args.extend(film(rung));
    args.extend(words(&["-c:a", "aac", "-b:a", "96k", "-ac", "2", "-ar", "44100"]));
    args.push(finish(out)?);
    let jailed = Jailed {
        program: &studio.ffmpeg,
        args,
        read: vec![file.to_owned()],
        write: folder_of(out)?,
        limits: limits(looked.probe.duration_ms),
    };
    process::run(&studio.jailer, jailed)?;
    let made = made(studio, out)?;
    if made.duration_ms.saturating_mul(100) < looked.probe.duration_ms.saturating_mul(WHOLE_PERCENT) {
        return Err(MediaError::Broken);
    }
    Ok(made)
}

/// A still picture from near the beginning, where films show what they are about.
pub(super) fn poster(studio: &Ffmpeg, file: &Path, out: &Path) -> Result<Picture, MediaError> {
    let looked = look(studio, file)?;
    let (width, height) = POSTER.size(looked.probe.width, looked.probe.height);
    let at_ms = (looked.probe.duration_ms / 10).min(1_000);
    let mut args = beginning();
    args.extend(input(looked.container));
    args.extend(words(&["-ss", &format!("{}.{:03}", at_ms / 1_000, at_ms % 1_000), "-i", &named(file)?]));
    args.extend(words(&["-map", &format!("0:{}", looked.picture), "-frames:v", "1", "-map_metadata", "-1"]));
    args.extend(words(&[
        "-vf",
        &format!("scale={width}:{height}:flags=bicubic:out_range=full,setsar=1,format=yuvj420p"),
    ]));
    args.extend(words(&["-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-update", "1", &name(out)?]));
    let jailed = Jailed {
        program: &studio.ffmpeg,
        args,
        read: vec![file.to_owned()],
        write: folder_of(out)?,
        limits: Limits { wall_s: 60, ..limits(10_000) },
    };
    process::run(&studio.jailer, jailed)?;
    let bytes = std::fs::metadata(out).map_err(|_| MediaError::Broken)?.len();
    Ok(Picture { width, height, bytes })
}

/// What every run begins with.
pub(super) fn beginning() -> Vec<String> {
    words(&[
        "-nostdin",
        "-hide_banner",
        "-v",
        "error",
        "-y",
        "-threads",
        "1",
        "-filter_threads",
        "1",
        "-filter_complex_threads",
        "1",
    ])
}

/// The picture and the sound, and nothing else that the file brings: no words, attachments, chapters, places or names.
fn streams(looked: &Looked) -> Vec<String> {
    let mut args = words(&["-map", &format!("0:{}", looked.picture)]);
    if let Some(sound) = looked.sound {
        args.extend(words(&["-map", &format!("0:{sound}")]));
    }
    args.extend(words(&["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"]));
    args.extend(words(&["-t", &(DURATION_MS_MAX / 1_000 + 1).to_string()]));
    args
}

/// How films are written: they play everywhere, begin at once, and can be entered every two seconds.
pub(super) fn film(rung: Rung) -> Vec<String> {
    let rate_k = match rung.lines {
        ..=360 => 600,
        361..=480 => 1_200,
        _ => 2_600,
    };
    let threads = std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1));
    words(&[
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-crf",
        "24",
        "-maxrate",
        &format!("{rate_k}k"),
        "-bufsize",
        &format!("{}k", rate_k * 2),
        "-fpsmax",
        &FRAMES_OUT_MAX.to_string(),
        "-g",
        &(FRAMES_OUT_MAX * 2).to_string(),
        "-threads",
        &threads.to_string(),
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-flags:a",
        "+bitexact",
    ])
    .into_iter()
    .chain(words(&["-movflags", "+faststart", "-f", "mp4"]))
    .collect()
}

/// The name of what is made, as the last word.
pub(super) fn finish(out: &Path) -> Result<String, MediaError> {
    name(out)
}

/// Its name in the folder where the program runs.
fn name(out: &Path) -> Result<String, MediaError> {
    let name = out.file_name().ok_or_else(|| MediaError::Io(format!("{} names no file", out.display())))?;
    Ok(format!("file:{}", name.to_string_lossy()))
}

/// What a film of this duration may use up.
pub(super) fn limits(duration_ms: i64) -> Limits {
    let seconds = u64::try_from(duration_ms / 1_000 + 1).unwrap_or(1);
    Limits {
        wall_s: seconds.saturating_mul(15).saturating_add(90).min(WALL_S_MAX),
        cpu_s: seconds.saturating_mul(6).saturating_add(60).min(WALL_S_MAX),
        memory_bytes: 2 << 30,
        file_bytes: FILE_BYTES_MAX,
    }
}

/// What became of it.
pub(super) fn made(studio: &Ffmpeg, out: &Path) -> Result<Encoded, MediaError> {
    let bytes = std::fs::metadata(out).map_err(io)?.len();
    let probe = look(studio, out)?.probe;
    Ok(Encoded { width: probe.width, height: probe.height, bytes, duration_ms: probe.duration_ms })
}

pub(super) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
