//! Samples that a creator asked for, with their clocks.

mod view;

pub(in crate::pages) use view::{Asked, Shown, clock, view};

use accounts::address;
use affiliate::sample::{self, Sample, SampleState};
use affiliate::{CollaborationId, SampleId};
use axum::extract::State;
use axum::response::Redirect;
use kernel::{Id, Instant, Page, Problem, Problems};
use maud::Markup;

use super::frame::{self, Creating, creator_of};
use crate::extract::{Fields, Paging, Path};
use crate::pages::Desk;
use crate::ui::{Form, Picture};
use crate::{AppState, Error, Result};

/// `GET /studio/samples`.
pub async fn show(desk: Desk, me: Creating, State(app): State<AppState>, Paging(page): Paging) -> Result<Markup> {
    let (creator, now) = (creator_of(&me), app.clock.now());
    let read = app.db.read(move |read| {
        let found = sample::of_creator(read, creator, &page)?;
        let items = found.items.iter().map(|one| asked(read, one, now)).collect::<Result<Vec<Asked>>>()?;
        Ok::<_, Error>(Shown { samples: Page { items, next: found.next } })
    });
    Ok(view(&desk, &read.await?))
}

/// A sample as its creator sees it.
pub(in crate::pages) fn asked(read: &mut db::Read, one: &Sample, now: Instant) -> Result<Asked> {
    let product: catalog::ProductId = Id::new(one.product.get());
    let cover = catalog::listing::covers(read, &[product])?.remove(&product);
    let title = catalog::product::find(read, product)?.map(|product| product.title).unwrap_or_default();
    let shop = catalog::shop::find(read, Id::new(one.shop.get()))?.map(|shop| shop.name).unwrap_or_default();
    let refused = one.state == SampleState::Rejected;
    let words = refused.then(|| sample::history(read, one.id)).transpose()?;
    let words = words.and_then(|moves| moves.into_iter().next_back()).map(|moved| moved.reason);
    Ok(Asked {
        id: one.id.to_string(),
        product: title,
        shop,
        image: cover.and_then(|image| Picture::of(&image, "")),
        state: one.state.name(),
        asked_at: one.requested_at,
        due: one.due_at,
        overdue: one.due_at.is_some_and(|due| due <= now),
        tracking: one.carrier.clone().zip(one.tracking.clone()),
        words: words.filter(|words| !words.is_empty()),
        can_withdraw: matches!(one.state, SampleState::Pending | SampleState::AwaitingShipment),
        can_extend: one.state == SampleState::ContentDue && !one.extended,
        can_receive: one.state == SampleState::Shipped,
        can_post: one.state == SampleState::ContentDue,
    })
}

/// Asks for a sample of what a form names.
pub async fn ask(app: &AppState, me: &Creating, collaboration: CollaborationId, form: &Form) -> Result<()> {
    let mut problems = Problems::default();
    let variant = form.value("variant").parse::<affiliate::VariantId>().ok();
    problems.check(variant.is_some(), || Problem::new("variant", "request.field_missing"));
    let (person, wanted) = (me.principal.person, form.value("address").to_owned());
    let book = app.db.read(move |read| address::list(read, person)).await?;
    let address = book.into_iter().find(|one| one.id.to_string() == wanted).map(|one| one.address);
    problems.check(address.is_some(), || Problem::new("address", "request.field_missing"));
    let Some((variant, address)) = variant.zip(address).filter(|_| problems.0.is_empty()) else {
        return Err(Error::invalid(problems));
    };
    let (creator, note, clock) = (creator_of(me), form.value("note").to_owned(), app.clock.clone());
    let write = app.db.write(move |tx| {
        let product = catalog::product::of_variant(tx, Id::new(variant.get()))?.map(|(_, product)| product);
        let product = product.ok_or_else(|| Error::field(Problem::new("variant", "affiliate.variant_unknown")))?;
        let wish = flows::AskSample {
            collaboration,
            creator,
            product: Id::new(product.get()),
            variant: Some(variant),
            note: note.clone(),
            address: address.clone(),
        };
        Ok::<_, Error>(flows::ask_sample(tx, &*clock, &wish)?)
    });
    write.await?;
    Ok(())
}

/// `POST /studio/samples/{sample}`: withdrawn, extended, or arrived.
pub async fn act(
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let (creator, clock, form) = (creator_of(&me), app.clock.clone(), Form::new(fields));
    let word = match form.value("do") {
        "withdraw" => "withdrawn",
        "extend" => "extended",
        "received" => "received",
        _ => return Err(Error::not_found()),
    };
    let write = app.db.write(move |tx| {
        let found = sample::find(tx, id)?.filter(|one| one.creator == creator);
        let mut one = found.ok_or_else(Error::not_found)?;
        match word {
            "withdrawn" => flows::withdraw_sample(tx, &*clock, &mut one)?,
            "extended" => sample::extend(tx, &*clock, &mut one)?,
            _ => flows::receive_sample(tx, &*clock, &mut one, affiliate::Actor::Creator)?,
        }
        Ok::<_, Error>(())
    });
    write.await?;
    Ok(frame::done_at("/studio/samples", word))
}
