//! One post: how it does, its words and products, what people say to it.

use axum::response::{IntoResponse, Response};
use content::comment::{self, CommentId};
use content::post::{self, Actor};
use content::{Comment, ListingId, Post, PostId};
use flows::EditPost;
use kernel::{HOUR_MS, Id, Instant, PageRequest};
use maud::Markup;
use signals::Kind;

use super::super::maker::Maker;
use super::super::{earned, promotable};
use super::view::{One, Said};
use super::{Counted, Numbers, one_view, subject};
use crate::pages::seller::frame as desk_frame;
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// Hours that the chart goes back.
const HOURS: i64 = 48;
/// Comments on a page.
const SAID: u32 = 30;

/// The post of this id, when it is theirs.
async fn theirs(app: &AppState, maker: &Maker, id: PostId) -> Result<Post> {
    let author = maker.author();
    let found = app.db.read(move |read| post::find(read, id)).await?;
    let mut post = found.filter(|post| post.author == author).ok_or_else(Error::not_found)?;
    app.seal_files(&mut post);
    Ok(post)
}

/// The page of a post.
pub async fn show(desk: &Desk, app: &AppState, maker: &Maker, id: PostId, page: PageRequest) -> Result<Markup> {
    let post = theirs(app, maker, id).await?;
    let form = written(&post);
    Ok(one_view(desk, maker, &one(desk, app, maker, post, form, page).await?))
}

/// The form as the post stands.
fn written(post: &Post) -> Form {
    let anchors = post.anchors.iter().map(|anchor| ("anchors", anchor.listing.to_string()));
    Form::new([("caption", post.caption.clone())].into_iter().chain(anchors))
}

async fn one(desk: &Desk, app: &AppState, maker: &Maker, post: Post, form: Form, page: PageRequest) -> Result<One> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(post.market).ok_or_else(Error::not_found)?;
    let choices = promotable::in_market(app, maker, place).await?;
    let (id, author, page) = (post.id, post.author, PageRequest::new(page.after, Some(SAID)));
    let read = app.db.read(move |read| {
        let earned = earned::of_posts(read, author, &[id])?.remove(&id).unwrap_or_default();
        let comments = comment::list(read, id, None, &page)?;
        let held = comment::held_of(read, id, &PageRequest::new(None, Some(SAID)))?;
        let next = comments.next;
        Ok::<_, Error>((earned, named(read, comments.items)?, next, named(read, held.items)?))
    });
    let (earned, comments, next, held) = read.await?;
    let counts = app.signals.counts(subject(&post));
    let mut post = post;
    app.seal_files(&mut post);
    Ok(One {
        hours: hours(app, &post)?,
        market: desk_frame::market_name(post.market, &markets, &desk.voice),
        shown_at: format!("{}p/{}", place.home(place.market.main_language()), post.id),
        counted: Counted { numbers: Numbers::of(&post, &counts, earned), post },
        choices,
        form,
        comments,
        held,
        next,
    })
}

/// Comments with the names they are under.
fn named(read: &mut db::Read, comments: Vec<Comment>) -> Result<Vec<Said>> {
    let authors: Vec<_> = comments.iter().map(|comment| comment.author).collect();
    let faces = flows::faces::of(read, &authors)?;
    let name =
        |comment: &Comment| faces.iter().find(|face| face.author == comment.author).map(|face| face.name.clone());
    Ok(comments.into_iter().map(|comment| Said { name: name(&comment).unwrap_or_default(), comment }).collect())
}

/// Views by hour of the last two days, every hour there, also those without a view.
fn hours(app: &AppState, post: &Post) -> Result<Vec<(Instant, i64)>> {
    if post.published_at.is_none() {
        return Ok(Vec::new());
    }
    let now = app.clock.now();
    let this_hour = Instant::from_ms(now.ms() - now.ms().rem_euclid(HOUR_MS));
    let from = this_hour.plus_ms(-(HOURS - 1) * HOUR_MS);
    let counted = app.signals.hours(None, subject(post), Kind::View, from, now.plus_ms(1)).map_err(Error::fault)?;
    let of = |at: Instant| counted.iter().find(|(hour, _)| *hour == at).map_or(0, |(_, count)| *count);
    let hour = |back: i64| from.plus_ms(back * HOUR_MS);
    Ok((0..HOURS).map(|back| (hour(back), i64::try_from(of(hour(back))).unwrap_or(i64::MAX))).collect())
}

/// Changes caption and products.
pub async fn change(
    desk: &Desk,
    app: &AppState,
    maker: &Maker,
    id: PostId,
    fields: Vec<(String, String)>,
) -> Result<Response> {
    let post = theirs(app, maker, id).await?;
    let form = Form::new(fields);
    let edit = EditPost {
        caption: Some(form.value("caption").replace("\r\n", "\n")),
        lang: None,
        listings: Some(listings(&form)),
    };
    let clock = app.clock.clone();
    let changed = app.db.write(move |tx| Ok::<_, Error>(flows::edit_post(tx, &*clock, id, &edit)?)).await;
    match changed {
        Ok(_) => Ok(maker.done_at(&format!("/posts/{id}"), "post-saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "caption")?);
            let one = one(desk, app, maker, post, form, PageRequest::new(None, None)).await?;
            Ok(again::unprocessable(one_view(desk, maker, &one)))
        }
    }
}

/// The listings that a form names. What is no id is nobody's listing, and is said to be so.
pub fn listings(form: &Form) -> Vec<ListingId> {
    form.values("anchors").map(|id| id.parse().unwrap_or(Id::new(0))).collect()
}

/// Deletes a post.
pub async fn delete(app: &AppState, maker: &Maker, id: PostId) -> Result<Response> {
    theirs(app, maker, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| Ok::<_, Error>(flows::delete_post(tx, &*clock, id, Actor::Author)?)).await?;
    Ok(maker.done_at("/posts", "post-deleted").into_response())
}

/// What is done to a comment of one's post: pinned, unpinned, shown, deleted.
pub async fn comment(
    app: &AppState,
    maker: &Maker,
    (id, said): (PostId, CommentId),
    fields: Vec<(String, String)>,
) -> Result<Response> {
    theirs(app, maker, id).await?;
    let found = app.db.read(move |read| comment::find(read, said)).await?;
    found.filter(|comment| comment.post == id).ok_or_else(Error::not_found)?;
    let what = Form::new(fields).value("do").to_owned();
    let clock = app.clock.clone();
    let word = match what.as_str() {
        "pin" | "unpin" | "approve" => "saved",
        "delete" => "comment-deleted",
        _ => return Err(Error::not_found()),
    };
    let write = app.db.write(move |tx| {
        match what.as_str() {
            "pin" => drop(comment::pin(tx, said)?),
            "unpin" => comment::unpin(tx, said)?,
            "approve" => drop(flows::decide_held_comment(tx, &*clock, None, said, true)?),
            _ => drop(comment::delete(tx, &*clock, said)?),
        }
        Ok::<_, Error>(())
    });
    write.await?;
    Ok(maker.done_at(&format!("/posts/{id}#comments"), word).into_response())
}
