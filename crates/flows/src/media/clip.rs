//! Clips of products: from what their author wants to what is drawn, and a small film to look at before it is posted.

use std::path::PathBuf;

use blobs::BlobKey;
use catalog::image::ImageId;
use catalog::listing::storefront::{self, Card};
use content::clip::{CLIP_MS_MIN, Clip, Mood, Motion, NewClip, SCENE_MS_MAX, SCENES_MAX, Scene, TITLE_MAX};
use content::media::{self, MediaError};
use content::{Author, ListingId, PersonId};
use db::jobs::{Failure, Handler, Job, JobId, JobState, NewJob, Run};
use kernel::{Clock, Coded, HOUR_MS, Lang, MarketCode, Problem, Problems, Rng};
use serde::{Deserialize, Serialize};

use super::transcode::Trouble;
use super::{ATTEMPTS_MAX, Bench, WORKER};
use crate::Deps;
use crate::content::may_promote;
use crate::trade::same;

/// The kind of the job that draws a preview.
pub const PREVIEW_KIND: &str = "clip_preview";
/// The kind of the job that removes one.
const FORGET_KIND: &str = "clip_preview_end";
/// How long a preview can be looked at: an hour.
pub const PREVIEW_KEPT_MS: i64 = HOUR_MS;
/// The folder of previews in `blobs`.
const FOLDER: &str = "previews";
/// How long a picture is seen unless its author says otherwise.
const SCENE_MS: i64 = 2_500;
/// The width of the pictures that a film is made of, in pixels.
const PICTURE_PX: u32 = 1_080;

/// A clip as its author wants it.
#[derive(Clone, Debug)]
pub struct ClipWish {
    pub author: Author,
    pub market: MarketCode,
    /// The language of the words; the market's main one unless said.
    pub lang: Option<Lang>,
    /// Whose pictures it is made of.
    pub listing: ListingId,
    /// The product's own title unless said.
    pub title: Option<String>,
    pub price_shown: bool,
    pub mood: Mood,
    /// Every picture of the product once, unless said.
    pub scenes: Vec<WishedScene>,
}

/// A scene as its author wants it.
#[derive(Clone, Debug)]
pub struct WishedScene {
    /// A picture of the product.
    pub picture: ImageId,
    pub words: String,
    pub ms: Option<i64>,
    pub motion: Option<Motion>,
}

