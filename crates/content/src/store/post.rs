//! SQL of posts.

use std::collections::HashMap;

use db::{Json, Read, Tx, params};
use kernel::{Instant, Lang, MarketCode, Page, PageRequest};
use serde::Deserialize;

use super::{IDS, fault, ids, json, padded, place, topic};
use crate::clip::NewClip;
use crate::post::{
    Actor, Anchor, Described, Failure, Move, Origin, Post, PostId, PostState, Recent, Rendition, Source,
};
use crate::{Author, ListingId, PersonId, ProductId, ShopId, UploadId};

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT p.id, p.author_kind, p.author, p.made_by, p.market, p.lang, p.caption, p.state, p.reason, p.failure, \
             p.source, p.upload, p.duration_ms, p.width, p.height, p.poster, p.origin, p.likes, p.comments, p.created_at, \
             p.edited_at, p.published_at FROM post p ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO post (id, author_kind, author, made_by, market, lang, caption, state, reason, source, upload, clip, \
                  origin, likes, comments, created_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0, $14)";
    FIND = select!("WHERE p.id = $1 AND p.state <> 'DELETED'");
    FIND_MANY = select!(concat!("WHERE p.state = 'READY' AND p.id IN ", ids!()));
    OF_AUTHOR = select!("WHERE p.author_kind = $1 AND p.author = $2 AND p.id < $3 AND p.state <> 'DELETED' ORDER BY p.id DESC LIMIT $4");
    OF_AUTHOR_IN = select!("WHERE p.author_kind = $1 AND p.author = $2 AND p.id < $3 AND p.state = $5 ORDER BY p.id DESC LIMIT $4");
    SHOWN_OF = select!("WHERE p.author_kind = $1 AND p.author = $2 AND p.state = 'READY' AND (p.published_at, p.id) < ($3, $4) \
                        ORDER BY p.published_at DESC, p.id DESC LIMIT $5");
    SHOWN_OF_IN = select!("WHERE p.author_kind = $1 AND p.author = $2 AND p.state = 'READY' AND (p.published_at, p.id) < ($3, $4) \
                           AND p.market = $6 ORDER BY p.published_at DESC, p.id DESC LIMIT $5");
    READY_IN = select!("WHERE p.market = $1 AND p.state = 'READY' AND (p.published_at, p.id) < ($2, $3) \
                        ORDER BY p.published_at DESC, p.id DESC LIMIT $4");
    RECENT = "SELECT id, author_kind, author, likes, comments, published_at FROM post \
              WHERE market = $1 AND state = 'READY' AND published_at >= $2 ORDER BY published_at DESC, id DESC LIMIT $3";
    FOLLOWED = select!("WHERE p.market = $1 AND p.state = 'READY' AND (p.published_at, p.id) < ($2, $3) \
                        AND EXISTS (SELECT 1 FROM follow f WHERE f.person = $5 AND f.author_kind = p.author_kind AND f.author = p.author) \
                        ORDER BY p.published_at DESC, p.id DESC LIMIT $4");
    OF_PRODUCT = select!("JOIN post_anchor a ON a.post = p.id WHERE a.product = $1 AND a.post < $2 AND p.state = 'READY' \
                          AND p.market = $3 AND NOT EXISTS (SELECT 1 FROM post_anchor b WHERE b.post = a.post AND b.product = a.product \
                          AND b.position < a.position) ORDER BY a.post DESC LIMIT $4");
    SELLING_FOR = select!("WHERE p.id IN (SELECT a.post FROM post_anchor a WHERE a.shop = $1 AND a.post < $2) AND p.state = 'READY' \
                           ORDER BY p.id DESC LIMIT $3");
    OF_TOPIC = select!("JOIN post_topic t ON t.post = p.id WHERE t.topic = $1 AND t.market = $2 AND t.post < $3 AND p.state = 'READY' \
                        ORDER BY t.post DESC LIMIT $4");
    HELD = select!("WHERE p.state = 'HELD' AND p.id > $1 ORDER BY p.id LIMIT $2");
    CLIP = "SELECT clip FROM post WHERE id = $1 AND clip IS NOT NULL";
    RENDITIONS = concat!("SELECT post, height, width, blob, bytes FROM post_rendition WHERE post IN ", ids!(), " ORDER BY post, height");
    ANCHORS = concat!("SELECT post, listing, product, shop FROM post_anchor WHERE post IN ", ids!(), " ORDER BY post, position");
    SET_STATE = "UPDATE post SET state = $3, reason = $4, failure = $5, published_at = COALESCE(published_at, $6) \
                 WHERE id = $1 AND state = $2";
    SET_TEXT = "UPDATE post SET caption = $2, lang = $3, edited_at = $4 WHERE id = $1";
    DESCRIBE = "UPDATE post SET duration_ms = $2, width = $3, height = $4, poster = COALESCE($5, poster) \
                WHERE id = $1 AND state IN ('PROCESSING', 'READY', 'HELD')";
    PUT_RENDITION = "INSERT INTO post_rendition (post, height, width, blob, bytes) VALUES ($1, $2, $3, $4, $5) \
                     ON CONFLICT (post, height) DO UPDATE SET width = EXCLUDED.width, blob = EXCLUDED.blob, bytes = EXCLUDED.bytes";
    INSERT_ANCHOR = "INSERT INTO post_anchor (post, position, listing, product, shop) VALUES ($1, $2, $3, $4, $5)";
    DELETE_ANCHORS = "DELETE FROM post_anchor WHERE post = $1";
    INSERT_MOVE = "INSERT INTO post_move (id, post, from_state, to_state, actor, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    HISTORY = "SELECT from_state, to_state, actor, reason, at FROM post_move WHERE post = $1 ORDER BY id";
    FILES = "SELECT blob FROM post_rendition WHERE post = $1 UNION ALL SELECT poster FROM post WHERE id = $1 AND poster IS NOT NULL";
    IS_SHOWN_FILM = "SELECT r.height FROM post_rendition r JOIN post p ON p.id = r.post WHERE r.blob = $1 AND p.state = 'READY' LIMIT 1";
    IS_SHOWN_POSTER = "SELECT id FROM post WHERE poster = $1 AND state = 'READY' LIMIT 1";
    FORGET_RENDITIONS = "DELETE FROM post_rendition WHERE post = $1 AND post IN (SELECT id FROM post WHERE state = 'DELETED')";
    FORGET_POSTER = "UPDATE post SET poster = NULL, clip = NULL WHERE id = $1 AND state = 'DELETED'";
    COUNT_COMMENTS = "UPDATE post SET comments = comments + $2 WHERE id = $1";
    COUNT_LIKE = "UPDATE post SET likes = likes + 1 WHERE id = $1 AND state = 'READY'";
    COUNT_UNLIKE = "UPDATE post SET likes = likes - 1 WHERE id = $1";
    UPLOAD_OF = "SELECT upload FROM post WHERE id = $1 AND upload IS NOT NULL";
}

