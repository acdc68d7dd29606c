//! What can be bought from a clip: the list of it, and one product as it is shown over the playing video.

use axum::extract::State;
use catalog::listing::ListingId;
use content::{PostId, PostState, post};
use flows::feed::{self, Reason};
use maud::{Markup, html};
use serde::Deserialize;

use super::Watcher;
use super::slide::{Slide, good_row};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::pages::storefront::product::{self, ProductQuery};
use crate::ui::Icon;
use crate::ui::icon_sized;
use crate::ui::layout::{self, Head};
use crate::{AppState, Error, Result};

#[derive(Deserialize)]
pub(super) struct PostPath {
    post: PostId,
}

#[derive(Deserialize)]
pub(super) struct GoodPath {
    post: PostId,
    listing: ListingId,
}

#[derive(Default, Deserialize)]
pub(super) struct Part {
    part: Option<String>,
}

/// `GET /{market}/p/{post}/goods`: everything that can be bought from a clip.
pub(super) async fn all(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Query(query): Query<Part>,
) -> Result<Markup> {
    let (ask, signals) = (watcher.ask(&visit), app.signals.clone());
    let found = app.db.read(move |read| -> Result<_> {
        let post = post::find(read, path.post)?.filter(|post| post.state == PostState::Ready);
        let post = post.filter(|post| post.market == ask.market).ok_or_else(Error::not_found)?;
        Ok(feed::dress(read, &signals, &ask, vec![(Reason::Asked, post)])?)
    });
    let item = found.await?.pop().ok_or_else(Error::not_found)?;
    let clip = Slide::of(&visit, &item);
    Ok(if query.part.is_some() { list(&visit, &clip) } else { view(&visit, &clip) })
}

pub(crate) fn view(visit: &Visit, clip: &Slide) -> Markup {
    let voice = &visit.voice;
    layout::shop(
        visit,
        &Head::private(voice.say("field-goods")),
        &html! {
            div.wrap.talk-page {
                a.link.talk-back href=(clip.href) { (icon_sized(Icon::ArrowLeft, 18)) (voice.say("field-to-clip")) }
                h1 { (voice.say("field-goods")) }
                (list(visit, clip))
            }
        },
    )
}

/// The list alone, for the sheet over the clip.
fn list(visit: &Visit, clip: &Slide) -> Markup {
    html! {
        div.f-good-list data-part="goods" {
            @for (good, listing) in clip.goods.iter().zip(&clip.listings) { (good_row(good, listing, &visit.voice)) }
        }
    }
}

/// `GET /{market}/p/{post}/goods/{listing}`: one product, for the sheet over the clip.
pub(super) async fn show(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<GoodPath>,
    Query(query): Query<ProductQuery>,
) -> Result<Markup> {
    let mut product = product::find(&app, &visit, path.listing, &query).await?;
    product.via = Some(path.post.get());
    Ok(product::view::part(&visit, &product))
}
