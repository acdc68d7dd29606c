//! SQL of comments.

use db::{Read, Tx, params};
use kernel::{Instant, Lang, Page, PageRequest};
use serde::Deserialize;

use super::{fault, place};
use crate::comment::{Comment, CommentId, CommentState, HeldBy};
use crate::{Author, PersonId, PostId};

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT c.id, c.post, c.author_kind, c.author, c.made_by, c.lang, c.text, c.reply_to, c.state, c.held_by, c.pinned, \
             c.replies, c.created_at FROM post_comment c ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO post_comment (id, post, author_kind, author, made_by, lang, text, text_key, reply_to, state, held_by, \
                  pinned, replies, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, $12)";
    FIND = select!("WHERE c.id = $1 AND c.state <> 'DELETED'");
    LIST = select!("WHERE c.post = $1 AND c.reply_to IS NULL AND c.state <> 'DELETED' \
                    AND (c.state = 'SHOWN' OR c.made_by = $2) AND (c.pinned, c.id) < ($3, $4) \
                    ORDER BY c.pinned DESC, c.id DESC LIMIT $5");
    REPLIES = select!("WHERE c.reply_to = $1 AND c.state <> 'DELETED' AND (c.state = 'SHOWN' OR c.made_by = $2) AND c.id > $3 \
                       ORDER BY c.id LIMIT $4");
    ALL_REPLIES = select!("WHERE c.reply_to = $1 AND c.state <> 'DELETED' ORDER BY c.id");
    HELD = select!("WHERE c.state = 'HELD' AND c.id > $1 ORDER BY c.id LIMIT $2");
    HELD_OF = select!("WHERE c.state = 'HELD' AND c.post = $3 AND c.id > $1 ORDER BY c.id LIMIT $2");
    SET_STATE = "UPDATE post_comment SET state = $3, held_by = $4, pinned = 0 WHERE id = $1 AND state = $2";
    BLANK = "UPDATE post_comment SET text = '', text_key = '', lang = NULL, state = 'DELETED', held_by = NULL, pinned = 0, replies = 0 \
             WHERE id = $1";
    BLANK_OF_POST = "UPDATE post_comment SET text = '', text_key = '', lang = NULL, state = 'DELETED', held_by = NULL, pinned = 0, replies = 0 \
                     WHERE post = $1 AND state <> 'DELETED'";
    COUNT_REPLIES = "UPDATE post_comment SET replies = replies + $2 WHERE id = $1";
    UNPIN_ALL = "UPDATE post_comment SET pinned = 0 WHERE post = $1 AND pinned = 1";
    PIN = "UPDATE post_comment SET pinned = 1 WHERE id = $1 AND state = 'SHOWN' AND reply_to IS NULL";
    UNPIN = "UPDATE post_comment SET pinned = 0 WHERE id = $1";
    COUNT_SINCE = "SELECT COUNT(*) FROM post_comment WHERE made_by = $1 AND created_at > $2";
    OLDEST_SINCE = "SELECT MIN(created_at) FROM post_comment WHERE made_by = $1 AND created_at > $2";
    SAME_SINCE = "SELECT 1 FROM post_comment WHERE made_by = $1 AND text_key = $2 AND created_at > $3 LIMIT 1";
}

#[derive(Deserialize)]
struct Row {
    id: CommentId,
    post: PostId,
    author_kind: String,
    author: i64,
    made_by: Option<PersonId>,
    lang: Option<Lang>,
    text: String,
    reply_to: Option<CommentId>,
    state: CommentState,
    held_by: Option<HeldBy>,
    pinned: bool,
    replies: i64,
    created_at: Instant,
}

impl Row {
    fn comment(self) -> Result<Comment, db::Error> {
        Ok(Comment {
            id: self.id,
            post: self.post,
            author: Author::of(&self.author_kind, self.author).map_err(fault)?,
            made_by: self.made_by,
            lang: self.lang,
            text: self.text,
            reply_to: self.reply_to,
            state: self.state,
            held_by: self.held_by,
            pinned: self.pinned,
            replies: self.replies,
            created_at: self.created_at,
        })
    }
}

fn comments(rows: Vec<Row>) -> Result<Vec<Comment>, db::Error> {
    rows.into_iter().map(Row::comment).collect()
}

