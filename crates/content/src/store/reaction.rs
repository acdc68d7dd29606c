//! SQL of likes.

use db::{Read, Tx, Value, params};
use kernel::Instant;

use super::padded;
use crate::{PersonId, PostId};

db::statements! {
    LIKE = "INSERT INTO post_like (post, person, at) VALUES ($1, $2, $3) ON CONFLICT (post, person) DO NOTHING";
    UNLIKE = "DELETE FROM post_like WHERE post = $1 AND person = $2";
    LIKED = "SELECT post FROM post_like WHERE person = $65 AND post IN \
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
              $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, \
              $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, \
              $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)";
}

/// False when it was there.
pub(crate) fn like(tx: &mut Tx, post: PostId, person: PersonId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(LIKE, params![post, person, now])? == 1)
}

/// False when there was none.
pub(crate) fn unlike(tx: &mut Tx, post: PostId, person: PersonId) -> Result<bool, db::Error> {
    Ok(tx.execute(UNLIKE, params![post, person])? == 1)
}

pub(crate) fn liked(read: &mut Read, person: PersonId, posts: &[PostId]) -> Result<Vec<PostId>, db::Error> {
    let mut bound = padded(posts);
    bound.push(Value::from(person));
    read.all(LIKED, &bound)
}
