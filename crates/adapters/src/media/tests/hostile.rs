//! Files that are no films, or lie about what they are: each ends in words that its sender can act on, soon.

use std::time::{Duration, Instant};

use content::media::FIRST;
use testkit::Film;

use super::*;

/// No file of the corpus takes longer than this to be refused.
const SOON: Duration = Duration::from_secs(40);

/// What becomes of a file: of looking at it, or of encoding it.
fn end_of(bytes: &[u8]) -> Result<(), MediaError> {
    let studio = studio();
    let (folder, file) = kept(bytes);
    let begun = Instant::now();
    let ended = studio.encode(&file, &folder.path().join("out.mp4"), FIRST);
    assert!(begun.elapsed() < SOON, "took {:?}", begun.elapsed());
    ended.map(drop)
}

fn refused_as(bytes: &[u8], kind: &str) {
    match end_of(bytes) {
        Err(MediaError::Unsupported { what }) => assert_eq!(what, kind),
        other => panic!("{other:?}"),
    }
}

fn broken(bytes: &[u8]) {
    assert_eq!(end_of(bytes), Err(MediaError::Broken));
}

/// Writes `value` where the box `name` keeps it: `at` bytes behind the name.
fn patched(film: &[u8], name: &[u8], at: usize, value: &[u8]) -> Vec<u8> {
    let mut bytes = film.to_vec();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| *window == name).map(|(i, _)| i).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place + 4 + at..place + 4 + at + value.len()].copy_from_slice(value);
    }
    bytes
}

#[test]
fn playlists_in_disguise() {
    let (folder, secret) = kept(b"a secret of this machine");
    let here = secret.display();
    refused_as(format!("#EXTM3U\n#EXTINF:10,\nfile://{here}\n#EXT-X-ENDLIST\n").as_bytes(), "text");
    refused_as(b"#EXTM3U\n#EXTINF:10,\nhttp://169.254.169.254/latest/meta-data\n", "text");
    refused_as(
        b"<?xml version=\"1.0\"?><MPD type=\"static\"><Period><BaseURL>http://127.0.0.1/</BaseURL></Period></MPD>",
        "text",
    );
    refused_as(format!("ffconcat version 1.0\nfile '{here}'\n").as_bytes(), "text");
    refused_as(b"<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>", "text");
    refused_as(b"<html><script>alert(1)</script></html>", "text");
    // Behind the first bytes of a film.
    let mut disguised = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec();
    disguised.extend_from_slice(format!("#EXTM3U\n#EXTINF:10,\nfile://{here}\n").as_bytes());
    broken(&disguised);
    drop(folder);
}

