//! Returns: asked for by the buyer, answered by the shop, decided by the operator where the two do not agree.

mod view;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::{AskReturn, ReturnFlowError};
use serde::Deserialize;
use trade::OrderId;
use trade::returns::{self, Return, ReturnId, ReturnKind, ReturnState, Shipment};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::orders::{fresh, line_ids, order_for};
use super::shops::shop_for;
use crate::access::{OperatorCases, Party, Side, SignedIn, Staff, Whose};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result, Voice};

pub(crate) use view::ReturnView;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_order, request))
        .routes(routes!(of_shop))
        .routes(routes!(disputed))
        .routes(routes!(show))
        .routes(routes!(decide))
        .routes(routes!(dispute))
        .routes(routes!(send_back))
        .routes(routes!(receive))
        .routes(routes!(withdraw))
        .routes(routes!(replace))
}

/// The return that a path names, and what the caller is to it, of the sides that may do this: 404 for everybody else.
async fn return_for(app: &AppState, party: &Party, id: ReturnId, sides: &[Side]) -> Result<(Return, Side)> {
    let holder = party.holder();
    let found = app.db.read(move |read| {
        let Some(found) = returns::find(read, id)? else { return Ok(None) };
        let is_callers = returns::find_for(read, id, &holder.as_trade())?.is_some();
        Ok::<_, db::Error>(Some((found, is_callers)))
    });
    let (found, is_callers) = found.await?.ok_or_else(Error::not_found)?;
    let side = party.side(&Whose { shop: found.shop.get(), is_callers }, sides)?;
    Ok((found, side))
}

/// A return with its moves.
async fn shown(app: &AppState, found: Return, voice: &Voice) -> Result<Answer<ReturnView>> {
    let id = found.id;
    let moves = app.db.read(move |read| returns::history(read, id)).await?;
    Ok(Answer(ReturnView::of(&found, Some(&moves), voice)))
}

/// Moves a return by `step`, and shows it.
async fn moved<F>(app: &AppState, id: ReturnId, voice: &Voice, step: F) -> Result<Answer<ReturnView>>
where
    F: Fn(&mut db::Tx, &mut Return) -> std::result::Result<(), ReturnFlowError> + Send + 'static,
{
    let written = app.db.write(move |tx| {
        let mut found = returns::find(tx, id)?.ok_or_else(Error::not_found)?;
        step(tx, &mut found).map_err(refused)?;
        Ok::<_, Error>(found)
    });
    let found = written.await?;
    shown(app, found, voice).await
}

/// An order's returns, newest first.
#[utoipa::path(get, path = "/orders/{order}/returns", tag = "returns", security(("bearer" = [])), params(("order" = String, Path)),
    responses((status = 200, body = ListView<ReturnView>), Refused))]
async fn of_order(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<ReturnView>>> {
    order_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    let found = app.db.read(move |read| returns::of_order(read, id)).await?;
    Ok(Answer(ListView::all(found.iter().map(|found| ReturnView::of(found, None, &voice)).collect())))
}

/// What a buyer asks for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReturnInput {
    /// `REFUND_ONLY, RETURN_AND_REFUND, REPLACEMENT`.
    #[schema(value_type = String)]
    kind: ReturnKind,
    /// Ids of the order's lines.
    lines: Vec<String>,
    /// `CHANGED_MIND, DAMAGED, WRONG_ITEM, NOT_AS_DESCRIBED, MISSING_PARTS, NOT_RECEIVED`, or one's own words.
    reason: String,
    /// What there is to add.
    #[serde(default)]
    note: String,
}

/// Asks to return lines of a delivered order. What comes back is what was paid.
#[utoipa::path(post, path = "/orders/{order}/returns", tag = "returns", security(("bearer" = [])), params(("order" = String, Path)), request_body = ReturnInput,
    responses((status = 201, body = ReturnView), Refused))]
