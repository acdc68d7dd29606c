//! Liking a clip, following its author, and not wanting either: forms without a script, and the same forms sent quietly with one.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use content::{Author, PersonId, PostId, follow, mute, post, reaction};
use serde::Deserialize;
use serde_json::json;

use crate::access::{Public, SignedIn};
use crate::demand;
use crate::extract::{Fields, Path};
use crate::pages::Visit;
use crate::pages::desk::local;
use crate::ui::Form;
use crate::viewer::Viewing;
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

/// `POST /{market}/p/{post}/no`: the clip does not come back, and fewer like it. A session is not needed.
pub(super) async fn refuse(
    visit: Visit,
    _: Public,
    viewing: Viewing,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    demand::not_interested(&app, &viewing, path.post).await?;
    Ok(done(&visit, &Form::new(fields)))
}

/// `POST /{market}/mute`: `author` is `creator:ID` or `shop:ID`; `on` says whether.
pub(super) async fn mute(
    visit: Visit,
    me: SignedIn,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let author: Author = form.value("author").parse().map_err(|_| Error::not_found())?;
    let (on, person, clock) = (form.value("on") != "0", PersonId::new(me.principal.person.get()), app.clock.clone());
    let done_so = app.db.write(move |tx| -> Result<_> {
        flows::faces::author(tx, author)?.ok_or_else(Error::not_found)?;
        match on {
            true => mute::mute(tx, &*clock, person, author)?,
            false => mute::unmute(tx, person, author)?,
        }
        Ok(())
    });
    done_so.await?;
    Ok(done(&visit, &form))
}

/// Nothing to say to a script; without one, the feed goes on.
fn done(visit: &Visit, form: &Form) -> Response {
    match form.value("quiet") {
        "1" => StatusCode::NO_CONTENT.into_response(),
        _ => Redirect::to(&visit.to("")).into_response(),
    }
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
