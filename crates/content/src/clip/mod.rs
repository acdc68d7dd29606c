//! Clips: an upright film made of product photos, a price and words, for those without a camera.
//!
//! A [`Clip`] is what its author wrote; [`script`] lays it out: which picture moves how and when, which lines stand where in
//! which size and colour. Whoever renders follows the script and decides nothing.

mod font;
mod layout;
mod lines;

use kernel::{Lang, Problem, Problems};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

pub use self::font::font;
pub use self::layout::{FRAME_HEIGHT, FRAME_WIDTH, Place, SAFE, Safe, Script, Shot, Sign, script};
pub use self::lines::{break_lines, width_of};

/// Scenes of a clip at the most, and pictures too.
pub const SCENES_MAX: usize = 9;
/// The shortest and the longest clip.
pub const CLIP_MS_MIN: i64 = 3_000;
pub const CLIP_MS_MAX: i64 = 30_000;
/// The shortest and the longest scene.
pub const SCENE_MS_MIN: i64 = 800;
pub const SCENE_MS_MAX: i64 = 10_000;
/// Characters, as people count them, of the title, of a scene's words and of the price.
pub const TITLE_MAX: usize = 60;
pub const WORDS_MAX: usize = 90;
pub const PRICE_MAX: usize = 24;

/// A film to be made of still pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    /// Large, over the first scene; may be empty.
    #[serde(default)]
    pub title: String,
    /// As it is shown, `£12.77`; seen until the end.
    #[serde(default)]
    pub price: Option<String>,
    /// The language of the words: it chooses the letters.
    pub lang: Lang,
    #[serde(default)]
    pub mood: Mood,
    pub scenes: Vec<Scene>,
}

/// One picture, how long it is seen, how it moves, and the words over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// Which of the assets.
    pub image: usize,
    #[serde(default)]
    pub words: String,
    pub ms: i64,
    #[serde(default)]
    pub motion: Motion,
}

/// How a picture moves while it is seen. All of it is slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    #[default]
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    Still,
}

impl Motion {
    /// Every motion, in the order in which scenes take turns when nobody chose.
    pub const ALL: [Motion; 5] = [Motion::ZoomIn, Motion::PanRight, Motion::ZoomOut, Motion::PanLeft, Motion::Still];
}

/// The colours of a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    #[default]
    Paper,
    Grass,
    Poppy,
    Marigold,
    Night,
}

/// The colours of words and price, as `RRGGBB`. Every pair of ground and ink has a contrast of 4.5:1 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub ground: &'static str,
    pub ink: &'static str,
    pub price_ground: &'static str,
    pub price_ink: &'static str,
}

impl Mood {
    /// Every mood.
    pub const ALL: [Mood; 5] = [Mood::Paper, Mood::Grass, Mood::Poppy, Mood::Marigold, Mood::Night];

    /// The colours of this mood.
    pub const fn palette(self) -> Palette {
        const PAPER: &str = "FBFAF6";
        const INK: &str = "17211B";
        let (ground, ink, price_ground, price_ink) = match self {
            Mood::Paper => (PAPER, INK, "1E7B4A", "FFFFFF"),
            Mood::Grass => ("1E7B4A", "FFFFFF", PAPER, "17211B"),
            Mood::Poppy => ("C62F22", "FFFFFF", PAPER, "17211B"),
            Mood::Marigold => ("E2A32B", INK, INK, "FFFFFF"),
            Mood::Night => ("0C100E", "F4F5F1", "1E7B4A", "FFFFFF"),
        };
        Palette { ground, ink, price_ground, price_ink }
    }
}

/// A clip and the pictures it is made of, in the order in which scenes name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClip {
    pub clip: Clip,
    /// Keys of `blobs`.
    pub assets: Vec<String>,
}

impl Clip {
    /// How long it takes.
    pub fn duration_ms(&self) -> i64 {
        self.scenes.iter().map(|scene| scene.ms).fold(0, i64::saturating_add)
    }
}

impl NewClip {
    /// Everything that is wrong with it; words are taken as plain text, a line each.
    pub fn check(&self) -> Problems {
        let mut problems = Problems::default();
        let clip = &self.clip;
        let count = clip.scenes.len();
        problems.check((1..=SCENES_MAX).contains(&count) && self.assets.len() <= SCENES_MAX, || {
            Problem::new("scenes", "content.clip_scenes").with("max", SCENES_MAX)
        });
        let total = clip.duration_ms();
        problems.check(count == 0 || (CLIP_MS_MIN..=CLIP_MS_MAX).contains(&total), || {
            let problem = Problem::new("scenes", "content.clip_duration");
            problem.with("min", CLIP_MS_MIN / 1_000).with("max", CLIP_MS_MAX / 1_000)
        });
        check_words(&mut problems, "title", &clip.title, TITLE_MAX);
        check_words(&mut problems, "price", clip.price.as_deref().unwrap_or_default(), PRICE_MAX);
        for (i, scene) in clip.scenes.iter().enumerate().take(SCENES_MAX) {
            check_words(&mut problems, &format!("scenes[{i}].words"), &scene.words, WORDS_MAX);
            problems.check((SCENE_MS_MIN..=SCENE_MS_MAX).contains(&scene.ms), || {
                let problem = Problem::new(format!("scenes[{i}].ms"), "content.clip_scene_duration");
                problem.with("min", SCENE_MS_MIN).with("max", SCENE_MS_MAX)
            });
            problems.check(scene.image < self.assets.len(), || {
                Problem::new(format!("scenes[{i}].image"), "content.clip_picture")
            });
        }
        problems
    }
}

fn check_words(problems: &mut Problems, field: &str, words: &str, max: usize) {
    problems.check(words.graphemes(true).count() <= max && words.len() <= max * 32, || {
        Problem::new(field, "content.clip_words").with("max", max)
    });
}

#[cfg(test)]
mod tests;