#[derive(Deserialize)]
struct Row {
    id: PostId,
    author_kind: String,
    author: i64,
    made_by: Option<PersonId>,
    market: MarketCode,
    lang: Lang,
    caption: String,
    state: PostState,
    reason: Option<String>,
    failure: Option<Json<Failure>>,
    source: String,
    upload: Option<UploadId>,
    duration_ms: Option<i64>,
    width: Option<u32>,
    height: Option<u32>,
    poster: Option<String>,
    origin: Origin,
    likes: i64,
    comments: i64,
    created_at: Instant,
    edited_at: Option<Instant>,
    published_at: Option<Instant>,
}

impl Row {
    /// The post without what is kept in rows of its own.
    fn post(self) -> Result<Post, db::Error> {
        let source = match (self.source.as_str(), self.upload) {
            ("UPLOAD", Some(upload)) => Source::Upload(upload),
            _ => Source::Clip,
        };
        Ok(Post {
            id: self.id,
            author: Author::of(&self.author_kind, self.author).map_err(fault)?,
            made_by: self.made_by,
            market: self.market,
            lang: self.lang,
            caption: self.caption,
            state: self.state,
            reason: self.reason,
            failure: self.failure.map(|failure| failure.0),
            source,
            duration_ms: self.duration_ms,
            width: self.width,
            height: self.height,
            renditions: Vec::new(),
            poster: self.poster,
            anchors: Vec::new(),
            topics: Vec::new(),
            likes: self.likes,
            comments: self.comments,
            created_at: self.created_at,
            edited_at: self.edited_at,
            published_at: self.published_at,
            origin: self.origin,
        })
    }
}

