//! `/inbox/unsubscribe/{key}`: ends the daily letter without signing in. Opening it asks, since programs open links too; a
//! POST does it, from the button or from the reader's mail program (RFC 8058).

use accounts::inbox::{self, UnsubscribeKey};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};
use secrecy::SecretString;

use crate::extract::Path;
use crate::pages::desk::Desk;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, icon_sized};
use crate::{AppState, Error, Result};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/inbox/unsubscribe/{key}", get(ask).post(end))
}

async fn ask(desk: Desk, State(app): State<AppState>, Path(key): Path<String>) -> Result<Markup> {
    let (clock, key) = (app.clock.clone(), SecretString::from(key));
    let known = app.db.read(move |read| inbox::unsubscribable(read, &*clock, &key)).await?;
    match known.ok_or_else(Error::not_found)? {
        UnsubscribeKey::Works => Ok(asked(&desk)),
        UnsubscribeKey::Used => Ok(ended(&desk)),
    }
}

async fn end(desk: Desk, State(app): State<AppState>, Path(key): Path<String>) -> Result<Markup> {
    let (clock, key) = (app.clock.clone(), SecretString::from(key));
    let done = app.db.write(move |tx| inbox::unsubscribe(tx, &*clock, &key)).await?;
    done.map(|_| ended(&desk)).ok_or_else(Error::not_found)
}

pub(super) fn asked(desk: &Desk) -> Markup {
    let say = |id| desk.voice.say(id);
    card(
        desk,
        "inbox-unsubscribe-title",
        &html! {
            p { (say("inbox-unsubscribe-text")) }
            form method="post" { button.button.wide { (say("inbox-unsubscribe-button")) } }
            p { a.link href="/account/notices" { (say("inbox-digest-switches")) } }
        },
    )
}

pub(super) fn ended(desk: &Desk) -> Markup {
    let say = |id| desk.voice.say(id);
    card(
        desk,
        "inbox-unsubscribed-title",
        &html! {
            p { (say("inbox-unsubscribed-text")) }
            p { a.link href="/account/notices" { (say("inbox-digest-switches")) } }
        },
    )
}

fn card(desk: &Desk, title: &'static str, main: &Markup) -> Markup {
    let title = desk.voice.say(title);
    let main = html! {
        div.entry { div.entry-card {
            span.empty-icon { (icon_sized(Icon::Mail, 40)) }
            h1 { (title) }
            (main)
        } }
    };
    layout::plain(desk, &Head::private(title.clone()), &main)
}