/// Why a clip cannot be made as wished.
#[derive(Debug, thiserror::Error)]
pub enum ClipError {
    #[error("{0}")]
    Problems(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for ClipError {
    fn code(&self) -> &'static str {
        match self {
            ClipError::Problems(problems) => problems.code(),
            ClipError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ClipError::Problems(problems) => problems.problems(),
            ClipError::Db(_) => &[],
        }
    }
}

/// The clip that a wish describes, or everything that is wrong with it. The price is the server's own, said by `say`: nobody
/// writes one by hand.
pub fn clip_of_wish(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    wish: &ClipWish,
    say: &dyn Fn(&Card) -> String,
) -> Result<NewClip, ClipError> {
    let refused = |field: &str, code| ClipError::Problems(Problems(vec![Problem::new(field, code)]));
    let market = market::markets::find(tx, wish.market)?.filter(|market| market.enabled);
    let Some(market) = market else { return Err(refused("market", "content.market_closed")) };
    let main = market.languages.first().copied().unwrap_or(Lang::EN);
    let card = storefront::cards_of(tx, wish.market, main, &[same(wish.listing)])?.pop();
    let Some(card) = card else { return Err(refused("listing", "content.anchor_not_on_sale")) };
    if !may_promote(tx, clock, wish.author, &card)? {
        return Err(refused("listing", "content.anchor_not_promotable"));
    }
    let images = catalog::product::find(tx, card.product)?.map(|product| product.images).unwrap_or_default();
    let pictures: Vec<(ImageId, String)> = images.iter().filter_map(|image| Some((image.id, key_of(image)?))).collect();
    let scenes = if wish.scenes.is_empty() { every_picture(&pictures) } else { wish.scenes.clone() };
    let new = NewClip {
        clip: Clip {
            title: wish.title.clone().unwrap_or_else(|| shortened(&card.title)),
            price: wish.price_shown.then(|| say(&card)),
            lang: wish.lang.unwrap_or(main),
            mood: wish.mood,
            scenes: scenes.iter().enumerate().map(|(i, scene)| drawn(i, scene, &pictures)).collect(),
        },
        assets: pictures.into_iter().map(|(_, key)| key).take(SCENES_MAX).collect(),
    };
    new.check().ok(new).map_err(ClipError::Problems)
}

/// The rendition of a picture that is nearest to a frame's width.
fn key_of(image: &catalog::Image) -> Option<String> {
    let best = image.renditions.iter().min_by_key(|rendition| rendition.width.abs_diff(PICTURE_PX))?;
    Some(best.key.clone())
}

fn every_picture(pictures: &[(ImageId, String)]) -> Vec<WishedScene> {
    let count = i64::try_from(pictures.len().min(SCENES_MAX)).unwrap_or(1).max(1);
    let ms = SCENE_MS.max(CLIP_MS_MIN / count + 1).min(SCENE_MS_MAX);
    let scene = |(picture, _): &(ImageId, String)| WishedScene {
        picture: *picture,
        words: String::new(),
        ms: Some(ms),
        motion: None,
    };
    pictures.iter().take(SCENES_MAX).map(scene).collect()
}

/// A picture that the product does not have is left to the check: it names no asset.
fn drawn(turn: usize, scene: &WishedScene, pictures: &[(ImageId, String)]) -> Scene {
    let image = pictures.iter().position(|(id, _)| *id == scene.picture).unwrap_or(usize::MAX);
    let taking_turns = Motion::ALL.get(turn % (Motion::ALL.len() - 1)).copied().unwrap_or_default();
    Scene {
        image,
        words: scene.words.clone(),
        ms: scene.ms.unwrap_or(SCENE_MS),
        motion: scene.motion.unwrap_or(taking_turns),
    }
}

fn shortened(title: &str) -> String {
    let cut: String = title.chars().take(TITLE_MAX).collect();
    match cut.len() < title.len() {
        true => cut.rsplit_once(' ').map_or(cut.clone(), |(words, _)| words.to_owned()),
        false => cut,
    }
}

/// What a preview is drawn of.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    clip: NewClip,
    /// Where the film will be.
    key: String,
}

/// A preview on its way, or here.
#[derive(Clone, Debug)]
pub struct Preview {
    pub id: JobId,
    pub state: JobState,
    pub clip: NewClip,
    /// The key in `blobs`, once it is DONE; gone after [`PREVIEW_KEPT_MS`].
    pub film: Option<String>,
    /// The code of what went wrong, when it FAILED.
    pub failure: Option<String>,
}

/// Queues the drawing of a small film of a valid clip.
pub fn ask_preview(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    owner: PersonId,
    clip: &NewClip,
) -> Result<Preview, db::Error> {
    let key = BlobKey::random(FOLDER, ".mp4", rng).map_err(|error| db::Error::Row(error.to_string().into()))?;
    let payload = serde_json::to_string(&Payload { clip: clip.clone(), key: key.to_string() }).unwrap_or_default();
    let job = NewJob { kind: PREVIEW_KIND, key: None, owner: Some(owner.get()), payload, run_at: clock.now() };
    let id = db::jobs::enqueue(tx, clock, job)?;
    Ok(Preview { id, state: JobState::Queued, clip: clip.clone(), film: None, failure: None })
}

/// A preview of this person.
pub fn find_preview(read: &mut db::Read, owner: PersonId, id: JobId) -> Result<Option<Preview>, db::Error> {
    let ours = |job: &Job| job.kind == PREVIEW_KIND && job.owner == Some(owner.get());
    let Some(job) = db::jobs::find(read, id)?.filter(ours) else { return Ok(None) };
    let Ok(payload) = serde_json::from_str::<Payload>(&job.payload) else { return Ok(None) };
    let done = job.state == JobState::Done;
    let failure = (job.state == JobState::Failed).then(|| job.error.unwrap_or_default());
    Ok(Some(Preview { id, state: job.state, clip: payload.clip, film: done.then_some(payload.key), failure }))
}