#[derive(Deserialize)]
struct RenditionRow {
    post: PostId,
    height: u32,
    width: u32,
    blob: String,
    bytes: u64,
}

#[derive(Deserialize)]
struct AnchorRow {
    post: PostId,
    listing: ListingId,
    product: ProductId,
    shop: ShopId,
}

/// The posts of `rows`, whole, in their order.
fn whole(read: &mut Read, rows: Vec<Row>) -> Result<Vec<Post>, db::Error> {
    let mut posts = rows.into_iter().map(Row::post).collect::<Result<Vec<Post>, db::Error>>()?;
    for chunk in posts.chunks_mut(IDS) {
        let wanted: Vec<PostId> = chunk.iter().map(|post| post.id).collect();
        let places: HashMap<PostId, usize> = wanted.iter().copied().enumerate().map(|(i, id)| (id, i)).collect();
        let mut put = |id: PostId, give: &mut dyn FnMut(&mut Post)| {
            places.get(&id).and_then(|place| chunk.get_mut(*place)).into_iter().for_each(give);
        };
        for row in read.all::<RenditionRow>(RENDITIONS, &padded(&wanted))? {
            let rendition = Rendition { height: row.height, width: row.width, key: row.blob, bytes: row.bytes };
            put(row.post, &mut |post| post.renditions.push(rendition.clone()));
        }
        for row in read.all::<AnchorRow>(ANCHORS, &padded(&wanted))? {
            let anchor = Anchor { listing: row.listing, product: row.product, shop: row.shop };
            put(row.post, &mut |post| post.anchors.push(anchor));
        }
        for (post, topic) in topic::of_posts(read, &wanted)? {
            put(post, &mut |post| post.topics.push(topic.clone()));
        }
    }
    Ok(posts)
}

pub(crate) fn find(read: &mut Read, id: PostId) -> Result<Option<Post>, db::Error> {
    let row: Option<Row> = read.optional(FIND, params![id])?;
    Ok(whole(read, row.into_iter().collect())?.pop())
}

/// Those that are READY, in the order of `ids`.
pub(crate) fn ready_of(read: &mut Read, ids: &[PostId]) -> Result<Vec<Post>, db::Error> {
    let mut rows: Vec<Row> = read.all(FIND_MANY, &padded(ids))?;
    let order: HashMap<PostId, usize> = ids.iter().copied().enumerate().map(|(i, id)| (id, i)).collect();
    rows.sort_by_key(|row| order.get(&row.id).copied());
    whole(read, rows)
}

pub(crate) fn of_author(
    read: &mut Read,
    author: Author,
    state: Option<PostState>,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    let (kind, before, limit) = (author.kind(), place(page, i64::MAX), page.fetch());
    let rows = match state {
        Some(state) => read.all(OF_AUTHOR_IN, params![kind, author.id(), before, limit, state.name()])?,
        None => read.all(OF_AUTHOR, params![kind, author.id(), before, limit])?,
    };
    Ok(Page::of(whole(read, rows)?, page, |post| post.id.get()))
}

