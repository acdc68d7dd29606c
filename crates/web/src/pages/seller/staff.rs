//! Who works in the shop, and as what.

use accounts::membership::{self, Invite, InviteId, Member, NewInvite};
use accounts::{PersonId, ShopPermission};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::Shop;
use kernel::{Id, Problem};
use maud::{Markup, html};

use super::frame::{self, Here};
use super::{settings, shops};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::api::word;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::ui::{Colour, Field, Form, Icon, avatar, error_summary, field, icon_sized, pill};
use crate::{AppState, Error, Result};

/// What the page shows.
pub(super) struct People {
    pub members: Vec<Member>,
    pub invites: Vec<Invite>,
    pub form: Form,
}

async fn people(app: &AppState, shop: &Shop, form: Form) -> Result<People> {
    let (id, clock) = (Id::new(shop.id.get()), app.wall);
    let read = app.db.read(move |read| {
        let members = membership::members(read, id)?;
        Ok::<_, db::Error>((members, membership::invites_of_shop(read, &clock, id)?))
    });
    let (members, invites) = read.await?;
    Ok(People { members, invites, form })
}

/// `GET /seller/{shop}/settings/staff`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Staff).await?;
    let form = Form::new([("permission", word(&ShopPermission::Catalogue))]);
    let people = people(&app, &shop, form).await?;
    Ok(view(&desk, &shop, &people))
}

/// `POST /seller/{shop}/settings/staff`: invites somebody by handle.
pub async fn invite(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Staff).await?;
    let form = Form::new(fields);
    let (handle, permissions) =
        (form.value("handle").trim().trim_start_matches('@').to_ascii_lowercase(), permissions(&form));
    let (clock, by, of, shop_name) = (app.wall, staff.principal.person, Id::new(shop.id.get()), shop.name.clone());
    let invited = app.db.write(move |tx| {
        let new = NewInvite { shop: of, shop_name: &shop_name, by, handle: &handle, permissions: &permissions };
        Ok::<_, Error>(membership::invite(tx, &clock, &new)?)
    });
    match invited.await {
        Ok(_) => Ok(frame::done_at(&shop, "/settings/staff", "invited").into_response()),
        Err(error) => {
            let form = form.with_problems(&[problem_of(error)?]);
            let people = people(&app, &shop, form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&desk, &shop, &people)).into_response())
        }
    }
}

/// What stands in the way of an invitation, at its field.
fn problem_of(error: Error) -> Result<Problem> {
    match error.code() {
        "accounts.member_unknown" => Ok(Problem::new("handle", "accounts.member_unknown")),
        "accounts.already_member" => Ok(Problem::new("handle", "accounts.already_member")),
        "accounts.no_permission" => Ok(Problem::new("permissions", "accounts.no_permission")),
        _ => Err(error),
    }
}

fn permissions(form: &Form) -> Vec<ShopPermission> {
    ShopPermission::ALL
        .into_iter()
        .filter(|permission| form.values("permission").any(|value| value == word(permission)))
        .collect()
}

/// `POST /seller/{shop}/settings/staff/{person}`: other permissions, or none any more.
pub async fn change(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, person)): Path<(String, PersonId)>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Staff).await?;
    let form = Form::new(fields);
    let (clock, of, permissions) = (app.wall, Id::new(shop.id.get()), permissions(&form));
    let by = staff.principal.person.to_string();
    let revoke = form.value("do") == "revoke";
    let changed = app.db.write(move |tx| {
        if !membership::members(tx, of)?.iter().any(|member| member.person == person) {
            return Err(Error::not_found());
        }
        if revoke {
            membership::revoke(tx, &clock, &by, of, person)?;
        } else {
            membership::grant(tx, &clock, &by, of, person, &permissions)?;
        }
        Ok(())
    });
    changed.await?;
    let left = revoke && person == staff.principal.person;
    Ok(if left {
        Redirect::to("/seller")
    } else {
        frame::done_at(&shop, "/settings/staff", if revoke { "removed" } else { "saved" })
    })
}

/// `POST /seller/{shop}/settings/invites/{invite}/withdrawal`.
pub async fn withdraw(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, invite)): Path<(String, InviteId)>,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Staff).await?;
    let of = Id::new(shop.id.get());
    app.db.write(move |tx| Ok::<_, Error>(membership::withdraw(tx, of, invite)?)).await?;
    Ok(frame::done_at(&shop, "/settings/staff", "removed"))
}

pub(super) fn view(desk: &Desk, shop: &Shop, people: &People) -> Markup {
    let voice = &desk.voice;
    let path = format!("{}/settings/staff", frame::home(shop));
    let main = html! {
        (frame::head(None, &voice.say("shop-settings"), None, &html! {}))
        (settings::tabs(desk, shop, "staff"))
        ul.members { @for member in &people.members { li.panel { (member_row(desk, member, &path)) } } }
        @if !people.invites.is_empty() { (invites(desk, shop, people)) }
        form.panel.form.invite method="post" action=(path) {
            h2 { (voice.say("shop-invite")) }
            p.muted { (voice.say("shop-invite-text")) }
            (error_summary(&people.form, voice))
            (field(&people.form, &Field::text("handle", &voice.say("shop-person-handle")).max(31).autocomplete("off"), voice))
            fieldset.switches id="permissions" { legend { (voice.say("shop-may")) } (switches(desk, &permissions(&people.form))) }
            div { button.button { (icon_sized(Icon::Mail, 18)) (voice.say("shop-invite-send")) } }
        }
    };
    frame::page(desk, shop, Here::Settings, &voice.say("shop-staff"), &main)
}

fn switches(desk: &Desk, on: &[ShopPermission]) -> Markup {
    html! {
        @for permission in ShopPermission::ALL {
            label.check { input type="checkbox" name="permission" value=(word(&permission)) checked[on.contains(&permission)]; span { (shops::permission(permission, desk)) } }
        }
    }
}

fn member_row(desk: &Desk, member: &Member, path: &str) -> Markup {
    let voice = &desk.voice;
    html! {
        div.member-head { (avatar(&member.handle, 40)) div.grow { b { "@" (member.handle) } p.muted { (voice.say_with("shop-since", &[("date", voice.date(member.since).into())])) } }
            @if member.owner { (pill(Colour::Grass, &voice.say("shop-role-owner"))) } }
        @if !member.owner {
            form method="post" action={ (path) "/" (member.person) } {
                div.switches { (switches(desk, &member.permissions)) }
                div.acts { button.button.quiet name="do" value="save" { (voice.say("shop-save")) } button.button.quiet name="do" value="revoke" { (icon_sized(Icon::X, 18)) (voice.say("shop-revoke")) } }
            }
        }
    }
}

fn invites(desk: &Desk, shop: &Shop, people: &People) -> Markup {
    let voice = &desk.voice;
    html! {
        section.block {
            h2 { (voice.say("shop-invites-open")) }
            ul.members { @for invite in &people.invites {
                li.panel.member-head {
                    (avatar(&invite.handle, 40))
                    div.grow { b { "@" (invite.handle) } p.muted { (shops::permissions(&invite.permissions, desk)) " · " (voice.say_with("shop-until", &[("date", voice.date(invite.expires_at).into())])) } }
                    form method="post" action={ (frame::home(shop)) "/settings/invites/" (invite.id) "/withdrawal" } { button.button.quiet { (voice.say("shop-withdraw")) } }
                }
            } }
        }
    }
}
