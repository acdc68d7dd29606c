use proptest::prelude::*;

use super::*;

fn scene(image: usize, words: &str, ms: i64) -> Scene {
    Scene { image, words: words.to_owned(), ms, motion: Motion::ZoomIn }
}

fn clip(lang: Lang, scenes: Vec<Scene>) -> NewClip {
    let clip = Clip { title: "Rose quartz".into(), price: Some("£12.77".into()), lang, mood: Mood::Paper, scenes };
    NewClip { clip, assets: vec!["a.jpg".into(), "b.jpg".into()] }
}

fn codes(new: &NewClip) -> Vec<String> {
    new.check().0.iter().map(|problem| format!("{} {}", problem.field, problem.code)).collect()
}

#[test]
fn everything_wrong_is_said_at_once() {
    assert_eq!(codes(&clip(Lang::EN, vec![scene(0, "Calm days", 3_000), scene(1, "", 2_000)])), [""; 0]);
    assert_eq!(codes(&clip(Lang::EN, vec![])), ["scenes content.clip_scenes"]);
    let long = "x".repeat(WORDS_MAX + 1);
    let mut bad = clip(Lang::EN, vec![scene(2, &long, 700)]);
    bad.clip.title = "y".repeat(TITLE_MAX + 1);
    assert_eq!(
        codes(&bad),
        [
            "scenes content.clip_duration",
            "title content.clip_words",
            "scenes[0].words content.clip_words",
            "scenes[0].ms content.clip_scene_duration",
            "scenes[0].image content.clip_picture",
        ]
    );
    assert_eq!(codes(&clip(Lang::EN, vec![scene(0, "", 10_000); 10]))[0], "scenes content.clip_scenes");
}

#[test]
fn lines_break_at_spaces_and_keep_marks() {
    assert_eq!(break_lines("A bracelet of rose quartz", 9_000), ["A bracelet of", "rose quartz"]);
    assert_eq!(break_lines("   \n ", 9_000), [""; 0]);
    assert_eq!(break_lines("Unbreakablyverylongword", 6_000).concat(), "Unbreakablyverylongword");
}

#[test]
fn chinese_lines_neither_begin_nor_end_with_the_wrong_mark() {
    let lines = break_lines("粉晶手链，送给爱「安静」的你。今天下单，明天就到！", 6_000);
    assert!(lines.len() > 3, "{lines:?}");
    for line in &lines {
        assert!(!line.starts_with(['，', '。', '！', '」']), "{lines:?}");
        assert!(!line.ends_with('「'), "{lines:?}");
        assert!(width_of(line) <= 6_000, "{lines:?}");
    }
}

#[test]
fn thai_lines_break_where_syllables_begin() {
    let text = "สร้อยข้อมือโรสควอตซ์ร้อยมือสำหรับวันที่แสนสงบและเรียบง่าย";
    let lines = break_lines(text, 9_000);
    assert!(lines.len() > 2, "{lines:?}");
    assert_eq!(lines.concat(), text);
    for line in &lines {
        assert!(!line.starts_with(['ะ', 'า', 'ำ', '่', '้', '์', 'ิ', 'ี']), "{lines:?}");
        assert!(!line.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']), "{lines:?}");
    }
}

#[test]
fn the_script_keeps_time_and_the_safe_part() {
    let new = clip(Lang::TH, vec![scene(0, "สวยมาก", 3_000), scene(1, "ส่งฟรี", 2_500), scene(0, "", 1_000)]);
    let script = script(&new.clip);
    assert_eq!(script.duration_ms, 6_500);
    assert_eq!(script.font, "Noto Sans Thai");
    assert_eq!(script.shots.iter().map(|shot| shot.from_ms).collect::<Vec<_>>(), [0, 3_000, 5_500]);
    assert_eq!(script.signs.len(), 3);
    assert_eq!(script.signs.last().map(|sign| (sign.place, sign.to_ms)), Some((Place::BottomLeft, 6_500)));
}

#[test]
fn letters_follow_the_language() {
    let of = |tag: &str| font(tag.parse().unwrap());
    assert_eq!(
        (of("zh"), of("zh-Hant"), of("vi"), of("ja")),
        ("Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans", "Noto Sans CJK JP")
    );
}

/// The luminance of `RRGGBB`, as WCAG 2.2 defines it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4))
}

#[test]
fn every_mood_can_be_read() {
    let contrast = |a: &str, b: &str| {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    };
    for mood in Mood::ALL {
        let palette = mood.palette();
        assert!(contrast(palette.ground, palette.ink) >= 4.5, "{mood:?}");
        assert!(contrast(palette.price_ground, palette.price_ink) >= 4.5, "{mood:?}");
    }
}

#[test]
fn a_clip_survives_being_kept() {
    let new = clip(Lang::ZH, vec![scene(0, "好看", 4_000)]);
    let text = serde_json::to_string(&new).unwrap();
    assert_eq!(serde_json::from_str::<NewClip>(&text).unwrap(), new);
}

proptest! {
    #[test]
    fn no_letter_is_lost_and_no_line_is_too_wide(text in "\\PC{0,80}", width in 2_000_u64..20_000) {
        let lines = break_lines(&text, width);
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        for line in &lines {
            let one = line.graphemes(true).count() == 1;
            prop_assert!(one || width_of(line) <= width || lines.len() == 1 || width_of(line) <= width + 1_000);
        }
    }

    #[test]
    fn signs_stand_within_the_safe_part(words in "\\PC{0,90}", th in any::<bool>()) {
        let lang = if th { Lang::TH } else { Lang::EN };
        let new = clip(lang, vec![scene(0, &words, 4_000)]);
        for sign in script(&new.clip).signs {
            for line in &sign.lines {
                let wide = width_of(line) * u64::from(sign.size) / 1_000;
                prop_assert!(wide <= u64::from(SAFE.right - SAFE.left) || line.graphemes(true).count() == 1);
            }
        }
    }
}
