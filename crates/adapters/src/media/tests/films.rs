//! Good films become ours.

use content::clip::{Mood, Motion, Scene};
use content::media::{FINE, FIRST, LIGHT};
use kernel::Lang;
use testkit::Film;

use super::*;

#[test]
fn a_film_is_encoded_anew() {
    let studio = studio();
    let (folder, file) = kept(&Film::default().mp4());
    let probe = studio.probe(&file).unwrap();
    assert_eq!((probe.width, probe.height, probe.has_sound), (360, 640, true));
    assert!((1_900..=2_200).contains(&probe.duration_ms), "{probe:?}");
    let out = folder.path().join("out.mp4");
    let made = studio.encode(&file, &out, LIGHT).unwrap();
    assert_eq!((made.width, made.height), (360, 640));
    assert!((1_900..=2_200).contains(&made.duration_ms), "{made:?}");
    assert_eq!(made.bytes, std::fs::metadata(&out).unwrap().len());
    let facts = told(&out, "stream=codec_name,profile,pix_fmt:format_tags");
    for fact in ["codec_name=h264|profile=High", "pix_fmt=yuv420p", "codec_name=aac"] {
        assert!(facts.contains(fact), "{facts}");
    }
    // The index comes first, so that playing begins with the first bytes.
    let bytes = std::fs::read(&out).unwrap();
    let place = |name: &[u8]| bytes.windows(4).position(|window| window == name).unwrap();
    assert!(place(b"moov") < place(b"mdat"));
    let picture = studio.poster(&file, &folder.path().join("poster.jpg")).unwrap();
    assert_eq!((picture.width, picture.height), (360, 640));
    assert!(std::fs::read(folder.path().join("poster.jpg")).unwrap().starts_with(b"\xff\xd8"));
}

#[test]
fn nothing_personal_is_kept_and_a_turned_film_stands() {
    let words =
        ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-metadata", "location=+51.5007-000.1246/"];
    let more = ["-metadata", "title=my kitchen", "-metadata", "com.apple.quicktime.make=Phone"];
    let flat = Film { width: 640, height: 480, sound: false, ..Film::default() }
        .made("mp4", &[&words[..], &more[..]].concat());
    let (folder, file) = kept(&flat);
    let turned = folder.path().join("turned.mov");
    testkit::film::ffmpeg(&["-i", file.to_str().unwrap(), "-c", "copy", "-metadata:s:v", "rotate=90"], &turned);
    let studio = studio();
    let out = folder.path().join("out.mp4");
    let made = studio.encode(&turned, &out, FIRST).unwrap();
    assert_eq!((made.width, made.height), (480, 640));
    let facts = told(&out, "format_tags:stream_tags");
    assert!(!facts.contains("kitchen") && !facts.contains("51.5") && !facts.contains("Phone"), "{facts}");
    let bytes = std::fs::read(&out).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"kitchen"));
}

#[test]
fn what_a_browser_records_is_taken() {
    let studio = studio();
    // Without a duration, as MediaRecorder writes it: to a pipe.
    let (folder, file) = kept(&Film::default().webm());
    let live = folder.path().join("live.webm");
    testkit::film::ffmpeg(&["-i", file.to_str().unwrap(), "-c", "copy", "-live", "1"], &live);
    let probe = studio.probe(&live).unwrap();
    assert!((1_800..=2_200).contains(&probe.duration_ms), "{probe:?}");
    let made = studio.encode(&live, &folder.path().join("out.mp4"), FIRST).unwrap();
    assert_eq!((made.width, made.height), (360, 640));
}

#[test]
fn a_clip_is_drawn_in_every_writing() {
    let studio = studio();
    let folder = tempfile::tempdir().unwrap();
    let assets: Vec<PathBuf> = ["teal", "orange"].iter().map(|colour| picture(folder.path(), colour)).collect();
    for (lang, words) in [(Lang::EN, "Calm days"), (Lang::TH, "สร้อยข้อมือโรสควอตซ์"), (Lang::ZH, "粉晶手链，送给安静的你")]
    {
        let scene = |image, motion, ms| Scene { image, words: words.to_owned(), ms, motion };
        let clip = Clip {
            title: format!("{words} {{\\b1}}"),
            price: Some("฿449".to_owned()),
            lang,
            mood: Mood::Paper,
            scenes: vec![scene(0, Motion::ZoomIn, 1_600), scene(1, Motion::PanLeft, 1_400)],
        };
        let out = folder.path().join(format!("{lang}.mp4"));
        let made = studio.render(&clip, &assets, &out, LIGHT).unwrap();
        assert_eq!((made.width, made.height), (360, 640));
        assert!((2_900..=3_100).contains(&made.duration_ms), "{made:?}");
        if let Some(show) = std::env::var_os("MEADOW_SHOW") {
            std::fs::create_dir_all(&show).unwrap();
            std::fs::copy(&out, Path::new(&show).join(format!("{lang}.mp4"))).unwrap();
        }
    }
    let larger = Clip {
        title: String::new(),
        price: None,
        lang: Lang::EN,
        mood: Mood::Night,
        scenes: vec![Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::Still }],
    };
    let made = studio.render(&larger, &assets, &folder.path().join("larger.mp4"), FINE).unwrap();
    assert_eq!((made.width, made.height), (720, 1280));
}

fn picture(folder: &Path, colour: &str) -> PathBuf {
    let file = folder.join(format!("{colour}.jpg"));
    let source = format!("color={colour}:s=400x400,drawgrid=w=50:h=50:color=white");
    testkit::film::ffmpeg(&["-f", "lavfi", "-i", &source, "-frames:v", "1", "-update", "1"], &file);
    file
}
