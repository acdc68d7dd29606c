//! Comments: said, answered, pinned, deleted, and looked at before they are shown.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use content::comment::{self, A_MINUTE_MAX, Comment, CommentError, CommentId};
use content::post::PostId;
use content::{Author, PersonId, Post};
use flows::{Say, faces};
use kernel::{Lang, Page};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::posts::{AuthorView, TranslationView, hosted, person, reviews, speaks_for, visible};
use crate::access::{OperatorCases, Public, SignedIn, Staff};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{App, AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(held_of_post))
        .routes(routes!(held))
        .routes(routes!(replies))
        .routes(routes!(delete))
        .routes(routes!(pin, unpin))
        .routes(routes!(approve))
}

/// What somebody says to a post.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CommentView {
    pub id: String,
    pub post: String,
    pub author: AuthorView,
    /// Plain text.
    pub text: String,
    pub language: Option<String>,
    /// The text in the language that was asked for, where a translator is configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<TranslationView>,
    /// The comment that it answers.
    pub reply_to: Option<String>,
    /// Replies that are shown.
    pub replies: i64,
    pub pinned: bool,
    /// `SHOWN`, or `HELD` until somebody looked at it.
    pub state: String,
    /// Why it is HELD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<String>,
    /// Whether the caller wrote it.
    pub mine: bool,
    pub created_at: String,
}

impl CommentView {
    fn of(comment: &Comment, author: AuthorView, viewer: Option<PersonId>, voice: &Voice) -> CommentView {
        CommentView {
            id: comment.id.to_string(),
            post: comment.post.to_string(),
            author,
            text: comment.text.clone(),
            language: comment.lang.map(|lang| lang.tag().to_owned()),
            translation: None,
            reply_to: comment.reply_to.map(|id| id.to_string()),
            replies: comment.replies,
            pinned: comment.pinned,
            state: comment.state.name().to_owned(),
            held_by: comment.held_by.map(|rule| voice.explain(rule.code(), &[]).into_owned()),
            mine: viewer.is_some() && comment.made_by == viewer,
            created_at: comment.created_at.to_string(),
        }
    }
}

/// How comments are wanted.
#[derive(Debug, Deserialize, IntoParams)]
struct CommentsQuery {
    /// A language into which they are translated, where a translator is configured.
    #[param(example = "en")]
    translate: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Comments of a post: the pinned one first, then the newest.
#[utoipa::path(get, path = "/posts/{post}/comments", tag = "comments", security(()), params(("post" = String, Path), CommentsQuery),
    responses((status = 200, body = ListView<CommentView>), Refused))]
async fn list(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    query: Result<Query<CommentsQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommentView>>> {
    visible(&app, who.as_ref(), id).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let viewer = who.as_ref().map(|who| person(&who.principal));
    let page = app.db.read(move |read| comment::list(read, id, viewer, &page)).await?;
    listed(&app, page, viewer, query.translate, &voice).await
}

/// Replies to a comment, the oldest first.
#[utoipa::path(get, path = "/comments/{comment}/replies", tag = "comments", security(()), params(("comment" = String, Path), CommentsQuery),
    responses((status = 200, body = ListView<CommentView>), Refused))]
async fn replies(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(id): Path<CommentId>,
    query: Result<Query<CommentsQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommentView>>> {
    let comment = find(&app, id).await?;
    visible(&app, who.as_ref(), comment.post).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let viewer = who.as_ref().map(|who| person(&who.principal));
    let page = app.db.read(move |read| comment::replies(read, id, viewer, &page)).await?;
    listed(&app, page, viewer, query.translate, &voice).await
}

/// What somebody wants to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommentInput {
    /// 1 to 500 characters of plain text.
    #[serde(default)]
    text: String,
    /// A comment of the same post, to answer it.
    #[schema(value_type = Option<String>)]
    reply_to: Option<CommentId>,
    /// The id of a shop whose host the caller is, to speak in its name.
    #[schema(value_type = Option<String>)]
    shop: Option<content::ShopId>,
    /// The language of the text; the caller's unless sent.
    #[schema(value_type = Option<String>)]
    language: Option<Lang>,
}

/// Says something to a post. What a rule holds is seen by its writer alone until the post's author or an operator looked at it.
#[utoipa::path(post, path = "/posts/{post}/comments", tag = "comments", security(("bearer" = [])), params(("post" = String, Path)), request_body = CommentInput,
    responses((status = 201, body = CommentView), Refused))]
async fn add(
    who: SignedIn,
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<CommentView>)> {
    let post = visible(&app, Some(&staff), id).await?;
    let input: CommentInput = body.json()?;
    if let Some(shop) = input.shop {
        speaks_for(&staff, Author::Shop(shop))?;
    }
    let by = person(&who.principal);
    let say = Say {
        post: post.id,
        by,
        shop: input.shop,
        text: input.text,
        lang: input.language,
        reply_to: input.reply_to,
        a_minute_max: if app.sandbox { A_MINUTE_MAX * SANDBOX_PACE } else { A_MINUTE_MAX },
    };
    let clock = app.clock.clone();
    let comment = app.db.write(move |tx| flows::add_comment(tx, &*clock, &say)).await.map_err(refused)?;
    Ok((StatusCode::CREATED, Answer(one(&app, comment, Some(by), &voice).await?)))
}

/// How much faster one may write in a sandbox.
const SANDBOX_PACE: i64 = 1_000;

/// Too fast is 429 and says when to come back.
pub(crate) fn refused(error: CommentError) -> Error {
    match error {
        CommentError::TooFast { retry_after_s } => {
            let error = Error::new("content.comment_too_fast");
            error.retry_after(u64::try_from(retry_after_s).unwrap_or(1))
        }
        error => error.into(),
    }
}