pub(crate) fn find(read: &mut Read, id: CommentId) -> Result<Option<Comment>, db::Error> {
    read.optional::<Row>(FIND, params![id])?.map(Row::comment).transpose()
}

pub(crate) fn insert(tx: &mut Tx, comment: &Comment, text_key: &str) -> Result<(), db::Error> {
    let bound = params![
        comment.id,
        comment.post,
        comment.author.kind(),
        comment.author.id(),
        comment.made_by,
        comment.lang,
        &comment.text,
        text_key,
        comment.reply_to,
        comment.state.name(),
        comment.held_by.map(HeldBy::name),
        comment.created_at,
    ];
    tx.execute(INSERT, bound).map(drop)
}

pub(crate) fn list(
    read: &mut Read,
    post: PostId,
    viewer: Option<PersonId>,
    page: &PageRequest,
) -> Result<Page<Comment>, db::Error> {
    let (pinned, id) = place(page, (2_i64, i64::MAX));
    let rows = read.all(LIST, params![post, viewer.map_or(-1, PersonId::get), pinned, id, page.fetch()])?;
    Ok(Page::of(comments(rows)?, page, |comment| (i64::from(comment.pinned), comment.id.get())))
}

pub(crate) fn replies(
    read: &mut Read,
    id: CommentId,
    viewer: Option<PersonId>,
    page: &PageRequest,
) -> Result<Page<Comment>, db::Error> {
    let rows = read.all(REPLIES, params![id, viewer.map_or(-1, PersonId::get), place(page, 0_i64), page.fetch()])?;
    Ok(Page::of(comments(rows)?, page, |comment| comment.id.get()))
}

/// Every reply that is not deleted.
pub(crate) fn all_replies(read: &mut Read, id: CommentId) -> Result<Vec<Comment>, db::Error> {
    comments(read.all(ALL_REPLIES, params![id])?)
}

pub(crate) fn held(read: &mut Read, post: Option<PostId>, page: &PageRequest) -> Result<Page<Comment>, db::Error> {
    let (after, limit) = (place(page, 0_i64), page.fetch());
    let rows = match post {
        Some(post) => read.all(HELD_OF, params![after, limit, post])?,
        None => read.all(HELD, params![after, limit])?,
    };
    Ok(Page::of(comments(rows)?, page, |comment| comment.id.get()))
}

/// False when it is not in `from` any more. What changes its state is pinned no more.
pub(crate) fn set_state(
    tx: &mut Tx,
    id: CommentId,
    from: CommentState,
    to: CommentState,
    held_by: Option<HeldBy>,
) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_STATE, params![id, from.name(), to.name(), held_by.map(HeldBy::name)])? == 1)
}

pub(crate) fn blank(tx: &mut Tx, id: CommentId) -> Result<(), db::Error> {
    tx.execute(BLANK, params![id]).map(drop)
}

pub(crate) fn blank_of_post(tx: &mut Tx, post: PostId) -> Result<(), db::Error> {
    tx.execute(BLANK_OF_POST, params![post]).map(drop)
}

pub(crate) fn count_replies(tx: &mut Tx, id: CommentId, more: i64) -> Result<(), db::Error> {
    tx.execute(COUNT_REPLIES, params![id, more]).map(drop)
}

/// False when it cannot be pinned.
pub(crate) fn pin(tx: &mut Tx, post: PostId, id: CommentId) -> Result<bool, db::Error> {
    tx.execute(UNPIN_ALL, params![post])?;
    Ok(tx.execute(PIN, params![id])? == 1)
}

pub(crate) fn unpin(tx: &mut Tx, id: CommentId) -> Result<(), db::Error> {
    tx.execute(UNPIN, params![id]).map(drop)
}

/// Comments that a person wrote after `since`, and when the first of them was.
pub(crate) fn since(read: &mut Read, person: PersonId, since: Instant) -> Result<(i64, Option<Instant>), db::Error> {
    let count = read.one(COUNT_SINCE, params![person, since])?;
    Ok((count, read.one(OLDEST_SINCE, params![person, since])?))
}

pub(crate) fn said_since(read: &mut Read, person: PersonId, key: &str, since: Instant) -> Result<bool, db::Error> {
    Ok(read.optional::<i64>(SAME_SINCE, params![person, key, since])?.is_some())
}