/// The sort key of what was shown last.
fn shown_key(post: &Post) -> (i64, i64) {
    (post.published_at.map_or(0, Instant::ms), post.id.get())
}

pub(crate) fn shown_of(
    read: &mut Read,
    author: Author,
    market: Option<MarketCode>,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    let (at, id) = place(page, (i64::MAX, i64::MAX));
    let rows = match market {
        Some(market) => read.all(SHOWN_OF_IN, params![author.kind(), author.id(), at, id, page.fetch(), market])?,
        None => read.all(SHOWN_OF, params![author.kind(), author.id(), at, id, page.fetch()])?,
    };
    Ok(Page::of(whole(read, rows)?, page, shown_key))
}

pub(crate) fn ready_in(read: &mut Read, market: MarketCode, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    let (at, id) = place(page, (i64::MAX, i64::MAX));
    let rows = read.all(READY_IN, params![market, at, id, page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, shown_key))
}

pub(crate) fn recent(
    read: &mut Read,
    market: MarketCode,
    since: Instant,
    limit: i64,
) -> Result<Vec<Recent>, db::Error> {
    read.all(RECENT, params![market, since, limit])
}

pub(crate) fn followed(
    read: &mut Read,
    person: PersonId,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    let (at, id) = place(page, (i64::MAX, i64::MAX));
    let rows = read.all(FOLLOWED, params![market, at, id, page.fetch(), person])?;
    Ok(Page::of(whole(read, rows)?, page, shown_key))
}

pub(crate) fn of_product(
    read: &mut Read,
    product: ProductId,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    let rows = read.all(OF_PRODUCT, params![product, place(page, i64::MAX), market, page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |post| post.id.get()))
}

pub(crate) fn selling_for(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    let rows = read.all(SELLING_FOR, params![shop, place(page, i64::MAX), page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |post| post.id.get()))
}

pub(crate) fn of_topic(
    read: &mut Read,
    topic: crate::TopicId,
    market: MarketCode,
    page: &PageRequest,
) -> Result<Page<Post>, db::Error> {
    let rows = read.all(OF_TOPIC, params![topic, market, place(page, i64::MAX), page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |post| post.id.get()))
}

pub(crate) fn held(read: &mut Read, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    let rows = read.all(HELD, params![place(page, 0_i64), page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |post| post.id.get()))
}

pub(crate) fn clip(read: &mut Read, id: PostId) -> Result<Option<NewClip>, db::Error> {
    let text: Option<String> = read.optional(CLIP, params![id])?;
    text.map(|text| serde_json::from_str(&text).map_err(fault)).transpose()
}

pub(crate) fn insert(tx: &mut Tx, post: &Post, clip: Option<&NewClip>) -> Result<(), db::Error> {
    let (source, upload) = match post.source {
        Source::Upload(upload) => ("UPLOAD", Some(upload)),
        Source::Clip => ("CLIP", None),
    };
    let bound = params![
        post.id,
        post.author.kind(),
        post.author.id(),
        post.made_by,
        post.market,
        post.lang,
        &post.caption,
        post.state.name(),
        post.reason.as_deref(),
        source,
        upload,
        clip.map(json).transpose()?,
        post.origin.name(),
        post.created_at,
    ];
    tx.execute(INSERT, bound)?;
    insert_anchors(tx, post.id, &post.anchors)
}

pub(crate) fn insert_anchors(tx: &mut Tx, id: PostId, anchors: &[Anchor]) -> Result<(), db::Error> {
    for (position, anchor) in (0_i64..).zip(anchors) {
        tx.execute(INSERT_ANCHOR, params![id, position, anchor.listing, anchor.product, anchor.shop])?;
    }
    Ok(())
}

pub(crate) fn delete_anchors(tx: &mut Tx, id: PostId) -> Result<(), db::Error> {
    tx.execute(DELETE_ANCHORS, params![id]).map(drop)
}