#[test]
fn nothing_half_and_false() {
    let film = Film::default().mp4();
    broken(b"");
    broken(&film[..film.len() / 2]);
    broken(&film[..600]);
    let behind = Film::default().made("mp4", &["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]);
    broken(&behind[..behind.len() * 3 / 4]);
    // A box of 4 GB, and one of 2^63 bytes, in front of everything else.
    let mut claim = film[..32].to_vec();
    claim.extend_from_slice(b"\xff\xff\xff\xf0mdat");
    claim.extend_from_slice(&film[32..]);
    broken(&claim);
    let mut claim = film[..32].to_vec();
    claim.extend_from_slice(b"\0\0\0\x01mdat\x7f\xff\xff\xff\xff\xff\xff\xff");
    claim.extend_from_slice(&film[32..]);
    broken(&claim);
    // Every size a wild one.
    assert!(end_of(&patched(&film, b"stsz", 8, b"\xff\xff\xff\xff")).is_err());
    assert!(end_of(&patched(&film, b"stsz", 4, b"\x7f\xff\xff\xff")).is_err());
}

#[test]
fn ten_hours_are_too_long() {
    let film = Film { sound: false, ..Film::default() }.mp4();
    // 36 000 s at the scales that ffmpeg writes: 1000 of the film, 12288 of its picture.
    let claim = patched(&film, b"mvhd", 16, &36_000_000_u32.to_be_bytes());
    let claim = patched(&claim, b"mdhd", 16, &(36_000_u32 * 12_288).to_be_bytes());
    assert_eq!(end_of(&claim), Err(MediaError::TooLong));
    let long = Film { seconds: 200, width: 64, height: 64, sound: false }.mp4();
    assert_eq!(end_of(&long), Err(MediaError::TooLong));
}

#[test]
fn giants_are_too_large() {
    let words = ["-vf", "scale=9000:9000", "-frames:v", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p"];
    let giant = Film { sound: false, ..Film::default() }.made("mov", &words);
    assert_eq!(end_of(&giant), Err(MediaError::TooLarge));
    let film = Film { sound: false, ..Film::default() }.made("mov", &["-c:v", "mjpeg", "-pix_fmt", "yuvj420p"]);
    let claim = patched(&film, b"jpeg", 24, b"\xff\xff\xff\xff");
    assert_ne!(end_of(&claim), Err(MediaError::OutOfMemory), "a claim alone takes no memory");
    let many: Vec<&str> = ["-map", "0:v"].repeat(18);
    let many = [&many[..], &["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]].concat();
    assert_eq!(end_of(&Film { sound: false, ..Film::default() }.made("mp4", &many)), Err(MediaError::TooLarge));
}

#[test]
fn other_kinds_of_files() {
    refused_as(b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0", "application/zip");
    refused_as(&std::fs::read("/usr/bin/env").unwrap(), "application/x-executable");
    refused_as(&Film::default().made("avi", &["-c:v", "mpeg4", "-c:a", "mp3"]), "video/x-msvideo");
    refused_as(
        &Film { sound: false, ..Film::default() }
            .made("mov", &["-c:v", "rawvideo", "-pix_fmt", "yuv420p", "-frames:v", "2"]),
        "rawvideo",
    );
    let sound_only = Film::default().made("mp4", &["-map", "1:a", "-c:a", "aac"]);
    assert_eq!(end_of(&sound_only), Err(MediaError::NoPicture));
}

#[test]
fn a_film_that_is_something_else_too_becomes_only_a_film() {
    let studio = studio();
    let mut film = Film::default().mp4();
    film.extend_from_slice(b"<script>alert(1)</script>PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let (folder, file) = kept(&film);
    let out = folder.path().join("out.mp4");
    studio.encode(&file, &out, FIRST).unwrap();
    let bytes = std::fs::read(&out).unwrap();
    assert!(!bytes.windows(8).any(|window| window == b"<script>"));
}

#[test]
fn words_and_attachments_are_left_behind() {
    let studio = studio();
    let (folder, file) = kept(&Film::default().mp4());
    let words = folder.path().join("words.srt");
    std::fs::write(&words, "1\n00:00:00,000 --> 00:00:01,000\n{\\an8}file:///etc/passwd\n").unwrap();
    let font = folder.path().join("font.ttf");
    std::fs::write(&font, b"\0\x01\0\0not a font").unwrap();
    let mixed = folder.path().join("mixed.mkv");
    let (film, words, font) = (file.to_str().unwrap(), words.to_str().unwrap(), font.to_str().unwrap());
    let given = [
        "-i",
        film,
        "-i",
        words,
        "-attach",
        font,
        "-metadata:s:t",
        "mimetype=font/ttf",
        "-c:v",
        "copy",
        "-c:a",
        "copy",
    ];
    testkit::film::ffmpeg(&[&given[..], &["-c:s", "ass", "-map", "0", "-map", "1"]].concat(), &mixed);
    let out = folder.path().join("out.mp4");
    studio.encode(&mixed, &out, FIRST).unwrap();
    assert_eq!(
        told(&out, "stream=codec_type").lines().collect::<Vec<_>>(),
        ["stream|codec_type=video", "stream|codec_type=audio"]
    );
}
