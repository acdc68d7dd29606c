//! SQL of topics.

use db::{Read, Tx, params};
use kernel::{Instant, MarketCode, Page, PageRequest};

use super::{ids, padded, place};
use crate::PostId;
use crate::topic::{MarketTopic, Topic, TopicId};

db::statements! {
    FIND = "SELECT id, tag FROM topic WHERE tag = $1";
    FIND_MANY = concat!("SELECT id, tag FROM topic WHERE id IN ", ids!());
    INSERT = "INSERT INTO topic (id, tag, created_at) VALUES ($1, $2, $3) ON CONFLICT (tag) DO NOTHING";
    OF_POSTS = concat!("SELECT t.post, o.id, o.tag FROM post_topic t JOIN topic o ON o.id = t.topic WHERE t.post IN ", ids!(),
                       " ORDER BY t.post, t.position");
    ATTACH = "INSERT INTO post_topic (post, position, topic, market) VALUES ($1, $2, $3, $4)";
    DETACH = "DELETE FROM post_topic WHERE post = $1";
    COUNT_UP = "INSERT INTO topic_market (topic, market, posts) VALUES ($1, $2, 1) \
                ON CONFLICT (topic, market) DO UPDATE SET posts = topic_market.posts + 1";
    COUNT_DOWN = "UPDATE topic_market SET posts = posts - 1 WHERE topic = $1 AND market = $2";
    IN_MARKET = "SELECT o.id, o.tag, m.posts FROM topic_market m JOIN topic o ON o.id = m.topic \
                 WHERE m.market = $1 AND m.posts > 0 AND (m.posts, m.topic) < ($2, $3) ORDER BY m.posts DESC, m.topic DESC LIMIT $4";
    POSTS = "SELECT CAST(COALESCE(SUM(posts), 0) AS BIGINT) AS posts FROM topic_market WHERE topic = $1";
    POSTS_IN = "SELECT posts FROM topic_market WHERE topic = $1 AND market = $2";
}

pub(crate) fn find(read: &mut Read, tag: &str) -> Result<Option<Topic>, db::Error> {
    read.optional(FIND, params![tag])
}

pub(crate) fn of_ids(read: &mut Read, ids: &[TopicId]) -> Result<Vec<Topic>, db::Error> {
    let mut topics: Vec<Topic> = read.all(FIND_MANY, &padded(ids))?;
    topics.sort_by_key(|topic| ids.iter().position(|id| *id == topic.id));
    Ok(topics)
}

pub(crate) fn of_posts(read: &mut Read, posts: &[PostId]) -> Result<Vec<(PostId, Topic)>, db::Error> {
    let rows: Vec<(PostId, TopicId, String)> = read.all(OF_POSTS, &padded(posts))?;
    Ok(rows.into_iter().map(|(post, id, tag)| (post, Topic { id, tag })).collect())
}

/// The topic of this folded tag, which is made when there is none.
pub(crate) fn ensure(tx: &mut Tx, tag: &str, now: Instant) -> Result<Topic, db::Error> {
    if let Some(topic) = find(tx, tag)? {
        return Ok(topic);
    }
    let id = tx.new_id::<Topic>();
    tx.execute(INSERT, params![id, tag, now])?;
    tx.one(FIND, params![tag])
}

/// Makes these the topics of a post.
pub(crate) fn attach(tx: &mut Tx, post: PostId, market: MarketCode, topics: &[Topic]) -> Result<(), db::Error> {
    tx.execute(DETACH, params![post])?;
    for (position, topic) in (0_i64..).zip(topics) {
        tx.execute(ATTACH, params![post, position, topic.id, market])?;
    }
    Ok(())
}

/// One more READY post of each.
pub(crate) fn count_up(tx: &mut Tx, market: MarketCode, topics: &[Topic]) -> Result<(), db::Error> {
    topics.iter().try_for_each(|topic| tx.execute(COUNT_UP, params![topic.id, market]).map(drop))
}

/// One READY post less of each.
pub(crate) fn count_down(tx: &mut Tx, market: MarketCode, topics: &[Topic]) -> Result<(), db::Error> {
    topics.iter().try_for_each(|topic| tx.execute(COUNT_DOWN, params![topic.id, market]).map(drop))
}

pub(crate) fn in_market(
    read: &mut Read,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<MarketTopic>, db::Error> {
    let (posts, topic) = place(page, (i64::MAX, i64::MAX));
    let rows = read.all(IN_MARKET, params![market, posts, topic, page.fetch()])?;
    Ok(Page::of(rows, page, |row: &MarketTopic| (row.posts, row.id.get())))
}

pub(crate) fn post_count(read: &mut Read, topic: TopicId, market: Option<MarketCode>) -> Result<i64, db::Error> {
    match market {
        Some(market) => Ok(read.optional(POSTS_IN, params![topic, market])?.unwrap_or(0)),
        None => read.one(POSTS, params![topic]),
    }
}
