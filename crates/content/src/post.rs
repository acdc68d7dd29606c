//! Posts: one short video by a creator or a shop, shown in one market.

mod state;

use db::{Read, Tx};
use kernel::{Clock, Coded, Id, Instant, Lang, MarketCode, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

pub use self::state::{Actor, Happening, IllegalPostMove, PostState};
use crate::clip::NewClip;
use crate::comment::HeldBy;
use crate::event::{self, OfPost};
use crate::store::{self, post as rows};
use crate::topic::{self, Topic};
use crate::upload::{self, UploadState};
use crate::{Author, ListingId, PersonId, ProductId, ShopId, UploadId, text, word};

pub type PostId = Id<Post>;

/// Characters of a caption at the most.
pub const CAPTION_CHARACTERS_MAX: usize = 2_200;
/// Products of a post at the most.
pub const ANCHORS_MAX: usize = 6;
/// Posts that a person makes in a day at the most.
pub const A_DAY_MAX: i64 = 100;
/// The kind of the job that makes a post ready; its key is the post's id.
pub const TRANSCODE_KIND: &str = "transcode";

/// A short video, and what can be bought from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Post {
    pub id: PostId,
    pub author: Author,
    /// The person who made it; `None` when they are gone.
    pub made_by: Option<PersonId>,
    pub market: MarketCode,
    /// The language of the caption.
    pub lang: Lang,
    /// Plain text, at most [`CAPTION_CHARACTERS_MAX`] characters; may be empty.
    pub caption: String,
    pub state: PostState,
    /// Why it is HELD or REMOVED: a code of this crate, or an operator's words.
    pub reason: Option<String>,
    /// Why it FAILED.
    pub failure: Option<Failure>,
    pub source: Source,
    /// Known once it was looked at; so are width, height and poster.
    pub duration_ms: Option<i64>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// The lowest first; never empty when READY.
    pub renditions: Vec<Rendition>,
    /// The key in `blobs` of its still picture.
    pub poster: Option<String>,
    /// In the author's order; at most [`ANCHORS_MAX`].
    pub anchors: Vec<Anchor>,
    /// In the caption's order.
    pub topics: Vec<Topic>,
    pub likes: i64,
    /// Comments and replies that are shown.
    pub comments: i64,
    pub created_at: Instant,
    pub edited_at: Option<Instant>,
    /// When it was first shown.
    pub published_at: Option<Instant>,
    pub origin: Origin,
}

/// A product that can be bought from a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub listing: ListingId,
    pub product: ProductId,
    pub shop: ShopId,
}

/// Why a post could not be made ready: a code with its values, said in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Such as `content.media_too_long`.
    pub code: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

impl Failure {
    /// What `error` says.
    pub fn of(error: &impl Coded) -> Failure {
        let args = error.args().into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
        Failure { code: error.code().to_owned(), args }
    }
}

/// What a post is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Of a file that somebody uploaded.
    Upload(UploadId),
    /// Of pictures and words: see [`clip`].
    Clip,
}

/// A post in one size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    pub height: u32,
    pub width: u32,
    /// The key in `blobs`; not guessable.
    pub key: String,
    pub bytes: u64,
}

/// Where traffic comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    #[default]
    Real,
    Simulated,
    Bot,
    #[serde(rename = "self")]
    Self_,
}

/// A post to be made.
#[derive(Clone, Debug)]
pub struct NewPost<'a> {
    pub author: Author,
    /// The person at the keys: the creator, or somebody of the shop.
    pub by: PersonId,
    pub market: MarketCode,
    pub lang: Lang,
    pub caption: &'a str,
    pub source: NewSource,
    pub anchors: Vec<Anchor>,
    pub origin: Origin,
}

/// What a post is to be made of.
#[derive(Clone, Debug)]
pub enum NewSource {
    /// A complete upload of the same person; a post is made of it once.
    Upload(UploadId),
    Clip(NewClip),
}