/// The pictures of a clip, as files, in the order in which its scenes name them.
pub(super) fn assets(deps: &Deps, bench: &Bench, clip: &NewClip) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for (i, asset) in clip.assets.iter().enumerate() {
        let key: BlobKey = asset.parse().map_err(|_| MediaError::NoPicture)?;
        let bytes = match deps.blobs.get(&key) {
            Err(blobs::BlobError::NotFound) => return Err(MediaError::NoPicture.into()),
            other => other?,
        };
        let ending = asset.rsplit_once('.').map_or("jpg", |(_, ending)| ending);
        let file = bench.file(&format!("{i}.{ending}"));
        std::fs::write(&file, bytes)?;
        files.push(file);
    }
    Ok(files)
}

/// The job: draws a preview. Somebody looks at the screen for it, so that it comes before any post.
pub(crate) struct PreviewJob {
    deps: Deps,
}

impl PreviewJob {
    pub(crate) fn new(deps: &Deps) -> PreviewJob {
        PreviewJob { deps: deps.clone() }
    }

    fn make(&self, run: &Run<'_>, payload: &Payload) -> Result<(), Trouble> {
        let workshop = self.deps.workshop()?;
        let bench = workshop.bench(&format!("preview-{}", run.job.id))?;
        let assets = assets(&self.deps, &bench, &payload.clip)?;
        let out = bench.file("preview.mp4");
        workshop.studio.render(&payload.clip.clip, &assets, &out, media::LIGHT)?;
        let key: BlobKey = payload.key.parse().map_err(|_| Trouble::Fault("no key".to_owned()))?;
        self.deps.blobs.put(&key, std::fs::read(&out)?)?;
        let (clock, text) = (self.deps.clock.clone(), payload.key.clone());
        run.db.write_blocking(move |tx| {
            let run_at = clock.now().plus_ms(PREVIEW_KEPT_MS);
            let payload = serde_json::to_string(&text).unwrap_or_default();
            let job = NewJob { kind: FORGET_KIND, key: Some(&text), owner: None, payload, run_at };
            db::jobs::enqueue(tx, &*clock, job)
        })?;
        Ok(())
    }
}

impl Handler for PreviewJob {
    fn kind(&self) -> &'static str {
        PREVIEW_KIND
    }

    fn worker(&self) -> Option<&'static str> {
        Some(WORKER)
    }

    fn attempts_max(&self) -> i64 {
        ATTEMPTS_MAX
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let payload: Payload =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        self.make(run, &payload).map_err(|trouble| match trouble {
            Trouble::Media(error) if error.is_final() => Failure::Final(error.code().to_owned()),
            Trouble::Media(error) => again_or_for_good(run, error.code(), error.to_string()),
            Trouble::Fault(why) => again_or_for_good(run, "content.media_io", why),
        })
    }
}

fn again_or_for_good(run: &Run<'_>, code: &str, why: String) -> Failure {
    if run.job.attempts < ATTEMPTS_MAX { Failure::Retry(why) } else { Failure::Final(code.to_owned()) }
}

/// The job: removes a preview that was looked at long enough.
pub(crate) struct ForgetPreview {
    deps: Deps,
}

impl ForgetPreview {
    pub(crate) fn new(deps: &Deps) -> ForgetPreview {
        ForgetPreview { deps: deps.clone() }
    }
}

impl Handler for ForgetPreview {
    fn kind(&self) -> &'static str {
        FORGET_KIND
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let key: String = serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let key: BlobKey = key.parse().map_err(|_| Failure::Final("no key".to_owned()))?;
        self.deps.blobs.delete(&key).map_err(|error| Failure::Retry(error.to_string()))
    }
}
