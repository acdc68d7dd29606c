//! A payee's money: what is not settled yet and why, statements a day, payouts.

mod payouts;
mod refunds;
mod view;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use ledger::{Payee, StatementId, settlement, statement};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::shops::shop_for;
use crate::access::{Shopper, SignedIn, Staff};
use crate::extract::{Paging, Path, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result};

use view::{StatementView, UnsettledView};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_shop))
        .routes(routes!(mine))
        .routes(routes!(show))
        .routes(routes!(unsettled))
        .routes(routes!(my_unsettled))
        .merge(payouts::routes())
        .merge(refunds::routes())
}

/// The shop as somebody who is paid.
fn payee(shop: &catalog::Shop) -> Payee {
    Payee::Shop(kernel::Id::new(shop.id.get()))
}

/// A shop's statements, the newest day first.
#[utoipa::path(get, path = "/shops/{shop}/statements", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), super::PageQuery),
    responses((status = 200, body = ListView<StatementView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<StatementView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), payee) = (page?, payee(&shop));
    let page = app.db.read(move |read| statement::list(read, payee, &page)).await?;
    Ok(Answer(ListView::of(page, |statement| StatementView::of(&statement, None, &voice))))
}

/// The caller's own statements, as a creator.
#[utoipa::path(get, path = "/me/statements", tag = "money", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<StatementView>), Refused))]
async fn mine(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<StatementView>>> {
    let payee = Payee::Creator(kernel::Id::new(who.principal.person.get()));
    let page = app.db.read(move |read| statement::list(read, payee, &page)).await?;
    Ok(Answer(ListView::of(page, |statement| StatementView::of(&statement, None, &voice))))
}

/// A statement of a shop, with what moved.
#[utoipa::path(get, path = "/shops/{shop}/statements/{statement}", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), ("statement" = String, Path)),
    responses((status = 200, body = StatementView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, StatementId)>,
    Speech(voice): Speech,
) -> Result<Answer<StatementView>> {
    let payee = payee(&shop_for(&app, &staff, name, ShopPermission::Money).await?);
    let found = app.db.read(move |read| {
        let Some(found) = statement::find(read, payee, id)? else { return Ok(None) };
        let lines = statement::lines(read, &found)?;
        Ok::<_, db::Error>(Some((found, lines)))
    });
    let (found, lines) = found.await?.ok_or_else(Error::not_found)?;
    Ok(Answer(StatementView::of(&found, Some(&lines), &voice)))
}

/// What the caller has earned as a creator and cannot be paid yet, with why and until when.
#[utoipa::path(get, path = "/me/unsettled", tag = "money", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<UnsettledView>), Refused))]
async fn my_unsettled(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<UnsettledView>>> {
    let payee = Payee::Creator(kernel::Id::new(who.principal.person.get()));
    let page = app.db.read(move |read| settlement::unsettled(read, payee, &page)).await?;
    Ok(Answer(ListView::of(page, |waiting| UnsettledView::of(&waiting, &voice))))
}

/// What a shop has earned and cannot be paid yet, with why and until when.
#[utoipa::path(get, path = "/shops/{shop}/unsettled", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), super::PageQuery),
    responses((status = 200, body = ListView<UnsettledView>), Refused))]
async fn unsettled(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<UnsettledView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), payee) = (page?, payee(&shop));
    let page = app.db.read(move |read| settlement::unsettled(read, payee, &page)).await?;
    Ok(Answer(ListView::of(page, |waiting| UnsettledView::of(&waiting, &voice))))
}