/// Why a post was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreatePostError {
    #[error("{0}")]
    Problems(Problems),
    /// As many posts as a person may make in a day.
    #[error("too many posts today")]
    QuotaReached,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for CreatePostError {
    fn code(&self) -> &'static str {
        match self {
            CreatePostError::Problems(problems) => problems.code(),
            CreatePostError::QuotaReached => "content.post_quota",
            CreatePostError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CreatePostError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            CreatePostError::QuotaReached => vec![("max".into(), A_DAY_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Makes a post, PROCESSING. All problems of its fields are told at once. The caller queues the job [`TRANSCODE_KIND`].
pub fn create(tx: &mut Tx, clock: &dyn Clock, new: NewPost<'_>) -> Result<Post, CreatePostError> {
    let now = clock.now();
    let caption = text::plain(new.caption);
    let mut problems = Problems::default();
    check_caption(&caption, &mut problems);
    check_anchors(&new.anchors, &mut problems);
    if let NewSource::Upload(id) = new.source {
        check_upload(tx, id, new.by, &mut problems)?;
    }
    let caption = problems.ok(caption).map_err(CreatePostError::Problems)?;
    if !store::upload::spend_post(tx, new.by, upload::day_of(now), A_DAY_MAX)? {
        return Err(CreatePostError::QuotaReached);
    }
    let (source, clip) = match new.source {
        NewSource::Upload(id) => (Source::Upload(id), None),
        NewSource::Clip(clip) => (Source::Clip, Some(clip)),
    };
    let post = Post {
        id: tx.new_id(),
        author: new.author,
        made_by: Some(new.by),
        market: new.market,
        lang: new.lang,
        reason: review_of(tx, &caption)?,
        topics: topics_of(tx, &caption, now)?,
        caption,
        state: PostState::Processing,
        failure: None,
        source,
        duration_ms: None,
        width: None,
        height: None,
        renditions: Vec::new(),
        poster: None,
        anchors: new.anchors,
        likes: 0,
        comments: 0,
        created_at: now,
        edited_at: None,
        published_at: None,
        origin: new.origin,
    };
    rows::insert(tx, &post, clip.as_ref())?;
    store::topic::attach(tx, post.id, post.market, &post.topics)?;
    if let Source::Upload(id) = post.source {
        store::upload::take(tx, id)?;
    }
    let made = Move { from: None, to: post.state, actor: Actor::Author, reason: String::new(), at: now };
    rows::insert_move(tx, post.id, &made)?;
    Ok(post)
}

/// What an author changes of a post; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct Edit<'a> {
    pub caption: Option<&'a str>,
    pub lang: Option<Lang>,
    pub anchors: Option<Vec<Anchor>>,
}

/// Why a post was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePostError {
    #[error("no such post")]
    NotFound,
    #[error("{0}")]
    Problems(Problems),
    #[error(transparent)]
    Illegal(#[from] IllegalPostMove),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for ChangePostError {
    fn code(&self) -> &'static str {
        match self {
            ChangePostError::NotFound => "content.post_not_found",
            ChangePostError::Problems(problems) => problems.code(),
            ChangePostError::Illegal(error) => error.code(),
            ChangePostError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ChangePostError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }
}

/// Changes caption and anchors; the topics follow the caption.
pub fn edit(tx: &mut Tx, clock: &dyn Clock, id: PostId, edit: &Edit<'_>) -> Result<Post, ChangePostError> {
    let mut post = find(tx, id)?.ok_or(ChangePostError::NotFound)?;
    if !post.state.is_editable() {
        return Err(IllegalPostMove { from: post.state, happening: Happening::Edited, actor: Actor::Author }.into());
    }
    let caption = edit.caption.map(text::plain);
    let mut problems = Problems::default();
    caption.iter().for_each(|caption| check_caption(caption, &mut problems));
    edit.anchors.iter().for_each(|anchors| check_anchors(anchors, &mut problems));
    problems.ok(()).map_err(ChangePostError::Problems)?;
    post.edited_at = Some(clock.now());
    post.lang = edit.lang.unwrap_or(post.lang);
    if let Some(anchors) = &edit.anchors {
        post.anchors.clone_from(anchors);
        rows::delete_anchors(tx, id)?;
        rows::insert_anchors(tx, id, anchors)?;
    }
    if let Some(caption) = caption {
        set_caption(tx, clock, &mut post, caption)?;
    }
    rows::set_text(tx, &post)?;
    if post.state == PostState::Ready {
        OfPost::of(&post).emit(tx, clock, event::POST_EDITED)?;
    }
    Ok(post)
}

/// Deletes a post: it is shown to nobody any more. Answers it as it was, so that its files can be removed.
pub fn delete(tx: &mut Tx, clock: &dyn Clock, id: PostId, actor: Actor) -> Result<Post, ChangePostError> {
    let mut post = find(tx, id)?.ok_or(ChangePostError::NotFound)?;
    let before = post.clone();
    move_to(tx, clock, &mut post, Happening::Deleted, actor, "")?;
    post.caption.clear();
    post.edited_at = Some(clock.now());
    rows::set_text(tx, &post)?;
    rows::delete_anchors(tx, id)?;
    store::topic::attach(tx, id, post.market, &[])?;
    store::comment::blank_of_post(tx, id)?;
    Ok(before)
}

/// What looking at the file tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    pub duration_ms: i64,
    pub width: u32,
    pub height: u32,
    /// The key in `blobs` of its still picture.
    pub poster: Option<String>,
}

/// Writes down what looking at the file told. False when the post is gone or over: then stop working on it.
pub fn describe(tx: &mut Tx, id: PostId, described: &Described) -> Result<bool, db::Error> {
    rows::describe(tx, id, described)
}

/// What became of a rendition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is the first one: the post is READY now, or HELD when a rule says so.
    First,
    Further,
    /// Nobody needs it: the post is gone. Remove its file and stop.
    Unneeded,
}

/// Adds a rendition; the first one makes the post READY. One of a height that is there replaces it.
pub fn add_rendition(tx: &mut Tx, clock: &dyn Clock, id: PostId, rendition: &Rendition) -> Result<Added, db::Error> {
    use PostState::{Held, Processing, Ready};
    let Some(mut post) = find(tx, id)?.filter(|post| matches!(post.state, Processing | Ready | Held)) else {
        return Ok(Added::Unneeded);
    };
    rows::put_rendition(tx, id, rendition)?;
    if post.state != Processing {
        return Ok(Added::Further);
    }
    let happening = if post.reason.is_some() { Happening::EncodedForReview } else { Happening::Encoded };
    let reason = post.reason.clone().unwrap_or_default();
    match move_to(tx, clock, &mut post, happening, Actor::System, &reason) {
        Ok(()) => Ok(Added::First),
        Err(ChangePostError::Db(error)) => Err(error),
        Err(error) => Err(store::fault(error)),
    }
}

/// The post cannot be made ready; its author is told why. False when it is not PROCESSING any more.
pub fn fail(tx: &mut Tx, clock: &dyn Clock, id: PostId, failure: &Failure) -> Result<bool, db::Error> {
    let Some(mut post) = find(tx, id)?.filter(|post| post.state == PostState::Processing) else { return Ok(false) };
    post.failure = Some(failure.clone());
    match move_to(tx, clock, &mut post, Happening::Spoiled, Actor::System, &failure.code) {
        Ok(()) => Ok(true),
        Err(ChangePostError::Db(error)) => Err(error),
        Err(error) => Err(store::fault(error)),
    }
}

/// Hides a READY post until an operator decides.
pub fn hold(tx: &mut Tx, clock: &dyn Clock, id: PostId, actor: Actor, reason: &str) -> Result<Post, ChangePostError> {
    let mut post = find(tx, id)?.ok_or(ChangePostError::NotFound)?;
    move_to(tx, clock, &mut post, Happening::Held, actor, reason)?;
    Ok(post)
}

/// Takes a post down.
pub fn remove(tx: &mut Tx, clock: &dyn Clock, id: PostId, actor: Actor, reason: &str) -> Result<Post, ChangePostError> {
    let mut post = find(tx, id)?.ok_or(ChangePostError::NotFound)?;
    move_to(tx, clock, &mut post, Happening::TakenDown, actor, reason)?;
    Ok(post)
}

/// Shows a HELD or REMOVED post again.
pub fn restore(
    tx: &mut Tx,
    clock: &dyn Clock,
    id: PostId,
    actor: Actor,
    reason: &str,
) -> Result<Post, ChangePostError> {
    let mut post = find(tx, id)?.ok_or(ChangePostError::NotFound)?;
    move_to(tx, clock, &mut post, Happening::Restored, actor, reason)?;
    Ok(post)
}

/// The post of this id, in any state but DELETED.
pub fn find(read: &mut Read, id: PostId) -> Result<Option<Post>, db::Error> {
    rows::find(read, id)
}

/// The posts of these ids that are READY, in the order of `ids`; at most 64 ids are looked at.
pub fn ready_of(read: &mut Read, ids: &[PostId]) -> Result<Vec<Post>, db::Error> {
    rows::ready_of(read, ids.get(..store::IDS).unwrap_or(ids))
}

/// The clip that a post is made of.
pub fn clip(read: &mut Read, id: PostId) -> Result<Option<NewClip>, db::Error> {
    rows::clip(read, id)
}

/// An author's own posts in any state but DELETED, the newest first; of one state or of every one.
pub fn of_author(
    read: &mut Read,
    author: Author,
    state: Option<PostState>,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    rows::of_author(read, author, state, page)
}

/// An author's READY posts, the last shown first; of one market or of every one.
pub fn shown_of(
    read: &mut Read,
    author: Author,
    market: Option<MarketCode>,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    rows::shown_of(read, author, market, page)
}

/// READY posts of a market, the last shown first.
pub fn ready_in(read: &mut Read, market: MarketCode, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    rows::ready_in(read, market, page)
}

/// A READY post, as a ranking sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Recent {
    pub id: PostId,
    pub author_kind: String,
    pub author: i64,
    pub likes: i64,
    pub comments: i64,
    pub published_at: Instant,
}

