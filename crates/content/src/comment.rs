//! Comments: what people say to a post. Two levels: comments, and replies to them.

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, HOUR_MS, Id, Instant, Lang, MINUTE_MS, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::event::{self, OfPost};
use crate::post::PostState;
use crate::store::{self, comment as rows};
use crate::{Author, PersonId, Post, PostId, text, word};

pub type CommentId = Id<Comment>;

/// Characters of a comment at the most.
pub const TEXT_CHARACTERS_MAX: usize = 500;
/// Comments that a person writes in a minute at the most, unless the caller says otherwise.
pub const A_MINUTE_MAX: i64 = 10;
/// The same words of the same person wait for a review within this time.
pub const REPEATED_WITHIN_MS: i64 = HOUR_MS;
/// Shorter words, such as thanks, may be repeated.
pub const REPEATED_CHARACTERS_MIN: usize = 12;
/// Accounts are new for so long: a day.
pub const NEW_FOR_MS: i64 = DAY_MS;
/// Comments of a new account within [`FLOOD_WITHIN_MS`] that are shown at once.
pub const NEW_COMMENTS_MAX: i64 = 5;
/// The time in which comments of a new account are counted: 10 minutes.
pub const FLOOD_WITHIN_MS: i64 = 10 * MINUTE_MS;

/// What somebody says to a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub post: PostId,
    /// The name it is under: the person, or the shop that answers.
    pub author: Author,
    pub made_by: Option<PersonId>,
    pub lang: Option<Lang>,
    /// Plain text.
    pub text: String,
    /// The comment that it answers; never itself a reply.
    pub reply_to: Option<CommentId>,
    pub state: CommentState,
    /// The rule that holds it.
    pub held_by: Option<HeldBy>,
    pub pinned: bool,
    /// Replies that are shown.
    pub replies: i64,
    pub created_at: Instant,
}

/// Whether a comment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommentState {
    Shown,
    /// Waits for the post's author or an operator; its writer sees it.
    Held,
    Deleted,
}

/// The rules that hold comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HeldBy {
    /// It holds an address of the web or of mail.
    Link,
    /// It holds a word that operators blocked.
    BlockedWord,
    /// The same person wrote the same not long ago.
    Repeated,
    /// A new account that writes a lot.
    Flood,
    /// People reported it.
    Reported,
}

/// A comment to be added.
#[derive(Clone, Debug)]
pub struct NewComment<'a> {
    pub post: PostId,
    pub author: Author,
    /// The person at the keys.
    pub by: PersonId,
    /// When their account was opened.
    pub by_since: Instant,
    pub lang: Option<Lang>,
    pub text: &'a str,
    /// A reply to a reply answers the comment above it.
    pub reply_to: Option<CommentId>,
    /// Whether they made the post or work for its shop: no rule holds what they say.
    pub is_host: bool,
    /// Comments in a minute at the most: [`A_MINUTE_MAX`], more in a sandbox.
    pub a_minute_max: i64,
}