async fn request(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<ReturnView>)> {
    let (order, side) = order_for(&app, &party, id, &[Side::Buyer]).await?;
    let input: ReturnInput = body.json()?;
    let lines = line_ids(&order, &input.lines)?;
    let clock = app.clock.clone();
    let asked = app.db.write(move |tx| {
        let ask = AskReturn {
            lines: &lines,
            kind: input.kind,
            reason: &input.reason,
            note: &input.note,
            actor: side.actor(),
        };
        let mut order = fresh(tx, id)?;
        flows::request_return(tx, &*clock, &mut order, &ask).map_err(refused)
    });
    let asked = asked.await?;
    Ok((StatusCode::CREATED, shown(&app, asked, &voice).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
struct ReturnsQuery {
    /// A state, such as `REQUESTED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// A shop's returns, newest first.
#[utoipa::path(get, path = "/shops/{shop}/returns", tag = "returns", security(("bearer" = [])), params(("shop" = String, Path), ReturnsQuery),
    responses((status = 200, body = ListView<ReturnView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<ReturnsQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<ReturnView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let state = query.state.map(|word| super::from_word::<ReturnState>(&word, "state")).transpose()?;
    let shop = kernel::Id::new(shop.id.get());
    let page = app.db.read(move |read| returns::of_shop(read, shop, state, &page)).await?;
    Ok(Answer(ListView::of(page, |found| ReturnView::of(&found, None, &voice))))
}

/// Returns that wait for the operator's decision, the longest waiting first.
#[utoipa::path(get, path = "/operator/returns", tag = "returns", security(("bearer" = [])), params(super::PageQuery),
    responses((status = 200, body = ListView<ReturnView>), Refused))]
async fn disputed(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<ReturnView>>> {
    let page = app.db.read(move |read| returns::disputed(read, &page)).await?;
    Ok(Answer(ListView::of(page, |found| ReturnView::of(&found, None, &voice))))
}

/// A return, with its moves.
#[utoipa::path(get, path = "/returns/{return}", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), responses((status = 200, body = ReturnView), Refused))]
async fn show(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
) -> Result<Answer<ReturnView>> {
    let (found, _) = return_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    shown(&app, found, &voice).await
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReturnDecisionInput {
    accept: bool,
    /// Said to the buyer.
    #[serde(default)]
    reason: String,
}

/// The shop's answer to a request; the operator's to a dispute.
#[utoipa::path(post, path = "/returns/{return}/decision", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), request_body = ReturnDecisionInput,
    responses((status = 200, body = ReturnView), Refused))]
async fn decide(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ReturnView>> {
    let (found, side) = return_for(&app, &party, id, &[Side::Operator, Side::Shop]).await?;
    let input: ReturnDecisionInput = body.json()?;
    let (clock, resolves) = (app.clock.clone(), side == Side::Operator && found.state == ReturnState::Disputed);
    moved(&app, id, &voice, move |tx, found| {
        if resolves {
            return flows::resolve_return(tx, &*clock, found, input.accept, &input.reason);
        }
        flows::decide_return(tx, &*clock, found, side.actor(), input.accept, &input.reason)
    })
    .await
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReasonInput {
    #[serde(default)]
    reason: String,
}

/// The buyer does not agree with the shop: the operator decides.
#[utoipa::path(post, path = "/returns/{return}/dispute", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), request_body = ReasonInput,
    responses((status = 200, body = ReturnView), Refused))]
async fn dispute(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ReturnView>> {
    let (_, side) = return_for(&app, &party, id, &[Side::Buyer]).await?;
    let ReasonInput { reason } = body.json_or_nothing()?;
    let clock = app.clock.clone();
    moved(&app, id, &voice, move |tx, found| flows::dispute_return(tx, &*clock, found, side.actor(), &reason)).await
}

/// A parcel that a carrier has.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShipmentInput {
    #[schema(example = "royal-mail")]
    carrier: String,
    tracking: String,
}

impl ShipmentInput {
    fn shipment(&self) -> Shipment {
        Shipment { carrier: self.carrier.clone(), tracking: self.tracking.clone() }
    }
}

/// The goods are on their way back.
#[utoipa::path(post, path = "/returns/{return}/parcel", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), request_body = ShipmentInput,
    responses((status = 200, body = ReturnView), Refused))]
async fn send_back(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ReturnView>> {
    let (_, side) = return_for(&app, &party, id, &[Side::Buyer]).await?;
    let input: ShipmentInput = body.json()?;
    let clock = app.clock.clone();
    moved(&app, id, &voice, move |tx, found| flows::ship_return(tx, &*clock, found, side.actor(), input.shipment()))
        .await
}

/// The shop has the goods, and finds them in order or not.
#[utoipa::path(post, path = "/returns/{return}/receipt", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), request_body = ReturnDecisionInput,
    responses((status = 200, body = ReturnView), Refused))]
async fn receive(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ReturnView>> {
    let (_, side) = return_for(&app, &party, id, &[Side::Shop, Side::Operator]).await?;
    let input: ReturnDecisionInput = body.json()?;
    let clock = app.clock.clone();
    moved(&app, id, &voice, move |tx, found| {
        if input.accept {
            return flows::receive_return(tx, &*clock, found, side.actor());
        }
        flows::reject_receipt(tx, &*clock, found, side.actor(), &input.reason)
    })
    .await
}

/// The buyer thinks better of it.
#[utoipa::path(post, path = "/returns/{return}/withdrawal", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)),
    responses((status = 200, body = ReturnView), Refused))]
async fn withdraw(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
) -> Result<Answer<ReturnView>> {
    let (_, side) = return_for(&app, &party, id, &[Side::Buyer]).await?;
    let clock = app.clock.clone();
    moved(&app, id, &voice, move |tx, found| flows::withdraw_return(tx, &*clock, found, side.actor())).await
}

/// The shop sends the same things again.
#[utoipa::path(post, path = "/returns/{return}/replacement", tag = "returns", security(("bearer" = [])), params(("return" = String, Path)), request_body = ShipmentInput,
    responses((status = 200, body = ReturnView), Refused))]
async fn replace(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ReturnView>> {
    let (_, side) = return_for(&app, &party, id, &[Side::Shop, Side::Operator]).await?;
    let input: ShipmentInput = body.json()?;
    let clock = app.clock.clone();
    moved(&app, id, &voice, move |tx, found| {
        flows::replace_return(tx, &*clock, found, side.actor(), input.shipment()).map(drop)
    })
    .await
}

/// What is wrong with a field is said of it; the rest is a matter of state.
fn refused(error: ReturnFlowError) -> Error {
    let error = Error::from(error);
    match error.code() {
        "trade.return_reason_length" => error.on("reason"),
        "trade.return_shipment" => error.on("tracking"),
        "trade.return_kind_not_allowed" => error.on("kind"),
        _ => error,
    }
}