/// READY posts of a market that were first shown at or after `since`, the last shown first, at most `limit`.
pub fn recent(read: &mut Read, market: MarketCode, since: Instant, limit: i64) -> Result<Vec<Recent>, db::Error> {
    rows::recent(read, market, since, limit)
}

/// READY posts of a market by authors that `person` follows, the last shown first.
pub fn followed(
    read: &mut Read,
    person: PersonId,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    rows::followed(read, person, market, page)
}

/// READY posts of a market from which a product can be bought, the newest first.
pub fn of_product(
    read: &mut Read,
    product: ProductId,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    rows::of_product(read, product, market, page)
}

/// READY posts from which anything of a shop can be bought, by whomever, the newest first.
pub fn selling_for(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    rows::selling_for(read, shop, page)
}

/// Posts that wait for an operator, the longest waiting first.
pub fn held(read: &mut Read, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    rows::held(read, page)
}

/// One move of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// `None` for its making.
    pub from: Option<PostState>,
    pub to: PostState,
    pub actor: Actor,
    pub reason: String,
    pub at: Instant,
}

/// A post's moves, the first one first.
pub fn history(read: &mut Read, id: PostId) -> Result<Vec<Move>, db::Error> {
    rows::history(read, id)
}

/// The keys in `blobs` of everything that was made for a post, whatever became of it.
pub fn files(read: &mut Read, id: PostId) -> Result<Vec<String>, db::Error> {
    rows::files(read, id)
}

