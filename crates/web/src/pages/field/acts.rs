//! Liking a clip and following its author: forms without a script, and the same forms sent quietly with one.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use content::{Author, PersonId, PostId, follow, post, reaction};
use serde::Deserialize;
use serde_json::json;

use crate::access::SignedIn;
use crate::extract::{Fields, Path};
use crate::pages::Visit;
use crate::pages::desk::local;
use crate::ui::Form;
use crate::{AppState, Error, Result};

#[derive(Deserialize)]
pub(super) struct PostPath {
    post: PostId,
}

/// `POST /{market}/p/{post}/like`: `on` says whether; `quiet` asks for numbers instead of the page.
pub(super) async fn like(
    visit: Visit,
    me: SignedIn,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (on, person, clock) = (form.value("on") != "0", PersonId::new(me.principal.person.get()), app.clock.clone());
    let done = app.db.write(move |tx| -> Result<_> {
        match on {
            true => reaction::like(tx, &*clock, path.post, person)?,
            false => reaction::unlike(tx, &*clock, path.post, person)?,
        };
        post::find(tx, path.post)?.ok_or_else(Error::not_found)
    });
    let post = done.await?;
    Ok(if form.value("quiet") == "1" {
        Json(json!({ "on": on, "likes": post.likes })).into_response()
    } else {
        Redirect::to(&visit.to(&format!("p/{}", post.id))).into_response()
    })
}

/// `POST /{market}/follow`: `author` is `creator:ID` or `shop:ID`.
pub(super) async fn follow(
    visit: Visit,
    me: SignedIn,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let author: Author = form.value("author").parse().map_err(|_| Error::not_found())?;
    let (on, person, clock) = (form.value("on") != "0", PersonId::new(me.principal.person.get()), app.clock.clone());
    let market = visit.place.market.code;
    let done = app.db.write(move |tx| -> Result<_> {
        flows::faces::author(tx, author)?.filter(|face| face.has_page).ok_or_else(Error::not_found)?;
        let from = follow::From { market: Some(market), ..follow::From::default() };
        match on {
            true => follow::follow(tx, &*clock, person, author, from)?,
            false => follow::unfollow(tx, &*clock, person, author, from)?,
        };
        Ok(follow::followers(tx, author)?)
    });
    let followers = done.await?;
    Ok(if form.value("quiet") == "1" {
        Json(json!({ "on": on, "followers": followers })).into_response()
    } else {
        Redirect::to(local(Some(form.value("back")).filter(|back| !back.is_empty()))).into_response()
    })
}
