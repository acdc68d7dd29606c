//! SQL of what is kept of one person.

use db::{Read, Tx, params};

use crate::{CommentId, PersonId, PostId};

db::statements! {
    POSTS = "SELECT id FROM post WHERE author_kind = 'creator' AND author = $1 AND state <> 'DELETED' ORDER BY id";
    COMMENTS = "SELECT id FROM post_comment WHERE made_by = $1 AND author_kind = 'creator' AND state <> 'DELETED' ORDER BY created_at, id";
    LIKES = "SELECT post FROM post_like WHERE person = $1 ORDER BY post";
    NAMELESS_POSTS = "UPDATE post SET made_by = NULL WHERE made_by = $1";
    NAMELESS_COMMENTS = "UPDATE post_comment SET made_by = NULL WHERE made_by = $1";
    NAMELESS_REPORTS = "UPDATE report SET reporter = NULL, note = '' WHERE reporter = $1";
    EXPIRE_UPLOADS = "UPDATE upload SET name = '', expires_at = 0 WHERE owner = $1";
    FORGET_QUOTA = "DELETE FROM content_quota WHERE person = $1";
}

pub(crate) fn posts(read: &mut Read, person: PersonId) -> Result<Vec<PostId>, db::Error> {
    read.all(POSTS, params![person])
}

pub(crate) fn comments(read: &mut Read, person: PersonId) -> Result<Vec<CommentId>, db::Error> {
    read.all(COMMENTS, params![person])
}

pub(crate) fn likes(read: &mut Read, person: PersonId) -> Result<Vec<PostId>, db::Error> {
    read.all(LIKES, params![person])
}

/// What stays is nobody's; uploads expire at once.
pub(crate) fn unname(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    for sql in [NAMELESS_POSTS, NAMELESS_COMMENTS, NAMELESS_REPORTS, EXPIRE_UPLOADS, FORGET_QUOTA] {
        tx.execute(sql, params![person])?;
    }
    Ok(())
}