/// Whether a file of this key belongs to a post that is READY: everybody may see it.
pub fn is_shown_file(read: &mut Read, key: &str) -> Result<bool, db::Error> {
    rows::is_shown_file(read, key)
}

/// The files of a DELETED post are gone.
pub fn forget_files(tx: &mut Tx, id: PostId) -> Result<(), db::Error> {
    rows::forget_files(tx, id)
}

/// The upload that a post was made of, whatever became of the post.
pub fn upload_of(read: &mut Read, id: PostId) -> Result<Option<UploadId>, db::Error> {
    rows::upload_of(read, id)
}

fn check_caption(caption: &str, problems: &mut Problems) {
    problems.check(caption.chars().count() <= CAPTION_CHARACTERS_MAX, || {
        Problem::new("caption", "content.caption_too_long").with("max", CAPTION_CHARACTERS_MAX)
    });
}

fn check_anchors(anchors: &[Anchor], problems: &mut Problems) {
    problems.check(anchors.len() <= ANCHORS_MAX, || {
        Problem::new("anchors", "content.too_many_anchors").with("max", ANCHORS_MAX)
    });
    for (i, anchor) in anchors.iter().enumerate() {
        let before = anchors.iter().take(i).any(|other| other.listing == anchor.listing);
        problems.check(!before, || Problem::new(format!("anchors[{i}]"), "content.anchor_repeated"));
    }
}