/// Writes the state of `post`, with what belongs to it; false when it is not in `from` any more.
pub(crate) fn set_state(tx: &mut Tx, post: &Post, from: PostState) -> Result<bool, db::Error> {
    let failure = post.failure.as_ref().map(json).transpose()?;
    let bound = params![post.id, from.name(), post.state.name(), post.reason.as_deref(), failure, post.published_at];
    Ok(tx.execute(SET_STATE, bound)? == 1)
}

pub(crate) fn set_text(tx: &mut Tx, post: &Post) -> Result<(), db::Error> {
    tx.execute(SET_TEXT, params![post.id, &post.caption, post.lang, post.edited_at]).map(drop)
}

pub(crate) fn describe(tx: &mut Tx, id: PostId, told: &Described) -> Result<bool, db::Error> {
    let bound = params![id, told.duration_ms, told.width, told.height, told.poster.as_deref()];
    Ok(tx.execute(DESCRIBE, bound)? == 1)
}

pub(crate) fn put_rendition(tx: &mut Tx, id: PostId, made: &Rendition) -> Result<(), db::Error> {
    let bytes = i64::try_from(made.bytes).map_err(fault)?;
    tx.execute(PUT_RENDITION, params![id, made.height, made.width, &made.key, bytes]).map(drop)
}

pub(crate) fn insert_move(tx: &mut Tx, id: PostId, moved: &Move) -> Result<(), db::Error> {
    let row = tx.new_id::<Move>();
    let from = moved.from.map(PostState::name);
    let bound = params![row, id, from, moved.to.name(), moved.actor.name(), &moved.reason, moved.at];
    tx.execute(INSERT_MOVE, bound).map(drop)
}

pub(crate) fn history(read: &mut Read, id: PostId) -> Result<Vec<Move>, db::Error> {
    #[derive(Deserialize)]
    struct MoveRow {
        from_state: Option<PostState>,
        to_state: PostState,
        actor: Actor,
        reason: String,
        at: Instant,
    }
    let rows: Vec<MoveRow> = read.all(HISTORY, params![id])?;
    let moves = rows.into_iter().map(|row| Move {
        from: row.from_state,
        to: row.to_state,
        actor: row.actor,
        reason: row.reason,
        at: row.at,
    });
    Ok(moves.collect())
}

pub(crate) fn files(read: &mut Read, id: PostId) -> Result<Vec<String>, db::Error> {
    read.all(FILES, params![id])
}

pub(crate) fn is_shown_file(read: &mut Read, key: &str) -> Result<bool, db::Error> {
    let film: Option<i64> = read.optional(IS_SHOWN_FILM, params![key])?;
    let poster: Option<i64> = if film.is_none() { read.optional(IS_SHOWN_POSTER, params![key])? } else { film };
    Ok(poster.is_some())
}

pub(crate) fn forget_files(tx: &mut Tx, id: PostId) -> Result<(), db::Error> {
    tx.execute(FORGET_RENDITIONS, params![id])?;
    tx.execute(FORGET_POSTER, params![id]).map(drop)
}

/// The upload that a post was made of, whatever became of the post.
pub(crate) fn upload_of(read: &mut Read, id: PostId) -> Result<Option<UploadId>, db::Error> {
    read.optional(UPLOAD_OF, params![id])
}

pub(crate) fn count_comments(tx: &mut Tx, id: PostId, more: i64) -> Result<(), db::Error> {
    tx.execute(COUNT_COMMENTS, params![id, more]).map(drop)
}

/// False when it is not shown.
pub(crate) fn count_like(tx: &mut Tx, id: PostId) -> Result<bool, db::Error> {
    Ok(tx.execute(COUNT_LIKE, params![id])? == 1)
}

pub(crate) fn count_unlike(tx: &mut Tx, id: PostId) -> Result<(), db::Error> {
    tx.execute(COUNT_UNLIKE, params![id]).map(drop)
}