/// Comments of a post that wait for its author.
#[utoipa::path(get, path = "/posts/{post}/held-comments", tag = "comments", security(("bearer" = [])), params(("post" = String, Path), super::PageQuery),
    responses((status = 200, body = ListView<CommentView>), Refused))]
async fn held_of_post(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommentView>>> {
    hosted(&app, &staff, id).await?;
    let Paging(page) = page?;
    let page = app.db.read(move |read| comment::held_of(read, id, &page)).await?;
    listed(&app, page, None, None, &voice).await
}

/// Comments that wait for a review, the longest waiting first: for operators.
#[utoipa::path(get, path = "/operator/comments", tag = "comments", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<CommentView>), Refused))]
async fn held(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommentView>>> {
    let page = app.db.read(move |read| comment::held(read, &page)).await?;
    listed(&app, page, None, None, &voice).await
}

/// Shows a comment that waits: for the post's author and operators.
#[utoipa::path(put, path = "/comments/{comment}/approval", tag = "comments", security(("bearer" = [])), params(("comment" = String, Path)),
    responses((status = 200, body = CommentView), Refused))]
async fn approve(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CommentId>,
    Speech(voice): Speech,
) -> Result<Answer<CommentView>> {
    let (_, post) = with_post(&app, id).await?;
    let operator = judge(&staff, &post)?;
    let clock = app.clock.clone();
    let decided = app.db.write(move |tx| flows::decide_held_comment(tx, &*clock, operator, id, true)).await?;
    Ok(Answer(one(&app, decided, Some(person(&staff.principal)), &voice).await?))
}

/// Deletes a comment with its replies: for its writer, the post's author and operators.
#[utoipa::path(delete, path = "/comments/{comment}", tag = "comments", security(("bearer" = [])), params(("comment" = String, Path)), responses((status = 204), Refused))]
async fn delete(staff: Staff, State(app): State<AppState>, Path(id): Path<CommentId>) -> Result<StatusCode> {
    let (comment, post) = with_post(&app, id).await?;
    let mine = comment.made_by == Some(person(&staff.principal));
    let operator = match mine && staff.must(accounts::Permission::Shopper).is_ok() {
        true => None,
        false => judge(&staff, &post)?,
    };
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::decide_held_comment(tx, &*clock, operator, id, false)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a comment above the others; another one there comes down. For the post's author.
#[utoipa::path(put, path = "/comments/{comment}/pin", tag = "comments", security(("bearer" = [])), params(("comment" = String, Path)), responses((status = 204), Refused))]
async fn pin(staff: Staff, State(app): State<AppState>, Path(id): Path<CommentId>) -> Result<StatusCode> {
    let (_, post) = with_post(&app, id).await?;
    speaks_for(&staff, post.author)?;
    app.db.write(move |tx| comment::pin(tx, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a comment back among the others.
#[utoipa::path(delete, path = "/comments/{comment}/pin", tag = "comments", security(("bearer" = [])), params(("comment" = String, Path)), responses((status = 204), Refused))]
async fn unpin(staff: Staff, State(app): State<AppState>, Path(id): Path<CommentId>) -> Result<StatusCode> {
    let (_, post) = with_post(&app, id).await?;
    speaks_for(&staff, post.author)?;
    app.db.write(move |tx| comment::unpin(tx, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// As whom somebody judges what was said: the post's author as nobody in particular, an operator by their id; 404 for others.
fn judge(staff: &Staff, post: &Post) -> Result<Option<PersonId>> {
    if speaks_for(staff, post.author).is_ok() {
        return Ok(None);
    }
    reviews(staff)?;
    Ok(Some(person(&staff.principal)))
}

async fn find(app: &App, id: CommentId) -> Result<Comment> {
    app.db.read(move |read| comment::find(read, id)).await?.ok_or_else(Error::not_found)
}

async fn with_post(app: &App, id: CommentId) -> Result<(Comment, Post)> {
    let found = app.db.read(move |read| {
        let Some(comment) = comment::find(read, id)? else { return Ok(None) };
        let post = content::post::find(read, comment.post)?;
        Ok::<_, db::Error>(post.map(|post| (comment, post)))
    });
    found.await?.ok_or_else(Error::not_found)
}

async fn one(app: &App, comment: Comment, viewer: Option<PersonId>, voice: &Voice) -> Result<CommentView> {
    let page = Page { items: vec![comment], next: None };
    let Answer(list) = listed(app, page, viewer, None, voice).await?;
    list.items.into_iter().next().ok_or_else(Error::not_found)
}

/// A page of comments with their authors' faces.
pub(crate) async fn listed(
    app: &App,
    page: Page<Comment>,
    viewer: Option<PersonId>,
    translate: Option<String>,
    voice: &Voice,
) -> Result<Answer<ListView<CommentView>>> {
    let authors: Vec<Author> = page.items.iter().map(|comment| comment.author).collect();
    let known = app.db.read(move |read| faces::of(read, &authors)).await?;
    let face = |author: Author| known.iter().find(|face| face.author == author);
    let view = |comment: &Comment| {
        let author = face(comment.author).map_or_else(|| AuthorView::gone(comment.author), AuthorView::of);
        CommentView::of(comment, author, viewer, voice)
    };
    let mut views: Vec<CommentView> = page.items.iter().map(view).collect();
    if let Some(to) = translate {
        let texts: Vec<_> = page.items.iter().map(|comment| (comment.lang, comment.text.clone())).collect();
        for (view, translation) in views.iter_mut().zip(super::translations::of_all(app, &to, &texts).await?) {
            view.translation = translation;
        }
    }
    Ok(Answer(ListView { items: views, next: page.next.map(|cursor| cursor.as_str().to_owned()) }))
}
