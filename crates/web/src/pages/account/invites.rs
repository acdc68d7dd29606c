//! `/account/invites`: shops that want one to work there.

use accounts::mail::INVITES_PATH;
use accounts::membership::{self, Invite, InviteId};
use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum::routing::{get, post};
use maud::{Markup, html};

use super::frame;
use crate::access::{Owner, SignedIn};
use crate::extract::{Path, Query};
use crate::pages::again::Done;
use crate::pages::desk::Desk;
use crate::ui::{Icon, empty};
use crate::{AppState, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(INVITES_PATH, get(show))
        .route(&format!("{INVITES_PATH}/{{invite}}/acceptance"), post(accept))
        .route(&format!("{INVITES_PATH}/{{invite}}/refusal"), post(decline))
}

async fn show(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let (clock, person) = (app.wall, me.principal.person);
    let invites = app.db.read(move |read| membership::invites_of_person(read, &clock, person)).await?;
    Ok(page(&desk, &invites, &done))
}

async fn accept(me: SignedIn<Owner>, State(app): State<AppState>, Path(id): Path<InviteId>) -> Result<Redirect> {
    let (clock, person) = (app.wall, me.principal.person);
    app.db.write(move |tx| membership::accept(tx, &clock, person, id)).await?;
    Ok(Redirect::to("/seller"))
}

async fn decline(me: SignedIn<Owner>, State(app): State<AppState>, Path(id): Path<InviteId>) -> Result<Redirect> {
    let (clock, person) = (app.wall, me.principal.person);
    app.db.write(move |tx| membership::decline(tx, &clock, person, id)).await?;
    Ok(Redirect::to("/account/invites?done=declined"))
}

pub(super) fn page(desk: &Desk, invites: &[Invite], done: &Done) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("account-invites"),
        &html! {
            (done.toast("account", voice))
            div.page-head { h1 { (voice.say("account-invites")) } }
            @if invites.is_empty() {
                (empty(Icon::Mail, &voice.say("account-invites-empty"), &voice.say("account-invites-empty-text"), None))
            }
            ul.tiles { @for invite in invites { li.panel { (shown(invite, voice)) } } }
        },
    )
}

fn shown(invite: &Invite, voice: &Voice) -> Markup {
    let way = |what| format!("{INVITES_PATH}/{}/{what}", invite.id);
    html! {
        h2 { (invite.shop_name) }
        p { (voice.say_with("account-invited-by", &[("by", invite.invited_by.clone().into())])) }
        ul.bullets { @for permission in &invite.permissions { li { (permission_words(*permission, voice)) } } }
        p.muted { (voice.say_with("account-invite-until", &[("date", voice.date(invite.expires_at).into())])) }
        div.ways-row {
            (frame::post(&way("acceptance"), &voice.say("account-invite-accept"), "button"))
            (frame::post(&way("refusal"), &voice.say("account-invite-decline"), "button quiet"))
        }
    }
}

/// What one may do in a shop, in words.
fn permission_words(permission: accounts::ShopPermission, voice: &Voice) -> String {
    use accounts::ShopPermission::{Catalogue, Host, Money, Orders, Staff};
    let words = match permission {
        Catalogue => voice.say("account-may-catalogue"),
        Orders => voice.say("account-may-orders"),
        Money => voice.say("account-may-money"),
        Host => voice.say("account-may-host"),
        Staff => voice.say("account-may-staff"),
    };
    words.into_owned()
}
