//! Where everything of a clip stands, in a frame of 1080 by 1920 points, whatever size it is rendered in.
//!
//! The feed lays its own things over a film: a status line on top, the caption and the product below, a rail of buttons on the
//! right. Words and price keep out of there.

use super::{Clip, Mood, Motion, break_lines, font, width_of};

/// The points of a frame.
pub const FRAME_WIDTH: u32 = 1080;
pub const FRAME_HEIGHT: u32 = 1920;

/// What may be written on, in points of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Safe {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

/// The safe part: nothing of the feed lies over it.
pub const SAFE: Safe = Safe { left: 72, top: 240, right: 900, bottom: 1230 };

/// A clip laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    pub duration_ms: i64,
    pub shots: Vec<Shot>,
    pub signs: Vec<Sign>,
    /// The family of letters.
    pub font: &'static str,
}

/// A picture that is seen for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shot {
    /// Which of the assets.
    pub image: usize,
    pub from_ms: i64,
    pub ms: i64,
    pub motion: Motion,
}

/// Lines that are seen for a while, on a ground of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub lines: Vec<String>,
    /// The size of the letters, in points.
    pub size: u32,
    pub place: Place,
    pub from_ms: i64,
    pub to_ms: i64,
    /// `RRGGBB`.
    pub ground: &'static str,
    pub ink: &'static str,
}

/// Where a sign hangs: its corner in the safe part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    TopLeft,
    BottomLeft,
}

/// Letter sizes that are tried for a sign, the largest first.
const TITLE_SIZES: [u32; 4] = [96, 84, 72, 60];
const WORDS_SIZES: [u32; 4] = [68, 60, 52, 46];
const PRICE_SIZES: [u32; 3] = [92, 76, 60];
/// Lines of a sign at the most.
const LINES_MAX: usize = 4;
/// Words come a moment after their picture, and go before it.
const MARGIN_MS: i64 = 150;
/// The price comes after the first words were seen.
const PRICE_AFTER_MS: i64 = 700;

/// Lays a clip out. It must be a valid one: see [`super::NewClip::check`].
pub fn script(clip: &Clip) -> Script {
    let mut shots = Vec::new();
    let mut signs = Vec::new();
    let mut from_ms = 0;
    for (i, scene) in clip.scenes.iter().enumerate() {
        let shot = Shot { image: scene.image, from_ms, ms: scene.ms, motion: scene.motion };
        signs.extend(words_of(clip, i, &shot));
        shots.push(shot);
        from_ms += scene.ms;
    }
    if let Some(price) = clip.price.as_deref().filter(|price| !price.trim().is_empty()) {
        signs.push(price_tag(price, clip.mood, from_ms));
    }
    Script { duration_ms: from_ms, shots, signs, font: font(clip.lang) }
}

/// The title and the words of a scene: two signs would cover the picture, so that the first scene's title stands over its words.
fn words_of(clip: &Clip, i: usize, shot: &Shot) -> Option<Sign> {
    let scene = clip.scenes.get(i)?;
    let titled = i == 0 && !clip.title.trim().is_empty();
    let (text, sizes) = match (titled, scene.words.trim().is_empty()) {
        (true, _) => (clip.title.as_str(), TITLE_SIZES.as_slice()),
        (false, false) => (scene.words.as_str(), WORDS_SIZES.as_slice()),
        (false, true) => return None,
    };
    let (mut lines, size) = fitted(text, sizes);
    if titled && !scene.words.trim().is_empty() {
        lines.extend(break_lines(&scene.words, room(size)).into_iter().take(LINES_MAX));
    }
    let palette = clip.mood.palette();
    Some(Sign {
        lines,
        size,
        place: Place::TopLeft,
        from_ms: shot.from_ms + MARGIN_MS,
        to_ms: shot.from_ms + shot.ms - MARGIN_MS,
        ground: palette.ground,
        ink: palette.ink,
    })
}

fn price_tag(price: &str, mood: Mood, until_ms: i64) -> Sign {
    let (lines, size) = fitted(price, &PRICE_SIZES);
    let palette = mood.palette();
    Sign {
        lines,
        size,
        place: Place::BottomLeft,
        from_ms: PRICE_AFTER_MS,
        to_ms: until_ms,
        ground: palette.price_ground,
        ink: palette.price_ink,
    }
}

/// The lines of `text` in the largest of `sizes` that has room for them; in the smallest one what is too much is cut.
fn fitted(text: &str, sizes: &[u32]) -> (Vec<String>, u32) {
    let broken = |size: u32| break_lines(text, room(size));
    let fits = |size: &&u32| {
        let lines = broken(**size);
        lines.len() <= LINES_MAX && lines.iter().all(|line| width_of(line) <= room(**size))
    };
    let size = sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(60);
    let mut lines = broken(size);
    lines.truncate(LINES_MAX * 2);
    (lines, size)
}

/// How wide a line of this letter size may be, in thousandths of the size: the safe part less the ground's own margin.
fn room(size: u32) -> u64 {
    u64::from(SAFE.right - SAFE.left - size) * 1_000 / u64::from(size.max(1))
}
