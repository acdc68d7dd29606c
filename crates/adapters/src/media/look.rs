//! Looking at a file: what `ffprobe` sees in it, and whether we take that.

use std::path::Path;

use content::media::{DURATION_MS_MAX, FRAMES_MAX, MediaError, PIXELS_MAX, Probe, SIDE_MAX, SIDE_MIN, STREAMS_MAX};
use serde::Deserialize;

use super::jail::Limits;
use super::process::{self, Jailed};
use super::sniff::{Container, sniff};
use super::{Ffmpeg, io};

/// Codings of pictures that are taken: those of phones, cameras, browsers and editors.
pub(super) const PICTURES: [&str; 9] = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263", "mjpeg", "prores"];
/// Codings of sound that are taken. Sound in another one is left out.
pub(super) const SOUNDS: [&str; 11] =
    ["aac", "mp3", "opus", "vorbis", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_f32le", "alac", "amrnb", "flac"];
/// What decodes them, and the plain texts that `ffprobe` opens on its way past: no other decoder of `ffmpeg` is ever opened.
pub(super) const DECODERS: &str = "ass,ssa,srt,subrip,mov_text,webvtt,text,ac3,eac3,h264,hevc,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,mpeg4,h263,mjpeg,prores,aac,mp3,mp3float,opus,\
                                   libopus,vorbis,libvorbis,pcm_s16le,pcm_s16be,pcm_s24le,pcm_f32le,alac,amrnb,libopencore_amrnb,flac";
/// Bytes of what `ffprobe` may tell.
const TOLD_BYTES_MAX: u64 = 8 * 1024 * 1024;
const LIMITS: Limits = Limits { wall_s: 30, cpu_s: 20, memory_bytes: 1 << 30, file_bytes: TOLD_BYTES_MAX };

/// A file looked at.
#[derive(Debug)]
pub(super) struct Looked {
    pub probe: Probe,
    pub container: Container,
    /// The numbers of the streams that are taken.
    pub picture: usize,
    pub sound: Option<usize>,
}

/// Looks at a file of a stranger.
pub(super) fn look(studio: &Ffmpeg, file: &Path) -> Result<Looked, MediaError> {
    let container = sniff(file)?;
    let shown = "format=duration:stream=index,codec_type,codec_name,width,height,avg_frame_rate,duration:\
                 stream_disposition=attached_pic:stream_side_data=rotation";
    let seen: Seen = ask(studio, file, container, &["-show_entries", shown])?;
    let mut looked = judge(&seen, container)?;
    if looked.probe.duration_ms == 0 {
        looked.probe.duration_ms = measure(studio, file, &looked)?;
    }
    match looked.probe.duration_ms {
        // A moment more is what containers add.
        ms if ms > DURATION_MS_MAX + 500 => Err(MediaError::TooLong),
        ms if ms < 1 => Err(MediaError::NoPicture),
        _ => Ok(looked),
    }
}

/// Asks `ffprobe`; its answer goes through a file, so that its size is limited as every file's.
fn ask<T: serde::de::DeserializeOwned>(
    studio: &Ffmpeg,
    file: &Path,
    container: Container,
    questions: &[&str],
) -> Result<T, MediaError> {
    let folder = tempfile_folder(file)?;
    let told = folder.join("told.json");
    let mut args: Vec<String> = ["-v", "error", "-of", "json", "-o", "told.json"].map(str::to_owned).to_vec();
    args.extend(questions.iter().map(|&question| question.to_owned()));
    args.extend(input(container));
    args.push(named(file)?);
    let jailed = Jailed { program: &studio.ffprobe, args, read: vec![file.to_owned()], write: &folder, limits: LIMITS };
    let answered = process::run(&studio.jailer, jailed);
    let text = std::fs::read(&told).unwrap_or_default();
    let _ = std::fs::remove_dir_all(&folder);
    answered?;
    serde_json::from_slice(&text).map_err(|_| MediaError::Broken)
}

/// A folder beside `file` for one answer.
fn tempfile_folder(file: &Path) -> Result<std::path::PathBuf, MediaError> {
    let folder = file.with_extension("looked");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(io)?;
    Ok(folder)
}

/// How a file is opened, always: as what its bytes say, and nothing but itself.
pub(super) fn input(container: Container) -> Vec<String> {
    let words = [
        "-f",
        container.demuxer(),
        "-protocol_whitelist",
        "file,pipe",
        "-codec_whitelist",
        DECODERS,
        "-probesize",
        "20000000",
        "-analyzeduration",
        "10000000",
        "-max_streams",
        "64",
    ];
    words.map(str::to_owned).to_vec()
}

/// A file's name as an address that can be nothing else.
pub(super) fn named(file: &Path) -> Result<String, MediaError> {
    let file = file.canonicalize().map_err(io)?;
    Ok(format!("file:{}", file.display()))
}

#[derive(Debug, Deserialize)]
struct Seen {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    format: Format,
}

#[derive(Debug, Default, Deserialize)]
struct Format {
    duration: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Stream {
    index: usize,
    codec_type: Option<String>,
    codec_name: Option<String>,
    #[serde(default)]
    width: i64,
    #[serde(default)]
    height: i64,
    avg_frame_rate: Option<String>,
    duration: Option<String>,
    #[serde(default)]
    disposition: Disposition,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Debug, Default, Deserialize)]
struct Disposition {
    #[serde(default)]
    attached_pic: i64,
}

#[derive(Debug, Deserialize)]
struct SideData {
    rotation: Option<f64>,
}

/// Whether we take what was seen.
fn judge(seen: &Seen, container: Container) -> Result<Looked, MediaError> {
    if seen.streams.len() > STREAMS_MAX {
        return Err(MediaError::TooLarge);
    }
    let is = |stream: &&Stream, kind: &str| stream.codec_type.as_deref() == Some(kind);
    let moving = |stream: &&Stream| is(stream, "video") && stream.disposition.attached_pic == 0;
    let picture = seen.streams.iter().find(moving).ok_or(MediaError::NoPicture)?;
    let coding = picture.codec_name.as_deref().unwrap_or("unknown");
    if !PICTURES.contains(&coding) {
        return Err(MediaError::Unsupported { what: coding.to_owned() });
    }
    let (width, height) = size(picture)?;
    if frames_a_second(picture) > FRAMES_MAX {
        return Err(MediaError::TooLarge);
    }
    let known = |stream: &&Stream| stream.codec_name.as_deref().is_some_and(|name| SOUNDS.contains(&name));
    let sound = seen.streams.iter().filter(|stream| is(stream, "audio")).find(known).map(|stream| stream.index);
    let claimed =
        [&seen.format.duration, &picture.duration].into_iter().flatten().filter_map(|text| milliseconds(text));
    let probe = Probe { width, height, duration_ms: claimed.max().unwrap_or(0), has_sound: sound.is_some() };
    Ok(Looked { probe, container, picture: picture.index, sound })
}

/// Width and height as they are seen.
fn size(picture: &Stream) -> Result<(u32, u32), MediaError> {
    let side = |side: i64| u32::try_from(side).map_err(|_| MediaError::Broken);
    let (width, height) = (side(picture.width)?, side(picture.height)?);
    if width == 0 || height == 0 {
        return Err(MediaError::NoPicture);
    }
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > SIDE_MAX || pixels > PIXELS_MAX {
        return Err(MediaError::TooLarge);
    }
    if width.min(height) < SIDE_MIN {
        return Err(MediaError::Unsupported { what: format!("{width}x{height}") });
    }
    let turned = picture.side_data_list.iter().filter_map(|data| data.rotation).any(|degrees| {
        let quarter = (degrees.abs() % 180.0) - 90.0;
        quarter.abs() < 1.0
    });
    Ok(if turned { (height, width) } else { (width, height) })
}

/// Rounded up; nothing that can be read as a rate is none.
fn frames_a_second(picture: &Stream) -> u32 {
    let Some((frames, seconds)) = picture.avg_frame_rate.as_deref().and_then(|rate| rate.split_once('/')) else {
        return 0;
    };
    let (Ok(frames), Ok(seconds)) = (frames.parse::<u64>(), seconds.parse::<u64>()) else { return 0 };
    frames.checked_div(seconds).map_or(0, |rate| u32::try_from(rate).unwrap_or(u32::MAX))
}

/// `12.345678` in milliseconds; a claim beyond any film is as long as can be said.
fn milliseconds(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let whole: i64 = whole.parse().ok()?;
    let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
    Some(whole.saturating_mul(1_000).saturating_add(thousandths.parse().unwrap_or(0)))
}

#[derive(Debug, Deserialize)]
struct Packets {
    #[serde(default)]
    packets: Vec<Packet>,
}

#[derive(Debug, Deserialize)]
struct Packet {
    pts_time: Option<String>,
}

/// The duration of a file that does not say it, as recorders of browsers write them: the time of its last picture.
fn measure(studio: &Ffmpeg, file: &Path, looked: &Looked) -> Result<i64, MediaError> {
    let picture = looked.picture.to_string();
    let until = format!("%+{}", DURATION_MS_MAX / 1_000 + 10);
    let questions = ["-select_streams", &picture, "-show_entries", "packet=pts_time", "-read_intervals", &until];
    let packets: Packets = ask(studio, file, looked.container, &questions)?;
    let times = packets.packets.iter().filter_map(|packet| milliseconds(packet.pts_time.as_deref()?));
    // A picture stays for a moment.
    Ok(times.max().map_or(0, |last| last + 33))
}

#[cfg(test)]
mod tests;
