//! `/{market}/`: the feed, and a clip by its own address with the feed behind it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use content::{PostId, PostState, post};
use flows::feed::{self, FeedItem, Reason};
use kernel::{Cursor, PageRequest};
use serde::Deserialize;

use super::Watcher;
use super::slide::{Slide, Telling};
use super::view::{Stream, view};
use crate::api::translations;
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::pages::desk::MARKET_COOKIE;
use crate::pages::storefront::home;
use crate::{AppState, Error, Result, session};

/// Clips of a page: the first is seen at once, the others are on their way. One of eight is new.
const PAGE: u32 = 8;

#[derive(Default, Deserialize)]
pub(super) struct StreamQuery {
    after: Option<String>,
    /// `1`: the caption of the clip that was asked for, in the reader's language.
    translated: Option<String>,
}

impl StreamQuery {
    fn page(&self) -> PageRequest {
        PageRequest::new(self.after.clone().map(Cursor::from_text), Some(PAGE))
    }
}

#[derive(Deserialize)]
pub(super) struct PostPath {
    post: PostId,
}

/// `GET /{market}/`. Where nobody has shown anything yet, the shop stands in its place.
pub(super) async fn show(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Query(query): Query<StreamQuery>,
) -> Result<Response> {
    let page = find(&app, &visit, &watcher, query.page(), None).await?;
    let remembered = session::preference(&app, MARKET_COOKIE, visit.place.market.code.code());
    if page.0.is_empty() && query.after.is_none() {
        let home = home::find(&app, &visit).await?;
        return Ok(([remembered], home::view(&visit, &home)).into_response());
    }
    Ok(([remembered], view(&visit, &stream(&app, &visit, &watcher, page, false))).into_response())
}

/// `GET /{market}/p/{post}`: the clip, and the feed behind it.
pub(super) async fn one(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Query(query): Query<StreamQuery>,
) -> Result<Response> {
    let page = find(&app, &visit, &watcher, query.page(), Some(path.post)).await?;
    let mut stream = stream(&app, &visit, &watcher, page, true);
    if let Some(first) = stream.slides.first_mut().filter(|_| query.translated.is_some()) {
        translate(&app, &visit, first).await?;
    }
    Ok(view(&visit, &stream).into_response())
}

type Found = (Vec<FeedItem>, Option<Cursor>);

/// A page of the feed; a clip that was asked for comes first, and once.
async fn find(
    app: &AppState,
    visit: &Visit,
    watcher: &Watcher,
    page: PageRequest,
    first: Option<PostId>,
) -> Result<Found> {
    let ask = watcher.ask(visit);
    let (clock, rng, signals, feed) = (app.clock.clone(), app.rng.clone(), app.signals.clone(), app.feed.clone());
    let found = app.db.read(move |read| -> Result<_> {
        let asked = match first {
            Some(id) => {
                let post = post::find(read, id)?.filter(|post| post.state == PostState::Ready);
                let post = post.filter(|post| post.market == ask.market).ok_or_else(Error::not_found)?;
                feed::dress(read, &signals, &ask, vec![(Reason::Asked, post)])?
            }
            None => vec![],
        };
        Ok((asked, feed::page(read, (&*clock, &*rng), &signals, &feed, &ask, &page)?))
    });
    let (mut items, page) = found.await?;
    items.extend(page.items.into_iter().filter(|item| Some(item.post.id) != first));
    Ok((items, page.next))
}

/// Shows the caption in the reader's language, where somebody says it.
async fn translate(app: &AppState, visit: &Visit, slide: &mut Slide) -> Result<()> {
    let (from, to) = (slide.lang.parse().ok(), visit.voice.lang());
    let said = translations::of_all(app, to.tag(), &[(from, slide.caption.clone())]).await?.pop().flatten();
    if let Some(said) = said {
        (slide.caption, slide.lang, slide.telling) = (said.text, said.language, Telling::Translated);
    }
    Ok(())
}

fn stream(app: &AppState, visit: &Visit, watcher: &Watcher, (items, next): Found, asked: bool) -> Stream {
    let slide = |item: &FeedItem| {
        let is_foreign = app.interpreter.knows(item.post.lang, visit.voice.lang());
        let telling = if is_foreign { Telling::Foreign } else { Telling::Own };
        Slide { telling, ..Slide::of(visit, item) }
    };
    Stream {
        slides: items.iter().map(slide).collect(),
        next: next.map(|next| visit.to(&format!("?after={}", next.as_str()))),
        asked,
        signed_in: watcher.principal.is_some(),
    }
}
