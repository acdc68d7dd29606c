//! Drawing a clip: its script as a graph of filters and a sheet of signs.

mod sheet;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use content::clip::{Clip, FRAME_HEIGHT, FRAME_WIDTH, Motion, Script, Shot, script};
use content::media::{Encoded, MediaError, Rung};

use super::encode::{beginning, film, finish, limits, made, words};
use super::process::{self, Jailed};
use super::{Ffmpeg, folder_of, io};

/// Frames in a second of a clip.
const FRAMES: i64 = 25;
/// One picture goes over into the next one for so long.
const FADE_MS: i64 = 240;
/// How far a picture is moved: an eighth of it.
const REACH: &str = "0.125";
/// Pictures are moved in twice the size, so that slow moves do not tremble.
const FINER: u32 = 2;

/// The film of a clip on one rung.
pub(super) fn draw(
    studio: &Ffmpeg,
    clip: &Clip,
    assets: &[PathBuf],
    out: &Path,
    rung: Rung,
) -> Result<Encoded, MediaError> {
    let script = script(clip);
    let size = rung.size(FRAME_WIDTH, FRAME_HEIGHT);
    let folder = folder_of(out)?;
    let sheet_file = folder.join("signs.ass");
    std::fs::write(&sheet_file, sheet::of(&script)).map_err(io)?;
    let mut args = beginning();
    for shot in &script.shots {
        let asset = assets.get(shot.image).ok_or(MediaError::NoPicture)?;
        let asset = asset.canonicalize().map_err(io)?;
        args.extend(words(&["-f", "image2", "-pattern_type", "none", "-protocol_whitelist", "file,pipe"]));
        args.extend(words(&["-codec_whitelist", "mjpeg,png,webp", "-i", &format!("file:{}", asset.display())]));
    }
    args.extend(words(&["-filter_complex", &graph(&script, size), "-map", "[film]", "-map_metadata", "-1", "-an"]));
    args.extend(film(rung));
    args.push(finish(out)?);
    let jailed = Jailed {
        program: &studio.ffmpeg,
        args,
        read: assets.to_vec(),
        write: folder,
        limits: limits(script.duration_ms.saturating_mul(2)),
    };
    let drawn = process::run(&studio.jailer, jailed);
    let _ = std::fs::remove_file(&sheet_file);
    drawn?;
    made(studio, out)
}

/// Every shot composed, moved, joined to the one before, and the signs over all of it.
fn graph(script: &Script, (width, height): (u32, u32)) -> String {
    let mut graph = String::new();
    let last = script.shots.len().saturating_sub(1);
    for (i, shot) in script.shots.iter().enumerate() {
        let ms = shot.ms + if i < last { FADE_MS } else { 0 };
        let _ = write!(graph, "{};", moved(i, shot, ms, (width, height)));
    }
    let mut joined = "s0".to_owned();
    for (i, shot) in script.shots.iter().enumerate().skip(1) {
        let at = seconds(shot.from_ms);
        let _ = write!(graph, "[{joined}][s{i}]xfade=transition=fade:duration={}:offset={at}[j{i}];", seconds(FADE_MS));
        joined = format!("j{i}");
    }
    let _ = write!(graph, "[{joined}]ass=signs.ass,format=yuv420p[film]");
    graph
}

/// A picture whole on a ground of itself, blurred and darker, and moved slowly.
fn moved(i: usize, shot: &Shot, ms: i64, (width, height): (u32, u32)) -> String {
    let (w, h) = (width * FINER, height * FINER);
    let (small_w, small_h) = (width / 8, height / 8);
    let frames = (ms * FRAMES / 1_000).max(1);
    let (zoom, x) = motion(shot.motion, frames);
    format!(
        "[{i}:v]format=rgb24,setsar=1,split[a{i}][b{i}];\
         [a{i}]scale={small_w}:{small_h}:force_original_aspect_ratio=increase,crop={small_w}:{small_h},gblur=sigma=6,\
         scale={w}:{h}:flags=bilinear,eq=brightness=-0.07[g{i}];\
         [b{i}]scale={w}:{h}:force_original_aspect_ratio=decrease:flags=bicubic[p{i}];\
         [g{i}][p{i}]overlay=(W-w)/2:(H-h)/2,format=yuv420p,\
         zoompan=z='{zoom}':x='{x}':y='(ih-ih/zoom)/2':d={frames}:s={width}x{height}:fps={FRAMES},setsar=1,\
         settb=1/{FRAMES},setpts=N[s{i}]"
    )
}

/// The zoom and the left edge, by the number of the frame.
fn motion(motion: Motion, frames: i64) -> (String, String) {
    let centred = "(iw-iw/zoom)/2".to_owned();
    match motion {
        Motion::ZoomIn => (format!("1+{REACH}*on/{frames}"), centred),
        Motion::ZoomOut => (format!("1+{REACH}*({frames}-on)/{frames}"), centred),
        Motion::PanLeft => (format!("1+{REACH}"), format!("(iw-iw/zoom)*({frames}-on)/{frames}")),
        Motion::PanRight => (format!("1+{REACH}"), format!("(iw-iw/zoom)*on/{frames}")),
        Motion::Still => ("1".to_owned(), centred),
    }
}

fn seconds(ms: i64) -> String {
    format!("{}.{:03}", ms / 1_000, ms % 1_000)
}