/// Why a comment was not added or not changed.
#[derive(Debug, thiserror::Error)]
pub enum CommentError {
    #[error("{0}")]
    Problems(Problems),
    /// No such post or comment, or none that is shown.
    #[error("no such comment")]
    NotFound,
    #[error("too many comments in a short time")]
    TooFast { retry_after_s: i64 },
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for CommentError {
    fn code(&self) -> &'static str {
        match self {
            CommentError::Problems(problems) => problems.code(),
            CommentError::NotFound => "content.comment_not_found",
            CommentError::TooFast { .. } => "content.comment_too_fast",
            CommentError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CommentError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            CommentError::TooFast { retry_after_s } => vec![("seconds".into(), retry_after_s.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Adds a comment to a READY post: SHOWN, or HELD by a rule.
pub fn add(tx: &mut Tx, clock: &dyn Clock, new: &NewComment<'_>) -> Result<Comment, CommentError> {
    let said = checked(new.text).map_err(CommentError::Problems)?;
    let post = store::post::find(tx, new.post)?.filter(|post| post.state == PostState::Ready);
    let post = post.ok_or(CommentError::NotFound)?;
    let above = answered(tx, new)?;
    keep_pace(tx, clock.now(), new)?;
    let key = text::key(&said);
    let held_by = if new.is_host { None } else { rule(tx, clock.now(), new, &said, &key)? };
    let comment = Comment {
        id: tx.new_id(),
        post: post.id,
        author: new.author,
        made_by: Some(new.by),
        lang: new.lang,
        text: said,
        reply_to: above.as_ref().map(|above| above.id),
        state: if held_by.is_some() { CommentState::Held } else { CommentState::Shown },
        held_by,
        pinned: false,
        replies: 0,
        created_at: clock.now(),
    };
    rows::insert(tx, &comment, &key)?;
    if comment.state == CommentState::Shown {
        appear(tx, clock, &post, &comment)?;
    }
    Ok(comment)
}

/// The comment of this id, unless it is DELETED.
pub fn find(read: &mut Read, id: CommentId) -> Result<Option<Comment>, db::Error> {
    rows::find(read, id)
}

/// Comments of a post that are shown, without replies: the pinned one first, then the newest first. Those of `viewer` that are
/// HELD are among them.
pub fn list(
    read: &mut Read,
    post: PostId,
    viewer: Option<PersonId>,
    page: &PageRequest,
) -> Result<Page<Comment>, db::Error> {
    rows::list(read, post, viewer, page)
}

/// Replies to a comment that are shown, the oldest first. Those of `viewer` that are HELD are among them.
pub fn replies(
    read: &mut Read,
    id: CommentId,
    viewer: Option<PersonId>,
    page: &PageRequest,
) -> Result<Page<Comment>, db::Error> {
    rows::replies(read, id, viewer, page)
}

/// Comments that wait for a review, the longest waiting first.
pub fn held(read: &mut Read, page: &PageRequest) -> Result<Page<Comment>, db::Error> {
    rows::held(read, None, page)
}

/// Comments of a post that wait for a review, the longest waiting first.
pub fn held_of(read: &mut Read, post: PostId, page: &PageRequest) -> Result<Page<Comment>, db::Error> {
    rows::held(read, Some(post), page)
}

/// Shows a HELD comment. One that is shown stays so.
pub fn approve(tx: &mut Tx, clock: &dyn Clock, id: CommentId) -> Result<Comment, CommentError> {
    let mut comment = find(tx, id)?.ok_or(CommentError::NotFound)?;
    if comment.state == CommentState::Shown {
        return Ok(comment);
    }
    let post = store::post::find(tx, comment.post)?.ok_or(CommentError::NotFound)?;
    if !rows::set_state(tx, id, CommentState::Held, CommentState::Shown, None)? {
        return Err(CommentError::NotFound);
    }
    (comment.state, comment.held_by) = (CommentState::Shown, None);
    appear(tx, clock, &post, &comment)?;
    Ok(comment)
}

/// Hides a shown comment until somebody decides.
pub fn hold(tx: &mut Tx, clock: &dyn Clock, id: CommentId, by: HeldBy) -> Result<Comment, CommentError> {
    let mut comment = find(tx, id)?.ok_or(CommentError::NotFound)?;
    if comment.state == CommentState::Held {
        return Ok(comment);
    }
    let post = store::post::find(tx, comment.post)?.ok_or(CommentError::NotFound)?;
    if !rows::set_state(tx, id, CommentState::Shown, CommentState::Held, Some(by))? {
        return Err(CommentError::NotFound);
    }
    disappear(tx, clock, &post, &comment)?;
    (comment.state, comment.held_by, comment.pinned) = (CommentState::Held, Some(by), false);
    Ok(comment)
}

/// Deletes a comment with its replies.
pub fn delete(tx: &mut Tx, clock: &dyn Clock, id: CommentId) -> Result<Comment, CommentError> {
    let comment = find(tx, id)?.ok_or(CommentError::NotFound)?;
    let post = store::post::find(tx, comment.post)?.ok_or(CommentError::NotFound)?;
    let mut gone = if comment.reply_to.is_none() { rows::all_replies(tx, id)? } else { Vec::new() };
    gone.push(comment.clone());
    for one in &gone {
        if one.state == CommentState::Shown {
            disappear(tx, clock, &post, one)?;
        }
        rows::blank(tx, one.id)?;
    }
    Ok(comment)
}

/// Puts a shown comment above the others; the one that was there is pinned no more. No reply can be pinned.
pub fn pin(tx: &mut Tx, id: CommentId) -> Result<Comment, CommentError> {
    let mut comment = find(tx, id)?.ok_or(CommentError::NotFound)?;
    if !rows::pin(tx, comment.post, id)? {
        return Err(CommentError::NotFound);
    }
    comment.pinned = true;
    Ok(comment)
}

/// Puts a comment back among the others.
pub fn unpin(tx: &mut Tx, id: CommentId) -> Result<(), CommentError> {
    find(tx, id)?.ok_or(CommentError::NotFound)?;
    Ok(rows::unpin(tx, id)?)
}

/// The text as it is kept, or what is wrong with it.
fn checked(said: &str) -> Result<String, Problems> {
    let said = text::plain(said);
    let mut problems = Problems::default();
    problems.check((1..=TEXT_CHARACTERS_MAX).contains(&said.chars().count()), || {
        Problem::new("text", "content.comment_length").with("max", TEXT_CHARACTERS_MAX)
    });
    problems.ok(said)
}

/// The comment that is answered: of the same post, shown, and never itself a reply.
fn answered(tx: &mut Tx, new: &NewComment<'_>) -> Result<Option<Comment>, CommentError> {
    let Some(id) = new.reply_to else { return Ok(None) };
    let mut found = find(tx, id)?;
    if let Some(above) = found.as_ref().and_then(|reply| reply.reply_to) {
        found = find(tx, above)?;
    }
    let found = found.filter(|above| above.post == new.post && above.state == CommentState::Shown);
    found.map(Some).ok_or(CommentError::NotFound)
}

fn keep_pace(tx: &mut Tx, now: Instant, new: &NewComment<'_>) -> Result<(), CommentError> {
    let (count, oldest) = rows::since(tx, new.by, now.plus_ms(-MINUTE_MS))?;
    if count < new.a_minute_max {
        return Ok(());
    }
    let free_at = oldest.unwrap_or(now).plus_ms(MINUTE_MS);
    Err(CommentError::TooFast { retry_after_s: (free_at.since_ms(now) / 1_000).clamp(1, 60) })
}

/// The rule that holds what was said, if one does.
fn rule(tx: &mut Tx, now: Instant, new: &NewComment<'_>, said: &str, key: &str) -> Result<Option<HeldBy>, db::Error> {
    if text::has_link(said) {
        return Ok(Some(HeldBy::Link));
    }
    if text::holds_word(said, &word::all(tx)?) {
        return Ok(Some(HeldBy::BlockedWord));
    }
    let long = key.chars().count() >= REPEATED_CHARACTERS_MIN;
    if long && rows::said_since(tx, new.by, key, now.plus_ms(-REPEATED_WITHIN_MS))? {
        return Ok(Some(HeldBy::Repeated));
    }
    let is_new = now.since_ms(new.by_since) < NEW_FOR_MS;
    if is_new && rows::since(tx, new.by, now.plus_ms(-FLOOD_WITHIN_MS))?.0 >= NEW_COMMENTS_MAX {
        return Ok(Some(HeldBy::Flood));
    }
    Ok(None)
}

/// A comment is shown: counted and told.
fn appear(tx: &mut Tx, clock: &dyn Clock, post: &Post, comment: &Comment) -> Result<(), db::Error> {
    count(tx, comment, 1)?;
    told(tx, post, comment)?.emit(tx, clock, event::COMMENTED)
}

/// A shown comment is gone.
fn disappear(tx: &mut Tx, clock: &dyn Clock, post: &Post, comment: &Comment) -> Result<(), db::Error> {
    count(tx, comment, -1)?;
    told(tx, post, comment)?.emit(tx, clock, event::UNCOMMENTED)
}

fn count(tx: &mut Tx, comment: &Comment, more: i64) -> Result<(), db::Error> {
    store::post::count_comments(tx, comment.post, more)?;
    match comment.reply_to {
        Some(above) => rows::count_replies(tx, above, more),
        None => Ok(()),
    }
}

fn told(tx: &mut Tx, post: &Post, comment: &Comment) -> Result<OfPost, db::Error> {
    let above = comment.reply_to.map(|above| rows::find(tx, above)).transpose()?.flatten();
    Ok(OfPost {
        person: comment.made_by,
        comment: Some(comment.id),
        reply_to: comment.reply_to,
        reply_to_person: above.and_then(|above| above.made_by),
        ..OfPost::of(post)
    })
}

impl CommentState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            CommentState::Shown => "SHOWN",
            CommentState::Held => "HELD",
            CommentState::Deleted => "DELETED",
        }
    }
}

impl HeldBy {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            HeldBy::Link => "LINK",
            HeldBy::BlockedWord => "BLOCKED_WORD",
            HeldBy::Repeated => "REPEATED",
            HeldBy::Flood => "FLOOD",
            HeldBy::Reported => "REPORTED",
        }
    }

    /// The code under which the rule is explained.
    pub const fn code(self) -> &'static str {
        match self {
            HeldBy::Link => "content.held_link",
            HeldBy::BlockedWord => "content.held_blocked_word",
            HeldBy::Repeated => "content.held_repeated",
            HeldBy::Flood => "content.held_flood",
            HeldBy::Reported => "content.held_reported",
        }
    }
}

#[cfg(test)]
mod tests;
