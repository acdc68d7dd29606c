//! One collaboration: joining it, leaving it, asking for a sample.

use accounts::address;
use affiliate::collaboration::{self, State as Standing};
use affiliate::member::MemberState;
use affiliate::{Collaboration, CollaborationId};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::ProductId;
use kernel::Id;
use maud::Markup;

use super::view::{Whole, whole_view};
use super::{GOODS_MAX, Seen, offer, place};
use crate::extract::{Fields, Path};
use crate::pages::studio::frame::{self, Creating, creator_of};
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// The collaboration, for those who may see it: everybody an open one that is open, else who is in it or invited.
async fn seen(app: &AppState, me: &Creating, id: CollaborationId) -> Result<Collaboration> {
    let creator = creator_of(me);
    let read = app.db.read(move |read| {
        let Some(found) = collaboration::find(read, id)? else { return Ok(None) };
        let member = collaboration::member(read, id, creator)?;
        let is_in = member.is_some_and(|member| member.state != MemberState::Left);
        let for_all = found.kind == collaboration::Kind::Open && found.state == Standing::Open;
        Ok::<_, db::Error>((is_in || for_all).then_some(found))
    });
    read.await?.ok_or_else(Error::not_found)
}

/// `GET /studio/collaborations/{collaboration}`.
pub async fn show(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
) -> Result<Markup> {
    let one = seen(&app, &me, id).await?;
    Ok(whole_view(&desk, &whole(&desk, &app, &me, one, Form::default()).await?))
}

async fn whole(desk: &Desk, app: &AppState, me: &Creating, one: Collaboration, form: Form) -> Result<Whole> {
    let markets = app.markets.read(&app.db).await?;
    let place = place(&markets, None, me.principal.market)?;
    let seen = Seen::of(app, me, &place, &desk.voice);
    let person = me.principal.person;
    let read = app.db.read(move |read| {
        let member = collaboration::member(read, one.id, seen.creator)?;
        let (offer, _) = offer(read, &seen, &one, member.as_ref(), GOODS_MAX)?;
        let products: Vec<ProductId> = one.products.iter().take(GOODS_MAX).map(|id| Id::new(id.get())).collect();
        let variants = variants(read, &products)?;
        let addresses = address::list(read, person)?;
        let addresses =
            addresses.iter().map(|one| (one.id.to_string(), format!("{}, {}", one.address.name, one.address.line1)));
        let may_ask = offer.samples;
        Ok::<_, Error>(Whole {
            can_leave: offer.joined,
            sample: may_ask.then_some(form),
            variants,
            addresses: addresses.collect(),
            offer,
        })
    });
    read.await
}

/// What a sample can be of: every variant of these products, by title and options.
fn variants(read: &mut db::Read, products: &[ProductId]) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for product in catalog::product::find_many(read, products)? {
        for variant in product.variants.iter().filter(|variant| variant.for_sale()) {
            let options: Vec<&str> = product.options_of(variant).map(|(_, value)| value).collect();
            let words = if options.is_empty() {
                product.title.clone()
            } else {
                format!("{} · {}", product.title, options.join(" / "))
            };
            found.push((variant.id.to_string(), words));
        }
    }
    Ok(found)
}

/// `POST /studio/collaborations/{collaboration}/membership`.
pub async fn join(me: Creating, State(app): State<AppState>, Path(id): Path<CollaborationId>) -> Result<Redirect> {
    seen(&app, &me, id).await?;
    let (clock, creator) = (app.clock.clone(), creator_of(&me));
    let write = app.db.write(move |tx| {
        let one = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        Ok::<_, Error>(collaboration::join(tx, &*clock, &one, creator)?)
    });
    write.await?;
    Ok(frame::done_at(&format!("/studio/collaborations/{id}"), "joined"))
}

/// `POST /studio/collaborations/{collaboration}/departure`.
pub async fn leave(me: Creating, State(app): State<AppState>, Path(id): Path<CollaborationId>) -> Result<Redirect> {
    seen(&app, &me, id).await?;
    let (clock, creator) = (app.clock.clone(), creator_of(&me));
    app.db.write(move |tx| Ok::<_, Error>(collaboration::leave(tx, &*clock, id, creator)?)).await?;
    Ok(frame::done_at("/studio/products", "left"))
}

/// `POST /studio/collaborations/{collaboration}/samples`.
pub async fn ask_sample(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let one = seen(&app, &me, id).await?;
    let form = Form::new(fields);
    match super::super::samples::ask(&app, &me, id, &form).await {
        Ok(()) => Ok(frame::done_at("/studio/samples", "asked").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "variant")?);
            let whole = whole(&desk, &app, &me, one, form).await?;
            Ok(again::unprocessable(whole_view(&desk, &whole)))
        }
    }
}