/// An upload that a post can be made of: complete, of the same person, and of no other post.
fn check_upload(tx: &mut Tx, id: UploadId, by: PersonId, problems: &mut Problems) -> Result<(), db::Error> {
    let code = match upload::find(tx, id)?.filter(|upload| upload.owner == by) {
        None => "content.upload_missing",
        Some(upload) if upload.state == UploadState::Open => "content.upload_incomplete",
        Some(_) if store::upload::is_taken(tx, id)? => "content.upload_taken",
        Some(_) => return Ok(()),
    };
    problems.push(Problem::new("upload", code));
    Ok(())
}

/// Why a caption must be reviewed before it is shown, if it must.
fn review_of(tx: &mut Tx, caption: &str) -> Result<Option<String>, db::Error> {
    let blocked = text::holds_word(caption, &word::all(tx)?);
    Ok(blocked.then(|| HeldBy::BlockedWord.code().to_owned()))
}

fn topics_of(tx: &mut Tx, caption: &str, now: Instant) -> Result<Vec<Topic>, db::Error> {
    topic::parse(caption).iter().map(|tag| store::topic::ensure(tx, tag, now)).collect()
}

/// Another caption: topics and their counts follow, and so does a review where its words want one.
fn set_caption(tx: &mut Tx, clock: &dyn Clock, post: &mut Post, caption: String) -> Result<(), ChangePostError> {
    let topics = topics_of(tx, &caption, clock.now())?;
    if topics != post.topics {
        if post.state == PostState::Ready {
            store::topic::count_down(tx, post.market, &post.topics)?;
            store::topic::count_up(tx, post.market, &topics)?;
        }
        store::topic::attach(tx, post.id, post.market, &topics)?;
        post.topics = topics;
    }
    let review = review_of(tx, &caption)?;
    post.caption = caption;
    match (post.state, review) {
        (PostState::Ready, Some(reason)) => move_to(tx, clock, post, Happening::Held, Actor::System, &reason),
        (PostState::Processing, review) => {
            post.reason = review;
            store::post::set_state(tx, post, PostState::Processing)?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Moves a post: the one way in which its state changes. Writes the state, a row of history, the counts of its topics, and tells it.
fn move_to(
    tx: &mut Tx,
    clock: &dyn Clock,
    post: &mut Post,
    happening: Happening,
    actor: Actor,
    reason: &str,
) -> Result<(), ChangePostError> {
    let (from, now) = (post.state, clock.now());
    let to = from.after(happening, actor)?;
    post.state = to;
    post.reason = matches!(to, PostState::Held | PostState::Removed).then(|| reason.to_owned());
    if to == PostState::Ready {
        post.published_at = post.published_at.or(Some(now));
    }
    if !rows::set_state(tx, post, from)? {
        return Err(IllegalPostMove { from, happening, actor }.into());
    }
    rows::insert_move(tx, post.id, &Move { from: Some(from), to, actor, reason: reason.to_owned(), at: now })?;
    if to == PostState::Ready {
        store::topic::count_up(tx, post.market, &post.topics)?;
    } else if from == PostState::Ready {
        store::topic::count_down(tx, post.market, &post.topics)?;
    }
    if let Some(topic) = topic_of(to) {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        OfPost { reason, ..OfPost::of(post) }.emit(tx, clock, topic)?;
    }
    Ok(())
}

/// What is told when a post comes into a state.
const fn topic_of(state: PostState) -> Option<&'static str> {
    match state {
        PostState::Ready => Some(event::POST_READY),
        PostState::Failed => Some(event::POST_FAILED),
        PostState::Held => Some(event::POST_HELD),
        PostState::Removed => Some(event::POST_REMOVED),
        PostState::Deleted => Some(event::POST_DELETED),
        PostState::Processing => None,
    }
}

impl Origin {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Origin::Real => "real",
            Origin::Simulated => "simulated",
            Origin::Bot => "bot",
            Origin::Self_ => "self",
        }
    }
}

#[cfg(test)]
mod tests;
